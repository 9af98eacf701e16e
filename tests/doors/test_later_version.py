"""A later version of a document is held against what it said before and what the register holds now."""

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from tests.doors.command_line import Outcome, Tracker
from tests.doors.test_several_sources import LATER, REVIEW, document, shown, words_of
from tests.registers import table
from toolkit.jobs.registers import load
from toolkit.tracker.record.codes import How
from toolkit.workbook.register.writing import write_register

TITLE = "Audit of the Fuel Stores (2018)"
FIRST = """
    | Rec | Recommendation | Action        | Responsible  | Deadline     | Status      | Cost |
    | 1   | Lock the store | Buy locks     | Parks Office | 30 June 2019 | In progress | 10   |
    | 3   | Count the fuel | Count monthly | Fuel Depot   | 31 May 2019  | Not started |      |
    | 4   | Sell the pump  | Ask for bids  | Fuel Depot   | 31 May 2019  | Not started |      |
"""
SECOND = """
    | Rec | Recommendation | Action        | Responsible  | Deadline     | Status      | Cost |
    | 1   | Lock the store | Buy six locks | Parks Office | 31 July 2019 | Implemented | 12   |
    | 3   | Count all fuel | Count weekly  | Parks Office | 31 May 2019  | Not started |      |
    | 5   | Mend the roof  | Order tiles   | Roof Unit    | 30 June 2020 | Not started | 99   |
"""


def read(tracker: Tracker, title: str, rows: str, *options: str, name: str = "audit2.xlsx") -> Outcome:
    """A later version is imported."""
    return tracker("import", document(tracker, name, title, rows), "--into", "register.xlsx", "--source", "AFS18",
                   *options)


def type_in(tracker: Tracker, sheet: str, named: str, values: dict[str, object], key: int = 1) -> None:
    """Type into the cells of the row of a sheet whose first cell says so."""
    path = tracker.folder / "register.xlsx"
    book = openpyxl.load_workbook(path)
    columns = {cell.value: cell.column for cell in book[sheet][1]}
    row = next(cells[0].row for cells in book[sheet].iter_rows(min_row=2) if str(cells[key - 1].value) == named)
    for heading, value in values.items():
        book[sheet].cell(row, columns[heading]).value = value  # type: ignore[assignment,arg-type]
    book.save(path)


def value(tracker: Tracker, ref: str, key: str) -> object:
    """What the register holds of an action."""
    return next(action[key] for action in shown(tracker)["actions"] if action["ref"] == ref)


@pytest.fixture
def register(tracker: Tracker) -> Tracker:
    """A register made of a review, to which an audit was added."""
    return tracker.made_once(take_in)


def take_in(tracker: Tracker) -> None:
    tracker("import", document(tracker, "review.xlsx", "Review of the Harbour (2017)", REVIEW), "-o", "register.xlsx")
    added = tracker("import", document(tracker, "audit.xlsx", TITLE, FIRST), "--into", "register.xlsx")
    assert added.code == 0, added.err


def test_what_the_document_changed_is_taken_with_its_place(register: Tracker) -> None:
    taken = read(register, TITLE, SECOND)
    assert taken.code == 0, taken.err
    assert "3 recommendations, 3 actions, 1 new unit" in taken.err
    assert [(a["ref"], a["text"], a["deadline"], a["due_date"], a["lead"], a["status"])
            for a in shown(register)["actions"] if a["source"] == "AFS18"] == [
        ("AFS18-1.1", "Buy six locks", "31 July 2019", "2019-07-31", ["PO"], "implemented"),
        ("AFS18-3.1", "Count weekly", "31 May 2019", "2019-05-31", ["PO"], "not_started"),
        ("AFS18-4.1", "Ask for bids", "31 May 2019", "2019-05-31", ["FD"], "not_started"),
        ("AFS18-5.1", "Order tiles", "30 June 2020", "2020-06-30", ["RU"], "not_started")]
    held = load(register.folder / "register.xlsx").register
    lines = {(c.ref, c.key): c for c in held.history if c.how is How.VERSION}
    assert lines["AFS18-1.1", "due_date"].old == "2019-06-30"
    assert (lines["AFS18-1.1", "due_date"].file, lines["AFS18-1.1", "due_date"].cell) == ("audit2.xlsx", "E3")
    assert (lines["AFS18-1.1", "status"].old, lines["AFS18-1.1", "status"].new) == ("in_progress", "implemented")
    assert (lines["AFS18-3", "text (recommendation)"].new, lines["AFS18-3", "text (recommendation)"].cell) == (
        "Count all fuel", "B4")
    assert (lines["AFS18-1.1", "Cost"].old, held.extra["Actions"]["AFS18-1.1"]["Cost"]) == ("10", "12")
    assert held.extra["Actions"]["AFS18-5.1"]["Cost"] == "99"
    assert {c.new for c in held.history if c.ref == "AFS18-5.1"} >= {"Order tiles", "30 June 2020"}
    assert (held.sources["AFS18"].file, len(held.sources["AFS18"].sha256)) == ("audit2.xlsx", 64)
    assert not held.hand_edits
    listed = openpyxl.load_workbook(register.folder / "register.AFS18.problems.xlsx").worksheets[0]
    told = " ".join(str(cell.value) for row in listed.iter_rows() for cell in row if cell.value)
    assert "AFS18-4 is no longer in the document. The register keeps it." in told


