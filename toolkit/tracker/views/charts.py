"""What charts show, for whatever draws them: a register, a page, a report in Word."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from toolkit.tracker.judging.recommendations import NO_LONGER_COUNTED
from toolkit.tracker.record.codes import Status, Timing
from toolkit.tracker.views.figures import Figures, PartFigures
from toolkit.tracker.views.rounds.trend import Point
from toolkit.words import charts as words
from toolkit.words.speaking import Message, figure, said, text

MOST_UNITS = 12
"""Units that a chart shows, where there are more than one more; a sentence counts the rest of them."""
MOST_ROUNDS = 12
"""Rounds that a chart shows, the latest ones."""

AGES: tuple[tuple[int, Message], ...] = (
    (30, words.UP_TO_30), (90, words.UP_TO_90), (180, words.UP_TO_180), (365, words.UP_TO_365))
"""At most so many days overdue, and the words for it; what is longer overdue comes last."""


class Form(StrEnum):
    """How a chart is drawn."""

    STACKED = "stacked"
    """A bar for each category, in which the series stand one behind the other."""
    COLUMNS = "columns"
    """A column for each category and series."""
    LINES = "lines"
    """A line for each series, from category to category."""


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour of the house palette.

    Attributes:
        fill: Such as `12436D`.
        ink: In which figures are read on it.
    """

    fill: str
    ink: str


BLUE, TEAL, ORANGE, PLUM, LILAC, GREY, SKY, SILVER = (
    Colour("12436D", "FFFFFF"), Colour("28A197", "000000"), Colour("F46A25", "000000"), Colour("801650", "FFFFFF"),
    Colour("A285D1", "000000"), Colour("3D3D3D", "FFFFFF"), Colour("6BACE6", "000000"), Colour("8C8C8C", "000000"))
_BY_STATUS: tuple[tuple[Message, Colour, tuple[Status, ...]], ...] = (
    (words.IMPLEMENTED, BLUE, (Status.IMPLEMENTED,)),
    (words.IN_PROGRESS, TEAL, (Status.IN_PROGRESS,)),
    (words.NOT_STARTED, ORANGE, (Status.NOT_STARTED,)),
    (words.NOT_REPORTED, PLUM, (Status.NOT_REPORTED,)),
    (words.CLOSED, GREY, (Status.CLOSED_NOT_IMPLEMENTED,)),
    (words.NO_LONGER_COUNTED, LILAC, tuple(NO_LONGER_COUNTED)),
)
_BY_TIMING = {
    Timing.IMPLEMENTED_ON_TIME: BLUE, Timing.IMPLEMENTED_LATE: SKY, Timing.NOT_ASSESSABLE: SILVER, Timing.OVERDUE: PLUM,
    Timing.DUE_SOON: ORANGE, Timing.NOT_DUE: TEAL, Timing.NO_DUE_DATE: LILAC, Timing.NOT_APPLICABLE: GREY}


