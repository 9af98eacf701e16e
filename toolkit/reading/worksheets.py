"""One worksheet: every cell that has a value, in one streaming pass, a row at a time."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from xml.etree.ElementTree import Element

from toolkit.reading.cell_values import CellValues, whole
from toolkit.reading.number_formats import Formats, number
from toolkit.reading.package import Package
from toolkit.reading.patterns.around import Around, Parts
from toolkit.reading.patterns.cutting import by_pattern, cut
from toolkit.reading.patterns.rows import ROWS, PatternRows
from toolkit.reading.texts import main, utf16_units
from toolkit.reading.xml_parts import Items, items, reading, refuse_here, refuse_words
from toolkit.tracker.record.cells import CellValue, Formula, RawSheet, Row, SheetState, address
from toolkit.tracker.record.problems import Place, Refused
from toolkit.words import details
from toolkit.words.speaking import Message, figure, said

_TRUE = ("1", "true", "on")
_ADDRESS = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_BESIDE = ("cfRule", "dataValidation", "ext", "hyperlink")
"""What people put beside the cells of a sheet; it is counted."""


class _Columns(dict[str, int]):
    """Letters -> column number, worked out once; 0 for what names no column."""

    def __missing__(self, letters: str) -> int:
        number = 0
        if letters.isascii() and letters.isalpha() and len(letters) <= 3:
            for letter in letters.upper():
                number = number * 26 + ord(letter) - 64
            self[letters] = number
        return number


_COLUMNS = _Columns()


def read_worksheet(
    package: Package,
    part: str,
    name: str,
    state: SheetState,
    *,
    strings: Sequence[str],
    formats: Formats,
    cells_left: int,
    long_strings: bool,
) -> RawSheet:
    """Reads one worksheet.

    Args:
        package: The package.
        part: The name of the worksheet's part.
        name: The name of the sheet.
        state: Whether a person sees it.
        strings: The shared strings.
        formats: The cell formats of the workbook.
        cells_left: How many cells may have a value, before the workbook is too large.
        long_strings: Whether a shared string is longer than the text of a cell may be.

    Returns:
        The sheet, its rows and their cells in ascending order.

    Raises:
        Refused: The worksheet is damaged, unsafe or too large.
    """
    read = partial(_read, package, part, name, state, strings, formats, cells_left, long_strings)
    found = by_pattern(package, lambda: read(PatternRows(strings, formats, _COLUMNS, package.limits, cells_left)))
    sheet = read(None) if found is None else found
    if isinstance(sheet, Refused):
        raise sheet
    return sheet


def _read(
    package: Package, part: str, name: str, state: SheetState, strings: Sequence[str], formats: Formats,
    cells_left: int, long_strings: bool, cut_out: PatternRows | None,
) -> RawSheet | Refused:
    """Reads one worksheet; its rows by pattern where they are cut out, which gives up with a ValueError.

    Returns:
        The sheet; or its refusal, where all that was read up to there is as the strict reader would have it.
    """
    parts = Parts(package, part) if cut_out else None
    found = parts.known if parts else None
    namespace = ""
    elements: Iterator[Items] = iter(())
    if parts and cut_out and found:
        parts.take(cut_out.begin)
    else:
        without = (lambda chunks: cut(package, chunks, ROWS, cut_out.begin)) if cut_out else iter
        namespace, elements = items(package, part, main("worksheet"), level=2, blanks=False, without=without,
                                    pieces=parts.pieces if parts else None)
    sheet = _Worksheet(package, name, namespace, strings, formats, cells_left)
    with reading(package, part):
        for around, batch in elements:
            for element in batch:
                try:
                    sheet.take(element, around)
                except Refused as refused:
                    if cut_out and not sheet.has_rows:
                        return refused
                    raise
    sheet.take_strays()
    if cut_out:
        sheet.take_rows(cut_out)
    if parts and not found:
        parts.keep(Around(frozenset(sheet.hidden_columns), tuple(sheet.merged), sheet.beside))
    rows = sheet.rows
    if long_strings or 2 * sheet.values.longest > package.limits.text:
        _refuse_long_texts(rows, sheet.place, package.limits.text)
    hidden_columns, merged, beside = found or (frozenset(sheet.hidden_columns), tuple(sheet.merged), sheet.beside)
    return RawSheet(
        name=name,
        state=state,
        rows=rows if sheet.in_order else {row: dict(sorted(rows[row].items())) for row in sorted(rows)},
        hidden_rows=frozenset(sheet.hidden_rows),
        hidden_columns=hidden_columns, merged=merged, beside=beside,
    )


class _Worksheet:
    """What is gathered of one worksheet."""

    def __init__(
        self,
        package: Package,
        name: str,
        namespace: str,
        strings: Sequence[str],
        formats: Formats,
        cells_left: int,
    ) -> None:
        self.rows: dict[int, Row] = {}
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.merged: list[tuple[int, int, int, int]] = []
        self.beside: dict[str, int] = {}
        self.in_order = True
        self.place = Place(file=package.file, sheet=name)
        self._limits, self._cells_left = package.limits, cells_left
        self._others_left = package.limits.described
        self.values = CellValues(namespace, strings, formats)
        self._c = f"{namespace}c"
        # Functions, because methods would hold it, with all its rows, for as long as nobody looks for garbage.
        self._takers = {
            f"{namespace}row": (_Worksheet._take_row, f"{namespace}sheetData"),
            f"{namespace}col": (_Worksheet._take_columns, f"{namespace}cols"),
            f"{namespace}mergeCell": (_Worksheet._take_merged, f"{namespace}mergeCells"),
        }
        self._root = f"{namespace}worksheet"
        self._lists = {around for _, around in self._takers.values()}
        self._known = {self._c, *self.values.tags, f"{namespace}si", *self._takers, *self._lists}
        self._besides = {f"{namespace}{name}" for name in _BESIDE}
        self._number, self._last_row = 0, 0
        self._numbered = False
        self._strays: dict[int, Row] = {}

    def take(self, element: Element, around: str) -> None:
        """Takes in a row, or what is told of columns and ranges; other elements are of no interest.

        Args:
            element: A child of the outermost element, or a child of such a child.
            around: The name of the element that it stands in.
        """
        if (known := self._takers.get(element.tag)) and known[1] == around:
            known[0](self, element)
            return
        if element.tag == self._c:
            raise self._damaged(details.CELL_OUTSIDE, element.get("r", ""))
        if around != self._root:
            self._refuse_misplaced(element)
        elif element.tag not in self._lists and element.tag in self._known:
            raise self._damaged(details.MISPLACED)
        if element.tag in self._besides:
            name = element.tag.rpartition("}")[2]
            self.beside[name] = self.beside.get(name, 0) + 1
        self._others_left -= 1
        if self._others_left < 0:
            raise Refused("too-large", self.place, said(details.DESCRIBES_MORE))

    @property
    def has_rows(self) -> bool:
        """Whether it has taken rows that hold something."""
        return bool(self.rows or self._strays)

    def take_strays(self) -> None:
        """Puts cells whose row has another number than they have where they belong: a cell is where it says it is."""
        for row, cells in self._strays.items():
            self.in_order = False
            self._put(row, cells)

    def take_rows(self, read: PatternRows) -> None:
        """Takes rows that were read by pattern, which are all that there are.

        Raises:
            ValueError: There are others, too.
        """
        if self.has_rows:
            raise ValueError("rows elsewhere")
        self.rows, self.hidden_rows, self.values.longest = read.rows, read.hidden_rows, read.values.longest

    # rows

    def _take_row(self, element: Element) -> None:
        written = element.get("r")
        self._numbered = written is not None
        self._set_row(self._number + 1 if written is None else whole(written))
        if element.text:
            refuse_words(element.text)
        row = self._read_row(element) if len(element) else {}
        if not row:
            return
        number = self._number
        if element.get("hidden") in _TRUE:
            self.hidden_rows.add(number)
        self._put(number, row)
        if number <= self._last_row:
            self.in_order = False
        self._last_row = number

    def _put(self, number: int, row: Row) -> None:
        self._cells_left -= len(row)
        if self._cells_left < 0:
            raise Refused("too-large", self.place, said(details.MORE_CELLS, most=figure(self._limits.cells)))
        if number in self.rows:
            if twice := self.rows[number].keys() & row.keys():
                raise self._damaged(details.CELL_TWICE, address(number, min(twice)))
            row = self.rows[number] | row
        self.rows[number] = row

    def _set_row(self, number: int) -> None:
        if not 1 <= number <= self._limits.rows:
            raise self._outside(said(details.ROW, number=number))
        self._number, self._digits = number, str(number)

    def _read_row(self, element: Element) -> Row:  # noqa: PLR0912, PLR0915 -- a call for each branch would cost as much again
        """The cells of a row; nearly all time of a reading is spent here, so ordinary cells are read in place."""
        row: Row = {}
        into = row
        column = last = 0
        blank = ""
        self._strayed = False
        limit, c, v = self._limits.columns, self._c, self.values.v
        strings, formats, columns = self.values.strings, self.values.formats, _COLUMNS
        digits, numbered = self._digits, self._numbered
        for cell in element:
            if cell.tag != c:
                self._refuse_misplaced(cell)
                continue
            if cell.text or cell.tail:
                refuse_words(cell.text, cell.tail)
            attributes = cell.attrib
            written, count = attributes.get("r"), len(cell)
            if not count and written and numbered:
                blank = written  # its address only matters to a cell after it that has none
                continue
            if written is not None:
                column = columns[written.removesuffix(digits)]
            else:
                # After a cell of another row it is not known whose neighbour this one is.
                column = (columns[blank.removesuffix(digits)] or limit if blank else
                          column if into is row else limit) + 1
            blank = ""
            into = row
            if not 0 < column <= limit:
                column, into = self._column_of(written, row)
                digits = self._digits
            if not count:
                continue
            kind = attributes.get("t")
            value: CellValue | None
            try:
                if count > 1 or (child := cell[0]).tag != v or child.tail or len(child):
                    value = self.values.of(cell, kind)
                elif not (text := child.text):
                    continue
                elif kind == "s":
                    value = strings[int(text) if text.isdecimal() else whole(text)]
                elif kind is None or kind == "n":
                    meaning = formats[attributes.get("s")]
                    value = number(text) if meaning is None else meaning[text]
                else:
                    value = self.values.other(text, kind)
            except (ValueError, LookupError):
                raise self._damaged(details.CELL_NOT_READABLE, address(self._number, column)) from None
            if not value and (value is None or value == ""):
                continue
            if column > last and into is row:
                last = column
            elif column in into:
                raise self._damaged(details.CELL_TWICE, written or address(self._number, column))
            else:
                self.in_order = False
            into[column] = value
        return row

    # cells

    def _refuse_misplaced(self, element: Element) -> None:
        """Refuses what is read only somewhere else, also deep within what is passed over: it would be lost."""
        if element.tag in self.values.tags:
            raise self._damaged(details.VALUE_OUTSIDE, address(max(self._number, 1), 1))
        try:
            refuse_here(element, self._known)
        except ValueError:
            raise self._damaged(details.MISPLACED) from None

    def _column_of(self, written: str | None, row: Row) -> tuple[int, Row]:
        """The column of a cell that is not simply in its row, and the row where it is.

        A row without a number takes that of its first cell. Where both have one and they differ, that of the cell
        counts, as in Excel.
        """
        if written is None and self._strayed:
            raise self._damaged(details.CELL_IN_OTHER_ROW)
        if written is None:
            raise self._outside(said(details.ROW, number=self._number))
        number, column = self._parsed(written)
        if self._numbered or row:
            if number == self._number:
                return column, row
            self._strayed = True
            return column, self._strays.setdefault(number, {})
        self._set_row(number)
        self._numbered = True
        return column, row

    def _parsed(self, written: str) -> tuple[int, int]:
        match = _ADDRESS.fullmatch(written)
        if match is None:
            raise self._damaged(details.NO_ADDRESS)
        row, column = int(match[2]), _COLUMNS[match[1]]
        if not (1 <= row <= self._limits.rows and column <= self._limits.columns):
            raise self._outside(written)
        return row, column

    # what is told of columns and ranges

    def _take_columns(self, element: Element) -> None:
        if element.get("hidden") not in _TRUE:
            return
        first, last = whole(element.attrib["min"]), whole(element.attrib["max"])
        if not 1 <= first <= last <= self._limits.columns:
            raise self._outside(said(details.COLUMNS, first=first, last=last))
        hidden = range(first, last + 1)
        if not self.hidden_columns.isdisjoint(hidden):
            raise self._damaged(details.COLUMN_TWICE)
        self.hidden_columns.update(hidden)

    def _take_merged(self, element: Element) -> None:
        first, _, last = element.attrib["ref"].partition(":")
        top, left = self._parsed(first)
        bottom, right = self._parsed(last or first)
        self.merged.append((min(top, bottom), min(left, right), max(top, bottom), max(left, right)))
        if len(self.merged) > self._limits.merged:
            raise Refused("too-large", self.place, said(details.MORE_MERGED))

    def _damaged(self, found: Message, cell: str = "") -> Refused:
        return Refused("damaged-workbook", self.place._replace(cell=cell), said(found))

    def _outside(self, what: str) -> Refused:
        return Refused("unsafe-workbook", self.place, said(details.OUTSIDE_SHEET, place=what))


class Places:
    """Where the cells of rows are that were read before: each where it says, or else behind the one before it."""

    def __init__(self) -> None:
        self._row = 0

    def of(self, row: Element) -> Iterator[tuple[int, int, Element]]:
        """Row, column and element of each cell of the next row."""
        written, column = row.get("r"), 0
        number = self._row = self._row + 1 if written is None else whole(written)
        for cell in row:
            if not cell.tag.endswith("}c"):
                continue
            column += 1
            if match := _ADDRESS.fullmatch(cell.get("r", "")):
                number, column = int(match[2]), _COLUMNS[match[1]]
            if written is None:
                self._row = number
            yield number, column, cell


def _refuse_long_texts(rows: Mapping[int, Row], place: Place, most: int) -> None:
    """Refuses what no cell can hold, since it could neither be sent back nor be kept in a register."""
    for row, cells in rows.items():
        for column, value in cells.items():
            text = value.text if isinstance(value, Formula) else value
            if isinstance(text, str) and (units := utf16_units(text)) > most:
                at = address(row, column)
                there = place._replace(row=row, cell=at, column=at)
                raise Refused("too-long", there, figure(units), figure(most))
