"""Columns that an organization declares for itself: typed into the sheet Columns, asked of units, and kept."""

import csv
import json
import shutil
from dataclasses import replace
from typing import Any

import openpyxl
import pytest

from tests.doors.changing import cells, consolidate, shown, typed
from tests.doors.command_line import NOW, Outcome, Tracker
from tests.word.reading import part, text_of
from toolkit.jobs.registers import load
from toolkit.reading.workbook import read_workbook
from toolkit.resources import folder
from toolkit.workbook.memory.authentication import digest_of, is_genuine
from toolkit.workbook.memory.base import read_base

COLUMNS: dict[str, dict[str, object]] = {
    "Priority": {"Kind": "List", "Filled in by": "Centre", "Choices": "High; Medium; Low", "Required": "Yes"},
    "Per cent complete": {"Kind": "Per cent", "Filled in by": "Lead unit", "Required": "Yes",
                          "Help text": "How much of the work is done."},
    "Budget": {"Kind": "Number", "Filled in by": "Lead unit"},
    "Risk": {"Kind": "List", "Filled in by": "Every unit", "Choices": "1 low\n2 middling\n3 high", "Required": "Yes"},
    "Visited": {"Kind": "Date", "Filled in by": "Every unit"},
    "Public": {"Kind": "Yes or no", "Filled in by": "Lead unit"},
    "Note": {"Kind": "Text", "Filled in by": "Every unit"},
}
ANSWERS: dict[tuple[str, str], object] = {
    ("1.1", "Status"): "In progress", ("1.1", "Comment"): "Primer is on, green follows", ("2.1", "Status"): "Not started",
    ("1.1", "Per cent complete"): 0.4, ("1.1", "Budget"): 1234567.5, ("1.1", "Risk"): "3 high",
    ("1.1", "Public"): "No", ("1.1", "Note"): "+1 is no formula", ("2.1", "Per cent complete"): 0, ("2.1", "Risk"): "1 low",
}


def declared(tracker: Tracker, columns: dict[str, dict[str, object]] | None = None) -> None:
    typed(tracker, COLUMNS if columns is None else columns, "Columns")


@pytest.fixture
def issued(tracker: Tracker) -> Tracker:
    """A register with columns of its own, whose workbooks are out."""
    return tracker.made_once(issue)


def issue(tracker: Tracker) -> None:
    tracker.make_register()
    declared(tracker)
    assert tracker("show", "register.xlsx").code == 0
    typed_values(tracker, {"1.1": "High", "1.2": "Low", "2.1": "Medium"})
    assert tracker.issue().code == 0, tracker.issue().err


def typed_values(tracker: Tracker, values: dict[str, object], heading: str = "Priority", sheet: str = "Actions") -> None:
    """Type into a column of a sheet that somebody puts there where it is not yet."""
    book = openpyxl.load_workbook(path := tracker.folder / "register.xlsx")
    there: Any = book[sheet]
    headings = {cell.value: cell.column for cell in there[1]}
    at = headings.get(heading, there.max_column + 1)
    there.cell(1, at).value = heading
    for row in range(2, there.max_row + 1):
        if there.cell(row, 1).value in values:
            there.cell(row, at).value = values[there.cell(row, 1).value]
    book.save(path)


def own(tracker: Tracker, ref: str) -> dict[str, Any]:
    return next(one["own"] for one in shown(tracker)["actions"] if one["ref"] == ref)


def comments(tracker: Tracker) -> dict[tuple[str, str, str], dict[str, Any]]:
    return {(one["ref"], one["unit"], one["round"]): one["own"] for one in shown(tracker)["comments"]}


