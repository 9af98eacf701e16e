"""What a deadline in words comes to: its kind, its days, and what is to be asked about it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from toolkit.tracker.wording.doubts import Doubt
from toolkit.words.readings import deadlines as words
from toolkit.words.speaking import Message, Unsaid

_WITHOUT_DATE = frozenset({"deadline-missing", "deadline-without-day"})
"""Doubts about what stands there, not about how it is read."""


class DeadlineKind(StrEnum):
    """What kind of deadline was written."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    RANGE = "range"
    OPEN_START = "open_start"
    """It begins, and has no end."""
    CONTINUOUS = "continuous"
    ASAP = "asap"
    TO_BE_CONFIRMED = "to_be_confirmed"
    RECURRING = "recurring"
    CONDITIONAL = "conditional"
    """It hangs on something else than the calendar."""
    BLANK = "blank"
    MALFORMED = "malformed"

    @property
    def words(self) -> Message:
        """What people read for it."""
        return words.KINDS[self.value]


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline, read.

    Attributes:
        text: As written.
        kind: What kind it is.
        first: The first day it names, or None.
        last: The last day it names, or None.
        due: The last day it allows, or None where it sets none.
        precision: day, week, month, quarter, half, season, year or none.
        suggestions: Days that a malformed one may mean, earliest first.
        rest: The words that were not understood.
        words: The words that were read.
        reasons: How they were read.
        doubts: What is to be asked.
    """

    text: str
    kind: DeadlineKind
    first: date | None = None
    last: date | None = None
    due: date | None = None
    precision: str = "none"
    suggestions: tuple[date, ...] = ()
    rest: str = ""
    words: tuple[str, ...] = ()
    reasons: tuple[Unsaid, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether it says what it says without doubt, be it that there is no date."""
        return all(doubt.code in _WITHOUT_DATE for doubt in self.doubts)
