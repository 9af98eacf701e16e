"""The cells of tables: merged, and as wide, as the new report has them, where somebody did not change that."""

import copy
from collections.abc import Iterator, Mapping
from typing import Any

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
    done = set[Any]()
    for key, cell in _cells_of(base, theirs, new):
        was, host, now = (above(one, "w:tbl") for one in (base[key].cell, cell, new[key].cell))
        if len(_grid_of(was)) != len(_grid_of(now)):
            width, wanted = (one.find(q("w:tcPr/w:tcW")) for one in (cell, new[key].cell))
            if width is not None and wanted is not None:
                width.attrib.update(wanted.attrib)
            grid = host.find(q("w:tblGrid"))
            if host not in done and grid is not None and len(grid) == len(_grid_of(was)):
                host.replace(grid, copy.deepcopy(now.find(q("w:tblGrid"))))
            elif host not in done and grid is not None:
                _fit_grid(host, grid)
            done.add(host)


def _fit_grid(table: Any, grid: Any) -> None:
    """Give a table whose columns somebody changed as many widths as it has columns."""
    most = max(sum(int(span_of(cell) or 1) for cell in row.findall(q("w:tc"))) for row in table.iterchildren(q("w:tr")))
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
