"""The conclusions of a session from taking in to the next ones: issued, filled in, consolidated, reported."""

from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from tests.sources.session_conclusions.test_session_conclusions import WHOLE
from toolkit.jobs.consolidating import consolidate_returns
from toolkit.jobs.issuing import issue_workbooks
from toolkit.jobs.registers import load
from toolkit.jobs.reporting import overdue, report
from toolkit.jobs.taking_in import import_document
from toolkit.tracker.record.codes import Status

NOW = datetime(2022, 7, 3, 9, 30, tzinfo=UTC)
AS_OF = date(2022, 7, 31)
UNITS = "code,name,aliases,kind,members\nOW,Office of Wells,,unit,\n"


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """The invented session taken in with a unit."""
    (tmp_path / "session.txt").write_text(WHOLE, encoding="utf-8")
    (tmp_path / "units.csv").write_text(UNITS, encoding="utf-8")
    path = tmp_path / "register.xlsx"
    import_document(tmp_path / "session.txt", path, NOW, units=tmp_path / "units.csv")
    return path


def fill(workbook: Path, ref: str, status: str, comment: str) -> None:
    book = openpyxl.load_workbook(workbook)
    sheet = book["Actions"]
    headings = [cell.value for cell in sheet[1]]
    row = next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 1).value == ref)
    sheet.cell(row, headings.index("Status") + 1).value = status
    sheet.cell(row, headings.index("Comment") + 1).value = comment
    book.save(workbook)


def test_the_points_of_decisions_and_a_workplan_are_tracked_like_any_other_action(
    register: Path, tmp_path: Path,
) -> None:
    late = overdue(register, NOW, as_of=AS_OF).figures.overdue
    assert [item.action.ref for item in late] == ["II-1.3", "5.a"]
    issue_workbooks(register, "2022-07", NOW, as_of=AS_OF)
    fill(tmp_path / "outbox/2022-07/OW.xlsx", "5.a", "In progress", "One well is dug.")
    fill(tmp_path / "outbox/2022-07/CENTRE.xlsx", "II-1.2.1", "In progress", "Half of the hills.")
    consolidate_returns(register, [tmp_path / "outbox"], "2022-07", NOW)
    actions = load(register).register.actions
    assert (actions["5.a"].status, actions["II-1.2.1"].status) == (Status.IN_PROGRESS, Status.IN_PROGRESS)
    report(register, "session-conclusions", tmp_path / "next.docx", NOW)
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in Document(str(tmp_path / "next.docx")).tables]
    rows = next(table for table in tables if table[1:] and table[1][0] == "5.a")
    assert rows[1][-1] == "In progress: One well is dug.\nOverdue by 31 days"


def test_the_figures_of_a_progress_table_can_be_had_from_it(register: Path, tmp_path: Path) -> None:
    made = report(register, "progress-table", tmp_path / "progress.docx", NOW, as_of=AS_OF)
    assert (made.figures.recommendations, made.figures.actions) == (5, 7)
