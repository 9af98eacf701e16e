"""Registers in which conflicts and proposals wait, and what somebody types in Excel to decide them."""

import shutil
from datetime import date
from typing import Any

import openpyxl

from tests.doors.command_line import NOW, Tracker
from toolkit.jobs.registers import load
from toolkit.tracker.record.register import Register

LATER = "2019-01-22T10:00:00"
DAY = "2019-01-22"


def conflicts(tracker: Tracker) -> None:
    """Two files of PAR contradict each other on 1.1, and one contradicts what was typed into the register on 2.1."""
    tracker.make_issued()
    type_into(tracker, "Actions", "2.1", Status="Implemented")
    tracker.fill_in("PAR", {("1.1", "Comment"): "The second coat is on", ("2.1", "Status"): "In progress"})
    tracker.fill_in("PAR", {("1.1", "Comment"): "The second coat is late"}, "PAR again.xlsx")
    assert consolidate(tracker).code == 3
    assert [(c.number, c.option, c.ref, c.key, c.value) for c in held(tracker).conflicts] == [
        ("C1", "A", "1.1", "comment", "The second coat is late"), ("C1", "B", "1.1", "comment", "The second coat is on"),
        ("C2", "A", "2.1", "status", "In progress")]


def proposals(tracker: Tracker) -> None:
    """PAR proposes an action, and asks for a new date of 1.1, which must be accepted."""
    tracker.make_issued()
    tracker.set(approve_deadlines="Yes")
    path = tracker.fill_in("PAR", {("1.1", "Revised deadline"): date(2019, 9, 30), ("1.1", "Reason for revision"): "The primer came late"})
    book = openpyxl.load_workbook(path)
    for cell, text in {"A2": "2", "B2": "Mend the gate", "C2": "LIB", "D2": "June 2020", "E2": "It creaks"}.items():
        book["New actions"][cell].value = text
    book.save(path)
    assert consolidate(tracker).code == 0
    assert [(one.ref, one.is_date) for one in held(tracker).proposals] == [("1.1", True), ("", False)]


def consolidate(tracker: Tracker, now: str = NOW) -> Any:
    return tracker("consolidate", "register.xlsx", "inbox", "--round", "2018-12", "--now", now)


def applied_in_excel(tracker: Tracker) -> Register:
    """What comes of what was typed, in a copy of the folder: the register that is worked on stays as it is."""
    (tracker.folder / "none").mkdir(exist_ok=True)
    tracker("consolidate", "typed.xlsx", "none", "--round", "2018-12", "--now", LATER)
    return load(tracker.folder / "typed.xlsx").register


def held(tracker: Tracker) -> Register:
    return load(tracker.folder / "register.xlsx").register


def copied(tracker: Tracker) -> None:
    shutil.copy(tracker.folder / "register.xlsx", tracker.folder / "typed.xlsx")


def type_into(tracker: Tracker, sheet: str, first: object, file: str = "register.xlsx", **typed: object) -> None:
    """Type into the first row that begins with something, by headings with underscores for spaces."""
    path = tracker.folder / file
    book = openpyxl.load_workbook(path)
    headings = {str(cell.value).replace(" ", "_"): cell.column for cell in book[sheet][1]}
    row = next(cells[0].row for cells in book[sheet].iter_rows(min_row=2) if first in [cell.value for cell in cells])
    for heading, value in typed.items():
        book[sheet].cell(row, headings[heading] or 0).value = value  # type: ignore[assignment, arg-type]
    book.save(path)
