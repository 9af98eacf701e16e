"""Kinds of hostile or broken files beside returns: Word documents and trackers that are imported, and registers.

Each is an honest one changed in one way. It is refused, or read without losing anything in silence.
"""

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial

from tests.hostile.invented import Parts, packed, parts_of
from tests.hostile.kind import Make, as_bytes
from tests.trust.mutated import SUBJECTS
from toolkit.reading.package import Work

DOCUMENT, SHEET, STRINGS, WORKBOOK, STYLES, TYPES = (
    "word/document.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml",
    "[Content_Types].xml")
ACTIONS, BASE = "xl/worksheets/sheet4.xml", "xl/worksheets/sheet13.xml"
_ENTITY = '<!DOCTYPE x [<!ENTITY e "dig">]>'
_OUTSIDE = '<Relationship Id="rId98" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" {to}/>'


MOST = Work(inflated=40_000_000, parsed=40_000_000, elements=1_000_000)
"""What of such a file is unpacked and parsed, before it is read or refused."""


@dataclass(frozen=True)
class Import:
    """One kind of such a file.

    Attributes:
        subject: A key of `SUBJECTS`: `documents`, `trackers` or `registers`.
        name: A sentence, as a slug.
        make: Makes its bytes.
        refused: The code of its refusal; "" where it is read, and no word of it is lost.
    """

    subject: str
    name: str
    make: Make
    refused: str = ""

    def __str__(self) -> str:
        return f"{self.subject}-{self.name}"


@cache
def _honest(subject: str) -> bytes:
    return SUBJECTS[subject].honest()


def of(subject: str, change: Callable[[Parts], object], how: int = zipfile.ZIP_DEFLATED) -> Make:
    """The honest file of a subject with its parts changed."""
    def make() -> bytes:
        parts = parts_of(_honest(subject))
        change(parts)
        return packed(parts, how)
    return make


def _swap(parts: Parts, part: str, old: str, new: str) -> None:
    assert old.encode() in parts[part], (part, old)
    parts[part] = parts[part].replace(old.encode(), new.encode(), 1)


def swapped(subject: str, part: str, old: str, new: str) -> Make:
    """The first of a text within a part replaced; it must be there."""
    return of(subject, partial(_swap, part=part, old=old, new=new))


def with_part(subject: str, part: str, content: bytes | str | None) -> Make:
    """A part replaced, added, or (with None) left out."""
    return of(subject, lambda parts: parts.pop(part) if content is None else parts.update({part: as_bytes(content)}))


def _declared(part: str) -> Callable[[Parts], None]:
    """A document type before the outermost element, and a reference to its entity in the text."""
    def change(parts: Parts) -> None:
        parts[part] = re.sub(rb"<(?=[a-zA-Z])", _ENTITY.encode() + b"<", parts[part], count=1).replace(
            b"gauges01", b"&e; gauges01")
    return change


def _in_utf_16(part: str) -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        text = re.sub(r"^<\?xml[^>]*\?>", '<?xml version="1.0" encoding="UTF-16"?>', parts[part].decode())
        parts[part] = text.encode("utf-16")
    return change


def _moved(part: str, to: str, *, named_in: str) -> Callable[[Parts], None]:
    """A part under another name, as other programs choose them."""
    def change(parts: Parts) -> None:
        parts[to] = parts.pop(part)
        name, new = part.rpartition("/")[2].encode(), to.rpartition("/")[2].encode()
        for other in (named_in, TYPES):
            parts[other] = parts[other].replace(name, new)
    return change


def _deep(count: int) -> str:
    return "<w:sdt><w:sdtContent>" * count + "<w:p/>" + "</w:sdtContent></w:sdt>" * count


def _words(count: int) -> str:
    return "<w:p/>" * count


