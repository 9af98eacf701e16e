"""The program `tracker`: the commands of a round, those of the other modules, and how a run ends."""

import shlex
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from toolkit import __version__
from toolkit.cli.finding import (
    HERE,
    checked_folder,
    latest_round,
    register_here,
    returns_in_inbox,
    returns_missing,
)
from toolkit.cli.library import wrong
from toolkit.cli.options import (
    FILE,
    FOLDER,
    AsJson,
    Dask,
    Day,
    DryRun,
    Now,
    OpenOption,
    OverdueOption,
    Quiet,
    RegisterArgument,
    Replace,
    ReturnBy,
    ReturnsArgument,
    RoundOption,
    SourceOption,
    StatusOption,
    TakeAs,
    UnitOption,
    ended,
    now_of,
    round_taken_as,
    selection_of,
    who_reads,
)
from toolkit.cli.program import Program
from toolkit.console import Voice, problem_as_json
from toolkit.endings import CONFLICTS_WAIT, DONE, DONE_WITH_ERRORS, ENVIRONMENT, WRONG_USAGE
from toolkit.words import commands, console
from toolkit.words.phrases import IDENTICAL
from toolkit.words.speaking import counted, said, text

app = typer.Typer(
    name="tracker", cls=Program, add_completion=True, rich_markup_mode=None, pretty_exceptions_enable=False,
    help=text(commands.TRACKER), context_settings={"help_option_names": ["-h", "--help"]},
)

OF_THE_ENVIRONMENT = {
    "register-locked", "register-changed", "register-not-written", "register-full", "register-open", "register-held",
    "not-writable", "return-changed", "cluster-silent", "cluster-without-workers", "cluster-other-toolkit",
    "cluster-not-installed"}
"""Problems of the environment, beside those for which a register cannot be read."""


def new(
    folder: Annotated[Path, typer.Argument(metavar=FOLDER, help=text(commands.FOLDER))],
    title: Annotated[str, typer.Option(metavar=text(commands.TEXT), help=text(commands.TITLE))] = "",
    organization: Annotated[str, typer.Option(metavar=text(commands.NAME), help=text(commands.ORGANIZATION))] = "",
    quiet: Quiet = False, now: Now = None,
) -> None:
    from toolkit.jobs.taking_in import new_register

    voice = Voice(quiet)
    path = new_register(folder, now_of(now), title=title, organization=organization)
    voice.say(console.MADE_EMPTY, path=path)
    voice.next("status", path)


def issue(
    register: RegisterArgument, round_name: RoundOption = None, as_of: Day = None,
    return_by: ReturnBy = None,
    out: Annotated[Path | None, typer.Option("-o", "--out", metavar=FOLDER, help=text(commands.ISSUE_OUT))] = None,
    source: SourceOption = None, unit: UnitOption = None, status: StatusOption = None,
    open_: OpenOption = False, overdue_: OverdueOption = False,
    joint: Annotated[str, typer.Option(metavar=text(commands.WHO), help=text(commands.JOINT))] = "lead",
    all_: Annotated[bool, typer.Option("--all", help=text(commands.ISSUE_ALL))] = False,
    new_key: Annotated[bool, typer.Option("--new-key", help=text(commands.NEW_KEY))] = False,
    replace: Replace = False, dry_run: DryRun = False, as_json: AsJson = False, quiet: Quiet = False, now: Now = None,
) -> None:
    from toolkit.folders import folders_of
    from toolkit.jobs.issuing import issue_workbooks
    from toolkit.store import safe_name
    from toolkit.tracker.record.units import CENTRE_CODE

    if joint not in ("lead", "all"):
        raise typer.BadParameter(said(commands.LEAD_OR_ALL, found=joint), param_hint="--joint")
    voice = Voice(quiet)
    round_name = round_name or latest_round(voice, register)
    folders = folders_of(register)
    result = issue_workbooks(register, round_name, now_of(now), as_of=as_of, return_by=return_by,
                             out=out, selection=selection_of(source, unit, status, open_, overdue_), joint=joint,
                             everything=all_, replace_files=replace, new_key=new_key, dry_run=dry_run,
                             tell=voice.warn, notice=voice.about(register))
    if as_json:
        instead = {f.unit: {one.unit: one.refs for one in result.taken_over if one.by == f.unit} for f in result.files}
        voice.tell_json([{"unit": f.unit, "file": str(f.path), "actions": f.actions, "finished": f.finished,
                          "remark": f.remark, "instead_of": instead[f.unit]} for f in result.files])
    else:
        voice.table((console.UNIT, console.UNIT_NAME, console.ACTIONS, console.FINISHED, console.FILE, console.REMARK),
                    ((f.unit, f.name, str(f.actions), str(f.finished or ""), str(f.path), f.remark)
                     for f in result.files))
    if dry_run:
        voice.warn(result.problems)
    voice.by_hand(result.hand_edits)
    voice.decided(result.decided)
    for one in result.taken_over:
        message = {CENTRE_CODE: console.CENTRE_ASKED, "": console.NOBODY_ASKED}.get(one.by, console.ASKED_INSTEAD)
        voice.say(message, unit=one.unit, by=one.by, refs=", ".join(one.refs))
    if result.opened:
        voice.say(console.WOULD_OPEN if dry_run else console.OPENED, name=round_name)
    voice.say(counted(console.WOULD_ISSUE if dry_run else console.ISSUED, len(result.files)))
    voice.asked(result)
    if not dry_run:
        voice.say(console.NEXT_WHEN_BACK, folder=folders.returned(safe_name(round_name)),
                  command=shlex.join(("check", "--register", str(register))))


