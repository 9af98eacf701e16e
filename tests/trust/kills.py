"""Kill runs that replace a register at random moments: `python -m tests.trust.kills --kills 1000`.

Every second one consolidates a return, the others add a document.
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.sources.tables import HEADER, as_text
from tests.trust.desk import WHEN, Desk
from toolkit.jobs.registers import load
from toolkit.jobs.taking_in import import_document


@dataclass(frozen=True)
class Run:
    """A run that replaces the register.

    Attributes:
        carry_out: Does it.
        is_done: Whether the register on disk, which must load, holds what came of it.
    """

    carry_out: Callable[[], object]
    is_done: Callable[[], bool]


def _consolidation(desk: Desk, number: int) -> Run:
    text = f"Coat {number}"
    returned = desk.fill_in("PAR", "1.1", text, f"PAR {number}.xlsx")
    return Run(lambda: desk.consolidate(returned), lambda: desk.comment("1.1", "PAR") == text)


def _addition(desk: Desk, number: int) -> Run:
    document = desk.folder / f"wells {number}.txt"
    document.write_text(as_text(f"{HEADER}\n| 1 | Water | Dig well {number} | May 2019 | Garden Unit | Dug |"), encoding="utf-8")
    return Run(lambda: import_document(document, Path(), WHEN, into=desk.path, code="WELLS"),
               lambda: f"Dig well {number}" in {action.text for action in load(desk.path).register.actions.values()})


RUNS = (_consolidation, _addition)


def kill_runs(folder: Path, kills: int, seed: int = 0) -> Counter[str]:
    """Kill runs of each kind in turn, and let the next run finish them.

    Args:
        folder: Where to work; empty.
        kills: How many runs to start.
        seed: Of the moments.

    Returns:
        How many runs left the old register, how many the new, how many temporary files, and how many had ended before
        the kill.

    Raises:
        AssertionError: A register was neither, or the next run did not hold what came of it or left something over.
    """
    desk, chance, seen = Desk.opened(folder), random.Random(seed), Counter[str]()
    start, longest = desk.path.read_bytes(), list[float]()
    for number in range(kills + len(RUNS)):
        desk.path.write_bytes(start)
        run = RUNS[number % len(RUNS)](desk, number)
        began = time.monotonic()
        if number < len(RUNS):
            assert _killed(run, None), "The run that is only timed must succeed."
            longest.append(time.monotonic() - began)
            continue
        ended = _killed(run, chance.uniform(0, longest[number % len(RUNS)]))
        is_old = desk.path.read_bytes() == start
        assert is_old or run.is_done()
        seen["old" if is_old else "new"] += 1
        seen["ended before the kill"] += ended
        seen["temporary files"] += len(_temporary(folder))
        run.carry_out()
        assert run.is_done()
        assert _temporary(folder) == []
    return seen


def _temporary(folder: Path) -> list[Path]:
    """What killed runs left half written."""
    return [*folder.rglob(".*.tmp")]


def _killed(run: Run, delay: float | None) -> bool:
    """Carry out a run in a child that is killed after a delay; whether it had ended well by itself."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            run.carry_out()
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
