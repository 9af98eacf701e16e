"""A workbook in neutral form: what a person sees in its cells, with how they look; nothing judged."""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from toolkit.sources.documents.number_shown import shown_number
from toolkit.tracker.record.cells import address
from toolkit.tracker.wording.calendar_words import MONTHS

Position = tuple[int, int]
"""Row and column, both from 1."""
Value = str | int | float | bool | date | datetime | time | timedelta | None
FIRST_SERIAL, LAST_SERIAL = 36_526, 73_050
"""The days from 2000 to 2099 as Excel counts them."""

_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].')


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that holds something, or is coloured.

    Attributes:
        row: From 1.
        column: From 1.
        text: What a person reads in it, without what is struck out.
        value: The number or date behind it; None for text.
        precision: What of a date is shown: `day`, `month` or `year`.
        struck: The words that are struck out.
        fill: Its colour in six hexadecimal digits; "" without one.
        note: The note on it.
        link: The address it links to.
        formula: Of a cell whose formula has no value.
        is_error: Whether it shows an error value.
        place: Where a person finds it, where that is no address, as in a table of a Word document.
    """

    row: int
    column: int
    text: str = ""
    value: int | float | date | None = None
    precision: str = "day"
    struck: str = ""
    fill: str = ""
    note: str = ""
    link: str = ""
    formula: str = ""
    is_error: bool = False
    place: str = ""

    @property
    def address(self) -> str:
        """Such as `C12`, or `row 12, column 3` in a table of a Word document."""
        return self.place or address(self.row, self.column)

    @property
    def has_words(self) -> bool:
        """Whether anything is written in it, struck out or not."""
        return bool(self.text or self.struck or self.formula)

    @property
    def serial(self) -> date | None:
        """The day that a number would be if it had lost its date format."""
        if isinstance(self.value, int | float) and FIRST_SERIAL <= self.value <= LAST_SERIAL:
            return date(1899, 12, 30) + timedelta(days=int(self.value))
        return None

    @property
    def hidden_day(self) -> date | None:
        """The date that it holds where its format shows no day."""
        return self.value if isinstance(self.value, date) and self.precision != "day" else None

    @property
    def last_shown(self) -> date | None:
        """The last day of the month or year that it shows, where it shows no day."""
        day = self.hidden_day
        if day is None:
            return None
        month = day.month if self.precision == "month" else 12
        return day.replace(month=month, day=monthrange(day.year, month)[1])

    def words(self, language: str) -> str:
        """Its text; a date in the words of a language."""
        if isinstance(self.value, date):
            return date_in_words(self.value, self.precision, language)
        return self.text


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet.

    Attributes:
        name: As written.
        is_hidden: Whether its tab is hidden.
        cells: By position, those that hold something or are coloured.
        hidden_rows: The numbers of hidden (or filtered out) rows.
        hidden_columns: The numbers of hidden columns.
        merged: Position of a cell that a merge covers -> where the merge begins.
        furniture: Its page header and footer.
    """

    name: str
    is_hidden: bool = False
    cells: Mapping[Position, Cell] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: Mapping[Position, Position] = field(default_factory=dict)
    furniture: tuple[str, ...] = ()

    def rows(self) -> Iterator[tuple[int, dict[int, Cell]]]:
        """Each row that holds words, with its cells by column."""
        rows: dict[int, dict[int, Cell]] = {}
        for (row, column), cell in sorted(self.cells.items()):
            rows.setdefault(row, {})[column] = cell
        return ((row, cells) for row, cells in rows.items() if any(cell.has_words for cell in cells.values()))

    def covering(self, row: int, column: int) -> Cell | None:
        """The cell whose merge covers a position; None where none does."""
        start = self.merged.get((row, column))
        return self.cells.get(start) if start else None


class Aside(NamedTuple):
    """A paragraph beside the tables of a document, and where it stands."""

    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook, or the tables of another document.

    Attributes:
        sheets: In the order of their tabs.
        loose: The words of text boxes and charts.
        title: The paragraphs with which a document begins that is no workbook.
        sections: Its paragraphs that say something of the rows of a table below them.
        prose: Its other paragraphs.
    """

    sheets: tuple[Sheet, ...]
    loose: tuple[str, ...] = ()
    title: tuple[Aside, ...] = ()
    sections: tuple[Aside, ...] = ()
    prose: tuple[Aside, ...] = ()


def shown(value: Value, number_format: str) -> str:
    """What a person reads in a cell that holds a value; a date as ISO 8601."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n").strip()
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, int | float):
        return shown_number(value, number_format)
    return str(value)


def precision_of(number_format: str) -> str:
    """What of a date a number format shows: `day`, `month` or `year`."""
    bare = _QUOTED.sub("", number_format.split(";", maxsplit=1)[0]).lower()
    if "d" in bare or "y" not in bare:
        return "day"
    return "month" if "m" in bare else "year"


def date_in_words(day: date, precision: str, language: str) -> str:
    """A date as people of a language write it, so that it is read back as the same date."""
    names = MONTHS.get(language, MONTHS["en"])[day.month - 1]
    of = " de " if language == "es" else " "
    if precision == "year":
        return str(day.year)
    if precision == "month":
        return f"{names[1] if language == 'ru' else names[0]}{of}{day.year}"
    return f"{day.day}{of}{names[0]}{of}{day.year}"
