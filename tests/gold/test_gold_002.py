"""Document 002 against its hand-made reading: every deadline, status, unit and action.

Where a test expects something else than a gold row says, the reason stands beside it.
"""

import re
from collections import Counter
from datetime import date, datetime
from functools import cache

import pytest

from tests.registers import numbers_of
from tests.shared import gold, shared
from toolkit.sources.documents.reading import read_document
from toolkit.sources.taking_in import TakenInDocument, read_units, take_in
from toolkit.tracker.judging.timing import days_overdue, timing
from toolkit.tracker.record.codes import Acceptance, Role, Status, YesNo
from toolkit.tracker.wording.deadlines import read_deadline
from toolkit.tracker.wording.statuses import read_acceptance, read_status
from toolkit.tracker.wording.units import UnitNames

SEED = "002"
AS_OF = date(2018, 12, 31)
NOW = datetime(2019, 1, 2, 3, 4, 5)
TEXT = "002_6da9e6de966dff24.txt"


@pytest.fixture(autouse=True)
def _here() -> None:
    shared("gold", "gold_actions.csv")
    shared("seeds", TEXT)


@cache
def _document(listed: bool = True) -> TakenInDocument:
    units = read_units(shared("gold", "units_002.csv")) if listed else None
    return take_in(shared("seeds", TEXT), units=units, now=NOW)


def _rows(name: str) -> list[object]:
    """The tested rows of a gold file; a single empty one, whose test is skipped, where the file is absent."""
    rows = [row for row in gold(name, SEED) if row.get("tested", "yes") == "yes"]
    return [pytest.param(row, id=f"{row.get('locator', row.get('action_no'))}: {row.get('segment_text', '')}"[:60])
            for row in rows or [{}]]


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _refs(locator: str) -> list[str]:
    """The actions that a locator names; none for “header” or a recommendation."""
    return re.findall(r"\d\.\d", locator)


def _said_of(ref: str) -> str:
    return "\n".join(c.comment for c in _document().register.latest_comments()[ref])


@pytest.mark.parametrize("row", _rows("gold_deadlines.csv"))
def test_deadline(row: dict[str, str]) -> None:
    read = read_deadline(row["segment_text"])
    # Of the one day within a comment (6.3) the gold row gives the last day only; a day begins on itself.
    first = row["start_iso"] or (row["end_iso"] if row["reads_as"] == "day" else "")
    assert (read.kind, read.first, read.last, read.precision) == (
        row["reads_as"], _day(first), _day(row["end_iso"]), row["precision"])
    if row["cell"] == "deadline":  # a date within a comment is nobody's due date
        assert read.due == _day(row["due_iso"])
        for ref in _refs(row["locator"]):
            action = _document().register.actions[ref]
            assert (action.deadline, action.due_date) == (row["text"], _day(row["due_iso"]))


@pytest.mark.parametrize("row", _rows("gold_status.csv"))
def test_status(row: dict[str, str]) -> None:
    if row["cell"] == "status":
        assert read_status(row["segment_text"]).status == row["reads_as"]
        return
    # A comment has no status word of its own: the status is that of the column beside it, and the doubt is a warning.
    for ref in _refs(row["locator"]):
        assert row["segment_text"] in _said_of(ref)
        assert _document().register.actions[ref].status == row["reads_as"]
        assert ref in {problem.place.ref for problem in _document().problems if problem.code == "status-doubtful"}


@pytest.mark.parametrize("row", _rows("gold_units.csv"))
def test_units(row: dict[str, str]) -> None:
    read = UnitNames(read_units(shared("gold", "units_002.csv"))).read(row["segment_text"])
    assert "|".join(party.name for party in read.parties) == row["units"]
    assert next((party.name for party in read.parties if party.role is Role.LEAD), "") == row["lead"]
    assert all(party.known for party in read.parties)
    for ref in _refs(row["locator"]):
        assert _document().register.actions[ref].responsible == row["segment_text"]


@pytest.mark.parametrize("row", _rows("gold_actions.csv"))
def test_action(row: dict[str, str]) -> None:
    register = _document().register
    action = register.actions[row["action_no"]]
    as_of = _day(row.get("as_of", "")) or AS_OF
    assert (action.recommendation, action.text, action.deadline, action.due_date) == (
        row["rec_no"], row["action"], row["due_raw"], _day(row["due_iso"]))
    assert [register.unit_name(code) for code in action.lead + action.support] == row["units"].split("|")
    assert action.status == row["status"]
    assert (action.completed.first if action.completed else None) == _day(row["completed_from"])
    assert (action.completed.last if action.completed else None) == _day(row["completed_to"])
    assert timing(action, as_of) == row["timing"]
    assert days_overdue(action, as_of) == (int(row["days_late"]) if row["days_late"] else None)


def test_all_recommendations_and_actions_are_there_and_no_others() -> None:
    register = _document().register
    assert numbers_of(register) == [str(number) for number in range(1, 9)]
    assert list(register.actions) == [row["action_no"] for row in gold("gold_actions.csv", SEED)]
    assert _document().kind == "management-response"


def test_each_recommendation_has_its_answer_and_four_code_lists() -> None:
    for recommendation in _document().register.recommendations.values():
        assert recommendation.acceptance is Acceptance.ACCEPTED
        assert recommendation.text
        assert recommendation.response
        assert all((recommendation.thematic_area, recommendation.operating_principles,
                    recommendation.organizational_priorities, recommendation.uneg_criteria))
        assert not re.search("recommendation [1-8]", recommendation.text)


