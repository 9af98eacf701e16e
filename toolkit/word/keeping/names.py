"""The names of elements and attributes in the parts of a Word document."""

from functools import cache
from typing import Any

_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
OFFICE = _SPACES["r"]
"""What the kinds of relationships begin with."""


@cache
def q(name: str) -> str:
    """A name such as `w:p/w:pPr` as lxml wants it."""
    return "/".join(f"{{{_SPACES[space]}}}{local}" for space, _, local in
                    (step.partition(":") for step in name.split("/")))


def above(element: Any, *names: str) -> Any:
    """The nearest element of some name in which an element stands, itself included; None for none."""
    wanted = {q(name) for name in names}
    while element is not None and element.tag not in wanted:
        element = element.getparent()
    return element
