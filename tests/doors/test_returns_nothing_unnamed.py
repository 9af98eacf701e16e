"""Nothing that came with a return is passed over in silence."""

from pathlib import Path

import pytest

from toolkit.jobs.receiving import find_files
from toolkit.tracker.answers import read_answer
from toolkit.tracker.cells import CellValue, RawSheet
from toolkit.tracker.columns import tidy
from toolkit.tracker.headings import find_layout
from toolkit.tracker.model import answer_columns, issued_columns
from toolkit.tracker.outside import outside_of


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
    assert {read_answer(unseen, column) for column in answer_columns()} == {("", "", "")}


def test_a_sign_without_a_width_inside_an_answer_stays() -> None:
    assert tidy("\u200bDone\xad.") == "\u200bDone\xad."


def test_values_above_beside_and_below_the_table_of_actions_are_named_and_many_are_counted() -> None:
    headings: dict[int, CellValue] = {n: column.heading for n, column in enumerate(issued_columns(), start=1)}
    rows = {1: {1: "Dear all"}, 2: headings, **{n: {1: f"1.{n}", 20: "see me"} for n in range(3, 26)}}
    sheet = RawSheet("Actions", rows=rows)  # type: ignore[arg-type]
    found = outside_of(sheet, find_layout(sheet, issued_columns(), "ref", 4))
    assert [p.place.cell for p in found[:3]] == ["A1", "T3", "T4"]
    assert [(p.code, p.found) for p in found[19:]] == [("value-outside", "see me"), ("values-outside", "4")]
