"""The tables of a document as sheets of a workbook, so that one reader serves both."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from toolkit.sources.documents.rows import Part, Row
from toolkit.sources.documents.workbook_cells import Aside, Cell, Position, Sheet

_FEWEST_WITHIN = 3
"""The columns from which a table within a cell is one of its own; what has fewer is an arrangement of words."""


class DocumentTable(NamedTuple):
    """A table of a document.

    Attributes:
        sheet: Its cells.
        above: The paragraphs between the table before and this one.
        host: The row of the table before it in a cell of which it stands; 0 for a table that stands by itself.
    """

    sheet: Sheet
    above: tuple[Aside, ...] = ()
    host: int = 0


class Tables(NamedTuple):
    """What a document holds: its tables, and the paragraphs below the last one."""

    tables: tuple[DocumentTable, ...]
    below: tuple[Aside, ...] = ()


def tables_of(rows: Iterable[Row]) -> Tables:
    """The tables of a document and the paragraphs around them, in order."""
    found: list[DocumentTable] = []
    above: list[Aside] = []
    for number, group in groupby(rows, lambda row: row.table):
        if number:
            table, *within = _sheets(f"table {number}", list(group))
            found += [table._replace(above=tuple(above)), *within]
            above = []
        else:
            above += [Aside(_marked(row.mark.text, row.text), row.locator) for row in group]
    return Tables(tuple(found), tuple(above))


def _sheets(name: str, rows: Sequence[Row]) -> Iterator[DocumentTable]:
    """A table as a sheet, and those that stand within its cells."""
    cells: dict[Position, Cell] = {}
    merged: dict[Position, Position] = {}
    within: list[DocumentTable] = []
    above = 0
    for row in rows:
        for column, text in enumerate(row.cells, 1):
            at, place = (row.number, column), f"row {row.number}, column {column}"
            begins = _begins(row, above, column)
            if begins:
                merged[at] = merged.get(begins, begins)
                continue
            parts = row.parts[column - 1] if row.parts else (Part(text),)
            if inner := _table_within(f"{name}, {place}", parts):
                within.append(DocumentTable(inner, host=row.number))
                parts = tuple(part for part in parts if part.within is None)
            if cell := _cell(at, parts, place):
                cells[at] = cell
        above = row.number
    yield DocumentTable(Sheet(name, cells=cells, merged=merged))
    yield from within


def _begins(row: Row, above: int, column: int) -> Position | None:
    """The cell before or above that a cell goes on with; None for one that begins."""
    goes_on = row.covered[column - 1] if column <= len(row.covered) else ""
    if goes_on == "<" and column > 1:
        return row.number, column - 1
    return (above, column) if goes_on == "^" and above else None


def _cell(at: Position, parts: Sequence[Part], place: str) -> Cell | None:
    text = "\n".join(_marked(part.mark.text, part.struck.left if part.struck else part.text) for part in parts)
    struck = " ".join(part.struck.struck for part in parts if part.struck)
    if not (text.strip() or struck.strip()):
        return None
    return Cell(*at, text.strip(), struck=struck.strip(), place=place)


def _marked(mark: str, text: str) -> str:
    """A paragraph with the number that Word puts before it; a bullet says nothing."""
    return f"{mark} {text}".strip() if any(map(str.isalnum, mark)) else text


def _table_within(name: str, parts: Sequence[Part]) -> Sheet | None:
    """The table within a cell, if it has enough columns and rows to be one of its own."""
    held: dict[Position, list[Part]] = {}
    for part in parts:
        if part.within:
            held.setdefault((part.within[0], part.within[1] + 1), []).append(part)
    if len({row for row, _ in held}) < 2 or max(column for _, column in held) < _FEWEST_WITHIN:
        return None
    found = (_cell(at, own, f"row {at[0]}, column {at[1]}") for at, own in held.items())
    return Sheet(name, cells={(cell.row, cell.column): cell for cell in found if cell})


def joined(tables: Sequence[Sheet]) -> Sheet:
    """Tables that go on with the first, as where one is broken in two at the end of a page."""
    first, *others = tables
    cells, merged = dict(first.cells), dict(first.merged)
    below = _last_row(first)
    for table in others:
        for (row, column), cell in table.cells.items():
            cells[row + below, column] = replace(cell, row=row + below, place=f"{table.name} {cell.address}")
        merged |= {(row + below, column): (start[0] + below, start[1]) for (row, column), start in table.merged.items()}
        below += _last_row(table)
    return replace(first, cells=cells, merged=merged)


def _last_row(table: Sheet) -> int:
    return max((row for row, _ in (*table.cells, *table.merged)), default=0)
