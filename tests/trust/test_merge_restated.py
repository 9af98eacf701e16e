"""The merge against its restatement, over small registers, several returns and several runs."""

import os
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.registers import register
from tests.returns import open_round, submission
from tests.trust.restated import Answer, Cell, Restated
from toolkit.tracker.cells import CellValue, ErrorValue
from toolkit.tracker.codes import How
from toolkit.tracker.columns import to_plain
from toolkit.tracker.consolidate import consolidate
from toolkit.tracker.model import Register, Submission

ACTIONS = """
    | Ref. | Action            | Lead | Support | Status      | Comment      |
    | 1.1  | Paint the signs   | PAR  | LIB     | In progress | Primer is on |
    | 1.2  | Print the leaflet | LIB  | PAR     |             |              |
"""
OWN = ("comment", "evidence")
SHARED = ("status", "continuing")
REFS = ("1.1", "1.2")
VALUES: dict[str, list[CellValue | None]] = {
    "status": ["Implemented", "In progress", "Superseded", ErrorValue("#REF!"), None],
    "continuing": ["Yes", "No", None],
    "comment": ["Half is done", "Waiting for paint", "Primer is on", ErrorValue("#N/A"), None],
    "evidence": ["Photo 3", "Photo 4", None],
}
LONG = os.environ.get("TRUST") == "1"
EXAMPLES = 2000 if LONG else 100
Typed = tuple[str, dict[tuple[str, str], CellValue | None], list[str]]


@st.composite
def one_return(draw: st.DrawFn) -> Typed:
    """A unit, what it types, and the columns that it deletes."""
    cells = draw(st.lists(st.tuples(st.sampled_from(REFS), st.sampled_from(list(VALUES))), unique=True, max_size=4))
    typed = {cell: draw(st.sampled_from(VALUES[cell[1]])) for cell in cells}
    return draw(st.sampled_from(["PAR", "LIB"])), typed, draw(st.lists(st.sampled_from(list(VALUES)), max_size=1))


RUNS = st.lists(st.lists(one_return(), min_size=1, max_size=3), min_size=1, max_size=3)


def read(held: Register, runs: list[list[Typed]]) -> list[list[Submission]]:
    """The returns of each run, all answering to what was issued once."""
    issued = open_round(held, joint="all")
    return [[submission(issued[unit], typed, drop=drop, file=f"{unit} {n}-{m}.xlsx")
             for m, (unit, typed, drop) in enumerate(run)] for n, run in enumerate(runs)]


def cell_of(ref: str, key: str, unit: str) -> Cell:
    return ref, key, unit if key in OWN else ""


def values_of(held: Register) -> dict[Cell, str]:
    shared = {(ref, key, ""): to_plain(getattr(action, key)) for ref, action in held.actions.items() for key in SHARED}
    own = {(c.ref, key, c.unit): getattr(c, key) for c in held.comments_in_order() for key in OWN}
    return {cell: value for cell, value in (shared | own).items() if value}


def conflicts_of(held: Register) -> dict[Cell, dict[str, int]]:
    found: dict[Cell, dict[str, set[str]]] = {}
    for c in held.conflicts:
        found.setdefault(cell_of(c.ref, c.key, c.unit), {}).setdefault(c.unit, set()).add(c.value)
    return {cell: {unit: len(values) for unit, values in units.items()} for cell, units in found.items()}


def answer(one: Submission) -> Answer:
    unit = one.issued.unit
    return Answer(unit, {cell_of(ref, key, unit): value for ref, row in one.rows.items()
                         for key, value in row.plain.items() if key in VALUES})


@settings(max_examples=EXAMPLES, deadline=None, derandomize=not LONG)
@given(RUNS)
def test_the_merge_does_what_the_table_of_the_design_says(runs: list[list[Typed]]) -> None:
    held = register(ACTIONS)
    restated = Restated(values_of(held), values_of(held))
    for number, submissions in enumerate(read(held, runs)):
        answers = [answer(one) for one in submissions]
        held = consolidate(held, "2018-12", submissions, f"2019-01-2{number}").register
        restated.run(answers)
        assert values_of(held) == {cell: value for cell, value in restated.values.items() if value}
        assert conflicts_of(held) == {cell: {unit: len(values) for unit, values in units.items()}
                                      for cell, units in restated.conflicts.items()}


@settings(max_examples=EXAMPLES, deadline=None, derandomize=not LONG)
@given(RUNS, st.randoms(use_true_random=False))
def test_the_order_within_each_run_never_matters(runs: list[list[Typed]], random: Random) -> None:
    tidy = untidy = register(ACTIONS)
    for submissions in read(tidy, runs):
        tidy = consolidate(tidy, "2018-12", submissions, "2019-01-20").register
        untidy = consolidate(untidy, "2018-12", random.sample(submissions, len(submissions)), "2019-01-20").register
        assert (values_of(untidy), conflicts_of(untidy)) == (values_of(tidy), conflicts_of(tidy))


@settings(max_examples=EXAMPLES, deadline=None, derandomize=not LONG)
@given(RUNS)
def test_every_run_again_changes_nothing_and_every_change_names_its_cell(runs: list[list[Typed]]) -> None:
    held = register(ACTIONS)
    for submissions in read(held, runs):
        outcome = consolidate(held, "2018-12", submissions, "2019-01-20")
        by_file = {one.file: one for one in submissions}
        for change in outcome.changes:
            source = by_file[change.file]
            assert change.how is How.RETURN
            assert change.cell == source.cell(change.ref, change.key)
            assert change.new == source.rows[change.ref].plain[change.key]
        held = outcome.register
        again = consolidate(held, "2018-12", submissions, "2019-02-01")
        assert not again.is_new
        assert values_of(again.register) == values_of(held)


def test_an_emptied_answer_leaves_what_waits() -> None:
    runs: list[list[Typed]] = [[("PAR", {("1.1", "continuing"): "Yes"}, []), ("LIB", {("1.1", "continuing"): "No"}, [])],
                               [("PAR", {}, [])]]
    held = register(ACTIONS)
    for submissions in read(held, runs):
        held = consolidate(held, "2018-12", submissions, "2019-01-20").register
    assert conflicts_of(held) == {("1.1", "continuing", ""): {"PAR": 1, "LIB": 1}}
