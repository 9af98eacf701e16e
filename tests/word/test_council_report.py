"""The house format of reports to a council: what stands in the document, and in which styles."""

import re
import shutil
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from tests.libreoffice import convert
from tests.registers import register
from tests.sources.council import ANNEX, REPORT
from tests.word.reading import W, dump, merges, part, style_of, tables, text_of
from toolkit.sources.documents.reading import Row, read_document
from toolkit.sources.taking_in import take_in
from toolkit.tracker.record.narrative import Contribution
from toolkit.tracker.record.register import Register
from toolkit.word import house_formats
from toolkit.word.documents import render

REPORTS = Path(__file__).parents[2] / "reports"
NOW = datetime(2018, 5, 2, 9, 30, tzinfo=UTC)
AS_OF = date(2018, 4, 30)
RULES = {"House Box Rule", "House Closing Rule"}


def report(of: Register, folder: Path = REPORTS, asked: str = "", **show: bool) -> bytes:
    found = house_formats.find("council-report", [folder])
    words = {**found.words, "action_required": asked}
    return render(replace(found, show={**found.show, **show}, words=words), of, AS_OF, NOW)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """The invented report, with its annex, taken in."""
    path = tmp_path_factory.mktemp("council") / "report.txt"
    path.write_text(REPORT + ANNEX, encoding="utf-8")
    return take_in(path, now=NOW).register


@pytest.fixture(scope="module")
def made(record: Register) -> bytes:
    """The report of it."""
    return report(record)


def seen(data: bytes, tmp_path: Path) -> list[Row]:
    """The paragraphs as a reader sees them, with the numbers that Word counts."""
    path = tmp_path / "seen.docx"
    path.write_bytes(data)
    return list(read_document(path).rows)


def styled(data: bytes, *names: str) -> list[str]:
    """The texts of the paragraphs in some styles."""
    known = {style.style_id: style.name for style in Document(BytesIO(data)).styles}
    return [text_of(p) or "".join(t.text or "" for t in p.iter(f"{W}t")) for p in part(data).iter(f"{W}p")
            if style_of(p, known) in names]


def narrative(*contributions: Contribution) -> Register:
    built = register("| Ref. | Status |", title="")
    built.contributions += contributions
    return built


def test_the_box_holds_summary_and_action_and_below_a_rule_the_references(made: bytes) -> None:
    known = {style.style_id: style.name for style in Document(BytesIO(made)).styles}
    box = [(style_of(p, known), "".join(t.text or "" for t in p.iter(f"{W}t"))) for p in tables(made)[0].iter(f"{W}p")]
    assert [line for line in box if line[0] != "Normal"] == [
        ("House Box Heading", "Summary"),
        ("House Box Text", "This document tells how the resolution on clean shores is carried out.It covers two years."),
        ("House Box Heading", "Action required"),
        ("House Box Text", "The Council is invited to note the report and to ask questions."),
        ("House Box Rule", ""),
        ("House Box Heading", "References"),
        ("House Box Text", "Resolution 12 (Perch Bay, 2016)"),
    ]
    borders = tables(made)[0].find(f"{W}tblPr/{W}tblBorders")
    assert {edge.tag.removeprefix(W) for edge in borders} == {"top", "left", "bottom", "right"}


def test_references_are_left_out_where_there_are_none() -> None:
    made = report(narrative(Contribution(heading="Summary", kind="box", text="Short.")))
    assert "References" not in dump(made)
    assert styled(made, "House Box Heading") == ["Summary"]


def test_what_the_box_lacks_is_said_by_the_format_in_a_style_of_its_own() -> None:
    made = report(narrative(), asked="The Board may take note.")
    assert styled(made, "House Added Box Text") == [
        "This document reports on progress as of 30 April 2018.", "The Board may take note."]


def test_sections_and_paragraphs_are_numbered_by_word(made: bytes, tmp_path: Path) -> None:
    rows = [row for row in seen(made, tmp_path) if row.style in ("House Heading 1", "House Paragraph")]
    assert [row.mark.text for row in rows] == ["1", "1.1", "1.2", "1.3", "2", "2.1", "2.2", "3", "3.1"]
    assert not any(re.match(r"\d", row.text) for row in rows)


