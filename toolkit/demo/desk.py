"""Playing the information unit: what a person types into the register in Excel between two commands."""

from datetime import date, datetime
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from toolkit import store
from toolkit.demo.returns import columns, focal_points, rows_by_first, saved

SETTINGS = {
    "Organization": "Skerries Harbour and Pilotage Authority", "Return to": "follow-up@skerries.example",
    "Contact": "Information Desk", "House format": "progress-table"}
DECIDER = "Head of the Information Desk"


def complete_register(register: Path, when: datetime) -> None:
    """Type in what the source document does not say, and correct the date that could not be read."""
    book = load_workbook(register)
    settings = book["Settings"]
    for heading, value in SETTINGS.items():
        settings.cell(rows_by_first(settings)[heading], 2).value = value
    for person in focal_points():
        _put(book["Units"], person["code"], "Focal point", person["focal_point"])
        _put(book["Units"], person["code"], "E-mail", person["email"])
    _put(book["Actions"], "6.2", "Due date", date(2019, 4, 30))
    store.write_file(register, saved(book, when))


def decide(register: Path, ref: str, option: str, when: datetime) -> None:
    """Write a decision beside an option of the conflict on one action."""
    book = load_workbook(register)
    sheet = book["Conflicts"]
    where = columns(sheet)
    for row in range(2, sheet.max_row + 1):
        if str(sheet.cell(row, where["Ref."]).value) == ref and sheet.cell(row, where["Option"]).value == option:
            sheet.cell(row, where["Decision"]).value = option
            sheet.cell(row, where["Decided by"]).value = DECIDER
            sheet.cell(row, where["Decided on"]).value = when.date().isoformat()
    store.write_file(register, saved(book, when))


def _put(sheet: Worksheet, key: str, heading: str, value: str | date) -> None:
    sheet.cell(rows_by_first(sheet)[key], columns(sheet)[heading]).value = value
