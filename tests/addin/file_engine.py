"""An xlwings engine over saved files: xlwings' own front end runs, and what it asks of Excel is done by openpyxl.

It has what the add-in uses and nothing else; a member that it lacks is an error. It does not calculate formulas.
"""

import platform
from copy import copy
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import openpyxl
import xlwings as xw
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, PatternFill
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from tests.addin.object_models import ComError, Mac, WindowsBook, WindowsSheet

FIRST_ERROR = -2_146_828_288
ERRORS = {FIRST_ERROR + number: text for number, text in {
    2000: "#NULL!", 2007: "#DIV/0!", 2015: "#VALUE!", 2023: "#REF!", 2029: "#NAME?", 2036: "#NUM!", 2042: "#N/A"}.items()}
"""Those that xlwings knows by the number that Windows has for them."""
LONGEST_ADDRESS = 255
NEWER_ERRORS = {FIRST_ERROR + 2043: "#GETTING_DATA", FIRST_ERROR + 2045: "#SPILL!"}


def error_number(text: str) -> int:
    """The number of an error value; one that Excel does not know is a wrong value there."""
    return next((number for number, error in (ERRORS | NEWER_ERRORS).items() if error == text), FIRST_ERROR + 2015)


class Engine:
    """Excel, for one test."""

    name = "file"
    type = "desktop"

    def __init__(self) -> None:
        self.app = App(self)
        self.apps = Apps(self.app)

    @staticmethod
    def clean_value_data(data: Any, datetime_builder: Any, empty_as: Any, number_builder: Any, err_to_str: bool) -> Any:
        """What Excel hands over: doubles, moments, and errors as nothing unless asked for."""
        def cleaned(value: Any) -> Any:
            if value is None or value == "":
                return empty_as
            if isinstance(value, date):
                parts = (value.hour, value.minute, value.second) if isinstance(value, datetime) else ()
                return datetime_builder(value.year, value.month, value.day, *parts)
            if type(value) is int and value in ERRORS:
                return ERRORS[value] if err_to_str else None
            if isinstance(value, int | float) and not isinstance(value, bool) and value not in NEWER_ERRORS:
                return number_builder(value) if number_builder else float(value)
            return value
        return [[cleaned(value) for value in row] if row.count(None) < len(row) else [empty_as] * len(row)
                for row in data]

    @staticmethod
    def prepare_xl_data_element(value: Any, options: Any) -> Any:
        del options
        return value


class Apps:
    """The only program that runs, of whichever engine."""

    def __init__(self, app: Any) -> None:
        self.active = app

    def keys(self) -> list[int]:
        return [self.active.pid]

    def __getitem__(self, key: int) -> Any:
        return self.active

    def __iter__(self) -> Any:
        return iter([self.active])

    def __len__(self) -> int:
        return 1


class App:
    pid = 1
    version = "16.0"

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.books = Books(self)
        self.status_bar: object = False
        self.said: list[str] = []
        """What stood in message boxes."""
        self.answer = "no"
        """Of the person, where a box asks for yes or no."""
        self.screen_updating = True
        self.selection: Range | None = None

    def activate(self, steal_focus: bool = False) -> None:
        del steal_focus

    def alert(self, prompt: str, title: str, buttons: object, mode: object, callback: object) -> str:
        del title, mode, callback
        self.said.append(prompt)
        return self.answer if buttons == "yes_no" else "ok"


class Books:
    def __init__(self, app: App) -> None:
        self.app = app
        self.list: list[Book] = []

    def open(self, path: str | Path, *rest: object, **named: object) -> "Book":
        del rest, named
        return self.opened(openpyxl.load_workbook(BytesIO(Path(path).read_bytes())), Path(path))

    def __iter__(self) -> Any:
        return iter(self.list)

    def __call__(self, name: str) -> "Book":
        return {book.name: book for book in self.list}[name]

    def add(self) -> "Book":
        return self.opened(openpyxl.Workbook(), Path(f"Book{len(self.list)}"))

    def opened(self, wb: Any, path: Path) -> "Book":
        self.list.append(Book(self.app, wb, path))
        return self.list[-1]


