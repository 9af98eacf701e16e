"""What can be chosen for a report on the command line."""

import docx
import pytest

from tests.doors.command_line import NOW, Tracker

REPORT = ("report", "register.xlsx", "--format", "progress-table", "--as-of", "2018-12-31", "--now", NOW, "-o", "r.docx")


@pytest.mark.parametrize(("by", "heading"), [("unit", "PAR"), ("status", "In progress")])
def test_actions_are_grouped_as_asked(tracker: Tracker, by: str, heading: str) -> None:
    tracker.make_register()
    assert tracker(*REPORT, "--group-by", by).code == 0
    tables = docx.Document(str(tracker.folder / "r.docx")).tables
    [table] = [table for table in tables if table.cell(0, 0).text == "No"]
    assert heading in [row.cells[0].text for row in table.rows if row.cells[0]._tc is row.cells[5]._tc]


def test_an_unknown_way_to_group_is_refused_with_those_there_are(tracker: Tracker) -> None:
    tracker.make_register()
    told = tracker(*REPORT, "--group-by", "colour")
    assert (told.code, "Choose one of these: source, unit, status" in told.err) == (2, True)
    assert not (tracker.folder / "r.docx").exists()
