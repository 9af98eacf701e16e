"""The group Returns: what a check shows in the open return, and that nothing of it reaches what the return says."""

import json
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from tests.addin.file_engine import App, as_caller
from tests.doors.command_line import Tracker
from toolkit import addin
from toolkit.addin import returns
from toolkit.addin.excel import asking
from toolkit.tracker.returns.marked import MARKS_SHEET, PROBLEMS_SHEET

Answers = dict[tuple[str, str], object]
WRONG: Answers = {("1.1", "Status"): "Nearly", ("1.1", "Date of implementation"): "soon", ("2.1", "Status"): "In progres"}
ANSWERS: list[Answers] = [
    {},
    WRONG,
    {("1.1", "Status"): "In progres", ("2.1", "Status"): "=1+1"},
    {("1.1", "Ref."): "9.9", ("2.1", "Deadline"): "Never"},
    {("1.1", "Status"): "Implemented", ("1.1", "Date of implementation"): 42, ("2.1", "Comment"): "#REF!"},
]


def lines(sheet: Any, top: int) -> list[tuple[str, str]]:
    """What is listed: the action, and what is wrong."""
    return [(row[2] or "", row[4]) for row in sheet.iter_rows(min_row=top + 1, values_only=True)]


def found_by_check(tracker: Tracker, path: Path) -> list[tuple[str, str]]:
    """The same on the command line."""
    return [(one["ref"], one["what"]) for one in json.loads(tracker("check", str(path), "--json").out)]


def saved(app: App, path: Path) -> Path:
    """The open return, as the person saves it."""
    app.books.list[0].wb.save(path)
    return path


def marked(app: App) -> dict[str, tuple[str, str]]:
    """Marked cell of the Actions sheet -> its fill, its note."""
    return {cell.coordinate: (cell.fill.fgColor.rgb, cell.comment.text)
            for row in app.books.list[0].wb["Actions"].iter_rows() for cell in row if cell.comment}


@pytest.mark.parametrize("answers", ANSWERS, ids=lambda answers: f"{len(answers)} answers")
def test_a_return_has_the_same_problems_in_excel_and_on_the_command_line(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch, answers: Answers
) -> None:
    path = tracker.fill_in("PAR", answers)
    app = as_caller(path, monkeypatch)
    addin.check_return()
    wb = app.books.list[0].wb
    assert lines(wb[PROBLEMS_SHEET], 2) == found_by_check(tracker, path)
    assert app.said[0].startswith("PAR.xlsx: ")


