"""What a person has to put right in a register: what is missing, and what contradicts itself, each with its cell."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain, pairwise

from toolkit.tracker.judging.action_checks import action_findings
from toolkit.tracker.judging.found import Found
from toolkit.tracker.judging.own_texts.checks import text_findings
from toolkit.tracker.judging.parties import unknown_units
from toolkit.tracker.judging.proposals import undecidable
from toolkit.tracker.judging.replaced import replaced_units
from toolkit.tracker.judging.succession.checks import successions
from toolkit.tracker.judging.verifying.checks import verification_findings
from toolkit.tracker.record.codes import Acceptance, Language, UnitKind, language_named
from toolkit.tracker.record.columns import Filler, fold, value_of
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import (
    ACTIONS,
    COMMENTS,
    RECOMMENDATIONS,
    ROUNDS,
    SHEETS,
    SOURCES,
    TEXTS,
    UNITS,
)
from toolkit.tracker.record.rounds import ReportingRound
from toolkit.tracker.record.units import CENTRE_CODE, Unit
from toolkit.words.languages.catalogues import is_spoken
from toolkit.words.phrases import either

NOT_SPOKEN = "language-not-spoken"
"""The code of units that name a language in which nobody can be written to."""
BACKWARDS = ("round-dates", "round-dates-backwards")
"""Codes of rounds whose dates run backwards, so that nobody can tell what counts when."""
_EMAIL = re.compile(r"[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>.]+")
_WITHOUT_ACTION = (Acceptance.NOT_ACCEPTED, Acceptance.NOT_RELEVANT, Acceptance.UNDER_CONSIDERATION)
"""Answers to a recommendation that need no action."""


def findings(register: Register) -> Iterator[Found]:
    """All that is to be put right, sheet by sheet in the order of the register."""
    return chain(_sources(register), _units(register), _recommendations(register), action_findings(register),
                 successions(register), verification_findings(register), unknown_units(register),
                 replaced_units(register), _comments(register), text_findings(register), _rounds(register),
                 _gone_rounds(register), undecidable(register), _own(register), _without_source(register))


def _sources(register: Register) -> Iterator[Found]:
    prefixes = Counter(source.prefix for source in register.sources.values())
    for at, source in enumerate(register.sources.values()):
        if not source.title:
            yield Found("source-title-missing", SOURCES, at, "title", source.code)
        if prefixes[source.prefix] > 1:
            yield Found("prefix-twice", SOURCES, at, "prefix", source.prefix, f"{source.code}-")
        if source.as_of and source.dated and source.dated.first and source.as_of < source.dated.first:
            yield Found("source-dates", SOURCES, at, "as_of", source.as_of.isoformat(), source.dated.first.isoformat())


def _units(register: Register) -> Iterator[Found]:
    names = Counter(chain.from_iterable(_called(unit) for unit in register.units.values()))
    for at, unit in enumerate(register.units.values()):
        if unit.code == CENTRE_CODE:
            yield Found("unit-code-reserved", UNITS, at, "code", unit.code)
        for key, words in (("code", unit.code), ("name", unit.name), *(("aliases", alias) for alias in unit.aliases)):
            if words and names[fold(words)] > 1:
                yield Found("unit-name-twice", UNITS, at, key, words)
        if unit.email and not _EMAIL.fullmatch(unit.email):
            yield Found("email-unusable", UNITS, at, "email", unit.email)
        if not _is_spoken(unit.language):
            yield Found(NOT_SPOKEN, UNITS, at, "language", unit.language, either(_languages()))
        yield from _group(at, unit)


def _is_spoken(written: str) -> bool:
    """Whether a unit can be written to in the language that it names, if it names one."""
    named = language_named(written)
    return is_spoken(named.value) if named else not written.strip()


def _languages() -> list[str]:
    """The languages that there are, each with its code."""
    return [f"{one.label} ({one.value})" for one in Language if is_spoken(one.value)]


def _called(unit: Unit) -> set[str]:
    """All that one unit is called."""
    return {fold(words) for words in (unit.code, unit.name, *unit.aliases) if words}


def _group(at: int, unit: Unit) -> Iterator[Found]:
    if unit.kind is UnitKind.COLLECTIVE and not unit.members:
        yield Found("group-without-members", UNITS, at, "members", unit.code)
    if unit.code in unit.members:
        yield Found("group-of-itself", UNITS, at, "members", unit.code)
    if unit.members and unit.kind is not UnitKind.COLLECTIVE:
        yield Found("members-without-group", UNITS, at, "kind", unit.code)


def _recommendations(register: Register) -> Iterator[Found]:
    answered = {(action.source, action.recommendation) for action in register.actions.values()}
    for at, (key, asked) in enumerate(register.recommendations.items()):
        if not asked.text:
            yield Found("recommendation-text-missing", RECOMMENDATIONS, at, "text", asked.number)
        if key not in answered and asked.acceptance not in _WITHOUT_ACTION:
            yield Found("recommendation-without-action", RECOMMENDATIONS, at, "number", asked.number)


def _comments(register: Register) -> Iterator[Found]:
    for at, comment in enumerate(register.comments.values()):
        if comment.ref not in register.actions:
            yield Found("comment-of-no-action", COMMENTS, at, "ref", comment.ref)
        if comment.round and comment.round not in register.rounds:
            yield Found("comment-of-no-round", COMMENTS, at, "round", comment.round, ", ".join(register.rounds))
        if comment.unit and comment.unit not in register.units and comment.unit != CENTRE_CODE:
            yield Found("comment-of-no-unit", COMMENTS, at, "unit", comment.unit)


def _rounds(register: Register) -> Iterator[Found]:
    for at, one in enumerate(register.rounds.values()):
        if one.as_of is None:
            yield Found("round-without-date", ROUNDS, at, "as_of", one.name)
        elif one.return_by and one.return_by < one.as_of:
            yield Found("round-dates", ROUNDS, at, "return_by", one.return_by.isoformat(), one.as_of.isoformat())
    places = {name: at for at, name in enumerate(register.rounds)}
    dated = [one for one in rounds_in_order(register) if one.as_of]
    for before, one in pairwise(dated):
        if one.as_of and before.as_of and one.as_of < before.as_of:
            yield Found("round-dates-backwards", ROUNDS, places[one.name], "as_of", one.as_of.isoformat(),
                        f"{before.name} ({before.as_of.isoformat()})")


def _gone_rounds(register: Register) -> Iterator[Found]:
    """Rounds that were issued and are not on their sheet; what may be their new name is a round that never was."""
    never = [(at, one.name) for at, one in enumerate(register.rounds.values()) if is_new_round(register, one)]
    at, now_called = never[0] if len(never) == 1 else (None, "")
    for name in dict.fromkeys(name for name, _ in register.issued):
        if name not in register.rounds:
            yield Found("round-gone", ROUNDS, at, "name", name, now_called)


def rounds_in_order(register: Register) -> list[ReportingRound]:
    """The rounds that were issued, in the order in which they were, however the rows of the sheet were sorted since."""
    names = dict.fromkeys(name for name, _ in register.issued)
    return [register.rounds[name] for name in names if name in register.rounds]


def is_new_round(register: Register, one: ReportingRound) -> bool:
    """Whether nothing was issued in a round yet; somebody may have typed it."""
    return all(name != one.name for name, _ in register.issued)


def is_open(register: Register, one: ReportingRound) -> bool:
    """Whether no round was issued after one."""
    return is_new_round(register, one) or rounds_in_order(register)[-1] == one


def _own(register: Register) -> Iterator[Found]:
    """Columns of the organization that the centre must fill in and has not."""
    required = [column for column in register.form.own if column.required and column.filler is Filler.CENTRE]
    for at, action in enumerate(register.actions.values()):
        for column in required:
            if value_of(action, column) in (None, ""):
                yield Found("own-value-missing", ACTIONS, at, column.key, column.heading)


def _without_source(register: Register) -> Iterator[Found]:
    """Rows of any sheet that name a source which is not on the sheet Sources; texts are looked at by themselves."""
    for sheet in SHEETS:
        if sheet is not TEXTS and any(column.key == "source" for column in sheet.columns):
            for at, record in enumerate(sheet.records(register)):
                if record.source and record.source not in register.sources:
                    yield Found("source-not-listed", sheet, at, "source", record.source, ", ".join(register.sources))
