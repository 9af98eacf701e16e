"""How long each page of the desk takes: the first time, when the register is read, and every time after that.

    python -m benchmarks.desk [--actions 500 2000]

Prints a Markdown table, in milliseconds of the processor.
"""

import argparse
import tempfile
from datetime import date, datetime
from pathlib import Path
from random import Random
from time import process_time

from starlette.testclient import TestClient

from benchmarks.make_returns import NOW, register_of
from toolkit.desk.app import application
from toolkit.desk.gate import HERE, Keys
from toolkit.desk.state import Desk
from toolkit.jobs.issuing import issue_workbooks
from toolkit.jobs.registers import create
from toolkit.tracker.record.decisions import Conflict

PAGES = ("/", "/take-in", "/issue", "/issue/rows?see={unit}", "/returns", "/decisions", "/decisions?item=C9",
         "/actions", "/actions?page=9", "/actions?unit={unit}&text=a", "/actions/{ref}", "/reports")


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--actions", type=int, nargs="*", default=[500, 2000])
    print("| actions | page | first, ms | again, ms |\n| ---: | --- | ---: | ---: |")
    for number in asked.parse_args().actions:
        with tempfile.TemporaryDirectory() as folder:
            measure(number, Path(folder))


def measure(number: int, folder: Path) -> None:
    """Measure a register of so many actions."""
    register = register_of(number // 10, 10, Random(1))
    register.conflicts = [
        Conflict(f"C{at}", "A", "2018-12", ref, "status", "In progress", "Implemented", action.lead[0], f"{ref}.xlsx",
                 "Actions", "E2")
        for at, (ref, action) in enumerate(register.actions.items(), start=1)]
    create(folder / "register.xlsx", register, NOW)
    issue_workbooks(folder / "register.xlsx", "2018-12", NOW, as_of=date(2018, 12, 31))
    keys = Keys(50000)
    desk = Desk(folder / "register.xlsx", lambda: datetime(2019, 1, 20, 10))
    client = TestClient(application(desk, keys), base_url=keys.address, client=(HERE, 1))
    client.get(keys.entrance, follow_redirects=False)
    for path in PAGES:
        at = path.format(unit=next(iter(register.units)), ref=next(iter(register.actions)))
        taken = []
        for _ in range(4):
            before = process_time()
            assert client.get(at).status_code == 200, at
            taken.append((process_time() - before) * 1000)
        print(f"| {len(register.actions):,} | {path} | {taken[0]:.0f} | {min(taken[1:]):.0f} |")


if __name__ == "__main__":
    main()
