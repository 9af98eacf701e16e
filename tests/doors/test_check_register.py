"""What `tracker check-register` finds in a register that people worked in, and what it does not."""

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.doors.command_line import NOW, Tracker
from tests.registers import register
from toolkit.jobs.registers import create
from toolkit.tracker.record.actions import Comment, Recommendation, Source
from toolkit.tracker.record.rounds import ReportingRound

Edit = Callable[[openpyxl.Workbook], None]


@pytest.fixture
def clean(tracker: Tracker) -> Path:
    """A register of two sources in which there is nothing to put right."""
    return tracker.made_once(make_clean).folder / "register.xlsx"


def make_clean(tracker: Tracker) -> None:
    built = register("""
        | Ref. | Action            | Responsible  | Lead | Deadline      | Due date   | Status      | Date of implementation |
        | 1.1  | Paint the signs   | Parks Office | PAR  | 30 June 2018  | 2018-06-30 | Implemented | 2018-06-01             |
        | 1.2  | Print the leaflet | Library      | LIB  | End 2019      | 2019-12-31 | Not started |                        |
        | 2.1  | Count the benches | Parks Office | PAR  | Ongoing       |            | In progress |                        |
        | 2.2  | Mend the benches  | All offices  | ALL  | March 2019    | 2019-03-31 | Not started |                        |
    """, recommendations="""
        | No | Recommendation     | Acceptance   |
        | 1  | Signs people read  | Accepted     |
        | 2  | Benches that hold  | Accepted     |
        | 3  | Fewer benches      | Not accepted |
    """, units="""
        | Code | Name         | Aliases   | Kind       | Members  | E-mail            |
        | PAR  | Parks Office | The Parks |            |          | par@hills.example |
        | LIB  | Town Library | Library   |            |          |                   |
        | ALL  | All offices  |           | Collective | PAR, LIB |                   |
    """)
    built.sources["AUD19"] = Source("AUD19", "Audit of lamps (2019)", prefix="AUD19-", as_of=date(2019, 12, 31))
    built.put(Recommendation("1", text="Light the lamps", source="AUD19"))
    built.actions["AUD19-1.1"] = built.actions["1.2"].__class__(
        "AUD19-1.1", "1", "Buy oil", "Library", ("LIB",), deadline="May 2020", due_date=date(2020, 5, 31),
        number="1.1", source="AUD19")
    built.rounds["2018-12"] = ReportingRound("2018-12", date(2018, 12, 31), date(2019, 1, 15))
    built.comments["1.1", "PAR", "2018-12"] = Comment("1.1", "PAR", "2018-12", "Painted")
    create(tracker.folder / "register.xlsx", built, datetime.fromisoformat(NOW))


def at(sheet: str, ref: str, heading: str, value: object) -> Edit:
    """Type into the row that begins with a text; a new row where none does."""
    def edit(book: openpyxl.Workbook) -> None:
        page: Worksheet = book[sheet]
        column = next(cell.column for cell in page[1] if cell.value == heading)
        row = next((cell.row for cell in page["A"] if str(cell.value) == ref), 0)
        if not row:
            row = 1 + max(cell.row for cell in page["A"] if cell.value is not None)
            page.cell(row, 1).value = ref
        page.cell(row, column).value = value  # type: ignore[assignment]
    return edit


def both(*edits: Edit) -> Edit:
    def edit(book: openpyxl.Workbook) -> None:
        for one in edits:
            one(book)
    return edit


