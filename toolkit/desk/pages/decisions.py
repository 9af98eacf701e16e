"""Conflicts and proposals: one after the other, both sides beside each other, decided with a button or one key."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

from starlette.responses import Response

from toolkit.desk.asked import Asked
from toolkit.desk.declared import Page, Way
from toolkit.desk.results import Results
from toolkit.desk.tasks import State
from toolkit.jobs.decisions.deciding import CORRECTED, Decision, accept, decide_conflict, decide_proposal, decline, keep
from toolkit.jobs.decisions.undoing import undo_decision
from toolkit.jobs.decisions.waiting import Competing, ToDecide, Waiting, what_waits
from toolkit.tracker.record.codes import How
from toolkit.tracker.record.column_names import (
    DECLINE_REASON,
    PROPOSAL_REASON,
    heading_in,
    is_not_taken,
    place_in_line,
    told,
)
from toolkit.tracker.record.columns import Kind, to_plain
from toolkit.tracker.record.decisions import Conflict
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.register import Register
from toolkit.tracker.views import prose
from toolkit.words.desk import DECISIONS
from toolkit.words.desk import decisions as words
from toolkit.words.phrases import fact
from toolkit.words.readings.places import places_shown
from toolkit.words.speaking import Message, said, text

AT = "/decisions"
PATIENCE = 20.0
"""Seconds that a window waits for a decision before it shows how far the work is."""
MOST_LISTED = 200
"""How many of those that wait are listed."""
MOST_NAME = 80
KEEP, OTHER, ACCEPT = "keep", "other", "accept"
NEW_ACTION = "text"
"""The column by which a new action is told, of all that it is written with."""
REASONS = DECLINE_REASON, PROPOSAL_REASON
Facts = Sequence[tuple[str, str]]


class Entry(NamedTuple):
    """One that waits, in the list."""

    id: str
    what: str
    ref: str
    column: str
    unit: str


class Side(NamedTuple):
    """What stands in the register, or one of the answers.

    Attributes:
        title: Whose it is.
        value: What is said.
        where: Where it comes from.
        beside: What the unit wrote beside it, such as its comment.
        take: What is sent to take it.
        key: That takes it.
    """

    title: str
    value: str
    where: Sequence[str]
    beside: Facts
    take: str
    key: int


class Card(NamedTuple):
    """A conflict, to be decided; `ref` is the action, and `choices` are those of a column that takes nothing else."""

    title: str
    facts: Facts
    gone: str
    sides: Sequence[Side]
    typed: str
    ref: str
    choices: Sequence[str]
    is_date: bool


class Proposal(NamedTuple):
    """A proposal, to be decided; `fields` are what can be corrected: key -> label and value; `ref` is the action."""

    title: str
    facts: Facts
    is_date: bool
    fields: dict[str, tuple[str, str]]
    choices: dict[str, str]
    typed: str
    ref: str


def _show(asked: Asked) -> Response:
    waits = asked.desk.kept("decisions", what_waits)
    entries = [*_entries(waits)]
    at = _chosen(entries, asked.query.get("item", ""))
    with prose.dates_in(waits.register.settings.date_style):
        one = entries[at] if entries else None
        conflict = _card(waits, waits.conflicts[one.id]) if one and one.id in waits.conflicts else None
        proposal = None if conflict or not one else _proposal(waits, _proposed(waits, one.id))
        last = _last(waits)
    mark = "" if one is None else waits.conflicts[one.id].mark if conflict else one.id
    after = _after(entries, at)
    others = [entry for entry in entries if entry is not one]
    return asked.show(
        "decisions.html", text(words.TITLE), own=words, one=one, mark=mark, conflict=conflict, proposal=proposal,
        place=said(words.AT, at=at + 1, number=len(entries)), others=others[:MOST_LISTED],
        more=max(0, len(others) - MOST_LISTED), number=len(entries), last=last, by=asked.desk.remembered.get("by", ""),
        after=after, later=_address(after) if after else "")


def _entries(waits: ToDecide) -> Iterator[Entry]:
    own = waits.register.own_ever
    for number, one in waits.conflicts.items():
        first = one.options[0]
        units = ", ".join(dict.fromkeys(option.unit for option in one.options if option.unit))
        yield Entry(number, said(words.CONFLICT, number=number), first.ref, heading_in(first, own), units)
    for other in waits.proposals:
        proposed = other.proposed
        what = words.NEW_DATE if proposed.is_date else words.NEW_ACTION
        yield Entry(other.mark, text(what), proposed.ref or proposed.recommendation,
                    "" if proposed.is_date else proposed.text, proposed.unit)


def _chosen(entries: Sequence[Entry], wanted: str) -> int:
    """The place of the one that is asked for; else the first."""
    return next((at for at, one in enumerate(entries) if one.id == wanted), 0)


def _after(entries: Sequence[Entry], at: int) -> str:
    """The one that comes next; after the last comes the first."""
    return entries[(at + 1) % len(entries)].id if len(entries) > 1 else ""


def _address(item: str) -> str:
    return f"{AT}?{urlencode({'item': item})}"


# a conflict

def _card(waits: ToDecide, one: Competing) -> Card:
    register, first = waits.register, one.options[0]
    column = heading_in(first, register.own_ever)
    sides = [Side(text(words.IN_REGISTER), first.register_value, _where_held(one.before), (), KEEP, 1)]
    for at, (option, came) in enumerate(zip(one.options, one.came, strict=True)):
        title = said(words.ANSWER_OF, unit=option.unit) if option.unit else text(words.ANSWER_OF_DOCUMENT)
        sides.append(Side(title, option.value, _where(option, came), _beside(register, option),
                          option.option, 2 if at == 0 else at + 3))
    typed = ", ".join(dict.fromkeys(option.decision for option in one.options if option.decision))
    return Card(said(words.CONFLICT_TITLE, ref=first.ref, column=column), _about(one, register),
                "" if one.action or one.asked else said(words.GONE, ref=first.ref), sides, typed,
                first.ref if one.action else "",
                one.column.choices if one.column else (),
                is_date=one.column is not None and one.column.kind is Kind.DATE)


def _about(one: Competing, register: Register) -> Facts:
    """The words of the action around what is decided."""
    action, asked = one.action, one.asked
    facts = [(words.RECOMMENDATION, asked.text if asked else "")]
    if action:
        facts += [(words.ACTION, action.text), (words.LEAD_UNIT, ", ".join(map(register.unit_name, action.lead))),
                  (words.DUE, prose.day(action.revised_deadline or action.due_date) or action.deadline),
                  (words.STATUS, action.status.label)]
    return _filled(facts)


def _beside(register: Register, option: Conflict) -> Facts:
    """What the unit wrote in the same round of the same action, which the register has taken."""
    wrote = register.comments.get((option.ref, option.unit, option.round))
    if wrote is None:
        return ()
    return _filled([(message, getattr(wrote, key)) for message, key in (
        (words.COMMENT, "comment"), (words.EVIDENCE, "evidence")) if key != option.key])


def _filled(facts: Sequence[tuple[Message, str]]) -> Facts:
    return [(text(name), value) for name, value in facts if value]


def _where(option: Conflict, came: str) -> list[str]:
    found = [", ".join(part for part in (option.file, *places_shown(option.sheet, option.cell)) if part)]
    if option.round:
        found.append(said(words.FROM_ROUND, round=option.round))
    return [*found, said(words.TAKEN_IN, when=_day(came))] if came else found


def _where_held(before: Change | None) -> list[str]:
    if before is None:
        return [text(words.NEVER_CHANGED)]
    place = ", ".join(part for part in (before.unit, before.file, *place_in_line(before)) if part)
    when = said(words.CHANGED, how=before.how.label, when=_day(before.when)) if before.when else before.how.label
    return [part for part in (when, place) if part]


def _day(when: str) -> str:
    """The day of a moment, as the register's dates are written."""
    try:
        return prose.day(datetime.fromisoformat(when).date())
    except ValueError:
        return when


