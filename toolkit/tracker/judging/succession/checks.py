"""What is to be put right where one action was split from another, or superseded by it."""

from collections.abc import Iterator

from toolkit.tracker.judging.found import Found
from toolkit.tracker.judging.succession.chains import is_in_circle, is_split_in_circle
from toolkit.tracker.record.actions import Action
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import ACTIONS

WITHOUT_END = ("superseded-by-itself", "superseded-in-circle", "superseded-by-unknown", "split-from-itself",
               "split-in-circle", "split-from-unknown")
"""Codes of what keeps a round from being issued: nobody can tell which action follows on which."""


def successions(register: Register) -> Iterator[Found]:
    """What contradicts itself in “Split from” and “Superseded by” of the actions."""
    for at, action in enumerate(register.actions.values()):
        if action.split_from:
            yield from _split(at, action, register)
        for ref in action.superseded_by:
            yield from _superseded(at, action, ref, register)
        if action.superseded_by and not action.status.is_final:
            yield Found("superseded-still-open", ACTIONS, at, "status", ", ".join(action.superseded_by),
                        action.status.label)


def _split(at: int, action: Action, register: Register) -> Iterator[Found]:
    if action.split_from == action.ref:
        yield Found("split-from-itself", ACTIONS, at, "split_from", action.ref)
    elif action.split_from not in register.actions:
        yield Found("split-from-unknown", ACTIONS, at, "split_from", action.split_from)
    elif is_split_in_circle(register, action.ref):
        yield Found("split-in-circle", ACTIONS, at, "split_from", action.ref, action.split_from)


def _superseded(at: int, action: Action, ref: str, register: Register) -> Iterator[Found]:
    if ref == action.ref:
        yield Found("superseded-by-itself", ACTIONS, at, "superseded_by", ref)
    elif ref not in register.actions:
        yield Found("superseded-by-unknown", ACTIONS, at, "superseded_by", ref)
    elif is_in_circle(register, action.ref):
        yield Found("superseded-in-circle", ACTIONS, at, "superseded_by", action.ref, ref)

