"""How people made their own columns and sheets look: number formats and widths stay, the rest is told."""

from collections.abc import Callable, Iterator
from datetime import datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment as Note
from openpyxl.formatting.rule import CellIsRule, DataBarRule
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from tests.libreoffice import convert
from tests.registers import register
from tests.returns import open_round, submission
from tests.workbook import kept
from tests.workbook.register.test_register import NOW, edited
from toolkit.reading.package import Package
from toolkit.reading.workbook import read_workbook
from toolkit.tracker.merge.consolidate import consolidate
from toolkit.tracker.record.problems import sentence
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import OVERVIEW, SETTINGS, SHEETS
from toolkit.tracker.returns.content import ReturnContent
from toolkit.workbook.register.looks import Looks
from toolkit.workbook.register.record_sheet import beside
from toolkit.workbook.register.writing import write_register

Edit = Callable[[openpyxl.Workbook], Any]
MONEY, SHARE, DAY = '#,##0.00 "EUR"', "0.0%", "d mmmm yyyy"
FEBRUARY = datetime(2019, 2, 1)


@pytest.fixture
def issued() -> dict[str, ReturnContent]:
    return {}


@pytest.fixture
def held(issued: dict[str, ReturnContent]) -> Register:
    built = register("""
        | Ref. | Action            | Lead | Deadline   | Due date   | Status      | Comment      |
        | 1.1  | Paint the signs   | PAR  | 30 June 18 | 2018-06-30 | In progress | Primer is on |
        | 1.2  | Print the leaflet | LIB  | End 2019   | 2019-12-31 | Not started |              |
        | 1.3  | Count the benches | PAR  | Ongoing    |            | Not started |              |
    """)
    issued |= open_round(built, joint="all")
    return consolidate(built, "2018-12", [submission(issued["PAR"], {("1.1", "status"): "Implemented"}),
                                          submission(issued["LIB"], {("1.2", "status"): "Superseded"})],
                       "2019-01-20 10:00:00").register


def read(data: bytes) -> Register:
    return kept.read(data).register


def after(held: Register, edit: Edit) -> Register:
    return read(edited(write_register(held, NOW), edit))


def rewritten(held: Register, edit: Edit) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(write_register(after(held, edit), NOW)))


def added(book: openpyxl.Workbook, heading: str, values: dict[int, object], shown: str, sheet: str = "Actions") -> str:
    """Add a column with a value and its number format in some rows; its letters."""
    at = book[sheet].max_column + 1
    book[sheet].cell(1, at).value = heading
    for row, value in values.items():
        cell = book[sheet].cell(row, at)
        cell.value, cell.number_format = value, shown  # type: ignore[assignment]
    return get_column_letter(at)


def lost(held: Register, edit: Edit) -> list[tuple[str, str]]:
    return [(p.place.sheet, p.found) for p in after(held, edit).problems]


@pytest.mark.parametrize(("value", "shown"), [
    (4711.5, MONEY), (0.25, SHARE), (12, "0000"), (3, "0.00E+00"), (FEBRUARY, DAY), (FEBRUARY, "mm-dd-yy"),
    (datetime(2019, 2, 1, 9, 30), "d/m/yy h:mm"), (time(14, 5), "h:mm AM/PM"), ("to be agreed", MONEY), (1, "0%"), (2.5, "#,##0.00"),
])
def test_an_added_column_keeps_its_number_format_and_its_width(held: Register, value: object, shown: str) -> None:
    letters = []

    def edit(book: openpyxl.Workbook) -> None:
        letters.append(added(book, "Cost", {2: value, 3: value}, shown))
        book["Actions"].column_dimensions[letters[0]].width = 33

    sheet = rewritten(held, edit)["Actions"]
    cell = sheet[f"{letters[0]}2"]
    assert (cell.value, cell.number_format) == (value, shown)
    assert sheet.column_dimensions[letters[0]].width == pytest.approx(33, abs=1)
    assert lost(held, edit) == []


