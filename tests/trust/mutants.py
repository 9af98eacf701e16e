"""Mutants of a real return: none ends in an uncaught error, none is read otherwise than openpyxl reads it, or silently.

And mutants of a register and of documents that are imported, of which nothing is lost in silence (`mutated.py`).
`python -m tests.trust.mutants --mutants 200000` holds every mutant of a return that is read against openpyxl;
`--kind markup --first 1234 --mutants 1` looks at one again.
"""

import argparse
import gc
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from datetime import time as clock_time
from functools import cache, partial
from pathlib import Path
from random import Random
from unittest.mock import patch

from tests.counting import opened
from tests.hostile.format_mutations import format_changed
from tests.hostile.invented import NOW, honest, register_bytes
from tests.hostile.mutations import bytes_changed, markup_changed, parts_changed
from tests.hostile.test_oracles import as_written
from tests.openpyxl_values import by_openpyxl
from tests.returns import ROUND
from tests.trust.mutated import SUBJECTS, Subject, mutant
from tests.workbook.hand_made import by_address
from tests.workbook.reading.test_reading_oracles import as_openpyxl, cached
from toolkit.jobs.consolidating import consolidate_returns
from toolkit.jobs.returns import receiving
from toolkit.jobs.returns.checking import check_returns
from toolkit.jobs.returns.receiving import Expected, held_against, receive_one
from toolkit.reading.package import Limits, Package, Work
from toolkit.reading.texts import unescaped
from toolkit.reading.workbook import read_workbook
from toolkit.tracker.merge.consolidate import consolidate
from toolkit.tracker.record.cells import Formula, RawWorkbook
from toolkit.tracker.record.history import now_stamp
from toolkit.tracker.record.problems import Refused, sentence
from toolkit.tracker.record.register import Register
from toolkit.tracker.returns.answers import as_text
from toolkit.workbook.register.reading import read_register

OF_RETURNS: dict[str, Callable[[Random], bytes]] = {
    "bytes": bytes_changed, "parts": parts_changed, "markup": markup_changed, "formats": format_changed}
KINDS: dict[str, Callable[[Random], bytes]] = OF_RETURNS | {
    name: partial(mutant, subject) for name, subject in SUBJECTS.items()}
SEED = 2018
MOST = Work(inflated=20_000_000, parsed=20_000_000, elements=500_000)
"""What of a mutant and of all that is read with it is unpacked and parsed; an honest return has 50 KB."""
CHUNK = 250


@dataclass(frozen=True)
class Thorough:
    """How much is looked at, beyond reading and merging every mutant in memory.

    Attributes:
        unchanged: Of the mutants that are read as the honest return is, one in this many is held against openpyxl;
            those that are read otherwise always are.
        doors: One in this many is checked, sent back and merged on disk, as the commands do.
    """

    unchanged: int = 1
    doors: int = 200


THOROUGH = Thorough()
QUICK = Thorough(unchanged=10, doors=500)
IN_SUITE = {"bytes": 6000, "parts": 5000, "markup": 6000, "formats": 3000}
"""How many mutants of each kind the suite tries; they are 20,000 together."""


@dataclass
class Tally:
    """What came of mutants.

    Attributes:
        seen: How many were refused, read as the honest return, read otherwise, held against openpyxl, taken through
            the doors.
        faults: What is wrong, with all that makes the mutant again.
    """

    seen: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Count another's in."""
        self.seen += other.seen
        self.faults += other.faults


def mutant_of(kind: str, number: int, seed: int = SEED) -> bytes:
    """The mutant of that number."""
    return KINDS[kind](Random(f"{seed} {kind} {number}"))


