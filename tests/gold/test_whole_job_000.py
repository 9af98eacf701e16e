"""The whole job on source document 000, with all its units: issue, fill in, check, consolidate, report."""

import shutil
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from tests.office import Office, need_office
from tests.shared import shared
from toolkit.jobs.consolidating import ConsolidateResult, consolidate_returns
from toolkit.jobs.issuing import issue_workbooks
from toolkit.jobs.registers import load
from toolkit.jobs.reporting import report
from toolkit.jobs.returns.checking import check_returns
from toolkit.jobs.taking_in import import_document
from toolkit.tracker.record.codes import Status
from toolkit.tracker.views.figures import figures

NOW = datetime(2019, 1, 20, 10, 0)
AS_OF = date(2018, 12, 31)


@pytest.fixture
def register(tmp_path: Path) -> Path:
    document = shared("seeds", "000_a1d22098af8ccc00.txt")
    path = tmp_path / "register.xlsx"
    import_document(document, path, NOW, units=shared("gold", "units_000.csv"), accept_suggestions=True)
    issue_workbooks(path, "2018-12", NOW, as_of=AS_OF, return_by=date(2019, 1, 15), everything=True)
    return path


def places(path: Path) -> tuple[dict[str, int], dict[str, str]]:
    """Ref -> row, and heading -> letters, of an issued workbook."""
    sheet = openpyxl.load_workbook(path)["Actions"]
    rows = {str(sheet.cell(row, 1).value): row for row in range(2, sheet.max_row + 1)}
    return rows, {str(cell.value): cell.coordinate.rstrip("1") for cell in sheet[1]}


def fill_in_with_openpyxl(source: Path, target: Path, answers: dict[tuple[str, str], object]) -> None:
    rows, letters = places(source)
    book = openpyxl.load_workbook(source)
    for (ref, heading), value in answers.items():
        book["Actions"][f"{letters[heading]}{rows[ref]}"].value = value
    book.save(target)


def fill_in_with_libreoffice(source: Path, target: Path, answers: dict[tuple[str, str], str], folder: Path) -> None:
    """Type answers as on the keyboard, so that `2018-05-02` becomes a date, and save them there."""
    need_office()
    rows, letters = places(source)
    with Office(folder) as office:
        document = office.opened(source, Hidden=True)
        sheet = document.Sheets.getByName("Actions")
        for (ref, heading), text in answers.items():
            cell = sheet.getCellRangeByName(f"{letters[heading]}{rows[ref]}")
            assert not cell.CellProtection.IsLocked
            cell.setFormula(text)
        document.storeToURL(target.as_uri(), office.options(FilterName="Calc MS Excel 2007 XML"))
        document.close(True)


@pytest.mark.libreoffice
def test_returns_filled_in_with_openpyxl_and_with_libreoffice_end_in_the_report(register: Path, tmp_path: Path) -> None:
    outbox, inbox = tmp_path / "outbox" / "2018-12", tmp_path / "inbox"
    inbox.mkdir()
    fill_in_with_libreoffice(outbox / "IU.xlsx", inbox / "IU.xlsx", {
        ("2.1", "Status"): "In progress",
        ("8.2", "Status"): "Implemented",
        ("8.2", "Date of implementation"): "2016-01-15",
        ("9.1", "Date of implementation"): "2015-06-29",
        ("9.1", "Evidence"): "=note 12",
    }, tmp_path)
    fill_in_with_openpyxl(outbox / "OES.xlsx", inbox / "OES.xlsx", {
        ("3.3", "Date of implementation"): date(2015, 4, 2),
        ("7.1", "Date of implementation"): date(2018, 6, 29),
    })
    for unit in ("ISU", "DIR", "SPFP", "CENTRE"):
        shutil.copy(outbox / f"{unit}.xlsx", inbox / f"{unit}.xlsx")

    checked = check_returns([inbox], NOW, register_path=register, out=tmp_path / "checked")
    evidence = [p.code for p in checked.problems if p.place.ref == "9.1"]
    assert evidence == ["formula-in-answer"]
    assert len(list((tmp_path / "checked").iterdir())) == 13  # a copy and a list for each of six, and one for the centre

    merged = consolidate_returns(register, [inbox], "2018-12", NOW)
    assert _changes(merged) == {
        ("2.1", "status", "in_progress"), ("8.2", "status", "implemented"), ("8.2", "completed", "2016-01-15"),
        ("9.1", "completed", "2015-06-29"), ("3.3", "completed", "2015-04-02"), ("7.1", "completed", "2018-06-29"),
    }
    assert merged.missing == []
    assert merged.outcome.conflicts == []

    found = figures(load(register).register, AS_OF)
    assert found.statuses[Status.IMPLEMENTED] == 21
    assert (found.on_time, found.late, found.not_assessable) == (5, 9, 7)
    assert found.overdue == ()
    made = report(register, "progress-table", tmp_path / "report.docx", NOW, as_of=AS_OF)
    words = "\n".join(cell.text for table in Document(str(made.written)).tables for row in table.rows
                      for cell in row.cells)
    assert "Implemented: 15 January 2016" in words
    assert "In progress" in words


def _changes(merged: ConsolidateResult) -> set[tuple[str, str, str]]:
    return {(c.ref, c.key, c.new) for c in merged.outcome.changes}


def test_returns_nobody_changed_change_nothing(register: Path, tmp_path: Path) -> None:
    before = load(register).register
    merged = consolidate_returns(register, [tmp_path / "outbox"], "2018-12", NOW)
    after = load(register).register
    assert merged.outcome.changes == []
    assert (after.actions, after.comments, after.history) == (before.actions, before.comments, before.history)
    assert len(after.returns) == 6