# a proposal

def _proposed(waits: ToDecide, mark: str) -> Waiting:
    return next(one for one in waits.proposals if one.mark == mark)


def _proposal(waits: ToDecide, one: Waiting) -> Proposal:
    proposed, register = one.proposed, waits.register
    came_from = ", ".join(part for part in (proposed.file, proposed.sheet, proposed.cell, proposed.round) if part)
    labels = (words.WHICH, words.TEXT, words.RESPONSIBLE, words.DEADLINE, words.ASKED_DATE)
    fields = {key: (text(label), to_plain(getattr(proposed, key)))
              for key, label in zip(CORRECTED, labels, strict=True) if (key == "new_date") is proposed.is_date}
    if proposed.is_date:
        asked = register.recommendation_of(one.action) if one.action else None
        facts = [(words.RECOMMENDATION, asked.text if asked else proposed.recommendation),
                 (words.ACTION, proposed.text),
                 (words.DUE_UNTIL_NOW, prose.day(proposed.due_until_now)),
                 (words.STATUS, one.action.status.label if one.action else "")]
        title = said(words.DATE_TITLE, ref=proposed.ref, unit=proposed.unit)
    else:
        facts = [(words.RECOMMENDATION, each.text) for each in one.asked]
        title = said(words.ACTION_TITLE, unit=proposed.unit)
    facts += [(words.WHY, proposed.reason), (words.PROPOSED_IN, came_from)]
    return Proposal(title, _filled(facts), proposed.is_date, fields, {} if proposed.is_date else _choices(register),
                    proposed.decision, proposed.ref if one.action else "")


