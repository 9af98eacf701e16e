"""How the figures went from round to round."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from toolkit.tracker.judging.timing import timing
from toolkit.tracker.judging.verifying.claims import as_it_counts
from toolkit.tracker.record.codes import Status, Timing
from toolkit.tracker.record.register import Register
from toolkit.tracker.views.figures import Figures, figures, open_among
from toolkit.tracker.views.rounds.before import State, states, within
from toolkit.tracker.views.rounds.changes import Changes, changes


class Point(NamedTuple):
    """The figures of one date.

    Attributes:
        state: How the register stood.
        statuses: Its actions by status.
        overdue: How many of them are overdue.
        changes: Since the point before; None for the first one.
    """

    state: State
    statuses: Mapping[Status, int]
    overdue: int
    changes: Changes | None

    @property
    def figures(self) -> Figures:
        """All figures of the date, worked out anew each time."""
        return figures(self.state.register, self.state.day)

    @property
    def implemented(self) -> int:
        """Actions that are implemented."""
        return self.statuses[Status.IMPLEMENTED]

    @property
    def open(self) -> int:
        """Actions of which more is expected; those overdue and those not reported are among them."""
        return open_among(self.statuses)

    @property
    def not_reported(self) -> int:
        """Actions on which nobody has reported."""
        return self.statuses[Status.NOT_REPORTED]

    @property
    def opened(self) -> int | None:
        """Actions that came new since the point before."""
        return len(self.changes.new) if self.changes else None

    @property
    def closed(self) -> int | None:
        """Actions of which nothing more is expected since the point before: implemented, or closed in another way."""
        return len({*self.changes.implemented, *self.changes.closed}) if self.changes else None

    @property
    def reopened(self) -> int | None:
        """Actions that were final at the point before and are open."""
        return len(self.changes.reopened) if self.changes else None

    @property
    def slipped(self) -> int | None:
        """Actions that are due later than at the point before."""
        return len(self.changes.slipped) if self.changes else None


def trend(register: Register, as_of: date, part: Register | None = None) -> tuple[Point, ...]:
    """The figures of each round before a date, and of the date; oldest first.

    Args:
        register: As it stood on the date, read with its history.
        as_of: The date.
        part: That part of the register that is looked at: the same actions each time. All of it if absent.
    """
    names = {one.as_of: one.name for one in register.rounds.values()}
    now = State(names.get(as_of, ""), as_of, part or register)
    stood = [*(within(state, register, part) for state in states(register, as_of)), now]
    since = [None, *(changes(before, one.register, one.day) for before, one in pairwise(stood))]
    return tuple(_point(one, what) for one, what in zip(stood, since, strict=True))


def _point(state: State, since: Changes | None) -> Point:
    actions = as_it_counts(state.register, state.day).actions.values()
    return Point(state, Counter(action.status for action in actions),
                 sum(timing(action, state.day) is Timing.OVERDUE for action in actions), since)
