"""What stands beside the values of a worksheet: notes, links, what is printed on each page, the words of text boxes."""

import re
from collections.abc import Container, Iterator, Mapping
from xml.etree.ElementTree import Element

from toolkit.reading.contents import read_relations
from toolkit.reading.package import Package
from toolkit.reading.texts import joined, main
from toolkit.reading.xml_parts import described, items, reading
from toolkit.sources.documents.workbook_cells import Position
from toolkit.sources.documents.workbook_looks import note_text
from toolkit.tracker.record.cells import column_number

_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_BANDS = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
_BAND_PART = re.compile(r"&([LCR])")
_PAGE_CODE = re.compile(r'&(?:\[[^\]]*\]|"[^"]*"|K(?:[0-9A-Fa-f]{6}|\d\d[+-]\d{3})|[A-Za-z]|\d+|&)')
_DRAWINGML = ("http://schemas.openxmlformats.org/drawingml/2006/", "http://purl.oclc.org/ooxml/drawingml/")
_DRAWN = tuple(f"{{{start}{name}" for start in _DRAWINGML for name in (
    "spreadsheetDrawing}wsDr", "chart}chartSpace", "chartDrawing}userShapes", "chart}userShapes"))
_FEW = 1000


def notes(package: Package, part: str) -> Iterator[tuple[Position, str]]:
    """The notes on the cells of a sheet, each with its place."""
    namespace, elements = described(package, part, main("comments"), level=2)
    with reading(package, part):
        for element in (element for _, batch in elements for element in batch if element.tag == f"{namespace}comment"):
            text = element.find(f"{namespace}text")
            words = "" if text is None else note_text(joined(text, namespace))
            if words:
                yield _position(element.attrib["ref"]), words


def printed(bands: Mapping[str, str]) -> Iterator[str]:
    """The words that are printed above and below each page, from left to right."""
    for band in _BANDS:
        first, *rest = _BAND_PART.split(bands.get(band, ""))
        sides = {"L": first} | dict(zip(rest[::2], rest[1::2], strict=True))
        for side in ("L", "C", "R"):
            words = " ".join(_PAGE_CODE.sub(" ", sides.get(side, "")).split())
            if words:
                yield words


def spread(ref: str, used: Container[Position]) -> list[Position]:
    """The positions that a link covers; of a large range, at most those that hold something.

    Raises:
        ValueError: It is no range.
    """
    first, _, last = ref.partition(":")
    (top, left), (bottom, right) = _position(first), _position(last or first)
    rows, columns = range(min(top, bottom), max(top, bottom) + 1), range(min(left, right), max(left, right) + 1)
    if len(rows) * len(columns) > _FEW and isinstance(used, Mapping):
        return [(row, column) for row, column in used if row in rows and column in columns]
    return [(row, column) for row in rows for column in columns]


def drawn(package: Package, part: str) -> Iterator[str]:
    """The words of the text boxes of a drawing, and of its charts."""
    if part not in package.names:
        return
    for one in (part, *(r.part for r in read_relations(package, part).values() if r.kind == "chart")):
        if one in package.names:
            _, elements = items(package, one, _DRAWN, level=1)
            texts = [words for _, batch in elements for element in batch for words in _drawn_in(element)]
            if words := " ".join(" ".join(texts).split()):
                yield words


def _drawn_in(element: Element) -> Iterator[str]:
    names = {f"{{{start}main}}t" for start in _DRAWINGML}
    return (found.text or "" for found in element.iter() if found.tag in names)


def _position(written: str) -> Position:
    match = _ADDRESS.fullmatch(written)
    if match is None:
        raise ValueError(written)
    return int(match[2]), column_number(match[1].upper())
