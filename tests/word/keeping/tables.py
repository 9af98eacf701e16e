"""What holds of the tables of a renewed report: rows fit, end below each other, and stay whole where the writer wrote in them."""

import re
from collections.abc import Iterator
from typing import Any

from tests.word.keeping.writer import anchors_of
from toolkit.word.keeping.blocks import read_blocks
from toolkit.word.keeping.names import q
from toolkit.word.keeping.packages import Package
from toolkit.word.keeping.pieces import pieces_of, seen
from toolkit.word.keeping.structure.cells import span_of

TYPED = re.compile(r"\n?zq\d+zq")


def text_of(paragraph: Any) -> str:
    return seen(pieces_of([paragraph]))


def body_text_of(element: Any) -> str:
    """What an element says; a line break within a paragraph is another sign than its end."""
    return "\r".join(text_of(one) for one in element.iter(q("w:p")))


def tables_hold(theirs: Package, new: Package, made: Package) -> Iterator[str]:
    """What does not hold of the tables of a renewal."""
    yield from _rows_stay_whole(theirs, read_blocks(new.body), made)
    yield from _tables_stay_even(theirs, made)
    yield from _rows_fit(*(read_blocks(one.body) for one in (theirs, new, made)))


def _rows_fit(theirs: dict[str, Any], new: dict[str, Any], made: dict[str, Any]) -> Iterator[str]:
    """A new row has as many cells as the others of its kind have in the writer's table."""
    counts: dict[tuple[Any, int], set[int]] = {}
    for key, block in made.items():
        if key in theirs and key in new and block.row is not None and new[key].row is not None:
            counts.setdefault((block.row.getparent(), len(new[key].row.findall(q("w:tc")))), set()).add(len(block.row.findall(q("w:tc"))))
    for key, block in made.items():
        if key in new and block.row is not None and not any(one in theirs for one in anchors_of(block.row)):
            fitting = counts.get((block.row.getparent(), len(new[key].row.findall(q("w:tc")))))
            if fitting and len(block.row.findall(q("w:tc"))) not in fitting:
                yield f"a row of {len(block.row.findall(q('w:tc')))} cells among rows of {fitting}: {block.text!r}"


def _tables_stay_even(theirs: Package, made: Package) -> Iterator[str]:
    """The rows of a table end below each other, where they did."""
    even = {key for table in theirs.body.iter(q("w:tbl")) if len(_widths(table)) == 1 for key in anchors_of(table)}
    for table in made.body.iter(q("w:tbl")):
        known = [key for key in anchors_of(table) if key in even]
        if known and len(_widths(table)) > 1 and not list(table.iter(q("w:tbl")))[1:]:
            yield f"rows of {sorted(_widths(table))} columns: {body_text_of(table)[:60]!r}"


def _widths(table: Any) -> set[int]:
    """Over how many columns the rows of a table stand, but for those that were deleted with tracked changes."""
    return {sum(int(span_of(cell) or 1) for cell in row.findall(q("w:tc")))
            for row in table.findall(q("w:tr")) if row.find(q("w:trPr/w:del")) is None}


def _rows_stay_whole(theirs: Package, new: dict[str, Any], made: Package) -> Iterator[str]:
    """A row that the register no longer has and in which the writer wrote something stays with all that it says."""
    left = {key: row for row in made.body.iter(q("w:tr")) for key in anchors_of(row)}
    for row in theirs.body.iter(q("w:tr")):
        keys = anchors_of(row)
        if keys and not any(key in new for key in keys) and TYPED.search(body_text_of(row)) and keys[0] in left:
            words, now = body_text_of(row), body_text_of(left[keys[0]])
            if len(row.findall(q("w:tc"))) == len(left[keys[0]].findall(q("w:tc"))) and words != now:
                yield f"a row of which something went: {words!r} -> {now!r}"
