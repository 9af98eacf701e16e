"""Sheets that people added: their formulas stay formulas, they stay where they are, and what is lost is said."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.formula import ArrayFormula

from tests.recalculation import recalculated
from tests.registers import register
from tests.workbook.register.test_register import NOW, edited
from tests.workbook.register.test_register_looks import read
from toolkit.reading.workbook import read_workbook
from toolkit.tracker.record.carried import Look
from toolkit.tracker.record.cells import ErrorValue, Formula
from toolkit.tracker.record.register import Register
from toolkit.workbook.register.writing import write_register

Edit = Callable[[openpyxl.Workbook], Any]
OWN = "Budget"


@pytest.fixture
def held() -> Register:
    return register("""
        | Ref. | Action            | Lead | Due date   | Status      |
        | 1.1  | Paint the signs   | PAR  | 2018-06-30 | In progress |
        | 1.2  | Print the leaflet | LIB  | 2019-12-31 | Not started |
    """)


def with_formulas(**formulas: Any) -> Edit:
    """A sheet of somebody's own with formulas in some cells, and numbers in A1 and A2."""
    def edit(book: openpyxl.Workbook) -> None:
        sheet = book.create_sheet(OWN)
        for cell, value in ({"A1": 2, "A2": 3} | formulas).items():
            sheet[cell] = value
    return edit


def written_again(held: Register, edit: Edit) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(write_register(read(edited(write_register(held, NOW), edit)), NOW)))


def lost(held: Register, edit: Edit) -> list[str]:
    return [problem.found for problem in read(edited(write_register(held, NOW), edit)).problems]


@pytest.mark.parametrize("formula", [
    "=A1*A2", "=SUM(A1:A2)&\" m\"", "=COUNTIF(Actions!$A:$A,\"1.1\")", "='History'!A1", "=IF(A1>1,\"[a]!b\",0)", "=ROWS(tracker_units)",
])
def test_a_formula_stays_the_formula_that_it_is(held: Register, formula: str) -> None:
    edit = with_formulas(B1=formula)
    assert lost(held, edit) == []
    assert written_again(held, edit)[OWN]["B1"].value == formula


@pytest.mark.parametrize("formula", ["=[1]Costs!A1", "=Gone!A1", "=Costs[Sum]", "=Gone+1", "=A1:Gone", "=Overview!A1"])
def test_one_that_needs_what_will_not_be_there_leaves_its_value_and_is_told(held: Register, formula: str) -> None:
    assert lost(held, with_formulas(B1=formula)) == ["1 formula, of which the value is kept"]


def test_an_array_leaves_its_values_and_is_told(held: Register) -> None:
    assert lost(held, with_formulas(B1=ArrayFormula("B1:B2", "=A1:A2*2"))) == ["1 formula, of which the value is kept"]


def test_a_text_that_looks_like_a_formula_stays_a_text(held: Register) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        cell = book.create_sheet(OWN)["A1"]
        cell.value, cell.data_type = "=1+1", "s"

    data = write_register(read(edited(write_register(held, NOW), edit)), NOW)
    sheet = read_workbook(data).sheet(OWN)
    assert sheet is not None
    assert sheet.rows == {1: {1: "=1+1"}}


@pytest.mark.parametrize("cached", [6.5, "six", True, "", ErrorValue("#N/A"), date(2019, 2, 1), None])
def test_the_value_that_was_read_stays_beside_the_formula(held: Register, cached: Any) -> None:
    found = read(edited(write_register(held, NOW), with_formulas(B1="=A1*A2")))
    (own,) = found.foreign
    rows = {1: {1: Formula("A1*A2", cached)}}
    look = Look(cells={(1, 1): "yyyy-mm-dd"} if isinstance(cached, date) else {})
    found.foreign = [replace(own, rows=rows, look=look)]
    sheet = read_workbook(write_register(found, NOW)).sheet(OWN)
    assert sheet is not None
    assert sheet.rows == {1: {1: Formula("A1*A2", cached)}}


def with_shared(data: bytes) -> bytes:
    """The same workbook with a formula in B1 that B2 shares, as Excel writes a column that was filled down."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            content = content.replace(b"<f>A1*10</f>", b'<f t="shared" ref="B1:B2" si="0">A1*10</f>')
            target.writestr(name, content.replace(b"<f>A2*11</f>", b'<f t="shared" si="0"/>'))
    return out.getvalue()


def test_a_formula_that_several_cells_share_is_written_out_for_each(held: Register) -> None:
    data = with_shared(edited(write_register(held, NOW), with_formulas(B1="=A1*10", B2="=A2*11")))
    found = read(data)
    assert found.problems == []
    sheet = openpyxl.load_workbook(BytesIO(write_register(found, NOW)))[OWN]
    assert [sheet["B1"].value, sheet["B2"].value] == ["=A1*10", "=A2*10"]


def test_a_name_that_a_formula_needs_is_kept_where_it_is_simple_and_else_told(held: Register) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        with_formulas(B1="=rate*2", B2="=sums+1")(book)
        book.defined_names["rate"] = DefinedName("rate", attr_text=f"{OWN}!$A$1")
        book.defined_names["sums"] = DefinedName("sums", attr_text="Gone!$A$1")
        book.defined_names["unused"] = DefinedName("unused", attr_text=f"{OWN}!$A$2")

    assert lost(held, edit) == ["1 formula, of which the value is kept"]
    book = written_again(held, edit)
    assert book.defined_names["rate"].attr_text == f"{OWN}!$A$1"
    assert not {"sums", "unused"} & book.defined_names.keys()


@pytest.mark.parametrize(("at", "behind"), [(0, "Overview"), (1, "Overview"), (4, "Sources"), (99, "History")])
def test_a_sheet_stays_where_it_is_and_the_first_stays_the_first(held: Register, at: int, behind: str) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book.create_sheet(OWN, min(at, book.sheetnames.index("History") + 1))

    names = written_again(held, edit).sheetnames
    assert names[0] == "Overview"
    assert names[names.index(OWN) - 1] == behind


@pytest.mark.libreoffice
@pytest.mark.slow(reason="LibreOffice computes")
def test_another_program_computes_them_as_they_stand(held: Register, tmp_path: Path) -> None:
    edit = with_formulas(B1="=A1*A2", B2="=COUNTIF(Actions!$A$2:$A$9,\"1.*\")", B3="=rate+1")

    def with_name(book: openpyxl.Workbook) -> None:
        edit(book)
        book.defined_names["rate"] = DefinedName("rate", attr_text=f"{OWN}!$A$2")

    data = write_register(read(edited(write_register(held, NOW), with_name)), NOW)
    sheet = read_workbook(recalculated(data, tmp_path)).sheet(OWN)
    assert sheet is not None
    assert [row[2].cached for row in sheet.rows.values()] == [6, 2, 4]  # type: ignore[union-attr]
