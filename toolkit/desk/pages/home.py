"""Home: where things stand, and what to do next."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from starlette.responses import Response

from toolkit.desk.asked import Asked
from toolkit.desk.declared import Page
from toolkit.desk.results import Listed, Step, listed
from toolkit.jobs.where_things_stand import Standing, where_things_stand
from toolkit.page.writing import Drawn, Tile, charts_of, definition, drawn, tiles
from toolkit.tracker.views import prose
from toolkit.tracker.views.overview import Told, answers
from toolkit.tracker.views.rounds.trend import trend
from toolkit.words.desk import HOME, OPEN_REGISTER_IN_EXCEL
from toolkit.words.desk import home as words
from toolkit.words.speaking import Message, Plural, counted, said, text


class Next(NamedTuple):
    """What a page of the desk offers where the job says which command would be next.

    Attributes:
        label: On the button.
        lead: Why; what is counted is given to it.
        path: Of the page; one that the desk does not have is done in the register.
    """

    label: Message
    lead: Message | Plural
    path: str


NEXT = {
    "import": Next(words.NEXT_IMPORT, words.NEXT_IMPORT_LEAD, "/take-in"),
    "check-register": Next(words.NEXT_RIGHT, words.NEXT_RIGHT_LEAD, "/#right"),
    "issue": Next(words.NEXT_ISSUE, words.NEXT_ISSUE_LEAD, "/issue"),
    "check": Next(words.NEXT_CHECK, words.NEXT_CHECK_LEAD, "/returns"),
    "consolidate": Next(words.NEXT_DECIDE, words.NEXT_DECIDE_LEAD, "/decisions"),
    "missing": Next(words.NEXT_MISSING, words.NEXT_MISSING_LEAD, "/#round"),
    "report": Next(words.NEXT_REPORT, words.NEXT_REPORT_LEAD, "/reports"),
}
"""The command that `where_things_stand` names -> what Home offers."""


@dataclass(frozen=True, slots=True)
class UnitState:
    """A unit in the latest round."""

    code: str
    name: str
    state: str
    look: str


@dataclass(frozen=True, slots=True)
class Round:
    """The latest round.

    Attributes:
        title: Its name.
        dates: When it is judged and was to be returned, in words.
        returned: How many workbooks are back.
        issued: How many were issued.
        told: The same in words.
        units: Each of them.
    """

    title: str
    dates: str
    returned: int
    issued: int
    told: str
    units: tuple[UnitState, ...]


@dataclass(frozen=True, slots=True)
class View:
    """What the page shows."""

    title: str
    organization: str
    as_of: str
    next: Step
    waiting: tuple[tuple[str, int, str], ...]
    round: Round | None
    answers: tuple[Told, ...]
    tiles: tuple[Tile, ...]
    definition: str
    charts: tuple[Drawn, ...]
    problems: tuple[Listed, ...]


def _show(asked: Asked) -> Response:
    view = asked.desk.kept("home", lambda path: _view(path, asked))
    return asked.show("home.html", view.title, own=words, view=view)


def _view(path: Path, asked: Asked) -> View:
    found = where_things_stand(path, asked.desk.moment().date())
    with prose.dates_in(found.register.settings.date_style):
        return _seen(found, asked)


def _seen(found: Standing, asked: Asked) -> View:
    register, figures = found.register, found.figures
    organization = register.settings.organization
    title = register.title or organization or text(HOME)
    shown = View(
        title=title, organization="" if title == organization else organization,
        as_of=said(words.AS_OF, day=prose.day(figures.as_of)) if figures else "",
        next=_next(found, asked), waiting=tuple(_waiting(found, asked)), round=_round(found), answers=(), tiles=(),
        definition="", charts=(), problems=tuple(listed(found.to_put_right)))
    if figures is None or not register.actions:
        return shown
    points = trend(register, figures.as_of, None)
    return replace(
        shown, answers=tuple(answers(register, figures, found.changes)), tiles=tuple(tiles(figures)),
        definition=definition(figures), charts=tuple(drawn(chart) for chart in charts_of(figures, points)))


def _next(found: Standing, asked: Asked) -> Step:
    """What to do next: on its page, or in the register where the desk has no page for it."""
    offered = NEXT[found.next[0]]
    number = {"check-register": len(found.to_put_right), "check": len(found.waiting),
              "missing": len(found.missing)}.get(found.next[0], 0)
    lead = counted(offered.lead, number) if isinstance(offered.lead, Plural) else text(offered.lead)
    if offered.path.startswith("/#") or asked.desk.has(offered.path):
        return Step(text(offered.label), offered.path, note=lead, is_first=True)
    register = asked.desk.wrote(asked.desk.path)
    return Step(text(OPEN_REGISTER_IN_EXCEL), f"/open/{register.id}", {}, f"{text(offered.label)}. {lead}",
                is_first=True, stays=True)


def _waiting(found: Standing, asked: Asked) -> Iterator[tuple[str, int, str]]:
    """What waits for the centre: what it is, how many, and the page for it; "" where it is done in the register."""
    for message, number, path in (
            (words.IN_INBOX, len(found.waiting), "/returns"), (words.CONFLICTS, found.conflicts, "/decisions"),
            (words.PROPOSALS, found.proposals, "/decisions"), (words.NEW_DATES, found.new_dates, "/decisions"),
            (words.CLAIMS, found.claims, ""), (words.LEFT, len(found.to_put_right), "/#right")):
        if number:
            yield text(message), number, path if path.startswith("/#") or asked.desk.has(path) else ""


def _round(found: Standing) -> Round | None:
    latest = found.round
    if latest is None:
        return None
    heard = found.figures.round if found.figures else None
    silent = heard.answered_nothing if heard and heard.name == latest.name else ()
    missing = {one.issued_to for one in found.missing}
    units = []
    for code in latest.issued_to:
        state, look = ((words.MISSING, "late") if code in missing else
                       (words.EMPTY, "doubt") if code in silent else (words.RETURNED, "good"))
        units.append(UnitState(code, found.register.unit_name(code), text(state), look))
    dates = [said(words.AS_OF, day=prose.day(latest.as_of))] if latest.as_of else []
    dates += [said(words.TO_RETURN_BY, day=prose.day(latest.return_by))] if latest.return_by else []
    issued = len(latest.issued_to)
    return Round(said(words.ROUND, name=latest.name), ", ".join(dates), found.returned, issued,
                 counted(words.RETURNED_OF, issued, returned=found.returned),
                 tuple(sorted(units, key=lambda unit: unit.look == "good")))


PAGE = Page("/", HOME, _show)