def check(
    returns: ReturnsArgument = None,
    register: Annotated[Path | None, typer.Option(metavar=FILE, help=text(commands.CHECK_REGISTER))] = None,
    round_name: Annotated[str, typer.Option("--round", metavar=text(commands.NAME),
                                            help=text(commands.CHECK_ROUND))] = "",
    take_as: TakeAs = None,
    unit: Annotated[str, typer.Option(metavar=text(commands.UNIT), help=text(commands.CHECK_UNIT))] = "",
    out: Annotated[Path | None, typer.Option("-o", "--out", metavar=FOLDER, help=text(commands.CHECK_OUT))] = None,
    replace: Replace = False, dask: Dask = "", as_json: AsJson = False, quiet: Quiet = False, now: Now = None,
) -> None:
    from toolkit.jobs.returns.checking import check_returns

    voice, round_name = Voice(quiet), round_taken_as(round_name, take_as) or ""
    register = register or register_here(voice)
    if register is None and not returns:
        raise returns_missing()
    if register is None and take_as:
        raise typer.BadParameter(text(commands.TAKE_AS_ALONE), param_hint="--take-as")
    if register:
        if not round_name and (unit or not returns):
            round_name = latest_round(voice, register)
        returns = returns or returns_in_inbox(voice, register, round_name)
        out = out or checked_folder(register, round_name)
    returns = returns or []
    result = check_returns(returns, now_of(now), register_path=register, round_name=round_name, unit=unit,
                           take_as=bool(take_as), out=out, replace=replace, who=who_reads(dask))
    if as_json:
        voice.tell_json([problem_as_json(p) for p in result.problems])
    else:
        voice.problems(result.problems)
    voice.counts(result.counts)
    if out:
        voice.say(counted(console.WROTE_FILES, len(result.written), folder=out))
    for_round = ("--take-as", take_as) if take_as else ("--round", result.round_name or "NAME")
    voice.next("consolidate", register or "REGISTER", *returns, *for_round)
    ended(result.problems)


def consolidate(
    register: RegisterArgument, returns: ReturnsArgument = None, round_name: RoundOption = None,
    take_as: TakeAs = None,
    unit: Annotated[str, typer.Option(metavar=text(commands.UNIT), help=text(commands.RETURN_UNIT))] = "",
    accept_emptied: Annotated[bool, typer.Option("--accept-emptied", help=text(commands.ACCEPT_EMPTIED))] = False,
    dry_run: DryRun = False, dask: Dask = "", as_json: AsJson = False, quiet: Quiet = False, now: Now = None,
) -> None:
    from toolkit.jobs.consolidating import consolidate_returns
    from toolkit.tracker.record.codes import How
    from toolkit.tracker.record.column_names import as_told, with_headings

    voice = Voice(quiet)
    round_name = round_taken_as(round_name, take_as) or latest_round(voice, register)
    returns = returns or returns_in_inbox(voice, register, round_name)
    result = consolidate_returns(register, returns, round_name, now_of(now), unit=unit, accept_emptied=accept_emptied,
                                 take_as=bool(take_as), dry_run=dry_run, tell=voice.warn, notice=voice.about(register),
                                 who=who_reads(dask))
    outcome = result.outcome
    waiting = outcome.register.conflicts
    if as_json:
        voice.tell_json({
            "changes": len(outcome.changes), "conflicts": len({c.number for c in waiting}),
            **result.counts._asdict(), "new_returns": outcome.new_returns, "missing": [u.code for u in result.missing],
            "answered_nothing": [u.code for u in result.answered_nothing],
            "written": result.written, "problems": [problem_as_json(p) for p in result.problems],
        })
    else:
        voice.problems([p for p in result.told if p not in voice.warned])
        _tell_known(voice, len(result.again), result.identical)
        voice.conflicts(with_headings(waiting, outcome.register.own_ever))
    by_hand = [c for c in outcome.changes if c.how is How.HAND]
    voice.by_hand(as_told(by_hand, outcome.register.own_ever))
    voice.decided(outcome.decided, problems=False)
    voice.counts(result.counts)
    voice.say(console.CONSOLIDATED, returns=counted(console.NEW_RETURNS, outcome.new_returns),
              changes=counted(console.CHANGES, len(outcome.changes)),
              conflicts=counted(console.CONFLICTS_COUNTED, len({c.number for c in waiting})))
    if result.missing:
        voice.say(console.STILL_MISSING, units=", ".join(unit.code for unit in result.missing))
    if result.answered_nothing:
        voice.say(console.NOTHING_ANSWERED_BY, units=", ".join(unit.code for unit in result.answered_nothing))
    if not outcome.is_new:
        voice.say(console.NOTHING_NEW)
    if result.written:
        voice.say(console.WROTE_REGISTER, path=register)
    elif dry_run:
        voice.say(console.NOTHING_WRITTEN)
    if waiting and not dry_run:
        voice.say(console.DECIDE, path=register)
    for message, number in ((console.PROPOSALS_WAIT, result.new_actions), (console.DATES_WAIT, result.new_dates)):
        if number and not dry_run:
            voice.say(counted(message, number, path=register))
    if waiting:
        raise typer.Exit(CONFLICTS_WAIT)
    voice.next("overdue", register)
    ended(result.problems)


