"""The whole chain: LibreOffice runs our VBA, which starts the real Python, which changes the workbook that is open.

Only RunPython of xlwings is stood for, by a few lines (`run_python.bas`), and Excel by LibreOffice (`calc_engine.py`).
"""

import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.addin.desk import Desk, addin_for_calc
from tests.addin.office import Office
from tests.doors.command_line import Tracker
from toolkit import __version__

pytestmark = pytest.mark.libreoffice


@pytest.fixture(scope="module")
def desk(office: Office) -> Desk:
    return Desk(office, addin_for_calc())


def test_about_says_the_version(desk: Desk, tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "any book.xlsx")
    desk.open(tmp_path / "any book.xlsx")
    desk.press("about")
    assert [said.split(",")[0] for said in desk.said] == [f"tracker-toolkit {__version__}"]


@pytest.fixture
def tracker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tracker:
    tracker = Tracker(tmp_path, monkeypatch, capsys)
    tracker.make_register()
    tracker.issue()
    return tracker


def shown(sheet: Any) -> list[list[str]]:
    """The cells of a sheet, as they are on screen."""
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    last = cursor.RangeAddress
    return [[sheet.getCellByPosition(column, row).String for column in range(last.EndColumn + 1)]
            for row in range(last.EndRow + 1)]


def test_check_this_return_judges_what_is_typed_and_not_saved(desk: Desk, tracker: Tracker) -> None:
    document = desk.open(tracker.fill_in("PAR", {}))
    document.Sheets.getByName("Actions").getCellRangeByName("H2").String = "Nearly"
    desk.press("checkReturn")
    assert desk.said == ["PAR.xlsx: 1 error, 0 warnings. They are listed in a new workbook."]
    listed = shown(desk.office.desktop.CurrentComponent.Sheets.getByIndex(0))
    assert [row[:4] for row in listed[1:]] == [["Actions", "H2", "1.1", "Status"]]


@pytest.mark.parametrize(("written", "broken", "noticed"), [
    ("Sub About(", "Sub Abut(", "0 modules have About"),
    ("(control As IRibbonControl)", "()", "does not take what is given"),
    ("(control As IRibbonControl)", "(control As IRibbonControl, more As Long)", "wrong number of parameters"),
    ("RunPython", "RunPyton", "did not run Python"),
    ("toolkit.addin.about()", "toolkit.addin.abut()", "has no attribute 'abut'"),
    ("import toolkit.addin; ", "", "name 'toolkit' is not defined"),
])
def test_an_add_in_that_is_broken_is_noticed(
    office: Office, tmp_path: Path, written: str, broken: str, noticed: str
) -> None:
    openpyxl.Workbook().save(tmp_path / "any.xlsx")
    desk = Desk(office, addin_for_calc((written, broken)))
    desk.open(tmp_path / "any.xlsx")
    with pytest.raises(AssertionError, match=re.escape(noticed)):
        desk.press("about")
