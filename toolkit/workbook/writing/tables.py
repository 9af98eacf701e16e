"""A plain table on a sheet of its own: header, wrapped cells, filter, print set-up."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, NamedTuple

from xlsxwriter.worksheet import Worksheet

from toolkit.tracker.record.columns import Value
from toolkit.workbook.writing.workbook import (
    A4,
    DATE_FORMAT,
    HEAD_FILL,
    INK,
    LINE,
    PAPER,
    Book,
    put,
    put_text,
    row_height,
    set_up_page,
)

LINK_LOOK = {"text_wrap": True, "border": 1, "border_color": LINE, "font_color": "#12436D", "underline": 1}
"""The look of a cell that leads somewhere, as XlsxWriter properties."""
HEADER_HEIGHT, LOWEST_ROW = 24, 18


class Heading(NamedTuple):
    """A column of such a table."""

    text: str
    width: int


Look = Callable[[int, int], dict[str, Any]]
"""Row and column, both counted from 0 -> XlsxWriter properties of the cell beyond the usual ones."""


def write_table(
    book: Book, sheet: Worksheet, headings: Sequence[Heading], rows: Sequence[Sequence[Value]],
    look: Look = lambda row, at: {}, left: str = "", right: str = "", paper: int = A4,
) -> None:
    """Write a table onto an empty sheet, from A1.

    Args:
        book: The workbook.
        sheet: The sheet.
        headings: Its columns.
        rows: Its cells.
        look: What is special about a cell.
        left: For the page header.
        right: For the page header.
        paper: For printing.
    """
    head = book.format(bold=True, text_wrap=True, valign="vcenter", border=1, border_color=LINE, bg_color=HEAD_FILL,
                       font_color=PAPER)
    sheet.set_row(0, HEADER_HEIGHT)
    for at, heading in enumerate(headings):
        sheet.set_column(at, at, heading.width)
        put_text(sheet, 0, at, heading.text, head)
    for number, row in enumerate(rows, 1):
        for at, value in enumerate(row):
            put(sheet, number, at, value, book.format(**_usual(value) | look(number - 1, at)))
        texts = [(value, heading.width) for value, heading in zip(row, headings, strict=True) if isinstance(value, str)]
        sheet.set_row(number, row_height(texts, LOWEST_ROW))
    last_row, last_column = len(rows), len(headings) - 1
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last_row, last_column)
    sheet.print_area(0, 0, last_row, last_column)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last_row + 1}"})
    set_up_page(sheet, left, right, paper)


def _usual(value: Value) -> dict[str, Any]:
    usual = {"text_wrap": True, "border": 1, "border_color": LINE, "font_color": INK, "align": "left"}
    if isinstance(value, date):
        return usual | {"num_format": DATE_FORMAT}
    return usual | ({"num_format": "@"} if isinstance(value, str) else {})
