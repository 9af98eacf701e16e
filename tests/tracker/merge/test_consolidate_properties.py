"""What must hold for any returns: nothing lost, nothing silent, no order that matters, twice as once."""

from copy import deepcopy
from datetime import date
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.registers import register
from tests.returns import ROUND, filled_in, open_round, plain_register, submission
from toolkit.tracker.merge.consolidate import consolidate
from toolkit.tracker.record.cells import CellValue
from toolkit.tracker.record.codes import How
from toolkit.tracker.record.columns import to_plain
from toolkit.tracker.record.forms.form import STANDARD
from toolkit.tracker.record.register import Register
from toolkit.tracker.returns.issuing import as_answer
from toolkit.tracker.returns.parsing import parse_return
from toolkit.tracker.returns.submission import Submission

REFS = ("1.1", "1.2", "2.1", "2.2")
UNITS = ("PAR", "LIB", "RIV")
ACTIONS = """
    | Ref. | Action            | Lead | Support  | Due date   | Status      | Comment      |
    | 1.1  | Paint the signs   | PAR  | LIB      | 2018-06-30 | In progress | Primer is on |
    | 1.2  | Print the leaflet | LIB  | PAR, RIV | 2018-12-31 |             |              |
    | 2.1  | Count the benches | RIV  | PAR      | 2019-06-30 | Not started |              |
    | 2.2  | Clear the ditch   | RIV  | LIB      |            |             | Spades came  |
"""
VALUES: dict[str, st.SearchStrategy[CellValue | None]] = {
    "status": st.sampled_from(["Implemented", "In progress", "implementd", "Completed", "Superseded", None]),
    "completed": st.sampled_from([date(2018, 5, 2), "2 May 2018", "soon", None]),
    "revised_deadline": st.sampled_from([date(2019, 9, 30), "03/04/2019", None]),
    "comment": st.sampled_from(["Half is done", "Waiting for paint", "  Half is done ", None]),
    "evidence": st.sampled_from(["Photo 3", "=HYPERLINK(1)", None]),
    "continuing": st.sampled_from(["Yes", "No", None]),
    "still_so": st.sampled_from(["Yes", "yes", "No", "x", None]),
}
OWN = ("comment", "evidence", "still_so")
"""What each unit says for itself, round by round."""
CELLS = [(ref, key) for ref in REFS for key in VALUES]


@st.composite
def typed(draw: st.DrawFn) -> dict[tuple[str, str], CellValue | None]:
    """What one unit types into its return."""
    cells = draw(st.lists(st.sampled_from(CELLS), unique=True, max_size=8))
    return {cell: draw(VALUES[cell[1]]) for cell in cells}


returns_of_all = st.lists(st.tuples(st.sampled_from(UNITS), typed()), min_size=1, max_size=5)


def read(held: Register, returned: list[tuple[str, dict[tuple[str, str], CellValue | None]]]) -> list[Submission]:
    issued = open_round(held, joint="all")
    return [submission(issued[unit], {cell: v for cell, v in edits.items() if cell[0] in issued[unit].issued.values},
                       file=f"{unit} {number}.xlsx") for number, (unit, edits) in enumerate(returned)]


def run(held: Register, submissions: list[Submission], when: str = "2019-01-20") -> Register:
    return consolidate(held, "2018-12", submissions, when).register


@settings(max_examples=150)
@given(returns_of_all, st.randoms(use_true_random=False))
def test_the_order_of_the_returns_does_not_matter(
    returned: list[tuple[str, dict[tuple[str, str], CellValue | None]]], random: Random
) -> None:
    held = register(ACTIONS)
    submissions = read(held, returned)
    shuffled = submissions[:]
    random.shuffle(shuffled)
    assert plain_register(run(held, shuffled)) == plain_register(run(held, submissions))


@settings(max_examples=150)
@given(returns_of_all)
def test_twice_equals_once(returned: list[tuple[str, dict[tuple[str, str], CellValue | None]]]) -> None:
    held = register(ACTIONS)
    submissions = read(held, returned)
    once = run(held, submissions)
    assert plain_register(run(once, submissions, "2019-02-01")) == plain_register(once)


