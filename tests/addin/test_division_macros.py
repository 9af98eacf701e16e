"""Macros that a division may use: LibreOffice runs them over an issued workbook; the toolkit puts none into anything."""

import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.addin.desk import Macros, with_macros
from tests.doors.command_line import Tracker
from tests.office import Office
from toolkit.addin_build.package import modules
from toolkit.addin_build.vba_project import Module, ModuleKind

MACROS = Path(__file__).resolve().parents[2] / "macros"
FOR_DIVISIONS = sorted((MACROS / "for_divisions").glob("*.bas"))


@pytest.fixture
def outbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    tracker = Tracker(tmp_path, monkeypatch, capsys)
    tracker.make_issued()
    return tmp_path / "outbox" / "2018-12"


@pytest.fixture
def macros(office: Office) -> Macros:
    workbook = [module for module in modules() if module.kind is ModuleKind.DOCUMENT]
    own = [Module(path.stem, ModuleKind.STANDARD, path.read_text(encoding="utf-8")) for path in FOR_DIVISIONS]
    return Macros(office, with_macros([*workbook, *own]))


@pytest.fixture
def actions(office: Office, outbox: Path) -> Any:
    """The Actions sheet of the unit PAR, before the person: 1.1 is overdue and as explained before, 2.1 has not begun."""
    document = office.opened(outbox / "PAR.xlsx")
    sheet = document.Sheets.getByName("Actions")
    sheet.getCellRangeByName("H2").String = "Yes"
    document.CurrentController.setActiveSheet(sheet)
    document.CurrentController.select(sheet.getCellRangeByName("A1"))
    return sheet


def selected(office: Office) -> str:
    return str(office.desktop.CurrentComponent.CurrentSelection.AbsoluteName)


def visible(sheet: Any) -> list[bool]:
    return [bool(sheet.Rows.getByIndex(row).IsVisible) for row in range(3)]


@pytest.mark.libreoffice
def test_next_problem_goes_from_one_faulty_answer_to_the_next(office: Office, macros: Macros, actions: Any) -> None:
    actions.getCellRangeByName("E2").String = "Nearly"
    actions.getCellRangeByName("F3").String = "soon"
    places = []
    for _ in range(3):
        macros.run("NextProblem")
        places.append(selected(office))
    assert places == ["$Actions.$E$2", "$Actions.$F$3", "$Actions.$E$2"]


@pytest.mark.libreoffice
def test_next_problem_stays_where_there_is_none(office: Office, macros: Macros, actions: Any) -> None:
    assert not any(cell.strip() for cell, in actions.getCellRangeByName("J2:J3").getDataArray())
    before = selected(office)
    macros.run("NextProblem")
    assert selected(office) == before


@pytest.mark.libreoffice
def test_rows_without_a_fault_are_hidden_and_shown_again(macros: Macros, actions: Any) -> None:
    actions.getCellRangeByName("E3").String = "Nearly"
    macros.run("ShowRowsToAnswer")
    assert visible(actions) == [True, False, True]
    actions.getCellRangeByName("E3").String = "Not started"
    macros.run("ShowAllRows")
    assert visible(actions) == [True, True, True]
    assert actions.isProtected()


def test_no_macro_of_a_division_is_in_the_add_in() -> None:
    assert len(FOR_DIVISIONS) >= 2
    assert not {path.stem for path in FOR_DIVISIONS} & {module.name for module in modules()}


def test_no_issued_workbook_holds_a_macro(outbox: Path) -> None:
    issued = list(outbox.glob("*"))
    assert {path.suffix for path in issued} == {".xlsx"}
    for path in issued:
        with zipfile.ZipFile(path) as package:
            assert not [name for name in package.namelist() if "vba" in name.lower()]
            assert b"macroEnabled" not in package.read("[Content_Types].xml")
