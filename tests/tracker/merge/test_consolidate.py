"""The merge table of the design, a test for each of its rows, and what surrounds it."""

from dataclasses import replace
from datetime import date

import pytest

from tests.registers import register
from tests.returns import open_round, plain_register, submission
from toolkit.tracker.merge.consolidate import Consolidation, consolidate
from toolkit.tracker.record.actions import Comment
from toolkit.tracker.record.cells import Formula
from toolkit.tracker.record.codes import How, Status
from toolkit.tracker.record.columns import to_plain
from toolkit.tracker.record.decisions import Conflict
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.rounds import ReportingRound
from toolkit.tracker.returns.content import ReturnContent
from toolkit.tracker.returns.submission import Submission

ACTIONS = """
    | Ref. | Action           | Lead | Support | Due date   | Status      | Comment 2018-12 |
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
        How.RETURN, "PAR", "PAR.xlsx", "Actions", "E2")


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
    assert (conflict.file, conflict.cell, conflict.decision) == ("LIB.xlsx", "E3", "")


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
    assert outcome.register.comments["1.1", "PAR", "2018-12"].comment == "Primer is on"
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
        change, *not_taken = outcome.changes
        assert (change.how, change.file, change.by) == (How.DECISION, cell_of, "Head of unit")
        assert {c.file for c in not_taken} == {"LIB.xlsx", "PAR.xlsx"} - {cell_of}
        assert {c.key for c in not_taken} == {"status (not taken)"}

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


class TestConflictsThatWait:
    """A cell with a waiting conflict takes no value behind the back of whoever decides."""

    @pytest.fixture
    def issued(self, held: Register) -> dict[str, ReturnContent]:
        held.actions["1.2"] = replace(held.actions["1.2"], support=("LIB", "RIV"))
        held.units["RIV"] = replace(held.units["LIB"], code="RIV")
        return open_round(held, joint="all")

    def waiting(self, held: Register, issued: dict[str, ReturnContent]) -> Register:
        return merge(held, submission(issued["PAR"], {("1.2", "status"): "In progress"}),
                     submission(issued["LIB"], {("1.2", "status"): "Superseded"})).register

    def options(self, outcome: Consolidation) -> list[tuple[str, str, str]]:
        return [(c.option, c.unit, c.value) for c in outcome.register.conflicts]

    def test_a_third_unit_joins_the_conflict(self, held: Register, issued: dict[str, ReturnContent]) -> None:
        outcome = merge(self.waiting(held, issued), submission(issued["RIV"], {("1.2", "status"): "Not started"}))
        assert outcome.register.actions["1.2"].status is Status.NOT_REPORTED
        assert self.options(outcome) == [
            ("A", "LIB", "Superseded"), ("B", "PAR", "In progress"), ("C", "RIV", "Not started")]

    def test_a_unit_that_agrees_with_the_other_settles_it(
        self, held: Register, issued: dict[str, ReturnContent]
    ) -> None:
        outcome = merge(self.waiting(held, issued),
                        submission(issued["PAR"], {("1.2", "status"): "Superseded"}, file="PAR 2.xlsx"))
        assert outcome.register.actions["1.2"].status is Status.SUPERSEDED
        assert self.options(outcome) == []

    def test_a_correction_that_settles_nothing_takes_the_place_of_the_first(
        self, held: Register, issued: dict[str, ReturnContent]
    ) -> None:
        outcome = merge(self.waiting(held, issued),
                        submission(issued["PAR"], {("1.2", "status"): "Not started"}, file="PAR 2.xlsx"))
        assert self.options(outcome) == [("A", "LIB", "Superseded"), ("B", "PAR", "Not started")]

    def test_a_third_return_of_one_unit_settles_what_its_two_said(
        self, held: Register, issued: dict[str, ReturnContent]
    ) -> None:
        first = merge(held, submission(issued["LIB"], {("2.1", "status"): "In progress"}, file="LIB.xlsx"),
                      submission(issued["LIB"], {("2.1", "status"): "Superseded"}, file="LIB 2.xlsx"))
        assert len(first.register.conflicts) == 2
        third = merge(first.register, submission(issued["LIB"], {("2.1", "status"): "In progress"}, file="LIB 3.xlsx"))
        assert third.register.actions["2.1"].status is Status.IN_PROGRESS
        assert third.register.conflicts == []


def test_emptied_answers_are_taken_when_the_same_file_is_run_again_as_the_warning_says(
    held: Register, issued: dict[str, ReturnContent]
) -> None:
    emptied = submission(issued["PAR"], {("1.1", "comment"): None})
    first = merge(held, emptied)
    assert codes(first) == ["answer-emptied"]
    second = merge(first.register, emptied, accept_emptied=True)
    assert second.register.latest_comments()["1.1"][0].comment == ""
    assert merge(second.register, emptied, accept_emptied=True).changes == []


def test_an_answer_to_an_action_that_was_deleted_meanwhile_is_named(
    held: Register, issued: dict[str, ReturnContent]
) -> None:
    del held.actions["1.2"]
    outcome = merge(held, submission(issued["PAR"], {("1.2", "status"): "Implemented"}))
    assert [(p.code, p.place.ref, p.found) for p in outcome.problems] == [("action-gone", "1.2", "Implemented")]


def test_going_back_by_filling_in_a_fresh_workbook_is_taken_and_named(
    held: Register, issued: dict[str, ReturnContent]
) -> None:
    first = merge(held, submission(issued["LIB"], {("2.1", "status"): "In progress"}))
    second = merge(first.register, submission(issued["LIB"], file="LIB 2.xlsx"))
    assert [(p.code, p.found) for p in second.problems] == [("answer-taken-back", "In progress")]


def test_a_second_version_of_the_workbook_corrects_what_the_first_said(held: Register) -> None:
    one = open_round(held)["LIB"]
    two = open_round(held)["LIB"]
    first = merge(held, submission(one, {("2.1", "status"): "In progress"}))
    second = merge(first.register, submission(two, {("2.1", "status"): "Superseded"}, file="LIB 2.xlsx"))
    assert second.register.actions["2.1"].status is Status.SUPERSEDED
    assert second.register.conflicts == []


def test_what_somebody_else_emptied_is_a_conflict(held: Register, issued: dict[str, ReturnContent]) -> None:
    held.actions["2.1"] = replace(held.actions["2.1"], status=Status.NOT_REPORTED)
    outcome = merge(held, submission(issued["LIB"], {("2.1", "status"): "In progress"}))
    assert [c.value for c in outcome.conflicts] == ["In progress"]


def test_a_period_is_corrected_by_a_day(held: Register, issued: dict[str, ReturnContent]) -> None:
    first = merge(held, submission(issued["LIB"], {("2.1", "status"): "Implemented", ("2.1", "completed"): "Q1 2018"}))
    assert to_plain(first.register.actions["2.1"].completed) == "2018-01-01/2018-03-31"
    second = merge(first.register, submission(
        issued["LIB"], {("2.1", "status"): "Implemented", ("2.1", "completed"): date(2018, 2, 5)}, file="LIB 2.xlsx"))
    assert to_plain(second.register.actions["2.1"].completed) == "2018-02-05"
    assert second.register.conflicts == []


def test_a_period_in_a_conflict_can_be_decided_for(held: Register) -> None:
    issued = open_round(held, joint="all")
    waiting = merge(held, submission(issued["PAR"], {("1.2", "completed"): "Q1 2018"}),
                    submission(issued["LIB"], {("1.2", "completed"): date(2018, 5, 2)})).register
    option = next(c for c in waiting.conflicts if c.unit == "PAR")
    waiting.conflicts = [replace(c, decision=option.option) for c in waiting.conflicts]
    assert to_plain(merge(waiting).register.actions["1.2"].completed) == "2018-01-01/2018-03-31"


def test_a_proposal_that_comes_again_in_a_corrected_return_waits_once(
    held: Register, issued: dict[str, ReturnContent]
) -> None:
    row = [{"text": "Mend the gate"}]
    first = merge(held, submission(issued["PAR"], extra_rows=row))
    second = merge(first.register, submission(issued["PAR"], {("1.1", "comment"): "Two coats"}, extra_rows=row))
    assert [p.text for p in second.register.proposals] == ["Mend the gate"]


def test_the_last_comment_is_that_of_the_last_round_however_the_sheet_is_sorted(held: Register) -> None:
    for name, year in (("2018-12", 2018), ("2017-12", 2017)):
        held.rounds[name] = ReportingRound(name, date(year, 12, 31))
        held.comments["1.1", "PAR", name] = Comment("1.1", "PAR", name, f"said in {name}")
    assert [c.comment for c in held.latest_comments()["1.1"]] == ["said in 2018-12"]


def test_a_decision_on_what_is_no_longer_there_waits(held: Register) -> None:
    held.conflicts = [Conflict("C1", "A", "2018-12", "9.9", "status", value="Implemented", unit="PAR", decision="A")]
    assert codes(merge(held)) == ["decision-on-what-is-gone"]


def test_a_hand_edit_goes_into_the_history_once(held: Register, issued: dict[str, ReturnContent]) -> None:
    held.hand_edits = [Change(ref="1.1", key="text", old="Paint", new="Paint the signs", how=How.HAND)]
    first = merge(held, submission(issued["PAR"]))
    assert [(c.key, c.how, c.when) for c in first.changes] == [("text", How.HAND, "2019-01-20 10:00:00")]
    assert merge(first.register).changes == []


def test_the_register_given_is_left_as_it_was(held: Register, issued: dict[str, ReturnContent]) -> None:
    before = plain_register(held)
    merge(held, submission(issued["PAR"], {("1.1", "comment"): "Two coats are on"}))
    assert plain_register(held) == before
