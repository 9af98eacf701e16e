"""How many cells a second each reader of free text reads, over generated cells.

    python -m benchmarks.wording [--cells 20000] [--processes 2]

The cells are made from what people write (`tests/tracker/wording/*.md`), with other days, years and sentences; the
same arguments give the same cells. Processes read their share at the same time, as `tracker explain` would in several.
"""

import argparse
import re
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from random import Random

from benchmarks.make_returns import sentence
from toolkit.tracker.record.units import Unit
from toolkit.tracker.wording.deadlines import read_deadline
from toolkit.tracker.wording.statuses import read_status
from toolkit.tracker.wording.units import UnitNames

TABLES = Path(__file__).parents[1] / "tests" / "tracker" / "wording"
UNITS = tuple(Unit(f"U{number:03}", f"Office {number:03} of the harbour town", (f"Harbour office {number:03}",))
              for number in range(60))
JOINS = ("/", ", ", "; ", " and ", " in collaboration with ", " for endorsement by ")
NAMES = UnitNames(UNITS)
READERS: dict[str, Callable[[str], object]] = {
    "deadlines": read_deadline, "statuses": read_status, "units": NAMES.read}


def phrases(name: str) -> list[str]:
    """The texts of a table."""
    lines = (TABLES / f"{name}.md").read_text(encoding="utf-8").splitlines()
    texts = [line.split("|")[1].strip() for line in lines if line.startswith("| ")]
    return [text for text in texts if text not in ("text", "---")]


def cells(name: str, count: int, random: Random) -> list[str]:
    """Cells for one reader."""
    if name == "units":
        return [_parties(random) for _ in range(count)]
    known = phrases(name)
    return [_varied(random.choice(known), name, random) for _ in range(count)]


def _varied(text: str, name: str, random: Random) -> str:
    """The phrase in another year; a status with a sentence or two behind it half of the time."""
    text = re.sub(r"20[12]\d", lambda _: str(random.randrange(2010, 2030)), text)
    if name == "statuses" and random.random() < 0.5:
        return f"{text.rstrip('.')}. {sentence(random, random.randrange(6, 30))}"
    return text


def _parties(random: Random) -> str:
    named = (random.choice((unit.code, unit.name, unit.aliases[0], "Kitchen Office"))
             for unit in random.choices(UNITS, k=random.randrange(1, 4)))
    first, *others = named
    return first + "".join(random.choice(JOINS) + name for name in others)


def read_all(name: str, texts: Sequence[str]) -> float:
    """The seconds that a reader takes for all texts."""
    read = READERS[name]
    start = time.perf_counter()
    for text in texts:
        read(text)
    return time.perf_counter() - start


def speeds(count: int, processes: int) -> dict[str, tuple[float, float]]:
    """Cells a second of each reader: of one process, and of several together."""
    found = {}
    with ProcessPoolExecutor(processes) as pool:
        for name in READERS:
            every = cells(name, count, Random(1))
            alone = count / read_all(name, every)
            list(pool.map(read_all, [name] * processes, [every[:200]] * processes))  # until every process is up
            start = time.perf_counter()
            list(pool.map(read_all, [name] * processes, [every[i::processes] for i in range(processes)]))
            found[name] = alone, count / (time.perf_counter() - start)
    return found


def main() -> None:
    """Parse the arguments and print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cells", type=int, default=20_000)
    parser.add_argument("--processes", type=int, default=2)
    arguments = parser.parse_args()
    print(f"| cells a second | one process | {arguments.processes} processes |\n| --- | ---: | ---: |")
    for name, (alone, together) in speeds(arguments.cells, arguments.processes).items():
        print(f"| {name} | {alone:,.0f} | {together:,.0f} |")


if __name__ == "__main__":
    main()
