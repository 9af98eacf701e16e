"""One sheet of records: its header, its rows, what people added behind them, and how it looks."""

from collections.abc import Callable, Collection, Iterable
from datetime import date, datetime, time, timedelta
from functools import lru_cache, partial
from itertools import takewhile
from math import ceil
from operator import attrgetter
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from toolkit.reading.number_formats import shows_time
from toolkit.reading.texts import utf16_units
from toolkit.tracker.record.actions import Action
from toolkit.tracker.record.carried import Look, NumberFormat
from toolkit.tracker.record.cells import Formula, PlainValue, address
from toolkit.tracker.record.codes import Timing
from toolkit.tracker.record.column_names import VALUES, told
from toolkit.tracker.record.columns import EXCEL_TEXT_LIMIT, Column, Kind, Value
from toolkit.tracker.record.periods import Period
from toolkit.tracker.record.problems import Place, Refused
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import Sheet
from toolkit.tracker.returns.answers import read_answer
from toolkit.workbook.register.guides import apply_guides, guides
from toolkit.workbook.writing.tables import LINK_LOOK, put_link
from toolkit.workbook.writing.workbook import (
    A4,
    ANSWER_FILL,
    DERIVED_HEAD,
    ERROR_FILL,
    FIRST_YEAR,
    HEAD_FILL,
    INK,
    LINE,
    LOCKED_FILL,
    PAPER,
    WARNING_FILL,
    Book,
    number_format,
    put,
    put_text,
    row_height,
    set_up_page,
)

HIGHLIGHTED = ((Timing.OVERDUE, ERROR_FILL), (Timing.DUE_SOON, WARNING_FILL))
ONE_LINE = 18.0
"""The height of a row with a single line of text, in points."""
AS_TEXT = {"num_format": "@"}
"""What is typed stays the text that it is."""
_MOMENTS = {datetime: "yyyy-mm-dd hh:mm:ss", date: "yyyy-mm-dd", time: "hh:mm:ss", timedelta: "[h]:mm:ss"}
"""Kind of a value that somebody added -> how it is shown, the narrower kind first."""
AT_A_TIME = 4096
"""Rows that are kept as cells before they are packed, where nothing is written behind them later."""
ADDED_WIDTH = 20
"""In characters, of a column that somebody added and whose width nobody set."""
COLUMN_MARGIN = 5 / 7
"""Of a column, beside its characters and in their widths."""
PAGE_WIDTH, SMALLEST = 150, 0.65
"""Characters that fit beside each other on a printed page, and how much smaller they may be so that more do."""
WRAPPED = {"text_wrap": True, "align": "left"}
LINKED = {"font_color": LINK_LOOK["font_color"], "underline": LINK_LOOK["underline"]}
CELL = {**WRAPPED, "border": 1, "border_color": LINE, "font_color": INK}
"""The look of a cell in the table, as XlsxWriter properties; below it a column is only wrapped."""


