"""The house format of a session's conclusions, point by point."""

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
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from syrupy.assertion import SnapshotAssertion

from tests.libreoffice import convert
from tests.registers import SOURCE, register
from tests.word.reading import W, dump, merges, part, tables, text_of
from tests.word.sessions import PEOPLE, session
from toolkit.tracker.record.actions import Action
from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.narrative import Person
from toolkit.tracker.record.register import Register
from toolkit.word import house_formats
from toolkit.word.documents import render
from toolkit.word.layout import pages
from toolkit.word.layout.pages import with_contents_of, with_page_numbers

REPORTS = Path(__file__).parents[2] / "reports"
AS_OF = date(2021, 12, 31)
NOW = datetime(2022, 1, 5, 9, 30, tzinfo=UTC)
SESSION = {"I.": "Opening", "II.": "Water"}


def report(of: Register | None = None, **show: bool) -> bytes:
    found = house_formats.find("session-conclusions", [REPORTS])
    return render(replace(found, show={**found.show, **show}), of or session(), AS_OF, NOW)


@pytest.fixture(scope="module")
def made() -> bytes:
    """The conclusions of the invented session."""
    return report()


def paragraphs(data: bytes, *styles: str) -> list[str]:
    """The texts of the paragraphs in some styles, in their order; tables too."""
    names = {style.style_id: style.name for style in Document(BytesIO(data)).styles}
    found = part(data).iter(f"{W}p")
    return [text_of(p) for p in found if names.get(style_id(p)) in styles]


def style_id(paragraph: Any) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style.get(f"{W}val") if style is not None else ""


def list_level(data: bytes, style_name: str) -> tuple[str, str, str]:
    """Id of the list, form and text of the level that numbers a style, as Word looks for it."""
    styles = {s.find(f"{W}name").get(f"{W}val"): s for s in part(data, "word/styles.xml").iter(f"{W}style")}
    ids = {s.get(f"{W}styleId"): s for s in styles.values()}
    style = styles[style_name]
    while style.find(f"{W}pPr/{W}numPr/{W}numId") is None:
        style = ids[style.find(f"{W}basedOn").get(f"{W}val")]
    key = style.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val")
    numbering = part(data, "word/numbering.xml")
    abstract = next(n.find(f"{W}abstractNumId").get(f"{W}val") for n in numbering.iter(f"{W}num")
                    if n.get(f"{W}numId") == key)
    levels = next(a for a in numbering.iter(f"{W}abstractNum") if a.get(f"{W}abstractNumId") == abstract)
    level = next(lv for lv in levels.iter(f"{W}lvl") if lv.find(f"{W}pStyle").get(f"{W}val") == style.get(f"{W}styleId"))
    return key, level.find(f"{W}numFmt").get(f"{W}val"), level.find(f"{W}lvlText").get(f"{W}val")


def test_the_whole_report_reads_as_it_should(made: bytes, snapshot: SnapshotAssertion) -> None:
    assert dump(made) == snapshot


def test_the_masthead_has_the_body_at_the_left_and_symbol_and_date_at_the_right(made: bytes) -> None:
    left, right = tables(made)[0].iter(f"{W}tc")
    assert text_of(left) == "Association of Garden Offices ¶ Council of Gardeners"
    assert text_of(right) == "AGO/2021/8 ¶ 20 June 2021"
    assert paragraphs(made, "House Title") == ["Conclusions of the Council of Gardeners at its Third Session"]
    assert paragraphs(made, "House Subtitle") == ["4 and 6 May 2021"]


def test_the_contents_are_a_field_that_is_filled(made: bytes) -> None:
    assert paragraphs(made, "toc 1") == [
        "I.\tOpening", "II.\tWater", PEOPLE, "Annex II – Workplan 2021-2022: Shade"]
    instructions = [text.text.strip() for text in part(made).iter(f"{W}instrText")]
    assert [text for text in instructions if text.startswith("TOC")] == [
        'TOC \\o "1-1" \\h \\z \\u', 'TOC \\b Contents_1 \\o "2-3" \\h \\z \\u']
    assert paragraphs(made, "House Contents Entry") == ["AGO/2021/2/Add.1 - A paper that is not here"]


