"""A stretch of days that an action was implemented in, with the words it was written in."""

from dataclasses import dataclass, field
from datetime import date
from typing import Self


@dataclass(frozen=True, slots=True)
class Period:
    """From the first to the last day it may mean; the last day is None for “2016 onwards”.

    Attributes:
        first: The first day.
        last: The last day, or None where the end is open.
        written: The words as written; they do not count in comparisons.
    """

    first: date
    last: date | None
    written: str = field(default="", compare=False)

    @classmethod
    def of_day(cls, day: date, written: str = "") -> Self:
        """The period of a single day."""
        return cls(day, day, written)

    @classmethod
    def from_plain(cls, plain: str) -> Self:
        """Read an ISO 8601 day or interval; `..` stands for an open end.

        Raises:
            ValueError: It is neither.
        """
        first, slash, last = plain.partition("/")
        start = date.fromisoformat(first)
        if not slash:
            return cls.of_day(start)
        return cls(start, None if last == ".." else date.fromisoformat(last))

    @property
    def is_day(self) -> bool:
        """Whether it is a single day."""
        return self.first == self.last

    @property
    def day(self) -> date:
        """The one day that stands for it where only a day can be shown: its last, or its first if it is open."""
        return self.last or self.first

    @property
    def plain(self) -> str:
        """As ISO 8601: a day, or an interval such as `2015-01-01/2015-03-31` or `2016-01-01/..`."""
        if self.is_day:
            return self.first.isoformat()
        return f"{self.first.isoformat()}/{self.last.isoformat() if self.last else '..'}"
