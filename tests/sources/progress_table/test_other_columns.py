"""Columns that we do not know are kept, each under a heading of its own, in a register that can be read again."""

from dataclasses import replace
from pathlib import Path

from tests.sources.forms import ACTIONS, HEADS, text_form, written
from tests.sources.tables import NOW, as_word, cells, taken
from toolkit.reading.workbook import read_workbook
from toolkit.sources.taking_in import take_in
from toolkit.tracker.merge.attributing import attributed
from toolkit.tracker.record.register import Register
from toolkit.workbook.register.reading import read_register
from toolkit.workbook.register.writing import write_register

TABLE = """
    | No | Recommendation | Action | Deadline | Responsible Unit | Comments | Status      |     |       | Note | Note |
    | 1  | Water more     | Dig    | 2018     | Garden Unit      | Fine     | Implemented | one | two   | deep | dry  |
    | 2  | Water less     | Wait   | 2018     | Garden Unit      | Fine     | Ongoing     |     | three |      | wet  |
"""


def again(register: Register) -> Register:
    named = attributed(register, replace(register.sources[""], code="PLAN"))
    return read_register(read_workbook(write_register(named, NOW)), "register.xlsx")


def test_columns_without_a_heading_or_with_one_of_ours_or_of_another_are_told_apart(tmp_path: Path) -> None:
    register = taken(as_word(tmp_path / "plan.docx", cells(TABLE))).register
    assert again(register).extra == register.extra == {"Actions": {
        "1.1": {"Status (7)": "Implemented", "Column (8)": "one", "Column (9)": "two", "Note": "deep", "Note (11)": "dry"},
        "2.1": {"Status (7)": "Ongoing", "Column (9)": "three", "Note (11)": "wet"}}}


def test_so_are_those_of_the_matrix_of_a_mission_report(tmp_path: Path) -> None:
    rows = [(*row, f"s{number}", f"x{number}", f"y{number}") for number, row in enumerate(ACTIONS)]
    register = take_in(written(tmp_path, text_form(rows, (*HEADS, "Note", "Note", "Note"))), now=NOW).register
    assert again(register).extra == register.extra
    assert [{heading: kept for heading, kept in row.items() if "Note" in heading}
            for row in register.extra["Actions"].values()] == [
        {"Note": f"s{number}", "Note (5)": f"x{number}", "Note (6)": f"y{number}"} for number in range(len(ACTIONS))]
