"""Changes of what a real return means: none is silent."""

import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

import pytest

from tests.hostile.invented import NOW, honest, packed, parts, register_bytes
from tests.hostile.mutations import MEANINGS, rows_shuffled
from tests.returns import ROUND
from toolkit.jobs.receiving import Expected, Received, held_against, receive_one
from toolkit.tracker.cells import RawSheet
from toolkit.tracker.consolidate import consolidate
from toolkit.tracker.model import Register, now_stamp
from toolkit.workbook.reading import read_workbook
from toolkit.workbook.register_reading import read_register

MANY = int(os.environ.get("TRUST_MUTANTS", "0"))
SEED = int(os.environ.get("TRUST_SEED", "2018"))
BATCHES = 4


@cache
def _register() -> Register:
    return read_register(read_workbook(register_bytes()), "register.xlsx")


@dataclass(frozen=True)
class Outcome:
    """What came of a return: changes of the register, problems, proposals."""

    changes: frozenset[tuple[str, str, str]]
    problems: tuple[tuple[str, str, str], ...]
    proposals: int


def taken_in(data: bytes, path: Path) -> Outcome:
    """A return through the whole path in memory."""
    path.write_bytes(data)
    register = _register()
    expected = Expected(None, ROUND.name)
    received: Received = held_against([receive_one(path.name, path, expected)], Expected(register, ROUND.name))[0]
    submissions = [received.submission] if received.submission else []
    outcome = consolidate(register, ROUND.name, submissions, now_stamp(NOW))
    problems = [*received.problems, *outcome.problems]
    assert bool(submissions) or any(p.is_error for p in problems)
    return Outcome(frozenset((c.ref, c.key, c.new) for c in outcome.changes),
                   tuple(sorted((p.code, p.place.cell, p.found) for p in problems)),
                   sum(len(s.proposals) for s in submissions))


def chances(most: int, batch: int) -> Iterable[tuple[int, Random]]:
    """The seeded chances of one batch."""
    for number in range(batch, MANY or most, BATCHES):
        yield number, Random(SEED * 1_000_003 + number)


@pytest.mark.parametrize("batch", range(BATCHES))
def test_no_change_of_meaning_is_silent(tmp_path: Path, batch: int) -> None:
    path = tmp_path / "LKS.xlsx"
    before, said = taken_in(honest(), path), read_workbook(honest()).sheet("Actions")
    silent = Counter[str]()
    for _, chance in chances(300, batch):
        into = parts()
        what = [chance.choice(MEANINGS)(into, chance) for _ in range(chance.choice((1, 1, 1, 2)))]
        mutant = packed(into)
        after, says = taken_in(mutant, path), read_workbook(mutant).sheet("Actions")
        if after == before and contents(says) != contents(said):
            silent[", ".join(what)] += 1
    assert not silent


def contents(sheet: RawSheet | None) -> list[str]:
    """What the rows hold, wherever they stand."""
    return sorted(str(sorted(row.items())) for row in sheet.rows.values()) if sheet else []


@pytest.mark.parametrize("batch", range(BATCHES))
def test_the_order_of_rows_means_nothing(tmp_path: Path, batch: int) -> None:
    path = tmp_path / "LKS.xlsx"
    before = taken_in(honest(), path)
    for _, chance in chances(40, batch):
        into = parts()
        rows_shuffled(into, chance)
        assert taken_in(packed(into), path) == before
