"""Fits tables to what stands in them: no column cuts a word that could be whole, and a long row may go on overleaf.

Word and LibreOffice set tables of fixed widths as they are told. How wide words are, and how high rows, is worked out
with the widths of the letters of Calibri, in which the templates are set; that of another font is near enough.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any, NamedTuple

from docx.oxml.ns import qn

LONG_ROW = 3
"""A row that is higher than the page divided by this may be split; a shorter one stays whole."""
_LETTERS = {
    0.28: " 'il,j.I:;",
    0.33: '`()-[]f!J',
    0.36: '{}tr',
    0.44: 'szLc/\\"',
    0.48: '?FxSgvyZk|',
    0.51: 'Ea#*+<=>T^_e~$0123456789',
    0.56: 'YCPbdhnopquKXBR',
    0.63: 'VADH',
    0.7: 'GUNOQ&',
    0.75: '%w',
    0.81: 'm',
    0.91: 'M@W'}
"""Width of letters in parts of their height, and the letters that are no wider in bold."""
_WIDTHS = {letter: width for width, letters in _LETTERS.items() for letter in letters}
_WIDEST, _OTHER, _USUAL = 0.91, 0.65, 0.5
"""The widest of them; any other letter; all in the mean."""
_LINE, _PARAGRAPH = 1.22, 7
"""The height of a line in parts of that of its letters; what stands above and below a paragraph, in points."""
_SIDES = 11.5
"""What a cell leaves free at its sides, in points."""
_TWIPS = 20
"""Twentieths of a point."""
_DEFAULT_SIZE = 20
"""The height of letters where nothing says it, in half points."""
_WHOLE = r"(?:[^\s\u00ad\u200b\u2010\u2012-\u2014\u2e80-\U0002ffff-]|-(?![a-z]))"
"""A letter that does not part from the next: a line may end at white space, at a dash, at the hyphen of a word but not
of a code, and anywhere in East Asian writing."""


class _Paragraph(NamedTuple):
    text: str
    size: float


@dataclass(slots=True)
class _Cell:
    """A cell with its place in the table; `merge` is that of a cell which stands beside several rows."""

    element: Any
    at: int
    span: int
    merge: str
    paragraphs: list[_Paragraph]


@dataclass(slots=True)
class _Table:
    """A table while it is fitted, with the widths of its columns in points."""

    widths: list[float]
    rows: list[tuple[Any, list[_Cell]]] = field(default_factory=list)


def fit(body: Any, styles: Any) -> None:
    """Fit the tables of a finished body.

    Args:
        body: The body; it is changed.
        styles: The styles of the document.
    """
    sizes = partial(_size, {style.get(qn("w:styleId")): style for style in styles.iter(qn("w:style"))}, styles)
    size, page = cache(sizes), float("inf")
    for element in reversed(list(body.iter(qn("w:tbl"), qn("w:sectPr")))):
        if element.tag == qn("w:sectPr"):
            page = _text_height(element)
        elif (table := _read(element, size)) is not None:
            _widen(element, table)
            _let_split(table, page / LONG_ROW)


def leave_out_empty_sections(body: Any) -> None:
    """Leave out the sections that have nothing in them, as parts do that were switched off; each would be a blank page.

    Args:
        body: The finished body; it is changed.
    """
    before = None
    for block in list(body):
        empty = before is None or _section_of(before) is not None
        if block.tag == qn("w:sectPr") and empty and before is not None:
            body.replace(block, _section_of(before))
        elif _section_of(block) is not None and empty:
            body.remove(block)
        else:
            before = block


def shares(widths: Sequence[float], needed: Sequence[float]) -> list[float]:
    """The widths of columns, of the same sum, in which each has what it needs.

    Where all together need more than there is, the longest words go short. What is spare is shared as before.
    """
    if all(need <= width for need, width in zip(needed, widths, strict=True)):
        return list(widths)
    least, left = list(needed), sum(widths)
    for done, at in enumerate(sorted(range(len(needed)), key=needed.__getitem__)):
        least[at] = min(needed[at], left / (len(needed) - done))
        left -= least[at]
    spare = [max(0.0, width - low) for width, low in zip(widths, least, strict=True)]
    part = left / sum(spare) if left > 0 else 0
    return [low + more * part for low, more in zip(least, spare, strict=True)]


def word_width(word: str, size: float) -> float:
    """How wide a word is at most, in points."""
    return sum(_WIDTHS.get(letter, _OTHER) for letter in word) * size


def _section_of(block: Any) -> Any:
    """The page set-up of the section that a paragraph ends, or None."""
    return block.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")


def _read(element: Any, size: Any) -> _Table | None:
    """A table; None where its widths are not fixed."""
    layout = element.find(f"{qn('w:tblPr')}/{qn('w:tblLayout')}")
    if layout is None or layout.get(qn("w:type")) != "fixed":
        return None
    columns = element.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")
    table = _Table([int(column.get(qn("w:w"), 0)) / _TWIPS for column in columns])
    for row in element.findall(qn("w:tr")):
        table.rows.append((row, list(_cells(row, size))))
    fits = all(not cells or cells[-1].at + cells[-1].span <= len(columns) for _, cells in table.rows)
    return table if fits else None


def _cells(row: Any, size: Any) -> Iterator[_Cell]:
    at = 0
    for element in row.findall(qn("w:tc")):
        properties = element.find(qn("w:tcPr"))
        span = properties.find(qn("w:gridSpan")) if properties is not None else None
        merge = properties.find(qn("w:vMerge")) if properties is not None else None
        cell = _Cell(element, at, int(span.get(qn("w:val"))) if span is not None else 1,
                     merge.get(qn("w:val"), "continue") if merge is not None else "",
                     [_paragraph(paragraph, size) for paragraph in element.findall(qn("w:p"))])
        at += cell.span
        yield cell


def _paragraph(paragraph: Any, size: Any) -> _Paragraph:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    pieces = paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab"))
    text = "".join((one.text or "") if one.tag == qn("w:t") else "\n" for one in pieces)
    return _Paragraph(text, size(style.get(qn("w:val")) if style is not None else ""))


def _size(known: dict[str, Any], styles: Any, key: str) -> float:
    """The height of the letters of a style, its own or that of the style it is based on, in points."""
    seen: set[str] = set()
    while key in known and key not in seen:
        seen.add(key)
        own = known[key].find(f"{qn('w:rPr')}/{qn('w:sz')}")
        if own is not None:
            return int(own.get(qn("w:val"))) / 2
        base = known[key].find(qn("w:basedOn"))
        key = base.get(qn("w:val")) if base is not None else ""
    usual = styles.find("/".join(qn(name) for name in ("w:docDefaults", "w:rPrDefault", "w:rPr", "w:sz")))
    return (int(usual.get(qn("w:val"))) if usual is not None else _DEFAULT_SIZE) / 2


def _text_height(section: Any) -> float:
    """How high the text of a page may be, in points."""
    page, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    if page is None or margins is None:
        return float("inf")
    sides = sum(abs(int(margins.get(qn(name), 0))) for name in ("w:top", "w:bottom"))
    return (int(page.get(qn("w:h"), 0)) - sides) / _TWIPS


def _widen(element: Any, table: _Table) -> None:
    """Give each column the width of its longest word."""
    needed = [0.0] * len(table.widths)
    for _, cells in table.rows:
        for cell in cells:
            if cell.span == 1:
                for paragraph in cell.paragraphs:
                    needed[cell.at] = max(needed[cell.at], _longest(paragraph, table.widths[cell.at]))
    widths = shares(table.widths, needed)
    if widths == table.widths:
        return
    table.widths = widths
    for column, width in zip(element.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}"), widths, strict=True):
        column.set(qn("w:w"), str(round(width * _TWIPS)))
    for _, cells in table.rows:
        for cell in cells:
            own = cell.element.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
            if own is not None:
                own.set(qn("w:w"), str(round(sum(widths[cell.at:cell.at + cell.span]) * _TWIPS)))


def _longest(paragraph: _Paragraph, width: float) -> float:
    """The width that a paragraph's longest word asks of its column; words that surely have room are not looked at."""
    free = max(1, int((width - _SIDES) / (_WIDEST * paragraph.size)))
    words = re.findall(rf"{_WHOLE}{{{free},}}-?", paragraph.text)
    return max((word_width(word, paragraph.size) + _SIDES for word in words), default=0.0)


def _let_split(table: _Table, longest: float) -> None:
    """Let the rows split that are higher than they may be whole."""
    left: dict[int, float] = {}
    for place, (row, cells) in enumerate(table.rows):
        following = table.rows[place + 1][1] if place + 1 < len(table.rows) else []
        goes_on = {cell.at for cell in following if cell.merge == "continue"}
        for cell in cells:
            if cell.merge != "continue":
                left[cell.at] = _height(cell, sum(table.widths[cell.at:cell.at + cell.span]))
        height = max((left[cell.at] for cell in cells if cell.at not in goes_on and cell.at in left), default=0.0)
        left = {at: more - height for at, more in left.items()}
        whole = row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}")
        if whole is not None and height > longest:
            whole.getparent().remove(whole)


def _height(cell: _Cell, width: float) -> float:
    """About how high a cell is, in points."""
    height = 0.0
    for text, size in cell.paragraphs:
        line = max(1, (width - _SIDES) / (_USUAL * size))
        lines = sum(max(1, -(-len(part) // line)) for part in text.split("\n"))
        height += lines * size * _LINE + _PARAGRAPH
    return height