def test_what_units_fill_in_comes_into_the_register_by_action_and_by_unit(issued: Tracker) -> None:
    issued.fill_in("PAR", ANSWERS)
    issued.fill_in("LIB", {("1.1", "Risk"): "2 middling", ("1.1", "Note"): "Paper was dear", ("1.2", "Risk"): "1 low",
                           ("1.2", "Status"): "Not started", ("1.2", "Per cent complete"): 1})
    run = consolidate(issued)
    assert run.code == 0, run.out + run.err
    assert own(issued, "1.1") == {"Priority": "High", "Per cent complete": 40, "Budget": 1234567.5, "Public": "no"}
    assert own(issued, "2.1") == {"Priority": "Medium", "Per cent complete": 0, "Budget": None, "Public": None}
    found = comments(issued)
    assert found["1.1", "PAR", "2018-12"] == {"Risk": "3 high", "Visited": None, "Note": "+1 is no formula"}
    assert found["1.1", "LIB", "2018-12"] == {"Risk": "2 middling", "Visited": None, "Note": "Paper was dear"}
    assert found["1.2", "LIB", "2018-12"]["Risk"] == "1 low"


def test_the_history_names_them_as_people_do(issued: Tracker) -> None:
    issued.fill_in("PAR", ANSWERS)
    consolidate(issued)
    lines = json.loads(issued("history", "register.xlsx", "1.1", "--json").out)
    assert {(one["column"], one["new"]) for one in lines} >= {
        ("Per cent complete", "40"), ("Risk", "3 high"), ("Public", "no"), ("Priority", "High")}
    book = openpyxl.load_workbook(issued.folder / "register.xlsx")
    rows = [(row[2], row[3], row[5]) for row in book["History"].iter_rows(values_only=True)]
    assert ("1.1", "Public", "No") in rows
    assert issued("show", "register.xlsx").code == 0
    assert "edited" not in consolidate(issued).err


def test_the_workbook_shows_what_the_centre_says_locked_and_what_units_answer_open(issued: Tracker) -> None:
    book = openpyxl.load_workbook(issued.folder / "outbox" / "2018-12" / "PAR.xlsx")
    sheet: Any = book["Actions"]
    at = {cell.value: cell for cell in sheet[1]}
    priority, share = (sheet.cell(2, at[name].column) for name in ("Priority", "Per cent complete"))
    assert (priority.value, priority.protection.locked, share.protection.locked) == ("High", True, False)
    assert share.number_format == "0%"
    validations = {cells.min_col: one for one in sheet.data_validations.dataValidation for cells in one.sqref.ranges}
    assert validations[share.column].prompt == "How much of the work is done."
    assert validations[at["Risk"].column].formula1 == "list_own_4"


def test_the_check_asks_for_what_is_required_and_refuses_what_a_column_cannot_hold(issued: Tracker) -> None:
    issued.fill_in("PAR", ANSWERS | {("1.1", "Per cent complete"): None, ("1.1", "Budget"): "about 5", ("1.1", "Risk"): "4",
                                     ("1.1", "Visited"): "soon", ("2.1", "Per cent complete"): "140%", ("1.1", "Priority"): "Low"})
    run = issued("check", "inbox/PAR.xlsx", "--register", "register.xlsx", "--now", NOW, "--json")
    assert run.code == 1
    problems = {(one["code"], one["ref"], one["column"]) for one in json.loads(run.out)}
    assert problems >= {
        ("own-missing", "1.1", "Per cent complete"), ("not-a-number", "1.1", "Budget"), ("not-in-list", "1.1", "Risk"),
        ("date-not-a-date", "1.1", "Visited"), ("not-per-cent", "2.1", "Per cent complete"), ("locked-changed", "1.1", "Priority")}


def test_two_answers_to_one_column_are_a_conflict_that_a_decision_settles(tracker: Tracker) -> None:
    tracker.make_register()
    declared(tracker)
    assert tracker.issue("--joint", "all").code == 0
    tracker.fill_in("PAR", ANSWERS)
    tracker.fill_in("LIB", {("1.1", "Status"): "In progress", ("1.1", "Per cent complete"): 0.65})
    run = consolidate(tracker)
    assert run.code == 3
    assert "Per cent complete" in run.out
    waiting = [*openpyxl.load_workbook(tracker.folder / "register.xlsx")["Conflicts"].iter_rows(values_only=True)][1:]
    assert {row[4] for row in waiting} == {"Per cent complete"}
    book = openpyxl.load_workbook(tracker.folder / "register.xlsx")
    headings = {cell.value: cell.column for cell in book["Conflicts"][1]}
    book["Conflicts"].cell(2, headings["Decision"] or 0).value = "55%"
    book.save(tracker.folder / "register.xlsx")
    assert consolidate(tracker).code == 0
    assert own(tracker, "1.1")["Per cent complete"] == 55


