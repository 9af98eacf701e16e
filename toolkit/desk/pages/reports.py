"""Reports: one is made in a house format, or renewed with what was edited in it."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from textwrap import shorten
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from starlette.responses import Response

from toolkit import store
from toolkit.desk.asked import Asked
from toolkit.desk.declared import Page, Way
from toolkit.desk.files import Shown
from toolkit.desk.results import Results, Step, Table, table
from toolkit.folders import folders_of
from toolkit.jobs.registers import load
from toolkit.jobs.renewing import counts_told, findings_told, made_of_file
from toolkit.jobs.reporting import ReportResult, formats, report
from toolkit.jobs.rounds import closed_rounds
from toolkit.tracker.record.codes import DateStyle, DocumentKind, Status
from toolkit.tracker.record.problems import Refused
from toolkit.tracker.record.register import Register
from toolkit.tracker.views import prose
from toolkit.tracker.views.filters import Selection
from toolkit.words import console
from toolkit.words.desk import reports as words
from toolkit.words.speaking import Message, counted, said, text

GROUPS = {"": words.AS_FORMAT, "source": words.BY_SOURCE, "unit": words.BY_UNIT, "status": words.BY_STATUS}
RENEW, TRACKED, ANEW = "renew", "tracked", "anew"
HOW = {RENEW: words.RENEW, TRACKED: words.TRACKED, ANEW: words.ANEW}
"""What becomes of a report that is there already."""
FIELDS = ("format", "source", "unit", "status", "open", "overdue", "as_of", "round", "group_by", "name", "conflicts",
          "pdf")
_OF_DAY = re.compile(r"-(\d{4}-\d\d-\d\d)$")
"""How the name of a report ends that is for a day."""
MOST_OF_A_PLACE = 60
"""How many characters of a row or paragraph say which one it is."""
MOST_LISTED = 20
"""How many of the reports that are there are listed."""


class Choice(NamedTuple):
    """A choice of a list, with what it is for."""

    value: str
    label: str
    note: str = ""
    is_chosen: bool = False


def _show(asked: Asked) -> Response:
    """Where a report is chosen."""
    register = asked.desk.kept("register of reports", lambda path: load(path).register)
    chosen = {name: asked.query.get(name, "") for name in (*FIELDS, "how")}
    fitting, others = _picked(*asked.desk.kept("formats", lambda path: _formats(path, register)), chosen["format"])
    there = _there(asked)
    renewing = {one.id: _renewing(path, register) for one, path in there[:MOST_LISTED]}
    return asked.show(
        "reports.html", text(words.REPORTS), own=words, chosen=chosen, fitting=fitting, others=others,
        filters=_filters(register),
        rounds=[name for name in closed_rounds(register) if register.rounds[name].as_of],
        groups=[(value, text(label)) for value, label in GROUPS.items()],
        hows=[(value, text(label)) for value, label in HOW.items()], renewing=renewing,
        there=[one for one, _ in there[:MOST_LISTED]],
        more=said(words.MORE_THERE, shown=MOST_LISTED, number=len(there)) if len(there) > MOST_LISTED else "")


def _formats(path: Path, register: Register) -> tuple[list[Choice], list[Choice]]:
    """The house formats that print the register, the usual one chosen; and the others."""
    every, usual = formats((folders_of(path).formats,)), register.settings.house_format
    fitting = [one for one in every if one.is_for(register.kinds())]
    chosen = next((one.name for one in every if one.name == usual), fitting[0].name if fitting else "")
    choices = [(one in fitting, Choice(one.name, one.title, one.description, one.name == chosen)) for one in every]
    return [one for fits, one in choices if fits], [one for fits, one in choices if not fits]


def _picked(fitting: list[Choice], others: list[Choice], name: str) -> tuple[list[Choice], list[Choice]]:
    """The house formats with the one chosen that a person has chosen before, if there is one."""
    if name not in {one.value for one in (*fitting, *others)}:
        return fitting, others
    return ([one._replace(is_chosen=one.value == name) for one in fitting],
            [one._replace(is_chosen=one.value == name) for one in others])


def _filters(register: Register) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Each filter: its name, its label and its choices."""
    units = [(code, f"{code} – {unit.name}" if unit.name else code) for code, unit in register.units.items()]
    known = (("source", words.SOURCE, [(code, source.name) for code, source in register.sources.items()]),
             ("unit", words.UNIT, units), ("status", words.STATUS, [(one.value, one.label) for one in Status]))
    return [(name, text(label), choices) for name, label, choices in known if choices]


