"""Every number, list and series that a report or a dashboard may show, worked out in one place.

Text, table and annex of a report all print from here, so that they cannot differ.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from toolkit.tracker.judging.answering import leads_on
from toolkit.tracker.judging.former_names import FormerNames
from toolkit.tracker.judging.recommendations import NO_LONGER_COUNTED, status_of
from toolkit.tracker.judging.reported import RoundHeard, latest_issued
from toolkit.tracker.judging.timing import as_due_first, days_overdue, effective_due_date, timing
from toolkit.tracker.judging.verifying.claims import as_it_counts, counting, is_refused
from toolkit.tracker.record.actions import Action, Comment, Derived, Recommendation
from toolkit.tracker.record.codes import Acceptance, Code, Reported, Status, Timing
from toolkit.tracker.record.register import Register
from toolkit.tracker.views import prose
from toolkit.tracker.views.claims import Claims, claims_of
from toolkit.tracker.views.revisions import Revision
from toolkit.words import reports
from toolkit.words.speaking import Message, text

ACCEPTED = (Acceptance.ACCEPTED, Acceptance.PARTIALLY_ACCEPTED)
"""The answers that count as acceptance."""
DECISIONS = (*ACCEPTED, Acceptance.NOT_ACCEPTED)
"""The answers that decide on a recommendation: what is still considered, or is not relevant, is not among them."""

C = TypeVar("C", bound=Code)


@dataclass(frozen=True, slots=True)
class Rate:
    """A fraction with the definition that is printed beside it."""

    numerator: int
    denominator: int
    definition: str

    @property
    def percentage(self) -> int | None:
        """Rounded to a whole number, halves upwards; None where there is nothing to divide by."""
        if not self.denominator:
            return None
        return (200 * self.numerator + self.denominator) // (2 * self.denominator)


@dataclass(frozen=True, slots=True)
class DueAction:
    """An action on a list of those overdue or due soon.

    Attributes:
        action: The action.
        due: The day that counts: its revised deadline if there is one, else its due date.
        days: Since that day when overdue, until that day when due soon.
        days_before: The same from its first due date, where it is overdue by a revised deadline; else None.
        refused: What its unit claims, where the centre did not accept that; else None.
    """

    action: Action
    due: date
    days: int
    days_before: int | None = None
    refused: Status | None = None

    @property
    def days_first(self) -> int | None:
        """Of an overdue action, the days since its first due date, whether or not another day replaced it."""
        return self.days if self.due == self.action.due_date else self.days_before


@dataclass(frozen=True, slots=True)
class PartFigures:
    """The actions that one unit leads, or those of one source.

    Attributes:
        code: Of the unit or source; empty for the actions that name none.
        name: Of the unit, or the title of the source; empty for the actions that name none.
        actions: How many.
        statuses: How many of each status; every status is there.
        overdue: How many of them are overdue.
        claims: What is claimed of them, where the centre verifies; else None.
    """

    code: str
    name: str
    actions: int
    statuses: Mapping[Status, int]
    overdue: int
    claims: Claims | None = None


@dataclass(frozen=True, slots=True)
class RoundFigures:
    """What a round heard, in numbers.

    Attributes:
        name: Of the round.
        asked: How many actions it asked about.
        reported: How many of them were answered, left as they were, or not returned; each is there.
        confirmed: How many of the answered ones were only confirmed: what was said before is still so.
        not_returned: The codes of the units whose workbooks are missing.
        answered_nothing: The codes of the units whose workbooks came back with nothing changed, confirmed or added.
        definition: Of what is counted.
    """

    name: str
    asked: int
    reported: Mapping[Reported, int]
    confirmed: int
    not_returned: tuple[str, ...]
    answered_nothing: tuple[str, ...]
    definition: str


@dataclass(frozen=True, slots=True)
class Figures:
    """What can be said in numbers of a register at a date.

    Attributes:
        as_of: The date.
        recommendations: How many.
        actions: How many.
        acceptances: Recommendations by answer; every answer is there.
        statuses: Actions by status; every status is there.
        recommendation_statuses: Recommendations by the status that their actions give them; every status is there.
        timings: Actions by timing; every timing is there.
        status_timings: Actions by both.
        units: Actions by the unit that leads, in the register's order; those without a unit last. An action that
            names several leads counts under the first, so that the lines add up to the whole; under the unit that had
            replaced it by the date.
        sources: Actions by the source that they come from, in the register's order.
        overdue: The actions overdue, longest first.
        overdue_at_first: How many are by their first due dates, as if no day had replaced these.
        due_soon: The actions due soon, nearest first.
        implementation: The implementation rate; as units claim it, where the centre verifies.
        implementation_without_closed: The same without the actions closed without implementation.
        recommendation_implementation: The implementation rate of recommendations.
        acceptance: The acceptance rate.
        implemented_by_year: Implemented actions by the year in which they were, for those with a date.
        claims: What units claim, where the centre verifies; else None. Everything else counts what was not accepted as
            open, but for the rates of implementation, which count it as it is claimed.
        verified_implementation: The implementation rate as the centre verified it, where it does; else None.
        round: What the latest round by the date heard; None where none was issued, or nobody asks for it.
    """

    as_of: date
    recommendations: int
    actions: int
    acceptances: Mapping[Acceptance, int]
    statuses: Mapping[Status, int]
    recommendation_statuses: Mapping[Status, int]
    timings: Mapping[Timing, int]
    status_timings: Mapping[tuple[Status, Timing], int]
    units: tuple[PartFigures, ...]
    sources: tuple[PartFigures, ...]
    overdue: tuple[DueAction, ...]
    overdue_at_first: int
    due_soon: tuple[DueAction, ...]
    implementation: Rate
    implementation_without_closed: Rate
    recommendation_implementation: Rate
    acceptance: Rate
    implemented_by_year: Mapping[int, int]
    claims: Claims | None = None
    verified_implementation: Rate | None = None
    round: RoundFigures | None = None

    @property
    def open(self) -> int:
        """Actions of which more is expected."""
        return open_among(self.statuses)

    @property
    def on_time(self) -> int:
        """Implemented by the due date."""
        return self.timings[Timing.IMPLEMENTED_ON_TIME]

    @property
    def late(self) -> int:
        """Implemented after the due date."""
        return self.timings[Timing.IMPLEMENTED_LATE]

    @property
    def not_assessable(self) -> int:
        """Implemented, but whether in time cannot be said."""
        return self.timings[Timing.NOT_ASSESSABLE]


def open_among(statuses: Mapping[Status, int]) -> int:
    """How many actions more is expected of, by their number of each status."""
    return sum(count for status, count in statuses.items() if not status.is_final)


def latest_as_of(register: Register) -> date | None:
    """The date for which the register's timing is shown: that of its last round, else of its latest source."""
    dates = [r.as_of for r in register.rounds.values() if r.as_of]
    return max(dates or [s.as_of for s in register.sources.values() if s.as_of], default=None)