def _choices(register: Register) -> dict[str, str]:
    """The recommendations that a new action may respond to: what they are called -> the same with their words."""
    names = ((register.name_of(one.source, one.number), one.text) for one in register.recommendations.values())
    return {name: _short(fact(name, words)) for name, words in names}


# what was decided last

def _last(waits: ToDecide) -> str:
    """What was decided last, where it can be undone."""
    decided = [one for one in waits.last if one.how in (How.DECISION, How.APPROVAL)]
    if not decided:
        return ""
    one = min(decided, key=lambda one: (one.key in REASONS, is_not_taken(one.key), one.key != NEW_ACTION))
    own = waits.register.own_ever
    new, old = (_short(str(told(one, key, own))) or text(words.EMPTY) for key in ("new", "old"))
    if is_not_taken(one.key):
        return said(words.LAST_DECLINED, what=new)
    message = words.LAST_KEPT if one.old == one.new else words.LAST_TOOK
    return said(message, ref=one.ref, column=heading_in(one, own), new=new, old=old)


def _short(written: str) -> str:
    return written if len(written) <= MOST_NAME else f"{written[:MOST_NAME]}…"


# deciding

def _decide(asked: Asked) -> Response:
    """Decide what waits: a conflict or a proposal."""
    form, moment = asked.form, asked.desk.moment()
    by = asked.desk.remembered["by"] = form.get("by", "").strip()[:MOST_NAME]
    item, mark, take = form.get("item", ""), form.get("mark", ""), form.get("take", "")
    if form.get("kind") == "conflict":
        decision = keep() if take == KEEP else Decision(form.get("value", "") if take == OTHER else take)

        def job(path: Path) -> None:
            decide_conflict(path, item, mark, replace(decision, by=by), moment)
    else:
        corrected = {key: form[key].replace("\r\n", "\n") for key in CORRECTED if key in form}
        choice = accept(corrected) if take == ACCEPT else decline(form.get("reason", ""))

        def job(path: Path) -> None:
            decide_proposal(path, mark, replace(choice, by=by), moment)

    return _done(asked, words.DECIDING, job, form.get("after", ""))


def _undo(asked: Asked) -> Response:
    moment = asked.desk.moment()
    return _done(asked, words.UNDOING, lambda path: undo_decision(path, moment), "")


def _done(asked: Asked, title: Message, job: Callable[[Path], object], item: str) -> Response:
    """Do what writes the register, as all work that writes does; it is done before the next page is shown."""
    path = asked.desk.path

    def work() -> Results:
        job(path)
        return Results([text(words.DONE)])

    task = asked.desk.tasks.begin(text(title), work, back=AT)
    if task.thread:
        task.thread.join(PATIENCE)
    return asked.go((_address(item) if item else AT) if task.state is State.DONE else f"/tasks/{task.id}")


PAGE = Page(AT, DECISIONS, _show, ways=(Way(f"{AT}/decide", _decide, is_post=True),
                                        Way(f"{AT}/undo", _undo, is_post=True)))
