"""The commands that look into a register, or back: status, check-register, round, history, show, export, compare."""

import shlex
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from toolkit.cli.finding import latest_round
from toolkit.cli.options import (
    DATE,
    AsJson,
    AsWorkbook,
    At,
    Day,
    DryRun,
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
    a_day,
    a_name,
    now_of,
    selection_of,
)
from toolkit.console import Voice, problem_as_json
from toolkit.endings import DONE_WITH_ERRORS
from toolkit.words import commands, console
from toolkit.words.phrases import fact
from toolkit.words.speaking import counted, figure, said, text

if TYPE_CHECKING:
    from toolkit.jobs.rounds import Absent, RoundResult
    from toolkit.jobs.where_things_stand import Standing
    from toolkit.tracker.record.history import Change
    from toolkit.tracker.record.units import Unit

_HISTORY = (console.WHEN, console.ROUND, console.COLUMN, console.OLD, console.NEW, console.HOW, console.UNIT,
            console.SOURCE)
"""Headings of a table of lines of the history."""
_MOVED = {
    ("return_by", True): (console.WOULD_CHANGE_RETURN_BY, console.RETURN_BY_CHANGED),
    ("return_by", False): (console.WOULD_SET_RETURN_BY, console.RETURN_BY_SET),
    ("as_of", True): (console.WOULD_CHANGE_AS_OF, console.AS_OF_CHANGED),
    ("as_of", False): (console.WOULD_SET_AS_OF, console.AS_OF_SET),
}
"""The date that is another one, and whether there was one before -> what is said of it."""


def round_(
    register: RegisterArgument,
    name: Annotated[str | None, typer.Argument(parser=a_name, metavar=text(commands.NAME),
                                               help=text(commands.ROUND))] = None,
    return_by: Annotated[date | None, typer.Option("--return-by", parser=a_day, metavar=DATE,
                                                   help=text(commands.NEW_RETURN_BY))] = None,
    as_of: Annotated[date | None, typer.Option("--as-of", parser=a_day, metavar=DATE,
                                               help=text(commands.NEW_AS_OF))] = None,
    dry_run: DryRun = False, as_json: AsJson = False, quiet: Quiet = False, now: Now = None,
) -> None:
    """Show a round, or change its dates."""
    from toolkit.jobs.rounds import change_round, show_round
    from toolkit.tracker.record.columns import to_plain

    voice = Voice(quiet)
    name = name or latest_round(voice, register)
    if as_of or return_by:
        result = change_round(register, name, now_of(now), return_by=return_by, as_of=as_of, dry_run=dry_run,
                              tell=voice.warn)
    else:
        result = show_round(register, name)
    shown = result.reporting_round
    if as_json:
        voice.tell_json({"round": shown.name, "as_of": to_plain(shown.as_of) or None,
                         "return_by": to_plain(shown.return_by) or None, "issued_to": shown.issued_to,
                         "returned": [u.code for u in result.returned], "missing": [u.code for u in result.missing]})
    else:
        voice.table((console.ROUND, console.AS_OF, console.RETURN_BY, console.ISSUED_TO, console.RETURNED,
                     console.STILL_TO_RETURN),
                    [(shown.name, str(shown.as_of or ""), str(shown.return_by or ""), ", ".join(shown.issued_to),
                      _codes(result.returned), _codes(result.missing))])
    if as_of or return_by:
        _tell_change(voice, register, result, dry_run=dry_run)


def _codes(units: "Sequence[Unit | Absent]") -> str:
    return ", ".join(unit.code for unit in units) or text(console.NOBODY)


def _tell_change(voice: Voice, register: Path, result: "RoundResult", *, dry_run: bool) -> None:
    """That a round has other dates, and what to do about the workbooks that say the earlier ones."""
    changed = result.reporting_round
    if dry_run:
        voice.warn(result.problems)
    if result.moved:
        voice.by_hand(result.hand_edits)
        if result.decided:
            voice.decided(result.decided)
    else:
        voice.say(console.SAME_DATES, name=changed.name, as_of=changed.as_of or "–", return_by=changed.return_by or "–")
    for line in result.moved:
        would, done = _MOVED[line.key, bool(line.old)]
        voice.say(would if dry_run else done, name=changed.name, old=line.old, new=line.new)
    if dry_run:
        voice.say(console.NOTHING_WRITTEN)
    elif result.moved:
        voice.say(console.WROTE_REGISTER, path=register)
        if result.missing:
            voice.say(console.WORKBOOKS_SAY_OLD)
            units = [word for unit in result.missing for word in ("--unit", unit.code)]
            voice.next("issue", register, "--round", changed.name, *units, "--replace",
                       message=console.NEXT_TO_ISSUE_AGAIN)


