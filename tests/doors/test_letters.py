"""Letters of a round: drafted as files, logged in the register, never sent."""

import json
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import openpyxl
import pytest

from tests.doors.command_line import NOW, Tracker
from toolkit.jobs.registers import load
from toolkit.tracker.record.codes import How

LATER = "2019-01-22T10:00:00"


@pytest.fixture
def issued(tracker: Tracker) -> Tracker:
    """A register whose round is issued to PAR and LIB; the address of LIB is not known."""
    return tracker.made_once(issue)


def issue(tracker: Tracker) -> None:
    tracker.make_register()
    book = openpyxl.load_workbook(tracker.folder / "register.xlsx")
    sheet = book["Units"]
    at = {cell.value: number for number, cell in enumerate(sheet[1])}
    for row in sheet.iter_rows(min_row=2):
        if row[0].value == "PAR":
            row[at["Focal point"]].value, row[at["E-mail"]].value = "Ana Roble", "ana@example.org"
    book.save(tracker.folder / "register.xlsx")
    tracker.set(return_to="desk@example.org", contact="Desk of Hills")
    assert tracker.issue().code == 0


def letter(path: Path) -> EmailMessage:
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def words_of(path: Path) -> str:
    part = letter(path).get_body(("plain",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def attached(path: Path) -> dict[str, bytes]:
    return {part.get_filename() or "": part.get_payload(decode=True) for part in letter(path).iter_attachments()}  # type: ignore[misc]


def test_each_unit_gets_its_workbook_its_own_list_and_its_dates(issued: Tracker) -> None:
    told = issued("letters", "issue", "--now", LATER)
    assert told.code == 0, told.err
    folder = issued.folder / "letters" / "2018-12" / "issue"
    assert letter(folder / "PAR.eml")["To"] == "Ana Roble <ana@example.org>"
    assert letter(folder / "PAR.eml")["Reply-To"] == "desk@example.org"
    said = words_of(folder / "PAR.eml")
    assert "Dear Ana Roble," in said
    assert "asks about 2 actions, as they stand on 31 December 2018" in " ".join(said.split())
    assert "- 1.1  Paint the signs (due 30 June 2018, 184 days overdue)" in said
    assert "leaflet" not in said, "LIB leads it"
    files = attached(folder / "PAR.eml")
    assert files["PAR.xlsx"] == (issued.folder / "outbox" / "2018-12" / "PAR.xlsx").read_bytes()
    assert b"20190115" in files["PAR.ics"]
    assert (folder / "PAR.ics").is_file()
    assert letter(folder / "LIB.eml")["To"] is None
    assert "The unit LIB has no e-mail address" in told.err
    listed = openpyxl.load_workbook(folder / "letters.xlsx").worksheets[0]
    assert [cell.value for cell in listed[2]][:5] == ["PAR", None, "Ana Roble", "ana@example.org", "PAR.eml"]


def test_nobody_is_reminded_twice_by_mistake(issued: Tracker) -> None:
    issued.fill_in("LIB", {("1.2", "Comment"): "Half is done", ("1.2", "Status"): "In progress"})
    issued("consolidate", "register.xlsx", "inbox", "--now", NOW)
    assert [one["unit"] for one in json.loads(issued("letters", "remind", "--json", "--now", LATER).out)["letters"]] == ["PAR"]
    logged = [line for line in load(issued.folder / "register.xlsx").register.history if line.how is How.LETTER]
    assert [(line.when, line.round, line.unit, line.new, line.file) for line in logged] == [
        ("2019-01-22 10:00:00", "2018-12", "PAR", "remind", "PAR.eml")]
    second = issued("letters", "remind", "--now", "2019-01-23T10:00:00")
    assert "drafted for the unit PAR on 2019-01-22" in second.err
    assert "No unit has a letter of this kind coming" in second.err
    first = (issued.folder / "letters/2018-12/remind/PAR.eml").read_bytes()
    assert issued("letters", "remind", "--again", "--now", "2019-01-23T10:00:00").code == 0
    assert (issued.folder / "letters/2018-12/remind/PAR.eml").read_bytes() == first, "somebody may have edited it"
    assert (issued.folder / "letters/2018-12/remind/PAR (2).eml").is_file()


def test_a_return_goes_back_with_its_marked_copy_and_the_others_are_thanked(issued: Tracker) -> None:
    issued.fill_in("PAR", {("1.1", "Status"): "Nearly"})
    issued.fill_in("LIB", {("1.2", "Comment"): "Half is done", ("1.2", "Status"): "In progress"})
    issued("check", "inbox", "--register", "register.xlsx", "-o", "checked", "--now", NOW)
    told = issued("letters", "return", "--now", LATER)
    assert told.out.splitlines()[1:] == ["PAR\t\tana@example.org\tletters/2018-12/return/PAR.eml\tPAR checked.xlsx"]
    copy = issued.folder / "letters/2018-12/return/PAR.eml"
    assert attached(copy)["PAR checked.xlsx"] == (issued.folder / "checked" / "PAR checked.xlsx").read_bytes()
    assert "1 problem marked in it" in words_of(copy)
    issued("consolidate", "register.xlsx", "inbox", "--now", NOW)
    assert issued("letters", "thank", "--unit", "LIB", "--now", LATER).out.count("LIB.eml") == 1


def test_a_centre_writes_its_own_words(issued: Tracker) -> None:
    told = issued("letters", "issue", "--now", LATER)
    assert "The wording is in letters/issue.txt" in told.err
    wording = issued.folder / "letters" / "issue.txt"
    wording.write_text("Subject: Round {{ round }}\n\nHello {{ person }}, {{ file }} is yours.\n", encoding="utf-8-sig")
    assert issued("letters", "issue", "--again", "--unit", "PAR", "--now", NOW).code == 0
    assert words_of(issued.folder / "letters/2018-12/issue/PAR (2).eml") == "Hello Ana Roble, PAR.xlsx is yours.\n"


def test_a_misspelt_name_is_one_sentence_and_nothing_is_written(issued: Tracker) -> None:
    (issued.folder / "letters").mkdir()
    (issued.folder / "letters" / "issue.txt").write_text("Subject: x\nDear {{ pearson }},", encoding="utf-8")
    before = (issued.folder / "register.xlsx").read_bytes()
    told = issued("letters", "issue")
    assert told.code == 2
    assert "issue.txt, line 2" in told.err
    assert "Did you mean person?" in told.err
    assert [path.name for path in (issued.folder / "letters").iterdir()] == ["issue.txt"]
    assert (issued.folder / "register.xlsx").read_bytes() == before


def test_a_workbook_that_is_gone_or_another_is_not_attached(issued: Tracker) -> None:
    outbox = issued.folder / "outbox" / "2018-12"
    (outbox / "PAR.xlsx").unlink()
    (outbox / "LIB.xlsx").write_bytes((issued.folder / "register.xlsx").read_bytes())
    told = issued("letters", "issue", "--now", LATER)
    assert "The workbook of the unit PAR was not found" in told.err
    assert "is not the workbook that was last issued to the unit LIB" in told.err
    assert not (issued.folder / "letters").exists()


def test_a_workbook_that_is_issued_again_gets_another_letter(issued: Tracker) -> None:
    issued("letters", "issue", "--now", NOW)
    assert issued.issue("--unit", "PAR", "--replace").code == 0
    told = issued("letters", "issue", "--json", "--now", LATER)
    assert [one["unit"] for one in json.loads(told.out)["letters"]] == ["PAR"]


def test_a_dry_run_writes_nothing(issued: Tracker) -> None:
    before = sorted(path for path in issued.folder.rglob("*") if "archive" not in path.parts)
    told = issued("letters", "issue", "--dry-run")
    assert "Would draft 2 letters" in told.err
    assert sorted(path for path in issued.folder.rglob("*") if "archive" not in path.parts) == before


def test_a_kind_that_there_is_not_is_told_with_those_that_there_are(issued: Tracker) -> None:
    told = issued("letters", "register.xlsx", "nag")
    assert told.code == 2
    assert "Choose one of these: issue, return, remind or thank." in told.err


def test_drafting_is_no_reason_not_to_take_back_a_consolidation(issued: Tracker) -> None:
    issued.fill_in("LIB", {("1.2", "Status"): "In progress", ("1.2", "Comment"): "Half"})
    issued("consolidate", "register.xlsx", "inbox", "--now", NOW)
    issued("letters", "remind", "--now", LATER)
    assert issued("undo", "register.xlsx", "--now", LATER).code == 0
    history = load(issued.folder / "register.xlsx").register.history
    assert [line.unit for line in history if line.how is How.LETTER] == ["PAR"]
