"""A new row in a table whose columns somebody changed: it gets the cells that the other rows have there."""

import copy
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from toolkit.word.keeping.anchors import anchors_in
from toolkit.word.keeping.blocks import Block
from toolkit.word.keeping.names import q
from toolkit.word.keeping.pairing import most_common
from toolkit.word.keeping.structure.cells import set_property, span_of

Blocks = Mapping[str, Block]
_DELETED, _NEW = -1, -2
"""What stands for the place of a cell in a column that somebody deleted, and in one that comes."""


class Columns(NamedTuple):
    """Where the cells of a row of the new report stand in the host.

    Attributes:
        places: Of each cell the number of the column.
        like: The cells of a row of the host that stay.
    """

    places: tuple[int, ...]
    like: tuple[Any, ...]

    @property
    def are_changed(self) -> bool:
        """Whether somebody added, deleted, moved or joined columns."""
        return [place for place in self.places if place != _NEW] != list(range(len(self.like)))


def changed_columns(
    elements: Iterable[Any], base: Blocks, theirs: Blocks, new: Blocks, leaving: Collection[Any]
) -> dict[Any, Columns]:
    """Of the rows among some elements of the new report those whose table has other columns in the host.

    Args:
        elements: Of the new report.
        base: What was generated last.
        theirs: The host.
        new: What is generated now.
        leaving: The cells of the host that go.
    """
    tables: dict[Any, list[tuple[int, Columns]]] = {}
    found = {}
    for row in elements:
        if row.tag == q("w:tr"):
            table = row.getparent()
            if table not in tables:
                tables[table] = [(len(_cells(one)), columns) for one in table.iterchildren(q("w:tr"))
                                 if (columns := _columns(one, base, theirs, leaving))]
            alike = [columns for cells, columns in tables[table] if cells == len(_cells(row))]
            if alike and (columns := _usual(alike)).are_changed:
                found[row] = columns
    return found


def _usual(every: Sequence[Columns]) -> Columns:
    """The columns that most rows have; of those the ones of which least is missing."""
    kinds = [(columns.places, len(columns.like)) for columns in every]
    usual = max(kinds, key=lambda one: (kinds.count(one), -one[0].count(_DELETED)))
    return every[kinds.index(usual)]


def _columns(row: Any, base: Blocks, theirs: Blocks, leaving: Collection[Any]) -> Columns | None:
    """How the cells of a row of the new report stand in the host; None where it has no such row."""
    keys = [[key for key, _ in anchors_in(cell)] for cell in _cells(row)]
    hosts = [most_common(theirs[key].cell for key in inside if key in theirs) for inside in keys]
    host = most_common(cell.getparent() for cell in hosts if cell is not None)
    if host is None:
        return None
    like = [cell for cell in _cells(host) if cell not in leaving]
    places = (like.index(cell) if cell in like else _DELETED if any(key in base for key in inside) else _NEW
              for cell, inside in zip(hosts, keys, strict=True))
    return Columns(tuple(places), tuple(like))


def fit_row(made: Any, columns: Columns) -> None:
    """Give a new row the columns of its table in the host; what has no column there goes."""
    cells = _cells(made)
    mine: dict[int, list[Any]] = {}
    come: dict[int, list[Any]] = {}
    behind = -1
    for cell, place in zip(cells, columns.places, strict=True):
        made.remove(cell)
        if place == _NEW:
            come.setdefault(behind, []).append(cell)
        elif place != _DELETED:
            mine.setdefault(place, []).append(cell)
            behind = place
    made.extend(come.get(-1, []))
    for at, like in enumerate(columns.like):
        made.append(_joined(mine[at], like) if at in mine else _empty(like))
        made.extend(come.get(at, []))


def _joined(cells: Sequence[Any], like: Any) -> Any:
    """Cells as one, as wide as another."""
    first, *others = cells
    for other in others:
        first.extend(other.findall(q("w:p")))
    set_property(first, "w:gridSpan", span_of(like))
    width, wanted = (one.find(q("w:tcPr/w:tcW")) for one in (first, like))
    if width is not None and wanted is not None:
        width.attrib.update(wanted.attrib)
    return first


def _empty(like: Any) -> Any:
    """A cell that says nothing, and looks like another."""
    made = like.makeelement(q("w:tc"))
    properties = like.find(q("w:tcPr"))
    if properties is not None:
        made.append(copy.deepcopy(properties))
        set_property(made, "w:vMerge", "")
    made.append(made.makeelement(q("w:p")))
    return made


def _cells(row: Any) -> list[Any]:
    return list(row.findall(q("w:tc")))
