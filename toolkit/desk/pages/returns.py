"""Check and consolidate: what came back is checked, then shown as a plan, and only then taken in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from starlette.responses import Response

from toolkit import store
from toolkit.desk.asked import Asked
from toolkit.desk.declared import Choice, Page, Way
from toolkit.desk.pages.returned import Checked, Planned, checked, planned, summary
from toolkit.desk.results import Results, Step, listed
from toolkit.folders import folders_of
from toolkit.jobs.consolidating import ConsolidateResult, basis_of, consolidate_returns
from toolkit.jobs.letters.drafting import draft_letters
from toolkit.jobs.past import is_last, last_taken_in, undo
from toolkit.jobs.registers import ARCHIVE
from toolkit.jobs.returns.checking import check_returns
from toolkit.jobs.returns.finding import WORKBOOKS
from toolkit.jobs.returns.known import Known
from toolkit.jobs.returns.receiving import units_of
from toolkit.jobs.rounds import latest_round
from toolkit.jobs.where_things_stand import where_things_stand
from toolkit.tracker.record.codes import LetterKind
from toolkit.tracker.record.problems import Refused
from toolkit.tracker.record.register import Register
from toolkit.words import console
from toolkit.words.desk import RETURNS
from toolkit.words.desk import returns as words
from toolkit.words.speaking import counted, said, text

AT = "/returns"


@dataclass(frozen=True, slots=True)
class Batch:
    """Returns that go through check, plan and consolidation together.

    Attributes:
        paths: Files, or a folder.
        round: That they are for.
        known: Name of a return -> what a person said of it.
        accept_emptied: Whether an answer that is empty now empties the register's.
    """

    paths: tuple[Path, ...]
    round: str
    known: Mapping[str, Known]
    accept_emptied: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a batch, for the pages that show it."""

    batch: Batch
    checked: Checked | None = None
    planned: Planned | None = None
    basis: str = ""


class Last(NamedTuple):
    """The last consolidation: when it was made, in words, and whether nothing came after it."""

    when: str
    told: str
    can_be_undone: bool


def _show(asked: Asked) -> Response:
    found = asked.desk.kept("returns", lambda path: where_things_stand(path, asked.desk.moment().date()))
    rounds = [*found.register.rounds][::-1]
    latest = found.round.name if found.round else ""
    return asked.show("returns.html", text(words.TITLE), own=words, rounds=rounds, latest=latest,
                      waiting=len(found.waiting), inbox=str(_inbox(asked.desk.path, latest)),
                      endings=",".join(WORKBOOKS), has_issue=asked.desk.has("/issue"),
                      last=_last(found.register))


def _last(register: Register) -> Last | None:
    """The last consolidation; None if there was none."""
    taken_in = last_taken_in(register)
    if not taken_in:
        return None
    when, files = taken_in[0].when, ", ".join(one.file for one in taken_in)
    return Last(when, said(words.LAST, when=when, files=files), is_last(register))


def _inbox(register: Path, round_name: str) -> Path:
    return folders_of(register).returned(store.safe_name(round_name)) if round_name else folders_of(register).inbox


def _round(asked: Asked) -> str:
    """The round that was asked for, else the latest."""
    return asked.form.get("round", "") or latest_round(asked.desk.path)


def _check(asked: Asked) -> Response:
    """Check what was dropped, a folder that was chosen, or the inbox."""
    round_name = _round(asked)
    paths = tuple(asked.files)
    if chosen := asked.form.get("chosen", ""):
        paths = (asked.desk.choosing.known.path(chosen),)
    elif asked.form.get("inbox"):
        paths = (_inbox(asked.desk.path, round_name),)
    if not paths:
        raise Refused("desk-no-returns")
    return _checking(asked, Batch(paths, round_name, {}))


def _again(asked: Asked) -> Response:
    """Check the same returns again, with what a person said of some."""
    done = _done(asked)
    known = {name: Known(asked.form.get(f"unit {at}", ""), bool(asked.form.get(f"as {at}")))
             for at, name in enumerate(done.checked.names if done.checked else ())}
    return _checking(asked, replace(done.batch, known={name: one for name, one in known.items() if any(one)}))


def _checking(asked: Asked, batch: Batch) -> Response:
    desk, moment, path = asked.desk, asked.desk.moment(), asked.desk.path

    def work() -> Results:
        result = check_returns(batch.paths, moment, register_path=path, round_name=batch.round, known=batch.known)
        register = desk.kept("returns", lambda one: where_things_stand(one, moment.date())).register
        return Results(page=f"{AT}/checked", value=Done(batch, checked(result, register, batch.round, batch.known)))

    return asked.begin(text(words.CHECKING), work, back=AT, writes=False)


def _done(asked: Asked) -> Done:
    """What the work gave whose id the form or the address names."""
    task = asked.desk.tasks.get(asked.named.get("id") or asked.form.get("task", ""))
    value = task.results.value if task and task.results else None
    if not isinstance(value, Done):
        raise Refused("desk-task-unknown")
    return value


def _checked(asked: Asked) -> Response:
    done = _done(asked)
    return asked.show("returns_checked.html", text(words.CHECKED), own=words, task=asked.named["id"],
                      checked=done.checked, round=done.batch.round, copies=str(_copies(asked.desk.path, done.batch)),
                      has_letters=store.is_folder(_copies(asked.desk.path, done.batch)))


