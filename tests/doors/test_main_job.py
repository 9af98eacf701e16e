"""The main job from the command line: issue, fill in, check, consolidate, overdue, report."""

import json
import os
from datetime import date

import openpyxl
import pytest
from docx import Document

from tests.counting import flushed, listed
from tests.doors.command_line import Tracker


@pytest.fixture
def issued(tracker: Tracker) -> Tracker:
    tracker.make_issued()
    return tracker


def consolidate(tracker: Tracker, *more: str) -> dict[str, object]:
    found = tracker("consolidate", "register.xlsx", "inbox", "--round", "2018-12", "--json", *more)
    data: dict[str, object] = json.loads(found.out)
    return data | {"code": found.code}


def test_an_empty_working_folder_is_made_with_a_register(tracker: Tracker) -> None:
    assert tracker("new", "follow-up", "--title", "Review of signposts").code == 0
    assert sorted(p.name for p in (tracker.folder / "follow-up").iterdir() if not p.name.startswith(".")) == [
        "archive", "checked", "inbox", "outbox", "register.xlsx", "reports"]
    assert "Review of signposts" in tracker("show", "follow-up/register.xlsx").err
    again = tracker("new", "follow-up")
    assert (again.code, "already exists" in again.err) == (2, True)


def test_the_whole_round(issued: Tracker) -> None:
    issued.fill_in("PAR", {("1.1", "Status"): "Implemented", ("1.1", "Date of implementation"): date(2018, 5, 2),
                           ("2.1", "Status"): "In progress", ("2.1", "Comment"): "North bank is counted"})
    missing = json.loads(issued("missing", "register.xlsx", "--round", "2018-12", "--json").out)
    assert [u["code"] for u in missing] == ["PAR", "LIB"]

    first = consolidate(issued)
    assert (first["code"], first["new_returns"], first["missing"], first["written"]) == (0, 1, ["LIB"], True)
    assert first["changes"] == 4

    shown = json.loads(issued("show", "register.xlsx", "--json").out)
    action = next(a for a in shown["actions"] if a["ref"] == "1.1")
    assert {key: action[key] for key in ("status", "completed_from", "completed_to", "timing", "days_overdue")} == {
        "status": "implemented", "completed_from": "2018-05-02", "completed_to": "2018-05-02",
        "timing": "implemented_on_time", "days_overdue": -59}

    history = json.loads(issued("history", "register.xlsx", "2.1", "--json").out)
    assert [(c["column"], c["new"], c["file"], c["sheet"], c["cell"]) for c in history] == [
        ("status", "in_progress", "PAR.xlsx", "Actions", "E3"),
        ("comment", "North bank is counted", "PAR.xlsx", "Actions", "I3")]

    report = issued("report", "register.xlsx", "--format", "progress-table", "--as-of", "2018-12-31", "-o", "report.docx")
    assert report.code == 0
    table = next(t for t in Document(str(issued.folder / "report.docx")).tables if t.rows[0].cells[0].text == "No")
    assert "Implemented: 2 May 2018" in table.rows[1].cells[5].text


def test_running_it_twice_changes_nothing(issued: Tracker) -> None:
    issued.fill_in("LIB", {("1.2", "Status"): "In progress", ("1.2", "Comment"): "Two quotes are in"})
    consolidate(issued)
    before = (issued.folder / "register.xlsx").read_bytes()
    second = consolidate(issued)
    assert (second["changes"], second["new_returns"], second["written"]) == (0, 0, False)
    assert (issued.folder / "register.xlsx").read_bytes() == before


def test_a_dry_run_writes_nothing(issued: Tracker) -> None:
    issued.fill_in("LIB", {("1.2", "Status"): "In progress", ("1.2", "Comment"): "Two quotes are in"})
    before = (issued.folder / "register.xlsx").read_bytes()
    planned = consolidate(issued, "--dry-run")
    assert (planned["changes"], planned["written"]) == (2, False)
    assert (issued.folder / "register.xlsx").read_bytes() == before


@pytest.mark.parametrize(("joint", "who", "role"), [
    ("lead", "You, if you lead the action", "Lead: you report on the action. Support: you add a comment and evidence."),
    ("all", "You", "Lead or support. In this round, each unit of the action reports on it.")])
