"""Reading and judging a return: its headings, its rows, its cells."""

from datetime import date, datetime

import pytest

from tests.registers import register
from tests.returns import filled_in, open_round, submission
from toolkit.tracker.record.cells import CellValue, ErrorValue, Formula, RawSheet, RawWorkbook
from toolkit.tracker.record.codes import YesNo
from toolkit.tracker.record.columns import Column, Kind
from toolkit.tracker.record.problems import Problem, Refused, sentence
from toolkit.tracker.returns.answers import read_answer
from toolkit.tracker.returns.content import ReturnContent
from toolkit.tracker.returns.parsing import parse_return
from toolkit.words.speaking import NO_WORDS


@pytest.fixture
def issued() -> ReturnContent:
    held = register("""
        | Ref. | Action            | Lead | Due date   | Status      | Date of implementation | Comment 2018-12 |
        | 1.1  | Paint the signs   | PAR  | 2018-06-30 | In progress |                        | Primer is on |
        | 1.2  | Print the leaflet | PAR  | 2019-12-31 | Implemented | 2018-04-01             |              |
        | 1.3  | Count the benches | PAR  | 2019-12-31 | Not started |                        |              |
    """)
    return open_round(held)["PAR"]


def codes(problems: tuple[Problem, ...], ref: str = "") -> list[str]:
    return [p.code for p in problems if not ref or p.place.ref == ref]


class TestHeadings:
    def test_a_perfect_return_has_no_problem(self, issued: ReturnContent) -> None:
        assert submission(issued).problems == ()

    def test_columns_may_stand_in_any_order(self, issued: ReturnContent) -> None:
        raw = filled_in(issued)
        moved = RawWorkbook((RawSheet("Actions", rows={
            r: {40 - c: v for c, v in row.items()} for r, row in raw.sheets[0].rows.items()}),))
        found = parse_return(moved, issued.issued, "PAR.xlsx", "x")
        assert codes(found.problems) == ["columns-moved"]
        assert found.rows["1.1"].plain["comment"] == "Primer is on"

    def test_a_heading_is_known_by_another_name_and_through_a_misspelling(self, issued: ReturnContent) -> None:
        found = submission(issued, headings={"comment": "Remarks", "revision_reason": "Reason for revison"})
        assert [(p.code, p.found, p.place.column) for p in found.problems] == [
            ("column-renamed", "Remarks", "Comment"),
            ("column-renamed", "Reason for revison", "Reason for revision")]
        assert found.rows["1.1"].plain["comment"] == "Primer is on"

    def test_a_column_of_their_own_is_named_and_not_merged(self, issued: ReturnContent) -> None:
        found = submission(issued, headings={"check": "Seen by the director"})
        assert [(p.code, p.found) for p in found.problems] == [("column-unknown", "Seen by the director")]

    def test_a_column_that_is_there_twice_is_not_taken(self, issued: ReturnContent) -> None:
        found = submission(issued, headings={"evidence": "Comment"})
        assert "column-twice" in codes(found.problems)
        assert "comment" not in found.rows["1.1"].plain

    def test_a_missing_answer_column_is_an_error_and_a_missing_locked_one_is_not(self, issued: ReturnContent) -> None:
        found = submission(issued, drop=["evidence", "text"])
        assert [(p.code, p.is_error) for p in found.problems] == [
            ("column-derived-missing", False), ("column-missing", True)]

    def test_title_rows_above_the_header_are_passed_over(self, issued: ReturnContent) -> None:
        rows = {n + 4: row for n, row in filled_in(issued).sheets[0].rows.items()}
        raw = RawWorkbook((RawSheet("Actions", rows={1: {1: "Return of the Parks Office"}, **rows}),))
        assert parse_return(raw, issued.issued, "PAR.xlsx", "x").cell("1.1", "status") == "E6"

    def test_the_sheet_is_found_by_its_headings_when_it_was_renamed(self, issued: ReturnContent) -> None:
        raw = RawWorkbook((RawSheet("Notes", rows={1: {1: "x"}}), RawSheet("Final", rows=filled_in(issued).sheets[0].rows)))
        assert parse_return(raw, issued.issued, "PAR.xlsx", "x").sheet == "Final"

    def test_a_workbook_without_such_a_sheet_is_refused_in_a_sentence(self, issued: ReturnContent) -> None:
        with pytest.raises(Refused, match=r"PAR\.xlsx: The workbook has no Actions sheet"):
            parse_return(RawWorkbook((RawSheet("Sheet1"),)), issued.issued, "PAR.xlsx", "x")