class Book:
    def __init__(self, app: App, wb: Any, path: Path) -> None:
        self.app = app
        self.wb = wb
        self.name = path.name
        self.fullname = str(path)
        self.api: Any = as_here(WindowsBook(wb, self.fullname))

    @property
    def sheets(self) -> "Sheets":
        return Sheets(self)

    def activate(self) -> None:
        pass

    def must_be_unlocked(self) -> None:
        if self.wb.security and self.wb.security.lockStructure:
            raise ComError("The workbook is protected.")


def as_here(windows: Any) -> Any:
    """One of Excel's own objects as this system shows it."""
    return Mac(windows) if platform.system() == "Darwin" else windows


class Sheets:
    def __init__(self, book: Book) -> None:
        self.book = book

    def __len__(self) -> int:
        return len(self.book.wb.worksheets)

    def __iter__(self) -> Any:
        return (Sheet(self.book, ws) for ws in self.book.wb.worksheets)

    def __call__(self, key: int | str) -> "Sheet":
        return Sheet(self.book, self.book.wb.worksheets[key - 1] if isinstance(key, int) else self.book.wb[key])

    @property
    def active(self) -> "Sheet":
        return Sheet(self.book, self.book.wb.active)

    def add(self, before: "Sheet | None", after: "Sheet | None", name: str) -> "Sheet":
        self.book.must_be_unlocked()
        beside = before or after
        at = self.book.wb.index(beside.ws) + (beside is after) if beside else None
        sheet = Sheet(self.book, self.book.wb.create_sheet(name, at))
        sheet.activate()
        return sheet


class Sheet:
    def __init__(self, book: Book, ws: Any) -> None:
        self.book = book
        self.ws = ws
        self.api: Any = as_here(WindowsSheet(ws))

    @property
    def name(self) -> str:
        return str(self.ws.title)

    @name.setter
    def name(self, name: str) -> None:
        self.book.must_be_unlocked()
        self.ws.title = name

    def must_be_unlocked(self) -> None:
        if self.ws.protection.sheet:
            raise ComError("The sheet is protected.")

    def activate(self) -> None:
        self.book.wb.active = self.ws

    def delete(self) -> None:
        self.book.must_be_unlocked()
        active = self.book.wb.active
        self.book.wb.remove(self.ws)
        self.book.wb.active = active if active is not self.ws else 0

    @property
    def visible(self) -> bool:
        return bool(self.ws.sheet_state == "visible")

    @visible.setter
    def visible(self, value: bool) -> None:
        self.book.must_be_unlocked()
        self.ws.sheet_state = "visible" if value else "hidden"

    @property
    def notes(self) -> "list[Note]":
        written = self.ws._cells
        cells = [Range(self, *at, *at) for at in sorted(written) if written[at].comment]
        return [Note(cell) for cell in (listed_on_a_mac(cells) if platform.system() == "Darwin" else cells)]

    @property
    def used_range(self) -> "Range":
        ws = self.ws
        return Range(self, ws.min_row, ws.min_column, ws.max_row, ws.max_column)

    def range(self, first: Any, last: Any = None) -> Any:
        if isinstance(first, str) and "," in first:
            return Areas(self, first)
        row, column, *_ = corners(first)
        *_, bottom, right = corners(last if last is not None else first)
        return Range(self, row, column, bottom, right)


def listed_on_a_mac(cells: "list[Range]") -> "list[Range]":
    """Of noted cells those that a Mac lists: Excel cuts their address."""
    address, listed = "", []
    for cell in cells:
        address += f",${cell._cell.column_letter}${cell.row}"
        if len(address) - 1 > LONGEST_ADDRESS:
            break
        listed.append(cell)
    return listed


class Areas:
    """Cells that are not beside one another."""

    def __init__(self, sheet: Any, address: str) -> None:
        if len(address) > LONGEST_ADDRESS:
            raise ComError("Application-defined or object-defined error")
        self.cells = [sheet.range(cell) for cell in address.split(",")]

    def _paint(self, colour: str | None) -> None:
        for cell in self.cells:
            cell.color = colour

    color = property(fset=_paint)


def corners(place: Any) -> tuple[int, int, int, int]:
    """The first row and column, and the last ones, of a place as xlwings names it."""
    if hasattr(place, "bottom"):
        return place.row, place.column, place.bottom, place.right
    if isinstance(place, str):
        left, top, right, bottom = range_boundaries(place)
        return int(top or 1), int(left or 1), int(bottom or 1), int(right or 1)
    row, column, rows, columns = place if len(place) == 4 else (*place, 1, 1)
    return row, column, row + rows - 1, column + columns - 1