_BODY, _END, _CELL = "<w:body>", "</w:body>", "<w:tc>"
_P = "<w:p><w:r><w:t>more</w:t></w:r></w:p>"
document = partial(swapped, "documents", DOCUMENT)
WORD = (
    ("a-document-type-with-an-entity", of("documents", _declared(DOCUMENT)), "document-unsafe"),
    ("a-document-type-in-the-styles", of("documents", _declared("word/styles.xml")), "document-unsafe"),
    ("a-document-type-in-utf-16", of("documents", lambda into: (_declared(DOCUMENT)(into), _in_utf_16(DOCUMENT)(into))),
     "document-unsafe"),
    ("utf-16", of("documents", _in_utf_16(DOCUMENT)), ""),
    ("a-second-body", document(_END, f"{_END}<w:body>{_P}</w:body>"), "document-damaged"),
    ("a-row-in-a-row", document("<w:tr>", "<w:tr><w:tr/>"), "document-damaged"),
    ("a-cell-in-a-cell", document(_CELL, f"{_CELL}<w:tc>{_P}</w:tc>"), "document-damaged"),
    ("a-cell-outside-the-rows", document(_BODY, f"{_BODY}<w:tc>{_P}</w:tc>"), "document-damaged"),
    ("words-behind-a-sign-in-a-text", document("gauges01", "gauges01<w:tab/> and more"), "document-damaged"),
    ("words-between-paragraphs", document(_BODY, f"{_BODY}lost"), "document-damaged"),
    ("words-of-a-web-page", document(_BODY, f"{_BODY}<w:altChunk/>"), "document-damaged"),
    ("a-comment-within-a-text", document("gauges01", "gauges01<!-- x -->"), ""),
    ("a-text-in-a-character-section", document("gauges01", "<![CDATA[gauges01]]>"), ""),
    ("another-prefix", of("documents", lambda into: into.update({DOCUMENT: re.sub(
        rb"(?<=[</ ])w:|(?<=xmlns:)w(?==)", lambda m: b"q:" if m[0] == b"w:" else b"q", into[DOCUMENT])})), ""),
    ("elements-two-hundred-deep", document(_BODY, _BODY + _deep(100)), "document-unsafe"),
    ("elements-ninety-deep", document(_BODY, _BODY + _deep(40)), ""),
    ("three-hundred-thousand-paragraphs", document(_BODY, _BODY + _words(300_001)), "too-large"),
    ("a-text-of-thirty-megabytes", document("gauges01", "x" * 31_500_000), "document-unsafe"),
    ("half-a-million-attributes", document(_BODY, _BODY + (
        "<w:p " + " ".join(f'w:a{number}="1"' for number in range(1000)) + "/>") * 501), "too-large"),
    ("half-a-million-namespaces", document(_BODY, _BODY + (
        "<w:p " + " ".join(f'xmlns:a{number}="u:{number}"' for number in range(1000)) + "/>") * 501), "too-large"),
    ("a-merge-over-more-columns-than-there-are", document("<w:tcPr>", '<w:tcPr><w:gridSpan w:val="99999999"/>'), ""),
    ("no-list-of-parts", with_part("documents", TYPES, None), "document-damaged"),
    ("no-text", with_part("documents", DOCUMENT, None), "document-damaged"),
    ("a-text-that-is-empty", with_part("documents", DOCUMENT, ""), "document-damaged"),
    ("a-text-that-is-cut-short", of("documents", lambda into: into.update({DOCUMENT: into[DOCUMENT][:-40]})), "document-damaged"),
    ("a-text-of-another-vocabulary", document(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "urn:other"), "document-damaged"),
    ("no-thumbnail", with_part("documents", "docProps/thumbnail.jpeg", None), ""),
    ("no-styles", with_part("documents", "word/styles.xml", None), ""),
    ("styles-that-are-broken", with_part("documents", "word/styles.xml", "<w:styles"), "document-damaged"),
    ("a-name-that-leads-out", with_part("documents", "../../evil.xml", "<x/>"), "document-unsafe"),
    ("a-relation-to-the-network", swapped("documents", "word/_rels/document.xml.rels", "</Relationships>", _OUTSIDE.format(
        kind="styles", to='TargetMode="External" Target="http://tracker.invalid/s"') + "</Relationships>"), ""),
    ("two-thousand-parts-too-many", of("documents", lambda into: into.update(
        {f"word/p{number}.xml": b"" for number in range(2001)})), "too-large"),
)


def _row_in_row(parts: Parts) -> None:
    xml = parts[SHEET].decode()
    found = re.search(r'<row r="3".*?</row>', xml, re.DOTALL)
    assert found
    parts[SHEET] = xml.replace(found[0], "").replace("</row>", f"{found[0]}</row>", 2).encode()


