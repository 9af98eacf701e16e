"""An xlwings engine over saved files: xlwings' own front end runs, and what it asks of Excel is done by openpyxl.

It has what the add-in uses and nothing else; a member that it lacks is an error. It does not calculate formulas.
"""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import xlwings as xw

ERRORS = ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!")


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
            if isinstance(value, str) and value in ERRORS:
                return value if err_to_str else None
            if isinstance(value, int | float) and not isinstance(value, bool):
                return number_builder(value) if number_builder else float(value)
            return value
        return [[cleaned(value) for value in row] for row in data]

    @staticmethod
    def prepare_xl_data_element(value: Any, options: Any) -> Any:
        del options
        return value


class Apps:
    def __init__(self, app: "App") -> None:
        self.active = app

    def keys(self) -> list[int]:
        return [self.active.pid]

    def __getitem__(self, key: int) -> "App":
        return self.active

    def __iter__(self) -> Any:
        return iter([self.active])

    def __len__(self) -> int:
        return 1


class App:
    pid = 1

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.books = Books(self)
        self.status_bar: object = False
        self.said: list[str] = []
        """What stood in message boxes."""
        self.answer = "no"
        """Of the person, where a box asks for yes or no."""

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
        return self._opened(Book(self.app, openpyxl.load_workbook(path), Path(path)))

    def add(self) -> "Book":
        return self._opened(Book(self.app, openpyxl.Workbook(), Path(f"Book{len(self.list)}")))

    def _opened(self, book: "Book") -> "Book":
        self.list.append(book)
        return book


class Book:
    def __init__(self, app: App, wb: Any, path: Path) -> None:
        self.app = app
        self.wb = wb
        self.name = path.name
        self.fullname = str(path)
        self.api = WindowsBook(self.fullname)

    @property
    def sheets(self) -> "Sheets":
        return Sheets(self)


@dataclass
class WindowsBook:
    """What is asked of Excel's own workbook, as it is on Windows."""

    FullName: str
    Saved: bool = True


class Sheets:
    def __init__(self, book: Book) -> None:
        self.book = book

    def __len__(self) -> int:
        return len(self.book.wb.worksheets)

    def __iter__(self) -> Any:
        return (Sheet(self.book, ws) for ws in self.book.wb.worksheets)

    def __call__(self, key: int | str) -> "Sheet":
        return Sheet(self.book, self.book.wb.worksheets[key - 1] if isinstance(key, int) else self.book.wb[key])


class Sheet:
    def __init__(self, book: Book, ws: Any) -> None:
        self.book = book
        self.ws = ws
        self.name = ws.title

    @property
    def used_range(self) -> "Range":
        ws = self.ws
        return Range(self, ws.min_row, ws.min_column, ws.max_row, ws.max_column)

    def range(self, first: Any, last: Any = None) -> "Range":
        row, column, *_ = _corners(first)
        *_, bottom, right = _corners(last if last is not None else first)
        return Range(self, row, column, bottom, right)


def _corners(place: Any) -> tuple[int, int, int, int]:
    if isinstance(place, Range):
        return place.row, place.column, place.bottom, place.right
    return place[0], place[1], place[0], place[1]


class Range:
    has_array = False
    max_cells_per_read = max_cells_per_write = None

    def __init__(self, sheet: Sheet, row: int, column: int, bottom: int, right: int) -> None:
        self.sheet, self.row, self.column, self.bottom, self.right = sheet, row, column, bottom, right
        self.options: dict[str, Any] = {}
        self.api = self.sheet.ws

    @property
    def shape(self) -> tuple[int, int]:
        return self.bottom - self.row + 1, self.right - self.column + 1

    def __len__(self) -> int:
        return self.shape[0] * self.shape[1]

    def __call__(self, row: int, column: int) -> "Range":
        return Range(self.sheet, self.row + row - 1, self.column + column - 1,
                     self.row + row - 1, self.column + column - 1)

    def _cells(self) -> list[list[Any]]:
        return [[self.sheet.ws.cell(row, column) for column in range(self.column, self.right + 1)]
                for row in range(self.row, self.bottom + 1)]

    @property
    def raw_value(self) -> Any:
        return [[None if cell.data_type == "f" else cell.value for cell in row] for row in self._cells()]

    @raw_value.setter
    def raw_value(self, values: Any) -> None:
        for cells, row in zip(self._cells(), values, strict=True):
            for cell, value in zip(cells, row, strict=True):
                cell.value = value
                if cell.number_format == "@" and isinstance(value, str):
                    cell.data_type = "s"  # as in Excel, what is typed into a text cell is text

    @property
    def formula(self) -> Any:
        texts = tuple(tuple("" if cell.value is None else str(cell.value) for cell in row) for row in self._cells())
        return texts if len(self) > 1 else texts[0][0]

    @property
    def number_format(self) -> str:
        return str(self._cells()[0][0].number_format)

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


def as_caller(path: Path, monkeypatch: Any) -> App:
    """Open a workbook as the one from which a button is pressed; the Excel in which it is open."""
    engine = Engine()
    book = engine.app.books.open(path)
    monkeypatch.setattr(xw.Book, "_mock_caller", xw.Book(impl=book), raising=False)
    return engine.app
