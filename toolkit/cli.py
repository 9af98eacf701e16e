"""The command line: parse, call one job, print."""

import gc
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from toolkit import __version__
from toolkit.cli_addin import addin
from toolkit.cli_explain import explain
from toolkit.cli_look import compare, history, show, undo
from toolkit.cli_options import (
    AsJson,
    At,
    Day,
    DryRun,
    FormatsFolder,
    Now,
    Quiet,
    RegisterArgument,
    Replace,
    RoundOption,
    day_of,
    now_of,
)
from toolkit.console import Voice, counted, headings_as_json, log_details, problem_as_json
from toolkit.tracker.record.codes import How
from toolkit.tracker.record.problems import Problem, Refused

app = typer.Typer(
    name="tracker", no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False,
    help="Follow-up to recommendations: issue workbooks, check and consolidate what comes back, report in Word.\n\n"
         "New here? `tracker demo` runs the whole round on a sample organization. To start your own: `tracker import`\n"
         "an existing document, or `tracker new` for an empty register; then `tracker issue`.",
    context_settings={"help_option_names": ["-h", "--help"]},
)

DONE_WITH_ERRORS, WRONG_USAGE, CONFLICTS_WAIT, ENVIRONMENT = 1, 2, 3, 4
OF_THE_ENVIRONMENT = frozenset({"register-locked", "register-changed", "register-open", "register-unreadable",
                                "register-sheet-missing",
                                "register-cell", "not-writable", "not-readable", "return-changed"})



