"""Looking back: the register as it stood, and a consolidation that is taken back."""

import json
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest

from tests.doors.command_line import NOW, Tracker

FIRST, SECOND, LATER = "2019-01-22T10:00:00", "2019-02-03T10:00:00", "2019-02-04T10:00:00"


@pytest.fixture
def told(tracker: Tracker) -> Tracker:
    """A register into which two returns were consolidated on different days."""
    return tracker.made_once(tell)


def tell(tracker: Tracker) -> None:
    tracker.make_issued()
    tracker.fill_in("PAR", {("1.1", "Status"): "Implemented", ("1.1", "Date of implementation"): date(2018, 6, 1)})
    consolidate(tracker, FIRST)
    tracker.fill_in("LIB", {("1.2", "Status"): "Not started"})
    consolidate(tracker, SECOND)


def consolidate(tracker: Tracker, when: str) -> str:
    outcome = tracker("consolidate", "register.xlsx", "inbox", "--round", "2018-12", "--now", when)
    return outcome.err


def statuses(tracker: Tracker, *more: str) -> dict[str, str]:
    shown = json.loads(tracker("show", "register.xlsx", "--json", *more).out)
    return {action["ref"]: action["status"] for action in shown["actions"]}


def test_the_register_as_it_stood_at_the_end_of_a_day(told: Tracker) -> None:
    before = {"1.1": "in_progress", "1.2": "not_reported", "2.1": "not_started"}
    between, now = before | {"1.1": "implemented"}, before | {"1.1": "implemented", "1.2": "not_started"}
    assert statuses(told, "--at", "2019-01-21") == before
    assert statuses(told, "--at", "2019-01-22") == between
    assert statuses(told, "--at", "2019-02-02") == between
    assert statuses(told, "--at", "2019-02-03") == now
    assert statuses(told) == now


def test_a_day_before_the_register_was_made_is_told(tracker: Tracker) -> None:
    tracker("new", ".", "--title", "Signposts", "--now", NOW)
    outcome = tracker("show", "register.xlsx", "--at", "2017-12-31")
    assert outcome.code == 2
    assert "did not exist on 2017-12-31" in outcome.err


def test_a_report_on_the_register_as_it_stood(told: Tracker) -> None:
    made = told("report", "register.xlsx", "--format", "progress-table", "--at", "2019-01-21", "-o", "then.docx")
    assert made.code == 0
    text = "\n".join(cell.text for table in docx.Document(str(told.folder / "then.docx")).tables
                     for row in table.rows for cell in row.cells)
    assert "1 June 2018" not in text
    assert "As of 2019-01-21" in made.err


def test_the_last_consolidation_is_taken_back_and_can_be_made_again(told: Tracker) -> None:
    after = statuses(told)
    undone = told("undo", "register.xlsx", "--now", LATER)
    assert undone.code == 0
    assert "LIB.xlsx" in undone.err
    assert statuses(told)["1.2"] == "not_reported"
    assert statuses(told)["1.1"] == "implemented"
    history = openpyxl.load_workbook(told.folder / "register.xlsx")["History"]
    assert "Undone" in [cell.value for row in history for cell in row]
    consolidate(told, LATER)
    assert statuses(told) == after


def test_a_clock_that_was_set_back_keeps_no_consolidation_from_being_taken_back(tracker: Tracker) -> None:
    tracker.make_issued()
    for unit, ref, when in (("PAR", "1.1", SECOND), ("LIB", "1.2", FIRST)):
        tracker.fill_in(unit, {(ref, "Comment"): "Half is done"})
        consolidate(tracker, when)
    assert "LIB.xlsx" in tracker("undo", "register.xlsx", "--now", FIRST).err
    assert "PAR.xlsx" in tracker("undo", "register.xlsx", "--now", FIRST).err


def test_nor_does_it_hide_what_was_changed_since(told: Tracker) -> None:
    edit(told.folder / "register.xlsx", "Actions", "C2", "Paint the signs green")
    consolidate(told, FIRST)
    undone = told("undo", "register.xlsx", "--now", LATER)
    assert (undone.code, "was changed after" in undone.err) == (2, True)


