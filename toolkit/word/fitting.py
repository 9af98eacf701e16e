"""Fits tables to what stands in them: no column cuts a word that could be whole, and a long row may go on overleaf.

Word and LibreOffice set tables of fixed widths as they are told. How wide words are, and how high rows, is worked out
with the widths of the letters of Calibri, in which the templates are set; that of another font is near enough.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from docx.oxml.ns import qn

if TYPE_CHECKING:
    from toolkit.word.long_tables.stretches import Stretch

LONG_ROW = 3
"""A row that is higher than the page divided by this may be split; a shorter one stays whole."""
LONG_NOTE, NOTE_WIDTH = 60, 120.0
"""More characters than these are a note, such as a reason beside a date; how wide a column with one is, in points."""
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
TWIPS = 20
"""Twentieths of a point."""
_DEFAULT_SIZE = 20
"""The height of letters where nothing says it, in half points."""
_WHOLE = r"(?:[^\s\u00ad\u200b\u2010\u2012-\u2014\u2e80-\U0002ffff-]|-(?![a-z]))"
"""A letter that does not part from the next: a line may end at white space, at a dash, at the hyphen of a word but not
of a code, and anywhere in East Asian writing."""


@cache
def _at(path: str) -> str:
    """The names of elements, one within the other, as lxml wants them."""
    return "/".join(map(qn, path.split("/")))


_READ = {_at(name): name for name in (
    "w:tbl", "w:tr", "w:tc", "w:gridSpan", "w:vMerge", "w:p", "w:pStyle", "w:t", "w:br", "w:tab")}
"""What is read of a table."""


@dataclass(slots=True)
class Paragraph:
    """A paragraph of a cell, with the height of its letters."""

    size: float
    text: str = ""


@dataclass(slots=True)
class Cell:
    """A cell with its place in the table.

    Attributes:
        element: The cell.
        at: Its first column.
        span: How many columns it has.
        merge: How it is merged with that of another row, where it stands beside several.
        printed: Whether there is a text in it, be it blank, as a placeholder leaves it.
        paragraphs: What it holds.
    """

    element: Any
    at: int
    span: int = 1
    merge: str = ""
    printed: bool = False
    paragraphs: list[Paragraph] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """A table while it is fitted.

    Attributes:
        element: The table.
        widths: Of its columns, in points.
        rows: Its rows, each with its cells.
        aside: The rows that stand for a stretch that was put aside, which they have no cells of.
    """

    element: Any
    widths: list[float]
    rows: list[tuple[Any, list[Cell]]] = field(default_factory=list)
    aside: "dict[Any, Stretch]" = field(default_factory=dict)


class High(NamedTuple):
    """How high the cells of a row are, in points; None for one that goes on with the cell above.

    Attributes:
        split: Lets the row go on overleaf.
        heights: The first column of each cell, and how high it is.
    """

    split: Callable[[], object]
    heights: list[tuple[int, float | None]]


def sizes(styles: Any) -> Callable[[str], float]:
    """What gives the height of the letters of a style, in points."""
    return cache(partial(_size, {style.get(_at("w:styleId")): style for style in styles.iter(_at("w:style"))}, styles))


def read_tables(body: Any, styles: Any, aside: "Mapping[Any, Stretch] | None" = None) -> list[Table]:
    """The tables of a finished body whose widths are fixed.

    Args:
        body: The body.
        styles: The styles of the document.
        aside: The rows that stand for rows that were put aside.
    """
    size = sizes(styles)
    return [table for element in body.iter(_at("w:tbl")) if (table := _read(element, size, aside or {})) is not None]


def read_row(row: Any, size: Callable[[str], float]) -> list[Cell]:
    """The cells of a row in which no table stands.

    Args:
        row: The row.
        size: Gives the height of the letters of a style.
    """
    table = Table(None, [])
    for node in row.iter(*_READ):
        _take(table, node, size)
    return table.rows[0][1]


def fit(body: Any, tables: Sequence[Table]) -> None:
    """Fit the tables of a finished body.

    Args:
        body: The body; it is changed.
        tables: Those in it that `read_tables` found.
    """
    known, page = {table.element: table for table in tables}, float("inf")
    for element in reversed(list(body.iter(_at("w:tbl"), _at("w:sectPr")))):
        if element.tag == _at("w:sectPr"):
            page = _text_height(element)
        elif element in known:
            _widen(known[element])
            _let_split(known[element], page / LONG_ROW)


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


def letters_in(height: float, width: float, size: float) -> int:
    """About how many letters of a size a cell has room for, on one line at least; all measures are in points."""
    lines = max(1, int((height - _PARAGRAPH) / (size * _LINE)))
    return int(lines * max(1, width - _SIDES) / (_USUAL * size))


def _read(element: Any, size: Callable[[str], float], aside: "Mapping[Any, Stretch]") -> Table | None:
    """A table; None where its widths are not fixed."""
    layout = element.find(_at("w:tblPr/w:tblLayout"))
    if layout is None or layout.get(_at("w:type")) != "fixed":
        return None
    columns = element.findall(_at("w:tblGrid/w:gridCol"))
    table = Table(element, [int(column.get(_at("w:w"), 0)) / TWIPS for column in columns])
    if not all(_take(table, node, size) for node in islice(element.iter(*_READ), 1, None)):
        return None
    table.aside = {row: aside[row] for row, _ in table.rows if row in aside}
    fits = all(not cells or cells[-1].at + cells[-1].span <= len(columns) for _, cells in table.rows)
    return table if fits and all(stretch.fits for stretch in table.aside.values()) else None


def _take(table: Table, node: Any, size: Callable[[str], float]) -> bool:
    """Take the next element of a table; false for a table within it.

    One way through all of them, because looking for each takes several times as long.
    """
    read = _READ[node.tag]
    if read == "w:tr":
        table.rows.append((node, []))
        return True
    cells = table.rows[-1][1]
    if read == "w:tc":
        cells.append(Cell(node, cells[-1].at + cells[-1].span if cells else 0))
    elif read == "w:gridSpan":
        cells[-1].span = int(node.get(_at("w:val")))
    elif read == "w:vMerge":
        cells[-1].merge = node.get(_at("w:val"), "continue")
    elif read == "w:p":
        cells[-1].paragraphs.append(Paragraph(size("")))
    elif read == "w:pStyle":
        cells[-1].paragraphs[-1].size = size(node.get(_at("w:val")))
    elif read != "w:tbl":
        cells[-1].printed |= read == "w:t"
        cells[-1].paragraphs[-1].text += (node.text or "") if read == "w:t" else "\n"
    return read != "w:tbl"


def _size(known: dict[str, Any], styles: Any, key: str) -> float:
    """The height of the letters of a style, its own or that of the style it is based on, in points."""
    seen: set[str] = set()
    while key in known and key not in seen:
        seen.add(key)
        own = known[key].find(_at("w:rPr/w:sz"))
        if own is not None:
            return int(own.get(_at("w:val"))) / 2
        base = known[key].find(_at("w:basedOn"))
        key = base.get(_at("w:val")) if base is not None else ""
    usual = styles.find(_at("w:docDefaults/w:rPrDefault/w:rPr/w:sz"))
    return (int(usual.get(_at("w:val"))) if usual is not None else _DEFAULT_SIZE) / 2


def _text_height(section: Any) -> float:
    """How high the text of a page may be, in points."""
    page, margins = section.find(_at("w:pgSz")), section.find(_at("w:pgMar"))
    if page is None or margins is None:
        return float("inf")
    sides = sum(abs(int(margins.get(_at(name), 0))) for name in ("w:top", "w:bottom"))
    return (int(page.get(_at("w:h"), 0)) - sides) / TWIPS


def _widen(table: Table) -> None:
    """Give each column the width of its longest word; one with a note in it the width of that, where there is room."""
    needed, noted = [0.0] * len(table.widths), [0.0] * len(table.widths)
    for _, cells in table.rows:
        for cell in cells:
            if cell.span == 1:
                for paragraph in cell.paragraphs:
                    needed[cell.at] = max(needed[cell.at], _longest(paragraph, table.widths[cell.at]))
                    if len(paragraph.text) > LONG_NOTE:
                        noted[cell.at] = NOTE_WIDTH
    for stretch in table.aside.values():
        for (at, span), place in stretch.places.items():
            if span == 1:
                needed[at] = max(needed[at], place.needed(table.widths[at]))
                noted[at] = NOTE_WIDTH if place.noted else noted[at]
    with_notes = list(map(max, needed, noted))
    widths = shares(table.widths, with_notes if sum(with_notes) <= sum(table.widths) else needed)
    if widths != table.widths:
        set_widths(table, widths)


def set_widths(table: Table, widths: list[float]) -> None:
    """Give the columns of a table other widths, in points."""
    table.widths = widths
    for column, width in zip(table.element.findall(_at("w:tblGrid/w:gridCol")), widths, strict=True):
        column.set(_at("w:w"), str(round(width * TWIPS)))
    for _, cells in table.rows:
        set_widths_of_row(cells, widths)
    for stretch in table.aside.values():
        stretch.widths = widths


def set_widths_of_row(cells: Sequence[Cell], widths: Sequence[float]) -> None:
    """Give the cells of a row the widths of its columns, in points."""
    for cell in cells:
        own = cell.element.find(_at("w:tcPr/w:tcW"))
        if own is not None:
            own.set(_at("w:w"), str(round(sum(widths[cell.at:cell.at + cell.span]) * TWIPS)))


def free_letters(width: float, size: float) -> int:
    """How many letters surely have room in a column, in points."""
    return max(1, int((width - _SIDES) / (_WIDEST * size)))


def _longest(paragraph: Paragraph, width: float) -> float:
    """The width that a paragraph's longest word asks of its column; words that surely have room are not looked at."""
    free = free_letters(width, paragraph.size)
    if len(paragraph.text) < free:
        return 0.0
    return max((needs for _, needs in long_words(paragraph.text, free, paragraph.size)), default=0.0)