@settings(max_examples=100)
@given(st.lists(st.sampled_from(UNITS), min_size=1, max_size=4))
def test_returns_nobody_changed_change_nothing(units: list[str]) -> None:
    held = register(ACTIONS)
    after = run(held, read(held, [(unit, {}) for unit in units]))
    assert after.actions == held.actions
    assert after.comments == held.comments
    assert after.history == []
    assert after.conflicts == []


@settings(max_examples=100)
@given(typed(), st.randoms(use_true_random=False))
def test_the_order_of_rows_and_columns_does_not_matter(
    edits: dict[tuple[str, str], CellValue | None], random: Random
) -> None:
    held = register(ACTIONS)
    content = open_round(held, joint="all")["PAR"]
    own = {cell: value for cell, value in edits.items() if cell[0] in content.issued.values}
    tidy, untidy = (parse_return(filled_in(content, own, shuffle=shuffle), content.issued, "PAR.xlsx", "x")
                    for shuffle in (None, random))
    assert {ref: row.plain for ref, row in tidy.rows.items()} == {ref: row.plain for ref, row in untidy.rows.items()}
    after, untidy_after = run(held, [tidy]), run(held, [untidy])
    assert after.actions == untidy_after.actions
    assert after.comments == untidy_after.comments


@settings(max_examples=150)
@given(returns_of_all)
def test_every_change_is_in_the_history_with_its_source_cell(
    returned: list[tuple[str, dict[tuple[str, str], CellValue | None]]]
) -> None:
    held = register(ACTIONS)
    submissions = read(held, returned)
    by_file = {s.file: s for s in submissions}
    after = run(held, submissions)
    replayed = _answers(held)
    for change in after.history:
        assert change.how is How.RETURN
        source = by_file[change.file]
        assert source.cell(change.ref, change.key) == change.cell
        assert source.rows[change.ref].plain[change.key] == change.new
        owner = change.unit if change.key in OWN else ""
        assert replayed.get((change.ref, change.key, owner), "") == change.old
        replayed[change.ref, change.key, owner] = change.new
    assert {k: v for k, v in replayed.items() if v} == {k: v for k, v in _answers(after).items() if v}


@settings(max_examples=150)
@given(returns_of_all)
def test_every_answer_is_taken_or_waits_or_is_listed(
    returned: list[tuple[str, dict[tuple[str, str], CellValue | None]]]
) -> None:
    """Nothing a unit typed vanishes: it is in the register, in a conflict, or a problem names its cell."""
    held = register(ACTIONS)
    submissions = read(held, returned)
    outcome = consolidate(held, "2018-12", submissions, "2019-01-20")
    answers = _answers(outcome.register)
    listed = {(p.place.file, p.place.cell) for s in submissions for p in s.problems}
    listed |= {(p.place.file, p.place.cell) for p in outcome.problems}
    waiting = {(c.file, c.cell) for c in outcome.register.conflicts}
    for one, (unit, edits) in zip(submissions, returned, strict=True):
        for ref, key in edits:
            if ref not in one.rows:
                continue
            owner = unit if key in OWN else ""
            at = (one.file, one.cell(ref, key))
            said, base = one.rows[ref].plain.get(key), one.issued.values[ref].get(key, "")
            assert said in (answers.get((ref, key, owner), ""), base) or at in listed | waiting


def test_merging_leaves_its_input_alone() -> None:
    held = register(ACTIONS)
    submissions = read(held, [("PAR", {("1.1", "comment"): "Half is done"})])
    before = deepcopy(plain_register(held))
    run(held, submissions)
    assert plain_register(held) == before


def _answers(held: Register) -> dict[tuple[str, str, str], str]:
    found: dict[tuple[str, str, str], str] = {}
    for column in STANDARD.answers:
        for ref, action in held.actions.items():
            if hasattr(action, column.key):
                found[ref, column.key, ""] = to_plain(as_answer(getattr(action, column.key)))
    for (ref, unit, of_round), comment in held.comments.items():
        if of_round == ROUND.name:
            found |= {(ref, key, unit): to_plain(getattr(comment, key)) for key in OWN}
    return found
