"""The sheet Finished of a return: what is shown there, and what is said of what somebody typed into it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from tests.registers import register
from tests.returns import ROUND, filled_in, open_round
from toolkit.tracker.record.actions import Finished
from toolkit.tracker.record.cells import CellValue, RawSheet, RawWorkbook, Row
from toolkit.tracker.record.columns import columns_of, from_plain
from toolkit.tracker.record.problems import Refused
from toolkit.tracker.returns.content import ReturnContent
from toolkit.tracker.returns.issuing import checked_content, plan_round
from toolkit.tracker.returns.parsing import parse_return
from toolkit.tracker.returns.submission import Submission
from toolkit.workbook.returns.actions_sheet import in_return

ACTIONS = """
    | Ref. | Action            | Lead | Support | Status                        | Date of implementation |
    | 1.1  | Paint the signs   | PAR  | LIB     | Not started                   |                        |
    | 2.1  | Count the benches | PAR  | LIB     | Implemented                   | 2018-04-01/2018-06-30 (Q2 2018) |
    | 2.2  | Mend the bench    | PAR  |         | Closed without implementation |                        |
    | 3.1  | Buy the books     | LIB  |         | Superseded                    |                        |
"""
COMMENTS = """
    | Ref. | Unit | Round   | Comment           |
    | 2.1  | LIB  |         | Begun             |
    | 2.1  | PAR  | 2018-06 | 40 benches        |
    | 2.1  | LIB  | 2018-06 | And two in the    |
"""


def content_of(unit: str, *, everything: bool = False) -> ReturnContent:
    return open_round(register(ACTIONS, comments=COMMENTS), everything=everything)[unit]


def finished_sheet(content: ReturnContent, changed: Mapping[int, Row] | None = None) -> RawSheet:
    """The sheet as it is read; what is changed stands in it by row and column."""
    columns = columns_of(Finished)
    rows: dict[int, dict[int, CellValue]] = {1: {at: column.heading for at, column in enumerate(columns, 1)}}
    for number, (ref, values) in enumerate(content.issued.finished.items(), 2):
        shown = {"ref": ref, **values}
        rows[number] = {at: value for at, column in enumerate(columns, 1)
                        if (value := in_return(from_plain(shown.get(column.key, ""), column), column)) is not None}
    for number, row in (changed or {}).items():
        rows[number] = {**rows.get(number, {}), **row}
    return RawSheet("Finished", rows=rows)


def returned(content: ReturnContent, sheet: RawSheet, **options: object) -> Submission:
    actions = filled_in(content, **options).sheets  # type: ignore[arg-type]
    raw = RawWorkbook((*actions, sheet, RawSheet("_base", rows={1: {1: "{}"}})))
    return parse_return(raw, content.issued, "PAR.xlsx", "bytes")


def told(submission: Submission) -> list[tuple[str, str, str, str]]:
    return [(p.code, p.place.cell, p.place.ref, p.found) for p in submission.problems]


def test_what_is_finished_is_shown_apart_with_all_that_was_said_last() -> None:
    issued = content_of("PAR").issued
    assert list(issued.roles) == ["1.1"]
    assert issued.finished == {
        "2.1": {"text": "Count the benches", "status": "implemented", "completed": "2018-06-30",
                "comment": "40 benches\nLIB: And two in the"},
        "2.2": {"text": "Mend the bench", "status": "closed_not_implemented"}}


def test_with_everything_nothing_is_shown_apart() -> None:
    issued = content_of("PAR", everything=True).issued
    assert (list(issued.roles), issued.finished) == (["1.1", "2.1", "2.2"], {})


def test_a_unit_with_nothing_open_gets_no_workbook_and_is_named() -> None:
    held = register(ACTIONS.replace("| PAR  | LIB     | Not", "| PAR  |         | Not"))
    plan = plan_round(held, ROUND)
    assert [one.content.unit.code for one in plan.issuances] == ["PAR"]
    assert plan.at_rest == {"LIB": 2}
    assert plan_round(held, ROUND, everything=True).at_rest == {}


def test_what_a_sheet_shows_says_nothing() -> None:
    content = content_of("PAR")
    sheet = finished_sheet(content)
    submission = returned(content, sheet)
    assert (told(submission), submission.is_unchanged) == ([], True)
    shuffled = replace(sheet, rows={number: sheet.rows[source] for number, source in ((1, 1), (2, 3), (3, 2))})
    assert told(returned(content, shuffled)) == []


@pytest.mark.parametrize(("row", "typed", "problem"), [
    (2, {3: "In progress"}, ("finished-changed", "C2", "2.1", "In progress")),
    (2, {4: date(2018, 7, 1)}, ("finished-changed", "D2", "2.1", "2018-07-01")),
    (3, {5: "The bench is gone"}, ("finished-changed", "E3", "2.2", "The bench is gone")),
    (4, {1: "9.9", 2: "Another"}, ("finished-changed", "A4", "9.9", "9.9; Another")),
    (4, {2: "Nobody's"}, ("finished-changed", "A4", "", "Nobody's")),
    (2, {9: "beside"}, ("value-outside", "I2", "", "beside")),
])
def test_what_somebody_typed_there_is_named_and_not_taken(row: int, typed: Row, problem: tuple[str, ...]) -> None:
    content = content_of("PAR")
    submission = returned(content, finished_sheet(content, {row: typed}))
    assert told(submission) == [problem]
    assert submission.is_unchanged
    assert list(submission.rows) == ["1.1"]


def test_what_was_emptied_there_says_nothing() -> None:
    content = content_of("PAR")
    sheet = finished_sheet(content)
    emptied = {number: {at: value for at, value in row.items() if number == 1 or at < 3} for number, row in sheet.rows.items()}
    assert told(returned(content, replace(sheet, rows=emptied))) == []


def test_a_finished_action_that_is_entered_among_the_others_is_not_taken_and_said_to_be_finished() -> None:
    content = content_of("PAR")
    submission = returned(content, finished_sheet(content), extra_rows=[{"ref": "2.1", "status": "In progress"}])
    assert told(submission) == [("ref-finished", "A3", "2.1", "2.1")]
    assert "In progress" in submission.set_aside[3]


def test_the_sheet_is_never_taken_for_the_sheet_actions() -> None:
    content = content_of("PAR")
    raw = RawWorkbook((finished_sheet(content), RawSheet("_base", rows={1: {1: "{}"}})))
    with pytest.raises(Refused) as refused:
        parse_return(raw, content.issued, "PAR.xlsx", "bytes")
    assert refused.value.problem.code == "no-actions-sheet"


def test_a_sheet_of_that_name_in_a_workbook_that_was_issued_without_it_is_named() -> None:
    content = content_of("PAR", everything=True)
    sheet = RawSheet("Finished", rows={1: {1: "The kiosk"}})
    assert [problem.code for problem in returned(content, sheet).problems if problem.place.sheet == "Finished"] == ["sheet-extra"]


def test_a_sheet_whose_headings_are_gone_is_named_as_any_other() -> None:
    content = content_of("PAR")
    sheet = RawSheet("Finished", rows={1: {1: "The kiosk is finished, too"}})
    assert [problem.code for problem in returned(content, sheet).problems] == ["sheet-extra"]


def test_a_checked_copy_shows_again_what_was_issued() -> None:
    content = content_of("PAR")
    submission = returned(content, finished_sheet(content, {2: {3: "In progress"}}))
    copy = checked_content(submission, content.unit, content.settings, submission.problems, {})
    assert copy.issued.finished == content.issued.finished