@dataclass(frozen=True, slots=True)
class Series:
    """One figure for each category of a chart."""

    name: str
    values: tuple[int, ...]
    colour: Colour


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart.

    Attributes:
        form: How it is drawn.
        title: What it shows.
        heading: What its categories are.
        categories: What has figures, in their order.
        series: The figures; none that are all nought.
        codes: Short names of the categories, where they have them.
        beside: Figures of its table that are not drawn.
        note: What must be said of it, in a sentence; where it has no figures, why.
    """

    form: Form
    title: str
    heading: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    note: str = ""
    beside: tuple[Series, ...] = ()
    codes: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.description

    @property
    def description(self) -> str:
        """All of its figures in words, for whoever cannot see it."""
        told = [said(words.OF_CATEGORY, category=category, figures=", ".join(
                    said(words.FIGURE, number=figure(one.values[at]), name=one.name) for one in self.series
                    if one.values[at]))
                for at, category in enumerate(self.categories) if any(one.values[at] for one in self.series)]
        shown = said(words.DESCRIPTION, title=self.title, told="; ".join(told)) if told else self.title
        return f"{shown} {self.note}".rstrip()


def by_status(found: Figures) -> Chart:
    """The actions of each status by timing."""
    statuses = [status for status, count in found.statuses.items() if count]
    series = [Series(timing.label, tuple(found.status_timings.get((status, timing), 0) for status in statuses), colour)
              for timing, colour in _BY_TIMING.items()]
    return _chart(Form.STACKED, text(words.BY_STATUS), words.STATUS, [status.label for status in statuses], series)


def by_unit(found: Figures) -> Chart:
    """The actions of each unit by status, the one with most overdue first; only the first ones where units are many."""
    named, others = _ranked(found)
    if not others:
        return _of_units(text(words.BY_UNIT), named)
    note = said(words.OTHER_UNITS, others=len(others), actions=figure(sum(unit.actions for unit in others)),
                overdue=figure(sum(unit.overdue for unit in others)))
    return replace(_of_units(said(words.BY_UNIT_MOST, number=len(named)), named), note=note)


def other_units(found: Figures) -> Chart:
    """The actions of the units that the chart of units leaves out."""
    return _of_units(text(words.OTHERS), _ranked(found)[1])


def late_units(found: Figures) -> Chart:
    """How many actions are overdue of each unit that has any, most first; only the first ones where units are many."""
    late = [unit for unit in _ranked(found)[0] if unit.overdue]
    left = sum(unit.overdue > 0 for unit in found.units) - len(late)
    series = Series(text(words.OVERDUE), tuple(unit.overdue for unit in late), PLUM)
    chart = _chart(Form.STACKED, text(words.LATE_UNITS), words.UNIT, [_name(unit) for unit in late], [series])
    note = said(words.LATE_UNITS_LEFT, number=left) if left else ""
    return replace(chart, codes=tuple(_code(unit) for unit in late), note=note)


def by_source(found: Figures) -> Chart:
    """The actions of each source by status."""
    codes = [one.code or text(words.NO_SOURCE) for one in found.sources]
    return _by_status_of(text(words.BY_SOURCE), words.SOURCE, codes, found.sources)


def ageing(found: Figures) -> Chart:
    """The overdue actions by how long they are."""
    counts = [0] * (len(AGES) + 1)
    for one in found.overdue:
        counts[next((at for at, (most, _) in enumerate(AGES) if one.days <= most), len(AGES))] += 1
    names = [*(text(message) for _, message in AGES), text(words.LONGER)]
    series = Series(text(words.OVERDUE), tuple(counts), PLUM)
    return _chart(Form.COLUMNS, text(words.AGEING), words.DAYS, names, [series])


def trend(points: Sequence[Point]) -> Chart:
    """How many actions were implemented, open, overdue and not reported at each of the latest rounds."""
    parts = ((words.IMPLEMENTED, BLUE, "implemented"), (words.OPEN, TEAL, "open"), (words.OVERDUE, PLUM, "overdue"),
             (words.NOT_REPORTED, ORANGE, "not_reported"))
    return _of_rounds(Form.LINES, words.TREND, points, parts)


def flow(points: Sequence[Point]) -> Chart:
    """How many actions came new, were finished, reopened or put off from each of the latest rounds to the next."""
    parts = ((words.NEW, SKY, "opened"), (words.FINISHED, BLUE, "closed"), (words.REOPENED, ORANGE, "reopened"),
             (words.PUT_OFF, PLUM, "slipped"))
    return _of_rounds(Form.COLUMNS, words.FLOW, points, parts)


def _of_rounds(
    form: Form, title: Message, points: Sequence[Point], parts: Sequence[tuple[Message, Colour, str]]
) -> Chart:
    """What there is to say of rounds by the attributes of their points; nothing where there is only one."""
    if len(points) < 2:
        return replace(_chart(form, text(title), words.ROUND, (), ()), note=text(words.ONE_ROUND))
    shown = points[1 if form is Form.COLUMNS else 0:][-MOST_ROUNDS:]
    series = [Series(text(name), tuple(getattr(point, key) for point in shown), colour) for name, colour, key in parts]
    return _chart(form, text(title), words.ROUND, [point.state.label for point in shown], series)


def _ranked(found: Figures) -> tuple[list[PartFigures], list[PartFigures]]:
    """The units that a chart shows, the one with most overdue actions first, and those that it leaves out."""
    units = sorted(found.units, key=lambda unit: -unit.overdue)
    most = len(units) if len(units) <= MOST_UNITS + 1 else MOST_UNITS
    return units[:most], units[most:]


def _of_units(title: str, units: Sequence[PartFigures]) -> Chart:
    chart = _by_status_of(title, words.UNIT, [_name(unit) for unit in units], units)
    return replace(chart, codes=tuple(_code(unit) for unit in units))


def _name(unit: PartFigures) -> str:
    return unit.name or text(words.NO_UNIT)


def _code(unit: PartFigures) -> str:
    return unit.code or text(words.NO_UNIT)


def _by_status_of(title: str, heading: Message, categories: Sequence[str], parts: Sequence[PartFigures]) -> Chart:
    """A bar for each part, in which its actions stand by status."""
    series = [Series(text(name), tuple(sum(part.statuses[one] for one in statuses) for part in parts), colour)
              for name, colour, statuses in _BY_STATUS]
    overdue = Series(text(words.OVERDUE), tuple(part.overdue for part in parts), PLUM)
    return replace(_chart(Form.STACKED, title, heading, categories, series), beside=(overdue,))


def _chart(
    form: Form, title: str, heading: Message, categories: Sequence[str], series: Sequence[Series]
) -> Chart:
    kept = tuple(one for one in series if any(one.values))
    return Chart(form, title, text(heading), tuple(categories) if kept else (), kept)
