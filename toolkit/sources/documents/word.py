"""Opening a Word document: its paragraphs, the rows of its tables and its notes, as a reader sees them."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, Any

from toolkit.sources.documents.footnotes import read_notes
from toolkit.sources.documents.numbering import ListMark, Numbering
from toolkit.sources.documents.rows import Part, Row
from toolkit.sources.documents.signs import control_box, form_box, symbol
from toolkit.sources.documents.workbook_texts import Struck
from toolkit.tracker.record.problems import Place, Refused
from toolkit.words import details
from toolkit.words import sources as words
from toolkit.words.speaking import figure, said

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MAX_CELLS = 300_000
"""The most cells of the tables of a Word document, also of those that other cells cover."""
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXTS = (f"{_W}t", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_UNSEEN = {f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "tcPr", "trPr")}
_UNSEEN.add(_FALLBACK)
_STYLED = {f"{_W}p": f"{_W}pPr/{_W}pStyle", f"{_W}r": f"{_W}rPr/{_W}rStyle"}
_SIGNS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": " ", f"{_W}noBreakHyphen": "-"}
_STRIKES = (f"{_W}strike", f"{_W}dstrike")
_OFF = ("0", "false", "off", "none")
_BOXES = {f"{_W}checkBox": form_box, f"{_W}sym": symbol}
NOTE_STYLE = "footnote text"
"""The style of the rows of footnotes and endnotes."""
ADDED_STYLES = ("House Added", "House Late")
"""How the names of the styles begin that mark what a report adds to the record; such paragraphs and words are not
taken in."""


def word_rows(data: bytes, file: str) -> tuple[list[Row], bool]:
    """The rows of a Word document that passed the door, and whether it has changes that are not accepted yet."""
    from docx import Document

    try:
        document = Document(BytesIO(data))
        if document.element.tag.startswith(_STRICT):
            raise Refused("strict-document", Place(file=file))
        tracked = next(document.element.iter(*(f"{_W}{name}" for name in ("ins", "del", "moveFrom"))), None)
        names = {style.style_id: style.name or "" for style in document.styles}
        added = {key for key, name in names.items() if name.startswith(ADDED_STYLES)}
        relations = document.part.rels.values()
        lists = next((rel.target_part.element for rel in relations if rel.reltype.endswith("/numbering")), None)
        notes = read_notes(document.part)
        rows = list(_body_rows(document.element.body, names, added, Numbering(lists, document.styles.element)))
        rows += _note_rows(notes, added, rows[-1].position if rows else 0)
    except Refused as refused:
        raise Refused(*refused.problem.in_file(file)) from None
    except Exception:  # what is wrong within a part can fail anywhere within the library
        raise Refused("document-damaged", Place(file=file), said(words.WORD_NOT_READABLE)) from None
    return rows, tracked is not None


def _body_rows(body: Any, style_names: dict[str, str], added: set[str], numbering: Numbering) -> Iterator[Row]:
    position = paragraphs = tables = 0
    left = MAX_CELLS
    for element in _blocks(body):
        if element.tag == f"{_W}p":
            paragraphs += 1
            position += 1
            text, mark = _text_of(element, added), numbering.mark(element)
            if text.strip() and _style_of(element) not in added:
                style = style_names.get(_style_of(element), "")
                yield Row((text,), f"paragraph {paragraphs}", position, style=style, mark=mark)
            continue
        tables += 1
        marks = {paragraph: numbering.mark(paragraph) for paragraph in element.iter(f"{_W}p")}
        for number, row in enumerate(_children(element, f"{_W}tr"), 1):
            position += 1
            held = tuple(islice(_cells_of(row, added, marks), left + 1))
            left -= len(held)
            if left < 0:
                raise Refused("too-large", Place(), said(details.MORE_TABLE_CELLS, most=figure(MAX_CELLS)))
            parts = tuple(cell for _, cell in held)
            cells = tuple("\n".join(part.text for part in cell).strip("\n") for cell in parts)
            if any(cell.strip() for cell in cells):
                yield Row(cells, f"table {tables} row {number}", position, tables, parts=parts, number=number,
                          covered=tuple(covered for covered, _ in held))


def _note_rows(notes: "list[tuple[str, Element]]", added: set[str], position: int) -> Iterator[Row]:
    """A row for each note, below all others; its raised number stands in the text where it belongs."""
    for number, (mark, note) in enumerate(notes, 1):
        text = " ".join(_text_of(note, added).split())
        if text:
            yield Row((text,), f"footnote {number}", position + number, style=NOTE_STYLE, mark=ListMark(mark))


def _blocks(parent: Any) -> "Iterator[Element]":
    """Paragraphs and tables of a body in order, also those within content controls."""
    for child in parent:
        if child.tag in (f"{_W}p", f"{_W}tbl"):
            yield child
        elif child.tag not in _UNSEEN and isinstance(child.tag, str):
            yield from _blocks(child)


def _children(parent: "Element", tag: str) -> "Iterator[Element]":
    """Children of one kind, also those within content controls and tracked insertions."""
    for child in parent:
        if child.tag == tag:
            if child.find(f"{_W}trPr/{_W}del") is None:
                yield child
        elif child.tag not in _UNSEEN and child.tag != f"{_W}tbl" and isinstance(child.tag, str):
            yield from _children(child, tag)


def _cells_of(
    row: "Element", added: set[str], marks: "Mapping[Element, ListMark]"
) -> Iterator[tuple[str, tuple[Part, ...]]]:
    """The cells of a row, one for each column of the grid: what they go on with, and their paragraphs."""
    for _ in range(_number(row.find(f"{_W}trPr/{_W}gridBefore"), 0)):
        yield "", ()
    for cell in _children(row, f"{_W}tc"):
        merge = cell.find(f"{_W}tcPr/{_W}vMerge")
        continues = merge is not None and merge.get(f"{_W}val", "continue") == "continue"
        yield ("^", ()) if continues else ("", tuple(
            _part(paragraph, added, marks[paragraph], within)
            for paragraph, within in _paragraphs(cell) if _style_of(paragraph) not in added))
        for _ in range(_number(cell.find(f"{_W}tcPr/{_W}gridSpan"), 1) - 1):
            yield "<", ()


def _part(paragraph: "Element", added: set[str], mark: ListMark, within: tuple[int, int] | None) -> Part:
    """A paragraph of a cell; what is struck out in it stands apart, too."""
    if not _has_struck(paragraph):
        return Part(_text_of(paragraph, added), mark, within)
    left, struck = (_text_of(paragraph, added, is_struck=is_struck) for is_struck in (False, True))
    return Part(_text_of(paragraph, added), mark, within, Struck(left, struck))


def _has_struck(element: "Element") -> bool:
    return any(next(element.iter(tag), None) is not None for tag in _STRIKES)


def _paragraphs(parent: "Element") -> "Iterator[tuple[Element, tuple[int, int] | None]]":
    """The paragraphs of a cell, also those of tables within it with their row and column."""
    number = 0
    for child in parent:
        if child.tag == f"{_W}p":
            yield child, None
        elif child.tag == f"{_W}tbl":
            for row in _children(child, f"{_W}tr"):
                number += 1
                for column, cell in enumerate(_children(row, f"{_W}tc")):
                    yield from ((paragraph, (number, column)) for paragraph, _ in _paragraphs(cell))
        elif child.tag not in _UNSEEN and isinstance(child.tag, str):
            yield from _paragraphs(child)


def _number(element: "Element | None", default: int) -> int:
    value = element.get(f"{_W}val", "") if element is not None else ""
    return min(int(value), 63) if value.isdecimal() else default


def _text_of(element: "Element", added: set[str], *, is_struck: bool | None = None) -> str:
    """The text that a reader sees; a line end between paragraphs; paragraphs of an added style left out.

    Args:
        element: A paragraph, or what holds some.
        added: The styles of what is left out.
        is_struck: Whether only the words that are struck out are wanted, or only the others; None for all.
    """
    parts: list[str] = []
    _gather(element, added, parts, is_struck)
    return "".join(parts).strip("\n")


def _gather(element: "Element", added: set[str], parts: list[str], is_struck: bool | None) -> None:
    for child in element:
        tag = child.tag
        if tag in _UNSEEN or not isinstance(tag, str) or (tag in _STYLED and _style_of(child) in added):
            continue
        if is_struck is not None and tag == f"{_W}r" and _is_struck(child) is not is_struck:
            # Words that the other part stood between stay apart.
            parts += [" "] if parts and not parts[-1].endswith((" ", "\n")) else []
        elif tag in _TEXTS:
            # Only comments can stand within a text that passed the door.
            parts += (child.text or "", *(one.tail or "" for one in child))
        elif tag in _SIGNS:
            parts.append(_SIGNS[tag])
        elif tag in _BOXES:
            parts.append(_BOXES[tag](child))
        elif tag == f"{_W}sdt" and (box := control_box(child)):
            parts.append(box)
        else:
            if tag == f"{_W}p" and parts and not parts[-1].endswith(("\n", " ")):
                parts.append("\n")  # a text box within a line stands apart from its words
            _gather(child, added, parts, is_struck)
            if tag == f"{_W}p":
                parts.append("\n")


def _is_struck(run: "Element") -> bool:
    looks = (run.find(f"{_W}rPr/{tag}") for tag in _STRIKES)
    return any(look is not None and look.get(f"{_W}val", "true") not in _OFF for look in looks)


def _style_of(element: "Element") -> str:
    """The id of the style of a paragraph, or of a run of words within it."""
    style = element.find(_STYLED[str(element.tag)])
    return style.get(f"{_W}val", "") if style is not None else ""