def test_what_was_said_stands_in_the_next_workbook(issued: Tracker) -> None:
    issued.fill_in("PAR", ANSWERS)
    consolidate(issued)
    issued("issue", "register.xlsx", "--round", "2019-06", "--as-of", "2019-06-30", "--now", "2019-07-10T10:00:00")
    row = cells(issued.folder / "outbox" / "2019-06" / "PAR.xlsx", "1.1")
    assert {name: row[name] for name in ("Per cent complete", "Risk", "Public", "Budget")} == {
        "Per cent complete": 0.4, "Risk": "3 high", "Public": "No", "Budget": 1234567.5}


def test_a_workbook_that_was_issued_before_a_column_was_declared_comes_back_without_it(tracker: Tracker) -> None:
    tracker.make_issued()
    declared(tracker)
    tracker.fill_in("PAR", {("1.1", "Status"): "In progress", ("1.1", "Comment"): "Green is on", ("2.1", "Status"): "Not started"})
    run = consolidate(tracker)
    assert (run.code, "Per cent complete" in run.out) == (0, False), run.out + run.err
    assert own(tracker, "1.1") == {"Priority": None, "Per cent complete": None, "Budget": None, "Public": None}


def changed(tracker: Tracker, heading: str, **values: object) -> None:
    """Change what is declared of a column, or delete its row."""
    book = openpyxl.load_workbook(path := tracker.folder / "register.xlsx")
    sheet: Any = book["Columns"]
    headings = {cell.value: cell.column for cell in sheet[1]}
    row = next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 1).value == heading)
    if not values:
        sheet.delete_rows(row)
    for name, value in values.items():
        sheet.cell(row, headings[name]).value = value
    book.save(path)


def test_answers_to_a_column_that_was_removed_since_are_told_and_kept_in_the_history(issued: Tracker) -> None:
    changed(issued, "Budget")
    issued.fill_in("PAR", ANSWERS)
    run = consolidate(issued)
    assert "“Budget” is no longer a column of the register" in " ".join(run.out.split())
    assert "Budget" not in own(issued, "1.1")
    lines = json.loads(issued("history", "register.xlsx", "1.1", "--json").out)
    assert ("Budget (not taken)", "1234567.5", "PAR.xlsx") in {(one["column"], one["new"], one["file"]) for one in lines}


def test_answers_that_a_column_cannot_hold_as_it_is_declared_now_are_told_and_kept(issued: Tracker) -> None:
    changed(issued, "Risk", Choices="1 low; 2 middling; 4 extreme")
    changed(issued, "Per cent complete", Kind="Number")
    issued.fill_in("PAR", ANSWERS)
    run = consolidate(issued)
    told = [one for one in run.out.split("\n") if "Risk" in one or "declared in another way" in one]
    assert told, run.out
    assert comments(issued)["1.1", "PAR", "2018-12"]["Risk"] is None
    assert own(issued, "1.1")["Per cent complete"] == 40
    lines = json.loads(issued("history", "register.xlsx", "1.1", "--json").out)
    assert ("Risk (not taken)", "3 high") in {(one["column"], one["new"]) for one in lines}


def test_a_heading_is_changed_without_losing_what_was_answered(issued: Tracker) -> None:
    changed(issued, "Priority", Heading="Urgency")
    run = issued("show", "register.xlsx", "--json")
    assert [one["own"]["Urgency"] for one in json.loads(run.out)["actions"]] == ["High", "Low", "Medium"]
    issued.fill_in("PAR", ANSWERS)
    assert consolidate(issued).code == 0
    sheet = openpyxl.load_workbook(issued.folder / "register.xlsx")["Actions"]
    assert "Urgency" in [cell.value for cell in sheet[1]]
    assert "Priority" not in [cell.value for cell in sheet[1]]
    assert own(issued, "1.1")["Urgency"] == "High"


