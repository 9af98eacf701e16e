"""Page numbers for tables of contents, from LibreOffice where it is installed; without it they are left out.

LibreOffice sets the report as a PDF, whose bookmarks are the headings with the pages they came to stand on.
"""

import re
import zipfile
from io import BytesIO
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from toolkit.word.layout.contents import fill, has_contents, headings, instructions_in, shown_in
from toolkit.word.layout.libreoffice import as_pdf, is_installed
from toolkit.word.long_tables.bodies import BODY_PART, pieces_of_body

SECONDS = 60
"""How long LibreOffice may take; the report is made without page numbers if it takes longer."""
_STYLES, _NUMBERING = "word/styles.xml", "word/numbering.xml"
_BOOKMARK = re.compile(rb"/Title<FEFF([0-9A-F]*)>\s*/Dest\[(\d+) 0 R")
_PAGES = re.compile(rb"/Type\s*/Pages\b(?:(?!endobj).)*?/Kids\s*\[([^\]]*)\]", re.DOTALL)


def with_page_numbers(report: bytes) -> bytes:
    """A report with page numbers in its tables of contents, or the same report where they cannot be had."""
    if not is_installed() or not any(map(has_contents, pieces_of_body(report, "</w:p>"))):
        return report
    document, styles, numbering = _parts(report)
    body = document.find(qn("w:body"))
    asked = instructions_in(body)
    if not asked or (pages := _pages(report, body, styles, numbering)) is None:
        return report
    fill(body, styles, numbering, pages, asked)
    return with_body(report, document)


def with_contents_of(report: bytes, generated: bytes) -> bytes:
    """A report with new entries in its tables of contents, or the same report where no page numbers can be had.

    Those of the writer stay as they are.

    Args:
        report: A Word file that somebody edited.
        generated: The report as it was generated, with the same tables of contents.
    """
    asked = instructions_in(_parts(generated)[0].find(qn("w:body")))
    document, styles, numbering = _parts(report)
    body = document.find(qn("w:body"))
    before = shown_in(body, asked)
    if not before or not is_installed():
        return report
    fill(body, styles, numbering, (), asked)
    pages = _pages(with_body(report, document), body, styles, numbering)
    if pages is None:
        return report
    fill(body, styles, numbering, pages, asked)
    return report if shown_in(body, asked) == before else with_body(report, document)


def _parts(report: bytes) -> tuple[Any, Any, Any]:
    """The elements of the body of a report, with what is around it, of its styles, and of its lists or None."""
    with zipfile.ZipFile(BytesIO(report)) as package:
        lists = parse_xml(package.read(_NUMBERING)) if _NUMBERING in package.namelist() else None
        return parse_xml(package.read(BODY_PART)), parse_xml(package.read(_STYLES)), lists


def _pages(report: bytes, body: Any, styles: Any, numbering: Any) -> list[int] | None:
    """The page of each heading; None where that cannot be known."""
    found = _bookmarks(as_pdf(report, SECONDS))
    expected = [_folded(heading.number + heading.text) for heading in headings(body, styles, numbering)]
    return [page for _, page in found] if expected == [_folded(text) for text, _ in found] else None


def _bookmarks(pdf: bytes) -> list[tuple[str, int]]:
    """The bookmarks of a PDF in their order, each with its page."""
    pages = pages_of(pdf)
    return [(bytes.fromhex(title.decode()).decode("utf-16-be", "replace"), pages.get(key, 0))
            for title, key in _BOOKMARK.findall(pdf)]


def pages_of(pdf: bytes) -> dict[bytes, int]:
    """What the pages of a PDF are called in it, each with its number."""
    kids = _PAGES.search(pdf)
    order = re.findall(rb"(\d+) 0 R", kids[1]) if kids else []
    return {key: number for number, key in enumerate(order, 1)}


def _folded(text: str) -> str:
    """The letters of a heading."""
    return "".join(character for character in text.casefold() if character.isalpha())


def body_and_styles(report: bytes) -> tuple[Any, Any]:
    """The elements of the body of a report, with what is around it, and of its styles."""
    return _parts(report)[:2]


def with_body(report: bytes, document: Any) -> bytes:
    """A report with another body.

    Args:
        report: A Word file.
        document: The element of its new body.
    """
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(report)) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            content = source.read(info)
            if info.filename == BODY_PART:
                content = etree.tostring(document, xml_declaration=True, encoding="UTF-8", standalone=True)
            target.writestr(info, content)
    return packed.getvalue()
