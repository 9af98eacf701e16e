"""What a person does to a register in Excel, and what the next run makes of it: found, told and recorded, or refused."""

from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.doors.command_line import Outcome, Tracker

Edit = Callable[[openpyxl.Workbook], Any]
LATER = "2019-02-01T10:00:00"


@pytest.fixture
def issued(tracker: Tracker) -> Tracker:
    """A register that was issued, with a return to consolidate."""
    tracker.make_issued()
    tracker.fill_in("PAR", {("2.1", "Comment"): "Twelve so far"})
    return tracker


def work_in(tracker: Tracker, edit: Edit) -> bytes:
    path = tracker.folder / "register.xlsx"
    book = openpyxl.load_workbook(path)
    edit(book)
    book.save(path)
    return path.read_bytes()


def consolidate(tracker: Tracker, *more: str) -> Outcome:
    return tracker("consolidate", "register.xlsx", "inbox", "--round", "2018-12", "--now", LATER, *more)


def at(sheet: Worksheet, heading: str) -> int:
    return next(cell.column for cell in sheet[1] if cell.value == heading)


def history(tracker: Tracker) -> list[tuple[object, ...]]:
    """Ref, column, old and new of the changes by hand."""
    sheet = openpyxl.load_workbook(tracker.folder / "register.xlsx")["History"]
    columns = [at(sheet, heading) - 1 for heading in ("Ref.", "Column", "Old", "New", "How")]
    rows = [[row[column] for column in columns] for row in sheet.iter_rows(min_row=2, values_only=True)]
    return [tuple(row[:4]) for row in rows if row[4] == "Edited by hand"]


def put(sheet: str, heading: str, row: int, value: object) -> Edit:
    def edit(book: openpyxl.Workbook) -> None:
        book[sheet].cell(row, at(book[sheet], heading)).value = value  # type: ignore[assignment]
    return edit


def insert(book: openpyxl.Workbook) -> None:
    sheet = book["Actions"]
    sheet.insert_rows(3)
    for heading, value in (("Ref.", "1.3"), ("Rec.", "1"), ("Action", "Mend the gate")):
        sheet.cell(3, at(sheet, heading)).value = value


def swap(book: openpyxl.Workbook) -> None:
    for upper, lower in zip(*book["Actions"].iter_rows(min_row=2, max_row=3), strict=True):
        upper.value, lower.value = lower.value, upper.value


def hide(book: openpyxl.Workbook) -> None:
    book["Actions"].row_dimensions[3].hidden = True
    book["Actions"].auto_filter.add_filter_column(0, ["1.1"])


def sort_one_column(book: openpyxl.Workbook) -> None:
    put("Actions", "Lead", 2, "LIB")(book)
    put("Actions", "Lead", 3, "PAR")(book)


@pytest.mark.parametrize(("edit", "recorded", "told"), [
    (lambda book: book["Actions"].delete_rows(3), [("1.2", "Actions row")], ["Actions, 1.2, Actions row: “", "was removed"]),
    (insert, [("1.3", "Actions row")], ["Actions, A3, 1.3, Actions row: “", "is new"]),
    (put("Actions", "Ref.", 2, "1.9"), [("1.1", "Actions row"), ("1.9", "Actions row")],
     ["Actions, 1.1, Actions row: “", "Actions, A2, 1.9, Actions row: “"]),
    (put("Actions", "Deadline", 3, "End 2020"), [("1.2", "Deadline")], ["“End 2019” became “End 2020”"]),
    (put("Recommendations", "Recommendation", 2, "Paint"), [("1", "Recommendation")], ["“Recommendation 1” became “Paint”"]),
    (sort_one_column, [("1.1", "Lead"), ("1.2", "Lead")], ["“PAR” became “LIB”", "“LIB” became “PAR”"]),
    (swap, [], []),
    (hide, [], []),
])
def test_what_a_person_changes_is_told_and_recorded(
    issued: Tracker, edit: Edit, recorded: list[tuple[str, str]], told: list[str]
) -> None:
    work_in(issued, edit)
    dry = consolidate(issued, "--dry-run")
    done = consolidate(issued)
    assert done.code == 0, done
    for outcome in (dry, done):
        assert ("by hand since the register was last written" in outcome.err) == bool(told)
        assert [words for words in told if words not in outcome.err] == []
        assert "is computed" not in outcome.out
    assert [line[:2] for line in history(issued)] == recorded
    again = consolidate(issued)
    assert "by hand" not in again.err
    assert "There is nothing new" in again.err


