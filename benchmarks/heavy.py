"""The seconds of the processor, and the memory, that each heavy hostile return takes when it is merged.

    python -m benchmarks.heavy [--seconds 5] [--megabytes 300] [--only imports]

Each is merged in a process of its own, and each heavy document imported. It ends with 1 where one takes longer, or
needs more memory beyond what an honest return, or the import of a small tracker, needs. What the tests bound are counts
(`tests/hostile/bounds.py`), which are the same on any machine.
"""

import argparse
import contextlib
import gc
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from benchmarks.make_imports import IMPORTS
from tests.hostile.invented import NOW, honest, register_bytes
from tests.hostile.kind import Kind, Read
from tests.hostile.kinds import KINDS
from tests.hostile.packages import BOMBS
from tests.returns import ROUND
from toolkit.jobs.consolidating import consolidate_returns
from toolkit.jobs.taking_in import import_document
from toolkit.tracker.record.problems import Refused

HONEST = Kind("an-honest-return", honest, Read())
HEAVY = {kind.name: kind for kind in (
    HONEST, *(kind for kind in KINDS if kind.heavy or kind.name in {bomb.name for bomb in BOMBS}))}


class Cost(NamedTuple):
    """What a file takes: seconds of the processor and on the clock, and the most megabytes that its process has had."""

    seconds: float
    clock: float
    megabytes: int


def merging(name: str) -> Cost:
    """What it takes to merge a return."""
    with tempfile.TemporaryDirectory() as folder:
        register, inbox = Path(folder, "register.xlsx"), Path(folder, "inbox")
        register.write_bytes(register_bytes())
        inbox.mkdir()
        (inbox / HEAVY[name].file).write_bytes(HEAVY[name].make())
        return _cost(lambda: consolidate_returns(register, [inbox], ROUND.name, NOW))


def importing(name: str) -> Cost:
    """What it takes to import a document, or to refuse it. It is made in another process, which takes memory too."""
    with tempfile.TemporaryDirectory() as folder:
        document, register = Path(folder, name), Path(folder, "register.xlsx")
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
            document.write_bytes(pool.submit(IMPORTS[name]).result())
        return _cost(lambda: import_document(document, register, NOW))


def _cost(job: Callable[[], object]) -> Cost:
    gc.disable()  # as every command does
    seconds, clock = time.process_time(), time.perf_counter()
    with contextlib.suppress(Refused):
        job()
    seconds, clock = time.process_time() - seconds, time.perf_counter() - clock
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return Cost(seconds, clock, most >> 20 if sys.platform == "darwin" else most >> 10)


def main() -> int:
    """Print two Markdown tables; 1 if anything is beyond its limit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=5, help="of the processor, at the most")
    parser.add_argument("--megabytes", type=int, default=300, help="beyond what an honest file needs, at the most")
    parser.add_argument("--only", choices=("returns", "imports"), help="one of the tables")
    limits = parser.parse_args()
    beyond: list[str] = []
    for kind, job, names in (("returns", merging, [*HEAVY]), ("imports", importing, [*IMPORTS])):
        if limits.only in (None, kind):
            beyond += _measured(kind, job, names, limits.seconds, limits.megabytes)
    print(f"\nBeyond {limits.seconds:g} seconds or {limits.megabytes} MB: {', '.join(beyond) or 'none'}")
    return 1 if beyond else 0


def _measured(kind: str, job: Callable[[str], Cost], names: list[str], seconds: float, megabytes: int) -> list[str]:
    """Print what each takes, the honest one first; the names of those that take too much."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), max_tasks_per_child=1) as pool:
        found = dict(zip(names, pool.map(job, names), strict=True))
    idle = found[names[0]].megabytes
    print(f"\n| {kind} | seconds | on the clock | MB beyond the first |\n| --- | ---: | ---: | ---: |")
    for name, cost in found.items():
        print(f"| {name} | {cost.seconds:.2f} | {cost.clock:.2f} | {cost.megabytes - idle} |")
    return [name for name, cost in found.items() if cost.seconds > seconds or cost.megabytes - idle > megabytes]


if __name__ == "__main__":
    raise SystemExit(main())
