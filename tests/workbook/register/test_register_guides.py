"""What the sheets of a register offer to whoever types into them, and how they look on screen and paper."""

from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from tests.recalculation import recalculated
from tests.registers import register
from tests.workbook.register.test_register import NOW, again, edited
from toolkit.jobs.registers import load
from toolkit.reading.workbook import read_workbook
from toolkit.tracker.record.cells import column_letters
from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import ABOUT, LISTS, SHEETS, Sheet
from toolkit.workbook.register.guides import FREE_ROWS
from toolkit.workbook.register.writing import write_register
from toolkit.workbook.writing.validations import MESSAGE_LIMIT, TITLE_LIMIT
from toolkit.workbook.writing.workbook import LOCKED_FILL

EARLIER = Path(__file__).parents[2] / "doors" / "earlier" / "of one document.xlsx"
NAMES = [sheet.name for sheet in SHEETS]


@pytest.fixture
def held() -> Register:
    return register("""
        | Ref. | Action            | Lead | Deadline   | Due date   | Status      | Comment      |
        | 1.1  | Paint the signs   | PAR  | 30 June 18 | 2018-06-30 | In progress | Primer is on |
        | 1.2  | Print the leaflet | LIB  | End 2019   | 2019-12-31 | Not started |              |
    """)


@pytest.fixture
def book(held: Register) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(write_register(held, NOW)))


def column(sheet: Worksheet, heading: str) -> int:
    return next(cell.column for cell in sheet[1] if cell.value == heading)


def offered(sheet: Worksheet, heading: str, row: int = 2) -> Any:
    """The validation of a cell."""
    address = sheet.cell(row, column(sheet, heading)).coordinate
    return next((one for one in sheet.data_validations.dataValidation if address in one.sqref), None)


@pytest.mark.parametrize("declared", SHEETS, ids=NAMES)
def test_every_column_says_what_belongs_there(declared: Sheet, book: openpyxl.Workbook) -> None:
    for one in declared.shown:
        said = offered(book[declared.name], one.heading)
        assert 0 < len(said.prompt) <= MESSAGE_LIMIT, one.heading
        assert 0 < len(said.promptTitle) <= TITLE_LIMIT, one.heading


def test_a_code_is_chosen_from_all_that_there_are(book: openpyxl.Workbook) -> None:
    said = offered(book["Actions"], "Status")
    assert (said.type, said.errorStyle) == ("list", None)
    [(sheet, cells)] = book.defined_names[said.formula1].destinations
    assert (sheet, book[sheet].sheet_state) == (LISTS, "hidden")
    assert [cell.value for row in book[sheet][cells] for cell in row] == [status.label for status in Status]


@pytest.mark.parametrize(("sheet", "heading", "names", "asks"), [
    ("Actions", "Lead", "tracker_units", False), ("Units", "Members", "tracker_units", False),
    ("Comments", "Unit", "tracker_units", True), ("Comments", "Ref.", "tracker_actions", True),
    ("Comments", "Round", "tracker_rounds", True), ("Actions", "Rec.", "tracker_recommendations", True),
    ("Actions", "Source", "tracker_sources", True), ("People", "Source", "tracker_sources", True),
])
def test_what_other_sheets_hold_is_offered_and_nothing_is_forbidden(
    book: openpyxl.Workbook, sheet: str, heading: str, names: str, asks: bool
) -> None:
    said = offered(book[sheet], heading)
    assert (said.type, said.formula1, bool(said.showErrorMessage)) == ("list", names, asks)
    assert said.errorStyle == ("warning" if asks else None)


def test_a_date_in_words_is_asked_about_and_not_forbidden(book: openpyxl.Workbook) -> None:
    for sheet, heading in (("Actions", "Due date"), ("Actions", "Date of implementation"), ("Rounds", "As of")):
        said = offered(book[sheet], heading)
        assert (said.type, said.errorStyle) == ("date", "warning"), heading