_MERGES = "".join(f'<mergeCell ref="A{row}:B{row}"/>' for row in range(10, 50_020))
tracker = partial(swapped, "trackers")
TRACKERS = (
    ("a-row-within-a-row", of("trackers", _row_in_row), "damaged-workbook"),
    ("a-document-type", of("trackers", _declared(STRINGS)), "unsafe-workbook"),
    ("a-document-type-in-the-sheet", of("trackers", _declared(SHEET)), "unsafe-workbook"),
    ("a-cell-outside-the-rows", tracker(SHEET, "<sheetData>", '<c r="A1"><v>1</v></c><sheetData>'), "damaged-workbook"),
    ("a-second-list-of-rows-within-another", tracker(SHEET, "<sheetData>", "<sheetPr><sheetData/></sheetPr><sheetData>"),
     "damaged-workbook"),
    ("words-after-a-child-of-a-text", tracker(STRINGS, "gauges01", "gauges01<b/> more"), "damaged-workbook"),
    ("an-item-within-an-item", tracker(STRINGS, "<si>", "<si><si/>"), "damaged-workbook"),
    ("a-merge-over-the-whole-sheet", tracker(SHEET, "</sheetData>", '</sheetData><mergeCells><mergeCell ref="A20:XFD1048576"/>'
                                             "</mergeCells>"), ""),
    ("a-merge-in-simple-quotes-over-the-rows", tracker(
        SHEET, "</sheetData>", "</sheetData><mergeCells><mergeCell ref='a2:xfd1048576'/></mergeCells>"), "tracker-without-rows"),
    ("fifty-thousand-merges", tracker(SHEET, "</sheetData>", f"</sheetData><mergeCells>{_MERGES}</mergeCells>"), "too-large"),
    ("more-links-than-a-sheet-holds", tracker(
        SHEET, "</sheetData>", "</sheetData><hyperlinks>" + '<hyperlink ref="A1"/>' * 50_001 + "</hyperlinks>"), "too-large"),
    ("more-formats-than-a-workbook-holds", tracker(STYLES, "</cellXfs>", "<xf/>" * 50_001 + "</cellXfs>"), "too-large"),
    ("more-cells-than-a-tracker-holds", tracker(SHEET, "</sheetData>", "".join(
        f'<row r="{row}">{"<c><v>1</v></c>" * 1000}</row>' for row in range(100, 201)) + "</sheetData>"), "too-large"),
    ("more-texts-than-a-tracker-holds", tracker(STRINGS, "</sst>", "<si/>" * 100_001 + "</sst>"), "too-large"),
    ("a-text-longer-than-a-cell", tracker(STRINGS, "gauges01", "x" * 40_000), "too-long"),
    ("a-number-that-is-none", tracker(SHEET, 't="s"', 't="n"'), ""),
    ("no-styles", of("trackers", lambda into: into.pop(STYLES)), ""),
    ("no-shared-texts", of("trackers", lambda into: into.pop(STRINGS)), "damaged-workbook"),
    ("a-part-cut-short", of("trackers", lambda into: into.update({SHEET: into[SHEET][:-30]})), "damaged-workbook"),
    ("a-colour-that-is-none", tracker(STYLES, "</fills>", '<fill><patternFill patternType="solid"><fgColor theme="99" tint="x"/>'
                                      "</patternFill></fill></fills>"), ""),
    ("another-name-of-the-sheet", of("trackers", _moved(SHEET, "xl/worksheets/Data.XML", named_in="xl/_rels/workbook.xml.rels")), ""),
)
register = partial(swapped, "registers")
REGISTERS = (
    ("a-memory-with-another-letter", register(STRINGS, '"keys"', '"kexs"'), "register-unreadable"),
    ("no-memory", of("registers", lambda into: into.pop(BASE)), "register-unreadable"),
    ("a-document-type", of("registers", _declared(STRINGS)), "register-unreadable"),
    ("a-sheet-renamed", register(WORKBOOK, 'name="Actions"', 'name="Acts"'), "register-sheet-missing"),
    ("about-renamed", register(WORKBOOK, 'name="About"', 'name="Abut"'), "register-unreadable"),
    ("a-heading-gone", register(STRINGS, "<t>Lead</t>", "<t>Leader</t>"), "register-unreadable"),
    ("a-row-within-a-row", register(ACTIONS, "</row>", '<row r="99"/></row>'), "register-unreadable"),
    ("a-sheet-cut-short", of("registers", lambda into: into.update({ACTIONS: into[ACTIONS][:-30]})), "register-unreadable"),
    ("a-text-that-is-gone", register(STRINGS, "<si>", "<sj>"), "register-unreadable"),
    ("utf-16", of("registers", _in_utf_16(ACTIONS)), ""),
    ("half-a-file", lambda: _honest("registers")[: len(_honest("registers")) // 2], "register-unreadable"),
    ("nothing", lambda: b"", "register-unreadable"),
    ("a-name-that-leads-out", with_part("registers", "../../evil.xml", "<x/>"), "register-unreadable"),
    ("a-document", lambda: _honest("documents"), "register-unreadable"),
    ("a-tracker", lambda: _honest("trackers"), "register-unreadable"),
)
IMPORTS = tuple(Import(subject, name, make, refused) for subject, kinds in (
    ("documents", WORD), ("trackers", TRACKERS), ("registers", REGISTERS)) for name, make, refused in kinds)
