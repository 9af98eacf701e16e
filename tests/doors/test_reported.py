"""What a round heard, from the command line: answered, confirmed by Still so, left as it was, or not returned."""

import json
from collections.abc import Mapping
from typing import Any

import openpyxl
import pytest
from docx import Document

from tests.doors.command_line import NOW, Outcome, Tracker

SECOND = ("--round", "2019-06")


def issue(tracker: Tracker, name: str) -> None:
    assert tracker("issue", "register.xlsx", "--round", name, "--as-of", f"{name}-28", "--now", NOW).code == 0


def consolidate(tracker: Tracker, name: str, *more: str) -> Outcome:
    return tracker("consolidate", "register.xlsx", "inbox", "--round", name, *more)


@pytest.fixture
def second(tracker: Tracker) -> Tracker:
    """After a first round, in which both units have answered, and with the workbooks of a second one."""
    tracker.make_issued()
    tracker.fill_in("PAR", {("1.1", "Comment"): "Half of the posts are painted", ("2.1", "Comment"): "No bench is counted"})
    tracker.fill_in("LIB", {("1.1", "Comment"): "We lend the ladder", ("1.2", "Status"): "In progress",
                            ("1.2", "Comment"): "At the press", ("1.2", "Evidence"): "Proof of May"})
    assert consolidate(tracker, "2018-12").code == 0
    for path in (tracker.folder / "inbox").iterdir():
        path.unlink()
    issue(tracker, "2019-06")
    return tracker


def shown_to(tracker: Tracker, unit: str, ref: str, name: str = "2019-06") -> dict[str, Any]:
    """Heading -> what stands in the row of an action in an issued workbook."""
    sheet = openpyxl.load_workbook(tracker.folder / "outbox" / name / f"{unit}.xlsx")["Actions"]
    headings = [cell.value for cell in sheet[1]]
    row = next(row for row in sheet.iter_rows(min_row=2) if row[0].value == ref)
    return dict(zip(map(str, headings), (cell.value for cell in row), strict=True))


def actions(tracker: Tracker, *more: str) -> Mapping[str, Any]:
    return {one["ref"]: one for one in json.loads(tracker("show", "register.xlsx", "--json", *more).out)["actions"]}


def fill_in(tracker: Tracker, unit: str, answers: dict[tuple[str, str], object], name: str = "") -> None:
    tracker.fill_in(unit, answers, name, round_name="2019-06")


def test_the_last_comment_stands_locked_beside_an_empty_one_and_evidence_stays_where_it_was(second: Tracker) -> None:
    row = shown_to(second, "LIB", "1.2")
    assert (row["Last comment"], row["Comment"], row["Still so"], row["Evidence"]) == (
        "At the press (reported in 2018-12)", None, None, "Proof of May")
    assert shown_to(second, "LIB", "1.1")["What others wrote"] == "PAR: Half of the posts are painted (reported in 2018-12)"
    sheet = openpyxl.load_workbook(second.folder / "outbox" / "2019-06" / "LIB.xlsx")["Actions"]
    at = {str(cell.value): cell.column or 0 for cell in sheet[1]}
    assert [sheet.cell(2, at[heading]).protection.locked for heading in ("Last comment", "Still so", "Comment")] == [
        True, False, False]
    assert (at["Last comment"], at["Still so"]) == (at["Comment"] - 2, at["Comment"] - 1)
    assert "If it is still right and nothing is new, choose Yes under Still so instead of writing a comment." in str(
        [cell.value for row in openpyxl.load_workbook(second.folder / "outbox" / "2019-06" / "LIB.xlsx")["Read me"] for cell in row])


def test_a_workbook_issued_again_in_the_round_shows_what_the_unit_has_said_in_it(second: Tracker) -> None:
    fill_in(second, "LIB", {("1.2", "Comment"): "Printed and posted", ("1.1", "Still so"): "Yes"})
    assert consolidate(second, "2019-06").code == 0
    assert second("issue", "register.xlsx", *SECOND, "--unit", "LIB", "--replace", "--now", NOW).code == 0
    again, confirmed = shown_to(second, "LIB", "1.2"), shown_to(second, "LIB", "1.1")
    assert (again["Last comment"], again["Comment"]) == ("At the press (reported in 2018-12)", "Printed and posted")
    assert (confirmed["Comment"], confirmed["Still so"]) == (None, "Yes")
    assert shown_to(second, "PAR", "1.1")["What others wrote"] == "LIB: We lend the ladder (reported in 2018-12)"


