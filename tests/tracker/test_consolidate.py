"""The merge table of the design, a test for each of its rows, and what surrounds it."""

from dataclasses import replace
from datetime import date

import pytest

from tests.registers import register
from tests.returns import open_round, plain_register, submission
from toolkit.tracker.cells import Formula
from toolkit.tracker.codes import How, Status
from toolkit.tracker.columns import to_plain
from toolkit.tracker.consolidate import Consolidation, consolidate
from toolkit.tracker.model import Change, Register, ReturnContent, Submission

ACTIONS = """
    | Ref. | Action           | Lead | Support | Due date   | Status      | Comment      |
    | 1.1  | Paint the signs  | PAR  |         | 2018-06-30 | In progress | Primer is on |
    | 1.2  | Print the leaflet| PAR  | LIB     | 2018-12-31 |             |              |
    | 2.1  | Count the benches| LIB  |         | 2019-06-30 | Not started |              |
"""


@pytest.fixture
def held() -> Register:
    return register(ACTIONS)


@pytest.fixture
def issued(held: Register) -> dict[str, ReturnContent]:
    return open_round(held)


def merge(held: Register, *submissions: Submission, when: str = "2019-01-20 10:00:00", **options: bool) -> Consolidation:
    return consolidate(held, "2018-12", submissions, when, **options)


def codes(outcome: Consolidation) -> list[str]:
    return [p.code for p in outcome.problems]


def test_a_return_nobody_changed_changes_nothing(held: Register, issued: dict[str, ReturnContent]) -> None:
    outcome = merge(held, submission(issued["PAR"]))
    assert outcome.register.actions == held.actions
    assert outcome.changes == []
    assert [r.unit for r in outcome.register.returns] == ["PAR"]


def test_a_changed_answer_is_taken_with_the_cell_it_came_from(
    held: Register, issued: dict[str, ReturnContent]
) -> None:
    outcome = merge(held, submission(issued["PAR"], {("1.1", "status"): "Implemented",
                                                     ("1.1", "completed"): date(2018, 5, 2)}))
    action = outcome.register.actions["1.1"]
    assert action.status is Status.IMPLEMENTED
    assert to_plain(action.completed) == "2018-05-02"
    status = next(c for c in outcome.changes if c.key == "status")
    assert (status.ref, status.old, status.new) == ("1.1", "in_progress", "implemented")
    assert (status.how, status.unit, status.file, status.sheet, status.cell) == (
        How.RETURN, "PAR", "PAR.xlsx", "Actions", "H2")


def test_what_the_register_changed_meanwhile_stays_when_the_return_did_not_touch_it(
    held: Register, issued: dict[str, ReturnContent]
) -> None:
    held.actions["1.1"] = replace(held.actions["1.1"], status=Status.SUPERSEDED)
    outcome = merge(held, submission(issued["PAR"]))
    assert outcome.register.actions["1.1"].status is Status.SUPERSEDED
    assert outcome.changes == []


def test_both_changed_to_the_same_is_nothing_to_do(held: Register, issued: dict[str, ReturnContent]) -> None:
    held.actions["2.1"] = replace(held.actions["2.1"], status=Status.IN_PROGRESS)
    outcome = merge(held, submission(issued["LIB"], {("2.1", "status"): "In progress"}))
    assert (outcome.changes, outcome.conflicts) == ([], [])


def test_both_changed_differently_is_a_conflict_and_the_register_stays(
    held: Register, issued: dict[str, ReturnContent]
) -> None:
    held.actions["2.1"] = replace(held.actions["2.1"], status=Status.SUPERSEDED)
    outcome = merge(held, submission(issued["LIB"], {("2.1", "status"): "In progress"}))
    assert outcome.register.actions["2.1"].status is Status.SUPERSEDED
    (conflict,) = outcome.register.conflicts
    assert (conflict.number, conflict.option, conflict.ref, conflict.key) == ("C1", "A", "2.1", "status")
    assert (conflict.register_value, conflict.value, conflict.unit) == ("Superseded", "In progress", "LIB")
    assert (conflict.file, conflict.cell, conflict.decision) == ("LIB.xlsx", "H3", "")


def test_a_later_return_of_the_same_unit_corrects_its_earlier_one(
    held: Register, issued: dict[str, ReturnContent]
) -> None:
    first = merge(held, submission(issued["LIB"], {("2.1", "status"): "In progress"}))
    second = merge(first.register, submission(issued["LIB"], {("2.1", "status"): "Superseded"}, file="LIB 2.xlsx"))
    assert second.register.actions["2.1"].status is Status.SUPERSEDED
    assert [(c.old, c.new, c.file) for c in second.changes] == [("in_progress", "superseded", "LIB 2.xlsx")]
    assert second.register.conflicts == []


