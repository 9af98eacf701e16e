"""Kill consolidations at random moments: `python -m tests.trust.kills --kills 1000`."""

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.trust.desk import Desk


def kill_runs(folder: Path, kills: int, seed: int = 0) -> Counter[str]:
    """Kill consolidations, each of a fresh return, and let the next run finish them.

    Args:
        folder: Where to work; empty.
        kills: How many runs to start.
        seed: Of the moments.

    Returns:
        How many runs left the old register, how many the new, how many temporary files, and how many had ended before
        the kill.

    Raises:
        AssertionError: A register was neither, or the next run did not hold what came back or left something over.
    """
    desk, chance, seen = Desk.opened(folder), random.Random(seed), Counter[str]()
    start, longest = desk.path.read_bytes(), 0.0
    for number in range(kills + 1):
        desk.path.write_bytes(start)
        text = f"Coat {number}"
        returned = desk.fill_in("PAR", "1.1", text, f"PAR {number}.xlsx")
        began = time.monotonic()
        ended = _killed(desk, returned, None if number == 0 else chance.uniform(0, longest))
        if number == 0:
            longest = time.monotonic() - began
            assert ended, "The run that is only timed must succeed."
            continue
        is_old = desk.path.read_bytes() == start
        assert is_old or desk.comment("1.1", "PAR") == text
        seen["old" if is_old else "new"] += 1
        seen["ended before the kill"] += ended
        seen["temporary files"] += len(_temporary(folder))
        desk.consolidate(returned)
        assert desk.comment("1.1", "PAR") == text
        assert _temporary(folder) == []
    return seen


def _temporary(folder: Path) -> list[Path]:
    """What killed runs left half written."""
    return [*folder.rglob(".*.tmp")]


def _killed(desk: Desk, returned: Path, delay: float | None) -> bool:
    """Consolidate in a child that is killed after a delay; whether it had ended well by itself."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            desk.consolidate(returned)
            code = 0
        finally:
            os._exit(code)
    if delay is not None:
        time.sleep(delay)
        os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1] == 0


def main() -> None:
    """Print the counts."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kills", type=int, default=1000)
    options.add_argument("--seed", type=int, default=0)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sys.stdout.write(f"{dict(kill_runs(Path(folder), given.kills, given.seed))}\n")


if __name__ == "__main__":
    main()
