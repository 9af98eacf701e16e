"""Dates in the cells of trackers: those of which a format hides the day, and those that a spreadsheet has swapped."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from tests.sources.trackers import Change, taken, write
from toolkit.sources.documents.workbook_cells import Cell
from toolkit.sources.spreadsheet.dates import swapped_days
from toolkit.sources.taking_in import TakenInDocument

HEADER = "| No | Action | Responsible | Deadline | Status |"


def tracker(path: Path, deadlines: list[str], change: Change = lambda sheet: None, heading: str = "Deadline",
            **options: Any) -> TakenInDocument:
    """A tracker with these deadlines, taken in."""
    rows = [f"| {n} | Buy lamp {n} | Keepers Office | {deadline} | Ongoing |" for n, deadline in enumerate(deadlines, 1)]
    return taken(write(path / "tracker.xlsx", "\n".join([HEADER.replace("Deadline", heading), *rows]), change), **options)


def shown_as(number_format: str) -> Change:
    """Show the column of deadlines in a format."""
    def change(sheet: Worksheet) -> None:
        for cell in sheet["D"][1:]:
            cell.number_format = number_format
    return change


@pytest.mark.parametrize(("day", "number_format", "deadline", "due", "code"), [
    ("2025-01-01", "mmm-yy", "January 2025", date(2025, 1, 31), "dates-without-day"),
    ("2025-01-15", "mmm-yy", "January 2025", date(2025, 1, 31), "date-hidden-day"),
    ("2025-01-15", "mm/yyyy", "January 2025", date(2025, 1, 31), "date-hidden-day"),
    ("2025-01-15", "yyyy", "2025", date(2025, 12, 31), "date-hidden-day"),
    ("2025-01-01", "yyyy", "2025", date(2025, 12, 31), "dates-without-day"),
    ("2025-01-31", "mmm-yy", "January 2025", date(2025, 1, 31), ""),
    ("2025-01-15", "dd-mmm", "15 January 2025", date(2025, 1, 15), ""),
])
def test_a_day_that_a_format_hides_is_kept_and_the_reading_is_said(
    tmp_path: Path, day: str, number_format: str, deadline: str, due: date, code: str,
) -> None:
    document = tracker(tmp_path, [day], shown_as(number_format))
    action = document.register.actions["1"]
    assert (action.deadline, action.due_date) == (deadline, due)
    assert [p.code for p in document.problems if p.code.startswith("date")] == [code] * bool(code)
    if deadline != "15 January 2025":
        assert [change.key for change in document.register.history if day in change.new] == ["deadline"]


def test_a_hidden_day_is_asked_with_its_date(tmp_path: Path) -> None:
    document = tracker(tmp_path, ["2025-01-15", "2025-02-01", "2025-03-01"], shown_as("mmm-yy"))
    asked = {p.code: (p.found, p.suggestion, p.place.cell) for p in document.problems if p.code.startswith("date")}
    assert asked == {"date-hidden-day": ("January 2025", "2025-01-15", "D2"),
                     "dates-without-day": ("February 2025", "2", "D3")}


@pytest.mark.parametrize("heading", ["Revised deadline", "Date of implementation", "Remarks"])
def test_a_day_that_a_format_hides_is_kept_in_every_column(tmp_path: Path, heading: str) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["F1"], sheet["F2"] = heading, datetime(2025, 1, 15)
        sheet["F2"].number_format = "mmm-yy"

    document = tracker(tmp_path, ["2025-06-30"], change)
    assert [entry.cell for entry in document.register.history if "2025-01-15" in entry.new] == ["F2"]


HALF_CONVERTED = ["'15/01/2025", "'13/01/2025", "2025-09-01", "2025-02-01", "'31/12/2024", "2024-10-12", "2025-03-03"]


@pytest.mark.parametrize("heading", ["Deadline", "Due date"])
def test_dates_that_a_spreadsheet_has_swapped_are_asked(tmp_path: Path, heading: str) -> None:
    document = tracker(tmp_path, HALF_CONVERTED, heading=heading)
    swapped = [(p.place.cell, p.found, p.suggestion) for p in document.problems if p.code == "date-swapped"]
    assert swapped == [("D4", "1 September 2025", "2025-01-09"), ("D5", "1 February 2025", "2025-01-02"),
                       ("D7", "12 October 2024", "2024-12-10")]
    assert document.register.actions["3"].due_date == date(2025, 9, 1)


def test_swapped_dates_are_turned_round_where_suggestions_are_accepted(tmp_path: Path) -> None:
    document = tracker(tmp_path, HALF_CONVERTED, accept_suggestions=True)
    actions = document.register.actions
    assert [actions[ref].due_date for ref in ("1", "3", "4", "6", "7")] == [
        date(2025, 1, 15), date(2025, 1, 9), date(2025, 1, 2), date(2024, 12, 10), date(2025, 3, 3)]
    assert [p.suggestion for p in document.problems if p.code == "date-turned"] == ["2025-01-09", "2025-01-02", "2024-12-10"]


@pytest.mark.parametrize("deadlines", [
    ["2025-09-01", "2025-02-01"],  # no text at all
    ["'15/01/2025", "2025-09-21"],  # a real date that cannot have been swapped
    ["'15/01/2025", "'03/04/2025", "2025-09-01"],  # a text that would have been converted
    ["'15/01/2025", "'01/15/2025", "2025-09-01"],  # texts of both orders
    ["'15 January 2025", "2025-09-01"],
])
def test_a_column_that_shows_no_swapping_is_left_alone(tmp_path: Path, deadlines: list[str]) -> None:
    assert [p for p in tracker(tmp_path, deadlines).problems if p.code == "date-swapped"] == []


def test_other_columns_of_dates_are_looked_at_too(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["F1"], sheet["F2"], sheet["F3"] = "Revised deadline", "25/03/2026", datetime(2026, 5, 4)

    document = tracker(tmp_path, ["2025-06-30", "2025-07-31"], change)
    assert [(p.place.cell, p.suggestion) for p in document.problems if p.code == "date-swapped"] == [("F3", "2026-04-05")]


@given(st.lists(st.dates(date(2020, 1, 1), date(2030, 12, 31)), min_size=1, max_size=12), st.booleans())
def test_a_column_that_went_through_another_locale_is_noticed(days: list[date], month_first: bool) -> None:
    """Type dates in one order into a spreadsheet of the other: what can be a date there is converted, swapped."""
    cells = []
    for row, day in enumerate(days, 1):
        if day.day <= 12:
            cells.append(Cell(row, 1, value=day.replace(month=day.day, day=day.month)))
        else:
            written = f"{day:%m/%d/%Y}" if month_first else f"{day:%d/%m/%Y}"
            cells.append(Cell(row, 1, written))
    found = swapped_days(cells)
    if any(day.day > 12 for day in days):
        assert found == {(row, 1): day for row, day in enumerate(days, 1) if day.day <= 12 and day.day != day.month}
    else:
        assert found == {}
