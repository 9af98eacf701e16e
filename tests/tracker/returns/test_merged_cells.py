"""Cells that a unit merged: it is said what they were read as, and what hides behind them is never taken for emptied."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.registers import register
from tests.returns import Edits, filled_in, open_round
from toolkit.tracker.record.cells import RawSheet, RawWorkbook
from toolkit.tracker.record.problems import what_is_wrong
from toolkit.tracker.returns.content import ReturnContent
from toolkit.tracker.returns.contributed import read_contributions
from toolkit.tracker.returns.merged_cells import hidden_by
from toolkit.tracker.returns.parsing import parse_return
from toolkit.tracker.returns.submission import Submission


@pytest.fixture
def issued() -> ReturnContent:
    held = register("""
        | Ref. | Action            | Lead | Due date   | Status      | Date of implementation | Comment 2018-12 |
        | 1.1  | Paint the signs   | PAR  | 2018-06-30 | In progress |                        | Primer is on |
        | 1.2  | Print the leaflet | PAR  | 2019-12-31 | Implemented | 2018-04-01             |              |
        | 1.3  | Count the benches | PAR  | 2019-12-31 | Not started |                        |              |
    """)
    return open_round(held)["PAR"]


def merged(issued: ReturnContent, ranges: tuple[tuple[int, int, int, int], ...], edits: Edits) -> Submission:
    raw = filled_in(issued, edits)
    return parse_return(RawWorkbook((replace(raw.sheets[0], merged=ranges),)), issued.issued, "PAR.xlsx", "x")


def column(issued: ReturnContent, key: str) -> int:
    return 1 + list(submission_letters(issued)).index(key)


def submission_letters(issued: ReturnContent) -> dict[str, str]:
    return parse_return(filled_in(issued), issued.issued, "PAR.xlsx", "x").letters


def test_one_status_for_two_actions_is_that_of_the_first_and_the_other_is_not_emptied(issued: ReturnContent) -> None:
    at, letters = column(issued, "status"), submission_letters(issued)["status"]
    found = merged(issued, ((2, at, 3, at),), {("1.1", "status"): "Superseded", ("1.2", "status"): None})
    (problem,) = [p for p in found.problems if p.place.cell == f"{letters}2"]
    assert what_is_wrong(problem) == (f"The cells {letters}2:{letters}3 are merged, so what is in them was read only as “Status” of "
                                      "action 1.1.")
    assert [p.code for p in found.problems if p.place.ref == "1.2"] == []
    assert (found.rows["1.1"].plain["status"], "status" in found.rows["1.2"].plain) == ("superseded", False)


def test_two_answers_of_one_action_are_the_first_of_them(issued: ReturnContent) -> None:
    first, last = column(issued, "comment"), column(issued, "evidence")
    found = merged(issued, ((2, first, 2, last),), {("1.1", "comment"): "Both are in the file"})
    assert [p.code for p in found.problems] == ["answers-merged"]
    assert (found.rows["1.1"].plain["comment"], "evidence" in found.rows["1.1"].plain) == ("Both are in the file", False)


def test_a_row_whose_reference_is_merged_away_is_not_a_new_action(issued: ReturnContent) -> None:
    found = merged(issued, ((2, 1, 3, 1),), {("1.2", "comment"): "Is at the printer's", ("1.2", "ref"): None})
    assert sorted(p.code for p in found.problems) == ["cells-merged", "ref-merged", "ref-missing"]
    assert (found.proposals, "Is at the printer's" in found.set_aside[3]) == ((), True)


def test_what_the_centre_shows_is_not_taken_for_changed_where_it_is_merged(issued: ReturnContent) -> None:
    at = column(issued, "text")
    found = merged(issued, ((2, at, 4, at),), {("1.2", "text"): None, ("1.3", "text"): None})
    assert [(p.code, p.is_error) for p in found.problems] == [("cells-merged", False)]


def test_merged_cells_beside_the_table_say_nothing(issued: ReturnContent) -> None:
    assert merged(issued, ((2, 40, 4, 41),), {}).problems == ()


def test_merged_contributions_are_named() -> None:
    sheet = RawSheet("Contributions", rows={1: {1: "Theme", 2: "Text"}, 2: {1: "Water", 2: "Is clean"}}, merged=((2, 1, 3, 1),))
    problems = read_contributions(RawWorkbook((sheet,)), ["Water"])[1]
    assert ("cells-merged", "A2:A3") in [(p.code, p.found) for p in problems]


SPANS = st.tuples(st.integers(1, 6), st.integers(1, 6), st.integers(0, 4), st.integers(0, 4)).map(
    lambda one: (one[0], one[1], one[0] + one[2], one[1] + one[3]))


@given(st.lists(SPANS, max_size=5))
def test_a_cell_hides_where_a_range_holds_it_and_does_not_begin_with_it(ranges: list[tuple[int, int, int, int]]) -> None:
    hides = hidden_by(ranges, range(1, 11))
    assert {(row, at) for row in range(1, 11) for at in range(1, 11) if hides(row, at)} == {
        (row, at) for top, left, down, right in ranges for row in range(top, down + 1) for at in range(left, right + 1)
        if at != left or row != top}
