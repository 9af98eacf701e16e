import re
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from syrupy.assertion import SnapshotAssertion

from tests.libreoffice import convert
from tests.registers import register
from tests.word.reading import W, dump, merges, part, tables, text_of
from toolkit.tracker.mission_form import DATE_BESIDE, SECTIONS
from toolkit.tracker.record.narrative import Contribution, Person
from toolkit.tracker.record.register import Register
from toolkit.tracker.views.prose import in_style
from toolkit.word import house_formats
from toolkit.word.documents import render

REPORTS = Path(__file__).parents[2] / "reports"
NOW = datetime(2019, 1, 5, 9, 30, tzinfo=UTC)
AS_OF = date(2019, 6, 30)
ACTIONS = """
    | Ref. | Action             | Responsible                              | Lead | Deadline    | Due date   |
    | 1.1  | Send the map       | Ana Lind, Water Officer                  | AL   | Nov 30, 2018 | 2018-11-30 |
    | 1.2  | Dig the upper well | Olu Berg, Head of Wells                  | OB   | 2019-05-05  | 2019-05-05 |
    | 1.3  | Agree on calls     | Well Coordinator and regional water team | WC   | On going    |            |
"""
TEXTS = {"1": "Water", "2": "Nov 15-Nov 20, 2018", "3": "Workshop on wells", "5": "Find out why the wells run dry", "8": "EUR 1,250",
         "9": "The mission was to:"}
BULLETS = {"9": ("See the wells", "Measure the springs"), "9.a": ("Two of three wells are dry",), "9.b": ("A map",), "9.c": ("More water",)}
FIRST_HEADS = ["Action to be taken", "By whom", "Expected completion date"]


def mission() -> Register:
    """An invented mission, as it is first reported."""
    built = register(ACTIONS, title="Workshop on wells", organization="Water House", as_of=None,
                     units="| Code | Name |\n| AL | Ana Lind |\n| OB | Olu Berg |\n| WC | Well Coordinator |")
    built.extra = {"Actions": {"1.2": {DATE_BESIDE: "March 3, 2019"}}}
    built.contributions = [Contribution(kind="label", heading="Prepared by", text="Ana Lind")]
    for section in SECTIONS:
        built.contributions.append(Contribution(section.number, section.heading, section.level, kind="section",
                                                text=TEXTS.get(section.number, "")))
        built.contributions += [Contribution(kind="bullet", level=section.level + 1, text=text)
                                for text in BULLETS.get(section.number, ())]
    built.people = [Person("Mission members", "Water team"), Person("Key counterparts", name="Ida Holm", title="Well Keeper"),
                    Person("Distribution list", name="Ida Holm")]
    return built


def followed_up() -> Register:
    """The same mission, with what became of its actions."""
    built = mission()
    reported = register("""
        | Ref. | Action | Responsible | Lead | Deadline     | Due date   | Status      | Date of implementation | Comment |
        | 1.1  | Send the map | Ana Lind, Water Officer | AL | Nov 30, 2018 | 2018-11-30 | Implemented | 2018-11-28 | |
        | 1.2  | Dig the upper well | Olu Berg, Head of Wells | OB | 2019-05-05 | 2019-05-05 | In progress | | Half as deep as it should be |
        | 1.3  | Agree on calls | Well Coordinator and regional water team | WC | On going | | Not reported | | |
    """)
    built.actions, built.comments = reported.actions, reported.comments
    built.actions["1.2"] = replace(built.actions["1.2"], revised_deadline=date(2019, 6, 1), revision_reason="frost")
    return built


def report(of: Register | None = None, **show: bool) -> bytes:
    found = house_formats.find("mission-report", [REPORTS])
    return render(replace(found, show={**found.show, **show}), of or mission(), AS_OF, NOW)


@pytest.fixture(scope="module")
def made() -> bytes:
    """The first issue of the report."""
    return report()