def test_the_read_me_says_who_fills_in_what(tracker: Tracker, joint: str, who: str, role: str) -> None:
    tracker.make_register()
    tracker.issue("--joint", joint)
    sheet = openpyxl.load_workbook(tracker.folder / "outbox" / "2018-12" / "LIB.xlsx").worksheets[0]
    said = {row[0].value: [str(cell.value) for cell in row[1:3]] for row in sheet.iter_rows() if row[0].value}
    assert said["Status"][0] == who
    assert said["Your role"][1].startswith(role)


def test_conflicts_are_decided_in_the_register_and_applied_by_the_next_run(tracker: Tracker) -> None:
    tracker.make_register()
    tracker.issue("--joint", "all")
    tracker.fill_in("PAR", {("1.1", "Status"): "Implemented", ("1.1", "Date of implementation"): date(2018, 5, 2)})
    tracker.fill_in("LIB", {("1.1", "Status"): "Superseded", ("1.2", "Status"): "Not started"})
    first = consolidate(tracker)
    assert (first["code"], first["conflicts"]) == (3, 1)

    path = tracker.folder / "register.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["Conflicts"]
    headings = [cell.value for cell in sheet[1]]
    sheet.cell(2, headings.index("Decision") + 1).value = "B"
    book.save(path)
    second = consolidate(tracker)
    assert (second["code"], second["conflicts"], second["changes"]) == (0, 0, 2)
    history = json.loads(tracker("history", "register.xlsx", "1.1", "--json").out)
    assert [(c["column"], c["how"], c["unit"]) for c in history][-2:] == [
        ("status", "decision", "PAR"), ("status (not taken)", "decision", "LIB")]


def test_the_earlier_register_and_every_return_are_kept(issued: Tracker) -> None:
    returned = issued.fill_in("LIB", {("1.2", "Status"): "Not started"})
    before = (issued.folder / "register.xlsx").read_bytes()
    consolidate(issued)
    kept = [p.read_bytes() for p in (issued.folder / "archive").iterdir()]
    assert before in kept
    assert returned.read_bytes() in kept


def test_a_checked_copy_can_be_corrected_and_sent_back(issued: Tracker) -> None:
    issued.fill_in("LIB", {("1.2", "Status"): "Implementd"})
    checked = issued("check", "inbox", "--register", "register.xlsx", "-o", "checked")
    assert checked.code == 1
    copy = issued.folder / "checked" / "LIB checked.xlsx"
    book = openpyxl.load_workbook(copy)
    assert "Problems" in book.sheetnames
    cell = book["Actions"]["E3"]
    assert (cell.value, "Implementd" in (cell.comment.text if cell.comment else "")) == ("Implementd", True)
    cell.value = "Implemented"
    book["Actions"]["F3"].value = date(2018, 11, 2)
    book.save(copy)
    found = issued("consolidate", "register.xlsx", "checked/LIB checked.xlsx", "--round", "2018-12", "--json")
    assert (found.code, json.loads(found.out)["changes"]) == (0, 2)


def test_a_checked_copy_that_may_have_been_corrected_is_not_written_over(issued: Tracker) -> None:
    issued.fill_in("LIB", {("1.2", "Status"): "Implementd"})
    assert issued("check", "inbox", "--register", "register.xlsx", "-o", "checked").code == 1
    copy = issued.folder / "checked" / "LIB checked.xlsx"
    copy.write_bytes(b"corrected")
    again = issued("check", "inbox", "--register", "register.xlsx", "-o", "checked")
    assert (again.code, "already exists" in again.err) == (2, True)
    assert copy.read_bytes() == b"corrected"
    assert issued("check", "inbox", "--register", "register.xlsx", "-o", "checked", "--replace").code == 1


def test_each_unit_gets_a_problem_list_of_its_own_beside_its_checked_copy(issued: Tracker) -> None:
    issued.fill_in("PAR", {("1.1", "Status"): "WIP", ("2.1", "Status"): "WIP"})
    issued.fill_in("LIB", {("1.2", "Status"): "Not started"})
    issued("check", "inbox", "--register", "register.xlsx", "-o", "checked")
    lists = {name: [[cell.value for cell in row] for row in openpyxl.load_workbook(issued.folder / "checked" / name)["Problems"]]
             for name in ("PAR problems.xlsx", "LIB problems.xlsx", "problems.xlsx")}
    assert [row[2] for row in lists["PAR problems.xlsx"][1:3]] == ["E2", "E3"]
    assert {row[0] for row in lists["PAR problems.xlsx"][1:]} == {"PAR.xlsx"}
    assert {row[0] for row in lists["LIB problems.xlsx"][1:]} <= {"LIB.xlsx", None}
    assert [row[3] for row in lists["problems.xlsx"] if row[0] == "PAR" and row[6] == "To correct"] == ["E2, E3"]