def test_still_so_stands_for_a_comment_and_is_kept_with_the_round(second: Tracker) -> None:
    fill_in(second, "LIB", {("1.2", "Still so"): "Yes"})
    checked = json.loads(second("check", "inbox/LIB.xlsx", "--register", "register.xlsx", *SECOND, "-o", "checked", "--json").out)
    assert [p for p in checked if p["ref"] == "1.2"] == []
    assert consolidate(second, "2019-06").code == 0
    kept = json.loads(second("show", "register.xlsx", "--json").out)["comments"]
    assert [(c["ref"], c["comment"], c["evidence"], c["still_so"]) for c in kept if (c["unit"], c["round"]) == ("LIB", "2019-06")] == [
        ("1.2", "", "Proof of May", "yes")]
    one = actions(second)["1.2"]
    assert (one["reported"], one["reported_in"], one["comments"]) == ("answered", "2019-06", "At the press")


def test_without_it_a_comment_is_asked_for_and_it_is_named(second: Tracker) -> None:
    fill_in(second, "LIB", {})
    checked = json.loads(second("check", "inbox/LIB.xlsx", "--register", "register.xlsx", *SECOND, "-o", "checked", "--json").out)
    [told] = [p for p in checked if p["code"] == "in-progress-without-comment"]
    assert told["to_do"].endswith("If nothing has changed, choose Yes under “Still so”.")


def test_nothing_can_be_confirmed_where_nothing_was_ever_answered(tracker: Tracker) -> None:
    tracker.make_issued()
    tracker.fill_in("LIB", {("1.2", "Still so"): "Yes"})
    checked = json.loads(tracker("check", "inbox/LIB.xlsx", "--register", "register.xlsx", "-o", "checked", "--json").out)
    assert [(p["code"], p["what"]) for p in checked if p["column"] == "Still so"] == [
        ("still-so-without-answer", "“Still so” confirms an answer, but this action has none yet.")]
    consolidate(tracker, "2018-12")
    assert actions(tracker)["1.2"]["reported"] == "left"


@pytest.mark.parametrize("typed", ["No", "x", "Not any more"])
def test_only_yes_can_be_chosen(second: Tracker, typed: str) -> None:
    fill_in(second, "LIB", {("1.2", "Still so"): typed})
    checked = json.loads(second("check", "inbox/LIB.xlsx", "--register", "register.xlsx", *SECOND, "-o", "checked", "--json").out)
    assert [(p["code"], p["found"]) for p in checked if p["column"] == "Still so"] == [("not-in-list", typed)]


def test_an_empty_comment_in_a_new_round_empties_nothing(second: Tracker) -> None:
    fill_in(second, "LIB", {("1.2", "Evidence"): "Proof of June"})
    done = json.loads(consolidate(second, "2019-06", "--json", "--accept-emptied").out)
    assert "answer-emptied" not in {problem["code"] for problem in done["problems"]}
    one = actions(second)["1.2"]
    assert (one["comments"], one["evidence"], one["reported"]) == (
        "At the press (reported in 2018-12)", "Proof of June", "answered")


def test_who_answered_who_left_everything_and_who_did_not_return_is_told_apart(second: Tracker) -> None:
    fill_in(second, "LIB", {})
    done = consolidate(second, "2019-06")
    assert "Still missing: PAR." in done.err
    assert "Returned with nothing answered: LIB." in done.err
    told = second("missing", "register.xlsx", *SECOND)
    assert [line.split()[0] for line in told.out.splitlines()[1:]] == ["PAR"]
    assert "Returned with nothing answered: LIB." in told.err
    standing = second("status", "register.xlsx")
    assert "0 of 3 actions, 2 left as they were, 1 not returned" in standing.out
    assert json.loads(second("status", "register.xlsx", "--json").out)["answered_nothing"] == ["LIB"]
    shown = actions(second)
    assert {ref: (one["reported"], one["reported_in"], one["reported_by"]) for ref, one in shown.items()} == {
        "1.1": ("left", "2018-12", {"PAR": "not_returned", "LIB": "left"}),
        "1.2": ("left", "2018-12", {"LIB": "left"}),
        "2.1": ("not_returned", "2018-12", {"PAR": "not_returned"})}


