"""Workbooks of units: what a person finds in them, and what a program finds below."""

import re
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from syrupy.assertion import SnapshotAssertion

from tests.libreoffice import convert
from tests.workbook.unit_workbooks import NOW, checked, content, row, sample
from toolkit.reading.workbook import read_workbook
from toolkit.tracker.record.codes import Role, Status
from toolkit.tracker.record.forms.form import STANDARD
from toolkit.tracker.record.problems import what_is_wrong, what_to_do
from toolkit.tracker.returns.content import ReturnContent
from toolkit.tracker.returns.parsing import parse_return
from toolkit.workbook.memory.base import read_base
from toolkit.workbook.returns.fillable import BLANK_ROWS
from toolkit.workbook.returns.workbook import write_return
from toolkit.workbook.writing.formulas import LONGEST_FORMULA


def opened(made: ReturnContent, values: bool = False) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(write_return(made, NOW)), data_only=values)


def parts(workbook: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(workbook)) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def at(sheet: Worksheet, heading: str, ref: str) -> Any:
    headings = [cell.value for cell in sheet[1]]
    refs = [cell.value for cell in sheet["A"]]
    return sheet.cell(refs.index(ref) + 1, headings.index(heading) + 1)


def validations(sheet: Worksheet) -> dict[str, Any]:
    """Heading -> the validation of the cells below it, for the answers of a lead unit."""
    found = {}
    for validation in sheet.data_validations.dataValidation:
        for cells in validation.sqref.ranges:
            found[f"{sheet.cell(1, cells.min_col).value}{cells.min_row}"] = validation
    return found


def dump(sheet: Worksheet) -> str:
    lines = []
    for line in sheet:
        for cell in line:
            if cell.value is not None:
                mark = "" if cell.protection.locked else " (open)"
                note = f"\n    note: {cell.comment.text!r}" if cell.comment else ""
                lines.append(f"{cell.coordinate}{mark}: {cell.value!r}{note}")
    return "\n".join([f"== {sheet.title} ({sheet.sheet_state})", *lines])


def test_the_sheets_stand_in_order_and_the_first_is_the_read_me() -> None:
    book = opened(sample())
    assert [(sheet.title, sheet.sheet_state) for sheet in book] == [
        ("Read me", "visible"), ("Actions", "visible"), ("New actions", "visible"), ("Lists", "hidden"),
        ("_base", "veryHidden"),
    ]
    assert book.active is book["Read me"]
    assert book["Read me"].sheet_view.selection[0].activeCell in (None, "A1")


def test_what_people_read_in_an_issued_workbook(snapshot: SnapshotAssertion) -> None:
    book = opened(sample(), values=True)
    assert "\n".join(dump(book[name]) for name in ("Read me", "Actions", "Lists")) == snapshot


def test_what_people_read_in_a_checked_copy(snapshot: SnapshotAssertion) -> None:
    book = opened(checked(), values=True)
    assert "\n".join(dump(book[name]) for name in ("Read me", "Problems", "Actions", "New actions")) == snapshot


def test_the_actions_sheet_holds_the_issued_columns_and_nothing_else() -> None:
    sheet = opened(sample())["Actions"]
    assert [cell.value for cell in sheet[1]] == [column.heading for column in STANDARD.columns]
    assert sheet.max_row == 1 + len(sample().rows)
    assert not sheet.merged_cells.ranges
    assert sheet.auto_filter.ref == f"A1:T{sheet.max_row}"
    assert sheet.freeze_panes == "C2"


def test_the_lead_unit_answers_and_a_supporting_unit_only_comments() -> None:
    sheet = opened(sample())["Actions"]
    lead = {column.heading for column in STANDARD.answers}
    for ref, open_columns in (("1.1", lead), ("2.1", {"Still so", "Comment", "Evidence"})):
        for column in STANDARD.columns:
            cell = at(sheet, column.heading, ref)
            assert cell.protection.locked is (column.heading not in open_columns), (ref, column.heading)
            if column.is_answer:
                assert cell.border.left.style == "thin"
    assert at(sheet, "Status", "1.1").fill.fgColor.rgb != at(sheet, "Status", "2.1").fill.fgColor.rgb


