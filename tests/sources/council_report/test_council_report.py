"""Reports to a council, taken in from text and from Word; the organization is invented."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from tests.registers import numbers_of
from tests.sources.council import ANNEX, REPORT
from tests.sources.tables import codes, taken
from toolkit.sources.council_report.instructions import read_asked, read_themes, text_named
from toolkit.sources.council_report.lines import Line, Part, Reader
from toolkit.sources.documents.numbering import ListMark
from toolkit.sources.taking_in import TakenInDocument
from toolkit.tracker.record.codes import How, RecommendationKind, Status
from toolkit.tracker.record.contributions import themes
from toolkit.tracker.record.narrative import Contribution
from toolkit.tracker.record.problems import Refused
from toolkit.tracker.views.figures import latest_as_of


def read(tmp_path: Path, text: str = REPORT, **options: Any) -> TakenInDocument:
    path = tmp_path / "report.txt"
    path.write_text(text, encoding="utf-8")
    return taken(path, None, **options)


def of_kind(document: TakenInDocument, kind: str) -> list[Contribution]:
    return [c for c in document.register.contributions if c.kind == kind]


def texts(document: TakenInDocument, kind: str) -> list[str]:
    return [c.text for c in of_kind(document, kind)]


def test_it_is_recognized_by_its_box(tmp_path: Path) -> None:
    document = read(tmp_path)
    assert document.kind == "council-report"
    assert document.how_known == "by its box with a summary (L5) and what should be done (L8)"


def test_the_box_is_read_label_by_label(tmp_path: Path) -> None:
    assert [(c.heading, c.text) for c in of_kind(read(tmp_path), "box")] == [
        ("Summary", "This document tells how the resolution on clean shores is carried out.\nIt covers two years."),
        ("Action required", "The Council is invited to note the report and to ask questions."),
        ("References", "Resolution 12 (Perch Bay, 2016)"),
    ]


def test_a_label_may_have_its_text_behind_a_colon(tmp_path: Path) -> None:
    document = read(tmp_path, "Executive summary: All is well.\nDecision requested: To agree.\n1. Start\n1.1 We began.\n")
    assert [(c.heading, c.text) for c in of_kind(document, "box")] == [
        ("Executive summary", "All is well."), ("Decision requested", "To agree.")]


def test_what_stands_above_the_box_gives_title_and_date(tmp_path: Path) -> None:
    document = read(tmp_path)
    assert document.register.settings.title == "Implementation of the resolution on clean shores"
    assert latest_as_of(document.register) == date(2018, 3, 12)
    assert texts(document, "masthead") == ["Lakes Authority\tDocument C18/7", "Council 2018\t12 March 2018"]


def test_sections_paragraphs_and_points_have_their_numbers_and_levels(tmp_path: Path) -> None:
    document = read(tmp_path)
    assert [(c.number, c.text) for c in of_kind(document, "section")] == [
        ("1", "Background"), ("2", "Work of the office"), ("3", "Next steps")]
    assert [(c.number, c.level) for c in of_kind(document, "paragraph")] == [
        ("1.1", 2), ("1.2", 2), ("1.3", 2), ("a)", 3), ("b)", 3), ("2.1", 2), ("2.2", 2), ("3.1", 2)]
    assert texts(document, "heading") == ["Shore Task Force (STF)"]


def test_bullets_lose_what_ends_them_in_the_list_and_nothing_else(tmp_path: Path) -> None:
    assert texts(read(tmp_path), "bullet") == [
        "Met nine times. Minutes were kept", "Wrote a guide to signs", "Agreed on a budget",
        "40 shores cleared", "Two ramps built", "A third ramp planned"]


def test_a_line_that_goes_on_with_the_one_above_is_joined_to_it(tmp_path: Path) -> None:
    assert texts(read(tmp_path), "paragraph")[-1] == (
        "The office will go on with the work, which has been slow in the north, and report in 2019.")


def test_the_order_is_that_of_the_document(tmp_path: Path) -> None:
    kinds = [c.kind for c in read(tmp_path).register.contributions if c.kind != "theme"]
    assert kinds == (["masthead"] * 2 + ["box"] * 3 + ["section"] + ["paragraph"] * 5 + ["section", "heading", "paragraph"]
                     + ["bullet"] * 3 + ["paragraph"] + ["bullet"] * 3 + ["section", "paragraph"])


def test_what_is_asked_becomes_recommendations_of_the_kind_instruction(tmp_path: Path) -> None:
    document = read(tmp_path)
    assert [(r.number, r.text) for r in document.register.recommendations.values()] == [
        ("1.2a", "Instructs the Director to draw up a plan for every shore, so that nobody is left out"),
        ("1.2b", "Instructs the Director to publish it once a year"),
        ("1.3a", "Requests the district offices to count visitors"),
        ("1.3b", "Requests the district offices to clear litter"),
    ]
    assert {r.kind for r in document.register.recommendations.values()} == {RecommendationKind.INSTRUCTION}
    assert {r.origin for r in document.register.recommendations.values()} == {"Resolution 12 (Perch Bay, 2016)"}
    assert len(codes(document, "instruction-found")) == 4


def test_the_themes_that_a_paragraph_lists_are_kept_in_their_order(tmp_path: Path) -> None:
    document = read(tmp_path)
    assert themes(document.register) == ("Litter", "Access for all", "Signs", "Water quality")
    assert codes(document, "themes-found") == ["themes-found"]


def test_page_furniture_and_what_conversion_leaves_are_left_out_and_listed(tmp_path: Path) -> None:
    document = read(tmp_path, REPORT.replace("1\tBackground", "[bookmark: start]1\tBackground"))
    left_out = [p.found for p in document.problems if p.code == "left-out"]
    assert left_out == ["____________", "[bookmark: start]", "12", "____________________", "Document C18/7"]
    assert [c.new for c in document.register.history if c.key == "left_out"] == left_out


def test_every_word_is_in_the_history_with_its_place(tmp_path: Path) -> None:
    document = read(tmp_path)
    changes = document.register.history
    assert all(c.how is How.IMPORT and c.cell and c.file == "report.txt" for c in changes)
    assert not Counter(REPORT.split()) - Counter(" ".join(c.new for c in changes).split())


def test_a_table_of_actions_behind_it_is_read_as_a_progress_table(tmp_path: Path) -> None:
    document = read(tmp_path, REPORT + ANNEX)
    register = document.register
    assert document.kind == "council-report"
    assert [(a.ref, a.text, a.status) for a in register.actions.values()] == [
        ("1.2a.1", "Write the plan", Status.IMPLEMENTED), ("1.2a.2", "Map the shores", Status.IN_PROGRESS),
        ("4.1", "Wash the boats", Status.NOT_REPORTED)]
    assert numbers_of(register) == ["1.2a", "1.2b", "1.3a", "1.3b", "4"]
    assert register.recommendations["", "1.2a"].kind is RecommendationKind.INSTRUCTION
    assert register.recommendations["", "4"].kind is RecommendationKind.RECOMMENDATION
    assert len(of_kind(document, "section")) == 3
    assert not Counter((REPORT + "".join(ANNEX.splitlines(keepends=True)[1:])).split()) - Counter(
        " ".join([*(c.new for c in register.history), *numbers_of(register)]).split())


def in_word(path: Path) -> Path:
    """The same in Word as a secretariat would write it: a box, real headings, lists that count by themselves."""
    made = Document()
    made.add_paragraph("Implementation of the resolution on clean shores", "Title")
    cell = made.add_table(1, 1).cell(0, 0)
    cell.text = "Summary"
    for text in ("This document tells how it is.", "Action required", "To note the report."):
        cell.add_paragraph(text)
    made.add_paragraph("Background", "Heading 1")
    made.add_paragraph("We met.")
    made.add_paragraph("Second meeting, long delayed", "Normal")
    made.add_paragraph("It was long; and", "List Bullet")
    made.add_paragraph("It was good.", "List Bullet")
    made.add_paragraph("We parted.", "List Number")
    table = made.add_table(2, 2)
    for at, text in enumerate(("Year", "Meetings", "2017", "9")):
        table.cell(at // 2, at % 2).text = text
    made.save(str(path))
    return path


def test_a_word_document_is_read_by_its_styles_and_lists(tmp_path: Path) -> None:
    document = taken(in_word(tmp_path / "report.docx"), None)
    assert document.kind == "council-report"
    assert document.register.settings.title == "Implementation of the resolution on clean shores"
    assert [(c.kind, c.number, c.heading, c.text) for c in document.register.contributions] == [
        ("box", "", "Summary", "This document tells how it is."),
        ("box", "", "Action required", "To note the report."),
        ("heading", "", "", "Background"),
        ("paragraph", "", "", "We met."),
        ("heading", "", "", "Second meeting, long delayed"),
        ("bullet", "", "", "It was long"),
        ("bullet", "", "", "It was good"),
        ("paragraph", "1", "", "We parted."),
        ("table", "", "", "Year\tMeetings"),
        ("table", "", "", "2017\t9"),
    ]


BOX = "Summary:\nAll is well.\nAction required:\nThe Board is invited to note it.\n"


def parts(document: TakenInDocument) -> list[tuple[str, str, str]]:
    return [(c.kind, c.number, c.text) for c in document.register.contributions if c.kind != "box"]


def test_a_text_that_was_broken_into_lines_is_put_together_again(tmp_path: Path) -> None:
    document = read(tmp_path, BOX + """
