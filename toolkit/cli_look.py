"""The commands that look into a register, or back: history, show, compare, undo."""

from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli_options import AsJson, At, Day, Now, Quiet, RegisterArgument, Replace, day_of, now_of
from toolkit.console import Voice, counted
from toolkit.tracker.record.codes import Status, Timing
from toolkit.tracker.record.column_names import heading_in, told


def history(
    register: RegisterArgument, ref: Annotated[str, typer.Argument(help="The action, such as 3.2.")],
    as_json: AsJson = False, quiet: Quiet = False,
) -> None:
    """What happened to one action, and from which cell."""
    from toolkit.jobs.reporting import history as job

    voice = Voice(quiet)
    changes = job(register, ref)
    if as_json:
        voice.tell_json([{"when": c.when, "round": c.round, "column": c.key, "old": c.old, "new": c.new,
                          "how": c.how.value, "unit": c.unit, "file": c.file, "sheet": c.sheet, "cell": c.cell}
                         for c in changes])
    elif changes:
        voice.table(("When", "Round", "Column", "Old", "New", "How", "Unit", "Source"),
                    ((c.when, c.round, heading_in(c), str(told(c, "old")), str(told(c, "new")), c.how.label, c.unit,
                      " ".join(part for part in (c.file, c.sheet, c.cell) if part)) for c in changes))
    else:
        voice.say(f"Nothing has happened to action {ref} yet.")


def show(
    register: RegisterArgument, as_of: Day = None, at: At = None, as_json: AsJson = False, quiet: Quiet = False,
) -> None:
    """The register on the console, or as JSON by column key."""
    from toolkit.jobs.reporting import show as job

    voice = Voice(quiet)
    held, data = job(register, day_of(as_of), day_of(at))
    if as_json:
        voice.tell_json(data)
        return
    voice.say(held.about.title)
    voice.table(("Ref", "Action", "Lead", "Due", "Revised", "Status", "Timing", "Days"),
                ((a["ref"], a["text"], ", ".join(a["lead"]), a["due_date"] or a["deadline"],
                  _revised(a["revised_deadline"], a["times_revised"]), Status(a["status"]).label,
                  Timing(a["timing"]).label if a["timing"] else "",
                  "" if a["days_overdue"] is None else str(a["days_overdue"]))
                 for a in data["actions"]))


def _revised(deadline: str | None, times: int) -> str:
    """The revised deadline, and how often it was revised where it was more than once."""
    return (deadline or "") + (f" ({times} times)" if times > 1 else "")


def compare(
    old: Annotated[Path, typer.Argument(metavar="A", help="A register.")],
    new: Annotated[Path, typer.Argument(metavar="B", help="The register to compare with it.")],
    out: Annotated[Path | None, typer.Option("-o", "--out", help="Write them as a workbook, too.")] = None,
    replace: Replace = False, as_json: AsJson = False, quiet: Quiet = False, now: Now = None,
) -> None:
    """What differs between two registers, value by value; history and provenance do not count."""
    from toolkit.jobs.comparing import compare_registers

    voice = Voice(quiet)
    found = compare_registers(old, new, now_of(now), out=out, replace=replace)
    if as_json:
        voice.tell_json([{"kind": d.kind, "key": d.key, "column": d.column, "old": d.old, "new": d.new}
                         for d in found])
    elif found:
        voice.table(("What", "Which", "Column", "In A", "In B"),
                    ((d.kind, d.key, d.heading, d.old, d.new) for d in found))
    voice.say(f"{counted(len(found), 'difference')}." if found else "The registers say the same.")
    if out:
        voice.say(f"Wrote {out}.")


def undo(register: RegisterArgument, quiet: Quiet = False, now: Now = None) -> None:
    """Take the last consolidation back; its returns can be consolidated again."""
    from toolkit.jobs.past import undo as job

    voice = Voice(quiet)
    undone = job(register, now_of(now), voice.warn)
    voice.say(f"The consolidation of {undone.when} is taken back, and the history says so.")
    voice.say(f"{counted(len(undone.returns), 'return')} can be consolidated again: "
              + ", ".join(one.file for one in undone.returns) + ".")
    voice.say(f"Wrote {register}; the one that it replaces is in the folder {undone.kept.name}.")