class Range:
    has_array = False
    max_cells_per_read = max_cells_per_write = None

    def __init__(self, sheet: Sheet, row: int, column: int, bottom: int, right: int) -> None:
        self.sheet, self.row, self.column, self.bottom, self.right = sheet, row, column, bottom, right
        self.options: dict[str, Any] = {}

    @property
    def shape(self) -> tuple[int, int]:
        return self.bottom - self.row + 1, self.right - self.column + 1

    def __len__(self) -> int:
        return self.shape[0] * self.shape[1]

    @property
    def merge_cells(self) -> bool | None:
        """Whether all of them are merged; None if some are."""
        merged = 0
        for left, top, right, bottom in (one.bounds for one in self.sheet.ws.merged_cells.ranges):
            height, width = min(bottom, self.bottom) - max(top, self.row), min(right, self.right) - max(left, self.column)
            merged += max(height + 1, 0) * max(width + 1, 0)
        return None if 0 < merged < len(self) else merged > 0

    @property
    def merge_area(self) -> "Range":
        left, top, right, bottom = self._area(self.row, self.column) or (self.column, self.row, self.column, self.row)
        return Range(self.sheet, top, left, bottom, right)

    def _area(self, row: int, column: int) -> tuple[int, int, int, int] | None:
        return next((one.bounds for one in self.sheet.ws.merged_cells.ranges
                     if one.min_row <= row <= one.max_row and one.min_col <= column <= one.max_col), None)

    def __call__(self, row: int, column: int) -> "Range":
        return Range(self.sheet, self.row + row - 1, self.column + column - 1,
                     self.row + row - 1, self.column + column - 1)

    def _cells(self) -> list[list[Any]]:
        return [[self.sheet.ws.cell(row, column) for column in range(self.column, self.right + 1)]
                for row in range(self.row, self.bottom + 1)]

    def _seen(self, seen: Any, blank: object) -> list[list[Any]]:
        """What is seen of each cell; rows without a cell cost nothing."""
        written, columns = self.sheet.ws._cells, range(self.column, self.right + 1)
        rows, nothing = {row for row, _ in written}, [blank] * len(columns)
        return [[seen(written[row, at]) if (row, at) in written else blank for at in columns] if row in rows else nothing
                for row in range(self.row, self.bottom + 1)]

    @property
    def raw_value(self) -> Any:
        return self._seen(_handed_over, None)

    @raw_value.setter
    def raw_value(self, values: Any) -> None:
        self.sheet.must_be_unlocked()
        for cells, row in zip(self._cells(), values if isinstance(values, list) else [[values]], strict=True):
            for cell, value in zip(cells, row, strict=True):
                cell.value = value
                if cell.number_format == "@" and isinstance(value, str):
                    cell.data_type = "s"  # as in Excel, what is typed into a text cell is text

    @property
    def formula(self) -> Any:
        texts = self._seen(_formula, "")
        return texts if len(self) > 1 else texts[0][0]

    @formula.setter
    def formula(self, texts: Any) -> None:
        self.raw_value = texts

    @property
    def number_format(self) -> str | None:
        codes = {str(cell.number_format) for row in self._cells() for cell in row}
        return codes.pop() if len(codes) == 1 else None  # as Excel says of cells that differ

    @number_format.setter
    def number_format(self, code: str) -> None:
        for row in self._cells():
            for cell in row:
                cell.number_format = code

    @property
    def column_width(self) -> float:
        return float(self.sheet.ws.column_dimensions[self._cells()[0][0].column_letter].width)

    @column_width.setter
    def column_width(self, width: float) -> None:
        self.sheet.ws.column_dimensions[self._cells()[0][0].column_letter].width = width

    @property
    def _cell(self) -> Any:
        assert len(self) == 1
        return self.sheet.ws.cell(self.row, self.column)

    @property
    def api(self) -> Any:
        kinds = {cell.fill.fill_type for row in self._cells() for cell in row}
        kind = kinds.pop()
        if platform.system() == "Darwin":
            on_mac = "missing_value" if kinds else f"pattern_{kind or 'none'}"
            return Mac(SimpleNamespace(Interior=SimpleNamespace(Pattern=on_mac)))
        pattern = None if kinds else {None: -4142, "solid": 1}.get(kind, 2)
        return SimpleNamespace(Interior=SimpleNamespace(Pattern=pattern))

    @property
    def color(self) -> tuple[int, ...] | None:
        """The colour of all cells; black where they differ, as Excel on Windows says."""
        fills = [cell.fill for row in self._cells() for cell in row]
        assert all(fill.fgColor.type == "rgb" for fill in fills if fill.fill_type), "only plain colours"
        colours = {tuple(bytes.fromhex(fill.fgColor.rgb)[1:]) if fill.fill_type else None for fill in fills}
        return colours.pop() if len(colours) == 1 else (0, 0, 0)

    @color.setter
    def color(self, colour: str | None) -> None:
        self.sheet.must_be_unlocked()
        for row in self._cells():
            for cell in row:
                cell.fill = PatternFill("solid", fgColor=f"FF{colour.lstrip('#')}") if colour else PatternFill()

    @property
    def font(self) -> "Font":
        return Font(self)

    def _align(self, **how: Any) -> None:
        for row in self._cells():
            for cell in row:
                cell.alignment = copy(cell.alignment) + Alignment(**how)

    wrap_text = property(fset=lambda self, is_wrapped: self._align(wrap_text=is_wrapped))
    vertical_alignment = property(fset=lambda self, where: self._align(vertical=where))

    @property
    def note(self) -> "Note | None":
        return Note(self) if self._cell.comment else None

    def add_note(self, text: str) -> "Note":
        self.sheet.must_be_unlocked()
        self._cell.comment = Comment(text, "The person at Excel")
        return Note(self)

    def select(self) -> None:
        if self.sheet.ws is not self.sheet.book.wb.active:
            raise ComError("Select method of Range class failed")
        self.sheet.book.app.selection = self