1. Start

1.1. The office began its work in the spring of the year and went on with
Great care, which took all of its staff a good part of the summer; it was
done in autumn.
- Signs were painted in all of the districts that had asked for them and
North of the river too;
- Paths were cleared.
Later work
1.2. The rest follows.
""")
    assert parts(document) == [
        ("section", "1", "Start"),
        ("paragraph", "1.1", ("The office began its work in the spring of the year and went on with Great care, which took "
                              "all of its staff a good part of the summer; it was done in autumn.")),
        ("bullet", "", "Signs were painted in all of the districts that had asked for them and North of the river too"),
        ("bullet", "", "Paths were cleared"), ("heading", "", "Later work"), ("paragraph", "1.2", "The rest follows.")]


def test_bullets_that_have_lost_their_signs_are_told_by_their_semicolons(tmp_path: Path) -> None:
    document = read(tmp_path, BOX + "1. Start\n1.1. We did this:\nPainted the signs;\nCleared paths; and\nWent home.\n"
                              "Nobody complained.\n")
    assert parts(document)[2:] == [("bullet", "", "Painted the signs"), ("bullet", "", "Cleared paths"),
                                   ("bullet", "", "Went home"), ("paragraph", "", "Nobody complained.")]


def test_roman_headings_and_paragraphs_counted_through_are_read(tmp_path: Path) -> None:
    document = read(tmp_path, BOX + "I. Start\n1. We began.\nII. End\n2. We stopped.\nI think so.\n")
    assert parts(document) == [("section", "I", "Start"), ("paragraph", "1", "We began."), ("section", "II", "End"),
                               ("paragraph", "2", "We stopped."), ("paragraph", "", "I think so.")]


def test_a_body_without_numbers_begins_at_its_first_heading(tmp_path: Path) -> None:
    document = read(tmp_path, BOX + "Background\nWe began last year.\n")
    assert parts(document) == [("heading", "", "Background"), ("paragraph", "", "We began last year.")]


def test_footnotes_of_a_word_document_are_kept_with_their_number() -> None:
    note = Line("See page 4.", "See page 4.", "footnote 1", 9, "footnote text", ListMark("¹"))
    assert Reader().part(note, None) == Part("footnote", "¹", 2, "See page 4.")


@pytest.mark.parametrize("line", ["15 experts attended the meeting of the group in the spring of that year.",
                                  "3.5 per cent of the shores are clean.", "2016 was a dry year."])
def test_a_figure_at_the_beginning_of_a_sentence_is_no_number(tmp_path: Path, line: str) -> None:
    document = read(tmp_path, f"Summary\nAll.\nAction required\nNone.\n1. Start\n1.1 We began.\n{line}\n")
    assert (of_kind(document, "paragraph")[-1].number, texts(document, "paragraph")[-1]) == ("", line)


@pytest.mark.parametrize(("text", "asked"), [
    ("Decision 3 instructs the Office to mend the roof; the walls; and the floor.",
     ("Instructs the Office to mend the roof; the walls; and the floor",)),
    ("The Assembly resolved to instruct the Office to build; invites all members to pay; and to share.",
     ("Instruct the Office to build", "Invites all members to pay", "Invites all members to share")),
    ("The Council is invited to note the report and to ask the Board to agree.", ()),
    ("The committee was requested by the Board to act.", ()),
    ("At the request of the Council to the Office to report, it wrote.", ()),
    ("The project team asks staff to provide input.", ()),
    ("Members met. It calls upon the Office to report.", ("Calls upon the Office to report",)),
])
def test_what_is_asked(text: str, asked: tuple[str, ...]) -> None:
    assert read_asked(text).parts == asked


def test_themes_are_a_list_of_three_or_more_behind_a_colon() -> None:
    assert read_themes("The thematic areas are: roads; schools and parks; and water.") == (
        "roads", "schools and parks", "water")
    assert read_themes("The topics are: roads and water.") == ()
    assert read_themes("The members are: Ann, Bob, and Cy.") == ()
    assert text_named("See Decision No. 5/12 and Resolution A/9 (2011).") == "Resolution A/9 (2011)"


def test_a_list_of_units_is_kept_for_the_workbooks_to_come(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    assert list(taken(path).register.units) == ["GU", "GSU", "OHG", "ALL"]


@pytest.mark.parametrize("text", ["Summary\nOnly that.\n", "Action required\nTo note.\n", "Just words.\n"])
def test_a_document_without_the_box_is_refused_in_a_sentence(tmp_path: Path, text: str) -> None:
    with pytest.raises(Refused, match=r"none of these: council report \(box with a summary and the action required"):
        read(tmp_path, text)


def test_a_box_alone_is_a_report_without_a_body(tmp_path: Path) -> None:
    document = read(tmp_path, "Summary\nAll is well.\nAction required\nNone.")
    assert [c.kind for c in document.register.contributions] == ["box", "box"]
    assert codes(document) == ["document-without-as-of"]