@pytest.mark.parametrize(("status", "left"), [("In progress", None), ("Closed without implementation", None), ("Implemented", "verified")])
def test_a_verification_is_set_back_where_the_document_reports_another_status(
    register: Tracker, status: str, left: str | None
) -> None:
    register.set(verification="Yes")
    read(register, TITLE, SECOND)
    type_in(register, "Actions", "AFS18-1.1", {"Verification": "Verified", "Verified by": "A. Clerk"})
    taken = read(register, TITLE, SECOND.replace("Implemented", status).replace("Mend the roof", "Mend it"), name="audit3.xlsx")
    assert taken.code == 0, taken.err
    assert value(register, "AFS18-1.1", "verification") == left
    told = register("history", "register.xlsx", "AFS18-1.1").out
    assert ("Answered anew" in told) is (left is None)


def test_the_history_shows_the_labels_of_codes(register: Tracker) -> None:
    read(register, TITLE, SECOND)
    told = register("history", "register.xlsx", "AFS18-1.1").out
    assert "Later version" in told
    sheet = openpyxl.load_workbook(register.folder / "register.xlsx")["History"]
    assert ("Status", "In progress", "Implemented") in {(row[3].value, row[4].value, row[5].value)
                                                        for row in sheet.iter_rows()}


def test_what_both_changed_waits_for_a_decision_which_the_next_consolidation_applies(register: Tracker) -> None:
    type_in(register, "Actions", "AFS18-1.1", {"Action": "Buy locks and keys", "Status": "Implemented"})
    type_in(register, "Actions", "AFS18-3.1", {"Lead": "SU"})
    type_in(register, "Recommendations", "3", {"Recommendation": "Count the diesel"})
    taken = read(register, TITLE, SECOND)
    assert taken.code == 3, taken.err
    assert [(c.ref, c.key, c.register_value, c.value) for c in load(register.folder / "register.xlsx").register.conflicts
            ] == [
        ("AFS18-3", "text (recommendation)", "Count the diesel", "Count all fuel"),
        ("AFS18-1.1", "text", "Buy locks and keys", "Buy six locks"),
        ("AFS18-3.1", "lead", "SU", "PO")]
    for number, decision in (("C1", "A"), ("C2", "Keep the register"), ("C3", "A")):
        type_in(register, "Conflicts", number, {"Decision": decision})
    (register.folder / "inbox").mkdir()
    register("issue", "register.xlsx", "--round", "2019-12", *LATER, "--return-by", "2020-01-15")
    decided = register("consolidate", "register.xlsx", "inbox", "--round", "2019-12")
    assert decided.code == 0, decided
    held = load(register.folder / "register.xlsx").register
    assert not held.conflicts
    assert held.recommendations["AFS18", "3"].text == "Count all fuel"
    assert (held.actions["AFS18-1.1"].text, held.actions["AFS18-3.1"].lead) == ("Buy locks and keys", ("PO",))
    assert {(c.ref, c.key, c.new) for c in held.history if c.how is How.DECISION} >= {
        ("AFS18-3", "text (recommendation)", "Count all fuel"), ("AFS18-1.1", "text (not taken)", "Buy six locks"),
        ("AFS18-3.1", "lead", "PO")}


def test_a_report_of_the_source_lists_what_waits(register: Tracker) -> None:
    type_in(register, "Recommendations", "3", {"Recommendation": "Count the diesel"})
    read(register, TITLE, SECOND)
    made = register("report", "register.xlsx", "--format", "progress-table", *LATER, "--source", "AFS18", "--conflicts",
                    "-o", "audit.docx")
    assert made.code == 0, made.err
    assert "Count all fuel" in words_of(register.folder / "audit.docx")


