"""Workbooks as earlier versions issued them: the last comment stands in the cell of the new one, and there is no Still so."""

import json
from dataclasses import replace

import pytest

from tests.registers import register
from tests.returns import ROUND, open_round, submission
from toolkit.tracker.judging.reported import RoundHeard
from toolkit.tracker.merge.consolidate import consolidate
from toolkit.tracker.record.forms.form import STANDARD, WITHOUT_ROUNDS
from toolkit.tracker.record.register import Register
from toolkit.tracker.returns.content import IssuedRow, ReturnContent
from toolkit.tracker.returns.issuing import answers_only
from toolkit.workbook.memory.authentication import digest_of, is_genuine, signed
from toolkit.workbook.memory.base import base_payload, issued_from_payload

ACTIONS = """
    | Ref. | Action            | Lead | Due date   | Status      | Comment 2018-06 |
    | 1.1  | Paint the signs   | PAR  | 2019-06-30 | In progress | Primer is on    |
    | 1.2  | Print the leaflet | PAR  | 2019-06-30 | Not started |                 |
"""


@pytest.fixture
def held() -> Register:
    return register(ACTIONS)


@pytest.fixture
def issued(held: Register) -> ReturnContent:
    """What the version before has issued to PAR, and its register remembers."""
    content = open_round(held)["PAR"]
    rows = tuple(IssuedRow(row.ref, row.role, {
        key: value for key, value in row.values.items() if key in WITHOUT_ROUNDS.by_key} | (
        {"comment": "Primer is on"} if row.ref == "1.1" else {})) for row in content.rows)
    values = {ref: {key: plain for key, plain in shown.items() if key in WITHOUT_ROUNDS.by_key} | (
        {"comment": "Primer is on"} if ref == "1.1" else {}) for ref, shown in content.issued.values.items()}
    before = replace(content.issued, form=WITHOUT_ROUNDS, values=values)
    held.issued[ROUND.name, "PAR"] = [answers_only(before)]
    return replace(content, issued=before, rows=rows)


def test_the_two_columns_belong_to_the_form_of_now_alone() -> None:
    assert [column.key for column in STANDARD.columns if column not in WITHOUT_ROUNDS.columns] == ["last_comment", "still_so"]


def test_what_such_a_workbook_remembers_has_the_same_code_as_before(issued: ReturnContent) -> None:
    payload = base_payload(issued.issued)
    assert "by_rounds" not in payload
    keys = {"k1": "ab" * 32}
    coded = signed(issued.issued, keys)
    back = issued_from_payload(json.loads(json.dumps(base_payload(coded))))
    assert (back, back.form) == (coded, WITHOUT_ROUNDS)
    assert is_genuine(back.code, digest_of(back), keys)


def test_that_of_a_workbook_of_now_says_so(held: Register) -> None:
    now = open_round(held)["PAR"].issued
    assert issued_from_payload(json.loads(json.dumps(base_payload(now)))).form == STANDARD


def test_it_is_taken_as_it_was_issued(held: Register, issued: ReturnContent) -> None:
    returned = submission(issued)
    assert (returned.problems, returned.is_unchanged) == ((), True)
    after = consolidate(held, ROUND.name, [returned], "2019-01-20").register
    assert after.comments == held.comments
    heard = RoundHeard(after, ROUND.name)
    assert (str(heard.actions["1.1"].state), heard.actions["1.1"].last, heard.answered_nothing) == ("left", "", ["PAR"])


def test_a_comment_that_is_written_over_the_last_one_is_that_of_the_round(held: Register, issued: ReturnContent) -> None:
    after = consolidate(held, ROUND.name, [submission(issued, {("1.1", "comment"): "All are painted"})], "2019-01-20").register
    assert after.comments["1.1", "PAR", ROUND.name].comment == "All are painted"
    assert str(RoundHeard(after, ROUND.name).actions["1.1"].state) == "answered"


def test_an_emptied_one_is_still_asked_about(held: Register, issued: ReturnContent) -> None:
    outcome = consolidate(held, ROUND.name, [submission(issued, {("1.1", "comment"): None})], "2019-01-20")
    assert [problem.code for problem in outcome.problems] == ["answer-emptied"]


def test_its_missing_comment_is_asked_for_without_a_word_of_still_so(issued: ReturnContent) -> None:
    [problem] = submission(issued, {("1.2", "status"): "In progress"}).problems
    assert (problem.code, problem.suggestion) == ("in-progress-without-comment", "")


def test_a_column_still_so_in_it_is_somebody_elses(issued: ReturnContent) -> None:
    found = submission(issued, headings={"evidence": "Still so"}).problems
    assert ("column-unknown", "Still so") in [(problem.code, problem.found) for problem in found]
