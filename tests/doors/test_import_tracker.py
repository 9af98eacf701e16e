"""An existing tracker in Excel, from the command line: shown, imported, issued, filled in, consolidated, reported."""

import json
import shlex
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from tests.doors.command_line import NOW, Tracker
from tests.sources.trackers import fill, write

TRACKER = """
    Follow-up to the Review of Lighthouses (2017)
    Status as of 30 June 2018
    -
    | No | Recommendation  | Action        | Owner          | Target date | Status      | Remarks  | Priority |
    | 1  | Light the lamps | Buy lamps     | Keepers Office | 2018-06-30  |             | In May   | High     |
    |    |                 | Train keepers | Training Unit  | End of 2018 | In progress | Two done | Low      |
    | 2  | Paint the tower | Buy paint     | Keepers Office | 2019        | Not started |          |          |
"""


@pytest.fixture
def existing(tracker: Tracker) -> Tracker:
    write(tracker.folder / "tracker.xlsx", TRACKER, fill("00B050", "F5"))
    return tracker


def test_a_dry_run_shows_what_would_be_taken_in_and_how_each_heading_is_read_and_writes_no_register(existing: Tracker) -> None:
    shown = existing("import", "tracker.xlsx", "--dry-run", "--now", NOW)
    lines = [" ".join(line.split()) for line in shown.out.splitlines()]
    assert "Tracker, E4 Target date Deadline it is one of the known headings 30 June 2018" in lines
    assert "Tracker, H4 Priority (kept as a column of its own) the tracker does not recognize it High" in lines
    assert "2.1 Buy paint Keepers Office 2019 2019-12-31 Not started" in lines
    assert "All 3 actions, as they would stand in the register:" in shown.err
    assert "--map" in shown.err
    assert sorted(path.name for path in existing.folder.iterdir()) == [
        "tracker.mapping.toml", "tracker.units.csv", "tracker.xlsx"]


def test_the_headings_are_given_as_json(existing: Tracker) -> None:
    shown = existing("import", "tracker.xlsx", "--dry-run", "--json", "--map", "Evidence=Remarks", "--now", NOW)
    headings = {one["heading"]: (one["column"], one["why"]) for one in json.loads(shown.out)["headings"]}
    assert headings["Remarks"] == ("evidence", "you said so with --map")
    assert headings["Owner"] == ("responsible", "it is one of the known headings")


@pytest.mark.parametrize("options", [
    ("--colours", "green=overdue"), ("--map", "Weather=Remarks"), ("--map", "Deadline=Weather"), ("--colours", "x=done"),
])
def test_an_option_that_cannot_be_followed_is_one_sentence_and_writes_nothing(
    existing: Tracker, options: tuple[str, str]
) -> None:
    refused = existing("import", "tracker.xlsx", "-o", "register.xlsx", *options)
    assert (refused.code, refused.out) == (2, "")
    assert len(refused.err.strip().splitlines()) == 1
    assert [path.name for path in existing.folder.iterdir()] == ["tracker.xlsx"]


def test_the_whole_job_from_a_tracker_in_excel(existing: Tracker) -> None:
    imported = existing("import", "tracker.xlsx", "-o", "register.xlsx", "--colours", "green=implemented", "--now", NOW)
    assert imported.code == 0
    assert "2 recommendations, 3 actions, 2 units" in imported.err
    assert existing.issue("--all").code == 0
    existing.fill_in("KO", {("1.1", "Date of implementation"): date(2018, 5, 2), ("2.1", "Status"): "In progress",
                            ("2.1", "Comment"): "Three offers are in"})
    existing.fill_in("TU", {("1.2", "Status"): "Implemented", ("1.2", "Date of implementation"): date(2018, 12, 1)})
    merged = existing("consolidate", "register.xlsx", "inbox", "--round", "2018-12", "--json", "--now", NOW)
    assert (merged.code, json.loads(merged.out)["changes"], json.loads(merged.out)["missing"]) == (0, 5, [])
    shown = json.loads(existing("show", "register.xlsx", "--json", "--as-of", "2018-12-31").out)
    assert [(a["ref"], a["status"], a["timing"]) for a in shown["actions"]] == [
        ("1.1", "implemented", "implemented_on_time"), ("1.2", "implemented", "implemented_on_time"),
        ("2.1", "in_progress", "not_due")]
    assert _priorities(existing.folder / "register.xlsx") == ["High", "Low", None]
    report = existing("report", "register.xlsx", "--format", "progress-table", "--as-of", "2018-12-31", "-o", "report.docx")
    assert report.code == 0
    texts = [cell.text for table in Document(str(existing.folder / "report.docx")).tables for row in table.rows
             for cell in row.cells]
    assert any("Three offers are in" in text for text in texts)
    history = json.loads(existing("history", "register.xlsx", "1.1", "--json").out)
    assert ("deadline", "30 June 2018", "tracker.xlsx", "Tracker", "E5") in {
        (one["column"], one["new"], one["file"], one["sheet"], one["cell"]) for one in history}


def _priorities(register: Path) -> list[object]:
    sheet = openpyxl.load_workbook(register)["Actions"]
    column = next(cell.column for cell in sheet[1] if cell.value == "Priority")
    return [sheet.cell(row, column).value for row in range(2, sheet.max_row + 1)]


def test_a_register_that_is_replaced_is_told_with_all_that_it_held_and_where_it_is_kept(existing: Tracker) -> None:
    anew = ("import", "tracker.xlsx", "-o", "register.xlsx", "--replace", "--now", NOW)
    path = existing.make_issued()
    existing.fill_in("PAR", {("1.1", "Comment"): "Second coat is on"})
    existing("consolidate", "register.xlsx", "inbox", "--round", "2018-12")
    before = path.read_bytes()
    told = existing(*anew).err
    kept = next(copy for copy in (existing.folder / "archive").iterdir() if copy.read_bytes() == before)
    assert ("It replaced a register with 3 actions, 1 round and 1 line of history. That register was kept as "
            f"{kept}.") in " ".join(told.split())
    path.write_bytes(b"nothing")
    assert "It replaced a file that could not be read as a register." in existing(*anew).err


