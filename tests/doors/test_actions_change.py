"""Actions that are handed over, split, merged, withdrawn or reopened: typed into the sheet Actions, and what the next round makes of it."""

import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from tests.doors.changing import LATER, NEXT, cells, consolidate, files, issue_next, shown, typed
from tests.doors.command_line import Tracker
from toolkit.tracker.record import register_sheets
from toolkit.tracker.record.columns import columns_of

PART: dict[str, object] = {"Rec.": "1", "Action": "Paint the posts", "Lead": "LIB", "Deadline": "End 2019", "Due date": date(2019, 12, 31),
                           "Split from": "1.1"}


@pytest.fixture
def issued(tracker: Tracker) -> Tracker:
    return tracker.made_once(issue_by_name)


def issue_by_name(tracker: Tracker) -> None:
    tracker.make_issued()
    typed(tracker, {"PAR": {"Name": "Parks Office"}, "LIB": {"Name": "Library"}})


def workbook(tracker: Tracker, unit: str, round_name: str = NEXT) -> Path:
    return tracker.folder / "outbox" / round_name / f"{unit}.xlsx"


def finished(path: Path) -> dict[str, dict[str, object]]:
    """Ref -> what the sheet Finished says of it."""
    rows = openpyxl.load_workbook(path)["Finished"].iter_rows(values_only=True)
    headings = [str(one) for one in next(rows)]
    return {str(row[0]): dict(zip(headings, row, strict=True)) for row in rows}


def others(tracker: Tracker, unit: str, ref: str) -> object:
    return cells(workbook(tracker, unit), ref)["What others wrote"]


def codes(tracker: Tracker) -> dict[str, str]:
    """Where -> the code of what check-register says there."""
    return {f"{one['sheet']}, {one['cell']}": one["code"] for one in json.loads(tracker("check-register", "register.xlsx", "--json").out)}


def test_a_new_lead_gets_what_was_answered_so_far_and_sees_who_answered(issued: Tracker) -> None:
    issued.fill_in("PAR", {("2.1", "Status"): "In progress", ("2.1", "Comment"): "Half are counted"})
    consolidate(issued)
    typed(issued, {"2.1": {"Lead": "LIB"}, "1.1": {"Lead": "LIB", "Support": None}}, "Actions")
    assert issue_next(issued).code == 0
    row = cells(workbook(issued, "LIB"), "2.1")
    assert (row["Your role"], row["Status"], row["Comment"]) == ("Lead", "In progress", None)
    assert row["What others wrote"] == "Led before by Parks Office.\nParks Office: Half are counted (reported in 2018-12)"
    assert set(files(issue_next(issued, "--json", "--replace"))) == {"LIB"}


def test_who_still_leads_is_not_told_to_have_led_before(issued: Tracker) -> None:
    typed(issued, {"2.1": {"Lead": "PAR, LIB"}, "1.2": {"Support": "PAR"}}, "Actions")
    issue_next(issued)
    assert others(issued, "LIB", "2.1") is None
    assert others(issued, "PAR", "1.2") is None


def test_after_the_round_in_which_a_new_lead_was_asked_nothing_is_said_of_the_former_one(issued: Tracker) -> None:
    typed(issued, {"2.1": {"Lead": "LIB"}}, "Actions")
    issue_next(issued)
    assert others(issued, "LIB", "2.1") == "Led before by Parks Office."
    issued("issue", "register.xlsx", "--round", "2019-12", "--as-of", "2019-12-31", "--now", "2020-01-10T10:00:00")
    assert cells(workbook(issued, "LIB", "2019-12"), "2.1")["What others wrote"] is None


def test_figures_of_earlier_dates_count_an_action_under_the_unit_that_led_it_then(issued: Tracker) -> None:
    def led(day: str) -> dict[str, str]:
        return {one["ref"]: one["lead"] for one in json.loads(issued("overdue", "register.xlsx", "--as-of", day, "--json").out)}

    typed(issued, {"1.1": {"Lead": "LIB", "Support": "PAR"}}, "Actions")
    assert led("2018-12-31") == {"1.1": "LIB"}
    issue_next(issued)
    assert led("2018-12-31") == {"1.1": "PAR"}
    assert led("2019-06-30") == {"1.1": "LIB"}


