"""Rows, paragraphs and tables that came or went: put in behind what they follow, or taken away where nobody edited."""

import copy
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from toolkit.word.keeping.anchors import anchors_in
from toolkit.word.keeping.blocks import Block
from toolkit.word.keeping.importing import Importer
from toolkit.word.keeping.names import above, q
from toolkit.word.keeping.pairing import most_common
from toolkit.word.keeping.tracking import Pen

Blocks = Mapping[str, Block]
_OF_PERSONS = tuple(map(q, ("w:commentReference", "w:ins", "w:del", "w:moveFrom", "w:moveTo")))
_ORDER = ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge")
"""How the first properties of a cell follow each other."""
_KINDS = {q(f"w:{name}") for name in ("p", "tbl", "tr", "tc")}


def newcomers(new: Blocks, known: Collection[str]) -> list[Any]:
    """The largest elements of a new report in which everything is new: tables, rows, cells and paragraphs, in order."""
    every, fresh = Counter[Any](), Counter[Any]()
    for key, block in new.items():
        for element in (block.paragraphs[0], *block.paragraphs[0].iterancestors()):
            every[element] += 1
            fresh[element] += key not in known
    found: dict[Any, None] = {}
    for key, block in new.items():
        if key not in known:
            element = block.paragraphs[0]
            while fresh[element.getparent()] == every[element.getparent()] and element.getparent().tag != q("w:body"):
                element = element.getparent()
            found[above(element, "w:p", "w:tbl", "w:tr", "w:tc")] = None
    return list(found)


class Placing:
    """Puts what is new into the host.

    Args:
        theirs: The blocks of the host.
        importer: Brings elements into it.
        pen: Writes.
    """

    def __init__(self, theirs: Blocks, importer: Importer, pen: Pen) -> None:
        self._theirs, self._importer, self._pen = theirs, importer, pen
        self._placed: dict[Any, Any] = {}

    def place(self, element: Any) -> Any:
        """Put a copy of an element behind what it follows; the copy, or None where no place is found."""
        put = self._place_for(element)
        if put is None:
            return None
        made = self._importer.copied(element)
        put(made)
        self._placed[element] = made
        for row in made.iter(q("w:tr")):
            self._pen.insert_row(row)
        if made.tag == q("w:p"):
            self._pen.insert_paragraph(made)
        elif made.tag == q("w:tc"):
            self._pen.insert_cell(made)
        if made.tag == q("w:tbl") and (made.getnext() is None or made.getnext().tag == q("w:tbl")):
            made.addnext(made.makeelement(q("w:p")))
        return made

    def _place_for(self, element: Any) -> Any:
        for sibling in element.itersiblings(preceding=True):
            if (host := self._like(sibling, element)) is not None:
                return host.addnext
        for sibling in element.itersiblings():
            if (host := self._like(sibling, element)) is not None:
                return self._first(host).addprevious
        container = element.getparent()
        if container.tag == q("w:body"):
            [host] = [above(next(iter(self._theirs.values())).paragraphs[0], "w:body")] if self._theirs else [None]
            return (lambda made: host.insert(0, made)) if host is not None else None
        return self._like(container, container).append if self._like(container, container) is not None else None

    def _first(self, host: Any) -> Any:
        """The first paragraph of the block that a paragraph ends."""
        block = next((block for key, _ in anchors_in(host) if (block := self._theirs.get(key))), None)
        return block.paragraphs[0] if block is not None and host.tag == q("w:p") else host

    def _like(self, element: Any, beside: Any) -> Any:
        """What an element of the new report is in the host, if it can stand beside another there; None for none."""
        if element in self._placed:
            return self._placed[element]
        if element.tag not in _KINDS:
            return None
        blocks = [self._theirs[key] for key, _ in anchors_in(element) if key in self._theirs]
        if element.tag == q("w:p"):
            host = next((block.paragraphs[-1] for block in blocks), None)
        else:
            name = f"w:{element.tag.rpartition('}')[2]}"
            host = most_common(above(block.paragraphs[0], name) for block in blocks)
        fits = host is not None and host.getparent() is not None and host.getparent().tag == beside.getparent().tag
        return host if fits else None


def is_touched(block: Block, base: Block, pen: Pen) -> bool:
    """Whether a person changed what a block says, or left a comment or a tracked change in it."""
    if block.words != base.words or block.joined or len(block.paragraphs) > 1:
        return True
    return any(not pen.is_mine(mark) for paragraph in block.paragraphs for mark in paragraph.iter(*_OF_PERSONS))


