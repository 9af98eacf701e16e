"""What charts show, for whatever draws them: a register, a page, a report in Word."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from toolkit.tracker.judging.recommendations import NO_LONGER_COUNTED
from toolkit.tracker.record.codes import Status, Timing
from toolkit.tracker.views.figures import Figures, PartFigures
from toolkit.words import charts as words
from toolkit.words.speaking import Message, said, text

MOST_UNITS = 12
"""Units that a chart names; the rest of them stand together, where they are several."""

AGES: tuple[tuple[int, Message], ...] = (
    (30, words.UP_TO_30), (90, words.UP_TO_90), (180, words.UP_TO_180), (365, words.UP_TO_365))
"""At most so many days overdue, and the words for it; what is longer overdue comes last."""


class Form(StrEnum):
    """How a chart is drawn."""

    STACKED = "stacked"
    """A bar for each category, in which the series stand one behind the other."""
    COLUMNS = "columns"
    """A column for each category."""


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
        note: What must be said of it, in a sentence.
    """

    form: Form
    title: str
    heading: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    note: str = ""

    def __str__(self) -> str:
        return self.description

    @property
    def description(self) -> str:
        """All of its figures in words, for whoever cannot see it."""
        told = [said(words.OF_CATEGORY, category=category, figures=", ".join(
                    said(words.FIGURE, number=f"{one.values[at]:,}", name=one.name) for one in self.series
                    if one.values[at]))
                for at, category in enumerate(self.categories) if any(one.values[at] for one in self.series)]
        shown = said(words.DESCRIPTION, title=self.title, told="; ".join(told)) if told else self.title
        return f"{shown} {self.note}".rstrip()


def by_status(found: Figures) -> Chart:
    """The actions of each status by timing."""
    statuses = [status for status, count in found.statuses.items() if count]
    series = [Series(timing.label, tuple(found.status_timings.get((status, timing), 0) for status in statuses), colour)
              for timing, colour in _BY_TIMING.items()]
    return _chart(Form.STACKED, words.BY_STATUS, words.STATUS, [status.label for status in statuses], series)


def by_unit(found: Figures) -> Chart:
    """The actions of each unit by status; the unit with most of them overdue first, and those behind them together."""
    named, others = _ranked(found)
    if not others:
        return _of_units(words.BY_UNIT, named)
    together = [*_names(named), said(words.OTHER_UNITS, number=len(others))]
    chart = _by_status_of(words.BY_UNIT, words.UNIT, together, [*([unit] for unit in named), others])
    return replace(chart, note=said(words.UNITS_TOGETHER, named=len(named), others=len(others)))


def other_units(found: Figures) -> Chart:
    """The actions of the units that the chart of all units counts together."""
    return _of_units(words.OTHERS, _ranked(found)[1])


def by_source(found: Figures) -> Chart:
    """The actions of each source by status."""
    return _by_status_of(words.BY_SOURCE, words.SOURCE, [one.code or text(words.NO_SOURCE) for one in found.sources],
                         [[one] for one in found.sources])


def ageing(found: Figures) -> Chart:
    """The overdue actions by how long they are."""
    counts = [0] * (len(AGES) + 1)
    for one in found.overdue:
        counts[next((at for at, (most, _) in enumerate(AGES) if one.days <= most), len(AGES))] += 1
    names = [*(text(message) for _, message in AGES), text(words.LONGER)]
    return _chart(Form.COLUMNS, words.AGEING, words.DAYS, names, [Series(text(words.OVERDUE), tuple(counts), PLUM)])


def _ranked(found: Figures) -> tuple[list[PartFigures], list[PartFigures]]:
    """The units that a chart names, the one with most overdue actions first, and those that it counts together."""
    units = sorted(found.units, key=lambda unit: -unit.overdue)
    most = len(units) if len(units) <= MOST_UNITS + 1 else MOST_UNITS
    return units[:most], units[most:]


def _names(units: Sequence[PartFigures]) -> list[str]:
    return [unit.name or text(words.NO_UNIT) for unit in units]


def _of_units(title: Message, units: Sequence[PartFigures]) -> Chart:
    return _by_status_of(title, words.UNIT, _names(units), [[unit] for unit in units])


def _by_status_of(
    title: Message, heading: Message, categories: Sequence[str], parts: Sequence[Sequence[PartFigures]]
) -> Chart:
    """A bar for each category, in which the actions of its parts stand by status."""
    series = [Series(text(name), tuple(sum(part.statuses[one] for part in group for one in statuses)
                                       for group in parts), colour) for name, colour, statuses in _BY_STATUS]
    return _chart(Form.STACKED, title, heading, categories, series)


def _chart(
    form: Form, title: Message, heading: Message, categories: Sequence[str], series: Sequence[Series]
) -> Chart:
    kept = tuple(one for one in series if any(one.values))
    return Chart(form, text(title), text(heading), tuple(categories) if kept else (), kept)