def _tell_known(voice: Voice, again: int, identical: Iterable[tuple[str, str]]) -> None:
    """Which returns are the same as another one, and how many were taken in before."""
    for file, other in identical:
        voice.say(said(IDENTICAL, file=file, other=other))
    if again:
        voice.say(counted(console.TAKEN_IN_BEFORE, again))


def missing(
    register: RegisterArgument, round_name: RoundOption = None,
    source: SourceOption = None, unit: UnitOption = None, status: StatusOption = None,
    open_: OpenOption = False, overdue_: OverdueOption = False,
    as_json: AsJson = False, quiet: Quiet = False,
) -> None:
    from toolkit.jobs.rounds import who_is_silent

    voice = Voice(quiet)
    round_name = round_name or latest_round(voice, register)
    selection = selection_of(source, unit, status, open_, overdue_)
    silent = who_is_silent(register, round_name, selection, voice.about(register))
    absent = silent.missing
    if as_json:
        voice.tell_json([{"code": one.code, "name": one.unit.name, "focal_point": one.unit.focal_point,
                          "email": one.unit.email, "issued_to": one.issued_to} for one in absent])
    elif absent:
        voice.table((console.UNIT, console.UNIT_NAME, console.FOCAL_POINT, console.EMAIL),
                    ((one.code, one.name, one.unit.focal_point, one.unit.email) for one in absent))
    else:
        voice.say(console.THESE_RETURNED if selection else console.ALL_RETURNED, name=round_name)
    if silent.answered_nothing:
        voice.say(console.NOTHING_ANSWERED_BY, units=", ".join(unit.code for unit in silent.answered_nothing))


def demo(
    folder: Annotated[Path, typer.Argument(metavar=FOLDER, help=text(commands.FOLDER))] = Path("demo"),
    quiet: Quiet = False,
) -> None:
    from toolkit.demo import run_demo

    run_demo(folder, Voice(quiet))


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"tracker {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _main(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True,
                                           help=text(commands.SHOW_VERSION))] = False,
) -> None:
    del version
    if context.invoked_subcommand is None:
        if not HERE.is_file():
            typer.echo(context.get_help())
            raise typer.Exit(WRONG_USAGE)
        from toolkit.cli.look import status

        status(HERE)


def run() -> int:
    """Run one command; the code to exit with."""
    try:
        code = app(prog_name="tracker", standalone_mode=False)
    except SystemExit as ended:
        code = ended.code
    except typer.Abort:
        typer.echo(text(commands.STOPPED), err=True)
        return DONE_WITH_ERRORS
    except Exception as error:
        if told := wrong(error):
            typer.echo(told, err=True)
            return WRONG_USAGE
        return _code_of(error)
    return code if isinstance(code, int) else DONE


def _code_of(error: Exception) -> int:
    """The code to exit with where a file or a request cannot be used, which is said; anything else is raised again."""
    from toolkit.tracker.record.problems import OF_THE_REGISTER, Refused

    if not isinstance(error, Refused):
        raise error
    Voice().complain(str(error))
    return ENVIRONMENT if error.problem.code in OF_THE_REGISTER | OF_THE_ENVIRONMENT else WRONG_USAGE
