"""Revised deadlines that the centre approves: from the return to the next workbook, by every command on the way."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.doors.command_line import NOW, Outcome, Tracker
from tests.registers import register
from toolkit.tracker.record.codes import ProposalKind
from toolkit.tracker.record.column_names import not_taken
from toolkit.tracker.record.decisions import DECLINED, Conflict, Proposed
from toolkit.tracker.record.history import Change
from toolkit.word.house_formats import HouseFormat
from toolkit.word.rows import action_rows

ROUND = ("--round", "2018-12")
NEXT = ("--round", "2019-06", "--as-of", "2019-06-30", "--return-by", "2019-07-15")
LATER = ("--now", "2019-07-01T10:00:00")
DATE, REASON = "Revised deadline", "Reason for revision"


@pytest.fixture
def asked(tracker: Tracker) -> Tracker:
    """A register that approves dates, in which PAR asks for a new date of 1.1, which is overdue."""
    return tracker.made_once(ask)


def ask(tracker: Tracker) -> None:
    tracker.make_issued()
    tracker.set(approve_deadlines="Yes")
    tracker.fill_in("PAR", {("1.1", DATE): date(2019, 9, 30), ("1.1", REASON): "The primer came late"})
    assert consolidate(tracker).code == 0


def rows_of(sheet: Any) -> list[dict[str, Any]]:
    """The rows of a sheet, by its headings."""
    headings, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(headings, row, strict=True)) for row in rows]


def consolidate(tracker: Tracker, *more: str) -> Outcome:
    return tracker("consolidate", "register.xlsx", "inbox", *ROUND, "--now", NOW, *more)


def type_into(tracker: Tracker, at: int = 0, sheet: str = "Proposed", **typed: object) -> None:
    """Type into a row of a sheet, by headings with underscores."""
    path = tracker.folder / "register.xlsx"
    book = openpyxl.load_workbook(path)
    headings = {str(cell.value).replace(" ", "_"): cell.column for cell in book[sheet][1]}
    for heading, value in typed.items():
        book[sheet].cell(2 + at, headings[heading] or 0).value = value  # type: ignore[assignment]
    book.save(path)


def action(tracker: Tracker, ref: str = "1.1") -> dict[str, Any]:
    shown = json.loads(tracker("show", "register.xlsx", "--json").out)
    return next(one for one in shown["actions"] if one["ref"] == ref)


def row(tracker: Tracker, unit: str = "PAR", ref: str = "1.1") -> dict[str, Any]:
    """What the workbook of the next round says of an action."""
    book = openpyxl.load_workbook(tracker.folder / "outbox" / "2019-06" / f"{unit}.xlsx")
    return next(one for one in rows_of(book["Actions"]) if one["Ref."] == ref)


def test_a_new_date_waits_and_the_action_stays_overdue(asked: Tracker) -> None:
    assert "1 new date is waiting for your decision on the Proposed sheet of register.xlsx." in consolidate(asked).err
    found = action(asked)
    assert (found["revised_deadline"], found["timing"], found["days_overdue"], found["times_revised"]) == (
        None, "overdue", 184, 0)


def test_its_row_can_be_read_without_looking_elsewhere(asked: Tracker) -> None:
    [shown] = rows_of(openpyxl.load_workbook(asked.folder / "register.xlsx")["Proposed"])
    assert {key: str(value)[:10] for key, value in shown.items() if value is not None} == {
        "Rec.": "1", "Kind": "New date", "Ref.": "1.1", "Proposed action": "Paint the ", "Deadline": "30 June 18",
        "Due until now": "2018-06-30", "New date": "2019-09-30", "Why": "The primer", "Round": "2018-12", "Unit": "PAR",
        "Source file": "PAR.xlsx", "Sheet": "Actions", "Cell": str(shown["Cell"])}


@pytest.mark.parametrize("command", [
    ("consolidate", "register.xlsx", "inbox", *ROUND),
    ("issue", "register.xlsx", *NEXT),
    ("round", "register.xlsx", "2018-12", "--return-by", "2019-02-28"),
    ("letters", "register.xlsx", "issue", *ROUND),
    ("import", "audit.md", "--into", "register.xlsx"),
])
def test_every_command_that_writes_applies_the_decisions_and_says_so(asked: Tracker, command: tuple[str, ...]) -> None:
    (asked.folder / "audit.md").write_text("""# Audit of the lamps (2019)

