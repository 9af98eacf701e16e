"""Where the time of `tracker check` goes: what each stage takes of the processor for a return of 100 rows.

    python -m benchmarks.checking [--returns 60] [--folder FOLDER]

All in one process, without the garbage collector, as a process that reads returns has it: cold is the first return,
with all that is made ready for it; the others are warm. The last lines say what is taken once for a run.
"""

import argparse
import gc
import pickle
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import TypeVar

from benchmarks.make_returns import make
from toolkit.jobs.returns.receiving import Expected, Purpose, embedded, receive_one
from toolkit.reading.package import Package
from toolkit.reading.workbook import RETURN_LIMITS, read_workbook
from toolkit.tracker.record.problems import sentence
from toolkit.tracker.returns.answers import be_ready
from toolkit.tracker.returns.parsing import parse_return

Result = TypeVar("Result")
JUDGED = Expected(purpose=Purpose.JUDGE)
ROUNDS = 5


def seconds(work: Callable[[], Result]) -> tuple[float, Result]:
    """What some work takes of the processor, and what comes of it."""
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def unpacked(data: bytes) -> int:
    """The bytes of all parts of XML."""
    package = Package(data, RETURN_LIMITS)
    return sum(len(chunk) for name in package.names if name.endswith(".xml") for chunk in package.chunks(name))


def stages(files: Sequence[Path]) -> dict[str, list[float]]:
    """Name of a stage -> milliseconds for a return, round by round."""
    found: dict[str, list[float]] = {}

    def note(name: str, work: Callable[[], Result]) -> Result:
        took, result = seconds(work)
        found.setdefault(name, []).append(took / len(files) * 1000)
        return result

    contents = [file.read_bytes() for file in files]
    for _ in range(ROUNDS):
        note("unpacked alone", lambda: [*map(unpacked, contents)])
        raws = note("read, with unpacking", lambda: [read_workbook(data, limits=RETURN_LIMITS) for data in contents])
        issued = note("what it was issued with", lambda raws=raws: [embedded(raw, JUDGED) for raw in raws])  # type: ignore[misc]
        pairs = [*zip(raws, issued, strict=True)]
        note("judged", lambda pairs=pairs: [parse_return(raw, one, "a", "") for raw, one in pairs])  # type: ignore[misc]
        received = note("all of it", lambda: [receive_one(file.name, file, JUDGED) for file in files])
        note("passed between processes", lambda received=received: pickle.loads(pickle.dumps(received)))  # type: ignore[misc]
        note("told in words", lambda received=received: [  # type: ignore[misc]
            sentence(problem) for one in received for problem in one.problems])
    return found


def main() -> None:
    """Print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--returns", type=int, default=60)
    parser.add_argument("--folder", type=Path, help="one that `python -m benchmarks` has filled")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = arguments.folder or Path(made)
        if not (folder / "inbox").is_dir():
            make(folder, arguments.returns, 100)
        gc.disable()
        files = sorted((folder / "inbox").glob("*.xlsx"))[:arguments.returns]
        ready, _ = seconds(be_ready)
        cold, _ = seconds(lambda: receive_one(files[0].name, files[0], JUDGED))
        found = stages(files)
    print("| a return of 100 rows, warm | ms of the processor |\n| --- | ---: |")
    for name, rounds in found.items():
        print(f"| {name} | {median(rounds):.2f} |")
    print(f"\nOnce for a run: readers of words {ready * 1000:.0f} ms; the first return {cold * 1000:.0f} ms (cold).")


if __name__ == "__main__":
    main()
