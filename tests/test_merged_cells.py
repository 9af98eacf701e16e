"""Workbooks that the tests open are what openpyxl itself makes of them."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Border, Protection, Side
from openpyxl.worksheet.merge import MergedCellRange

from tests.doors.command_line import ACTIONS, NOW
from tests.merged_cells import OF_OPENPYXL, formatted
from tests.registers import register
from toolkit.jobs.registers import create


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Merged cells with borders at some edges, over each other's styles, some of them protected."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    thin, thick = Side("thin"), Side("thick", "00FF0000")
    for number, border in enumerate((Border(), Border(thin), Border(top=thick, bottom=thin), Border(thin, thick, thin, thick))):
        for place, other in ((1, Border()), (2, Border(bottom=thick)), (3, border)):
            row, column = 4 * number + 1, 4 * place
            sheet.cell(row, column).border, sheet.cell(row + 2, column + 2).border = border, other
            sheet.cell(row, column).protection = Protection(locked=place == 2)
            sheet.merge_cells(start_row=row, start_column=column, end_row=row + place, end_column=column + 2)
    book.save(tmp_path / "merged.xlsx")
    return tmp_path / "merged.xlsx"


def opened(path: Path, way: Callable[[MergedCellRange], None], monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    monkeypatch.setattr(MergedCellRange, "format", way)
    book: Any = openpyxl.load_workbook(path)
    cells = [(sheet.title, place, type(cell), list(cell._style or ())) for sheet in book for place, cell in sheet._cells.items()]
    return [cells, *(list(map(repr, styles)) for styles in (book._borders, book._protections))]


def test_merged_cells_have_the_borders_that_openpyxl_gives_them(
    workbook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create(tmp_path / "register.xlsx", register(ACTIONS), datetime.fromisoformat(NOW))
    for path in (workbook, tmp_path / "register.xlsx"):
        assert opened(path, formatted, monkeypatch) == opened(path, OF_OPENPYXL, monkeypatch)
