"""The first sheet of a register: what it is, where to type what, what is left to put right."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.registers import SOURCE, register
from tests.workbook.register.test_register import NOW, again, edited
from toolkit.jobs.registers import load
from toolkit.tracker.record.actions import Source
from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.problems import sentence
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import OVERVIEW, SHEETS
from toolkit.workbook.register import overview
from toolkit.workbook.register.overview import MOST
from toolkit.workbook.register.writing import write_register

EARLIER = Path(__file__).parents[2] / "doors" / "earlier"
MADE_BEFORE = "Made before there was such a sheet"


@pytest.fixture
def held() -> Register:
    built = register("""
        | Ref. | Action            | Lead | Deadline   | Due date   | Status      | Comment      |
        | 1.1  | Paint the signs   | PAR  | 30 June 18 | 2018-06-30 | In progress | Primer is on |
        | 1.2  | Print the leaflet | LIB  | End 2019   | 2019-12-31 | Implemented |              |
        | 2.1  | Count the benches | PAR  | Ongoing    |            | Not started |              |
    """)
    built.sources["AFS18"] = Source("AFS18", "Audit of the Fuel Stores (2018)", as_of=date(2018, 6, 30))
    built.actions["2.1"] = replace(built.actions["2.1"], source="AFS18")
    built.settings = replace(built.settings, title="All that is followed up")
    return built


def shown(held: Register) -> Worksheet:
    return openpyxl.load_workbook(BytesIO(write_register(held, NOW)))[OVERVIEW]


def lines(sheet: Worksheet, heading: str) -> list[tuple[Any, ...]]:
    """The lines of a block, without the line of headings, up to the next blank one."""
    rows = [tuple(cell.value for cell in row) for row in sheet.iter_rows()]
    start = next(at for at, row in enumerate(rows) if row[0] == heading)
    end = next((at for at, row in enumerate(rows) if at > start and not any(row)), len(rows))
    return rows[start + 2:end]


def test_it_is_the_first_sheet_and_says_what_the_register_is(held: Register) -> None:
    book = openpyxl.load_workbook(BytesIO(write_register(held, NOW)))
    sheet = book.worksheets[0]
    assert sheet.title == OVERVIEW
    assert sheet["A1"].value == held.settings.title
    assert sheet["A2"].value == held.settings.organization


def test_it_counts_each_source_and_all_of_them_on_the_latest_date_which_it_names(held: Register) -> None:
    sheet = shown(held)
    assert any(cell.value == "As of 2018-12-31, the latest date that the register knows." for cell in sheet["B"])
    assert [(row[0], *row[2:]) for row in lines(sheet, "Where things stand")] == [
        (SOURCE, "Open", 2, 0, 2, 1, 1), ("AFS18", "Open", 0, 0, 1, 1, 0), ("All", None, 2, 0, 3, 2, 1)]


def test_recommendations_count_as_implemented_where_all_their_actions_are(held: Register) -> None:
    held.actions["1.1"] = replace(held.actions["1.1"], status=Status.SUPERSEDED)
    assert [row[4] for row in lines(shown(held), "Where things stand")] == [1, 0, 1]


def test_without_a_date_nothing_is_called_overdue() -> None:
    sheet = shown(register("| Ref. | Action | Due date |\n| 1.1 | Paint | 2018-06-30 |", as_of=None))
    [(*_, still_open, overdue)] = lines(sheet, "Where things stand")
    assert (still_open, overdue) == (1, None)


def test_every_sheet_is_named_with_a_link_and_who_types_there(held: Register) -> None:
    book = openpyxl.load_workbook(BytesIO(edited(write_register(held, NOW), lambda book: book.create_sheet("It's ours"))))
    book["It's ours"]["A1"] = "X"
    out = BytesIO()
    book.save(out)
    sheet = shown(again(out.getvalue()))
    found = {row[0]: row[1] for row in lines(sheet, "Where to type what")}
    assert list(found) == ["Settings", "About", *(declared.name for declared in SHEETS), "It's ours"]
    assert all(found.values())
    links = {cell.value: cell.hyperlink.location for cell in sheet["A"] if cell.hyperlink}
    assert (links["Actions"], links["It's ours"]) == ("'Actions'!A1", "'It''s ours'!A1")


def test_what_is_left_to_put_right_leads_to_its_cell(held: Register) -> None:
    held.actions["1.1"] = replace(held.actions["1.1"], lead=("PAR", "ROADS"))
    sheet = shown(held)
    told = {row[0]: row[1:3] for row in lines(sheet, "Left to put right")}
    assert told["Actions G2"] == (
        "Action 1.1 names ROADS, but ROADS is not on the Units sheet. No workbook is issued to it.",
        "Add ROADS to the Units sheet, or correct the code in the action.")
    links = {cell.value: cell.hyperlink.location for cell in sheet["A"] if cell.hyperlink}
    assert links["Actions G2"] == "'Actions'!G2"


def test_a_long_list_is_cut_and_says_so(held: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    held.actions["1.1"] = replace(held.actions["1.1"], lead=("PAR", "ROADS", "PATHS", "LANES"))
    monkeypatch.setattr(overview, "MOST", 2)
    listed = lines(shown(held), "Left to put right")
    assert (len(listed), MOST) == (3, 100)
    assert str(listed[-1][0]).endswith("more. `tracker check-register` lists all of them.")


def test_nothing_of_it_is_read_or_an_edit_and_it_is_written_anew(held: Register) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book[OVERVIEW]["B9"], book[OVERVIEW]["A1"] = "=1+1", "Ours"

    found = again(edited(write_register(held, NOW), edit))
    assert (found.hand_edits, found.problems, found.foreign) == ([], [], [])
    assert shown(found)["A1"].value == held.settings.title


def their_own(book: openpyxl.Workbook) -> None:
    """As in a register from before the tracker wrote one."""
    del book[OVERVIEW]
    book.create_sheet("overview ", 2)["A1"] = MADE_BEFORE


def with_another(book: openpyxl.Workbook) -> None:
    their_own(book)
    book.create_sheet("OVERVIEW (2)")["A1"] = "Theirs, too"


@pytest.mark.parametrize(("edit", "name"), [(their_own, "overview (2)"), (with_another, "overview (3)")])
def test_a_sheet_of_that_name_that_somebody_made_is_kept_under_another_one_and_that_is_said(
    held: Register, edit: Callable[[openpyxl.Workbook], None], name: str
) -> None:
    found = again(edited(write_register(held, NOW), edit))
    [problem] = found.problems
    assert sentence(problem) == (
        f"register.xlsx, overview : The tracker writes a sheet called “overview ” itself, so the sheet that you added is "
        f"kept as “{name}”. You do not need to do anything.")
    kept = again(write_register(found, NOW))
    assert kept.problems == []
    assert {sheet.name: sheet.rows[1][1] for sheet in kept.foreign}[name] == MADE_BEFORE


def test_so_is_a_sheet_of_an_earlier_register_that_is_called_like_a_later_one_of_ours(tmp_path: Path) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book.create_sheet("Settings")["A1"] = MADE_BEFORE

    path = tmp_path / "register.xlsx"
    path.write_bytes(edited((EARLIER / "of one document.xlsx").read_bytes(), edit))
    found = load(path, to_save=True).register
    assert [(problem.code, problem.suggestion) for problem in found.problems] == [("sheet-renamed", "Settings (2)")]
    kept = again(write_register(found, NOW))
    assert [(sheet.name, sheet.rows) for sheet in kept.foreign] == [("Settings (2)", {1: {1: MADE_BEFORE}})]
