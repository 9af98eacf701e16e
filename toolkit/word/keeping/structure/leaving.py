"""What a report no longer has: taken away where nobody edited it."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from toolkit.word.keeping.anchors import anchors_in
from toolkit.word.keeping.blocks import Block
from toolkit.word.keeping.names import above, q
from toolkit.word.keeping.pairing import most_common
from toolkit.word.keeping.pieces import pieces_of
from toolkit.word.keeping.structure.sections import page_of
from toolkit.word.keeping.tracking import Pen

Blocks = Mapping[str, Block]
_OF_PERSONS = tuple(map(q, (
    "w:commentReference", "w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange", "w:pPrChange")))


def is_touched(block: Block, base: Block, pen: Pen) -> bool:
    """Whether a person changed what a block says, or left a comment or a tracked change in it."""
    if block.words != base.words or block.joined or len(block.paragraphs) > 1:
        return True
    if page_of(block.paragraphs[0]) != page_of(base.paragraphs[0]):
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
    whole = {row for row in rows if row is not None and not any(key in new for key, _ in anchors_in(row))}
    edited += [rows[row][0] for row in whole if _has_own(row) and not set(rows[row]) & set(edited)]
    kept_rows = {block.row for block in edited}
    for row, inside in sorted(rows.items(), key=lambda one: one[0] is not None and _is_head(one[0])):
        if row in whole:
            if row not in kept_rows and not (_is_head(row) and _is_needed(row)):
                tell(inside[0], row)
                _remove_row(row, pen)
            continue
        for block in inside:
            if block not in edited and (row is None or block.cell.getparent() is not None):
                tell(block, block.paragraphs[0])
                left = keys - {one.key for one in edited}
                if is_column_gone(block, base, new) and _is_all(block.cell, left) and not _has_own(block.cell):
                    block.cell.getparent().remove(block.cell)
                else:
                    pen.remove_paragraph(block.paragraphs[0])
    return edited


def _is_head(row: Any) -> bool:
    """Whether a row is the heading of its table."""
    return row.find(q("w:trPr/w:tblHeader")) is not None


def _is_needed(head: Any) -> bool:
    """Whether rows stay below a heading."""
    rows = head.getparent().iterchildren(q("w:tr"))
    return any(not _is_head(row) and row.find(q("w:trPr/w:del")) is None for row in rows)


def _is_all(element: Any, keys: Collection[str]) -> bool:
    """Whether all of ours in a cell goes."""
    return all(key in keys for key, _ in anchors_in(element))


def _has_own(element: Any) -> bool:
    """Whether a row or cell has a paragraph that is nobody's but the writer's."""
    return any(pieces_of([one]) for one in element.iter(q("w:p")) if next(anchors_in(one), None) is None)


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
