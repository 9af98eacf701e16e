"""Taking in progress tables, as text and as Word documents."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.registers import numbers_of
from tests.sources.tables import HEADER, NOW, TITLE, UNITS, as_text, as_word, cells, codes, taken, words_of
from toolkit.sources.taking_in import TakenInDocument, take_in
from toolkit.tracker.record.actions import Action
from toolkit.tracker.record.codes import Acceptance, How, Status, YesNo
from toolkit.tracker.record.periods import Period
from toolkit.tracker.record.problems import sentence
from toolkit.tracker.views import prose

Take = Callable[..., TakenInDocument]


@pytest.fixture
def take(tmp_path: Path) -> Take:
    """Take in an invented table, written as Markdown without its header."""
    def _take(markdown: str, **options: Any) -> TakenInDocument:
        path = tmp_path / "plan.txt"
        path.write_text(as_text(f"{HEADER}\n{markdown.strip()}"), encoding="utf-8")
        return taken(path, **options)
    return _take


def test_each_row_becomes_an_action(take: Take) -> None:
    register = take("""
        | 1 | Water more | Buy hoses  | 31 May 17 | Garden Unit/OHG | Implemented: 3 June 2017 |
        |   |            | Dig a well | End 2018  | OHG             | In progress: half dug    |
        | 2 | Rest more  | Buy chairs | Ongoing   | Gardeners       | Implemented              |
    """).register
    assert numbers_of(register) == ["1", "2"]
    first, second, third = register.actions.values()
    assert (first.ref, first.text, first.due_date, first.lead, first.support) == (
        "1.1", "Buy hoses", date(2017, 5, 31), ("GU",), ("OHG",))
    assert (second.ref, second.recommendation, second.status) == ("1.2", "1", Status.IN_PROGRESS)
    assert (third.ref, third.due_date, third.continuing) == ("2.1", None, YesNo.YES)
    assert [comment.comment for comment in register.comments.values()] == ["half dug"]


def test_the_columns_other_dates_settle_the_order_of_day_and_month(take: Take) -> None:
    document = take("""
        | 1 | Water more | Buy hoses  | 03/04/2017 | OHG | Implemented: 3 April 2017 |
        |   |            | Dig a well | 28/04/2017 | OHG | Implemented: 3 April 2017 |
    """)
    assert [action.due_date for action in document.register.actions.values()] == [date(2017, 4, 3), date(2017, 4, 28)]
    assert "deadline-order" in codes(document)


def test_a_season_has_no_due_date_and_is_asked_about(take: Take) -> None:
    document = take("| 1 | Water more | Buy hoses | spring 2017 | OHG | Implemented: 3 April 2017 |")
    assert document.register.actions["1.1"].due_date is None
    assert "deadline-without-day" in codes(document)


def test_two_years_that_may_be_one_are_due_at_their_end_and_asked_about(take: Take) -> None:
    document = take("| 1 | Water more | Buy hoses | During 2013-14 | OHG | Implemented: 3 April 2014 |")
    assert document.register.actions["1.1"].due_date == date(2014, 12, 31)
    assert "deadline-years" in codes(document)


def test_words_that_contradict_the_status_are_a_warning(take: Take) -> None:
    document = take("| 1 | Water more | Buy hoses | 2017 | OHG | Implemented: the hoses will be bought in 2019 |")
    assert document.register.actions["1.1"].status is Status.IMPLEMENTED
    assert document.register.actions["1.1"].completed is None
    assert "status-doubtful" in codes(document)


def test_title_and_as_of_day_come_from_the_lines_above(take: Take) -> None:
    source = take("| 1 | Water | Buy hoses | 2018 | OHG | Implemented |").register.sources[""]
    assert (source.title, source.as_of, source.file) == (
        "Status of the Garden Plan (2017)", date(2018, 12, 31), "plan.txt")


def test_a_header_row_that_comes_again_is_left_out(take: Take) -> None:
    document = take(f"""
        | 1 | Water | Buy hoses  | 2018 | OHG | Implemented |
        {HEADER}
        |   |       | Dig a well | 2018 | OHG | Implemented |
    """)
    assert list(document.register.actions) == ["1.1", "1.2"]
    assert codes(document, "repaired") == ["repaired-header"]


def test_a_collapsed_row_is_read_apart_where_columns_agree(take: Take) -> None:
    document = take("""
        | 1 | Water | Buy hoses for the garden Dig a well | 31 May 17 30 June 18 | OHG All Gardeners | Implemented: 3 June 2017 Closed (no water) |
    """)
    first, second = document.register.actions.values()
    assert (first.text, first.deadline, first.responsible, first.status) == (
        "Buy hoses for the garden", "31 May 17", "OHG", Status.IMPLEMENTED)
    assert (second.text, second.deadline, second.lead, second.closing_reason) == (
        "Dig a well", "30 June 18", ("ALL",), "no water")
    assert codes(document, "repaired") == ["repaired-collapsed"]


def test_a_single_deadline_and_unit_are_shared(take: Take) -> None:
    document = take("""
        | 1 | Water | Order hoses Develop a well | 31 May 17 | OHG | Implemented in Q1 2017 Implemented: 3 June 2017 |
    """)
    assert [(a.due_date, a.lead) for a in document.register.actions.values()] == [(date(2017, 5, 31), ("OHG",))] * 2
    assert codes(document, "repaired") == ["repaired-collapsed", "repaired-shared", "repaired-shared"]


def test_a_missing_status_of_a_collapsed_row_is_not_reported(take: Take) -> None:
    document = take("""
        | 1 | Water | Develop a plan for 2017 Develop a plan for 2018 | 1 May 17 1 May 18 | OHG | Implemented: hoses bought |
        | 2 | Rest  | Develop a nap for 2017 Develop a nap for 2018   | 1 May 17 1 May 18 | OHG | Implemented – slept well Prepared for next year |
    """)
    actions = document.register.actions
    assert [actions[ref].status for ref in ("1.1", "1.2", "2.1", "2.2")] == [
        Status.IMPLEMENTED, Status.NOT_REPORTED, Status.IMPLEMENTED, Status.NOT_REPORTED]
    assert document.register.comments["2.2", "OHG", ""].comment == "Prepared for next year"
    assert codes(document, "status") == ["status-not-stated", "status-unclear"]


def test_a_row_that_cannot_be_read_apart_stays_whole_and_is_an_error(take: Take) -> None:
    document = take("""
        | 1 | Water | Hoses and wells | 31 May 17 30 June 18 | OHG Garden Unit | Implemented: 3 June 2017 |
    """)
    assert document.register.actions["1.1"].deadline == "31 May 17 30 June 18"
    problem, = (p for p in document.problems if p.code == "could-not-split")
    assert problem.is_error
    assert "2 deadlines" in sentence(problem)


def test_a_row_that_goes_on_with_the_sentence_above_is_joined_to_it(take: Take) -> None:
    document = take("""
        | 1 | Water | Order new hoses Disseminate the Watering | 31 May 17 31 May 17 | OHG Gardeners | Implemented: 3 June 2017 |
        |   |       | Plan to all staff                        | , -                 |               | Implemented: by post     |
    """)
    assert document.register.actions["1.2"].text == "Disseminate the Watering Plan to all staff"
    assert document.register.actions["1.2"].status is Status.IMPLEMENTED
    assert codes(document, "repaired") == ["repaired-collapsed", "repaired-continued"]


def test_a_row_without_deadline_and_unit_is_an_action_where_the_one_above_is_whole(take: Take) -> None:
    document = take("""
        | 1 | Water | Buy hoses  | 31 May 17 | OHG | Implemented |
        |   |       | Dig a well |           |     | Implemented |
    """)
    assert list(document.register.actions) == ["1.1", "1.2"]


def test_words_that_end_the_comment_above_go_back_to_it(take: Take) -> None:
    document = take("""
        | 1 | Water | Buy hoses  | 31 May 17 | OHG | Implemented: shown on 3 June 2017 at the fair of the 12th |
        | 2 | Rest  | Buy chairs | 31 May 18 | OHG | Garden day. In progress: two chairs                      |
    """)
    comments = [comment.comment for comment in document.register.comments.values()]
    assert comments == ["shown on 3 June 2017 at the fair of the 12th Garden day.", "two chairs"]
    assert document.register.actions["2.1"].status is Status.IN_PROGRESS
    assert codes(document, "repaired") == ["repaired-spill"]
    moved = [change for change in document.register.history if change.new == "Garden day."]
    assert [(change.ref, change.cell) for change in moved] == [("1.1", "L7")]


def test_a_first_sentence_of_its_own_stays(take: Take) -> None:
    document = take("""
        | 1 | Water | Buy hoses  | 31 May 17 | OHG | Implemented: hoses bought        |
        | 2 | Rest  | Buy chairs | 31 May 18 | OHG | Good news. Chairs are on the way |
    """)
    assert codes(document, "repaired") == []


def test_a_date_is_inherited_through_a_reference(take: Take) -> None:
    document = take("""
        | 1 | Water | Buy hoses  | 31 May 17 | OHG | Implemented: bought in June 2017 |
        | 2 | Rest  | Buy chairs | 31 May 17 | OHG | Implemented – See 1 above        |
        | 3 | Play  | Buy balls  | 31 May 17 | OHG | Closed (no money)                |
        | 4 | Sing  | Buy books  | 31 May 17 | OHG | Closed: see recommendation 3     |
        | 5 | Work  | Buy spades | 31 May 17 | OHG | Implemented: see 4 above         |
    """)
    actions = document.register.actions
    assert actions["2.1"].completed == actions["1.1"].completed
    assert actions["4.1"].closing_reason == "no money (see recommendation 3)"
    assert actions["5.1"].completed is None
    assert codes(document, "repaired", "reference") == [
        "repaired-reference", "repaired-reference", "reference-unsettled"]


def test_an_acceptance_in_the_action_cell_is_the_response_and_still_an_action(take: Take) -> None:
    document = take("| 1 | Water | The House accepts the recommendation. | | OHG | Weekly meetings since May 2017 |")
    recommendation = document.register.recommendations["", "1"]
    assert (recommendation.acceptance, recommendation.response) == (
        Acceptance.ACCEPTED, "The House accepts the recommendation.")
    action = document.register.actions["1.1"]
    assert (action.status, action.completed, action.continuing) == (Status.NOT_REPORTED, None, YesNo.YES)
    assert "repaired-response" in codes(document)


def test_a_suggested_date_is_taken_only_when_accepted(take: Take) -> None:
    row = "| 1 | Water | Buy hoses | 30 May 217 | OHG | Implemented |"
    without, accepted = take(row), take(row, accept_suggestions=True)
    assert without.register.actions["1.1"].due_date is None
    assert codes(without, "deadline") == ["deadline-malformed"]
    assert accepted.register.actions["1.1"].due_date == date(2017, 5, 30)
    assert codes(accepted, "deadline") == ["deadline-suggestion"]
    assert accepted.register.actions["1.1"].deadline == "30 May 217"


def test_two_possible_dates_are_never_chosen_between(take: Take) -> None:
    document = take("| 1 | Water | Buy hoses | 3/4/2017 | OHG | Implemented |", accept_suggestions=True)
    assert document.register.actions["1.1"].due_date is None
    told = sentence(next(p for p in document.problems if p.code == "deadline-ambiguous"))
    assert "2017-03-04 or 2017-04-03" in told
    assert "--accept-suggestions" not in told, "it takes no suggestion where there are two"


def test_an_unknown_unit_is_reported_and_not_guessed(take: Take) -> None:
    document = take("| 1 | Water | Buy hoses | 2018 | Garden Tools Unit | Implemented |")
    assert document.register.actions["1.1"].lead == ()
    assert document.register.actions["1.1"].responsible == "Garden Tools Unit"
    assert codes(document, "unit") == ["unit-unknown"]


def test_without_a_list_units_are_gathered_and_unconfirmed(take: Take) -> None:
    document = take("""
        | 1 | Water | Order hoses Develop a well | 31 May 17 30 June 18 | Garden Unit Tool Shed | Implemented: 3 June 2017 |
        | 2 | Rest  | Buy chairs                 | 31 May 18            | Tool Shed/Garden Unit | Implemented              |
    """, units=None)
    assert {unit.name for unit in document.register.units.values()} == {"Tool Shed", "Garden Unit"}
    assert codes(document, "unit") == ["unit-unconfirmed"] * 2
    assert [action.lead for action in document.register.actions.values()] == [("GU",), ("TS",), ("TS",)]


def test_every_cell_is_in_the_history_with_its_place(take: Take) -> None:
    history = take("| 1 | Water | Buy hoses | 31 May 17 | OHG | Implemented: 3 June 2017 |").register.history
    rows = [(c.ref, c.key, c.new, c.cell) for c in history if c.ref]
    assert rows == [
        ("1", "recommendation", "Water", "L6"), ("1.1", "text", "Buy hoses", "L6"), ("1.1", "deadline", "31 May 17", "L6"),
        ("1.1", "responsible", "OHG", "L6"), ("1.1", "comment", "Implemented: 3 June 2017", "L6")]
    assert {(c.how, c.file, c.old, c.round) for c in history} == {(How.IMPORT, "plan.txt", "", "")}


def test_notes_and_dividers_are_left_out_and_kept(take: Take) -> None:
    document = take("""
        | A. Gardens | | | | | |
        | 1 | Water | Buy hoses | 2018 | OHG | Implemented |
        Source: the House
    """)
    assert list(document.register.actions) == ["1.1"]
    assert [c.new for c in document.register.history if c.key == "left_out"] == ["A. Gardens", "Source: the House"]
    assert codes(document, "left") == ["left-out"] * 2


def test_a_recommendation_without_a_number_gets_the_next_one(take: Take) -> None:
    document = take("""
        | 1. | Water | Buy hoses  | 2018 | OHG | Implemented |
        |    | Rest  | Buy chairs | 2018 | OHG | Implemented |
    """)
    assert list(document.register.actions) == ["1.1", "2.1"]
    assert codes(document, "repaired") == ["repaired-number"]


def test_columns_may_stand_in_another_order_and_others_are_carried_along(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(as_text("""
        | Rec. no. | Recommendation | Deadline | Action | By whom | Status | Cost |
        | 1        | Water          | 2018     | Hoses  | OHG     | Implemented | 5 |
    """), encoding="utf-8")
    register = taken(path).register
    assert register.actions["1.1"].text == "Hoses"
    assert register.extra == {"Actions": {"1.1": {"Cost": "5"}}}


ROWS = """
    | 1 | Water | Order hoses Develop a well | 31 May 17 30 June 18 | OHG All Gardeners | Implemented: 3 June 2017 Closed (no water) |
    | 2 | Rest  | Buy chairs                 | End 2018             | Garden Unit       | In progress: two of five                   |
    |   |       | Sit down                   | ASAP                 | Gardeners         | Implemented                                |
