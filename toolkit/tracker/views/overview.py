"""What the first sheet of a register says in figures: each source by itself, and all of them together."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from toolkit.tracker.record.actions import Source
from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.register import Register
from toolkit.tracker.views.figures import figures
from toolkit.tracker.views.selecting import of_sources


class Standing(NamedTuple):
    """How far the follow-up of one source is, or of all of them.

    Attributes:
        source: The source; None for all of them together.
        recommendations: How many.
        implemented: Those of which all actions are, apart from those that nobody expects any more.
        actions: How many.
        open: Those of which more is expected.
        overdue: How many of these are overdue; None where no date is known to judge by.
    """

    source: Source | None
    recommendations: int
    implemented: int
    actions: int
    open: int
    overdue: int | None


def standings(register: Register, as_of: date | None) -> Iterator[Standing]:
    """Each source of a register, then the whole where it has several or none.

    Args:
        register: The register.
        as_of: The date for which it is judged; None where none is known.
    """
    for code, source in register.sources.items():
        yield _standing(of_sources(register, (code,)), source, as_of)
    if len(register.sources) != 1:
        yield _standing(register, None, as_of)


def _standing(part: Register, source: Source | None, as_of: date | None) -> Standing:
    found = figures(part, as_of or date.max)
    still_open = sum(count for status, count in found.statuses.items() if not status.is_final)
    implemented = found.recommendation_statuses[Status.IMPLEMENTED]
    overdue = len(found.overdue) if as_of else None
    return Standing(source, found.recommendations, implemented, found.actions, still_open, overdue)
