"""A Word document with a table that has headings comes in as the same table in Excel does."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml

from tests.sources.documents_made import actions, asked, fill, kept, taken, told, word
from tests.sources.tables import codes
from toolkit.tracker.record.problems import Refused

CASES = Path(__file__).resolve().parents[4] / "shared" / "cases"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BOATS = """
    | No | Action           | Owner       | Due date     | Status      |
    | 1  | Tar the boats    | Boat House  | 4 March 2025 | In progress |
    | 2  | Dry the sails    | Sail Loft   | 9 May 2025   | Implemented |
"""


def test_minutes_with_a_table_of_actions(tmp_path: Path) -> None:
    document = taken(word(tmp_path / "minutes.docx", "Minutes of the harbour meeting", "Held on 3 February 2025",
                          "Tar is dear this year.", BOATS, "Closed at noon."))
    assert (document.kind, told(document)) == ("table", [
        "1 ·  · Tar the boats · Boat House · 2025-03-04 · in_progress",
        "2 ·  · Dry the sails · Sail Loft · 2025-05-09 · implemented"])
    assert document.register.settings.title == "Minutes of the harbour meeting"
    assert document.register.sources[""].as_of == date(2025, 2, 3)
    assert codes(document, "prose") == ["prose-left-out"]
    assert all(words in kept(document) for words in ("Tar is dear this year.", "Closed at noon.", "Held on"))


def test_an_audit_with_cells_merged_both_ways_and_a_heading_in_two_rows(tmp_path: Path) -> None:
    document = taken(word(tmp_path / "audit.docx", "Audit of the ferry", """
        | Finding   | Recommendation | Follow-up     | <            | <         |
        | ^         | ^              | Action        | Responsible  | Deadline  |
        | Rust      | Keep her dry   | Paint her     | Boat House   | May 2025  |
        | ^         | ^              | Cover her     | Sail Loft    | June 2025 |
        | Loose nut | Tighten all    | Buy a spanner | <            | July 2025 |
    """))
    assert asked(document) == ["1 · Keep her dry ·  · not_stated", "2 · Tighten all ·  · not_stated"]
    assert [(action.recommendation, action.text) for action in actions(document)] == [
        ("1", "Paint her"), ("1", "Cover her"), ("2", "Buy a spanner")]
    assert "Loose nut" in kept(document)


def test_a_list_in_spanish_in_a_table_without_numbers(tmp_path: Path) -> None:
    document = taken(word(tmp_path / "acta.docx", "Acta", """
        | Acción            | Responsable | Plazo      | Estado     |
        | Pintar la barca   | Taller      | 25/04/2025 | En proceso |
        | Secar las velas   | Velería     | 15/05/2025 | Ejecutada  |
    """))
    assert [(a.text, a.due_date, a.status.value) for a in actions(document)] == [
        ("Pintar la barca", date(2025, 4, 25), "in_progress"), ("Secar las velas", date(2025, 5, 15), "implemented")]


def test_what_is_struck_out_is_not_read(tmp_path: Path) -> None:
    document = taken(word(tmp_path / "plan.docx", """
        | Action        | Owner      | Deadline                      | Status |
        | Tar the boats | Boat House | ~~June 2025~~ 1 December 2025 | Open   |
        | ~~Sell them~~ | ~~Nobody~~ | ~~May 2025~~                  |        |
    """))
    assert [(action.text, action.due_date) for action in actions(document)] == [("Tar the boats", date(2025, 12, 1))]
    assert codes(document, "struck") == ["struck-row", "struck-out"]
    assert "Sell them" in kept(document)


def test_a_place_is_told_as_a_person_finds_it(tmp_path: Path) -> None:
    document = taken(word(tmp_path / "plan.docx", """
        | Action        | Owner      | Deadline     | Status |
        | Tar the boats | Boat House | the 45th May | Open   |
    """))
    place = next(problem.place for problem in document.problems if problem.code == "deadline-malformed")
    assert (place.sheet, place.cell) == ("table 1", "row 2, column 3")


def test_a_table_that_goes_on_in_the_next_is_one_list(tmp_path: Path) -> None:
    further = "| 3 | Mend the nets | Net Yard | 1 June 2025 | Not started |"
    for second in (further, BOATS.strip().splitlines()[0] + "\n" + further):
        document = taken(word(tmp_path / "plan.docx", BOATS, second))
        assert [action.text for action in actions(document)] == ["Tar the boats", "Dry the sails", "Mend the nets"]


def test_tables_of_several_layouts_are_each_read_by_their_own(tmp_path: Path) -> None:
    document = taken(word(tmp_path / "plan.docx", "Log", BOATS, "Decisions", """
        | Decision      | Action       | Responsible | Deadline  |
        | Buy new boats | Ask for bids | Purser      | July 2025 |
    """, "Present", """
        | Name | Role   |
        | Ann  | Purser |
    """))
    assert [action.text for action in actions(document)] == ["Tar the boats", "Dry the sails", "Ask for bids"]
    assert codes(document, "sheet-left-out") == ["sheet-left-out"]
    assert "Ann" in kept(document)


def test_what_stands_above_a_table_is_the_recommendation_of_its_rows(tmp_path: Path) -> None:
    table = "| Key action | Responsible | Time frame | Status |\n| {} | Boat House | May 2025 | Ongoing |\n| {} | Sail Loft | May 2025 | Ongoing |"
    document = taken(word(
        tmp_path / "response.docx", "Response to the harbour review", "Recommendation 1: Keep the boats dry.",
        "Management response: Agreed. It was overdue.", table.format("Tar them", "Cover them"),
        "2. Recommendation: Feed the crew.", "Partially agreed", table.format("Hire a cook", "Buy beans")))
    assert asked(document) == ["1 · Keep the boats dry. · Agreed. It was overdue. · accepted",
                               "2 · Feed the crew. ·  · partially_accepted"]
    assert [(action.recommendation, action.text) for action in actions(document)] == [
        ("1", "Tar them"), ("1", "Cover them"), ("2", "Hire a cook"), ("2", "Buy beans")]
    assert codes(document, "prose") == []


@pytest.mark.parametrize(("above", "text"), [
    (["Recommandation n° 4", "Peindre la barque.", "Réponse de la direction : Acceptée"], "Peindre la barque."),
    (["Recomendación 4. Pintar la barca."], "Pintar la barca."),
    (["Evaluation Recommendation or Issue 4:", "Paint the boat."], "Paint the boat."),
])
def test_it_is_known_in_other_words_too(tmp_path: Path, above: list[str], text: str) -> None:
    table = "| Action | Responsible | Deadline |\n| Buy paint | Boat House | May 2025 |\n| Paint | Crew | June 2025 |"
    document = taken(word(tmp_path / "response.docx", "Plan", *above, table))
    assert [line.split(" · ")[:2] for line in asked(document)] == [["4", text]]


@pytest.mark.parametrize("sentence", [
    "Recommendation 3 was discussed at length.", "The recommendations are old: all of them.", "Recorded 4 March."])
def test_a_sentence_about_a_recommendation_is_none(tmp_path: Path, sentence: str) -> None:
    document = taken(word(tmp_path / "plan.docx", "Plan", sentence, BOATS))
    assert asked(document) == []
    assert sentence in kept(document)


def test_a_table_within_a_cell_is_read(tmp_path: Path) -> None:
    def frame(document: WordDocument) -> None:
        cell = document.add_table(1, 2).cell(0, 1)
        inner = cell.add_table(2, 4)
        for row, texts in enumerate((("Action", "Owner", "Deadline", "Status"), ("Tar it", "Crew", "May 2025", "Open"))):
            for column, text in enumerate(texts):
                fill(inner.cell(row, column), text)
    document = taken(word(tmp_path / "plan.docx", "Plan", change=frame))
    assert [action.text for action in actions(document)] == ["Tar it"]


@pytest.mark.parametrize(("headings", "inner", "merged"), [
    ("No | Recommendation | Action | Owner | Deadline | Status", "Action | Owner | Deadline | Status", True),
    ("N.º | Recomendación | Acción | Responsable | Plazo | Estado", "Acción | Responsable | Plazo | Estado", True),
    ("No | Recommendation | Action | Owner | Deadline | Status", "Measure | By whom | By when | Progress", False),
])
def test_actions_in_a_table_within_a_cell_belong_to_the_recommendation_of_its_row(
    tmp_path: Path, headings: str, inner: str, merged: bool
) -> None:
    def frame(document: WordDocument) -> None:
        table = document.tables[0]
        cell = table.cell(2, 2).merge(table.cell(2, 5)) if merged else table.cell(2, 2)
        within = cell.add_table(3, 4)
        for row, texts in enumerate((inner.split(" | "), ("Buy new oars", "Purser", "3 May 2025", "Done"),
                                     ("Sell the old oars", "Net Yard", "4 June 2025", "Not started"))):
            for column, text in enumerate(texts):
                fill(within.cell(row, column), text)
    document = taken(word(tmp_path / "plan.docx", "Plan", f"""
        | {headings} |
        | 1 | Keep the boats dry | Tar the boats | Boat House | 3 April 2025 | Done |
        | 2 | Renew all of the oars |  |  |  |  |
        | 3 | Feed the crew | Hire a good cook | Purser | 5 July 2025 | Done |
        """, change=frame))
    assert {action.text: action.recommendation for action in actions(document)} == {
        "Tar the boats": "1", "Buy new oars": "2", "Sell the old oars": "2", "Hire a good cook": "3"}
    assert document.register.recommendations["", "2"].text == "Renew all of the oars"


def test_content_controls_and_tick_boxes_are_read(tmp_path: Path) -> None:
    def control(document: WordDocument) -> None:
        table = document.tables[0]
        run = table.cell(1, 0).paragraphs[0].runs[0]._r
        wrapped = parse_xml(f"<w:sdt {_W}><w:sdtContent/></w:sdt>")
        run.addprevious(wrapped)
        wrapped[0].append(run)
    document = taken(word(tmp_path / "plan.docx", """
        | Action        | Owner      | Deadline | Status                 |
        | Tar the boats | Boat House | May 2025 | ☒ Implemented ☐ Ongoing |
        | Dry the sails | Sail Loft  | May 2025 | ☐ Implemented          |
    """, change=control))
    assert [(action.text, action.status.value) for action in actions(document)] == [
        ("Tar the boats", "implemented"), ("Dry the sails", "not_reported")]


def test_headings_are_read_as_a_person_says(tmp_path: Path) -> None:
    path = word(tmp_path / "plan.docx", """
        | Undertaking   | Keeper     | Wanted for |
        | Tar the boats | Boat House | May 2025   |
    """)
    with pytest.raises(Refused) as caught:
        taken(path)
    assert caught.value.problem.code == "no-header-row"
    document = taken(path, headings=["Action=Undertaking", "Responsible=Keeper", "Deadline=Wanted for"])
    assert told(document) == ["1 ·  · Tar the boats · Boat House · 2025-05-31 · not_reported"]


@pytest.mark.skipif(not CASES.is_dir(), reason="the shared cases are not beside this folder")
@pytest.mark.parametrize(("file", "expected"), [
    ("minutes.docx", [("2025-03-03", "in_progress"), ("2025-03-10", "implemented")]),
    ("audit.docx", [("2025-03-03", "in_progress"), ("2025-03-10", "implemented")]),
    ("minuta.docx", [("2025-04-23", "implemented"), ("2025-05-15", "in_progress")]),
])
def test_the_shared_case_of_word_tables(tmp_path: Path, file: str, expected: list[tuple[str, str]]) -> None:
    subprocess.run([sys.executable, str(CASES / "01-word-action-table" / "make.py")], cwd=tmp_path, check=True)
    document = taken(tmp_path / file)
    assert [(str(a.due_date), a.status.value) for a in actions(document)] == expected


@pytest.mark.skipif(not CASES.is_dir(), reason="the shared cases are not beside this folder")
def test_the_shared_case_of_tick_boxes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(CASES / "11-tick-boxes-in-word" / "make.py")], cwd=tmp_path, check=True)
    document = taken(tmp_path / "ticks.docx")
    assert [(action.ref, action.status.value) for action in actions(document)] == [
        ("1.1", "not_reported"), ("2.1", "implemented")]
    assert codes(document, "status") == ["status-unclear"]


PLAN = "| Action | Responsible | Deadline |\n| {} | Boat House | May 2025 |\n| {} | Sail Loft | May 2025 |"


def test_a_recommendation_without_a_table_is_kept_without_actions(tmp_path: Path) -> None:
    document = taken(word(
        tmp_path / "response.docx", "Response", "Recommendation 1: Fly.", "Management response: Rejected.",
        "Recommendation 2: Keep dry.", PLAN.format("Tar", "Cover"), "Recommendation 3: Swim.", "Not accepted", "The end"))
    assert [line.split(" · ")[:2] for line in asked(document)] == [["2", "Keep dry."], ["1", "Fly."], ["3", "Swim."]]
    assert [action.recommendation for action in actions(document)] == ["2", "2"]
    assert [problem.found for problem in document.problems if problem.code == "recommendations-alone"] == ["1, 3"]
    assert "The end" in kept(document)


def test_a_table_far_below_a_recommendation_is_asked_about(tmp_path: Path) -> None:
    document = taken(word(tmp_path / "response.docx", "Response", "Recommendation 2: Keep dry.", PLAN.format("Tar", "Cover"),
                          "Annex: what else is planned", PLAN.format("Eat", "Sleep")))
    assert [problem.found for problem in document.problems if problem.code == "context-carried"] == ["2"]


def test_a_recommendation_named_again_before_its_table_is_one(tmp_path: Path) -> None:
    document = taken(word(tmp_path / "response.docx", "Response", "Recommendation 1: Keep dry.", "Recommendation 2: Eat.",
                          "Recommendation 1: Keep dry.", PLAN.format("Tar", "Cover"), "Recommendation 2: Eat.", PLAN.format("Cook", "Wash")))
    assert [line.split(" · ")[:2] for line in asked(document)] == [["1", "Keep dry."], ["2", "Eat."]]
    assert codes(document, "recommendations", "context") == []


def test_actions_that_are_counted_anew_below_each_recommendation_have_its_number(tmp_path: Path) -> None:
    counted = "| No | Action | Responsible | Deadline |\n| 1 | {} | Boat House | May 2025 |\n| 2 | {} | Sail Loft | May 2025 |"
    document = taken(word(tmp_path / "response.docx", "Response", "Recommendation 3: Keep dry.", counted.format("Tar", "Cover"),
                          "Recommendation 4: Eat.", counted.format("Cook", "Wash")))
    assert [(action.ref, action.number, action.text) for action in actions(document)] == [
        ("3.1", "1", "Tar"), ("3.2", "2", "Cover"), ("4.1", "1", "Cook"), ("4.2", "2", "Wash")]
    assert codes(document, "numbers") == ["numbers-of-recommendation", "numbers-of-recommendation"]


@pytest.mark.parametrize(("other", "count"), [
    ("| Undertaking | Keeper | Wanted for | How far |\n| Dry the sails | Loft | 5 May 2025 | In progress |\n| Mend nets | Yard | 6 May 2025 | Done |", "2"),
    ("| Topic | Speaker | Day |\n| Dry sails | Ann Keel | 5 May 2025 |\n| Mended nets | Tom Spar | 6 May 2025 |", ""),
    ("| Name | Role |\n| Ann Keel | Chair |\n| Tom Spar | Cook |", ""),
])
def test_rows_like_actions_of_a_table_that_is_left_out_are_an_error(tmp_path: Path, other: str, count: str) -> None:
    document = taken(word(tmp_path / "plan.docx", "Plan", BOATS, "Others", other))
    assert [problem.found for problem in document.problems if problem.is_error] == ([count] if count else [])
