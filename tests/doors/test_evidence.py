"""Evidence that is a link, or a file beside the register, is one click away wherever it is shown, and stays the text that it is."""

import json
import shutil
from datetime import datetime
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from docx import Document
from docx.oxml.ns import qn

from tests.doors.changing import LATER
from tests.doors.command_line import Tracker
from tests.registers import register
from toolkit import resources
from toolkit.workbook.register.writing import write_register
from toolkit.workbook.writing import tables

PAGE = "See https://lamps.example/report?a=1&b=2#part, and mailto:f.moss@lamps.example."
BAD = "+HYPERLINK(\"file://server/x\") \\\\server\\share\\may.pdf, file:///c:/may.pdf, C:\\may.pdf, javascript:alert(1)"
SAID = {("1.1", "PAR"): PAGE, ("1.2", "LIB"): "“Board papers/minutes of May.docx”; list.xlsx", ("2.1", "PAR"): BAD}


@pytest.fixture
def told(tracker: Tracker) -> Tracker:
    """Three actions with evidence, two of them overdue."""
    return tracker.made_once(tell)


def tell(tracker: Tracker) -> None:
    tracker.make_issued()
    for unit in ("PAR", "LIB"):
        answers = {(ref, heading): value for (ref, of), words in SAID.items() if of == unit
                   for heading, value in (("Evidence", words), ("Comment", "Here it is"), ("Status", "In progress"))}
        tracker.fill_in(unit, {**answers})
    assert tracker("consolidate", "register.xlsx", "inbox", "--round", "2018-12", "--now", LATER).code == 0


def links(sheet: Any, heading: str) -> dict[str, str]:
    """What a cell of a column says -> where it leads."""
    at = next(cell.column for cell in sheet[1] if cell.value == heading)
    found = {}
    for cell in (sheet.cell(row, at) for row in range(2, sheet.max_row + 1)):
        if cell.hyperlink is not None:
            anchor = f"#{cell.hyperlink.location}" if cell.hyperlink.location else ""
            found[str(cell.value)] = f"{cell.hyperlink.target.replace(chr(92), '/')}{anchor}"
    return found


@pytest.mark.parametrize("sheet", ["Comments", "Actions"])
def test_in_the_register_the_first_link_of_a_cell_leads_and_the_text_stays(told: Tracker, sheet: str) -> None:
    book = openpyxl.load_workbook(told.folder / "register.xlsx")
    assert links(book[sheet], "Evidence") == {
        PAGE: "https://lamps.example/report?a=1&b=2#part",
        SAID["1.2", "LIB"]: "Board%20papers/minutes%20of%20May.docx"}
    at = next(cell.column for cell in book[sheet][1] if cell.value == "Evidence")
    bad = next(cell for cell in (book[sheet].cell(row, at) for row in range(2, book[sheet].max_row + 1)) if cell.value == BAD)
    assert (bad.data_type, bad.hyperlink) == ("s", None)


def test_a_register_with_links_comes_back_as_it_was_and_nobody_is_said_to_have_edited_it(told: Tracker) -> None:
    before = json.loads(told("show", "register.xlsx", "--json").out)
    evidence = {(one["ref"], one["unit"]): one["evidence"] for one in before["comments"] if one["evidence"]}
    assert evidence == SAID
    done = told("check-register", "register.xlsx", "--json")
    assert {one["code"] for one in json.loads(done.out)} <= {"lead-missing", "deadline-missing", "due-date-missing"}
    done = told("issue", "register.xlsx", "--round", "2019-06", "--as-of", "2019-06-30", "--now", "2019-08-01T10:00:00")
    assert "by hand" not in done.err
    assert "not kept" not in done.err
    after = json.loads(told("show", "register.xlsx", "--json").out)
    assert after["comments"] == before["comments"]


