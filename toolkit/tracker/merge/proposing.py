"""New actions that units propose: they wait on the sheet Proposed until the centre accepts or declines them.

An accepted one becomes an action with a reference of its own and is issued from the next workbook on; a declined one
stays on the sheet with its outcome. Both go to the history with the cell that they came from.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace

from toolkit.tracker.merge.refs import next_ref
from toolkit.tracker.record.actions import Action, Recommendation
from toolkit.tracker.record.codes import How, ProposalDecision, Role
from toolkit.tracker.record.column_names import not_taken
from toolkit.tracker.record.columns import columns_of, fold, to_plain
from toolkit.tracker.record.decisions import Proposed
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.problems import Place, Problem
from toolkit.tracker.record.register import Register
from toolkit.tracker.returns.submission import Submission
from toolkit.tracker.wording.deadlines import read_deadline
from toolkit.tracker.wording.units import UnitNames

PROPOSED_SHEET = "Proposed"
REASON, DECLINED = "proposal_reason", not_taken("proposal")
"""Under which the words of a proposal stand in the history, beside the columns of its action."""
ACCEPTED = "Accepted as "
"""Before the reference that an accepted proposal got."""
_WORDS = ("recommendation", "text", "responsible", "deadline")
"""What makes a proposal another one."""
_DECISIONS = {fold(word): code for code in ProposalDecision for word in (code.label, code.value, *code.aliases)}


@dataclass(slots=True)
class Decided:
    """What the decisions on proposals did.

    Attributes:
        changes: For the history.
        problems: Decisions that cannot be applied; their proposals go on waiting.
    """

    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def waiting_proposals(register: Register) -> list[Proposed]:
    """The proposals that nobody has decided."""
    return [p for p in register.proposals if not p.outcome]


def take_proposals(register: Register, submissions: Iterable[Submission], when: str) -> list[Change]:
    """Put what returns propose on the sheet Proposed, each once.

    A unit proposes again what stands in its workbook still when it returns it again; meanwhile the centre may have
    filled in what was empty and corrected the rest, as the history tells. What says more is new; but another reason
    takes the place of that of a proposal that waits, and goes to the history alone where it is decided.

    Args:
        register: Its proposals are changed; nothing of its history.
        submissions: Returns that were not taken in before.
        when: The moment, as history writes it.

    Returns:
        For the history.
    """
    before = len(register.proposals)
    corrected = {(c.key, c.old, c.new) for c in register.history
                 if c.how is How.HAND and c.sheet == PROPOSED_SHEET}
    new: dict[tuple[str, ...], Proposed] = {}
    changes: list[Change] = []
    for proposed in (p for submission in submissions for p in submission.proposals):
        alike = [at for at, held in enumerate(register.proposals[:before]) if _says_all_of(held, proposed, corrected)]
        if not alike:
            new.setdefault((proposed.round, proposed.unit, *_words(proposed), proposed.reason), proposed)
        elif not any(_is_said("reason", register.proposals[at], proposed, corrected) for at in alike):
            waiting = (at for at in alike if not register.proposals[at].outcome)
            changes += _give_reason(register, next(waiting, alike[0]), proposed, when)
    register.proposals += new.values()
    return changes


def _give_reason(register: Register, at: int, proposed: Proposed, when: str) -> list[Change]:
    held = register.proposals[at]
    ref = held.outcome.removeprefix(ACCEPTED) if held.outcome.startswith(ACCEPTED) else ""
    change = replace(_change(proposed, when, ref, not_taken(REASON) if held.outcome else REASON, proposed.reason),
                     old=held.reason, how=How.RETURN)
    if not held.outcome:
        register.proposals[at] = replace(held, reason=proposed.reason)
    told = {(c.round, c.ref, c.key, c.unit, c.new) for c in register.history} if held.outcome else set()
    return [] if (change.round, ref, change.key, change.unit, change.new) in told else [change]


def _says_all_of(held: Proposed, proposed: Proposed, corrected: Collection[tuple[str, str, str]]) -> bool:
    return (held.round, held.unit, bool(held.text)) == (proposed.round, proposed.unit, bool(proposed.text)) and all(
        _is_said(key, held, proposed, corrected) for key in _WORDS)


def _is_said(key: str, held: Proposed, proposed: Proposed, corrected: Collection[tuple[str, str, str]]) -> bool:
    """Whether the register's words say what the unit's do, or correct them by hand."""
    kept, said = getattr(held, key), getattr(proposed, key)
    return said in ("", kept) or (key, said, kept) in corrected


def _words(proposed: Proposed) -> tuple[str, ...]:
    return tuple(getattr(proposed, key) for key in _WORDS)


def decide_proposals(register: Register, when: str) -> Decided:
    """Apply what the centre decided on the sheet Proposed.

    Args:
        register: Its actions and proposals are changed; nothing of its history.
        when: The moment, as history writes it.
    """
    decided = Decided()
    for place, proposed in enumerate(register.proposals):
        if proposed.decision.strip() and not proposed.outcome:
            register.proposals[place] = _decide(register, proposed, when, decided)
    return decided


def _decide(register: Register, proposed: Proposed, when: str, decided: Decided) -> Proposed:
    decision = _DECISIONS.get(fold(proposed.decision))
    number = proposed.recommendation.strip()
    if decision is ProposalDecision.DECLINE:
        decided.changes.append(_change(proposed, when, "", DECLINED, proposed.text))
        return replace(proposed, outcome="Declined")
    asked = _meant(register, proposed, number)
    if decision is not None and len(asked) > 1:
        names = ", ".join(_with_source(one) for one in asked)
        decided.problems.append(Problem("proposal-of-which-source", Place(sheet=PROPOSED_SHEET), names, proposed.text))
        return proposed
    if decision is None or not asked or not proposed.text.strip():
        code = "proposal-decision-unclear" if decision is None else "proposal-incomplete"
        found = proposed.decision if decision is None else number or "(none)"
        decided.problems.append(Problem(code, Place(sheet=PROPOSED_SHEET), found, proposed.text))
        return proposed
    action = _action(register, proposed, asked[0])
    _insert(register, action)
    for column in columns_of(Action):
        if plain := to_plain(getattr(action, column.key)):
            decided.changes.append(_change(proposed, when, action.ref, column.key, plain))
    if proposed.reason:
        decided.changes.append(_change(proposed, when, action.ref, REASON, proposed.reason))
    return replace(proposed, outcome=f"{ACCEPTED}{action.ref}")


def _meant(register: Register, proposed: Proposed, written: str) -> list[Recommendation]:
    """The recommendations that a proposal may answer.

    Of several with the same number, it is the one on which the unit had an action in its workbook; else all of them.
    """
    every = register.recommendations.values()
    if exact := [one for one in every if fold(_with_source(one)) == fold(written)]:
        return exact
    named = [one for one in every if written in (one.number, register.name_of(one.source, one.number))]
    seen = {(action.source, action.recommendation)
            for issued in register.issued.get((proposed.round, proposed.unit), ())
            for ref in issued.values if (action := register.actions.get(ref))}
    shown = [one for one in named if (one.source, one.number) in seen]
    return shown if len(shown) == 1 else named


def _with_source(recommendation: Recommendation) -> str:
    """What a recommendation is called by whoever must tell it from those of other sources."""
    return f"{recommendation.source}-{recommendation.number}"


def _action(register: Register, proposed: Proposed, asked: Recommendation) -> Action:
    """The action that a proposal becomes; the unit that proposed it leads where nobody else is named."""
    parties = UnitNames(register.units.values()).read(proposed.responsible)
    return Action(
        next_ref(register, asked.source, asked.number), asked.number, proposed.text, responsible=proposed.responsible,
        lead=parties.codes(Role.LEAD) or (proposed.unit,), support=parties.codes(Role.SUPPORT),
        endorser=parties.codes(Role.ENDORSER), deadline=proposed.deadline,
        due_date=read_deadline(proposed.deadline).due, source=asked.source)


def _insert(register: Register, action: Action) -> None:
    """Put an action behind the last one of its recommendation."""
    actions = list(register.actions.values())
    alike = [at for at, other in enumerate(actions)
             if (other.source, other.recommendation) == (action.source, action.recommendation)]
    actions.insert(alike[-1] + 1 if alike else len(actions), action)
    register.actions = {a.ref: a for a in actions}


def _change(proposed: Proposed, when: str, ref: str, key: str, new: str) -> Change:
    by = ", ".join(text for text in (proposed.decided_by, proposed.decided_on) if text)
    return Change(when=when, round=proposed.round, ref=ref, key=key, new=new, how=How.DECISION, unit=proposed.unit,
                  file=proposed.file, sheet=proposed.sheet, cell=proposed.cell, by=by)
