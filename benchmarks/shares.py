"""Where the processor's time of the heavy commands goes, told by the steps of the work.

    python -m benchmarks.shares [issue consolidate report import] [--folder FOLDER]

Each command runs once in a process of its own, with what is kept of the register at hand. Every two milliseconds of the
processor it is looked up which step it is in: the innermost one that is named in `STEPS`, so that no time counts twice.
What stands behind the name of a step is what no way of writing the rest would save; the last line adds these up. Prints
a Markdown table for each command, as multiples of `tracker --help`, and for `import` of openpyxl opening the document.
"""

import argparse
import gc
import json
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks.folders import working_in
from benchmarks.lookups import ACTIONS, ROUNDS, UNITS, copied, run, tracker, with_next
from benchmarks.make_imports import sheets_of_merges
from benchmarks.make_rounds import day, make
from benchmarks.steps import LOADING, STEPS


def table(name: str, words: Sequence[str], unit: float, of_what: str) -> None:
    """Print where the time of a command goes."""
    told = json.loads(run("-m", "benchmarks.steps", *words).stdout.splitlines()[-1])
    found, whole = Counter(told["found"]), told["seconds"] / unit
    looks = sum(found.values())
    needed = {LOADING, *(step.name for step in STEPS if step.is_needed)}
    print(f"\n| `tracker {name}` | share | times {of_what} | |\n| --- | ---: | ---: | --- |")
    for step, count in found.most_common():
        if count * 200 >= looks:
            share, mark = count / looks, "needed" if step in needed else ""
            print(f"| {step} | {share:.0%} | {share * whole:.1f} | {mark} |")
    floor = sum(count for step, count in found.items() if step in needed) / looks
    print(f"| **all, and of it needed** | {floor:.0%} | {whole:.1f} | {floor * whole:.1f} |")


def opening(document: Path) -> float:
    """Seconds of openpyxl opening a workbook, once it is loaded."""
    import openpyxl

    found = []
    for _ in range(3):
        start = time.process_time()
        openpyxl.load_workbook(document)
        found.append(time.process_time() - start)
    return median(found)


def measured(folder: Path, names: Sequence[str]) -> None:
    """Make the files where they are absent, and print the tables."""
    register = folder / "register.xlsx"
    if not register.exists():
        make(folder, UNITS, ACTIONS, ROUNDS)
    issued, name, inbox = with_next(register)
    tracker("status", str(register))
    unit = median(tracker("--help") for _ in range(5))
    of_round = day(ROUNDS + 1)
    document = folder / "document.xlsx"
    document.write_bytes(sheets_of_merges(44, 3_555))
    commands = {
        "issue": (register, ("--round", f"{of_round:%Y-%m}", "--as-of", f"{of_round}")),
        "consolidate": (issued, (str(inbox), "--round", name)),
        "report": (register, ("--format", "progress-table", "--anyway", "--fresh")),
    }
    for command in (one for one in names or commands if one in commands):
        given, more = commands[command]
        with copied(given, warm=True) as copy:
            table(command, (command, str(copy), *more), unit, "`--help`")
    if not names or "import" in names:
        with copied(document, warm=False) as copy:
            made = str(copy.with_name("made.xlsx"))
            table("import", ("import", str(copy), "-o", made), opening(document), "opening it")


def main() -> None:
    """Parse the arguments, and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("commands", nargs="*")
    parser.add_argument("--folder", type=Path)
    arguments = parser.parse_args()
    gc.disable()  # as every command does
    with working_in(arguments.folder) as folder:
        measured(folder, arguments.commands)


if __name__ == "__main__":
    main()
