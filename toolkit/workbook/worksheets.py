"""One worksheet: its XML in one streaming pass, every cell that has a value.

What is asked of every cell is kept short. An ordinary cell costs two calls from the parser, at `<c>` and at `<v>`;
it is finished when the next element starts. Only while a cell holds a formula or a text of its own are the ends of
elements asked for too.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from toolkit.tracker.cells import (
    CellValue,
    ErrorValue,
    Formula,
    PlainValue,
    RawSheet,
    Row,
    SheetState,
    address,
    column_letters,
)
from toolkit.tracker.problems import Place, Refused
from toolkit.workbook.iso_dates import moment
from toolkit.workbook.number_formats import Meanings, number
from toolkit.workbook.package import Package
from toolkit.workbook.texts import TextRuns, main, unescaped
from toolkit.workbook.xml_parts import Handlers, parse_part

_TRUE = ("1", "true", "on")
_ADDRESS = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_FORMULA_ELSEWHERE = ("shared", "array", "dataTable")


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
    meanings: Mapping[str | None, Meanings],
    cells_left: int,
) -> RawSheet:
    """Reads one worksheet.

    Args:
        package: The package.
        part: The name of the worksheet's part.
        name: The name of the sheet.
        state: Whether a person sees it.
        strings: The shared strings.
        meanings: What numbers mean, for each cell format that shows them as dates or times.
        cells_left: How many cells may have a value, before the workbook is too large.

    Returns:
        The sheet, its rows and their cells in ascending order.

    Raises:
        Refused: The worksheet is damaged, unsafe or too large.
    """
    sheet = _Worksheet(package, name, strings, meanings, cells_left)
    parse_part(package, part, main("worksheet"), sheet.attach)
    sheet.finish()
    rows = sheet.rows
    return RawSheet(
        name=name,
        state=state,
        rows=rows if sheet.in_order else {row: dict(sorted(rows[row].items())) for row in sorted(rows)},
        hidden_rows=frozenset(sheet.hidden_rows),
        hidden_columns=frozenset(sheet.hidden_columns),
        merged=tuple(sheet.merged),
    )


class _Worksheet:
    """The handlers of the parser, and what they gather."""

    def __init__(
        self,
        package: Package,
        name: str,
        strings: Sequence[str],
        meanings: Mapping[str | None, Meanings],
        cells_left: int,
    ) -> None:
        self.rows: dict[int, Row] = {}
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.merged: list[tuple[int, int, int, int]] = []
        self.in_order = True
        self._columns = package.limits.columns
        self._place = Place(file=package.file, sheet=name)
        self._limits = package.limits
        self._strings, self._meanings, self._cells_left = strings, meanings, cells_left
        self._row: Row = {}
        self._last = self._last_row = 0
        self._number, self._digits, self._numbered, self._hidden = 0, "0", False, False
        self._cell: dict[str, str] | None = None
        self._kind: str | None = None
        self._valued = False
        self._formula: str | None = None
        self._formula_elsewhere = False
        self._pieces: list[str] = []

    def attach(self, parser: Handlers, namespace: str) -> None:
        """Sets the handlers, for the namespace of this worksheet."""
        self._parser = parser
        self._runs = TextRuns(namespace)
        self._c, self._v, self._f = f"{namespace}c", f"{namespace}v", f"{namespace}f"
        self._is = f"{namespace}is"
        self._others = {
            f"{namespace}row": self._start_row,
            self._f: self._start_formula,
            self._is: self._start_text,
            f"{namespace}col": self._describe_columns,
            f"{namespace}mergeCell": self._merge,
        }
        parser.StartElementHandler = self._start
        parser.CharacterDataHandler = self._pieces.append

    def finish(self) -> None:
        """Takes in what was open when the worksheet ended."""
        if self._valued:
            self._take()
        self._end_row()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == self._v:
            if self._valued or self._cell is None:
                raise self._damaged("a value stands where none can stand")
            self._valued = True
            self._pieces.clear()
            return
        if self._valued:
            self._take()
        self._pieces.clear()
        if name == self._c:
            if "r" not in attributes:
                attributes["r"] = self._next_address()
            self._cell = attributes
            self._kind = kind = attributes.get("t")
            if kind in ("str", "inlineStr"):
                self._parser.EndElementHandler = self._end
        elif name in self._others:
            self._others[name](attributes)

    def _end(self, name: str) -> None:
        """Takes the end of an element; asked for only where the end of a text must be known exactly."""
        if name == self._v:
            if self._valued:
                self._take()
        elif name == self._f:
            text = "".join(self._pieces)
            if text or self._formula_elsewhere:
                self._formula = text
        elif name == self._c:
            self._put(None)
            self._parser.EndElementHandler = None

    # rows

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._end_row()
        written = attributes.get("r")
        self._numbered = written is not None
        self._set_row(self._number + 1 if written is None else _whole(written))
        self._hidden = attributes.get("hidden") in _TRUE
        self._cell = None

    def _set_row(self, number: int) -> None:
        if not 1 <= number <= self._limits.rows:
            raise self._outside(f"row {number}")
        self._number, self._digits = number, str(number)

    def _end_row(self) -> None:
        row, number = self._row, self._number
        if not row:
            return
        self._row, self._last = {}, 0
        self._cells_left -= len(row)
        if self._cells_left < 0:
            raise Refused("too-large", self._place, f"it has more than {self._limits.cells:,} cells with a value")
        if self._hidden:
            self.hidden_rows.add(number)
        if number in self.rows:
            if twice := self.rows[number].keys() & row.keys():
                raise self._damaged("a cell is there twice", address(number, min(twice)))
            row = self.rows[number] | row
        if number <= self._last_row:
            self.in_order = False
        self.rows[number] = row
        self._last_row = number

    # cells

    def _take(self) -> None:
        """Takes in the value of the open cell."""
        cell, pieces = self._cell, self._pieces
        assert cell is not None  # noqa: S101 -- `_start` lets a value in only where a cell is open
        self._valued = False
        text = pieces[0] if len(pieces) == 1 else "".join(pieces)
        kind = self._kind
        value: PlainValue | None = None
        try:
            if kind == "s":
                if text:
                    value = self._strings[int(text) if text.isdecimal() else _whole(text)]
            elif kind is None or kind == "n":
                if text:
                    meaning = self._meanings.get(cell.get("s"))
                    value = number(text) if meaning is None else meaning[text]
            else:
                value = _OTHER_KINDS[kind](text)
        except (ValueError, LookupError):
            raise self._damaged("a cell holds what cannot be read", cell["r"]) from None
        if value and self._formula is None:
            # As in `_put`, for the cell that is nearly every cell: right of the one before it.
            column = _COLUMNS[cell["r"].removesuffix(self._digits)]
            if self._last < column <= self._columns:
                self._row[column] = value
                self._last = column
                return
        self._put(value)

    def _put(self, value: PlainValue | None) -> None:
        """Puts a value into its row, with the formula if there is one; nothing, if there is neither."""
        content: CellValue
        if self._formula is not None:
            content = Formula(self._formula, value)
            self._formula = None
        elif value is None or value == "":
            return
        else:
            content = value
        written = self._cell["r"] if self._cell else ""
        column = _COLUMNS[written.removesuffix(self._digits)]
        if not 0 < column <= self._columns:
            column = self._column_of(written)
        if column in self._row:
            raise self._damaged("a cell is there twice", written)
        if column < self._last:
            self.in_order = False
        self._row[column] = content
        self._last = max(self._last, column)

    def _column_of(self, written: str) -> int:
        """The column of a cell that is not simply in its row; a row without a number takes that of its cells."""
        row, column = self._parsed(written)
        if self._numbered or self._row:
            raise self._damaged("a cell stands in a row that is not its own", written)
        self._set_row(row)
        self._numbered = True
        return column

    def _next_address(self) -> str:
        """The address of a cell that does not tell its own: right of the one before it."""
        before = _COLUMNS[self._cell["r"].rstrip("0123456789")] if self._cell else 0
        if before >= self._limits.columns:
            raise self._outside(f"row {self._number}")
        return column_letters(before + 1) + self._digits

    def _parsed(self, written: str) -> tuple[int, int]:
        match = _ADDRESS.fullmatch(written)
        if match is None:
            raise self._damaged("a cell has an address that is none")
        row, column = int(match[2]), _COLUMNS[match[1]]
        if not (1 <= row <= self._limits.rows and column <= self._limits.columns):
            raise self._outside(written)
        return row, column

    # formulas and texts of their own

    def _start_formula(self, attributes: dict[str, str]) -> None:
        if self._cell is None:
            raise self._damaged("a formula stands where none can stand")
        self._formula_elsewhere = attributes.get("t") in _FORMULA_ELSEWHERE
        self._parser.EndElementHandler = self._end

    def _start_text(self, _: dict[str, str]) -> None:
        if self._cell is None:
            raise self._damaged("a text stands where none can stand")
        self._parser.StartElementHandler = self._runs.start
        self._parser.EndElementHandler = self._end_text
        self._parser.CharacterDataHandler = self._runs.pieces.append

    def _end_text(self, name: str) -> None:
        if name != self._is:
            self._runs.end(name)
            return
        self._put(self._runs.taken())
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._pieces.append

    # what is told of columns and ranges

    def _describe_columns(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") not in _TRUE:
            return
        first, last = _whole(attributes["min"]), _whole(attributes["max"])
        if not 1 <= first <= last <= self._limits.columns:
            raise self._outside(f"columns {first} to {last}")
        hidden = range(first, last + 1)
        if not self.hidden_columns.isdisjoint(hidden):
            raise self._damaged("a column is described twice")
        self.hidden_columns.update(hidden)

    def _merge(self, attributes: dict[str, str]) -> None:
        first, _, last = attributes["ref"].partition(":")
        top, left = self._parsed(first)
        bottom, right = self._parsed(last or first)
        self.merged.append((min(top, bottom), min(left, right), max(top, bottom), max(left, right)))
        if len(self.merged) > self._limits.merged:
            raise Refused("too-large", self._place, "it has too many merged cells")

    def _damaged(self, found: str, cell: str = "") -> Refused:
        return Refused("damaged-workbook", replace(self._place, cell=cell), found)

    def _outside(self, what: str) -> Refused:
        return Refused("unsafe-workbook", self._place, f"it refers to {what}, outside of what a sheet can hold")


def _whole(text: str) -> int:
    """A count or an index: digits and nothing else, but for blanks around them."""
    if not text.isdecimal() and not text.strip().isdecimal():
        raise ValueError(text)
    return int(text)


def _truth(text: str) -> bool | None:
    return {"1": True, "true": True, "0": False, "false": False, "": None}[text.strip().lower()]


def _error(text: str) -> ErrorValue | None:
    shown = text.strip()
    return ErrorValue(shown) if shown else None


_OTHER_KINDS: dict[str, Callable[[str], PlainValue | None]] = {
    "str": unescaped,
    "inlineStr": unescaped,
    "b": _truth,
    "e": _error,
    "d": moment,
}
"""How to read the text of a cell, for each kind but shared strings and numbers."""
