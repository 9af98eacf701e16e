"""References of actions: which one is free, and which one somebody gave to another action."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from toolkit.tracker.record.history import Change
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import ACTIONS

_COUNTED = re.compile(r"\.(\d+)")
"""What counts the actions of a recommendation, in a reference."""


class FreeRefs:
    """References that were never used, not even by an action that is gone; each is given once."""

    def __init__(self, register: Register, others: Iterable[str] = ()) -> None:
        self._register = register
        self._last: dict[str, int] = {}
        for ref in chain(refs_ever(register), others):
            self._use(ref)

    def next(self, source: str, number: str) -> str:
        """The next reference under a recommendation."""
        name = self._register.name_of(source, number)
        ref = f"{name}.{self._last.get(name, 0) + 1}"
        self._use(ref)
        return ref

    def _use(self, ref: str) -> None:
        for match in _COUNTED.finditer(ref):
            name = ref[:match.start()]
            self._last[name] = max(self._last.get(name, 0), int(match[1]))


def next_ref(register: Register, source: str, number: str) -> str:
    """The next reference under a recommendation that was never used."""
    return FreeRefs(register).next(source, number)


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
    deleted = _deleted(register.history)
    for edit in _added(register):
        action = register.actions[edit.ref]
        if edit.ref in deleted and not _says(deleted[edit.ref], action.text):
            yield edit, next_ref(register, action.source, action.recommendation)


def renumbered_refs(register: Register) -> Iterator[tuple[Change, str]]:
    """Rows that somebody gave another reference, as far as their text tells.

    Args:
        register: As it was read; its hand edits are not in its history yet.

    Yields:
        The hand edit that added the row, and the reference that it had.
    """
    deleted = _deleted(register.hand_edits)
    for edit in _added(register):
        text = register.actions[edit.ref].text
        before = next((ref for ref, row in deleted.items() if text and _says(row, text)), "")
        if before:
            del deleted[before]
            yield edit, before


def _added(register: Register) -> Iterator[Change]:
    return (edit for edit in register.hand_edits
            if edit.key == ACTIONS.row_key and not edit.old and edit.ref in register.actions)


def _deleted(lines: Iterable[Change]) -> dict[str, str]:
    """Reference -> what the row said."""
    return {line.ref: line.old for line in lines if line.key == ACTIONS.row_key and not line.new}


def _says(row: str, text: str) -> bool:
    """Whether a row, in one text, is that of an action with this text."""
    return f"; text: {text}; " in f"{row}; "
