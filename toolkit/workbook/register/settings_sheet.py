"""The sheet Settings of a register: what an organization says once, each line with what it means."""

from typing import Any

from toolkit.tracker.record.columns import Column, Kind, columns_of
from toolkit.tracker.record.register import Settings
from toolkit.tracker.record.register_sheets import SETTINGS, tab
from toolkit.words import workbooks as words
from toolkit.words.speaking import text
from toolkit.workbook.writing.validations import ERROR_LIMIT, MESSAGE_LIMIT, TITLE_LIMIT
from toolkit.workbook.writing.workbook import ANSWER_FILL, HEAD_FILL, INK, LINE, MUTED, Book, put, put_text, row_height

WIDTHS = (18, 44, 76)
"""In characters: what is said, what it is, and what that means."""
_CELL = {"border": 1, "border_color": LINE, "text_wrap": True, "align": "left", "valign": "vcenter"}


def write_settings(book: Book, settings: Settings) -> None:
    """Write the sheet, with a fill where people type, a drop-down where there are choices, and input messages."""
    sheet = book.sheet(tab(SETTINGS))
    for at, width in enumerate(WIDTHS):
        sheet.set_column(at, at, width)
    sheet.hide_gridlines(2)
    sheet.fit_to_pages(1, 0)
    sheet.set_landscape()
    sheet.set_tab_color(HEAD_FILL)
    for row, column in enumerate(columns_of(Settings)):
        value = getattr(settings, column.key)
        shown = (value.label if value else "") if column.kind is Kind.CODE else value
        put_text(sheet, row, 0, column.heading, book.format(bold=True, font_color=INK, **_CELL))
        put(sheet, row, 1, shown, book.format(bg_color=ANSWER_FILL, font_color=INK, **_CELL, **_typed_as(column)))
        put_text(sheet, row, 2, column.prompt, book.format(font_color=MUTED, **_CELL))
        sheet.set_row(row, row_height([(str(shown), WIDTHS[1]), (column.prompt, WIDTHS[2])], 20))
        sheet.data_validation(row, 1, row, 1, _limits(column) | {
            "input_title": column.heading[:TITLE_LIMIT], "input_message": column.prompt[:MESSAGE_LIMIT]})
    sheet.ignore_errors({"number_stored_as_text": "A1:C99"})


def _typed_as(column: Column) -> dict[str, str]:
    """What is typed stays the text that it is, also where it looks like a date."""
    return {} if column.kind is Kind.NUMBER else {"num_format": "@"}


def _limits(column: Column) -> dict[str, Any]:
    if column.choices:
        return {"validate": "list", "source": list(column.choices), **_error(column, text(words.CHOOSE))}
    if column.limits:
        least, most = column.limits
        return {"validate": "integer", "criteria": "between", "minimum": least, "maximum": most,
                **_error(column, column.prompt)}
    return {"validate": "any"}


def _error(column: Column, message: str) -> dict[str, str]:
    return {"error_title": column.heading[:TITLE_LIMIT], "error_message": message[:ERROR_LIMIT]}
