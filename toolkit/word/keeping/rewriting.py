"""Writes what is new into the writer's paragraphs. A word that stays keeps its looks; a new one takes those near it."""

import copy
from collections.abc import Sequence
from typing import Any

from toolkit.word.keeping.anchors import key_of
from toolkit.word.keeping.blocks import Block
from toolkit.word.keeping.importing import Importer
from toolkit.word.keeping.merging import Edit
from toolkit.word.keeping.names import above, q
from toolkit.word.keeping.pieces import END, Piece, cut, set_apart
from toolkit.word.keeping.tracking import Pen

_BREAKS = {"\n": "w:br", "\t": "w:tab", "\u2011": "w:noBreakHyphen", "\u00ad": "w:softHyphen"}
_SPLITTING = (q("w:ins"), q("w:moveTo"))


def rewrite(block: Block, new: list[Piece], edits: Sequence[Edit], importer: Importer, pen: Pen) -> None:
    """Bring edits into a block.

    Args:
        block: Of the host.
        new: The pieces of the new text, which the edits count.
        edits: In their order.
        importer: Brings objects of the new text into the host.
        pen: Writes.
    """
    for edit in reversed(edits):
        pieces = block.pieces
        first = cut(pieces, edit.start)
        last = cut(pieces, edit.end) if edit.end > edit.start else first
        start = cut(new, edit.new_start)
        end = cut(new, edit.new_end)
        gone = [piece for piece in pieces[first:last] if piece.text != END]
        for piece in gone:
            set_apart(piece)
        looks = _looks(pieces, first, last)
        made = [pen.inserted(one) for one in _made(new[start:end], looks, importer, block.paragraphs[0])]
        _put_in(made, block, pieces, first, last)
        for piece in gone:
            for element in piece.elements if piece.is_beside_runs else [piece.run]:
                pen.remove(element)


def _looks(pieces: Sequence[Piece], first: int, last: int) -> Any:
    """The looks of text that is put in: of what it stands in the place of, or of what stands before it, or behind."""
    near = [*pieces[first:last], *reversed(pieces[:first]), *pieces[last:]]
    texts = (piece for piece in near if not piece.sign and piece.text != END)
    found = next(texts, None)
    return found if found is None else found.run.find(q("w:rPr"))


def _made(new: Sequence[Piece], looks: Any, importer: Importer, like: Any) -> list[Any]:
    """Runs and objects of the host that say what pieces of the new text say."""
    made: list[Any] = []
    text = ""
    for piece in new:
        if not piece.sign:
            text += piece.text
            continue
        if text:
            made.append(_run(text, looks, like))
            text = ""
        if piece.is_beside_runs:
            made += [importer.copied(element) for element in piece.elements]
        else:
            set_apart(piece)
            made.append(importer.copied(piece.run))
    return [*made, _run(text, looks, like)] if text else made


def _run(text: str, looks: Any, like: Any) -> Any:
    run = like.makeelement(q("w:r"))
    if looks is not None:
        run.append(copy.deepcopy(looks))
    written = ""
    for sign in text:
        if sign in _BREAKS:
            _append(run, written)
            run.append(run.makeelement(q(_BREAKS[sign])))
            written = ""
        else:
            written += sign
    _append(run, written)
    return run


def _append(run: Any, text: str) -> None:
    if text:
        element = run.makeelement(q("w:t"))
        element.set(q("xml:space"), "preserve")
        element.text = text
        run.append(element)


def _put_in(made: Sequence[Any], block: Block, pieces: Sequence[Piece], first: int, last: int) -> None:
    """Put elements behind the pieces whose place they take, or where there are none before what follows."""
    if not made:
        return
    if last > first or (first and pieces[first - 1].text != END):
        place = _outside(_settled(pieces[last - 1 if last > first else first - 1]))
        for one in reversed(made):
            place.addnext(one)
        return
    if first < len(pieces) and pieces[first].text != END:
        following = _settled(pieces[first], before=True)
        for one in made:
            _before(following).addprevious(one)
        return
    _into_empty(made, pieces[first - 1].elements[0] if first else block.paragraphs[0], block.key)


def _settled(piece: Piece, *, before: bool = False) -> Any:
    """The run of a piece, which stands there alone; of several elements the first or the last."""
    set_apart(piece)
    return piece.elements[0] if before and piece.is_beside_runs else piece.run


def _outside(element: Any) -> Any:
    """An element, or what somebody inserted with tracked changes and it stands in the end of, behind which to go on."""
    while element.getparent().tag in _SPLITTING:
        parent = element.getparent()
        behind = list(element.itersiblings())
        if behind:
            rest = parent.makeelement(parent.tag, dict(parent.attrib))
            rest.extend(behind)
            parent.addnext(rest)
        element = parent
    return element


def _before(element: Any) -> Any:
    """An element, or what somebody inserted with tracked changes that begins with it."""
    while element.getparent().tag in _SPLITTING and element.getprevious() is None:
        element = element.getparent()
    return element


def _into_empty(made: Sequence[Any], paragraph: Any, key: str) -> None:
    """Put elements into a paragraph that says nothing: within its anchor."""
    starts = {mark.get(q("w:id")) for mark in paragraph.iter(q("w:bookmarkStart")) if key_of(mark) == key}
    end = next((one for one in paragraph.iter(q("w:bookmarkEnd")) if one.get(q("w:id")) in starts), None)
    for one in made:
        if end is not None and above(end, "w:p") is paragraph:
            end.addprevious(one)
        else:
            paragraph.append(one)
