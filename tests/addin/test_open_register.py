"""When the open register may be read from its file: what is on screen must stand there."""

from datetime import date

import openpyxl
import pytest
import xlwings as xw

from tests.addin.file_engine import Book, as_caller
from tests.doors.command_line import Tracker
from toolkit.addin.open_register import saved_register
from toolkit.jobs.open_register import fingerprint
from toolkit.tracker.record.problems import Refused


def opened(tracker: Tracker, monkeypatch: pytest.MonkeyPatch, *, saved: bool) -> Book:
    book = as_caller(tracker.folder / "register.xlsx", monkeypatch).books.list[0]
    book.api.Saved = saved
    return book


def test_a_register_that_excel_takes_for_changed_is_as_in_its_file_when_no_value_differs(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = opened(tracker, monkeypatch, saved=False)
    book.wb.create_sheet("Mine")["A1"] = 1.5
    book.wb["Actions"]["A2"].fill = openpyxl.styles.PatternFill("solid", fgColor="FFF6D9E3")
    assert saved_register(xw.Book.caller()) == tracker.folder / "register.xlsx"


@pytest.mark.parametrize(("sheet", "cell", "value"), [
    ("Actions", "C2", "Paint the signs green"), ("Actions", "BZ2", "beside"), ("Actions", "A9", "9.1"),
    ("About", "B2", "Another title"), ("Rounds", "B2", date(2018, 12, 30))])
def test_a_value_that_is_not_saved_is_refused_in_a_sentence(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch, sheet: str, cell: str, value: object
) -> None:
    book = opened(tracker, monkeypatch, saved=False)
    book.wb[sheet][cell] = value
    with pytest.raises(Refused, match="has unsaved changes"):
        saved_register(xw.Book.caller())
    book.api.Saved = True
    assert saved_register(xw.Book.caller()) == tracker.folder / "register.xlsx"


def test_a_file_is_known_again_when_a_program_saved_it_and_changed_nothing(tracker: Tracker) -> None:
    path = tracker.folder / "register.xlsx"
    before, data = fingerprint(path), path.read_bytes()
    book = openpyxl.load_workbook(path)
    book.save(path)
    assert (path.read_bytes() == data, fingerprint(path) == before) == (False, True)
    book["Actions"]["E2"] = "Paint the signs green"
    book.save(path)
    assert fingerprint(path) != before


def test_a_register_from_which_was_issued_again_is_not_as_it_was(tracker: Tracker) -> None:
    before = fingerprint(tracker.folder / "register.xlsx")
    assert tracker.issue("--replace").code == 0
    assert fingerprint(tracker.folder / "register.xlsx") != before
