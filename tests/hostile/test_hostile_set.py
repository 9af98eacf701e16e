"""Every kind through the whole path: checked, sent back as a checked copy, and merged into a copy of the register."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

from tests.counting import Done, counted
from tests.hostile.bounds import beyond
from tests.hostile.invented import NOW, UNIT, register_bytes
from tests.hostile.kind import Kind, Read, Refusal
from tests.hostile.kinds import KINDS
from tests.returns import ROUND, plain_register
from toolkit.jobs.consolidating import ConsolidateResult, consolidate_returns
from toolkit.jobs.registers import load
from toolkit.jobs.returns.checking import CheckResult, check_returns
from toolkit.reading.workbook import read_workbook
from toolkit.tracker.record.codes import How
from toolkit.tracker.record.columns import to_plain
from toolkit.tracker.record.problems import Problem, sentence, what_to_do
from toolkit.tracker.returns.parsing import parse_return
from toolkit.workbook.memory.base import read_base
from toolkit.workbook.register.reading import read_register


@cache
def _before() -> dict[str, object]:
    return plain_register(read_register(read_workbook(register_bytes()), "register.xlsx"))


class Desk:
    """A working folder with the register and one return."""

    def __init__(self, folder: Path, kind: Kind) -> None:
        self.register = folder / "register.xlsx"
        self.register.write_bytes(register_bytes())
        self.inbox, self.checked = folder / "inbox", folder / "checked"
        self.inbox.mkdir()
        try:
            (self.inbox / kind.file).write_bytes(kind.make())
        except OSError:
            pytest.skip("this system knows no such file name")
        self.kind = kind.name
        self.heavy = kind.heavy
        self.before = _before()

    def check(self) -> CheckResult:
        with self._bounded():
            return check_returns([self.inbox], NOW, register_path=self.register, round_name=ROUND.name, out=self.checked)

    def consolidate(self) -> ConsolidateResult:
        with self._bounded():
            return consolidate_returns(self.register, [self.inbox], ROUND.name, NOW)

    @contextmanager
    def _bounded(self) -> Iterator[Done]:
        with counted() as done:
            yield done
        assert beyond(self.kind, done) == []


@pytest.mark.parametrize("kind", [
    pytest.param(kind, id=kind.name) for kind in KINDS if not kind.heavy])
def test_a_hostile_return_is_read_or_answered(tmp_path: Path, kind: Kind) -> None:
    run(tmp_path, kind)


def run(folder: Path, kind: Kind) -> None:
    """One kind through the whole path."""
    desk = Desk(folder, kind)
    if isinstance(kind.outcome, Refusal):
        refused(desk, kind.outcome)
    else:
        read(desk, kind.outcome)
    assert not list(folder.rglob("*.tmp"))
    left = {"register.xlsx", ".register.xlsx.lock", "inbox", "checked", "archive"}
    assert {path.name for path in folder.iterdir()} <= left


def refused(desk: Desk, outcome: Refusal) -> None:
    merged = desk.consolidate()
    assert codes(merged.problems) == [outcome.code]
    answered(merged.problems)
    if not desk.heavy:
        assert desk.check().problems == merged.problems
        assert [path.name for path in desk.checked.iterdir()] == ["problems.xlsx"]
    assert desk.register.read_bytes() == register_bytes()
    assert not (desk.register.parent / "archive").exists()


def read(desk: Desk, outcome: Read) -> None:
    if not desk.heavy:
        checked = desk.check()
        assert codes(checked.problems) == sorted(outcome.problems)
    merged = desk.consolidate()
    answered(merged.problems)
    assert {(change.ref, change.key): change.new for change in merged.outcome.changes} == outcome.changes
    assert all((c.how, c.unit) == (How.RETURN, UNIT) for c in merged.outcome.changes)
    assert len(merged.outcome.conflicts) == outcome.conflicts
    # Where Implemented is taken without its date, or the date without it, the merge says so.
    is_implemented = outcome.changes.get(("2.1", "status")) == "implemented"
    parted = [] if is_implemented is (("2.1", "completed") in outcome.changes) else ["pair-contradicts"]
    assert set(codes(merged.problems)) == {*outcome.problems, *outcome.merging, *parted}
    only_what_is_told_has_changed(desk, outcome.changes)
    if not desk.heavy:
        sent_back_it_says_the_same(desk, merged)


def only_what_is_told_has_changed(desk: Desk, changes: Mapping[tuple[str, str], str]) -> None:
    """The register on disk holds each change, and beyond them what it held before."""
    register = load(desk.register).register
    assert not register.hand_edits
    after = plain_register(register)
    expected = {ref: dict(values) for ref, values in desk.before["actions"].items()}  # type: ignore[attr-defined]
    said = {ref: dict(zip(("comment", "evidence", "still_so"), texts, strict=False))
            for (ref, unit, _), texts in desk.before["comments"].items() if unit == UNIT}  # type: ignore[attr-defined]
    for (ref, key), new in changes.items():
        (said.setdefault(ref, {}) if key in ("comment", "evidence") else expected[ref])[key] = new
    assert after["actions"] == expected
    latest = {c.ref: c for c in register.comments.values() if c.unit == UNIT}
    assert {ref: (c.comment, c.evidence) for ref, c in latest.items()} == {
        ref: (texts.get("comment", ""), texts.get("evidence", "")) for ref, texts in said.items()}
    assert {to_plain(a.status) for a in register.actions.values()}


def sent_back_it_says_the_same(desk: Desk, merged: ConsolidateResult) -> None:
    """The checked copy is a workbook of ours, and whoever sends it back as it is has answered as before."""
    copy = next(path for path in desk.checked.iterdir() if not path.name.endswith("problems.xlsx"))
    raw = read_workbook(copy)
    assert {*raw.beyond} <= {"notes on cells"}
    issued, submission = read_base(raw), merged.received[0].submission
    assert issued is not None
    assert submission is not None
    again = parse_return(raw, issued, copy.name, "")
    for ref, row in submission.rows.items():
        # What could not be read stands in the copy as text, marked, for its author to see.
        assert {key: again.rows[ref].plain.get(key) for key in row.plain} == row.plain


def codes(problems: list[Problem]) -> list[str]:
    return sorted(problem.code for problem in problems)


def answered(problems: list[Problem]) -> None:
    """Each problem names its file or its action in the register, says what to do, and fits into a sentence."""
    for problem in problems:
        assert problem.place.file or (problem.code == "pair-contradicts" and problem.place.ref)
        assert what_to_do(problem)
        assert sentence(problem).startswith(problem.place.file)
