"""How far a recommendation is: derived from its actions, never typed."""

from collections.abc import Iterable

from toolkit.tracker.record.actions import Action
from toolkit.tracker.record.codes import Status

NO_LONGER_COUNTED = (Status.SUPERSEDED, Status.NO_LONGER_APPLICABLE)
"""Statuses that leave an action out of the count: nobody expects it to be implemented any more."""
_BEGUN = (Status.IN_PROGRESS, Status.IMPLEMENTED)


def status_of(actions: Iterable[Action]) -> Status:
    """The status of a recommendation with these actions.

    It is implemented when all are, those not counted that are superseded or no longer applicable; in progress when any
    is begun; not started otherwise. It is closed without implementation when nothing is open and nothing was
    implemented, and not reported when nothing is known of any. One whose actions are all superseded, or no longer
    applicable, is too.
    """
    every = {action.status for action in actions}
    counted = every - {*NO_LONGER_COUNTED}
    if every and not counted:
        return every.pop() if len(every) == 1 else Status.NO_LONGER_APPLICABLE
    if counted <= {Status.NOT_REPORTED}:
        return Status.NOT_REPORTED
    if counted in ({Status.CLOSED_NOT_IMPLEMENTED}, {Status.IMPLEMENTED}):
        return counted.pop()
    return Status.IN_PROGRESS if counted & {*_BEGUN} else Status.NOT_STARTED
