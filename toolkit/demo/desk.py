"""Playing the information unit: what a person types into the register in Excel between two commands."""

from datetime import date, datetime
from pathlib import Path
from typing import cast

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from toolkit import store
from toolkit.demo.returns import PER_CENT, columns, focal_points, rows_by_first, saved
from toolkit.tracker.record.register_sheets import tabs
from toolkit.words.languages.cldr import ENGLISH

SETTINGS = {
    "Organization": "Skerries Harbour and Pilotage Authority", "Return to": "follow-up@skerries.example",
    "Contact": "Information Desk", "Telephone": "+44 1632 960 045", "House format": "progress-table"}
OWN_COLUMNS: tuple[dict[str, str], ...] = (
    {"Heading": "Priority", "Kind": "List", "Filled in by": "Centre", "Choices": "High; Medium; Low"},
    {"Heading": PER_CENT, "Kind": "Per cent", "Filled in by": "Lead unit",
     "Help text": "How much of the work is done, such as 40%."})
PRIORITIES = {"High": ("2.1", "3.2", "5.2", "7.1"), "Medium": ("4.2", "9.2", "12.1"), "Low": ("8.2",)}
HANDED_OVER, TO_UNIT = "4.2", "Harbour Office"
"""The action that another unit leads in the second round, and who is responsible for it then."""
DECIDER = "Head of the Information Desk"


def complete_register(register: Path, when: datetime, language: str) -> None:
    """Type in what the source document does not say, and correct the date that could not be read.

    And declare two columns of the organization's own: its priorities, and how far the lead unit is.

    Args:
        register: The register.
        when: The moment.
        language: The code of the language that it is to speak.
    """
    book = load_workbook(register)
    settings = _sheet(book, "Settings")
    for heading, value in (SETTINGS | ({} if language == ENGLISH else {"Language": language})).items():
        settings.cell(rows_by_first(settings)[heading], 2).value = value
    for person in focal_points():
        _put(_sheet(book, "Units"), person["code"], "Focal point", person["focal_point"])
        _put(_sheet(book, "Units"), person["code"], "E-mail", person["email"])
    _put(_sheet(book, "Actions"), "6.2", "Due date", date(2019, 4, 30))
    _declare_columns(_sheet(book, "Columns"), _sheet(book, "Actions"))
    store.write_file(register, saved(book, when))


def _declare_columns(declared: Worksheet, actions: Worksheet) -> None:
    where = columns(declared)
    for row, own in enumerate(OWN_COLUMNS, start=2):
        for heading, value in own.items():
            declared.cell(row, where[heading]).value = value
    actions.cell(1, actions.max_column + 1).value = OWN_COLUMNS[0]["Heading"]
    for priority, refs in PRIORITIES.items():
        for ref in refs:
            _put(actions, ref, OWN_COLUMNS[0]["Heading"], priority)


def hand_over(register: Path, when: datetime) -> None:
    """Type who is responsible for an action from now on; the register reads who leads it of that."""
    book = load_workbook(register)
    _put(_sheet(book, "Actions"), HANDED_OVER, "Responsible", TO_UNIT)
    store.write_file(register, saved(book, when))


def decide(register: Path, ref: str, option: str, when: datetime) -> None:
    """Write a decision beside an option of the conflict on one action."""
    book = load_workbook(register)
    sheet = _sheet(book, "Conflicts")
    where = columns(sheet)
    for row in range(2, sheet.max_row + 1):
        if str(sheet.cell(row, where["Ref."]).value) == ref and sheet.cell(row, where["Option"]).value == option:
            sheet.cell(row, where["Decision"]).value = option
            sheet.cell(row, where["Decided by"]).value = DECIDER
            sheet.cell(row, where["Decided on"]).value = when.date().isoformat()
    store.write_file(register, saved(book, when))


def _sheet(book: Workbook, name: str) -> Worksheet:
    """A sheet of the register, in whatever language it is called."""
    return cast("Worksheet", next(book[called] for called in tabs(name) if called in book.sheetnames))


def _put(sheet: Worksheet, key: str, heading: str, value: str | date) -> None:
    sheet.cell(rows_by_first(sheet)[key], columns(sheet)[heading]).value = value
