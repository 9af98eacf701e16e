"""How long each page of the desk takes: the first time, when the register is read, and every time after that.

    python -m benchmarks.desk [--actions 500 2000] [--returns 200]

The pages on returns are those of so many returns with three actions each, before and after they are taken in. Prints a
Markdown table, in milliseconds of the processor.
"""

import argparse
import tempfile
from datetime import date, datetime
from pathlib import Path
from random import Random
from time import process_time

from starlette.testclient import TestClient

from benchmarks.make_returns import NOW, make, register_of
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
    asked.add_argument("--returns", type=int, default=200)
    given = asked.parse_args()
    print("| register | page | first, ms | again, ms |\n| --- | --- | ---: | ---: |")
    for number in given.actions:
        with tempfile.TemporaryDirectory() as folder:
            of_actions(number, Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        of_returns(given.returns, Path(folder))


def of_actions(number: int, folder: Path) -> None:
    """Measure a register of so many actions."""
    register = register_of(number // 10, 10, Random(1))
    register.conflicts = [
        Conflict(f"C{at}", "A", "2018-12", ref, "status", "In progress", "Implemented", action.lead[0], f"{ref}.xlsx",
                 "Actions", "E2")
        for at, (ref, action) in enumerate(register.actions.items(), start=1)]
    create(folder / "register.xlsx", register, NOW)
    issue_workbooks(folder / "register.xlsx", "2018-12", NOW, as_of=date(2018, 12, 31))
    client, _ = opened(folder)
    for path in PAGES:
        at = path.format(unit=next(iter(register.units)), ref=next(iter(register.actions)))
        show(client, f"{len(register.actions):,} actions", path, at)


def of_returns(number: int, folder: Path) -> None:
    """Measure the pages on so many returns."""
    make(folder, number, 3)
    client, desk = opened(folder)
    name = f"{number} returns"
    show(client, name, "/returns", "/returns")
    ended = ""
    for page, form in (("check", {"inbox": "1"}), ("plan", {}), ("take", {})):
        ended = send(client, desk, f"/returns/{page}", {"task": ended.rpartition("/")[2], **form})
        show(client, name, ended.rpartition("/")[0], ended)
    for path in ("/", "/returns", "/decisions", "/actions"):
        show(client, name, path, path)


def opened(folder: Path) -> tuple[TestClient, Desk]:
    """A window on a desk, and the desk."""
    keys = Keys(50000)
    desk = Desk(folder / "register.xlsx", lambda: datetime(2019, 1, 20, 10))
    client = TestClient(application(desk, keys), base_url=keys.address, client=(HERE, 1))
    client.get(keys.entrance, follow_redirects=False)
    return client, desk


def send(client: TestClient, desk: Desk, path: str, form: dict[str, str]) -> str:
    """Send a form that begins a piece of work, and wait for that; gives the page of what came of it."""
    headers = {"Origin": str(client.base_url).rstrip("/"), "Sec-Fetch-Site": "same-origin"}
    answer = client.post(path, data=form, headers=headers, follow_redirects=False)
    at = answer.headers["location"]
    task = desk.tasks.get(at.rpartition("/")[2])
    assert task is not None
    assert task.thread is not None
    task.thread.join()
    assert task.results is not None, task.refused or task.sentence
    return f"{task.results.page}/{task.id}" if task.results.page else at


def show(client: TestClient, name: str, path: str, at: str) -> None:
    """Print the line of a page."""
    taken = []
    for _ in range(4):
        before = process_time()
        assert client.get(at).status_code == 200, at
        taken.append((process_time() - before) * 1000)
    print(f"| {name} | {path} | {taken[0]:.0f} | {min(taken[1:]):.0f} |", flush=True)


if __name__ == "__main__":
    main()