def history(
    register: RegisterArgument,
    ref: Annotated[str, typer.Argument(metavar=text(commands.REF_NAME), help=text(commands.REF))],
    as_json: AsJson = False, quiet: Quiet = False,
) -> None:
    """List every change of an action, with its source."""
    from toolkit.jobs.looking.showing import history as job

    voice = Voice(quiet)
    changes = job(register, ref)
    if as_json:
        voice.tell_json([_as_json(change) for change in changes])
    elif changes:
        voice.table(_HISTORY, map(_in_a_line, changes))
    else:
        voice.say(console.NO_HISTORY, ref=ref)


def _as_json(c: "Change") -> dict[str, str]:
    """A line of the history as JSON."""
    return {"when": c.when, "round": c.round, "column": c.key, "old": c.old, "new": c.new, "how": c.how.value,
            "unit": c.unit, "file": c.file, "sheet": c.sheet, "cell": c.cell}


def _in_a_line(c: "Change") -> tuple[str, ...]:
    """A line of the history, as a table shows it."""
    from toolkit.tracker.record.column_names import heading_in, place_in_line, told

    return (c.when, c.round, heading_in(c), str(told(c, "old")), str(told(c, "new")), c.how.label, c.unit,
            " ".join(part for part in (c.file, *place_in_line(c)) if part))


def check_register(
    register: RegisterArgument, out: AsWorkbook = None, replace: Replace = False, as_json: AsJson = False,
    quiet: Quiet = False, now: Now = None,
) -> None:
    """List what is missing in the register or contradicts itself."""
    from toolkit.jobs.checking_register import check_register as job

    voice = Voice(quiet)
    result = job(register, now_of(now), out=out, replace=replace)
    if as_json:
        voice.tell_json([problem_as_json(p) for p in result.problems])
    else:
        voice.problems(result.problems)
    if result.readings:
        voice.say(counted(console.READINGS, len(result.readings)))
    found = len(result.to_put_right)
    voice.say(counted(console.WRONG_IN_REGISTER, found, register=register) if found else
              said(console.NOTHING_IN_REGISTER, register=register))
    if out:
        voice.wrote(out, result.kept)
    if any(problem.is_error for problem in result.problems):
        raise typer.Exit(DONE_WITH_ERRORS)


def show(
    register: RegisterArgument, as_of: Day = None, at: At = None, round_name: OfRound = None,
    source: SourceOption = None, unit: UnitOption = None, status: StatusOption = None,
    open_: OpenOption = False, overdue_: OverdueOption = False,
    as_json: AsJson = False, quiet: Quiet = False,
) -> None:
    """Show the register on screen, or as JSON by column key."""
    from toolkit.jobs.looking.showing import show as job
    from toolkit.tracker.record.codes import Timing

    voice = Voice(quiet)
    held, data, judged = job(register, as_of, at, selection_of(source, unit, status, open_, overdue_),
                             voice.about(register), round_name or "", actions_only=not as_json)
    voice.judged(judged, register)
    if as_json:
        voice.tell_json(data)
        return
    if held.title:
        voice.say(console.TITLE, title=held.title)
    if not data["actions"]:
        voice.say(console.NO_ACTION)
        return
    is_round = any(action["reported"] for action in data["actions"])
    voice.table((console.REF, console.ACTION, console.LEAD, console.DUE, console.REVISED, console.STATUS,
                 console.TIMING, console.DAYS_OVERDUE, *[console.HEARD] * is_round),
                ((a["ref"], a["text"], ", ".join(a["lead"]), a["due_date"] or a["deadline"],
                  _revised(a["revised_deadline"], a["times_revised"]), _status_of(a),
                  Timing(a["timing"]).label if a["timing"] else "",
                  "" if a["days_overdue"] is None else str(a["days_overdue"]),
                  *[_heard(a["reported"], a["reported_in"])] * is_round)
                 for a in data["actions"]))


