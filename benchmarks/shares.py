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
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from benchmarks.lookups import ACTIONS, ROUNDS, UNITS, run, tracker, with_next
from benchmarks.make_imports import sheets_of_merges
from benchmarks.make_rounds import day, make
from benchmarks.steps import LOADING, STEPS
from toolkit.jobs.cached import FOLDER


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
    commands: dict[str, Callable[[Path], tuple[Path, Sequence[str]]]] = {
        "issue": lambda _: (register, ("--round", f"{of_round:%Y-%m}", "--as-of", f"{of_round}")),
        "consolidate": lambda _: (issued, (str(inbox), "--round", name)),
        "report": lambda _: (register, ("--format", "progress-table", "--anyway", "--fresh")),
        "import": lambda made: (document, ("-o", str(made / "made.xlsx"))),
    }
    for command in names or commands:
        with tempfile.TemporaryDirectory() as made:
            given, more = commands[command](Path(made))
            if (given.parent / FOLDER).exists():
                shutil.copytree(given.parent / FOLDER, Path(made, FOLDER))
            copy = shutil.copy(given, made)
            is_import = command == "import"
            table(command, (command, str(copy), *more), opening(document) if is_import else unit,
                  "opening it" if is_import else "`--help`")


def main() -> None:
    """Parse the arguments, and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("commands", nargs="*")
    parser.add_argument("--folder", type=Path)
    arguments = parser.parse_args()
    gc.disable()  # as every command does
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        measured(folder, arguments.commands)


if __name__ == "__main__":
    main()
