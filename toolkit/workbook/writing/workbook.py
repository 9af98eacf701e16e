"""A workbook being written anew: safe texts, shared formats, the same bytes for the same content."""

import math
from collections.abc import Iterable
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from toolkit.tracker.record.codes import Code
from toolkit.tracker.record.columns import EXCEL_TEXT_LIMIT, Column, Kind, Value
from toolkit.tracker.record.periods import Period
from toolkit.words import workbooks as words
from toolkit.words.speaking import said

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

SHORTENED = " … (shortened)"
"""Ends a text that was cut."""
FIRST_YEAR = 1900
"""Spreadsheets know no date before it."""
DATE_FORMAT = "yyyy-mm-dd"
FONT = "Calibri"
INK, PAPER = "#1F2933", "#FFFFFF"
HEAD_FILL, DERIVED_HEAD = "#12436D", "#3D3D3D"
ANSWER_FILL, LOCKED_FILL = "#FFF9E5", "#F3F4F6"
ERROR_FILL, WARNING_FILL, LINE = "#F6D9E3", "#FDE3D0", "#BFC5CC"
MUTED = "#5B6670"
LINE_HEIGHT, TALLEST_ROW = 13.2, 409
"""In points: a line of text at size 10, and the tallest row there is."""
GUARD_RAIL = {"autofilter": True, "format_columns": True, "format_rows": True, "sort": True, "insert_hyperlinks": True}
"""What stays allowed on a protected sheet, beside selecting."""
A3, A4 = 8, 9
WINDOW = 1800, 1000
"""Of the program when it opens the file, in pixels."""


class Book:
    """A workbook in memory.

    Args:
        title: Goes into the document's properties.
        now: The moment of writing; the only time that the file carries.
        author: Goes into the document's properties.
        language: Goes into the document's properties.
    """

    def __init__(self, title: str, now: datetime, author: str = "", language: str = "en") -> None:
        from toolkit.workbook.writing.xlsx import Workbook  # those that only need a colour start sooner

        self._buffer = BytesIO()
        self.book = Workbook(self._buffer, {"in_memory": True})
        self.book.language = language
        self.book.set_size(*WINDOW)
        self.book.set_properties({"title": title, "author": author, "created": now.replace(tzinfo=None)})
        self._formats: dict[frozenset[tuple[str, Any]], Format] = {}

    def sheet(self, name: str) -> "Worksheet":
        """A new sheet."""
        return self.book.add_worksheet(name)

    def answer_sheet(self, name: str) -> "Worksheet":
        """A new sheet to type in: a row whose height is set still grows with what somebody types."""
        from toolkit.workbook.writing.xlsx import AnswerWorksheet

        return self.book.add_worksheet(name, AnswerWorksheet)

    def lock_structure(self) -> None:
        """Keep sheets from being added, renamed or removed; without a password, a guard rail."""
        self.book.structure_locked = True

    def format(self, **properties: Any) -> "Format":
        """The format with these XlsxWriter properties; asking twice gives the same one."""
        key = frozenset(properties.items())
        if key not in self._formats:
            basics = {"font_name": FONT, "font_size": 10, "valign": "top"}
            self._formats[key] = self.book.add_format(basics | properties)
        return self._formats[key]

    def to_bytes(self) -> bytes:
        """The finished workbook; nothing can be added after it."""
        self.book.close()
        return self._buffer.getvalue()


def put(sheet: "Worksheet", row: int, column: int, value: Value, cell_format: "Format | None" = None) -> None:
    """Write one typed value into a cell (row and column counted from 0); text always stays text.

    Raises:
        ValueError: The text is longer than a cell holds.
    """
    shown = value if type(value) is str else shown_value(value)
    if shown is None:
        sheet.write_blank(row, column, None, cell_format)
    elif isinstance(shown, str):
        put_text(sheet, row, column, shown, cell_format)
    elif isinstance(shown, date) and shown.year < FIRST_YEAR:
        put_text(sheet, row, column, shown.isoformat(), cell_format)
    elif isinstance(shown, date):
        sheet.write_datetime(row, column, shown, cell_format)
    else:
        sheet.write_number(row, column, shown, cell_format)


