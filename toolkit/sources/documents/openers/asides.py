"""What a Word document says outside its text: comments, drawings, what stands above and below every page."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from toolkit.reading.word import parts_aside

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
COMMENT, DRAWING = "comments", "diagramdata"
_ONLY_PAGES = re.compile(r"(?:page|p|of|sur|de|página|pág|страница|стр|из|seite|von|\W|\d|_)*", re.IGNORECASE)
"""What stands above or below a page and says only which it is."""


class Aside(NamedTuple):
    """Words outside the text of a document.

    Attributes:
        kind: Where: `comments`, `header`, `footer` or `diagramdata`.
        text: In one line.
    """

    kind: str
    text: str


def read_asides(data: bytes, file: str) -> tuple[Aside, ...]:
    """The comments and drawings of a Word document, and the texts above or below its pages; page numbers left out."""
    return tuple(dict.fromkeys(aside for aside in _asides(data, file) if not _ONLY_PAGES.fullmatch(aside.text)))


def _asides(data: bytes, file: str) -> Iterator[Aside]:
    from docx.oxml.parser import parse_xml

    for kind, part in parts_aside(data, file):
        root = parse_xml(part)
        for element in root.iter(f"{_W}comment") if kind == COMMENT else (root,):
            if text := _words(element):
                yield Aside(kind, text)


def _words(element: "Element") -> str:
    paragraphs = ("".join(one.text or "" for one in paragraph.iter(f"{_W}t", f"{_A}t"))
                  for paragraph in element.iter(f"{_W}p", f"{_A}p"))
    return " ".join(" ".join(paragraphs).split())
