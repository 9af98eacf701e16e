"""What a unit says later in the same round, where more than one return, a hand edit or a decision came between.

The restatement of the table (`tests/trust/restated.py`) found each of these.
"""

from dataclasses import replace
from datetime import date
from typing import Any, cast

import pytest

from tests.registers import register
from tests.returns import open_round, submission
from toolkit.tracker.merge.consolidate import Consolidation, consolidate
from toolkit.tracker.record.cells import CellValue
from toolkit.tracker.record.codes import How, Status, YesNo
from toolkit.tracker.record.columns import to_plain
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.rounds import ReportingRound
from toolkit.tracker.returns.submission import Submission
from toolkit.words.register import KEEP

ACTIONS = """
    | Ref. | Action            | Lead | Support | Status      | Comment      |
    | 1.1  | Paint the signs   | PAR  | LIB     | Not started | Primer is on |
"""
STATUS = ("1.1", "status")


class Round:
    """A register in a round whose joint actions every unit answers."""

    def __init__(self) -> None:
        self.held = register(ACTIONS)
        self.contents = open_round(self.held, joint="all")
        self.runs = 0

    def sent(self, unit: str, status: CellValue | None = "Not started", **more: CellValue | None) -> Submission:
        """A return with a status, and other columns of the same action."""
        self.runs += 1
        edits = {("1.1", key): value for key, value in {"status": status, **more}.items()}
        return submission(self.contents[unit], edits, file=f"{unit} {self.runs}.xlsx")

    def run(self, *submissions: Submission, accept_emptied: bool = False) -> Consolidation:
        """Consolidate, and go on from there."""
        self.runs += 1
        outcome = consolidate(self.held, "2018-12", submissions, f"2019-01-{self.runs:02}", accept_emptied=accept_emptied)
        self.held = outcome.register
        return outcome

    def by_hand(self, **answers: Status | YesNo | None) -> None:
        """Somebody changes the register."""
        action, new = self.held.actions["1.1"], cast("dict[str, Any]", answers)
        self.held.hand_edits += [
            Change(ref="1.1", key=key, old=to_plain(getattr(action, key)), new=to_plain(value), how=How.HAND)
            for key, value in answers.items()]
        self.held.actions["1.1"] = replace(action, **new)

    def decide(self, decision: str) -> None:
        """Somebody decides on the one conflict that waits."""
        first, *others = self.held.conflicts
        self.held.conflicts = [replace(first, decision=decision), *others]

    @property
    def status(self) -> Status:
        """What the register holds."""
        return self.held.actions["1.1"].status

    @property
    def waiting(self) -> list[tuple[str, str]]:
        """What waits for a decision."""
        return [(c.unit, c.value) for c in self.held.conflicts]


@pytest.fixture
def january() -> Round:
    return Round()


def test_an_emptied_answer_is_not_accepted_from_a_return_that_a_later_one_corrected(january: Round) -> None:
    emptied = january.sent("PAR", comment=None)
    january.run(emptied)
    later = january.sent("PAR", comment="Two coats are on")
    january.run(later)
    january.run(emptied, later, accept_emptied=True)
    assert january.held.latest_comments()["1.1"][0].comment == "Two coats are on"


def test_an_earlier_return_in_the_same_folder_does_not_become_what_the_unit_said_last(january: Round) -> None:
    first, second = january.sent("PAR", "In progress"), january.sent("PAR", "Superseded")
    january.run(first)
    january.run(second)
    january.run(first, second, accept_emptied=True)
    january.run(january.sent("PAR", "In progress"))
    assert [c.value for c in january.held.conflicts] == ["In progress"]


def test_a_unit_that_says_what_the_register_holds_contradicts_another_of_the_same_run(january: Round) -> None:
    january.run(january.sent("PAR", "In progress"))
    january.run(january.sent("PAR", "Superseded"), january.sent("LIB", "In progress"))
    assert january.status is Status.IN_PROGRESS
    assert january.waiting == [("PAR", "Superseded")]


def test_units_that_agree_are_taken_where_one_of_them_may_change_it(january: Round) -> None:
    january.run(january.sent("PAR", "In progress"))
    january.run(january.sent("PAR", "Superseded"), january.sent("LIB", "Superseded"))
    assert january.status is Status.SUPERSEDED
    assert january.waiting == []


def test_a_unit_that_goes_back_after_two_that_differed_has_nothing_waiting(january: Round) -> None:
    january.run(january.sent("PAR", "In progress"), january.sent("PAR", "Superseded"))
    assert len(january.waiting) == 2
    january.run(january.sent("PAR"))
    assert january.waiting == []