| No | Recommendation | Action      | Responsible | Deadline   | Status      |
|----|----------------|-------------|-------------|------------|-------------|
| 1  | Light the way  | Buy the oil | Library     | 2020-05-31 | Not started |
""", encoding="utf-8")
    propose_an_action(asked)
    type_into(asked, 0, Decision="Accept", Decided_by="A clerk")
    type_into(asked, 1, Decision="Accept")
    told = asked(*command, *LATER)
    assert told.code in (0, 1), told.err
    assert "Accepted: new date 2019-09-30 of action 1.1, asked for by PAR." in told.err
    assert "Accepted: action 2.2, proposed by LIB: “Mend the gate”." in told.err
    found = action(asked)
    assert (found["revised_deadline"], found["revision_reason"]) == ("2019-09-30", "The primer came late")
    assert action(asked, "2.2")["text"] == "Mend the gate"
    again = asked(*command, *LATER, *(["--replace"] if command[0] == "issue" else []))
    assert "Accepted" not in again.err


def propose_an_action(tracker: Tracker) -> None:
    path = tracker.fill_in("LIB", {})
    book = openpyxl.load_workbook(path)
    for cell, text in {"A2": "2", "B2": "Mend the gate", "C2": "LIB", "D2": "June 2020"}.items():
        book["New actions"][cell].value = text
    book.save(path)
    consolidate(tracker)


def test_a_dry_run_says_what_would_be_accepted_and_writes_nothing(asked: Tracker) -> None:
    type_into(asked, Decision="Accept")
    before = (asked.folder / "register.xlsx").read_bytes()
    assert "Accepted: new date 2019-09-30" in asked("issue", "register.xlsx", *NEXT, "--dry-run", *LATER).err
    assert (asked.folder / "register.xlsx").read_bytes() == before


def test_the_next_workbook_has_the_accepted_date_and_the_history_who_decided(asked: Tracker) -> None:
    type_into(asked, Decision="Accept", Decided_by="A clerk", Decided_on="2019-06-20")
    asked("issue", "register.xlsx", *NEXT, *LATER)
    assert str(row(asked)[DATE])[:10] == "2019-09-30"
    assert row(asked)["What others wrote"] is None
    history = asked("history", "register.xlsx", "1.1").out
    assert "Revised deadline (proposed)" in history
    lines = rows_of(openpyxl.load_workbook(asked.folder / "register.xlsx")["History"])
    assert {(one["Column"], one["By"]) for one in lines if one["How"] == "Approval"} == {
        ("Revised deadline", "A clerk, 2019-06-20"), ("Reason for revision", "A clerk, 2019-06-20")}


def test_the_read_me_says_that_a_new_date_is_a_request_only_where_it_is(asked: Tracker) -> None:
    asked("issue", "register.xlsx", *NEXT, *LATER)
    for name, is_said in (("2019-06", True), ("2018-12", False)):
        readme = openpyxl.load_workbook(asked.folder / "outbox" / name / "PAR.xlsx")["Read me"]
        assert any("is a request" in str(cell.value) for row in readme for cell in row) is is_said


def test_a_declined_date_is_told_beside_the_action_with_the_reason(asked: Tracker) -> None:
    type_into(asked, Decision="Decline", Reason_for_declining="The fair is in May")
    told = asked("issue", "register.xlsx", *NEXT, *LATER)
    assert "Declined: new date 2019-09-30 of action 1.1, asked for by PAR." in told.err
    assert row(asked)[DATE] is None
    assert row(asked)["What others wrote"] == (
        "The new date 2019-09-30, which PAR asked for in round 2018-12, was declined: The fair is in May")


def test_one_that_waits_is_told_and_its_overdue_action_is_explained(asked: Tracker) -> None:
    asked("issue", "register.xlsx", *NEXT, *LATER)
    shown = row(asked)
    assert str(shown[DATE])[:10] == "2019-09-30"
    assert str(shown["What others wrote"]).startswith("The new date 2019-09-30, which PAR asked for in round 2018-12, is waiting")
    (asked.folder / "inbox" / "PAR.xlsx").write_bytes((asked.folder / "outbox/2019-06/PAR.xlsx").read_bytes())
    found = asked("check", "inbox/PAR.xlsx", "--register", "register.xlsx", "--round", "2019-06", "--json")
    assert "overdue-unexplained" not in {problem["code"] for problem in json.loads(found.out)}


@pytest.mark.parametrize(("typed", "status", "heading", "said"), [
    ({"Decision": "Perhaps"}, "", "Decision", "The decision “Perhaps” on the proposal “2019-09-30 (1.1)” is not clear"),
    ({"Decision": "Accept"}, "Implemented", "Decision", "because the status of the action is “Implemented” now"),
    ({"Decision": "Accept"}, "Superseded", "Decision", "because the status of the action is “Superseded” now"),
    ({"Decision": "Accept", "New_date": None}, "", "New date", "because the proposal has no date"),
    ({"Decision": "Accept", "New_date": date(2018, 5, 1)}, "", "New date", "because it is not after the due date 2018-06-30"),
])
def test_a_decision_that_cannot_be_applied_is_said_with_its_cell_and_lost_nowhere(
    asked: Tracker, typed: dict[str, Any], status: str, heading: str, said: str
) -> None:
    if status:
        type_into(asked, 0, "Actions", Status=status)
    type_into(asked, **typed)
    found = json.loads(asked("check-register", "register.xlsx", "--json").out)
    [problem] = [one for one in found if said in one["what"]]
    written = openpyxl.load_workbook(asked.folder / "register.xlsx")["Proposed"]
    assert problem["cell"] == next(
        below.coordinate for above, below in zip(written[1], written[2], strict=True) if above.value == heading)
    for command in (("consolidate", "register.xlsx", "inbox", *ROUND), ("issue", "register.xlsx", *NEXT)):
        told = asked(*command, *LATER)
        assert said in " ".join(f"{told.out} {told.err}".split())
    assert action(asked)["revised_deadline"] is None


def test_a_date_of_an_action_that_was_deleted_can_only_be_declined(asked: Tracker) -> None:
    path = asked.folder / "register.xlsx"
    book = openpyxl.load_workbook(path)
    book["Actions"].delete_rows(2)
    book.save(path)
    type_into(asked, Decision="Accept")
    assert "because action 1.1 is no longer in the register" in " ".join(consolidate(asked).out.split())
    type_into(asked, Decision="Decline")
    assert "Declined: new date 2019-09-30 of action 1.1, asked for by PAR." in consolidate(asked).err


def test_status_counts_the_dates_that_wait_apart_from_new_actions(asked: Tracker) -> None:
    propose_an_action(asked)
    told = asked("status", "register.xlsx")
    assert "Proposed actions to decide\t1" in told.out
    assert "New dates to decide\t1" in told.out
    assert json.loads(asked("status", "register.xlsx", "--json").out)["new_dates"] == 1
    type_into(asked, 0, Decision="Decline")
    consolidate(asked)
    assert "New dates to decide" not in asked("status", "register.xlsx").out


def test_figures_of_an_earlier_round_stay_when_a_date_is_accepted_after_the_next_one(asked: Tracker) -> None:
    before = asked("overdue", "register.xlsx", "--as-of", "2018-12-31", "--json").out
    asked("issue", "register.xlsx", *NEXT, *LATER)
    type_into(asked, Decision="Accept")
    asked("consolidate", "register.xlsx", "inbox", *ROUND, *LATER)
    assert action(asked)["timing"] == "not_due" or action(asked)["timing"] == "due_soon"
    assert asked("overdue", "register.xlsx", "--as-of", "2018-12-31", "--json").out == before
    assert json.loads(asked("overdue", "register.xlsx", "--as-of", "2019-06-30", "--json").out) == []


def test_a_date_that_is_accepted_in_its_round_counts_in_it(asked: Tracker) -> None:
    type_into(asked, Decision="Accept")
    consolidate(asked)
    assert json.loads(asked("overdue", "register.xlsx", "--as-of", "2018-12-31", "--json").out) == []
    told = asked("overdue", "register.xlsx", "--as-of", "2018-12-31").err
    assert "By the first due dates, as if no revised deadline had replaced them: 1 action overdue." in told


def test_both_counts_stand_wherever_lateness_does(asked: Tracker) -> None:
    type_into(asked, Decision="Accept", New_date=date(2018, 10, 31))
    consolidate(asked)
    found = action(asked)
    assert (found["days_overdue"], found["days_overdue_first"]) == (61, 184)
    [listed] = json.loads(asked("overdue", "register.xlsx", "--json").out)
    assert (listed["days_overdue"], listed["days_overdue_first"]) == (61, 184)
    asked("overdue", "register.xlsx", "-o", "overdue.xlsx")
    [late] = rows_of(openpyxl.load_workbook(asked.folder / "overdue.xlsx")["Overdue"])
    assert (late["Days overdue"], late["Days overdue at first"]) == (61, 184)
    shown = rows_of(openpyxl.load_workbook(asked.folder / "register.xlsx")["Actions"])[0]
    assert (shown["Days overdue"], shown["Days overdue at first"]) == (61, 184)
    asked("export", "register.xlsx", "-o", "out.csv")
    assert "days_overdue_first" in (asked.folder / "out.csv").read_text(encoding="utf-8-sig").splitlines()[0]


def test_a_register_from_before_the_setting_is_nobodys_change(tracker: Tracker) -> None:
    path = tracker.make_issued()
    book = openpyxl.load_workbook(path)
    line = next(cell.row for cell in book["Settings"]["A"] if cell.value == "Approve revised deadlines")
    book["Settings"].delete_rows(line)
    book.save(path)
    tracker.fill_in("PAR", {("1.1", DATE): date(2019, 9, 30), ("1.1", REASON): "The primer came late"})
    told = consolidate(tracker)
    assert "by hand" not in told.err
    assert action(tracker)["revised_deadline"] == "2019-09-30"


def test_undoing_the_consolidation_that_brought_a_date_takes_it_back(asked: Tracker) -> None:
    assert asked("undo", "register.xlsx").code == 0
    assert openpyxl.load_workbook(asked.folder / "register.xlsx")["Proposed"].max_row == 1
    consolidate(asked)
    assert openpyxl.load_workbook(asked.folder / "register.xlsx")["Proposed"].max_row == 2


def test_a_decision_keeps_the_consolidation_before_it_from_being_undone(asked: Tracker) -> None:
    type_into(asked, Decision="Accept")
    assert "was changed after" in asked("undo", "register.xlsx").err
    assert Path(asked.folder / "register.xlsx").is_file()


def test_two_reasons_for_a_date_that_nobody_can_read_anew_keep_where_the_date_stands(asked: Tracker) -> None:
    for name, why in (("PAR b.xlsx", "The frost stays"), ("PAR c.xlsx", "The painter is ill")):
        asked.fill_in("PAR", {("1.1", "Revised deadline"): "soon", ("1.1", "Reason for revision"): why,
                              ("1.1", "Status"): "In progress"}, name)
    (asked.folder / "inbox" / "PAR.xlsx").unlink()
    consolidate(asked)
    shown = rows_of(openpyxl.load_workbook(asked.folder / "register.xlsx")["Proposed"])
    assert {one["Why"] for one in shown} >= {"The frost stays", "The painter is ill"}
    assert all(one["Round"] and one["Source file"] and one["Cell"] for one in shown)


def test_a_report_says_of_a_date_only_that_it_was_not_accepted_where_one_was_given() -> None:
    built = register("""
        | Ref. | Reason for revision |
        | 1.1  | paint late          |
        | 1.2  | paint late          |
        | 1.3  | paint late          |
        | 1.4  | paint late          |
    """)
    built.proposals.append(Proposed(kind=ProposalKind.NEW_DATE, ref="1.2", new_date=date(2019, 6, 30), outcome=DECLINED))
    built.conflicts.append(Conflict("1", "A", ref="1.3", key="revised_deadline", value="2019-06-30"))
    built.history.append(Change(ref="1.4", key=not_taken("revised_deadline"), new="2019-06-30"))
    rows = action_rows(HouseFormat("own", Path(), "Own"), built, date(2019, 1, 1))
    assert [row.revised for row in rows.values()] == [
        "Revised: a reason was given without a new date (paint late)", *["Revised: no new date accepted (paint late)"] * 3]
