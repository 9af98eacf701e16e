"""The cells of tables: merged, and as wide, as the new report has them, where somebody did not change that."""

import copy
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from toolkit.word.keeping.anchors import key_of
from toolkit.word.keeping.blocks import Block
from toolkit.word.keeping.names import above, q

Blocks = Mapping[str, Block]
_ORDER = ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge")
"""How the first properties of a cell follow each other."""


def renew_cells(base: Blocks, theirs: Blocks, new: Blocks) -> None:
    """Merge cells as the new report does, downward and over columns, where somebody did not change that."""
    for key, cell in _cells_of(base, theirs, new):
        for read, name in ((_merge_of, "w:vMerge"), (span_of, "w:gridSpan")):
            was, now = read(base[key].cell), read(new[key].cell)
            if was != now and read(cell) == was:
                set_property(cell, name, now)


def renew_columns(base: Blocks, theirs: Blocks, new: Blocks) -> None:
    """Give the widths of the new report to tables that have other columns now."""
    most: dict[Any, int] = {}
    for key, cell in _cells_of(base, theirs, new):
        was, host, now = (above(one, "w:tbl") for one in (base[key].cell, cell, new[key].cell))
        columns, wanted = len(_grid_of(was)), len(_grid_of(now))
        if is_first := host not in most:
            most[host] = _most(host)
        if columns != wanted and (most[host] == wanted or columns < wanted):
            _set_width(cell, new[key].cell)
        if columns != wanted and is_first:
            _renew_grid(host, now, most[host], is_edited=len(_grid_of(host)) != columns)


def _rows_left(table: Any) -> list[Any]:
    """The rows of a table but for those that were deleted with tracked changes, which have their cells as they were."""
    return [row for row in table.iterchildren(q("w:tr")) if row.find(q("w:trPr/w:del")) is None]


def _most(table: Any) -> int:
    return max(map(_width_of, _rows_left(table)), default=1)


def _width_of(row: Any) -> int:
    """Over how many columns the cells of a row stand."""
    return sum(int(span_of(cell) or 1) for cell in row.iterchildren(q("w:tc")))


def even_tables(body: Any) -> list[Any]:
    """The tables with something of ours whose rows all stand over as many columns."""
    ours = {above(mark, "w:tbl") for mark in body.iter(q("w:bookmarkStart")) if key_of(mark)}
    return [table for table in body.iter(q("w:tbl"))
            if table in ours and len(set(map(_width_of, _rows_left(table)))) == 1]


def stretch_rows(tables: Iterable[Any]) -> None:
    """Let the last cell of a row reach as far as the others: of a heading over all, or of the writer's own row."""
    for table in tables:
        most = _most(table)
        for row in _rows_left(table):
            missing = most - _width_of(row)
            if missing and row.find(q("w:tc")) is not None:
                last = row.findall(q("w:tc"))[-1]
                set_property(last, "w:gridSpan", str(int(span_of(last) or 1) + missing))


def _set_width(cell: Any, like: Any) -> None:
    width, wanted = (one.find(q("w:tcPr/w:tcW")) for one in (cell, like))
    if width is not None and wanted is not None:
        width.attrib.update(wanted.attrib)


def _renew_grid(table: Any, new: Any, most: int, *, is_edited: bool) -> None:
    """Give a table the widths of the new report, or where it has other columns as many as it has columns."""
    grid, wanted = table.find(q("w:tblGrid")), new.find(q("w:tblGrid"))
    if grid is None:
        return
    if not is_edited and most == len(wanted):
        table.replace(grid, copy.deepcopy(wanted))
    for column in list(grid)[most:]:
        grid.remove(column)
    while 0 < len(grid) < most:
        grid.append(copy.deepcopy(grid[-1]))


def _cells_of(base: Blocks, theirs: Blocks, new: Blocks) -> Iterator[tuple[str, Any]]:
    """The cells that all three reports have, each once, with the key of a block in it."""
    done = set[Any]()
    for key, block in theirs.items():
        if key in base and key in new and block.cell is not None and block.cell not in done:
            if base[key].cell is not None and new[key].cell is not None:
                yield key, block.cell
            done.add(block.cell)


def _grid_of(table: Any) -> list[Any]:
    return list(table.iterfind(q("w:tblGrid/w:gridCol")))


def begin_merges_anew(body: Any) -> None:
    """Begin a merged cell anew where the row with its beginning was deleted."""
    for table in body.iter(q("w:tbl")):
        begun = set[int]()
        for row in table.findall(q("w:tr")):
            at, open_here = 0, set[int]()
            for cell in row.findall(q("w:tc")):
                merge = _merge_of(cell)
                if merge == "continue" and at not in begun:
                    set_property(cell, "w:vMerge", "restart")
                if merge:
                    open_here.add(at)
                at += int(span_of(cell) or 1)
            begun = open_here


def _merge_of(cell: Any) -> str:
    merge = cell.find(q("w:tcPr/w:vMerge"))
    return "" if merge is None else str(merge.get(q("w:val"), "continue"))


def span_of(cell: Any) -> str:
    """Over how many columns a cell stands; "" for one."""
    span = cell.find(q("w:tcPr/w:gridSpan"))
    return "" if span is None else str(span.get(q("w:val"), ""))


def set_property(cell: Any, name: str, value: str) -> None:
    """Give a cell a property, or take it away."""
    properties = cell.find(q("w:tcPr"))
    if properties is None:
        properties = cell.makeelement(q("w:tcPr"))
        cell.insert(0, properties)
    for old in properties.findall(q(name)):
        properties.remove(old)
    if value:
        earlier = _ORDER[:_ORDER.index(name.removeprefix("w:"))]
        made = properties.makeelement(q(name))
        made.set(q("w:val"), value)
        properties.insert(sum(one.tag.rpartition("}")[2] in earlier for one in properties), made)
