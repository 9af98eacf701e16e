"""How often the deadline of an action was revised, to what and why: worked out from the history.

The deadline and the due date stay as they were; the register's column holds the last revision alone. What was set and
corrected in the same round is one revision.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from toolkit.tracker.record.actions import Action
from toolkit.tracker.record.columns import to_plain
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.register import Register

DEADLINE, REASON = "revised_deadline", "revision_reason"


class Revision(NamedTuple):
    """One revised deadline.

    Attributes:
        round: In which it was given; empty where it came another way.
        when: It came into the register; empty where the history does not say.
        revised_deadline: The day, as ISO 8601.
        reason: Why.
    """

    round: str
    when: str
    revised_deadline: str
    reason: str

    @property
    def line(self) -> str:
        """The revision in one line, such as `2018-12: 2019-06-30 (The primer came late)`."""
        given = f"{self.round}: " if self.round else ""
        return f"{given}{self.revised_deadline}" + (f" ({self.reason})" if self.reason else "")


def all_revisions(register: Register) -> dict[str, list[Revision]]:
    """Ref -> the revisions of that action, oldest first; the register must have been read with its history."""
    changes: dict[str, list[Change]] = {}
    for change in (*register.history, *register.hand_edits):
        if change.key in (DEADLINE, REASON):
            changes.setdefault(change.ref, []).append(change)
    return {ref: _revisions(action, changes.get(ref, ())) for ref, action in register.actions.items()}


def _revisions(action: Action, changes: Sequence[Change]) -> list[Revision]:
    """The revisions of one action; what it had before the first change counts as one."""
    if not changes and action.revised_deadline is None:
        return []
    now = {DEADLINE: to_plain(action.revised_deadline), REASON: action.revision_reason}
    held = {key: next((change.old for change in changes if change.key == key), now[key]) for key in now}
    found = [Revision("", "", held[DEADLINE], held[REASON])] if held[DEADLINE] else []
    for _, together in groupby(changes, lambda change: change.round or change.when):
        before = held[DEADLINE]
        for change in together:
            held[change.key] = change.new
        if held[DEADLINE] not in ("", before):
            found.append(Revision(change.round, change.when, held[DEADLINE], held[REASON]))
        elif found and held[DEADLINE]:
            found[-1] = found[-1]._replace(reason=held[REASON])
    return found