def put_text(sheet: "Worksheet", row: int, column: int, text: str, cell_format: "Format | None" = None) -> None:
    """Write text that stays text, whatever it looks like (`=1+1`, `@x`, `http://…`).

    Raises:
        ValueError: The text is longer than a cell holds.
    """
    if not text:
        sheet.write_blank(row, column, None, cell_format)
    elif sheet.write_string(row, column, text, cell_format) != 0:
        raise ValueError(f"text of {len(text)} characters does not fit into a cell")


def fitting(text: str, limit: int = EXCEL_TEXT_LIMIT, ending: str = SHORTENED) -> str:
    """A text that is only shown, cut where it is longer than a limit in UTF-16 units; the ending says so."""
    if len(text) * 2 <= limit:
        return text
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) <= limit * 2:
        return text
    kept = units[: (limit - len(ending)) * 2].decode("utf-16-le", "ignore")
    return kept + ending


def shown_value(value: Value) -> str | int | float | date | None:
    """What a person sees in a cell: labels for codes, a date for a day, words for a longer period."""
    if value is None or value in ("", ()):
        return None
    if isinstance(value, Code):
        return value.label
    if isinstance(value, Period):
        return value.first if value.is_day else value.written or value.plain
    if isinstance(value, tuple):
        return ", ".join(value)
    return value


def in_cell(value: Value, column: Column) -> Value:
    """A value as a cell of a column holds it: 40 per cent as 0.4."""
    is_number = column.kind is Kind.PER_CENT and isinstance(value, int | float)
    return value / 100 if is_number else value  # type: ignore[operator]


_NUMBER_FORMATS = {Kind.DATE: DATE_FORMAT, Kind.PERIOD: DATE_FORMAT, Kind.PER_CENT: "0%", Kind.LIST: "@"}


def number_format(column: Column) -> dict[str, str]:
    """The number format that a column's cells need, as XlsxWriter properties."""
    return {"num_format": shown} if (shown := _NUMBER_FORMATS.get(column.kind)) else {}


def row_height(texts: Iterable[tuple[str, int]], at_least: float = 0) -> float:
    """The height that a row needs for its wrapped texts, in points.

    Args:
        texts: Each text with the width of its column, in characters.
        at_least: The least height.
    """
    return height_of(max((lines_of(text, width) for text, width in texts if text), default=1), at_least)


def height_of(lines: int, at_least: float = 0) -> float:
    """The height of a row with so many lines of text, in points."""
    return min(max(lines * LINE_HEIGHT + 4, at_least), TALLEST_ROW)


def lines_of(text: str, width: int) -> int:
    """Lines that a wrapped text takes; a width counts broad digits, so that a little more of a text goes into it."""
    capacity = max(width * 1.18, 1)
    return sum(max(1, math.ceil(len(line) / capacity)) for line in text.split("\n"))


def set_up_page(sheet: "Worksheet", left: str, right: str, paper: int = A4, pages: int = 1) -> None:
    """Print landscape, with the header row on every page.

    Args:
        sheet: The sheet.
        left: The header's left half, such as the unit.
        right: The header's right half, such as the round.
        paper: `A3` or `A4`.
        pages: How many pages wide it is.
    """
    sheet.set_landscape()
    sheet.set_paper(paper)
    sheet.fit_to_pages(pages, 0)
    sheet.repeat_rows(0)
    sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    sheet.set_header(f"&L&9{_in_header(left, 80)}&R&9{_in_header(right, 40)}")
    sheet.set_footer(f"&L&9&A&R&9{said(words.PAGE_OF, page='&P', pages='&N')}")


def _in_header(text: str, limit: int) -> str:
    """Text as a header shows it: `&` begins a code there, a digit would belong to the size, 255 characters fit."""
    shown = text[:limit] if len(text) <= limit else f"{text[: limit - 1]}…"
    return " " + shown.replace("&", "&&")