class TestCells:
    @pytest.mark.parametrize(("key", "typed", "plain", "code"), [
        ("status", "implemented", "implemented", ""),
        ("status", " In  Progress ", "in_progress", ""),
        ("status", "Completed", "implemented", "read-as"),
        ("status", "Implementd", None, "not-in-list"),
        ("status", 7, None, "not-in-list"),
        ("status", "Closed", None, "not-in-list"),
        ("status", "☐ Implemented", None, "not-in-list"),
        ("completed", "May 12", None, "date-not-a-date"),
        ("completed", "Since May 12", None, "date-not-a-date"),
        ("completed", date(2018, 5, 2), "2018-05-02", ""),
        ("completed", datetime(2018, 5, 2, 14, 30), "2018-05-02", ""),
        ("completed", "2 May 2018", "2018-05-02", "date-as-text"),
        ("completed", "2018-05-02", "2018-05-02", "date-as-text"),
        ("completed", "03/04/2018", None, "date-ambiguous"),
        ("completed", "25/04/2018", "2018-04-25", "date-as-text"),
        ("completed", "Q1 2018", "2018-01-01/2018-03-31", "date-as-text"),
        ("completed", "soon", None, "date-not-a-date"),
        ("completed", 43222, None, "date-not-a-date"),
        ("completed", 2018, None, "date-not-a-date"),
        ("revised_deadline", "June 2019", None, "date-not-a-date"),
        ("comment", "  two\r\nlines ", "two\nlines", ""),
        ("comment", 12, "12", ""),
        ("comment", 1.5, "1.5", ""),
        ("comment", True, "TRUE", ""),
        ("comment", "=1+1", "=1+1", ""),
        ("comment", Formula("1+1", 2), None, "formula-in-answer"),
        ("comment", ErrorValue("#REF!"), None, "error-value"),
        ("continuing", "yes", "yes", ""),
        ("continuing", "Y", "yes", "read-as"),
    ])
    def test_an_answer_is_read_or_named(
        self, issued: ReturnContent, key: str, typed: CellValue, plain: str | None, code: str
    ) -> None:
        found = submission(issued, {("1.2", key): typed})
        assert found.rows["1.2"].plain.get(key) == plain
        mine = [p.code for p in found.problems if p.place.cell == found.cell("1.2", key)]
        assert (mine[0] if mine else "") == code or (not code and mine[0] in ("date-without-implemented", "status-reopened"))

    @pytest.mark.parametrize(("now", "asked"), [
        ("In progress", True), ("Not started", True), ("Superseded", False), ("Implemented", False), ("", False)])
    def test_an_action_that_was_finished_and_is_open_again_is_asked_about(
        self, issued: ReturnContent, now: str, asked: bool
    ) -> None:
        problems = [p for p in submission(issued, {("1.2", "status"): now}).problems if p.code == "status-reopened"]
        told = (f"The action was “Implemented” before and is “{now}” now. If it was reopened, say why in a comment. Otherwise, "
                "set the status back.")
        assert [sentence(p).partition(": ")[2] for p in problems] == asked * [told]

    def test_a_misspelt_status_comes_with_the_nearest_choice(self, issued: ReturnContent) -> None:
        (problem,) = submission(issued, {("1.3", "status"): "Implementd"}).problems
        assert sentence(problem) == ("PAR.xlsx, Actions, E4, action 1.3: “Implementd” is not one of the choices for "
                                     "“Status”, so it was not accepted. Choose from the list. Did you mean “Implemented”?")

    @pytest.mark.parametrize("written", [
        "Delayed", "On hold", "ON-HOLD", "Delayed: the permit is missing", "Suspended", "Behind schedule", "en retard",
        "con retraso", "приостановлено"])
    def test_a_word_that_says_how_it_goes_belongs_into_the_comment_beside_a_status(
        self, issued: ReturnContent, written: str
    ) -> None:
        (problem,) = submission(issued, {("1.3", "status"): written}).problems
        assert sentence(problem) == (
            f"PAR.xlsx, Actions, E4, action 1.3: “{written}” is not one of the choices for “Status”, so it was not accepted. "
            f"Choose “In progress” or “Not started” from the list. Then write “{written}” and the reason in the comment.")
        assert problem.is_error

    @pytest.mark.parametrize(("written", "suggested"), [
        ("Open", "Not started"), ("being implemented", "In progress"), ("In progress, delayed", "In progress"),
        ("closed", "Implemented” / “Closed without implementation"), ("gone fishing", "")])
    def test_another_word_is_no_such_word(self, issued: ReturnContent, written: str, suggested: str) -> None:
        (problem,) = submission(issued, {("1.3", "status"): written}).problems
        assert (problem.code, problem.suggestion) == ("not-in-list", suggested)

    def test_delayed_is_said_by_its_reason_beside_in_progress(self, issued: ReturnContent) -> None:
        found = submission(issued, {("1.3", "status"): "In progress", ("1.3", "comment"): "On hold: no permit yet"})
        assert found.problems == ()
        assert found.rows["1.3"].plain["comment"] == "On hold: no permit yet"

    def test_a_date_as_a_bare_number_comes_with_the_day_it_would_be(self, issued: ReturnContent) -> None:
        found = submission(issued, {("1.3", "completed"): 43222})
        assert "Did you mean 2018-05-02?" in sentence(found.problems[0])

    def test_a_changed_locked_cell_is_named_with_what_it_was(self, issued: ReturnContent) -> None:
        (problem,) = submission(issued, {("1.3", "due_date"): date(2020, 1, 1)}).problems
        assert (problem.code, problem.found, problem.suggestion) == ("locked-changed", "2020-01-01", "2019-12-31")

    def test_a_locked_cell_saved_with_other_blanks_is_not_changed(self, issued: ReturnContent) -> None:
        assert submission(issued, {("1.3", "text"): "Count  the benches "}).problems == ()


    def test_a_text_that_no_cell_holds_is_a_problem_of_its_cell(self, issued: ReturnContent) -> None:
        found = submission(issued, {("1.3", "comment"): "x" * 40_000})
        assert [(p.code, p.found, p.place.ref) for p in found.problems] == [("too-long", "40,000", "1.3")]
        assert "comment" not in found.rows["1.3"].plain

    def test_a_text_longer_than_asked_is_taken_and_named(self, issued: ReturnContent) -> None:
        found = submission(issued, {("1.3", "comment"): "x" * 5_000})
        assert [(p.code, p.found, p.suggestion) for p in found.problems] == [("longer-than-asked", "5,000", "4,000")]
        assert len(found.rows["1.3"].plain["comment"]) == 5_000


