"""Everything that the placeholders of a template may name: `{{ title }}`, `{{ summary.actions }}`, `{{ action.text }}`.

Values are worded here, by `prose`, so that a template holds only fixed sentences and names. Text that the register
keeps as written is passed on as it stands.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from functools import cache, partial
from typing import Any, TypeVar, cast

from toolkit.tracker.judging.recommendations import NO_LONGER_COUNTED
from toolkit.tracker.judging.reported import RoundHeard, latest_issued
from toolkit.tracker.record.codes import Reported, Status
from toolkit.tracker.record.register import Register
from toolkit.tracker.views import charts, figures, prose
from toolkit.tracker.views.charts import Chart
from toolkit.tracker.views.claims import Claims
from toolkit.tracker.views.rounds.changes import Changes, unknown
from toolkit.tracker.views.rounds.trend import Point
from toolkit.tracker.views.selecting import called_in_documents
from toolkit.word.added.own_words import OwnParagraph, OwnWords
from toolkit.word.added.since import Since, in_short
from toolkit.word.added.since import since as since_the_round_before
from toolkit.word.added.unit_annexes import UnitAnnex, unit_annexes
from toolkit.word.conflicts import Conflicts, conflicts, waiting
from toolkit.word.formats import own_placeholders
from toolkit.word.formats.mission_report import FollowUp
from toolkit.word.house_formats import HouseFormat
from toolkit.word.kinds import Kind, records_in
from toolkit.word.rows import (
    ActionRow,
    GroupRow,
    RecommendationRow,
    SourceRow,
    grouped,
    recommendation_rows,
    source_rows,
)
from toolkit.words import reports as words
from toolkit.words.speaking import Message, Plural, figure, said, text

_ALWAYS_TOLD = (Status.IMPLEMENTED, Status.IN_PROGRESS, Status.CLOSED_NOT_IMPLEMENTED, Status.NOT_REPORTED)
_IN_TEXT: Mapping[Status, Message] = {
    Status.IMPLEMENTED: words.IMPLEMENTED,
    Status.IN_PROGRESS: words.IN_PROGRESS,
    Status.NOT_STARTED: words.NOT_STARTED,
    Status.CLOSED_NOT_IMPLEMENTED: words.CLOSED,
    Status.SUPERSEDED: words.SUPERSEDED,
    Status.NO_LONGER_APPLICABLE: words.NO_LONGER_APPLICABLE,
    Status.NOT_REPORTED: words.NOT_REPORTED,
}

_HEARD: Mapping[Reported, Plural] = {
    Reported.ANSWERED: words.ANSWERED,
    Reported.LEFT: words.LEFT,
    Reported.NOT_RETURNED: words.NOT_RETURNED,
}


@dataclass(frozen=True, slots=True)
class UnitRow:
    """The actions of one unit by status."""

    name: str
    actions: int
    implemented: int
    in_progress: int
    not_started: int
    closed: int
    no_longer_counted: int
    not_reported: int
    overdue: int
    claimed: int
    verified: int
    not_accepted: int
    not_checked: int


@dataclass(frozen=True, slots=True)
class OverdueRow:
    """One line of the list of overdue actions; `number` is that of its document, named where there are several."""

    ref: str
    number: str
    document: str
    text: str
    responsible: str
    deadline: str
    due: str
    revised: str
    days: str
    since_due_date: str
    waiting: str
    refused: str


@dataclass(frozen=True, slots=True)
class RateText:
    """A rate in words; `known` says whether there is anything to divide by, `base` of how many something is known."""

    known: bool
    rate: str
    fraction: str
    definition: str
    base: str = ""


@dataclass(frozen=True, slots=True)
class RoundText:
    """What the latest round heard, in words.

    Attributes:
        known: Whether workbooks were issued in any round.
        round: Its name.
        actions: How many it asked about.
        counts: How many of them were answered, left as they were, and not returned.
        definition: Of the counts.
        not_returned: The names of the units whose workbooks are missing; "" for none.
        answered_nothing: The names of the units whose workbooks came back without an answer; "" for none.
    """

    known: bool = False
    round: str = ""
    actions: str = ""
    counts: str = ""
    definition: str = ""
    not_returned: str = ""
    answered_nothing: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """The phrases of the summary paragraphs; `sources` is blank where there are not several."""

    recommendations: str
    actions: str
    sources: str
    statuses: str
    recommendation_statuses: str
    overdue: str
    reopened: str
    implemented: str
    timeliness: str
    implementation: RateText
    implementation_without_closed: RateText
    recommendation_implementation: RateText
    verified_implementation: RateText
    claims: str
    standing: str
    changed: str
    late: str
    acceptance: RateText


KINDS: Mapping[str, Kind] = {
    **dict.fromkeys(("title", "organization", "source", "as_of", "made_on"), str),
    "summary": Summary, "units": list[UnitRow], "total": UnitRow, "recommendations": list[RecommendationRow],
    "groups": list[GroupRow],
    "sources": list[SourceRow],
    "overdue": list[OverdueRow], "chart_by_unit": Chart, "chart_ageing": Chart,
    "chart_trend": Chart, "reported": RoundText, "changes": Since,
    "unit_annexes": list[UnitAnnex],
    "own_summary": list[OwnParagraph],
    "conflicts": Conflicts, **{own.name: own.kind for own in own_placeholders()},
}
"""Every placeholder with the kind of its value, but for the switches, which each house format has of its own."""
RECORDS = tuple(records_in(KINDS.values()))
"""Every record that a placeholder may look into."""
WATCHED: Mapping[type, str] = {ActionRow: "text", FollowUp: "text", OverdueRow: "text", UnitRow: "name"}
"""Rows of lists that a report counts -> the field by which it is known that one was printed."""
Maker = Callable[[], Any]
"""Works out the value of a placeholder; asked only by a template that names it."""
_R = TypeVar("_R")


class Makers(dict[str, Maker]):
    """Every placeholder with what works out its value, once."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: list[Any] = []

    def once(self, maker: Callable[[], _R]) -> Callable[[], _R]:
        """Have something worked out once."""
        self._kept.append(cache(maker))
        return cast("Callable[[], _R]", self._kept[-1])

    def forget(self) -> None:
        """Keep nothing of what was worked out; it is worked out again where it is asked for again."""
        for one in self._kept:
            one.cache_clear()


