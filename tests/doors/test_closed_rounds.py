"""A round is closed when the next one is issued: it gives the same figures for ever, and says what was corrected since."""

import json
import shutil
from datetime import date, datetime
from pathlib import Path

import docx
import openpyxl
import pytest

from tests.doors.command_line import Tracker
from tests.registers import register
from toolkit.jobs.registers import create, load
from toolkit.tracker.record.codes import How

ACTIONS = """
    | Ref. | Action            | Lead | Due date   | Status      | Comment      |
    | 1.1  | Paint the signs   | PAR  | 2020-06-30 | In progress | Primer is on |
    | 1.2  | Print the leaflet | LIB  | 2020-09-30 | Not started |              |
    | 2.1  | Count the benches | PAR  | 2021-03-31 | Implemented |              |
"""
FIRST, SECOND, THIRD = "2020-12", "2021-06", "2021-12"


def issue(tracker: Tracker, name: str, as_of: str, now: str) -> None:
    assert tracker("issue", "register.xlsx", "--round", name, "--as-of", as_of, "--all", "--now", now).code == 0


def consolidate(tracker: Tracker, name: str, now: str) -> None:
    told = tracker("consolidate", "register.xlsx", "inbox", "--round", name, "--now", now)
    assert told.code in (0, 1, 3), told.err
    shutil.rmtree(tracker.folder / "inbox")


def type_in(tracker: Tracker, sheet: str, cell: str, value: object) -> None:
    path = tracker.folder / "register.xlsx"
    book = openpyxl.load_workbook(path)
    book[sheet][cell].value = value
    book.save(path)


def cell_of(tracker: Tracker, sheet: str, heading: str, first: str) -> str:
    """The address of the cell below a heading in the row that begins with a text."""
    rows = openpyxl.load_workbook(tracker.folder / "register.xlsx")[sheet]
    column = next(cell.column_letter for cell in rows[1] if cell.value == heading)
    return f"{column}{next(row[0].row for row in rows.iter_rows() if row[0].value == first)}"


OF_THE_MOMENT = ("was closed", "came after", "holds today")
"""What is in a sentence that tells when something was printed."""


def printed(tracker: Tracker, *more: str) -> dict[str, object]:
    """Everything that people can print of a register, apart from what tells when it was printed."""
    made = tracker("report", "register.xlsx", "--format", "progress-table", "-o", "made.docx", "--replace",
                   "--now", "2022-02-02T10:00:00", *more)
    assert made.code == 0, made.err
    body = docx.Document(str(tracker.folder / "made.docx"))
    words = [p.text for p in body.paragraphs if not any(said in p.text for said in OF_THE_MOMENT)]
    words += [cell.text for table in body.tables for row in table.rows for cell in row.cells]
    shown = json.loads(tracker("show", "register.xlsx", "--json", *more).out)
    for key in ("round", "closed_on", "corrections", "judged_with_today"):
        shown["about"].pop(key)
    status = json.loads(tracker("status", "register.xlsx", "--json", *more).out)
    counted = {key: status[key] for key in ("actions", "open", "as_of", "overdue", "round", "returned", "missing", "conflicts", "proposals")}
    page = tracker("page", "register.xlsx", "-o", "page.html", "--replace", "--now", "2022-02-02T10:00:00", *more)
    assert page.code == 0, page.err
    shown_as_page = [line for line in (tracker.folder / "page.html").read_text("utf-8").splitlines()
                     if line and not any(said in line for said in OF_THE_MOMENT)]
    return {"page": shown_as_page, "report": words, "show": shown, "status": counted,
            "overdue": tracker("overdue", "register.xlsx", "--json", *more).out}


@pytest.fixture
def years(tracker: Tracker) -> Tracker:
    """The first round is closed, and the second one open; LIB has not returned the first one."""
    return tracker.made_once(close)


def close(tracker: Tracker) -> None:
    create(tracker.folder / "register.xlsx", register(ACTIONS), datetime.fromisoformat("2020-01-20T10:00:00"))
    issue(tracker, FIRST, "2020-12-31", "2021-01-05T10:00:00")
    tracker.fill_in("PAR", {("1.1", "Comment"): "Half is painted"}, round_name=FIRST)
    consolidate(tracker, FIRST, "2021-01-20T10:00:00")


