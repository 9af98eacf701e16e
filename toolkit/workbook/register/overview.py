"""The first sheet of a register: where things stand, where to type what, and what is left to put right.

It is written anew every time and never read.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import islice

from toolkit.tracker.judging.verifying.claims import is_on
from toolkit.tracker.record.problems import Problem, what_is_wrong, what_to_do
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import ABOUT, ACTIONS, OVERVIEW, SETTINGS, SHEETS, tab
from toolkit.tracker.views import charts
from toolkit.tracker.views.charts import Chart
from toolkit.tracker.views.figures import Figures, figures, latest_as_of
from toolkit.tracker.views.overview import Told, answer_of, answers, changed, longest, not_listed, standings, waiting_in
from toolkit.tracker.views.rounds.changes import Changes
from toolkit.tracker.views.rounds.trend import trend
from toolkit.tracker.views.standing import standing
from toolkit.words import overview as dashboard_words
from toolkit.words import register as words
from toolkit.words.speaking import counted, said, text, texts
from toolkit.workbook.register.added import ANEW_ROW
from toolkit.workbook.register.as_read import stands_of
from toolkit.workbook.register.typed import put_right
from toolkit.workbook.writing.dashboard import ALL, HEIGHT, LIST_AT, Dashboard, pixels
from toolkit.workbook.writing.workbook import Book, fitting

MOST = 100
"""Problems that are listed; `tracker check-register` lists all of them."""
LONGEST_WORDS = 500
"""Characters of a problem that quotes what somebody typed."""
_SHEETS, _PROBLEMS, _CHANGES = (1, 9, 2), (1, 5, 6), (2, 1, 9)
"""How many columns each column of a table takes."""


def write_overview(book: Book, register: Register) -> None:
    """Write the sheet, which must be the workbook's first.

    Args:
        book: The workbook, empty.
        register: What it says.
    """
    sheet = Dashboard(book, tab(OVERVIEW))
    title, organization, as_of = register.title, register.settings.organization, latest_as_of(register)
    problems = put_right(register, stands_of(register, ""))
    sheet.title(title or text(words.REGISTER), organization, text(words.WRITTEN_ANEW))
    sheet.row = ANEW_ROW + 1
    stood = standing(register, as_of) if as_of else register
    found = figures(stood, as_of or date.max)
    waits = answer_of(waiting_in(register, len(problems)))
    rows = {ref: (ACTIONS.tab, f"A{at}") for at, ref in enumerate(register.actions, 2)}
    drawn = _write_standing(sheet, stood, found, waits, rows) if as_of else _write_undated(sheet, waits)
    _write_sources(sheet, stood, as_of, found)
    for chart in drawn:
        sheet.figures(chart)
    _write_sheets(sheet, register)
    sheet.answered_below(waits.question)
    _write_left(sheet, problems)
    sheet.finish(title, organization)


def _write_undated(sheet: Dashboard, waits: Told) -> Sequence[Chart]:
    """What can be said where no date is known to judge by."""
    sheet.heading(text(words.STANDING))
    sheet.answers([Told(text(dashboard_words.STAND), text(dashboard_words.NO_DATE)), waits])
    return ()


def _write_standing(
    sheet: Dashboard, register: Register, found: Figures, waits: Told, rows: Mapping[str, tuple[str, str]]
) -> Sequence[Chart]:
    """What is seen at a glance; the charts whose tables must follow."""
    sheet.heading(text(words.STANDING), said(words.JUDGED_ON, day=found.as_of.isoformat()))
    points = trend(register, found.as_of)
    changes = points[-1].changes
    sheet.answers([*answers(register, found, changes), waits])
    if not found.actions:
        return ()
    by_status, ageing, by_unit, by_source = (
        draw(found) for draw in (charts.by_status, charts.ageing, charts.by_unit, charts.by_source))
    over_rounds = charts.trend(points)
    upper = [by_status, *[by_source] * (len(by_source.categories) > 1), ageing, over_rounds]
    sheet.charts([(chart, pixels(ALL) // len(upper)) for chart in upper], HEIGHT)
    sheet.longest([(by_unit, pixels(LIST_AT))], longest(register, found), not_listed(found), rows)
    sheet.end_of_page()
    if changes:
        _write_changes(sheet, changes)
    return [by_status, by_unit, charts.other_units(found), by_source, ageing, over_rounds, charts.flow(points)]


def _write_changes(sheet: Dashboard, changes: Changes) -> None:
    found = changed(changes)
    if found:
        sheet.heading(said(dashboard_words.CHANGED_SINCE, since=changes.since.label))
        sheet.line(texts(dashboard_words.KIND, dashboard_words.ACTIONS, dashboard_words.WHICH), _CHANGES, sheet.head)
        for one in found:
            sheet.line((one.kind, one.actions, fitting(one.refs, LONGEST_WORDS)), _CHANGES)
        sheet.row += 1


def _write_sources(sheet: Dashboard, register: Register, as_of: date | None, found: Figures) -> None:
    sheet.heading(text(words.BY_SOURCE))
    claims = (words.CLAIMED, words.VERIFIED) if is_on(register) else ()
    head = texts(words.SOURCE, words.TITLE, words.STATUS, words.RECOMMENDATIONS, words.IMPLEMENTED, words.ACTIONS,
                 words.OPEN, words.OVERDUE, *claims)
    spans = (1, 1, 1, 2, *(1,) * 6)
    sheet.line(head, spans, sheet.head)
    for one in standings(register, as_of, found):
        named = (one.source.code, one.source.title, one.source.status.label) if one.source else (
            text(words.ALL), "", "")
        counts = (one.recommendations, one.implemented, one.actions, one.open, one.overdue)
        of_claims = (one.claims.implemented, one.claims.verified) if one.claims else ()
        sheet.line((*named, *counts, *of_claims), spans, None if one.source else sheet.bold)
    sheet.row += 1


def _write_sheets(sheet: Dashboard, register: Register) -> None:
    sheet.heading(text(words.WHERE))
    sheet.line(texts(words.SHEET, words.WHAT, words.ROWS), _SHEETS, sheet.head)
    sheet.line(("", text(words.SETTINGS_PURPOSE), None), _SHEETS, link=(tab(SETTINGS), ""))
    sheet.line(("", text(words.ABOUT_PURPOSE), None), _SHEETS, link=(tab(ABOUT), ""))
    for declared in SHEETS:
        sheet.line(("", text(declared.purpose), len(declared.records(register))), _SHEETS, link=(declared.tab, ""))
    for foreign in register.foreign:
        if not foreign.is_hidden:
            sheet.line(("", text(words.OWN_SHEET), None), _SHEETS, link=(foreign.name, ""))
    sheet.row += 1


def _write_left(sheet: Dashboard, problems: Sequence[Problem]) -> None:
    sheet.heading(text(words.LEFT))
    if not problems:
        sheet.sentence(text(words.NOTHING_LEFT))
        return
    sheet.line(texts(words.GO_TO, words.WRONG, words.TO_DO), _PROBLEMS, sheet.head)
    for problem in islice(problems, MOST):
        wrong, to_do = (fitting(one, LONGEST_WORDS) for one in (what_is_wrong(problem), what_to_do(problem)))
        sheet.line(("", wrong, to_do), _PROBLEMS, link=(problem.place.sheet, problem.place.cell))
    if len(problems) > MOST:
        sheet.sentence(counted(words.MORE_LEFT, len(problems) - MOST))
