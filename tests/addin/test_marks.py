"""Marks on an open workbook: what they change, and that clearing them leaves everything as it was before."""

import platform
from copy import copy
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwings as xw
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils.protection import hash_password

from tests.addin.file_engine import App, Range, as_caller
from tests.addin.object_models import ALLOWED, ComError
from toolkit.addin.excel import marks
from toolkit.addin.excel.marks import Mark, clear_marks, put_marks, standing
from toolkit.addin.excel.protection import Locked
from toolkit.tracker.record.problems import Refused
from toolkit.tracker.returns.marked import MARKS_SHEET
from toolkit.workbook.memory.packing import pack

RED, ORANGE = "#F6D9E3", "#FDE3D0"
TWO = [Mark("Actions", "B2", RED, "1. Choose from the list."), Mark("Actions", "B3", ORANGE, "2. Type a date.")]
CELLS = [f"{column}{row}" for column in "ABC" for row in range(1, 5)]


class Open:
    """A workbook that is open in an Excel for tests."""

    def __init__(self, wb: Any) -> None:
        self.app: App = as_caller(wb, pytest.MonkeyPatch())
        self.book = xw.Book.caller()
        self.wb = wb

    def state(self) -> object:
        """Everything that marks may touch: fills, notes, sheets, locks and values."""
        return [(ws.title, ws.sheet_state, vars(ws.protection), [
            (cell.coordinate, cell.value, cell.fill.fill_type, cell.fill.fgColor.rgb[-6:], cell.comment and (
                cell.comment.text, cell.comment.author, cell.comment.width, cell.comment.height))
            for row in ws.iter_rows(max_row=4, max_col=3) for cell in row]) for ws in self.wb.worksheets
        ] + [vars(self.wb.security), self.wb.active.title]

    def note(self, at: str) -> str:
        comment = self.wb["Actions"][at].comment
        return comment.text if comment else ""


def workbook(*, locked: bool = True) -> Any:
    """A workbook with two sheets, locked without a password as an issued one is."""
    wb: Any = openpyxl.Workbook()
    wb.active.title = "Read me"
    ws = wb.create_sheet("Actions")
    for row in range(1, 5):
        ws.append([f"{row}.1", "Nearly", 42])
    if locked:
        for sheet in wb.worksheets:
            sheet.protection.sheet = True
            sheet.protection.autoFilter = sheet.protection.sort = False
        wb.security.lockStructure = True
    return wb