def _there(asked: Asked) -> list[tuple[Shown, Path]]:
    """The reports in the folder for reports, the latest first."""
    folder = folders_of(asked.desk.path).reports
    found = [folder / name for name in store.names_in(folder)
             if name.lower().endswith(".docx") and not name.startswith((".", "~$"))]
    return [(asked.desk.wrote(path), path) for path in sorted(found, key=_changed, reverse=True)]


def _renewing(path: Path, register: Register) -> str:
    """The address of the form, filled in as for a report that is there; "" for one that is not made of the register."""
    try:
        made = made_of_file(store.read_bytes(path))
    except Refused:  # gone since it was listed
        return ""
    if made is None or made.register != register.about.register_id:
        return ""
    filled = {**dict(parse_qsl(made.asked)), "format": made.house_format, "name": path.name}
    if (of_day := _OF_DAY.search(path.stem)) and "round" not in filled:
        filled["as_of"] = of_day[1]
    return f"/reports?{urlencode(filled)}"


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:  # gone since it was listed
        return 0


def _made(asked: Asked, how: str, *, only_tell: bool) -> ReportResult:
    """Make the report that a form asks for, or say what would be made.

    Raises:
        Refused: It cannot be made.
    """
    form, path = asked.form, asked.desk.path
    name = form.get("name", "").strip()
    out = folders_of(path).reports / _file_name(name) if name else None
    source, unit, status = ((form[key],) if form.get(key) else () for key in ("source", "unit", "status"))
    selection = Selection(source, unit, status, is_open=bool(form.get("open")), is_overdue=bool(form.get("overdue")))
    house_format, round_name, day = form.get("format", ""), form.get("round", ""), asked.day("as_of")
    if day and round_name:
        raise Refused("desk-day-and-round", found=f"{day}", suggestion=round_name)
    fitting = {one.value for one in asked.desk.kept("formats", lambda at: _formats(at, load(at).register))[0]}
    return report(
        path, house_format, out, asked.desk.moment(), as_of=day, round_name=round_name, fresh=how == ANEW,
        tracked=how == TRACKED, only_tell=only_tell, conflicts=bool(form.get("conflicts")), pdf=bool(form.get("pdf")),
        group_by=form.get("group_by", ""), selection=selection, folders=(folders_of(path).formats,),
        anyway=bool(house_format) and house_format not in fitting)


def _file_name(name: str) -> str:
    safe = store.short_name(name)
    return safe if safe.lower().endswith(".docx") else f"{safe}.docx"


def _back(asked: Asked) -> str:
    """The address of the form as it was filled in."""
    filled = {name: asked.form[name] for name in (*FIELDS, "how") if asked.form.get(name)}
    return f"/reports?{urlencode(filled)}"


def _look(asked: Asked) -> Response:
    """See what would change."""
    return asked.begin(text(words.LOOKING), partial(_looked, asked), back=_back(asked), writes=False)