"""


def test_a_word_document_gives_what_the_text_gives(tmp_path: Path, take: Take) -> None:
    def merge(document: WordDocument) -> None:
        table = document.tables[0]
        for column in (0, 1):
            table.cell(2, column).merge(table.cell(3, column))
    rows = cells(HEADER + ROWS)
    path = as_word(tmp_path / "plan.docx", rows, merge)
    from_word, from_text = taken(path), take(ROWS)
    assert from_word.register.actions == from_text.register.actions
    assert from_word.register.recommendations == from_text.register.recommendations
    assert codes(from_word) == codes(from_text)
    assert {p.place.cell for p in from_word.problems if p.code == "repaired-collapsed"} == {"table 1 row 2"}


def test_paragraphs_of_a_cell_stand_for_several_actions(tmp_path: Path) -> None:
    row = ["1", "Water", "Hoses\nA well", "2017\n2018", "OHG", "Implemented: 3 June 2017\nno water yet"]
    register = taken(as_word(tmp_path / "plan.docx", [cells(HEADER)[0], row])).register
    assert [(a.text, a.deadline, a.status) for a in register.actions.values()] == [
        ("Hoses", "2017", Status.IMPLEMENTED), ("A well", "2018", Status.NOT_REPORTED)]


def test_wrapped_lines_of_one_action_stay_together(tmp_path: Path) -> None:
    row = ["1", "Water", "Buy hoses\nfor the garden", "End 2017", "OHG", "In progress:\ntwo of five"]
    register = taken(as_word(tmp_path / "plan.docx", [cells(HEADER)[0], row])).register
    assert [a.text for a in register.actions.values()] == ["Buy hoses for the garden"]


def test_what_several_units_said_is_kept_for_each(tmp_path: Path) -> None:
    said = prose.joined([("Office of the Head Gardener", "Dug in May 2017."), ("Garden Unit", "Watered.\nOften.")])
    action = Action("1.1", "1", status=Status.IMPLEMENTED, completed=Period(date(2017, 5, 1), date(2017, 5, 31)))
    outcome = prose.outcome(action, said, {})
    row = ["1", "Water", "Dig a well", "2017\nRevised: 1 June 2018 (rain)", "OHG/Garden Unit", outcome]
    register = taken(as_word(tmp_path / "plan.docx", [cells(HEADER)[0], row])).register
    read = register.actions["1.1"]
    assert (read.deadline, read.due_date, read.revised_deadline, read.revision_reason) == (
        "2017", date(2017, 12, 31), date(2018, 6, 1), "rain")
    assert (read.status, read.completed) == (action.status, action.completed)
    assert [(c.unit, c.comment) for c in register.comments.values()] == [
        ("OHG", "Dug in May 2017."), ("GU", "Watered.\nOften.")]


def test_a_caption_is_no_title(tmp_path: Path) -> None:
    def change(document: WordDocument) -> None:
        document.paragraphs[1].insert_paragraph_before("Table 1. What became of it", style="Caption")
    rows = [cells(HEADER)[0], ["1", "Water", "Hoses", "2017", "OHG", "In progress: soon"]]
    document = taken(as_word(tmp_path / "plan.docx", rows, change))
    assert document.register.settings.title == "Status of the Garden Plan (2017)"
    assert codes(document, "left") == []


def test_a_divider_across_the_table_and_a_second_table_are_left_out(tmp_path: Path) -> None:
    def change(document: WordDocument) -> None:
        table = document.tables[0]
        table.cell(1, 0).merge(table.cell(1, 5))
        document.add_table(1, 2).cell(0, 0).text = "Another table"
    rows = [cells(HEADER)[0], ["Part one", "", "", "", "", ""], ["1", "Water", "Hoses", "2017", "OHG", "Implemented"]]
    document = taken(as_word(tmp_path / "plan.docx", rows, change))
    assert list(document.register.actions) == ["1.1"]
    assert [c.new for c in document.register.history if c.key == "left_out"] == ["Part one", "Another table"]


def test_what_a_report_adds_of_its_own_is_not_taken_in(tmp_path: Path) -> None:
    def change(document: WordDocument) -> None:
        for name in ("House Added Paragraph", "House Late"):
            document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        document.add_paragraph("Of 1 action, 1 is late.", style="House Added Paragraph")
        document.tables[0].cell(1, 5).add_paragraph("Overdue by 5 days", style="House Late")
    rows = [cells(HEADER)[0], ["1", "Water", "Hoses", "2017", "OHG", "In progress: soon"]]
    document = taken(as_word(tmp_path / "plan.docx", rows, change))
    assert not {"Overdue", "late."} & set(words_of(document))
    assert codes(document, "left") == []


def test_every_word_of_a_table_is_in_the_register(take: Take) -> None:
    document = take(ROWS)
    missing = Counter(as_text(ROWS, TITLE).split()) - Counter(words_of(document))
    assert not missing


WORDS = st.sampled_from([
    "Develop", "plan", "the", "31", "May", "17", "Implemented:", "Closed", "(", ")", "OHG", "Garden", "Unit", "/", ",", "-",
    "See", "1", "above.", "12th", "ASAP", "End", "2018", "to", "be", "done", "accepts", "recommendation", "–", "•", "",
])
CELLS = st.lists(WORDS, max_size=8).map(" ".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.lists(CELLS, min_size=1, max_size=8), max_size=5), listed=st.booleans(), accept=st.booleans())
def test_whatever_stands_in_a_table_no_word_of_it_is_lost(
    rows: list[list[str]], listed: bool, accept: bool, tmp_path: Path,
) -> None:
    path = tmp_path / "plan.txt"
    table = "\n".join("\t".join(row) for row in rows)
    path.write_text(as_text(HEADER) + table, encoding="utf-8")
    document = taken(path, UNITS if listed else None, accept_suggestions=accept)
    assert not set(table.split()) - set(words_of(document))
    assert len(document.register.actions) <= sum(len(row) for row in rows) * 8
    for problem in document.problems:
        assert sentence(problem)


def test_the_register_id_depends_on_the_document_and_the_moment(take: Take) -> None:
    row = "| 1 | Water | Buy hoses | 2018 | OHG | Implemented |"
    assert take(row).register.about == take(row).register.about
    assert take(row).register.about.register_id != take(row.replace("hoses", "cans")).register.about.register_id


def test_the_kind_is_recognized_by_the_header_row(take: Take) -> None:
    document = take("| 1 | Water | Buy hoses | 2018 | OHG | Implemented |")
    assert (document.kind, document.how_known[:26]) == ("progress-table", "by its header row (L5): No")


def test_a_long_table_takes_no_long_time(tmp_path: Path) -> None:
    row = "| {} | Water | Order hoses Develop a well | 31 May 17 30 June 18 | OHG Gardeners | Implemented: 3 June 2017 |"
    path = tmp_path / "plan.txt"
    path.write_text(as_text("\n".join([HEADER, *(row.format(i) for i in range(1, 301))])), encoding="utf-8")
    assert len(take_in(path, units=UNITS, now=NOW).register.actions) == 600
