import re
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from syrupy.assertion import SnapshotAssertion

from tests.libreoffice import convert
from tests.registers import AS_OF, register
from tests.word.invented import invented
from tests.word.reading import W, dump, merges, part, tables, text_of
from toolkit.tracker.record.problems import Refused
from toolkit.tracker.record.register import Register
from toolkit.tracker.views.figures import figures
from toolkit.word import house_formats
from toolkit.word.documents import render

REPORTS = Path(__file__).parents[2] / "reports"
NOW = datetime(2019, 1, 5, 9, 30, tzinfo=UTC)
HEADS = ["No", "Recommendation", "Action", "Deadline", "Responsible Unit", "Date of Implementation /Comments"]


def report(of: Register | None = None, folder: Path = REPORTS, **show: bool) -> bytes:
    found = house_formats.find("progress-table", [folder])
    return render(replace(found, show={**found.show, **show}), of or invented(), AS_OF, NOW)


@pytest.fixture(scope="module")
def made() -> bytes:
    """The report of the invented register."""
    return report()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of house formats with a copy of ours, for a report writer to change."""
    shutil.copytree(REPORTS / "progress-table", tmp_path / "progress-table")
    return tmp_path


def edit(folder: Path, change: Callable[[Any], object]) -> None:
    """Change the template as somebody would in Word."""
    template = folder / "progress-table" / "template.docx"
    document = Document(str(template))
    change(document)
    document.save(str(template))


def paragraph(document: Any, beginning: str) -> Any:
    return next(p for p in document.paragraphs if p.text.startswith(beginning))


def main_table(data: bytes) -> Any:
    return next(t for t in tables(data) if text_of(next(t.iter(f"{W}tc"))) == "No")


def rows(table: Any) -> list[list[str]]:
    return [[text_of(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]


def test_the_whole_report_reads_as_it_should(made: bytes, snapshot: SnapshotAssertion) -> None:
    assert dump(made) == snapshot


def test_the_table_has_the_six_columns_and_a_row_for_each_action(made: bytes) -> None:
    table = rows(main_table(made))
    assert table[0] == HEADS
    assert len(table) == 1 + 30 + 1, "30 actions, and a recommendation that has none"


def test_number_and_recommendation_are_merged_over_its_actions(made: bytes) -> None:
    found = [merges(row) for row in main_table(made).iter(f"{W}tr")][1:]
    assert found[0] == ["restart", "restart", "", "", "", ""]
    assert [row[:2] for row in found[1:4]] == [["continue", "continue"]] * 3
    assert found[4][:2] == ["restart", "restart"]
    assert [row[0] for row in found].count("restart") == 8


def test_a_merged_cell_says_its_text_once(made: bytes) -> None:
    assert [row[0] for row in rows(main_table(made))[1:6]] == ["1", "", "", "", "2"]


def test_header_rows_repeat_and_no_row_splits(made: bytes) -> None:
    for table in tables(made):
        marked = [(row.find(f"{W}trPr/{W}tblHeader") is not None, row.find(f"{W}trPr/{W}cantSplit") is not None)
                  for row in table.iter(f"{W}tr")]
        assert marked == [(True, True)] + [(False, True)] * (len(marked) - 1)


def test_tables_have_rules_captions_and_alternative_text(made: bytes) -> None:
    style = next(s for s in part(made, "word/styles.xml").iter(f"{W}style") if s.get(f"{W}styleId") == "HouseTable")
    assert [edge.tag.removeprefix(W) for edge in style.find(f"{W}tblPr/{W}tblBorders")] == ["top", "bottom"]
    for table in tables(made):
        assert table.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val") == "HouseTable"
        assert table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val")
        assert table.find(f"{W}tblPr/{W}tblDescription").get(f"{W}val")
        assert all(cell.find(f"{W}tcPr/{W}tcBorders/{W}bottom") is not None for cell in next(table.iter(f"{W}tr")).iter(f"{W}tc"))
        assert text_of(table.getprevious()).startswith("Table ")


def captions(data: bytes) -> list[str]:
    return [p.text for p in Document(BytesIO(data)).paragraphs if p.style and p.style.name == "Caption"]


def test_captions_are_numbered_by_fields_that_are_filled(made: bytes) -> None:
    assert [caption.partition(". ")[0] for caption in captions(made)] == [
        "Table 1", "Figure 1", "Figure 2", "Table 2", "Table 3"]
    assert len(re.findall("SEQ Table", dump_xml(made))) == 3


def test_captions_are_numbered_anew_when_a_part_is_left_out() -> None:
    assert captions(report(by_unit=False, charts=False)) == [
        "Table 1. Recommendations, actions and their implementation",
        "Table 2. Actions overdue as of 31 December 2018, longest first"]


def dump_xml(data: bytes, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return package.read(name).decode()


def test_the_page_is_a4_landscape_with_page_x_of_y(made: bytes) -> None:
    size = next(part(made).iter(f"{W}pgSz"))
    assert (size.get(f"{W}w"), size.get(f"{W}h"), size.get(f"{W}orient")) == ("16838", "11906", "landscape")
    footer = part(made, "word/footer1.xml")
    assert text_of(footer) == "Page 1 of 1"
    assert [e.text.strip() for e in footer.iter(f"{W}instrText")] == ["PAGE", "NUMPAGES"]


def test_language_title_and_dates_are_set(made: bytes) -> None:
    properties = Document(BytesIO(made)).core_properties
    assert properties.title == "Status of Implementation of the Response to the Review of Signposts (2015)"
    assert (properties.author, properties.language) == ("Ministry of Hills", "en-GB")
    assert properties.created == properties.modified == NOW
    lang = next(part(made, "word/styles.xml").iter(f"{W}lang"))
    assert lang.get(f"{W}val") == "en-GB"


def test_word_asks_nothing_on_opening(made: bytes) -> None:
    settings = dump_xml(made, "word/settings.xml")
    assert "updateFields" not in settings
    assert re.findall('w:name="compatibilityMode"[^>]*w:val="(.*?)"', settings) == ["15"]
    assert not [name for name in zipfile.ZipFile(BytesIO(made)).namelist() if "vba" in name.lower()]


def test_late_actions_are_marked_by_a_word_and_by_shading(made: bytes) -> None:
    document = Document(BytesIO(made))
    late = [p.text for t in document.tables for row in t.rows for p in row.cells[-1].paragraphs
            if p.style and p.style.name == "House Late"]
    assert late[:2] == ["Implemented late, by 465 days", "Overdue by 1,096 days"]
    assert len(late) == 5 + figures(invented(), AS_OF).late
    style = document.styles["House Late"]
    assert style.element.find(f"{W}pPr/{W}shd").get(f"{W}fill") == "F6E3EC"


def test_what_the_format_adds_carries_a_style_of_its_own(made: bytes) -> None:
    assert {p.style.name for p in Document(BytesIO(made)).paragraphs[2:] if p.style} <= {
        "Caption", "House Added Heading", "House Added Heading on New Page", "House Added Annex Heading",
        "House Added Paragraph", "House Added Sub-paragraph", "House Added Note", "House Added Chart"}


def test_a_deadline_stands_as_written_with_its_revision_below(made: bytes) -> None:
    row = next(r for r in rows(main_table(made)) if r[2] == "2.3 Divide the bridges")
    assert row[3] == "31 Dec 16 ¶ Revised: 30 June 2019 (one bridge is disputed)"


def test_text_and_tables_and_annex_say_the_same_number(made: bytes) -> None:
    found = figures(invented(), AS_OF)
    assert len(found.overdue) == 5
    assert "Five actions are overdue (six by the first due dates" in dump(made)
    units, _, annex = [rows(table) for table in tables(made)]
    assert units[-1] == ["Total", "30", "14", "5", "5", "2", "2", "2", "5"]
    assert [row[0] for row in annex[1:]] == [item.action.ref for item in found.overdue]


def test_each_part_can_be_left_out() -> None:
    bare = report(summary=False, by_unit=False, overdue_annex=False, charts=False)
    assert len(tables(bare)) == 1
    assert "House Added" not in dump(bare)
    assert "Summary" not in dump(report(summary=False))
    assert "Annex" not in dump(report(overdue_annex=False))


def kept(row: Any) -> list[bool]:
    """Of each cell, whether its text stays with the next row."""
    return [cell.find(f"{W}p/{W}pPr/{W}keepNext") is not None for cell in row.iter(f"{W}tc")]


@pytest.mark.parametrize("units", [1, 2, 5])
def test_the_total_stands_with_the_last_rows_of_its_table(units: int) -> None:
    made = report(register("| Ref. | Lead | Status |\n" + "\n".join(f"| {n}.1 | U{n} | Not started |" for n in range(1, units + 1))))
    table = next(t for t in tables(made) if text_of(next(t.iter(f"{W}tc"))) == "Responsible unit")
    marks = [kept(row) for row in table.iter(f"{W}tr")][1:]
    assert [all(row) for row in marks] == [*(False,) * (units - 2), *(True,) * min(units, 2), False]


def test_references_are_printed_where_the_settings_say_so() -> None:
    assert rows(main_table(report()))[1][2] == "1.1 Choose a design for all signposts"
    assert rows(main_table(report(ref=False)))[1][2] == "Choose a design for all signposts"


def test_when_nothing_is_overdue_a_sentence_says_so() -> None:
    text = dump(report(register("| Ref. | Status |\n| 1.1 | Implemented |")))
    assert "No action is overdue as of 31 December 2018." in text
    assert "No actions are overdue." in text


def test_an_empty_register_makes_a_report() -> None:
    text = dump(report(register("| Ref. | Status |", title="")))
    assert "no recommendations and no actions" in text
    assert "rate" not in text
    assert "Responsible" not in text


def test_what_a_return_says_is_text_and_nothing_else() -> None:
    nasty = "Q2 & co <x> {{ title }} {% for %} </w:t> “quoted”"
    built = register("| Ref. | Status |\n| 1.1 | In progress |", title="Q2 & co <x>")
    built.actions["1.1"] = replace(built.actions["1.1"], text=nasty)
    made = report(built)
    assert rows(main_table(made))[1][2] == f"1.1 {nasty}"
    assert Document(BytesIO(made)).core_properties.title == "Q2 & co <x>"
    assert dump(made).startswith("[House Title] Q2 & co <x>")


def test_characters_that_xml_cannot_hold_do_not_break_the_report() -> None:
    built = register("| Ref. | Status |\n| 1.1 | In progress |", title="A\x07B\ud800", organization="\x00")
    built.actions["1.1"] = replace(built.actions["1.1"], text="a\x00b\x1f\udc80\ufffe\tc\r\nd\x0be \U0001f600")
    assert rows(main_table(report(built)))[1][2] == "1.1 a\ufffdb\ufffd\ufffd\ufffd\tc/d/e \U0001f600"


def test_a_very_long_title_is_cut_only_in_the_properties() -> None:
    made = report(register("| Ref. | Status |", title="long " * 200))
    assert len(Document(BytesIO(made)).core_properties.title) == 255
    assert "long " * 199 in dump(made)


def test_the_same_inputs_give_the_same_bytes(made: bytes) -> None:
    assert report() == made


def test_a_writer_may_change_fonts_widths_and_sentences(folder: Path) -> None:
    def change(document: Any) -> None:
        document.styles["House Table Text"].font.name = "Arial"
        paragraph(document, "This report covers").runs[0].text = "We count {{ summary.actions }}, no more."
        document.add_paragraph("Printed by {{ organization }}.", "House Note")
        table = next(t for t in document.tables if t.cell(0, 0).text == "No")
        table.columns[0].width = table.columns[1].width
        for cell in next(row for row in table.rows if "action.text" in row.cells[2].text).cells:
            shading = cell._tc.get_or_add_tcPr().makeelement(f"{W}shd", {f"{W}val": "clear", f"{W}fill": "FFFFFF"})
            cell._tc.tcPr.append(shading)

    edit(folder, change)
    made = report(folder=folder)
    text = dump(made)
    assert "We count 30 actions, no more." in text
    assert "[House Note] Printed by Ministry of Hills." in text
    assert merges(list(main_table(made).iter(f"{W}tr"))[1])[:2] == ["restart", "restart"]
    first = next(c for c in main_table(made).iter(f"{W}tc") if c.find(f"{W}tcPr/{W}vMerge") is not None)
    assert [e.tag.removeprefix(W) for e in first.find(f"{W}tcPr")] == ["tcW", "vMerge", "shd"]


def test_a_placeholder_that_word_has_split_over_runs_still_works(folder: Path) -> None:
    def change(document: Any) -> None:
        title = paragraph(document, "{{ title }}")
        title.runs[0].text = "{"
        for piece in ("{ ti", "tle ", "}}"):
            title.add_run(piece).bold = piece == "tle "

    edit(folder, change)
    assert "[House Title] Status of Implementation of the Response" in dump(report(folder=folder))


@pytest.mark.parametrize(("sentence", "says"), [
    ("{{ titel }}", "titel is not a placeholder. Did you mean title?"),
    ("{{ summary.rate }}", "summary.rate is not a placeholder."),
    ("{{ show.sumary }}", "show.sumary is not a placeholder. Did you mean show.summary?"),
    ("{{ recommendations[0].actions[0].txt }}", "txt is not a placeholder. Did you mean text?"),
    ("{% for unit in units %}", "{% for unit in units %} has no end. Add {% endfor %}"),
    ("{{ title", "{{ has no partner in the same paragraph."),
    ("{{ title.__class__.__mro__ }}", "title.__class__ is not a placeholder"),
    ("{{ summary.__class__ }}", "summary.__class__ is not a placeholder"),
])
def test_a_mistake_in_the_template_is_said_in_a_sentence(folder: Path, sentence: str, says: str) -> None:
    edit(folder, lambda document: document.add_paragraph(sentence))
    with pytest.raises(Refused, match=re.escape(says)) as caught:
        report(folder=folder)
    assert str(caught.value).startswith(f"progress-table/template.docx, paragraph “{sentence}”: ")


def test_what_shows_only_when_the_template_is_filled_in_is_said_in_a_sentence_too(folder: Path) -> None:
    edit(folder, lambda document: document.add_paragraph("{{ units / 2 }}"))
    with pytest.raises(Refused, match="cannot be used: it calculates with something that is not a number"):
        report(folder=folder)


def test_a_part_that_ends_in_another_cell_than_it_began_is_refused(folder: Path) -> None:
    def change(document: Any) -> None:
        document.add_paragraph("{% if show.ref %} begun")
        document.add_table(1, 1).cell(0, 0).text = "{% endif %} ended"

    edit(folder, change)
    with pytest.raises(Refused, match="belong together, but do not stand in the same paragraph"):
        report(folder=folder)


def test_a_template_that_is_no_word_file_is_refused(folder: Path) -> None:
    (folder / "progress-table" / "template.docx").write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(Refused, match="it is cut short"):
        report(folder=folder)


def test_a_long_table_costs_its_length_and_no_more() -> None:
    """Counted in bytes of output for each row, which no machine's load can change."""
    def size(count: int) -> int:
        lines = "".join(f"\n| {n // 4}.{n % 4} | In progress | Text |" for n in range(count))
        return len(dump_xml(report(register("| Ref. | Status | Action |" + lines))))

    small, large = size(100), size(500)
    assert large < 5 * small


@pytest.mark.libreoffice
def test_libreoffice_makes_a_pdf_of_it(made: bytes, tmp_path: Path) -> None:
    document = tmp_path / "report.docx"
    document.write_bytes(made)
    pdf = convert(document, "pdf", tmp_path)
    assert pdf.read_bytes().startswith(b"%PDF")


@pytest.mark.libreoffice
def test_a_template_that_another_program_has_saved_still_works(made: bytes, folder: Path) -> None:
    template = folder / "progress-table" / "template.docx"
    shutil.copy(convert(template, "docx", folder / "saved"), template)
    assert dump(report(folder=folder)) == dump(made)