def test_each_entry_leads_to_a_bookmark_around_its_heading(made: bytes) -> None:
    tree = part(made)
    anchors = [link.get(f"{W}anchor") for link in tree.iter(f"{W}hyperlink")]
    marks = {mark.get(f"{W}name"): mark for mark in tree.iter(f"{W}bookmarkStart")}
    assert set(anchors) <= set(marks)
    assert text_of(marks[anchors[0]].getparent()) == "Opening"
    ids = [mark.get(f"{W}id") for mark in marks.values()]
    assert sorted(ids) == sorted(mark.get(f"{W}id") for mark in tree.iter(f"{W}bookmarkEnd"))
    assert len(set(ids)) == len(ids)
    begins = [mark for mark in tree.iter(f"{W}fldChar") if mark.get(f"{W}fldCharType") == "begin"]
    ends = [mark for mark in tree.iter(f"{W}fldChar") if mark.get(f"{W}fldCharType") == "end"]
    assert len(begins) == len(ends)


def test_without_libreoffice_there_are_no_page_numbers(made: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.word.layout.libreoffice.shutil.which", lambda _: None)
    assert with_page_numbers(made) == made
    assert "PAGEREF" not in zipfile.ZipFile(BytesIO(made)).read("word/document.xml").decode()


@pytest.mark.parametrize("pdf", [b"", b"%PDF-1.7 nothing in it", b"/Title<FEFF0041>\n/Dest[9 0 R/XYZ 0 0 0]"])
def test_a_rendering_that_fails_leaves_the_report_as_it_is(made: bytes, pdf: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.word.layout.libreoffice.shutil.which", lambda _: "/somewhere/soffice")
    monkeypatch.setattr(pages, "as_pdf", lambda *_: pdf)
    assert with_page_numbers(made) == made


def test_a_program_that_cannot_be_started_leaves_the_report_as_it_is(made: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.word.layout.libreoffice.shutil.which", lambda _: "/no/such/program")
    assert with_page_numbers(made) == made


@pytest.mark.slow(reason="LibreOffice lays out a long report")
@pytest.mark.libreoffice
def test_with_libreoffice_each_entry_has_the_page_it_came_to_stand_on(made: bytes, tmp_path: Path) -> None:
    (tmp_path / "report.docx").write_bytes(made)
    convert(tmp_path / "report.docx", "pdf", tmp_path)
    numbered = with_page_numbers(made)
    assert paragraphs(numbered, "toc 1") == [
        "I.\tOpening\t1", "II.\tWater\t1", f"{PEOPLE}\t2", "Annex II – Workplan 2021-2022: Shade\t3"]
    assert paragraphs(numbered, "toc 2", "toc 3")[:3] == ["Why\t3", "1.\tPlant\t3", "Objective:\t3"]
    assert with_page_numbers(numbered) == numbered
    assert len(re.findall("PAGEREF", zipfile.ZipFile(BytesIO(numbered)).read("word/document.xml").decode())) == 11


def renamed(data: bytes, old: str, new: str) -> bytes:
    """A report in which somebody wrote another heading, and a bookmark of their own that has the first number."""
    document = Document(BytesIO(data))
    heading = next(one for one in document.paragraphs if one.text == old and one.style and str(one.style.name).startswith("House Heading"))
    heading.runs[0].text = new
    document.paragraphs[0]._p.append(parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="1" w:name="_Toc99"/>'))
    document.paragraphs[0]._p.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="1"/>'))
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


@pytest.mark.slow(reason="LibreOffice lays out a long report, three times")
@pytest.mark.libreoffice
def test_the_contents_of_a_report_that_somebody_edited_are_as_new_as_its_headings(made: bytes, tmp_path: Path) -> None:
    numbered = with_page_numbers(made)
    assert with_contents_of(numbered, made) == numbered
    again = with_contents_of(renamed(numbered, "Water", "Water and wells"), made)
    assert paragraphs(again, "toc 1")[:2] == ["I.\tOpening\t1", "II.\tWater and wells\t1"]
    assert with_contents_of(again, made) == again
    marks = [mark.get(f"{W}name") for mark in part(again).iter(f"{W}bookmarkStart")]
    assert "_Toc99" in marks
    assert {link.get(f"{W}anchor") for link in part(again).iter(f"{W}hyperlink") if link.get(f"{W}anchor")} <= set(marks)


def test_without_libreoffice_contents_are_left_to_word(made: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.word.layout.libreoffice.shutil.which", lambda _: None)
    edited = renamed(made, "Water", "Water and wells")
    assert with_contents_of(edited, made) == edited


def test_headings_are_roman_and_numbered_by_word(made: bytes) -> None:
    assert list_level(made, "House Heading 1")[1:] == ("upperRoman", "%1.")
    assert paragraphs(made, "House Heading 1") == ["Opening", "Water"]
    assert paragraphs(made, "House Heading 2") == ["Shade", "Why"]


def test_documents_stand_in_a_list_with_check_marks(made: bytes) -> None:
    assert list_level(made, "House Documentation")[1:] == ("bullet", "✓")
    assert paragraphs(made, "House Label") == ["Documentation:"]
    assert paragraphs(made, "House Documentation") == ["AGO/2021/7 – Water in dry years", "A paper without a symbol"]


def test_paragraphs_and_decisions_are_counted_by_one_list(made: bytes) -> None:
    """A paragraph that is added in Word moves all numbers below it; none is typed."""
    key, form, text = list_level(made, "House Paragraph")
    assert (form, text) == ("decimal", "%1.")
    assert list_level(made, "House Decision") == (key, form, text)
    assert list_level(made, "House Sub-paragraph") == (key, "lowerLetter", "%2.")
    assert list_level(made, "House Sub-sub-paragraph") == (key, "lowerRoman", "%3.")
    assert list_level(made, "House Decision Sub-paragraph") == (key, "lowerLetter", "%2.")
    assert len(paragraphs(made, "House Paragraph", "House Decision")) == 7
    assert not [text for text in paragraphs(made, "House Paragraph", "House Decision") if re.match(r"\d", text)]


def test_decisions_follow_a_lead_in_and_stand_in_italics(made: bytes) -> None:
    assert list_level(made, "House Lead-in")[1:] == ("bullet", "➤")
    styles = Document(BytesIO(made)).styles
    assert (styles["House Lead-in"].font.bold, styles["House Lead-in"].font.italic) == (True, True)
    assert styles["House Decision"].font.italic
    assert styles["House Decision Sub-paragraph"].font.italic
    told = paragraphs(made, "House Lead-in", "House Decision", "House Decision Sub-paragraph")
    assert told[:4] == ["The Council of Gardeners:", "Took note of the paper. Specifically:",
                        "Requested the Office of Wells to dig by June 2022 two wells.", "Welcomed the rain."]


def test_a_decision_is_printed_as_the_register_has_it_now() -> None:
    changed = session()
    changed.put(replace(changed.recommendations[SOURCE, "7"], text="Would plant more trees."))
    changed.actions["4.c"] = Action("4.c", "4", "Asked for shade.", source=SOURCE)
    told = paragraphs(report(changed), "House Decision", "House Decision Sub-paragraph")
    assert "Would plant more trees." in told
    assert told.index("Asked for shade.") == 3


def test_participants_stand_by_organization_with_a_divider(made: bytes) -> None:
    assert paragraphs(made, "House Participant Line") == [
        "Chair: Ms. Rosa Thorn, Head Gardener, Hill Office", "Secretary: Mr. Basil Green"]
    rows = list(tables(made)[1].iter(f"{W}tr"))
    assert [[text_of(cell) for cell in row.iter(f"{W}tc")] for row in rows] == [
        ["Organizations", "Name – Title – Division"], ["Hill Office", "Ms. Rosa Thorn, Head Gardener"],
        ["", "Mr. Ash Grove, Deputy, Division of Trees"], ["Valley/Marsh", "Ms. Fern Dale, Adviser"], ["Guests:"],
        ["Press", "Mr. Reed Marsh"]]
    assert [merges(row)[0] for row in rows] == ["", "restart", "continue", "restart", "", "restart"]
    assert rows[4].find(f"{W}tc/{W}tcPr/{W}gridSpan").get(f"{W}val") == "2"


def test_header_rows_repeat_and_no_row_splits(made: bytes) -> None:
    table = tables(made)[1]
    marked = [(row.find(f"{W}trPr/{W}tblHeader") is not None, row.find(f"{W}trPr/{W}cantSplit") is not None)
              for row in table.iter(f"{W}tr")]
    assert marked == [(True, True)] + [(False, True)] * 5
    for each in tables(made):
        assert each.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val")
        assert each.find(f"{W}tblPr/{W}tblDescription").get(f"{W}val")


def test_the_workplan_has_contents_areas_objectives_and_running_numbers(made: bytes) -> None:
    assert paragraphs(made, "toc 2", "toc 3") == [
        "Why", "1.\tPlant", "Objective:", "Actions:", "2.\tWater", "Objective:", "Actions:"]
    assert list_level(made, "House Area Heading")[1:] == ("decimal", "%1.")
    key, _, text = list_level(made, "House Workplan Action")
    assert text == "1.%1."
    assert list_level(made, "House Workplan Sub-action") == (key, "decimal", "1.%1.%2.")
    assert paragraphs(made, "House Workplan Action") == [
        "Choose kinds of tree.", "Plant them:", "Carry water by hand."]
    assert paragraphs(made, "House Workplan Sub-action") == ["In the hills.", "In the valley."]
    assert paragraphs(made, "House Objective") == ["More trees", "Wet roots"]


def test_numbers_that_word_would_count_otherwise_are_printed_as_they_are() -> None:
    changed = session()
    changed.actions["II-1.4"] = Action("II-1.4", "II-1", "Rest under them.", source=SOURCE)
    told = paragraphs(report(changed), "House Workplan Action Typed Number", "House Workplan Sub-action Typed Number")
    assert [text.partition(" ")[0] for text in told] == ["1.1.", "1.2.", "1.2.1.", "1.2.2.", "1.4.", "1.3."]


def test_footnotes_are_real_ones(made: bytes) -> None:
    references = list(part(made).iter(f"{W}footnoteReference"))
    notes = {note.get(f"{W}id"): text_of(note).strip() for note in part(made, "word/footnotes.xml").iter(f"{W}footnote")
             if note.get(f"{W}type") is None}
    assert [notes[reference.get(f"{W}id")] for reference in references] == [
        'See the survey & its "annex"', "This is not all."]
    first = references[0].getparent().getparent()
    assert text_of(first) == "Shade is scarce. It was not always so."
    package = zipfile.ZipFile(BytesIO(made))
    assert "footnotes+xml" in package.read("[Content_Types].xml").decode()
    assert not set("¹²") & set(package.read("word/document.xml").decode())


def test_the_page_is_a4_upright_with_page_x_of_y(made: bytes) -> None:
    size = next(part(made).iter(f"{W}pgSz"))
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
    assert text_of(part(made, "word/footer1.xml")) == "Page 1 of 1"


def test_language_and_title_are_set_and_word_asks_nothing(made: bytes) -> None:
    properties = Document(BytesIO(made)).core_properties
    assert (properties.title, properties.author, properties.language) == (
        "Conclusions of the Council of Gardeners at its Third Session", "Council of Gardeners", "en-GB")
    assert "updateFields" not in zipfile.ZipFile(BytesIO(made)).read("word/settings.xml").decode()


def test_what_was_reported_follows_in_a_table_of_its_own() -> None:
    assert len(tables(report())) == 2
    changed = session()
    changed.actions["4.a"] = replace(changed.actions["4.a"], status=Status.IN_PROGRESS)
    with_table = report(changed)
    rows = [[text_of(cell) for cell in row.iter(f"{W}tc")] for row in tables(with_table)[2].iter(f"{W}tr")]
    assert rows[0] == ["Ref.", "Action", "Responsible", "Deadline", "Status and comments"]
    assert rows[1] == ["4.a", "Requested the Office of Wells to dig by June 2022 two wells.", "the Office of Wells",
                       "by June 2022", "In progress"]
    assert [row[0] for row in rows[1:]] == list(changed.actions)
    assert len(tables(report(changed, follow_up=False))) == 2


def test_a_register_of_another_kind_of_document_is_printed_whole() -> None:
    other = register("| Ref. | Status | Action | Deadline |\n| 1.1 | In progress | Dig a well | May 2019 |",
                     recommendations="| No | Recommendation |\n| 1 | Water more |")
    other.people = [Person("Distribution", "Hill Office", "Ms. Rosa Thorn", "Head Gardener")]
    text = dump(report(other))
    assert "[House Decision] Water more" in text
    assert "[House Decision Sub-paragraph] Dig a well (May 2019)" in text
    assert "[House Annex Heading] Distribution" in text


def test_an_empty_register_makes_a_report() -> None:
    assert "[House Title] " in dump(report(register("| Ref. | Status |", title="")))


def test_the_same_inputs_give_the_same_bytes(made: bytes) -> None:
    assert report() == made


@pytest.mark.libreoffice
def test_libreoffice_makes_a_pdf_of_it(made: bytes, tmp_path: Path) -> None:
    document = tmp_path / "report.docx"
    document.write_bytes(made)
    assert convert(document, "pdf", tmp_path).read_bytes().startswith(b"%PDF")


@pytest.mark.libreoffice
def test_a_template_that_another_program_has_saved_still_works(made: bytes, tmp_path: Path) -> None:
    folder = tmp_path / "session-conclusions"
    shutil.copytree(REPORTS / "session-conclusions", folder)
    shutil.copy(convert(folder / "template.docx", "docx", tmp_path / "saved"), folder / "template.docx")
    again = render(house_formats.find("session-conclusions", [tmp_path]), session(), AS_OF, NOW)
    assert [text_of(p) for p in part(again).iter(f"{W}p")] == [text_of(p) for p in part(made).iter(f"{W}p")]
