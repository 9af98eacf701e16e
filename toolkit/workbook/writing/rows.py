"""Rows of a sheet as XML, written where XlsxWriter would keep each cell as an object until the workbook is closed.

Only usual cells are: texts, numbers, days and cells with nothing but a format. XlsxWriter makes the others and the
tags of the rows, and it makes all that is around the rows. A test holds each part of a workbook against its own.
"""

from collections.abc import Callable, Sequence
from datetime import date
from math import isfinite
from typing import Any, NamedTuple

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name

from toolkit.reading.texts import utf16_units
from toolkit.tracker.record.columns import EXCEL_TEXT_LIMIT, Value
from toolkit.workbook.writing.workbook import FIRST_YEAR, height_of, lines_of, put
from toolkit.workbook.writing.xlsx import PlainWorksheet

_BEFORE_1900 = date(1899, 12, 31).toordinal()
_DAY_THAT_NEVER_WAS = 60
"""29 February 1900, which spreadsheets count."""


class Written(str):
    """What shows in a cell that the sheet was given before the row is written, such as a formula or a link."""

    __slots__ = ()


class Slot(NamedTuple):
    """A column in one format, with the XML that is around what its cells hold.

    Attributes:
        start: What a cell begins with, up to the number of its row.
        blank: What follows if it holds nothing.
        text: What follows if it holds a text, up to the number of the text.
        number: What follows if it holds a number, up to the number.
        width: In characters, for the height that the texts need; 0 where they do not count.
        column: The column, counted from 0.
        format: The format; None where every cell is `Written`.
    """

    start: str
    blank: str
    text: str
    number: str
    width: int
    column: int
    format: Format | None


def slot_of(column: int, cell_format: Format, width: int = 0) -> Slot:
    """The slot of a column, counted from 0, and a format."""
    look = f'" s="{cell_format._get_xf_index()}"'
    return Slot(f'<c r="{xl_col_to_name(column)}', f"{look}/>", f'{look} t="s"><v>', f"{look}><v>", width, column,
                cell_format)


def slot_of_written(column: int) -> Slot:
    """The slot of a column, counted from 0, in which every cell is `Written`."""
    return Slot("", "", "", "", 0, column, None)


class TooLongError(ValueError):
    """A text is longer than a cell holds.

    Attributes:
        column: Of the cell, counted from 0.
        text: The text.
    """

    def __init__(self, column: int, text: str) -> None:
        super().__init__(f"text of {len(text)} characters does not fit into a cell")
        self.column, self.text = column, text


class Rows:
    """The rows of a sheet, from the top down, each whole and once. Those above them XlsxWriter may have written.

    Args:
        sheet: The sheet.
        lowest: The height of a row with a single line of text, in points; None for that of any row.
        lines: How many lines a text takes in a column of a width in characters.
    """

    def __init__(
        self, sheet: PlainWorksheet, lowest: float | None = None, lines: Callable[[str, int], int] = lines_of
    ) -> None:
        self._sheet, self._lowest, self._lines = sheet, lowest, lines
        self._strings = sheet.str_table
        self._tags: dict[int, tuple[str, Any]] = {}

    def write(self, row: int, slots: Sequence[Slot], values: Sequence[Value | Written]) -> None:
        """Write a row, as high as its texts need.

        Args:
            row: The row, counted from 0.
            slots: Where something stands in it, from the left to the right.
            values: What stands there.

        Raises:
            TooLongError: A text is longer than a cell holds.
            ValueError: The sheet has no such row.
        """
        digits, numbers, texts, lines, column = str(row + 1), self._strings.string_table, 0, 1, 0
        parts = [""]
        value: Any  # what of `Value` it is, the branches find out by its exact type, for speed
        for (start, blank, text, number, width, column, cell_format), value in zip(slots, values, strict=True):
            kind = type(value)
            if value is None or (kind is str and not value):
                parts.append(f"{start}{digits}{blank}")
                continue
            if kind is str:
                index = numbers.get(value)
                if index is None:
                    index = self._new_text(column, value)
                texts += 1
                parts.append(f"{start}{digits}{text}{index}</v></c>")
            elif kind is date and value.year >= FIRST_YEAR:
                days = value.toordinal() - _BEFORE_1900
                parts.append(f"{start}{digits}{number}{days + (days >= _DAY_THAT_NEVER_WAS)}</v></c>")
            elif kind is int or (kind is float and isfinite(value)):
                parts.append(f"{start}{digits}{number}{value:.16G}</v></c>")
            else:
                if kind is not Written:
                    put(self._sheet, row, column, value, cell_format)
                parts.append(self._sheet.taken_cell(row, column))
            if width and isinstance(value, str) and (len(value) > width or "\n" in value):
                lines = max(lines, self._lines(value, width))
        if self._sheet._check_dimensions(row, column):
            raise ValueError(f"no row {row} in a sheet")
        self._strings.count += texts
        parts[0] = f'<row r="{digits}"{self._tag(row, lines)}'
        parts.append("</row>")
        self._sheet.take_row(row, "".join(parts))

    def _new_text(self, column: int, text: str) -> int:
        """The number of a text that no cell has held yet."""
        if len(text) > EXCEL_TEXT_LIMIT // 2 and utf16_units(text) > EXCEL_TEXT_LIMIT:
            raise TooLongError(column, text)
        index: int = self._strings.unique_count
        self._strings.string_table[text] = index
        self._strings.unique_count += 1
        return index

    def _tag(self, row: int, lines: int) -> str:
        """What the tag of a row says beside its number: how high the row is."""
        if lines == 1 and self._lowest is None:
            return ">"
        sheet = self._sheet
        if lines not in self._tags:
            sheet.set_row(row, height_of(lines, self._lowest or 0))
            self._tags[lines] = sheet.row_tag(row, sheet.row_info.pop(row)), sheet.row_sizes[row]
        tag, sheet.row_sizes[row] = self._tags[lines]
        return tag
