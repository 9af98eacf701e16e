"""An action that is given to another unit while its workbook is out, and what may not be emptied."""

from dataclasses import replace

import pytest

from tests.registers import register
from tests.returns import open_round, submission
from toolkit.tracker.merge.consolidate import Consolidation, consolidate
from toolkit.tracker.record.codes import Status, YesNo
from toolkit.tracker.record.column_names import is_not_taken
from toolkit.tracker.record.register import Register
from toolkit.tracker.returns.content import ReturnContent
from toolkit.tracker.returns.submission import Submission

ACTIONS = """
    | Ref. | Action           | Lead | Support | Due date   | Status      | Comment 2018-12 |
    | 1.1  | Paint the signs  | PAR  | LIB     | 2019-06-30 | In progress | Primer is on |
    | 1.2  | Print the leaflet| LIB  |         | 2019-06-30 | In progress | At the press |
"""


@pytest.fixture
def held() -> Register:
    return register(ACTIONS)


def merge(held: Register, *submissions: Submission, **options: bool) -> Consolidation:
    return consolidate(held, "2018-12", submissions, "2019-01-20 10:00:00", **options)


@pytest.fixture
def issued(held: Register) -> dict[str, ReturnContent]:
    return open_round(held)


def test_the_answer_of_a_unit_that_no_longer_leads_waits_for_a_decision(
    held: Register, issued: dict[str, ReturnContent]
) -> None:
    held.actions["1.1"] = replace(held.actions["1.1"], lead=("LIB",), support=())
    outcome = merge(held, submission(issued["PAR"], {("1.1", "status"): "Superseded", ("1.1", "comment"): "Not ours now"}))
    assert outcome.register.actions["1.1"].status is Status.IN_PROGRESS
    assert [(c.ref, c.key, c.value) for c in outcome.conflicts] == [("1.1", "status", "Superseded")]
    assert [(p.code, p.place.cell) for p in outcome.problems] == [("handed-over", "E2")]
    assert outcome.register.comments["1.1", "PAR", "2018-12"].comment == "Not ours now"


@pytest.mark.parametrize(("aliases", "status"), [
    (("Par",), Status.SUPERSEDED), ((), Status.IN_PROGRESS), (("PA",), Status.IN_PROGRESS)])
def test_a_unit_whose_code_is_an_alias_of_the_lead_since_still_answers(
    held: Register, issued: dict[str, ReturnContent], aliases: tuple[str, ...], status: Status
) -> None:
    held.units["GREEN"] = replace(held.units.pop("PAR"), code="GREEN", aliases=aliases)
    held.actions["1.1"] = replace(held.actions["1.1"], lead=("GREEN",))
    outcome = merge(held, submission(issued["PAR"], {("1.1", "status"): "Superseded"}))
    assert outcome.register.actions["1.1"].status is status
    assert bool(outcome.conflicts) is (status is Status.IN_PROGRESS)


def test_the_unit_that_leads_an_action_still_answers_after_another_one_was_handed_over(
    held: Register, issued: dict[str, ReturnContent]
) -> None:
    held.actions["1.1"] = replace(held.actions["1.1"], lead=("LIB",))
    outcome = merge(held, submission(issued["LIB"], {("1.2", "status"): "Superseded"}))
    assert outcome.register.actions["1.2"].status is Status.SUPERSEDED


def test_a_status_is_never_emptied(held: Register, issued: dict[str, ReturnContent]) -> None:
    outcome = merge(held, submission(issued["PAR"], {("1.1", "status"): None, ("1.1", "comment"): None}),
                    accept_emptied=True)
    assert outcome.register.actions["1.1"].status is Status.IN_PROGRESS
    assert outcome.register.comments["1.1", "PAR", "2018-12"].comment == ""


def test_a_return_whose_emptied_answers_are_taken_the_second_time_is_not_said_to_change_nothing(
    held: Register, issued: dict[str, ReturnContent]
) -> None:
    emptied = submission(issued["PAR"], {("1.1", "comment"): None})
    first = merge(held, emptied)
    again = merge(first.register, emptied, accept_emptied=True)
    assert [c.key for c in again.changes] == ["comment"]
    assert "already-taken-in" not in [p.code for p in again.problems]


def test_nor_is_one_whose_emptied_answer_waits_for_a_decision_the_second_time(held: Register) -> None:
    held.actions["1.1"] = replace(held.actions["1.1"], continuing=YesNo.NO)
    issued = open_round(held, joint="all")
    emptied = submission(issued["PAR"], {("1.1", "continuing"): None})
    other = submission(issued["LIB"], {("1.1", "continuing"): "Yes"})
    between = merge(merge(held, emptied).register, other)
    again = merge(between.register, emptied, accept_emptied=True)
    assert (again.changes, [(c.key, c.value) for c in again.conflicts]) == ([], [("continuing", "")])
    assert "already-taken-in" not in [p.code for p in again.problems]


def test_an_answer_equal_to_the_one_decided_for_is_not_logged_as_not_taken(held: Register) -> None:
    issued = open_round(held, joint="all")
    held.actions["1.1"] = replace(held.actions["1.1"], status=Status.NOT_STARTED)
    waiting = merge(held, *(submission(issued[unit], {("1.1", "status"): "Superseded"}) for unit in ("PAR", "LIB"))).register
    first, *others = waiting.conflicts
    waiting.conflicts = [replace(first, decision="A"), *others]
    outcome = merge(waiting)
    assert outcome.register.actions["1.1"].status is Status.SUPERSEDED
    assert not any(is_not_taken(c.key) for c in outcome.changes)