def _copies(register: Path, batch: Batch) -> Path:
    """Where checked copies go: where letters look for them."""
    return (folders_of(register).checked or register.parent / "checked") / store.safe_name(batch.round)


def _write_copies(asked: Asked) -> Response:
    desk, done, moment, path = asked.desk, _done(asked), asked.desk.moment(), asked.desk.path
    folder, anew = _copies(path, done.batch), bool(asked.form.get("replace"))

    def work() -> Results:
        result = check_returns(done.batch.paths, moment, register_path=path, round_name=done.batch.round,
                               known=done.batch.known, out=folder, replace=anew)
        letters = Step(text(words.DRAFT), f"{AT}/letters", {"task": asked.form.get("task", "")},
                       text(words.DRAFT_LEAD), is_first=True)
        return Results([counted(words.WROTE, len(result.written), folder=folder)],
                       files=[desk.wrote(one) for one in result.written], next=[letters])

    return asked.begin(text(words.COPYING), work, back=f"{AT}/checked/{asked.form.get('task', '')}", writes=False)


def _letters(asked: Asked) -> Response:
    desk, done, moment, path = asked.desk, _done(asked), asked.desk.moment(), asked.desk.path
    folder = _copies(path, done.batch).parent

    def work() -> Results:
        found = draft_letters(path, LetterKind.RETURN, done.batch.round, moment, checked=folder)
        return Results([counted(words.DRAFTED, len(found.drafted))], listed(found.problems),
                       [desk.wrote(one.path) for one in found.drafted])

    return asked.begin(text(words.WRITING_LETTERS), work, back=f"{AT}/checked/{asked.form.get('task', '')}")


def _plan(asked: Asked) -> Response:
    """What taking the returns in would change."""
    moment, path = asked.desk.moment(), asked.desk.path
    batch = replace(_done(asked).batch, accept_emptied=bool(asked.form.get("emptied")))

    def work() -> Results:
        basis = basis_of(path, batch.paths)
        result = _consolidated(path, batch, moment, dry_run=True)
        return Results(page=f"{AT}/planned", value=Done(batch, planned=planned(result), basis=basis))

    return asked.begin(text(words.PLANNING), work, back=AT, writes=False)


def _planned(asked: Asked) -> Response:
    done = _done(asked)
    return asked.show("returns_planned.html", text(words.PLAN), own=words, task=asked.named["id"],
                      plan=done.planned, round=done.batch.round, accepted=done.batch.accept_emptied)


def _take(asked: Asked) -> Response:
    """Take the returns in, if all that the plan rests on is as it was."""
    done, moment, path = _done(asked), asked.desk.moment(), asked.desk.path

    def work() -> Results:
        if basis_of(path, done.batch.paths) != done.basis:
            raise Refused("desk-plan-outdated")
        return _taken(_consolidated(path, done.batch, moment), path)

    return asked.begin(text(words.TAKING_IN), work, back=AT)


def _consolidated(path: Path, batch: Batch, moment: datetime, *, dry_run: bool = False) -> ConsolidateResult:
    return consolidate_returns(path, batch.paths, batch.round, moment, accept_emptied=batch.accept_emptied,
                               known=batch.known, dry_run=dry_run)


def _taken(result: ConsolidateResult, path: Path) -> Results:
    """What came of it, and what waits now."""
    sentences = summary(result)
    if result.written:
        sentences.append(said(words.WROTE_REGISTER, folder=path.parent / ARCHIVE))
    decide = bool(result.outcome.register.conflicts or result.new_actions or result.new_dates)
    steps = [Step(text(words.DECIDE), "/decisions", note=text(words.DECIDE_LEAD), is_first=True)] if decide else []
    if result.missing:
        steps.append(Step(text(words.SEE_MISSING), "/#round", is_first=not steps))
    steps.append(Step(text(words.SEE_HOME), "/", is_first=not steps))
    if last := _last(result.outcome.register) if result.written else None:
        steps.append(Step(text(words.UNDO), f"{AT}/undo", {"when": last.when}, text(words.UNDO_LEAD)))
    return Results(sentences, listed(result.told, units_of(result.received)), next=steps)


def _undo(asked: Asked) -> Response:
    """Take the last consolidation back."""
    moment, path, when = asked.desk.moment(), asked.desk.path, asked.form.get("when", "")

    def work() -> Results:
        undone = undo(path, moment, meant=when)
        files = ", ".join(one.file for one in undone.returns)
        again = counted(console.CAN_BE_CONSOLIDATED, len(undone.returns), files=files)
        return Results([said(console.UNDONE, when=undone.when), again, said(words.WROTE_REGISTER, folder=undone.kept)],
                       next=[Step(text(words.WAYS_BACK), AT, is_first=True)])

    return asked.begin(text(words.UNDO), work, back=AT)


PAGE = Page(
    AT, RETURNS, _show,
    ways=(Way(f"{AT}/check", _check, is_post=True, endings=WORKBOOKS), Way(f"{AT}/again", _again, is_post=True),
          Way(f"{AT}/checked/{{id}}", _checked), Way(f"{AT}/copies", _write_copies, is_post=True),
          Way(f"{AT}/letters", _letters, is_post=True), Way(f"{AT}/plan", _plan, is_post=True),
          Way(f"{AT}/planned/{{id}}", _planned), Way(f"{AT}/take", _take, is_post=True),
          Way(f"{AT}/undo", _undo, is_post=True)),
    choices={"returns": Choice(words.CHOOSE_FOLDER, (), f"{AT}/check", words.CHECK_FOLDER)},
)
