"""A mission report, made from a register and taken in again, gives the same register; and its actions are tracked."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.libreoffice import convert
from tests.shared import shared
from tests.sources.forms import ACTIONS, HEADS, text_form, word_form, written
from tests.there_and_back.comparison import differences
from toolkit.jobs.consolidating import consolidate_returns
from toolkit.jobs.issuing import issue_workbooks
from toolkit.jobs.registers import load
from toolkit.jobs.reporting import report
from toolkit.jobs.returns.checking import check_returns
from toolkit.jobs.taking_in import import_document
from toolkit.sources.taking_in import TakenInDocument, take_in
from toolkit.tracker.mission_form import DATE_BESIDE
from toolkit.tracker.record.actions import Comment
from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.narrative import Contribution, Person
from toolkit.tracker.record.periods import Period
from toolkit.tracker.record.register import Register
from toolkit.tracker.views.figures import latest_as_of
from toolkit.word import house_formats
from toolkit.word.documents import render

REPORTS = Path(__file__).parents[2] / "reports"
NOW = datetime(2019, 1, 2, 9, 30, tzinfo=UTC)
AS_OF = date(2018, 12, 31)
SEED = "001_db5a207661ba9c22.txt"


def printed(register: Register, path: Path) -> Path:
    path.write_bytes(render(house_formats.find("mission-report", [REPORTS]), register, AS_OF, NOW))
    return path


def back_again(register: Register, tmp_path: Path) -> TakenInDocument:
    document = take_in(printed(register, tmp_path / "report.docx"), units=list(register.units.values()), now=NOW)
    assert document.kind == "mission-report"
    return document


def invented(tmp_path: Path, text: str = "") -> Register:
    return take_in(written(tmp_path, text or text_form()), now=NOW).register


def follow_up(register: Register) -> Register:
    """What became of the first two actions."""
    first, second = list(register.actions.values())[:2]
    register.actions[first.ref] = replace(first, status=Status.IMPLEMENTED, completed=Period.of_day(date(2018, 11, 28)))
    register.actions[second.ref] = replace(second, status=Status.IN_PROGRESS, revised_deadline=date(2019, 8, 1),
                                           revision_reason="frost in the north")
    lead = second.lead[0]
    register.comments[second.ref, lead, ""] = Comment(second.ref, lead, "", "Half as deep as it should be.")
    return register


def test_document_001_comes_back_whole(tmp_path: Path) -> None:
    register = take_in(shared("seeds", SEED), now=NOW).register
    back = back_again(register, tmp_path).register
    assert differences(register, back) == []
    assert (len(back.actions), len(back.people), len(back.contributions)) == (5, 11, 36)
    assert back.settings.title == register.settings.title
    assert [a.due_date for a in back.actions.values()] == [a.due_date for a in register.actions.values()]


def test_the_date_beside_a_person_of_document_001_comes_back_as_the_house_prints_it(tmp_path: Path) -> None:
    register = take_in(shared("seeds", SEED), now=NOW).register
    assert back_again(register, tmp_path).register.extra == {"Actions": {"1.3": {DATE_BESIDE: "30 November 2014"}}}


@pytest.mark.parametrize("text", [
    "", text_form(front="Water House\nWells of the north: a report\nDate: Dec 3, 2018\nPrepared by: Ana Lind\n\n"),
    text_form([*ACTIONS, ("Rest", "", ""), ("Sleep", "6 May 2019 7 June 2019 Ana Lind", "5 May 2019")]),
])
def test_an_invented_report_comes_back_whole(tmp_path: Path, text: str) -> None:
    register = invented(tmp_path, text)
    back = back_again(register, tmp_path).register
    assert differences(register, back) == []
    assert back.settings.title == register.settings.title


def test_a_word_form_with_a_table_of_people_comes_back_whole(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        for row in (("Name", "Position", "Institution"), ("Ulf Ek", "Digger", "Well School")):
            for cell, text in zip(document.tables[0].add_row().cells, row, strict=True):
                cell.text = text
    register = take_in(word_form(tmp_path / "mission.docx", change=change), now=NOW).register
    assert register.people[-1] == Person("Distribution list", "Well School", "Ulf Ek", "Digger")
    assert differences(register, back_again(register, tmp_path).register) == []


def test_a_follow_up_comes_back_with_its_statuses(tmp_path: Path) -> None:
    register = follow_up(invented(tmp_path))
    document = back_again(register, tmp_path)
    assert differences(register, document.register) == []
    assert latest_as_of(document.register) == AS_OF
    assert "statuses-not-stated" not in {problem.code for problem in document.problems}


@pytest.mark.parametrize("comment", ["", "Half as deep as it should be.\nMore in spring."])
@pytest.mark.parametrize("status", Status)
def test_every_status_comes_back(tmp_path: Path, status: Status, comment: str) -> None:
    register = invented(tmp_path)
    action = register.actions["1.3"]
    reason = "nobody calls" if status.is_final and status is not Status.IMPLEMENTED else ""
    register.actions["1.3"] = replace(action, status=status, closing_reason=reason)
    register.actions["1.1"] = replace(register.actions["1.1"], status=Status.IN_PROGRESS)
    if comment:
        register.comments["1.3", action.lead[0], ""] = Comment("1.3", action.lead[0], "", comment)
    ignoring = ("action.continuing",) if status is Status.IMPLEMENTED else ()  # said of what is ongoing, not printed
    assert differences(register, back_again(register, tmp_path).register, ignoring=ignoring) == []


def test_odd_texts_come_back(tmp_path: Path) -> None:
    register = invented(tmp_path)
    register.settings = replace(register.settings, title="Wells: why, and 3. where")
    register.contributions += [Contribution("1", kind="footnote", text="A note below."),
                               Contribution("*", kind="footnote", text="Another.")]
    at = next(i for i, c in enumerate(register.contributions) if c.number == "9.a")
    register.contributions[at + 1:at + 1] = [
        Contribution(kind="bullet", level=3, text="3. Three wells, and 4. four springs"),
        Contribution(kind="bullet", level=4, text="- of which one is dry"),
        Contribution(kind="paragraph", level=3, text="small letters begin this one"),
        Contribution(kind="paragraph", level=3, text="Costs: none & no <more>")]
    register.people.insert(1, Person("Mission members", organization="others, who came later"))
    back = back_again(register, tmp_path).register
    assert differences(register, back) == []
    assert back.settings.title == register.settings.title


@pytest.mark.libreoffice
def test_a_report_that_another_program_has_saved_comes_back_whole(tmp_path: Path) -> None:
    register = follow_up(invented(tmp_path))
    saved = convert(printed(register, tmp_path / "report.docx"), "docx", tmp_path / "saved")
    back = take_in(saved, units=list(register.units.values()), now=NOW).register
    assert differences(register, back) == []


def places(path: Path) -> tuple[dict[str, int], dict[str, str]]:
    """Ref -> row, and heading -> letters, of an issued workbook."""
    sheet = openpyxl.load_workbook(path)["Actions"]
    rows = {str(sheet.cell(row, 1).value): row for row in range(2, sheet.max_row + 1)}
    return rows, {str(cell.value): cell.coordinate.rstrip("1") for cell in sheet[1]}


def fill_in(source: Path, target: Path, answers: dict[tuple[str, str], object]) -> None:
    rows, letters = places(source)
    book = openpyxl.load_workbook(source)
    for (ref, heading), value in answers.items():
        book["Actions"][f"{letters[heading]}{rows[ref]}"].value = value
    book.save(target)


@pytest.mark.parametrize("seed", [False, True])
def test_follow_up_actions_are_issued_filled_in_consolidated_and_reported(tmp_path: Path, seed: bool) -> None:
    document = shared("seeds", SEED) if seed else written(tmp_path, text_form(ACTIONS, HEADS))
    path, inbox = tmp_path / "register.xlsx", tmp_path / "inbox"
    inbox.mkdir()
    import_document(document, path, NOW)
    register = load(path).register
    issued = issue_workbooks(path, "2018-12", NOW, as_of=AS_OF, return_by=date(2019, 1, 15))
    assert {file.unit for file in issued.files} == set(register.units)
    lead = register.actions["1.1"].lead[0]
    fill_in(tmp_path / "outbox" / "2018-12" / f"{lead}.xlsx", inbox / f"{lead}.xlsx", {
        ("1.1", "Status"): "Implemented", ("1.1", "Date of implementation"): date(2018, 11, 28),
        ("1.1", "Comment"): "Sent by mail."})
    assert not [p for p in check_returns([inbox], NOW, register_path=path, out=tmp_path / "checked").problems if p.is_error]
    merged = consolidate_returns(path, [inbox], "2018-12", NOW)
    assert {(c.ref, c.key) for c in merged.outcome.changes} == {("1.1", "status"), ("1.1", "completed"), ("1.1", "comment")}

    made = report(path, "mission-report", tmp_path / "report.docx", NOW, as_of=AS_OF)
    after = load(path).register
    back = take_in(made.written, units=list(after.units.values()), now=NOW).register
    assert differences(after, back) == []
    assert back.actions["1.1"].status is Status.IMPLEMENTED
    assert [comment.comment for comment in back.comments.values()] == ["Sent by mail."]