def figures(register: Register, as_of: date, *, with_round: bool = True, heard: RoundHeard | None = None) -> Figures:
    """Work out every figure of a register.

    Args:
        register: The register.
        as_of: The date for which everything is judged.
        with_round: Whether what the latest round heard is among them, which is told by what was issued and returned.
        heard: What the latest round heard, where that is known already.
    """
    counted = as_it_counts(register, as_of)
    actions = list(counted.actions.values())
    timings = {action.ref: timing(action, as_of, register.settings.due_soon_days) for action in actions}
    statuses = _tally(Status, (action.status for action in actions))
    claimed = _tally(Status, (action.status for action in register.actions.values()))
    of_recommendations = _tally(Status, recommendation_statuses(counted).values())
    claims = claims_of(register, register.actions, as_of)
    return Figures(
        as_of=as_of,
        recommendations=len(register.recommendations),
        actions=len(actions),
        acceptances=_tally(Acceptance, (r.acceptance for r in register.recommendations.values())),
        statuses=statuses,
        recommendation_statuses=of_recommendations,
        timings=_tally(Timing, timings.values()),
        status_timings=Counter((action.status, timings[action.ref]) for action in actions),
        units=_by_unit(register, actions, timings, as_of),
        sources=_by_source(register, actions, timings, as_of),
        overdue=_overdue(actions, timings, as_of, register),
        overdue_at_first=sum(timing(as_due_first(action), as_of) is Timing.OVERDUE for action in actions),
        due_soon=_due_soon(actions, timings, as_of),
        implementation=_implementation(claimed, reports.IMPLEMENTATION_CLAIMED if claims else reports.IMPLEMENTATION),
        implementation_without_closed=_implementation_without_closed(
            claimed, reports.CLAIMED_WITHOUT_CLOSED if claims else reports.IMPLEMENTATION_WITHOUT_CLOSED),
        recommendation_implementation=_implementation(of_recommendations, reports.IMPLEMENTATION_OF_RECOMMENDATIONS),
        acceptance=_acceptance(register.recommendations.values()),
        implemented_by_year=_by_year(actions),
        claims=claims,
        verified_implementation=replace(_implementation(statuses, reports.IMPLEMENTATION_VERIFIED),
                                        numerator=claims.verified) if claims else None,
        round=_of_round(register, latest_issued(register, as_of), heard) if with_round else None,
    )


