"""Sheets with blank rows for units to write into: new actions, contributions. A protected sheet does not grow."""

from collections.abc import Collection, Sequence
from typing import Any

from toolkit.tracker.record.cells import address
from toolkit.tracker.record.columns import columns_of
from toolkit.workbook.returns.actions_sheet import header_colours
from toolkit.workbook.writing.heights import tall, wide_enough
from toolkit.workbook.writing.validations import offer_list, validate_cells
from toolkit.workbook.writing.workbook import (
    ANSWER_FILL,
    GUARD_RAIL,
    INK,
    LINE,
    Book,
    put,
    put_text,
    set_up_page,
)

BLANK_ROWS = 30


def write_fillable(
    book: Book, name: str, record: type, written: Sequence[Any], unit: str, round_name: str,
    offered: Collection[str] = (),
) -> None:
    """Write a sheet with what was written already and blank rows below it.

    Args:
        book: Into which.
        name: Of the sheet.
        record: Whose issued columns it has.
        written: Records that stand there already.
        unit: For the page header.
        round_name: For the page header.
        offered: Keys of the columns whose choices stand on the hidden sheet of lists, beside those of code lists.
    """
    sheet = book.answer_sheet(name)
    columns = [column for column in columns_of(record) if column.issued]
    rows = range(1, len(written) + BLANK_ROWS + 1)
    cell = book.format(text_wrap=True, border=1, border_color=LINE, bg_color=ANSWER_FILL, font_color=INK, locked=False,
                       num_format="@")
    widths = [wide_enough(column.width, column.heading) for column in columns]
    sheet.set_row(0, tall([(column.heading, width) for column, width in zip(columns, widths, strict=True)], 24))
    for at, column in enumerate(columns):
        fill, ink = header_colours(column)
        head = book.format(bold=True, text_wrap=True, valign="vcenter", border=1, border_color=LINE, bg_color=fill,
                           font_color=ink)
        sheet.set_column(at, at, widths[at])
        put_text(sheet, 0, at, column.heading, head)
        (offer_list if column.key in offered else validate_cells)(sheet, column, at, rows)
        for row in rows:
            put(sheet, row, at, getattr(written[row - 1], column.key) if row <= len(written) else None, cell)
    for row in rows:
        texts = [(str(getattr(written[row - 1], c.key)), c.width) for c in columns] if row <= len(written) else []
        sheet.set_row(row, tall(texts, 30))
    sheet.freeze_panes(1, 0)
    sheet.print_area(0, 0, rows[-1], len(columns) - 1)
    set_up_page(sheet, unit, round_name)
    sheet.ignore_errors({"number_stored_as_text": f"A1:{address(rows[-1] + 1, len(columns))}"})
    sheet.protect("", GUARD_RAIL)
    sheet.set_selection(1, 0, 1, 0)
