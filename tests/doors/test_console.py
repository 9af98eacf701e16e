"""What another program gets: of a table everything, a line for each row; of JSON nothing that commands a terminal."""

import json

import openpyxl
import pytest

from tests.doors.command_line import Tracker


def test_a_table_for_another_program_has_every_row_and_a_tab_between_its_cells(tracker: Tracker) -> None:
    tracker.make_issued()
    tracker.fill_in("PAR", {("2.1", "Status"): "Startled"})
    told = tracker("check", "inbox")
    rows = [line.split("\t") for line in told.out.splitlines()]
    assert rows[0] == ["Where", "Severity", "What is wrong", "What to do"]
    assert {len(row) for row in rows} == {4}
    assert any("Startled" in row[2] for row in rows)


def test_a_line_break_in_a_cell_does_not_break_its_line(tracker: Tracker) -> None:
    tracker.make_issued()
    tracker.fill_in("PAR", {("2.1", "Status"): "Not\tquite\nstarted"})
    told = tracker("check", "inbox")
    assert all(line.count("\t") == 3 for line in told.out.splitlines())


SIGNS = "a\x9b31mb\x7fc\u202ed\u2066e\u200ff\u2028g\U000e0041h\u061ci"
"""Control signs, and signs that turn the direction of what follows."""


def test_json_on_the_console_never_commands_the_terminal_and_loses_nothing(tracker: Tracker) -> None:
    path = tracker.make_register()
    book = openpyxl.load_workbook(path)
    column = next(cell.column_letter for cell in book["Actions"][1] if cell.value == "Action")
    book["Actions"][f"{column}2"].value = f"Paint {SIGNS} é 😀"
    book.save(path)
    told = tracker("show", "register.xlsx", "--json").out
    assert told.replace("\n", "").isprintable()
    assert f"Paint {SIGNS} é 😀" in [action["text"] for action in json.loads(told)["actions"]]
    assert "é 😀" in told


@pytest.mark.parametrize("words", [("explain", "--json", "status"), ("explain", "--json", "deadline")])
def test_neither_does_json_of_what_was_typed(tracker: Tracker, words: tuple[str, ...]) -> None:
    told = tracker(*words, SIGNS).out
    assert told.replace("\n", "").isprintable()
    assert json.loads(told)["text"] == SIGNS
