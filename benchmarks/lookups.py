"""What commands that look into a register take, as multiples of `tracker --help`, by the processor's seconds.

    python -m benchmarks.lookups [--runs 5] [--folder FOLDER]

The register has 2,010 actions, 30 units, 10 rounds and some 20,000 lines of history (`make_rounds`). Each command runs
cold, without what was kept of the register (`.tracker-cache`), and then warm; so do `issue` and `consolidate` (of the
30 workbooks of one more round), each with a copy. Commands run as the script `tracker` runs them,
with their modules compiled, as they are once they are installed; the bare interpreter is `python -c pass` of the same
environment. Prints a Markdown table.
"""

import argparse
import gc
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.folders import working_in
from benchmarks.make_rounds import day, make, returns_of_next
from toolkit.jobs.cached import FOLDER

COMMANDS = {
    "show": ("show",), "show --json": ("show", "--json"), "history": ("history", "1.1"), "missing": ("missing",),
    "status": ("status",), "overdue": ("overdue",), "round": ("round",), "check-register": ("check-register",),
    "report": ("report", "--format", "progress-table", "--anyway", "--fresh")}
SCRIPT = "from toolkit.__main__ import main; main()"
UNITS, ACTIONS, ROUNDS = 30, 67, 10


def run(*words: str) -> subprocess.CompletedProcess[str]:
    """Run Python with some words, with modules that stay compiled."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.run([sys.executable, *words], capture_output=True, text=True, encoding="utf-8", check=False,
                          env=kept)


def seconds(*words: str) -> float:
    """Of the processor, the system's included, for one run of Python with some words."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = run(*words)
    if done.returncode not in (0, 1, 3):  # problems and conflicts are what was asked for
        raise SystemExit(done.stderr)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def tracker(*words: str) -> float:
    """Seconds of one command."""
    return seconds("-c", SCRIPT, *words)


def issuing(register: Path, *, warm: bool) -> float:
    """Seconds of issuing a round of 30 workbooks from a copy of a register."""
    of_round = day(ROUNDS + 1)
    with copied(register, warm=warm) as copy:
        return tracker("issue", str(copy), "--round", f"{of_round:%Y-%m}", "--as-of", f"{of_round}")


def consolidating(issued: Path, name: str, inbox: Path, *, warm: bool) -> float:
    """Seconds of taking 30 workbooks into a copy of a register."""
    with copied(issued, warm=warm) as copy:
        return tracker("consolidate", str(copy), str(inbox), "--round", name)


@contextmanager
def copied(register: Path, *, warm: bool) -> Iterator[Path]:
    """A copy of a register, with what was kept of it or without."""
    with tempfile.TemporaryDirectory() as folder:
        if warm:
            shutil.copytree(register.parent / FOLDER, Path(folder, FOLDER))
        yield Path(shutil.copy(register, folder))


def with_next(register: Path) -> tuple[Path, str, Path]:
    """A copy of a register of which one more round was issued, the name of the round, and the folder of its returns."""
    folder = register.parent / "next"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    issued = Path(shutil.copy(register, folder))
    return issued, *returns_of_next(issued, ROUNDS + 1)


def measured(register: Path, runs: int) -> None:
    """Print the table, all in turn."""
    kept = register.parent / FOLDER
    bare, page = list[float](), list[float]()
    following = with_next(register)  # of which is kept what was written
    tracker("--help")  # compiles what was not compiled yet
    tracker("status", str(register))
    writing = {"issue": partial(issuing, register), "consolidate": partial(consolidating, *following)}
    cold: dict[str, list[float]] = {name: [] for name in (*COMMANDS, *writing)}
    warm: dict[str, list[float]] = {name: [] for name in (*COMMANDS, *writing)}
    for _ in range(runs):
        bare += [seconds("-c", "pass") for _ in range(5)]
        page += [tracker("--help") for _ in range(5)]
        for name, measure in writing.items():
            cold[name].append(measure(warm=False))
            warm[name].append(measure(warm=True))
        for name, (command, *more) in COMMANDS.items():
            shutil.rmtree(kept, ignore_errors=True)
            cold[name].append(tracker(command, str(register), *more))
            warm[name].append(tracker(command, str(register), *more))
    unit = median(page)
    print(f"`tracker --help`: {unit:.3f} s, {unit / median(bare):.1f} times the bare interpreter\n")
    print("| command | cold, in s | times --help | warm, in s | times --help |\n| --- | ---: | ---: | ---: | ---: |")
    for name, found in cold.items():
        once, again = median(found), median(warm[name])
        print(f"| `tracker {name}` | {once:.2f} | {once / unit:.1f} | {again:.2f} | {again / unit:.1f} |")


def main() -> None:
    """Parse the arguments, make the register where it is absent, and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--folder", type=Path)
    arguments = parser.parse_args()
    gc.disable()  # as every command does
    with working_in(arguments.folder) as folder:
        register = folder / "register.xlsx"
        measured(register if register.exists() else make(folder, UNITS, ACTIONS, ROUNDS), arguments.runs)


if __name__ == "__main__":
    main()