def test_rows_below_are_shown_like_a_column_that_is_formatted_throughout(held: Register) -> None:
    letters = []
    book = rewritten(held, lambda book: letters.append(added(book, "Cost", {2: 1, 3: 2, 4: None}, MONEY)))
    assert book["Actions"].column_dimensions[letters[0]].number_format == MONEY
    out = BytesIO()
    book.save(out)
    again = openpyxl.load_workbook(BytesIO(write_register(read(out.getvalue()), NOW)))
    assert again["Actions"].column_dimensions[letters[0]].number_format == MONEY


def test_a_column_that_was_formatted_before_anything_stands_in_it_keeps_its_format(held: Register) -> None:
    letters = []

    def edit(book: openpyxl.Workbook) -> None:
        letters.append(added(book, "Cost", {}, MONEY))
        book["Actions"].column_dimensions[letters[0]].number_format = MONEY

    assert rewritten(held, edit)["Actions"].column_dimensions[letters[0]].number_format == MONEY


def test_cells_of_one_column_keep_different_number_formats_when_rows_move(held: Register) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        at = added(book, "Amount", {2: 0.5}, SHARE)
        book["Actions"][f"{at}3"].value, book["Actions"][f"{at}3"].number_format = 12.5, MONEY

    found = after(held, edit)
    found.actions = {ref: found.actions[ref] for ref in ("1.3", "1.2", "1.1")}
    sheet = openpyxl.load_workbook(BytesIO(write_register(found, NOW)))["Actions"]
    shown = {sheet.cell(row, 1).value: sheet.cell(row, sheet.max_column).number_format for row in (2, 3, 4)}
    assert (shown["1.1"], shown["1.2"]) == (SHARE, MONEY)


def test_an_added_sheet_keeps_values_number_formats_and_widths_and_tells_the_rest(held: Register) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        sheet = book.create_sheet("Budget")
        sheet["A1"], sheet["B1"], sheet["B2"] = "Paint", 250.5, "=B1*2"
        sheet["B1"].number_format = MONEY
        sheet.column_dimensions["A"].width = 41
        sheet["A1"].fill = PatternFill("solid", "FFFF00")
        sheet.merge_cells("C1:D2")
        sheet.conditional_formatting.add("B1:B9", DataBarRule("num", 0, "num", 9, "638EC6"))  # type: ignore[no-untyped-call]
        sheet.add_data_validation(DataValidation("list", formula1='"a,b"', sqref="E1"))

    sheet = rewritten(held, edit)["Budget"]
    assert (sheet["B1"].value, sheet["B1"].number_format, sheet["B2"].value) == (250.5, MONEY, "=B1*2")
    assert sheet.column_dimensions["A"].width == pytest.approx(41, abs=1)
    (problem,) = after(held, edit).problems
    assert sentence(problem) == (
        "register.xlsx, Budget: When the tracker writes the register, this is not kept: fonts, fills or borders, "
        "conditional formats, drop-downs or limits, merged cells. Keep it in a separate workbook. The "
        "earlier register is in the archive.")
    again = read(write_register(after(held, edit), NOW))
    assert again.problems == []
    assert read(write_register(again, NOW)).foreign[0].look == again.foreign[0].look


def marked(**looks: object) -> Edit:
    def edit(book: openpyxl.Workbook) -> None:
        for name, look in looks.items():
            setattr(book["Actions"]["C3"], name, look)
    return edit


@pytest.mark.parametrize("edit", [
    marked(fill=PatternFill("solid", "FFFF00")), marked(font=Font("Calibri", 10, bold=True)),
    marked(font=Font("Calibri", 10, color="FF0000")), marked(font=Font("Calibri", 10, strike=True)),
    marked(font=Font("Calibri", 16)), marked(border=Border(bottom=Side("thick"))),
    marked(fill=PatternFill("lightUp")),
])
def test_colours_and_fonts_that_somebody_set_on_our_sheets_are_told(held: Register, edit: Edit) -> None:
    assert lost(held, edit) == [("Actions", "fonts, fills or borders")]


def whole_column(book: openpyxl.Workbook) -> None:
    book["People"].column_dimensions["B"].fill = PatternFill("solid", "FFFF00")


