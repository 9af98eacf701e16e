"""The fills of many cells, read and painted in few calls: each call to Excel takes its time, however small the cell."""

import platform
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

import xlwings as xw

from toolkit.tracker.record.cells import column_letters, column_number

LONGEST_ADDRESS = 255
"""Characters of an address that Excel takes."""
PATTERN = "pattern"
"""Stands for a fill that a colour does not describe wholly."""
_SOLID, _NO_FILL = 1, -4142
"""Excel's numbers for the only two kinds of fill that a colour describes wholly."""
_BLACK = "#000000"
"""What Excel on Windows also says where cells differ."""
_CELL = re.compile(r"([A-Z]+)([0-9]+)")


def fills_of(sheet: xw.Sheet, cells: Iterable[str], *, marked: bool = False) -> dict[str, str]:
    """The fills of cells: each a colour such as `#F6D9E3`, "" for none, or `PATTERN`.

    Args:
        sheet: Their sheet.
        cells: Their addresses, such as `H2`.
        marked: Whether they were marked: then those between them have other fills, and a pattern is not asked for.
    """
    columns: dict[str, list[int]] = {}
    for row, number in map(row_and_column, cells):
        columns.setdefault(column_letters(number), []).append(row)
    found: dict[str, str] = {}
    for column, rows in columns.items():
        for some in _runs(sorted(rows)) if marked else [sorted(rows)]:
            found.update(_read(sheet, column, some, _colour if marked else _fill))
    return found


def paint(sheet: xw.Sheet, cells: Sequence[str], fill: str) -> None:
    """Give cells a fill.

    Args:
        sheet: Their sheet.
        cells: Their addresses.
        fill: A colour such as `#F6D9E3`; "" for none.
    """
    for address in _unions(cells):
        sheet.range(address).color = fill or None


def row_and_column(cell: str) -> tuple[int, int]:
    """The numbers of the row and the column of a cell.

    Raises:
        ValueError: It is no address of a cell.
    """
    match = _CELL.fullmatch(cell)
    if not match:
        raise ValueError(f"not a cell: {cell}")
    return int(match[2]), column_number(match[1])


def _runs(rows: list[int]) -> Iterator[list[int]]:
    """Rows that follow one another."""
    run: list[int] = []
    for row in rows:
        if run and row != run[-1] + 1:
            yield run
            run = []
        run.append(row)
    yield run


def _read(sheet: xw.Sheet, column: str, rows: list[int], ask: Callable[[xw.Range], str | None]) -> dict[str, str]:
    """The fills in some rows of a column: asked for all at once, and for each half where they differ."""
    first, last = rows[0], rows[-1]
    fill = ask(sheet.range(f"{column}{first}:{column}{last}" if first < last else f"{column}{first}"))
    if first == last:
        return {f"{column}{first}": PATTERN if fill is None else fill}
    if fill not in (None, _BLACK):
        return {f"{column}{row}": fill for row in rows}
    middle = len(rows) // 2
    return {**_read(sheet, column, rows[:middle], ask), **_read(sheet, column, rows[middle:], ask)}


def _fill(cells: xw.Range) -> str | None:
    """The fill of cells; None where they differ."""
    if platform.system() == "Darwin":
        kind = str(cells.api.interior_object.pattern.get())
        solid, none, mixed = (kind == f"k.{name}" for name in ("pattern_solid", "pattern_none", "missing_value"))
    else:
        kind = cells.api.Interior.Pattern
        solid, none, mixed = kind == _SOLID, kind == _NO_FILL, kind is None
    if none or mixed:
        return "" if none else None
    return _colour(cells) if solid else PATTERN


def _colour(cells: xw.Range) -> str | None:
    """The colour of cells, "" for none; None where they differ."""
    try:
        colour = cells.impl.color
        return "#{:02X}{:02X}{:02X}".format(*colour) if colour else ""
    except TypeError:  # there is no one colour
        return None


def _unions(cells: Sequence[str]) -> Iterator[str]:
    """Addresses of many cells each, as long as Excel takes them."""
    address = ""
    for cell in cells:
        if address and len(address) + 1 + len(cell) > LONGEST_ADDRESS:
            yield address
            address = ""
        address = f"{address},{cell}" if address else cell
    if address:
        yield address
