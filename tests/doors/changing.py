"""Typing into a register between two rounds, and what the next round makes of it."""

import json
from pathlib import Path
from typing import Any

import openpyxl

from tests.doors.command_line import Outcome, Tracker

NEXT = "2019-06"
LATER = "2019-07-10T10:00:00"


def typed(tracker: Tracker, rows: dict[str, dict[str, object]], sheet: str = "Units") -> None:
    """Type into rows that are known by their first cell; one that is not there is added."""
    book = openpyxl.load_workbook(path := tracker.folder / "register.xlsx")
    there: Any = book[sheet]
    headings = {cell.value: cell.column for cell in there[1]}
    for known_by, values in rows.items():
        free = next(row for row in range(2, there.max_row + 2) if there.cell(row, 1).value in (known_by, None))
        for heading, value in ({there.cell(1, 1).value: known_by} | values).items():
            there.cell(free, headings[heading]).value = value
    book.save(path)


def issue_next(tracker: Tracker, *more: str) -> Outcome:
    return tracker("issue", "register.xlsx", "--round", NEXT, "--as-of", "2019-06-30", "--now", LATER, *more)


def files(outcome: Outcome) -> dict[str, dict[str, Any]]:
    return {one["unit"]: one for one in json.loads(outcome.out)}


def consolidate(tracker: Tracker, round_name: str = "2018-12", *more: str) -> Outcome:
    return tracker("consolidate", "register.xlsx", "inbox", "--round", round_name, "--now", "2019-07-20T10:00:00", *more)


def shown(tracker: Tracker, *more: str) -> dict[str, Any]:
    return json.loads(tracker("show", "register.xlsx", "--json", *more).out)  # type: ignore[no-any-return]


def cells(path: Path, ref: str) -> dict[str, object]:
    rows = openpyxl.load_workbook(path)["Actions"].iter_rows(values_only=True)
    headings = next(rows)
    return next(dict(zip(map(str, headings), row, strict=True)) for row in rows if row[0] == ref)