def test_a_slash_within_a_code_does_not_part_it() -> None:
    row = next(row for row in gold("gold_irregularities.csv", SEED) if row["class"] == "MULTI_VALUE")
    principles = [r.operating_principles.split(", ") for r in _document().register.recommendations.values()]
    assert sum(row["text"] in codes for codes in principles) == 2


def test_fields_without_a_label_are_known_by_their_order_and_empty_ones_are_kept() -> None:
    labels = [c for c in _document().register.contributions if c.kind == "label" and not c.number]
    assert [bool(c.text) for c in labels] == [True, True, True, False, True, False, True]
    assert [c.text for c in labels if c.heading == "Approval State"] == [
        row["segment_text"] for row in gold("gold_status.csv", SEED) if row["cell"] == "header"]
    period = next(row for row in gold("gold_deadlines.csv", SEED) if row["cell"] == "plan_period")
    assert next(c.text for c in labels if c.heading == "Plan Period").startswith(period["segment_text"])
    empty = [c for c in _document().register.contributions if c.heading == "Description"]
    assert [(c.number, c.text) for c in empty] == [(str(n), "") for n in range(1, 9)]


def test_a_page_number_within_a_sentence_is_left_out_and_listed() -> None:
    row = next(row for row in gold("gold_irregularities.csv", SEED) if row["class"] == "PAGE_NUMBER_IN_TEXT")
    page = next(row["text"] for row in gold("gold_deadlines.csv", SEED) if row["code"] == "PAGE_NUMBER_ARTEFACT")
    found = [problem.found for problem in _document().problems if problem.code == "left-out-page-number"]
    assert found == [page]
    assert row["text"].replace(f"{page} ", "") in _said_of(row["locator"])


def test_a_sentence_that_stands_in_several_comments_is_listed() -> None:
    row = next(row for row in gold("gold_irregularities.csv", SEED) if row["class"] == "COPY_PASTE")
    repeated = [problem for problem in _document().problems if problem.code == "comment-repeated"]
    [problem] = [problem for problem in repeated if problem.found.startswith(row["text"])]
    # 3.1 ends the sentence otherwise (“… in December 2019”).
    assert set(problem.suggestion.split(", ")) == set(row["locator"].split(",")) - {"3.1"}


def test_an_answer_that_its_own_words_do_not_bear_out_is_listed() -> None:
    row = next(row for row in gold("gold_status.csv", SEED) if row["code"] == "ACCEPTANCE_TEXT_CONFLICT")
    [problem] = [problem for problem in _document().problems if problem.code == "acceptance-doubtful"]
    assert row["segment_text"].startswith(problem.suggestion)
    assert read_acceptance(problem.found) == row["acceptance"].lower()


def test_every_repair_is_listed() -> None:
    codes = Counter(problem.code for problem in _document().problems)
    assert {code: count for code, count in codes.items() if code.startswith(("repaired", "left", "labels", "col"))} == {
        "repaired-columns": 18, "left-out-page-number": 1, "left-out-signs": 1, "labels-lost": 1}


def test_without_a_list_of_units_the_same_actions_are_read() -> None:
    listed, gathered = _document().register, _document(listed=False).register
    assert [(a.ref, a.text, a.responsible, a.due_date, a.status) for a in gathered.actions.values()] == [
        (a.ref, a.text, a.responsible, a.due_date, a.status) for a in listed.actions.values()]
    unconfirmed = [problem for problem in _document(listed=False).problems if problem.code == "unit-unconfirmed"]
    assert len(unconfirmed) == len(gathered.units)


def test_every_word_of_the_document_is_in_the_history_with_its_line() -> None:
    register = _document().register
    rows = read_document(shared("seeds", TEXT)).rows
    assert len(rows) > 100
    for row in rows:
        kept = " ".join(change.new for change in register.history if change.cell == row.locator).split()
        assert not Counter(row.text.split()) - Counter(kept), row.locator


def test_every_word_but_those_of_the_form_and_the_page_is_in_a_record() -> None:
    register = _document().register
    records = [*register.recommendations.values(), *register.actions.values(), *register.comments.values(),
               *register.contributions]
    kept = Counter(" ".join(str(value) for record in records for value in _values(record)).split())
    form = {"left_out", "heading"}
    rows = [change for change in register.history if change.key not in form]
    lost = Counter(" ".join(change.new for change in rows).split()) - kept
    labels = {"Recommendation:", "Management", "Response:", "Response", "Category:", "Description:", "Thematic", "Area:",
              "Operating", "Principles:", "Organizational", "Priorities:", "UNEG", "Criteria:", ":", "Accepted",
              "Completed", ","}
    assert set(lost) - labels <= {f"{n}{sign}" for n in range(1, 9) for sign in ":."}


def _values(record: object) -> list[object]:
    return [getattr(record, name) for name in record.__dataclass_fields__]  # type: ignore[attr-defined]


def test_nothing_continues_and_nothing_is_dated_by_what_a_comment_tells() -> None:
    actions = _document().register.actions.values()
    assert {action.continuing for action in actions} <= {None, YesNo.NO}
    assert {action.completed for action in actions} == {None}
    assert {action.status for action in actions} == {Status.IMPLEMENTED}