def test_a_column_that_is_removed_leaves_its_values_in_a_column_that_the_tracker_does_not_know(issued: Tracker) -> None:
    changed(issued, "Priority")
    run = consolidate(issued)
    assert "“Priority” is no longer declared" in " ".join((run.out + run.err).split())
    assert own(issued, "1.1")["Priority"] == "High"
    issued.fill_in("PAR", ANSWERS)
    assert consolidate(issued).code == 0
    declared(issued, {"Grade": {}})
    issued("issue", "register.xlsx", "--round", "2019-06", "--as-of", "2019-06-30", "--now", "2019-07-10T10:00:00")
    book = openpyxl.load_workbook(issued.folder / "register.xlsx")
    keys = {row[0]: row[6] for row in book["Columns"].iter_rows(values_only=True)}
    assert keys["Grade"] == "own_8"


def test_declaring_a_column_that_people_had_added_takes_its_values_over(tracker: Tracker) -> None:
    tracker.make_issued()
    typed_values(tracker, {"1.1": "high", "1.2": "Urgent!", "2.1": "Low"})
    assert own(tracker, "1.1") == {"Priority": "high"}
    declared(tracker, {"Priority": COLUMNS["Priority"]})
    run = tracker("issue", "register.xlsx", "--round", "2019-06", "--as-of", "2019-06-30", "--now", "2019-07-10T10:00:00")
    assert "“Urgent!” cannot stand in the column “Priority”" in " ".join((run.out + run.err).split())
    assert own(tracker, "1.1")["Priority"] == "High"
    assert own(tracker, "1.2") == {"Priority": None, "Priority (2)": "Urgent!"}
    lines = json.loads(tracker("history", "register.xlsx", "2.1", "--json").out)
    assert [(one["column"], one["new"], one["how"]) for one in lines if one["column"] == "Priority"] == [
        ("Priority", "Low", "hand")]


def test_tables_for_other_programs_have_them_by_their_headings(issued: Tracker) -> None:
    issued.fill_in("PAR", ANSWERS)
    consolidate(issued)
    assert issued("export", "register.xlsx", "-o", "tables").code == 0
    tables = {name: list(csv.DictReader((issued.folder / "tables" / f"{name}.csv").read_text("utf-8-sig").splitlines()))
              for name in ("actions", "comments", "actions with everything")}
    first = next(row for row in tables["actions"] if row["ref"] == "1.1")
    assert (first["Priority"], first["Per cent complete"], first["Public"]) == ("High", "40", "no")
    assert next(row for row in tables["actions with everything"] if row["ref"] == "1.1")["Budget"] == "1234567.5"
    assert next(row for row in tables["comments"] if (row["ref"], row["round"]) == ("1.1", "2018-12"))["Risk"] == "3 high"


BAD: list[tuple[dict[str, dict[str, object]], str, str]] = [
    ({"Status": {}}, "A2", "is already a name for the tracker's column “Status”"),
    ({"date implemented": {}}, "A2", "“Date of implementation”"),
    ({"Due_date": {}}, "A2", "“Due date”"),
    ({"Check": {}}, "A2", "“Check”"),
    ({"Priority": {}, "PRIORITY.": {}}, "A3", "is declared more than once"),
    ({"Risk": {"Kind": "List"}}, "D2", "is a list without choices"),
    ({"Risk": {"Kind": "List", "Choices": "High; Low; HIGH "}}, "D2", "“HIGH” and “High” are the same"),
    ({"Risk": {"Kind": "List", "Choices": "High, Low"}}, "D2", "Did you mean High; Low?"),
    ({"Risk": {"Kind": "Number", "Choices": "High; Low"}}, "D2", "the kind of the column is Number"),
    ({"Risk": {"Kind": "Colour"}}, "B2", "Colour"),
    ({"Risk": {"Help text": "x" * 256}}, "F2", "has 256 characters"),
    ({"x" * 256: {}}, "A2", "is longer than 255 characters or has a line break"),
    ({"Risk\nof delay": {}}, "A2", "has a line break"),
    ({"…": {}}, "A2", "has no heading"),
    ({f"Column no {number}": {} for number in range(21)}, "A22", "one column too many"),
]


