"""As of means as of: what came about after the date does not count on it, wherever it is printed."""

import json
from datetime import date, datetime
from pathlib import Path

import docx
import openpyxl
import pytest

from tests.doors.command_line import Tracker
from tests.registers import register
from toolkit.jobs.registers import create

ACTIONS = """
    | Ref. | Action            | Lead | Due date   | Status      | Date of implementation | Comment      |
    | 1.1  | Paint the signs   | PAR  | 2020-06-30 | Implemented | 2021-03-01             | Primer is on |
    | 1.2  | Print the leaflet | LIB  | 2020-06-30 | In progress |                        |              |
    | 1.3  | Count the benches | PAR  | 2020-06-30 | Implemented | 2020-05-02             |              |
"""


@pytest.fixture
def years(tracker: Tracker) -> Tracker:
    """Rounds of December 2020 and June 2021; in the second one LIB is given another deadline and PAR comments."""
    create(tracker.folder / "register.xlsx", register(ACTIONS), datetime.fromisoformat("2020-01-20T10:00:00"))
    tracker("issue", "register.xlsx", "--round", "2020-12", "--as-of", "2020-12-31", "--all",
            "--now", "2021-01-05T10:00:00")
    tracker("issue", "register.xlsx", "--round", "2021-06", "--as-of", "2021-06-30", "--all",
            "--now", "2021-07-01T10:00:00")
    tracker.fill_in("LIB", {("1.2", "Revised deadline"): date(2021, 12, 31), ("1.2", "Reason for revision"): "Floods"},
                    round_name="2021-06")
    tracker.fill_in("PAR", {("1.1", "Comment"): "All are painted"}, round_name="2021-06")
    tracker("consolidate", "register.xlsx", "inbox", "--round", "2021-06", "--now", "2021-07-20T10:00:00")
    return tracker


def words(path: Path) -> str:
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_what_was_implemented_later_is_overdue_in_list_and_report(years: Tracker) -> None:
    listed = years("overdue", "register.xlsx", "--as-of", "2020-12-31")
    assert "2 actions overdue" in listed.err
    assert "All are painted" not in listed.out
    made = years("report", "register.xlsx", "--format", "progress-table", "--as-of", "2020-12-31", "-o", "then.docx")
    assert "2 overdue" in made.err
    text = words(years.folder / "then.docx")
    assert "Two actions are overdue" in text
    assert "1 March 2021" not in text
    assert "All are painted" not in text


def test_a_deadline_revised_in_a_later_round_does_not_count(years: Tracker) -> None:
    shown = json.loads(years("show", "register.xlsx", "--as-of", "2020-12-31", "--json").out)
    second = shown["actions"][1]
    assert (second["timing"], second["days_overdue"]) == ("overdue", 184)
    assert (second["revised_deadline"], second["times_revised"], second["revision_reason"]) == (None, 0, "")


def test_as_of_the_last_round_everything_counts(years: Tracker) -> None:
    listed = years("overdue", "register.xlsx", "--as-of", "2021-06-30")
    assert "0 actions overdue" in listed.err or "No action is overdue" in listed.err
    text = years("show", "register.xlsx", "--json").out
    assert [action["status"] for action in json.loads(text)["actions"]] == ["implemented", "in_progress", "implemented"]


def test_the_register_shows_no_days_overdue_of_an_action_that_was_early(years: Tracker) -> None:
    sheet = openpyxl.load_workbook(years.folder / "register.xlsx")["Actions"]
    column = next(cell.column for cell in sheet[1] if cell.value == "Days overdue")
    assert [sheet.cell(row, column).value for row in (2, 3, 4)] == [244, None, None]
