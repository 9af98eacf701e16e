"""What waits on the sheet Proposed, what the centre decided there, and what keeps a decision from being applied."""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from toolkit.tracker.judging.found import Found
from toolkit.tracker.record.actions import Recommendation
from toolkit.tracker.record.codes import How, ProposalDecision
from toolkit.tracker.record.column_names import not_taken
from toolkit.tracker.record.column_names import proposed as as_proposed
from toolkit.tracker.record.columns import fold, fold_letters, to_plain
from toolkit.tracker.record.decisions import ACCEPTED, DECLINED, Proposed
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import PROPOSED
from toolkit.tracker.wording.deadline_kinds import DeadlineKind
from toolkit.words.phrases import either

Finding = tuple[str, ...]
"""The code of the problem, the key of its column, what is found, and what would do instead, where that is known."""
MOST_UNITS = 12
"""How many units are named that could be meant."""
_DATE = "revised_deadline"


def waiting_proposals(register: Register) -> list[Proposed]:
    """The proposals that nobody has decided, or not in a way that can be applied."""
    return [p for p in register.proposals if not p.outcome]


def decision_on(proposed: Proposed) -> ProposalDecision | None:
    """What was decided on a proposal; None where nothing was, or nothing that is a decision."""
    return _decisions().get(fold_letters(proposed.decision))


@cache
def _decisions() -> dict[str, ProposalDecision]:
    return {fold_letters(word): code for code in ProposalDecision for word in (*code.labels, code.value, *code.aliases)}


def last_asked(register: Register) -> Mapping[str, list[Proposed]]:
    """Ref -> the new dates of which a unit is told: those that wait, and one that was declined and was its last."""
    last: dict[tuple[str, str], list[Proposed]] = {}
    for one in register.proposals:
        if one.is_date:
            before = [other for other in last.get((one.ref, one.unit), ()) if not other.outcome]
            last[one.ref, one.unit] = [*before, one] if one.outcome in ("", DECLINED) else before
    told: dict[str, list[Proposed]] = {}
    for (ref, _), asked in last.items():
        told.setdefault(ref, []).extend(asked)
    return told


def dates_not_accepted(register: Register) -> frozenset[str]:
    """The refs of the actions for which a new date was given that is not accepted: it waits, or was not taken."""
    asked = (one.ref for one in register.proposals if one.is_date and one.outcome != ACCEPTED)
    contradicted = (one.ref for one in register.conflicts if one.key == _DATE)
    not_put = (line.ref for line in register.history if line.key in (not_taken(_DATE), as_proposed(_DATE)))
    return frozenset((*asked, *contradicted, *not_put))


def asked_by(register: Register, proposed: Proposed) -> list[Recommendation]:
    """The recommendations that a proposal may answer.

    Of several with the same number, it is the one on which the unit had an action in its workbook; else all of them.
    """
    written = proposed.recommendation.strip()
    every = register.recommendations.values()
    if exact := [one for one in every if fold(_with_source(one)) == fold(written)]:
        return exact
    named = [one for one in every if written in (one.number, register.name_of(one.source, one.number))]
    seen = {(action.source, action.recommendation)
            for issued in register.issued.get((proposed.round, proposed.unit), ())
            for ref in issued.values if (action := register.actions.get(ref))}
    shown = [one for one in named if (one.source, one.number) in seen]
    return shown if len(shown) == 1 else named


def undecidable(register: Register) -> Iterator[Found]:
    """The decisions on proposals that cannot be applied; these go on waiting."""
    accepted = Counter(p.ref for p in waiting_proposals(register)
                       if p.is_date and decision_on(p) is ProposalDecision.ACCEPT)
    for at, proposed in enumerate(register.proposals):
        if proposed.decision.strip() and not proposed.outcome:
            found = _of_decision(register, proposed, several=accepted[proposed.ref] > 1)
            if found:
                code, key, told, *instead = found
                yield Found(code, PROPOSED, at, key, told, *(instead or [called(proposed)]))


def called(proposed: Proposed) -> str:
    """What is proposed, in a few words."""
    return f"{to_plain(proposed.new_date)} ({proposed.ref})" if proposed.is_date else proposed.text


def _of_decision(register: Register, proposed: Proposed, *, several: bool) -> Finding | None:
    decision = decision_on(proposed)
    if decision is None:
        return "proposal-decision-unclear", "decision", proposed.decision
    if decision is ProposalDecision.DECLINE:
        return None
    return _of_date(register, proposed, several=several) if proposed.is_date else _of_action(register, proposed)


def _of_action(register: Register, proposed: Proposed) -> Finding | None:
    asked = asked_by(register, proposed)
    if len(asked) > 1:
        return "proposal-of-which-source", "recommendation", ", ".join(map(_with_source, asked))
    if not asked or not proposed.text.strip():
        return "proposal-incomplete", "recommendation", proposed.recommendation.strip() or "(none)"
    return _of_words(register, proposed)


def _of_words(register: Register, proposed: Proposed) -> Finding | None:
    """A unit that the register does not know, or a deadline that cannot be read, by which the centre corrected it.

    What the unit itself wrote is accepted as it stands: the unit leads then, and the deadline is asked afterwards.
    """
    # Loaded for the first that is accepted.
    from toolkit.tracker.wording.deadlines import read_deadline
    from toolkit.tracker.wording.units import UnitNames

    parties = UnitNames(register.units.values()).read(proposed.responsible).parties
    unknown = next((party for party in parties if not party.known), None)
    if unknown and _is_corrected(register, "responsible", proposed.responsible):
        return ("proposal-unit-unknown", "responsible", unknown.name,
                unknown.suggestion or ", ".join([*register.units][:MOST_UNITS]))
    deadline = read_deadline(proposed.deadline)
    if deadline.kind is DeadlineKind.MALFORMED and _is_corrected(register, "deadline", proposed.deadline):
        return ("proposal-deadline-unclear", "deadline", proposed.deadline.strip(),
                either([day.isoformat() for day in deadline.suggestions]))
    return None


def _is_corrected(register: Register, key: str, value: str) -> bool:
    """Whether a value of a proposal was typed into the register by hand."""
    return any(one.how is How.HAND and (one.sheet, one.key, one.new) == (PROPOSED.name, key, value)
               for one in (*register.hand_edits, *register.history))


def _of_date(register: Register, proposed: Proposed, *, several: bool) -> Finding | None:
    action = register.actions.get(proposed.ref)
    if action is None:
        return "new-date-of-no-action", "decision", proposed.ref
    if action.status.is_final:
        return "new-date-of-finished", "decision", action.status.label
    if proposed.new_date is None:
        return "new-date-missing", "new_date", ""
    if action.due_date and proposed.new_date <= action.due_date:
        return "new-date-not-later", "new_date", to_plain(action.due_date)
    return ("new-dates-of-one-action", "decision", proposed.ref) if several else None


def _with_source(recommendation: Recommendation) -> str:
    """What a recommendation is called by whoever must tell it from those of other sources."""
    return f"{recommendation.source}-{recommendation.number}"
