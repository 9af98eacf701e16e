"""What would need much memory or time if it were believed: each is merged within the counts of `bounds.py`."""

from pathlib import Path

import pytest

from tests.counting import counted
from tests.hostile.bounds import beyond
from tests.hostile.invented import honest
from tests.hostile.kind import Kind
from tests.hostile.kinds import KINDS
from tests.hostile.test_hostile_set import run
from toolkit.reading.workbook import read_workbook


@pytest.mark.slow(reason="up to two million elements are read, and each call is counted")
@pytest.mark.parametrize("kind", [pytest.param(kind, id=kind.name) for kind in KINDS if kind.heavy])
def test_a_heavy_return_costs_no_more_than_its_counts(tmp_path: Path, kind: Kind) -> None:
    run(tmp_path, kind)


def test_the_counts_see_what_is_done() -> None:
    with counted() as done:
        read_workbook(honest())
    unpacked, parsed, elements = done.work
    assert unpacked == parsed > 50_000
    assert elements > 1000
    assert done.calls > elements / 2
    assert beyond("millions-of-cell-formats", done) == []
    with counted() as done:
        for _ in range(30):
            read_workbook(honest())
    assert [line.split(" ", 1)[1] for line in beyond("millions-of-cell-formats", done)] == [
        "MB unpacked, not 1.1", "MB parsed, not 1.1"]