UNKNOWN = """
    Log of the yard
    | Lfd | Wetter | Vorgang              | Wer       | Bis        |
    | 1   | Sturm  | Mend the pier at once | Yard Crew | 2018-06-30 |
    | 2   | Regen  | Sew the two old sails | Sail Loft | 2018-08-31 |
"""


def test_a_refusal_says_what_was_seen_and_ends_with_a_command_that_works(tracker: Tracker) -> None:
    write(tracker.folder / "yard log.xlsx", {"Log": UNKNOWN})
    refused = tracker("import", "yard log.xlsx", "-o", "register.xlsx")
    (line,) = refused.err.strip().splitlines()
    assert refused.code == 2
    assert "row 2 of Log" in line
    assert "“Wetter”, “Vorgang”, “Wer”, “Bis”" in line
    assert "Missing: what will be done" in line
    *_, command = line.partition("tracker import ")
    taken = tracker("import", *shlex.split(command), "-o", "register.xlsx", "--now", NOW)
    assert (taken.code, "2 actions" in taken.err) == (0, True)


def test_a_refusal_of_a_sheet_without_a_table_names_what_it_lacks(tracker: Tracker) -> None:
    write(tracker.folder / "sizes.xlsx", {"Lamps": "| Name | Size |\n| Lamp | 3 |", "Notes": "Nothing here"})
    refused = tracker("import", "sizes.xlsx", "-o", "register.xlsx")
    (line,) = refused.err.strip().splitlines()
    assert "row 1 of Lamps" in line
    assert "“Name”, “Size”" in line
    assert [path.name for path in tracker.folder.iterdir()] == ["sizes.xlsx"]


def test_a_column_is_told_by_its_letter_and_a_sheet(tracker: Tracker) -> None:
    write(tracker.folder / "log.xlsx", {"Sheet 2": UNKNOWN})
    taken = tracker("import", "log.xlsx", "-o", "register.xlsx", "--map", "Action=Sheet 2!C", "--map", "Deadline=E",
                    "--map", "Responsible=4", "--now", NOW)
    assert taken.code == 0
    shown = json.loads(tracker("show", "register.xlsx", "--json").out)
    assert [(a["text"], a["responsible"], a["due_date"]) for a in shown["actions"]] == [
        ("Mend the pier at once", "Yard Crew", "2018-06-30"), ("Sew the two old sails", "Sail Loft", "2018-08-31")]


def test_the_file_is_named_only_where_nothing_else_says_where_a_problem_is(tracker: Tracker) -> None:
    write(tracker.folder / "yard.xlsx", {"Log": "| Action | Owner | Deadline |\n| Mend the pier | Yard Crew | ASAP |"})
    places = [line.split("\t")[0] for line in tracker("import", "yard.xlsx", "--dry-run").out.splitlines()]
    assert "Log, C2, action 1" in places
    assert "yard.xlsx" in places


def test_the_command_to_run_next_opens_a_round_as_it_is_pasted(tracker: Tracker) -> None:
    write(tracker.folder / "yard.xlsx", {"Log": "| Action | Owner | Deadline |\n| Mend the pier | Yard Crew | 2018-06-30 |"})
    told = tracker("import", "yard.xlsx", "--now", NOW).err
    *_, command = told.strip().splitlines()[-1].partition("Next: tracker ")
    issued = tracker(*shlex.split(command), "--now", NOW)
    assert (issued.code, "Issued 1 workbook." in issued.err) == (0, True)
    (folder, command), = [line.removeprefix("Next, when the workbooks come back: put them into ").split(", and run tracker ")
                          for line in issued.err.splitlines() if line.startswith("Next, ")]
    (tracker.folder / folder).mkdir(parents=True, exist_ok=True)
    for workbook in (tracker.folder / "outbox").rglob("*.xlsx"):
        workbook.rename(tracker.folder / folder / workbook.name)
    assert "Read 1 return." in tracker(*shlex.split(command)).err


def test_units_that_are_added_are_told_in_one_line(tracker: Tracker) -> None:
    write(tracker.folder / "yard.xlsx", {"Log": """
        | Action        | Owner      | Deadline   |
        | Mend the pier | Yard Crew  | 2018-06-30 |
        | Sew two sails | Sail Loft  | 2018-08-31 |
        | Paint a door  | Paint Shop | 2018-08-31 |
    """})
    lines = [line for line in tracker("import", "yard.xlsx").out.splitlines() if "units were added" in line]
    assert len(lines) == 1
    assert "3 units were added, with these codes: “Yard Crew” (YC), “Sail Loft” (SL), “Paint Shop” (PS)." in lines[0]


def test_things_to_check_are_those_that_need_somebody(tracker: Tracker) -> None:
    write(tracker.folder / "yard.xlsx", {"Log": """
        | Action        | Owner     | Deadline   | Weather |
        | Mend the pier | Yard Crew | 2018-06-30 | rain    |
    """})
    done = tracker("import", "yard.xlsx", "--dry-run")
    rows = [line.split("\t") for line in done.out.splitlines()]
    weights = {row[2]: 0 for row in rows if len(row) == 5}
    for row in rows:
        if len(row) == 5 and row[1].isdecimal():
            weights[row[2]] += int(row[1])
    assert weights["note"] > 0
    assert f"{weights['warning']} things to check" in done.err
