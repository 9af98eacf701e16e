"""The Actions sheet: one table with locks, drop-downs, live checks and, in a checked copy, the problems marked."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from toolkit.tracker.judging.live import LIVE, Cell, LiveCheck, check_text, live_timing, live_verdict, problems_left
from toolkit.tracker.record.cells import column_letters
from toolkit.tracker.record.codes import Code, Timing, Verification
from toolkit.tracker.record.columns import VERIFICATION, Column, Filler, Kind, Value
from toolkit.tracker.record.periods import Period
from toolkit.tracker.record.problems import what_is_wrong, what_to_do
from toolkit.tracker.returns.parsing import ACTIONS_SHEET
from toolkit.words import workbooks as words
from toolkit.words.speaking import text
from toolkit.workbook.returns.long_texts import LONG_LOOK, LongTexts, put_long
from toolkit.workbook.returns.printing import print_in_bands
from toolkit.workbook.writing.action_table import IN_HEADER, Table
from toolkit.workbook.writing.formulas import (
    CHECK_ROW,
    TIMING_ROW,
    cell_formulas,
    check_formula,
    standalone_check_formula,
    timing_formula,
)
from toolkit.workbook.writing.heights import MOST_LINES, lines_of, tall
from toolkit.workbook.writing.rows import Rows, Slot, Written, slot_of
from toolkit.workbook.writing.validations import explain_cells, validate_cells
from toolkit.workbook.writing.workbook import (
    A4,
    ANSWER_FILL,
    DERIVED_HEAD,
    ERROR_FILL,
    GUARD_RAIL,
    HEAD_FILL,
    INK,
    LINE,
    LOCKED_FILL,
    PAPER,
    WARNING_FILL,
    Book,
    fitting,
    in_cell,
    number_format,
    put_text,
    set_up_page,
    shown_value,
)

ANSWER_HEAD = "#28A197"
OVERDUE_FILL, DUE_SOON_FILL = "#801650", "#F46A25"
OVERDUE_INK = "#801650"
HEADER_HEIGHT, LOWEST_ROW = 42, 44
LONGEST_NOTE = 2_000
"""Characters of one problem in a note; the value as written may be as long as a cell holds."""
FROZEN = "text"
"""The last column that stays in sight."""
IN_ROW = 0


def in_return(value: Value, column: Column) -> str | int | float | date | None:
    """A value as a return shows it: a period by the day that stands for it, nothing for what was not reported."""
    if isinstance(value, Period):
        return value.day
    if isinstance(value, Code) and value in column.omitted:
        return None
    shown = shown_value(in_cell(value, column))
    return fitting(shown) if isinstance(shown, str) and column.filler is Filler.DERIVED else shown


def write_actions(
    book: Book, table: Table, unit: str, round_name: str, author: str, paper: int = A4, long: LongTexts | None = None
) -> int:
    """Write the sheet.

    Args:
        book: Into which.
        table: What it shows.
        unit: For the page header.
        round_name: For the page header.
        author: Of the notes.
        paper: `A3` or `A4`.
        long: Takes in what no row is tall enough for.

    Returns:
        How many problems its Check cells show.
    """
    sheet = book.answer_sheet(text(ACTIONS_SHEET))
    writer = _Writer(book, sheet, table, long or LongTexts())
    writer.write_header()
    verdicts = [writer.write_row(index) for index in range(len(table.rows))]
    writer.define_formulas()
    writer.write_notes(author)
    _validate(sheet, table)
    _highlight(book, sheet, table)
    _set_up(sheet, table, unit, round_name, paper)
    return problems_left(verdicts)


class _Writer:
    """Writes the header and the rows, sharing the formats."""

    def __init__(self, book: Book, sheet: Worksheet, table: Table, long: LongTexts) -> None:
        self.book = book
        self.sheet = sheet
        self.table = table
        self.long = long
        self._widths = table.widths  # which are worked out each time
        self.rows = Rows(sheet, LOWEST_ROW, lines_of)
        self._slots: dict[tuple[str, bool, str, bool], Slot] = {}
        self._check_names: dict[frozenset[str], str] = {}

    def write_header(self) -> None:
        """The header row; who fills a column in shows in its colour."""
        headings = [column.heading for column in self.table.columns]
        self.sheet.set_row(0, tall(zip(headings, self._widths, strict=True), HEADER_HEIGHT))
        for at, column in enumerate(self.table.columns):
            fill, ink = header_colours(column)
            if (IN_HEADER, column.key) in self.table.marks:
                fill, ink = ERROR_FILL, INK
            head = self.book.format(bold=True, text_wrap=True, valign="top", border=1, border_color=LINE,
                                    bg_color=fill, font_color=ink)
            self.sheet.set_column(at, at, self._widths[at])
            put_text(self.sheet, 0, at, column.heading, head)

    def write_row(self, index: int) -> tuple[LiveCheck, ...]:
        """One row; returns its problems."""
        table, row = self.table, index + 1
        shown = {c.key: in_return(table.rows[index].get(c.key), c) for c in table.columns if c.key not in LIVE}
        cells: dict[str, Cell] = dict(shown)
        empty = table.standalone and not any(shown.values())
        failed = () if empty or table.as_of is None else live_verdict(
            cells, table.as_of, table.columns, table.answerable[index])
        live = {"timing": live_timing(cells, table.as_of, table.due_soon_days), "check": check_text(failed)}
        slots: list[Slot] = []
        values: list[Value] = []
        for at, column in enumerate(table.columns):
            is_long = column.key not in LIVE and self._is_long(index, at, shown[column.key])
            slot = self._slot(index, at, column, is_long=is_long)
            slots.append(slot)
            if column.key in LIVE:
                formula = self._formula(column.key, index)
                self.sheet.write_formula(row, at, formula, slot.format, live[column.key])
                values.append(Written(live[column.key]))
            elif is_long and self._put_long(index, at, str(shown[column.key]), slot.format):
                values.append(Written(shown[column.key]))
            else:
                values.append(shown[column.key])
        self.rows.write(row, slots, values)
        return failed

    def _is_long(self, index: int, at: int, value: object) -> bool:
        """Whether a text is only to be read and no row is tall enough for it."""
        return isinstance(value, str) and self.table.columns[at].key not in self.table.answerable[index] and (
            lines_of(value, self._widths[at]) > MOST_LINES)

    def _put_long(self, index: int, at: int, value: str, look: Format | None) -> bool:
        """Write such a text with a link to where all of it stands."""
        place = self.long.add(str(self.table.rows[index].get("ref", "")), self.table.columns[at].heading, value)
        return put_long(self.sheet, index + 1, at, value, place, look)

    def write_notes(self, author: str) -> None:
        """The notes on the cells with problems."""
        for (index, key), problems in self.table.marks.items():
            words = [f"{what_is_wrong(problem)} {what_to_do(problem)}".strip() for problem in problems]
            text = "\n\n".join(fitting(said, LONGEST_NOTE) for said in words)
            height = 30 + 15 * sum(1 + len(line) // 42 for line in text.split("\n"))
            self.sheet.write_comment(index + 1, self.table.at(key), text, {
                "author": author, "width": 280, "height": height, "font_size": 9, "color": "#FFFFFF"})

    def define_formulas(self) -> None:
        """The names that the cells of the live columns ask, one for each set of answers."""
        table = self.table
        names = cell_formulas(table.columns) | {TIMING_ROW: timing_formula(table.columns, table.due_soon_days)}
        for answerable, name in self._check_names.items():
            formula = (standalone_check_formula(table.columns, answerable, table.last_row) if table.standalone
                       else check_formula(table.columns, answerable))
            names[name] = formula
        for name, formula in names.items():
            self.book.book.define_name(name, formula)

    def _formula(self, key: str, index: int) -> str:
        if key == "timing":
            return f"={TIMING_ROW}"
        names = self._check_names
        number = len(names) + 1
        return "=" + names.setdefault(self.table.answerable[index], f"{CHECK_ROW}_{number}" if names else CHECK_ROW)

    def _slot(self, index: int, at: int, column: Column, *, is_long: bool) -> Slot:
        is_open = column.key in self.table.answerable[index]
        problems = self.table.marks.get((index, column.key), ())
        mark = "" if not problems else ERROR_FILL if any(p.is_error for p in problems) else WARNING_FILL
        key = (column.key, is_open, mark, is_long)
        if key not in self._slots:
            look = self._new_format(column, is_open, mark, LONG_LOOK if is_long else {})
            self._slots[key] = slot_of(at, look, self._widths[at])
        return self._slots[key]

    def _new_format(self, column: Column, is_open: bool, mark: str, look: Mapping[str, Any]) -> Format:
        fill = mark or (ANSWER_FILL if is_open else LOCKED_FILL)
        properties = {"text_wrap": True, "border": 1, "border_color": LINE, "bg_color": fill, "font_color": INK,
                      "locked": not is_open, **number_format(column)}
        if column.kind in (Kind.TEXT, Kind.NOTE) and column.key not in LIVE:
            properties["num_format"] = "@"
        if column.kind in (Kind.DATE, Kind.PERIOD):
            properties["align"] = "left"
        if column.key == "ref":
            properties["bold"] = True
        return self.book.format(**{**properties, **look})


def header_colours(column: Column) -> tuple[str, str]:
    """Fill and text colour of a column's heading, by who fills it in."""
    if column.is_answer:
        return ANSWER_HEAD, "#000000"
    return (DERIVED_HEAD if column.filler is Filler.DERIVED else HEAD_FILL), PAPER


