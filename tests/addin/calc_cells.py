"""The sheets and cells of the engine over LibreOffice (`calc_engine.py`)."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

from tests.addin.file_engine import Areas, corners, error_number

DATE, TEXT, LOGICAL = 2, 256, 1024
"""Kinds in com.sun.star.util.NumberFormat."""
ERROR_RESULT, EXCEL_NOTATION = 4, 3
SOLID, NO_FILL = 1, -4142
BOLD, REGULAR = 150.0, 100.0
VERTICALLY = ("bottom", "top", "center", "bottom")
PIXEL, POINT = 2540 / 96, 2540 / 72
"""In hundredths of a millimetre; a sign of a column's width has 7 pixels, and a column 5 more."""


class Locked:
    """What Excel's own object for something locked says of it, as COM shows it on Windows.

    What stays allowed on a locked sheet, LibreOffice keeps by itself and does not say.
    """

    Protection = SimpleNamespace(**dict.fromkeys((
        "AllowFormattingCells", "AllowFormattingColumns", "AllowFormattingRows", "AllowInsertingColumns",
        "AllowInsertingRows", "AllowInsertingHyperlinks", "AllowDeletingColumns", "AllowDeletingRows", "AllowSorting",
        "AllowFiltering", "AllowUsingPivotTables"), False))
    ProtectDrawingObjects = ProtectScenarios = ProtectionMode = ProtectWindows = False
    EnableSelection = 0

    def __init__(self, thing: Any, **more: object) -> None:
        self._thing = thing
        self.__dict__.update(more)

    @property
    def ProtectContents(self) -> bool:  # noqa: N802 - Excel's name, as all of this class
        return bool(self._thing.isProtected())

    ProtectStructure = ProtectContents

    def Unprotect(self, password: str) -> None:  # noqa: N802
        self._thing.unprotect(password)

    def Protect(self, password: str, *what: object) -> None:  # noqa: N802
        del what
        self._thing.protect(password)


class Sheet:
    def __init__(self, book: Any, sheet: Any) -> None:
        self.book = book
        self.sheet = sheet
        self.api = Locked(sheet)

    @property
    def name(self) -> str:
        return str(self.sheet.Name)

    @name.setter
    def name(self, name: str) -> None:
        self.sheet.Name = name

    @property
    def visible(self) -> bool:
        return bool(self.sheet.IsVisible)

    @visible.setter
    def visible(self, value: bool) -> None:
        self.sheet.IsVisible = value

    def must_be_unlocked(self) -> None:
        """Excel refuses what LibreOffice lets a program do."""
        if self.sheet.isProtected():
            raise RuntimeError("the sheet is protected")

    def activate(self) -> None:
        self.book.document.CurrentController.setActiveSheet(self.sheet)

    def delete(self) -> None:
        self.book.document.Sheets.removeByName(self.name)

    @property
    def notes(self) -> "list[Note]":
        notes = self.sheet.Annotations
        places = [notes.getByIndex(number).Position for number in range(notes.Count)]
        return [Note(self.range((place.Row + 1, place.Column + 1))) for place in places]

    @property
    def used_range(self) -> "Range":
        cursor = self.sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        last = cursor.RangeAddress
        return Range(self, 1, 1, last.EndRow + 1, last.EndColumn + 1)

    def range(self, first: Any, last: Any = None) -> Any:
        if isinstance(first, str) and "," in first:
            return Areas(self, first)
        row, column, *_ = corners(first)
        *_, bottom, right = corners(first if last is None else last)
        return Range(self, row, column, bottom, right)


