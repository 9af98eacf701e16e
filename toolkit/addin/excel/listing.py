"""Lists in a new workbook, as text that Excel never takes for a formula."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import xlwings as xw

from toolkit.tracker.record.column_names import told
from toolkit.tracker.record.columns import columns_of
from toolkit.tracker.record.decisions import Conflict
from toolkit.tracker.record.history import Change
from toolkit.tracker.returns.answers import as_text
from toolkit.workbook.writing.workbook import LOCKED_FILL, shown_value

LONGEST_WORDS = 2_000
"""Characters of one cell of a list."""


class Listed(NamedTuple):
    """A list.

    Attributes:
        headings: Of the columns.
        widths: Of the columns, in characters.
        rows: A text for each column.
    """

    headings: Sequence[str]
    widths: Sequence[float]
    rows: Sequence[Sequence[str]]


def records_of(record: type, records: Iterable[Change | Conflict], without: Sequence[str]) -> Listed:
    """Lines of the history, or conflicts, as a list with the headings that they have in the register.

    Args:
        record: The class of the records.
        records: The records.
        without: Keys of the columns that are left out.
    """
    columns = [column for column in columns_of(record) if column.key not in without]
    rows = [[as_text(shown_value(told(one, column.key))) for column in columns] for one in records]
    return Listed([column.heading for column in columns], [column.width for column in columns], rows)


def write_list(sheet: xw.Sheet, listed: Listed, top: int = 1) -> None:
    """Write a list into an empty sheet, as text that Excel never takes for a formula; what is too long is cut.

    Args:
        sheet: The sheet.
        listed: The list.
        top: The number of the row with the headings.
    """
    lines = [[part[:LONGEST_WORDS] for part in row] for row in listed.rows]
    table = sheet.range((top, 1), (top + len(lines), len(listed.headings)))
    for column, width in enumerate(listed.widths, 1):
        sheet.range((1, column)).column_width = width
    table.number_format = "@"
    table.value = [list(listed.headings), *lines]
    table.wrap_text, table.vertical_alignment = True, "top"  # rows grow with it, so widths come first
    head = sheet.range((top, 1), (top, len(listed.headings)))
    head.font.bold, head.color = True, LOCKED_FILL
