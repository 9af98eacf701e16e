"""Two runs after each other, and both in one."""

from hypothesis import given, settings

from tests.registers import register
from tests.returns import plain_register
from tests.tracker.merge.test_consolidate_properties import ACTIONS, read, run, typed
from toolkit.tracker.record.cells import CellValue

Typed = dict[tuple[str, str], CellValue | None]


@settings(max_examples=100)
@given(typed(), typed())
def test_returns_of_two_runs_that_do_not_meet_give_the_same_in_one_run(first: Typed, second: Typed) -> None:
    held = register(ACTIONS)
    second = {cell: value for cell, value in second.items() if cell not in first}
    parks, library = read(held, [("PAR", first), ("LIB", second)])
    apart = run(run(held, [parks]), [library], "2019-01-20")
    together = run(held, [parks, library])
    assert apart.actions == together.actions
    assert plain_register(apart)["conflicts"] == plain_register(together)["conflicts"]
