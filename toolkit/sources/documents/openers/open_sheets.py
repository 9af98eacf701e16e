"""Opening a spreadsheet of OpenDocument (.ods): its values, with how they look, what is merged and what is noted."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from toolkit.reading.open_document import OpenDocumentPackage
from toolkit.sources.documents.openers.open_styles import Styles
from toolkit.sources.documents.openers.open_text import SIGNS, UNSEEN, count_of
from toolkit.sources.documents.workbook_cells import Book, Cell, Position, Sheet
from toolkit.words import sources as words
from toolkit.words.speaking import figure, said

MAX_COVERED = 300_000
"""The most cells, of those that are used, that merges may cover."""
_MOST_COLOURED = 100
"""How often a blank cell or row may be repeated whose colour is kept; more of them are the ground of a sheet."""
_NUMBERS = ("float", "percentage", "currency")
_CELLS = ("table:table-cell", "table:covered-table-cell")
_HIDDEN = ("collapse", "filter")


def read_open_sheets(data: bytes, file: str) -> Book:
    """The sheets of a spreadsheet of OpenDocument.

    Raises:
        Refused: It is protected, damaged, unsafe or too large.
    """
    package = OpenDocumentPackage(data, file)
    reader = _Reader(package)
    package.follow(reader)
    return Book(tuple(reader.sheets), tuple(filter(None, (" ".join(text.split()) for text in reader.loose))))


class _Reader:
    """Follows the content."""

    def __init__(self, package: OpenDocumentPackage) -> None:
        self.sheets: list[Sheet] = []
        self.loose: list[str] = []
        self._package = package
        self._styles = Styles()
        self._left, self._covered_left = package.limits.cells, MAX_COVERED
        self._tables = 0
        self._unseen = 0
        self._cell: dict[str, str] | None = None
        self._begin_sheet({})

    def _begin_sheet(self, attributes: Mapping[str, str]) -> None:
        self._name = attributes.get("table:name", "")
        self._is_hidden = self._styles.is_hidden(attributes.get("table:style-name", ""))
        self._cells: dict[Position, Cell] = {}
        self._ranges: list[tuple[int, int, int, int]] = []
        self._hidden_rows: list[range] = []
        self._row = self._column = 0

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        self._styles.begin(name, attributes)
        if self._unseen or (name in UNSEEN and name != "office:annotation"):
            self._unseen += 1
        elif name == "table:table":
            self._tables += 1
            if self._tables == 1:
                self._begin_sheet(attributes)
        elif name == "table:table-row":
            self._row_attributes = attributes
            self._column, self._in_row = 0, list[tuple[Cell, int]]()
        elif name in _CELLS:
            self._begin_cell(name, attributes)
        elif self._cell is not None:
            self._begin_within(name, attributes)
        elif name == "text:p":
            self.loose.append("")

    def _begin_cell(self, name: str, attributes: Mapping[str, str]) -> None:
        self._cell = dict(attributes)
        self._left_words, self._struck_words, self._note = list[str](), list[str](), list[str]()
        self._struck = [self._styles.is_struck(attributes.get("table:style-name", ""))]
        self._in_note = False
        across = count_of(attributes, "table:number-columns-spanned")
        down = count_of(attributes, "table:number-rows-spanned")
        if name == _CELLS[0] and (across > 1 or down > 1):
            row, column = self._row + 1, self._column + 1
            self._ranges.append((row, column, row + down - 1, column + across - 1))

    def _begin_within(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "office:annotation":
            self._in_note = True
        elif name in ("text:p", "text:span", "text:a"):
            if name == "text:p":
                self._say("\n")
            self._struck.append(self._styles.is_struck(attributes.get("text:style-name", ""),
                                                       inherited=self._struck[-1]))
            if name == "text:a" and self._cell is not None:
                self._cell.setdefault("link", attributes.get("http://www.w3.org/1999/xlink:href", ""))
        elif name == "text:s":
            self._say(" ")
        elif name in SIGNS:
            self._say(SIGNS[name])

    def end(self, name: str) -> None:
        """An element ends."""
        self._styles.end(name)
        if self._unseen:
            self._unseen -= 1
        elif name == "office:annotation":
            self._in_note = False
        elif name in ("text:p", "text:span", "text:a") and self._cell is not None:
            self._struck.pop()
        elif name in _CELLS:
            self._end_cell()
        elif name == "table:table-row":
            self._end_row()
        elif name == "table:table":
            self._tables -= 1
            if not self._tables:
                self._end_sheet()

    def words(self, text: str) -> None:
        """Words stand in the innermost element."""
        if self._unseen:
            return
        if self._cell is not None:
            self._say(text)
        elif self.loose:
            self.loose[-1] += text

    def _say(self, text: str) -> None:
        if self._in_note:
            self._note.append(text)
        elif self._struck[-1]:
            self._struck_words.append(text)
        else:
            self._left_words.append(text)

    def _end_cell(self) -> None:
        held, self._cell = self._cell or {}, None
        times = count_of(held, "table:number-columns-repeated")
        cell = self._made(held)
        if cell is not None and (cell.has_words or cell.note or times <= _MOST_COLOURED):
            self._in_row.append((replace(cell, column=self._column + 1), times))
        self._column += times

    def _made(self, held: Mapping[str, str]) -> Cell | None:
        text, struck, note = (_text(parts) for parts in (self._left_words, self._struck_words, self._note))
        style = held.get("table:style-name", "")
        fill, kind = self._styles.fill(style), held.get("office:value-type", held.get("calcext:value-type", ""))
        value: int | float | date | None = None
        precision = "day"
        if kind in _NUMBERS and text:
            value = _figure(held.get("office:value", ""))
        elif kind == "date" and text:
            value = _day(held.get("office:date-value", ""))
            precision = self._styles.precision(style)
            text = value.isoformat() if value else text
        if not (text or struck or fill or note):
            return None
        return Cell(1, 1, text, value, precision, struck, fill, note, held.get("link", ""))

    def _end_row(self) -> None:
        times = count_of(self._row_attributes, "table:number-rows-repeated")
        with_words = any(cell.has_words or cell.note for cell, _ in self._in_row)
        if self._in_row and (with_words or times <= _MOST_COLOURED):
            if self._row_attributes.get("table:visibility") in _HIDDEN:
                self._hidden_rows.append(range(self._row + 1, self._row + times + 1))
            self._count(times * sum(repeated for _, repeated in self._in_row))
            for row in range(self._row + 1, self._row + times + 1):
                for cell, repeated in self._in_row:
                    for column in range(cell.column, cell.column + repeated):
                        self._cells[row, column] = replace(cell, row=row, column=column)
        self._row += times

    def _count(self, more: int) -> None:
        self._left -= more
        if self._left < 0:
            most = figure(self._package.limits.cells)
            raise self._package.refused("too-large", said(words.MORE_CELLS, most=most))

    def _end_sheet(self) -> None:
        rows = {row for row, _ in self._cells}
        last_row, last_column = max(rows, default=0), max((column for _, column in self._cells), default=0) + 1
        merged: dict[Position, Position] = {}
        for top, left, bottom, right in self._ranges:
            down, across = range(top, min(bottom, last_row) + 1), range(left, min(right, last_column) + 1)
            self._covered_left -= len(down) * len(across)
            if self._covered_left < 0:
                raise self._package.refused("too-large", said(words.MORE_COVERED, most=figure(MAX_COVERED)))
            merged |= {(row, column): (top, left) for row in down for column in across if (row, column) != (top, left)}
        hidden = frozenset(row for rows_hidden in self._hidden_rows for row in rows_hidden if row in rows)
        cells = {at: cell for at, cell in self._cells.items() if at not in merged}
        self.loose += [self._cells[at].text for at in sorted(merged.keys() & self._cells.keys())]
        self.sheets.append(Sheet(self._name, self._is_hidden, cells, hidden, frozenset(), merged))


def _text(parts: list[str]) -> str:
    return "\n".join(line for part in "".join(parts).split("\n") if (line := " ".join(part.split())))


def _figure(written: str) -> int | float | None:
    try:
        value = float(written)
    except ValueError:
        return None
    return int(value) if value.is_integer() and abs(value) < 1e15 else value


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return None