@app.command("import")
def import_(
    document: Annotated[Path, typer.Argument(help="A tracker in Excel (.xlsx), a Word document (.docx) or a text.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="The register to write.")] = Path("register.xlsx"),
    kind: Annotated[str, typer.Option(help="Kind of document; recognized if absent.")] = "",
    units: Annotated[Path | None, typer.Option(help="CSV: code,name,aliases,kind,members.")] = None,
    accept_suggestions: Annotated[bool, typer.Option("--accept-suggestions", help="Take suggested repairs.")] = False,
    organization: Annotated[str, typer.Option(help="Whose register it will be.")] = "",
    headings: Annotated[list[str] | None, typer.Option("--map", metavar="COLUMN=HEADING", help="What a heading of a "
                        "tracker means, as in Deadline=Target date; may be said again.")] = None,
    colours: Annotated[list[str] | None, typer.Option(metavar="COLOUR=STATUS,...", help="What its colours mean, as in "
                       "green=implemented,red=not_started.")] = None,
    formats_folder: FormatsFolder = None,
    replace: Replace = False, dry_run: DryRun = False, as_json: AsJson = False, quiet: Quiet = False, now: Now = None,
) -> None:
    """Take in an existing document and make a register of it."""
    from toolkit.jobs.taking_in import import_document

    voice = Voice(quiet)
    result = import_document(document, out, now_of(now), kind=kind or None, units=units, replace=replace,
                             accept_suggestions=accept_suggestions, organization=organization, dry_run=dry_run,
                             headings=headings or (), colours=colours or (), folders=formats_folder or ())
    if as_json:
        voice.tell_json({"kind": result.kind, "headings": headings_as_json(result.headings),
                         "problems": [problem_as_json(p) for p in result.problems]})
    else:
        voice.imported(result.headings if dry_run else (), result.problems)
    voice.say(f"{result.kind}: {result.how_known}")
    voice.say(f"{counted(len(result.register.recommendations), 'recommendation')}, "
              f"{counted(len(result.register.actions), 'action')}, {counted(len(result.register.units), 'unit')}; "
              f"{counted(len(result.problems), 'repair or doubt', 'repairs and doubts')}.")
    if result.path:
        voice.say(f"Wrote {result.path}" + (f" and {result.problem_list}" if result.problem_list else "") + ".")
        voice.next("issue", result.path, "--round", "NAME", "--as-of", "YYYY-MM-DD", "--return-by", "YYYY-MM-DD")
    _end(result.problems)


@app.command()
def new(
    folder: Annotated[Path, typer.Argument(help="The folder to make.")],
    title: Annotated[str, typer.Option(help="What is followed up, as reports print it.")] = "",
    organization: Annotated[str, typer.Option(help="Whose register it is.")] = "",
    quiet: Quiet = False, now: Now = None,
) -> None:
    """Make a working folder with an empty register."""
    from toolkit.jobs.taking_in import new_register

    voice = Voice(quiet)
    path = new_register(folder, now_of(now), title=title, organization=organization)
    voice.say(f"Wrote {path}. Fill in its sheets Units, Recommendations and Actions.")
    voice.next("issue", path, "--round", "NAME", "--as-of", "YYYY-MM-DD", "--return-by", "YYYY-MM-DD")


@app.command()
def issue(
    register: RegisterArgument, round_name: RoundOption, as_of: Day = None,
    return_by: Annotated[datetime | None, typer.Option("--return-by", formats=["%Y-%m-%d"],
                                                       help="The day by which to return.")] = None,
    out: Annotated[Path | None, typer.Option("-o", "--out", help="Folder; outbox/ROUND if absent.")] = None,
    unit: Annotated[list[str] | None, typer.Option("--unit", help="Only this unit; may be said again.")] = None,
    joint: Annotated[str, typer.Option(help="lead, or all: who answers for a joint action.")] = "lead",
    replace: Replace = False, dry_run: DryRun = False, as_json: AsJson = False, quiet: Quiet = False, now: Now = None,
) -> None:
    """Issue one workbook for each unit; opens the round if it is new."""
    from toolkit.jobs.issuing import issue_workbooks

    if joint not in ("lead", "all"):
        raise typer.BadParameter("say lead or all", param_hint="--joint")
    voice = Voice(quiet)
    result = issue_workbooks(register, round_name, now_of(now), as_of=day_of(as_of), return_by=day_of(return_by),
                             out=out, units=unit or (), joint=joint, replace_files=replace, dry_run=dry_run,
                             tell=voice.warn)
    if as_json:
        voice.tell_json([{"unit": f.unit, "file": str(f.path), "actions": f.actions, "remark": f.remark}
                         for f in result.files])
    else:
        voice.table(("Unit", "Name", "Actions", "File", "Remark"),
                    ((f.unit, f.name, str(f.actions), str(f.path), f.remark) for f in result.files))
    if dry_run:
        voice.warn(result.problems)
    voice.by_hand(result.hand_edits)
    if result.opened:
        voice.say(f"{'Would open' if dry_run else 'Opened'} round {round_name}.")
    voice.say(f"{'Would issue' if dry_run else 'Issued'} {counted(len(result.files), 'workbook')}.")
    if not dry_run:
        voice.next("check", "FOLDER", "--register", register, "-o", "checked", when="when they come back")


@app.command()
def check(
    returns: Annotated[list[Path], typer.Argument(metavar="RETURN...", help="Returned workbooks, or folders.")],
    register: Annotated[Path | None, typer.Option(help="The register they belong to.")] = None,
    round_name: Annotated[str, typer.Option("--round", help="The round they belong to.")] = "",
    unit: Annotated[str, typer.Option(help="The unit they come from.")] = "",
    out: Annotated[Path | None, typer.Option("-o", "--out", help="Folder for checked copies and the list.")] = None,
    replace: Replace = False, as_json: AsJson = False, quiet: Quiet = False, now: Now = None,
) -> None:
    """Judge returned workbooks: every problem at once, with its place. Nothing is merged."""
    from toolkit.jobs.checking import check_returns

    voice = Voice(quiet)
    result = check_returns(returns, now_of(now), register_path=register, round_name=round_name, unit=unit, out=out,
                           replace=replace)
    if as_json:
        voice.tell_json([problem_as_json(p) for p in result.problems])
    else:
        voice.problems(result.problems)
    _say_counts(voice, len(result.received), result.problems)
    if out:
        voice.say(f"Wrote {counted(len(result.written), 'file')} to {out}.")
    voice.next("consolidate", register or "REGISTER", *returns, "--round", result.round_name or "NAME")
    _end(result.problems)


@app.command()
def consolidate(
    register: RegisterArgument,
    returns: Annotated[list[Path], typer.Argument(metavar="RETURN...", help="Returned workbooks, or folders.")],
    round_name: RoundOption,
    unit: Annotated[str, typer.Option(help="The unit that a workbook without its hidden sheet comes from.")] = "",
    accept_emptied: Annotated[bool, typer.Option("--accept-emptied", help="Take emptied answers as empty.")] = False,
    dry_run: DryRun = False, as_json: AsJson = False, quiet: Quiet = False, now: Now = None,
) -> None:
    """Merge returned workbooks into the register; nothing is lost, and every change has its source cell."""
    from toolkit.jobs.consolidating import consolidate_returns

    voice = Voice(quiet)
    result = consolidate_returns(register, returns, round_name, now_of(now), unit=unit, accept_emptied=accept_emptied,
                                 dry_run=dry_run, tell=voice.warn)
    outcome = result.outcome
    waiting = outcome.register.conflicts
    if as_json:
        voice.tell_json({
            "changes": len(outcome.changes), "conflicts": len({c.number for c in waiting}),
            "new_returns": outcome.new_returns, "missing": [u.code for u in result.missing],
            "written": result.written, "problems": [problem_as_json(p) for p in result.problems],
        })
    else:
        again = sum(p.code == "already-taken-in" for p in result.problems)
        voice.problems([p for p in result.problems if p.code != "already-taken-in" and p not in voice.warned])
        if again:
            voice.say(f"{counted(again, 'file')} of these had been taken in before and changed nothing.")
        voice.conflicts(waiting)
    voice.by_hand([c for c in outcome.changes if c.how is How.HAND])
    _say_counts(voice, len(result.received), result.problems)
    voice.say(f"{counted(outcome.new_returns, 'new return')}, {counted(len(outcome.changes), 'change')}, "
              f"{counted(len({c.number for c in waiting}), 'conflict')} waiting.")
    if result.missing:
        voice.say("Still missing: " + ", ".join(unit.code for unit in result.missing) + ".")
    if not outcome.is_new:
        voice.say("Nothing is new; the register stays as it is.")
    if result.written:
        voice.say(f"Wrote {register}; the earlier one is in the folder archive.")
    elif dry_run:
        voice.say("This was a dry run: nothing is written.")
    if waiting and not dry_run:
        voice.say(f"Next: decide in the sheet Conflicts of {register}, save it, and consolidate again.")
    if result.proposed and not dry_run:
        voice.say(f"{counted(len(result.proposed), 'proposed action waits', 'proposed actions wait')} for Accept or "
                  f"Decline on the sheet Proposed of {register}.")
    if waiting:
        raise typer.Exit(CONFLICTS_WAIT)
    voice.next("overdue", register)
    _end(result.problems)


@app.command()
def missing(
    register: RegisterArgument, round_name: RoundOption, as_json: AsJson = False, quiet: Quiet = False
) -> None:
    """Who has not returned yet."""
    from toolkit.jobs.consolidating import who_is_missing

    voice = Voice(quiet)
    units = who_is_missing(register, round_name)
    if as_json:
        voice.tell_json([{"code": u.code, "name": u.name, "focal_point": u.focal_point, "email": u.email}
                         for u in units])
    elif units:
        voice.table(("Unit", "Name", "Focal point", "E-mail"),
                    ((u.code, u.name, u.focal_point, u.email) for u in units))
    else:
        voice.say(f"Every unit has returned in round {round_name}.")


@app.command()
def overdue(
    register: RegisterArgument, as_of: Day = None,
    out: Annotated[Path | None, typer.Option("-o", "--out", help="Write them as a workbook, too.")] = None,
    replace: Replace = False, as_json: AsJson = False, quiet: Quiet = False, now: Now = None,
) -> None:
    """What is overdue on a date, longest first."""
    from toolkit.jobs.reporting import overdue as job

    voice = Voice(quiet)
    result = job(register, now_of(now), as_of=day_of(as_of), out=out, replace=replace)
    found = result.figures.overdue
    rows = [(item.action.ref, ", ".join(item.action.lead), item.action.text, item.due.isoformat(), item.days,
             item.action.status) for item in found]
    if as_json:
        keys = ("ref", "lead", "text", "due_date", "days_overdue", "status")
        voice.tell_json([dict(zip(keys, row, strict=True)) for row in rows])
    elif rows:
        voice.table(("Action", "Lead", "Text", "Due", "Days overdue", "Status"),
                    ((r[0], r[1], r[2], r[3], str(r[4]), r[5].label) for r in rows))
        voice.table(("Unit", "Actions", "Overdue"), ((u.name or "(no unit)", str(u.actions), str(u.overdue))
                                                     for u in result.figures.units if u.overdue))
    voice.say(f"As of {result.figures.as_of}: {counted(len(found), 'action')} overdue, "
              f"{len(result.figures.due_soon)} due soon.")
    if result.written:
        voice.say(f"Wrote {result.written}.")
    voice.next("report", register, "--format", "progress-table", "--as-of", result.figures.as_of, "-o", "report.docx")


@app.command()
def report(
    register: RegisterArgument,
    out: Annotated[Path, typer.Option("-o", "--out", help="The document to write.")],
    format_name: Annotated[str, typer.Option("--format", help="The house format; see `tracker formats`.")],
    as_of: Day = None, at: At = None,
    conflicts: Annotated[bool, typer.Option("--conflicts", help="Add the answers that wait for a decision.")] = False,
    formats_folder: FormatsFolder = None,
    replace: Replace = False, quiet: Quiet = False, now: Now = None,
) -> None:
    """Make a Word report in a house format."""
    from toolkit.jobs.reporting import report as job

    voice = Voice(quiet)
    result = job(register, format_name, out, now_of(now), as_of=day_of(as_of), at=day_of(at), replace=replace,
                 folders=formats_folder or (), conflicts=conflicts)
    made = result.figures
    voice.say(f"As of {made.as_of}: {counted(made.recommendations, 'recommendation')}, "
              f"{counted(made.actions, 'action')}, {len(made.overdue)} overdue.")
    voice.say(f"Wrote {result.written}.")


@app.command()
def formats(
    formats_folder: FormatsFolder = None,
    as_json: AsJson = False, quiet: Quiet = False,
) -> None:
    """The house formats that reports can be made in."""
    from toolkit.jobs.reporting import formats as job

    voice = Voice(quiet)
    found = job(formats_folder or ())
    if as_json:
        voice.tell_json([{"name": f.name, "description": f.description} for f in found])
    else:
        voice.table(("Format", "What it is"), ((f.name, f.description) for f in found))


@app.command()
def demo(
    folder: Annotated[Path, typer.Argument(help="The folder to make.")] = Path("demo"), quiet: Quiet = False
) -> None:
    """The whole round on a sample organization; every file is left to look at."""
    from toolkit.demo import run_demo

    run_demo(folder, Voice(quiet))


for command in (history, show, compare, undo, explain):
    app.command()(command)
app.add_typer(addin)


def _say_counts(voice: Voice, files: int, problems: list[Problem]) -> None:
    errors = sum(p.is_error for p in problems)
    voice.say(f"{counted(files, 'return')} read: {counted(errors, 'error')}, "
              f"{counted(len(problems) - errors, 'warning')}.")


def _end(problems: list[Problem]) -> None:
    if any(p.is_error for p in problems):
        raise typer.Exit(DONE_WITH_ERRORS)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"tracker {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show it.")] = False,
) -> None:
    del version


def main() -> NoReturn:
    """Run the command line; whatever happens, a person reads a sentence and never a traceback."""
    # A command lives for seconds, and what it builds as long as it: looking for garbage takes a third of its time.
    gc.disable()
    try:
        app()
        sys.exit()
    except Refused as refused:
        Voice().complain(str(refused))
        sys.exit(ENVIRONMENT if refused.problem.code in OF_THE_ENVIRONMENT else WRONG_USAGE)
    except Exception:  # the last line of defence: the details go to a log file
        Voice().complain(f"Something unexpected happened; nothing was lost. Details are in {log_details()}.")
        sys.exit(ENVIRONMENT)
