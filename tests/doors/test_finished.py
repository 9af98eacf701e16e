"""Finished actions, from the command line: asked for once, then only shown, and asked for again on request."""

import json
from datetime import date

import openpyxl
import pytest

from tests.doors.command_line import NOW, Outcome, Tracker
from toolkit.jobs.registers import load


@pytest.fixture
def closed(tracker: Tracker) -> Tracker:
    """After a first round, in which the library has finished all of its own, and the parks have finished one."""
    return tracker.made_once(close)


def close(tracker: Tracker) -> None:
    tracker.make_issued()
    tracker.fill_in("LIB", {("1.2", "Status"): "Implemented", ("1.2", "Date of implementation"): date(2018, 11, 2)})
    tracker.fill_in("PAR", {("2.1", "Status"): "Superseded", ("2.1", "Comment"): "The new park has its own count"})
    assert tracker("consolidate", "register.xlsx", "inbox", "--round", "2018-12").code == 0


def issue(tracker: Tracker, name: str, *more: str) -> Outcome:
    return tracker("issue", "register.xlsx", "--round", name, "--as-of", f"{name}-28", "--now", NOW, *more)


def counts(found: Outcome) -> dict[str, tuple[int, int]]:
    return {one["unit"]: (one["actions"], one["finished"]) for one in json.loads(found.out)}


def type_into_register(tracker: Tracker, ref: str, heading: str, value: object) -> None:
    book = openpyxl.load_workbook(tracker.folder / "register.xlsx")
    sheet = book["Actions"]
    column = next(cell.column for cell in sheet[1] if cell.value == heading)
    row = next(row[0].row for row in sheet.iter_rows(min_row=2) if row[0].value == ref)
    sheet.cell(row, column).value = value  # type: ignore[assignment]
    book.save(tracker.folder / "register.xlsx")


def test_what_was_closed_is_asked_for_once_more_and_then_only_shown(closed: Tracker) -> None:
    assert counts(issue(closed, "2019-06", "--json")) == {"PAR": (2, 0), "LIB": (2, 0)}
    third = issue(closed, "2019-12", "--json")
    assert counts(third) == {"PAR": (1, 1), "LIB": (1, 1)}
    assert "1 action is asked about.\n2 finished actions are only shown, on the sheet Finished.\n" in third.err
    book = openpyxl.load_workbook(closed.folder / "outbox" / "2019-12" / "PAR.xlsx")
    assert [[cell.value for cell in row] for row in book["Finished"].iter_rows()] == [
        ["Ref.", "Action", "Status", "Date of implementation", "Reason", "Last comment"],
        ["2.1", "Count the benches", "Superseded", None, None, "The new park has its own count"]]
    assert [cell.value for cell in book["Actions"]["A"]] == ["Ref.", "1.1"]


def test_issuing_says_how_many_were_closed_since(closed: Tracker) -> None:
    assert ("3 actions are asked about.\n2 of them were finished since they were last issued.\n"
            in issue(closed, "2019-06").err)


def test_with_all_everything_is_asked_for(closed: Tracker) -> None:
    issue(closed, "2019-06")
    assert counts(issue(closed, "2019-12", "--json", "--all")) == {"PAR": (2, 0), "LIB": (2, 0)}


def test_a_requested_update_is_asked_for_once_and_the_history_says_so(closed: Tracker) -> None:
    issue(closed, "2019-06")
    type_into_register(closed, "2.1", "Request update", "Yes")
    planned = issue(closed, "2019-12", "--dry-run")
    assert "1 of them is finished, and an update was requested." in planned.err
    assert counts(issue(closed, "2019-12", "--json")) == {"PAR": (2, 0), "LIB": (1, 1)}
    assert load(closed.folder / "register.xlsx").register.actions["2.1"].request_update is None
    history = json.loads(closed("history", "register.xlsx", "2.1", "--json").out)
    assert [(c["column"], c["old"], c["new"], c["how"], c["round"]) for c in history[-2:]] == [
        ("request_update", "", "yes", "hand", ""), ("request_update", "yes", "", "issue", "2019-12")]
    assert counts(issue(closed, "2020-06", "--json")) == {"PAR": (1, 1), "LIB": (1, 1)}


def test_an_action_that_was_reopened_by_hand_is_asked_for_again(closed: Tracker) -> None:
    issue(closed, "2019-06")
    type_into_register(closed, "1.2", "Status", "In progress")
    assert counts(issue(closed, "2019-12", "--json")) == {"PAR": (1, 1), "LIB": (2, 0)}


def test_a_unit_with_nothing_open_gets_no_workbook_and_issuing_says_so(closed: Tracker) -> None:
    type_into_register(closed, "1.1", "Support", None)
    issue(closed, "2019-06")
    third = issue(closed, "2019-12", "--json")
    assert counts(third) == {"PAR": (1, 1)}
    assert "No workbook for LIB: nothing is open there. To ask about finished actions, too, use --all." in third.err
    asked_for = issue(closed, "2019-12", "--unit", "LIB")
    assert (asked_for.code, "all actions are finished: LIB" in asked_for.err) == (2, True)
    missing = json.loads(closed("missing", "register.xlsx", "--round", "2019-12", "--json").out)
    assert [unit["code"] for unit in missing] == ["PAR"]
    assert counts(issue(closed, "2019-12", "--json", "--unit", "LIB", "--all")) == {"LIB": (1, 0)}


def test_where_nothing_at_all_is_open_no_round_is_opened(closed: Tracker) -> None:
    type_into_register(closed, "1.1", "Status", "Superseded")
    issue(closed, "2019-06")
    before = (closed.folder / "register.xlsx").read_bytes()
    refused = issue(closed, "2019-12")
    assert (refused.code, "all actions are finished: PAR, LIB" in refused.err) == (2, True)
    assert (closed.folder / "register.xlsx").read_bytes() == before
    assert issue(closed, "2019-12", "--all").code == 0


def test_what_is_typed_into_the_sheet_finished_is_told_and_stays_out(closed: Tracker) -> None:
    issue(closed, "2019-06")
    issue(closed, "2019-12")
    path = closed.folder / "outbox" / "2019-12" / "PAR.xlsx"
    book = openpyxl.load_workbook(path)
    book["Finished"]["C2"].value = "In progress"
    (closed.folder / "back").mkdir()
    book.save(closed.folder / "back" / "PAR.xlsx")
    checked = closed("check", "back", "--register", "register.xlsx", "-o", "checked")
    assert checked.code == 1
    assert "The sheet Finished is only for reading, so “In progress” was not accepted" in " ".join(
        checked.out.replace("\t", " ").split())
    copy = openpyxl.load_workbook(closed.folder / "checked" / "PAR checked.xlsx")
    assert copy["Finished"]["C2"].value == "Superseded"
    run = closed("consolidate", "register.xlsx", "back", "--round", "2019-12", "--json")
    assert (run.code, json.loads(run.out)["changes"]) == (1, 0)
    assert load(closed.folder / "register.xlsx").register.actions["2.1"].status.value == "superseded"


def test_a_return_of_an_earlier_round_is_still_taken_for_what_is_finished_by_now(closed: Tracker) -> None:
    issue(closed, "2019-06")
    issue(closed, "2019-12")
    closed.fill_in("LIB", {("1.2", "Status"): "Implemented", ("1.2", "Date of implementation"): date(2018, 11, 2),
                           ("1.2", "Comment"): "A second print is out"}, "LIB again.xlsx")
    late = closed("consolidate", "register.xlsx", "inbox/LIB again.xlsx", "--round", "2018-12", "--json")
    assert (late.code, json.loads(late.out)["changes"]) == (0, 1)