@pytest.mark.slow(reason="reports, lists and JSON are printed before and after each round")
def test_a_closed_round_prints_for_ever_what_it_printed_as_the_latest_one(years: Tracker) -> None:
    then = printed(years)
    assert printed(years, "--round", FIRST) == then
    issue(years, SECOND, "2021-06-30", "2021-07-01T10:00:00")
    assert printed(years, "--round", FIRST) == then
    years.fill_in("PAR", {("1.1", "Status"): "Implemented", ("1.1", "Date of implementation"): date(2021, 2, 1),
                          ("1.1", "Comment"): "All are painted"}, round_name=SECOND)
    consolidate(years, SECOND, "2021-07-20T10:00:00")
    second = printed(years)
    assert second != then
    type_in(years, "Actions", cell_of(years, "Actions", "Action", "1.2"), "Print two leaflets")
    type_in(years, "Actions", cell_of(years, "Actions", "Lead", "1.2"), "PAR")
    typed = printed(years)
    assert typed != second
    issue(years, THIRD, "2021-12-31", "2022-01-03T10:00:00")
    shutil.rmtree(years.folder / "archive")
    assert printed(years, "--round", FIRST) == then
    assert printed(years, "--round", SECOND) == typed


@pytest.mark.slow(reason="reports, lists and JSON are printed before and after each round")
def test_rows_that_are_deleted_or_added_later_change_nothing(years: Tracker) -> None:
    then = printed(years)
    issue(years, SECOND, "2021-06-30", "2021-07-01T10:00:00")
    path = years.folder / "register.xlsx"
    book = openpyxl.load_workbook(path)
    book["Actions"].delete_rows(3)
    book["Units"].append(["TREES", "Tree office"])
    book["Settings"]["B2"].value = "Another title"
    book.save(path)
    assert printed(years, "--round", FIRST) == then
    years("issue", "register.xlsx", "--round", SECOND, "--replace", "--now", "2021-07-03T10:00:00")
    assert printed(years, "--round", FIRST) == then


def test_a_document_that_is_imported_later_is_not_in_it_and_is_no_correction(years: Tracker) -> None:
    then = printed(years)
    issue(years, SECOND, "2021-06-30", "2021-07-01T10:00:00")
    (years.folder / "audit.csv").write_text(
        "Rec,Recommendation,Action,Responsible,Deadline,Status\n7,Lock the shed,Buy a lock,PAR,2020-11-30,Not started\n", encoding="utf-8")
    told = years("import", "audit.csv", "--into", "register.xlsx", "--source", "AUD", "--now", "2021-07-02T10:00:00")
    assert "AUD-7" in years("show", "register.xlsx").out, told.err
    assert printed(years, "--round", FIRST) == then
    assert "came after" not in years("status", "register.xlsx", "--round", FIRST).err


def test_a_late_return_is_counted_as_a_correction_and_listed(years: Tracker) -> None:
    issue(years, SECOND, "2021-06-30", "2021-07-01T10:00:00")
    told = years("report", "register.xlsx", "--format", "progress-table", "--round", FIRST, "-o", "none.docx")
    assert "Round 2020-12, as it stood when it was closed on 2021-07-01." in told.err
    assert "came after" not in told.err
    years.fill_in("LIB", {("1.2", "Status"): "In progress", ("1.2", "Comment"): "At the printer"}, round_name=FIRST)
    consolidate(years, FIRST, "2021-07-10T10:00:00")
    told = years("report", "register.xlsx", "--format", "progress-table", "--round", FIRST, "-o", "then.docx")
    assert "2 corrections came after the round was closed: tracker compare register.xlsx --round 2020-12" in told.err
    words = [p.text for p in docx.Document(str(years.folder / "then.docx")).paragraphs]
    assert "Round 2020-12, as it stood when it was closed on 1 July 2021." in words
    assert "2 corrections came after the round was closed. They are not counted here." in words
    shown = json.loads(years("show", "register.xlsx", "--round", FIRST, "--json").out)
    assert (shown["about"]["round"], shown["about"]["closed_on"], shown["about"]["corrections"]) == (FIRST, "2021-07-01", 2)
    assert "2 corrections" in years("status", "register.xlsx", "--round", FIRST).err
    listed = json.loads(years("compare", "register.xlsx", "--round", FIRST, "--json").out)
    assert [(line["ref"], line["column"], line["old"], line["new"]) for line in listed] == [
        ("1.2", "status", "not_started", "in_progress"), ("1.2", "comment", "", "At the printer")]
    for unit, number in (("LIB", 2), ("PAR", 0)):
        shown = json.loads(years("show", "register.xlsx", "--round", FIRST, "--unit", unit, "--json").out)
        assert shown["about"]["corrections"] == number
    assert "2 corrections came after round 2020-12 was closed." in years("compare", "register.xlsx", "--round", FIRST).err