def test_a_decision_that_names_no_unit_of_the_register_stays_open(register: Tracker) -> None:
    type_in(register, "Actions", "AFS18-3.1", {"Lead": "SU"})
    read(register, TITLE, SECOND)
    type_in(register, "Conflicts", "C1", {"Decision": "NIX"})
    register("issue", "register.xlsx", "--round", "2019-12", *LATER, "--return-by", "2020-01-15")
    (register.folder / "inbox").mkdir()
    told = register("consolidate", "register.xlsx", "inbox", "--round", "2019-12")
    assert "The decision “NIX” on “Lead” of action AFS18-3.1 is not clear" in " ".join(told.out.split())
    assert value(register, "AFS18-3.1", "lead") == ["SU"]


def test_a_new_action_under_the_number_of_one_of_ours_gets_another_reference(register: Tracker) -> None:
    path = register.folder / "register.xlsx"
    book = openpyxl.load_workbook(path)
    said = {"Source": "AFS18", "Rec.": "3", "Action": "Train two volunteers", "Lead": "PO"}
    sheet = book["Actions"]
    at = 1 + sum(1 for cells in sheet.iter_rows() if cells[0].value)
    for column, heading in enumerate(sheet.iter_cols(max_row=1, values_only=True), start=1):
        sheet.cell(at, column).value = said.get(str(heading[0]))
    book.save(path)
    second = FIRST + "| 3 | Count the fuel | Buy a new gauge | Fuel Depot | 30 June 2020 | Not started | |\n"
    done = read(register, TITLE, second)
    assert (done.code, "conflict" in done.out) == (0, False)
    assert ("action AFS18-3.3\t1\twarning\tThe document has a new action “Buy a new gauge” under the number of an action that "
            "the register has from elsewhere. It was added as AFS18-3.3, and AFS18-3.2 was left as it was.") in done.out
    third = second.replace("30 June 2020", "31 July 2020")
    assert "0 new rows, 2 changes, 0 conflicts waiting" in read(register, TITLE, third, name="audit3.xlsx").err
    held = {a["ref"]: (a["text"], a["due_date"]) for a in shown(register)["actions"]}
    assert (held["AFS18-3.2"], held["AFS18-3.3"]) == (
        ("Train two volunteers", None), ("Buy a new gauge", "2020-07-31"))


def test_an_answer_of_a_unit_is_not_replaced_by_what_the_document_says(register: Tracker) -> None:
    register("issue", "register.xlsx", "--round", "2019-12", *LATER, "--return-by", "2020-01-15")
    path = register.fill_in("PO", {("AFS18-1.1", "Status"): "Closed without implementation",
                                   ("AFS18-1.1", "Reason for closing"): "Stolen"}, round_name="2019-12")
    assert register("consolidate", "register.xlsx", str(path), "--round", "2019-12").code == 0
    read(register, TITLE, SECOND)
    held = load(register.folder / "register.xlsx").register
    assert held.actions["AFS18-1.1"].status == "closed_not_implemented"
    assert [(c.ref, c.key, c.value) for c in held.conflicts] == [("AFS18-1.1", "status", "Implemented")]


def test_the_same_version_again_and_one_that_was_only_saved_anew_change_nothing(register: Tracker) -> None:
    type_in(register, "Actions", "AFS18-1.1", {"Action": "Buy locks and keys"})
    read(register, TITLE, SECOND)
    before = (register.folder / "register.xlsx").read_bytes()
    again = register("import", "audit2.xlsx", "--into", "register.xlsx", "--source", "AFS18")
    assert "is in the register already" in again.err
    assert (register.folder / "register.xlsx").read_bytes() == before
    book = openpyxl.load_workbook(register.folder / "audit2.xlsx")
    book.create_sheet("Empty")
    book.save(register.folder / "audit3.xlsx")
    held = load(register.folder / "register.xlsx").register
    saved = register("import", "audit3.xlsx", "--into", "register.xlsx", "--source", "AFS18")
    assert "0 new rows, 0 changes, 0 conflicts waiting, 2 rows gone" in saved.err
    now = load(register.folder / "register.xlsx").register
    assert (now.actions, now.recommendations, now.conflicts) == (held.actions, held.recommendations, held.conflicts)


def test_an_earlier_version_does_not_come_back_by_mistake(register: Tracker) -> None:
    read(register, TITLE, SECOND)
    refused = register("import", "audit.xlsx", "--into", "register.xlsx", "--source", "AFS18")
    assert refused.code == 2
    assert "a later version has replaced it" in refused.err


