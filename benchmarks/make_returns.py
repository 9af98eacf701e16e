"""Make the workbooks that the benchmark reads: a register of many units, a round, and every unit's filled-in return.

    python benchmarks/make_returns.py FOLDER [--units 200] [--actions 100]

The returns are the very workbooks that `tracker issue` writes, with a third of the rows answered anew: statuses,
dates, comments, and now and then a mistake. The same arguments give the same files.
"""

import argparse
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from toolkit.jobs.issuing import issue_workbooks
from toolkit.jobs.registers import create, load
from toolkit.tracker.record.actions import Action, Comment, Recommendation
from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.columns import Value
from toolkit.tracker.record.register import About, Register, Settings
from toolkit.tracker.record.units import Unit
from toolkit.tracker.returns.content import IssuedRow, ReturnContent
from toolkit.tracker.returns.issuing import issue
from toolkit.workbook.memory.authentication import signed
from toolkit.workbook.returns.workbook import write_return

NOW = datetime(2019, 1, 20, 10, 0)
AS_OF = date(2018, 12, 31)
ROUND = "2018-12"
WORDS = ("harbour", "lights", "paths", "signs", "benches", "ditches", "lamps", "bridges", "maps", "notices", "survey",
         "repair", "painting", "printing", "training", "review", "plan", "budget", "inventory", "workshop", "archive")


def sentence(random: Random, words: int) -> str:
    """A sentence of invented words."""
    return " ".join(random.choice(WORDS) for _ in range(words)).capitalize() + "."


def register_of(units: int, actions: int, random: Random) -> Register:
    """A register in which each unit leads as many actions."""
    register = Register(About("benchmark"), Settings("Review of the harbour town", "Harbour town"))
    for number in range(units):
        code = f"U{number:03}"
        register.units[code] = Unit(code, f"Office {number:03} of the harbour town")
        recommendation = Recommendation(str(number + 1), text=sentence(random, 14))
        register.put(recommendation)
        for position in range(1, actions + 1):
            action = _action(f"{number + 1}.{position}", recommendation.number, code, random)
            register.actions[action.ref] = action
            if action.status is Status.IN_PROGRESS:
                register.comments[action.ref, code, ""] = Comment(action.ref, code, "", sentence(random, 12))
    return register


def _action(ref: str, recommendation: str, unit: str, random: Random) -> Action:
    due = date(2017, 1, 1) + timedelta(days=random.randrange(1460))
    status = random.choice((Status.NOT_STARTED, Status.IN_PROGRESS, Status.NOT_REPORTED))
    return Action(ref, recommendation, sentence(random, 12), f"Office {unit}", (unit,),
                  deadline=f"{due.day} {due:%B %Y}", due_date=due, status=status)


def answered(content: ReturnContent, random: Random) -> ReturnContent:
    """The same workbook with a third of its rows answered anew."""
    rows = (_answered(row, random) if random.random() < 1 / 3 else row for row in content.rows)
    return replace(content, rows=tuple(rows))


def _answered(row: IssuedRow, random: Random) -> IssuedRow:
    answers: dict[str, Value] = {"comment": sentence(random, 18)}
    chance = random.random()
    if chance < 0.5:
        answers |= {"status": Status.IMPLEMENTED, "completed": AS_OF - timedelta(days=random.randrange(700))}
    elif chance < 0.95:
        answers |= {"status": Status.IN_PROGRESS}
    else:
        answers |= {"status": "Implementd", "completed": "2 May 2018"}
    return replace(row, values=row.values | answers)


def make(folder: Path, units: int, actions: int) -> None:
    """Write register, issued workbooks and returns into a folder."""
    random = Random(20190120)
    path = folder / "register.xlsx"
    register = register_of(units, actions, random)
    create(path, register, NOW, replace=True)
    result = issue_workbooks(path, ROUND, NOW, as_of=AS_OF, out=folder / "outbox", replace_files=True)
    issued_from = load(path).register
    for issuance in issue(issued_from, result.reporting_round):
        content = issuance.content
        content = replace(content, issued=signed(replace(content.issued, version=1), issued_from.keys))
        inbox = folder / "inbox"
        inbox.mkdir(exist_ok=True)
        (inbox / f"{content.unit.code}.xlsx").write_bytes(write_return(answered(content, random), NOW))


def main() -> None:
    """Parse the arguments and make the files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--units", type=int, default=200)
    parser.add_argument("--actions", type=int, default=100)
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    make(arguments.folder, arguments.units, arguments.actions)


if __name__ == "__main__":
    main()