@pytest.mark.slow(reason="reports, lists and JSON are printed before and after each round")
def test_answers_of_the_next_round_are_no_corrections_and_what_is_typed_back_is_none(years: Tracker) -> None:
    issue(years, SECOND, "2021-06-30", "2021-07-01T10:00:00")
    years.fill_in("PAR", {("1.1", "Comment"): "All are painted", ("1.1", "Status"): "Implemented"}, round_name=SECOND)
    consolidate(years, SECOND, "2021-07-20T10:00:00")
    assert "Nothing was corrected" in years("compare", "register.xlsx", "--round", FIRST).err
    where = cell_of(years, "Actions", "Action", "1.2")
    for text, number in (("Print two leaflets", 1), ("Print the leaflet", 0)):
        type_in(years, "Actions", where, text)
        assert len(json.loads(years("compare", "register.xlsx", "--round", FIRST, "--json").out)) == number
        years("round", "register.xlsx", SECOND, "--return-by", f"2021-08-{10 + number}", "--now", "2021-07-25T10:00:00")
        assert len(json.loads(years("compare", "register.xlsx", "--round", FIRST, "--json").out)) == number


def test_an_answer_typed_by_hand_in_the_next_round_is_no_correction_before_or_after_it_is_written(years: Tracker) -> None:
    issue(years, SECOND, "2021-06-30", "2021-07-01T10:00:00")
    type_in(years, "Actions", cell_of(years, "Actions", "Status", "1.2"), "In progress")
    for _ in range(2):
        assert "Nothing was corrected" in years("compare", "register.xlsx", "--round", FIRST).err
        years("round", "register.xlsx", SECOND, "--return-by", "2021-08-10", "--now", "2021-07-25T10:00:00")
    assert [c.key for c in load(years.folder / "register.xlsx").register.history if c.how is How.HAND] == ["status"]


def test_a_cell_that_a_late_return_and_a_person_changed_is_one_correction(years: Tracker) -> None:
    issue(years, SECOND, "2021-06-30", "2021-07-01T10:00:00")
    years.fill_in("LIB", {("1.2", "Revised deadline"): date(2021, 4, 1), ("1.2", "Reason for revision"): "Rain"}, round_name=FIRST)
    consolidate(years, FIRST, "2021-07-10T10:00:00")
    years("round", "register.xlsx", SECOND, "--as-of", "2021-07-31", "--now", "2021-07-11T10:00:00")
    type_in(years, "Actions", cell_of(years, "Actions", "Reason for revision", "1.2"), "Floods")
    years("round", "register.xlsx", SECOND, "--return-by", "2021-08-10", "--now", "2021-07-12T10:00:00")
    listed = json.loads(years("compare", "register.xlsx", "--round", FIRST, "--json").out)
    assert [(line["column"], line["old"], line["new"]) for line in listed] == [
        ("revised_deadline", "", "2021-04-01"), ("revision_reason", "", "Floods")]


@pytest.mark.slow(reason="reports, lists and JSON are printed before and after each round")
def test_the_open_round_is_as_it_stands_now(years: Tracker) -> None:
    issue(years, SECOND, "2021-06-30", "2021-07-01T10:00:00")
    assert printed(years, "--round", SECOND) == printed(years)
    told = years("report", "register.xlsx", "--format", "progress-table", "--round", SECOND, "-o", "now.docx")
    assert "closed" not in told.err
    assert "with the answers" not in told.err
    assert years("compare", "register.xlsx", "--round", SECOND).err.startswith("Round 2021-06 is still open")