def all_derived(
    register: Register, as_of: date, revisions: Mapping[str, Sequence[Revision]] | None = None,
    heard: RoundHeard | None = None, refs: Iterable[str] | None = None,
) -> dict[str, Derived]:
    """Ref -> what is computed for that action and shown beside it.

    Args:
        register: The register.
        as_of: The date for which they are judged.
        revisions: What `all_revisions` gave, where the register was read with its history and they are to be shown.
        heard: What the latest round heard, where that is known already.
        refs: The actions; all of them if absent.
    """
    latest, revised, names = register.latest_comments(), revisions or {}, FormerNames(register)
    heard = heard or RoundHeard(register, latest_issued(register, as_of))

    def derived(ref: str, comments: Sequence[Comment], revisions: Sequence[Revision]) -> Derived:
        action, reported = counting(register, register.actions[ref], as_of), heard.actions[ref]
        return Derived(
            timing=timing(action, as_of, register.settings.due_soon_days),
            days_overdue=days_overdue(action, as_of),
            days_overdue_first=days_overdue(as_due_first(action), as_of),
            comments=_under_names(names, comments, heard.told),
            evidence=_under_names(names, comments, lambda comment: comment.evidence),
            times_revised=len(revisions) or None,
            revisions="\n".join(revision.line for revision in revisions),
            reported=reported.state,
            reported_in=reported.last,
        )

    return {ref: derived(ref, latest.get(ref, ()), revised.get(ref, ()))
            for ref in (register.actions if refs is None else refs)}


def grouped(register: Register) -> list[tuple[Recommendation, list[Action]]]:
    """Each recommendation with its actions, in the register's order.

    A recommendation without actions is there with none; actions of a recommendation that the register does not hold
    come last, under its bare number.
    """
    groups: dict[tuple[str, str], list[Action]] = {key: [] for key in register.recommendations}
    for action in register.actions.values():
        groups.setdefault((action.source, action.recommendation), []).append(action)
    known = register.recommendations
    return [(known.get(key) or Recommendation(key[1], source=key[0]), actions) for key, actions in groups.items()]


def recommendation_statuses(register: Register) -> dict[tuple[str, str], Status]:
    """Source and number of each recommendation -> the status that its actions give it."""
    actions: dict[tuple[str, str], list[Action]] = {key: [] for key in register.recommendations}
    for action in register.actions.values():
        if (key := (action.source, action.recommendation)) in actions:
            actions[key].append(action)
    return {key: status_of(of_one) for key, of_one in actions.items()}


def _tally(codes: type[C], found: Iterable[C]) -> dict[C, int]:
    counts = Counter(found)
    return {code: counts[code] for code in codes}


def _under_names(names: FormerNames, comments: Iterable[Comment], text: Callable[[Comment], str]) -> str:
    return prose.joined((names.of(comment), text(comment)) for comment in comments)


def _implementation(statuses: Mapping[Status, int], definition: Message) -> Rate:
    """The implementation rate, as the house formats define it."""
    counted = sum(statuses.values()) - sum(statuses[status] for status in NO_LONGER_COUNTED)
    return Rate(statuses[Status.IMPLEMENTED], counted, text(definition))


