"""Consolidate a folder with returns: the plan of it, and what goes on from the plan."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import xlwings as xw

from toolkit.addin import folders
from toolkit.addin.excel import asking
from toolkit.addin.excel.asking import title
from toolkit.addin.excel.listing import Listed, records_of, write_list
from toolkit.addin.plans import REGISTER, Plan, agreed, open_again, show_plan
from toolkit.addin.problem_lists import list_of_files
from toolkit.jobs.consolidating import ConsolidateResult, basis_of, consolidate_returns
from toolkit.jobs.registers import load
from toolkit.jobs.returns.receiving import units_of
from toolkit.jobs.rounds import Absent, who_is_missing
from toolkit.tracker.record.column_names import with_headings
from toolkit.tracker.record.decisions import Conflict
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.problems import Refused
from toolkit.tracker.record.rounds import ReportingRound
from toolkit.tracker.views.decided import told_of
from toolkit.words import addin as words
from toolkit.words.phrases import IDENTICAL, read_and_found
from toolkit.words.speaking import Message, counted, said, text, texts

BUTTON = words.CONSOLIDATE
ROUND, RETURNS, OUTCOME = words.ROUND, words.RETURNS, words.OUTCOME
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


def go_on_consolidating(app: xw.App, plan_says: Mapping[Message, str], now: datetime) -> None:
    """Take in the returns of a plan, if the person agrees.

    Args:
        app: Excel.
        plan_says: What the plan says.
        now: The moment.

    Raises:
        Refused: The register is still open, it or a return has changed, or it cannot be used.
    """
    path, folder = Path(plan_says[REGISTER]), Path(plan_says[RETURNS])
    question = said(words.CONSOLIDATE_NOW, folder=folder, register=path.name, outcome=plan_says[OUTCOME])
    if not agreed(app, plan_says, basis_of(path, [folder]), question):
        return
    app.status_bar = said(words.CONSOLIDATING, folder=folder)
    result = consolidate_returns(path, [folder], plan_says[ROUND], now)
    open_again(app, path)
    app.alert(" ".join([said(words.CONSOLIDATED, outcome=summary(result)), *_next(result)]), title())


def list_missing(app: xw.App, path: Path) -> None:
    """List the units that have not returned in the latest round, in a new workbook.

    Raises:
        Refused: The register has no round, or cannot be read.
    """
    round_name = _rounds(path)[0].name
    units = who_is_missing(path, round_name)
    if not units:
        app.alert(said(words.ALL_RETURNED, round=round_name), title())
        return
    write_list(app.books.add().sheets[0], _missing(units))
    codes = ", ".join(unit.code for unit in units)
    app.alert(counted(words.NOT_RETURNED, len(units), round=round_name, units=codes), title())


def summary(result: ConsolidateResult) -> str:
    """What a consolidation does, counted, in sentences."""
    waiting = {conflict.number for conflict in result.outcome.register.conflicts}
    counts = said(words.COUNTS, returns=counted(words.NEW_RETURNS, result.outcome.new_returns),
                  changes=counted(words.COUNTED_CHANGES, len(result.outcome.changes)),
                  conflicts=counted(words.COUNTED_CONFLICTS, len(waiting)),
                  proposals=", ".join(_proposals(result)))
    missing = ", ".join(unit.code for unit in result.missing)
    not_returned = said(words.STILL_MISSING, units=missing) if missing else text(words.NONE_MISSING)
    identical = [said(IDENTICAL, file=file, other=other) for file, other in result.identical]
    return " ".join([*read_and_found(*result.counts), counts, *identical,
                     *map(str, told_of(result.outcome.decided.settled)), not_returned])


def _proposals(result: ConsolidateResult) -> list[str]:
    """How much is proposed; of new dates only where there are any."""
    dates = [counted(words.COUNTED_DATES, result.new_dates)] if result.new_dates else []
    return [counted(words.COUNTED_PROPOSALS, result.new_actions), *dates]


def _plan(app: xw.App, path: Path, folder: Path, round_name: str, now: datetime) -> bool:
    """Show what a folder would change; where nothing is new, whether the person keeps to that folder."""
    app.status_bar = said(words.READING_RETURNS, folder=folder)
    result = consolidate_returns(path, [folder], round_name, now, dry_run=True)
    outcome, problems = summary(result), result.told
    files = {path.name: path, **{one.name: one.path for one in result.received}}
    units = units_of(result.received)
    if result.outcome.is_new:
        asked = {ROUND: round_name, RETURNS: str(folder)}
        plan = Plan(BUTTON, path, asked, {OUTCOME: outcome}, basis_of(path, [folder]))
        show_plan(app, plan, _lists(result), problems, files, units)
        app.alert(said(words.PLANNED, outcome=outcome, to_go_on=plan.to_go_on), title())
        return True
    if problems:
        list_of_files(app.books.add().sheets[0], files, problems, units)
    return not asking.ask_yes_no(app, said(words.NOTHING_NEW, folder=folder, register=path.name, outcome=outcome))


def _missing(absent: Sequence[Absent]) -> Listed:
    """Units that have not returned, as a list."""
    return Listed(texts(words.UNIT, words.NAME, words.FOCAL_POINT, words.EMAIL), (12, 34, 26, 30),
                  [(one.code, one.name, one.unit.focal_point, one.unit.email) for one in absent])


def _next(result: ConsolidateResult) -> list[str]:
    """What waits for the person afterwards, in sentences."""
    decide = [text(words.PRESS_DECIDE)] if result.outcome.register.conflicts else []
    return decide + ([text(words.PROPOSALS_WAIT)] if result.new_actions or result.new_dates else [])


def _rounds(path: Path) -> list[ReportingRound]:
    """The rounds of a register, the latest first."""
    rounds = load(path).register.rounds
    if not rounds:
        raise Refused("rounds-none", found=path.name)
    opened_last = [*rounds.values()][::-1]
    return sorted(opened_last, key=lambda one: one.as_of or date.min, reverse=True)


def _ask_round(path: Path) -> str:
    names = [one.name for one in _rounds(path)]
    return names[0] if len(names) == 1 else asking.ask_choice(text(words.WHICH_ROUND_OF_RETURNS), names)


def _ask_folder(path: Path, register_id: str, round_name: str) -> Path:
    last = folders.recall(register_id, FOLDER)
    folder = folders.folder_for(register_id, f"{FOLDER} {round_name}", _question(round_name),
                                Path(last) if last else path.parent)
    _remember(register_id, round_name, folder)
    return folder


def _question(round_name: str) -> str:
    return said(words.WHERE_RETURNS, round=round_name)


def _remember(register_id: str, round_name: str, folder: Path) -> None:
    """Remember a folder for its round, and as the one to begin with in the next round."""
    folders.remember(register_id, f"{FOLDER} {round_name}", str(folder))
    folders.remember(register_id, FOLDER, str(folder))


def _lists(result: ConsolidateResult) -> dict[str, Listed]:
    outcome, own = result.outcome, result.outcome.register.own_ever
    return {
        text(words.CHANGES): records_of(Change, with_headings(outcome.changes, own), ("when", "round")),
        text(words.CONFLICTS): records_of(Conflict, with_headings(outcome.register.conflicts, own),
                                          ("decision", "decided_by", "decided_on")),
        text(words.MISSING): _missing(result.missing),
    }
