"""What changed since the round before, and the trend over all rounds, as a round printed them and for ever after."""

import json
import shutil
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest

from tests.doors.command_line import Tracker
from tests.registers import register
from toolkit.jobs.registers import create, load
from toolkit.tracker.views.rounds.trend import trend

ACTIONS = """
    | Ref. | Action             | Lead | Due date   | Status                        | Date of implementation |
    | 1.1  | Paint the signs    | PAR  | 2020-06-30 | Implemented                   | 2020-05-01             |
    | 1.2  | Print the leaflet  | PAR  | 2020-09-30 | Closed without implementation |                        |
    | 2.1  | Count the benches  | PAR  | 2021-03-31 | Not started                   |                        |
    | 2.2  | Mend the fountain  | WAT  | 2021-09-30 | In progress                   |                        |
"""
ROUNDS = {"2020-12": "2020-12-31", "2021-06": "2021-06-30", "2021-12": "2021-12-31"}
Answers = dict[tuple[str, str], object]


@pytest.fixture
def desk(tracker: Tracker) -> Tracker:
    create(tracker.folder / "register.xlsx", register(ACTIONS, as_of=date(2020, 6, 30)),
           datetime.fromisoformat("2020-07-20T10:00:00"))
    return tracker


def play(desk: Tracker, name: str, units: dict[str, Answers]) -> None:
    """Issue a round and take in what units answer."""
    day = ROUNDS[name]
    desk("issue", "register.xlsx", "--round", name, "--as-of", day, "--all", "--now", f"{day}T10:00:00")
    for unit, answers in units.items():
        desk.fill_in(unit, answers, round_name=name)
    if units:
        desk("consolidate", "register.xlsx", "inbox", "--round", name, "--now", f"{day}T12:00:00")
        shutil.rmtree(desk.folder / "inbox")


def since(desk: Tracker, *more: str) -> dict[str, object]:
    told = json.loads(desk("status", "register.xlsx", "--json", *more).out)["since"]
    return {key: value for key, value in told.items() if value}


def live_three_rounds(desk: Tracker) -> None:
    play(desk, "2020-12", {"PAR": {("2.1", "Status"): "In progress"}})
    play(desk, "2021-06", {
        "PAR": {("1.1", "Status"): "In progress", ("2.1", "Status"): "Implemented",
                ("2.1", "Date of implementation"): date(2021, 5, 3)},
        "WAT": {("2.2", "Revised deadline"): date(2021, 11, 30), ("2.2", "Reason for revision"): "The pump is late"}})
    play(desk, "2021-12", {})


def test_each_round_says_what_changed_since_the_one_before(desk: Tracker) -> None:
    live_three_rounds(desk)
    assert since(desk, "--round", "2020-12") == {"as_of": "2020-06-30"}
    assert since(desk, "--round", "2021-06") == {
        "round": "2020-12", "as_of": "2020-12-31", "implemented": ["2.1"], "overdue": ["1.1"], "reopened": ["1.1"],
        "revised": [{"ref": "2.2", "before": "2021-09-30", "now": "2021-11-30"}]}
    assert since(desk) == {"round": "2021-06", "as_of": "2021-06-30", "overdue": ["2.2"]}
    assert "one newly implemented, one newly overdue, one due on another day and one reopened" in (
        desk("status", "register.xlsx", "--round", "2021-06").out.replace("\n", " "))


def test_without_anything_earlier_nothing_is_said(tracker: Tracker) -> None:
    create(tracker.folder / "register.xlsx", register(ACTIONS, as_of=None), datetime.fromisoformat("2020-07-20T10:00:00"))
    play(tracker, "2020-12", {})
    assert json.loads(tracker("status", "register.xlsx", "--json").out)["since"] is None


def test_what_was_added_deleted_or_closed_otherwise_is_told_apart(desk: Tracker) -> None:
    play(desk, "2020-12", {})
    play(desk, "2021-06", {})
    book: Any = openpyxl.load_workbook(path := desk.folder / "register.xlsx")
    actions = book["Actions"]
    at = {cell.value: cell.column for cell in actions[1]}
    rows = {row[at["Ref."] - 1].value: row[0].row for row in actions.iter_rows(min_row=2)}
    actions.cell(rows["1.1"], at["Status"]).value = "Superseded"
    actions.cell(rows["2.1"], at["Status"]).value = "No longer applicable"
    for heading, value in {"Ref.": "2.3", "Rec.": "2", "Action": "Plant the hedge", "Lead": "PAR",
                           "Due date": date(2021, 3, 1)}.items():
        actions.cell(actions.max_row + (heading == "Ref."), at[heading]).value = value
    actions.delete_rows(rows["2.2"])
    book.save(path)
    assert since(desk) == {"round": "2020-12", "as_of": "2020-12-31", "closed": ["1.1", "2.1"], "new": ["2.3"],
                           "overdue": ["2.3"], "gone": ["2.2"]}


@pytest.mark.parametrize("name", ["Round of winter", None])
def test_a_round_that_was_renamed_or_deleted_is_missed_and_found_again(desk: Tracker, name: str | None) -> None:
    live_three_rounds(desk)
    book: Any = openpyxl.load_workbook(path := desk.folder / "register.xlsx")
    book["Rounds"]["A2"].value = name
    if name is None:
        book["Rounds"].delete_rows(2)
    book.save(path)
    told = desk("check-register", "register.xlsx")
    assert "Workbooks were issued in the round 2020-12, and the sheet Rounds has no round of that name." in told.out
    assert ("Rounds, A2" in told.out) is ("Round of winter, change that back" in told.out) is (name is not None)
    desk("round", "register.xlsx", "2021-12", "--return-by", "2022-03-01")
    book = openpyxl.load_workbook(path)
    book["Rounds"].insert_rows(2)
    if name:
        book["Rounds"].delete_rows(3)
    book["Rounds"]["A2"].value, book["Rounds"]["B2"].value = "2020-12", date(2020, 12, 31)
    book.save(path)
    assert "has no round of that name" not in desk("check-register", "register.xlsx").out
    assert since(desk, "--round", "2020-12") == {"as_of": "2020-06-30"}


def test_the_trend_has_a_point_for_each_round_which_later_answers_do_not_move(desk: Tracker) -> None:
    live_three_rounds(desk)
    points = trend(load(desk.folder / "register.xlsx").register, date(2021, 12, 31))
    assert [(one.state.label, one.implemented, one.open, one.overdue, one.not_reported) for one in points] == [
        ("30 June 2020", 1, 2, 0, 0), ("2020-12", 1, 2, 0, 0), ("2021-06", 1, 2, 1, 0), ("2021-12", 1, 2, 2, 0)]
    assert [(one.opened, one.closed, one.reopened, one.slipped) for one in points] == [
        (None, None, None, None), (0, 0, 0, 0), (0, 1, 1, 1), (0, 0, 0, 0)]
