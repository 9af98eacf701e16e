"""Looks into a finished report before it is said to be written: all that was printed is in it, and Word can open it."""

import posixpath
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from urllib.parse import unquote

from docx.oxml.ns import qn
from lxml import etree

from toolkit.words import details
from toolkit.words.speaking import said

BODY_PART, NOTES_PART, TYPES_PART = "word/document.xml", "word/footnotes.xml", "[Content_Types].xml"
_ROW = re.compile(r"<w:tr[ >]")
_RELATIONSHIPS = ".rels"


@dataclass(frozen=True, slots=True)
class Printed:
    """What a report is to hold.

    Attributes:
        values: Every value that was printed into the body, in its order.
        rows: The rows of its tables.
        notes: Its footnotes.
    """

    values: Sequence[str]
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
    parts = _parts(report)
    body = parts[BODY_PART]
    rows = sum(1 for _ in body.iter(qn("w:tr")))
    if rows < printed.rows or (rows > printed.rows and not with_more_rows):
        raise Damaged(said(details.REPORT_ROWS, found=rows, expected=printed.rows))
    missing = _missing(body, printed.values)
    if missing:
        raise Damaged(said(details.REPORT_TEXT, text=missing))
    _look_at_notes(body, parts.get(NOTES_PART), printed.notes)


def _parts(report: bytes) -> dict[str, Any]:
    """The parts of a report that are XML, each as a tree."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        with zipfile.ZipFile(BytesIO(report)) as package:
            contents = {name: package.read(name) for name in package.namelist()}
    except (zipfile.BadZipFile, EOFError) as error:
        raise Damaged(said(details.FILE_CUT_SHORT)) from error
    parts: dict[str, Any] = {}
    for name, content in contents.items():
        if name.endswith((".xml", _RELATIONSHIPS)):
            try:
                parts[name] = etree.fromstring(content, parser)
            except etree.XMLSyntaxError as error:
                raise Damaged(said(details.NOT_WELL_FORMED, part=name)) from error
    wanted = {TYPES_PART, BODY_PART, *(target for name, part in parts.items() if name.endswith(_RELATIONSHIPS)
                                       for target in _targets(name, part))}
    for name in sorted(wanted - set(contents)):
        raise Damaged(said(details.PART_MISSING, part=name))
    return parts


def _targets(name: str, relationships: Any) -> list[str]:
    """The parts of the package that a part of relationships leads to."""
    folder = posixpath.dirname(posixpath.dirname(name))
    found = (unquote(one.get("Target", "")).partition("#")[0] for one in relationships
             if one.get("TargetMode") != "External")
    return [posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/") for target in found if target]


def _missing(body: Any, values: Sequence[str]) -> str:
    """The first value that does not stand in a body after those before it, without its white space; "" for none."""
    text = _without_space("".join(one.text or "" for one in body.iter(qn("w:t"))))
    at = 0
    for value in values:
        wanted = _without_space(value)
        found = text.find(wanted, at)
        if found < 0:
            return value
        at = found + len(wanted)
    return ""


def _without_space(text: str) -> str:
    return "".join(text.split())


def _look_at_notes(body: Any, notes: Any, expected: int) -> None:
    """Each reference must have its note."""
    referred = [one.get(qn("w:id")) for one in body.iter(qn("w:footnoteReference"))]
    known = {note.get(qn("w:id")) for note in notes.iter(qn("w:footnote"))} if notes is not None else set()
    if len(set(referred)) < expected or not set(referred) <= known:
        raise Damaged(said(details.REPORT_NOTES, found=len(known & set(referred)), expected=expected))