def test_what_was_split_is_issued_in_parts_that_say_so_and_the_whole_stays(issued: Tracker) -> None:
    typed(issued, {"1.3": PART}, "Actions")
    assert issue_next(issued).code == 0
    row = cells(workbook(issued, "LIB"), "1.3")
    assert (row["Action"], row["Your role"], row["What others wrote"]) == ("Paint the posts", "Lead", "Split from 1.1.")
    assert cells(workbook(issued, "PAR"), "1.1")["Status"] == "In progress"


def test_what_is_superseded_stands_on_the_sheet_finished_and_says_by_what_and_its_comments_stay(issued: Tracker) -> None:
    typed(issued, {"1.3": PART, "1.4": PART | {"Action": "Paint the arrows", "Lead": "PAR"}}, "Actions")
    typed(issued, {"1.1": {"Status": "Superseded", "Superseded by": "1.3, 1.4"}}, "Actions")
    done = issue_next(issued)
    assert done.code == 0
    for unit in ("PAR", "LIB"):
        said = finished(workbook(issued, unit))["1.1"]
        assert (said["Status"], said["Reason"]) == ("Superseded", "Superseded by 1.3, 1.4.")
        assert str(said["Last comment"]).endswith("Primer is on")
    assert others(issued, "LIB", "1.3") == "In place of 1.1.\nSplit from 1.1."
    assert cells(issued.folder / "register.xlsx", "1.1")["Comments"] == "Primer is on"
    assert "superseded-still-open" not in codes(issued).values()


def test_what_is_merged_in_two_steps_says_what_is_done_in_the_end(issued: Tracker) -> None:
    typed(issued, {"1.3": PART | {"Split from": None}}, "Actions")
    typed(issued, {"1.1": {"Status": "Superseded", "Superseded by": "2.1"}, "2.1": {"Status": "Superseded", "Superseded by": "1.3"}}, "Actions")
    issue_next(issued)
    assert finished(workbook(issued, "LIB"))["1.1"]["Reason"] == "Superseded by 1.3."
    assert others(issued, "LIB", "1.3") == "In place of 1.1, 2.1."


def test_a_report_says_what_superseded_an_action_in_the_end(issued: Tracker) -> None:
    typed(issued, {"1.1": {"Status": "Superseded", "Superseded by": "1.2"}, "1.2": {"Status": "Superseded", "Superseded by": "2.1"}}, "Actions")
    assert issued("report", "register.xlsx", "--format", "progress-table", "-o", "made.docx").code == 0
    cells_of = [cell.text for table in Document(str(issued.folder / "made.docx")).tables for row in table.rows for cell in row.cells]
    assert {text.split("\n")[0] for text in cells_of if text.startswith("Superseded (")} == {
        "Superseded (by 2.1). Primer is on", "Superseded (by 2.1)"}


def test_figures_count_what_was_split_and_superseded_from_then_on_and_earlier_ones_stay(issued: Tracker) -> None:
    issue_next(issued)
    before = {day: shown(issued, "--as-of", day)["actions"] for day in ("2018-12-31", "2019-06-30")}
    typed(issued, {"1.3": PART}, "Actions")
    typed(issued, {"1.1": {"Status": "Superseded", "Superseded by": "1.3"}}, "Actions")

    def by_ref(day: str) -> dict[str, tuple[str, list[str]]]:
        return {one["ref"]: (one["status"], one["superseded_by"]) for one in shown(issued, "--as-of", day)["actions"]}

    def as_before(day: str) -> bool:
        return bool(shown(issued, "--as-of", day)["actions"] == before[day])

    assert as_before("2018-12-31")
    issued("issue", "register.xlsx", "--round", "2019-12", "--as-of", "2019-12-31", "--now", "2020-01-10T10:00:00")
    assert as_before("2018-12-31")
    assert as_before("2019-06-30")
    assert by_ref("2019-12-31") == {"1.1": ("superseded", ["1.3"]), "1.2": ("not_reported", []), "2.1": ("not_started", []),
                                    "1.3": ("not_reported", [])}
    late = {day: [one["ref"] for one in json.loads(issued("overdue", "register.xlsx", "--as-of", day, "--json").out)]
            for day in ("2019-06-30", "2020-06-30")}
    assert late == {"2019-06-30": ["1.1"], "2020-06-30": ["1.2", "1.3"]}