def placeholders(
    house_format: HouseFormat, register: Register, as_of: date, now: datetime, *, with_conflicts: bool = False,
    since: Callable[[], Changes | None] = unknown, trend: Callable[[], Sequence[Point]] = tuple,
    heard: RoundHeard | None = None,
) -> Makers:
    """Every placeholder with what works out its value, once.

    Args:
        house_format: Brings the words for statuses and short phrases.
        register: What is reported on.
        as_of: The date for which it is judged.
        now: When the report is made.
        with_conflicts: Whether the report lists the answers that wait for a decision.
        since: Gives what changed since the round before, with the refs of the register.
        trend: Gives the figures of each round, where the format shows charts.
        heard: What the latest round heard, where that is known already.
    """
    makers, heard = Makers(), heard or RoundHeard(register, latest_issued(register, as_of))
    found = makers.once(lambda: figures.figures(register, as_of, heard=heard))
    changes = makers.once(since)
    units = makers.once(lambda: [_unit_row(unit, house_format) for unit in found().units])
    rows = makers.once(lambda: recommendation_rows(house_format, register, as_of, heard))
    actions = makers.once(lambda: [action for row in rows() for action in row.actions])
    made: dict[str, Maker] = {
        "title": lambda: title_of(house_format, register),
        "organization": lambda: register.settings.organization,
        "source": lambda: ", ".join(one.file for one in register.sources.values() if one.file),
        "as_of": lambda: prose.day(as_of),
        "made_on": lambda: prose.day(now.date()),
        "show": lambda: house_format.show,
        "summary": lambda: _summary(found(), len(register.sources), changes()),
        "units": units,
        "total": lambda: _total(units(), house_format),
        "recommendations": rows,
        "groups": lambda: grouped(house_format, register, as_of, rows()),
        "sources": lambda: source_rows(house_format, register, as_of, rows),
        "overdue": lambda: _overdue_rows(found(), house_format, register),
        "chart_by_unit": lambda: charts.by_unit(found()),
        "chart_ageing": lambda: charts.ageing(found()),
        "chart_trend": lambda: charts.trend(trend() if house_format.show.get("charts", True) else ()),
        "reported": lambda: _reported(found(), register),
        "changes": lambda: since_the_round_before(house_format, register, found(), changes(), actions()),
        "unit_annexes": lambda: unit_annexes(house_format, register, found(), actions()),
        "own_summary": lambda: OwnWords(register).summary,
        "conflicts": lambda: conflicts(house_format, register, wanted=with_conflicts),
    }
    made |= {own.name: partial(own.make, house_format, register, as_of) for own in own_placeholders()}
    makers.update((name, makers.once(maker)) for name, maker in made.items())
    return makers


