"""How often Excel is asked, which is what takes long there: only a few times for each mark, however many there are."""

import platform

import pytest
import xlwings as xw

from tests.addin.engine_calls import counted
from tests.addin.test_marks import Open, column, workbook
from toolkit import addin
from toolkit.addin.excel.fills import LONGEST_ADDRESS, paint
from toolkit.addin.excel.marks import clear_marks, put_marks
from toolkit.addin.problem_lists import list_beside
from toolkit.tracker.record.problems import Place, Problem

MANY, BESIDES = 600, 240
"""Marks, and the calls that are needed however many there are."""


@pytest.fixture(params=["Windows", "Darwin"], autouse=True)
def _system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "system", lambda: request.param)


@pytest.mark.parametrize("step", [1, 2], ids=["one below the other", "with rows between"])
def test_each_mark_costs_a_few_calls(step: int) -> None:
    Open(workbook())
    with counted() as putting:
        assert put_marks(xw.Book.caller(), column(MANY, step)) == []
    with counted() as going:
        addin.next_problem()
    with counted() as clearing:
        assert clear_marks(xw.Book.caller()) == []
    assert putting.number <= 3 * MANY + BESIDES
    assert going.number <= 3 * MANY + BESIDES
    assert clearing.number <= (5 if step == 1 else 7) * MANY + BESIDES


def test_a_list_costs_as_many_calls_for_many_problems_as_for_a_few() -> None:
    Open(workbook())
    asked = []
    for count in (10, 50):
        problems = [Problem("no-identity", Place(sheet="Actions", cell=f"B{row}")) for row in range(2, 2 + count)]
        with counted() as listing:
            list_beside(xw.Book.caller().app, "PAR.xlsx", problems)
        asked.append(listing.number)
    assert asked[1] - asked[0] <= 2


def test_no_address_is_longer_than_excel_takes() -> None:
    opened = Open(workbook(locked=False))
    cells = [f"XFD{row}" for row in range(1, 100)]
    paint(opened.book.sheets["Actions"], cells, "#F6D9E3")
    assert LONGEST_ADDRESS == 255
    assert {opened.wb["Actions"][cell].fill.fgColor.rgb for cell in cells} == {"FFF6D9E3"}