FOUND: dict[str, tuple[Edit, str, str]] = {
    "a deadline that is gone": (at("Actions", "1.2", "Deadline", None), "deadline-missing", "J3"),
    "a deadline that is no date": (at("Actions", "1.2", "Deadline", "31 February 2019"), "deadline-not-read", "J3"),
    "a deadline without a day": (at("Actions", "1.2", "Deadline", "as soon as possible"), "deadline-without-day", "J3"),
    "a due date that was cleared": (at("Actions", "1.2", "Due date", None), "due-date-missing", "K3"),
    "a due date that is another day": (at("Actions", "1.2", "Due date", date(2019, 10, 1)), "due-date-contradicts",
                                       "K3"),
    "a lead that was cleared": (at("Actions", "1.2", "Lead", None), "lead-missing", "G3"),
    "a responsible unit that is misspelt": (
        both(at("Actions", "1.2", "Responsible", "Town Libary"), at("Actions", "1.2", "Lead", None)), "responsible-near", "F3"),
    "a lead that is another unit": (at("Actions", "1.2", "Lead", "PAR"), "lead-contradicts", "G3"),
    "a unit named twice": (at("Actions", "1.2", "Support", "LIB"), "unit-twice", "H3"),
    "an action without a text": (at("Actions", "1.2", "Action", None), "action-text-missing", "E3"),
    "an action that says the same": (at("Actions", "2.2", "Action", "count the benches"), "action-twice", "E5"),
    "a recommendation that is not there": (at("Actions", "1.2", "Rec.", "9"), "recommendation-unknown", "D3"),
    "a reference that begins like another source's": (
        both(at("Actions", "AUD19-7.1", "Action", "Trim wicks"), at("Actions", "AUD19-7.1", "Rec.", "1"),
             at("Actions", "AUD19-7.1", "Source", "RS15"), at("Actions", "AUD19-7.1", "Responsible", "Library"),
             at("Actions", "AUD19-7.1", "Deadline", "Ongoing")), "ref-of-other-source", "A7"),
    "implemented without a date": (at("Actions", "1.2", "Status", "Implemented"), "implemented-without-date", "M3"),
    "a date without implemented": (at("Actions", "1.1", "Status", "In progress"), "date-without-implemented", "M2"),
    "a revised deadline that is not later": (
        both(at("Actions", "1.2", "Revised deadline", date(2019, 1, 1)), at("Actions", "1.2", "Reason for revision",
                                                                             "Snow")), "revised-not-later", "R3"),
    "a revised deadline without a reason": (at("Actions", "1.2", "Revised deadline", date(2020, 1, 1)),
                                            "revised-without-reason", "S3"),
    "a revised deadline that revises nothing": (
        both(at("Actions", "2.1", "Revised deadline", date(2020, 1, 1)),
             at("Actions", "2.1", "Reason for revision", "Snow")), "revised-without-deadline", "K4"),
    "closed without a reason": (at("Actions", "1.2", "Status", "Closed without implementation"),
                                "closed-without-reason", "T3"),
    "a reason for closing on an open action": (at("Actions", "1.2", "Reason for closing", "Too dear"),
                                               "reason-without-closed", "T3"),
    "a recommendation that no action answers": (at("Recommendations", "3", "Acceptance", "Accepted"),
                                                "recommendation-without-action", "A4"),
    "a recommendation without a text": (at("Recommendations", "2", "Recommendation", None),
                                        "recommendation-text-missing", "D3"),
    "a source without a title": (at("Sources", "AUD19", "Title", None), "source-title-missing", "B3"),
    "a source as of a day before its own": (at("Sources", "AUD19", "Date", date(2020, 3, 1)), "source-dates", "G3"),
    "two sources whose references begin alike": (at("Sources", "AUD19", "Refs begin with", None), "prefix-twice",
                                                 "I2"),
    "a unit with the code of the centre": (at("Units", "CENTRE", "Name", "Registry"), "unit-code-reserved", "A5"),
    "two units of one name": (at("Units", "LIB", "Name", "parks office"), "unit-name-twice", "B2"),
    "an alias that is another unit's code": (at("Units", "LIB", "Aliases", "Library, par"), "unit-name-twice", "A2"),
    "an address that is none": (at("Units", "PAR", "E-mail", "par at hills"), "email-unusable", "G2"),
    "a language that nobody speaks": (at("Units", "PAR", "Language", "German"), "language-not-spoken", "H2"),
    "a group without members": (at("Units", "ALL", "Members", None), "group-without-members", "E4"),
    "a group that is its own member": (at("Units", "ALL", "Members", "PAR, ALL"), "group-of-itself", "E4"),
    "a member that is no unit": (at("Units", "ALL", "Members", "PAR, ROADS"), "member-unknown", "E4"),
    "members of what is no group": (at("Units", "PAR", "Members", "LIB"), "members-without-group", "D2"),
    "a unit that is gone": (lambda book: book["Units"].delete_rows(3), "party-unknown", "G3"),
    "a comment on no action": (at("Comments", "9.9", "Comment", "Lost"), "comment-of-no-action", "A3"),
    "a comment of no round": (at("Comments", "1.1", "Round", "2017"), "comment-of-no-round", "C2"),
    "a comment of no unit": (at("Comments", "1.1", "Unit", "ZOO"), "comment-of-no-unit", "B2"),
    "a round without its date": (at("Rounds", "2018-12", "As of", None), "round-without-date", "B2"),
    "returns that are due before the round ends": (at("Rounds", "2018-12", "Return by", date(2018, 12, 1)),
                                                   "round-dates", "C2"),
    "a narrative of no source": (
        both(at("Contributions", "1", "Text", "Limes"), at("Contributions", "1", "Source", "OLD")),
        "source-not-listed", ""),
    "a date typed as text": (at("Actions", "1.2", "Due date", "31 December 2019"), "typed-read", "K3"),
    "a word for a choice": (at("Actions", "1.1", "Status", "done"), "typed-read", "L2"),
    "a reference typed over": (at("Actions", "1.2", "Ref.", "1.5"), "ref-renumbered", "A3"),
    "a reference cleared": (at("Actions", "1.2", "Ref.", None), "ref-restored", "A3"),
    "a unit by its name": (at("Actions", "1.2", "Lead", "town library"), "typed-read", "G3"),
}
REFUSED: dict[str, tuple[Edit, str]] = {
    "a status that is none": (at("Actions", "1.2", "Status", "Perhaps"), "Actions, L3: The register cannot be read: “Perhaps”"),
    "a due date that is none": (at("Actions", "1.2", "Due date", "soon"), "Actions, K3"),
    "a lead that is no unit": (at("Actions", "1.2", "Lead", "LIBR"), "Actions, G3, action 1.2: There is no unit “LIBR”"),
    "a reference twice": (at("Actions", "1.2", "Ref.", "1.1"), "Actions, A3: The register cannot be read: “1.1” appears"),
    "a number that two recommendations of a source have": (at("Recommendations", "2", "No", "1"),
                                                           "Recommendations, A3: The register cannot be read: “1”"),
    "a code used twice": (at("Units", "LIB", "Code", "PAR"), "Units, A3: The register cannot be read: “PAR” appears"),
    "a source that is needed": (lambda book: book["Sources"].delete_rows(3), "The source AUD19 is gone"),
    "a source that is none": (at("Actions", "1.2", "Source", "XX1"), "There is no source XX1"),
    "an action that belongs nowhere": (
        lambda book: book["Actions"].append([None, "AUD19", None, None, "Sow"]), "neither a reference nor the number"),
}


