"""Actions that were reopened: final at the as-of date of the round before, and open since."""

from datetime import date

from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import ACTIONS
from toolkit.tracker.views.standing import counts_from


def reopened(register: Register, as_of: date) -> tuple[str, ...]:
    """The refs of the actions that were reopened since the round before the last one on a date.

    What went back and forth within a round was not reopened, and what is final again is not any more.

    Args:
        register: As it stood on the date, read with its history.
        as_of: The date.
    """
    days = sorted(one.as_of for one in register.rounds.values() if one.as_of and one.as_of <= as_of)
    since = days[-2] if len(days) > 1 else date.min
    dates = register.as_of_dates()
    first: dict[str, Change] = {}
    for change in (*register.history, *register.hand_edits):
        if _is_of_action(change, register) and since < (counts_from(register, change, dates) or date.min) <= as_of:
            first.setdefault(change.ref, change)
    return tuple(ref for ref, change in first.items()
                 if change.old and Status(change.old).is_final and not register.actions[ref].status.is_final)


def _is_of_action(change: Change, register: Register) -> bool:
    """Whether a change is one of the status of an action; sources have a status, too."""
    is_elsewhere = change.how.is_by_hand and change.sheet not in ("", ACTIONS.name)
    return change.key == "status" and change.ref in register.actions and not is_elsewhere