def test_returns_of_one_name_in_two_folders_have_a_checked_copy_each(issued: Tracker) -> None:
    for folder in ("a", "b"):
        path = issued.fill_in("LIB", {("1.2", "Evidence"): folder}, name="return.xlsx")
        (issued.folder / folder).mkdir()
        path.rename(issued.folder / folder / "return.xlsx")
    issued("check", "a/return.xlsx", "b/return.xlsx", "-o", "checked")
    assert sorted(p.name for p in (issued.folder / "checked").iterdir()) == [
        "problems.xlsx", "return checked 2.xlsx", "return checked.xlsx", "return problems 2.xlsx", "return problems.xlsx"]


def test_a_unit_whose_code_begins_with_anothers_is_known_by_its_own(tracker: Tracker) -> None:
    path = tracker.make_register()
    book = openpyxl.load_workbook(path)
    book["Units"].append(["PAR-N", "Parks Office North"])
    book["Actions"].append(["3.1", "", "", "3", "Mend the gate", "Parks North", "PAR-N"])
    book.save(path)
    tracker.issue()
    tracker.fill_in("PAR-N", {("3.1", "Status"): "Not started"})
    result = consolidate(tracker)
    assert (result["code"], result["changes"]) == (0, 1)


def test_units_that_would_share_a_file_are_named(tracker: Tracker) -> None:
    path = tracker.make_register()
    book = openpyxl.load_workbook(path)
    book["Units"].append(["par", "Another office"])
    book["Actions"].append(["3.1", "", "", "3", "Mend the gate", "Another office", "par"])
    book.save(path)
    refused = tracker.issue()
    assert (refused.code, "PAR and par would have the same file name" in refused.err) == (2, True)
    assert not (tracker.folder / "outbox").exists()


def test_reissuing_makes_a_second_version_and_the_first_is_still_taken(issued: Tracker) -> None:
    issued.fill_in("LIB", {("1.2", "Status"): "In progress", ("1.2", "Comment"): "Two quotes are in"})
    assert issued.issue().code == 2
    assert issued.issue("--replace").code == 0
    result = consolidate(issued)
    problems = result["problems"]
    assert isinstance(problems, list)
    assert [p["code"] for p in problems] == ["old-version"]
    assert result["changes"] == 2


def test_a_workbook_that_lost_its_hidden_sheet_is_taken_when_its_unit_is_named(issued: Tracker) -> None:
    path = issued.fill_in("LIB", {("1.2", "Status"): "In progress", ("1.2", "Comment"): "Two quotes are in"})
    book = openpyxl.load_workbook(path)
    book.remove(book["_base"])
    book.save(path)
    assert consolidate(issued)["new_returns"] == 0
    assert consolidate(issued, "--unit", "LIB")["changes"] == 2


def test_proposed_actions_wait_in_the_register(issued: Tracker) -> None:
    path = issued.fill_in("LIB", {})
    book = openpyxl.load_workbook(path)
    book["New actions"]["A2"].value = "2"
    book["New actions"]["B2"].value = "Mend the gate"
    book.save(path)
    consolidate(issued)
    sheet = openpyxl.load_workbook(issued.folder / "register.xlsx")["Proposed"]
    assert [cell.value for cell in sheet[2]][:4] == ["2", "New action", None, "Mend the gate"]