def test_issue_tells_of_changes_by_hand_too(tracker: Tracker) -> None:
    tracker.make_register()
    work_in(tracker, put("Actions", "Deadline", 3, "End 2020"))
    assert "Actions, J3, 1.2, Deadline: “End 2019” became “End 2020”" in tracker.issue().err
    assert [line[:2] for line in history(tracker)] == [("1.2", "Deadline")]


def test_many_changes_by_hand_are_counted_and_not_all_told(issued: Tracker) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        for row in range(2, 30):
            book["People"].append([f"List {row}", "", f"Name {row}"])

    work_in(issued, edit)
    told = consolidate(issued).err
    assert "28 changes were made by hand" in told
    assert "… and 18 more" in told
    assert len(history(issued)) == 28


def rename(name: str, other: str) -> Edit:
    def edit(book: openpyxl.Workbook) -> None:
        book[name].title = other
    return edit


def delete_column(heading: str) -> Edit:
    def edit(book: openpyxl.Workbook) -> None:
        book["Actions"].delete_cols(at(book["Actions"], heading))
    return edit


@pytest.mark.parametrize(("edit", "words"), [
    (rename("Actions", "Actions 2018"), "its Actions sheet is missing. If the Actions 2018 sheet is Actions under another name, rename it"),
    (rename("Comments", "Remarks"), "If the Remarks sheet is Comments under another name"),
    (rename("_base", "base"), "its hidden sheet, which says what was issued, is gone"),
    (lambda book: book.remove(book["History"]), "its History sheet is missing"),
    (lambda book: book.remove(book["_base"]), "its hidden sheet, which says what was issued, is gone"),
    (delete_column("Deadline"), "the Deadline column is missing or appears twice"),
    (delete_column("Ref."), "no header row"),
    (put("Actions", "Ref.", 3, "1.1"), "“1.1” appears in two rows"),
    (put("Comments", "Ref.", 2, None), "a row has content but nothing in its first column"),
    (put("Actions", "Status", 3, "Soonish"), "“Soonish” in “Status” is none of: Not started, In progress"),
])
def test_what_cannot_be_read_is_refused_and_the_register_stays_as_it_is(
    issued: Tracker, edit: Edit, words: str
) -> None:
    worked_in = work_in(issued, edit)
    outcome = consolidate(issued)
    assert outcome.code == 4
    assert words in outcome.err
    assert len(outcome.err.splitlines()) == 1
    assert (issued.folder / "register.xlsx").read_bytes() == worked_in


def above(book: openpyxl.Workbook) -> None:
    book["Actions"].insert_rows(1)
    book["Actions"]["A1"] = "Ask the Board first"


def on_about(book: openpyxl.Workbook) -> None:
    book["About"]["A20"], book["About"]["B20"] = "Contact", "A. N. Other"
    book["About"]["C2"] = "to be shortened"


def head_a_column_of_an_empty_sheet(book: openpyxl.Workbook) -> None:
    book["People"].cell(1, book["People"].max_column + 1).value = "Phone"


@pytest.mark.parametrize(("edit", "words"), [
    (above, "register.xlsx, Actions: When the tracker writes the register, this is not kept: “Ask the Board first”."),
    (on_about, "register.xlsx, About: When the tracker writes the register, this is not kept: “to be shortened”."),
    (on_about, "“Contact”, “A. N. Other”"),
    (head_a_column_of_an_empty_sheet, "“Phone”"),
])
def test_what_stands_where_nothing_is_kept_is_said_before_it_is_lost(issued: Tracker, edit: Edit, words: str) -> None:
    work_in(issued, edit)
    assert words in consolidate(issued).err


def test_what_somebody_wrote_beside_a_conflict_goes_into_the_history_with_its_decision(issued: Tracker) -> None:
    issued.fill_in("PAR", {("2.1", "Comment"): "Thirteen so far"}, "PAR again.xlsx")
    assert consolidate(issued).code == 3

    def edit(book: openpyxl.Workbook) -> None:
        sheet = book["Conflicts"]
        beside = sheet.max_column + 1
        sheet.cell(1, beside).value, sheet.cell(2, beside).value = "Discussed", "with A. N. Other"
        sheet.cell(2, at(sheet, "Decision")).value = "B"

    work_in(issued, edit)
    assert consolidate(issued).code == 0
    assert ("2.1", "Discussed (not taken)", None, "with A. N. Other") in history(issued)
    assert "There is nothing new" in consolidate(issued).err
