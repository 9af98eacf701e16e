"""What a report no longer has: taken away where nobody edited it."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from toolkit.word.keeping.anchors import anchors_in
from toolkit.word.keeping.blocks import Block
from toolkit.word.keeping.names import above, q
from toolkit.word.keeping.pairing import most_common
from toolkit.word.keeping.pieces import pieces_of
from toolkit.word.keeping.structure.cells import span_of
from toolkit.word.keeping.structure.sections import page_of
from toolkit.word.keeping.tracking import Pen

Blocks = Mapping[str, Block]
_OF_PERSONS = tuple(map(q, (
    "w:commentReference", "w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange", "w:pPrChange")))
_PUT_IN = tuple(map(q, ("w:footnoteReference", "w:endnoteReference", "w:drawing", "w:sdt")))
"""What a person may put in so that it is no part of what is read: into a field, or around words."""


def is_touched(block: Block, base: Block, pen: Pen) -> bool:
    """Whether a person changed what a block says, or left a comment or a tracked change in it."""
    if block.words != base.words or block.joined or len(block.paragraphs) > 1:
        return True
    if page_of(block.paragraphs[0]) != page_of(base.paragraphs[0]):
        return True
    if len(list(block.paragraphs[0].iter(*_PUT_IN))) > len(list(base.paragraphs[0].iter(*_PUT_IN))):
        return True
    return any(not pen.is_mine(mark) for paragraph in block.paragraphs for mark in paragraph.iter(*_OF_PERSONS))


class Leaving:
    """What a report no longer has: what somebody edited of it stays, and so do its row and its column.

    Args:
        gone: The blocks of the host that the new report does not have.
        base: What stood there.
        new: What stands in the new report.
        pen: Writes.

    Attributes:
        edited: The blocks that somebody edited.
        cells: Those that go, since the new report has no such column.
    """

    def __init__(self, gone: Iterable[Block], base: Blocks, new: Blocks, pen: Pen) -> None:
        self._base, self._new, self._pen = base, new, pen
        blocks = list(gone)
        self.edited = [block for block in blocks if is_touched(block, base[block.key], pen)]
        self._rows: dict[Any, list[Block]] = {}
        for block in blocks:
            self._rows.setdefault(block.row, []).append(block)
        self._whole = {row for row in self._rows if row is not None
                       and not any(key in new for key, _ in anchors_in(row))}
        self.edited += [inside[0] for row, inside in self._rows.items()
                        if row in self._whole and self._has_own(row) and not set(inside) & set(self.edited)]
        self._kept_rows = {block.row for block in self.edited}
        self._kept_columns = set[Any]()
        self.cells = self._cells_that_go()

    def _cells_that_go(self) -> set[Any]:
        """Find them, and the columns that stay."""
        left = {block.key for inside in self._rows.values() for block in inside} - {block.key for block in self.edited}
        cells: dict[Any, Any] = {}
        for row, inside in self._rows.items():
            columns = {block.cell: _column_of(self._base[block.key].cell) for block in inside if row is not None}
            if row in self._whole and row in self._kept_rows:
                self._kept_columns |= set(columns.values())
            elif row not in self._whole:
                cells |= {block.cell: columns[block.cell] for block in inside
                          if row is not None and is_column_gone(block, self._base, self._new)}
        self._kept_columns |= {column for cell, column in cells.items()
                               if not _is_all(cell, left) or self._has_own(cell)}
        cells |= self._in_rows_of_the_writer(cells)
        return {cell for cell, column in cells.items() if column not in self._kept_columns}

    def _in_rows_of_the_writer(self, cells: Mapping[Any, Any]) -> dict[Any, Any]:
        """The empty cells in rows that are the writer's alone; where one says something, its column stays."""
        found = {}
        places = {column: _column_of(cell) for cell, column in cells.items()}
        for column, (table, at) in places.items():
            for row in table.iterchildren(q("w:tr")):
                inside = row.findall(q("w:tc"))
                if len(inside) > 1 and not any(key in self._base or key in self._new for key, _ in anchors_in(row)):
                    cell = next((one for one in inside if _column_of(one)[1] == at), None)
                    if cell is None or span_of(cell) or any(pieces_of([one]) for one in cell.iter(q("w:p"))):
                        self._kept_columns.add(column)
                    else:
                        found[cell] = column
        return found

    def _has_own(self, element: Any) -> bool:
        """Whether a row or cell has a paragraph that is the writer's alone, or that stayed in an earlier round."""
        return any(pieces_of([one]) for one in element.iter(q("w:p"))
                   if not any(key in self._base or key in self._new for key, _ in anchors_in(one)))

    def take_away(self, tell: Callable[[Block, Any], None]) -> None:
        """Take away what nobody edited.

        Args:
            tell: Called with each row or paragraph before it goes, and with a block in it.
        """
        for row, inside in sorted(self._rows.items(), key=lambda one: one[0] is not None and _is_head(one[0])):
            if row not in self._whole:
                for block in inside:
                    if block not in self.edited and not self._is_heading_kept(block):
                        self._take_away_block(block, tell)
            elif row not in self._kept_rows and not (_is_head(row) and self._is_needed(row)):
                tell(inside[0], row)
                _remove_row(row, self._pen)
        for cell in self.cells:
            cell.getparent().remove(cell)

    def _is_needed(self, head: Any) -> bool:
        """Whether rows stay below a heading, and no other came in its place."""
        rows = [row for row in head.getparent().iterchildren(q("w:tr")) if row.find(q("w:trPr/w:del")) is None]
        has_another = any(key in self._new and key not in self._base
                          for row in rows if _is_head(row) for key, _ in anchors_in(row))
        return not has_another and not all(map(_is_head, rows))

    def _is_heading_kept(self, block: Block) -> bool:
        """Whether a block is the heading of a column that stays."""
        is_heading = block.row is not None and _is_head(block.row)
        return is_heading and _column_of(self._base[block.key].cell) in self._kept_columns

    def _take_away_block(self, block: Block, tell: Callable[[Block, Any], None]) -> None:
        tell(block, block.paragraphs[0])
        if block.cell not in self.cells:
            self._pen.remove_paragraph(block.paragraphs[0])


def _column_of(cell: Any) -> tuple[Any, int]:
    """The table in which a cell stands, and over how many columns the cells before it; (None, 0) for no cell."""
    if cell is None:
        return None, 0
    return above(cell, "w:tbl"), sum(int(span_of(one) or 1) for one in cell.itersiblings(q("w:tc"), preceding=True))


def _is_head(row: Any) -> bool:
    """Whether a row is the heading of its table."""
    return row.find(q("w:trPr/w:tblHeader")) is not None


def _is_all(element: Any, keys: Collection[str]) -> bool:
    """Whether all of ours in a cell goes."""
    return all(key in keys for key, _ in anchors_in(element))


def _remove_row(row: Any, pen: Pen) -> None:
    table = above(row, "w:tbl")
    pen.remove_row(row)
    if table.find(q("w:tr")) is None:
        table.getparent().remove(table)


def is_column_gone(block: Block, base: Blocks, new: Blocks) -> bool:
    """Whether what stood at a block stood in a column that the new report does not have."""
    row = base[block.key].row
    now = most_common(new[key].row for key, _ in anchors_in(row) if key in new) if row is not None else None
    return now is not None and len(now.findall(q("w:tc"))) < len(row.findall(q("w:tc")))