def _handed_over(cell: Any) -> Any:
    """The value of a cell; that of a formula is not known, since nothing computes it."""
    return None if cell.data_type == "f" else error_number(cell.value) if cell.data_type == "e" else cell.value


def _formula(cell: Any) -> str:
    value = cell.value
    if isinstance(value, DataTableFormula):
        return "=TABLE()"
    return "" if value is None else str(value.text if isinstance(value, ArrayFormula) else value)


class Font:
    def __init__(self, cells: Range) -> None:
        self.cells = cells

    def _set(self, **how: Any) -> None:
        for row in self.cells._cells():
            for cell in row:
                cell.font = copy(cell.font) + openpyxl.styles.Font(**how)

    bold = property(fset=lambda self, is_bold: self._set(b=is_bold))
    color = property(fset=lambda self, colour: self._set(color=f"FF{colour.lstrip('#')}"))


class Note:
    def __init__(self, location: Range) -> None:
        self.location = location

    @property
    def api(self) -> Any:
        shape = _Shape(self.location._cell.comment)
        return as_here(SimpleNamespace(Shape=shape))

    @property
    def text(self) -> str:
        return str(self.location._cell.comment.text)

    @text.setter
    def text(self, text: str) -> None:
        self.location.sheet.must_be_unlocked()
        comment = self.location._cell.comment
        self.location._cell.comment = Comment(text, comment.author, comment.height, comment.width)

    def delete(self) -> None:
        self.location.sheet.must_be_unlocked()
        self.location._cell.comment = None


class _Shape:
    """The box of a note."""

    def __init__(self, comment: Any) -> None:
        self.__dict__["_comment"] = comment

    def __setattr__(self, name: str, points: float) -> None:
        setattr(self._comment, name.lower(), points)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._comment, name.lower())


def sees(app: App, book: Book, monkeypatch: Any) -> None:
    """Make an open workbook the one from which a button is pressed next."""
    monkeypatch.setattr(xw.Book, "_mock_caller", xw.Book(impl=book), raising=False)
    app.selection = None


def as_caller(source: Any, monkeypatch: Any) -> App:
    """Open a workbook as the one from which a button is pressed.

    Args:
        source: Its file, or what openpyxl has of it.
        monkeypatch: Takes it away again.

    Returns:
        The Excel in which it is open.
    """
    engine = Engine()
    books = engine.app.books
    book = books.open(source) if isinstance(source, Path) else books.opened(source, Path("return.xlsx"))
    monkeypatch.setattr(xw.engines, "active", xw.main.Engine(impl=engine))
    sees(engine.app, book, monkeypatch)
    return engine.app