@pytest.mark.parametrize("status", ["No longer applicable", "Closed without implementation"])
def test_a_withdrawn_action_is_issued_once_more_with_the_reason_and_then_only_shown_with_it(issued: Tracker, status: str) -> None:
    typed(issued, {"2.1": {"Status": status, "Reason for closing": "The benches were sold"}}, "Actions")
    issue_next(issued)
    row = cells(workbook(issued, "PAR"), "2.1")
    assert (row["Status"], row["Reason for closing"]) == (status, "The benches were sold")
    issued("issue", "register.xlsx", "--round", "2019-12", "--as-of", "2019-12-31", "--now", "2020-01-10T10:00:00")
    assert finished(workbook(issued, "PAR", "2019-12"))["2.1"]["Reason"] == "The benches were sold"


def test_a_reopened_action_is_asked_about_again_and_says_so_until_somebody_answers(issued: Tracker) -> None:
    issued.fill_in("PAR", {("2.1", "Status"): "Implemented", ("2.1", "Date of implementation"): date(2018, 11, 2),
                           ("2.1", "Comment"): "All counted"})
    consolidate(issued)
    issue_next(issued)
    issued("issue", "register.xlsx", "--round", "2019-12", "--as-of", "2019-12-31", "--now", "2020-01-10T10:00:00")
    assert "2.1" in finished(workbook(issued, "PAR", "2019-12"))
    typed(issued, {"2.1": {"Status": "In progress"}}, "Actions")
    assert "date-without-implemented" in codes(issued).values()
    typed(issued, {"2.1": {"Date of implementation": None}}, "Actions")
    assert "date-without-implemented" not in codes(issued).values()
    issued("issue", "register.xlsx", "--round", "2020-06", "--as-of", "2020-06-30", "--now", "2020-07-10T10:00:00")
    row = cells(workbook(issued, "PAR", "2020-06"), "2.1")
    assert (row["Status"], row["Date of implementation"], row["Comment"]) == ("In progress", None, None)
    assert row["Last comment"] == "All counted (reported in 2018-12)"
    assert row["What others wrote"] == "Reopened. The status was “Implemented”."
    issued.fill_in("PAR", {("2.1", "Status"): "Not started", ("2.1", "Comment"): "The list was lost"}, "again.xlsx", "2020-06")
    issued("consolidate", "register.xlsx", "inbox/again.xlsx", "--round", "2020-06", "--now", "2020-07-20T10:00:00")
    issued("issue", "register.xlsx", "--round", "2020-12", "--as-of", "2020-12-31", "--now", "2021-01-10T10:00:00")
    assert cells(workbook(issued, "PAR", "2020-12"), "2.1")["What others wrote"] is None


@pytest.mark.parametrize(("rows", "says", "code"), [
    ({"1.1": {"Superseded by": "1.1"}}, "The action 1.1 is superseded by itself", "superseded-by-itself"),
    ({"1.1": {"Superseded by": "1.2"}, "1.2": {"Superseded by": "2.1"}, "2.1": {"Superseded by": "1.1"}},
     "2.1 is superseded by 1.1, which is superseded by 2.1 in the end", "superseded-in-circle"),
    ({"1.1": {"Superseded by": "1.2, 7.7"}}, "There is no action 7.7 on the Actions sheet, so nobody can tell which action is done", "superseded-by-unknown"),
    ({"1.1": {"Split from": "1.1"}}, "The action 1.1 is split from itself.", "split-from-itself"),
    ({"1.1": {"Split from": "2.1"}, "2.1": {"Split from": "1.1"}}, "1.1 is split from 2.1, which is split from 1.1 in the end.", "split-in-circle"),
    ({"1.1": {"Split from": "the old plan"}}, "There is no action the old plan on the Actions sheet", "split-from-unknown"),
])
def test_where_nobody_can_tell_what_follows_nothing_is_issued_and_nothing_is_lost(
    issued: Tracker, rows: dict[str, dict[str, object]], says: str, code: str
) -> None:
    typed(issued, rows, "Actions")
    before = (issued.folder / "register.xlsx").read_bytes()
    done = issue_next(issued)
    assert done.code != 0
    assert says in done.err
    column = next(cell.column_letter for cell in openpyxl.load_workbook(issued.folder / "register.xlsx")["Actions"][1]
                  if cell.value == next(iter(rows["1.1"])))
    assert code in {found for where, found in codes(issued).items() if where.startswith(f"Actions, {column}")}
    assert (issued.folder / "register.xlsx").read_bytes() == before
    assert not workbook(issued, "PAR").parent.exists()
    assert issued("consolidate", "register.xlsx", str(issued.fill_in("LIB", {("1.2", "Status"): "Not started"})),
                  "--round", "2018-12").code == 0
    now = cells(issued.folder / "register.xlsx", "1.1")
    assert all(now[heading] == value for heading, value in rows["1.1"].items())