def long_words(text: str, free: int, size: float) -> Iterator[tuple[int, float]]:
    """The words of a text that have as many letters or more: how many, and the width that they ask of a column."""
    for found in re.finditer(rf"({_WHOLE}{{{free},}})-?", text):
        yield len(found[1]), word_width(found[0], size) + _SIDES


def _let_split(table: Table, longest: float) -> None:
    """Let the rows split that are higher than they may be whole."""
    left: dict[int, float] = {}
    rows = _highs(table)
    row = next(rows, None)
    while row is not None:
        following = next(rows, None)
        goes_on = {at for at, height in following.heights if height is None} if following else set()
        left.update((at, height) for at, height in row.heights if height is not None)
        height = max((left[at] for at, _ in row.heights if at not in goes_on and at in left), default=0.0)
        left = {at: more - height for at, more in left.items()}
        if height > longest:
            row.split()
        row = following


def _highs(table: Table) -> Iterator[High]:
    for row, cells in table.rows:
        if row in table.aside:
            yield from table.aside[row].highs(table.widths)
        else:
            yield High(partial(let_split, row), [(cell.at, _height(table, cell)) for cell in cells])


def let_split(row: Any) -> None:
    """Let a row go on overleaf."""
    whole = row.find(_at("w:trPr/w:cantSplit"))
    if whole is not None:
        whole.getparent().remove(whole)


def _height(table: Table, cell: Cell) -> float | None:
    """About how high a cell is, in points; None for one that goes on with that above."""
    if cell.merge == "continue":
        return None
    width, height = sum(table.widths[cell.at:cell.at + cell.span]), 0.0
    for paragraph in cell.paragraphs:
        height += paragraph_height(paragraph.text, letters_of_line(width, paragraph.size), paragraph.size)
    return height


def letters_of_line(width: float, size: float) -> float:
    """About how many letters of a size have room beside each other; the width is in points."""
    return max(1, (width - _SIDES) / (_USUAL * size))


def paragraph_height(text: str, letters: float, size: float) -> float:
    """About how high a paragraph is, in points.

    Args:
        text: Its text.
        letters: How many letters a line has room for.
        size: How high they are.
    """
    lines = sum([max(1, -(-len(part) // letters)) for part in text.split("\n")])
    return lines * size * _LINE + _PARAGRAPH
