"""What waits for a decision: conflicts beside what the register holds, and proposals."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from toolkit import store
from toolkit.jobs.decisions.undoing import last_decided
from toolkit.jobs.registers import load
from toolkit.tracker.judging.proposals import asked_by, waiting_proposals
from toolkit.tracker.merge.values import competing_columns
from toolkit.tracker.record.actions import Action, Recommendation
from toolkit.tracker.record.column_names import is_not_taken
from toolkit.tracker.record.columns import Column, Filler, to_plain
from toolkit.tracker.record.decisions import Conflict, Proposed
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.register import Register

_MARK = 16
"""Characters by which something is known to be as it was seen."""


@dataclass(frozen=True, slots=True)
class Competing:
    """A conflict that waits.

    Attributes:
        number: By which it is known.
        mark: By which it is known to be as somebody saw it.
        options: The answers, a row each.
        came: When the return of each was taken in.
        before: The change that put into the register what it holds; None where that was never changed.
        action: The action that it is about; None where it is about a recommendation, or its row is gone.
        asked: The recommendation.
        column: That it is about; None where the register has no such column any more.
    """

    number: str
    mark: str
    options: tuple[Conflict, ...]
    came: tuple[str, ...]
    before: Change | None
    action: Action | None
    asked: Recommendation | None
    column: Column | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A proposal that waits.

    Attributes:
        mark: By which it is known, and known to be as somebody saw it.
        proposed: The proposal.
        action: The action whose date it is about.
        asked: The recommendations that it may answer.
    """

    mark: str
    proposed: Proposed
    action: Action | None
    asked: tuple[Recommendation, ...]


@dataclass(frozen=True, slots=True)
class ToDecide:
    """All that waits for a decision.

    Attributes:
        register: The register.
        conflicts: By number.
        proposals: In the order of the sheet.
        last: What the last decision wrote to the history; () where something else came after it.
    """

    register: Register
    conflicts: Mapping[str, Competing]
    proposals: Sequence[Waiting]
    last: tuple[Change, ...]


def what_waits(path: Path) -> ToDecide:
    """All that waits for a decision in a register.

    Raises:
        Refused: It cannot be read.
    """
    register = load(path).register
    came = {(one.file, one.round, one.unit): one.when for one in register.returns}
    changed = {(one.ref, one.key, one.unit): one for one in register.history if not is_not_taken(one.key)}
    latest = {key[:2]: one for key, one in changed.items()}
    columns = competing_columns(register.form)
    conflicts = {}
    for number, options in by_number(register).items():
        first = options[0]
        column = columns.get(first.key)
        is_its_own = column is not None and column.filler is Filler.EVERY_UNIT
        action = register.actions.get(first.ref)
        conflicts[number] = Competing(
            number, mark_of(*options), options, tuple(came.get((one.file, one.round, one.unit), "") for one in options),
            changed.get((first.ref, first.key, first.unit)) if is_its_own else latest.get((first.ref, first.key)),
            action, register.recommendation_of(action) if action else register.recommendation_named(first.ref), column)
    proposals = [Waiting(mark_of(one), one, register.actions.get(one.ref) if one.is_date else None,
                         () if one.is_date else tuple(asked_by(register, one)))
                 for one in waiting_proposals(register)]
    return ToDecide(register, conflicts, proposals, tuple(last_decided(register)))


def by_number(register: Register) -> dict[str, tuple[Conflict, ...]]:
    """The conflicts of a register, each with all its answers."""
    found: dict[str, list[Conflict]] = {}
    for one in register.conflicts:
        found.setdefault(one.number, []).append(one)
    return {number: tuple(options) for number, options in found.items()}


def mark_of(*records: Conflict | Proposed) -> str:
    """What records are known by: all that they say."""
    said = [[to_plain(getattr(one, each.name)) for each in fields(one)] for one in records]
    return store.sha256_of(repr(said).encode("utf-8", "surrogatepass"))[:_MARK]
