"""What changed since the round before: what was implemented, what fell overdue, what was revised, reopened or added."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from toolkit.tracker.judging.timing import effective_due_date, timing
from toolkit.tracker.judging.verifying.claims import as_it_counts
from toolkit.tracker.record.actions import Action
from toolkit.tracker.record.codes import Status, Timing
from toolkit.tracker.record.register import Register
from toolkit.tracker.views import prose
from toolkit.tracker.views.figures import Figures, figures
from toolkit.tracker.views.rounds.before import State, state_before
from toolkit.words import reports as words
from toolkit.words.speaking import said


class Revised(NamedTuple):
    """An action that is due on another day than before.

    Attributes:
        ref: Of the action.
        before: The day on which it was due; None where it had none.
        now: The day on which it is due.
    """

    ref: str
    before: date | None
    now: date

    @property
    def is_later(self) -> bool:
        """Whether it slipped."""
        return self.before is not None and self.now > self.before


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since an earlier round; each list has refs in the register's order, and one can be in several.

    An action whose claim the centre did not accept counts as it does in all figures: as open.

    Attributes:
        since: How the register stood then.
        implemented: Implemented now, and not then.
        overdue: Overdue now, and not then.
        revised: Due on another day than then; what got its first day is among them.
        reopened: Final then, and open now.
        closed: Final now without being implemented, and not so then.
        new: Not in the register then.
        gone: In the register then, and not now.
    """

    since: State
    implemented: tuple[str, ...]
    overdue: tuple[str, ...]
    revised: tuple[Revised, ...]
    reopened: tuple[str, ...]
    closed: tuple[str, ...]
    new: tuple[str, ...]
    gone: tuple[str, ...]

    @property
    def before(self) -> Figures:
        """The figures of then, worked out anew each time."""
        return figures(self.since.register, self.since.day)

    @property
    def told(self) -> str:
        """How many there are of each kind, as in “three newly implemented and one reopened”; "" for no change."""
        return prose.listed([said(message, count=prose.number(len(found))) for key, message in _TOLD.items()
                             if (found := getattr(self, key))])

    @property
    def slipped(self) -> tuple[str, ...]:
        """The refs of those that are due later than before."""
        return tuple(one.ref for one in self.revised if one.is_later)

    def called(self, names: Mapping[str, str]) -> "Changes":
        """The same with other refs: those of a document for those of the register.

        Args:
            names: Ref -> what it is called; a ref that is not there stays.
        """
        renamed: dict[str, Any] = {key: tuple(names.get(ref, ref) for ref in getattr(self, key)) for key in _LISTS}
        revised = tuple(one._replace(ref=names.get(one.ref, one.ref)) for one in self.revised)
        return replace(self, revised=revised, **renamed)


    def as_json(self) -> dict[str, Any]:
        """The same as JSON, by key."""
        return {"round": self.since.round or None, "as_of": self.since.day.isoformat(),
                **{key: list(getattr(self, key)) for key in _LISTS},
                "revised": [{"ref": one.ref, "before": one.before and one.before.isoformat(),
                             "now": one.now.isoformat()} for one in self.revised]}


_TOLD = {"implemented": words.NEWLY_IMPLEMENTED, "overdue": words.NEWLY_OVERDUE, "revised": words.REVISED_SINCE,
         "reopened": words.REOPENED_SINCE, "closed": words.CLOSED_SINCE, "new": words.NEW_SINCE,
         "gone": words.GONE_SINCE}
"""Each kind of change, in words."""
_LISTS = tuple(key for key in _TOLD if key != "revised")
"""The kinds of which only refs are known."""


def unknown() -> None:
    """Nothing, where it is not known what changed."""


def changes_since(register: Register, as_of: date, part: Register | None = None) -> Changes | None:
    """What changed since the last round before a date; None where nothing is known of an earlier date.

    Args:
        register: As it stood on the date, read with its history.
        as_of: The date.
        part: That part of the register that is looked at: the same actions then and now. All of it if absent.
    """
    before = state_before(register, as_of, part)
    return changes(before, part or register, as_of) if before else None


def changes(before: State, register: Register, as_of: date) -> Changes:
    """What changed since an earlier state.

    Args:
        before: How it stood.
        register: As it stood on the date.
        as_of: The date.
    """
    old = as_it_counts(before.register, before.day).actions
    now = as_it_counts(register, as_of).actions
    pairs = [(ref, old.get(ref), action) for ref, action in now.items()]
    return Changes(
        before,
        implemented=tuple(ref for ref, was, action in pairs if _is_done(action) and not (was and _is_done(was))),
        overdue=tuple(ref for ref, was, action in pairs
                      if _is_overdue(action, as_of) and not (was and _is_overdue(was, before.day))),
        revised=tuple(Revised(ref, due_then, due) for ref, was, action in pairs if was
                      and (due := effective_due_date(action)) and due != (due_then := effective_due_date(was))),
        reopened=tuple(ref for ref, was, action in pairs if was and was.status.is_final and not action.status.is_final),
        closed=tuple(ref for ref, was, action in pairs if _is_closed(action) and not (was and _is_closed(was))),
        new=tuple(ref for ref, was, _ in pairs if was is None),
        gone=tuple(ref for ref in old if ref not in now))


def _is_done(action: Action) -> bool:
    return action.status is Status.IMPLEMENTED


def _is_closed(action: Action) -> bool:
    return action.status.is_final and not _is_done(action)


def _is_overdue(action: Action, day: date) -> bool:
    return timing(action, day) is Timing.OVERDUE