def test_it_shows_on_the_screen(second: Tracker) -> None:
    fill_in(second, "LIB", {("1.1", "Still so"): "Yes"})
    consolidate(second, "2019-06")
    lines = {line.split()[0]: line for line in second("show", "register.xlsx").out.splitlines()[1:]}
    assert [lines[ref].rstrip().endswith(end) for ref, end in (
        ("1.1", "Answered"), ("1.2", "Left as it was (last: 2018-12)"), ("2.1", "Not returned (last: 2018-12)"))] == [True] * 3


def test_the_register_says_it_in_grey_columns(second: Tracker) -> None:
    fill_in(second, "PAR", {("2.1", "Comment"): "Ten benches"})
    consolidate(second, "2019-06")
    sheet = openpyxl.load_workbook(second.folder / "register.xlsx")["Actions"]
    at = {str(cell.value): cell.column or 0 for cell in sheet[1]}
    assert [[sheet.cell(row, at[heading]).value for heading in ("Ref.", "Reported", "Reported in")] for row in (2, 3, 4)] == [
        ["1.1", "Left as it was", "2018-12"], ["1.2", "Not returned", "2018-12"], ["2.1", "Answered", "2019-06"]]
    assert "by hand" not in consolidate(second, "2019-06").err


def test_the_report_marks_what_was_not_updated_and_names_who_did_not_return(second: Tracker) -> None:
    fill_in(second, "PAR", {("1.1", "Comment"): "All posts are painted", ("2.1", "Still so"): "Yes"})
    consolidate(second, "2019-06")
    assert second("report", "register.xlsx", "--format", "progress-table", "--as-of", "2019-06-28", "-o", "report.docx").code == 0
    document = Document(str(second.folder / "report.docx"))
    table = next(t for t in document.tables if t.rows[0].cells[0].text == "No")
    said = {row.cells[2].text.split("\n")[0]: row.cells[-1].text for row in table.rows[1:]}
    assert said["1.1 Paint the signs"].startswith("In progress:\nPAR: All posts are painted\nLIB: We lend the ladder\n")
    assert said["1.1 Paint the signs"].endswith("\nLIB (reported in 2018-12)")
    assert said["1.2 Print the leaflet"] == "In progress: At the press\n(reported in 2018-12)\nEvidence: Proof of May"
    assert said["2.1 Count the benches"] == "Not started: No bench is counted"
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    assert any(text.startswith("Of the three actions that the reporting round 2019-06 asked about, two were answered and one was "
                               "not returned.") for text in paragraphs)
    assert "The following did not report in the round 2019-06: LIB." in paragraphs


def test_a_report_for_the_day_of_an_earlier_round_is_marked_by_that_round(second: Tracker) -> None:
    fill_in(second, "LIB", {})
    consolidate(second, "2019-06")
    assert {one["reported"] for one in actions(second, "--as-of", "2018-12-31").values()} == {"answered"}
    assert second("report", "register.xlsx", "--format", "progress-table", "--as-of", "2018-12-31", "-o", "report.docx").code == 0
    words = "\n".join(cell.text for table in Document(str(second.folder / "report.docx")).tables for row in table.rows for cell in row.cells)
    assert "(reported" not in words


def test_an_export_has_it_in_each_row(second: Tracker) -> None:
    fill_in(second, "LIB", {("1.2", "Still so"): "Yes"})
    consolidate(second, "2019-06")
    assert second("export", "register.xlsx", "-o", "all.csv").code == 0
    lines = (second.folder / "all.csv").read_text(encoding="utf-8-sig").splitlines()
    headings = lines[0].split(",")
    assert {"reported", "reported_in", "reported_by"} <= {*headings}
    assert 'answered,2019-06,LIB: answered' in next(line for line in lines if line.startswith("1.2,"))


def test_a_closed_round_has_heard_what_it_had_heard_then(second: Tracker) -> None:
    fill_in(second, "LIB", {("1.1", "Still so"): "Yes"})
    consolidate(second, "2019-06")
    issue(second, "2019-12")
    fill_in(second, "LIB", {("1.1", "Still so"): "Yes", ("1.2", "Comment"): "Printed in May"}, "LIB late.xlsx")
    consolidate(second, "2019-06")
    shown = json.loads(second("show", "register.xlsx", "--round", "2019-06", "--json").out)["actions"]
    assert {one["ref"]: one["reported"] for one in shown} == {"1.1": "answered", "1.2": "left", "2.1": "not_returned"}