def rows(table: Any) -> list[list[str]]:
    return [[text_of(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]


def labels(data: bytes) -> list[str]:
    return [row[0] for table in tables(data) for row in rows(table) if re.match(r"\d", row[0])]


def matrix(data: bytes) -> Any:
    return next(table for table in tables(data) if "Action to be taken" in text_of(table))


def test_the_whole_report_reads_as_it_should(made: bytes, snapshot: SnapshotAssertion) -> None:
    assert dump(made) == snapshot


def test_the_form_has_twelve_numbered_sections_with_three_below_the_ninth(made: bytes) -> None:
    assert labels(made) == [
        "1. Practice area", "2. Mission period (incl. of travel days)", "3. Type of mission", "4. Clients", "5. Purpose of mission",
        "6. Documents, materials, resources", "7. Mission members", "8. Costs", "9. Brief summary of the mission", "9.a Findings",
        "9.b Results achieved (key outputs)", "9.c Expected outcomes and impacts", "10. Key counterparts",
        "11. Follow up action matrix", "12. Distribution list"]


def test_the_form_is_boxed(made: bytes) -> None:
    for table in tables(made):
        edges = table.find(f"{W}tblPr/{W}tblBorders")
        assert {edge.tag.removeprefix(W) for edge in edges} >= {"top", "left", "bottom", "right", "insideV"}
        assert {edge.get(f"{W}val") for edge in edges} == {"single"}


def test_the_label_of_a_section_is_merged_over_its_rows_and_a_rule_stands_above_it(made: bytes) -> None:
    form = tables(made)[0]
    summary = list(form.iter(f"{W}tr"))[8:11]
    assert [text_of(row) for row in summary] == [
        "9. Brief summary of the mission ¶ The mission was to:", " ¶ See the wells", " ¶ Measure the springs"]
    assert [merges(row)[0] for row in summary] == ["restart", "continue", "continue"]
    ruled = [all(cell.find(f"{W}tcPr/{W}tcBorders/{W}top") is not None for cell in row.iter(f"{W}tc")) for row in summary]
    assert ruled == [True, False, False]


def test_costs_are_printed_with_their_currency(made: bytes) -> None:
    assert ["8. Costs", "EUR 1,250"] in rows(tables(made)[0])


def test_findings_results_and_outcomes_are_bullets_that_word_makes(made: bytes) -> None:
    document = Document(BytesIO(made))
    bullets = [p.text for t in document.tables for row in t.rows for p in row.cells[-1].paragraphs
               if p.style and p.style.name == "House Bullet"]
    assert bullets == [text for texts in BULLETS.values() for text in texts]
    numbered = document.styles["House Bullet"].element.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val")
    numbering = part(made, "word/numbering.xml")
    abstract = next(n for n in numbering.iter(f"{W}num") if n.get(f"{W}numId") == numbered).find(f"{W}abstractNumId").get(f"{W}val")
    listed = next(a for a in numbering.iter(f"{W}abstractNum") if a.get(f"{W}abstractNumId") == abstract)
    assert listed.find(f"{W}lvl/{W}numFmt").get(f"{W}val") == "bullet"


def test_the_matrix_of_a_first_issue_has_three_columns(made: bytes) -> None:
    assert rows(matrix(made)) == [
        ["11. Follow up action matrix"], FIRST_HEADS,
        ["Send the map", "Ana Lind, Water Officer", "30 November 2018"],
        ["Dig the upper well", "Olu Berg, Head of Wells ¶ 3 March 2019", "5 May 2019"],
        ["Agree on calls", "Well Coordinator and regional water team", "On going"]]


def test_a_follow_up_has_the_status_too_and_says_as_of_when() -> None:
    made = report(followed_up())
    found = rows(matrix(made))
    assert found[1] == [*FIRST_HEADS, "Status"]
    assert [row[3] for row in found[2:]] == [
        "Implemented: 28 November 2018", "In progress: Half as deep as it should be ¶ Overdue by 29 days", "Not reported"]
    assert found[3][2] == "5 May 2019 ¶ Revised: 1 June 2019 (frost)"
    assert "[House Subtitle] Follow-up as of 30 June 2019" in dump(made)
    assert "Follow-up as of" not in dump(report())


def test_late_actions_are_marked_by_a_word_and_by_shading() -> None:
    document = Document(BytesIO(report(followed_up())))
    late = [p.text for t in document.tables for row in t.rows for p in row.cells[-1].paragraphs
            if p.style and p.style.name == "House Late"]
    assert late == ["Overdue by 29 days"]
    assert document.styles["House Late"].element.find(f"{W}pPr/{W}shd").get(f"{W}fill")


def test_header_rows_of_the_matrix_repeat_and_no_row_splits(made: bytes) -> None:
    headed = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in matrix(made).iter(f"{W}tr")]
    assert headed == [True, True, False, False, False]
    for table in tables(made):
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in table.iter(f"{W}tr"))
        assert table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val")
        assert table.find(f"{W}tblPr/{W}tblDescription").get(f"{W}val")


