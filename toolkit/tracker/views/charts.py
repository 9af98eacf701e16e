"""What charts show, for whatever draws them: a register, a page, a report in Word."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from toolkit.tracker.judging.recommendations import NO_LONGER_COUNTED
from toolkit.tracker.record.codes import Status
from toolkit.tracker.views.figures import Figures
from toolkit.words import charts as words
from toolkit.words.speaking import Message, said, text

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


BLUE, TEAL, ORANGE, PLUM, LILAC, GREY = (
    Colour("12436D", "FFFFFF"), Colour("28A197", "000000"), Colour("F46A25", "000000"), Colour("801650", "FFFFFF"),
    Colour("A285D1", "000000"), Colour("3D3D3D", "FFFFFF"))


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
        categories: What has figures, in their order.
        series: The figures; none that are all nought.
    """

    form: Form
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]

    def __str__(self) -> str:
        return self.description

    @property
    def description(self) -> str:
        """All of its figures in words, for whoever cannot see it."""
        told = [said(words.OF_CATEGORY, category=category, figures=", ".join(
                    said(words.FIGURE, number=f"{one.values[at]:,}", name=one.name) for one in self.series
                    if one.values[at]))
                for at, category in enumerate(self.categories) if any(one.values[at] for one in self.series)]
        return said(words.DESCRIPTION, title=self.title, told="; ".join(told)) if told else self.title


def by_unit(found: Figures) -> Chart:
    """The actions of each unit by status; the unit with most of them overdue first."""
    units = sorted(found.units, key=lambda unit: -unit.overdue)
    parts: tuple[tuple[Message, Colour, tuple[Status, ...]], ...] = (
        (words.IMPLEMENTED, BLUE, (Status.IMPLEMENTED,)),
        (words.IN_PROGRESS, TEAL, (Status.IN_PROGRESS,)),
        (words.NOT_STARTED, ORANGE, (Status.NOT_STARTED,)),
        (words.NOT_REPORTED, PLUM, (Status.NOT_REPORTED,)),
        (words.CLOSED, GREY, (Status.CLOSED_NOT_IMPLEMENTED,)),
        (words.NO_LONGER_COUNTED, LILAC, tuple(NO_LONGER_COUNTED)),
    )
    series = [Series(text(name), tuple(sum(unit.statuses[status] for status in statuses) for unit in units), colour)
              for name, colour, statuses in parts]
    return _chart(Form.STACKED, words.BY_UNIT, [unit.name or text(words.NO_UNIT) for unit in units], series)


def ageing(found: Figures) -> Chart:
    """The overdue actions by how long they are."""
    counts = [0] * (len(AGES) + 1)
    for one in found.overdue:
        counts[next((at for at, (most, _) in enumerate(AGES) if one.days <= most), len(AGES))] += 1
    names = [*(text(message) for _, message in AGES), text(words.LONGER)]
    return _chart(Form.COLUMNS, words.AGEING, names, [Series(text(words.OVERDUE), tuple(counts), PLUM)])


def _chart(form: Form, title: Message, categories: Sequence[str], series: Sequence[Series]) -> Chart:
    kept = tuple(one for one in series if any(one.values))
    return Chart(form, text(title), tuple(categories) if kept else (), kept)