def test_the_open_round_for_an_earlier_day_is_not_said_to_have_been_closed(years: Tracker) -> None:
    issue(years, SECOND, "2021-06-30", "2021-07-01T10:00:00")
    told = years("overdue", "register.xlsx", "--round", SECOND, "--as-of", "2020-11-30")
    assert "was closed before" not in told.err
    assert "Judged for 2020-11-30 with the answers that the register holds today." in told.err


def test_a_report_of_an_earlier_date_says_that_it_is_judged_with_todays_answers(years: Tracker) -> None:
    issue(years, SECOND, "2021-06-30", "2021-07-01T10:00:00")
    told = years("report", "register.xlsx", "--format", "progress-table", "--as-of", "2020-12-31", "-o", "then.docx")
    assert "Judged for 2020-12-31 with the answers that the register holds today." in told.err
    assert "For the figures as they were reported: --round 2020-12" in told.err
    words = [p.text for p in docx.Document(str(years.folder / "then.docx")).paragraphs]
    assert "This is the position of 31 December 2020, judged with the answers that the register holds today." in words
    shown = json.loads(years("show", "register.xlsx", "--as-of", "2020-12-31", "--json").out)["about"]
    assert (shown["judged_with_today"], shown["round"]) == (True, None)


@pytest.mark.parametrize("command", [("overdue",), ("show",), ("status",), ("report", "--format", "progress-table"),
                                     ("export", "-o", "all.json"), ("compare",)])
def test_an_unknown_round_is_refused_with_the_likely_one(years: Tracker, command: tuple[str, ...]) -> None:
    told = years(command[0], "register.xlsx", *command[1:], "--round", "2020-11")
    assert told.code == 2
    assert told.err.splitlines()[-1] == "The register has no round 2020-11. Did you mean 2020-12? Its rounds are: 2020-12."


def test_a_round_and_a_day_of_the_register_are_one_sentence(years: Tracker) -> None:
    told = years("show", "register.xlsx", "--round", FIRST, "--at", "2021-01-20")
    assert (told.code, told.err) == (2, "--round and --at name two moments at which the register stood. Use one of them.\n")


def test_a_round_that_an_earlier_version_closed_says_that_it_is_judged_with_today(years: Tracker) -> None:
    issue(years, SECOND, "2021-06-30", "2021-07-01T10:00:00")
    path = years.folder / "register.xlsx"
    held = load(path).register
    held.closed = {}
    path.unlink()
    create(path, held, datetime.fromisoformat("2021-07-02T10:00:00"))
    told = years("overdue", "register.xlsx", "--round", FIRST)
    assert told.code == 0
    assert "Round 2020-12 was closed before the register kept how a round stood." in told.err
    assert "was closed before the register kept" in years("compare", "register.xlsx", "--round", FIRST).err


def test_an_export_of_a_closed_round_has_what_was_exported_then(years: Tracker, tmp_path: Path) -> None:
    years("export", "register.xlsx", "-o", "then")
    issue(years, SECOND, "2021-06-30", "2021-07-01T10:00:00")
    years.fill_in("LIB", {("1.2", "Status"): "In progress"}, round_name=FIRST)
    consolidate(years, FIRST, "2021-07-10T10:00:00")
    years("export", "register.xlsx", "-o", "again", "--round", FIRST)
    for name in ("actions.csv", "comments.csv", "rounds.csv", "history.csv", "units.csv"):
        assert (years.folder / "again" / name).read_bytes() == (years.folder / "then" / name).read_bytes()


@pytest.mark.slow(reason="reports, lists and JSON are printed before and after each round")
def test_a_round_that_somebody_typed_closes_the_one_before_it_when_it_is_issued(years: Tracker) -> None:
    path = years.folder / "register.xlsx"
    book = openpyxl.load_workbook(path)
    book["Rounds"].append([SECOND, date(2021, 6, 30), date(2021, 7, 31)])
    book.save(path)
    then = printed(years, "--round", FIRST)
    told = years("issue", "register.xlsx", "--round", SECOND, "--all", "--now", "2021-07-01T10:00:00")
    assert told.code == 0, told.err
    type_in(years, "Actions", cell_of(years, "Actions", "Action", "1.2"), "Print two leaflets")
    assert printed(years, "--round", FIRST) == then


