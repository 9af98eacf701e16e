"""Status and date of implementation, revised deadline and reason: pairs that a conflict or its decision may part."""

from dataclasses import replace
from datetime import date

import pytest

from tests.registers import register
from tests.returns import Edits, open_round, submission
from toolkit.tracker.merge.consolidate import Consolidation, consolidate
from toolkit.tracker.merge.pairs import PAIR_RULES
from toolkit.tracker.record.codes import How, Status
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.register import Register
from toolkit.words.register import KEEP

ACTIONS = """
    | Ref. | Action          | Lead | Support | Due date   | Status      | Comment      |
    | 1.1  | Paint the signs | PAR  | LIB     | 2018-06-30 | In progress | Primer is on |
"""
DONE, LATER_DONE = date(2018, 5, 2), date(2018, 11, 30)
SPRING, AUTUMN = date(2019, 3, 31), date(2019, 9, 30)


def answered(parks: Edits, library: Edits, held: Register | None = None) -> Consolidation:
    """What two units say of action 1.1 in one run."""
    held = held or register(ACTIONS)
    issued = open_round(held, joint="all")
    return consolidate(held, "2018-12", [submission(issued["PAR"], parks), submission(issued["LIB"], library)], "2019-01-20")


def decided(waiting: Register, **decisions: str) -> Consolidation:
    """A run after somebody decided on the conflicts, by column; a unit stands for its option."""
    def word(key: str) -> str:
        said = decisions.get(key, "")
        return next((c.option for c in waiting.conflicts if (c.key, c.unit) == (key, said)), said)
    waiting.conflicts = [replace(c, decision=word(c.key)) for c in waiting.conflicts]
    return consolidate(waiting, "2018-12", [], "2019-01-21")


def told(outcome: Consolidation) -> list[tuple[str, str]]:
    return [(p.code, p.place.column) for p in outcome.problems]


@pytest.fixture
def done_or_not() -> Register:
    """One unit says when it was implemented, the other that it is superseded: the date is not contested."""
    outcome = answered({("1.1", "status"): "Implemented", ("1.1", "completed"): DONE}, {("1.1", "status"): "Superseded"})
    assert outcome.register.actions["1.1"].completed is not None
    assert told(outcome) == []
    return outcome.register


@pytest.fixture
def revised_twice() -> Register:
    """Each unit revises the deadline, for a reason of its own."""
    return answered({("1.1", "revised_deadline"): SPRING, ("1.1", "revision_reason"): "The primer came late"},
                    {("1.1", "revised_deadline"): AUTUMN, ("1.1", "revision_reason"): "It rained"}).register


def test_the_pairs_are_those_that_the_rules_hold_against_each_other() -> None:
    assert {frozenset(rule.looks_at) for rule in PAIR_RULES} == {
        frozenset({"status", "completed"}), frozenset({"status", "closing_reason"}),
        frozenset({"revised_deadline", "revision_reason"})}


def test_a_status_decided_against_the_date_that_was_taken_is_said(done_or_not: Register) -> None:
    outcome = decided(done_or_not, status="LIB")
    assert outcome.register.actions["1.1"].status is Status.SUPERSEDED
    (problem,) = outcome.problems
    assert (problem.code, problem.place.ref, problem.place.column) == ("pair-contradicts", "1.1", "Date of implementation")
    assert problem.found == "There is a date of implementation, but the status is not Implemented."


def test_a_status_kept_against_the_date_that_was_taken_is_said(done_or_not: Register) -> None:
    assert told(decided(done_or_not, status=KEEP)) == [("pair-contradicts", "Date of implementation")]


def test_a_status_decided_for_the_unit_that_gave_the_date_is_whole(done_or_not: Register) -> None:
    assert told(decided(done_or_not, status="PAR")) == []


def test_a_deadline_of_one_with_the_reason_of_the_other_is_said(revised_twice: Register) -> None:
    outcome = decided(revised_twice, revised_deadline="PAR", revision_reason="LIB")
    assert [(p.code, p.found, p.suggestion) for p in outcome.problems] == [
        ("pair-parted", "PAR", "Reason for revision"), ("pair-parted", "LIB", "Revised deadline")]


def test_a_deadline_and_a_reason_of_the_same_unit_are_whole(revised_twice: Register) -> None:
    assert told(decided(revised_twice, revised_deadline="LIB", revision_reason="LIB")) == []


def test_while_one_of_them_waits_nothing_is_said(revised_twice: Register) -> None:
    outcome = decided(revised_twice, revised_deadline="LIB")
    assert told(outcome) == []
    assert told(decided(outcome.register, revision_reason="PAR")) == [("pair-parted", "Reason for revision")]


def test_a_deadline_decided_for_one_beside_the_reason_that_the_other_alone_gave_is_said() -> None:
    waiting = answered({("1.1", "revised_deadline"): SPRING, ("1.1", "revision_reason"): "The primer came late"},
                       {("1.1", "revised_deadline"): AUTUMN}).register
    assert told(decided(waiting, revised_deadline="LIB")) == [("pair-parted", "Revised deadline")]


def test_units_that_agree_on_the_status_part_nothing_by_the_date_that_is_decided() -> None:
    waiting = answered({("1.1", "status"): "Implemented", ("1.1", "completed"): DONE},
                       {("1.1", "status"): "Implemented", ("1.1", "completed"): LATER_DONE}).register
    assert told(decided(waiting, completed="LIB")) == []


def test_what_a_return_contradicts_itself_is_told_of_the_return_alone() -> None:
    assert told(answered({("1.1", "status"): "Implemented"}, {})) == []


def test_a_hand_edit_that_leaves_a_pair_apart_is_said() -> None:
    held = register(ACTIONS)
    open_round(held)
    held.actions["1.1"] = replace(held.actions["1.1"], status=Status.CLOSED_NOT_IMPLEMENTED)
    held.hand_edits = [Change(ref="1.1", key="status", old="in_progress", new="closed_not_implemented", how=How.HAND)]
    assert told(consolidate(held, "2018-12", [], "2019-01-20")) == [("pair-contradicts", "Reason for closing")]


def test_a_status_taken_back_whose_date_was_emptied_and_therefore_kept_is_said() -> None:
    held = answered({("1.1", "status"): "Implemented", ("1.1", "completed"): DONE}, {}).register
    issued = open_round(held, joint="all")["PAR"]
    back = submission(issued, {("1.1", "status"): "In progress", ("1.1", "completed"): None}, file="PAR 2.xlsx")
    outcome = consolidate(held, "2018-12", [back], "2019-01-22")
    assert told(outcome) == [("answer-emptied", "Date of implementation"), ("pair-contradicts", "Date of implementation")]