class TestRows:
    def test_a_row_of_blanks_is_no_row(self, issued: ReturnContent) -> None:
        found = submission(issued, extra_rows=[{"text": "\xa0", "comment": "  "}])
        assert (found.problems, found.proposals) == ((), ())

    def test_a_missing_column_does_not_blame_the_rows(self, issued: ReturnContent) -> None:
        found = submission(issued, {("1.1", "status"): "In progress"}, drop=["comment"])
        assert codes(found.problems) == ["column-missing"]

    def test_an_unknown_ref_comes_with_the_nearest(self, issued: ReturnContent) -> None:
        found = submission(issued, extra_rows=[{"ref": "1.33", "status": "Implemented"}])
        (problem,) = found.problems
        assert (problem.code, problem.suggestion) == ("ref-unknown", "1.3")

    def test_a_ref_that_excel_made_a_number_is_still_that_ref(self, issued: ReturnContent) -> None:
        raw = filled_in(issued)
        raw.sheets[0].rows[2][1] = 1.1
        assert "1.1" in parse_return(raw, issued.issued, "PAR.xlsx", "x").rows

    def test_rows_with_formatting_only_are_no_rows(self, issued: ReturnContent) -> None:
        found = submission(issued, extra_rows=[{"check": Formula("IF(1,\"\",\"\")", "")}])
        assert found.problems == ()
        assert found.proposals == ()


