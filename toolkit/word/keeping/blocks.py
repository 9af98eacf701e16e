"""The blocks of a document by their anchors: a paragraph, or what became of it when somebody split or joined it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile
from typing import Any

from toolkit.word.keeping.anchors import key_of
from toolkit.word.keeping.merging import Token, tokens_of, words_of
from toolkit.word.keeping.names import above, q
from toolkit.word.keeping.pieces import Piece, pieces_of, read, seen


@dataclass(eq=False)
class Block:
    """What stands at an anchor.

    Attributes:
        key: Of the anchor.
        paragraphs: In which it stands; several where somebody split it.
        joined: The keys of other anchors in the same paragraphs, where somebody joined them.
    """

    key: str
    paragraphs: list[Any]
    joined: list[str] = field(default_factory=list)

    @property
    def pieces(self) -> list[Piece]:
        """What is seen of it, read anew."""
        return pieces_of(self.paragraphs)

    @cached_property
    def tokens(self) -> list[Token]:
        """What it said when the document was opened."""
        return tokens_of(self.pieces)

    @property
    def words(self) -> list[str]:
        """The same, as words."""
        return words_of(self.tokens)

    @property
    def text(self) -> str:
        """The same, as a person reads it."""
        return read(self.pieces)

    @property
    def row(self) -> Any:
        """The row of a table in which it stands, or None."""
        return above(self.paragraphs[0], "w:tr")

    @property
    def cell(self) -> Any:
        """The cell of a table in which it stands, or None."""
        return above(self.paragraphs[0], "w:tc")


class AnchoredTwice(Exception):
    """A document in which an anchor stands twice; its text is the words there."""


def read_blocks(body: Any) -> dict[str, Block]:
    """The blocks of a body by their keys, in order.

    Raises:
        AnchoredTwice: Some anchor stands twice.
    """
    found: dict[str, Block] = {}
    for block in _blocks(body):
        if block.key in found:
            raise AnchoredTwice(block.text or block.key)
        found[block.key] = block
    return found


def _blocks(body: Any) -> Iterator[Block]:
    open_until: dict[str, Block] = {}
    for paragraph in body.iter(q("w:p")):
        if is_deleted(paragraph):
            continue
        going_on = [block for block in open_until.values()
                    if paragraph.getprevious() is block.paragraphs[-1]]
        starts = list(_marks(paragraph, "w:bookmarkStart"))
        begun = [(mark.get(q("w:id")), Block(key_of(mark), [paragraph])) for mark in starts]
        if begun and not going_on:
            keys = [block.key for _, block in begun]
            begun[0][1].joined = keys[1:]
        elif begun:
            going_on[-1].joined += [block.key for _, block in begun]
        for block in going_on:
            block.paragraphs.append(paragraph)
        yield from (block for _, block in begun)
        open_until = {**{key: block for key, block in open_until.items() if block in going_on}, **dict(begun)}
        for end in paragraph.iter(q("w:bookmarkEnd")):
            open_until.pop(end.get(q("w:id")), None)


def _marks(paragraph: Any, name: str) -> Iterator[Any]:
    return (mark for mark in paragraph.iter(q(name)) if key_of(mark))


def is_deleted(paragraph: Any) -> bool:
    """Whether a paragraph, or the row in which it stands, was deleted with tracked changes."""
    row = above(paragraph, "w:tr")
    if row is not None and row.find(q("w:trPr/w:del")) is not None:
        return True
    return paragraph.find(q("w:pPr/w:rPr/w:del")) is not None and not seen(pieces_of([paragraph]))


def pair_marks(body: Any) -> None:
    """Let each bookmark begin and end once, also where the paragraph with one of the two was deleted.

    What only ends is left out, before it is held for the end of another bookmark; what only begins ends with its
    paragraph.
    """
    begun: dict[str, list[Any]] = {}
    for mark in list(body.iter(q("w:bookmarkStart"), q("w:bookmarkEnd"))):
        marks = begun.setdefault(mark.get(q("w:id")), [])
        if mark.tag == q("w:bookmarkStart"):
            marks.append(mark)
        elif marks:
            marks.pop()
        else:
            mark.getparent().remove(mark)
    for mark in (mark for marks in begun.values() for mark in marks):
        paragraph, end = above(mark, "w:p"), mark.makeelement(q("w:bookmarkEnd"), {q("w:id"): mark.get(q("w:id"))})
        if paragraph is None:
            mark.addnext(end)
        else:
            paragraph.append(end)


def gather_marks(body: Any) -> None:
    """Put anchors that stand between paragraphs, as Word may write them, into the paragraphs that they are about.

    LibreOffice begins the anchor of an empty paragraph twice, or sets it twice: what encloses nothing is left out then.
    """
    _drop_repeated(body)
    pair_marks(body)
    begun: dict[str, Any] = {}
    for mark in list(body.iter(q("w:bookmarkStart"))):
        if key_of(mark):
            if above(mark, "w:p") is None:
                _into(mark, next(iter(mark.xpath("following::w:p[1]", namespaces={"w": q("w:p")[1:-2]})), None), 0)
            begun[mark.get(q("w:id"))] = above(mark, "w:p")
    for end in list(body.iter(q("w:bookmarkEnd"))):
        paragraph, first = above(end, "w:p"), begun.get(end.get(q("w:id")))
        if first is not None and (paragraph is None or _begins_with(paragraph, end)):
            between = list(takewhile(lambda one: one.tag != q("w:tbl"), (end if paragraph is None else paragraph)
                                     .itersiblings(q("w:p"), q("w:tbl"), preceding=True)))
            last = between[:between.index(first)] if first in between else []
            _into(end, next((one for one in last if pieces_of([one])), first), -1)
    drop_left_over(body)


def _begins_with(paragraph: Any, end: Any) -> bool:
    """Whether an anchor that begins in another paragraph ends before all that this one says, as Word may have it."""
    for one in paragraph:
        if one is end:
            return True
        if one.tag == q("w:bookmarkStart") and one.get(q("w:id")) == end.get(q("w:id")):
            return False
        if one.tag not in (q("w:pPr"), q("w:bookmarkStart"), q("w:bookmarkEnd")):
            return False
    return False


def _drop_repeated(body: Any) -> None:
    ends = _ends_in(body)
    alike: dict[str, list[Any]] = {}
    for mark in body.iter(q("w:bookmarkStart")):
        if key_of(mark):
            alike.setdefault(key_of(mark), []).append(mark)
    for marks in alike.values():
        empty = sorted((mark for mark in marks if _is_empty(mark, ends)), key=lambda one: one.get(q("w:id")) in ends)
        for mark in empty[:len(marks) - 1]:
            _leave_out(mark, ends)


def drop_left_over(body: Any) -> None:
    """Leave out the anchor of a deleted paragraph that encloses nothing in the one beside it, as LibreOffice has it."""
    ends = _ends_in(body)
    for paragraph in body.iter(q("w:p")):
        marks = list(_marks(paragraph, "w:bookmarkStart"))
        empty = [mark for mark in marks if _is_empty(mark, ends)] if len(marks) > 1 else []
        for mark in empty if len(empty) < len(marks) else ():
            _leave_out(mark, ends)


def _ends_in(body: Any) -> dict[str, Any]:
    """The id of each bookmark -> where it ends."""
    return {end.get(q("w:id")): end for end in body.iter(q("w:bookmarkEnd"))}


def _leave_out(mark: Any, ends: Mapping[str, Any]) -> None:
    """Take a bookmark away, with its end if it has one."""
    for one in (mark, ends.get(mark.get(q("w:id")))):
        if one is not None:
            one.getparent().remove(one)


def _is_empty(mark: Any, ends: Mapping[str, Any]) -> bool:
    """Whether a bookmark encloses nothing but other marks, or has no end."""
    end, following = ends.get(mark.get(q("w:id"))), mark.getnext()
    while end is not None and following is not end and following is not None:
        if following.tag not in (q("w:bookmarkStart"), q("w:bookmarkEnd")):
            return False
        following = following.getnext()
    return end is None or following is end


def _into(mark: Any, paragraph: Any, at: int) -> None:
    """Put a mark at the beginning of a paragraph, or at its end."""
    mark.getparent().remove(mark)
    if paragraph is None:
        return
    if at:
        paragraph.append(mark)
    else:
        paragraph.insert(0 if paragraph.find(q("w:pPr")) is None else 1, mark)
