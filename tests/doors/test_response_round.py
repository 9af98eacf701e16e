"""The main job on a register that was made from a management response."""

import json
from datetime import date

from docx import Document

from tests.doors.command_line import NOW, Tracker
from tests.sources.responses import FORM

UNITS = """\
code,name,aliases,kind,members
GU,Garden Unit,,unit,
GSU,Garden Supplies Unit,,unit,
OHG,OHG,,unit,
ALL,Gardeners,,collective,GU|GSU
"""


def test_a_management_response_is_issued_filled_in_consolidated_and_reported(tracker: Tracker) -> None:
    (tracker.folder / "response.txt").write_text(FORM, encoding="utf-8")
    (tracker.folder / "units.csv").write_text(UNITS, encoding="utf-8")
    imported = tracker("import", "response.txt", "--units", "units.csv", "--json", "--now", NOW)
    assert json.loads(imported.out)["kind"] == "management-response"
    assert tracker.issue("--all").code == 0
    tracker.fill_in("GU", {("1.1", "Status"): "Implemented", ("1.1", "Date of implementation"): date(2018, 5, 2)})
    tracker.fill_in("OHG", {("2.1", "Status"): "In progress", ("2.1", "Comment"): "The rod is ordered"})
    done = json.loads(tracker("consolidate", "register.xlsx", "inbox", "--round", "2018-12", "--json").out)
    assert (done["new_returns"], done["conflicts"], done["missing"]) == (2, 0, ["GSU"])

    made = tracker("report", "register.xlsx", "--format", "management-response", "--as-of", "2018-12-31", "-o", "report.docx")
    assert made.code == 0
    first, second = Document(str(tracker.folder / "report.docx")).tables
    assert [cell.text for cell in first.rows[2].cells] == [
        "Garden Unit/ OHG", "2016/12", "Completed: 2 May 2018\nCompleted late, by 487 days",
        "The plan is on the wall.\nComment (reported before 2018-12)"]
    assert second.rows[2].cells[2].text.startswith("Ongoing\nOverdue by 699 days")
    assert second.rows[2].cells[3].text == "The rod is ordered"

    again = tracker("import", "report.docx", "--units", "units.csv", "-o", "again.xlsx", "--now", NOW)
    assert again.code == 0
    differing = json.loads(tracker("compare", "register.xlsx", "again.xlsx", "--json").out)
    # The label “Description” has no value in the form, so the report does not print it.
    assert [(d["kind"], d["column"], d["new"]) for d in differing] == [
        ("source", "as_of", "2018-12-31"), ("contribution", "", "")]
