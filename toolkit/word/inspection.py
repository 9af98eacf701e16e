"""Looks into a finished report before it is said to be written: all that was printed is in it, and Word can open it."""

import posixpath
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from typing import IO, Any
from urllib.parse import unquote

from docx.oxml.ns import qn
from lxml import etree

from toolkit.word.long_tables.bodies import BODY_PART, chunks_of, pieces_of
from toolkit.word.long_tables.packed import Packed
from toolkit.words import details
from toolkit.words.speaking import said

NOTES_PART, TYPES_PART = "word/footnotes.xml", "[Content_Types].xml"
_ROW = re.compile(r"<w:tr[ >]")
_RELATIONSHIPS = ".rels"
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_REFERENCE = re.compile(r'<w:footnoteReference\b[^>]*?\bw:id="([^"]*)"')
_SAFE: Mapping[str, Any] = {"resolve_entities": False, "no_network": True, "huge_tree": True}


@dataclass(frozen=True, slots=True)
class Printed:
    """What a report is to hold.

    Attributes:
        values: Every value that was printed into the body, in its order.
        rows: The rows of its tables.
        notes: Its footnotes.
    """

    values: Packed
    rows: int
    notes: int


class Damaged(Exception):
    """A report that does not hold what was printed, or that Word could not open; its text says why."""


def rows_of(body: str) -> int:
    """How many rows the tables of a body have."""
    return len(_ROW.findall(body))


def look_into(report: bytes, printed: Printed, *, with_more_rows: bool = False) -> None:
    """Open a finished report again.

    Args:
        report: The Word file.
        printed: What it is to hold.
        with_more_rows: Whether it may have more rows, as where a table was parted and has its headings again.

    Raises:
        Damaged: A part cannot be read or is missing, or something that was printed is not in it.
    """
    read = _Body()
    try:
        with zipfile.ZipFile(BytesIO(report)) as package:
            parts = _parts(package)
            with package.open(BODY_PART) as stream:
                missing = _missing(read.texts(stream), printed.values.changed(_as_found))
    except (zipfile.BadZipFile, EOFError) as error:
        raise Damaged(said(details.FILE_CUT_SHORT)) from error
    if read.rows < printed.rows or (read.rows > printed.rows and not with_more_rows):
        raise Damaged(said(details.REPORT_ROWS, found=read.rows, expected=printed.rows))
    if missing is not None:
        raise Damaged(said(details.REPORT_TEXT, text=next(islice(printed.values, missing, None))))
    _look_at_notes(read.referred, parts.get(NOTES_PART), printed.notes)


def _parts(package: zipfile.ZipFile) -> dict[str, Any]:
    """The parts of a report that are XML, each as a tree, but for the body; none is missing."""
    parts: dict[str, Any] = {}
    for name in package.namelist():
        content = package.read(name) if name != BODY_PART else b""
        if name != BODY_PART and name.endswith((".xml", _RELATIONSHIPS)):
            with _well_formed(name):
                parts[name] = etree.fromstring(content, etree.XMLParser(**_SAFE))
    wanted = {TYPES_PART, BODY_PART, *(target for name, part in parts.items() if name.endswith(_RELATIONSHIPS)
                                       for target in _targets(name, part))}
    for name in sorted(wanted - set(package.namelist())):
        raise Damaged(said(details.PART_MISSING, part=name))
    return parts


@contextmanager
def _well_formed(name: str) -> Iterator[None]:
    """A part that is read."""
    try:
        yield
    except etree.XMLSyntaxError as error:
        raise Damaged(said(details.NOT_WELL_FORMED, part=name)) from error


class _Body:
    """A body while it is read, of which nothing is kept but what it says.

    Attributes:
        rows: How many rows its tables have so far.
        referred: The ids of the footnotes that it referred to so far.
    """

    def __init__(self) -> None:
        self.rows = 0
        self.referred: list[str] = []

    def texts(self, stream: IO[bytes]) -> Iterator[str]:
        """What it says, as XML holds it and without its white space, in pieces."""
        target: Any = _Nothing()
        parser = etree.XMLParser(target=target, **_SAFE)

        def parsed() -> Iterator[bytes]:
            for some in chunks_of(stream):
                parser.feed(some)
                yield some
            parser.close()

        with _well_formed(BODY_PART):
            for piece in pieces_of(parsed(), "</w:t>"):
                yield self._read(piece)

    def _read(self, some: str) -> str:
        self.rows += rows_of(some)
        self.referred += _REFERENCE.findall(some)
        return _without_space("".join(_TEXT.findall(some)))


class _Nothing:
    """What a part that is only to be well formed is read into."""

    def close(self) -> None:
        """It is."""


def _targets(name: str, relationships: Any) -> list[str]:
    """The parts of the package that a part of relationships leads to."""
    folder = posixpath.dirname(posixpath.dirname(name))
    found = (unquote(one.get("Target", "")).partition("#")[0] for one in relationships
             if one.get("TargetMode") != "External")
    return [posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/") for target in found if target]


def _missing(pieces: Iterator[str], values: Iterable[str]) -> int | None:
    """The number of the first value that does not stand in a text after those before it; None for none.

    Args:
        pieces: The text, as it is looked for; all of it is read.
        values: The values, likewise.
    """
    text, at = "", 0
    for number, value in enumerate(values):
        begin = at
        while (found := text.find(value, begin)) < 0:
            more = next(pieces, None)
            if more is None:
                return number
            begin = max(0, len(text) - at - len(value) + 1)
            text, at = text[at:] + more, 0
        at = found + len(value)
    for _ in pieces:
        pass
    return None


def _as_found(value: str) -> str:
    """A value as XML holds it, without white space."""
    return _without_space(value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))


def _without_space(text: str) -> str:
    return "".join(text.split())


def _look_at_notes(referred: Sequence[str], notes: Any, expected: int) -> None:
    """Each reference must have its note."""
    known = {note.get(qn("w:id")) for note in notes.iter(qn("w:footnote"))} if notes is not None else set()
    if len(set(referred)) < expected or not set(referred) <= known:
        raise Damaged(said(details.REPORT_NOTES, found=len(known & set(referred)), expected=expected))
