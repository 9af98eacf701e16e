"""The seconds of the processor, and the memory, that each heavy hostile return takes when it is merged.

    python -m benchmarks.heavy [--seconds 5] [--megabytes 300]

Each is merged in a process of its own. It ends with 1 where one takes longer, or needs more memory beyond what an
honest return needs. What the tests bound are counts (`tests/hostile/bounds.py`), which are the same on any machine.
"""

import argparse
import multiprocessing
import resource
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.hostile.invented import NOW, honest, register_bytes
from tests.hostile.kind import Kind, Read
from tests.hostile.kinds import KINDS
from tests.hostile.packages import BOMBS
from tests.returns import ROUND
from toolkit.jobs.consolidating import consolidate_returns

HONEST = Kind("an-honest-return", honest, Read())
HEAVY = {kind.name: kind for kind in (
    HONEST, *(kind for kind in KINDS if kind.heavy or kind.name in {bomb.name for bomb in BOMBS}))}


def cost(name: str) -> tuple[float, int]:
    """The seconds of the processor that merging takes, and the most megabytes that this process has had."""
    with tempfile.TemporaryDirectory() as folder:
        register, inbox = Path(folder, "register.xlsx"), Path(folder, "inbox")
        register.write_bytes(register_bytes())
        inbox.mkdir()
        (inbox / HEAVY[name].file).write_bytes(HEAVY[name].make())
        start = time.process_time()
        consolidate_returns(register, [inbox], ROUND.name, NOW)
        seconds = time.process_time() - start
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return seconds, most >> 20 if sys.platform == "darwin" else most >> 10


def main() -> int:
    """Print a Markdown table; 1 if anything is beyond its limit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=5, help="of the processor, at the most")
    parser.add_argument("--megabytes", type=int, default=300, help="beyond what an honest return needs, at the most")
    limits = parser.parse_args()
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), max_tasks_per_child=1) as pool:
        found = dict(zip(HEAVY, pool.map(cost, HEAVY), strict=True))
    idle = found[HONEST.name][1]
    print("| hostile return | seconds | MB beyond an honest one |\n| --- | ---: | ---: |")
    for name, (seconds, megabytes) in found.items():
        print(f"| {name} | {seconds:.2f} | {megabytes - idle} |")
    beyond = [name for name, (seconds, megabytes) in found.items()
              if seconds > limits.seconds or megabytes - idle > limits.megabytes]
    print(f"\nBeyond {limits.seconds:g} seconds or {limits.megabytes} MB: {', '.join(beyond) or 'none'}")
    return 1 if beyond else 0


if __name__ == "__main__":
    raise SystemExit(main())
