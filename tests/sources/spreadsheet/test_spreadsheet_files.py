"""Workbooks as other programs save them, and workbooks that cannot be used."""

import zipfile
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.styles.colors import Color
from openpyxl.worksheet.worksheet import Worksheet

from tests.libreoffice import convert
from tests.sources.tables import codes
from tests.sources.trackers import (
    fill,
    merge,
    taken,
    words_in_cells,
    words_kept,
    write,
    write_with_xlsxwriter,
)
from toolkit.reading.package import IMPORT_LIMITS
from toolkit.sources.documents import reading as document_reading
from toolkit.sources.documents import workbook as spreadsheet_reading
from toolkit.sources.documents.workbook_looks import colour_name, tinted
from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.problems import Refused

TRACKER = """
    Follow-up to the Review of Lighthouses (2017)
    Status as of 31 December 2018
    -
    | No | Recommendation  | Action        | Responsible    | Deadline                       | Status    | Remarks  |
    | 1  | Light the lamps | Buy lamps     | Keepers Office | 2018-06-30                     |           | In May   |
    |    |                 | Train keepers | Training Unit  | ~~30 June 2018~~ 30 June 2019  | Ongoing   |          |
    | 2  | Paint the tower | Buy paint     | Paint Shop     | 2019                           | Completed |          |
"""


def full(path: Path) -> Path:
    """A tracker with merged cells, a colour, a note, struck-out text and a hidden row."""
    def change(sheet: Worksheet) -> None:
        for one in (merge("A1:G1", "A5:A6", "B5:B6"), fill("00B050", "F5")):
            one(sheet)
        sheet["D5"].comment = Comment("Since 2017", "A. Keeper")
        sheet.row_dimensions[7].hidden = True
    return write(path, TRACKER, change)


def refusal(path: Path, **options: Any) -> str:
    with pytest.raises(Refused) as caught:
        taken(path, **options)
    assert "\n" not in str(caught.value)
    return caught.value.problem.code


def repacked(source: Path, path: Path, **parts: bytes | None) -> Path:
    """The same package with some parts changed (dots and slashes of their names as __), or left out."""
    changed = {name.replace("__", "/") + ".xml": content for name, content in parts.items()}
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = changed.get(name, old.read(name)) if name in changed else old.read(name)
            if content is not None:
                new.writestr(name, content)
    return path


def replaced(source: Path, path: Path, part: str, old: bytes, new: bytes) -> Path:
    """The same package with some bytes of a part replaced."""
    with zipfile.ZipFile(source) as package:
        content = package.read(f"{part.replace('__', '/')}.xml")
    assert old in content
    return repacked(source, path, **{part: content.replace(old, new)})


@pytest.mark.libreoffice
def test_a_tracker_that_libreoffice_saved_is_read_as_it_was(tmp_path: Path) -> None:
    before = taken(full(tmp_path / "tracker.xlsx"), colours=["green=implemented"])
    saved = convert(tmp_path / "tracker.xlsx", "xlsx", tmp_path / "saved")
    after = taken(saved, colours=["green=implemented"])
    assert after.register.actions == before.register.actions
    assert after.register.recommendations == before.register.recommendations
    assert after.register.comments == before.register.comments
    assert codes(after) == codes(before)
    assert Counter(words_in_cells(saved)) - Counter(words_kept(after)) == Counter()


def test_everything_of_a_full_tracker_is_taken_in(tmp_path: Path) -> None:
    document = taken(full(tmp_path / "tracker.xlsx"), colours=["green=implemented"])
    assert [(a.ref, a.due_date, a.status) for a in document.register.actions.values()] == [
        ("1.1", date(2018, 6, 30), Status.IMPLEMENTED), ("1.2", date(2019, 6, 30), Status.IN_PROGRESS),
        ("2.1", date(2019, 12, 31), Status.IMPLEMENTED)]
    assert document.register.comments["1.1", "KO", ""].comment == "In May\nResponsible: Since 2017"
    assert sorted(codes(document, "hidden", "struck")) == ["hidden-rows", "struck-out"]


