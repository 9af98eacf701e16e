"""The table of actions that a sheet shows: its columns, its rows, and what is marked in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from xlsxwriter.utility import xl_rowcol_to_cell

from toolkit.tracker.record.codes import DUE_SOON_DAYS, Timing
from toolkit.tracker.record.columns import Column, Kind, Value
from toolkit.tracker.record.problems import Problem
from toolkit.workbook.writing.heights import wide_enough

IN_HEADER = -1
"""Stands for the index of a row where the header is meant."""
NARROWEST = 16
"""In characters, of a column of long texts that gives way to others."""
Marks = Mapping[tuple[int, str], Sequence[Problem]]
"""(Index of the row, or IN_HEADER; column key) -> what is wrong there."""


@dataclass(frozen=True, slots=True)
class Table:
    """What the Actions sheet shows.

    Attributes:
        columns: In their order.
        rows: Column key -> value.
        answerable: For each row the keys of the columns that the unit answers.
        as_of: For which it is judged; None where it is still to be typed.
        due_soon_days: How many days ahead Timing looks.
        marks: What to mark.
        standalone: Whether the rows are still to be written, by somebody who keeps the whole tracker here.
    """

    columns: tuple[Column, ...]
    rows: tuple[Mapping[str, Value], ...]
    answerable: tuple[frozenset[str], ...]
    as_of: date | None
    due_soon_days: int = DUE_SOON_DAYS
    marks: Marks = field(default_factory=dict)
    standalone: bool = False

    @property
    def widths(self) -> tuple[int, ...]:
        """Those of the columns, in characters: as wide in each language, so that the same ones stand on a page."""
        return (*self._fitted(self.columns[:self.main]), *self._fitted(self.columns[self.main:]))

    @property
    def main(self) -> int:
        """How many columns stand on the first page that is printed, if they fit."""
        return next((place for place, column in enumerate(self.columns, 1) if column.key == "check"), 0)

    def _fitted(self, columns: Sequence[Column]) -> list[int]:
        """Widths in which no word is parted; for words longer than planned, the columns of long texts give way."""
        planned = [column.issued_width or column.width for column in columns]
        fitted = [wide_enough(width, column.heading, *self._written_into(column))
                  for width, column in zip(planned, columns, strict=True)]
        least = [wide_enough(NARROWEST, column.heading) for column in columns]
        more = sum(now - was for now, was, one in zip(fitted, planned, columns, strict=True) if not one.is_own)
        for _ in range(more):
            giving = [at for at, one in enumerate(columns)
                      if one.kind is Kind.NOTE and not one.is_own and fitted[at] > least[at]]
            if giving:
                fitted[max(giving, key=fitted.__getitem__)] -= 1
        return fitted

    @staticmethod
    def _written_into(column: Column) -> Sequence[str]:
        """The words that we write into a column."""
        if column.key == "timing":
            return [Timing.OVERDUE.label, Timing.DUE_SOON.label]
        return [] if column.is_own else column.choices

    @property
    def last_row(self) -> int:
        """The number of the last row; the header is row 1, and there is always a row below it."""
        return max(len(self.rows), 1) + 1

    def at(self, key: str) -> int:
        """A column's place, counted from 0."""
        return next(place for place, column in enumerate(self.columns) if column.key == key)

    def cell(self, row: int, key: str) -> str:
        """The address of a cell, by the index of its row (or IN_HEADER)."""
        return str(xl_rowcol_to_cell(row + 1, self.at(key)))
