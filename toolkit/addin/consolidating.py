"""Consolidate a folder with returns: the plan of it, and what goes on from the plan."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

import xlwings as xw

from toolkit import store
from toolkit.addin import folders
from toolkit.addin.excel import asking
from toolkit.addin.excel.asking import TITLE
from toolkit.addin.excel.listing import Listed, records_of, write_list
from toolkit.addin.plans import REGISTER, Plan, agreed, open_again, show_plan
from toolkit.addin.problem_lists import list_of_files
from toolkit.console import counted
from toolkit.jobs.consolidating import ConsolidateResult, consolidate_returns, who_is_missing
from toolkit.jobs.open_register import fingerprint
from toolkit.jobs.receiving import find_files
from toolkit.jobs.registers import load
from toolkit.tracker.record.decisions import Conflict
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.problems import Problem, Refused
from toolkit.tracker.record.rounds import ReportingRound
from toolkit.tracker.record.units import Unit

BUTTON = "Consolidate a folder"
ROUND, RETURNS, OUTCOME = "Round", "Returns", "What it does"
FOLDER = "returns"
"""Under this the folder is remembered, and with the name of a round that of the round."""


def plan_consolidation(app: xw.App, path: Path, register_id: str, now: datetime) -> None:
    """Ask for the folder with returns, once for each round, and show what taking them in would change.

    Args:
        app: Excel.
        path: The register.
        register_id: Under which the folder is remembered.
        now: The moment.

    Raises:
        Refused: The register has no round, or cannot be used.
        Cancelled: A question was not answered.
    """
    round_name = _ask_round(path)
    folder = _ask_folder(path, register_id, round_name)
    while not _plan(app, path, folder, round_name, now):
        _remember(register_id, round_name, folder := asking.ask_folder(_question(round_name), folder))


def go_on_consolidating(app: xw.App, said: Mapping[str, str], now: datetime) -> None:
    """Take in the returns of a plan, if the person agrees.

    Args:
        app: Excel.
        said: What the plan says.
        now: The moment.

    Raises:
        Refused: The register is still open, it or a return has changed, or it cannot be used.
    """
    path, folder = Path(said[REGISTER]), Path(said[RETURNS])
    question = f"Take the returns in {folder} into {path.name}, as this plan says? {said[OUTCOME]}"
    if not agreed(app, said, _basis(path, folder), question):
        return
    app.status_bar = f"Tracker consolidates {folder} …"
    result = consolidate_returns(path, [folder], said[ROUND], now)
    open_again(app, path)
    app.alert(f"Done: {summary(result)} The register of before is in the folder archive.{_next(result)}", TITLE)


def list_missing(app: xw.App, path: Path) -> None:
    """List the units that have not returned in the latest round, in a new workbook.

    Raises:
        Refused: The register has no round, or cannot be read.
    """
    round_name = _rounds(path)[0].name
    units = who_is_missing(path, round_name)
    if not units:
        app.alert(f"Every unit has returned in round {round_name}.", TITLE)
        return
    write_list(app.books.add().sheets[0], _missing(units))
    codes = ", ".join(unit.code for unit in units)
    app.alert(f"{counted(len(units), 'unit has', 'units have')} not returned in round {round_name}: {codes}. "
              "They are listed in a new workbook with their focal points.", TITLE)


def summary(result: ConsolidateResult) -> str:
    """What a consolidation does, counted, in two sentences."""
    waiting = {conflict.number for conflict in result.outcome.register.conflicts}
    counts = (counted(result.outcome.new_returns, "new return"), counted(len(result.outcome.changes), "change"),
              counted(len(waiting), "conflict"), counted(len(result.proposed), "proposed action"),
              counted(len(_told(result)), "problem"))
    missing = ", ".join(unit.code for unit in result.missing)
    return f"{', '.join(counts)}. " + (f"Still missing: {missing}." if missing else "No unit is missing.")


def _plan(app: xw.App, path: Path, folder: Path, round_name: str, now: datetime) -> bool:
    """Show what a folder would change; where nothing is new, whether the person keeps to that folder."""
    app.status_bar = f"Tracker reads the returns in {folder} …"
    result = consolidate_returns(path, [folder], round_name, now, dry_run=True)
    outcome, problems = summary(result), _told(result)
    files = {path.name: path, **{one.name: one.path for one in result.received}}
    if result.outcome.is_new:
        plan = Plan(BUTTON, path, {ROUND: round_name, RETURNS: str(folder)}, {OUTCOME: outcome}, _basis(path, folder))
        show_plan(app, plan, _lists(result), problems, files)
        app.alert(f"{outcome} The plan is in a new workbook, and nothing is changed yet. {plan.to_go_on}", TITLE)
        return True
    if problems:
        list_of_files(app.books.add().sheets[0], files, problems)
    return not asking.ask_yes_no(app, f"Nothing is new in {folder}; {path.name} stays as it is. {outcome} "
                                      "Choose another folder?")


def _missing(units: Sequence[Unit]) -> Listed:
    """Units that have not returned, as a list."""
    return Listed(("Unit", "Name", "Focal point", "E-mail"), (12, 34, 26, 30),
                  [(one.code, one.name, one.focal_point, one.email) for one in units])


def _told(result: ConsolidateResult) -> list[Problem]:
    """The problems, but for the returns that were taken in before."""
    return [problem for problem in result.problems if problem.code != "already-taken-in"]


def _next(result: ConsolidateResult) -> str:
    decide = " Press Decide conflicts." if result.outcome.register.conflicts else ""
    accept = " Proposed actions wait for Accept or Decline on the sheet Proposed." if result.proposed else ""
    return decide + accept


def _rounds(path: Path) -> list[ReportingRound]:
    """The rounds of a register, the latest first."""
    rounds = load(path).register.rounds
    if not rounds:
        raise Refused("rounds-none", found=path.name)
    return sorted(rounds.values(), key=lambda one: (str(one.as_of or ""), one.name), reverse=True)


def _ask_round(path: Path) -> str:
    names = [one.name for one in _rounds(path)]
    return names[0] if len(names) == 1 else asking.ask_choice("Which round do the returns belong to?", names)


def _ask_folder(path: Path, register_id: str, round_name: str) -> Path:
    last = folders.recall(register_id, FOLDER)
    folder = folders.folder_for(register_id, f"{FOLDER} {round_name}", _question(round_name),
                                Path(last) if last else path.parent)
    _remember(register_id, round_name, folder)
    return folder


def _question(round_name: str) -> str:
    return f"Where are the returns of {round_name}?"


def _remember(register_id: str, round_name: str, folder: Path) -> None:
    """Remember a folder for its round, and as the one to begin with in the next round."""
    folders.remember(register_id, f"{FOLDER} {round_name}", str(folder))
    folders.remember(register_id, FOLDER, str(folder))


def _basis(path: Path, folder: Path) -> str:
    """What the register and the returns are known by; of a return that cannot be read, that it cannot."""
    found = sorted(f"{name} {_digest(file)}" for name, file in find_files([folder])[0])
    return store.sha256_of("\n".join([fingerprint(path), *found]).encode())


def _digest(file: Path) -> str:
    try:
        return store.sha256_of(store.read_bytes(file))
    except Refused as refused:
        return refused.problem.code


def _lists(result: ConsolidateResult) -> dict[str, Listed]:
    outcome = result.outcome
    return {
        "Changes": records_of(Change, outcome.changes, ("when", "round")),
        "Conflicts": records_of(Conflict, outcome.register.conflicts, ("decision", "decided_by", "decided_on")),
        "Missing": _missing(result.missing),
    }
