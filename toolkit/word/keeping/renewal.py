"""Renews a report that somebody edited: the writer's file stays, and what the machine wrote in it is made new.

Three documents are held against each other, paragraph by paragraph: what was generated last, what the writer made of
it, and what is generated now. What only one side changed is taken from that side. What both changed is put together
word by word; where they changed the same words, the writer's stay and the new ones go into a comment.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from toolkit.word.keeping.anchors import anchors_in
from toolkit.word.keeping.blocks import AnchoredTwice, Block, drop_left_over, gather_marks, pair_marks, read_blocks
from toolkit.word.keeping.charts import Became, charts_in, description_of, drop_charts, renew_charts
from toolkit.word.keeping.comments import Comments
from toolkit.word.keeping.importing import Importer
from toolkit.word.keeping.merging import are_apart, merged, renewed, tokens_of, words_of
from toolkit.word.keeping.names import OFFICE, q
from toolkit.word.keeping.numbers import drop_second_anchors, number_anew
from toolkit.word.keeping.packages import Package
from toolkit.word.keeping.pairing import place_of, renamed, renumbered, retyped, reworded
from toolkit.word.keeping.pieces import Piece, pieces_of, read
from toolkit.word.keeping.rewriting import rewrite
from toolkit.word.keeping.structure.cells import (
    begin_merges_anew,
    even_tables,
    renew_cells,
    renew_columns,
    stretch_rows,
)
from toolkit.word.keeping.structure.columns import changed_columns
from toolkit.word.keeping.structure.leaving import Leaving
from toolkit.word.keeping.structure.order import renew_order
from toolkit.word.keeping.structure.placing import Placing, newcomers
from toolkit.word.keeping.structure.sections import Sections
from toolkit.word.keeping.tracking import Pen
from toolkit.words import reports as words
from toolkit.words.speaking import said, text

_BESIDE = tuple(f"{OFFICE}/{kind}" for kind in ("header", "footer"))
__all__ = ["AnchoredTwice", "Finding", "Renewal", "What", "renew"]


class What(StrEnum):
    """What was found where a report was renewed."""

    RENEWED = "renewed"
    MERGED = "merged"
    """The writer's words were kept, and the new ones put among them."""
    CONFLICT = "conflict"
    """Both changed the same words; the new ones stand in a comment."""
    DELETED = "deleted"
    """The writer deleted it, and it has changed since."""
    ADDED = "added"
    GONE = "gone"
    EDITED_AND_GONE = "edited-and-gone"
    """The writer edited it, and the register no longer has it."""
    NOT_PLACED = "not-placed"
    """It is new, and there is no place for it any more."""
    BESIDE = "beside"
    """It stands in a header or footer that the writer edited, and is not renewed."""
    CHART_ANEW = "chart-anew"
    """A chart was drawn anew, since it has other bars now."""
    KEPT = "kept"
    """The writer edited it, and it stays so."""


class Finding(NamedTuple):
    """One thing that was found.

    Attributes:
        what: Of what kind.
        where: The beginning of the row, or of the paragraph.
        column: The heading of the column; "" outside of tables.
        theirs: What the document said before.
        now: What the register says.
    """

    what: What
    where: str
    column: str
    theirs: str
    now: str


@dataclass
class Renewal:
    """What was renewed in a report.

    Attributes:
        counts: How many blocks were renewed, merged and so on; rows count once where they came or went.
        edits: What the writer edited and stays, with what the tracker had written there.
        findings: Everything that was done, and what somebody may want to look at, in the order of the document.
    """

    counts: Counter[What] = field(default_factory=Counter)
    edits: list[Finding] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def kept(self) -> int:
        """How many blocks the writer edited, and they stay so."""
        return len(self.edits)

    @property
    def conflicts(self) -> int:
        """How many stand in comments."""
        return self.counts[What.CONFLICT]

    def found(self, what: What, block: Block, theirs: str, now: str) -> None:
        """Keep something that was found."""
        self.counts[what] += 1
        self.findings.append(Finding(what, *place_of(block), theirs, now))