def test_going_back_to_the_issued_value_is_a_change_too(held: Register, issued: dict[str, ReturnContent]) -> None:
    first = merge(held, submission(issued["LIB"], {("2.1", "status"): "In progress"}))
    second = merge(first.register, submission(issued["LIB"], file="LIB 2.xlsx"))
    assert second.register.actions["2.1"].status is Status.NOT_STARTED
    third = merge(second.register, submission(issued["LIB"], {("2.1", "evidence"): "A list"}, file="LIB 3.xlsx"))
    assert [c.key for c in third.changes] == ["evidence"]


def test_a_correction_after_a_change_by_somebody_else_is_a_conflict(
    held: Register, issued: dict[str, ReturnContent]
) -> None:
    first = merge(held, submission(issued["LIB"], {("2.1", "status"): "In progress"}))
    first.register.actions["2.1"] = replace(first.register.actions["2.1"], status=Status.NO_LONGER_APPLICABLE)
    second = merge(first.register, submission(issued["LIB"], {("2.1", "status"): "Superseded"}, file="LIB 2.xlsx"))
    assert second.register.actions["2.1"].status is Status.NO_LONGER_APPLICABLE
    assert [c.value for c in second.conflicts] == ["Superseded"]


def test_two_different_returns_of_one_unit_in_one_run_are_a_conflict(
    held: Register, issued: dict[str, ReturnContent]
) -> None:
    one = submission(issued["LIB"], {("2.1", "status"): "In progress"}, file="LIB.xlsx")
    two = submission(issued["LIB"], {("2.1", "status"): "Superseded"}, file="LIB 2.xlsx")
    outcome = merge(held, one, two)
    assert outcome.register.actions["2.1"].status is Status.NOT_STARTED
    assert [(c.option, c.value) for c in outcome.conflicts] == [("A", "Superseded"), ("B", "In progress")]


def test_a_filled_answer_that_is_now_empty_is_not_taken(held: Register, issued: dict[str, ReturnContent]) -> None:
    outcome = merge(held, submission(issued["PAR"], {("1.1", "comment"): None}))
    assert codes(outcome) == ["answer-emptied"]
    assert outcome.register.comments["1.1", "PAR", ""].comment == "Primer is on"
    assert outcome.changes == []


def test_an_emptied_answer_is_taken_when_that_is_asked_for(held: Register, issued: dict[str, ReturnContent]) -> None:
    emptied = submission(issued["PAR"], {("1.1", "comment"): None})
    outcome = merge(held, emptied, accept_emptied=True)
    assert outcome.register.comments["1.1", "PAR", "2018-12"].comment == ""
    again = merge(outcome.register, submission(issued["PAR"], file="PAR again.xlsx"), accept_emptied=True)
    assert again.register.comments["1.1", "PAR", "2018-12"].comment == "Primer is on"


def test_a_missing_column_changes_nothing(held: Register, issued: dict[str, ReturnContent]) -> None:
    returned = submission(issued["PAR"], drop=["comment"])
    assert "column-missing" in [p.code for p in returned.problems]
    assert merge(held, returned).changes == []


def test_a_cell_with_an_error_is_not_taken(held: Register, issued: dict[str, ReturnContent]) -> None:
    returned = submission(issued["PAR"], {("1.1", "status"): "Implementd", ("1.1", "revised_deadline"): Formula("A1", 3)})
    assert {"not-in-list", "formula-in-answer"} <= {p.code for p in returned.problems}
    assert merge(held, returned).changes == []


def test_a_missing_row_is_never_a_deletion(held: Register, issued: dict[str, ReturnContent]) -> None:
    content = issued["PAR"]
    returned = submission(replace(content, rows=content.rows[:1]))
    assert [p.place.ref for p in returned.problems if p.code == "ref-missing"] == ["1.2"]
    assert merge(held, returned).register.actions == held.actions


def test_two_rows_with_one_ref_are_both_left_out(held: Register, issued: dict[str, ReturnContent]) -> None:
    returned = submission(issued["PAR"], extra_rows=[{"ref": "1.1", "status": "Superseded"}])
    assert [p.code for p in returned.problems].count("ref-duplicate") == 2
    assert merge(held, returned).changes == []


def test_a_row_without_a_ref_waits_for_the_centre_as_a_proposed_action(
    held: Register, issued: dict[str, ReturnContent]
) -> None:
    returned = submission(issued["PAR"], extra_rows=[{"text": "Mend the gate", "deadline": "June 2019"}])
    outcome = merge(held, returned)
    assert len(outcome.register.actions) == 3
    (proposed,) = outcome.register.proposals
    assert (proposed.text, proposed.deadline, proposed.unit, proposed.cell) == (
        "Mend the gate", "June 2019", "PAR", "A4")


