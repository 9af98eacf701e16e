"""Two runs after each other: what a unit says later corrects what it said, and nothing that others said is lost."""

from hypothesis import given, settings

from tests.registers import register
from tests.returns import plain_register
from tests.tracker.test_consolidate_properties import ACTIONS, read, run, typed
from toolkit.tracker.cells import CellValue

Typed = dict[tuple[str, str], CellValue | None]


@settings(max_examples=100, deadline=None)
@given(typed(), typed())
def test_a_later_return_of_the_same_unit_corrects_it_without_a_conflict(first: Typed, second: Typed) -> None:
    held = register(ACTIONS)
    earlier, later = read(held, [("PAR", first), ("PAR", second)])
    after = run(run(held, [earlier]), [later], "2019-02-01")
    assert after.conflicts == []
    for ref, row in later.rows.items():
        for key, value in row.plain.items():
            if value and ref in after.actions and key not in ("comment", "evidence"):
                alone = run(held, [later])
                assert getattr(after.actions[ref], key) == getattr(alone.actions[ref], key)


@settings(max_examples=100, deadline=None)
@given(typed(), typed())
def test_returns_of_two_runs_that_do_not_meet_give_the_same_in_one_run(first: Typed, second: Typed) -> None:
    held = register(ACTIONS)
    second = {cell: value for cell, value in second.items() if cell not in first}
    parks, library = read(held, [("PAR", first), ("LIB", second)])
    apart = run(run(held, [parks]), [library], "2019-01-20")
    together = run(held, [parks, library])
    assert apart.actions == together.actions
    assert plain_register(apart)["conflicts"] == plain_register(together)["conflicts"]