def test_the_page_is_a4_portrait_with_page_x_of_y(made: bytes) -> None:
    size = next(part(made).iter(f"{W}pgSz"))
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
    assert size.get(f"{W}orient") in (None, "portrait")
    assert text_of(part(made, "word/footer1.xml")) == "Page 1 of 1"


def test_language_and_title_are_set_and_word_asks_nothing(made: bytes) -> None:
    properties = Document(BytesIO(made)).core_properties
    assert (properties.title, properties.author, properties.language) == ("Workshop on wells", "Water House", "en-GB")
    with zipfile.ZipFile(BytesIO(made)) as package:
        assert b"updateFields" not in package.read("word/settings.xml")


def test_all_styles_are_named_and_what_the_format_adds_has_one_of_its_own(made: bytes) -> None:
    document = Document(BytesIO(made))
    found = {p.style.name for p in document.paragraphs if p.style}
    found |= {p.style.name for t in document.tables for row in t.rows for cell in row.cells for p in cell.paragraphs if p.style}
    assert all(name.startswith("House ") for name in found)
    assert [p.text for p in document.paragraphs if p.style and p.style.name.startswith("House Added")] == ["Mission report"]
    assert "Mission report" not in dump(report(form_name=False))


@pytest.mark.parametrize(("written", "printed"), [
    ("Nov 30, 2014", "30 November 2014"),
    ("Nov 15-Nov 20, 2014", "15–20 November 2014"),
    ("28 Nov - 3 Dec 2014", "28 November to 3 December 2014"),
    ("28 Dec 2014 - 3 Jan 2015", "28 December 2014 to 3 January 2015"),
    ("Jan 2015", "January 2015"),
    ("On going", "On going"),
    ("Q1 2015", "Q1 2015"),
    ("before June 2015", "before June 2015"),
    ("Nov 30, 2014 or later", "Nov 30, 2014 or later"),
    ("31.13.2014", "31.13.2014"),
    ("", ""),
])
def test_a_date_is_printed_as_the_house_prints_it(written: str, printed: str) -> None:
    assert in_style(written) == printed


def test_a_register_without_a_narrative_fills_the_house_s_own_form() -> None:
    made = report(register("| Ref. | Action | Status |\n| 1.1 | Sweep | In progress |"))
    assert labels(made) == ["5. Purpose of mission", "11. Follow up action matrix"]
    assert ["5. Purpose of mission", "Recommendation 1"] in rows(tables(made)[0])
    assert rows(matrix(made))[2][0] == "Sweep"


def test_a_form_of_another_make_is_printed_as_it_is() -> None:
    built = mission()
    built.contributions = [Contribution("1", "Why", kind="section", text="To see"), Contribution("2", "Next steps", kind="section", text="See:")]
    made = report(built)
    assert labels(made) == ["1. Why", "2. Next steps", "3. Mission members", "4. Key counterparts", "5. Distribution list"]
    assert rows(matrix(made))[0] == FIRST_HEADS, "the section of the matrix has words of its own, and stands above it"


def test_an_empty_register_makes_a_form_to_fill_in() -> None:
    made = report(register("| Ref. | Status |", title=""))
    assert rows(matrix(made))[2:] == [["", "", ""]]
    assert "[House Title]" not in dump(made)


def test_what_people_write_is_text_and_nothing_else() -> None:
    nasty = "Q2 & co <x> {{ title }} {% for %} </w:t>"
    built = mission()
    built.people[0] = Person("Mission members", nasty)
    built.actions["1.1"] = replace(built.actions["1.1"], responsible=nasty)
    made = report(built)
    assert ["7. Mission members", nasty] in rows(tables(made)[0])
    assert rows(matrix(made))[2][1] == nasty


def test_the_same_inputs_give_the_same_bytes(made: bytes) -> None:
    assert report() == made


@pytest.mark.libreoffice
def test_libreoffice_makes_a_pdf_of_it(made: bytes, tmp_path: Path) -> None:
    document = tmp_path / "report.docx"
    document.write_bytes(made)
    assert convert(document, "pdf", tmp_path).read_bytes().startswith(b"%PDF")
