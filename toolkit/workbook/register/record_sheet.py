"""One sheet of records: its header, its rows, what people added behind them, and how it looks."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import takewhile
from math import ceil
from operator import attrgetter
from typing import Any, NamedTuple

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from toolkit.reading.number_formats import shows_time
from toolkit.reading.texts import utf16_units
from toolkit.tracker.record.actions import Action
from toolkit.tracker.record.carried import Look, NumberFormat
from toolkit.tracker.record.cells import Formula, PlainValue, address
from toolkit.tracker.record.codes import Timing
from toolkit.tracker.record.column_names import PLACE, VALUES, told
from toolkit.tracker.record.columns import EXCEL_TEXT_LIMIT, Column, Kind, Value, to_plain, value_of
from toolkit.tracker.record.periods import Period
from toolkit.tracker.record.problems import Place, Refused
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import Sheet, numbered
from toolkit.tracker.returns.answers import read_answer
from toolkit.words.readings.places import place_shown
from toolkit.words.speaking import figure
from toolkit.workbook.register.guides import apply_guides, guides
from toolkit.workbook.writing.rows import Rows, Slot, TooLongError, Written, slot_of, slot_of_written
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
    in_cell,
    number_format,
    put_text,
    row_height,
    set_up_page,
    shown_value,
)

HIGHLIGHTED = ((Timing.OVERDUE, ERROR_FILL), (Timing.DUE_SOON, WARNING_FILL))
ONE_LINE = 18.0
"""The height of a row with a single line of text, in points."""
AS_TEXT = {"num_format": "@"}
"""What is typed stays the text that it is."""
_MOMENTS = {datetime: "yyyy-mm-dd hh:mm:ss", date: "yyyy-mm-dd", time: "hh:mm:ss", timedelta: "[h]:mm:ss"}
"""Kind of a value that somebody added -> how it is shown, the narrower kind first."""
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


class _Part(NamedTuple):
    """How columns are written that stand beside each other.

    Attributes:
        slots: Of their cells.
        held: What a record holds in them, and something more.
        getters: Place among them, and what shows there where that is not what the record holds.
        leads: The places of those whose links can be clicked.
    """

    slots: list[Slot]
    held: Callable[[Any], Sequence[Any]]
    getters: list[tuple[int, Callable[[Any], Any]]]
    leads: list[int]


class RecordSheet:
    """Writes the records of one sheet."""

    def __init__(self, book: Book, declared: Sheet, register: Register) -> None:
        self.book = book
        self.declared = declared
        self.register = register
        self.records = declared.records(register)
        self.sheet = book.answer_sheet(declared.tab)
        self.extra = register.extra.get(declared.name, {})
        self.extra_headings = list(dict.fromkeys(heading for row in self.extra.values() for heading in row))
        self.look = register.looks.get(declared.name, Look())
        self.width = 0
        self.link = book.format(**CELL | AS_TEXT | LINKED)

    def write(self, derived: Mapping[str, object]) -> None:
        """Header, rows, and how the sheet looks.

        Args:
            derived: What is computed for each row, by what the row is known by; nothing where nothing can be.
        """
        self._write_header()
        self._write_extra_header()
        self._write_rows(derived)
        if self.declared.derived and _is_highlighted(self.declared):
            self._highlight(len(self.declared.columns))
        self._finish()

    def _write_rows(self, derived: Mapping[str, object]) -> None:
        rows, own = Rows(self.sheet), self._part(self.declared.columns)
        computed = self._part(self.declared.derived, len(own.slots)) if derived else None
        keys = self.declared.row_keys(self.records) if self.extra else ()
        for row, record in enumerate(self.records, start=1):
            slots, values = own.slots, self._values(row, record, own)
            if computed:
                slots = slots + computed.slots
                values += self._values(row, derived[self.declared.identity_of(record)], computed)
            if keys and (added := self._put_extra(row, keys[row - 1])):
                slots, values = [*slots, *map(slot_of_written, added)], values + [Written()] * len(added)
            try:
                rows.write(row, slots, values)
            except TooLongError as error:
                raise self._too_long(row, error) from None

    def _part(self, columns: Sequence[Column], start: int = 0) -> _Part:
        """How columns are written that stand beside each other."""
        slots = [slot_of(at, self._cell_format(column), 0 if self._is_hidden(column) else column.width)
                 for at, column in enumerate(columns, start)]
        keys = [columns[0].key if column.is_own else column.key for column in columns]
        return _Part(slots, attrgetter(*keys, keys[0]),
                     [(at, getter) for at, column in enumerate(columns) if (getter := self._getter(column))],
                     [at for at, column in enumerate(columns) if column.leads])

    def _values(self, row: int, record: object, part: _Part) -> list[Any]:
        """What the cells of a row show; what can be clicked there is written."""
        *values, _ = part.held(record)
        for at, getter in part.getters:
            values[at] = getter(record)
        for at in part.leads:
            if values[at] and put_link(self.sheet, row, part.slots[at].column, values[at], self.link):
                values[at] = Written(values[at])
        return values

    def _getter(self, column: Column) -> Callable[[Any], Any] | None:
        """What a cell of a column shows of a record; None where that is what the record holds."""
        if self.declared.names_columns and column.key in ("key", *VALUES, *PLACE):
            return partial(told, key=column.key, own=self.register.own_ever)
        value_in = partial(value_of, column=column) if column.is_own else attrgetter(column.key)
        if column.codes:
            labels: dict[Any, str] = {code: code.label for code in column.codes}
            return lambda record: labels.get(value := value_in(record), value)
        if column.phrases:
            return lambda record: column.shown(to_plain(value_in(record)))
        if column.kind in (Kind.PERIOD, Kind.UNITS):
            return lambda record: as_shown(value, column) if (value := value_in(record)) else None
        if column.kind is Kind.PER_CENT:
            return lambda record: in_cell(value_in(record), column)
        return value_in if column.is_own else None

    def _put_extra(self, row: int, key: str) -> list[int]:
        """Write a row in the columns that somebody added, and say in which."""
        values, written = self.extra.get(key, {}), []
        for at, heading in enumerate(self.extra_headings, start=len(self.declared.shown)):
            if (value := values.get(heading)) is not None:
                put_any(self.book, self.sheet, row, at, value, self.look.cells.get((key, heading)))
                written.append(at)
        return written

    def _too_long(self, row: int, error: TooLongError) -> Refused:
        column = self.declared.shown[error.column]
        place = Place(sheet=self.declared.tab, row=row + 1, cell=address(row + 1, error.column + 1),
                      column=column.heading)
        return Refused("too-long", place, figure(utf16_units(error.text)), figure(EXCEL_TEXT_LIMIT))

    def _write_header(self) -> None:
        for number, column in enumerate(self.declared.shown):
            fill = HEAD_FILL if self.declared.is_typed(column) else DERIVED_HEAD
            self._head(number, column.heading, column.width, fill, self.book.format(**WRAPPED, **typed_as(column)),
                       hidden=self._is_hidden(column))
        # Bold letters are broader than others, by about a sixth; the button of the filter takes two or three more.
        height = row_height((column.heading, round(column.width * 0.85) - 2) for column in self.declared.shown)
        self.sheet.set_row(0, max(height, ONE_LINE))

    def _is_hidden(self, column: Column) -> bool:
        """Whether a column is out of sight: always, or because its part of the tracker is not used."""
        return column.hidden or not self.register.settings.is_on(column.part)

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

    def _highlight(self, timing_column: int) -> None:
        last = max(len(self.records), 1)
        for timing, fill in HIGHLIGHTED:
            rule = {"type": "cell", "criteria": "==", "value": f'"{timing.label}"',
                    "format": self.book.book.add_format({"bg_color": fill, "bold": True})}
            self.sheet.conditional_format(1, timing_column, last, timing_column + 1, rule)

    def _write_extra_header(self) -> None:
        start, reserved = len(self.declared.shown), [column.heading for column in self.declared.shown]
        names = numbered([*reserved, *map(place_shown, self.extra_headings)])[start:]
        for number, (heading, name) in enumerate(zip(self.extra_headings, names, strict=True), start=start):
            below = self.book.format(text_wrap=True, **shown_as(self.look.columns.get(heading)))
            self._head(number, name, set_width(self.look.widths.get(heading)) or ADDED_WIDTH, HEAD_FILL, below)

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


def as_shown(value: Value, column: Column) -> Value:
    """A value as a cell shows it; a period in other words than it was written in where those say another."""
    if isinstance(value, Period) and not value.is_day and read_answer(value.written, column).plain != value.plain:
        value = Period(value.first, value.last)
    return shown_value(value)


def typed_as(column: Column) -> dict[str, Any]:
    """The number format that keeps what a column holds when somebody opens a cell and closes it again.

    Without it the reference 1.10 becomes the number 1.1, and a text that begins with an equals sign a formula.
    """
    return AS_TEXT if column.is_text or column.kind is Kind.UNITS else number_format(column)


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
