"""The register as a workbook: the record that people open, and what the toolkit must remember in a hidden sheet."""

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache, partial
from operator import attrgetter
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from toolkit.reading.number_formats import shows_time
from toolkit.reading.texts import utf16_units
from toolkit.tracker.merge.competing import KEEP
from toolkit.tracker.merge.proposing import PROPOSED_SHEET
from toolkit.tracker.record.actions import Derived
from toolkit.tracker.record.carried import ForeignSheet, Look, NumberFormat
from toolkit.tracker.record.cells import address
from toolkit.tracker.record.codes import ProposalDecision, Timing
from toolkit.tracker.record.column_names import VALUES, told
from toolkit.tracker.record.columns import EXCEL_TEXT_LIMIT, Column, Kind, Value, columns_of
from toolkit.tracker.record.periods import Period
from toolkit.tracker.record.problems import Place, Refused
from toolkit.tracker.record.register import About, Register, Settings
from toolkit.tracker.record.register_sheets import ABOUT, BASE, SHEETS, Sheet, mark, marks_of, plain_of, plain_of_sheet
from toolkit.tracker.returns.answers import as_text, read_answer
from toolkit.tracker.views.figures import all_derived, latest_as_of
from toolkit.tracker.views.revisions import all_revisions
from toolkit.words import register as words
from toolkit.words.speaking import text
from toolkit.workbook.memory.base import base_payload
from toolkit.workbook.memory.packing import pack
from toolkit.workbook.register.settings_sheet import write_settings
from toolkit.workbook.writing.workbook import (
    A3,
    ANSWER_FILL,
    ERROR_FILL,
    FIRST_YEAR,
    HEAD_FILL,
    INK,
    PAPER,
    WARNING_FILL,
    Book,
    fitting,
    number_format,
    put,
    put_text,
    row_height,
    set_up_page,
    shown_value,
)

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
VERSION = 2
"""Of the hidden sheet, and of how the history names codes."""


def write_register(register: Register, now: datetime) -> bytes:
    """Write a register anew, whole.

    Args:
        register: What to write; its `hand_edits` are not written, they belong into the history first.
        now: Goes into the document's properties.
    """
    derived = _derived(register)
    memory = pack(_remembered(register, derived))  # Before the cells, which need much room by then.
    book = Book(register.settings.title or "Register", now, register.settings.organization)
    write_settings(book, register.settings)
    _write_about(book, register.about)
    for sheet in SHEETS:
        _SheetWriter(book, sheet, register).write(derived)
    for foreign in register.foreign:
        _write_foreign(book, foreign)
    base = book.sheet(BASE)
    base.very_hidden()
    for row, chunk in enumerate(memory):
        base.write_string(row, 0, chunk)
    base.write_string(0, 1, json.dumps(marks_of(register)))
    return book.to_bytes()


def _write_about(book: Book, about: About) -> None:
    sheet = book.sheet(ABOUT)
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 66)
    sheet.hide_gridlines(2)
    sheet.fit_to_pages(1, 0)
    for row, column in enumerate(columns_of(About)):
        put_text(sheet, row, 0, column.heading, book.format(bold=True, font_color=INK))
        put(sheet, row, 1, getattr(about, column.key), book.format(text_wrap=True, align="left", **_typed_as(column)))