def test_a_link_that_excel_made_of_typed_evidence_is_kept_and_one_that_stands_elsewhere_is_named(told: Tracker) -> None:
    book = openpyxl.load_workbook(path := told.folder / "register.xlsx")
    comments: Any = book["Comments"]
    at = {cell.value: cell.column for cell in comments[1]}
    row = next(row for row in range(2, 9) if comments.cell(row, at["Evidence"]).value == BAD)
    comments.cell(row, at["Evidence"]).value = "https://ponds.example/list"
    comments.cell(row, at["Evidence"]).hyperlink = "https://ponds.example/list"
    book.save(path)
    assert "links" not in told("check-register", "register.xlsx").out
    book["Units"]["A2"].hyperlink = "https://elsewhere.example/"
    book.save(path)
    lost = [one for one in json.loads(told("check-register", "register.xlsx", "--json").out) if one["code"] == "not-kept"]
    assert [one["sheet"] for one in lost if "links" in str(one)] == ["Units"]


def test_the_overdue_list_leads_there_from_the_folder_that_it_is_in(told: Tracker) -> None:
    assert told("overdue", "register.xlsx", "--as-of", "2020-06-30", "-o", "lists/late.xlsx").code == 0
    book = openpyxl.load_workbook(told.folder / "lists" / "late.xlsx")
    assert links(book["Overdue"], "Evidence") == {
        PAGE: "https://lamps.example/report?a=1&b=2#part",
        SAID["1.2", "LIB"]: "../Board%20papers/minutes%20of%20May.docx"}


def test_in_a_report_each_link_leads_and_stands_in_the_style_of_links(told: Tracker) -> None:
    assert told("report", "register.xlsx", "--format", "progress-table", "-o", "reports/made.docx").code == 0
    document = Document(str(told.folder / "reports" / "made.docx"))
    found = {}
    for link in document.element.body.iter(qn("w:hyperlink")):
        if key := link.get(qn("r:id")):
            relation = document.part.rels[key]
            found["".join(one.text for one in link.iter(qn("w:t")))] = (relation.target_ref, relation.is_external)
            assert [one.get(qn("w:val")) for one in link.iter(qn("w:rStyle"))] == ["Hyperlink"]
    assert found == {
        "https://lamps.example/report?a=1&b=2#part": ("https://lamps.example/report?a=1&b=2#part", True),
        "mailto:f.moss@lamps.example": ("mailto:f.moss@lamps.example", True),
        "Board papers/minutes of May.docx": ("../Board%20papers/minutes%20of%20May.docx", True),
        "list.xlsx": ("../list.xlsx", True)}
    assert "Hyperlink" in [style.name for style in document.styles]
    words = "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    assert all(f"Evidence: {said}" in words for said in SAID.values())


def test_evidence_can_be_left_out_of_a_report(told: Tracker) -> None:
    shutil.copytree(resources.folder("reports") / "progress-table", told.folder / "formats" / "ours")
    settings = told.folder / "formats" / "ours" / "format.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("evidence = true", "evidence = false"), encoding="utf-8")
    told("report", "register.xlsx", "--format", "ours", "--formats-folder", "formats", "-o", "made.docx")
    assert "lamps.example" not in Document(str(told.folder / "made.docx")).element.xml


def test_more_links_than_a_sheet_takes_stay_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_LINKS", 3)
    rows = "".join(f"\n| 1.{at} | PAR | 2018-12 | x | https://lamps.example/{at} |" for at in range(1, 6))
    actions = "| Ref. | Action | Lead |" + "".join(f"\n| 1.{at} | Do {at} | PAR |" for at in range(1, 6))
    held = register(actions, comments="| Ref. | Unit | Round | Comment | Evidence |" + rows)
    book = openpyxl.load_workbook(BytesIO(write_register(held, datetime(2019, 1, 1))))
    assert len(links(book["Comments"], "Evidence")) == 3
    assert [book["Comments"].cell(row, 6).value for row in range(2, 7)] == [f"https://lamps.example/{at}" for at in range(1, 6)]

