"""The house format of management responses: what stands in the document, and in which styles."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from syrupy.assertion import SnapshotAssertion

from tests.libreoffice import convert
from tests.sources.responses import FORM
from tests.sources.tables import UNITS
from tests.word.invented import invented
from tests.word.reading import W, dump, part, style_of, tables, text_of
from toolkit.sources.taking_in import take_in
from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.narrative import Contribution
from toolkit.tracker.record.register import Register
from toolkit.word import house_formats
from toolkit.word.documents import render

REPORTS = Path(__file__).parents[2] / "reports"
AS_OF = date(2018, 12, 31)
NOW = datetime(2019, 1, 5, 9, 30, tzinfo=UTC)
HEADS = ["Responsible", "Deadline", "Status", "Comments"]


def report(of: Register, folder: Path = REPORTS, **show: bool) -> bytes:
    found = house_formats.find("management-response", [folder])
    return render(replace(found, show={**found.show, **show}), of, AS_OF, NOW)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """The invented form, taken in."""
    path = tmp_path_factory.mktemp("response") / "response.txt"
    path.write_text(FORM, encoding="utf-8")
    return take_in(path, units=UNITS, now=NOW).register


@pytest.fixture(scope="module")
def made(record: Register) -> bytes:
    """The report of it."""
    return report(record)


def paragraphs(data: bytes) -> list[tuple[str, str]]:
    """Style and text of each paragraph outside of tables."""
    return [(p.style.name if p.style else "", p.text) for p in Document(BytesIO(data)).paragraphs]


def rows(table: Any) -> list[list[str]]:
    return [[text_of(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]


def changed(record: Register, change: Callable[[Register], object]) -> Register:
    """A copy of a register with something changed in it."""
    copy = replace(record, actions=dict(record.actions), recommendations=dict(record.recommendations),
                   contributions=list(record.contributions))
    change(copy)
    return copy


def test_the_whole_report_reads_as_it_should(made: bytes, snapshot: SnapshotAssertion) -> None:
    assert dump(made) == snapshot


def test_heading_and_fields_of_the_whole_stand_first(made: bytes) -> None:
    assert paragraphs(made)[:7] == [
        ("House Title", "Management Response"), ("House Subtitle", "Status as of 31 December 2018"),
        ("House Field", "Unit: Garden Unit"), ("House Field", "Plan Period: 2015 - 2016"),
        ("House Field", "Title of the Evaluation: Evaluation of the hedges: heights and widths"),
        ("House Field", "Year: 2016"), ("House Field", "Approval State: Approved")]


def test_an_overall_response_is_printed_where_there_is_one(tmp_path: Path) -> None:
    path = tmp_path / "response.txt"
    path.write_text(FORM.replace("Approval State:", "Overall Response: We are glad.\nApproval State:"), encoding="utf-8")
    made = report(take_in(path, units=UNITS, now=NOW).register)
    assert ("House Field", "Overall Response: We are glad.") in paragraphs(made)


def test_each_recommendation_has_its_fields_in_their_order(made: bytes) -> None:
    labels = [text.partition(":")[0] for style, text in paragraphs(made) if style in ("House Recommendation", "House Field")]
    assert labels[5:] == [
        "Recommendation", "Management Response", "Management Response Category", "Thematic Area", "Operating Principles",
        "Organizational Priorities", "UNEG Criteria", "Recommendation", "Management Response", "Description",
        "Management Response Category", "Organizational Priorities", "UNEG Criteria"]
    texts = [text for _, text in paragraphs(made)]
    assert "Recommendation: Evaluation recommendation 1: Cut the hedges by a common plan" in texts
    assert "Management Response Category: Partially accepted" in texts
    assert "Description: Heights only" in texts


def test_a_label_without_a_value_is_not_printed(record: Register) -> None:
    about = replace(invented(), contributions=[Contribution(heading="Year", kind="label"), *record.contributions])
    texts = [text.strip() for _, text in paragraphs(report(about))]
    assert "Unit: Garden Unit" in texts
    assert [text for text in texts if text.endswith((":", "Not stated"))] == []


def test_labels_have_a_style_of_their_own(made: bytes) -> None:
    for paragraph in Document(BytesIO(made)).paragraphs:
        if paragraph.style and paragraph.style.name in ("House Recommendation", "House Field"):
            label, *others = [run for run in paragraph.runs if run.text]
            assert label.style.name == "House Label"
            assert label.text.endswith(":")
            assert all(run.style.name != "House Label" for run in others)


def test_key_actions_are_a_table_with_each_text_above_its_values(made: bytes) -> None:
    first, second = tables(made)
    assert rows(first) == [
        HEADS, ["1.1 Draw up a plan of hedges."], ["Garden Unit/ OHG", "2016/12", "Completed", "The plan is on the wall."],
        ["1.2 Cut them once a year, with all gardeners"],
        ["Garden Supplies Unit, Gardeners", "2017/06", "Ongoing ¶ Overdue by 549 days", "Two of nine are cut."]]
    assert rows(second)[1:] == [["2.1 Buy a measuring rod"], ["OHG", "2017/01", "Not initiated ¶ Overdue by 699 days", ""]]
    for table in (first, second):
        for row in list(table.iter(f"{W}tr"))[1::2]:
            [cell] = row.iter(f"{W}tc")
            assert cell.find(f"{W}tcPr/{W}gridSpan").get(f"{W}val") == "4"


def test_an_action_stays_with_its_values(made: bytes) -> None:
    names = {style.style_id: style.name or "" for style in Document(BytesIO(made)).styles}
    styles = part(made, "word/styles.xml")
    kept = {s.get(f"{W}styleId") for s in styles.iter(f"{W}style") if s.find(f"{W}pPr/{W}keepNext") is not None}
    for row in list(tables(made)[0].iter(f"{W}tr"))[1::2]:
        [paragraph] = row.iter(f"{W}p")
        assert style_of(paragraph, names) == "House Table Action"
        assert paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val") in kept


def test_header_rows_repeat_and_no_row_splits(made: bytes) -> None:
    for table in tables(made):
        marked = [(row.find(f"{W}trPr/{W}tblHeader") is not None, row.find(f"{W}trPr/{W}cantSplit") is not None)
                  for row in table.iter(f"{W}tr")]
        assert marked == [(True, True)] + [(False, True)] * (len(marked) - 1)


def test_tables_have_captions_that_are_numbered_and_alternative_text(made: bytes) -> None:
    assert [text for style, text in paragraphs(made) if style == "Caption"] == [
        "Table 1. Key actions on recommendation 1", "Table 2. Key actions on recommendation 2"]
    for table in tables(made):
        assert table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val") == "Key actions"
        assert table.find(f"{W}tblPr/{W}tblDescription").get(f"{W}val")


def test_the_page_is_a4_portrait_and_the_footer_says_page_of_pages(made: bytes) -> None:
    size = next(part(made).iter(f"{W}pgSz"))
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
    footer = part(made, "word/footer1.xml")
    assert text_of(footer) == "1 / 1"
    assert [e.text.strip() for e in footer.iter(f"{W}instrText")] == ["PAGE", "NUMPAGES"]


def test_language_and_title_are_set_and_word_asks_nothing(made: bytes) -> None:
    properties = Document(BytesIO(made)).core_properties
    assert properties.title == "Evaluation of the hedges: heights and widths"
    assert (properties.author, properties.language) == ("Garden Unit", "en-GB")
    assert part(made, "word/settings.xml").find(f"{W}updateFields") is None


def test_what_the_format_adds_carries_a_style_of_its_own() -> None:
    made = report(invented())
    added = [text.strip() for style, text in paragraphs(made) if style.startswith("House Added")]
    assert added[:3] == ["Management Response", "Unit: Ministry of Hills",
                         "Title of the Evaluation: Status of Implementation of the Response to the Review of Signposts (2015)"]
    assert added[-1] == "No key action is recorded."


def test_a_recommendation_without_key_actions_says_so(record: Register) -> None:
    made = report(changed(record, lambda r: r.actions.pop("2.1")))
    assert len(tables(made)) == 1
    assert paragraphs(made)[-1] == ("House Added Note", "No key action is recorded.")


def test_statuses_are_printed_in_the_words_of_the_format_with_date_and_reason() -> None:
    values = [row for table in tables(report(invented(), late=False)) for row in rows(table)]
    found = {row[0].partition(" ")[0]: after[2] for row, after in pairwise(values) if len(row) == 1}
    assert (found["1.1"], found["1.3"], found["1.4"], found["2.2"]) == (
        "Completed: 15 March 2015", "Completed: Q1 2015", "Ongoing", "Not reported")
    assert (found["3.1"], found["4.1"], found["4.3"]) == ("Closed (budget not available)", "Superseded", "Not initiated")
    words = house_formats.find("management-response", [REPORTS]).statuses
    assert all(words[status] for status in Status)


def test_a_late_action_is_marked_by_a_word_and_by_shading_unless_switched_off(record: Register) -> None:
    marked = Document(BytesIO(report(record)))
    late = [p.text for t in marked.tables for row in t.rows for cell in row.cells for p in cell.paragraphs
            if p.style and p.style.name == "House Late"]
    assert late == ["Overdue by 549 days", "Overdue by 699 days"]
    assert marked.styles["House Late"].element.find(f"{W}pPr/{W}shd") is not None
    assert "Overdue" not in dump(report(record, late=False))


def test_a_revised_deadline_stands_below_the_one_that_was_written() -> None:
    values = [row for table in tables(report(invented())) for row in rows(table)]
    assert "31 Dec 16 ¶ Revised: 30 June 2019 (one bridge is disputed)" in [row[1] for row in values if len(row) == 4]


def test_the_day_can_be_left_out(record: Register) -> None:
    assert "Status as of" not in dump(report(record, as_of=False))


def test_what_a_register_says_is_text_and_nothing_else(record: Register) -> None:
    nasty = "Q2 & co <x> {{ title }} {% for %} </w:t>"

    def change(copy: Register) -> None:
        copy.put(replace(next(iter(copy.recommendations.values())), response=nasty))
        copy.contributions[1] = replace(copy.contributions[1], heading="A & B", text=nasty)

    texts = [text for _, text in paragraphs(report(changed(record, change)))]
    assert f"Management Response: {nasty}" in texts
    assert f"A & B: {nasty}" in texts


def test_the_same_inputs_give_the_same_bytes(record: Register, made: bytes) -> None:
    assert report(record) == made


@pytest.mark.libreoffice
def test_a_template_that_another_program_has_saved_still_works(record: Register, made: bytes, tmp_path: Path) -> None:
    shutil.copytree(REPORTS / "management-response", tmp_path / "management-response")
    template = tmp_path / "management-response" / "template.docx"
    shutil.copy(convert(template, "docx", tmp_path / "saved"), template)
    assert dump(report(record, tmp_path)) == dump(made)
