"""The commands that say where things stand: overdue, report, formats."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli import completing
from toolkit.cli.finding import formats_here
from toolkit.cli.options import (
    FILE,
    AsJson,
    AsWorkbook,
    At,
    Day,
    FormatsFolder,
    Now,
    OfRound,
    OpenOption,
    OverdueOption,
    Quiet,
    RegisterArgument,
    Replace,
    SourceOption,
    StatusOption,
    UnitOption,
    now_of,
    selection_of,
)
from toolkit.cli.speech import named_language
from toolkit.console import Voice, shortened
from toolkit.words import commands, console, phrases
from toolkit.words.speaking import counted, text

if TYPE_CHECKING:
    from toolkit.word.keeping.renewal import Renewal

FEW_SIGNS = 12
"""How much of what two texts have in common is shown before they differ."""


def overdue(
    register: RegisterArgument, as_of: Day = None, round_name: OfRound = None, out: AsWorkbook = None,
    source: SourceOption = None, unit: UnitOption = None, status: StatusOption = None,
    open_: OpenOption = False, overdue_: OverdueOption = False,
    replace: Replace = False, as_json: AsJson = False, quiet: Quiet = False, now: Now = None,
) -> None:
    """List the actions that are overdue, longest overdue first."""
    from toolkit.jobs.reporting import overdue as job
    from toolkit.tracker.judging.answering import leads_on
    from toolkit.tracker.record.columns import to_plain
    from toolkit.tracker.views.overdue import status_of_late

    voice = Voice(quiet)
    result = job(register, now_of(now), as_of=as_of, round_name=round_name or "", out=out, replace=replace,
                 selection=selection_of(source, unit, status, open_, overdue_), notice=voice.about(register))
    found, day = result.figures.overdue, result.figures.as_of
    rows = [(item.action.ref, ", ".join(leads_on(result.register, item.action, day)), item.action.text,
             to_plain(item.action.due_date) or None, to_plain(item.action.revised_deadline) or None, item.days,
             item.days_first, status_of_late(item)) for item in found]
    if as_json:
        keys = ("ref", "lead", "text", "due_date", "revised_deadline", "days_overdue", "days_overdue_first", "status")
        voice.tell_json([dict(zip(keys, (*row[:-1], item.action.status), strict=True))
                         | ({"not_accepted": item.refused} if result.figures.claims else {})
                         for row, item in zip(rows, found, strict=True)])
    elif rows:
        voice.table((console.ACTION, console.LEAD, console.TEXT, console.DUE_DATE, console.REVISED_DEADLINE,
                     console.DAYS_OVERDUE, console.AT_FIRST, console.STATUS),
                    ((r[0], r[1], r[2], r[3] or "", r[4] or "", str(r[5]), str(r[6] or ""), r[7]) for r in rows))
        voice.table((console.UNIT, console.ACTIONS, console.OVERDUE),
                    ((u.name or text(console.NO_UNIT), str(u.actions), str(u.overdue))
                     for u in result.figures.units if u.overdue))
    voice.say(counted(console.OVERDUE_AS_OF, len(found), as_of=result.figures.as_of,
                      due_soon=len(result.figures.due_soon)))
    if result.figures.overdue_at_first != len(found):
        voice.say(counted(phrases.OVERDUE_AT_FIRST, result.figures.overdue_at_first))
    voice.judged(result.judged, register)
    if result.written:
        voice.wrote(result.written, result.kept)
    for_what = ("--round", result.judged.round) if result.judged.round else ("--as-of", result.figures.as_of)
    voice.next("report", register, "--format", "progress-table", *for_what, "-o", "report.docx")


def report(
    register: RegisterArgument,
    out: Annotated[Path | None, typer.Option("-o", "--out", metavar=FILE, help=text(commands.REPORT_OUT))] = None,
    format_name: Annotated[str, typer.Option("--format", metavar=text(commands.NAME), help=text(commands.REPORT_FORMAT),
                                             autocompletion=completing.formats)] = "",
    as_of: Day = None, at: At = None, round_name: OfRound = None,
    conflicts: Annotated[bool, typer.Option("--conflicts", help=text(commands.CONFLICTS))] = False,
    source: SourceOption = None, unit: UnitOption = None, status: StatusOption = None,
    open_: OpenOption = False, overdue_: OverdueOption = False,
    anyway: Annotated[bool, typer.Option("--anyway", help=text(commands.ANYWAY))] = False,
    group_by: Annotated[str, typer.Option("--group-by", metavar=text(commands.GROUPS),
                                          help=text(commands.GROUP_BY))] = "",
    pdf: Annotated[bool, typer.Option("--pdf", help=text(commands.PDF))] = False,
    formats_folder: FormatsFolder = None,
    tracked: Annotated[bool, typer.Option("--tracked", help=text(commands.TRACKED))] = False,
    diff: Annotated[bool, typer.Option("--diff", help=text(commands.DIFF_OF_REPORT))] = False,
    fresh: Annotated[bool, typer.Option("--fresh", help=text(commands.FRESH))] = False,
    replace: Annotated[bool, typer.Option("--replace", hidden=True)] = False,
    quiet: Quiet = False, now: Now = None,
) -> None:
    """Write a Word report in a house format."""
    from toolkit.jobs.reporting import report as job

    voice = Voice(quiet)
    result = job(register, format_name, out, now_of(now), as_of=as_of, at=at, round_name=round_name or "",
                 fresh=fresh or replace, folders=formats_folder or (), conflicts=conflicts, anyway=anyway, pdf=pdf,
                 group_by=group_by, tracked=tracked, only_tell=diff, language=named_language(),
                 selection=selection_of(source, unit, status, open_, overdue_), notice=voice.about(register))
    made = result.figures
    voice.say(console.REPORTED, as_of=made.as_of,
              recommendations=counted(console.RECOMMENDATIONS, made.recommendations),
              actions=counted(console.COUNTED_ACTIONS, made.actions), overdue=len(made.overdue))
    voice.judged(result.judged, register)
    if replace:
        voice.say(console.REPLACE_IS_FRESH)
    if result.renewal:
        _tell_renewal(voice, result.renewal, result.written, in_full=diff)
    elif diff:
        voice.say(console.NOTHING_TO_RENEW, path=result.written)
    if result.is_template_new:
        voice.say(console.TEMPLATE_IS_NEW)
    if result.is_written:
        voice.wrote(result.written, result.kept)
    if result.pdf:
        voice.wrote(result.pdf)
    for sentence in result.left_out:
        voice.say(sentence)
    if not result.fits:
        from toolkit.tracker.record.codes import DocumentKind

        kinds = ", ".join(map(DocumentKind.named, result.house_format.fits))
        voice.say(console.MADE_ANYWAY, name=result.house_format.name, kinds=kinds)


def _tell_renewal(voice: Voice, renewal: "Renewal", path: Path, *, in_full: bool) -> None:
    """What was renewed in a report: on stdout what somebody may want to look at, or all of it; counts on stderr."""
    from toolkit.jobs.renewing import counts_told, findings_told

    rows = [(what, shortened(one.where), one.column, *_apart(one.theirs, one.now))
            for what, one in findings_told(renewal, in_full=in_full)]
    if rows:
        voice.table((console.WHAT_HAPPENED, console.WHERE, console.COLUMN, console.IN_THE_REPORT,
                     console.REGISTER_SAYS), rows)
    voice.say(console.RENEWED_BY, path=path, counts=", ".join(counts_told(renewal)))


def _apart(one: str, other: str) -> tuple[str, str]:
    """Two texts from where they begin to differ, or a little before."""
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    begun = one.rfind(" ", 0, max(0, same - FEW_SIGNS)) + 1 if same > FEW_SIGNS and one and other else 0
    first, second = (shortened(f"…{text[begun:]}" if begun else text) for text in (one, other))
    return first, second


def page(
    register: RegisterArgument,
    out: Annotated[Path | None, typer.Option("-o", "--out", metavar=FILE, help=text(commands.PAGE_OUT))] = None,
    as_of: Day = None, round_name: OfRound = None,
    source: SourceOption = None, unit: UnitOption = None, status: StatusOption = None,
    open_: OpenOption = False, overdue_: OverdueOption = False,
    replace: Replace = False, quiet: Quiet = False, now: Now = None,
) -> None:
    """Write a page for reading."""
    from toolkit.jobs.looking.page import page as job

    voice = Voice(quiet)
    written, kept, judged = job(register, out, now_of(now), as_of=as_of, round_name=round_name or "", replace=replace,
                                notice=voice.about(register),
                                selection=selection_of(source, unit, status, open_, overdue_))
    voice.judged(judged, register)
    voice.wrote(written, kept)


def formats(
    formats_folder: FormatsFolder = None,
    as_json: AsJson = False, quiet: Quiet = False,
) -> None:
    """List the house formats for reports."""
    from toolkit.jobs.reporting import formats as job

    voice = Voice(quiet)
    found = job((*(formats_folder or ()), *formats_here()))
    if as_json:
        voice.tell_json([{"name": f.name, "description": f.description, "fits": f.fits} for f in found])
    else:
        voice.table((console.FORMAT, console.WHAT_IT_IS), ((f.name, f.description) for f in found))
