"""Issue the workbooks of a round: the plan of it, and what goes on from the plan."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import xlwings as xw

from toolkit.addin.excel import asking
from toolkit.addin.excel.asking import title
from toolkit.addin.excel.listing import Listed
from toolkit.addin.plans import REGISTER, Plan, agreed, open_again, show_plan
from toolkit.jobs.issuing import IssuedFile, IssueResult, issue_workbooks
from toolkit.jobs.open_register import fingerprint
from toolkit.jobs.registers import load
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.rounds import ReportingRound
from toolkit.tracker.returns.next_round import next_round, return_by
from toolkit.tracker.views.decided import told_of
from toolkit.tracker.views.filters import Selection
from toolkit.words import addin as words
from toolkit.words.speaking import Message, counted, said, text, texts

BUTTON = words.ISSUE
ROUND, AS_OF, RETURN_BY, FOLDER = words.ROUND, words.AS_OF, words.RETURN_BY, words.FOLDER
HEADINGS = (words.UNIT, words.NAME, words.ACTIONS, words.FINISHED, words.FILE, words.REMARK)
WIDTHS = (12, 34, 9, 10, 70, 50)


def plan_issue(app: xw.App, path: Path, now: datetime) -> None:
    """Ask for the round, and show what would be issued; a unit that has its workbook already gets no other.

    Args:
        app: Excel.
        path: The register.
        now: The moment.

    Raises:
        Refused: The register or the round cannot be used, or a file stands in the way.
        Cancelled: A question was not answered.
    """
    asked = _ask_round(load(path).register, now.date())
    app.status_bar = said(words.PLANNING, round=asked.name)
    every = _result(path, asked, now, dry_run=True, replace=True)
    folder, units = every.files[0].path.parent, _without_workbook(every)
    if not units:
        app.alert(said(words.ALL_ISSUED, round=asked.name, folder=folder), title())
        return
    result = _result(path, asked, now, units, dry_run=True)
    plan = Plan(BUTTON, path, _said(asked), {FOLDER: str(folder)}, fingerprint(path))
    listed = {text(words.WORKBOOKS): _listed(result.files, every.at_rest)}
    show_plan(app, plan, listed, [*result.problems, *result.decided.problems], {path.name: path}, {})
    app.alert(counted(words.PLANNED_ISSUE, len(units), round=asked.name, as_of=asked.as_of, to_go_on=plan.to_go_on),
              title())


def go_on_issuing(app: xw.App, plan_says: Mapping[Message, str], now: datetime) -> None:
    """Issue what a plan says, if the person agrees.

    Args:
        app: Excel.
        plan_says: What the plan says.
        now: The moment.

    Raises:
        Refused: The register is still open, has changed, or cannot be used.
    """
    path, asked = Path(plan_says[REGISTER]), _read(plan_says)
    if not agreed(app, plan_says, fingerprint(path), said(words.ISSUE_NOW, round=asked.name)):
        return
    app.status_bar = said(words.ISSUING, round=asked.name)
    units = _without_workbook(_result(path, asked, now, dry_run=True, replace=True))
    result = _result(path, asked, now, units)
    open_again(app, path)
    issued = counted(words.ISSUED, len(result.files), folder=plan_says[FOLDER])
    app.alert(" ".join([issued, *told_of(result.decided.settled)]), title())


def _ask_round(register: Register, today: date) -> ReportingRound:
    """The round to issue; the dates are asked for if it is new."""
    rounds = register.rounds
    question = words.WHICH_ROUND_OR_NEW if rounds else words.WHICH_ROUND
    proposal = next_round(rounds.values(), today)
    name = asking.ask_text(said(question, rounds=", ".join(rounds)), proposal.name)
    if name in rounds:
        return rounds[name]
    as_of = asking.ask_day(said(words.ROUND_AS_OF, round=name), proposal.as_of)
    return ReportingRound(name, as_of, asking.ask_day(said(words.ROUND_RETURN_BY, round=name),
                                                      return_by(rounds.values(), as_of)))


def _without_workbook(result: IssueResult) -> list[str]:
    """The units to which nothing was issued in the round yet."""
    return [one.unit for one in result.files if one.unit not in result.reporting_round.issued_to]


def _result(path: Path, asked: ReportingRound, now: datetime, units: Sequence[str] = (), *, dry_run: bool = False,
            replace: bool = False) -> IssueResult:
    return issue_workbooks(path, asked.name, now, as_of=asked.as_of, return_by=asked.return_by,
                           selection=Selection(units=tuple(units)), dry_run=dry_run, replace_files=replace)


def _said(asked: ReportingRound) -> dict[Message, str]:
    return {ROUND: asked.name, AS_OF: str(asked.as_of or ""), RETURN_BY: str(asked.return_by or "")}


def _read(plan_says: Mapping[Message, str]) -> ReportingRound:
    as_of, by = (date.fromisoformat(plan_says[key]) if plan_says[key] else None for key in (AS_OF, RETURN_BY))
    return ReportingRound(plan_says[ROUND], as_of, by)


def _listed(files: Sequence[IssuedFile], at_rest: Sequence[str]) -> Listed:
    """The workbooks, and the units that get none."""
    return Listed(texts(*HEADINGS), WIDTHS, [
        *((f.unit, f.name, str(f.actions), str(f.finished or ""), str(f.path), f.remark) for f in files),
        *((unit, "", "", "", "", text(words.AT_REST)) for unit in at_rest)])