def _status_of(action: dict[str, Any]) -> str:
    """The word for the status of an action."""
    from toolkit.tracker.record.codes import Status
    from toolkit.tracker.views.claims import status_told

    claimed = Status(action["status"])
    return status_told(claimed, is_accepted=action.get("counts_as", claimed) == claimed)


def status(
    register: RegisterArgument, round_name: OfRound = None, as_json: AsJson = False, quiet: Quiet = False,
    now: Now = None,
) -> None:
    """Say where things stand, and what to do next."""
    from toolkit.jobs.where_things_stand import where_things_stand

    voice, found = Voice(quiet), where_things_stand(register, now_of(now).date(), round_name or "")
    if as_json:
        voice.tell_json(_status_as_json(found))
        return
    voice.table((console.WHAT, console.STANDING), _standing(found))
    voice.judged(found.judged, register)
    if found.conflicts and found.next[0] == "consolidate":
        voice.say(console.DECIDE_ON_VERSION, path=register)
    else:
        voice.next(*found.next)


def _standing(found: "Standing") -> Iterator[tuple[str, str]]:
    """Each thing that can be said of a register and its latest round, in a line."""
    from toolkit.tracker.record.codes import Reported

    register, figures, latest = found.register, found.figures, found.round
    title = " – ".join(filter(None, (register.settings.organization, register.settings.title)))
    if title:
        yield text(console.FOLLOW_UP), title
    if register.sources:
        archived = said(console.ARCHIVED, number=found.archived) if found.archived else ""
        yield text(console.SOURCES), " ".join(filter(None, (str(len(register.sources)), archived)))
    yield text(console.ACTIONS), counted(console.ACTIONS_OPEN, len(register.actions), open=found.open)
    if figures:
        yield text(console.OVERDUE), said(console.OVERDUE_ON, number=len(figures.overdue), day=figures.as_of)
    if found.changes:
        yield said(console.SINCE, before=found.changes.since.label), found.changes.told or text(console.NO_CHANGES)
        if again := found.changes.reopened:
            yield text(console.REOPENED), fact(figure(len(again)), ", ".join(again))
    if latest:
        yield text(console.ROUND), said(console.ROUND_DATES, name=latest.name, as_of=latest.as_of or "–",
                                        return_by=latest.return_by or "–")
        yield text(console.RETURNED), said(console.RETURNED_OF, returned=found.returned, issued=len(latest.issued_to))
    heard = figures.round if figures else None
    if heard:
        counts = heard.reported
        yield text(console.ANSWERED), counted(
            console.ANSWERED_OF, heard.asked, answered=counts[Reported.ANSWERED], left=counts[Reported.LEFT],
            not_returned=counts[Reported.NOT_RETURNED])
    for message, names in ((console.MISSING, [unit.code for unit in found.missing]),
                           (console.NOTHING_ANSWERED, heard.answered_nothing if heard else ()),
                           (console.IN_INBOX, [path.name for path in found.waiting])):
        if names:
            yield text(message), fact(figure(len(names)), ", ".join(names))
    for message, number in ((console.CONFLICTS, found.conflicts), (console.PROPOSALS, found.proposals),
                            (console.NEW_DATES, found.new_dates),
                            (console.CLAIMS, found.claims),
                            (console.LEFT_IN_REGISTER, len(found.to_put_right))):
        if number:
            yield text(message), str(number)


def _status_as_json(found: "Standing") -> dict[str, object]:
    from toolkit.tracker.judging.verifying.claims import is_on

    latest, figures = found.round, found.figures
    heard = figures.round if figures else None
    return found.judged.as_json() | {
        "sources": len(found.register.sources), "actions": len(found.register.actions),
        "open": found.open,
        "as_of": figures.as_of.isoformat() if figures else None,
        "overdue": len(figures.overdue) if figures else None,
        "reopened": len(found.changes.reopened) if found.changes else 0 if figures else None,
        "since": found.changes.as_json() if found.changes else None,
        "round": latest.name if latest else None, "returned": found.returned,
        "reported": {str(one): number for one, number in heard.reported.items()} if heard else None,
        "missing": [unit.code for unit in found.missing],
        "answered_nothing": list(heard.answered_nothing) if heard else [],
        "waiting": [str(path) for path in found.waiting],
        "conflicts": found.conflicts, "proposals": found.proposals, "new_dates": found.new_dates,
        **({"claims": found.claims} if is_on(found.register) else {}), "to_put_right": len(found.to_put_right),
        "next": shlex.join(("tracker", *found.next)),
    }


