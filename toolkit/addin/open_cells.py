"""The cells of an open workbook, unsaved ones included, as its file would be read."""

from collections.abc import Iterator
from datetime import datetime, time
from typing import Any

import xlwings as xw

from toolkit.tracker.cells import CellValue, ErrorValue, Formula, RawSheet, RawWorkbook, Row
from toolkit.tracker.problems import Place, Refused

MOST_CELLS = 4_000_000
"""How many cells of one sheet are read."""
ERRORS = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})


def raw_workbook(book: xw.Book, only: str = "") -> RawWorkbook:
    """The cells of an open workbook, as its file would be read.

    Args:
        book: The workbook.
        only: The one sheet to read, if it has one of that name.
    """
    return RawWorkbook(tuple(RawSheet(sheet.name, rows=dict(_rows(sheet)))
                             for sheet in book.sheets if not only or sheet.name == only))


def _rows(sheet: xw.Sheet) -> Iterator[tuple[int, Row]]:
    used = sheet.used_range
    if used.size > MOST_CELLS:
        raise Refused("return-too-large", Place(sheet=sheet.name), sheet.name)
    values = used.options(ndim=2, err_to_str=True).value
    formulas: Any = used.formula if used.size > 1 else ((used.formula,),)
    for number, (row, texts) in enumerate(zip(values, formulas, strict=True), used.row):
        cells = {at: _cell(value, text) for at, (value, text) in enumerate(zip(row, texts, strict=True), used.column)
                 if value not in (None, "") or text}
        if cells:
            yield number, cells


def _cell(value: Any, formula: str) -> CellValue:
    """One cell: a number as a whole number where it is one, a moment at midnight as a day."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    elif isinstance(value, datetime) and value.time() == time():
        value = value.date()
    elif isinstance(value, str) and value in ERRORS:
        value = ErrorValue(value)
    if isinstance(formula, str) and formula.startswith("=") and formula != value:
        return Formula(formula[1:], value)
    return value  # type: ignore[no-any-return]