def test_every_unit_answers_when_the_round_is_joint() -> None:
    made = content(row("1.1", Role.SUPPORT), joint="all")
    sheet = opened(made)["Actions"]
    assert at(sheet, "Status", "1.1").protection.locked is False
    assert at(opened(made, values=True)["Actions"], "Check", "1.1").value.startswith("• The status is missing.")


def test_sheets_are_protected_without_a_password_and_stay_handy() -> None:
    made = parts(write_return(checked(), NOW))
    sheets = [text for name, text in made.items() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == 6
    for text in sheets:
        protection = re.search(r"<sheetProtection ([^>]*)/>", text)
        assert protection
        assert "password" not in protection[1]
        assert "hashValue" not in protection[1]
    actions = next(text for text in sheets if "<v>" in text and "conditionalFormatting" in text and "autoFilter" in text)
    for allowed in ("autoFilter", "formatColumns", "formatRows"):
        assert f'{allowed}="0"' in re.search(r"<sheetProtection [^>]*>", actions)[0]  # type: ignore[index]
    assert '<workbookProtection lockStructure="1"/><bookViews>' in made["xl/workbook.xml"]


def test_drop_downs_come_from_defined_names() -> None:
    book = opened(sample())
    found = validations(book["Actions"])
    for heading, name, choices in (
        ("Status", "list_status", [s.label for s in Status if s is not Status.NOT_REPORTED]),
        ("Continuing", "list_continuing", ["Yes", "No"]),
    ):
        assert (found[f"{heading}2"].type, found[f"{heading}2"].formula1) == ("list", name)
        sheet, cells = next(iter(book.defined_names[name].destinations))
        assert [cell.value for (cell,) in book[sheet][cells]] == choices
    assert found["Date of implementation2"].type == "date"
    assert found["Date of implementation2"].formula2 == "as_of"
    assert found["Revised deadline2"].type == "date"
    assert (found["Comment2"].type, found["Comment2"].formula1) == ("textLength", "4000")
    assert found["Comment2"].errorStyle == "warning"
    assert found["Status4"].prompt.startswith("The lead unit fills this in.")


def test_messages_keep_to_what_spreadsheets_show() -> None:
    book = opened(sample())
    found = [v for sheet in book for v in sheet.data_validations.dataValidation]
    assert len(found) >= len(STANDARD.answers)
    for validation in found:
        assert len(validation.promptTitle or "") <= 32
        assert len(validation.errorTitle or "") <= 32
        assert len(validation.prompt or "") <= 255
        assert len(validation.error or "") <= 224
    prompted = {v.promptTitle for v in found}
    assert {column.heading for column in STANDARD.answers} <= prompted


def test_formulas_keep_to_what_spreadsheets_take() -> None:
    formulas = [cell.value for line in opened(sample())["Actions"] for cell in line
                if isinstance(cell.value, str) and cell.data_type == "f"]
    assert len(formulas) == 2 * len(sample().rows)
    for formula in formulas:
        assert len(formula) <= LONGEST_FORMULA
        assert all(len(text) <= 255 for text in re.findall(r'"((?:[^"]|"")*)"', formula))
        assert not re.search(r"XLOOKUP|LET\(|TEXTJOIN|IFS\(|FILTER\(|CONCAT\(", formula)


def test_every_formula_carries_the_value_that_python_computes() -> None:
    sheet = opened(sample(), values=True)["Actions"]
    assert at(sheet, "Timing", "1.1").value == "Overdue"
    assert at(sheet, "Check", "1.1").value is None
    assert at(sheet, "Check", "1.2").value == (
        "• The status is missing. Choose one from the list.\n"
        "• The action is overdue, but there is neither a revised deadline nor a comment. "
        "Explain the delay in a comment, or give a revised deadline in column K and its reason in column L. "
        "If you have explained it before, choose Yes under “Still so”."
    )
    assert at(sheet, "Timing", "3.10").value == "Due soon"
    assert opened(sample(), values=True)["Read me"]["B9"].value == 3


def test_the_names_lead_to_the_as_of_date_and_the_count() -> None:
    book = opened(sample(), values=True)
    for name, value in (("as_of", date(2018, 12, 31)), ("problems_left", 3)):
        sheet, cell = next(iter(book.defined_names[name].destinations))
        found = book[sheet][cell].value
        assert (found.date() if name == "as_of" else found) == value


def test_late_and_soon_are_told_by_word_and_colour() -> None:
    rules = [(str(found.sqref), rule.formula[0]) for found in opened(sample())["Actions"].conditional_formatting
             for rule in found.rules]
    assert ("D2:D6", '$D2="Overdue"') in rules
    assert ("D2:D6", '$D2="Due soon"') in rules
    assert ("J2:J6", "LEN($J2)>0") in rules
    assert any(cells == "C2:C6" for cells, _ in rules)


def test_text_that_looks_like_a_formula_stays_text() -> None:
    texts = ['=HYPERLINK("http://lakes.example")', "+1", "@SUM(A1)", "-2+3", "http://lakes.example/a", "{=1}", "1e5"]
    made = content(*(row(f"1.{n}", comment=text, text=text) for n, text in enumerate(texts)))
    sheet = opened(made)["Actions"]
    for number, text in enumerate(texts):
        for heading in ("Comment", "Action"):
            cell = at(sheet, heading, f"1.{number}")
            assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_there_is_no_macro_no_external_link_and_nothing_that_asks() -> None:
    made = parts(write_return(checked(), NOW))
    assert not [name for name in made if "vba" in name.lower() or "externalLink" in name or "connections" in name]
    assert not [name for name, text in made.items() if name.endswith(".rels") and 'TargetMode="External"' in text]
    assert "updateLinks" not in made["xl/workbook.xml"]


def test_rows_start_tall_enough_and_go_on_growing() -> None:
    made = content(row("1.1", comment="word " * 200), row("1.2"))
    sheet = parts(write_return(made, NOW))["xl/worksheets/sheet2.xml"]
    heights = [float(height) for height in re.findall(r'<row [^>]*ht="([\d.]+)"', sheet)]
    assert heights[1] > 200 > heights[2] >= 40
    assert "customHeight" not in sheet


def test_it_prints_landscape_with_its_header_on_each_page() -> None:
    sheet = opened(sample())["Actions"]
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.print_area == "'Actions'!$A$1:$T$6"
    header = parts(write_return(sample(), NOW))["xl/worksheets/sheet2.xml"]
    assert "Lake Survey &amp;&amp; Soundings" in header
    assert "2018-12" in header
    assert "Page &amp;P of &amp;N" in header


def test_the_properties_name_title_author_language_and_the_given_moment() -> None:
    core = parts(write_return(sample(), NOW))["docProps/core.xml"]
    assert "<dc:title>Lake Survey &amp; Soundings: progress on actions, 2018-12</dc:title>" in core
    assert "<dc:creator>Organization for Lakes and Rivers</dc:creator>" in core
    assert "<dc:language>en</dc:language>" in core
    assert core.count("2018-12-03T09:30:00Z") == 2


def test_the_same_content_gives_the_same_bytes() -> None:
    assert write_return(checked(), NOW) == write_return(checked(), NOW)
    assert write_return(checked(), NOW) != write_return(checked(), NOW + timedelta(days=1))


def test_thirty_blank_open_rows_wait_for_new_actions() -> None:
    sheet = opened(sample())["New actions"]
    assert sheet.max_row == 1 + BLANK_ROWS == 31
    assert all(cell.protection.locked is False and cell.value is None for line in sheet.iter_rows(2) for cell in line)
    assert opened(checked())["New actions"].max_row == 32


@pytest.mark.parametrize("made", [sample(), checked(), content()], ids=["issued", "checked", "no action"])
def test_the_base_comes_back_whole(made: ReturnContent) -> None:
    assert read_base(read_workbook(write_return(made, NOW))) == made.issued


def test_an_issued_workbook_that_nobody_touched_holds_no_change() -> None:
    raw = read_workbook(write_return(sample(), NOW))
    issued = sample().issued
    found = parse_return(raw, issued, "LKS.xlsx", "")
    columns = {column.key for column in STANDARD.answers} - {"completed"}
    for ref, returned in found.rows.items():
        expected = {k: v for k, v in issued.values[ref].items() if k in columns and issued.may_answer(ref, _column(k))}
        assert {k: v for k, v in returned.plain.items() if v and k in columns} == expected


def _column(key: str) -> Any:
    return next(column for column in STANDARD.columns if column.key == key)


def test_a_checked_copy_marks_each_problem_with_its_words() -> None:
    book = opened(checked())
    actions, listed = book["Actions"], book["Problems"]
    for problem in checked().problems:
        words = f"{what_is_wrong(problem)} {what_to_do(problem)}"
        if problem.place.ref in {r.ref for r in checked().rows}:
            cell = at(actions, problem.place.column, problem.place.ref)
            assert words in cell.comment.text
            assert cell.fill.fgColor.rgb in ("FFF6D9E3", "FFFDE3D0")
    assert listed.max_row == 1 + len(checked().problems)
    links = [cell.hyperlink.location for cell in listed["B"] if cell.hyperlink]
    assert links == ["'Actions'!O1", "'Actions'!E3", "'Actions'!F3", "'Actions'!I6", "'Actions'!K6", "'Actions'!L6"]


def test_a_corrected_checked_copy_can_be_sent_back() -> None:
    made = checked()
    rows = list(made.rows)
    rows[1] = replace(rows[1], values=rows[1].values | {"status": Status.IMPLEMENTED, "completed": date(2018, 5, 2)})
    raw = read_workbook(write_return(replace(made, rows=tuple(rows)), NOW))
    issued = read_base(raw)
    assert issued is not None
    found = parse_return(raw, issued, "LKS.xlsx", "").rows["1.2"].plain
    assert (found["status"], found["completed"]) == ("implemented", "2018-05-02")
    assert issued.values["1.2"].get("status", "") == ""


@pytest.mark.libreoffice
def test_what_libreoffice_saves_still_has_drop_downs_base_and_protections(tmp_path: Path) -> None:
    issued = tmp_path / "LKS.xlsx"
    issued.write_bytes(write_return(checked(), NOW))
    saved = convert(issued, "xlsx", tmp_path / "saved")
    raw, issued_again = read_workbook(saved), read_base(read_workbook(saved))
    assert issued_again == checked().issued
    before = parse_return(read_workbook(issued), checked().issued, "LKS.xlsx", "")
    after = parse_return(raw, checked().issued, "LKS.xlsx", "")
    assert (after.rows, after.proposals) == (before.rows, before.proposals)
    book = openpyxl.load_workbook(saved)
    found = validations(book["Actions"])
    assert found["Status2"].formula1 == "list_status"
    assert found["Date of implementation2"].type == "date"
    assert book["Actions"].protection.sheet
    assert at(book["Actions"], "Status", "1.1").protection.locked is False
    assert at(book["Actions"], "Action", "1.1").protection.locked is not False
    assert {"list_status", "list_continuing", "as_of", "problems_left"} <= set(book.defined_names)


def test_texts_longer_than_a_cell_are_cut_where_they_are_only_shown() -> None:
    problem = checked().problems[0]._replace(found="x" * 32_767)
    made = replace(checked(), problems=(problem,))
    book = opened(replace(made, rows=(row("1.2", others="é" * 40_000, comment="y" * 32_767),)))
    assert at(book["Actions"], "What others wrote", "1.2").value.endswith(" … (shortened)")
    assert at(book["Actions"], "Comment", "1.2").value == "y" * 32_767
    assert book["Problems"]["E2"].value.endswith(" … (shortened)")


def test_a_day_that_no_spreadsheet_knows_is_written_as_text() -> None:
    cell = at(opened(content(row("1.1", completed=date(1018, 12, 31))))["Actions"], "Date of implementation", "1.1")
    assert (cell.value, cell.data_type) == ("1018-12-31", "s")


def test_a_long_name_full_of_ampersands_still_fits_the_page_header() -> None:
    made = replace(sample(), unit=replace(sample().unit, name="R&D " * 80))
    header = parts(write_return(made, NOW))["xl/worksheets/sheet2.xml"].split("<oddHeader>")[1].split("</oddHeader>")[0]
    assert header.startswith("&amp;L&amp;9 R&amp;&amp;D R&amp;&amp;D")
    assert len(header.replace("&amp;", "&")) <= 255
