"""Applying what the centre decided on the sheet Proposed; whatever writes a register does it first."""

from dataclasses import dataclass, field

from toolkit.tracker.judging.proposals import decision_on, undecidable
from toolkit.tracker.merge.proposals.new_actions import accept_action, decline_action
from toolkit.tracker.merge.proposals.new_dates import accept_date, decline_date
from toolkit.tracker.record.codes import ProposalDecision
from toolkit.tracker.record.decisions import Proposed
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.problems import Place, Problem
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import PROPOSED, tab_of


@dataclass(slots=True)
class Decided:
    """What the decisions on proposals did.

    Attributes:
        settled: The proposals that were accepted or declined, with their outcomes.
        changes: What was written to the history.
        problems: Decisions that cannot be applied; their proposals go on waiting.
    """

    settled: list[Proposed] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def decide_proposals(register: Register, when: str) -> Decided:
    """Apply what the centre decided on the sheet Proposed.

    Args:
        register: Its actions, proposals and history are changed.
        when: The moment, as history writes it.
    """
    wrong = {found.at: found for found in undecidable(register)}
    sheet = Place(sheet=tab_of(register, PROPOSED.name))
    placed = {(p.code, p.found, p.suggestion): p for p in register.to_put_right}
    decided = Decided(problems=[
        placed.get((found.code, found.found, found.suggestion))
        or Problem(found.code, sheet, found.found, found.suggestion) for found in wrong.values()])
    for at, proposed in enumerate(register.proposals):
        if proposed.decision.strip() and not proposed.outcome and at not in wrong:
            register.proposals[at], changes = _decide(register, proposed, when)
            decided.settled.append(register.proposals[at])
            decided.changes += changes
    register.history += decided.changes
    return decided


def _decide(register: Register, proposed: Proposed, when: str) -> tuple[Proposed, list[Change]]:
    if decision_on(proposed) is ProposalDecision.DECLINE:
        return decline_date(proposed, when) if proposed.is_date else decline_action(proposed, when)
    accept = accept_date if proposed.is_date else accept_action
    return accept(register, proposed, when)
