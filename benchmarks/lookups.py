"""What commands that look into a register take, as multiples of `tracker --help`, by the processor's seconds.

    python -m benchmarks.lookups [--runs 5] [--folder FOLDER]

The register has 2,010 actions, 30 units, 10 rounds and some 20,000 lines of history (`make_rounds`). Each command runs
cold, without what was kept of the register (`.tracker-cache`), and then warm. Prints a Markdown table.
"""

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.make_rounds import make
from toolkit.jobs.cached import FOLDER

COMMANDS = {
    "show": ("show",), "show --json": ("show", "--json"), "history": ("history", "1.1"), "missing": ("missing",),
    "status": ("status",), "overdue": ("overdue",), "round": ("round",), "check-register": ("check-register",)}
UNITS, ACTIONS, ROUNDS = 30, 67, 10


def seconds(*words: str) -> float:
    """Of the processor, for one run of Python with some words."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    done = subprocess.run([sys.executable, *words], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr.decode())
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def tracker(*words: str) -> float:
    """Seconds of one command."""
    return seconds("-m", "toolkit", *words)


def measured(register: Path, runs: int) -> None:
    """Print the table, all in turn."""
    kept = register.parent / FOLDER
    bare, page = list[float](), list[float]()
    cold: dict[str, list[float]] = {name: [] for name in COMMANDS}
    warm: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(runs):
        bare.append(seconds("-c", "pass"))
        page.append(tracker("--help"))
        for name, (command, *more) in COMMANDS.items():
            shutil.rmtree(kept, ignore_errors=True)
            cold[name].append(tracker(command, str(register), *more))
            tracker("show", str(register))
            warm[name].append(tracker(command, str(register), *more))
    unit = median(page)
    print(f"`tracker --help`: {unit:.3f} s, {unit / median(bare):.1f} times the bare interpreter\n")
    print("| command | cold, in s | times --help | warm, in s | times --help |\n| --- | ---: | ---: | ---: | ---: |")
    for name in COMMANDS:
        once, again = median(cold[name]), median(warm[name])
        print(f"| `tracker {name}` | {once:.2f} | {once / unit:.1f} | {again:.2f} | {again / unit:.1f} |")


def main() -> None:
    """Parse the arguments, make the register where it is absent, and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--folder", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        register = folder / "register.xlsx"
        measured(register if register.exists() else make(folder, UNITS, ACTIONS, ROUNDS), arguments.runs)


if __name__ == "__main__":
    main()