def export(
    register: RegisterArgument,
    out: Annotated[Path, typer.Option("-o", "--out", metavar=text(commands.FILE_OR_FOLDER),
                                      help=text(commands.EXPORT_OUT))],
    as_of: Day = None, round_name: OfRound = None,
    source: SourceOption = None, unit: UnitOption = None, status: StatusOption = None,
    open_: OpenOption = False, overdue_: OverdueOption = False,
    replace: Replace = False, quiet: Quiet = False,
) -> None:
    """Write the register for other programs."""
    from toolkit.jobs.looking.exporting import export as job

    voice = Voice(quiet)
    written, judged = job(register, out, as_of=as_of, round_name=round_name or "", replace=replace,
                          selection=selection_of(source, unit, status, open_, overdue_), notice=voice.about(register))
    voice.judged(judged, register)
    voice.say(counted(console.EXPORTED, len(written), path=out))


def _heard(reported: str | None, last: str) -> str:
    """What the round heard of an action; where that is nothing new, with the round that heard of it last."""
    if reported is None:
        return ""
    from toolkit.tracker.record.codes import Reported

    state = Reported(reported)
    is_old = last and state is not Reported.ANSWERED
    return said(console.HEARD_LAST, reported=state.label, round=last) if is_old else state.label


def _revised(deadline: str | None, times: int) -> str:
    """The revised deadline, and how often it was revised where it was more than once."""
    return counted(console.TIMES_REVISED, times, deadline=deadline) if deadline and times > 1 else deadline or ""


def compare(
    old: Annotated[Path, typer.Argument(metavar="A", help=text(commands.OLD_REGISTER))],
    new: Annotated[Path | None, typer.Argument(metavar="B", help=text(commands.NEW_REGISTER))] = None,
    round_name: Annotated[str | None, typer.Option("--round", parser=a_name, metavar=text(commands.NAME),
                                                   help=text(commands.COMPARE_ROUND))] = None,
    out: AsWorkbook = None, replace: Replace = False, as_json: AsJson = False, quiet: Quiet = False, now: Now = None,
) -> None:
    """List what differs between two registers, value by value."""
    from toolkit.jobs.looking.comparing import compare_registers

    voice = Voice(quiet)
    if new is None:
        _compare_round(voice, old, round_name or "", as_json=as_json, out=out)
        return
    comparison = compare_registers(old, new, now_of(now), round_name=round_name or "", out=out, replace=replace)
    found = comparison.differences
    if as_json:
        voice.tell_json([{"kind": d.kind, "key": d.key, "column": d.column, "old": d.old, "new": d.new}
                         for d in found])
    elif found:
        voice.table((console.WHAT, console.WHICH, console.COLUMN, console.IN_A, console.IN_B),
                    ((d.what, d.key, d.heading, *d.told) for d in found))
    voice.say(counted(console.DIFFERENCES, len(found)) if found else console.NO_DIFFERENCE)
    if out:
        voice.wrote(out, comparison.kept)


def _compare_round(voice: Voice, register: Path, round_name: str, *, as_json: bool, out: Path | None) -> None:
    """List what was corrected since a round was closed."""
    from toolkit.jobs.past import corrected_since

    if not round_name or out:
        raise typer.BadParameter(text(commands.NO_SECOND_REGISTER), param_hint="B")
    found = corrected_since(register, round_name)
    if as_json:
        voice.tell_json([{"ref": change.ref} | _as_json(change) for change in found])
    elif found:
        voice.table((console.ACTION, *_HISTORY), ((change.ref, *_in_a_line(change)) for change in found))
    voice.say(counted(console.CORRECTIONS, len(found), name=round_name) if found else
              said(console.NO_CORRECTION, name=round_name))


def undo(register: RegisterArgument, quiet: Quiet = False, now: Now = None) -> None:
    """Undo the last consolidation; its returns can be consolidated again."""
    from toolkit.jobs.past import undo as job

    voice = Voice(quiet)
    undone = job(register, now_of(now), voice.warn)
    voice.say(console.UNDONE, when=undone.when)
    voice.say(counted(console.CAN_BE_CONSOLIDATED, len(undone.returns),
                      files=", ".join(one.file for one in undone.returns)))
    voice.say(console.WROTE_AFTER_UNDO, path=register, folder=undone.kept.name)
