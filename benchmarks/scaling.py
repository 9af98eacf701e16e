"""How the time of each stage grows with the returns and the actions, and the memory that consolidating them takes.

    python -m benchmarks.scaling [--units 250 1000] [--registers 10000 40000] [--folder FOLDER]

Returns have 20 actions each. Seconds are those of the processor, of all processes together, after a small run that
loads what is loaded once; an exponent of 1 is in step with the size. Memory is the most that a process of its own has
had, beyond what it had before. It ends with 1 where an exponent is above 1.05. Prints a Markdown table.
"""

import argparse
import gc
import math
import multiprocessing
import resource
import shutil
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path
from random import Random

from benchmarks.folders import working_in
from benchmarks.make_returns import AS_OF, NOW, ROUND, make, register_of
from toolkit.jobs.cached import FOLDER
from toolkit.jobs.consolidating import consolidate_returns
from toolkit.jobs.registers import create, held
from toolkit.jobs.reporting import overdue, report
from toolkit.jobs.returns.checking import check_returns
from toolkit.tracker.record.problems import Refused

MOST = 1.05
OF_A_UNIT = 20
Taken = tuple[float, float]
"""Seconds, and megabytes."""


def measured(job: Callable[[Path], object], small: Path, folder: Path) -> Taken:
    """What a job takes in a folder, after one in a small folder; both are left as they were."""
    gc.disable()  # as every command does
    with tempfile.TemporaryDirectory() as temporary:
        copies = [Path(shutil.copytree(one, Path(temporary, str(at)), ignore=shutil.ignore_patterns(FOLDER)))
                  for at, one in enumerate((small, folder))]
        job(copies[0])
        before, idle = _seconds(), _megabytes()
        job(copies[1])
        return _seconds() - before, _megabytes() - idle


def _seconds() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def _megabytes() -> float:
    """The most that this process has had; what the system says of it without being asked counts its parent's, too."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def check(folder: Path) -> object:
    """Read and judge all returns."""
    return check_returns([folder / "inbox"], NOW)


def consolidate(folder: Path) -> object:
    """Merge them into the register."""
    return consolidate_returns(folder / "register.xlsx", [folder / "inbox"], ROUND, NOW)


def write(folder: Path, actions: int) -> object:
    """Write a register that is new, and read it back."""
    return create(folder / "written.xlsx", register_of(actions // 100, 100, Random(1)), NOW)


def read(folder: Path) -> object:
    """Read the register, as a command does that will write it."""
    with held(folder / "register.xlsx") as file:
        return file


def late(folder: Path) -> object:
    """List what is overdue, from the register itself."""
    return overdue(folder / "register.xlsx", NOW, as_of=AS_OF)


def print_report(folder: Path) -> object:
    """Make a report of all actions, up to where it is refused as too long."""
    with suppress(Refused):
        return report(folder / "register.xlsx", "progress-table", folder / "report.docx", NOW, as_of=AS_OF, anyway=True)
    return None


def apart(job: Callable[[Path], object], small: Path, folder: Path) -> Taken:
    """The same, in a process of its own."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(measured, job, small, folder).result()


def made(folder: Path, units: int, actions: int, *, returned: bool) -> Path:
    """A folder with a register, and with its returns where they are wanted; one that is there is used."""
    if not (folder / "register.xlsx").is_file():
        folder.mkdir(parents=True, exist_ok=True)
        if returned:
            make(folder, units, actions)
        else:
            create(folder / "register.xlsx", register_of(units, actions, Random(1)), NOW)
    return folder


def table(what: str, sizes: Sequence[int], taken: dict[str, list[Taken]]) -> list[str]:
    """Print a table; the stages that grow faster than they may."""
    few, many = sizes
    print(f"\n| stage | s of {few:,} {what} | s of {many:,} | exponent | MB | MB |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |", flush=True)
    beyond = []
    for name, ((seconds, room), (longer, more)) in taken.items():
        exponent = math.log(longer / seconds) / math.log(many / few)
        print(f"| {name} | {seconds:.2f} | {longer:.2f} | {exponent:.2f} | {room:.0f} | {more:.0f} |")
        if exponent > MOST:
            beyond.append(name)
    return beyond


def main() -> int:
    """Parse the arguments, make what is absent, and measure; 1 if a stage grows faster than it may."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", type=int, nargs=2, default=(250, 1000))
    parser.add_argument("--registers", type=int, nargs=2, default=(10_000, 40_000), help="of how many actions")
    parser.add_argument("--folder", type=Path)
    arguments = parser.parse_args()
    gc.disable()
    with working_in(arguments.folder) as folder:
        small = made(folder / "small", 5, OF_A_UNIT, returned=True)
        registers = {size: made(folder / f"actions-{size}", size // 100, 100, returned=False)
                     for size in arguments.registers}
        beyond = table("actions", arguments.registers, {
            "write and read back": [apart(partial(write, actions=size), small, small) for size in registers],
            **{name: [apart(job, small, one) for one in registers.values()] for name, job in (
                ("read", read), ("overdue", late), ("report", print_report))}})
        returns = [made(folder / f"returns-{units}", units, OF_A_UNIT, returned=True) for units in arguments.units]
        beyond += table("returns", arguments.units, {
            name: [apart(job, small, one) for one in returns]
            for name, job in (("check", check), ("consolidate", consolidate))})
    print(f"\nGrows faster than it may: {', '.join(beyond) or 'none'}")
    return 1 if beyond else 0


if __name__ == "__main__":
    raise SystemExit(main())
