"""Real dates of which a spreadsheet swapped day and month, as the other cells of their column give them away.

Dates typed as day/month/year into a spreadsheet that expects month/day/year are half converted: 09/01/2025 becomes
1 September, and 25/01/2025 stays text. The texts that are left, and real dates of which every day could be a month,
give it away.
"""

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import date
from typing import TypeVar

DAY_AND_MONTH = re.compile(r"\W*(\d{1,2})([./-])(\d{1,2})\2(?:\d{4}|\d\d)\W*")
"""A date in figures; its first and third group are day and month in either order."""
Where = TypeVar("Where", bound=Hashable)


def day_first(texts: Iterable[str]) -> bool | None:
    """Whether dates in figures have the day first, as those show that can be read in one way only; None if unknown."""
    found = {first > 12 for first, second in _figures(texts) if (first > 12) != (second > 12)}
    return found.pop() if len(found) == 1 else None


def swapped(day: date) -> date | None:
    """The date with day and month swapped; None where that is none, or the same."""
    return day.replace(month=day.day, day=day.month) if day.day <= 12 and day.day != day.month else None


def swapped_among(texts: Iterable[str], days: Mapping[Where, date]) -> dict[Where, date]:
    """The real dates of a column of which day and month were probably swapped, with the date that was meant.

    Args:
        texts: Those of its cells that hold no real date.
        days: Where -> the real date there.
    """
    held = list(texts)
    converted = any(first <= 12 and second <= 12 for first, second in _figures(held))
    if day_first(held) is None or converted or any(day.day > 12 for day in days.values()):
        return {}
    return {where: meant for where, day in days.items() if (meant := swapped(day))}


def _figures(texts: Iterable[str]) -> Iterator[tuple[int, int]]:
    for text in texts:
        match = DAY_AND_MONTH.fullmatch(text)
        if match:
            yield int(match[1]), int(match[3])
