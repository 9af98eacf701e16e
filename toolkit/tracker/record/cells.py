"""What a spreadsheet cell can hold, before anything is judged.

A cell without a value is not delivered at all. Everything else arrives as one of the plain Python values of
`CellValue`; a formula and an error value are wrapped, so that nobody mistakes them for an answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from toolkit.words.languages.catalogues import meanings
from toolkit.words.speaking import Message


class ErrorValue(str):
    """An error value as the spreadsheet shows it: `#REF!`, `#N/A`, …"""

    __slots__ = ()


class PerCent(float):
    """A number in a cell that shows it as a percentage: 0.4 where 40% stands."""

    __slots__ = ()

    @property
    def shown(self) -> float:
        """The number before the per cent sign."""
        return float(f"{self * 100:.15g}")


class Formula(NamedTuple):
    """A cell that holds a formula.

    Attributes:
        text: The formula without its equals sign; empty for a cell inside a shared or array formula whose
            text stands elsewhere.
        cached: The value that the program that saved the file computed, or None if it saved none.
    """

    text: str
    cached: "PlainValue | None"


PlainValue = str | int | float | bool | date | datetime | time | timedelta | ErrorValue
CellValue = PlainValue | Formula


def as_typed(value: CellValue) -> CellValue:
    """What was typed into a cell: LibreOffice keeps TRUE and FALSE as formulas, and writes them so."""
    if isinstance(value, Formula) and value.text in ("TRUE()", "FALSE()"):
        return value.text == "TRUE()"
    return value


Row = dict[int, CellValue]
"""Column number (1 is A) -> value, for the cells of one row that have one."""
Merged = tuple[int, int, int, int]
"""A merged range: its first row and column, its last row and column."""


class SheetState(StrEnum):
    """Whether a person sees the sheet. Sheets are found by name, never by this."""

    VISIBLE = "visible"
    HIDDEN = "hidden"
    VERY_HIDDEN = "veryHidden"


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One worksheet: every cell that has a value, nothing judged.

    Attributes:
        name: The sheet's name as written.
        state: Visible, hidden or very hidden.
        rows: Row number (1 is the first) -> column number -> value, in ascending order.
        hidden_rows: Numbers of the hidden (or filtered out) rows that hold a value.
        hidden_columns: Numbers of the hidden columns.
        merged: Its merged ranges.
        beside: What the sheet holds beside its cells, by the name that its format has for it -> how many of it.
    """

    name: str
    state: SheetState = SheetState.VISIBLE
    rows: dict[int, Row] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[Merged, ...] = ()
    beside: Mapping[str, int] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class RawWorkbook:
    """A workbook as read.

    Attributes:
        sheets: The worksheets, in the order of their tabs.
        date_1904: Whether the file counts days from 1904 (dates are already converted).
        beyond: What the file holds that is not a cell (macros, external links, pictures …), in plain words.
        left_out: The names of the worksheets that were not asked for, and not read.
        drawn_on: The names of the worksheets that have charts or shapes, or "" for what is on none of them, or is a
            picture.
    """

    sheets: tuple[RawSheet, ...]
    date_1904: bool = False
    beyond: tuple[Message, ...] = ()
    left_out: tuple[str, ...] = ()
    drawn_on: tuple[str, ...] = ()

    def sheet(self, name: str) -> RawSheet | None:
        """The sheet of that name in any language; None if there is none.

        Names are compared without regard to case or outer spaces.
        """
        there = {sheet.name.strip().casefold(): sheet for sheet in reversed(self.sheets)}
        names = (wanted.strip().casefold() for wanted in (name, *meanings(name)))
        return next((there[wanted] for wanted in names if wanted in there), None)


def column_letters(column: int) -> str:
    """The letters of a column number: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@lru_cache(maxsize=1_000)
def column_number(letters: str) -> int:
    """The number of the column that letters name: A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def address(row: int, column: int) -> str:
    """The address of a cell, such as `C12`; both counted from 1."""
    return f"{column_letters(column)}{row}"