class _SheetWriter:
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

    def write(self, derived: dict[str, Derived]) -> None:
        """Header, rows, columns behind them, and how the sheet looks."""
        columns = self.declared.columns
        self._write_header()
        self._write_rows(self.records, list(enumerate(columns)))
        if self.declared.derived and derived:
            self._write_derived(len(columns), derived)
        width = len(self.declared.shown)
        self._write_extra(width)
        self._finish(width + len(self.extra_headings))

    def _write_rows(self, records: Iterable[object], columns: list[tuple[int, Column]]) -> None:
        cells = [(number, column, self._getter(column), self._cell_format(column)) for number, column in columns]
        write_text = self.sheet.write_string
        for row, record in enumerate(records, start=1):
            longest = 0.0
            for number, column, value_of, cell_format in cells:
                value = value_of(record)
                if value is not None and value != "":
                    if type(value) is not str or write_text(row, number, value, cell_format) != 0:
                        self._put(row, number, value, column, cell_format)
                    if type(value) is str and (len(value) > column.width or "\n" in value):
                        longest = max(longest, _height(value, column.width))
            if longest > self.heights.get(row, ONE_LINE):
                self.heights[row] = longest
                self.sheet.set_row(row, longest)

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
            self._head(number, column.heading, column.width, self._cell_format(column))
        # Bold letters are broader than others, by about a sixth.
        height = row_height((column.heading, round(column.width * 0.85)) for column in self.declared.shown)
        self.sheet.set_row(0, max(height, ONE_LINE))

    def _head(self, number: int, heading: str, width: float, cell_format: Format) -> None:
        head = self.book.format(bold=True, font_color=PAPER, bg_color=HEAD_FILL, text_wrap=True, valign="vcenter")
        put_text(self.sheet, 0, number, heading, head)
        self.sheet.set_column(number, number, width, cell_format)

    def _cell_format(self, column: Column) -> Format:
        return self.book.format(text_wrap=True, align="left", **_typed_as(column))

    def _write_derived(self, start: int, derived: dict[str, Derived]) -> None:
        columns = list(enumerate(self.declared.shown))[start:]
        self._write_rows((derived[ref] for ref in self.register.actions), columns)
        self._highlight(start)

    def _highlight(self, timing_column: int) -> None:
        last = max(len(self.records), 1)
        for timing, fill in ((Timing.OVERDUE, ERROR_FILL), (Timing.DUE_SOON, WARNING_FILL)):
            rule = {"type": "cell", "criteria": "==", "value": f'"{timing.label}"',
                    "format": self.book.book.add_format({"bg_color": fill, "bold": True})}
            self.sheet.conditional_format(1, timing_column, last, timing_column + 1, rule)

    def _write_extra(self, start: int) -> None:
        look = self.register.looks.get(self.declared.name, Look())
        for number, heading in enumerate(self.extra_headings, start=start):
            below = self.book.format(text_wrap=True, **_shown_as(look.columns.get(heading)))
            self._head(number, heading, _width(look.widths.get(heading)) or ADDED_WIDTH, below)
        for row, key in enumerate(self.declared.row_keys(self.records), start=1) if self.extra else ():
            values = self.extra.get(key, {})
            for number, heading in enumerate(self.extra_headings, start=start):
                _put_any(self.book, self.sheet, row, number, values.get(heading), look.cells.get((key, heading)))

    def _finish(self, width: int) -> None:
        self.sheet.freeze_panes(1, 1)
        self.sheet.autofilter(0, 0, max(len(self.records), 1), width - 1)
        self.sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        settings = self.register.settings
        set_up_page(self.sheet, settings.title, settings.organization, A3)
        if self.records and self.declared.name == "Conflicts":
            self._offer_decisions([KEEP, *sorted({c.option for c in self.register.conflicts})],
                                  text(words.CONFLICT_HINT))
        if self.records and self.declared.name == PROPOSED_SHEET:
            self._offer_decisions([decision.label for decision in ProposalDecision], text(words.PROPOSAL_HINT))

    def _offer_decisions(self, choices: list[str], hint: str) -> None:
        keys = [column.key for column in self.declared.columns]
        self.sheet.data_validation(1, keys.index("decision"), len(self.records), keys.index("decision"), {
            "validate": "list", "source": choices, "error_type": "information", "input_title": "Decision",
            "input_message": hint,
        })
        for key in ("decision", "decided_by", "decided_on"):
            fill = self.book.format(bg_color=ANSWER_FILL, border=1, border_color="#BFC5CC", text_wrap=True)
            for row, record in enumerate(self.records, start=1):
                put(self.sheet, row, keys.index(key), getattr(record, key), fill)


