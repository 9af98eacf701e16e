"""The cells of an open workbook, unsaved ones included, as its file would be read."""

from collections.abc import Iterator
from datetime import datetime, time
from typing import Any

import xlwings as xw

from toolkit.reading.number_formats import Shows, what_it_shows
from toolkit.tracker.record.cells import CellValue, ErrorValue, Formula, Merged, PerCent, RawSheet, RawWorkbook, Row
from toolkit.tracker.record.problems import Place, Refused

MOST_CELLS, AT_ONCE = 40_000_000, 200_000
"""How many cells of one sheet are read, blank ones included, and how many at once: formats often reach down to the
last row, and only blank cells are below the table."""
MOST_MERGED = 1_000
"""How many merged ranges of one sheet are looked for; each takes some twenty questions to Excel."""
ERRORS = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})
NEWER_ERRORS = {number - 2_146_828_288: text for number, text in {
    2043: "#GETTING_DATA", 2045: "#SPILL!", 2046: "#CONNECT!", 2047: "#BLOCKED!", 2048: "#UNKNOWN!", 2049: "#FIELD!",
    2050: "#CALC!"}.items()}
"""Those that xlwings hands over as the number by which Windows knows them."""


def raw_workbook(book: xw.Book, *only: str) -> RawWorkbook:
    """The cells of an open workbook, as its file would be read.

    Args:
        book: The workbook.
        only: The names of the sheets to read, as far as it has them; all of them where none is named.
    """
    read = tuple(RawSheet(sheet.name, rows=dict(_rows(sheet)), merged=_merged(sheet))
                 for sheet in book.sheets if not only or sheet.name in only)
    return RawWorkbook(read, left_out=tuple(sheet.name for sheet in book.sheets if only and sheet.name not in only))


def _rows(sheet: xw.Sheet) -> Iterator[tuple[int, Row]]:
    used = sheet.used_range
    if used.size > MOST_CELLS:
        raise Refused("return-too-large", Place(sheet=sheet.name), sheet.name)
    last, height = used.last_cell, max(AT_ONCE // used.shape[1], 1)
    for top in range(used.row, last.row + 1, height):
        bottom = min(top + height - 1, last.row)
        yield from _block(sheet.range((top, used.column), (bottom, last.column)))


def _merged(sheet: xw.Sheet) -> tuple[Merged, ...]:
    """The merged ranges, looked for by halves: Excel says of any cells whether all, none or some are merged."""
    found: set[Merged] = set()
    parts = [sheet.used_range]
    while parts:
        part = parts.pop()
        is_merged: object = part.merge_cells  # neither where some of them are
        if is_merged is False:
            continue
        area, end = _corners(part[0, 0].merge_area), part.last_cell
        if part.size == 1 or (is_merged is True and area[2] >= end.row and area[3] >= end.column):
            found.add(area)
        else:
            parts += _halves(part)
        if len(found) > MOST_MERGED:
            raise Refused("return-too-large", Place(sheet=sheet.name), sheet.name)
    return tuple(sorted(found))


def _corners(cells: xw.Range) -> Merged:
    return cells.row, cells.column, cells.last_cell.row, cells.last_cell.column


def _halves(cells: xw.Range) -> list[xw.Range]:
    height, width = cells.shape
    if height > 1:
        return [cells[:height // 2, :], cells[height // 2:, :]]
    return [cells[:, :width // 2], cells[:, width // 2:]]


def _block(cells: xw.Range) -> Iterator[tuple[int, Row]]:
    """The rows of a part of a sheet in which something stands."""
    values = cells.options(ndim=2, err_to_str=True).value
    if any(value in ERRORS for row in values for value in row if isinstance(value, str)):
        values = _errors_marked(values, cells.options(ndim=2).value)
    shares = _shares(cells, values)
    formulas: Any = cells.formula if cells.size > 1 else ((cells.formula,),)
    for number, (row, texts) in enumerate(zip(values, formulas, strict=True), cells.row):
        if any(texts) or row.count(None) < len(row):
            yield number, {at: _cell(PerCent(value) if (number, at) in shares else value, text)
                           for at, (value, text) in enumerate(zip(row, texts, strict=True), cells.column)
                           if value not in (None, "") or text}


def _shares(cells: xw.Range, values: list[list[Any]]) -> set[tuple[int, int]]:
    """Row and column of each number that its cell shows as a percentage; only the format of the cell says so."""
    found: set[tuple[int, int]] = set()
    for at, column in enumerate(zip(*values, strict=True)):
        rows = [row for row, value in enumerate(column) if type(value) is float]
        parts = [rows] if rows else []
        while parts:
            part = parts.pop()
            code: object = cells[part[0]:part[-1] + 1, at].number_format  # none where they differ
            if isinstance(code, str) and what_it_shows(code) is Shows.PER_CENT:
                found |= {(cells.row + row, cells.column + at) for row in part}
            elif not isinstance(code, str) and len(part) > 1:
                parts += [part[:len(part) // 2], part[len(part) // 2:]]
    return found


def _errors_marked(values: list[list[Any]], texts: list[list[Any]]) -> list[list[Any]]:
    """Values in which an error is told from a text that looks like one: read as texts, errors are nothing."""
    return [[ErrorValue(value) if isinstance(value, str) and text is None else value
             for value, text in zip(*rows, strict=True)] for rows in zip(values, texts, strict=True)]


def _cell(value: Any, formula: str) -> CellValue:
    """One cell: a number as a whole number where it is one, a moment at midnight as a day."""
    if type(value) is int and value in NEWER_ERRORS:
        value = ErrorValue(NEWER_ERRORS[value])
    elif type(value) is float and value.is_integer():
        value = int(value)
    elif isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(formula, str) and formula.startswith("=") and formula != value:
        return Formula(formula[1:], value)
    return value  # type: ignore[no-any-return]