@pytest.mark.parametrize(("columns", "cell", "words"), BAD, ids=[words for _, _, words in BAD])
def test_a_column_that_cannot_be_used_is_told_with_its_cell_and_nothing_is_written(
    tracker: Tracker, columns: dict[str, dict[str, object]], cell: str, words: str
) -> None:
    tracker.make_register()
    declared(tracker, columns)
    before = (tracker.folder / "register.xlsx").read_bytes()
    for run in (tracker("check-register", "register.xlsx"), tracker.issue()):
        told = " ".join((run.out + run.err).split())
        assert run.code == 4
        assert words in told
        assert f"Columns, {cell}" in told
    assert (tracker.folder / "register.xlsx").read_bytes() == before


@pytest.mark.parametrize(("column", "change", "words"), [
    ("Priority", {"Choices": "High; Low"}, "“Medium” is no longer a choice of “Priority”, but these cells still say it: {}4."),
    ("Priority", {"Kind": "Number", "Choices": None}, "cannot hold “High”, which these cells say: {}2."),
    ("Priority", {"Kind": "Date", "Choices": None}, "cannot hold “Low”"),
])
def test_a_change_of_a_column_that_its_values_do_not_allow_is_told_with_their_cells(
    issued: Tracker, column: str, change: dict[str, object], words: str
) -> None:
    changed(issued, column, **change)
    before = (issued.folder / "register.xlsx").read_bytes()
    run: Outcome = consolidate(issued)
    sheet = openpyxl.load_workbook(issued.folder / "register.xlsx")["Actions"]
    letter = next(cell.column_letter for cell in sheet[1] if cell.value == column)
    assert run.code == 4
    assert words.format(letter) in " ".join((run.out + run.err).split())
    assert (issued.folder / "register.xlsx").read_bytes() == before


def test_check_register_asks_for_what_the_centre_must_fill_in(tracker: Tracker) -> None:
    tracker.make_register()
    declared(tracker, {"Priority": COLUMNS["Priority"]})
    tracker.issue()
    problems = json.loads(tracker("check-register", "register.xlsx", "--json").out)
    assert [(one["ref"], one["column"]) for one in problems if one["code"] == "own-value-missing"] == [
        ("1.1", "Priority"), ("1.2", "Priority"), ("2.1", "Priority")]


def test_a_row_that_is_copied_with_its_hidden_key_becomes_a_column_by_itself(issued: Tracker) -> None:
    book = openpyxl.load_workbook(path := issued.folder / "register.xlsx")
    sheet: Any = book["Columns"]
    for at in range(1, 8):
        sheet.cell(9, at).value = sheet.cell(2, at).value
    sheet.cell(9, 1).value = "Importance"
    book.save(path)
    assert own(issued, "1.1")["Priority"] == "High"
    assert own(issued, "1.1")["Importance"] is None


def test_a_file_whose_columns_were_changed_by_hand_is_not_genuine(issued: Tracker) -> None:


    data = (issued.folder / "outbox" / "2018-12" / "PAR.xlsx").read_bytes()
    base = read_base(read_workbook(data))
    assert base is not None
    other = replace(base, form=replace(base.form, own=base.form.own[1:]))
    keys = load(issued.folder / "register.xlsx").register.keys
    assert is_genuine(base.code, digest_of(base), keys)
    assert not is_genuine(base.code, digest_of(other), keys)


def test_a_report_prints_the_columns_that_its_house_format_names_and_leaves_out_those_that_there_are_none_of(
    issued: Tracker
) -> None:
    issued.fill_in("PAR", ANSWERS)
    issued.fill_in("LIB", {("1.1", "Risk"): "2 middling"})
    consolidate(issued)
    shutil.copytree(folder("reports") / "progress-table", issued.folder / "formats" / "ours")
    settings = issued.folder / "formats" / "ours" / "format.toml"
    settings.write_text(settings.read_text("utf-8").replace(
        "\n# Parts that", '\nown_columns = ["per cent complete", "own_1", "Budget", "Risk", "Public", "Cost centre"]\n# Parts that'), "utf-8")
    run = issued("report", "register.xlsx", "--format", "ours", "--formats-folder", "formats", "--as-of", "2018-12-31",
                 "-o", "made.docx", "--now", NOW)
    assert run.code == 0, run.err
    words = text_of(part((issued.folder / "made.docx").read_bytes()))
    assert [one for one in ("Per cent complete: 40 per cent", "Priority: High", "Budget: 1,234,567.5", "Public: No",
                            "Risk: PAR: 3 high", "LIB: 2 middling") if one not in words] == []
    assert "Cost centre" not in words
    assert "The house format names the column Cost centre, which the sheet Columns of the register does not declare." in run.err
    assert words.index("Per cent complete: 40 per cent") < words.index("Priority: High")