@pytest.fixture(autouse=True)
def _engine_of_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test leaves open in its Excel does not stay for the next."""
    monkeypatch.setattr(xw.engines, "active", None)
    monkeypatch.setattr(xw.Book, "_mock_caller", None, raising=False)


@pytest.fixture
def opened() -> Open:
    return Open(workbook())


@pytest.fixture(params=["Windows", "Darwin"])
def system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(platform, "system", lambda: request.param)
    return str(request.param)


def test_marked_cells_have_a_fill_and_a_note_and_keep_their_values(system: str) -> None:
    opened = Open(workbook())
    assert put_marks(opened.book, TWO) == []
    ws = opened.wb["Actions"]
    assert [(ws[at].value, ws[at].fill.fgColor.rgb, opened.note(at)) for at in ("B2", "B3")] == [
        ("Nearly", "FFF6D9E3", "1. Choose from the list."), ("Nearly", "FFFDE3D0", "2. Type a date.")]
    assert opened.wb[MARKS_SHEET].sheet_state == "hidden"
    assert system


def test_locks_are_put_back_exactly_when_marked_and_when_cleared(system: str) -> None:
    opened = Open(workbook())
    lock = opened.wb["Actions"].protection
    lock.selectLockedCells, lock.objects, lock.formatColumns, lock.insertHyperlinks = True, True, False, False
    before = opened.state()
    put_marks(opened.book, TWO)
    marked = opened.state()
    assert isinstance(before, list)
    assert isinstance(marked, list)
    assert [sheet[2] for sheet in marked[1:-2]] == [sheet[2] for sheet in before[:-2]]
    assert marked[-2:] == before[-2:]
    clear_marks(opened.book)
    assert opened.state() == before
    assert system


@pytest.mark.parametrize("place", ["sheet", "workbook"])
def test_nothing_changes_where_there_is_a_password(system: str, place: str) -> None:
    opened = Open(workbook())
    if place == "sheet":
        opened.wb["Actions"].protection.password = "secret"
    else:
        opened.wb.security.workbookPassword = hash_password("secret")
    before = opened.state()
    with pytest.raises(Locked, match="Unlock it in Excel"):
        put_marks(opened.book, TWO)
    assert opened.state() == before
    assert system


def test_locks_are_put_back_when_something_fails_on_the_way(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    before = opened.state()
    monkeypatch.setattr(marks, "_put", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        put_marks(opened.book, TWO)
    assert opened.wb["Actions"].protection.sheet
    assert opened.wb.security.lockStructure
    assert clear_marks(opened.book) == []
    assert opened.state() == before


fills: Any = st.sampled_from([None, "FFF9E5", "FFFFFF", "000000", "F6D9E3", "FDE3D0", "gray125"])
notes = st.one_of(st.just(""), st.text("abc\n'=+é", min_size=1, max_size=9), st.sampled_from([m.note for m in TWO]))


@st.composite
def workbooks(draw: st.DrawFn) -> Any:
    wb = workbook(locked=draw(st.booleans()))
    for key in ("selectLockedCells", "objects", *ALLOWED.values()):
        setattr(wb["Actions"].protection, key, draw(st.booleans()))
    for at in draw(st.sets(st.sampled_from(CELLS))):
        cell, fill, note = wb["Actions"][at], draw(fills), draw(notes)
        cell.fill = PatternFill(fill) if fill in ("gray125", None) else PatternFill("solid", fgColor=fill)
        cell.comment = Comment(note, "Somebody", 20, 30) if note else None
    return wb


@st.composite
def several_marks(draw: st.DrawFn) -> list[Mark]:
    cells = draw(st.lists(st.sampled_from(CELLS), unique=True, max_size=6))
    return [Mark("Actions", cell, draw(st.sampled_from([RED, ORANGE])), f"{number}. =1+1")
            for number, cell in enumerate(cells, 1)]


@given(workbooks(), several_marks(), several_marks())
def test_clearing_leaves_everything_as_it_was(wb: Any, first: list[Mark], second: list[Mark]) -> None:
    opened = Open(wb)
    before = opened.state()
    for several in (first, second):
        assert put_marks(opened.book, several) == []
        assert [one.marked.mark.place for one in standing(opened.book)] == [mark.place for mark in several]
        assert clear_marks(opened.book) == []
        assert opened.state() == before


def test_a_mark_is_found_again_after_it_was_saved_and_rows_were_inserted(tmp_path: Path) -> None:
    wb = workbook()
    wb["Actions"]["B3"].fill = PatternFill("solid", fgColor="FFF9E5")
    put_marks(Open(wb).book, TWO)
    wb.save(tmp_path / "marked.xlsx")
    again = openpyxl.load_workbook(tmp_path / "marked.xlsx")
    insert_row(again["Actions"])
    opened = Open(again)
    assert [(one.marked.mark.note, one.cell.row) for one in standing(opened.book)] == [(TWO[0].note, 3), (TWO[1].note, 4)]
    assert clear_marks(opened.book) == []
    assert [(opened.note(at), opened.book.sheets["Actions"].range(at).color) for at in ("B3", "B4", "B5")] == [
        ("", None), ("", (0xFF, 0xF9, 0xE5)), ("", None)]


def insert_row(ws: Any) -> None:
    """Insert a row below the first, as in Excel: fills and notes move along."""
    for row in range(5, 1, -1):
        for column in (1, 2, 3):
            old, new = ws.cell(row, column), ws.cell(row + 1, column)
            new.value, new.fill = old.value, copy(old.fill)
            new.comment, old.comment = old.comment and Comment(old.comment.text, old.comment.author), None
            old.value, old.fill = None, PatternFill()


def test_a_mark_whose_note_was_changed_is_named_and_left(opened: Open) -> None:
    put_marks(opened.book, TWO)
    opened.wb["Actions"]["B2"].comment = Comment("I have asked them", "Somebody")
    assert clear_marks(opened.book) == [TWO[0]]
    assert opened.note("B2") == "I have asked them"
    assert opened.wb["Actions"]["B2"].fill.fgColor.rgb == "FFF6D9E3"
    assert opened.wb["Actions"]["B3"].fill.fill_type is None


def test_of_a_marked_cell_and_its_copy_the_marked_one_is_put_back_and_the_copy_is_named(opened: Open) -> None:
    put_marks(opened.book, TWO)
    ws = opened.wb["Actions"]
    ws["C4"].comment, ws["C4"].fill = Comment(TWO[0].note, "Somebody"), copy(ws["B2"].fill)
    assert clear_marks(opened.book) == [TWO[0]]
    assert (opened.note("B2"), ws["B2"].fill.fill_type) == ("", None)
    assert opened.note("C4") == TWO[0].note


def test_a_fill_that_somebody_chose_since_stays(opened: Open) -> None:
    put_marks(opened.book, TWO)
    opened.wb["Actions"]["B2"].fill = PatternFill("solid", fgColor="00FF00")
    assert clear_marks(opened.book) == []
    assert opened.book.sheets["Actions"].range("B2").color == (0, 255, 0)


def test_a_cell_that_takes_no_note_stays_as_it_is_and_is_told(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(cell: Range, text: str) -> None:
        raise ComError("a conversation stands there")

    before = opened.state()
    with monkeypatch.context() as only_here:
        only_here.setattr(Range, "add_note", refuses)
        assert put_marks(opened.book, TWO) == TWO
    assert clear_marks(opened.book) == []
    assert opened.state() == before


def test_what_a_workbook_says_of_its_marks_deletes_no_other_sheet(opened: Open) -> None:
    put_marks(opened.book, TWO, ["Actions"])
    clear_marks(opened.book)
    assert opened.wb.sheetnames == ["Read me", "Actions"]


@pytest.mark.parametrize("text", ["{}", "", None])
def test_a_memory_that_was_changed_is_refused_in_a_sentence(opened: Open, text: str | None) -> None:
    put_marks(opened.book, TWO)
    before = opened.note("B2")
    opened.wb[MARKS_SHEET]["A3"].value = text
    with pytest.raises(Refused, match="nothing was restored"):
        clear_marks(opened.book)
    assert opened.note("B2") == before


@pytest.mark.parametrize("forged", [[["Actions", "B2", RED, 1], "", ""], [["Actions", "B2", RED], "", ""],
                                    [["Actions", "B2", RED, "1."], "red", ""], 7])
def test_a_memory_that_somebody_forged_is_refused_in_a_sentence(opened: Open, forged: object) -> None:
    put_marks(opened.book, TWO)
    for row, text in enumerate(pack({"marked": [forged], "made": []}), 2):
        opened.wb[MARKS_SHEET].cell(row, 1).value = text
    with pytest.raises(Refused, match="nothing was restored"):
        clear_marks(opened.book)


def test_a_password_on_a_sheet_without_marks_does_no_harm(opened: Open) -> None:
    opened.wb["Read me"]["A1"].comment = Comment("Read this", "Somebody")
    put_marks(opened.book, TWO)
    opened.wb["Read me"].protection.password = "secret"
    assert clear_marks(opened.book) == []
    assert opened.note("B2") == ""


def test_two_marks_with_one_note_are_an_error(opened: Open) -> None:
    with pytest.raises(ValueError, match="same note"):
        put_marks(opened.book, [TWO[0], TWO[0]._replace(cell="C3")])


def column(count: int, step: int = 1) -> list[Mark]:
    """Marks down column B, such as overdue actions of a register."""
    return [Mark("Actions", f"B{row}", RED, f"{row}: overdue") for row in range(2, 2 + count * step, step)]


@pytest.mark.parametrize("step", [1, 3])
def test_more_marks_than_a_mac_lists_are_all_found_and_cleared(system: str, step: int) -> None:
    opened = Open(workbook())
    before = opened.state()
    several = column(200, step)
    assert put_marks(opened.book, several) == []
    assert [one.marked.mark for one in standing(opened.book)] == several
    assert clear_marks(opened.book) == []
    assert not any(cell.comment for row in opened.wb["Actions"].iter_rows() for cell in row)
    assert (opened.state(), system) == (before, system)


def test_more_marks_than_a_mac_lists_are_cleared_wherever_rows_have_moved_them(system: str) -> None:
    opened = Open(workbook())
    put_marks(opened.book, column(200))
    ws = opened.wb["Actions"]
    for row in range(201, 1, -1):
        moved(ws, row, row + 1)
    assert clear_marks(opened.book) == []
    assert not any(cell.comment or cell.fill.fill_type for row in ws.iter_rows() for cell in row)
    assert MARKS_SHEET not in opened.wb.sheetnames
    assert system


def moved(ws: Any, row: int, to: int) -> None:
    old, new = ws.cell(row, 2), ws.cell(to, 2)
    new.fill, new.comment = copy(old.fill), Comment(old.comment.text, old.comment.author)
    old.comment, old.fill = None, PatternFill()


def test_what_could_not_be_put_back_stays_remembered_until_it_can(system: str) -> None:
    opened = Open(workbook())
    ws = opened.wb["Actions"]
    ws["B2"].fill = PatternFill("solid", fgColor="FFF9E5")
    put_marks(opened.book, TWO)
    note, ws["B2"].comment = ws["B2"].comment.text, None
    assert clear_marks(opened.book) == [TWO[0]]
    assert clear_marks(opened.book) == [TWO[0]]
    assert MARKS_SHEET in opened.wb.sheetnames
    ws["B2"].comment = Comment(note, "Somebody")
    assert clear_marks(opened.book) == []
    assert (ws["B2"].fill.fgColor.rgb, MARKS_SHEET in opened.wb.sheetnames) == ("FFFFF9E5", False)
    assert system


def test_a_cell_that_is_marked_again_gets_back_what_was_there_before_the_first_mark(opened: Open) -> None:
    ws = opened.wb["Actions"]
    ws["B2"].fill = PatternFill("solid", fgColor="FFF9E5")
    put_marks(opened.book, TWO)
    ws["B2"].comment = None
    assert clear_marks(opened.book) == [TWO[0]]
    put_marks(opened.book, [TWO[0]._replace(note="1. Another note."), TWO[1]._replace(cell="C4", note=TWO[0].note)])
    assert clear_marks(opened.book) == []
    assert (ws["B2"].fill.fgColor.rgb, ws["C4"].fill.fill_type) == ("FFFFF9E5", None)
    assert MARKS_SHEET not in opened.wb.sheetnames


def test_fills_that_differ_from_cell_to_cell_are_put_back_each(system: str) -> None:
    opened = Open(workbook())
    ws = opened.wb["Actions"]
    for row, colour in enumerate(["FFF9E5", "000000", "000000", "FFFFFF", "", "pattern", "FFF9E5"], 2):
        ws.cell(row, 2).fill = PatternFill("gray125") if colour == "pattern" else PatternFill(
            "solid", fgColor=colour) if colour else PatternFill()
    before = opened.state()
    for several in (column(7), column(3, 2)):
        put_marks(opened.book, several)
        assert clear_marks(opened.book) == []
        assert opened.state() == before
    assert system


def test_a_long_note_is_enlarged_and_a_short_one_fits(system: str) -> None:
    opened = Open(workbook())
    put_marks(opened.book, [TWO[0], TWO[1]._replace(note="2. Type a date, such as 2018-12-31. " * 3)])
    sizes = [(opened.wb["Actions"][at].comment.width, opened.wb["Actions"][at].comment.height) for at in ("B2", "B3")]
    assert sizes == [(144, 79), (210, 65)]
    assert system