def examine(kind: str, numbers: Iterable[int], thorough: Thorough, seed: int = SEED) -> Tally:
    """Take mutants through the reader, the merge and its oracle.

    Args:
        kind: A key of `KINDS`.
        numbers: Of the mutants.
        thorough: How much is looked at.
        seed: Of all chances.
    """
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder, _nothing_old_looked_through():
        for number in numbers:
            try:
                made = mutant_of(kind, number, seed)
                if kind in SUBJECTS:
                    found = _lost(SUBJECTS[kind], made, Path(folder), tally.seen)
                else:
                    found = _examined(made, number, Path(folder), thorough, tally.seen)
            except Exception as error:
                found = f"uncaught {error!r}"
            if found:
                again = f"python -m tests.trust.mutants --kind {kind} --first {number} --mutants 1 --seed {seed}"
                tally.faults.append(f"{found} (again: {again})")
    return tally


@contextmanager
def _nothing_old_looked_through() -> Iterator[None]:
    """Spares the collector what was there before, which takes a fifth of the time."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _lost(subject: Subject, made: bytes, folder: Path, seen: Counter[str]) -> str:
    path = folder / subject.file
    path.write_bytes(made)
    with opened() as packages:
        try:
            lost = subject.lost(path)
            seen["read"] += 1
        except Refused as refused:
            lost = "" if sentence(refused.problem) else "refused without a word"
            seen["refused"] += 1
    return lost or _too_much(packages)


def _too_much(packages: list[Package]) -> str:
    is_beyond = any(many > most for package in packages for many, most in zip(package.work, MOST, strict=True))
    return f"it took too much: {[package.work for package in packages]}" if is_beyond else ""


def _examined(mutant: bytes, number: int, folder: Path, thorough: Thorough, seen: Counter[str]) -> str:
    path = folder / "LKS.xlsx"
    path.write_bytes(mutant)
    with opened() as packages, _as_it_is_read() as read:
        _merge_in_memory(path)
    if found := _too_much(packages):
        return found
    if number % thorough.doors == 0:
        _through_the_doors(folder, path)
        seen["through the doors"] += 1
    raw = read[-1]
    if raw is None:
        seen["refused"] += 1
        return ""
    is_same = raw.sheets == _honest().sheets
    seen["read as the honest one" if is_same else "read otherwise"] += 1
    if is_same and number % thorough.unchanged:
        return ""
    saved_values = number % 20 >= 10  # else formulas as they stand
    theirs = by_openpyxl(mutant, data_only=saved_values)
    if theirs is None:
        return ""
    seen["held against openpyxl"] += 1
    differing = unexplained(raw, theirs, data_only=saved_values)
    return f"openpyxl, we: {differing[:3]}" if differing else ""


@contextmanager
def _as_it_is_read() -> Iterator[list[RawWorkbook | None]]:
    """What the job reads in the block, None where it refuses: reading a mutant once more would take half the time."""
    read: list[RawWorkbook | None] = []
    really: Callable[..., RawWorkbook] = vars(receiving)["read_workbook"]

    def remembered(source: bytes, *, limits: Limits) -> RawWorkbook:
        read.append(None)
        read[-1] = raw = really(source, limits=limits)
        return raw

    with patch.object(receiving, "read_workbook", remembered):
        yield read


@cache
def registered() -> Register:
    """The register that the mutants answer to."""
    return read_register(read_workbook(register_bytes()), "register.xlsx")


@cache
def _honest() -> RawWorkbook:
    return read_workbook(honest())


def _merge_in_memory(path: Path) -> None:
    received = receive_one(path.name, path, Expected(None, ROUND.name))
    received = held_against([received], Expected(registered(), ROUND.name))[0]
    if received.submission is None:
        assert any(problem.is_error for problem in received.problems), "refused without a word"
        return
    consolidate(registered(), ROUND.name, [received.submission], now_stamp(NOW))


def _through_the_doors(folder: Path, path: Path) -> None:
    register = folder / "register.xlsx"
    register.write_bytes(register_bytes())
    check_returns([path], NOW, register_path=register, round_name=ROUND.name, out=folder / "checked", replace=True)
    consolidate_returns(register, [path], ROUND.name, NOW)
    read_register(read_workbook(register.read_bytes()), register.name)


def unexplained(
    raw: RawWorkbook, theirs: dict[str, object], *, data_only: bool
) -> list[tuple[str, object, object]]:
    """The cells that openpyxl reads otherwise without a reason: where, what it says, what we say.

    Where it reads nothing, as in strict Open XML or under a merged range, we lose nothing; a value at a wrong place
    is found at its right one.

    Args:
        raw: What we read.
        theirs: What openpyxl reads: formulas as they stand or, with `data_only`, the values saved with them.
        data_only: See `theirs`.
    """
    read = {}
    for sheet in raw.sheets:
        for at, value in by_address(sheet).items():
            is_as_it_stands = isinstance(value, Formula) and not data_only
            read[f"{sheet.name or 'Sheet'} {at}"] = as_text(value) if is_as_it_stands else as_openpyxl(cached(value))
    sheets = {at.rpartition(" ")[0] for at in read}
    return [
        (at, other, read.get(at))
        for at, other in ((unescaped(at), _as_moment(as_written(value))) for at, value in theirs.items())
        if other != read.get(at) and other not in ("", "=")  # It takes an empty formula for one.
        # A sheet that its relation calls something else is not read, and is named among what is beyond cells.
        and not (at.rpartition(" ")[0] not in sheets and "a sheet of an unknown kind" in raw.beyond)
        and not _we_lose_less(other, read.get(at))
    ]


def _as_moment(value: object) -> object:
    return as_openpyxl(value) if isinstance(value, date) else value


def _we_lose_less(theirs: object, mine: object) -> bool:
    """Whether openpyxl loses more of a cell than we do, or takes for more what is none.

    It decodes no escapes, reads only the first of two texts in one string, and keeps blanks that Excel drops; it takes
    numbers that are no days for days or errors.
    """
    if isinstance(mine, str) and isinstance(theirs, str):
        return mine in (unescaped(theirs), theirs.strip()) or theirs == mine[: len(theirs)] != mine
    if isinstance(mine, int | float):
        is_time = isinstance(theirs, date | clock_time) and not 1 <= mine < 60 and mine < 61
        return is_time or (theirs == "#VALUE!" and not 0 <= mine < 2_958_466)
    return False


def chunks(first: int, mutants: int) -> list[range]:
    """The numbers of mutants, as many in one as are examined at a time."""
    return [range(start, min(start + CHUNK, first + mutants)) for start in range(first, first + mutants, CHUNK)]


def _run(chunk: tuple[str, range], seed: int) -> Tally:
    return examine(*chunk, THOROUGH, seed)


def main() -> int:
    """Print the counts and the faults; 1 if there are any."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--mutants", type=int, default=200_000, help="how many, of all kinds together")
    options.add_argument("--kind", choices=KINDS, help="only this kind; without it, those of returns")
    options.add_argument("--first", type=int, default=0, help="the number of the first of each kind")
    options.add_argument("--seed", type=int, default=SEED)
    options.add_argument("--processes", type=int, default=2)
    given = options.parse_args()
    total, started = Tally(), datetime.now()
    kinds = [given.kind] if given.kind else list(OF_RETURNS)
    work = [(kind, numbers) for numbers in chunks(given.first, -(-given.mutants // len(kinds))) for kind in kinds]
    with ProcessPoolExecutor(given.processes) as pool:
        for done, tally in enumerate(pool.map(partial(_run, seed=given.seed), work), 1):
            total.add(tally)
            for fault in tally.faults:
                sys.stdout.write(f"{fault}\n")
            if done % 40 == 0:
                sys.stderr.write(f"{done} of {len(work)} chunks, {len(total.faults)} faults\n")
            sys.stdout.flush()
    count, seconds = sum(len(numbers) for _, numbers in work), (datetime.now() - started).total_seconds()
    seen = ", ".join(f"{number:,} {what}" for what, number in total.seen.most_common())
    sys.stdout.write(f"{count:,} mutants: {seen}; {len(total.faults)} faults ({seconds:.0f} seconds)\n")
    return 1 if total.faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