def test_both_consolidations_are_taken_back_one_after_the_other(told: Tracker) -> None:
    told("undo", "register.xlsx", "--now", LATER)
    again = told("undo", "register.xlsx", "--now", LATER)
    assert again.code == 0, again.err
    assert statuses(told)["1.1"] == "in_progress"
    nothing = told("undo", "register.xlsx", "--now", LATER)
    assert nothing.code == 2
    assert "nothing to undo" in nothing.err


def test_nothing_is_lost_by_taking_back(told: Tracker) -> None:
    before = (told.folder / "register.xlsx").read_bytes()
    told("undo", "register.xlsx", "--now", LATER)
    assert before in [path.read_bytes() for path in (told.folder / "archive").iterdir()]


def test_what_was_changed_since_is_not_taken_back(told: Tracker) -> None:
    path = told.folder / "register.xlsx"
    edit(path, "Actions", "C2", "Paint all the signs")
    held = path.read_bytes()
    outcome = told("undo", "register.xlsx", "--now", LATER)
    assert outcome.code == 2
    assert "was changed after the consolidation" in outcome.err
    assert path.read_bytes() == held


def test_a_round_that_was_issued_since_keeps_a_consolidation_from_being_taken_back(told: Tracker) -> None:
    told("issue", "register.xlsx", "--round", "2019-06", "--as-of", "2019-06-30", "--return-by", "2019-07-15",
         "--now", LATER)
    assert "was changed after the consolidation" in told("undo", "register.xlsx", "--now", LATER).err


def test_without_the_archive_nothing_is_taken_back(told: Tracker) -> None:
    for path in (told.folder / "archive").glob("*-register.xlsx"):
        path.unlink()
    assert "is not in the archive folder" in told("undo", "register.xlsx", "--now", LATER).err


def test_differences_are_written_as_a_workbook(told: Tracker) -> None:
    (old,) = (told.folder / "archive").glob("2019-01-22-*-register.xlsx")
    outcome = told("compare", str(old), "register.xlsx", "-o", "differences.xlsx", "--now", NOW)
    assert "Wrote differences.xlsx" in outcome.err
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(told.folder / "differences.xlsx").active or ()]
    assert any(row[1:3] == ["1.1", "Status"] and row[4] == "Implemented" for row in rows)
    assert told("compare", str(old), "register.xlsx", "-o", "differences.xlsx").code == 2


def edit(path: Path, sheet: str, cell: str, value: str) -> None:
    book = openpyxl.load_workbook(path)
    book[sheet][cell].value = value
    book.save(path)


def test_columns_and_sheets_that_people_added_since_stay_when_a_consolidation_is_taken_back(told: Tracker) -> None:
    path = told.folder / "register.xlsx"
    book = openpyxl.load_workbook(path)
    at = book["Actions"].max_column + 1
    book["Actions"].cell(1, at).value, book["Actions"].cell(2, at).value = "Cost", 4.5
    book.create_sheet("Notes")["A1"] = "Ask PAR"
    book.save(path)
    assert told("undo", "register.xlsx", "--now", LATER).code == 0
    book = openpyxl.load_workbook(path)
    assert (book["Actions"].cell(1, at).value, book["Actions"].cell(2, at).value) == ("Cost", 4.5)
    assert book["Notes"]["A1"].value == "Ask PAR"


def test_a_note_beside_a_row_that_would_be_gone_keeps_a_consolidation_from_being_taken_back(told: Tracker) -> None:
    path = told.folder / "register.xlsx"
    book = openpyxl.load_workbook(path)
    at = book["History"].max_column + 1
    book["History"].cell(1, at).value = "Seen"
    book["History"].cell(book["History"].max_row, at).value = "by A. N. Other"
    book.save(path)
    assert "was changed after the consolidation" in told("undo", "register.xlsx", "--now", LATER).err