def test_a_title_that_the_register_knows_is_asked_about(register: Tracker) -> None:
    refused = register("import", document(register, "audit2.xlsx", TITLE, SECOND), "--into", "register.xlsx")
    assert refused.code == 2
    told = " ".join(refused.err.split())
    assert "import it with --source AFS18. If it is another document, import it with --source AFS18-2." in told


def test_what_is_empty_now_stays_in_the_register_but_where_other_words_leave_it_empty(register: Tracker) -> None:
    emptied = FIRST.replace("| 30 June 2019 | In progress |", "| Ongoing      |             |")
    taken = read(register, TITLE, emptied)
    assert taken.code == 0, taken.err
    held = load(register.folder / "register.xlsx").register.actions["AFS18-1.1"]
    assert (held.deadline, held.due_date, held.status) == ("Ongoing", None, "in_progress")
    told = " ".join(taken.out.split())
    assert "“Status” is now empty in the document. The register keeps “In progress”." in told
    back = read(register, TITLE, FIRST.replace("30 June 2019", "Ongoing"), name="audit3.xlsx")
    assert "0 changes, 0 conflicts" in back.err


def test_a_register_that_does_not_know_what_was_taken_in_asks_about_each_difference(register: Tracker) -> None:
    path = register.folder / "register.xlsx"
    forget(path)
    taken = read(register, TITLE, SECOND)
    assert taken.code == 3, taken.err
    assert "does not know what the source AFS18 said when it was taken in" in " ".join(taken.out.split())
    assert value(register, "AFS18-1.1", "text") == "Buy locks"
    waiting = {(c.ref, c.key) for c in load(path).register.conflicts}
    assert {("AFS18-1.1", "text"), ("AFS18-1.1", "due_date"), ("AFS18-3.1", "lead")} <= waiting
    assert value(register, "AFS18-5.1", "text") == "Order tiles"
    third = read(register, TITLE, SECOND.replace("Order tiles", "Order slates"), name="audit3.xlsx")
    assert "1 change" in third.err


def forget(path: Path) -> None:
    """Write a register as the version before would have, which kept nothing of what documents said."""
    register = replace(load(path).register, documents={})
    path.write_bytes(write_register(register, datetime(2019, 1, 20)))


def test_undo_takes_no_consolidation_back_from_under_a_later_version(register: Tracker) -> None:
    now = ("--now", "2020-01-20T10:00:00")
    register("issue", "register.xlsx", "--round", "2019-12", *LATER, "--return-by", "2020-01-15", *now)
    path = register.fill_in("PO", {("AFS18-1.1", "Comment"): "Bought"}, round_name="2019-12")
    register("consolidate", "register.xlsx", str(path), "--round", "2019-12", *now)
    read(register, TITLE, SECOND, *now)
    refused = register("undo", "register.xlsx", *now)
    assert "was changed after the consolidation of 2020-01-20 10:00:00" in " ".join(refused.err.split())
    assert value(register, "AFS18-1.1", "text") == "Buy six locks"


def test_a_consolidation_after_a_later_version_is_undone_and_the_version_stays(register: Tracker) -> None:
    read(register, TITLE, SECOND)
    register("issue", "register.xlsx", "--round", "2019-12", *LATER, "--return-by", "2020-01-15", "--all")
    path = register.fill_in("PO", {("AFS18-1.1", "Comment"): "Bought"}, round_name="2019-12")
    register("consolidate", "register.xlsx", str(path), "--round", "2019-12")
    assert register("undo", "register.xlsx").code == 0
    assert value(register, "AFS18-1.1", "text") == "Buy six locks"
    again = register("import", "audit2.xlsx", "--into", "register.xlsx", "--source", "AFS18")
    assert "is in the register already" in again.err