class RecordSheet:
    """Writes the records of one sheet."""

    def __init__(self, book: Book, declared: Sheet, register: Register) -> None:
        self.book = book
        self.declared = declared
        self.register = register
        self.records = declared.records(register)
        self.sheet = book.answer_sheet(declared.name)
        self.heights: dict[int, float] = {}
        self.extra = register.extra.get(declared.name, {})
        self.extra_headings = list(dict.fromkeys(heading for row in self.extra.values() for heading in row))
        self.width = 0
        self.link = book.format(**CELL | AS_TEXT | LINKED)

    def write(self, derived: Collection[object]) -> None:
        """Header, rows, columns behind them, and how the sheet looks.

        Args:
            derived: What is computed for each row; nothing where nothing can be.
        """
        columns = self.declared.columns
        self._write_header()
        self._write_rows(self.records, list(enumerate(columns)))
        if self.declared.derived:
            self._write_derived(len(columns), derived)
        self._write_extra(len(self.declared.shown))
        self._finish()

    def _write_rows(self, records: Iterable[object], columns: list[tuple[int, Column]]) -> None:
        cells = [(number, column, self._getter(column), self._cell_format(column)) for number, column in columns]
        in_one_go = not (self.declared.derived or self.extra_headings)
        write_text, write_blank = self.sheet.write_string, self.sheet.write_blank
        for row, record in enumerate(records, start=1):
            longest = 0.0
            for number, column, value_of, cell_format in cells:
                value = value_of(record)
                if value is None or value == "":
                    write_blank(row, number, None, cell_format)
                    continue
                if not (column.leads and put_link(self.sheet, row, number, value, self.link)) and (
                        type(value) is not str or write_text(row, number, value, cell_format) != 0):
                    self._put(row, number, value, column, cell_format)
                if type(value) is str and not column.hidden and (len(value) > column.width or "\n" in value):
                    longest = max(longest, _height(value, column.width))
            if longest > self.heights.get(row, ONE_LINE):
                self.heights[row] = longest
                self.sheet.set_row(row, longest)
            if in_one_go and row % AT_A_TIME == 0:
                self.sheet.complete_rows(row)

    def _getter(self, column: Column) -> Callable[[Any], Any]:
        if self.declared.names_columns and column.key in ("key", *VALUES):
            return partial(told, key=column.key)
        value_of = attrgetter(column.key)
        return (lambda record: getattr(value_of(record), "label", None)) if column.kind is Kind.CODE else value_of

    def _put(self, row: int, number: int, value: Value, column: Column, cell_format: Format) -> None:
        if isinstance(value, Period) and not value.is_day and read_answer(value.written, column).plain != value.plain:
            value = Period(value.first, value.last)
        try:
            put(self.sheet, row, number, value, cell_format)
        except ValueError:
            place = Place(sheet=self.declared.name, row=row + 1, cell=address(row + 1, number + 1),
                          column=column.heading)
            raise Refused("too-long", place, f"{utf16_units(str(value)):,}", f"{EXCEL_TEXT_LIMIT:,}") from None

    def _write_header(self) -> None:
        for number, column in enumerate(self.declared.shown):
            fill = HEAD_FILL if self.declared.is_typed(column) else DERIVED_HEAD
            self._head(number, column.heading, column.width, fill, self.book.format(**WRAPPED, **typed_as(column)),
                       hidden=column.hidden)
        # Bold letters are broader than others, by about a sixth; the button of the filter takes two or three more.
        height = row_height((column.heading, round(column.width * 0.85) - 2) for column in self.declared.shown)
        self.sheet.set_row(0, max(height, ONE_LINE))

    def _head(
        self, number: int, heading: str, width: float, fill: str, below: Format, *, hidden: bool = False
    ) -> None:
        head = self.book.format(bold=True, font_color=PAPER, bg_color=fill, text_wrap=True, valign="vcenter", border=1,
                                border_color=LINE)
        put_text(self.sheet, 0, number, heading, head)
        self.sheet.set_column(number, number, width, below, {"hidden": hidden})
        self.width += 0 if hidden else ceil(width)

    def _cell_format(self, column: Column) -> Format:
        properties = CELL | typed_as(column)
        if column is self.declared.columns[0] and self.declared.is_typed(column):
            properties |= {"bold": True}
        if column.key in self.declared.decided:
            properties |= {"bg_color": ANSWER_FILL}
        elif not self.declared.is_typed(column):
            properties |= {"bg_color": LOCKED_FILL}
        return self.book.format(**properties)

    def _write_derived(self, start: int, derived: Collection[object]) -> None:
        self._write_rows(derived, list(enumerate(self.declared.shown))[start:])
        if _is_highlighted(self.declared):
            self._highlight(start)

    def _highlight(self, timing_column: int) -> None:
        last = max(len(self.records), 1)
        for timing, fill in HIGHLIGHTED:
            rule = {"type": "cell", "criteria": "==", "value": f'"{timing.label}"',
                    "format": self.book.book.add_format({"bg_color": fill, "bold": True})}
            self.sheet.conditional_format(1, timing_column, last, timing_column + 1, rule)

    def _write_extra(self, start: int) -> None:
        look = self.register.looks.get(self.declared.name, Look())
        for number, heading in enumerate(self.extra_headings, start=start):
            below = self.book.format(text_wrap=True, **shown_as(look.columns.get(heading)))
            self._head(number, heading, set_width(look.widths.get(heading)) or ADDED_WIDTH, HEAD_FILL, below)
        for row, key in enumerate(self.declared.row_keys(self.records), start=1) if self.extra else ():
            values = self.extra.get(key, {})
            for number, heading in enumerate(self.extra_headings, start=start):
                put_any(self.book, self.sheet, row, number, values.get(heading), look.cells.get((key, heading)))

    def _finish(self) -> None:
        last_row, last_column = len(self.records), len(self.declared.shown) + len(self.extra_headings) - 1
        known_by = len(list(takewhile(lambda column: column.key in self.declared.identity, self.declared.columns)))
        self.sheet.freeze_panes(1, known_by or 1)
        self.sheet.autofilter(0, 0, max(last_row, 1), last_column)
        self.sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        title, organization = self.register.title, self.register.settings.organization
        set_up_page(self.sheet, title, organization, A4, ceil(self.width * SMALLEST / PAGE_WIDTH))
        self.sheet.repeat_columns(0, (known_by or 1) - 1)
        self.sheet.print_area(0, 0, last_row, last_column)
        apply_guides(self.sheet, self.declared, last_row)


