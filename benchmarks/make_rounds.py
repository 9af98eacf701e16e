"""Make a register that was used for years: many rounds issued to its units, answered, and taken in.

    python -m benchmarks.make_rounds FOLDER [--units 30] [--actions 67] [--rounds 10]

Rounds are planned, closed and merged by what `tracker issue` and `tracker consolidate` call for that, in memory: what
stands between, workbooks written and read again, would take ten times as long and change nothing in the register. The
same arguments give the same register.
"""

import argparse
import gc
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from benchmarks.make_returns import register_of, sentence
from toolkit.jobs.issuing import issue_workbooks
from toolkit.jobs.registers import create, load
from toolkit.store import sha256_of
from toolkit.tracker.merge.consolidate import consolidate
from toolkit.tracker.record.cells import column_letters
from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.columns import Value, to_plain
from toolkit.tracker.record.history import now_stamp
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.rounds import Issued, ReportingRound
from toolkit.tracker.returns.content import IssuedRow, ReturnContent
from toolkit.tracker.returns.issuing import answers_only, fulfil_requests, issue
from toolkit.tracker.returns.submission import ReturnedRow, Submission
from toolkit.tracker.views.rounds.closed import close_last
from toolkit.workbook.memory.authentication import signed, with_new_key
from toolkit.workbook.returns.workbook import write_return

FIRST = date(2009, 12, 31)
CHANCES = ((0.04, Status.IMPLEMENTED), (0.6, Status.IN_PROGRESS), (0.72, Status.NOT_STARTED))
"""Up to which chance a row is answered so in a round; beyond it stays as it was."""


def make(folder: Path, units: int, actions: int, rounds: int) -> Path:
    """Write a register whose rounds were taken in; where it is."""
    random, path = Random(20190120), folder / "register.xlsx"
    register = register_of(units, actions, random)
    register.keys = with_new_key({}, "5e" * 32)
    for number in range(1, rounds + 1):
        register = after_round(register, number, random)
    create(path, register, moment(rounds + 1), replace=True)
    return path


def returns_of_next(path: Path, number: int) -> tuple[str, Path]:
    """Issue one more round of a register, and write the workbooks that its units send back.

    Args:
        path: The register.
        number: Of the round, counted from 1.

    Returns:
        The name of the round, and the folder of the returns.
    """
    random, as_of, now = Random(number), day(number), moment(number)
    name, inbox = f"{as_of:%Y-%m}", path.parent / "inbox"
    issued = issue_workbooks(path, name, now, as_of=as_of, replace_files=True)
    register = load(path, cached=False).register
    inbox.mkdir(exist_ok=True)
    for issuance in issue(register, issued.reporting_round):
        content = issuance.content
        content = replace(content, issued=signed(replace(content.issued, version=1), register.keys))
        (inbox / f"{content.unit.code}.xlsx").write_bytes(write_return(answered(content, as_of, random), now))
    return name, inbox


def day(number: int) -> date:
    """For which a round reports."""
    return FIRST.replace(year=FIRST.year + number - 1)


def moment(number: int) -> datetime:
    """When a round is taken in."""
    return datetime(FIRST.year + number, 1, 20, 10, 0)


def after_round(before: Register, number: int, random: Random) -> Register:
    """A register once a round was issued, every unit has answered, and the answers were taken in."""
    register, opened = before.copy(), ReportingRound(f"{day(number):%Y-%m}", day(number))
    issued_at, taken_in = now_stamp(moment(number)), now_stamp(moment(number) + timedelta(hours=1))
    contents = [issuance.content for issuance in issue(register, opened)]
    close_last(register, before, opened, issued_at)
    for content in contents:
        register.issued[opened.name, content.unit.code] = [answers_only(signed(content.issued, register.keys))]
    register.rounds[opened.name] = replace(opened, issued_to=tuple(content.unit.code for content in contents))
    fulfil_requests(register, (content.issued for content in contents), issued_at)
    returned = [submission(answered(content, day(number), random)) for content in contents]
    return consolidate(register, opened.name, returned, taken_in).register


def submission(content: ReturnContent) -> Submission:
    """What would be read in a workbook that was filled in."""
    issued, unit = content.issued, content.unit.code
    letters = {column.key: column_letters(at) for at, column in enumerate(issued.form.columns, 1)}
    return Submission(f"{unit}.xlsx", sha256_of(f"{issued.round} {unit}".encode()), issued, "Actions", letters,
                      {row.ref: ReturnedRow(at, dict(_plain(row, issued)), {})
                       for at, row in enumerate(content.rows, 2)})


def _plain(row: IssuedRow, issued: Issued) -> Iterator[tuple[str, str]]:
    for column in issued.form.answers:
        if issued.may_answer(row.ref, column):
            yield column.key, to_plain(row.values.get(column.key))


def answered(content: ReturnContent, as_of: date, random: Random) -> ReturnContent:
    """The same workbook, filled in for a round."""
    return replace(content, rows=tuple(_answered(row, as_of, random) for row in content.rows))


def _answered(row: IssuedRow, as_of: date, random: Random) -> IssuedRow:
    chance = random.random()
    status = next((status for most, status in CHANCES if chance < most), None)
    if status is None:
        return row
    answers: dict[str, Value] = {"comment": sentence(random, 18), "status": status}
    if status is Status.IMPLEMENTED:
        answers["completed"] = as_of - timedelta(days=random.randrange(300))
    return replace(row, values=row.values | answers)


def main() -> None:
    """Parse the arguments and make the register."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--units", type=int, default=30)
    parser.add_argument("--actions", type=int, default=67)
    parser.add_argument("--rounds", type=int, default=10)
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    gc.disable()  # as every command does
    make(arguments.folder, arguments.units, arguments.actions, arguments.rounds)


if __name__ == "__main__":
    main()