def test_each_problem_is_marked_with_its_sentence_and_its_number(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = as_caller(tracker.fill_in("PAR", {**WRONG, ("2.1", "Status"): "in progress"}), monkeypatch)
    addin.check_return()
    assert app.said == [
        "PAR.xlsx: 2 errors, 1 warning. They are marked in their cells and listed on the Problems sheet."]
    assert {at: (fill, note.partition("“")[0]) for at, (fill, note) in marked(app).items()} == {
        "E2": ("FFF6D9E3", "1. "), "F2": ("FFF6D9E3", "2. "), "I3": (
            "FFFDE3D0", ("3. The action is in progress, but there is no comment. Say in a sentence what has been done and what "
                         "remains to be done. If nothing has changed, choose Yes under "))}
    assert app.books.list[0].wb.active.title == PROBLEMS_SHEET
    assert len(app.books.list) == 1


def test_the_file_is_not_written_and_the_status_bar_is_given_back(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tracker.fill_in("PAR", WRONG)
    before = path.read_bytes()
    app = as_caller(path, monkeypatch)
    for press in (addin.check_return, addin.next_problem, addin.check_return, addin.clear_all_marks):
        press()
    assert path.read_bytes() == before
    assert app.status_bar is False


def test_check_check_and_clear_leave_the_return_as_it_was(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tracker.fill_in("PAR", WRONG)
    app = as_caller(path, monkeypatch)
    untouched = openpyxl.load_workbook(path)
    addin.check_return()
    addin.check_return()
    addin.clear_all_marks()
    assert app.said[-1] == "The marks in PAR.xlsx were cleared."
    assert looks(app.books.list[0].wb) == looks(untouched)
    addin.clear_all_marks()
    assert app.said[-1] == "PAR.xlsx has no marks."


def looks(wb: Any) -> list[object]:
    return [(ws.title, ws.sheet_state, vars(ws.protection), [
        (cell.value, cell.fill.fill_type, cell.fill.fgColor.rgb[-6:], cell.comment and cell.comment.text)
        for row in ws.iter_rows() for cell in row]) for ws in wb.worksheets] + [vars(wb.security)]


def test_a_corrected_cell_loses_its_mark_with_the_next_check(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = as_caller(tracker.fill_in("PAR", WRONG), monkeypatch)
    addin.check_return()
    app.books.list[0].wb["Actions"]["E2"].value = "In progress"
    app.books.list[0].wb["Actions"]["F2"].value = None
    app.books.list[0].wb["Actions"]["H2"].value = "Yes"
    addin.check_return()
    assert list(marked(app)) == ["E3"]


@pytest.mark.parametrize("own_note", [False, True])
def test_a_return_that_was_saved_with_its_marks_is_read_as_without_them(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch, own_note: bool
) -> None:
    path = tracker.fill_in("PAR", WRONG)
    if own_note:
        wb = openpyxl.load_workbook(path)
        wb["Actions"]["E2"].comment = wb["Actions"]["A1"].comment = Comment("Ask the painters", "Somebody")
        wb.save(path)
    without = tracker("check", str(path), "--json").out
    merged_without = tracker("consolidate", "register.xlsx", str(path), "--round", "2018-12", "--dry-run", "--json").out
    addin_app = as_caller(path, monkeypatch)
    addin.check_return()
    saved(addin_app, path)
    assert ("notes on cells" in without) == own_note
    assert tracker("check", str(path), "--json").out == without
    assert tracker("consolidate", "register.xlsx", str(path), "--round", "2018-12", "--dry-run", "--json"
                   ).out == merged_without


def test_a_checked_copy_keeps_its_own_list_and_its_own_marks(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    tracker("check", str(tracker.fill_in("PAR", WRONG)), "--register", "register.xlsx", "-o", "checked")
    path = tracker.folder / "checked" / "PAR checked.xlsx"
    without = tracker("check", str(path), "--json").out
    app = as_caller(path, monkeypatch)
    before = looks(app.books.list[0].wb)
    addin.check_return()
    assert app.said[0].endswith("listed on the Problems 2 sheet.")
    saved(app, path)
    assert tracker("check", str(path), "--json").out == without
    addin.clear_all_marks()
    assert looks(app.books.list[0].wb) == before


def test_where_there_is_a_password_the_problems_are_listed_in_a_new_workbook(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tracker.fill_in("PAR", WRONG)
    app = as_caller(path, monkeypatch)
    wb = app.books.list[0].wb
    wb["Actions"].protection.password = "secret"
    before = looks(wb)
    addin.check_return()
    assert looks(wb) == before
    sheet = app.books.list[1].wb.worksheets[0]
    assert lines(sheet, 1) == found_by_check(tracker, path)
    assert sheet["B2"].value == "=HYPERLINK(\"[PAR.xlsx]'Actions'!E2\",\"Actions E2\")"
    assert app.said[0].startswith("PAR.xlsx: 3 errors, 0 warnings. They are listed in a new workbook. Actions: Actions is")


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_before_many_cells_are_marked_a_person_is_asked(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    monkeypatch.setattr(returns, "MANY_CELLS", 2)
    app = as_caller(tracker.fill_in("PAR", WRONG), monkeypatch)
    app.answer = answer
    addin.check_return()
    assert "3 cells would be marked." in app.said[0]
    assert bool(marked(app)) is (answer == "yes")
    assert len(app.books.list) == (1 if answer == "yes" else 2)


def test_text_of_a_return_is_never_a_formula(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tracker.fill_in("PAR", {("1.1", "Ref."): "'=HYPERLINK(\"http://x\")"})
    app = as_caller(path, monkeypatch)
    addin.check_return()
    sheet = app.books.list[0].wb[PROBLEMS_SHEET]
    kinds = {(cell.column == 2, cell.data_type) for row in sheet.iter_rows(min_row=3) for cell in row if cell.value}
    assert kinds == {(True, "f"), (False, "s")}
    assert all(cell.value.startswith("=HYPERLINK(\"#'Actions'!\"&ADDRESS(ROW(") for cell in sheet["B"][2:] if cell.value)
    assert {cell.number_format for row in sheet.iter_rows(min_row=3) for cell in row if cell.column != 2} == {"@"}


def test_next_problem_goes_through_the_marked_cells_and_begins_again(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = as_caller(tracker.fill_in("PAR", WRONG), monkeypatch)
    addin.next_problem()
    assert app.said == ["There are no marks in PAR.xlsx. To mark its problems, press “Check this return” first."]
    addin.check_return()
    seen = []
    for _ in range(4):
        addin.next_problem()
        assert app.selection is not None
        seen.append((app.books.list[0].wb.active.title, app.selection.row, app.selection.column, str(app.status_bar)[:2]))
    assert seen == [("Actions", 2, 5, "1."), ("Actions", 2, 6, "2."), ("Actions", 3, 5, "3."), ("Actions", 2, 5, "1.")]
    assert len(app.said) == 2


def test_next_problem_goes_on_from_a_cell_between_and_from_another_sheet(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = as_caller(tracker.fill_in("PAR", WRONG), monkeypatch)
    addin.check_return()
    book = app.books.list[0]
    for sheet, row, column, expected in (("Actions", 2, 11, (3, 5)), ("New actions", 1, 1, (2, 5)), ("_base", 9, 9, (2, 5))):
        app.selection = book.sheets(sheet).range((row, column))
        addin.next_problem()
        assert app.selection is not None
        assert (app.selection.row, app.selection.column) == expected


def test_next_problem_passes_over_sheets_that_are_hidden(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    app = as_caller(tracker.fill_in("PAR", WRONG), monkeypatch)
    addin.check_return()
    app.books.list[0].wb["Actions"].sheet_state = "veryHidden"
    addin.next_problem()
    assert app.said[-1] == "There are no marks in PAR.xlsx. To mark its problems, press “Check this return” first."
    assert app.selection is None


answers = st.dictionaries(
    st.tuples(st.sampled_from(["1.1", "2.1"]), st.sampled_from(["Ref.", "Status", "Date of implementation", "Comment"])),
    st.sampled_from(["Nearly", "=1+1", "#REF!", "9.9", "In progres"]))
looked_at = st.dictionaries(
    st.sampled_from(["A1", "A2", "E2", "E3", "F2", "I3"]),
    st.tuples(st.sampled_from(["", "F6D9E3", "FFF9E5"]), st.sampled_from(["", "Ask them", "1. Ask them"])))


@pytest.mark.slow(reason="a workbook is opened for each example")
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answers, looked_at, st.integers(1, 2))
def test_whatever_was_answered_and_coloured_clearing_leaves_it_as_it_was(
    tracker: Tracker, answered: Answers, looks_of: dict[str, tuple[str, str]], checks: int
) -> None:
    path = tracker.fill_in("PAR", answered)
    wb = openpyxl.load_workbook(path)
    for at, (fill, note) in looks_of.items():
        wb["Actions"][at].fill = PatternFill("solid", fgColor=fill) if fill else PatternFill()
        wb["Actions"][at].comment = Comment(note, "Somebody") if note else None
    wb.save(path)
    with pytest.MonkeyPatch.context() as patch:
        app = as_caller(path, patch)
        before = looks(app.books.list[0].wb)
        for _ in range(checks):
            addin.check_return()
        assert (looks(app.books.list[0].wb) == before) == app.said[-1].endswith("has no problems.")
        addin.clear_all_marks()
        assert looks(app.books.list[0].wb) == before


def test_marks_that_cannot_be_found_for_sure_are_named(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    app = as_caller(tracker.fill_in("PAR", WRONG), monkeypatch)
    addin.check_return()
    cell = app.books.list[0].wb["Actions"]["E2"]
    cell.comment, cell.fill = Comment("Mine", "Somebody"), PatternFill("solid", fgColor="00FF00")
    addin.clear_all_marks()
    assert app.said[-1].endswith("left as they are: Actions E2. Check them, and remove the marks by hand.")
    assert (cell.comment.text, cell.fill.fgColor.rgb) == ("Mine", "0000FF00")
    assert MARKS_SHEET in app.books.list[0].wb.sheetnames


def test_a_folder_has_the_problems_that_the_command_finds_with_how_many_each_file_has(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    tracker.fill_in("PAR", WRONG)
    tracker.fill_in("LIB", {("1.2", "Status"): "Not started"})
    (tracker.folder / "inbox" / "notes.txt").write_text("hello")
    openpyxl.Workbook().save(tracker.folder / "any.xlsx")
    app = as_caller(tracker.folder / "any.xlsx", monkeypatch)
    monkeypatch.setattr(asking, "ask_folder", lambda *_: tracker.folder / "inbox")
    addin.check_folder()
    problems, counts = app.books.list[1].wb.worksheets[:2]
    assert lines(problems, 1) == found_by_check(tracker, tracker.folder / "inbox")
    assert [[cell.value for cell in row] for row in counts.iter_rows(min_row=2)] == [
        ["LIB.xlsx", "0", "0"], ["PAR.xlsx", "3", "0"], ["notes.txt", "0", "1"]]
    path = (tracker.folder / "inbox" / "PAR.xlsx").resolve()
    assert problems["B2"].value == f"=HYPERLINK(\"[{path}]'Actions'!E2\",\"Actions E2\")"
    assert app.said == [
        "Checked the folder inbox. Read 2 returns. 1 file was skipped. Found 3 errors and 1 warning. The problems are listed in a new workbook."]


def test_an_empty_folder_is_told_and_nothing_is_listed(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    openpyxl.Workbook().save(tracker.folder / "any.xlsx")
    (tracker.folder / "empty").mkdir()
    app = as_caller(tracker.folder / "any.xlsx", monkeypatch)
    monkeypatch.setattr(asking, "ask_folder", lambda *_: tracker.folder / "empty")
    addin.check_folder()
    assert (app.said, len(app.books.list)) == (["Checked the folder empty. Read 0 returns. Found 0 errors and 0 warnings."], 1)


@pytest.mark.parametrize(("answer", "sheets"), [("yes", [PROBLEMS_SHEET, MARKS_SHEET]), ("no", [])])
def test_with_autosave_on_a_person_decides_whether_everybody_gets_the_marks(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch, answer: str, sheets: list[str]
) -> None:
    app = as_caller(tracker.fill_in("PAR", WRONG), monkeypatch)
    monkeypatch.setattr(sys, "argv", ["", "check_return", "--autosave"])
    before = app.books.list[0].wb.sheetnames
    app.answer = answer
    addin.check_return()
    assert app.said[0].startswith("AutoSave is on for PAR.xlsx, so marks are saved at once for everybody")
    assert "Undo cannot take them back" in app.said[0]
    assert set(app.books.list[0].wb.sheetnames) - set(before) == set(sheets)
    assert len(app.books.list) == (1 if sheets else 2)


def test_with_autosave_on_nothing_is_asked_where_nothing_is_marked(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = as_caller(tracker.fill_in("PAR", {("1.1", "Comment"): "All is painted"}), monkeypatch)
    monkeypatch.setattr(sys, "argv", ["", "check_return", "--autosave"])
    addin.check_return()
    assert app.said == ["PAR.xlsx has no problems."]