def test_many_returns_are_read_by_two_processes_with_the_same_result(
    issued: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    issued.fill_in("LIB", {("1.2", "Status"): "In progress", ("1.2", "Comment"): "Two quotes are in"})
    issued.fill_in("PAR", {("2.1", "Status"): "Implementd"})
    alone = consolidate(issued, "--dry-run")
    monkeypatch.setattr("toolkit.jobs.returns.receiving.IN_PARALLEL_FROM", 1)
    assert consolidate(issued, "--dry-run") == alone


def test_figures_count_what_they_say(issued: Tracker) -> None:
    inbox = issued.fill_in("PAR", {("2.1", "Status"): "Implementd"}).parent
    issued.fill_in("LIB", {("1.2", "Status"): "In progress"})
    (inbox / "sent before.xlsx").write_bytes((inbox / "PAR.xlsx").read_bytes())
    (inbox / "torn.xlsx").write_bytes(b"PK torn")
    (inbox / "notes.txt").write_text("hello", encoding="utf-8")
    (inbox / "~$PAR.xlsx").write_bytes(b"")
    counted = "Read 3 returns. 1 file could not be used. 2 files were skipped."
    checked = issued("check", "inbox", "--register", "register.xlsx")
    found = json.loads(issued("check", "inbox", "--register", "register.xlsx", "--json").out)
    errors = sum(problem["severity"] == "error" for problem in found)
    assert f"{counted} Found {errors} errors and {len(found) - errors} warnings.\n" in checked.err
    merged = consolidate(issued, "--dry-run")
    assert [merged[key] for key in ("read", "refused", "skipped", "new_returns")] == [3, 1, 2, 2]
    said = issued("consolidate", "register.xlsx", "inbox", "--round", "2018-12")
    assert f"{counted} Found {merged['errors']} errors and {merged['warnings']} warnings.\n" in said.err
    listed = said.out.splitlines()[1:]
    assert len(listed) == merged["errors"] + merged["warnings"]  # type: ignore[operator]


def test_overdue_is_listed_and_written_as_a_workbook(issued: Tracker) -> None:
    found = issued("overdue", "register.xlsx", "--as-of", "2018-12-31", "-o", "overdue.xlsx", "--json")
    assert [(o["ref"], o["days_overdue"]) for o in json.loads(found.out)] == [("1.1", 184)]
    assert (issued.folder / "overdue.xlsx").exists()
    assert issued("overdue", "register.xlsx", "-o", "overdue.xlsx").code == 2
    assert issued("overdue", "register.xlsx", "-o", "overdue.xlsx", "--replace").code == 0


def test_hand_edits_are_recorded_by_the_next_issue(issued: Tracker) -> None:
    path = issued.folder / "register.xlsx"
    book = openpyxl.load_workbook(path)
    book["Actions"]["E2"].value = "Paint all the signs"
    book.save(path)
    assert issued("issue", "register.xlsx", "--round", "2019-06", "--as-of", "2019-06-30").code == 0
    history = json.loads(issued("history", "register.xlsx", "1.1", "--json").out)
    assert [(c["how"], c["new"]) for c in history] == [("hand", "Paint all the signs")]


def test_hand_edits_are_recorded_by_the_next_consolidation(issued: Tracker) -> None:
    path = issued.folder / "register.xlsx"
    book = openpyxl.load_workbook(path)
    book["Actions"]["E2"].value = "Paint all the signs"
    book.save(path)
    issued.fill_in("LIB", {})
    consolidate(issued)
    history = json.loads(issued("history", "register.xlsx", "1.1", "--json").out)
    assert [(c["how"], c["old"], c["new"]) for c in history] == [("hand", "Paint the signs", "Paint all the signs")]


@pytest.mark.parametrize("returns", [1, 3])
def test_the_archive_is_listed_as_often_for_many_returns_as_for_one(tracker: Tracker, returns: int) -> None:
    tracker.make_issued()
    for number in range(returns):
        tracker.fill_in("PAR", {("2.1", "Comment"): f"{number} benches"}, name=f"PAR {number}.xlsx")
    with listed() as folders:
        assert "Wrote" in tracker("consolidate", "register.xlsx", "inbox", "--round", "2018-12").err
    # Once for what killed runs left behind, once for the copies.
    assert [folder.name for folder in folders].count("archive") == 2


@pytest.mark.parametrize("returns", [1, 3])
@pytest.mark.skipif(os.name == "nt", reason="Windows flushes no folder")
def test_the_archive_is_flushed_as_often_for_many_returns_as_for_one(tracker: Tracker, returns: int) -> None:
    tracker.make_issued()
    for number in range(returns):
        tracker.fill_in("PAR", {("2.1", "Comment"): f"{number} benches"}, name=f"PAR {number}.xlsx")
    with flushed() as folders:
        assert "Wrote" in tracker("consolidate", "register.xlsx", "inbox", "--round", "2018-12").err
    # Once for all returns, once for the register that was replaced.
    assert folders.count((tracker.folder / "archive").stat().st_ino) == 2