def change(path: Path, edit: Edit) -> None:
    book = openpyxl.load_workbook(path)
    edit(book)
    book.save(path)


def test_a_clean_register_has_nothing_to_put_right(tracker: Tracker, clean: Path) -> None:
    checked = tracker("check-register", clean.name)
    assert (checked.code, checked.out, checked.err) == (0, "", "Nothing to put right in register.xlsx.\n")


@pytest.mark.parametrize("mistake", FOUND)
def test_a_mistake_is_found_in_its_cell(tracker: Tracker, clean: Path, mistake: str) -> None:
    edit, code, cell = FOUND[mistake]
    change(clean, edit)
    found = json.loads(tracker("check-register", clean.name, "--json").out)
    assert (code, cell) in {(problem["code"], problem["cell"] if cell else "") for problem in found}


@pytest.mark.parametrize("mistake", REFUSED)
def test_what_cannot_be_read_is_refused_in_a_sentence_and_nothing_is_written(
    tracker: Tracker, clean: Path, mistake: str
) -> None:
    edit, says = REFUSED[mistake]
    change(clean, edit)
    before = clean.read_bytes()
    for command in (("check-register", clean.name), ("report", clean.name, "--format", "progress-table", "-o", "r.docx")):
        refused = tracker(*command)
        assert refused.code == 4
        assert says in refused.err
    assert clean.read_bytes() == before


def test_the_list_is_written_as_a_workbook(tracker: Tracker, clean: Path) -> None:
    change(clean, at("Actions", "1.2", "Due date", None))
    assert tracker("check-register", clean.name, "-o", "list.xlsx").code == 0
    values = [cell.value for row in openpyxl.load_workbook(tracker.folder / "list.xlsx").worksheets[0] for cell in row]
    assert any("Type 2019-12-31 in “Due date”." in str(value) for value in values)


