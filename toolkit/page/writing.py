"""Writes the page: figures and charts, what is late, and every action with its history behind a fold."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from toolkit.page.charts import svg
from toolkit.tracker.judging.answering import leads_on
from toolkit.tracker.judging.verifying.claims import is_refused
from toolkit.tracker.record.actions import Action
from toolkit.tracker.record.codes import Status, Timing
from toolkit.tracker.record.column_names import VALUES, Own, heading_in, told
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.register import Register
from toolkit.tracker.views import charts, prose
from toolkit.tracker.views.charts import Chart
from toolkit.tracker.views.claims import status_told
from toolkit.tracker.views.figures import Figures, Rate, all_derived, figures
from toolkit.tracker.views.overview import answers, changed
from toolkit.tracker.views.rounds.changes import Changes
from toolkit.tracker.views.rounds.trend import Point, trend
from toolkit.tracker.wording.evidence.links import in_pieces
from toolkit.words import overview as overview_words
from toolkit.words import page as words
from toolkit.words.speaking import Message, counted, figure, language, said, text, texts

_TEMPLATES = Path(__file__).parent
_ANCHOR = Markup('<a href="{}" rel="noopener noreferrer">{}</a>')


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure in large."""

    name: str
    figure: str
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart.

    Attributes:
        title: Its title.
        drawn: The chart.
        note: What must be said of it, or that there is nothing to show.
        figures: Its figures, behind a fold; None where there are none.
    """

    title: str
    drawn: Markup
    note: str
    figures: "Fold | None"


@dataclass(frozen=True, slots=True)
class Fold:
    """A table that opens on demand.

    Attributes:
        summary: What is clicked.
        named: What it is a table of.
        headings: Of its columns.
        lines: Its rows.
    """

    summary: str
    named: str
    headings: Sequence[str]
    lines: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table.

    Attributes:
        text: What it says.
        sort: By which it is sorted, where that is not what it says.
        look: A class of the style sheet.
        link: The id of the row that it leads to.
        fold: What opens below it.
        refs: Further texts, each with the id of the row that it leads to, or "".
    """

    text: str
    sort: str | int | None = None
    look: str = ""
    link: str = ""
    fold: Fold | None = None
    refs: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a column, by which the table can be sorted."""

    name: str
    hint: str
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, with the id that links lead to."""

    cells: Sequence[Cell]
    id: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table."""

    caption: str
    headings: Sequence[Heading]
    rows: Sequence[Row]


def write_page(register: Register, as_of: date, file: str, now: datetime, part: str = "",
               notes: Sequence[str] = (), whole: Register | None = None) -> bytes:
    """Write the page.

    Args:
        register: What it shows, as it stood on the date, with its history.
        as_of: The date for which everything is judged.
        file: The name of the register's file.
        now: The moment.
        part: What part of a register it shows, in sentences; "" for all of it.
        notes: How it was judged, in sentences, where that must be said.
        whole: The register of which it shows a part; absent where it shows all.
    """
    environment = Environment(loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined)
    table_of = environment.get_template("table.html")
    found, points = figures(register, as_of), trend(whole or register, as_of, register if whole else None)
    changes = points[-1].changes
    with prose.dates_in(register.settings.date_style):
        return environment.get_template("page.html").render(
            language=language(),
            title=register.title or text(words.TITLE),
            organization=register.settings.organization,
            as_of=said(words.AS_OF, day=prose.day(as_of)),
            part=said(words.PART, part=part) if part else "",
            notes=notes,
            skip=text(words.SKIP),
            headings={"short": text(words.IN_SHORT), "figures": text(words.IN_FIGURES),
                      "late": text(words.WHO_IS_LATE), "actions": text(words.EVERY_ACTION)},
            answers=list(answers(register, found, changes)),
            tiles=tiles(found),
            definition=definition(found),
            charts=[drawn(chart) for chart in charts_of(found, points)],
            changed=_changed(changes, register) if changes else None,
            overdue=_overdue(register, found),
            not_late=text(words.NOT_LATE),
            actions=_actions(register, found),
            no_actions=text(words.NO_ACTIONS),
            made=said(words.MADE, file=file, day=prose.day(now.date())),
            table=lambda table: Markup(table_of.render(table=table)),  # noqa: S704 - its template escapes
        ).encode("utf-8", "replace")


def definition(found: Figures) -> str:
    """What the rates among the tiles mean, in sentences."""
    return " ".join(said(words.DEFINITION, rate=text(name), definition=rate.definition)
                    for name, rate in _rates(found))


def charts_of(found: Figures, points: Sequence[Point]) -> list[Chart]:
    """The charts that have something to say, in the order of the page."""
    shown = [charts.by_status(found), charts.by_unit(found), charts.other_units(found), charts.by_source(found),
             charts.ageing(found), charts.trend(points), charts.flow(points)]
    return [chart for chart in shown if chart.series or chart.note]


def drawn(chart: Chart) -> Drawn:
    """A chart with its figures; of units that are not drawn, only these."""
    is_drawn = len(chart.categories) <= charts.MOST_UNITS + 1
    series = (*chart.series, *chart.beside)
    lines = [(category, *(figure(one.values[at]) for one in series)) for at, category in enumerate(chart.categories)]
    headings = (chart.heading, *(one.name for one in series))
    fold = Fold(text(words.SHOW_FIGURES), chart.title, headings, lines) if lines else None
    return Drawn(chart.title, svg(chart) if is_drawn else Markup(""), chart.note, fold)


def _changed(changes: Changes, register: Register) -> Table | None:
    """What changed since the round before, with links to the actions."""
    rows = [Row([Cell(one.kind), Cell(figure(one.actions), one.actions, "number"),
                 Cell("", refs=[(told, _id(ref) if ref in register.actions else "") for ref, told in one.told])])
            for one in changed(changes)]
    if not rows:
        return None
    kind, actions, which = (Heading(text(name), said(words.SORT, column=text(name)), name == overview_words.ACTIONS)
                            for name in (overview_words.KIND, overview_words.ACTIONS, overview_words.WHICH))
    return Table(said(overview_words.CHANGED_SINCE, since=changes.since.label), (kind, actions, which), rows)


def tiles(found: Figures) -> list[Tile]:
    """The figures in large."""
    return [
        Tile(text(words.RECOMMENDATIONS), figure(found.recommendations)),
        Tile(text(words.ACTIONS), figure(found.actions)),
        *(Tile(text(name), prose.per_cent(rate.percentage),
               said(words.OF_ACTIONS, part=figure(rate.numerator), whole=figure(rate.denominator)))
          for name, rate in _rates(found)),
        Tile(text(words.OVERDUE), figure(len(found.overdue))),
        Tile(text(words.DUE_SOON), figure(len(found.due_soon))),
    ]


def _rates(found: Figures) -> list[tuple[Message, Rate]]:
    """The implementation rate; where claims are verified, as it is reported and as it is verified."""
    if found.verified_implementation is None:
        return [(words.IMPLEMENTED, found.implementation)]
    return [(words.AS_REPORTED, found.implementation), (words.AS_VERIFIED, found.verified_implementation)]


def _overdue(register: Register, found: Figures) -> Table:
    rows = [Row([Cell(one.action.ref, link=_id(one.action.ref)), Cell(one.action.text),
                 Cell(_unit(register, one.action, found.as_of)), Cell(prose.day(one.due), one.due.isoformat()),
                 Cell(figure(one.days), one.days, "number"),
                 Cell("" if one.days_first is None else figure(one.days_first), one.days_first or 0, "number")])
            for one in found.overdue]
    headings = _headings((words.REF, words.ACTION, words.UNIT, words.DUE), (words.DAYS, words.DAYS_FIRST))
    return Table(counted(words.LONGEST_FIRST, len(rows)), headings, rows)


def _actions(register: Register, found: Figures) -> Table:
    lines: dict[str, list[Change]] = {}
    for change in register.history:
        lines.setdefault(change.ref, []).append(change)
    derived = all_derived(register, found.as_of)
    rows = []
    for ref, action in register.actions.items():
        one = derived[ref]
        is_late = one.timing is Timing.OVERDUE
        rows.append(Row([
            Cell(ref), Cell(action.text, fold=_history(ref, lines.get(ref, ()), register.own_ever)),
            Cell(_unit(register, action, found.as_of)), Cell(action.deadline),
            Cell(_status(register, action, found.as_of)),
            Cell(one.timing.label, look="late" if is_late else ""), Cell(one.comments, look="words"),
            Cell(_linked(one.evidence), look="words")], _id(ref)))
    named = _headings((words.REF, words.ACTION, words.UNIT, words.DEADLINE, words.STATUS, words.TIMING, words.COMMENT,
                       words.EVIDENCE))
    return Table(prose.capitalized(prose.counted(words.COUNTED_ACTIONS, len(rows))), named, rows)


def _status(register: Register, action: Action, day: date) -> str:
    """The word for the status of an action; nothing where nobody reported any."""
    if action.status is Status.NOT_REPORTED:
        return ""
    return status_told(action.status, is_accepted=not is_refused(register, action, day))


def _history(ref: str, changes: Sequence[Change], own: Own) -> Fold | None:
    if not changes:
        return None
    headings = texts(words.WHEN, words.COLUMN, words.BEFORE, words.AFTER, words.HOW, words.BY)
    return Fold(counted(words.HISTORY, len(changes)), said(words.HISTORY_OF, ref=ref), headings, [
        (one.when[:10], heading_in(one, own), *(str(told(one, key, own)) for key in VALUES), one.how.label, one.unit)
        for one in changes])


def _unit(register: Register, action: Action, day: date) -> str:
    return ", ".join(register.unit_name(code) for code in leads_on(register, action, day)) or text(words.NO_UNIT)


def _headings(named: Iterable[Message], numbers: Iterable[Message] = ()) -> list[Heading]:
    return [Heading(text(one), said(words.SORT, column=text(one)), is_number)
            for group, is_number in ((named, False), (numbers, True)) for one in group]


def _linked(written: str) -> Markup:
    """A text in which what leads somewhere can be clicked; a browser says where, and fetches nothing before."""
    return Markup("").join(
        _ANCHOR.format(quote(link.target) if link.is_file else link.target, piece) if link else piece
        for piece, link in in_pieces(written))


def _id(ref: str) -> str:
    """The id of an action's row, which has no blanks: those that ids may not have are told by their number."""
    return "action-" + "".join(sign if sign.isalnum() or sign in ".-" else f"_{ord(sign):x}" for sign in ref)
