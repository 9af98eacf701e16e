"""References of actions: which one is free, and which one somebody gave to another action."""

import re
from collections.abc import Iterator

from toolkit.tracker.record.history import Change
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import ACTIONS


def next_ref(register: Register, source: str, number: str) -> str:
    """The next reference under a recommendation that was never used, not even by an action that is gone."""
    name = register.name_of(source, number)
    pattern = re.compile(rf"{re.escape(name)}\.(\d+)")
    numbers = [int(match[1]) for ref in refs_ever(register) if (match := pattern.match(ref))]
    return f"{name}.{max(numbers, default=0) + 1}"


def refs_ever(register: Register) -> Iterator[str]:
    """Every reference that an action has or had, some of them more than once."""
    yield from register.actions
    yield from (change.ref for change in register.history)
    for versions in register.issued.values():
        for issued in versions:
            yield from issued.values


def reused_refs(register: Register) -> Iterator[tuple[Change, str]]:
    """Rows that somebody added by hand under the reference of a deleted action that said something else.

    The history tells of both under the one reference. A deleted row that is put back is none of them.

    Args:
        register: As it was read; its hand edits are not in its history yet.

    Yields:
        The hand edit, and a reference that was never used.
    """
    added = [edit for edit in register.hand_edits if edit.key == ACTIONS.row_key and not edit.old]
    deleted = {line.ref: line.old for line in register.history if line.key == ACTIONS.row_key and not line.new}
    for edit in added:
        action = register.actions.get(edit.ref)
        if action and edit.ref in deleted and f"; text: {action.text}; " not in f"{deleted[edit.ref]}; ":
            yield edit, next_ref(register, action.source, action.recommendation)