def take_away(
    gone: Iterable[Block], base: Blocks, new: Blocks, pen: Pen, tell: Callable[[Block, Any], None]
) -> list[Block]:
    """Take away what a report no longer has; what somebody edited stays, and so does its row.

    Args:
        gone: The blocks of the host that the new report does not have.
        base: What stood there.
        new: What stands in the new report.
        pen: Writes.
        tell: Called with each row or paragraph before it goes, and with a block in it.

    Returns:
        The blocks that somebody edited.
    """
    blocks = list(gone)
    keys = {block.key for block in blocks}
    edited = [block for block in blocks if is_touched(block, base[block.key], pen)]
    rows: dict[Any, list[Block]] = {}
    for block in blocks:
        rows.setdefault(block.row, []).append(block)
    kept_rows = {block.row for block in edited} - {None}
    kept_tables = {above(row, "w:tbl") for row in kept_rows}
    for row, inside in rows.items():
        if row is not None and _is_all(row, keys):
            is_head = row.find(q("w:trPr/w:tblHeader")) is not None and above(row, "w:tbl") in kept_tables
            if row not in kept_rows and not is_head:
                tell(inside[0], row)
                _remove_row(row, pen)
            continue
        for block in inside:
            if block not in edited and (row is None or block.cell.getparent() is not None):
                tell(block, block.paragraphs[0])
                if is_column_gone(block, base, new) and _is_all(block.cell, keys - {one.key for one in edited}):
                    block.cell.getparent().remove(block.cell)
                else:
                    pen.remove_paragraph(block.paragraphs[0])
    return edited


def _is_all(element: Any, keys: Collection[str]) -> bool:
    """Whether a row or cell holds nothing but what goes."""
    for paragraph in element.iter(q("w:p")):
        anchors = [key for key, _ in anchors_in(paragraph)]
        if any(key not in keys for key in anchors):
            return False
        if not anchors and "".join(text.text or "" for text in paragraph.iter(q("w:t"))).strip():
            return False
    return True


def _remove_row(row: Any, pen: Pen) -> None:
    table = above(row, "w:tbl")
    pen.remove_row(row)
    if table.find(q("w:tr")) is None:
        table.getparent().remove(table)


def renew_cells(base: Blocks, theirs: Blocks, new: Blocks) -> None:
    """Merge cells as the new report does, downward and over columns, where somebody did not change that."""
    for key, cell in _cells_of(base, theirs, new):
        for read, name in ((_merge_of, "w:vMerge"), (_span_of, "w:gridSpan")):
            was, now = read(base[key].cell), read(new[key].cell)
            if was != now and read(cell) == was:
                _set(cell, name, now)


def renew_columns(base: Blocks, theirs: Blocks, new: Blocks) -> None:
    """Give the widths of the new report to tables that have other columns now."""
    done = set[Any]()
    for key, cell in _cells_of(base, theirs, new):
        was, host, now = (above(one, "w:tbl") for one in (base[key].cell, cell, new[key].cell))
        if len(_grid_of(was)) != len(_grid_of(now)):
            width, wanted = (one.find(q("w:tcPr/w:tcW")) for one in (cell, new[key].cell))
            if width is not None and wanted is not None:
                width.attrib.update(wanted.attrib)
            if host not in done and host.find(q("w:tblGrid")) is not None:
                host.replace(host.find(q("w:tblGrid")), copy.deepcopy(now.find(q("w:tblGrid"))))
            done.add(host)


def renew_order(base: Blocks, theirs: Blocks, new: Blocks) -> None:
    """Put the rows of a table into the order of the new report, where somebody did not move them."""
    tables: dict[Any, dict[Any, tuple[Any, Any]]] = {}
    for key, block in theirs.items():
        if key in base and key in new and block.row is not None:
            tables.setdefault(block.row.getparent(), {}).setdefault(block.row, (base[key].row, new[key].row))
    for table, known in tables.items():
        rows = [row for row in table.iterchildren(q("w:tr")) if row in known]
        was, now = (_places_of([known[row][side] for row in rows]) for side in (0, 1))
        if was == sorted(was) and now != sorted(now):
            _permute(rows, [rows[at] for at in sorted(range(len(rows)), key=now.__getitem__)])


def _places_of(rows: Sequence[Any]) -> list[int]:
    """Where rows stand in their tables; -1 for what is no row."""
    tables = {row.getparent() for row in rows if row is not None}
    places = {row: at for table in tables for at, row in enumerate(table)}
    return [places.get(row, -1) for row in rows]


def _permute(rows: Sequence[Any], wanted: Sequence[Any]) -> None:
    """Put rows into the places of others."""
    places = [row.makeelement(row.tag) for row in rows]
    for row, place in zip(rows, places, strict=True):
        row.addprevious(place)
    for row, place in zip(wanted, places, strict=True):
        place.getparent().replace(place, row)


def is_column_gone(block: Block, base: Blocks, new: Blocks) -> bool:
    """Whether what stood at a block stood in a column that the new report does not have."""
    row = base[block.key].row
    now = most_common(new[key].row for key, _ in anchors_in(row) if key in new) if row is not None else None
    return now is not None and len(now.findall(q("w:tc"))) < len(row.findall(q("w:tc")))


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
                    _set(cell, "w:vMerge", "restart")
                if merge:
                    open_here.add(at)
                at += int(_span_of(cell) or 1)
            begun = open_here


def _merge_of(cell: Any) -> str:
    merge = cell.find(q("w:tcPr/w:vMerge"))
    return "" if merge is None else str(merge.get(q("w:val"), "continue"))


def _span_of(cell: Any) -> str:
    span = cell.find(q("w:tcPr/w:gridSpan"))
    return "" if span is None else str(span.get(q("w:val"), ""))


def _set(cell: Any, name: str, value: str) -> None:
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
