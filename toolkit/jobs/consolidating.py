"""Consolidate: merge returns into the register."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from toolkit import store
from toolkit.jobs.open_register import fingerprint
from toolkit.jobs.registers import RegisterFile, Tell, held, nobody, round_of, save
from toolkit.jobs.returns.apart import HERE, Apart
from toolkit.jobs.returns.finding import find_files
from toolkit.jobs.returns.known import NOTHING, Known
from toolkit.jobs.returns.receiving import (
    Counts,
    Expected,
    Received,
    counts_of,
    held_against,
    problems_of,
    receiving,
)
from toolkit.jobs.rounds import Absent, answered_nothing, missing, refuse_typed_backwards
from toolkit.progress import each, step
from toolkit.tracker.judging.proposals import waiting_proposals
from toolkit.tracker.merge.consolidate import Consolidation, consolidate
from toolkit.tracker.record.decisions import Proposed
from toolkit.tracker.record.history import now_stamp
from toolkit.tracker.record.problems import Problem, Refused, in_order
from toolkit.tracker.record.units import Unit
from toolkit.words.phrases import KEEPING_RETURNS, MERGING

AGAIN = "already-taken-in"
"""Of a return whose bytes were taken in before: by an earlier run, or in this one as the file that is suggested."""


@dataclass(frozen=True, slots=True)
class ConsolidateResult:
    """What a consolidation did.

    Attributes:
        outcome: The merge: the new register, changes, conflicts.
        received: The returns, read.
        problems: All problems, of the register, the returns and files passed over, by place; those of a return that
            was taken in before were told then.
        counts: What came of the files, and how many problems people are told.
        missing: Workbooks that have not come back in this round.
        answered_nothing: The units whose workbooks came back with nothing changed, confirmed or added.
        written: Whether the register was written; it is not when nothing is new.
    """

    outcome: Consolidation
    received: list[Received]
    problems: list[Problem]
    counts: Counts
    missing: list[Absent]
    answered_nothing: list[Unit]
    written: bool

    @property
    def told(self) -> list[Problem]:
        """The problems, but for the returns that were taken in before."""
        return _told(self.problems)

    @property
    def again(self) -> list[Problem]:
        """Of each return that was taken in by an earlier run, that it was."""
        return [one for one in self.problems if one.code == AGAIN and not one.suggestion]

    @property
    def identical(self) -> list[tuple[str, str]]:
        """The name of each return that is the same as another one of this run, and that of the other."""
        return [(one.place.file, one.suggestion) for one in self.problems if one.code == AGAIN and one.suggestion]

    @property
    def proposed(self) -> list[Proposed]:
        """The new actions that wait to be accepted or declined."""
        return [one for one in waiting_proposals(self.outcome.register) if not one.is_date]

    @property
    def new_actions(self) -> int:
        """How many these are."""
        return len(self.proposed)

    @property
    def new_dates(self) -> int:
        """How many new dates wait to be accepted or declined."""
        return sum(one.is_date for one in waiting_proposals(self.outcome.register))


def consolidate_returns(
    path: Path, paths: Sequence[Path], round_name: str, now: datetime, *, unit: str = "", accept_emptied: bool = False,
    take_as: bool = False, known: Mapping[str, Known] = NOTHING, dry_run: bool = False, tell: Tell = nobody,
    notice: Tell = nobody, who: Apart = HERE,
) -> ConsolidateResult:
    """Merge returns into a register.

    Args:
        path: The register.
        paths: Returns, and folders with returns.
        round_name: The round that they belong to.
        now: The moment.
        unit: The unit that a return without memory comes from.
        accept_emptied: Whether an answer that is empty now empties the register's.
        take_as: Whether returns made in the workbooks of earlier rounds are taken for this one.
        known: Name of a return -> what a person says of it alone.
        dry_run: Say what would change, and write nothing.
        tell: Called with what of the register cannot be kept, before anything is written.
        notice: Called with what is to be put right in the register.
        who: Reads the returns, where they are many.

    Raises:
        Refused: The register, the round or who is to read the returns cannot be used.
    """
    files, skipped = find_files(paths)
    alone = Expected(None, round_name, unit, take_as=take_as, known=known)
    with receiving(files, alone, who) as collect, held(path, tell, notice) as file:
        round_of(file.register, round_name)
        refuse_typed_backwards(file.register)
        received = held_against(collect(), replace(alone, register=file.register))
        submissions = [one.submission for one in received if one.submission is not None]
        step(MERGING)
        outcome = consolidate(file.register, round_name, submissions, now_stamp(now), accept_emptied=accept_emptied)
        write = outcome.is_new and not dry_run
        if write:
            file.announce()
            _archive(file, received, now)
            save(file, outcome.register, now)
    again = {problem.place.file for problem in outcome.problems if problem.code == AGAIN}
    told = problems_of(received, file.register, again)
    problems = in_order([*file.problems, *skipped, *told, *outcome.problems])
    counted = counts_of(received, skipped, _told(problems))
    merged = outcome.register
    return ConsolidateResult(outcome, received, problems, counted, missing(merged, round_name),
                             answered_nothing(merged, round_name), write)


def basis_of(path: Path, returns: Sequence[Path]) -> str:
    """What a register and returns are known by, for a plan that rests on them; of one unreadable, that it is.

    Raises:
        Refused: The register or a folder cannot be read.
    """
    found = sorted(f"{name} {_digest(file)}" for name, file in find_files(returns)[0])
    return store.sha256_of("\n".join([fingerprint(path), *found]).encode())


def _digest(file: Path) -> str:
    try:
        return store.sha256_of(store.read_bytes(file))
    except Refused as refused:
        return refused.problem.code


def _told(problems: Sequence[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.code != AGAIN]


def _archive(file: RegisterFile, received: Sequence[Received], now: datetime) -> None:
    with file.copies.batch():
        for one in each(KEEPING_RETURNS, received):
            if one.submission is not None:
                data = store.read_bytes(one.path)
                if store.sha256_of(data) != one.submission.sha256:
                    raise Refused("return-changed", found=one.name)
                file.keep(data, Path(one.name).name, now)
