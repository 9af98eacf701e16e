"""What a reader sees of a paragraph, piece by piece: text, line breaks and tabs, and objects that stand among them.

A field, a picture, a note and a link to somewhere else are each one object, which is taken or left as a whole. What
somebody deleted with tracked changes is not seen; what somebody inserted is.
"""

import copy
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from toolkit.word.keeping.names import q

OBJECT, END = "\ufffc", "\u2029"
"""The sign of an object, and of the end of a paragraph that another of the same block follows."""
_TEXTS = {q("w:br"): "\n", q("w:cr"): "\n", q("w:tab"): "\t", q("w:noBreakHyphen"): "\u2011",
          q("w:softHyphen"): "\u00ad"}
_UNSEEN = {q(name) for name in (
    "w:rPr", "w:lastRenderedPageBreak", "w:commentReference", "w:annotationRef", "w:delText", "w:delInstrText",
    "w:fldChar", "w:instrText", "w:footnoteRef", "w:endnoteRef", "w:separator", "w:continuationSeparator")}
_WRAPPERS = {q(name) for name in (
    "w:ins", "w:moveTo", "w:smartTag", "w:sdt", "w:sdtContent", "w:customXml", "w:hyperlink", "w:dir", "w:bdo")}
_OBJECTS = {q(name) for name in ("w:fldSimple", "m:oMath", "m:oMathPara")}
_INSTRUCTION = re.compile(r"\S+")


@dataclass(slots=True, eq=False)
class Piece:
    """A piece of what a reader sees.

    Attributes:
        text: What stands there; `OBJECT` for an object, `END` for the end of a paragraph.
        elements: What it is made of: an element within a run, or elements beside runs.
        sign: By which an object is known again.
    """

    text: str
    elements: list[Any]
    sign: str = ""

    @property
    def run(self) -> Any:
        """The run that it stands in, or the last of the elements beside runs."""
        last = self.elements[-1]
        return last if last.tag in _OBJECTS or last.tag in (q("w:r"), q("w:hyperlink")) else last.getparent()

    @property
    def is_beside_runs(self) -> bool:
        """Whether it is made of whole elements of the paragraph."""
        return self.run is self.elements[-1]


def pieces_of(paragraphs: Sequence[Any]) -> list[Piece]:
    """The pieces of some paragraphs that follow each other, with the ends between them."""
    found: list[Piece] = []
    for number, paragraph in enumerate(paragraphs):
        if number:
            found.append(Piece(END, [paragraph]))
        found += _in_paragraph(paragraph)
    return found


def seen(pieces: Sequence[Piece]) -> str:
    """What a reader sees of pieces."""
    return "".join(piece.text for piece in pieces)


def read(pieces: Sequence[Piece]) -> str:
    """The words of pieces for a person to read: with those of fields and links, and without pictures."""
    shown = ("".join(map(_words, piece.elements)) if piece.sign else piece.text for piece in pieces)
    return "".join(shown).replace(END, "\n").strip()


def _in_paragraph(paragraph: Any) -> Iterator[Piece]:
    fields = fields_in(paragraph)
    inside = {run for field in fields for run in field}
    firsts = {field[0]: field for field in fields}
    for element in _leaves(paragraph):
        if element in firsts:
            yield Piece(OBJECT, firsts[element], _sign_of_field(firsts[element]))
        elif element in inside:
            continue
        elif element.tag == q("w:r"):
            yield from _in_run(element)
        elif element.tag == q("w:hyperlink"):
            yield Piece(OBJECT, [element], f"link:{_words(element)}")
        elif element.tag == q("w:fldSimple"):
            yield Piece(OBJECT, [element], _sign_of_code(element.get(q("w:instr"), "")))
        else:
            yield Piece(OBJECT, [element], f"{element.tag.rpartition('}')[2]}:")


def _leaves(parent: Any) -> Iterator[Any]:
    """Runs and whole objects, in order; wrappers are looked into."""
    for child in parent:
        if child.tag == q("w:r") or child.tag in _OBJECTS or _is_link(child):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _leaves(child)


def _is_link(element: Any) -> bool:
    return bool(element.tag == q("w:hyperlink") and element.get(q("r:id")))


def fields_in(paragraph: Any) -> list[list[Any]]:
    """The runs of each field that begins and ends in a paragraph, the outermost ones."""
    found, inside, depth = [], list[Any](), 0
    for run in (one for one in _leaves(paragraph) if one.tag == q("w:r")):
        marks = [mark.get(q("w:fldCharType")) for mark in run.findall(q("w:fldChar"))]
        if not inside and "begin" not in marks:
            continue
        inside.append(run)
        depth += marks.count("begin") - marks.count("end")
        if depth == 0:
            found.append(inside)
            inside = []
    return found


def _sign_of_field(runs: Sequence[Any]) -> str:
    return _sign_of_code("".join(part.text or "" for run in runs for part in run.iter(q("w:instrText"))))


def _sign_of_code(code: str) -> str:
    """The same however a program writes the field: in marks, or as one element."""
    return "field:" + " ".join(_INSTRUCTION.findall(code)[:2])


def _in_run(run: Any) -> Iterator[Piece]:
    for child in run:
        if child.tag == q("w:t"):
            if child.text:
                yield Piece(child.text, [child])
        elif child.tag in _TEXTS and not child.get(q("w:type")):
            yield Piece(_TEXTS[child.tag], [child])
        elif child.tag not in _UNSEEN and isinstance(child.tag, str):
            yield Piece(OBJECT, [child], _sign_of(child))


def _sign_of(element: Any) -> str:
    name = element.tag.rpartition("}")[2]
    if name in ("drawing", "pict", "object", "AlternateContent"):
        return "picture"
    return f"{name}:{element.get(q('w:type'), '')}"


def _words(element: Any) -> str:
    return "".join(text.text or "" for text in element.iter(q("w:t")))


def cut(pieces: list[Piece], at: int) -> int:
    """Divide the piece that stands across a place.

    Args:
        pieces: Of a block; they are changed, and so is what they are made of.
        at: The place, counted in signs.

    Returns:
        How many pieces stand before it.
    """
    done = 0
    for number, piece in enumerate(pieces):
        if done == at:
            return number
        if done < at < done + len(piece.text):
            _divide(pieces, number, at - done)
            return number + 1
        done += len(piece.text)
    return len(pieces)


def _divide(pieces: list[Piece], number: int, at: int) -> None:
    piece = pieces[number]
    first = piece.elements[0]
    second = copy.deepcopy(first)
    first.text, second.text = piece.text[:at], piece.text[at:]
    for text in (first, second):
        text.set(q("xml:space"), "preserve")
    first.addnext(second)
    pieces[number:number + 1] = [Piece(first.text, [first]), Piece(second.text, [second])]


def set_apart(piece: Piece) -> None:
    """Give a piece a run of its own; what stands before and behind it keeps its looks."""
    if piece.is_beside_runs:
        return
    element, run = piece.elements[0], piece.run
    before = [one for one in element.itersiblings(preceding=True) if one.tag != q("w:rPr")][::-1]
    behind = list(element.itersiblings())
    if before:
        run.addprevious(_alike(run, before))
    if behind:
        run.addnext(_alike(run, behind))


def _alike(run: Any, content: Sequence[Any]) -> Any:
    """A run with the same looks and other content, which is moved there."""
    made = run.makeelement(run.tag, dict(run.attrib))
    looks = run.find(q("w:rPr"))
    if looks is not None:
        made.append(copy.deepcopy(looks))
    made.extend(content)
    return made
