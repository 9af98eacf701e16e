"""An xlwings engine over LibreOffice: xlwings' own front end runs, and what it asks of Excel is done by a running Calc.

It has what the add-in uses and nothing else; a member that it lacks is an error.
"""

import json
import os
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

import xlwings as xw

from tests.addin.file_engine import Engine as FileEngine
from tests.addin.office import SOCKET, Link

ANSWERS, SAID = "answers.json", "said.json"
DATE, TEXT, LOGICAL = 2, 256, 1024
"""Kinds in com.sun.star.util.NumberFormat."""
ERROR_RESULT, EXCEL_NOTATION = 4, 3
PIXEL = 2540 / 96
"""In hundredths of a millimetre; a sign of a column's width has 7 of them, and a column 5 more."""


class Calc:
    """The engine."""

    name = "calc"
    type = "desktop"
    clean_value_data = staticmethod(FileEngine.clean_value_data)
    prepare_xl_data_element = staticmethod(FileEngine.prepare_xl_data_element)

    def __init__(self, folder: Path) -> None:
        self.apps = Apps(App(self, folder))


class Apps:
    def __init__(self, app: "App") -> None:
        self.active = app

    def keys(self) -> list[int]:
        return [self.active.pid]

    def __getitem__(self, key: int) -> "App":
        return self.active

    def __iter__(self) -> Iterator["App"]:
        return iter([self.active])

    def __len__(self) -> int:
        return 1


class App:
    pid = 1
    version = "16.0"
    screen_updating = True

    def __init__(self, engine: Calc, folder: Path) -> None:
        self.engine = engine
        self.folder = folder
        self.link = Link(folder / SOCKET)
        self.desktop: Any = self.link.unpacked({"object": 0})
        self.status_bar: object = False
        self.books = Books(self)

    def alert(self, prompt: str, title: str, buttons: str, mode: object, callback: object) -> str:
        """Write down what is said; a question is answered as the test has laid down."""
        del title, mode, callback
        said = self.folder / SAID
        said.write_text(json.dumps([*json.loads(said.read_text(encoding="utf-8")), prompt]), encoding="utf-8")
        return next_answer(self.folder) if buttons == "yes_no" else "ok"


def next_answer(folder: Path) -> str:
    """The answer to the next question; a question that the test did not expect is an error."""
    first, *rest = json.loads((folder / ANSWERS).read_text(encoding="utf-8"))
    (folder / ANSWERS).write_text(json.dumps(rest), encoding="utf-8")
    return str(first)


class Books:
    """The workbooks that are open, other than the add-in."""

    def __init__(self, app: App) -> None:
        self.app = app

    def _all(self) -> "list[Book]":
        found, components = [], self.app.desktop.Components.createEnumeration()
        while components.hasMoreElements():
            found.append(Book(self.app, components.nextElement()))
        return found

    def __iter__(self) -> "Iterator[Book]":
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def __call__(self, key: int | str) -> "Book":
        if isinstance(key, int):
            return self._all()[key - 1]
        return next(book for book in self._all() if book.name.lower() == key.lower())

    def add(self) -> "Book":
        return Book(self.app, self.app.desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, ()))


class Book:
    def __init__(self, app: App, document: Any) -> None:
        self.app = app
        self.document = document
        self.api = SimpleNamespace(FullName=self.fullname, Saved=not document.Modified)

    @property
    def name(self) -> str:
        return str(self.document.Title)

    @property
    def fullname(self) -> str:
        url = str(self.document.URL)
        return url2pathname(urlsplit(url).path) if url.startswith("file:") else url or self.name

    @property
    def sheets(self) -> "Sheets":
        return Sheets(self)


class Sheets:
    def __init__(self, book: Book) -> None:
        self.book = book
        self.list = book.document.Sheets

    def __len__(self) -> int:
        return int(self.list.Count)

    def __iter__(self) -> "Iterator[Sheet]":
        return (self(number) for number in range(1, len(self) + 1))

    def __call__(self, key: int | str) -> "Sheet":
        if isinstance(key, int):
            return Sheet(self.book, self.list.getByIndex(key - 1))
        if not self.list.hasByName(key):
            raise KeyError(key)
        return Sheet(self.book, self.list.getByName(key))


