"""Nothing that came with a return is passed over in silence."""

import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tests.doors.command_line import Tracker
from tests.hostile.invented import NOW, honest
from toolkit.jobs.returns.finding import find_files
from toolkit.tracker.record.cells import CellValue, RawSheet
from toolkit.tracker.record.columns import tidy
from toolkit.tracker.record.forms.form import STANDARD
from toolkit.tracker.record.problems import Problem
from toolkit.tracker.returns.answers import read_answer
from toolkit.tracker.returns.headings import find_layout
from toolkit.tracker.returns.outside import outside_of
from toolkit.workbook.lists.files import write_problem_list, write_problems_of_units


def test_a_workbook_with_a_hidden_name_is_skipped_and_named(tmp_path: Path) -> None:
    for name in (".U1.xlsx", ".DS_Store", "U2.xlsx"):
        (tmp_path / name).write_bytes(b"")
    found, skipped = find_files([tmp_path])
    assert [name for name, _ in found] == ["U2.xlsx"]
    assert [(problem.code, problem.found) for problem in skipped] == [("hidden-file", ".U1.xlsx")]


def test_a_workbook_with_a_hidden_name_is_read_when_it_is_named_itself(tmp_path: Path) -> None:
    file = tmp_path / ".U1.xlsx"
    file.write_bytes(b"")
    assert find_files([file]) == ([(".U1.xlsx", file)], [])


@pytest.mark.parametrize("unseen", ["\u200b", "\ufeff", "\xad", "\u2060", " \u200b \n\ufeff", "\u2060\xa0\xad"])
def test_an_answer_of_which_nothing_is_seen_is_empty(unseen: str) -> None:
    assert {read_answer(unseen, column) for column in STANDARD.answers} == {("", "", "")}


def test_a_sign_without_a_width_inside_an_answer_stays() -> None:
    assert tidy("\u200bDone\xad.") == "\u200bDone\xad."


def test_values_above_beside_and_below_the_table_of_actions_are_named_and_many_are_counted() -> None:
    headings: dict[int, CellValue] = {n: column.heading for n, column in enumerate(STANDARD.columns, start=1)}
    rows = {1: {1: "Dear all"}, 2: headings, **{n: {1: f"1.{n}", 22: "see me"} for n in range(3, 26)}}
    sheet = RawSheet("Actions", rows=rows)  # type: ignore[arg-type]
    layout = find_layout(sheet, STANDARD.columns, "ref", 4)
    assert layout is not None
    found = outside_of(sheet, layout)
    assert [p.place.cell for p in found[:3]] == ["A1", "V3", "V4"]
    assert [(p.code, p.found) for p in found[19:]] == [("value-outside", "see me"), ("values-outside", "4")]


def test_a_folder_of_checked_copies_is_checked_and_consolidated_without_its_problem_list(tracker: Tracker) -> None:
    tracker.make_register()
    assert tracker.issue().code == 0
    tracker.fill_in("PAR", {("1.1", "Status"): "Implmented", ("2.1", "Status"): "Not started"})
    assert tracker("check", "inbox", "-o", "checked").code == 1
    copy = tracker.folder / "checked" / "PAR checked.xlsx"
    book = openpyxl.load_workbook(copy)
    book["Actions"]["E2"], book["Actions"]["F2"] = "Implemented", date(2018, 5, 2)
    book.save(copy)
    assert sorted(path.name for path in copy.parent.iterdir()) == [
        "PAR checked.xlsx", "PAR problems.xlsx", "problems.xlsx"]

    again = tracker("check", "checked", "--json")
    assert (again.code, [p["code"] for p in json.loads(again.out)]) == (0, ["own-list", "own-list"])
    merged = json.loads(tracker("consolidate", "register.xlsx", "checked", "--round", "2018-12", "--json").out)
    assert (merged["new_returns"], merged["changes"], merged["missing"]) == (1, 2, ["LIB"])
    assert [p["code"] for p in merged["problems"]] == ["own-list", "own-list"]


def test_a_return_that_is_named_like_a_problem_list_is_read(tmp_path: Path) -> None:
    (tmp_path / "problems.xlsx").write_bytes(honest())
    (tmp_path / "our problems.xlsx").write_bytes(b"not a workbook")
    found, skipped = find_files([tmp_path])
    assert ([name for name, _ in found], skipped) == (["our problems.xlsx", "problems.xlsx"], [])


def test_a_problem_list_is_passed_over_and_named_under_whatever_name_it_was_saved(tmp_path: Path) -> None:
    for name in ("Problems (2).xlsx", "register.problems.xlsx"):
        (tmp_path / name).write_bytes(write_problem_list([Problem("lock-file")], "Problems", NOW))
    (tmp_path / "problems.xlsx").write_bytes(write_problems_of_units([Problem("lock-file")], {}, {}, "Problems", NOW))
    for paths in ([tmp_path], sorted(tmp_path.iterdir())):
        found, skipped = find_files(paths)
        assert (found, [(p.code, p.found) for p in skipped]) == (
            [], [("own-list", "Problems (2).xlsx"), ("own-list", "problems.xlsx"), ("own-list", "register.problems.xlsx")])


def test_a_checked_copy_lists_rows_that_were_not_taken_and_sheets_that_are_not_read(tracker: Tracker) -> None:
    tracker.make_register()
    assert tracker.issue().code == 0
    returned = tracker.fill_in("PAR", {("1.1", "Comment"): "Undercoat is on"})
    book = openpyxl.load_workbook(returned)
    for column, text in {1: "7.7", 5: "Implemented", 9: "All benches are counted"}.items():
        book["Actions"].cell(9, column, text)
    book.create_sheet("Notes")["A1"] = "The paint was late."
    book.save(returned)
    assert tracker("check", "inbox", "-o", "checked", "--register", "register.xlsx").code == 1

    listed = openpyxl.load_workbook(tracker.folder / "checked" / "PAR checked.xlsx")["Problems"]
    headings, *lines = ([str(cell.value or "") for cell in row] for row in listed)
    found = [dict(zip(headings, line, strict=True)) for line in lines]
    (row,) = (line for line in found if line["In the file you sent"] == "Actions A9")
    assert row["The whole row as sent"] == "Ref.: 7.7\nStatus: Implemented\nComment: All benches are counted"
    (sheet,) = (line for line in found if line["In the file you sent"] == "Notes A1")
    assert (sheet["Weight"], "A1 “The paint was late.”" in sheet["What is wrong"]) == ("To look at", True)