def test_what_waited_and_was_corrected_stays_in_the_history_with_its_cell(january: Round) -> None:
    first = january.sent("PAR", "In progress")
    january.run(first, january.sent("LIB", "Superseded"))
    outcome = january.run(january.sent("PAR", "Implemented"))
    assert january.waiting == [("LIB", "Superseded"), ("PAR", "Implemented")]
    assert [(c.key, c.new, c.unit, c.file, c.cell) for c in outcome.changes] == [
        ("status (not taken)", "in_progress", "PAR", first.file, first.cell("1.1", "status"))]


def test_what_waited_and_was_corrected_stays_in_the_history_also_where_another_unit_says_it_now(january: Round) -> None:
    january.by_hand(status=Status.NO_LONGER_APPLICABLE)
    january.run(january.sent("LIB", "Implemented"))
    outcome = january.run(january.sent("LIB", "In progress"), january.sent("PAR", "Implemented"))
    assert january.waiting == [("LIB", "In progress"), ("PAR", "Implemented")]
    assert [(c.key, c.new, c.unit) for c in outcome.changes] == [("status (not taken)", "implemented", "LIB")]


def test_what_waits_from_an_earlier_round_is_not_withdrawn_by_a_return_that_leaves_the_cell_as_issued(
    january: Round
) -> None:
    january.run(january.sent("PAR", "In progress"), january.sent("LIB", "Superseded"))
    june = open_round(january.held, ReportingRound("2019-06", date(2019, 6, 30)), joint="all")["PAR"]
    after = consolidate(january.held, "2019-06", [submission(june, {("1.1", "comment"): "Two coats"})], "2019-07-20")
    assert [(c.unit, c.value) for c in after.register.conflicts] == january.waiting
    assert len(january.waiting) == 2


def test_a_decision_between_two_rounds_tells_of_each_answer_its_own_round(january: Round) -> None:
    january.run(january.sent("PAR", "In progress"), january.sent("LIB", "Superseded"))
    june = open_round(january.held, ReportingRound("2019-06", date(2019, 6, 30)), joint="all")["LIB"]
    january.held = consolidate(january.held, "2019-06", [submission(june, {STATUS: "Implemented"})], "2019-07-20").register
    option = next(c.option for c in january.held.conflicts if c.value == "Implemented")
    january.decide(option)
    assert [(c.key, c.new, c.round) for c in january.run().changes] == [
        ("status", "implemented", "2019-06"), ("status (not taken)", "in_progress", "2018-12")]


def test_what_the_centre_put_back_by_hand_is_not_changed_by_a_correction_of_what_waits(january: Round) -> None:
    january.run(january.sent("PAR", "In progress"))
    january.by_hand(status=Status.NOT_STARTED)
    january.run(january.sent("PAR", "Superseded"))
    january.run(january.sent("PAR", "Implemented"))
    assert january.status is Status.NOT_STARTED
    assert january.waiting == [("PAR", "Implemented")]


def test_going_back_after_a_decision_between_two_returns_of_one_unit_is_a_change_too(january: Round) -> None:
    january.run(january.sent("PAR", "In progress"), january.sent("PAR", "Superseded"))
    january.decide("B")
    january.run()
    assert january.waiting == []
    january.run(january.sent("PAR"))
    assert january.status is Status.NOT_STARTED


def test_a_decision_to_keep_the_register_is_not_undone_by_a_later_return(january: Round) -> None:
    january.run(january.sent("PAR", "In progress"), january.sent("PAR", "Superseded"))
    january.decide(KEEP)
    january.run(january.sent("PAR", "Implemented"))
    assert january.status is Status.NOT_STARTED
    assert january.waiting == [("PAR", "Implemented")]


def test_an_answer_that_comes_back_after_both_sides_had_emptied_it_is_taken(january: Round) -> None:
    january.run(january.sent("PAR", "In progress"))
    january.by_hand(status=Status.NOT_REPORTED)
    january.run(january.sent("PAR", None))
    january.run(january.sent("PAR", "In progress"))
    assert january.status is Status.IN_PROGRESS


def test_an_answer_that_another_return_of_the_same_run_gave_is_not_emptied_when_both_come_again(january: Round) -> None:
    both = january.sent("PAR"), january.sent("PAR", continuing="Yes")
    january.run(*both, accept_emptied=True)
    assert not january.run(*both, accept_emptied=True).is_new
    assert january.held.actions["1.1"].continuing is YesNo.YES


def test_a_unit_that_leaves_empty_what_the_register_has_not_contradicts_nobody(january: Round) -> None:
    january.run(january.sent("PAR", continuing="Yes"))
    january.by_hand(continuing=None)
    january.run(january.sent("PAR"), january.sent("LIB", continuing="No"))
    assert january.held.actions["1.1"].continuing is YesNo.NO
