"""Dates of implementation that an action does not have of its own: its comment only says “see 4 above”."""

from collections import defaultdict

from toolkit.tracker.record.actions import Action
from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.register import Register
from toolkit.tracker.wording.statuses import read_references, read_status


def borrowed_dates(register: Register) -> dict[str, str]:
    """Ref of each action that took its date from another one -> the number that its comment refers to."""
    dated = [action for action in register.actions.values()
             if action.status is Status.IMPLEMENTED and action.completed is not None]
    named: defaultdict[str, list[Action]] = defaultdict(list)
    for action in dated:
        for number in {action.ref, action.recommendation}:
            named[number].append(action)
    written: defaultdict[str, list[str]] = defaultdict(list)
    for comment in register.comments.values():
        written[comment.ref].append(comment.comment)
    found: dict[str, str] = {}
    for action in dated:
        text = "\n".join(written[action.ref])
        numbers = read_references(text) if text else ()
        if len(numbers) != 1 or read_status(f"{Status.IMPLEMENTED.label}: {text}").completed == action.completed:
            continue
        if any(other.ref != action.ref and other.completed == action.completed for other in named[numbers[0]]):
            found[action.ref] = numbers[0]
    return found
