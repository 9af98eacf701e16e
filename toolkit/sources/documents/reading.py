"""Reading a source document into neutral form: rows of cells with the place where each stands; nothing judged.

A text becomes one row for each line, its cells parted by tabs. A Word document becomes one row for each paragraph
outside of tables, one for each table row, and below them one for each note. Merged cells have their text once, where
the merge begins; the cells that continue it are blank, as in the text form of a table. A workbook has sheets instead.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.reading import files
from toolkit.reading.contents import read_types
from toolkit.reading.package import IMPORT_LIMITS, Package
from toolkit.reading.word import read_word
from toolkit.sources.documents.footnotes import read_notes
from toolkit.sources.documents.numbering import ListMark, Numbering
from toolkit.sources.documents.signs import control_box, form_box, symbol
from toolkit.sources.documents.workbook_cells import Book
from toolkit.tracker.record.problems import Place, Refused
from toolkit.words import details
from toolkit.words import sources as words
from toolkit.words.speaking import said

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MAX_TEXT_BYTES = 8 * files.MEGABYTE
"""The largest text that is read."""
MAX_LINES = 100_000
"""The most lines of a text, and cells in them; each becomes an object."""

MAX_CELLS = 300_000
"""The most cells of the tables of a Word document, also of those that other cells cover."""
_ZIP = b"PK\x03\x04"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXTS = (f"{_W}t", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_UNSEEN = {f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "tcPr", "trPr")}
_UNSEEN.add(_FALLBACK)
_STYLED = {f"{_W}p": f"{_W}pPr/{_W}pStyle", f"{_W}r": f"{_W}rPr/{_W}rStyle"}
_SIGNS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": " ", f"{_W}noBreakHyphen": "-"}
_BOXES = {f"{_W}checkBox": form_box, f"{_W}sym": symbol}
NOTE_STYLE = "footnote text"
"""The style of the rows of footnotes and endnotes."""
ADDED_STYLES = ("House Added", "House Late")
"""How the names of the styles begin that mark what a report adds to the record; such paragraphs and words are not
taken in."""


class Part(NamedTuple):
    """A paragraph within a cell of a Word table; a blank one has no text.

    `within` is its row and column where it stands in a table within the cell.
    """

    text: str
    mark: ListMark = ListMark()
    within: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A line, a paragraph or a table row.

    Attributes:
        cells: Its texts; one for a paragraph. Paragraphs within a cell are parted by line ends.
        locator: Where it stands, such as `L6` or `table 1 row 3`.
        position: Its number within the document, from 1, for sorting.
        table: The number of its table, from 1; 0 outside of tables and in plain text.
        style: The name of the Word style of a paragraph; "" for others.
        mark: The number or bullet that Word puts before a paragraph by itself, or the raised number of a footnote; it
            is no part of the text.
        parts: The paragraphs of each cell of a Word table, each with its mark; empty for others.
    """

    cells: tuple[str, ...]
    locator: str
    position: int
    table: int = 0
    style: str = ""
    mark: ListMark = ListMark()
    parts: tuple[tuple[Part, ...], ...] = ()

    @property
    def text(self) -> str:
        """All its words in one line."""
        return " ".join(" ".join(self.cells).split())


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A document in neutral form.

    Attributes:
        file: Its name without its folder.
        sha256: Of its bytes.
        rows: In order, blank ones left out.
        encoding: The encoding of a text that is not UTF-8; "" otherwise.
        lines: Every line of a text, blank ones too, as a form needs them that has lost its cells; none for Word.
        book: The sheets of a workbook, which has no rows; None for others.
        tracked: Whether a Word document has changes that nobody has accepted yet; it is read with all accepted.
    """

    file: str
    sha256: str
    rows: tuple[Row, ...]
    encoding: str = ""
    lines: tuple[str, ...] = ()
    book: Book | None = None
    tracked: bool = False


def read_document(path: Path) -> SourceDocument:
    """Read a text, a Word document or a workbook.

    Raises:
        Refused: It is missing, no file, empty, too large, protected, damaged, unsafe, of an old or of no known format.
    """
    data = read_bytes(path)
    digest = hashlib.sha256(data).hexdigest()
    if data.startswith(_ZIP):
        workbook = opened_workbook(data, path.name)
        if workbook is not None:
            from toolkit.sources.documents.workbook import read_book

            return SourceDocument(path.name, digest, (), book=read_book(workbook))
        rows, is_tracked = _word_rows(read_word(data, path.name), path.name)
        return SourceDocument(path.name, digest, tuple(rows), tracked=is_tracked)
    _refuse_other_formats(data, path.name)
    lines, encoding = read_lines(data, path.name)
    return SourceDocument(path.name, digest, tuple(_text_rows(lines)), encoding, lines)


def opened_workbook(data: bytes, file: str) -> Package | None:
    """The package of a workbook; None where it holds a Word document.

    What is cut short is known by what is left of it, or by its name.

    Raises:
        Refused: It is damaged, unsafe or too large, or holds neither.
    """
    try:
        package = Package(data, IMPORT_LIMITS, file=file)
    except Refused:
        if b"xl/worksheets/" in data or file.lower().endswith((".xlsx", ".xlsm")):
            raise
        return None
    try:
        kinds = [kind for kind in read_types(package).values() if kind.endswith("main+xml")]
    except Refused:
        kinds = []
    if any("spreadsheetml" in kind or "ms-excel" in kind for kind in kinds):
        return package
    if any("wordprocessingml" in kind or "ms-word" in kind for kind in kinds):
        return None
    starts = {name.partition("/")[0] for name in package.names}
    if not starts & {"xl", "word"}:
        raise Refused("document-unknown", Place(file=file), said(words.NO_WORD))
    return package if "xl" in starts else None


def read_bytes(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        Refused: It is missing, no file, empty, too large or not readable.
    """
    data = files.read_bytes(path)
    if not data.strip():
        raise Refused("file-empty", Place(file=path.name))
    return data


