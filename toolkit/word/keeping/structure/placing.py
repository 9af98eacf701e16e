"""What is new: tables, rows, cells and paragraphs, put in behind what they follow in the new report."""

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any

from toolkit.word.keeping.anchors import anchors_in
from toolkit.word.keeping.blocks import Block
from toolkit.word.keeping.importing import Importer
from toolkit.word.keeping.names import above, q
from toolkit.word.keeping.pairing import most_common
from toolkit.word.keeping.structure.columns import Columns, fit_row
from toolkit.word.keeping.tracking import Pen

Blocks = Mapping[str, Block]
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
        columns: Of rows whose table has other columns in the host.
    """

    def __init__(self, theirs: Blocks, importer: Importer, pen: Pen, columns: Mapping[Any, Columns]) -> None:
        self._theirs, self._importer, self._pen, self._columns = theirs, importer, pen, columns
        self._placed: dict[Any, Any] = {}

    def place(self, element: Any) -> Any:
        """Put a copy of an element behind what it follows; the copy, or None where no place is found."""
        put = self._place_for(element)
        if put is None:
            return None
        made = self._importer.copied(element)
        if element in self._columns:
            fit_row(made, self._columns[element])
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