def title_of(house_format: HouseFormat, register: Register) -> str:
    """The title of a report: that of the register, unless it has several sources and the title is that of one."""
    if len(register.sources) > 1 and not register.title:
        return house_format.words["of_several"].format(count=prose.number(len(register.sources)))
    return register.title or house_format.title


def kinds(house_format: HouseFormat) -> dict[str, Kind]:
    """Every placeholder that the template of a house format may name, with the kind of its value."""
    return {**KINDS, "show": dict.fromkeys(house_format.show, bool)}


def _unit_row(unit: figures.PartFigures, house_format: HouseFormat) -> UnitRow:
    count = unit.statuses
    return UnitRow(
        name=unit.name or house_format.words["no_unit"],
        actions=unit.actions,
        implemented=count[Status.IMPLEMENTED],
        in_progress=count[Status.IN_PROGRESS],
        not_started=count[Status.NOT_STARTED],
        closed=count[Status.CLOSED_NOT_IMPLEMENTED],
        no_longer_counted=sum(count[status] for status in NO_LONGER_COUNTED),
        not_reported=count[Status.NOT_REPORTED],
        overdue=unit.overdue,
        **_of_claims(unit.claims),
    )


def _of_claims(claims: Claims | None) -> dict[str, int]:
    """How many actions are claimed to be implemented, and what the centre says of them; 0 where it says nothing."""
    words = (claims.implemented, claims.verified, claims.not_accepted, claims.not_checked) if claims else (0,) * 4
    return dict(zip(("claimed", "verified", "not_accepted", "not_checked"), words, strict=True))


def _total(units: list[UnitRow], house_format: HouseFormat) -> UnitRow:
    counted = [field.name for field in fields(UnitRow) if field.name != "name"]
    return UnitRow(house_format.words["total"], *(sum(getattr(unit, name) for unit in units) for name in counted))


def _overdue_rows(found: figures.Figures, house_format: HouseFormat, register: Register) -> list[OverdueRow]:
    phrases, marks, called = house_format.words, waiting(house_format, register), called_in_documents(register)
    return [OverdueRow(action.ref, *called[action.ref], action.text, action.responsible, action.deadline,
                       prose.day(action.due_date), prose.due_revised(action, phrases), figure(item.days),
                       prose.since_due_date(item.days_before, phrases), marks.get(action.ref, ""),
                       prose.not_accepted(item.refused, action.verification_reason, house_format.statuses))
            for item in found.overdue for action in [item.action]]


