"""What issue and consolidate tell of a register that somebody worked in."""

import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tests.doors.command_line import NOW, Tracker


def worked_in(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book["Actions"]
    headings = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, headings["Comments"]).value = "Second coat is on"  # type: ignore[arg-type]
    book.create_sheet("Notes")["A1"] = date(2019, 2, 1)
    book.save(path)


def test_issue_tells_what_it_cannot_keep_also_in_a_dry_run(tracker: Tracker) -> None:
    worked_in(tracker.make_register())
    for more in (("--dry-run",), ()):
        told = tracker.issue(*more).err
        assert "“Comments” is computed; “Second coat is on” that was typed there is not kept." in told
        assert "Of the sheets that were added (Notes) only the values are kept" in told


@pytest.mark.parametrize("dry", [True, False])
def test_consolidate_lists_what_it_cannot_keep_and_the_history_has_it(tracker: Tracker, dry: bool) -> None:
    path = tracker.make_register()
    tracker.issue()
    returned = tracker.fill_in("PAR", {("1.1", "Comment"): "Painted"})
    worked_in(path)
    more = ("--dry-run",) if dry else ()
    done = tracker("consolidate", "register.xlsx", str(returned), "--round", "2018-12", "--json", "--now", NOW, *more)
    assert {p["code"] for p in json.loads(done.out)["problems"]} == {"derived-typed", "added-sheets"}
    assert "Second coat is on" in tracker("history", "register.xlsx", "1.1").out