@pytest.mark.parametrize(("words", "sentence"), [
    (("round", "register.xlsx", SECOND, "--as-of", "2020-12-30"),
     "Round 2021-06 would be as of a date before that of the round before it, 2020-12 (2020-12-31)."),
    (("round", "register.xlsx", FIRST, "--as-of", "2021-07-15"),
     "Round 2021-06 would be as of a date before that of the round before it, 2020-12 (2021-07-15)."),
    (("round", "register.xlsx", SECOND, "--as-of", "2021-08-01", "--return-by", "2021-07-31"),
     "because the round is as of 2021-08-01."),
    (("issue", "register.xlsx", "--round", THIRD, "--as-of", "2021-06-29"),
     "Round 2021-12 would be as of a date before that of the round before it, 2021-06 (2021-06-30)."),
])
def test_dates_that_run_backwards_are_refused_in_one_sentence(
    years: Tracker, words: tuple[str, ...], sentence: str
) -> None:
    issue(years, SECOND, "2021-06-30", "2021-07-01T10:00:00")
    before = (years.folder / "register.xlsx").read_bytes()
    told = years(*words)
    assert told.code == 2
    assert sentence in told.err.splitlines()[-1]
    assert (years.folder / "register.xlsx").read_bytes() == before


@pytest.mark.parametrize(("heading", "day", "what"), [
    ("As of", date(2020, 6, 30), "The round is as of 2020-06-30, but the round before it is as of a later date: 2020-12 (2020-12-31)."),
    ("Return by", date(2021, 6, 29), "Returns are due on 2021-06-29, before the as-of date of the round, 2021-06-30."),
])
def test_dates_typed_backwards_are_told_with_their_cell_and_nothing_is_written(
    years: Tracker, heading: str, day: date, what: str
) -> None:
    issue(years, SECOND, "2021-06-30", "2021-07-01T10:00:00")
    years.fill_in("LIB", {("1.2", "Comment"): "At the printer"}, round_name=SECOND)
    where = cell_of(years, "Rounds", heading, SECOND)
    type_in(years, "Rounds", where, day)
    before = (years.folder / "register.xlsx").read_bytes()
    listed = json.loads(years("check-register", "register.xlsx", "--json").out)
    assert [(one["sheet"], one["cell"], one["what"]) for one in listed if "Round" in one["sheet"]] == [("Rounds", where, what)]
    for words in (("consolidate", "register.xlsx", "inbox", "--round", SECOND),
                  ("issue", "register.xlsx", "--round", SECOND, "--replace")):
        told = years(*words)
        assert told.code == 2
        assert f"register.xlsx, Rounds, {where}: {what}" in told.err
        assert (years.folder / "register.xlsx").read_bytes() == before
    years("round", "register.xlsx", SECOND, "--as-of", "2021-06-30", "--return-by", "2021-07-31")
    assert years("consolidate", "register.xlsx", "inbox", "--round", SECOND).code == 0


def test_another_as_of_date_goes_into_the_register_and_its_history(years: Tracker) -> None:
    issue(years, SECOND, "2021-06-30", "2021-07-01T10:00:00")
    told = years("round", "register.xlsx", SECOND, "--as-of", "2021-05-31", "--now", "2021-07-02T10:00:00")
    assert "The as-of date of round 2021-06 was 2021-06-30 and is now 2021-05-31." in told.err
    held = load(years.folder / "register.xlsx").register
    assert held.rounds[SECOND].as_of == date(2021, 5, 31)
    assert [(c.round, c.key, c.old, c.new, c.how) for c in held.history[-1:]] == [
        (SECOND, "as_of", "2021-06-30", "2021-05-31", How.ROUND)]
    assert json.loads(years("overdue", "register.xlsx", "--json").out)[0]["days_overdue"] == 335
