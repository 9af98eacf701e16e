"""Carry out many histories: `python -m tests.trust.history --histories 2000`, every fiftieth of them with real files.

`--first 1234 --histories 1` looks at one again, and a history that fails is told as short as it can be made.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.trust.history.played import Play
from tests.trust.history.steps import SEED, History, history, smallest
from tests.trust.history.worlds import InMemory, OnDisk

ON_DISK_EVERY = 50


def difference(one: History, *, on_disk: bool = False) -> str:
    """How the toolkit and the restatement differ first in a history; "" if they do not."""
    try:
        if on_disk:
            with tempfile.TemporaryDirectory() as folder:
                Play(one, OnDisk(one.actions, Path(folder), verifies=one.verifies)).run()
        else:
            Play(one, InMemory(one.actions, verifies=one.verifies)).run()
    except AssertionError as error:
        return str(error)
    return ""


def examine(numbers: Iterable[int], seed: int = SEED, on_disk_every: int = ON_DISK_EVERY) -> Iterator[str]:
    """Carry out histories.

    Args:
        numbers: Theirs.
        seed: Of all chances.
        on_disk_every: One of so many is carried out with real files.

    Yields:
        Each difference, with all that makes it again.
    """
    for number in numbers:
        one, on_disk = history(number, seed), number % on_disk_every == 0
        if difference(one, on_disk=on_disk):
            shortest = smallest(one, lambda shorter, on_disk=on_disk: bool(difference(shorter, on_disk=on_disk)))  # type: ignore[misc]
            again = f"python -m tests.trust.history --first {number} --histories 1 --seed {seed}"
            lines = [difference(shortest, on_disk=on_disk), *map(str, (*shortest.actions, *shortest.steps)), f"again: {again}"]
            yield "\n  ".join(lines)


def main() -> int:
    """Print the differences; 1 if there are any."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--histories", type=int, default=2000)
    options.add_argument("--first", type=int, default=0)
    options.add_argument("--seed", type=int, default=SEED)
    options.add_argument("--on-disk-every", type=int, default=ON_DISK_EVERY)
    given = options.parse_args()
    numbers = range(given.first, given.first + given.histories)
    found = 0
    for told in examine(numbers, given.seed, given.on_disk_every):
        found += 1
        sys.stdout.write(f"{told}\n")
    on_disk = sum(number % given.on_disk_every == 0 for number in numbers)
    sys.stdout.write(f"{given.histories:,} histories, {on_disk:,} of them with real files: {found:,} differences\n")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
