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

from toolkit.word.layout.contents import fill, has_contents, headings
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
    with zipfile.ZipFile(BytesIO(report)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    found = _bookmarks(as_pdf(report, SECONDS))
    document, styles = parse_xml(parts[BODY_PART]), parse_xml(parts[_STYLES])
    numbering = parse_xml(parts[_NUMBERING]) if _NUMBERING in parts else None
    body = document.find(qn("w:body"))
    expected = [_folded(heading.number + heading.text) for heading in headings(body, styles, numbering)]
    if expected != [_folded(text) for text, _ in found]:
        return report
    fill(body, styles, numbering, [page for _, page in found])
    return with_body(report, document)


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
    with zipfile.ZipFile(BytesIO(report)) as package:
        return parse_xml(package.read(BODY_PART)), parse_xml(package.read(_STYLES))


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