class Sheet:
    def __init__(self, book: Book, sheet: Any) -> None:
        self.book = book
        self.sheet = sheet

    @property
    def name(self) -> str:
        return str(self.sheet.Name)

    @property
    def used_range(self) -> "Range":
        cursor = self.sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        last = cursor.RangeAddress
        return Range(self, 1, 1, last.EndRow + 1, last.EndColumn + 1)

    def range(self, first: Any, last: Any = None) -> "Range":
        row, column, *_ = _corners(first)
        *_, bottom, right = _corners(first if last is None else last)
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
        self.cells = sheet.sheet.getCellRangeByPosition(column - 1, row - 1, right - 1, bottom - 1)
        self.formats = sheet.book.document.NumberFormats
        self.api = self.cells

    @property
    def shape(self) -> tuple[int, int]:
        return self.bottom - self.row + 1, self.right - self.column + 1

    def __len__(self) -> int:
        return self.shape[0] * self.shape[1]

    def __call__(self, row: int, column: int) -> "Range":
        at = self.row + row - 1, self.column + column - 1
        return Range(self.sheet, *at, *at)

    @property
    def raw_value(self) -> list[list[Any]]:
        values = [list(row) for row in self.cells.getDataArray()]
        for kind, made in ((DATE, _moment), (LOGICAL, bool)):
            for row, column in self._formatted_as(kind):
                if isinstance(values[row][column], float):
                    values[row][column] = made(values[row][column])
        for cell in self._errors():
            at = cell.CellAddress
            values[at.Row - self.row + 1][at.Column - self.column + 1] = cell.String
        return values

    @raw_value.setter
    def raw_value(self, values: list[list[Any]]) -> None:
        self.cells.setDataArray([[_plain(value) for value in row] for row in values])
        for row, cells in enumerate(values, 1):
            for column, value in enumerate(cells, 1):
                if isinstance(value, str) and value.startswith("=") and not self._is_text():
                    self(row, column).cells.setTokens(_tokens(self.sheet.book.document, value))
                elif isinstance(value, date):
                    self(row, column).number_format = "YYYY-MM-DD"

    def _is_text(self) -> bool:
        return bool(self.formats.getByKey(self.cells.NumberFormat).Type == TEXT)

    def _formatted_as(self, kind: int) -> Iterator[tuple[int, int]]:
        """The cells with one kind of number format, as rows and columns from the corner."""
        groups = self.cells.UniqueCellFormatRanges
        for group in (groups.getByIndex(number) for number in range(groups.Count)):
            if self.formats.getByKey(group.getByIndex(0).NumberFormat).Type & kind:
                for a in group.RangeAddresses:
                    yield from ((row - self.row + 1, column - self.column + 1)
                                for row in range(a.StartRow, a.EndRow + 1)
                                for column in range(a.StartColumn, a.EndColumn + 1))

    def _errors(self) -> Iterator[Any]:
        cells = self.cells.queryFormulaCells(ERROR_RESULT).Cells.createEnumeration()
        while cells.hasMoreElements():
            yield cells.nextElement()

    @property
    def formula(self) -> Any:
        texts = self.cells.getFormulaArray()
        return texts if len(self) > 1 else texts[0][0]

    @property
    def number_format(self) -> str:
        return str(self.formats.getByKey(self.cells.NumberFormat).FormatString)

    @number_format.setter
    def number_format(self, code: str) -> None:
        language = self.sheet.book.document.CharLocale
        key = self.formats.queryKey(code, language, False)
        self.cells.NumberFormat = self.formats.addNew(code, language) if key == -1 else key

    @property
    def color(self) -> tuple[int, int, int] | None:
        colour = int(self.cells.CellBackColor)
        return None if colour == -1 else (colour >> 16, colour >> 8 & 0xFF, colour & 0xFF)

    @color.setter
    def color(self, rgb: tuple[int, int, int] | None) -> None:
        self.cells.CellBackColor = -1 if rgb is None else rgb[0] << 16 | rgb[1] << 8 | rgb[2]

    @property
    def column_width(self) -> float:
        return (float(self.cells.Columns.Width) / PIXEL - 5) / 7

    @column_width.setter
    def column_width(self, width: float) -> None:
        self.cells.Columns.Width = round((width * 7 + 5) * PIXEL)


def _moment(days: float) -> datetime:
    return datetime(1899, 12, 30) + timedelta(days=days)


def _plain(value: Any) -> str | float:
    """One value as Calc takes it: a day as the number of days."""
    if isinstance(value, date):
        midnight = datetime(value.year, value.month, value.day)
        moment = value if isinstance(value, datetime) else midnight
        return (moment - datetime(1899, 12, 30)) / timedelta(days=1)
    return "" if value is None else value if isinstance(value, str) else float(value)


def _tokens(document: Any, formula: str) -> Any:
    """A formula as Excel writes it, read."""
    parser = document.createInstance("com.sun.star.sheet.FormulaParser")
    parser.CompileEnglish, parser.FormulaConvention = True, EXCEL_NOTATION
    return parser.parseFormula(formula[1:], None)


def plug() -> None:
    """Put this engine in the place of Excel, and the caller's workbook before the button.

    The folder of the running LibreOffice is named in TRACKER_OFFICE, the workbook as RunPython names it, by `--wb=`.
    """
    engine = Calc(Path(os.environ["TRACKER_OFFICE"]))
    name = next(word.removeprefix("--wb=") for word in sys.argv if word.startswith("--wb="))
    xw.engines.add(xw.main.Engine(impl=engine))
    xw.engines[engine.name].activate()
    xw.Book(impl=engine.apps.active.books(name)).set_mock_caller()