def _summary(found: figures.Figures, sources: int, changes: Changes | None) -> Summary:
    standing, changed, late = in_short(found, changes)
    return Summary(
        recommendations=prose.counted(words.RECOMMENDATIONS, found.recommendations),
        actions=prose.counted(words.ACTIONS, found.actions),
        sources=prose.counted(words.SOURCES, sources) if sources > 1 else "",
        statuses=_by_status(found.statuses),
        recommendation_statuses=_by_status(found.recommendation_statuses),
        overdue=_overdue_clause(found),
        reopened=prose.capitalized(prose.counted(words.WERE_REOPENED, len(changes.reopened) if changes else 0)),
        implemented=prose.counted(words.IMPLEMENTED_ACTIONS, found.statuses[Status.IMPLEMENTED]),
        timeliness=_timeliness(found),
        implementation=_rate_text(found.implementation),
        implementation_without_closed=_rate_text(found.implementation_without_closed),
        recommendation_implementation=_rate_text(found.recommendation_implementation),
        verified_implementation=_rate_text(found.verified_implementation or figures.Rate(0, 0, "")),
        claims=_claims(found.claims) if found.claims else "",
        standing=standing,
        changed=changed,
        late=late,
        acceptance=replace(_rate_text(found.acceptance), base=_base(found)),
    )


def _reported(found: figures.Figures, register: Register) -> RoundText:
    """What the latest round heard; what happened to no action is not counted."""
    if found.round is None:
        return RoundText()
    counts = [prose.counted(message, found.round.reported[state]) for state, message in _HEARD.items()
              if found.round.reported[state]]
    missing, silent = (prose.listed([register.unit_name(code) for code in codes])
                       for codes in (found.round.not_returned, found.round.answered_nothing))
    return RoundText(True, found.round.name, prose.counted(words.ACTIONS, found.round.asked), prose.listed(counts),
                     found.round.definition, missing, silent)


def _by_status(counts: Mapping[Status, int]) -> str:
    """How many there are of each status; of the rarer ones only where there are any."""
    told = [status for status in _IN_TEXT if counts[status] or status in _ALWAYS_TOLD]
    return prose.listed([_how_many(_IN_TEXT[status], counts[status]) for status in told])
def _claims(claims: Claims) -> str:
    """What units report as implemented, and what the centre says of it."""
    counts = [(words.VERIFIED, claims.verified), (words.NOT_ACCEPTED, claims.not_accepted),
              (words.NOT_CHECKED, claims.not_checked)]
    told = prose.counted(words.REPORTED_AS_IMPLEMENTED, claims.implemented,
                         words=prose.listed([_how_many(message, count) for message, count in counts]))
    return prose.capitalized(told)


def _timeliness(found: figures.Figures) -> str:
    """How many implemented actions were on time; those that cannot be judged only where there are any."""
    counts = [(words.ON_TIME, found.on_time), (words.DONE_LATE, found.late)]
    if found.not_assessable:
        counts.append((words.NOT_ASSESSABLE, found.not_assessable))
    return prose.listed([_how_many(message, count) for message, count in counts])


def _how_many(message: Message, count: int) -> str:
    return said(message, count=prose.number(count) if count else text(words.NONE))


def _overdue_clause(found: figures.Figures) -> str:
    """How many actions are overdue; by the first due dates, too, where that is another number."""
    clause = prose.capitalized(prose.are_overdue(len(found.overdue)))
    if found.overdue_at_first == len(found.overdue):
        return clause
    return said(words.AND_AT_FIRST, overdue=clause, count=prose.number(found.overdue_at_first))


def _base(found: figures.Figures) -> str:
    """How many of the recommendations were answered with a decision."""
    decided = found.acceptance.denominator
    return prose.capitalized(prose.counted(words.HAVE_A_DECISION, decided,
                                           recommendations=prose.counted(words.RECOMMENDATIONS, found.recommendations)))


def _rate_text(rate: figures.Rate) -> RateText:
    return RateText(bool(rate.denominator), prose.per_cent(rate.percentage),
                    said(words.FRACTION, part=prose.number(rate.numerator) if rate.numerator else text(words.NONE),
                          whole=prose.number(rate.denominator)),
                    rate.definition)
