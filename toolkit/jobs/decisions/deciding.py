"""Decide what waits on the sheets Conflicts and Proposed: as if it had been typed there and the register consolidated.

A decision names what its person saw. What has changed since is not decided, but shown again.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from toolkit.jobs.decisions.waiting import by_number, mark_of
from toolkit.jobs.registers import Tell, held, latest_of, nobody, save
from toolkit.jobs.rounds import refuse_typed_backwards
from toolkit.tracker.judging.proposals import undecidable
from toolkit.tracker.merge.consolidate import Consolidation, consolidate
from toolkit.tracker.record.codes import How, ProposalDecision
from toolkit.tracker.record.columns import columns_of, from_plain, to_plain
from toolkit.tracker.record.decisions import Proposed
from toolkit.tracker.record.history import Change, now_stamp
from toolkit.tracker.record.problems import Place, Refused
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import CONFLICTS, PROPOSED, tab_of
from toolkit.words import register as words
from toolkit.words.speaking import text

CORRECTED = ("recommendation", "text", "responsible", "deadline", "new_date")
"""What of a proposal can be corrected before it is decided; the history tells it as what was typed by hand."""

@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decides.

    Attributes:
        what: What would be typed as the decision.
        by: Who decides.
        reason: Why a new date or a new action is declined.
        corrected: What of a proposal is corrected first: key of a column -> plain value.
    """

    what: str
    by: str = ""
    reason: str = ""
    corrected: Mapping[str, str] = field(default_factory=dict)


def keep() -> Decision:
    """The decision that leaves the register as it is."""
    return Decision(text(words.KEEP))


def decide_conflict(
    path: Path, number: str, mark: str, decision: Decision, now: datetime, tell: Tell = nobody
) -> Consolidation:
    """Decide a conflict.

    Args:
        path: The register.
        number: Of the conflict.
        mark: The conflict as it was seen.
        decision: Keep the register, the letter of an answer, or another value.
        now: The moment.
        tell: Called with what of the register cannot be kept, before anything is written.

    Raises:
        Refused: It is no longer as it was seen, the decision cannot be applied, or the register cannot be used.
    """
    def typed(register: Register) -> None:
        options = by_number(register).get(number, ())
        if not options or mark_of(*options) != mark:
            raise Refused("decision-outdated", Place(sheet=tab_of(register, CONFLICTS.name)), number)
        if not decision.what.strip():
            raise Refused("decision-empty", Place(sheet=tab_of(register, CONFLICTS.name), ref=options[0].ref))
        said = {options[0]: _typed(decision, now)}
        register.conflicts = [replace(one, **said.get(one, {"decision": ""})) if one.number == number else one
                              for one in register.conflicts]

    def done(outcome: Consolidation) -> None:
        left = next((one for one in outcome.register.conflicts if one.number == number), None)
        if left:
            sheet = tab_of(outcome.register, CONFLICTS.name)
            why = (problem for problem in outcome.problems if problem.place.sheet == sheet)
            raise Refused(*next(problem for problem in why if problem.place.ref == left.ref))

    return _run(path, now, typed, done, tell)


def decide_proposal(path: Path, mark: str, decision: Decision, now: datetime, tell: Tell = nobody) -> Consolidation:
    """Accept or decline a new action or a new date.

    Args:
        path: The register.
        mark: The proposal as it was seen.
        decision: Accept or decline, with what is corrected first.
        now: The moment.
        tell: Called with what of the register cannot be kept, before anything is written.

    Raises:
        Refused: It is no longer as it was seen, the decision cannot be applied, or the register cannot be used.
    """
    def typed(register: Register) -> None:
        at = next((at for at, one in enumerate(register.proposals) if not one.outcome and mark_of(one) == mark), None)
        if at is None:
            raise Refused("decision-outdated", Place(sheet=tab_of(register, PROPOSED.name)), decision.what)
        was = register.proposals[at]
        corrected, lines = _corrected(was, decision.corrected, Place(path.name, tab_of(register, PROPOSED.name)))
        register.hand_edits = [*register.hand_edits, *lines]
        register.proposals[at] = replace(corrected, decline_reason=decision.reason or was.decline_reason,
                                         **_typed(decision, now))
        if found := next((one for one in undecidable(register) if one.at == at), None):
            raise Refused(found.code, Place(sheet=tab_of(register, PROPOSED.name)), found.found, found.suggestion)

    return _run(path, now, typed, lambda _: None, tell)


def accept(corrected: Mapping[str, str] | None = None) -> Decision:
    """The decision that takes a proposal, corrected first."""
    return Decision(ProposalDecision.ACCEPT.label, corrected=corrected or {})


def decline(reason: str = "") -> Decision:
    """The decision that does not take a proposal."""
    return Decision(ProposalDecision.DECLINE.label, reason=reason)


def _run(path: Path, now: datetime, typed: Callable[[Register], None], done: Callable[[Consolidation], None],
         tell: Tell) -> Consolidation:
    """Type a decision into a register and consolidate it without a return; nothing is written unless it is applied."""
    with held(path, tell) as file:
        refuse_typed_backwards(file.register)
        register = file.register.copy()
        typed(register)
        latest = latest_of(register)
        outcome = consolidate(register, latest.name if latest else "", (), now_stamp(now))
        done(outcome)
        file.announce()
        save(file, outcome.register, now)
    return outcome


def _typed(decision: Decision, now: datetime) -> dict[str, Any]:
    return {"decision": decision.what, "decided_by": decision.by, "decided_on": now.date().isoformat()}


def _corrected(proposed: Proposed, values: Mapping[str, str], place: Place) -> tuple[Proposed, list[Change]]:
    """A proposal as somebody corrected it, and what the history says of that.

    Raises:
        Refused: A date is none.
    """
    changed: dict[str, Any] = {}
    lines = []
    for column in columns_of(Proposed):
        was, value = to_plain(getattr(proposed, column.key)), values.get(column.key, "").strip()
        if column.key in CORRECTED and column.key in values and value != was:
            try:
                changed[column.key] = from_plain(value, column)
            except ValueError:
                raise Refused("decision-no-date", Place(sheet=place.sheet), value) from None
            lines.append(Change(ref=getattr(proposed, PROPOSED.named_by), key=column.key, old=was, new=value,
                                how=How.HAND, file=place.file, sheet=PROPOSED.name))
    return replace(proposed, **changed), lines