def test_the_same_bytes_a_second_time_change_nothing_and_say_so(
    held: Register, issued: dict[str, ReturnContent]
) -> None:
    returned = submission(issued["PAR"], {("1.1", "comment"): "Two coats are on"})
    first = merge(held, returned)
    second = merge(first.register, returned, when="2019-02-01 09:00:00")
    assert codes(second) == ["already-taken-in"]
    assert not second.is_new
    assert plain_register(second.register) == plain_register(first.register)


def test_each_unit_keeps_its_own_comment_on_a_joint_action(held: Register, issued: dict[str, ReturnContent]) -> None:
    outcome = merge(held, submission(issued["PAR"], {("1.2", "comment"): "Text is ready"}),
                    submission(issued["LIB"], {("1.2", "comment"): "Shelf space is kept"}))
    assert [c.comment for c in outcome.register.latest_comments()["1.2"]] == ["Shelf space is kept", "Text is ready"]
    assert outcome.conflicts == []


def test_a_supporting_unit_does_not_change_the_status(held: Register, issued: dict[str, ReturnContent]) -> None:
    returned = submission(issued["LIB"], {("1.2", "status"): "Implemented"})
    assert [p.code for p in returned.problems if p.is_error] == ["not-yours-to-answer"]
    assert merge(held, returned).changes == []


def test_units_that_contradict_each_other_make_a_conflict_with_both_places(held: Register) -> None:
    issued = open_round(held, joint="all")
    outcome = merge(held, submission(issued["PAR"], {("1.2", "status"): "Implemented"}),
                    submission(issued["LIB"], {("1.2", "status"): "In progress"}))
    assert outcome.register.actions["1.2"].status is Status.NOT_REPORTED
    assert [(c.number, c.option, c.unit, c.value) for c in outcome.conflicts] == [
        ("C1", "A", "LIB", "In progress"), ("C1", "B", "PAR", "Implemented")]


class TestDecisions:
    @pytest.fixture
    def waiting(self, held: Register) -> Register:
        issued = open_round(held, joint="all")
        return merge(held, submission(issued["PAR"], {("1.2", "status"): "Implemented"}),
                     submission(issued["LIB"], {("1.2", "status"): "In progress"})).register

    @staticmethod
    def decide(waiting: Register, *decisions: str) -> Consolidation:
        waiting.conflicts = [replace(c, decision=d, decided_by="Head of unit")
                             for c, d in zip(waiting.conflicts, decisions, strict=True)]
        return merge(waiting)

    @pytest.mark.parametrize(("decision", "status", "cell_of"), [
        ("A", Status.IN_PROGRESS, "LIB.xlsx"),
        ("b", Status.IMPLEMENTED, "PAR.xlsx"),
        ("Keep the register", Status.NOT_REPORTED, ""),
        ("Superseded", Status.SUPERSEDED, ""),
    ])
    def test_a_decision_is_applied_and_moves_to_the_history(
        self, waiting: Register, decision: str, status: Status, cell_of: str
    ) -> None:
        outcome = self.decide(waiting, "", decision)
        assert outcome.register.actions["1.2"].status is status
        assert outcome.register.conflicts == []
        (change,) = outcome.changes
        assert (change.how, change.file, change.by) == (How.DECISION, cell_of, "Head of unit")

    def test_a_decision_that_cannot_be_read_waits(self, waiting: Register) -> None:
        outcome = self.decide(waiting, "perhaps", "")
        assert codes(outcome) == ["decision-unclear"]
        assert len(outcome.register.conflicts) == 2

    def test_two_different_decisions_on_one_conflict_wait(self, waiting: Register) -> None:
        assert codes(self.decide(waiting, "A", "B")) == ["decision-unclear"]

    def test_a_unit_that_comes_round_to_the_registers_value_no_longer_competes(self, waiting: Register) -> None:
        issued = waiting.issued["2018-12", "LIB"][-1]
        assert {c.unit for c in waiting.conflicts} == {"LIB", "PAR"}
        waiting.actions["1.2"] = replace(waiting.actions["1.2"], status=Status.SUPERSEDED)
        content = replace(open_round(waiting, joint="all")["LIB"], issued=issued)
        outcome = merge(waiting, submission(content, {("1.2", "status"): "Superseded"}, file="LIB 2.xlsx"))
        assert {c.unit for c in outcome.register.conflicts} == {"PAR"}


def test_a_hand_edit_goes_into_the_history_once(held: Register, issued: dict[str, ReturnContent]) -> None:
    held.hand_edits = [Change(ref="1.1", key="text", old="Paint", new="Paint the signs", how=How.HAND)]
    first = merge(held, submission(issued["PAR"]))
    assert [(c.key, c.how, c.when) for c in first.changes] == [("text", How.HAND, "2019-01-20 10:00:00")]
    assert merge(first.register).changes == []


def test_the_register_given_is_left_as_it_was(held: Register, issued: dict[str, ReturnContent]) -> None:
    before = plain_register(held)
    merge(held, submission(issued["PAR"], {("1.1", "comment"): "Two coats are on"}))
    assert plain_register(held) == before