def whole_row(book: openpyxl.Workbook) -> None:
    book["People"].row_dimensions[3].fill = PatternFill("solid", "FFFF00")


@pytest.mark.parametrize("edit", [whole_column, whole_row])
def test_a_colour_of_a_whole_row_or_column_is_told(held: Register, edit: Edit) -> None:
    assert lost(held, edit) == [("People", "fonts, fills or borders")]


def test_an_added_sheet_that_is_hidden_stays_hidden(held: Register) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book.create_sheet("Codes")["A1"] = "X"
        book["Codes"].sheet_state = "hidden"

    assert rewritten(held, edit)["Codes"].sheet_state == "hidden"


def test_conditional_formats_and_drop_downs_on_our_sheets_are_told(held: Register) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        green = PatternFill("solid", "00FF00")
        rule = CellIsRule("equal", ['"Implemented"'], fill=green)  # type: ignore[no-untyped-call]
        book["Actions"].conditional_formatting.add("J2:J9", rule)
        book["People"].add_data_validation(DataValidation("list", formula1='"a,b"', sqref="A2:A9"))

    assert lost(held, edit) == [("Actions", "conditional formats"), ("People", "drop-downs or limits")]


def test_a_link_is_told(held: Register) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book["Units"]["G2"].hyperlink = "mailto:par@hills.example"

    assert lost(held, edit) == [("Units", "links")]


def test_a_note_on_a_heading_is_told(held: Register) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        added(book, "Cost", {2: 1}, MONEY)
        book["Actions"].cell(1, book["Actions"].max_column).comment = Note("in euros", "A. N. Other")

    assert lost(held, edit) == [("", "notes on cells")]


def test_what_the_toolkit_wrote_itself_is_none_of_what_is_told(held: Register) -> None:
    assert held.conflicts == []
    assert lost(held, lambda book: None) == []
    assert read(write_register(held, NOW)).problems == []


def test_all_that_the_writer_puts_beside_cells_is_declared(held: Register, issued: dict[str, ReturnContent]) -> None:
    torn = consolidate(held, "2018-12", [submission(issued["PAR"], {("1.3", "status"): words}, file=f"{words}.xlsx")
                                         for words in ("Implemented", "Superseded")], "2019-01-21 10:00:00").register
    assert torn.conflicts
    raw = read_workbook(write_register(torn, NOW))
    assert {sheet.name: sheet.beside for sheet in raw.sheets if sheet.beside and sheet.name not in (OVERVIEW, SETTINGS)} == {
        sheet.name: beside(sheet) for sheet in SHEETS}


def test_a_register_that_libreoffice_has_saved_tells_of_nothing_and_keeps_formats(held: Register, tmp_path: Path) -> None:
    data = edited(write_register(held, NOW), lambda book: added(book, "Cost", {2: 4711.5}, MONEY))
    (tmp_path / "register.xlsx").write_bytes(data)
    saved = convert(tmp_path / "register.xlsx", "xlsx", tmp_path / "saved").read_bytes()
    found = read(saved)
    assert found.problems == []
    sheet = openpyxl.load_workbook(BytesIO(write_register(found, NOW)))["Actions"]
    assert sheet.cell(2, sheet.max_column).value == 4711.5
    assert "EUR" in str(sheet.cell(2, sheet.max_column).number_format)


@pytest.mark.parametrize("size", [1, 2, 3, 5, 7, 64])
def test_a_colour_is_found_wherever_the_text_of_a_sheet_is_cut(
    held: Register, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def paint(book: openpyxl.Workbook) -> None:
        book["Actions"]["B2"].fill = PatternFill("solid", fgColor="00FF8800")

    data, whole = edited(write_register(held, NOW), paint), Package.chunks

    def cut(package: Package, part: str, most: int | None = None) -> Iterator[bytes]:
        text = b"".join(whole(package, part, most))
        yield text[:400]  # whoever parses wants the outermost element in one piece
        yield from (text[at:at + size] for at in range(400, len(text), size))

    monkeypatch.setattr(Package, "chunks", cut)
    assert Looks(data).is_set_by_hand("Actions")
    assert not Looks(data).is_set_by_hand("Units")
