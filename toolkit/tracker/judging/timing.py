"""How an action stands to its due date, for an as-of date that is given, never for the clock."""

from dataclasses import replace
from datetime import date, timedelta

from toolkit.tracker.record.actions import Action
from toolkit.tracker.record.codes import DUE_SOON_DAYS, Status, Timing


def effective_due_date(action: Action) -> date | None:
    """The day it is due: the revised deadline if there is one, else the due date."""
    return action.revised_deadline or action.due_date


def as_due_first(action: Action) -> Action:
    """The same action by its first due date, as if no other day had replaced it."""
    return replace(action, revised_deadline=None) if action.revised_deadline else action


def is_implemented_after(action: Action, as_of: date) -> bool:
    """Whether an action was implemented after a date only, and so was open on it."""
    return action.status is Status.IMPLEMENTED and action.completed is not None and action.completed.first > as_of


def timing(action: Action, as_of: date, due_soon_days: int = DUE_SOON_DAYS) -> Timing:
    """Derive the timing of an action.

    Implemented actions compare the period in which they were implemented with the due date: all of it within is on
    time, all of it after is late, anything else (the due date falls into the period, or a date is missing) cannot be
    assessed. Everything still open on the as-of date compares it with the due date.

    Args:
        action: The action.
        as_of: The date for which it is judged.
        due_soon_days: At most how many days later what is due soon is due.
    """
    due = effective_due_date(action)
    if action.status is Status.IMPLEMENTED and not is_implemented_after(action, as_of):
        return _timing_of_implemented(action, due)
    if action.status.is_final and action.status is not Status.IMPLEMENTED:
        return Timing.NOT_APPLICABLE
    if due is None:
        return Timing.NO_DUE_DATE
    if due < as_of:
        return Timing.OVERDUE
    return Timing.DUE_SOON if due <= as_of + timedelta(days=due_soon_days) else Timing.NOT_DUE


def days_overdue(action: Action, as_of: date) -> int | None:
    """Days overdue on the as-of date, or when implemented; negative when early.

    None where there is nothing to count: no due date, not yet due, closed, or implemented with an open end.
    """
    due = effective_due_date(action)
    when = timing(action, as_of)
    if due is None or when in (Timing.NOT_DUE, Timing.DUE_SOON, Timing.NOT_APPLICABLE, Timing.NOT_ASSESSABLE):
        return None
    if when is Timing.OVERDUE:
        return (as_of - due).days
    if action.completed is None or action.completed.last is None:
        return None
    return (action.completed.last - due).days


def _timing_of_implemented(action: Action, due: date | None) -> Timing:
    done = action.completed
    if due is None or done is None:
        return Timing.NOT_ASSESSABLE
    if done.first > due:
        return Timing.IMPLEMENTED_LATE
    if done.last is not None and done.last <= due:
        return Timing.IMPLEMENTED_ON_TIME
    return Timing.NOT_ASSESSABLE
