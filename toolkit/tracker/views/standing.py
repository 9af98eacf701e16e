"""A register as it stood on a date: what came about later does not count on it.

An answer counts from the as-of date of its round, and what a later version of a document says from that of the
document, its deadlines and recommendations too. A decision on what belongs to no round, an answer that was changed by
hand, what superseded an action and what was split from it count from the last as-of date before they were made, because
the centre corrects after a date what it reports for that date. So does a new date that the centre approved, but not
before the as-of date of the round in which its unit asked for it: what was reported for a date stays as it was, though
the decision came after the next one. So does a new name of a unit that keeps the former one as an alias, and another
unit where the former one had been asked in a round; and what a unit led that was replaced is its own up to its last
day, though its successor was typed over it since. The centre's word on what a unit claims counts from the day for which
it was given. Whatever else is changed by hand is a correction, and counts always.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from toolkit.tracker.judging.answering import after, is_gone
from toolkit.tracker.judging.former_names import FormerNames
from toolkit.tracker.judging.parties import ROLES
from toolkit.tracker.judging.timing import is_implemented_after
from toolkit.tracker.judging.verifying.renewed import CLAIM, WORDS
from toolkit.tracker.record.actions import Action, Recommendation
from toolkit.tracker.record.codes import How, Status, Verification
from toolkit.tracker.record.column_names import belonging, parted
from toolkit.tracker.record.columns import (
    VERIFICATION,
    Column,
    Filler,
    columns_of,
    from_plain,
    units_in,
    with_value,
)
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import ACTIONS, RECOMMENDATIONS, SOURCES

_DATE_OF_VERSION = belonging("as_of", SOURCES.name)
_WORDS = frozenset(column.key for column in WORDS)
_KNOWN_BY = ("ref", "number", "source", "recommendation")
"""Columns by which a row is known; these are never taken back."""
_OF_DOCUMENTS = {belonging(column.key, sheet): column
                 for record, sheet in ((Action, ""), (Recommendation, RECOMMENDATIONS.name))
                 for column in columns_of(record) if column.key not in _KNOWN_BY}
"""What a later version of a document changes, under its key in the history."""


def _answers(register: Register) -> dict[str, Column]:
    """Key -> each column that counts from a date when it is changed by hand."""
    columns = (*columns_of(Action), *register.form.own_of(Action))
    return {column.key: column for column in columns if column.filler is Filler.LEAD or column.key == "superseded_by"}


def standing(register: Register, as_of: date) -> Register:
    """A register as it stood on a date.

    Answers of later rounds are taken back to what stood before them, and comments and conflicts of later rounds left
    out. An action that was implemented after the date is open on it: with the status that it had before, or as not
    reported where that is not known.

    Args:
        register: Read with its history, where a later round may have answered.
        as_of: The date.
    """
    by, later = parted_by(register, as_of)
    stood = register.copy()
    said, columns = _said_by(register, later) if later else {}, _answers(register) | _OF_DOCUMENTS
    for first in reversed(later):
        _put(stood, first, columns[first.key], said.get((first.ref, first.key), first.old))
    later_on = {ref: action for ref, action in stood.actions.items() if is_implemented_after(action, as_of)}
    before = _statuses_before(by) if later_on else {}
    stood.actions |= {ref: replace(action, status=before.get(ref, Status.NOT_REPORTED), completed=None)
                      for ref, action in later_on.items()}
    _give_back(stood, register, as_of)
    for ref in _split_later(register, as_of):
        del stood.actions[ref]
    counts = {name: register.is_by(name, as_of) for name in {one.round for one in register.comments.values()}}
    comments = {key: comment for key, comment in register.comments.items() if counts[comment.round]}
    conflicts = [one for one in register.conflicts if register.is_by(one.round, as_of)]
    units = FormerNames(register).on(as_of)
    return replace(stood, units=units, comments=comments, conflicts=conflicts, history=by, hand_edits=[])


def _said_by(register: Register, later: Iterable[Change]) -> dict[tuple[str, str], str]:
    """What was last said of each cell by a date, as its ref and column.

    Who leads, typed over what came only later, corrects that, and says nothing of the date.

    Args:
        register: Whose history it is.
        later: What of it counts only after the date.
    """
    after = {id(change) for change in later}
    said: dict[tuple[str, str], str] = {}
    came: set[tuple[str, str]] = set()
    for change in (*register.history, *register.hand_edits):
        cell = change.ref, change.key
        if id(change) in after:
            came.add(cell)
        elif change.how is not How.IMPORT and not (cell in came and change.key in ROLES and change.how.is_by_hand):
            said[cell] = change.new
    return said


def parted_by(register: Register, as_of: date) -> tuple[list[Change], list[Change]]:
    """The history by a date, and the changes of it that count only after the date; each oldest first."""
    dates = list(register.as_of_dates())
    versions = {line.when: date.fromisoformat(line.new) for line in register.history if line.key == _DATE_OF_VERSION}
    answers, given = {*_answers(register), *_WORDS}, _days_of_words(register)
    counted = {one.name for one in register.rounds.values() if one.as_of is None or one.as_of <= as_of}
    by: list[Change] = []
    later: list[Change] = []
    for change in (*register.history, *register.hand_edits):
        if change.how is How.RETURN and change.round in counted:  # as nearly all of a history is
            by.append(change)
            continue
        is_dated = ((change.key in answers or (change.how in (How.VERSION, How.DECISION)
                                               and change.key in _OF_DOCUMENTS))
                    and (change.ref in register.actions or parted(change.key)[1] != ""))
        counts = versions.get(change.when) if change.how in (How.VERSION, How.ANSWERED) else None
        if change.how.is_by_hand and change.key in _WORDS:
            counts = given.get((change.when, change.ref))
        counts = counts or counts_from(register, change, dates) or date.min
        is_later = counts > as_of and (is_dated or _is_hand_over(register, change, as_of, counts))
        (later if is_later else by).append(change)
    return by, later


def _is_hand_over(register: Register, change: Change, day: date, before: date) -> bool:
    """Whether an action was given to others by hand, after its units had been asked in a round from a day on."""
    if not change.how.is_by_hand or change.key not in ROLES or change.ref not in register.actions:
        return False
    units = {*units_in(change.old)}
    return any(one.as_of and day <= one.as_of < before and not units.isdisjoint(one.issued_to)
               for one in register.rounds.values())


def _days_of_words(register: Register) -> dict[tuple[str, str], date]:
    """The day from which the centre's word counts, for each moment and action at which somebody typed it.

    It never counts before the answer that it is about. One that somebody took away counts as other changes do. A day
    that is corrected later holds for the word as it was typed first, too.
    """
    lines = (*register.history, *register.hand_edits)
    if not any(change.key in _WORDS for change in lines):
        return {}
    stands: dict[str, str] = {}
    typed: dict[str, list[tuple[str, str]]] = {}
    answered: dict[str, date] = {}
    given: dict[tuple[str, str], date] = {}
    taken_away: set[tuple[str, str]] = set()
    for change in lines:
        at, one = (change.when, change.ref), register.rounds.get(change.round)
        if change.key in CLAIM and one and one.as_of and change.how in (How.RETURN, How.DECISION):
            answered[change.ref] = one.as_of
        elif change.key in _WORDS and change.ref:
            if change.key == "verified_on":
                stands[change.ref] = change.new
            elif change.key == VERIFICATION:
                typed[change.ref] = []
                taken_away |= {at} if change.new in ("", Verification.NOT_CHECKED) else set()
            typed.setdefault(change.ref, []).append(at)
            if day := stands.get(change.ref):
                counts = max(date.fromisoformat(day), answered.get(change.ref, date.min))
                given |= dict.fromkeys(typed[change.ref], counts)
    return {at: day for at, day in given.items() if at not in taken_away}


def _give_back(stood: Register, register: Register, day: date) -> None:
    """Give actions back to the units that had them on a day, where somebody has typed since who replaced these."""
    for change in reversed((*register.history, *register.hand_edits)):
        if change.key not in ROLES or not change.how.is_by_hand:
            continue
        action = stood.actions.get(change.ref)
        if action is None:
            continue
        old, new = units_in(change.old), units_in(change.new)
        if [*getattr(action, change.key)] == new and any(
                after(register, code).intersection(new) and not is_gone(register, code, day) for code in old):
            former: dict[str, Any] = {change.key: tuple(old)}
            stood.actions[change.ref] = replace(action, **former)


def _split_later(register: Register, as_of: date) -> set[str]:
    """The actions that were split from others after a date, as rows that people added."""
    dates, row = list(register.as_of_dates()), ACTIONS.row_key
    return {line.ref for line in (*register.history, *register.hand_edits)
            if line.key == row and line.new and line.ref in register.actions
            and register.actions[line.ref].split_from
            and (counts_from(register, line, dates) or date.min) > as_of}


def counts_from(register: Register, change: Change, dates: Iterable[date]) -> date | None:
    """The day from which a change counts; None where it always did.

    What was typed since the register was written counts from the as-of date of the last round, as it will when it is
    written.

    Args:
        register: Whose history it stands in.
        change: The change.
        dates: Every as-of date of the register.
    """
    reporting_round = register.rounds.get(change.round)
    if reporting_round is not None and change.how is not How.APPROVAL:
        return reporting_round.as_of
    if change.how.is_by_hand and not change.when:
        return max((one.as_of for one in register.rounds.values() if one.as_of), default=None)
    is_dated = change.how.is_by_hand or change.how in (How.VERSION, How.DECISION, How.APPROVAL)
    made = change.when[:10] if is_dated else ""
    asked = [reporting_round.as_of] if reporting_round and reporting_round.as_of else []
    return max((*asked, *(day for day in dates if day.isoformat() <= made)), default=None)


def _statuses_before(history: Iterable[Change]) -> dict[str, Status]:
    """Ref -> what the status was before it became implemented last."""
    return {change.ref: Status(change.old) if change.old else Status.NOT_REPORTED for change in history
            if change.key == "status" and change.new == Status.IMPLEMENTED.value}


def _put(register: Register, change: Change, column: Column, plain: str) -> None:
    """Put into the cell of a change, if the register still has its row, another value than the change did."""
    key, belongs = parted(change.key)
    value = from_plain(plain, column)
    if belongs and (asked := register.recommendation_named(change.ref)):
        register.put(with_value(asked, replace(column, key=key), value))
    elif not belongs and change.ref in register.actions:
        register.actions[change.ref] = with_value(register.actions[change.ref], column, value)
