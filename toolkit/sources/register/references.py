"""What an action says of itself by referring to another one: “see 4 above”."""

from collections.abc import Mapping
from dataclasses import replace

from toolkit.sources.register.entries import Table
from toolkit.tracker.record.actions import Action
from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.problems import Place, Problem
from toolkit.tracker.record.register import Register
from toolkit.tracker.wording.statuses import StatusReading, read_references


def resolve_references(
    register: Register, readings: Mapping[str, StatusReading], places: Mapping[str, Place], table: Table,
) -> None:
    """Let actions that refer to a single other recommendation or action inherit what that one says.

    An implemented action without a date inherits the date, a closed one the reason, where those that it refers to
    state exactly one. The words of the reference are kept.
    """
    written = dict(register.actions)
    for ref, reading in readings.items():
        action = written[ref]
        if len(reading.cross_refs) != 1:
            continue
        others = [other for other in written.values() if other.ref != ref and _is_meant(other, reading.cross_refs[0])]
        if action.status is Status.IMPLEMENTED and action.completed is None:
            dates = {other.completed for other in others if other.completed and other.status is action.status}
            inherited = dates.pop() if len(dates) == 1 else None
            changed = replace(action, completed=inherited)
            taken = inherited.written if inherited else ""
        elif action.status.is_final and read_references(_beginning(action.closing_reason)):
            closed = [other for other in others if other.status is action.status]
            reasons = {other.closing_reason for other in closed if other.closing_reason}
            taken = reasons.pop() if len(reasons) == 1 else ""
            changed = replace(action, closing_reason=f"{taken} ({action.closing_reason})") if taken else action
        else:
            continue
        register.actions[ref] = changed
        code = "repaired-reference" if taken else "reference-unsettled"
        table.problems.append(Problem(code, places[ref], " ".join(reading.text.split()), taken))


def _beginning(reason: str) -> str:
    """The words of a reason before any bracket: one that was completed already has its reference in brackets."""
    return reason.partition("(")[0]


def _is_meant(action: Action, number: str) -> bool:
    return number in (action.recommendation, action.ref)
