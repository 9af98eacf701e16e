"""What issue and consolidate tell of a register that somebody worked in."""

import json
import sys
from io import StringIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from tests.doors.command_line import NOW, Outcome, Tracker
from toolkit import store
from toolkit.tracker.record.problems import Refused


def worked_in(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book["Actions"]
    headings = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, headings["Comments"]).value = "Second coat is on"  # type: ignore[arg-type]
    book.create_sheet("Notes")["A1"] = "=Gone!A1"
    book.save(path)


def test_issue_tells_what_it_cannot_keep_also_in_a_dry_run(tracker: Tracker) -> None:
    worked_in(tracker.make_register())
    for more in (("--dry-run",), ()):
        told = tracker.issue(*more).err
        assert "The tracker computes “Comments”, so “Second coat is on” is not kept there." in told
        assert told.count("When the tracker writes the register, this is not kept: 1 formula, of which the value is kept.") == 1


@pytest.mark.parametrize("command", ["issue", "consolidate", "undo"])
def test_what_cannot_be_kept_is_said_before_anything_is_written_and_once(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    path = tracker.make_register()
    if command != "issue":
        tracker.issue()
        tracker.fill_in("PAR", {("1.1", "Comment"): "Painted"})
    if command == "undo":
        tracker("consolidate", "register.xlsx", "inbox", "--round", "2018-12", "--now", NOW)
    book = openpyxl.load_workbook(path)
    book["Actions"]["E2"].fill = PatternFill("solid", "FFFF00")
    book.save(path)
    written, said = list[str](), StringIO()

    def noted(target: Path, *_: object, **__: object) -> None:
        written.append(said.getvalue())
        raise Refused("not-writable", found=target.name)

    with monkeypatch.context() as patch:
        patch.setattr(store, "write_file", noted)
        patch.setattr(sys, "stderr", said)
        run(tracker, command)
    assert "When the tracker writes the register, this is not kept: fonts, fills or borders" in written[0]
    assert run(tracker, command).err.count("fonts, fills or borders") == 1


def run(tracker: Tracker, command: str) -> Outcome:
    if command == "issue":
        return tracker.issue()
    more = ("inbox", "--round", "2018-12") if command == "consolidate" else ()
    return tracker(command, "register.xlsx", *more, "--now", "2019-02-01T10:00:00")


@pytest.mark.parametrize("dry", [True, False])
def test_consolidate_lists_what_it_cannot_keep_and_the_history_has_it(tracker: Tracker, dry: bool) -> None:
    path = tracker.make_issued()
    returned = tracker.fill_in("PAR", {("1.1", "Comment"): "Painted"})
    worked_in(path)
    more = ("--dry-run",) if dry else ()
    done = tracker("consolidate", "register.xlsx", str(returned), "--round", "2018-12", "--json", "--now", NOW, *more)
    assert {p["code"] for p in json.loads(done.out)["problems"]} == {"derived-typed", "not-kept"}
    assert "Second coat is on" in tracker("history", "register.xlsx", "1.1").out


def test_another_action_under_the_reference_of_a_deleted_one_is_refused_and_a_free_one_suggested(
    tracker: Tracker
) -> None:
    path = tracker.make_register()

    def edited(text: str) -> Outcome:
        book = openpyxl.load_workbook(path)
        sheet = book["Actions"]
        if text:
            sheet.append(["1.2", "", "", "1", text])
        else:
            sheet.delete_rows(3)
        book.save(path)
        return tracker.issue("--replace")

    assert edited("").code == 0
    refused = edited("Burn the leaflet")
    assert refused.code == 4
    assert "The reference 1.2 belonged to an action that was deleted." in refused.err
    assert "such as 1.3, which was never used" in refused.err


def test_a_unit_that_is_not_on_the_sheet_units_is_told_when_workbooks_are_issued(tracker: Tracker) -> None:
    book = openpyxl.load_workbook(path := tracker.make_register())
    book["Units"].append(["ALL", "All offices", None, "Collective", "PAR, ROADS"])
    book.save(path)
    assert "Units, E4: ROADS is a member of the group ALL, but is not on the Units sheet." in tracker.issue().err