def _implementation_without_closed(statuses: Mapping[Status, int], definition: Message) -> Rate:
    everything = _implementation(statuses, definition)
    counted = everything.denominator - statuses[Status.CLOSED_NOT_IMPLEMENTED]
    return replace(everything, denominator=counted)


def _acceptance(recommendations: Iterable[Recommendation]) -> Rate:
    """The acceptance rate, as the house formats define it: of what was answered with a decision."""
    decided = [r.acceptance for r in recommendations if r.acceptance in DECISIONS]
    return Rate(sum(answer in ACCEPTED for answer in decided), len(decided), text(reports.ACCEPTANCE))


def _of_round(register: Register, name: str, heard: RoundHeard | None) -> RoundFigures | None:
    if not name:
        return None
    heard = heard or RoundHeard(register, name)
    states = [state for one in heard.actions.values() if (state := one.state)]
    return RoundFigures(
        name, len(states), _tally(Reported, states), len(heard.confirmed), tuple(heard.not_returned),
        tuple(heard.answered_nothing), text(reports.REPORTED_THIS_ROUND))


def _by_unit(
    register: Register, actions: Iterable[Action], timings: Mapping[str, Timing], as_of: date
) -> tuple[PartFigures, ...]:
    led: dict[str, list[Action]] = {code: [] for code in register.units}
    alone: list[Action] = []
    for action in actions:
        leads = leads_on(register, action, as_of)
        (led.setdefault(leads[0], []) if leads else alone).append(action)
    parts = [(code, register.unit_name(code), of_unit) for code, of_unit in led.items()]
    return _parts(register, [*parts, ("", "", alone)], timings, as_of)


def _by_source(
    register: Register, actions: Iterable[Action], timings: Mapping[str, Timing], as_of: date
) -> tuple[PartFigures, ...]:
    of_source: dict[str, list[Action]] = {code: [] for code in register.sources}
    for action in actions:
        of_source.setdefault(action.source, []).append(action)
    titles = {code: source.title for code, source in register.sources.items()}
    parts = [(code, titles.get(code, ""), of_one) for code, of_one in of_source.items()]
    return _parts(register, parts, timings, as_of)


def _parts(
    register: Register, parts: Iterable[tuple[str, str, Sequence[Action]]], timings: Mapping[str, Timing], as_of: date
) -> tuple[PartFigures, ...]:
    """The figures of each part that has actions, of which code, name and actions are given."""
    return tuple(PartFigures(
        code, name, len(of_part), _tally(Status, (action.status for action in of_part)),
        sum(timings[action.ref] is Timing.OVERDUE for action in of_part),
        claims_of(register, [action.ref for action in of_part], as_of)) for code, name, of_part in parts if of_part)


def _overdue(
    actions: list[Action], timings: Mapping[str, Timing], as_of: date, register: Register
) -> tuple[DueAction, ...]:
    late = [DueAction(a, due, (as_of - due).days, _days_before(a, due, as_of), _refused(register, a, as_of))
            for a in actions if timings[a.ref] is Timing.OVERDUE and (due := effective_due_date(a))]
    return tuple(sorted(late, key=lambda item: -item.days))


def _refused(register: Register, action: Action, as_of: date) -> Status | None:
    claimed = register.actions[action.ref]
    return claimed.status if is_refused(register, claimed, as_of) else None


def _days_before(action: Action, due: date, as_of: date) -> int | None:
    """The days since a due date that another day replaced."""
    return (as_of - action.due_date).days if action.due_date and action.due_date != due else None


def _due_soon(actions: list[Action], timings: Mapping[str, Timing], as_of: date) -> tuple[DueAction, ...]:
    soon = [DueAction(a, due, (due - as_of).days) for a in actions
            if timings[a.ref] is Timing.DUE_SOON and (due := effective_due_date(a))]
    return tuple(sorted(soon, key=lambda item: item.days))


def _by_year(actions: list[Action]) -> dict[int, int]:
    years = Counter(a.completed.first.year for a in actions if a.status is Status.IMPLEMENTED and a.completed)
    return {year: years[year] for year in sorted(years)}
