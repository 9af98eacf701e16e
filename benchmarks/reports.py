"""What Word reports of more and more rows take: the processor's seconds, and the memory above that of the register.

    python -m benchmarks.reports [--runs 3] [--format progress-table] [--rows 1000 5000 20000]

Each report is made in a process of its own, of a register that is in its memory; all in turn. Prints a Markdown table.
"""

import argparse
import gc
import resource
import subprocess
import sys
import time
from datetime import date, datetime
from random import Random
from statistics import median

from benchmarks.make_returns import register_of
from toolkit import resources
from toolkit.word import house_formats
from toolkit.word.documents import render

ROWS = (1_000, 5_000, 20_000)
OF_A_UNIT = 100
AS_OF, NOW = date(2018, 12, 31), datetime(2019, 1, 20, 10, 0)


def highest() -> float:
    """The most memory that this process had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def make(rows: int, name: str) -> tuple[float, float]:
    """Make a report; the seconds, and the megabytes above those of the register.

    The command line collects no garbage, either.
    """
    gc.disable()
    register = register_of(rows // OF_A_UNIT, OF_A_UNIT, Random(1))
    house_format = house_formats.find(name, [resources.folder("reports")])
    before, start = highest(), time.process_time()
    render(house_format, register, AS_OF, NOW)
    return time.process_time() - start, highest() - before


def apart(rows: int, name: str) -> tuple[float, float]:
    """The same in a process of its own."""
    words = [sys.executable, "-m", "benchmarks.reports", "--once", "--rows", str(rows), "--format", name]
    seconds, megabytes = subprocess.run(words, capture_output=True, text=True, check=True).stdout.split()
    return float(seconds), float(megabytes)


def main() -> None:
    """Parse the arguments, and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--format", default="progress-table")
    parser.add_argument("--rows", type=int, nargs="+", default=ROWS)
    parser.add_argument("--once", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.once:
        print(*make(arguments.rows[0], arguments.format))
        return
    taken: dict[int, list[tuple[float, float]]] = {rows: [] for rows in arguments.rows}
    for _ in range(arguments.runs):
        for rows, runs in taken.items():
            runs.append(apart(rows, arguments.format))
    middle = {rows: tuple(map(median, zip(*runs, strict=True))) for rows, runs in taken.items()}
    seconds, megabytes = next(iter(middle.values()))
    first = arguments.rows[0]
    print(f"{arguments.format}, medians of {arguments.runs} runs in turn\n")
    print(f"| rows | seconds | times {first:,} rows | MB above the register | above {first:,} rows |")
    print("| ---: | ---: | ---: | ---: | ---: |")
    for rows, (took, more) in middle.items():
        print(f"| {rows:,} | {took:.2f} | {took / seconds:.1f} | {more:.0f} | {more - megabytes:.0f} |")


if __name__ == "__main__":
    main()
