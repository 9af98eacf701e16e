"""What a first sheet and the page say of where things stand: in sentences, in charts, and in a few lists."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from toolkit.tracker.judging.proposals import waiting_proposals
from toolkit.tracker.judging.verifying.claims import is_on, waiting
from toolkit.tracker.record.actions import Source
from toolkit.tracker.record.codes import Reported, Status
from toolkit.tracker.record.register import Register
from toolkit.tracker.views import prose
from toolkit.tracker.views.claims import Claims
from toolkit.tracker.views.figures import DueAction, Figures, RoundFigures, figures
from toolkit.tracker.views.overdue import lead_of
from toolkit.tracker.views.rounds.changes import Changes
from toolkit.tracker.views.selecting import of_sources
from toolkit.words import overview as words
from toolkit.words.speaking import Message, counted, figure, said, text

MOST_LATE = 3
"""Units that are named as those with the most overdue actions."""
MOST_NAMED = 8
"""Units that are named of those whose workbooks are missing, or answered nothing."""
LONGEST = 10
"""Actions that are listed as the longest overdue."""


class Told(NamedTuple):
    """A question that people ask, and the answer in sentences."""

    question: str
    answer: str


class Changed(NamedTuple):
    """What changed in one way since the round before.

    Attributes:
        kind: In which.
        actions: How many.
        told: The ref of each of them, and how it is told.
    """

    kind: str
    actions: int
    told: list[tuple[str, str]]

    @property
    def refs(self) -> str:
        """Which ones."""
        return ", ".join(told for _, told in self.told)


class OneLate(NamedTuple):
    """An action in the list of those that are the longest overdue.

    Attributes:
        ref: Its reference.
        action: Its text.
        unit: The name of the unit that leads it.
        days: It is overdue.
    """

    ref: str
    action: str
    unit: str
    days: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for the centre.

    Attributes:
        conflicts: To be decided.
        proposals: New actions that units propose.
        new_dates: That units ask for.
        claims: Not checked yet; None where the centre does not verify.
        problems: To be put right in the register.
    """

    conflicts: int
    proposals: int
    new_dates: int
    claims: int | None
    problems: int


class Standing(NamedTuple):
    """How far the follow-up of one source is, or of all of them.

    Attributes:
        source: The source; None for all of them together.
        recommendations: How many.
        implemented: Those of which all actions are, apart from those that nobody expects any more.
        actions: How many.
        open: Those of which more is expected.
        overdue: How many of these are overdue; None where no date is known to judge by.
        claims: What units claim of them, where the centre verifies; else None.
    """

    source: Source | None
    recommendations: int
    implemented: int
    actions: int
    open: int
    overdue: int | None
    claims: Claims | None


def standings(register: Register, as_of: date | None, found: Figures) -> Iterator[Standing]:
    """Each source of a register, then the whole where it has several or none.

    Args:
        register: The register.
        as_of: The date for which it is judged; None where none is known.
        found: The figures of the whole on that date, or on any where none is known.
    """
    is_one = len(register.sources) == 1
    for code, source in register.sources.items():
        yield _standing(found if is_one else figures(of_sources(register, (code,)), found.as_of), source, as_of)
    if not is_one:
        yield _standing(found, None, as_of)


def waiting_in(register: Register, problems: int) -> Waiting:
    """What waits for the centre in a register, in which so many problems were found."""
    proposed = [one for one in waiting_proposals(register) if not one.decision]
    dates = sum(one.is_date for one in proposed)
    return Waiting(len({conflict.number for conflict in register.conflicts}), len(proposed) - dates, dates,
                   len(waiting(register, date.max)) if is_on(register) else None, problems)


def answers(register: Register, found: Figures, changes: Changes | None) -> Iterator[Told]:
    """What people ask first, with the answers: where we stand, what changed, who is late, what came back.

    Args:
        register: As it stood on the date of the figures.
        found: Its figures.
        changes: Since the round before; None where there is none.
    """
    yield Told(text(words.STAND), _stand(found))
    yield Told(text(words.CHANGED), _changed(changes))
    yield Told(text(words.LATE), _late(found))
    yield Told(text(words.BACK), _back(register, found.round))


def late_answers(found: Figures) -> Iterator[Told]:
    """Where we stand, and who is late."""
    yield Told(text(words.STAND), _stand(found))
    yield Told(text(words.LATE), _late(found))