def test_a_plan_says_what_would_be_new_changed_in_conflict_and_gone(register: Tracker) -> None:
    type_in(register, "Actions", "AFS18-3.1", {"Lead": "SU"})
    before = (register.folder / "register.xlsx").read_bytes()
    planned = read(register, TITLE, SECOND, "--dry-run")
    assert planned.code == 3
    told = " ".join(planned.out.split())
    assert "Buy six locks" in told
    assert "audit2.xlsx, Sheet, C3" in told
    assert "AFS18-3.1" in told
    for line in ("New: AFS18-5, AFS18-5.1.", "No longer in the document: AFS18-4, AFS18-4.1.",
                 "This was a dry run: nothing was written."):
        assert line in planned.err
    assert "Roof Unit RU new" in told
    assert "Parks Office PO known" in told
    assert (register.folder / "register.xlsx").read_bytes() == before
    data = json.loads(read(register, TITLE, SECOND, "--dry-run", "--json").out)
    assert (data["new"], data["gone"]) == (["AFS18-5", "AFS18-5.1"], ["AFS18-4", "AFS18-4.1"])
    assert {"ref": "AFS18-3.1", "column": "lead", "register": "SU", "document": "PO", "file": "audit2.xlsx",
            "sheet": "Sheet", "cell": "D4"} in data["conflicts"]


def test_a_later_version_counts_from_its_own_date(register: Tracker) -> None:
    titled = "Status as of 31 December 2018"
    first = FIRST.replace("Status  ", titled)
    register("import", document(register, "plan.xlsx", "Plan of the Quays", first), "--into", "register.xlsx",
             "--source", "PQ")
    second = FIRST.replace("Status  ", "Status as of 30 June 2019").replace("In progress", "Implemented")
    register("import", document(register, "plan2.xlsx", "Plan of the Quays", second), "--into", "register.xlsx",
             "--source", "PQ")

    def status(as_of: str) -> object:
        data = json.loads(register("show", "register.xlsx", "--json", "--as-of", as_of).out)
        return next(a["status"] for a in data["actions"] if a["ref"] == "PQ-1.1")

    assert load(register.folder / "register.xlsx").register.sources["PQ"].as_of
    assert (status("2018-12-31"), status("2019-06-30")) == ("in_progress", "implemented")


def test_a_deadline_and_a_recommendation_of_a_later_version_count_from_its_date(register: Tracker) -> None:
    read(register, TITLE, FIRST.replace("Status  ", "Status as of 31 December 2018"), name="dated.xlsx")
    version = FIRST.replace("Status  ", "Status as of 31 December 2019").replace("30 June 2019", "30 June 2020")
    version = version.replace("Lock the store", "Lock all stores").replace("Parks Office", "Fuel Depot  ")
    read(register, TITLE, version)

    def stood(as_of: str) -> tuple[object, ...]:
        data = json.loads(register("show", "register.xlsx", "--json", "--as-of", as_of).out)
        action = next(a for a in data["actions"] if a["ref"] == "AFS18-1.1")
        asked = next(r for r in data["recommendations"] if (r["source"], r["number"]) == ("AFS18", "1"))
        late = json.loads(register("overdue", "register.xlsx", "--json", "--as-of", as_of).out)
        return (action["deadline"], action["due_date"], action["lead"], asked["text"],
                "AFS18-1.1" in [row["ref"] for row in late])

    assert stood("2019-09-30") == ("30 June 2019", "2019-06-30", ["PO"], "Lock the store", True)
    assert stood("2019-12-31") == ("30 June 2020", "2020-06-30", ["FD"], "Lock all stores", False)


def test_a_deadline_that_was_decided_counts_from_the_decision_on_and_one_corrected_by_hand_always(
        register: Tracker) -> None:
    read(register, TITLE, FIRST.replace("Status  ", "Status as of 31 December 2018"), name="dated.xlsx")
    type_in(register, "Actions", "AFS18-1.1", {"Deadline": "15 June 2019", "Due date": datetime(2019, 6, 15)})
    read(register, TITLE, SECOND.replace("Status  ", "Status as of 31 December 2019"))
    register("issue", "register.xlsx", "--round", "2019-12", *LATER, "--return-by", "2020-01-15")

    def due(as_of: str) -> object:
        data = json.loads(register("show", "register.xlsx", "--json", "--as-of", as_of).out)
        return next(a["due_date"] for a in data["actions"] if a["ref"] == "AFS18-1.1")

    assert (due("2019-09-30"), due("2019-12-31")) == ("2019-06-15", "2019-06-15")
    book = openpyxl.load_workbook(register.folder / "register.xlsx")
    for cells in book["Conflicts"].iter_rows(min_row=2):
        if cells[3].value == "AFS18-1.1":
            cells[11].value = "A"
    book.save(register.folder / "register.xlsx")
    (register.folder / "empty").mkdir()
    register("consolidate", "register.xlsx", "empty", "--round", "2019-12")
    assert (due("2019-09-30"), due("2019-12-31")) == ("2019-06-15", "2019-07-31")