def test_sub_headings_have_no_number(made: bytes, tmp_path: Path) -> None:
    assert [(row.text, row.mark.text) for row in seen(made, tmp_path) if row.style == "House Sub-heading"] == [
        ("Shore Task Force (STF)", "")]


def test_a_number_that_word_would_not_count_to_is_printed_as_it_is(tmp_path: Path) -> None:
    made = report(narrative(
        Contribution("2", kind="section", text="Second"), Contribution("2.1", level=2, text="Odd."),
        Contribution("1", kind="section", text="First"), Contribution("1.1", level=2, text="Counted."),
        Contribution("1.1.1", level=3, text="Deeper."), Contribution("1.4", level=2, text="Skipped.")))
    rows = [row for row in seen(made, tmp_path) if row.style.startswith("House") and "Rule" not in row.style]
    assert [(row.mark.text, row.text) for row in rows] == [
        ("", "2 Second"), ("", "2.1 Odd."), ("1", "First"), ("1.1", "Counted."), ("1.1.1", "Deeper."),
        ("", "1.4 Skipped.")]


def test_bullets_are_a_list_of_word_and_end_as_the_house_has_it(made: bytes) -> None:
    assert styled(made, "House Bullet") == [
        "Met nine times. Minutes were kept;", "Wrote a guide to signs; and", "Agreed on a budget.",
        "40 shores cleared;", "Two ramps built; and", "A third ramp planned."]


def test_the_and_before_the_last_bullet_is_marked_as_added(made: bytes, tmp_path: Path) -> None:
    runs = [run.text for p in Document(BytesIO(made)).paragraphs for run in p.runs
            if run.style and run.style.name == "House Added Word" and run.text]
    assert runs == [" and", " and"]
    assert [row.text for row in seen(made, tmp_path) if row.mark.is_bullet][1] == "Wrote a guide to signs;"


def test_a_single_bullet_ends_in_a_full_stop_and_one_that_asks_keeps_its_mark() -> None:
    made = report(narrative(Contribution(kind="bullet", level=3, text="Alone")))
    assert styled(made, "House Bullet") == ["Alone."]
    made = report(narrative(*(Contribution(kind="bullet", level=3, text=text) for text in ("Why?", "So:", "Then"))))
    assert styled(made, "House Bullet") == ["Why?", "So: and", "Then."]


def test_what_units_contributed_follows_by_theme(record: Register) -> None:
    with_more = replace_contributions(record, [
        Contribution(kind="bullet", level=3, theme=theme, text=text, contributed_by=unit)
        for theme, text, unit in (("Water quality", "Last", "A"), ("Litter", "First", "B"), ("Signs", "Middle", "A"))])
    assert styled(report(with_more), "House Bullet")[3:] == [
        "40 shores cleared;", "Two ramps built;", "A third ramp planned;", "First;", "Middle; and", "Last."]


def replace_contributions(record: Register, more: list[Contribution]) -> Register:
    """The register with bullets added behind its last ones."""
    last = max(at for at, c in enumerate(record.contributions) if c.kind == "bullet")
    return replace(record, contributions=record.contributions[:last + 1] + more + record.contributions[last + 1:])


def test_a_rule_closes_the_narrative(made: bytes) -> None:
    body = [block for block in part(made).find(f"{W}body") if block.tag == f"{W}p"]
    known = {style.style_id: style.name for style in Document(BytesIO(made)).styles}
    styles = [style_of(block, known) for block in body]
    closing = styles.index("House Closing Rule")
    assert styles[closing - 1] == "House Paragraph"
    assert styles[closing + 1:closing + 3] == ["House Section End", "House Added Annex Heading"]
    for name in RULES:
        style = next(s for s in part(made, "word/styles.xml").iter(f"{W}style")
                     if s.find(f"{W}name").get(f"{W}val") == name)
        assert style.find(f"{W}pPr/{W}pBdr/{W}bottom") is not None


