"""The sheet Finished in the file of a unit: only for reading, and remembered in the workbook."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import openpyxl

from tests.workbook.unit_workbooks import AS_OF, NOW, content, row
from toolkit.reading.workbook import read_workbook
from toolkit.tracker.returns.content import ReturnContent
from toolkit.tracker.returns.parsing import parse_return
from toolkit.workbook.memory.base import read_base
from toolkit.workbook.returns.workbook import write_return

LONG = "Every bank was walked. " * 2_000
"""Longer than a cell can be."""
FINISHED = {
    "1.3": {"text": "Buy a boat", "status": "implemented", "completed": "2018-04-02", "comment": "=It floats\nRiver Office: so it does"},
    "2.4": {"text": "Walk the banks", "status": "no_longer_applicable", "comment": LONG},
    "3.1": {"status": "superseded", "reason": "Superseded by 3.2."},
}


def with_finished(*rows: object, themes: tuple[str, ...] = ()) -> ReturnContent:
    shown = content(*rows)  # type: ignore[arg-type]
    return replace(shown, issued=replace(shown.issued, finished=FINISHED, themes=themes))


def written(shown: ReturnContent) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(write_return(shown, NOW)))


def test_it_shows_what_is_finished_and_no_cell_can_be_typed_into() -> None:
    sheet = written(with_finished(row("1.1")))["Finished"]
    assert [cell.value for cell in sheet[1]] == ["Ref.", "Action", "Status", "Date of implementation", "Reason", "Last comment"]
    assert [sheet.cell(2, at).value for at in range(1, 6)][:3] == ["1.3", "Buy a boat", "Implemented"]
    assert (sheet["D2"].value.date(), sheet["F2"].value) == (date(2018, 4, 2), "=It floats\nRiver Office: so it does")
    assert sheet["F2"].data_type == "s"
    assert sheet["E4"].value == "Superseded by 3.2."
    assert sheet.protection.sheet
    assert all(cell.protection.locked for cells in sheet.iter_rows() for cell in cells)


def test_it_prints_like_the_other_sheets() -> None:
    sheet = written(with_finished(row("1.1")))["Finished"]
    assert (sheet.print_title_rows, sheet.freeze_panes, sheet.page_setup.orientation) == ("$1:$1", "A2", "landscape")
    assert sheet.oddHeader is not None
    assert "Lake Survey" in str(sheet.oddHeader.left.text)
    assert sheet.auto_filter.ref == "A1:F4"


def test_the_read_me_says_what_it_is_and_leads_there() -> None:
    readme = written(with_finished(row("1.1")))["Read me"]
    said = next(cell for cells in readme.iter_rows() for cell in cells if "Finished sheet" in str(cell.value))
    assert said.value == "The Finished sheet shows 3 finished actions, only for reading. If one is not finished, tell us."
    assert said.hyperlink is not None
    assert said.hyperlink.location == "'Finished'!A1"


def test_a_workbook_without_finished_actions_has_neither_sheet_nor_sentence() -> None:
    book = written(content(row("1.1")))
    assert "Finished" not in book.sheetnames
    assert not any("Finished" in str(cell.value) for cells in book["Read me"].iter_rows() for cell in cells)


def test_a_unit_that_can_only_contribute_sees_what_is_finished() -> None:
    book = written(with_finished(themes=("Lakes",)))
    assert [name for name in book.sheetnames if name in ("Contributions", "Finished")] == ["Contributions", "Finished"]


def test_as_it_is_read_again_it_says_nothing_also_where_a_text_was_cut() -> None:
    raw = read_workbook(write_return(with_finished(row("1.1")), NOW))
    issued = read_base(raw)
    assert issued is not None
    assert issued.finished == FINISHED
    submission = parse_return(raw, issued, "LKS.xlsx", "bytes")
    assert [p for p in submission.problems if p.place.sheet == "Finished"] == []
    assert submission.issued.as_of == AS_OF
