"""New answers to what the centre checked, of units or documents: what it said of the earlier answer holds no more."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from typing import Any

from toolkit.tracker.record.actions import Action
from toolkit.tracker.record.codes import How, Role, Verification
from toolkit.tracker.record.columns import VERIFICATION, columns_of, to_plain
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.register import Register

WORDS = tuple(column for column in columns_of(Action) if column.part == VERIFICATION)
"""The columns of the centre's word."""
_NO_WORD: dict[str, Any] = {
    one.name: one.default for one in fields(Action) if one.name in {column.key for column in WORDS}}
CLAIM = ("status", "completed", "closing_reason")
"""The columns whose answers make up a claim."""
EXPLAINED = ("comment", "evidence")
"""The columns in which a unit answers a claim that was not accepted, too."""
_ANSWERS = (*CLAIM, *EXPLAINED)


def set_back(register: Register, changes: Iterable[Change]) -> list[Change]:
    """Set the centre's word on actions that units answered anew back to not checked, with lines for the history.

    A claim that was not accepted is answered by anything that its lead unit says of the action, one that was verified
    only by another claim. Of several answers the lines name the claim before what explains it.

    Args:
        register: A copy that may be changed, with the answers.
        changes: What was taken, in its order.
    """
    lines: list[Change] = []
    for change in sorted((one for one in changes if one.key in _ANSWERS), key=lambda one: _ANSWERS.index(one.key)):
        action = register.actions.get(change.ref)
        if action and change.how in (How.RETURN, How.DECISION, How.VERSION) and _is_answered(register, action, change):
            lines += _emptied(action, change)
            register.actions[change.ref] = replace(action, **_NO_WORD)
    return lines


def _is_answered(register: Register, action: Action, change: Change) -> bool:
    if action.verification is None or change.old == change.new:
        return False
    if change.key in CLAIM:
        return True
    issued = register.issued.get((change.round, change.unit), ())
    return (action.verification is Verification.NOT_ACCEPTED and change.key in EXPLAINED
            and any(one.joint == "all" or one.roles.get(change.ref) is Role.LEAD for one in issued))


def _emptied(action: Action, change: Change) -> Iterator[Change]:
    for column in WORDS:
        if old := to_plain(getattr(action, column.key)):
            yield replace(change, key=column.key, old=old, new="", how=How.ANSWERED)
