"""Where things stand in a register, and what to do next."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from toolkit import store
from toolkit.folders import folders_of
from toolkit.jobs.past import asked_for
from toolkit.jobs.registers import latest_of
from toolkit.jobs.returns.finding import find_files
from toolkit.jobs.rounds import Absent, missing, proposed_round
from toolkit.tracker.judging.proposals import waiting_proposals
from toolkit.tracker.judging.verifying.claims import waiting
from toolkit.tracker.record.codes import SourceStatus
from toolkit.tracker.record.problems import Problem, Refused
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.rounds import ReportingRound
from toolkit.tracker.views.figures import Figures, figures
from toolkit.tracker.views.rounds.changes import Changes, changes_since
from toolkit.tracker.views.rounds.judged import Judged
from toolkit.tracker.views.standing import standing


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the follow-up and its latest round are.

    Attributes:
        register: The register.
        figures: For the latest date that it knows; None where it knows none.
        changes: Since the round before that date; None where nothing is known of an earlier one.
        archived: How many of its sources are.
        open: How many actions more is expected of on that date; one whose claim is not accepted is among them.
        round: The one that was asked for, else the latest; None where none was opened.
        judged: How the figures are judged.
        returned: How many units have returned a workbook in it.
        missing: The workbooks that have not come back.
        waiting: Workbooks in the inbox of the round that were not taken in yet.
        conflicts: How many wait for a decision.
        proposals: How many new actions wait for a decision.
        new_dates: How many new dates do.
        claims: How many claims the centre has not checked yet, where it verifies.
        to_put_right: What is missing or contradicts itself in the register.
        next: The command to run next, as it is typed behind `tracker`; () where there is nothing to do.
    """

    register: Register
    figures: Figures | None
    changes: Changes | None
    archived: int
    open: int
    round: ReportingRound | None
    judged: Judged
    returned: int
    missing: list[Absent]
    waiting: list[Path]
    conflicts: int
    proposals: int
    new_dates: int
    claims: int
    to_put_right: list[Problem]
    next: tuple[str, ...]


def where_things_stand(path: Path, today: date, round_name: str = "") -> Standing:
    """How far the follow-up of a register and its latest round are.

    Args:
        path: The register.
        today: For the dates of a round that is proposed.
        round_name: How they stood when that round was closed.

    Raises:
        Refused: The register cannot be read, or does not have the round.
    """
    register, judged = asked_for(path, round_name=round_name, closed=1)
    as_of, latest = judged.day, register.rounds[judged.round] if judged.round else latest_of(register)
    is_past = bool(judged.closed_on or judged.with_today)
    absent = missing(register, latest.name) if latest else []
    stood = standing(register, as_of) if as_of else register
    counted = figures(stood, as_of) if as_of else None
    found = Standing(
        register=register,
        figures=counted,
        changes=changes_since(stood, as_of) if as_of else None,
        archived=sum(source.status is SourceStatus.ARCHIVED for source in register.sources.values()),
        open=(counted or figures(register, date.max)).open,
        round=latest,
        judged=judged,
        returned=len(latest.issued_to) - len({one.issued_to for one in absent}) if latest else 0,
        missing=absent,
        waiting=_waiting(register, latest, path) if latest and not is_past else [],
        conflicts=len({conflict.number for conflict in register.conflicts}),
        proposals=sum(not (one.is_date or one.decision) for one in waiting_proposals(register)),
        new_dates=sum(one.is_date and not one.decision for one in waiting_proposals(register)),
        claims=len(waiting(register, date.max)),
        to_put_right=register.to_put_right,
        next=(),
    )
    return replace(found, next=("report", str(path), "--round", judged.round) if is_past else
                   _next(found, str(path), today))


def _waiting(register: Register, latest: ReportingRound, path: Path) -> list[Path]:
    """The workbooks in the inbox of a round that the register has not taken in."""
    inbox = folders_of(path).returned(store.safe_name(latest.name))
    if not store.is_folder(inbox):
        return []
    known = {taken.sha256 for taken in register.returns}
    files, _ = find_files([inbox])
    return [file for _, file in files if _digest(file) not in known]


def _digest(file: Path) -> str:
    """The hash of a file; "" of one that cannot be read, of which the check tells why."""
    try:
        return store.sha256_of(store.read_bytes(file))
    except Refused:
        return ""


def _next(found: Standing, name: str, today: date) -> tuple[str, ...]:
    """The first thing that waits, in the order in which a round goes."""
    if not found.register.actions:
        return ("import", "DOCUMENT", "--into", name)
    if found.to_put_right:
        return ("check-register", name)
    if found.round is None:
        return ("issue", name, *proposed_round(found.register, today))
    if found.waiting:
        return ("check", "--register", name)
    if found.conflicts or found.proposals or found.new_dates:
        return ("consolidate", name)
    return ("missing", name) if found.missing else ("report", name)