def test_a_tracker_that_xlsxwriter_wrote(tmp_path: Path) -> None:
    path = write_with_xlsxwriter(tmp_path / "tracker.xlsx", TRACKER.replace("~~", ""))
    actions = taken(path).register.actions
    assert (actions["1.1"].deadline, actions["2.1"].due_date) == ("30 June 2018", date(2019, 12, 31))


def test_theme_colours_and_tints_have_the_names_that_people_give_them(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["F5"].fill = PatternFill("solid", fgColor=Color(theme=9, tint=0.4))  # accent 6 of the usual theme: orange
        sheet["F6"].fill = PatternFill("solid", fgColor=Color(indexed=10))

    document = taken(write(tmp_path / "tracker.xlsx", TRACKER, change))
    found = next(p for p in document.problems if p.code == "colours-found")
    assert found.suggestion == "orange=STATUS,red=STATUS"
    assert [colour_name(c) for c in ("92D050", "FFC000", "FFFF00", "C00000", "D9D9D9", "4472C4", "7030A0")] == [
        "green", "orange", "yellow", "red", "grey", "blue", "purple"]
    assert (tinted("4472C4", 0), tinted("000000", 0.5), tinted("FFFFFF", -0.5)) == ("4472C4", "808080", "808080")


def test_a_formula_without_a_value_is_reported_with_its_text(tmp_path: Path) -> None:
    path = write(tmp_path / "tracker.xlsx", TRACKER.replace("In May", '="In "&"May"'))
    document = taken(path)
    assert codes(document, "formula") == ["formula-without-value"]
    assert any('="In "&"May"' in change.new for change in document.register.history if change.key == "left_out")


def test_links_page_headers_and_text_boxes_are_left_out_and_listed(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["D5"].hyperlink = "https://lighthouse.example/keepers"
        sheet["G5"].hyperlink = "https://lighthouse.example/invoice"
        assert sheet.oddHeader is not None
        sheet.oddHeader.center.text = "For internal use"

    document = taken(write(tmp_path / "tracker.xlsx", TRACKER, change))
    left = [change.new for change in document.register.history if change.key == "left_out"]
    assert "https://lighthouse.example/keepers" in left
    assert "For internal use" in left
    assert document.register.comments["1.1", "KO", ""].comment == "In May (https://lighthouse.example/invoice)"


def test_a_sheet_that_is_formatted_to_its_last_row_is_read(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.cell(1_048_576, 16_384).fill = PatternFill("solid", fgColor="FFFF0000")

    assert len(taken(write(tmp_path / "tracker.xlsx", TRACKER, change)).register.actions) == 3


@pytest.mark.parametrize(("content", "code"), [
    ("", "workbook-blank"),
    ("A letter\n-\nwithout any table", "no-header-row"),
    ("| Name | Size |\n| Lamp | 3 |", "no-header-row"),
    ("| No | Recommendation | Action | Deadline |", "tracker-without-rows"),
])
def test_a_workbook_without_a_tracker_is_refused(tmp_path: Path, content: str, code: str) -> None:
    assert refusal(write(tmp_path / "tracker.xlsx", content)) == code


def test_other_formats_and_protected_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "tracker.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "Workbook\0".encode("utf-16-le"))
    assert refusal(path) == "old-excel-format"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"))
    assert refusal(path) == "document-protected"


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_workbook_that_was_cut_short_is_refused(tmp_path: Path, share: float) -> None:
    data = full(tmp_path / "tracker.xlsx").read_bytes()
    path = tmp_path / "cut.xlsx"
    path.write_bytes(data[:int(len(data) * share)])
    assert refusal(path) == "damaged-workbook"


def test_damaged_and_unsafe_parts_are_refused(tmp_path: Path) -> None:
    source, path = full(tmp_path / "tracker.xlsx"), tmp_path / "other.xlsx"
    sheet = "xl__worksheets__sheet1"
    assert refusal(repacked(source, path, **{sheet: b"<worksheet><broken"})) == "damaged-workbook"
    assert refusal(repacked(source, path, xl__workbook=None)) == "damaged-workbook"
    assert refusal(replaced(source, path, sheet, b"<worksheet", b"<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet")) == "unsafe-workbook"


@pytest.mark.parametrize("bound", ["inflated", "cells", "parts", "elements", "described", "merged", "file"])
def test_a_workbook_beyond_the_bounds_of_the_door_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bound: str
) -> None:
    path = full(tmp_path / "tracker.xlsx")
    monkeypatch.setattr(document_reading, "IMPORT_LIMITS", replace(IMPORT_LIMITS, **{bound: 2}))
    assert refusal(path) in ("too-large", "too-many-cells")


def test_a_merge_of_the_whole_grid_costs_no_more_than_the_cells_that_are_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "tracker.xlsx", TRACKER)
    large = replaced(path, tmp_path / "large.xlsx", "xl__worksheets__sheet1", b"<pageMargins",
                     b'<mergeCells count="1"><mergeCell ref="A8:XFD1048576"/></mergeCells><pageMargins')
    assert taken(large).register.actions == taken(path).register.actions
    monkeypatch.setattr(spreadsheet_reading, "MAX_COVERED", 10)
    assert refusal(full(tmp_path / "full.xlsx")) == "too-large"


def test_a_tracker_in_strict_open_xml_is_read(tmp_path: Path) -> None:
    source, path = full(tmp_path / "tracker.xlsx"), tmp_path / "strict.xlsx"
    main, strict = b"schemas.openxmlformats.org/spreadsheetml/2006/main", b"purl.oclc.org/ooxml/spreadsheetml/main"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(main, strict))
    assert taken(path).register.actions == taken(source).register.actions