def test_a_register_without_columns_of_its_own_is_printed_by_such_a_format(tracker: Tracker) -> None:
    tracker.make_register()
    shutil.copytree(folder("reports") / "progress-table", tracker.folder / "formats" / "ours")
    settings = tracker.folder / "formats" / "ours" / "format.toml"
    settings.write_text(settings.read_text("utf-8").replace("\n# Parts that", '\nown_columns = ["Priority"]\n# Parts that'), "utf-8")
    run = tracker("report", "register.xlsx", "--format", "ours", "--formats-folder", "formats", "--as-of", "2018-12-31",
                  "-o", "made.docx", "--now", NOW)
    assert (run.code, "Priority" in text_of(part((tracker.folder / "made.docx").read_bytes()))) == (0, False), run.err


def test_the_page_names_them_in_the_history_of_an_action(issued: Tracker) -> None:
    issued.fill_in("PAR", ANSWERS)
    consolidate(issued)
    assert issued("page", "register.xlsx", "--now", NOW).code == 0
    page = (issued.folder / "overview.html").read_text("utf-8")
    assert ("own_2" in page, "Per cent complete" in page) == (False, True)


def test_a_column_that_others_fill_in_now_is_told_and_loses_nothing(issued: Tracker) -> None:
    issued.fill_in("PAR", ANSWERS)
    consolidate(issued)
    changed(issued, "Per cent complete", **{"Filled in by": "Every unit"})
    run = issued("issue", "register.xlsx", "--round", "2019-06", "--as-of", "2019-06-30", "--now", "2019-07-10T10:00:00")
    assert "“Per cent complete” is now filled in by: Every unit." in " ".join((run.out + run.err).split())
    assert own(issued, "1.1")["Per cent complete"] == 0.4
    lines = json.loads(issued("history", "register.xlsx", "1.1", "--json").out)
    assert ("Per cent complete", "40", "") in {(one["column"], one["old"], one["new"]) for one in lines}
    late = issued.fill_in("LIB", {("1.1", "Risk"): "1 low"}, name="late LIB.xlsx")
    assert late.exists()
    assert consolidate(issued).code in (0, 1)


def test_a_round_that_is_closed_has_its_columns_and_what_stood_in_them_then(issued: Tracker) -> None:
    issued.fill_in("PAR", ANSWERS)
    consolidate(issued)
    issued("issue", "register.xlsx", "--round", "2019-06", "--as-of", "2019-06-30", "--now", "2019-07-10T10:00:00")
    issued.fill_in("PAR", {("1.1", "Per cent complete"): 0.9, ("1.1", "Risk"): "1 low"}, "later.xlsx", "2019-06")
    (issued.folder / "inbox" / "PAR.xlsx").unlink()
    consolidate(issued, "2019-06")
    changed(issued, "Budget")
    changed(issued, "Per cent complete", Heading="Share done")
    now, then = shown(issued), shown(issued, "--round", "2018-12")
    first = {name: next(one for one in told["actions"] if one["ref"] == "1.1")["own"] for name, told in
             (("now", now), ("then", then))}
    assert (first["now"]["Share done"], first["then"]["Per cent complete"]) == (90, 40)
    assert first["then"]["Budget"] == 1234567.5
    assert [one["own"]["Risk"] for one in then["comments"] if (one["ref"], one["unit"], one["round"]) == (
        "1.1", "PAR", "2018-12")] == ["3 high"]
