"""A report to a council from taking in to the next one: issued, filled in, consolidated, reported; all invented."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from tests.sources.council import REPORT
from toolkit.jobs.consolidating import consolidate_returns
from toolkit.jobs.issuing import issue_workbooks
from toolkit.jobs.registers import held, load, save
from toolkit.jobs.reporting import report
from toolkit.jobs.returns.checking import check_returns
from toolkit.jobs.rounds import who_is_missing
from toolkit.jobs.taking_in import import_document
from toolkit.tracker.record.actions import Action
from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.problems import Refused

NOW = datetime(2018, 12, 3, 9, 30, tzinfo=UTC)
AS_OF = date(2018, 12, 31)
UNITS = "code,name,aliases,kind,members\nSO,Shore Office,,unit,\nBH,Boat House,,unit,\n"


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """The invented report taken in with two units."""
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "units.csv").write_text(UNITS, encoding="utf-8")
    path = tmp_path / "register.xlsx"
    import_document(tmp_path / "report.txt", path, NOW, units=tmp_path / "units.csv")
    return path


def with_action(register: Path) -> None:
    """Give an instruction an action, as the centre would."""
    with held(register) as file:
        file.register.actions["1.2b.1"] = Action(
            "1.2b.1", "1.2b", "Print the plan", responsible="Shore Office", lead=("SO",), deadline="30 June 2018",
            due_date=date(2018, 6, 30))
        save(file, file.register, NOW)


def fill(workbook: Path, contributions: list[tuple[str, str]], status: str = "") -> None:
    book = openpyxl.load_workbook(workbook)
    for row, (theme, text) in enumerate(contributions, 2):
        book["Contributions"].cell(row, 1).value = theme
        book["Contributions"].cell(row, 2).value = text
    if status:
        headings = [cell.value for cell in book["Actions"][1]]
        book["Actions"].cell(2, headings.index("Status") + 1).value = status
        book["Actions"].cell(2, headings.index("Comment") + 1).value = "Done in part."
    book.save(workbook)


def bullets(path: Path) -> list[str]:
    return [p.text for p in Document(str(path)).paragraphs if p.style and p.style.name == "House Bullet"]


def test_units_contribute_and_the_next_report_prints_it_in_order(register: Path, tmp_path: Path) -> None:
    issued = issue_workbooks(register, "2018-12", NOW, as_of=AS_OF)
    assert [(file.unit, file.actions, file.remark) for file in issued.files] == [
        ("SO", 0, "no actions; the unit can contribute to the narrative"), ("BH", 0, "no actions; the unit can contribute to the narrative")]
    fill(tmp_path / "outbox/2018-12/SO.xlsx", [("Water quality", "Tested the water"), ("Litter", "Emptied the bins")])
    told = check_returns([tmp_path / "outbox"], NOW, register_path=register).problems
    assert [(p.code, Path(p.place.file).name) for p in told] == [("return-unchanged", "BH.xlsx")]
    done = consolidate_returns(register, [tmp_path / "outbox"], "2018-12", NOW)
    assert len(done.outcome.changes) == 2
    report(register, "council-report", tmp_path / "next.docx", NOW)
    assert bullets(tmp_path / "next.docx")[-5:] == [
        "40 shores cleared;", "Two ramps built;", "A third ramp planned;", "Emptied the bins; and", "Tested the water."]


def test_nothing_is_taken_twice(register: Path, tmp_path: Path) -> None:
    issue_workbooks(register, "2018-12", NOW, as_of=AS_OF)
    fill(tmp_path / "outbox/2018-12/SO.xlsx", [("Litter", "Emptied the bins")])
    consolidate_returns(register, [tmp_path / "outbox/2018-12/SO.xlsx"], "2018-12", NOW)
    before = load(register).register.contributions
    assert not consolidate_returns(register, [tmp_path / "outbox/2018-12/SO.xlsx"], "2018-12", NOW).written
    assert load(register).register.contributions == before
    assert [unit.code for unit in who_is_missing(register, "2018-12")] == ["BH"]


def test_an_action_that_answers_an_instruction_is_tracked_like_any_other(register: Path, tmp_path: Path) -> None:
    with_action(register)
    issue_workbooks(register, "2018-12", NOW, as_of=AS_OF)
    fill(tmp_path / "outbox/2018-12/SO.xlsx", [("Signs", "Painted a sign")], status="In progress")
    consolidate_returns(register, [tmp_path / "outbox"], "2018-12", NOW)
    assert load(register).register.actions["1.2b.1"].status is Status.IN_PROGRESS
    report(register, "council-report", tmp_path / "next.docx", NOW)
    rows = [[cell.text for cell in row.cells] for row in Document(str(tmp_path / "next.docx")).tables[1].rows]
    assert rows[2] == ["1.2b", "Instructs the Director to publish it once a year", "1.2b.1 Print the plan", "30 June 2018",
                       "Shore Office", "In progress: Done in part.\nOverdue by 184 days"]


def test_a_checked_copy_brings_the_contributions_back_to_be_corrected(register: Path, tmp_path: Path) -> None:
    issue_workbooks(register, "2018-12", NOW, as_of=AS_OF)
    fill(tmp_path / "outbox/2018-12/SO.xlsx", [("Sgns", "Painted a sign")])
    found = check_returns([tmp_path / "outbox/2018-12/SO.xlsx"], NOW, out=tmp_path / "checked")
    assert [p.code for p in found.problems] == ["theme-unknown"]
    copy = tmp_path / "checked/SO checked.xlsx"
    assert openpyxl.load_workbook(copy)["Contributions"]["B2"].value == "Painted a sign"
    fill(copy, [("Signs", "Painted a sign")])
    consolidate_returns(register, [copy], "2018-12", NOW)
    assert [(c.theme, c.text) for c in load(register).register.contributions if c.contributed_by] == [
        ("Signs", "Painted a sign")]


def test_without_units_and_actions_there_is_nothing_to_issue(register: Path) -> None:
    with held(register) as file:
        save(file, replace(file.register, units={}), NOW)
    with pytest.raises(Refused, match="add the units instead"):
        issue_workbooks(register, "2018-12", NOW, as_of=AS_OF)