def read_lines(data: bytes, file: str) -> tuple[tuple[str, ...], str]:
    """The lines of a text, and its encoding if it is not UTF-8.

    Raises:
        Refused: The bytes are no text, or it has more lines or cells than a document can have.
    """
    place = Place(file=file)
    if len(data) > MAX_TEXT_BYTES:
        raise files.too_large(place, MAX_TEXT_BYTES)
    text, encoding = decoded(data, file)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    if text.count("\n") + text.count("\t") > MAX_LINES:
        raise Refused("too-large", place, said(details.MORE_LINES, most=f"{MAX_LINES:,}"))
    return tuple(text.split("\n")), encoding


def decoded(data: bytes, file: str) -> tuple[str, str]:
    """The text of bytes in UTF-8, UTF-16 with a mark, or else Windows-1252; and the encoding if it is not UTF-8.

    Raises:
        Refused: The bytes are no text.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace").lstrip("\ufeff"), "UTF-16"
    if b"\x00" in data:
        raise Refused("document-unknown", Place(file=file), said(words.NO_DOCUMENT))
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252"), "Windows-1252"
    except UnicodeDecodeError:
        return data.decode("latin-1"), "Latin-1"


def _refuse_other_formats(data: bytes, file: str) -> None:
    place = Place(file=file)
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise Refused("document-protected", place)
        if any(f"{stream}\0".encode("utf-16-le") in data for stream in ("Workbook", "Book")):
            raise Refused("old-excel-format", place)
        raise Refused("document-old-format", place, said(words.OLD_WORD))
    if data.startswith(b"%PDF"):
        raise Refused("document-old-format", place, said(words.PDF))
    if data.startswith(b"{\\rtf"):
        raise Refused("document-old-format", place, said(words.RICH_TEXT))


def _text_rows(lines: Sequence[str]) -> Iterator[Row]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield Row(tuple(line.split("\t")), f"L{number}", number)


def _word_rows(data: bytes, file: str) -> tuple[list[Row], bool]:
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
            parts = tuple(islice(_cells_of(row, added, marks), left + 1))
            left -= len(parts)
            if left < 0:
                raise Refused("too-large", Place(), said(details.MORE_TABLE_CELLS, most=f"{MAX_CELLS:,}"))
            cells = tuple("\n".join(part.text for part in cell).strip("\n") for cell in parts)
            if any(cell.strip() for cell in cells):
                yield Row(cells, f"table {tables} row {number}", position, tables, parts=parts)


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


def _cells_of(row: "Element", added: set[str], marks: "Mapping[Element, ListMark]") -> Iterator[tuple[Part, ...]]:
    """The paragraphs of the cells of a row, one cell for each column of the grid."""
    for _ in range(_number(row.find(f"{_W}trPr/{_W}gridBefore"), 0)):
        yield ()
    for cell in _children(row, f"{_W}tc"):
        merge = cell.find(f"{_W}tcPr/{_W}vMerge")
        continues = merge is not None and merge.get(f"{_W}val", "continue") == "continue"
        yield () if continues else tuple(
            Part(_text_of(paragraph, added), marks[paragraph], within)
            for paragraph, within in _paragraphs(cell) if _style_of(paragraph) not in added)
        for _ in range(_number(cell.find(f"{_W}tcPr/{_W}gridSpan"), 1) - 1):
            yield ()


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


def _text_of(element: "Element", added: set[str]) -> str:
    """The text that a reader sees; a line end between paragraphs; paragraphs of an added style left out."""
    parts: list[str] = []
    _gather(element, added, parts)
    return "".join(parts).strip("\n")


def _gather(element: "Element", added: set[str], parts: list[str]) -> None:
    for child in element:
        tag = child.tag
        if tag in _UNSEEN or not isinstance(tag, str) or (tag in _STYLED and _style_of(child) in added):
            continue
        if tag in _TEXTS:
            # Only comments can stand within a text that passed the door.
            parts += (child.text or "", *(one.tail or "" for one in child))
        elif tag in _SIGNS:
            parts.append(_SIGNS[tag])
        elif tag in _BOXES:
            parts.append(_BOXES[tag](child))
        elif tag == f"{_W}sdt" and (box := control_box(child)):
            parts.append(box)
        else:
            _gather(child, added, parts)
            if tag == f"{_W}p":
                parts.append("\n")


def _style_of(element: "Element") -> str:
    """The id of the style of a paragraph, or of a run of words within it."""
    style = element.find(_STYLED[str(element.tag)])
    return style.get(f"{_W}val", "") if style is not None else ""
