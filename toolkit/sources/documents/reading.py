"""Reading a source document into neutral form, whatever it is: a text, a Word document, a workbook."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from toolkit.reading import files, open_document
from toolkit.reading.contents import read_types
from toolkit.reading.package import IMPORT_LIMITS, Package
from toolkit.reading.word import read_word
from toolkit.sources.documents.openers.asides import read_asides
from toolkit.sources.documents.openers.open_sheets import read_open_sheets
from toolkit.sources.documents.openers.open_text import read_open_text
from toolkit.sources.documents.openers.web_page import charset_of, is_web_page, read_web_page
from toolkit.sources.documents.rows import Part, Row, SourceDocument
from toolkit.sources.documents.word import NOTE_STYLE, word_rows
from toolkit.tracker.record.problems import Place, Refused
from toolkit.words import details
from toolkit.words import sources as words
from toolkit.words.speaking import figure, said

__all__ = ["NOTE_STYLE", "Part", "Row", "SourceDocument", "read_document"]

MAX_TEXT_BYTES = 8 * files.MEGABYTE
"""The largest text that is read."""
MAX_LINES = 100_000
"""The most lines of a text, and cells in them; each becomes an object."""
_WORD_BYTES, _CYRILLIC = re.compile(rb"[A-Za-z\x80-\xff]{3,}"), re.compile(rb"[\xa8\xb8\xc0-\xff]+")
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_document(path: Path) -> SourceDocument:
    """Read a text, a web page, a document of Word or OpenDocument, or a workbook.

    Raises:
        Refused: It is missing, no file, empty, too large, protected, damaged, unsafe, of an old or of no known format.
    """
    data = read_bytes(path)
    digest = hashlib.sha256(data).hexdigest()
    kind = open_document.kind_of(data) if data.startswith(_ZIP) else ""
    if kind == open_document.SHEETS:
        return SourceDocument(path.name, digest, (), book=read_open_sheets(data, path.name))
    if kind == open_document.TEXT:
        open_rows, is_tracked = read_open_text(data, path.name)
        return SourceDocument(path.name, digest, open_rows, tracked=is_tracked)
    if data.startswith(_ZIP):
        workbook = opened_workbook(data, path.name)
        if workbook is not None:
            from toolkit.sources.documents.workbook import read_book

            return SourceDocument(path.name, digest, (), book=read_book(workbook))
        rows, is_tracked = word_rows(read_word(data, path.name), path.name)
        return SourceDocument(path.name, digest, tuple(rows), tracked=is_tracked, asides=read_asides(data, path.name))
    _refuse_other_formats(data, path.name)
    if (page := _web_page(data, path.name)) is not None:
        return SourceDocument(path.name, digest, *page)
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
        raise Refused("too-large", place, said(details.MORE_LINES, most=figure(MAX_LINES)))
    return tuple(text.split("\n")), encoding


def decoded(data: bytes, file: str) -> tuple[str, str]:
    """The text of bytes in UTF-8, UTF-16 with a mark, or a code page of Windows; and the encoding if it is not UTF-8.

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
        if _is_cyrillic(data):
            return data.decode("cp1251"), "Windows-1251"
        return data.decode("cp1252"), "Windows-1252"
    except UnicodeDecodeError:
        return data.decode("latin-1"), "Latin-1"


def _is_cyrillic(data: bytes) -> bool:
    """Whether most words that are not ASCII have no letter of it: a Western word has some, a Cyrillic one has none."""
    beyond = [word for word in _WORD_BYTES.findall(data) if not word.isascii()]
    return 2 * sum(_CYRILLIC.fullmatch(word) is not None for word in beyond) > len(beyond)


def _web_page(data: bytes, file: str) -> tuple[tuple[Row, ...], str] | None:
    """The rows of a web page, and its encoding if it is not UTF-8; None for any other text."""
    if len(data) > MAX_TEXT_BYTES:
        raise files.too_large(Place(file=file), MAX_TEXT_BYTES)
    text, encoding = decoded(data, file)
    if not is_web_page(text, file):
        return None
    said_so = charset_of(data)
    if encoding not in ("", "UTF-16") and said_so:
        text, encoding = data.decode(said_so, errors="replace"), ""
    return read_web_page(text, file), encoding


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