def test_rows_below_the_last_are_ready_and_are_no_records(book: openpyxl.Workbook, held: Register) -> None:
    sheet = book["Actions"]
    assert sheet.max_row == len(held.actions) + 1
    last = len(held.actions) + 1 + FREE_ROWS
    assert offered(sheet, "Status", last) is not None
    assert offered(sheet, "Status", last + 1) is None
    assert sheet.column_dimensions["A"].number_format == "@"


@pytest.mark.libreoffice
@pytest.mark.slow(reason="LibreOffice computes")
def test_a_unit_that_is_added_below_is_offered(held: Register, tmp_path: Path) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book["Units"].append(["ROADS", "Road Office"])
        sheet = book.create_sheet("Asked")
        sheet["A1"], sheet["A2"], sheet["A3"] = "=ROWS(tracker_units)", "=INDEX(tracker_units,3)", "=ROWS(tracker_rounds)"

    raw = read_workbook(recalculated(edited(write_register(held, NOW), edit), tmp_path))
    asked = raw.sheet("Asked")
    assert asked is not None
    assert [row[1].cached for row in asked.rows.values()] == [3, "ROADS", 1]  # type: ignore[union-attr]


def test_ids_and_hashes_are_out_of_sight_and_read_all_the_same(book: openpyxl.Workbook, held: Register) -> None:
    for name in ("Sources", "Returns"):
        sheet = book[name]
        assert sheet.column_dimensions[column_letters(column(sheet, "SHA-256"))].hidden
    row = [cell.value for cell in book[ABOUT]["A"]].index("Register id") + 1
    assert book[ABOUT].row_dimensions[row].hidden
    assert again(write_register(held, NOW)).about == held.about


def test_what_the_tracker_writes_is_grey_and_what_people_type_is_not(book: openpyxl.Workbook) -> None:
    sheet = book["Actions"]
    fills = {heading: sheet.cell(2, column(sheet, heading)).fill.fgColor.rgb for heading in ("Action", "Timing")}
    assert fills == {"Action": "00000000", "Timing": f"FF{LOCKED_FILL[1:]}"}
    assert sheet.cell(2, column(sheet, "Endorser")).border.bottom.style == "thin"


@pytest.mark.parametrize(("name", "frozen", "titles"), [
    ("Actions", "B2", "$A:$A"), ("Recommendations", "C2", "$A:$B"), ("Comments", "D2", "$A:$C"), ("History", "B2", "$A:$A"),
])
def test_heads_and_keys_stay_in_sight_also_on_paper(
    book: openpyxl.Workbook, name: str, frozen: str, titles: str
) -> None:
    sheet = book[name]
    assert sheet.freeze_panes == frozen
    assert (sheet.print_title_cols, sheet.print_title_rows) == (titles, "$1:$1")
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_area.startswith(f"'{name}'!$A$1:")


def test_a_wide_sheet_is_printed_on_as_many_pages_as_can_be_read(book: openpyxl.Workbook) -> None:
    assert [book[name].page_setup.fitToWidth for name in ("Units", "Actions")] == [None, 3]


def with_drop_down(book: openpyxl.Workbook) -> None:
    book["Actions"].add_data_validation(DataValidation("list", formula1='"a,b"', sqref="AZ2:AZ9"))


def test_a_drop_down_that_a_person_added_is_told_also_in_an_earlier_register(tmp_path: Path) -> None:
    path = tmp_path / "register.xlsx"
    path.write_bytes(edited(EARLIER.read_bytes(), with_drop_down))
    assert [(p.place.sheet, p.found) for p in load(path, to_save=True).problems] == [("Actions", "drop-downs or limits")]


def test_nothing_is_said_of_drop_downs_where_nobody_knows_which_were_ours(held: Register) -> None:
    assert again(edited(write_register(held, NOW), lambda book: book.remove(book["_base"]))).problems == []