def test_an_action_that_was_deleted_supersedes_nothing(issued: Tracker) -> None:
    typed(issued, {"1.1": {"Status": "Superseded", "Superseded by": "2.1"}}, "Actions")
    issue_next(issued)
    book = openpyxl.load_workbook(path := issued.folder / "register.xlsx")
    there = book["Actions"]
    there.delete_rows(next(row for row in range(2, 9) if there.cell(row, 1).value == "2.1"))
    book.save(path)
    assert "superseded-by-unknown" in codes(issued).values()


def test_what_is_superseded_and_still_open_is_a_warning_and_is_asked_about(issued: Tracker) -> None:
    typed(issued, {"1.1": {"Superseded by": "2.1"}}, "Actions")
    assert "superseded-still-open" in codes(issued).values()
    assert issue_next(issued).code == 0
    assert others(issued, "PAR", "1.1") == "Superseded by 2.1."


def test_a_reference_may_be_typed_in_another_case_or_as_the_number_in_its_document(issued: Tracker) -> None:
    book = openpyxl.load_workbook(path := issued.folder / "register.xlsx")
    book["Recommendations"].append(["1", "AUD"])
    book.save(path)
    typed(issued, {"AUD": {"Title": "Audit of the lamps", "Refs begin with": "AUD-"}}, "Sources")
    lamp: dict[str, object] = {"Source": "AUD", "Rec.": "1", "Lead": "LIB"}
    typed(issued, {"AUD-1.1": lamp | {"Action": "Light the path", "Status": "Superseded", "Superseded by": "1.2, aud-1.3"},
                   "AUD-1.2": lamp | {"Action": "Light the gate", "Split from": "1.1"},
                   "AUD-1.3": lamp | {"Action": "Light the pond"}}, "Actions")
    assert issue_next(issued).code == 0
    by_ref = {one["ref"]: one for one in shown(issued)["actions"]}
    assert by_ref["AUD-1.1"]["superseded_by"] == ["1.2", "AUD-1.3"]
    assert by_ref["AUD-1.2"]["split_from"] == "1.1"


def test_a_register_of_the_last_version_has_no_such_columns_and_is_read(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as before:
        before.setattr(register_sheets, "columns_of", lambda record: tuple(
            column for column in columns_of(record) if column.key not in ("split_from", "superseded_by")))
        tracker.make_register()
        assert tracker.issue().code == 0
    assert not {"Split from", "Superseded by"} & {cell.value for cell in openpyxl.load_workbook(
        tracker.folder / "register.xlsx")["Actions"][1]}
    assert [one["superseded_by"] for one in shown(tracker)["actions"]] == [[], [], []]
    assert issue_next(tracker).code == 0
    typed(tracker, {"1.1": {"Status": "Superseded", "Superseded by": "2.1"}}, "Actions")
    assert "1.1" in finished_after(tracker)


def finished_after(tracker: Tracker) -> dict[str, dict[str, object]]:
    tracker("issue", "register.xlsx", "--round", "2019-12", "--as-of", "2019-12-31", "--now", LATER)
    return finished(workbook(tracker, "PAR", "2019-12"))
