"""The hidden sheet with the choices of drop-downs, each list under a defined name.

Other programs lose lists that are written into a validation itself.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from xlsxwriter.utility import quote_sheetname

from toolkit.tracker.record.cells import column_letters
from toolkit.workbook.writing.workbook import GUARD_RAIL, Book, put_text


class Choices(NamedTuple):
    """One list.

    Attributes:
        name: Its defined name; "" for none.
        heading: What stands above it.
        choices: What it offers.
    """

    name: str
    heading: str
    choices: Sequence[str]


def write_choices(book: Book, name: str, lists: Iterable[Choices]) -> None:
    """Write the sheet.

    Args:
        book: Into which.
        name: Of the sheet.
        lists: What stands on it.
    """
    sheet = book.sheet(name)
    for at, one in enumerate(lists):
        sheet.set_column(at, at, 32)
        put_text(sheet, 0, at, one.heading, book.format(bold=True))
        for row, choice in enumerate(one.choices, 1):
            put_text(sheet, row, at, choice, book.format())
        letter = column_letters(at + 1)
        if not one.name:
            continue
        book.book.define_name(one.name, f"={quote_sheetname(name)}!${letter}$2:${letter}${len(one.choices) + 1}")
    sheet.protect("", GUARD_RAIL)
    sheet.hide()
