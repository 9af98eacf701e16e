"""The whole chain: LibreOffice runs our VBA, which starts the real Python, which changes the workbook that is open.

Only RunPython is stood for, by a few lines (`run_python.bas`), and Excel by LibreOffice (`calc_engine.py`).
"""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from tests.addin.desk import Desk, addin_for_calc
from tests.doors.command_line import Tracker
from tests.office import Office
from toolkit import __version__
from toolkit.workbook.writing.workbook import ERROR_FILL

pytestmark = pytest.mark.libreoffice
NOT_A_STATUS = "“Nearly” is not one of the choices for “Status”, so it was not accepted."


@pytest.fixture(scope="module")
def addin(office: Office) -> Desk:
    return Desk(office, addin_for_calc())


@pytest.fixture
def desk(addin: Desk) -> Iterator[Desk]:
    yield addin
    addin.clear()


def look(document: Any, cell: str) -> tuple[str, str, str]:
    """The text, the fill and the note of a cell of the Actions sheet."""
    found = document.Sheets.getByName("Actions").getCellRangeByName(cell)
    return found.String, f"#{found.CellBackColor:06X}", found.Annotation.String


def rows(document: Any, sheet: str, cells: str) -> list[list[str]]:
    """What some cells show."""
    area = document.Sheets.getByName(sheet).getCellRangeByName(cells)
    return [[area.getCellByPosition(column, row).String for column in range(area.Columns.Count)]
            for row in range(area.Rows.Count)]


@pytest.mark.slow(reason="LibreOffice is started, for all tests of the file")
def test_about_says_the_version(desk: Desk, tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "any book.xlsx")
    desk.open(tmp_path / "any book.xlsx")
    desk.press("about")
    assert [said.split(",")[0] for said in desk.said] == [f"tracker-toolkit {__version__}"]


@pytest.mark.slow(reason="LibreOffice runs the macros, which start Python")
def test_check_this_return_marks_what_is_typed_and_not_saved(desk: Desk, tracker: Tracker) -> None:
    path = tracker.fill_in("PAR", {})
    saved, document = path.read_bytes(), desk.open(path)
    issued = look(document, "E2")
    status = document.Sheets.getByName("Actions").getCellRangeByName("E2")
    status.String = "Nearly"
    desk.press("checkReturn")
    assert desk.said == [
        "PAR.xlsx: 1 error, 0 warnings. They are marked in their cells and listed on the Problems sheet."]
    assert look(document, "E2") == ("Nearly", ERROR_FILL, f"1. {NOT_A_STATUS} Choose from the list.")
    assert rows(document, "Problems", "A3:E4") == [["1", "Actions E2", "1.1", "Status", NOT_A_STATUS], [""] * 5]
    desk.press("nextProblem")
    assert document.CurrentSelection.AbsoluteName == "$Actions.$E$2"
    assert str(desk.status).startswith(f"1. {NOT_A_STATUS}")
    desk.press("clearMarks")
    assert look(document, "E2") == ("Nearly", *issued[1:])
    assert "Problems" not in document.Sheets.ElementNames
    status.String = issued[0]
    desk.press("checkReturn")
    assert desk.said == [
        "PAR.xlsx: 0 errors, 3 warnings. They are marked in their cells and listed on the Problems sheet."]
    assert rows(document, "Problems", "A3:E3")[0][4].startswith("Nothing in this workbook was changed")
    assert look(document, "E2") == issued
    assert document.Sheets.getByName("Actions").isProtected()
    assert path.read_bytes() == saved


@pytest.mark.slow(reason="LibreOffice runs the macros, which start Python")
def test_late_items_are_highlighted_in_the_register_and_cleared(desk: Desk, tracker: Tracker) -> None:
    document = desk.open(tracker.folder / "register.xlsx")
    before = [look(document, cell) for cell in ("A2", "A3", "A4")]
    desk.press("highlightLateItems", "yes")
    late, *others = (look(document, cell) for cell in ("A2", "A3", "A4"))
    assert late[:2] == ("1.1", ERROR_FILL)
    assert late[2] == "1.1: due 2018-06-30, 184 days overdue as of 2018-12-31. In progress."
    assert others == before[1:]
    desk.press("clearMarks")
    assert [look(document, cell) for cell in ("A2", "A3", "A4")] == before


@pytest.mark.slow(reason="LibreOffice runs the macros, which start Python")
def test_a_folder_is_consolidated_by_way_of_a_plan(desk: Desk, tracker: Tracker) -> None:
    answers = {("1.1", "Status"): "Implemented", ("1.1", "Date of implementation"): datetime(2018, 12, 1)}
    tracker.fill_in("PAR", answers)
    document = desk.open(tracker.folder / "register.xlsx")
    desk.press("consolidateFolder", str(tracker.folder / "inbox"))
    assert "1 new return, 2 changes, 0 conflicts" in desk.said[0]
    assert rows(desk.before, "Changes", "A2:B4") == [["1.1", "Status"], ["1.1", "Date of implementation"], ["", ""]]
    assert "Implemented" not in rows(document, "Actions", "A2:Z2")[0]
    plan = desk.before
    document.close(True)
    desk.turn_to(plan)
    desk.press("consolidateFolder", "yes")
    assert {"Implemented", "2018-12-01"} <= set(rows(desk.before, "Actions", "A2:Z2")[0])


def test_the_tag_of_a_menu_item_reaches_python_and_the_report_is_opened(desk: Desk, tracker: Tracker) -> None:
    desk.open(tracker.folder / "register.xlsx")
    (tracker.folder / "reports").mkdir()
    desk.press("reportProgressTable", str(tracker.folder / "reports"))
    report = tracker.folder / "reports" / "progress-table 2018-12-31.docx"
    assert (desk.said, desk.opened) == ([], report)
    assert any("Paint the signs" in cell.text for row in docx.Document(str(report)).tables[-1].rows for cell in row.cells)


@pytest.mark.parametrize(("written", "broken", "noticed"), [
    ("Sub About(", "Sub Abut(", "0 modules have About"),
    ("(control As IRibbonControl)", "()", "does not take what is given"),
    ("(control As IRibbonControl)", "(control As IRibbonControl, more As Long)", "wrong number of parameters"),
    ("RunPython", "RunPyton", "did not run Python"),
    ('"about"', '"abut"', "does not know the button “abut”"),
    ("--book=", "--bok=", "KeyError: ''"),
])
def test_an_add_in_that_is_broken_is_noticed(
    office: Office, tmp_path: Path, written: str, broken: str, noticed: str
) -> None:
    openpyxl.Workbook().save(tmp_path / "any.xlsx")
    desk = Desk(office, addin_for_calc((written, broken)))
    desk.open(tmp_path / "any.xlsx")
    with pytest.raises(AssertionError, match=re.escape(noticed)):
        desk.press("about")
