"""Take the last decision back: the register of before it stands again, with a line in its history."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import takewhile
from pathlib import Path
from typing import Any

from toolkit.jobs.past import LASTING, UNDO, archived, as_opened, put_back
from toolkit.jobs.registers import RegisterFile, Tell, held, load, nobody, save
from toolkit.tracker.judging.proposals import waiting_proposals
from toolkit.tracker.record.codes import How
from toolkit.tracker.record.history import Change, now_stamp
from toolkit.tracker.record.problems import Place, Refused
from toolkit.tracker.record.register import Register

_DECIDES = (How.DECISION, How.APPROVAL)
_BESIDE = (*_DECIDES, How.HAND, How.READ, How.ANSWERED)
"""How what a decision writes, and what people typed before it, stands in the history."""


@dataclass(frozen=True, slots=True)
class UndoneDecision:
    """A decision that was taken back.

    Attributes:
        lines: What it had written to the history.
        kept: Where the register that was replaced is kept.
    """

    lines: tuple[Change, ...]
    kept: Path


def last_decided(register: Register) -> list[Change]:
    """What the last decision wrote to the history; nothing where something else came after it."""
    lasting = len([*takewhile(lambda one: one.how in LASTING, reversed(register.history))])
    lines = register.history[:len(register.history) - lasting]
    last = [*takewhile(lambda one: one.when == lines[-1].when, reversed(lines))][::-1]
    is_alone = _is_decision(last) and not register.hand_edits and last[0].when not in {
        one.when for one in register.returns}
    return last if is_alone else []


def _is_decision(lines: Sequence[Change]) -> bool:
    return {one.how for one in lines} <= {*_BESIDE} and any(one.how in _DECIDES for one in lines)


def undo_decision(path: Path, now: datetime, tell: Tell = nobody) -> UndoneDecision:
    """Take the last decision back; what it was about waits again.

    Args:
        path: The register.
        now: The moment.
        tell: Called with what of the register cannot be kept, before anything is written.

    Raises:
        Refused: Something came after the last decision, there is none, or the archive lacks the register of before.
    """
    with held(path, tell) as file:
        register = file.register
        last = last_decided(register)
        if not last or _is_typed(register):
            raise Refused("undo-no-decision", Place(file=path.name))
        before = next(_before(file, last), None)
        if before is None:
            raise Refused("undo-decision-not-kept", Place(file=path.name), last[0].when)
        taken_back = tuple(one for one in last if one not in before.history)
        about = next(one for one in taken_back if one.how in _DECIDES)
        line = Change(when=now_stamp(now), round=about.round, ref=about.ref, key=UNDO, old=about.when,
                      new=", ".join(_waits_again(before, register)), how=How.UNDO)
        restored = put_back(_undecided(before), register, line)
        if restored is None:
            raise Refused("undo-no-decision", Place(file=path.name))
        file.announce()
        save(file, restored, now)
    return UndoneDecision(taken_back, file.archive)


def _is_typed(register: Register) -> bool:
    """Whether a decision was typed that nobody has applied yet: it would be lost."""
    return any(one.decision for one in register.conflicts) or any(one.decision for one in waiting_proposals(register))


def _undecided(register: Register) -> Register:
    """A register without the decisions that were typed into it, which the next run would apply again."""
    nothing: dict[str, Any] = {"decision": "", "decided_by": "", "decided_on": ""}
    register.conflicts = [replace(one, **nothing) for one in register.conflicts]
    register.proposals = [one if one.outcome else replace(one, **nothing) for one in register.proposals]
    return register


def _before(file: RegisterFile, last: Sequence[Change]) -> Iterator[Register]:
    """The archived registers to which the last decision alone was added, the latest first."""
    register = file.register
    kept = sorted((path for _, path in archived(file)), key=lambda path: (path.name[:10], path.stat().st_mtime_ns),
                  reverse=True)
    for path in kept:
        one = load(path, cached=False).register
        since = [line for line in register.history[len(one.history):] if line.how not in LASTING]
        if (one.about.register_id == register.about.register_id and one.returns == register.returns
                and one.history == register.history[:len(one.history)] and one.issued == register.issued
                and as_opened(one) == as_opened(register) and _is_decision(since) and since == last[-len(since):]):
            yield one


def _waits_again(before: Register, register: Register) -> Iterator[str]:
    numbers = {one.number for one in register.conflicts}
    yield from dict.fromkeys(one.number for one in before.conflicts if one.number not in numbers)
    yield from (one.text for one, now in zip(before.proposals, register.proposals, strict=False)
                if now.outcome and not one.outcome)