def _validate(sheet: Worksheet, table: Table) -> None:
    for at, column in enumerate(table.columns):
        if column.key in LIVE:
            continue
        rows = range(1, len(table.rows) + 1)
        own = [row for row in rows if column.key in table.answerable[row - 1]]
        validate_cells(sheet, column, at, own)
        if column.is_answer:
            locked = [row for row in rows if column.key not in table.answerable[row - 1]]
            explain_cells(sheet, at, locked, column.heading, text(words.LEAD_ANSWERS))


def _highlight(book: Book, sheet: Worksheet, table: Table) -> None:
    """Colour what is late or due soon, beside the word in Timing, and what Check says."""
    last = table.last_row - 1
    letter = {column.key: column_letters(at) for at, column in enumerate(table.columns, 1)}
    given = f'TRIM(${letter["revised_deadline"]}2)<>""'
    for word, fill, ink, light in (
        (Timing.OVERDUE.label, OVERDUE_FILL, PAPER, ERROR_FILL),
        (Timing.DUE_SOON.label, DUE_SOON_FILL, "#000000", WARNING_FILL),
    ):
        is_so = f'${letter["timing"]}2="{word}"'
        solid = book.format(bg_color=fill, font_color=ink, bold=True)
        pale = book.format(bg_color=light, font_color=OVERDUE_INK if ink == PAPER else INK, bold=True)
        for key, formula, cell_format in (
            ("timing", f"={is_so}", solid),
            ("due_date", f"=AND({is_so},NOT({given}))", pale),
            ("revised_deadline", f"=AND({is_so},{given})", pale),
        ):
            at = table.at(key)
            options = {"type": "formula", "criteria": formula, "format": cell_format}
            sheet.conditional_format(1, at, last, at, options)
    if VERIFICATION in letter:
        at = table.at(VERIFICATION)
        sheet.conditional_format(1, at, last, at, {
            "type": "formula", "criteria": f'=${letter[VERIFICATION]}2="{Verification.NOT_ACCEPTED.label}"',
            "format": book.format(bg_color=WARNING_FILL, font_color=INK, bold=True)})
    at = table.at("check")
    marked = book.format(bg_color=WARNING_FILL, font_color=INK)
    sheet.conditional_format(1, at, last, at, {
        "type": "formula", "criteria": f'=LEN(${letter["check"]}2)>0', "format": marked})


def _set_up(sheet: Worksheet, table: Table, unit: str, round_name: str, paper: int) -> None:
    last_row, last_column = table.last_row - 1, len(table.columns) - 1
    sheet.set_tab_color(ANSWER_HEAD)
    sheet.freeze_panes(1, table.at(FROZEN) + 1)
    sheet.autofilter(0, 0, last_row, last_column)
    sheet.print_area(0, 0, last_row, last_column)
    set_up_page(sheet, unit, round_name)
    print_in_bands(sheet, table.widths, table.main, paper)
    sheet.ignore_errors({"number_stored_as_text": f"A1:{xl_rowcol_to_cell(last_row, last_column)}"})
    sheet.protect("", GUARD_RAIL)
    first_open = next((at for at, column in enumerate(table.columns) if column.is_answer), 0)
    sheet.set_selection(1, first_open, 1, first_open)
