"""What the cells of a column of dates show together: in which order dates in figures are, and which were swapped.

Dates typed as day/month/year into a spreadsheet that expects month/day/year are half converted: 09/01/2025 becomes
1 September, and 25/01/2025 stays text. The texts that are left, and real dates of which every day could be a month,
give it away.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from toolkit.sources.documents.workbook_cells import Cell, Position

DAY_AND_MONTH = re.compile(r"\W*(\d{1,2})([./-])(\d{1,2})\2(?:\d{4}|\d\d)\W*")
"""A date in figures; its first and third group are day and month in either order."""


def day_first(texts: Iterable[str]) -> bool | None:
    """Whether dates in figures have the day first, as those show that can be read in one way only; None if unknown."""
    found = {first > 12 for first, second in _figures(texts) if (first > 12) != (second > 12)}
    return found.pop() if len(found) == 1 else None


def swapped_days(cells: Iterable[Cell]) -> dict[Position, date]:
    """The real dates of a column of which day and month were probably swapped, with the date that was meant."""
    held = list(cells)
    real = [(cell, cell.value) for cell in held if isinstance(cell.value, date)]
    texts = [cell.text for cell in held if cell.value is None]
    converted = any(first <= 12 and second <= 12 for first, second in _figures(texts))
    if day_first(texts) is None or converted or any(day.day > 12 for _, day in real):
        return {}
    return {(cell.row, cell.column): day.replace(month=day.day, day=day.month) for cell, day in real
            if day.day != day.month}


def hidden_days(cells: Iterable[Cell]) -> tuple[list[Cell], list[Cell]]:
    """Dates of which the format shows no day: those on a first day, as typed months are kept, and those on others.

    A date on the last day of what is shown is read as it is, and in neither.
    """
    first, other = list[Cell](), list[Cell]()
    for cell in cells:
        day = cell.hidden_day
        if day is None:
            continue
        if day.day == 1 and (cell.precision == "month" or day.month == 1):
            first.append(cell)
        elif day != cell.last_shown:
            other.append(cell)
    return first, other


def _figures(texts: Iterable[str]) -> Iterator[tuple[int, int]]:
    for text in texts:
        match = DAY_AND_MONTH.fullmatch(text)
        if match:
            yield int(match[1]), int(match[3])
