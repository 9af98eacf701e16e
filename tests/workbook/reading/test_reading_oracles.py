"""The reader beside openpyxl and calamine, over workbooks that XlsxWriter, openpyxl and LibreOffice wrote.

Where an oracle says something else than we do, the difference has a name here and a reason.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from string import ascii_letters
from typing import Any

import openpyxl
import pytest
import python_calamine
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.formula import ArrayFormula

from tests.libreoffice import convert
from tests.workbook.hand_made import by_address
from toolkit.reading.workbook import read_workbook
from toolkit.tracker.record.cells import CellValue, ErrorValue, Formula, RawWorkbook, SheetState, address

Cells = dict[tuple[str, str], Any]
"""Sheet and address -> value."""

TEXTS = ["In progress", " blanks ", "two\nlines", "<&>\"'", "Осуществлено", "進行中", "😀", "_x000D_", "a\r\nb", "\t", " ", "=not"]
NUMBERS = [0, 1, -1, 1.5, 0.1, 1e-7, 1e21, 123456789012345, -0.000001, 3.0]
DAYS = [date(1900, 1, 1), date(1900, 2, 28), date(1900, 3, 1), date(2018, 12, 31), date(9999, 12, 31)]
MOMENTS = [datetime(2018, 12, 31, 23, 59, 59), datetime(2018, 12, 31, 12, 30, 0, 250_000), datetime(1904, 1, 2, 6)]
DATE_CODES = ["yyyy-mm-dd", "d/m/yy;@", "[$-409]d-mmm-yyyy", 'd" de "mmmm', r"dd\.mm\.yyyy", "[Red]mmm yy"]


def with_xlsxwriter(path: Path, last: str = "XFD1048576") -> Path:
    """A workbook with something of everything, as XlsxWriter writes it; the cell `last` of a hidden sheet is filled."""
    with xlsxwriter.Workbook(path) as workbook:
        sheet, hidden = workbook.add_worksheet("Actions"), workbook.add_worksheet("Base")
        hidden.very_hidden()
        hidden.write_string(last, "last")
        bold = workbook.add_format({"bold": True})
        for row, text in enumerate(TEXTS):
            sheet.write_string(row, 0, text)
        for row, number in enumerate(NUMBERS):
            sheet.write_number(row, 1, number)
        for column, code in enumerate(DATE_CODES, 2):
            for row, day in enumerate(DAYS):
                sheet.write_datetime(row, column, day, workbook.add_format({"num_format": code}))
        minutes = workbook.add_format({"num_format": "yyyy-mm-dd hh:mm:ss.000"})
        for row, moment in enumerate(MOMENTS):
            sheet.write_datetime(row, 8, moment, minutes)
        sheet.write_datetime("J1", time(18, 30), workbook.add_format({"num_format": "hh:mm"}))
        sheet.write_datetime("J2", timedelta(hours=30), workbook.add_format({"num_format": "[h]:mm"}))
        sheet.write_boolean("K1", True)
        sheet.write_boolean("K2", False)
        sheet.write_formula("L1", "=1+1", value=2)
        sheet.write_formula("L2", '="a"&"b"', value="ab")
        sheet.write_formula("L3", "=NA()", value="#N/A")
        sheet.write_formula("L4", "=1=1", value=True)
        sheet.write_formula("L5", "=DATE(2018,12,31)", workbook.add_format({"num_format": 14}), value=43465)
        sheet.write_array_formula("L6:L7", "{=B1:B2*2}", value=0)
        sheet.write_rich_string("M1", "plain ", bold, "bold", " plain")
        sheet.write_blank("M2", None, bold)
        sheet.merge_range("N1:O2", "merged")
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_column("D:E", None, None, {"hidden": True})
        sheet.write_comment("A1", "a note")
    return path


def with_openpyxl(path: Path) -> Path:
    """A workbook as openpyxl writes it, with formulas that nobody computed."""
    workbook = openpyxl.Workbook()
    sheet: Any = workbook.active
    sheet.title = "Actions"
    values = [*(text for text in TEXTS if text != "=not"), *NUMBERS, True, *DAYS, *MOMENTS, time(6, 15), timedelta(hours=36)]
    for row, value in enumerate(values, 1):
        sheet.cell(row, 1, value)
    sheet["B1"] = "=A1"
    sheet["B2"] = ArrayFormula("B2:B3", "=A1:A2")
    sheet["C1"] = CellRichText("plain ", TextBlock(InlineFont(b=True), "bold"))
    sheet["C2"] = "#REF!"
    sheet["A1"].comment = Comment("a note", "someone")
    sheet.merge_cells("E1:F2")
    sheet["E1"] = "merged"
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["D"].hidden = True
    workbook.create_sheet("Base").sheet_state = "hidden"
    workbook.save(path)
    return path


def with_libreoffice(path: Path) -> Path:
    """The workbook of XlsxWriter, computed and saved by LibreOffice, to which each row down to the last is work."""
    return convert(with_xlsxwriter(path, "XFD65537"), "xlsx", path.parent / "converted")


@pytest.fixture(
    scope="module",
    params=[with_xlsxwriter, with_openpyxl, pytest.param(with_libreoffice, marks=pytest.mark.libreoffice)],
)
def path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    write: Callable[[Path], Path] = request.param
    return write(tmp_path_factory.mktemp("workbooks") / "OES.xlsx")


def ours(workbook: RawWorkbook) -> Cells:
    return {(sheet.name, at): value for sheet in workbook.sheets for at, value in by_address(sheet).items()}


def by_openpyxl(path: Path, *, data_only: bool) -> Cells:
    workbook = openpyxl.load_workbook(path, data_only=data_only)
    cells = {
        (sheet.title, cell.coordinate): cell.value
        for sheet in workbook.worksheets
        for cell in sheet._cells.values()  # all that are there; to walk the rows of a whole grid takes minutes
        if cell.value is not None
    }
    workbook.close()
    return cells


def by_calamine(path: Path) -> Cells:
    workbook = python_calamine.CalamineWorkbook.from_path(str(path))
    return {
        (name, address(row, column)): value
        for name in workbook.sheet_names
        if name == "Actions"  # the two cells at the corners of the other sheet would take calamine all memory
        for row, values in enumerate(workbook.get_sheet_by_name(name).to_python(skip_empty_area=False), 1)
        for column, value in enumerate(values, 1)
        if value != ""
    }


# the differences that are known


def cached(value: CellValue) -> CellValue | None:
    """Calamine, and openpyxl when it is asked for data only, give the saved value of a formula in its stead."""
    return value.cached if isinstance(value, Formula) else value


def as_openpyxl(value: CellValue | None) -> Any:
    """openpyxl gives a date as a moment at midnight."""
    return datetime(value.year, value.month, value.day) if type(value) is date else value


def without_escapes(cells: Cells) -> Cells:
    """openpyxl decodes no escape but that of the underscore; after it, the two can no longer be told apart."""
    return {at: unescape(value) if isinstance(value, str) else value for at, value in cells.items()}


def as_calamine(value: CellValue | None) -> Any:
    """calamine gives an error value as a blank, and a number always with a fraction."""
    if isinstance(value, ErrorValue):
        return None
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def nothing_left_out(cells: Cells) -> Cells:
    return {at: value for at, value in cells.items() if value is not None and value != ""}


def test_every_value_is_that_of_openpyxl(path: Path) -> None:
    read = {at: as_openpyxl(cached(value)) for at, value in ours(read_workbook(path)).items()}
    theirs = by_openpyxl(path, data_only=True)
    assert without_escapes(nothing_left_out(read)) == without_escapes(nothing_left_out(theirs))


def test_every_formula_is_that_of_openpyxl(path: Path) -> None:
    read = {at: f"={value.text}" for at, value in ours(read_workbook(path)).items() if isinstance(value, Formula)}
    theirs = {
        at: value.text if isinstance(value, ArrayFormula) else value
        for at, value in by_openpyxl(path, data_only=False).items()
        if isinstance(value, ArrayFormula) or (isinstance(value, str) and value.startswith("=") and at in read)
    }
    assert read == theirs


def test_every_value_is_that_of_calamine(path: Path) -> None:
    read = {at: as_calamine(cached(value)) for at, value in ours(read_workbook(path)).items() if at[0] == "Actions"}
    assert nothing_left_out(read) == by_calamine(path)


def test_what_is_told_of_sheets_is_what_openpyxl_tells(path: Path) -> None:
    theirs = openpyxl.load_workbook(path)
    for sheet, other in zip(read_workbook(path).sheets, theirs.worksheets, strict=True):
        assert (sheet.name, sheet.state) == (other.title, SheetState(other.sheet_state))
        assert {tuple(merged) for merged in sheet.merged} == {
            (r.min_row, r.min_col, r.max_row, r.max_col) for r in other.merged_cells.ranges
        }
        hidden = {row for row, dimension in other.row_dimensions.items() if dimension.hidden}
        assert sheet.hidden_rows == hidden & sheet.rows.keys()
    assert "notes on cells" in read_workbook(path).beyond
    theirs.close()


# round trips


def texts() -> st.SearchStrategy[str]:
    """What a cell can hold, with what looks like an escape of the format among it."""
    usual = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), max_size=40)
    return usual | st.text(st.sampled_from("_x0054FD \n\t" + ascii_letters), max_size=20)


def numbers() -> st.SearchStrategy[float]:
    # XlsxWriter writes sixteen digits, which is what Excel keeps at most.
    return st.floats(-1e300, 1e300).map(lambda value: float(f"{value:.16G}"))


def moments() -> st.SearchStrategy[datetime]:
    # Excel tells milliseconds apart, not more.
    whole = st.datetimes(datetime(1900, 3, 1), datetime(9999, 12, 31))
    return whole.map(lambda moment: moment.replace(microsecond=moment.microsecond // 1000 * 1000))


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 60), st.integers(0, 800),
            texts() | numbers() | st.booleans() | moments() | st.dates(date(1900, 3, 1)),
        ),
        max_size=25, unique_by=lambda cell: cell[:2],
    ),
    st.booleans(),
)  # fmt: skip
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, cells: list[tuple[int, int, Any]], date_1904: bool
) -> None:
    path = tmp_path_factory.getbasetemp() / "round trip.xlsx"
    cells = [cell for cell in cells if not (date_1904 and isinstance(cell[2], date) and cell[2].year < 1905)]
    with xlsxwriter.Workbook(path, {"date_1904": date_1904}) as workbook:
        sheet = workbook.add_worksheet()
        formats = {date: workbook.add_format({"num_format": 14}), datetime: workbook.add_format({"num_format": 22})}
        for row, column, value in cells:
            if isinstance(value, str):
                sheet.write_string(row, column, value)
            else:
                sheet.write(row, column, value, formats.get(type(value)))
    read = read_workbook(path)
    assert read.date_1904 is date_1904
    assert by_address(read.sheets[0]) == {
        address(row + 1, column + 1): as_written(value) for row, column, value in cells if value != ""
    }


def as_written(value: Any) -> CellValue:
    """A moment at midnight is written as a date is, and is one when it is read."""
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    return value  # type: ignore[no-any-return]
