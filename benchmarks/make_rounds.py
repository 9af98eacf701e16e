"""Make a register that was used for years: many rounds issued to its units, answered, and taken in.

    python -m benchmarks.make_rounds FOLDER [--units 30] [--actions 67] [--rounds 10]

Each round is issued and consolidated by the jobs of the toolkit itself. The same arguments give the same register.
"""

import argparse
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from benchmarks.make_returns import register_of, sentence
from toolkit.jobs.consolidating import consolidate_returns
from toolkit.jobs.issuing import issue_workbooks
from toolkit.jobs.registers import create, load
from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.columns import Value
from toolkit.tracker.returns.content import IssuedRow, ReturnContent
from toolkit.tracker.returns.issuing import issue
from toolkit.workbook.memory.authentication import signed
from toolkit.workbook.returns.workbook import write_return

FIRST = date(2009, 12, 31)
CHANCES = ((0.04, Status.IMPLEMENTED), (0.6, Status.IN_PROGRESS), (0.72, Status.NOT_STARTED))
"""Up to which chance a row is answered so in a round; beyond it stays as it was."""


def make(folder: Path, units: int, actions: int, rounds: int) -> Path:
    """Write a register and take its rounds in; where it is."""
    random, path = Random(20190120), folder / "register.xlsx"
    create(path, register_of(units, actions, random), moment(0), replace=True)
    for number in range(1, rounds + 1):
        a_round(folder, path, number, random)
    return path


def moment(number: int) -> datetime:
    """When a round is taken in."""
    return datetime(FIRST.year + number, 1, 20, 10, 0)


def a_round(folder: Path, path: Path, number: int, random: Random) -> None:
    """Issue a round, let every unit answer, and take the answers in."""
    as_of, now = FIRST.replace(year=FIRST.year + number - 1), moment(number)
    name, inbox = f"{as_of:%Y-%m}", folder / "inbox" / f"{as_of:%Y-%m}"
    issued = issue_workbooks(path, name, now, as_of=as_of, out=folder / "outbox" / name, replace_files=True)
    register = load(path).register
    inbox.mkdir(parents=True, exist_ok=True)
    for issuance in issue(register, issued.reporting_round):
        content = issuance.content
        content = replace(content, issued=signed(replace(content.issued, version=1), register.keys))
        (inbox / f"{content.unit.code}.xlsx").write_bytes(write_return(answered(content, as_of, random), now))
    consolidate_returns(path, [inbox], name, now + timedelta(hours=1))


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
    make(arguments.folder, arguments.units, arguments.actions, arguments.rounds)


if __name__ == "__main__":
    main()