def test_a_register_of_a_document_with_statuses_is_shown_as_it_stood_before_a_later_answer(register: Tracker) -> None:
    register("issue", "register.xlsx", "--round", "2019-12", *LATER, "--return-by", "2020-01-15")
    path = register.fill_in("PO", {("1.1", "Status"): "Implemented", ("1.1", "Date of implementation"): "2019-11-01"},
                            round_name="2019-12")
    register("consolidate", "register.xlsx", str(path), "--round", "2019-12")
    before = register("overdue", "register.xlsx", "--as-of", "2018-12-31", "--json")
    assert before.code == 0, before.err
    assert [(row["ref"], row["status"]) for row in json.loads(before.out)] == [("1.1", "in_progress")]


SHEETS = {
    "2016": """
        | Rec | Recommendation   | Action        | Responsible | Deadline   | Status      |
        | 1   | Warn of ice      | Send bulletin | Harbour     | May 2019   | In progress |
        | 2   | Light the piers  | Buy lamps     | Lamp Store  | 2019       | Not started |
    """,
    "2017": """
        | Rec | Recommendation   | Action        | Responsible | Deadline   | Status      |
        | 1   | Count the boats  | Print forms   | Harbour     | March 2020 | Not started |
        | 2   | Mend the nets    | Buy twine     | Net Loft    | 2021       | Not started |
    """,
    "2018": """
        | Rec | Recommendation   | Action        | Responsible | Deadline   | Status      |
        | 1   | Dredge the canal | Hire a barge  | Harbour     | 2022       | Not started |
    """,
}


def yearly(tracker: Tracker, name: str, years: tuple[str, ...], done: str = "") -> str:
    """A tracker with a sheet for each year, which all count from 1 and have no title."""
    book = openpyxl.Workbook()
    for year in years:
        sheet = book.create_sheet(year)
        rows = table(SHEETS[year])
        sheet.append([*rows[0]])
        for row in rows:
            sheet.append(["Implemented" if row["Action"] == done and heading == "Status" else text
                          for heading, text in row.items()])
    book.remove(book.worksheets[0])
    book.save(tracker.folder / name)
    return name


def test_a_sheet_more_each_year_leaves_the_references_of_the_others_as_they_are(tracker: Tracker) -> None:
    tracker("import", yearly(tracker, "v1.xlsx", ("2016",)), "--source", "FU", "-o", "register.xlsx")
    more = ("--into", "register.xlsx", "--source", "FU")
    second = tracker("import", yearly(tracker, "v2.xlsx", ("2016", "2017"), "Send bulletin"), *more)
    assert "4 new rows, 1 change, 0 conflicts waiting, 0 rows gone." in second.err
    third = tracker("import", yearly(tracker, "v3.xlsx", ("2016", "2017", "2018"), "Send bulletin"), *more)
    assert "2 new rows, 0 changes, 0 conflicts waiting, 0 rows gone." in third.err
    assert [(a["ref"], a["status"]) for a in shown(tracker)["actions"]] == [
        ("1.1", "implemented"), ("2.1", "not_started"), ("2017-1.1", "not_started"), ("2017-2.1", "not_started"),
        ("2018-1.1", "not_started")]


def test_a_sheet_that_is_gone_leaves_the_references_of_the_others_as_they_are(tracker: Tracker) -> None:
    tracker("import", yearly(tracker, "v1.xlsx", ("2016", "2017")), "--source", "FU", "-o", "register.xlsx")
    later = tracker("import", yearly(tracker, "v2.xlsx", ("2017",), "Print forms"), "--into", "register.xlsx",
                    "--source", "FU")
    assert "0 new rows, 1 change, 0 conflicts waiting, 4 rows gone." in later.err
    assert value(tracker, "2017-1.1", "status") == "implemented"


def test_a_source_that_was_given_another_title_is_known_again_by_that_of_its_document(register: Tracker) -> None:
    type_in(register, "Sources", "AFS18", {"Title": "Fuel audit"})
    again = register("import", document(register, "audit2.xlsx", TITLE, SECOND), "--into", "register.xlsx")
    assert (again.code, "AFS18" in again.err) == (2, True)
    assert register("show", "register.xlsx", "--source", "afs18").code == 0


def test_a_later_version_of_an_archived_source_says_that_nothing_of_it_is_issued(register: Tracker) -> None:
    type_in(register, "Sources", "AFS18", {"Status": "Archived"})
    told = json.loads(read(register, TITLE, SECOND, "--json").out)["problems"]
    assert "version-of-archived" in {problem["code"] for problem in told}