@lru_cache(maxsize=4096)
def _height(text: str, width: int) -> float:
    """The height of a wrapped text; units and deadlines come again and again."""
    return row_height([(text, width)])


def _typed_as(column: Column) -> dict[str, str]:
    """The number format that keeps what a column holds when somebody opens a cell and closes it again.

    Without it the reference 1.10 becomes the number 1.1, and a text that begins with an equals sign a formula.
    """
    return AS_TEXT if column.kind in (Kind.TEXT, Kind.NOTE, Kind.UNITS) else number_format(column)


def _derived(register: Register) -> dict[str, Derived]:
    """Ref -> what is computed, as it is shown; nothing without a date to judge by."""
    as_of = latest_as_of(register)
    if as_of is None:
        return {}
    return {ref: _fitting(one) for ref, one in all_derived(register, as_of, all_revisions(register)).items()}


def _fitting(derived: Derived) -> Derived:
    """The comments of all units together may not fit into a cell; each of them stands whole on the sheet Comments.

    So may the revisions of a deadline, which stand on the sheet History. An action that was early is not overdue.
    """
    comments, evidence = (fitting(joined, ending=text(words.SEE_COMMENTS))
                          for joined in (derived.comments, derived.evidence))
    revisions = fitting(derived.revisions, ending=text(words.SEE_HISTORY))
    days = derived.days_overdue if (derived.days_overdue or 0) > 0 else None
    return replace(derived, comments=comments, evidence=evidence, revisions=revisions, days_overdue=days)


def _write_foreign(book: Book, foreign: ForeignSheet) -> None:
    sheet, look = book.sheet(foreign.name), foreign.look
    if foreign.is_hidden:
        sheet.hide()
    for column in {*look.widths, *look.columns}:
        shown = look.columns.get(column)
        sheet.set_column(int(column) - 1, int(column) - 1, _width(look.widths.get(column)),
                         None if shown is None else book.format(**_shown_as(shown)))
    for row, values in foreign.rows.items():
        for column, value in values.items():
            _put_any(book, sheet, row - 1, column - 1, value, look.cells.get((row, column)))


def _put_any(
    book: Book, sheet: Worksheet, row: int, column: int, value: object, shown: NumberFormat | None = None
) -> None:
    """Write a value that the toolkit carries along without knowing what it is, in the number format that it had."""
    look = book.format(text_wrap=True, **_shown_as(shown)) if shown is not None else None
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value, look)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value, look)
    elif isinstance(value, date | time | timedelta) and getattr(value, "year", FIRST_YEAR) >= FIRST_YEAR:
        usual = next(usual for kind, usual in _MOMENTS.items() if isinstance(value, kind))
        sheet.write_datetime(row, column, value, look if shows_time(shown) else book.format(num_format=usual))
    elif value is not None:
        put_text(sheet, row, column, str(value), look or book.format(text_wrap=True, **AS_TEXT))


def _width(stored: float | None) -> float | None:
    """A width as a file has it, without the margin that the writer adds."""
    return None if stored is None else max(stored - COLUMN_MARGIN, 0)


def _shown_as(shown: NumberFormat | None) -> dict[str, NumberFormat]:
    return {} if shown is None else {"num_format": shown}


def _remembered(register: Register, derived: dict[str, Derived]) -> dict[str, Any]:
    """What the hidden sheet holds."""
    return {
        "version": VERSION,
        "columns": {sheet.name: [column.key for column in sheet.columns] for sheet in SHEETS},
        "about": plain_of(register.about, columns_of(About)),
        "settings": plain_of(register.settings, columns_of(Settings)),
        "derived": {ref: {c.key: mark(as_text(shown_value(getattr(one, c.key)))) for c in columns_of(Derived)}
                    for ref, one in derived.items()},
        "records": {sheet.name: plain_of_sheet(sheet, register) for sheet in SHEETS},
        "issued": [base_payload(issued) for versions in register.issued.values() for issued in versions],
        "documents": register.documents,
        "keys": list(register.keys.items()),
        "returned": [[*key, answers] for key, answers in register.returned.items()],
    }