def renew(base: Package, theirs: Package, new: Package, now: datetime, *, tracked: bool = False) -> Renewal:
    """Renew a report in the writer's file.

    Args:
        base: As it was last generated.
        theirs: The writer's file; it is changed.
        new: As it is generated now.
        now: The moment.
        tracked: Whether what is renewed is marked as tracked changes.

    Raises:
        AnchoredTwice: An anchor of the writer's file stands twice.
    """
    made = _Renewing(base, theirs, new, Pen(text(words.AUTHOR), now, tracked))
    made.renew()
    return made.done


class _Renewing:
    """The work of one renewal."""

    def __init__(self, base: Package, theirs: Package, new: Package, pen: Pen) -> None:
        self._packages = base, theirs, new
        gather_marks(theirs.body)
        self._base, self._theirs, self._new = (read_blocks(one.body) for one in self._packages)
        self._pen = pen
        self._importer = Importer(new, theirs)
        self._comments = Comments(theirs, pen)
        self._deleted = set[Any]()
        self.done = Renewal()

    def renew(self) -> None:
        self._find_again()
        blocks = self._base, self._theirs, self._new
        base, host, new = (one.body for one in self._packages)
        even = even_tables(host)
        sections = Sections((base, host, new), blocks)
        renew_cells(*blocks)
        joined = {key for block in self._theirs.values() for key in block.joined}
        for block in [one for key, one in self._theirs.items() if key in self._new and key not in joined]:
            self._renew_block(block)
            self._renew_charts(block)
        self._tell_deleted()
        renew_order(*blocks)
        leaving = Leaving([block for key, block in self._theirs.items() if key in self._base and key not in self._new],
                          self._base, self._new, self._pen)
        self._place_new(leaving.cells)
        self._take_away(leaving)
        renew_columns(*blocks)
        sections.renew(self._importer)
        self._renew_beside()
        drop_charts(self._packages[1])
        stretch_rows(even)
        begin_merges_anew(host)
        pair_marks(host)
        drop_left_over(host)
        self._leave_as_found()
        drop_second_anchors(host)
        number_anew(host)

    def _find_again(self) -> None:
        """Find what has another anchor now, or none any more."""
        for find in (renumbered, reworded):
            now = {old: key for old, key in find(self._base, self._new).items()
                   if key not in self._theirs or key in self._base}
            self._base, self._theirs = renamed(self._base, now), renamed(self._theirs, now)
        back = {key: block for key, block in self._new.items() if block.row is not None
                and not any(other in self._base for other in _keys_in(block.row))}
        for blocks in (self._base, back):
            self._theirs |= {block.key: block for block in retyped(blocks, self._theirs)}

    def _leave_as_found(self) -> None:
        """Anchor what the next renewal would take for what is new and has no place: so that it finds nothing to do."""
        left = read_blocks(self._packages[1].body)
        if not self._new.keys() <= left.keys():
            for _ in retyped(self._new, left):
                pass

    def _renew_block(self, block: Block) -> None:
        """Bring a block up to date, or say in a comment what it should say."""
        keys = [key for key in (block.key, *block.joined) if key in self._new]
        new = _pieces(self._new[key] for key in keys)
        wanted, found = tokens_of(new), block.tokens
        wrote = _pieces(self._base[key] for key in keys if key in self._base)
        before = tokens_of(wrote)
        if words_of(wanted) == words_of(found):
            return
        is_edited = words_of(before) != words_of(found)
        said_before, says_now = block.text, read(new)
        edit = [Finding(What.KEPT, *place_of(block), said_before, read(wrote))] if is_edited else []
        if words_of(wanted) == words_of(before):
            self.done.edits += edit
            return
        edits = merged(before, found, wanted) if is_edited else renewed(found, wanted)
        if edits is None or not are_apart(edits):
            self._conflict(block, said_before, says_now)
            return
        rewrite(block, new, edits, self._importer, self._pen)
        self.done.edits += edit
        self.done.found(What.MERGED if is_edited else What.RENEWED, block, said_before, says_now)

    def _conflict(self, block: Block, theirs: str, now: str) -> None:
        self.done.found(What.CONFLICT, block, theirs, now)
        self._comments.add(block, said(words.REGISTER_SAYS, text=now) if now else text(words.REGISTER_SAYS_NOTHING))

    def _renew_charts(self, block: Block) -> None:
        if block.key not in self._base:
            return
        base, theirs, new = (charts_in(blocks[block.key], package) for blocks, package in zip(
            (self._base, self._theirs, self._new), self._packages, strict=True))
        for became, chart in renew_charts(base, theirs, new, self._importer):
            described = description_of(chart)
            if became is Became.EDITED:
                self._conflict(block, "", described)
            elif became is not Became.SAME:
                self.done.found(What.RENEWED if became is Became.RENEWED else What.CHART_ANEW, block, "", described)

    def _tell_deleted(self) -> None:
        """Say what the writer deleted and has changed since; of a row once."""
        for key, block in self._base.items():
            if key in self._theirs or key not in self._new or block.words == self._new[key].words:
                continue
            whole = block.row is not None and not any(other in self._theirs for other in _keys_in(block.row))
            if not whole or block.row not in self._deleted:
                self.done.found(What.DELETED, block, block.text, self._new[key].text)
            self._deleted.add(block.row)

    def _place_new(self, leaving: Collection[Any]) -> None:
        elements = newcomers(self._new, {*self._base, *self._theirs})
        columns = changed_columns(elements, self._base, self._theirs, self._new, leaving)
        placing = Placing(self._theirs, self._importer, self._pen, columns)
        for element in elements:
            block = next(block for key in _keys_in(element) if (block := self._new.get(key)))
            deleted = self._row_in_base(block) if placing.place(element) is None else block
            if deleted is None:
                self.done.found(What.NOT_PLACED, block, "", _words(element))
            elif deleted is block and _words(element):
                self.done.found(What.ADDED, block, "", _words(element))
            elif deleted is not block and deleted not in self._deleted:
                self.done.found(What.DELETED, block, "", _words(element))
                self._deleted.add(deleted)

    def _row_in_base(self, block: Block) -> Any:
        """The row in which what is new would have stood before, which the writer deleted; None for none."""
        keys = _keys_in(block.row) if block.row is not None else []
        return next((self._base[key].row for key in keys if key in self._base), None)

    def _take_away(self, leaving: Leaving) -> None:
        leaving.take_away(self._tell_gone)
        for block in leaving.edited:
            self.done.found(What.EDITED_AND_GONE, block, block.text, "")

    def _renew_beside(self) -> None:
        """Bring headers and footers up to date; their paragraphs are known by what they said."""
        base, theirs, new = self._packages
        for name in _beside(base):
            for was, now in zip(_lines(base, name), _lines(new, name), strict=False):
                if was.words == now.words:
                    continue
                alike = [one for part in _beside(theirs) for one in _lines(theirs, part) if one.words == was.words]
                for block in alike:
                    rewrite(block, now.pieces, renewed(block.tokens, now.tokens), self._importer, self._pen)
                self.done.found(What.RENEWED if alike else What.BESIDE, now, was.text if alike else "", now.text)

    def _tell_gone(self, block: Block, element: Any) -> None:
        if words := _words(element):
            self.done.found(What.GONE, block, words, "")


def _beside(package: Package) -> list[str]:
    """The parts for headers and footers."""
    return [one.target for one in package.relations(package.main) if one.kind in _BESIDE]


def _lines(package: Package, name: str) -> list[Block]:
    """The paragraphs of a part; none where there is no such part."""
    tree = package.tree(name) if name in package.contents else None
    return [Block("", [one]) for one in tree.iter(q("w:p"))] if tree is not None else []


def _pieces(blocks: Iterator[Block]) -> list[Piece]:
    """The pieces of blocks that were joined, without the ends of paragraphs between them."""
    return [piece for block in blocks for piece in pieces_of(block.paragraphs)]


def _keys_in(element: Any) -> list[str]:
    return [key for key, _ in anchors_in(element)]


def _words(element: Any) -> str:
    """What an element says, as a person reads it."""
    paragraphs = (read(pieces_of([one])) for one in element.iter(q("w:p")))
    return " | ".join(one for one in paragraphs if one)
