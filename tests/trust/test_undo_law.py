"""What taking back gives, for any returns and decisions: the register as it was, with a line in its history."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.trust.desk import WHEN
from tests.trust.desk import Desk as SmallDesk
from tests.trust.rounds import JOINT, RUN, Desk, Run, examples, values_of, waiting_in
from toolkit import store
from toolkit.jobs.issuing import issue_workbooks
from toolkit.jobs.past import undo
from toolkit.jobs.registers import create, held, load, save
from toolkit.tracker.merge.consolidate import Consolidation
from toolkit.tracker.record.codes import How
from toolkit.tracker.record.history import now_stamp
from toolkit.tracker.record.problems import Refused
from toolkit.tracker.record.register import Register
from toolkit.tracker.views.filters import Selection
from toolkit.workbook.register.writing import write_register

START = datetime(2019, 1, 20)
REFUSED = r"was changed after|nothing to take back"
CLOCK = st.lists(st.integers(-48, 48), min_size=12, max_size=12)
"""Hours from the beginning to each moment; a clock may be set back."""
RUNS = st.lists(RUN.map(lambda run: replace(run, by_hand=())), min_size=1, max_size=3)


class Shelf(Desk):
    """A register on disk, with its archive."""

    def __init__(self, folder: Path, joint: str, hours: Sequence[int]) -> None:
        super().__init__(joint)
        self.path = folder / "register.xlsx"
        self.now = START
        self._hours = [*enumerate(hours, 1)]
        create(self.path, self.register, self.now)

    def tick(self) -> None:
        """Go to the next moment, which is an earlier one where the clock was set back."""
        second, hour = self._hours.pop(0)
        self.now = START + timedelta(hours=hour, seconds=second)

    def on_disk(self) -> Register:
        """What the file says."""
        return load(self.path).register

    def do(self, number: int, run: Run) -> tuple[Register, Consolidation]:
        """Type decisions into the file and consolidate it; the register of before, and the outcome."""
        self.register = self.on_disk()
        submissions = self.prepare(number, run)
        store.write_file(self.path, write_register(self.register, self.now))
        self.tick()
        with held(self.path) as file:
            self.register = file.register
            outcome = self.consolidate(number, run, submissions, now_stamp(self.now))
            if outcome.is_new:
                save(file, outcome.register, self.now)
        return file.register, outcome

    def undo(self) -> Register:
        """Take the last consolidation back."""
        self.tick()
        undo(self.path, self.now)
        return self.on_disk()


@contextmanager
def shelf(joint: str, hours: Sequence[int]) -> Iterator[Shelf]:
    with tempfile.TemporaryDirectory() as folder:
        yield Shelf(Path(folder), joint, hours)


@pytest.mark.slow(reason="registers are written and read for each example")
@examples(10)
@given(RUNS, JOINT, CLOCK)
def test_taking_back_gives_the_register_of_before_run_by_run(runs: list[Run], joint: str, hours: list[int]) -> None:
    """What was decided since the consolidation before is what people did: it keeps that one from being taken back."""
    with shelf(joint, hours) as desk:
        done = [(before, outcome) for before, outcome in map(desk.do, range(len(runs)), runs) if outcome.is_new]
        for before, outcome in reversed(done):
            if not outcome.new_returns:
                with pytest.raises(Refused, match=REFUSED):
                    desk.undo()
                return
            restored = desk.undo()
            assert replace(restored, history=[]) == replace(before, history=[])
            added = restored.history[len(before.history):]
            assert restored.history[:len(before.history)] == before.history
            assert {change.how for change in added} == {How.UNDO}
            if any(conflict.decision for conflict in before.conflicts):
                with pytest.raises(Refused, match=REFUSED):
                    desk.undo()
                return
        with pytest.raises(Refused, match="nothing to undo"):
            desk.undo()


@pytest.mark.slow(reason="registers are written and read for each example")
@examples(10)
@given(RUNS, JOINT, CLOCK)
def test_what_was_taken_back_can_be_consolidated_again(runs: list[Run], joint: str, hours: list[int]) -> None:
    with shelf(joint, hours) as desk:
        for number, run in enumerate(runs):
            _, outcome = desk.do(number, run)
            after = desk.on_disk()
            if outcome.new_returns:
                desk.undo()
                desk.sent, again = desk.sent[:len(desk.sent) - len(run.returns)], replace(run, decision=None)
                desk.do(number, again)
                assert values_of(desk.on_disk()) == values_of(after)
                assert waiting_in(desk.on_disk()) == waiting_in(after)


def test_a_workbook_that_was_issued_again_on_the_same_day_stays_issued(tmp_path: Path) -> None:
    """The archive then holds two registers of that day that differ in nothing but what was issued."""
    desk = SmallDesk.opened(tmp_path)
    for hour in range(1, 5):
        issue_workbooks(desk.path, "2018-12", WHEN + timedelta(hours=hour), selection=Selection(units=("PAR",)), replace_files=True)
    issued = load(desk.path).register.issued
    desk.consolidate(desk.fill_in("PAR", "1.1", "Two coats are on", "PAR.xlsx"))
    undo(desk.path, WHEN + timedelta(days=1))
    assert load(desk.path).register.issued == issued
