"""The sheet Long texts: what is only to be read and is too long for a row, whole."""

from collections.abc import Sequence

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from toolkit.tracker.returns.return_sheets import IN_LONG_TEXTS, LONG_SHEET
from toolkit.words import workbooks as words
from toolkit.words.speaking import said, text, texts
from toolkit.workbook.writing.heights import pieces, tall
from toolkit.workbook.writing.tables import LINK_LOOK, LOWEST_ROW, Heading, write_table
from toolkit.workbook.writing.workbook import GUARD_RAIL, HEAD_FILL, Book

WIDTHS = (10, 24, 110)
"""In characters: the action, the column, and the text."""
LONG_LOOK = {name: LINK_LOOK[name] for name in ("font_color", "underline")}
"""The look of a text that goes on there, as XlsxWriter properties."""


class LongTexts:
    """Gathers what is to be written on the sheet."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, str, str]] = []

    def add(self, ref: str, heading: str, text: str) -> str:
        """Take in a text; returns the address of the cell in which it begins.

        Args:
            ref: Of its action.
            heading: Of its column.
            text: All of it.
        """
        row = len(self.rows) + 2
        self.rows += [(ref, heading, piece) for piece in pieces(text, WIDTHS[-1])]
        return f"C{row}"


def put_long(sheet: Worksheet, row: int, at: int, shown: str, place: str, look: Format | None) -> bool:
    """Write a text that links to where all of it stands; returns whether it was written.

    Args:
        sheet: The sheet.
        row: Of the cell, counted from 0.
        at: The column of the cell, counted from 0.
        shown: What stands in it.
        place: The address on the sheet Long texts.
        look: Of the cell.
    """
    tip = str(said(words.LONGER_THAN_ROW, sheet=text(LONG_SHEET)))
    return bool(sheet.write_url(row, at, f"internal:'{text(LONG_SHEET)}'!{place}", look, shown, tip) == 0)


def write_long_texts(book: Book, rows: Sequence[tuple[str, str, str]], unit: str, round_name: str) -> None:
    """Write the sheet.

    Args:
        book: Into which.
        rows: Action, column and text.
        unit: For the page header.
        round_name: For the page header.
    """
    sheet = book.sheet(text(LONG_SHEET))
    headings = [Heading(*of) for of in zip(texts(*IN_LONG_TEXTS), WIDTHS, strict=True)]
    write_table(book, sheet, headings, rows, left=unit, right=round_name)
    for number, row in enumerate(rows, 1):
        sheet.set_row(number, tall([(row[-1], WIDTHS[-1])], LOWEST_ROW))
    sheet.set_tab_color(HEAD_FILL)
    sheet.protect("", GUARD_RAIL)
