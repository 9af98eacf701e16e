"""Processes that consolidate into one register at once: `python -m tests.trust.contention --processes 8 --runs 50`."""

import argparse
import multiprocessing
import sys
import tempfile
from pathlib import Path

from tests.trust.desk import Desk
from toolkit.jobs.registers import load
from toolkit.tracker.record.problems import Refused


def contend(folder: Path, processes: int, runs: int) -> tuple[int, int]:
    """Let processes consolidate different returns of one unit into one register.

    Args:
        folder: Where to work; empty.
        processes: How many at once.
        runs: Returns of each.

    Returns:
        How many answers are in the register, its history or its conflicts; how many returns are in its log.
    """
    desk = Desk.opened(folder)
    texts = [[f"Process {p} run {r}" for r in range(runs)] for p in range(processes)]
    files = [[desk.fill_in("PAR", "1.1", text, f"{text}.xlsx") for text in own] for own in texts]
    fork = multiprocessing.get_context("fork")
    started = [fork.Process(target=_work, args=(desk, own)) for own in files]
    for process in started:
        process.start()
    for process in started:
        process.join()
    assert [process.exitcode for process in started] == [0] * processes
    held = load(desk.path).register
    kept = {c.new for c in held.history} | {c.value for c in held.conflicts}
    return len(kept & {text for own in texts for text in own}), len(held.returns)


def _work(desk: Desk, returns: list[Path]) -> None:
    for one in returns:
        while True:
            try:
                desk.consolidate(one)
                break
            except Refused as refused:
                if refused.problem.code != "register-locked":
                    raise


def main() -> None:
    """Print the counts."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--processes", type=int, default=8)
    options.add_argument("--runs", type=int, default=50)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        answers, returns = contend(Path(folder), given.processes, given.runs)
    expected = given.processes * given.runs
    sys.stdout.write(f"{answers} answers and {returns} returns of {expected}\n")
    if (answers, returns) != (expected, expected):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