def _looked(asked: Asked) -> Results:
    found = _made(asked, RENEW, only_tell=True)
    name = found.written.name
    fields = {key: asked.form[key] for key in FIELDS if asked.form.get(key)}

    def step(label: Message, how: str, note: str = "", *, is_first: bool = False) -> Step:
        return Step(text(label), "/reports/make", {**fields, "how": how}, note, is_first=is_first)

    says, beside = _sentences(asked, found)
    if found.renewal is None:
        return Results([*says, said(words.IS_NEW, name=name), *beside],
                       next=[step(words.MAKE_IT, RENEW, is_first=True)])
    told = said(words.WOULD_RENEW, name=name, counts=", ".join(counts_told(found.renewal)))
    return Results([*says, told, *beside], tables=[*_findings(found, in_full=True)], next=[
        step(words.RENEW_IT, RENEW, is_first=True), step(words.TRACK_IT, TRACKED, text(words.TRACK_NOTE)),
        step(words.MAKE_ANEW, ANEW, text(words.ANEW_NOTE))])


def _make(asked: Asked) -> Response:
    """Make the report."""
    return asked.begin(text(words.MAKING), partial(_written, asked), back=_back(asked), writes=False)


def _written(asked: Asked) -> Results:
    how = asked.form.get("how", RENEW)
    found = _made(asked, how, only_tell=False)
    name = found.written.name
    if found.renewal:
        done = said(words.WAS_RENEWED, name=name, counts=", ".join(counts_told(found.renewal)))
    else:
        done = said(words.WAS_ANEW if found.kept else words.WAS_MADE, name=name)
    says, beside = _sentences(asked, found)
    files = [asked.desk.wrote(path) for path in (found.written, found.pdf) if path]
    return Results([done, *says, *beside], files=files, tables=[*_findings(found, in_full=False)],
                   next=[Step(text(words.ANOTHER), "/reports")])


def _sentences(asked: Asked, found: ReportResult) -> tuple[list[str], list[str]]:
    """What the report counts; and what is to be said besides, with dates as the register wants them."""
    style = asked.desk.kept("register of reports", lambda path: load(path).register).settings.date_style
    with prose.dates_in(style):
        return [*_says(found)], [*_beside(found, style)]


def _says(found: ReportResult) -> Iterator[str]:
    """What the report counts, in the sentence of the command."""
    made = found.figures
    yield said(console.REPORTED, as_of=prose.day(made.as_of),
               recommendations=counted(console.RECOMMENDATIONS, made.recommendations),
               actions=counted(console.COUNTED_ACTIONS, made.actions), overdue=len(made.overdue))


def _beside(found: ReportResult, style: DateStyle) -> Iterator[str]:
    """What is to be said besides: how it is judged, what the template left out, what does not fit."""
    yield from found.judged.notes(style)
    if found.is_template_new:
        yield text(console.TEMPLATE_IS_NEW)
    yield from found.left_out
    if not found.fits:
        kinds = ", ".join(map(DocumentKind.named, found.house_format.fits))
        yield said(console.MADE_ANYWAY, name=found.house_format.name, kinds=kinds)


def _findings(found: ReportResult, *, in_full: bool) -> Iterator[Table]:
    """What was found where the report was renewed: kept edits, conflicts and what has no place."""
    if found.renewal is None:
        return
    rows = [(what, _short(one.where), one.column, one.theirs, one.now)
            for what, one in findings_told(found.renewal, in_full=in_full)]
    if rows:
        yield table(words.FINDINGS if in_full else words.FINDINGS_DONE, (
            words.WOULD_HAPPEN if in_full else console.WHAT_HAPPENED, console.WHERE, console.COLUMN,
            console.IN_THE_REPORT, console.REGISTER_SAYS), rows)
    if found.renewal.edits:
        edits = [(_short(one.where), one.column, one.theirs, one.now) for one in found.renewal.edits]
        yield table(words.EDITS, (console.WHERE, console.COLUMN, console.IN_THE_REPORT, words.TRACKER_WROTE), edits,
                    text(words.EDITS_NOTE))


def _short(where: str) -> str:
    """The beginning of a row or paragraph, which says which one it is."""
    return shorten(where, MOST_OF_A_PLACE, placeholder=" …")


PAGE = Page("/reports", words.REPORTS, _show, ways=(
    Way("/reports/look", _look, is_post=True), Way("/reports/make", _make, is_post=True)))
