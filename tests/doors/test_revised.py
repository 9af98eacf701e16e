"""A deadline that is revised in two rounds: the first one stays, and the count and the reasons are seen everywhere."""

import json
from datetime import date

import openpyxl
import pytest

from tests.doors.command_line import Tracker
from toolkit.jobs.registers import load

ROUNDS = (("2018-12", "2019-03-31", "The primer came late"), ("2019-06", "2019-09-30", "It rained"))


@pytest.fixture
def revised(tracker: Tracker) -> Tracker:
    """A register in which the deadline of action 1.1 was revised twice."""
    tracker.make_register()
    for name, deadline, reason in ROUNDS:
        tracker("issue", "register.xlsx", "--round", name, "--as-of", f"{name}-28", "--return-by", f"{name}-30",
                "--now", f"{name}-28T10:00:00")
        book = openpyxl.load_workbook(tracker.folder / "outbox" / name / "PAR.xlsx")
        sheet = book["Actions"]
        columns = {cell.value: cell.column for cell in sheet[1]}
        sheet.cell(2, columns["Revised deadline"]).value = date.fromisoformat(deadline)  # type: ignore[arg-type]
        sheet.cell(2, columns["Reason for revision"]).value = reason  # type: ignore[arg-type]
        book.save(tracker.folder / f"PAR {name}.xlsx")
        tracker("consolidate", "register.xlsx", f"PAR {name}.xlsx", "--round", name, "--now", f"{name}-29T10:00:00")
    return tracker


def test_the_console_shows_the_first_deadline_the_last_and_how_often_it_was_revised(revised: Tracker) -> None:
    line = next(line for line in revised("show", "register.xlsx").out.splitlines() if line.startswith("1.1"))
    assert "2018-06-30" in line
    assert "2019-09-30 (2 times)" in line


def test_scripts_get_each_revision(revised: Tracker) -> None:
    actions = {a["ref"]: a for a in json.loads(revised("show", "register.xlsx", "--json").out)["actions"]}
    assert (actions["1.1"]["due_date"], actions["1.1"]["times_revised"]) == ("2018-06-30", 2)
    assert [(r["round"], r["revised_deadline"], r["reason"]) for r in actions["1.1"]["revisions"]] == list(ROUNDS)
    assert (actions["1.2"]["times_revised"], actions["1.2"]["revisions"]) == (0, [])


def test_as_it_stood_after_the_first_there_was_one(revised: Tracker) -> None:
    (action, *_) = json.loads(revised("show", "register.xlsx", "--at", "2019-01-31", "--json").out)["actions"]
    assert action["times_revised"] == 1


def test_the_register_shows_them_beside_the_action_and_finds_no_hand_edit_in_them(revised: Tracker) -> None:
    path = revised.folder / "register.xlsx"
    sheet = openpyxl.load_workbook(path)["Actions"]
    row = dict(zip([cell.value for cell in sheet[1]], [cell.value for cell in sheet[2]], strict=True))
    assert row["Times revised"] == 2
    assert row["Revisions"] == "2018-12: 2019-03-31 (The primer came late)\n2019-06: 2019-09-30 (It rained)"
    assert load(path).register.hand_edits == []


def test_a_deadline_decided_for_one_unit_beside_the_reason_of_another_is_said(tracker: Tracker) -> None:
    path = tracker.make_register()
    tracker.issue("--joint", "all")
    for unit, deadline, reason in (("PAR", "2019-03-31", "The primer came late"), ("LIB", "2019-09-30", None)):
        tracker.fill_in(unit, {("1.1", "Revised deadline"): date.fromisoformat(deadline),
                               ("1.1", "Reason for revision"): reason})
    tracker("consolidate", "register.xlsx", "inbox", "--round", "2018-12", "--now", "2019-01-22T10:00:00")
    book = openpyxl.load_workbook(path)
    rows = list(book["Conflicts"].iter_rows())
    columns = {cell.value: place for place, cell in enumerate(rows[0])}
    chosen = next(row for row in rows if row[columns["Unit"]].value == "LIB")
    chosen[columns["Decision"]].value = chosen[columns["Option"]].value
    book.save(path)
    told = tracker("consolidate", "register.xlsx", "inbox", "--round", "2018-12", "--now", "2019-01-23T10:00:00")
    assert "You accepted the answer from LIB for “Revised deadline”, but the value in “Reason for revision” is not the answer from LIB." in told.out
