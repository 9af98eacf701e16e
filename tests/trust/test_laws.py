"""What holds for any returns, hand edits and decisions, over several runs."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.returns import plain_register
from tests.trust.restated import Cell
from tests.trust.rounds import (
    COLUMNS,
    JOINT,
    RUNS,
    TYPED,
    Desk,
    Run,
    Typed,
    cell_of,
    claim_of,
    examples,
    filled,
    typed,
    values_of,
    waiting_in,
)
from toolkit.tracker.merge.competing import plain_form
from toolkit.tracker.record.codes import How
from toolkit.tracker.record.column_names import NOT_TAKEN
from toolkit.tracker.record.history import Change

RANDOM = st.randoms(use_true_random=False)


@examples(60)
@given(RUNS, JOINT, RANDOM)
def test_the_order_of_the_returns_of_a_run_never_matters(runs: list[Run], joint: str, random: Random) -> None:
    tidy, untidy = Desk(joint), Desk(joint)
    for number, run in enumerate(runs):
        tidy.consolidate(number, run, tidy.prepare(number, run))
        submissions = untidy.prepare(number, run)
        untidy.consolidate(number, run, random.sample(submissions, len(submissions)))
        assert plain_register(untidy.register) == plain_register(tidy.register)


@examples(60)
@given(RUNS, JOINT, RANDOM)
def test_the_order_of_the_rows_and_columns_of_a_return_never_matters(
    runs: list[Run], joint: str, random: Random
) -> None:
    tidy, untidy = Desk(joint), Desk(joint)
    for number, run in enumerate(runs):
        tidy.consolidate(number, run, tidy.prepare(number, run))
        untidy.consolidate(number, run, untidy.prepare(number, run, random))
        assert values_of(untidy.register) == values_of(tidy.register)
        assert waiting_in(untidy.register) == waiting_in(tidy.register)


@examples(60)
@given(RUNS, JOINT)
def test_a_run_again_changes_nothing(runs: list[Run], joint: str) -> None:
    desk = Desk(joint)
    for number, run in enumerate(runs):
        submissions = desk.prepare(number, run)
        desk.consolidate(number, run, submissions)
        once = plain_register(desk.register)
        assert not desk.consolidate(number + 1, run, submissions).is_new
        assert plain_register(desk.register) == once


@examples(60)
@given(st.lists(typed(), min_size=2, max_size=4))
def test_a_later_return_corrects_what_its_unit_said_without_a_conflict(returned: list[Typed]) -> None:
    """The last thing said of each cell stands, and all that was said before it is in the history, in its order.

    That holds until an answer comes that was replaced before, as in an old file sent again.
    """
    desk = Desk("all")
    said: dict[Cell, list[str]] = {cell: [value] for cell, value in values_of(desk.register).items()}
    for number, one in enumerate(returned):
        run = Run((Typed("PAR", one.cells, one.drop),))
        (sent,) = desk.prepare(number, run)
        if any(row.plain[key] in said.get(cell_of(ref, key, "PAR"), ())[1:-1]
               for ref, row in sent.rows.items() for key in row.plain.keys() & TYPED):
            break
        desk.consolidate(number, run, [sent])
        for ref, row in sent.rows.items():
            for key in row.plain.keys() & TYPED:
                words = said.setdefault(cell_of(ref, key, "PAR"), [""])
                if row.plain[key] not in ("", words[-1]):
                    words.append(row.plain[key])
    assert desk.register.conflicts == []
    assert values_of(desk.register) == filled({cell: words[-1] for cell, words in said.items()})
    told: dict[Cell, list[str]] = {cell: words[:1] for cell, words in said.items()}
    for change in desk.register.history:
        told[cell_of(change.ref, change.key, change.unit)].append(change.new)
    assert told == said


@examples(60)
@given(RUNS, JOINT)
def test_the_history_replayed_over_what_was_issued_gives_the_register(runs: list[Run], joint: str) -> None:
    """Every change starts from what the one before it left, and one of a return or of an option has its source cell."""
    desk = Desk(joint)
    values = values_of(desk.register)
    seen = 0
    for number, run in enumerate(runs):
        submissions = desk.prepare(number, run)
        waited = {(c.unit, c.file, c.cell): plain_form(c.value, COLUMNS[c.key]) for c in desk.register.conflicts}
        desk.consolidate(number, run, submissions)
        sources = {(s.issued.unit, s.file, s.cell(ref, key)): value
                   for s in submissions for ref, row in s.rows.items() for key, value in row.plain.items()}
        for change in desk.register.history[seen:]:
            at = change.unit, change.file, change.cell
            if change.how is How.DECISION or change.key.endswith(NOT_TAKEN):
                assert not change.file or waited[at] == change.new
            else:
                assert change.how is How.HAND or sources[at] == change.new
            replay(values, change)
        seen = len(desk.register.history)
        assert filled(values) == values_of(desk.register)


@examples(60)
@given(RUNS, JOINT)
def test_nothing_that_waited_is_lost(runs: list[Run], joint: str) -> None:
    """It waits on, or is what the register holds or was decided, or the history has it with its cell."""
    desk = Desk(joint)
    for number, run in enumerate(runs):
        before = desk.register
        submissions = desk.prepare(number, run)
        outcome = desk.consolidate(number, run, submissions)
        values = values_of(desk.register)
        for c in before.conflicts:
            cell, claim = cell_of(c.ref, c.key, c.unit), claim_of(c)
            waits = {(one.unit, one.value) for one in waiting_in(desk.register).get(cell, set())}
            told = {(change.unit, change.file, change.cell, change.new) for change in outcome.changes}
            decided = {(change.ref, change.key, change.new) for change in outcome.changes if change.how is How.DECISION}
            assert ((c.unit, claim.value) in waits or values.get(cell, "") == claim.value
                    or (c.unit, c.file, c.cell, claim.value) in told or (c.ref, c.key, claim.value) in decided)


@examples(60)
@given(RUNS, JOINT)
def test_whoever_decides_sees_beside_each_option_what_the_register_holds(runs: list[Run], joint: str) -> None:
    desk = Desk(joint)
    for number, run in enumerate(runs):
        desk.consolidate(number, run, desk.prepare(number, run))
        values = values_of(desk.register)
        for c in desk.register.conflicts:
            assert plain_form(c.register_value, COLUMNS[c.key]) == values.get(cell_of(c.ref, c.key, c.unit), "")


def replay(values: dict[Cell, str], change: Change) -> None:
    """Do again what a line of the history says; one of a value that was not taken changes nothing."""
    if not change.key.endswith(NOT_TAKEN):
        cell = cell_of(change.ref, change.key, change.unit)
        assert values.get(cell, "") == change.old
        values[cell] = change.new
