"""What is late and what is due soon, as lines that a list shows."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from toolkit.tracker.judging.answering import leads_on
from toolkit.tracker.record.actions import Action
from toolkit.tracker.record.register import Register
from toolkit.tracker.views.claims import status_told
from toolkit.tracker.views.figures import DueAction, Figures, all_derived
from toolkit.words import lists as words
from toolkit.words.speaking import Message, text

LATENESS = (
    (365, words.OVER_A_YEAR),
    (91, words.OVER_THREE_MONTHS),
    (0, words.UP_TO_THREE_MONTHS),
)
"""Overdue by more than so many days, and the words for it; the longest first."""


@dataclass(frozen=True, slots=True)
class OverdueItem:
    """One action that is late, or due soon.

    Attributes:
        ref: Its reference.
        unit: The name of the unit that leads it.
        action: Its text.
        deadline: As written.
        due_date: The day that its deadline first allowed, if any.
        revised_deadline: The day that replaced it, if any.
        counts: The day that counts: the revised deadline if there is one.
        status: The word for it; where the centre did not accept what the unit claims, for that.
        days: Since that day when overdue, until that day when due soon.
        days_first: Since its first due date, whether or not another day replaced it; None before that date.
        comment: What the units last said of it.
        evidence: What they last named as evidence.
    """

    ref: str
    unit: str
    action: str
    deadline: str
    due_date: date | None
    revised_deadline: date | None
    counts: date
    status: str
    days: int
    days_first: int | None
    comment: str
    evidence: str

    @property
    def lateness(self) -> Message:
        """How late it is, in words."""
        return next(message for days, message in LATENESS if self.days > days)


def overdue_items(register: Register, found: Figures) -> list[OverdueItem]:
    """The actions overdue on the date of a register's figures, longest first."""
    return _items(register, found.as_of, found.overdue)


def due_soon_items(register: Register, found: Figures) -> list[OverdueItem]:
    """The actions due soon on the date of a register's figures, nearest first."""
    return _items(register, found.as_of, found.due_soon)


def status_of_late(due: DueAction) -> str:
    """The word for the status of an action that is late."""
    return status_told(due.refused or due.action.status, is_accepted=due.refused is None)


def by_unit(items: Iterable[OverdueItem]) -> dict[str, list[OverdueItem]]:
    """Unit -> its items in their order; the unit that comes first among the items comes first."""
    units: dict[str, list[OverdueItem]] = {}
    for item in items:
        units.setdefault(item.unit, []).append(item)
    return units


def _items(register: Register, as_of: date, found: Collection[DueAction]) -> list[OverdueItem]:
    beside = all_derived(register, as_of, refs=[due.action.ref for due in found])
    return [
        OverdueItem(
            ref=due.action.ref,
            unit=lead_of(register, due.action, as_of),
            action=due.action.text,
            deadline=due.action.deadline,
            due_date=due.action.due_date,
            revised_deadline=due.action.revised_deadline,
            counts=due.due,
            status=status_of_late(due),
            days=due.days,
            days_first=beside[due.action.ref].days_overdue_first,
            comment=beside[due.action.ref].comments,
            evidence=beside[due.action.ref].evidence,
        )
        for due in found
    ]


def lead_of(register: Register, action: Action, as_of: date) -> str:
    """The name of the unit that leads an action on a day."""
    leads = leads_on(register, action, as_of)
    return register.unit_name(leads[0]) if leads else text(words.NO_UNIT)
