"""New actions that units propose: they wait until the centre accepts or declines them.

An accepted one becomes an action with a reference of its own and is issued from the next workbook on; a declined one
stays on the sheet with its outcome. Both go to the history with the cell that they came from.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace

from toolkit.tracker.judging.proposals import asked_by
from toolkit.tracker.merge.refs import next_ref
from toolkit.tracker.record.actions import Action, Recommendation
from toolkit.tracker.record.codes import How, Role
from toolkit.tracker.record.column_names import DECLINE_REASON, PROPOSAL_REASON, not_taken
from toolkit.tracker.record.columns import columns_of, to_plain
from toolkit.tracker.record.decisions import ACCEPTED_AS, DECLINED, Proposed
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import PROPOSED
from toolkit.tracker.returns.submission import Submission

NOT_MADE = not_taken("proposal")
"""Under which the words of a declined proposal stand in the history."""
_WORDS = ("recommendation", "text", "responsible", "deadline")
"""What makes a proposal another one."""


def take_proposals(register: Register, submissions: Iterable[Submission], when: str) -> list[Change]:
    """Put the new actions that returns propose on the sheet Proposed, each once.

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
                 if c.how is How.HAND and c.sheet == PROPOSED.name}
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
    ref = held.accepted_as
    key = not_taken(PROPOSAL_REASON) if held.outcome else PROPOSAL_REASON
    change = replace(_change(proposed, when, ref, key, proposed.reason), old=held.reason, how=How.RETURN)
    if not held.outcome:
        register.proposals[at] = replace(held, reason=proposed.reason)
    told = {(c.round, c.ref, c.key, c.unit, c.new) for c in register.history} if held.outcome else set()
    return [] if (change.round, ref, change.key, change.unit, change.new) in told else [change]


def _says_all_of(held: Proposed, proposed: Proposed, corrected: Collection[tuple[str, str, str]]) -> bool:
    same = (held.round, held.unit, bool(held.text)) == (proposed.round, proposed.unit, bool(proposed.text))
    return same and not held.is_date and all(
        _is_said(key, held, proposed, corrected) for key in _WORDS)


def _is_said(key: str, held: Proposed, proposed: Proposed, corrected: Collection[tuple[str, str, str]]) -> bool:
    """Whether the register's words say what the unit's do, or correct them by hand."""
    kept, said = getattr(held, key), getattr(proposed, key)
    return said in ("", kept) or (key, said, kept) in corrected


def _words(proposed: Proposed) -> tuple[str, ...]:
    return tuple(getattr(proposed, key) for key in _WORDS)


def accept_action(register: Register, proposed: Proposed, when: str) -> tuple[Proposed, list[Change]]:
    """Make an accepted proposal an action.

    Args:
        register: Its actions are changed; nothing of its history.
        proposed: A proposal that can be accepted.
        when: The moment, as history writes it.

    Returns:
        The proposal with its outcome, and the lines for the history.
    """
    action = _action(register, proposed, asked_by(register, proposed)[0])
    _insert(register, action)
    changes = [_change(proposed, when, action.ref, column.key, plain) for column in columns_of(Action)
               if (plain := to_plain(getattr(action, column.key)))]
    if proposed.reason:
        changes.append(_change(proposed, when, action.ref, PROPOSAL_REASON, proposed.reason))
    return replace(proposed, outcome=ACCEPTED_AS.format(ref=action.ref)), changes


def decline_action(proposed: Proposed, when: str) -> tuple[Proposed, list[Change]]:
    """Decline a proposal: with its outcome, and the lines for the history."""
    changes = [_change(proposed, when, "", NOT_MADE, proposed.text)]
    if proposed.decline_reason:
        changes.append(_change(proposed, when, "", DECLINE_REASON, proposed.decline_reason))
    return replace(proposed, outcome=DECLINED), changes


def _action(register: Register, proposed: Proposed, asked: Recommendation) -> Action:
    """The action that a proposal becomes; the unit that proposed it leads where nobody else is named."""
    # Loaded for the first that is accepted.
    from toolkit.tracker.wording.deadlines import read_deadline
    from toolkit.tracker.wording.units import UnitNames

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