def beside(declared: Sheet) -> dict[str, int]:
    """What stands beside the cells of a sheet, as `RawSheet.beside` counts it: what else does, a person added."""
    highlighted = {"cfRule": len(HIGHLIGHTED)} if _is_highlighted(declared) else {}
    return {"dataValidation": len(list(guides(declared))), **highlighted}


def _is_highlighted(declared: Sheet) -> bool:
    return declared.record is Action


@lru_cache(maxsize=4096)
def _height(text: str, width: int) -> float:
    """The height of a wrapped text; units and deadlines come again and again."""
    return row_height([(text, width)])


def typed_as(column: Column) -> dict[str, Any]:
    """The number format that keeps what a column holds when somebody opens a cell and closes it again.

    Without it the reference 1.10 becomes the number 1.1, and a text that begins with an equals sign a formula.
    """
    return AS_TEXT if column.kind in (Kind.TEXT, Kind.NOTE, Kind.UNITS) else number_format(column)


def put_any(
    book: Book, sheet: Worksheet, row: int, column: int, value: object, shown: NumberFormat | None = None
) -> None:
    """Write a value that the toolkit carries along without knowing what it is, in the number format that it had."""
    look = book.format(text_wrap=True, **shown_as(shown)) if shown is not None else None
    if isinstance(value, Formula):
        cell_format = look or book.format(text_wrap=True)
        sheet.write_formula(row, column, f"={value.text}", cell_format, _cached(sheet, value.cached))
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value, look)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value, look)
    elif isinstance(value, date | time | timedelta) and getattr(value, "year", FIRST_YEAR) >= FIRST_YEAR:
        usual = next(usual for kind, usual in _MOMENTS.items() if isinstance(value, kind))
        sheet.write_datetime(row, column, value, look if shows_time(shown) else book.format(num_format=usual))
    elif value is not None:
        put_text(sheet, row, column, str(value), look or book.format(text_wrap=True, **AS_TEXT))


def _cached(sheet: Worksheet, value: PlainValue | None) -> str | float | None:
    """What a formula gave, as a file has it; a day is a number there. None where the next program has to compute it."""
    if isinstance(value, date | time | timedelta):
        known = getattr(value, "year", FIRST_YEAR) >= FIRST_YEAR
        return float(sheet._convert_date_time(value)) if known else None
    return value


def set_width(stored: float | None) -> float | None:
    """A width as a file has it, without the margin that the writer adds."""
    return None if stored is None else max(stored - COLUMN_MARGIN, 0)


def shown_as(shown: NumberFormat | None) -> dict[str, NumberFormat]:
    """A number format as XlsxWriter properties."""
    return {} if shown is None else {"num_format": shown}
