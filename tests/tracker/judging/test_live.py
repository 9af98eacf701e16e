"""What the live cells of a workbook show, as Python computes it; LibreOffice's word is in test_live_checks.py."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.registers import AS_OF
from toolkit.tracker.judging.live import Cell, check_text, live_checks, live_timing, live_verdict, problems_left
from toolkit.tracker.judging.rules import RULES, Answers, broken_rules
from toolkit.tracker.record.cells import ErrorValue, Formula
from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.forms.form import STANDARD

EVERYTHING = frozenset(column.key for column in STANDARD.answers)
OWN_COMMENT = frozenset({"comment", "evidence"})


def codes(answerable: frozenset[str] = EVERYTHING, as_of: date = AS_OF, **cells: Cell) -> list[str]:
    return [check.code for check in live_verdict({"status": "Not started", **cells}, as_of, STANDARD.columns, answerable)]


def test_a_row_without_problems_shows_nothing() -> None:
    assert codes() == []
    assert check_text(()) == ""


def test_each_problem_is_a_line_of_its_own_and_counts_once() -> None:
    verdict = live_verdict({"status": "", "completed": "soon", "comment": None}, AS_OF, STANDARD.columns, EVERYTHING)
    assert check_text(verdict) == ("• Date of implementation is text. Type it as a date, such as 2018-12-31.\n"
                                   "• The status is missing. Choose one from the list.")
    assert problems_left([verdict, (), verdict]) == 4


def test_a_choice_may_be_written_small_and_with_stray_blanks() -> None:
    assert codes(status="  not   STARTED ") == []
    assert codes(status="Not\nstarted.\xa0") == []
    assert codes(status="not startet") == ["not-in-list"]
    assert codes(status="Not reported") == ["not-in-list"]


def test_a_rule_does_not_judge_what_cannot_be_read() -> None:
    assert codes(status="Implemented") == ["implemented-without-date"]
    assert codes(status="Implemented", completed="last spring") == ["date-as-text"]
    assert codes(status="Implemented", completed=2018) == ["date-not-a-date"]
    assert codes(status="Implemented", completed=Formula("A1", date(2018, 5, 1))) == ["formula-in-answer"]
    assert codes(status="done", completed=date(2018, 5, 1)) == ["not-in-list"]


def test_a_date_that_was_pasted_as_text_is_told_and_judged_by_the_rules_where_every_language_reads_it() -> None:
    assert codes(completed=" 2018-06-30 ") == ["date-as-text", "date-without-implemented"]
    assert codes(completed="30 June 2018") == codes(completed="2018-06-31") == ["date-as-text"]


def test_each_cell_with_a_formula_or_an_error_is_a_line_and_a_truth_is_none() -> None:
    assert codes(comment=Formula("A1", "x"), evidence=Formula("A1", "x")) == ["formula-in-answer"] * 2
    assert codes(comment=ErrorValue("#N/A"), evidence=ErrorValue("#N/A")) == ["error-value"] * 2
    assert codes(comment=Formula("TRUE()", True)) == codes(comment=True) == []


def test_a_text_that_is_longer_than_asked_is_told_before_it_is_sent() -> None:
    assert codes(revision_reason="x" * 1_001) == ["longer-than-asked"]
    assert codes(revision_reason="x" * 1_000) == []


def test_a_comment_of_blanks_is_no_comment() -> None:
    for blank in ("", None, "  ", "\n", "\xa0 \t"):
        assert codes(status="In progress", comment=blank) == ["in-progress-without-comment"]
    assert codes(status="In progress", comment=0) == []


def test_a_year_is_no_date_and_a_time_of_day_does_not_count() -> None:
    assert codes(status="Implemented", completed=2018) == ["date-not-a-date"]
    assert codes(status="Implemented", completed=20181231) == ["date-not-a-date"]
    assert codes(status="Implemented", completed=datetime(2018, 12, 31, 23, 59)) == []
    assert codes(status="Implemented", completed=43465.9) == []
    assert codes(status="Implemented", completed=43466) == ["date-after-as-of"]


def test_formulas_and_error_values_are_told_apart() -> None:
    assert codes(comment=Formula("A1", "Done.")) == ["formula-in-answer"]
    assert codes(comment=ErrorValue("#N/A")) == ["error-value"]
    assert codes(status=Formula("1/0", ErrorValue("#DIV/0!"))) == ["error-value"]


def test_a_supporting_unit_is_not_asked_for_what_the_lead_answers() -> None:
    assert codes(OWN_COMMENT, status="", due_date=date(2018, 1, 1), comment="") == []
    assert codes(OWN_COMMENT, status="wrong", comment=ErrorValue("#REF!")) == ["error-value"]
    assert live_checks(STANDARD.columns, frozenset()) == ()


@pytest.mark.parametrize("written", ["Delayed", "on hold", "complted"])
def test_for_what_is_no_status_the_check_says_what_to_choose_where_an_action_is_delayed(written: str) -> None:
    failed = live_verdict({"status": written}, AS_OF, STANDARD.columns, EVERYTHING)
    assert check_text(failed) == (
        "• Status is not one of the choices. Choose from the list. If the action is delayed or on hold, choose In progress "
        "and give the reason in the comment.")


def test_timing_follows_the_revised_deadline_while_the_action_is_open() -> None:
    late, soon, far = AS_OF - timedelta(1), AS_OF + timedelta(30), AS_OF + timedelta(31)
    assert live_timing({"status": "In progress", "due_date": late}, AS_OF) == "Overdue"
    assert live_timing({"status": "", "due_date": AS_OF}, AS_OF) == "Due soon"
    assert live_timing({"due_date": late, "revised_deadline": soon}, AS_OF) == "Due soon"
    assert live_timing({"due_date": late, "revised_deadline": far}, AS_OF) == ""
    assert live_timing({"due_date": late, "revised_deadline": "next year"}, AS_OF) == "Overdue"
    assert live_timing({"status": "superseded", "due_date": late}, AS_OF) == ""
    assert live_timing({"due_date": late}, None) == ""
    assert live_timing({"due_date": late}, date.max) == "Overdue"


_days = st.none() | st.dates(date(2015, 1, 1), date(2022, 12, 31))
_texts = st.sampled_from(["", "Done."])


@given(due_date=_days, status=st.none() | st.sampled_from([s for s in Status if s is not Status.NOT_REPORTED]),
       completed=_days, revised_deadline=_days, revision_reason=_texts, closing_reason=_texts, comment=_texts)
def test_readable_answers_break_the_same_rules_as_at_the_centre(
    due_date: date | None, status: Status | None, completed: date | None, revised_deadline: date | None,
    revision_reason: str, closing_reason: str, comment: str,
) -> None:
    typed = Answers(AS_OF, due_date, status, completed, revised_deadline, revision_reason, closing_reason, comment)
    cells: dict[str, Cell] = {
        "due_date": due_date, "status": status.label if status else None, "completed": completed,
        "revised_deadline": revised_deadline, "revision_reason": revision_reason, "closing_reason": closing_reason,
        "comment": comment,
    }
    found = [check.code for check in live_verdict(cells, AS_OF, STANDARD.columns, EVERYTHING)]
    assert found == [rule.code for rule in broken_rules(typed)]
    assert len(found) <= len(RULES)
