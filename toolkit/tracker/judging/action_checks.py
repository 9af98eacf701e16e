"""What is missing in the actions of a register, or contradicts itself."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from toolkit.tracker.judging.answering import is_led_by
from toolkit.tracker.judging.found import Found
from toolkit.tracker.judging.parties import ROLES
from toolkit.tracker.judging.rules import Answers, broken_rules
from toolkit.tracker.record.actions import Action
from toolkit.tracker.record.codes import Role
from toolkit.tracker.record.columns import fold
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import ACTIONS
from toolkit.tracker.wording.deadline_kinds import DeadlineKind
from toolkit.words.phrases import either

if TYPE_CHECKING:  # readers of words are loaded by whoever checks a register, and not by whoever asks for its rounds
    from toolkit.tracker.wording.dates import DayOrder
    from toolkit.tracker.wording.units import UnitNames

_OF_UNITS = ("status-missing", "date-after-as-of", "in-progress-without-comment", "overdue-unexplained")
"""Rules that a unit must keep when it reports, not a register between two rounds."""
_WITHOUT_END = (DeadlineKind.CONTINUOUS, DeadlineKind.RECURRING)
"""Kinds of deadlines that are meant to have no last day."""
Finding = tuple[str, str, str, str]
"""The code of the problem, the key of its column, what is found and what is suggested."""


def orders_of(register: Register) -> "Mapping[str, DayOrder | None]":
    """Code of a source -> the order of day and month in its deadlines."""
    from toolkit.tracker.wording.deadlines import order_of

    written: dict[str, list[str]] = {}
    for action in register.actions.values():
        written.setdefault(action.source, []).append(action.deadline)
    return {code: order_of(deadlines) for code, deadlines in written.items()}


def action_findings(register: Register) -> Iterator[Found]:
    """What is to be put right in the actions, but for units that are not known."""
    from toolkit.tracker.wording.units import UnitNames

    names, orders, seen = UnitNames(register.units.values()), orders_of(register), set[tuple[str, str, str]]()
    begun = [(source.prefix, source.code) for source in register.sources.values() if source.prefix]
    for at, action in enumerate(register.actions.values()):
        found = [*_texts(action, register, seen, begun), *_deadline(action, orders[action.source]),
                 *_parties(action, names, register), *_rules(action)]
        yield from (Found(code, ACTIONS, at, key, what, suggestion) for code, key, what, suggestion in found)


def _texts(
    action: Action, register: Register, seen: set[tuple[str, str, str]], begun: Sequence[tuple[str, str]]
) -> Iterator[Finding]:
    if not action.text:
        yield "action-text-missing", "text", "", ""
    asked = action.recommendation  # which a tracker of actions alone does not name
    if asked and action.source in register.sources and register.recommendation_of(action) is None:
        yield "recommendation-unknown", "recommendation", asked, ""
    same = (action.source, action.recommendation, fold(action.text))
    if action.text and same in seen:
        yield "action-twice", "text", action.text[:80], ""
    seen.add(same)
    other = next((code for prefix, code in begun if code != action.source and action.ref.startswith(prefix)), "")
    if other:
        yield "ref-of-other-source", "ref", action.ref, other


def _deadline(action: Action, order: "DayOrder | None") -> Iterator[Finding]:
    """The deadline in words against the due date."""
    from toolkit.tracker.wording.deadlines import read_deadline

    read = read_deadline(action.deadline, order)
    due = action.due_date
    if due is None:
        if read.due:
            yield "due-date-missing", "due_date", action.deadline, read.due.isoformat()
        elif read.kind is DeadlineKind.BLANK:
            yield "deadline-missing", "deadline", "", ""
        elif read.kind is DeadlineKind.MALFORMED:
            yield "deadline-not-read", "deadline", action.deadline, _either(read.suggestions)
        elif read.kind not in _WITHOUT_END:
            yield "deadline-without-day", "deadline", action.deadline, read.kind.value.replace("_", " ")
        if action.revised_deadline:
            yield "revised-without-deadline", "due_date", action.revised_deadline.isoformat(), ""
    elif read.due and read.due != due:
        yield "due-date-contradicts", "due_date", action.deadline, read.due.isoformat()


def _either(days: tuple[date, ...]) -> str:
    return either([day.isoformat() for day in days])


def _parties(action: Action, names: "UnitNames", register: Register) -> Iterator[Finding]:
    """Who is responsible in words against the units."""
    read = names.read(action.responsible)
    leads = read.codes(Role.LEAD)
    if not action.lead:
        yield "lead-missing", "lead", action.responsible, ", ".join(leads)
        for party in read.parties:
            if party.suggestion:
                yield "responsible-near", "responsible", party.name, party.suggestion
    elif leads and read.sure and not is_led_by(register, leads, action.lead):
        yield "lead-contradicts", "lead", action.responsible, ", ".join(leads)
    named = [unit for key in ROLES[:2] for unit in getattr(action, key)]
    for unit in dict.fromkeys(unit for unit in named if named.count(unit) > 1):
        yield "unit-twice", "support" if unit in action.support else "lead", unit, ""


def _rules(action: Action) -> Iterator[Finding]:
    """The rules of a row that hold at any time."""
    completed = action.completed.first if action.completed else None
    answers = Answers(date.max, action.due_date, action.status, completed, action.revised_deadline,
                      action.revision_reason, action.closing_reason)
    for rule in broken_rules(answers):
        if rule.code not in _OF_UNITS:
            yield rule.code, rule.column, "", ""
