"""A revised day is never called the due date, wherever overdue actions are listed."""

import json
from datetime import datetime

import docx
import openpyxl
import pytest

from tests.doors.command_line import NOW, Tracker
from tests.registers import register
from toolkit.jobs.registers import create

ACTIONS = """
    | Ref. | Action            | Lead | Deadline   | Due date   | Revised deadline | Status      |
    | 1.1  | Paint the signs   | PAR  | 30 June 17 | 2017-06-30 | 2018-06-30       | In progress |
    | 1.2  | Print the leaflet | PAR  | ASAP       |            | 2018-11-30       | In progress |
    | 1.3  | Count the benches | LIB  | 30 June 18 | 2018-06-30 |                  | In progress |
"""


@pytest.fixture
def late(tracker: Tracker) -> Tracker:
    create(tracker.folder / "register.xlsx", register(ACTIONS), datetime.fromisoformat(NOW))
    return tracker


def test_the_annex_of_a_report_gives_both_days_and_both_counts(late: Tracker) -> None:
    late("report", "register.xlsx", "--format", "progress-table", "-o", "report.docx")
    annex = docx.Document(str(late.folder / "report.docx")).tables[-1]
    assert [[cell.text for cell in row.cells][-2:] for row in annex.rows] == [
        ["Due date", "Days overdue"],
        ["30 June 2017\nRevised: 30 June 2018", "184\n549 days since the due date"],
        ["30 June 2018", "184"],
        ["\nRevised: 30 November 2018", "31"]]


def test_console_and_json_give_both_days(late: Tracker) -> None:
    found = json.loads(late("overdue", "register.xlsx", "--json").out)
    assert [(one["ref"], one["due_date"], one["revised_deadline"], one["days_overdue"]) for one in found] == [
        ("1.1", "2017-06-30", "2018-06-30", 184), ("1.3", "2018-06-30", None, 184), ("1.2", None, "2018-11-30", 31)]
    assert "Revised" in late("overdue", "register.xlsx").out


def test_the_list_of_overdue_actions_gives_both_days(late: Tracker) -> None:
    late("overdue", "register.xlsx", "-o", "overdue.xlsx")
    rows = list(openpyxl.load_workbook(late.folder / "overdue.xlsx")["Overdue"].iter_rows(values_only=True))
    at = [rows[0].index(heading) for heading in ("Ref.", "Due date", "Revised deadline", "Days overdue")]
    assert [[str(row[i])[:10] for i in at] for row in rows[1:]] == [
        ["1.1", "2017-06-30", "2018-06-30", "184"], ["1.2", "None", "2018-11-30", "31"],
        ["1.3", "2018-06-30", "None", "184"]]