def test_what_is_typed_counts_for_commands_that_only_read(tracker: Tracker, clean: Path) -> None:
    change(clean, lambda book: book["Actions"].append(
        [None, "AUD19", None, "1", "Trim the wicks", "town library", None, None, None, "end of January 2020"]))
    [late] = [action for action in json.loads(tracker("overdue", clean.name, "--as-of", "2020-02-01", "--json").out)
              if action["ref"].startswith("AUD19")]
    assert (late["ref"], late["lead"], late["due_date"]) == ("AUD19-1.2", "LIB", "2020-01-31")


@pytest.mark.parametrize("command", [
    ("issue", "--round", "2019-06", "--as-of", "2019-06-30"), ("overdue",), ("show",), ("missing", "--round", "2018-12"),
    ("report", "--format", "progress-table", "-o", "r.docx"), ("export", "-o", "tables"),
    ("consolidate", "inbox", "--round", "2018-12"),
])
def test_every_command_that_reads_the_register_says_how_much_there_is_to_put_right(
    tracker: Tracker, clean: Path, command: tuple[str, ...]
) -> None:
    (tracker.folder / "inbox").mkdir()
    first, *more = command
    says = "1 thing to put right in the register: tracker check-register register.xlsx"
    assert says not in tracker(first, clean.name, *more, "--dry-run" if first in ("issue", "consolidate") else "-q").err
    change(clean, at("Actions", "1.2", "Due date", None))
    assert says in tracker(first, clean.name, *more, *(("--replace",) if first in ("report", "export") else ())).err


def test_what_is_said_of_groups_is_what_issuing_does(tracker: Tracker, clean: Path) -> None:
    change(clean, both(at("Units", "ALL", "Members", None), at("Units", "PAR", "Members", "LIB")))
    told = tracker("check-register", "register.xlsx").out
    assert "one workbook is issued for the group" in " ".join(told.split())
    assert "Its actions are issued to its members." in " ".join(told.split())
    issued = tracker.issue("--dry-run").out
    assert [line.split("\t")[0] for line in issued.splitlines()[1:]] == ["LIB", "ALL"]


def test_a_revised_deadline_makes_an_action_overdue_that_has_no_due_date_as_the_check_says(
    tracker: Tracker, clean: Path
) -> None:
    change(clean, both(at("Actions", "1.2", "Due date", None), at("Actions", "1.2", "Revised deadline", date(2019, 1, 31)),
                       at("Actions", "1.2", "Reason for revision", "No paper")))
    told = " ".join(tracker("check-register", "register.xlsx").out.split())
    assert "Without it, only a revised deadline makes the action overdue." in told
    assert "1.2" in tracker("overdue", "register.xlsx", "--as-of", "2019-06-30").out


@pytest.mark.parametrize("command", [
    ("check-register", "register.xlsx"), ("overdue", "register.xlsx", "--as-of", "2019-06-30"),
    ("compare", "earlier.xlsx", "register.xlsx"), ("compare", "register.xlsx", "earlier.xlsx"),
])
def test_no_list_takes_the_place_of_the_register_that_it_is_made_from(
    tracker: Tracker, clean: Path, command: tuple[str, ...]
) -> None:
    before = clean.read_bytes()
    (tracker.folder / "earlier.xlsx").write_bytes(before)
    done = tracker(*command, "-o", "./register.xlsx", "--replace")
    assert (done.code, clean.read_bytes()) == (2, before)
    assert "register.xlsx is the register itself. Choose another name." in done.err


def test_actions_of_a_tracker_that_names_no_recommendations_are_nothing_to_put_right(tracker: Tracker) -> None:
    book = openpyxl.Workbook()
    for row in (["Ref", "Agreed action", "Owner", "Due", "Status"], ["NC 7", "Buy tape", "IT", "2024-02-01", "In progress"]):
        book.worksheets[0].append(row)
    book.save(tracker.folder / "plan.xlsx")
    tracker("import", "plan.xlsx", "-o", "register.xlsx")
    assert [a["recommendation"] for a in json.loads(tracker("show", "register.xlsx", "--json").out)["actions"]] == [""]
    assert tracker("check-register", "register.xlsx").code == 0