@pytest.mark.parametrize(("edits", "code"), [
    ({"status": None}, "status-missing"),
    ({"status": "Implemented"}, "implemented-without-date"),
    ({"status": "In progress", "comment": "Half", "completed": date(2018, 5, 2)}, "date-without-implemented"),
    ({"status": "Implemented", "completed": date(2019, 1, 1)}, "date-after-as-of"),
    ({"revised_deadline": date(2019, 12, 31), "revision_reason": "Frost"}, "revised-not-later"),
    ({"revised_deadline": date(2020, 6, 30)}, "revised-without-reason"),
    ({"status": "Closed without implementation"}, "closed-without-reason"),
    ({"status": "In progress"}, "in-progress-without-comment"),
])
def test_each_rule_is_judged_at_the_centre(
    issued: ReturnContent, edits: dict[str, CellValue | None], code: str
) -> None:
    found = submission(issued, {("1.3", key): value for key, value in edits.items()})
    assert codes(found.problems, "1.3") == [code]


def test_overdue_needs_a_revised_deadline_or_a_comment(issued: ReturnContent) -> None:
    found = submission(issued, {("1.1", "comment"): None, ("1.1", "status"): "Not started"})
    assert codes(found.problems, "1.1") == ["overdue-unexplained"]


@pytest.mark.parametrize(("typed", "suggestion"), [
    ("Implementd", "Implemented"), ("being implemented", "In progress"), ("Closed", "Implemented” / “Closed without implementation"),
    ("will be implemented", "Not started"), ("clos sans mise en oeuvre", "Closed without implementation"),
    ("☒ Implemented", "Implemented"), ("paper clip", ""),
])
def test_what_was_probably_meant_is_suggested(issued: ReturnContent, typed: str, suggestion: str) -> None:
    found = submission(issued, {("1.3", "status"): typed})
    assert [p.suggestion for p in found.problems if p.code == "not-in-list"] == [suggestion]


@pytest.mark.parametrize(("written", "plain"), [
    ("Mise en oeuvre", "implemented"), ("Non commencee", "not_started"), ("No Iniciada", "not_started"),
    ("Close sans mise en oeuvre", "closed_not_implemented"), ("Более не применимо", "no_longer_applicable"),
])
def test_a_choice_without_its_accents_and_ligatures_is_that_choice(
    issued: ReturnContent, written: str, plain: str
) -> None:
    found = submission(issued, {("1.3", "status"): written})
    assert found.rows["1.3"].plain["status"] == plain
    assert "not-in-list" not in codes(found.problems)


@pytest.mark.parametrize("written", ["fait", "réalisé", "hecho", "реализовано"])
def test_a_free_word_is_no_choice_of_a_return(issued: ReturnContent, written: str) -> None:
    (problem,) = submission(issued, {("1.3", "status"): written}).problems
    assert (problem.code, problem.suggestion) == ("not-in-list", "Implemented")


def test_yes_without_its_accent_is_yes() -> None:
    assert read_answer("si", Column("continuing", NO_WORDS, Kind.CODE, codes=YesNo)).plain == YesNo.YES


@pytest.mark.parametrize(("written", "plain"), [
    ("Geneve", "Genève"), ("genève", "Genève"), ("Cote", None), ("Coté", "Coté"), ("Côte", "Côte"),
])
def test_accents_of_listed_choices_count_only_where_they_tell_them_apart(written: str, plain: str | None) -> None:
    column = Column("own", NO_WORDS, Kind.LIST, listed=("Genève", "Coté", "Côte"))
    assert read_answer(written, column).plain == plain


def test_a_rule_does_not_judge_by_an_answer_that_could_not_be_read(issued: ReturnContent) -> None:
    found = submission(issued, {("1.3", "status"): "Implementd", ("1.3", "completed"): date(2018, 5, 2)})
    assert codes(found.problems, "1.3") == ["not-in-list"]


def test_an_answer_that_breaks_a_rule_of_weight_is_not_merged(issued: ReturnContent) -> None:
    found = submission(issued, {("1.3", "status"): "Implemented", ("1.3", "completed"): date(2019, 1, 1)})
    assert "completed" not in found.rows["1.3"].plain
    assert found.rows["1.3"].unread == {"completed": "2019-01-01"}
