"""How figures were judged, and what must be said beside them: of a closed round, or of an earlier date."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from toolkit.tracker.record.codes import DateStyle
from toolkit.tracker.record.register import Register
from toolkit.tracker.views import prose
from toolkit.words import reports as words
from toolkit.words.speaking import counted, said


@dataclass(frozen=True, slots=True)
class Judged:
    """How figures were judged.

    Attributes:
        day: The date for which; None where none is known.
        round: The name of the round that somebody asked for; "" where nobody did.
        closed_on: The day on which that round was closed, where the figures are those of then; else None.
        corrected: What the corrections that came after that are about: an action by its ref, or else a recommendation
            or a theme.
        with_today: Whether an earlier date, or a closed round, is judged with what the register holds today.
        reported_in: The round of that date, where nobody asked for one.
        is_open: Whether the round that somebody asked for is open, so that it is judged as any other day.
    """

    day: date | None
    round: str = ""
    closed_on: date | None = None
    corrected: tuple[str, ...] = ()
    with_today: bool = False
    reported_in: str = ""
    is_open: bool = False

    @property
    def is_not_kept(self) -> bool:
        """Whether a round was closed before the register kept how one stood."""
        return self.with_today and bool(self.round) and not self.is_open

    @property
    def corrections(self) -> int:
        """How many corrections came after the round was closed."""
        return len(self.corrected)

    def within(self, part: Register) -> "Judged":
        """How the figures of a part of the register are judged: with the corrections of what belongs to it."""
        of_part = (one for one in self.corrected if one in part.actions or part.recommendation_named(one))
        return replace(self, corrected=tuple(of_part))

    def notes(self, style: DateStyle) -> tuple[str, ...]:
        """What a report says of it, in sentences with dates in a style; nothing where it shows how things stand now."""
        with prose.dates_in(style):
            return tuple(self._notes())

    def _notes(self) -> Iterator[str]:
        if self.closed_on:
            yield said(words.AS_CLOSED, round=self.round, day=prose.day(self.closed_on))
            if self.corrections:
                yield counted(words.CORRECTED_SINCE, self.corrections)
        elif self.with_today:
            message = words.ROUND_NOT_KEPT if self.is_not_kept else words.JUDGED_TODAY
            yield said(message, round=self.round, day=prose.day(self.day))

    def as_json(self) -> dict[str, Any]:
        """The same as JSON, by key."""
        return {"round": self.round or None, "closed_on": self.closed_on.isoformat() if self.closed_on else None,
                "corrections": self.corrections, "judged_with_today": self.with_today}


def judged_now(register: Register, day: date | None) -> Judged:
    """How figures are judged for a day with what the register holds, which is later answers if a later round asked.

    Args:
        register: As it is now, or restated for the day.
        day: The day.
    """
    dates = {one.as_of: one.name for one in register.rounds.values() if one.as_of}
    if day is None or not dates or day >= max(dates):
        return Judged(day)
    return Judged(day, with_today=True, reported_in=dates.get(day, ""))