def test_the_annex_lists_the_actions_as_a_progress_table_does(made: bytes) -> None:
    table = tables(made)[1]
    rows = [[text_of(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
    assert rows[0] == ["No", "Recommendation", "Action", "Deadline", "Responsible Unit", "Date of Implementation /Comments"]
    assert rows[2][2:] == ["1.2a.2 Map the shores", "31 December 2018", "Shore Office", "In progress: half done."]
    assert rows[-1][0] == "4"
    assert rows[-1][-1].endswith("Overdue by 30 days")
    found = [merges(row)[:2] for row in table.iter(f"{W}tr")][1:3]
    assert found == [["restart", "restart"], ["continue", "continue"]]


def test_the_annex_is_there_only_where_actions_are_tracked(record: Register) -> None:
    assert "Annex" not in dump(report(replace(record, actions={})))
    assert "Annex" not in dump(report(record, actions_annex=False))


def test_header_rows_repeat_and_no_row_splits(made: bytes) -> None:
    rows = list(tables(made)[1].iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * (len(rows) - 1)
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for table in tables(made) for row in table.iter(f"{W}tr"))


def test_tables_have_alternative_text_and_the_annex_a_caption(made: bytes) -> None:
    for table in tables(made):
        assert table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val")
        assert table.find(f"{W}tblPr/{W}tblDescription").get(f"{W}val")
    assert styled(made, "Caption") == [
        "Table 1. Recommendations, actions and their implementation as of 30 April 2018"]


def test_the_page_is_a4_upright_with_page_x_of_y_and_word_asks_nothing(made: bytes) -> None:
    size = next(part(made).iter(f"{W}pgSz"))
    assert (size.get(f"{W}w"), size.get(f"{W}h"), size.get(f"{W}orient")) == ("11906", "16838", None)
    assert text_of(part(made, "word/footer1.xml")) == "Page 1 of 1"
    with zipfile.ZipFile(BytesIO(made)) as package:
        assert b"updateFields" not in package.read("word/settings.xml")
    properties = Document(BytesIO(made)).core_properties
    assert (properties.title, properties.language) == ("Implementation of the resolution on clean shores", "en-GB")


def test_every_paragraph_has_a_style_of_the_house(made: bytes) -> None:
    known = {style.style_id: style.name for style in Document(BytesIO(made)).styles}
    assert {style_of(p, known) for p in part(made).iter(f"{W}p") if text_of(p) or list(p.iter(f"{W}t"))} <= {
        name for name in known.values() if name.startswith(("House", "Caption"))}


def test_numbers_of_the_list_are_tied_to_their_styles(made: bytes) -> None:
    tied = {level.find(f"{W}pStyle").get(f"{W}val") for level in part(made, "word/numbering.xml").iter(f"{W}lvl")}
    assert {"HouseHeading1", "HouseParagraph", "HouseParagraph2", "HouseBullet", "HouseBullet2"} <= tied


def test_what_the_register_says_is_text_and_nothing_else() -> None:
    nasty = "Q2 & co <x> {{ title }} {% for %} </w:t>"
    made = report(narrative(Contribution("1", kind="section", text=nasty), Contribution(kind="masthead", text=nasty)))
    assert dump(made).count(nasty) == 2


def test_the_same_inputs_give_the_same_bytes(record: Register, made: bytes) -> None:
    assert report(record) == made


@pytest.mark.libreoffice
def test_a_template_that_another_program_has_saved_still_works(record: Register, made: bytes, tmp_path: Path) -> None:
    shutil.copytree(REPORTS / "council-report", tmp_path / "council-report")
    template = tmp_path / "council-report" / "template.docx"
    shutil.copy(convert(template, "docx", tmp_path / "saved"), template)

    def lines(data: bytes) -> list[Any]:
        return [("•" if row.mark.is_bullet else row.mark.text, row.cells) for row in seen(data, tmp_path)]

    assert lines(report(record, folder=tmp_path)) == lines(made)