@pytest.mark.parametrize(("options", "code"), [
    ({"headings": ["Deadline"]}, "map-form"),
    ({"headings": ["Weather=Remarks"]}, "map-column-unknown"),
    ({"headings": ["Deadline=Weather"]}, "map-heading-missing"),
    ({"colours": ["green"]}, "colours-form"),
    ({"colours": ["greenish=implemented"]}, "colour-unknown"),
    ({"colours": ["green=implemented,red=overdue"]}, "not-a-status"),
])
def test_options_that_cannot_be_followed_are_refused(tmp_path: Path, options: dict[str, list[str]], code: str) -> None:
    assert refusal(full(tmp_path / "tracker.xlsx"), **options) == code


def test_options_for_trackers_mean_nothing_to_a_text(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("No\tRecommendation\tAction\tDeadline\tResponsible Unit\tStatus\n1\tA\tB\t2018\tC\tDone\n", "utf-8")
    assert refusal(path, colours=["green=implemented"]) == "only-for-workbooks"


def test_a_heading_is_read_as_it_is_said(tmp_path: Path) -> None:
    path = write(tmp_path / "tracker.xlsx", """
        | No | Recommendation  | Undertaking | Responsible    | Agreed for | Deadline |
        | 1  | Light the lamps | Buy lamps   | Keepers Office | 2018-06-30 | soft     |
    """)
    action = taken(path, headings=["Action=Undertaking", "deadline=AGREED FOR", "Other=Deadline"]).register.actions["1.1"]
    assert (action.text, action.due_date) == ("Buy lamps", date(2018, 6, 30))


def test_the_words_of_a_text_box_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "tracker.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["No", "Recommendation", "Action", "Deadline", "Status"])
        sheet.write_row(1, 0, [1, "Light the lamps", "Buy lamps", 2018, "Ongoing"])
        sheet.insert_textbox("H2", "Ask the keepers & their friends")
    document = taken(path)
    assert any(change.new == "Ask the keepers & their friends" for change in document.register.history)
