"""A plain table on a sheet of its own: header, wrapped cells, filter, print set-up."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, NamedTuple

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from toolkit.reading.texts import utf16_units
from toolkit.tracker.record.columns import EXCEL_TEXT_LIMIT, Value
from toolkit.tracker.wording.evidence.links import LONGEST_LINK, links_in
from toolkit.workbook.writing.heights import tall, wide_enough
from toolkit.workbook.writing.rows import Rows, Slot, Written, slot_of
from toolkit.workbook.writing.workbook import (
    A4,
    DATE_FORMAT,
    HEAD_FILL,
    INK,
    LINE,
    PAPER,
    Book,
    put_text,
    set_up_page,
)

LINK_LOOK = {"text_wrap": True, "border": 1, "border_color": LINE, "font_color": HEAD_FILL, "underline": 1}
"""The look of a cell that leads somewhere, as XlsxWriter properties."""
MOST_LINKS = 60_000
"""What Excel takes in a sheet, with some room."""
HEADER_HEIGHT, LOWEST_ROW = 24, 18


class Heading(NamedTuple):
    """A column of such a table."""

    text: str
    width: int


class Linked(NamedTuple):
    """A text that leads somewhere when it is clicked.

    Attributes:
        text: The text.
        target: Where it leads, as XlsxWriter names it.
    """

    text: str
    target: str


Look = Callable[[int, int], dict[str, Any]]
"""Row and column, both counted from 0 -> XlsxWriter properties of the cell beyond the usual ones."""


def write_table(
    book: Book, sheet: Worksheet, headings: Sequence[Heading], rows: Sequence[Sequence[Value | Linked]],
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
    headings = [Heading(text, wide_enough(width, text)) for text, width in headings]
    sheet.set_row(0, tall(headings, HEADER_HEIGHT))
    for at, heading in enumerate(headings):
        sheet.set_column(at, at, heading.width)
        put_text(sheet, 0, at, heading.text, head)
    written, link = Rows(sheet, LOWEST_ROW), book.format(**LINK_LOOK)
    slots: dict[tuple[int, Format], Slot] = {}
    for number, row in enumerate(rows, 1):
        stand, values = [], []
        for at, held in enumerate(row):
            is_put = isinstance(held, Linked) and _put(sheet, number, at, held, link)
            value = held.text if isinstance(held, Linked) else held
            shown = link if is_put else book.format(**_usual(value) | look(number - 1, at))
            if (at, shown) not in slots:
                slots[at, shown] = slot_of(at, shown, headings[at].width)
            stand.append(slots[at, shown])
            values.append(Written(value) if is_put else value)
        written.write(number, stand, values)
    last_row, last_column = len(rows), len(headings) - 1
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last_row, last_column)
    sheet.print_area(0, 0, last_row, last_column)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last_row + 1}"})
    set_up_page(sheet, left, right, paper)


def put_link(sheet: Worksheet, row: int, at: int, text: str, look: Format, beside: str | None = "") -> bool:
    """Write a text whose first link is one click away, where it has one. The text stays as it is.

    Args:
        sheet: The sheet.
        row: Of the cell, counted from 0.
        at: The column of the cell, counted from 0.
        text: The text.
        look: Of a cell that leads somewhere.
        beside: The way from the folder of the workbook to that of the register, such as “../”; None for none.

    Returns:
        Whether it was written. Otherwise nothing was.
    """
    held = linked(text, beside)
    return isinstance(held, Linked) and _put(sheet, row, at, held, look)


def linked(text: str, beside: str | None = "") -> Linked | str:
    """A text with where its first link leads; the text alone where it has none.

    Args:
        text: The text.
        beside: The way from the folder of the workbook to that of the register, such as “../”; None for none.
    """
    link = next((one for one in links_in(text) if not one.is_file or beside is not None), None)
    if link is None:
        return text
    return Linked(text, f"external:{beside}{link.target}" if link.is_file else link.target)


def _put(sheet: Worksheet, row: int, at: int, held: Linked, look: Format) -> bool:
    """Write a text that leads somewhere, and say whether it was written; otherwise nothing was."""
    if sheet.hlink_count >= MOST_LINKS or utf16_units(held.text) > EXCEL_TEXT_LIMIT or len(held.target) > LONGEST_LINK:
        return False
    return bool(sheet.write_url(row, at, held.target, look, held.text) == 0)


def _usual(value: Value) -> dict[str, Any]:
    usual = {"text_wrap": True, "border": 1, "border_color": LINE, "font_color": INK, "align": "left"}
    if isinstance(value, date):
        return usual | {"num_format": DATE_FORMAT}
    return usual | ({"num_format": "@"} if isinstance(value, str) else {})
