"""A filled-in form as cells of lines, whether it is a table of Word or a text in which the table's rules are lost.

In a text, a tab at the beginning of a line opens a cell, a line without one goes on with the cell above, and a blank
line may stand between two rows. In Word, paragraphs outside of tables are lines of one cell.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from toolkit.sources.documents.reading import NOTE_STYLE, Part, Row, SourceDocument
from toolkit.tracker.record.columns import fold

_BULLET = re.compile(r"\s*(?:[-\u2010-\u2014•◦·▪●■∙➢➤►✓✔*]|o(?=\s))\s*(?=\S)")
_FURNITURE = re.compile(r"(?:page|p\.) ?\d{1,3}(?: ?(?:of|/) ?\d{1,3})?|\d{1,3} (?:of|/) \d{1,3}|- ?\d{1,3} ?-",
                        re.IGNORECASE)
_NOTE_NUMBER = re.compile(r"(\d{1,3}|\*+) ")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a cell.

    Attributes:
        text: Its words, without the sign of a bullet.
        written: The words as they stand in the document, for the history; "" where another line has them.
        locator: Where it stands.
        position: For sorting.
        depth: 0 for running text, from 1 for bullets.
        after_gap: Whether a blank line stands before it.
        may_go_on: Whether it may be the rest of the line above, which was wrapped.
        is_title: Whether it has the style of a title.
    """

    text: str
    written: str
    locator: str
    position: int
    depth: int = 0
    after_gap: bool = False
    may_go_on: bool = False
    is_title: bool = False


@dataclass(slots=True)
class Cell:
    """A cell of the form.

    Attributes:
        lines: Its lines; a blank cell of a text has a blank one.
        table: The number of its table in Word; 0 elsewhere.
        row: What the cells of one row share; 0 where the form has lost its rows.
        column: Its place in its row.
    """

    lines: list[Line] = field(default_factory=list)
    table: int = 0
    row: int = 0
    column: int = 0

    @property
    def text(self) -> str:
        """All its words in one line."""
        return " ".join(" ".join(line.text for line in self.lines).split())

    def part(self, lines: list[Line]) -> "Cell":
        """Some of its lines, in the same place."""
        return Cell(lines, self.table, self.row, self.column)


def form_cells(document: SourceDocument) -> tuple[list[Cell], list[Line]]:
    """The cells of a document in order, and the page numbers between them; captions and notes are left to others."""
    cells = _text_cells(document.lines) if document.lines else _word_cells(document.rows)
    furniture: list[Line] = []
    for cell in cells:
        found = [line for line in cell.lines if _FURNITURE.fullmatch(line.text)]
        if found:
            furniture += found
            cell.lines = [line for line in cell.lines if line not in found]
    return [cell for cell in cells if cell.lines], furniture


def notes(document: SourceDocument) -> list[tuple[str, Row]]:
    """The notes of a Word document, each with its number; those that a report prints below its form too."""
    found: list[tuple[str, Row]] = []
    for row in document.rows:
        if row.style == NOTE_STYLE:
            found.append((row.mark.text, row))
        elif is_note(row):
            number = _NOTE_NUMBER.match(row.text)
            found.append((number[1] if number else "", row))
    return found


def is_note(row: Row) -> bool:
    """Whether a row is a note and no part of the form."""
    return row.style == NOTE_STYLE or fold(row.style) == "house note"


def is_caption(row: Row) -> bool:
    """Whether a row is the caption of a table or picture."""
    return fold(row.style) == "caption"


def _text_cells(lines: tuple[str, ...]) -> list[Cell]:
    cells: list[Cell] = []
    after_gap = False
    for number, written in enumerate(lines, 1):
        opens = "\t" in written
        if not opens and not written.strip():
            after_gap = True
            continue
        pieces = written.split("\t")
        if opens and not pieces[0].strip():
            del pieces[0]
        goes_on = bool(cells) and not opens and not cells[-1].row
        for column, piece in enumerate(pieces):
            line = replace(_line(piece, f"L{number}", number, after_gap=after_gap), may_go_on=goes_on and not after_gap)
            if goes_on:
                cells[-1].lines.append(line)
            else:
                cells.append(Cell([line], row=number if len(pieces) > 1 else 0, column=column))
        after_gap = False
    return cells


def _word_cells(rows: tuple[Row, ...]) -> list[Cell]:
    cells: list[Cell] = []
    for row in rows:
        if is_note(row) or is_caption(row):
            continue
        if row.table:
            cells += _cells_of_row(row)
            continue
        if not cells or cells[-1].table:
            cells.append(Cell())
        lines = _part_lines([Part(row.cells[0], row.mark)], row)
        cells[-1].lines += [replace(line, is_title=fold(row.style).endswith("title")) for line in lines]
    return cells


def _cells_of_row(row: Row) -> Iterator[Cell]:
    """The cells of a row of Word; the rows of a table within one of them count below nought."""
    for column, parts in enumerate(row.parts):
        for within, together in groupby(parts, lambda part: part.within):
            lines = list(_part_lines(together, row))
            if lines and within:
                yield Cell(lines, -row.position, -(row.position * 10_000 + within[0]), within[1])
            elif lines:
                yield Cell(lines, row.table, row.position, column)


def _part_lines(parts: Iterable[Part], row: Row) -> Iterator[Line]:
    after_gap = False
    for part in parts:
        if part.mark.is_bullet:
            words = " ".join(part.text.split())
            if words:
                yield Line(words, part.text, row.locator, row.position, 1 + part.mark.level, after_gap)
                after_gap = False
            continue
        for number, written in enumerate(part.text.split("\n")):
            shown = f"{part.mark.text} {written}" if part.mark.text and not number else written
            if shown.strip():
                yield _line(shown, row.locator, row.position, after_gap=after_gap)
            after_gap = not shown.strip()


def _line(written: str, locator: str, position: int, *, after_gap: bool) -> Line:
    sign = _BULLET.match(written)
    text = " ".join(written[sign.end() if sign else 0:].split())
    return Line(text, written.strip(), locator, position, 1 if sign else 0, after_gap)