def answer_of(waits: Waiting) -> Told:
    """What waits, in a sentence."""
    counts = (waits.conflicts, waits.proposals, waits.new_dates, waits.claims or 0, waits.problems)
    if not any(counts):
        return Told(text(words.WAIT), text(words.NOTHING_WAITS))
    message = words.WAITING if waits.claims is None else words.WAITING_CLAIMS
    names = ("conflicts", "proposals", "new_dates", "claims", "problems")
    places = {name: figure(count) for name, count in zip(names, counts, strict=True)}
    return Told(text(words.WAIT), said(message, **places))


def changed(changes: Changes) -> list[Changed]:
    """What changed since the round before, by kind."""
    moved = {one.ref: said(words.MOVED, ref=one.ref, before=prose.day(one.before) or text(words.NO_DAY),
                           now=prose.day(one.now)) for one in changes.revised}
    kinds: tuple[tuple[Message, Sequence[str]], ...] = (
        (words.NEWLY_IMPLEMENTED, changes.implemented), (words.NEWLY_OVERDUE, changes.overdue),
        (words.REVISED, [*moved]), (words.REOPENED, changes.reopened), (words.CLOSED, changes.closed),
        (words.NEW, changes.new), (words.GONE, changes.gone))
    return [Changed(text(name), len(found), [(ref, moved[ref] if name == words.REVISED else ref) for ref in found])
            for name, found in kinds if found]


def longest(register: Register, found: Figures) -> list[OneLate]:
    """The actions that are the longest overdue."""
    return [OneLate(one.action.ref, one.action.text, lead_of(register, one.action, found.as_of), one.days)
            for one in found.overdue[:LONGEST]]


def not_listed(found: Figures) -> str:
    """What the list of the longest overdue does not show, in a sentence; "" where it shows all."""
    more = len(found.overdue) - LONGEST
    return counted(words.ONLY_SOME, more) if more > 0 else "" if found.overdue else text(words.NOT_LATE)


def _stand(found: Figures) -> str:
    if not found.actions:
        return text(words.NO_ACTIONS)
    rate, verified = found.implementation, found.verified_implementation
    places = {"implemented": figure(rate.numerator), "rate": prose.per_cent(rate.percentage),
              "open": figure(found.open), "overdue": figure(len(found.overdue)),
              "due_soon": figure(len(found.due_soon))}
    if verified is None:
        return counted(words.STANDING, found.actions, **places)
    return counted(words.STANDING_VERIFIED, found.actions, verified=figure(verified.numerator), **places)


def _changed(changes: Changes | None) -> str:
    if changes is None:
        return text(words.NO_EARLIER)
    since = changes.since.label
    return said(words.SINCE, since=since, told=changes.told) if changes.told else said(words.UNCHANGED, since=since)


def _late(found: Figures) -> str:
    if not found.overdue:
        return text(words.NOT_LATE)
    late = sorted((unit for unit in found.units if unit.overdue), key=lambda unit: -unit.overdue)[:MOST_LATE]
    named = [said(words.UNIT_LATE, unit=unit.name or text(words.NO_UNIT), overdue=figure(unit.overdue),
                  actions=figure(unit.actions)) for unit in late]
    longest: DueAction = found.overdue[0]
    return said(words.MOST_LATE, units=", ".join(named), ref=longest.action.ref, days=prose.days(longest.days))


def _back(register: Register, heard: RoundFigures | None) -> str:
    if heard is None:
        return text(words.NO_ROUND)
    answered = heard.reported[Reported.ANSWERED]
    told = [counted(words.HEARD, heard.asked, round=heard.name, changed=figure(answered - heard.confirmed),
                    confirmed=figure(heard.confirmed), left=figure(heard.reported[Reported.LEFT]),
                    missing=figure(heard.reported[Reported.NOT_RETURNED]))]
    for message, units in ((words.WITHOUT, heard.not_returned), (words.NOTHING_ANSWERED, heard.answered_nothing)):
        if units:
            told.append(said(message, units=_named(register, units)))
    return " ".join(told)


def _named(register: Register, units: Sequence[str]) -> str:
    names = ", ".join(register.unit_name(code) for code in units[:MOST_NAMED])
    more = len(units) - MOST_NAMED
    return counted(words.AND_MORE, more, named=names) if more > 0 else names


def _standing(found: Figures, source: Source | None, as_of: date | None) -> Standing:
    implemented = found.recommendation_statuses[Status.IMPLEMENTED]
    overdue = len(found.overdue) if as_of else None
    return Standing(source, found.recommendations, implemented, found.actions, found.open, overdue, found.claims)
