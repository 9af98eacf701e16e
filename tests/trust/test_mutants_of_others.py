"""Mutants of a register, a Word document and a tracker: bytes, parts and markup changed.

None ends in an uncaught error, and none loses a word in silence. `make trust` tries 5,000 of each.
"""

import pytest

from tests.trust import mutated
from tests.trust.mutants import QUICK, examine
from tests.trust.mutated import SUBJECTS, Subject


@pytest.mark.slow(reason="100 mutants are imported or opened")
@pytest.mark.parametrize("kind", SUBJECTS)
def test_a_mutated_file_is_refused_or_nothing_of_it_is_lost_in_silence(kind: str) -> None:
    tally = examine(kind, range(100), QUICK)
    assert not tally.faults
    assert min(tally.seen["refused"], tally.seen["read"]) > 10


def test_a_word_that_is_lost_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = mutated._kept
    monkeypatch.setattr(mutated, "_kept", lambda document: kept(document).replace("lakes02", ""))
    faults = examine("documents", range(10), QUICK).faults
    assert any(fault.startswith("lost: lakes02 (again: ") for fault in faults)


def test_a_register_that_is_read_otherwise_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mutated, "_honest_record", lambda: {"units": {}})
    assert any("read otherwise: units" in fault for fault in examine("registers", range(10), QUICK).faults)


def test_an_honest_file_loses_nothing(tmp_path: pytest.TempPathFactory) -> None:
    def lost(subject: Subject) -> str:
        path = tmp_path / subject.file  # type: ignore[operator]
        path.write_bytes(subject.honest())
        return subject.lost(path)

    assert [lost(subject) for subject in SUBJECTS.values()] == ["", "", ""]
