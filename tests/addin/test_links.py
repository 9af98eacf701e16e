"""The links in the list of problems, computed by LibreOffice: each leads to the cell that it names."""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from tests.addin.file_engine import as_caller
from tests.doors.command_line import Tracker
from tests.recalculation import recalculated
from toolkit import addin
from toolkit.jobs.returns.checking import check_returns
from toolkit.reading.workbook import read_workbook
from toolkit.tracker.record.cells import Formula, RawWorkbook
from toolkit.tracker.returns.answers import as_text

pytestmark = pytest.mark.libreoffice
SHOWN, TARGET, VALUE = 2, 10, 11
"""Columns of the list: the link, and beside it for the test where it leads and what stands there."""
STRANGE = "Ours, it's \"ours\" & =1+1"


def test_every_link_of_the_list_leads_to_the_cell_that_it_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tracker = Tracker(tmp_path, monkeypatch, capsys)
    tracker.make_issued()
    path = tracker.fill_in("PAR", {("1.1", "Status"): "Nearly", ("2.1", "Comment"): "#REF!", ("2.1", "Ref."): "9.9"})
    wb = openpyxl.load_workbook(path)
    wb.create_sheet(STRANGE)["C5"] = "see the minutes"
    wb.save(path)
    problems = check_returns([path], datetime(2019, 1, 20)).problems
    app = as_caller(path, monkeypatch)
    addin.check_return()
    computed = read_workbook(recalculated(with_targets(app.books.list[0].wb), tmp_path / "office"))
    listed = [computed_row(computed, number) for number in range(3, 3 + len(problems))]
    assert listed == [(f"{place.sheet} {place.cell}".strip(), f"#{quoted(place.sheet)}!{place.cell or 'A1'}",
                       value_at(computed, place.sheet, place.cell or "A1"))
                      for place in (problem.place for problem in problems)]
    assert {place.sheet for place in (problem.place for problem in problems)} == {"Actions", STRANGE}


def with_targets(wb: openpyxl.Workbook) -> bytes:
    """The workbook with the target of each link, and what stands there, beside it in the list."""
    sheet = wb["Problems"]
    for row in range(3, sheet.max_row + 1):
        target, _ = arguments(str(sheet.cell(row, SHOWN).value))
        sheet.cell(row, TARGET).value = f"={target}"
        sheet.cell(row, VALUE).value = f"=INDIRECT(MID({target},2,255))"
    file = BytesIO()
    wb.save(file)
    return file.getvalue()


def arguments(formula: str) -> Iterator[str]:
    """The arguments of a HYPERLINK."""
    text, depth, is_quoted, start = formula.removeprefix("=HYPERLINK(").removesuffix(")"), 0, False, 0
    for at, letter in enumerate(text):
        is_quoted ^= letter == '"'
        depth += 0 if is_quoted else (letter == "(") - (letter == ")")
        if letter == "," and not is_quoted and not depth:
            yield text[start:at]
            start = at + 1
    yield text[start:]


def quoted(sheet: str) -> str:
    return "'" + sheet.replace("'", "''") + "'"


def computed_row(raw: RawWorkbook, number: int) -> tuple[str, ...]:
    sheet = raw.sheet("Problems")
    assert sheet is not None
    cells = (sheet.rows[number].get(at) for at in (SHOWN, TARGET, VALUE))
    return tuple(as_text(cell.cached) if isinstance(cell, Formula) else "" for cell in cells)


def value_at(raw: RawWorkbook, name: str, cell: str) -> str:
    sheet, (row, column) = raw.sheet(name), openpyxl.utils.cell.coordinate_from_string(cell)[::-1]
    assert sheet is not None
    return as_text(sheet.rows.get(row, {}).get(openpyxl.utils.column_index_from_string(column)))