class Range:
    has_array = False
    max_cells_per_read = max_cells_per_write = None

    def __init__(self, sheet: Sheet, row: int, column: int, bottom: int, right: int) -> None:
        self.sheet, self.row, self.column, self.bottom, self.right = sheet, row, column, bottom, right
        self.options: dict[str, Any] = {}
        self.cells = sheet.sheet.getCellRangeByPosition(column - 1, row - 1, right - 1, bottom - 1)
        self.formats = sheet.book.document.NumberFormats

    @property
    def api(self) -> Any:
        mixed = self.cells.getPropertyState("CellBackColor").value == "AMBIGUOUS_VALUE"
        pattern = None if mixed else NO_FILL if self.color is None else SOLID
        return SimpleNamespace(Interior=SimpleNamespace(Pattern=pattern))

    @property
    def shape(self) -> tuple[int, int]:
        return self.bottom - self.row + 1, self.right - self.column + 1

    def __len__(self) -> int:
        return self.shape[0] * self.shape[1]

    merge_cells = False
    """No workbook of these tests has merged cells."""

    def __call__(self, row: int, column: int) -> "Range":
        at = self.row + row - 1, self.column + column - 1
        return Range(self.sheet, *at, *at)

    @property
    def cell(self) -> Any:
        assert len(self) == 1
        return self.cells.getCellByPosition(0, 0)

    @property
    def raw_value(self) -> list[list[Any]]:
        values = [list(row) for row in self.cells.getDataArray()]
        for kind, made in ((DATE, _moment), (LOGICAL, bool)):
            for row, column in self._formatted_as(kind):
                if isinstance(values[row][column], float):
                    values[row][column] = made(values[row][column])
        for cell in self._errors():
            at = cell.CellAddress
            values[at.Row - self.row + 1][at.Column - self.column + 1] = error_number(cell.String)
        return values

    @raw_value.setter
    def raw_value(self, values: Any) -> None:
        self.sheet.must_be_unlocked()
        rows = values if isinstance(values, list | tuple) else [[values]]
        formulas = {} if self._is_text() else {
            (row, column): value for row, cells in enumerate(rows, 1) for column, value in enumerate(cells, 1)
            if isinstance(value, str) and value.startswith("=")}
        self.cells.setDataArray([["" if (row, column) in formulas else _plain(value)
                                  for column, value in enumerate(cells, 1)] for row, cells in enumerate(rows, 1)])
        for place, formula in formulas.items():
            self(*place).set_formula(formula)

    def set_formula(self, formula: str) -> None:
        """Write a formula in the notation of Excel."""
        parser = self.sheet.book.document.createInstance("com.sun.star.sheet.FormulaParser")
        parser.CompileEnglish, parser.FormulaConvention = True, EXCEL_NOTATION
        self.cell.setTokens(parser.parseFormula(formula.removeprefix("="), self.cell.CellAddress))

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

    @formula.setter
    def formula(self, texts: Any) -> None:
        self.raw_value = texts

    @property
    def number_format(self) -> str | None:
        key = self.cells.NumberFormat  # none where they differ
        return None if key is None else str(self.formats.getByKey(key).FormatString)

    @number_format.setter
    def number_format(self, code: str) -> None:
        language = self.sheet.book.document.CharLocale
        key = self.formats.queryKey(code, language, False)
        self.cells.NumberFormat = self.formats.addNew(code, language) if key == -1 else key

    @property
    def color(self) -> tuple[int, ...] | None:
        colour = self.cells.CellBackColor
        return None if colour == -1 else _red_green_blue(colour)

    @color.setter
    def color(self, colour: str | None) -> None:
        self.sheet.must_be_unlocked()
        self.cells.CellBackColor = int(colour.lstrip("#"), 16) if colour else -1

    @property
    def wrap_text(self) -> bool:
        return bool(self.cells.IsTextWrapped)

    @wrap_text.setter
    def wrap_text(self, value: bool) -> None:
        self.cells.IsTextWrapped = value

    @property
    def vertical_alignment(self) -> str:
        return VERTICALLY[self.cells.VertJustify]

    @vertical_alignment.setter
    def vertical_alignment(self, value: str) -> None:
        self.cells.VertJustify = VERTICALLY.index(value)

    @property
    def font(self) -> "Font":
        return Font(self.cells)

    @property
    def column_width(self) -> float:
        return (float(self.cells.Columns.Width) / PIXEL - 5) / 7

    @column_width.setter
    def column_width(self, width: float) -> None:
        self.cells.Columns.Width = round((width * 7 + 5) * PIXEL)

    @property
    def note(self) -> "Note | None":
        return Note(self) if self.cell.Annotation.String else None

    def add_note(self, text: str) -> "Note":
        self.sheet.must_be_unlocked()
        self.sheet.sheet.Annotations.insertNew(self.cell.CellAddress, text)
        return Note(self)

    def select(self) -> None:
        self.sheet.book.document.CurrentController.select(self.cells)


class Font:
    def __init__(self, cells: Any) -> None:
        self.cells = cells

    @property
    def bold(self) -> bool:
        return bool(self.cells.CharWeight >= BOLD)

    @bold.setter
    def bold(self, value: bool) -> None:
        self.cells.CharWeight = BOLD if value else REGULAR

    @property
    def color(self) -> tuple[int, ...]:
        return _red_green_blue(self.cells.CharColor)

    @color.setter
    def color(self, colour: str) -> None:
        self.cells.CharColor = int(colour.lstrip("#"), 16)


class Note:
    def __init__(self, location: Range) -> None:
        self.location = location
        self.api = SimpleNamespace(Shape=_Box(location))

    @property
    def text(self) -> str:
        return str(self.location.cell.Annotation.String)

    @text.setter
    def text(self, text: str) -> None:
        self.location.sheet.must_be_unlocked()
        self.location.cell.Annotation.String = text

    def delete(self) -> None:
        self.location.sheet.must_be_unlocked()
        notes, here = self.location.sheet.sheet.Annotations, (self.location.row - 1, self.location.column - 1)
        places = [notes.getByIndex(number).Position for number in range(notes.Count)]
        notes.removeByIndex([(place.Row, place.Column) for place in places].index(here))


class _Box:
    """The box of a note; its width and height are in points."""

    def __init__(self, location: Range) -> None:
        self.__dict__["shape"] = location.cell.Annotation.AnnotationShape

    def __setattr__(self, name: str, points: float) -> None:
        shape = self.__dict__["shape"]
        size = shape.Size
        setattr(size, name, round(points * POINT))
        shape.Size = size


def _red_green_blue(colour: int) -> tuple[int, ...]:
    return colour >> 16, colour >> 8 & 0xFF, colour & 0xFF


def _moment(days: float) -> datetime:
    return datetime(1899, 12, 30) + timedelta(days=days)


def _plain(value: Any) -> str | float:
    """One value as Calc takes it."""
    return value or "" if value is None or isinstance(value, str) else float(value)
