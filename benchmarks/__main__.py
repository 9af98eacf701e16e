"""Compare the toolkit with the opponent, on the same files, in turn, by the medians of whole processes.

    python -m benchmarks [--runs 3] [--units 200] [--actions 100] [--folder FOLDER]

Prints a Markdown table; trust its ratios more than its seconds.
"""

import argparse
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import median

from benchmarks.folders import working_in
from benchmarks.make_returns import NOW, ROUND, make, register_of
from toolkit.jobs.registers import create

OPPONENT = Path(__file__).with_name("opponent.py")
REPORT_ROWS = (1_000, 5_000)


@dataclass
class Contestant:
    """One way of doing the work.

    Attributes:
        name: In the table.
        run: Does the work once, in processes of its own.
        seconds: Of each run, on the clock.
        processor: Of each run, of the processor, but for what the system did.
    """

    name: str
    run: Callable[[], None]
    seconds: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """Seconds of the middle run."""
        return median(self.seconds)

    @property
    def of_processor(self) -> float:
        """Seconds of the processor of the middle run."""
        return median(self.processor)


def command(*words: str | Path) -> None:
    """Run a command; an exit code of 1 means that it found problems, which it should."""
    done = subprocess.run([str(word) for word in words], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr.decode())


def tracker(*words: str | Path) -> None:
    """Run `tracker`."""
    command(sys.executable, "-m", "toolkit", *words, "--quiet")


def opponent(folder: Path, *words: str) -> Callable[[], None]:
    """Run the opponent over the returns."""
    return lambda: command(sys.executable, OPPONENT, folder / "inbox", folder / "out", *words)


def whole_job(folder: Path) -> None:
    """Consolidate all returns into the register, then make the Word report."""
    shutil.copy(folder / "register.xlsx", folder / "work" / "register.xlsx")
    register = folder / "work" / "register.xlsx"
    tracker("consolidate", register, folder / "inbox", "--round", ROUND)
    tracker("report", register, "--format", "progress-table", "-o", folder / "work" / "report.docx", "--replace")


def compare(contestants: list[Contestant], runs: int) -> list[str]:
    """Run all in turn and say how they stand to the first, as rows of a Markdown table."""
    for _ in range(runs):
        for contestant in contestants:
            start, used = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
            contestant.run()
            contestant.seconds.append(time.perf_counter() - start)
            contestant.processor.append(resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - used)
    ours, used = contestants[0].median, contestants[0].of_processor
    return [f"| {c.name} | {c.median:.2f} | {c.median / ours:.1f} | {c.of_processor:.2f} "
            f"| {c.of_processor / used:.1f} |" for c in contestants]


def reports(folder: Path, runs: int) -> list[Contestant]:
    """Reports of registers of different sizes."""
    made = []
    for rows in REPORT_ROWS:
        path = folder / f"register-{rows}.xlsx"
        create(path, register_of(rows // 100, 100, Random(1)), NOW, replace=True)
        out = folder / "work" / f"{rows}.docx"
        words = ("report", path, "--format", "progress-table", "--as-of", "2018-12-31", "-o", out, "--replace")
        made.append(Contestant(f"Word report of {rows:,} rows", lambda words=words: tracker(*words)))  # type: ignore[misc]
    compare(made, runs)
    return made


def benchmark(folder: Path, runs: int, units: int, actions: int) -> None:
    """Make the files where they are absent, and print the table."""
    if not (folder / "inbox").is_dir():
        make(folder, units, actions)
    (folder / "work").mkdir(exist_ok=True)
    read = [
        Contestant("`tracker check`: read and check everything", lambda: tracker("check", folder / "inbox")),
        Contestant("opponent, openpyxl: read only", opponent(folder, "--stage", "read")),
        Contestant("opponent, calamine: read only", opponent(folder, "--stage", "read", "--engine", "calamine")),
    ]
    whole = [
        Contestant("`tracker consolidate` and `tracker report`", lambda: whole_job(folder)),
        Contestant("opponent, openpyxl: everything", opponent(folder)),
        Contestant("opponent, calamine: everything", opponent(folder, "--engine", "calamine")),
    ]
    print(f"{units} returns of {actions} rows, medians of {runs} runs in turn\n")
    print("| | seconds | times ours | of the processor | times ours |\n| --- | ---: | ---: | ---: | ---: |")
    print("\n".join([*compare(read, runs), *compare(whole, runs)]))
    small, large = reports(folder, runs)
    help_page = Contestant("`tracker --help`", lambda: command(sys.executable, "-m", "toolkit", "--help"))
    compare([help_page], max(runs, 5))
    ratio = large.median / small.median
    print("\n| | seconds |\n| --- | ---: |")
    print(f"| {small.name} | {small.median:.2f} |")
    print(f"| {large.name} | {large.median:.2f} ({ratio:.1f} times as long) |")
    print(f"| {help_page.name} | {help_page.median:.2f} |")


def main() -> None:
    """Parse the arguments and compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--units", type=int, default=200)
    parser.add_argument("--actions", type=int, default=100)
    parser.add_argument("--folder", type=Path)
    arguments = parser.parse_args()
    with working_in(arguments.folder) as folder:
        benchmark(folder, arguments.runs, arguments.units, arguments.actions)


if __name__ == "__main__":
    main()
