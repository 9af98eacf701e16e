"""What the rows of a long table have in common: a shape with places, which the values of each row fill.

A shape is read once, as the tree that its XML makes, with a sign in the place of each value. Only what surely is the
same for all its rows is a shape; anything else in a row (a picture, a field, a footnote, a table) keeps it from being
put aside.
"""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from docx.oxml.ns import qn
from lxml import etree

from toolkit.word.blanks import leave_out_of_row
from toolkit.word.fitting import Cell, let_split, read_row, set_widths_of_row
from toolkit.word.keeping.anchors import BEGINNING, MARK, enclose
from toolkit.word.links import with_looks_of_links

_OPEN, _CLOSE = "\ue000", "\ue001"
"""Around the number of a value, in its place."""
_PLACE = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_ROW, _CELL, _PARAGRAPH, _TEXT, _LINK = map(qn, ("w:tr", "w:tc", "w:p", "w:t", "w:hyperlink"))
_STYLE, _STYLE_ID, _KEY = qn("w:pStyle"), qn("w:val"), qn("r:id")
_PROPERTIES = frozenset(map(qn, ("w:trPr", "w:tcPr", "w:pPr", "w:rPr")))
"""What says how something looks."""
_USUAL = frozenset((*_PROPERTIES, _CELL, _PARAGRAPH, _TEXT, _LINK, *map(qn, (
    "w:r", "w:br", "w:tab", "w:proofErr", "w:lastRenderedPageBreak", "w:noBreakHyphen", "w:softHyphen"))))
_UNUSUAL = frozenset(map(qn, ("w:sectPr", "w:tblHeader")))
"""Properties that are more than looks."""
Piece = str | None
"""A piece of the XML of a row; None in the place of a value."""


class Line(NamedTuple):
    """A paragraph of a cell: how high its letters are, and its text, in which numbers stand for values."""

    size: float
    parts: tuple[str | int, ...]

    def text(self, values: Sequence[str]) -> str:
        """What stands in it."""
        if len(self.parts) == 1 and isinstance(self.parts[0], int):
            return values[self.parts[0]]
        return "".join([values[part] if isinstance(part, int) else part for part in self.parts])


class Form(NamedTuple):
    """A shape as it is written, without the columns that are left out.

    Attributes:
        around: What stands around the values.
        picked: Which value stands where.
        keys: The values that are keys of anchors.
        paragraphs: How many it has.
    """

    around: list[str]
    picked: list[int]
    keys: list[int]
    paragraphs: int

    def filled(self, values: Sequence[str]) -> str:
        """The row with these values."""
        parts = self.around.copy()
        parts[1::2] = [values[at] for at in self.picked]
        return "".join(parts)


@dataclass(slots=True)
class Shape:
    """What rows have in common.

    Attributes:
        source: The XML of a body with a table of such a row, with signs for its values.
        values: How many values it has.
        cells: Its cells, each with its paragraphs.
        keys: The values that are keys of anchors.
    """

    source: str
    values: int
    cells: list[tuple[Cell, list[Line]]]
    keys: list[int]

    def form(self, gone: Collection[int], widths: Sequence[float] | None, *, may_split: bool) -> Form:
        """As it is written; behind the values of a row stand the numbers of the anchors of its paragraphs.

        Args:
            gone: The columns that are left out.
            widths: Those of the columns that stay, in points; None where they are as the template has them.
            may_split: Whether the row may go on overleaf.
        """
        body = etree.fromstring(self.source)
        row = body[0][0]
        cells = read_row(row, lambda _: 1.0)
        leave_out_of_row(row, cells, gone)
        if widths is not None:
            set_widths_of_row(cells, widths)
        if may_split:
            let_split(row)
        with_looks_of_links(row, [key for link in row.iter(_LINK) if _PLACE.fullmatch(key := link.get(_KEY, ""))])
        paragraphs, keys = list(row.iter(_PARAGRAPH)), list[int]()
        for number, paragraph in enumerate(paragraphs, self.values):
            if found := _PLACE.fullmatch(str(paragraph.attrib.pop(MARK, ""))):
                keys.append(int(found[1]))
                enclose(paragraph, BEGINNING + found[0], f"{_OPEN}{number}{_CLOSE}")
        written = str(etree.tostring(body, encoding="unicode"))
        cut = _PLACE.split(written[written.index("<w:tr"):written.rindex("</w:tbl>")])
        return Form(cut, [int(number) for number in cut[1::2]], keys, len(paragraphs))


def read_shape(
    pieces: Sequence[Piece], opening: str, size: Callable[[str], float], headings: Collection[str]
) -> Shape | None:
    """The shape of a row; None for a row that must not be put aside.

    Args:
        pieces: Its XML.
        opening: The tag that begins the body, with its namespaces.
        size: Gives the height of the letters of a style.
        headings: The styles of headings, which stand in tables of contents.
    """
    if any(piece and _OPEN in piece for piece in pieces):
        return None
    values = 0
    parts = [opening, "<w:tbl>"]
    for piece in pieces:
        parts.append(f"{_OPEN}{values}{_CLOSE}" if piece is None else piece)
        values += piece is None
    source = "".join([*parts, "</w:tbl></w:body>"])
    try:
        rows = list(etree.fromstring(source)[0])
    except etree.XMLSyntaxError:
        return None
    if len(rows) != 1 or not _is_usual(rows[0], headings):
        return None
    cells = [(cell, [_line(one.size, one.text) for one in cell.paragraphs]) for cell in read_row(rows[0], size)]
    keys = _places_in(one.get(MARK, "") for one in rows[0].iter(_PARAGRAPH))
    links = _places_in(one.get(_KEY, "") for one in rows[0].iter(_LINK))
    printed = [part for _, lines in cells for line in lines for part in line.parts if isinstance(part, int)]
    if sorted([*printed, *links, *keys]) != list(range(values)):
        return None
    return Shape(source, values, cells, keys)


def _places_in(attributes: Iterable[str]) -> list[int]:
    """The values that are attributes."""
    return [int(found[1]) for one in attributes if (found := _PLACE.fullmatch(one))]


def _is_usual(row: Any, headings: Collection[str]) -> bool:
    """Whether a row is made of nothing but paragraphs of text, none of which is a heading."""
    if row.tag != _ROW or any(one.tag not in (_CELL, qn("w:trPr")) for one in row):
        return False
    if any(one.get(_STYLE_ID) in headings for one in row.iter(_STYLE)):
        return False
    waiting = list(row)
    for one in waiting:
        if one.tag in _PROPERTIES:
            if any(inner.tag in _UNUSUAL for inner in one.iter()):
                return False
        elif one.tag not in _USUAL:
            return False
        else:
            waiting.extend(one)
    return True


def _line(size: float, text: str) -> Line:
    parts = _PLACE.split(text)
    return Line(size, tuple(int(part) if at % 2 else part for at, part in enumerate(parts) if part))
