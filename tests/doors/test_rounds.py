"""A round: how it stands, and what comes of another day to return by."""

import json

import openpyxl
import pytest

from tests.doors.command_line import NOW, Tracker
from toolkit.jobs.registers import load
from toolkit.tracker.record.codes import How
from toolkit.tracker.record.history import Change

LATER, LAST = "2019-01-22T10:00:00", "2019-01-24T10:00:00"
EXTEND = ("round", "register.xlsx", "2018-12", "--return-by", "2019-01-31")


@pytest.fixture
def issued(tracker: Tracker) -> Tracker:
    """A register whose round is issued, to be returned by 15 January."""
    tracker.make_issued()
    return tracker


def consolidate(tracker: Tracker, when: str) -> None:
    tracker("consolidate", "register.xlsx", "inbox", "--round", "2018-12", "--now", when)


def lines_of_the_round(tracker: Tracker) -> list[Change]:
    return [change for change in load(tracker.folder / "register.xlsx").register.history if change.how is How.ROUND]


def read_me(tracker: Tracker, path: str) -> str:
    sheet = openpyxl.load_workbook(tracker.folder / path)["Read me"]
    return "\n".join(str(cell.value) for row in sheet for cell in row if cell.value is not None)


def test_a_round_is_shown_as_it_stands(issued: Tracker) -> None:
    issued.fill_in("LIB", {("1.2", "Comment"): "Half is done"})
    consolidate(issued, LATER)
    shown = json.loads(issued("round", "register.xlsx", " 2018-12 ", "--json").out)
    assert shown == {"round": "2018-12", "as_of": "2018-12-31", "return_by": "2019-01-15", "issued_to": ["PAR", "LIB"],
                     "returned": ["LIB"], "missing": ["PAR"]}
    assert issued("round", "register.xlsx", "2018-12").out.splitlines() == [
        "Round\tAs of\tReturn by\tIssued to\tReturned\tMissing",
        "2018-12\t2018-12-31\t2019-01-15\tPAR, LIB\tLIB\tPAR"]


def test_another_day_goes_into_the_register_and_its_history(issued: Tracker) -> None:
    before = (issued.folder / "register.xlsx").read_bytes()
    told = issued(*EXTEND, "--now", LATER)
    assert told.code == 0, told.err
    assert "was 2019-01-15 and is now 2019-01-31" in told.err
    assert "issue register.xlsx --round 2018-12 --unit PAR --unit LIB --replace" in told.err
    assert lines_of_the_round(issued) == [
        Change("2019-01-22 10:00:00", "2018-12", key="return_by", old="2019-01-15", new="2019-01-31", how=How.ROUND)]
    assert before in [path.read_bytes() for path in (issued.folder / "archive").iterdir()]
    history = openpyxl.load_workbook(issued.folder / "register.xlsx")["History"]
    assert {"Return by", "Round changed"} <= {cell.value for row in history for cell in row}


def test_what_was_typed_into_the_register_before_is_in_the_history_too(issued: Tracker) -> None:
    path = issued.folder / "register.xlsx"
    book = openpyxl.load_workbook(path)
    book["Actions"]["C2"] = "Paint all the signs"
    book.save(path)
    assert "“Paint all the signs”" in issued(*EXTEND, "--now", LATER).err
    assert [change.how for change in load(path).register.history] == [How.HAND, How.ROUND]


@pytest.mark.parametrize("more", [("--dry-run",), ("--return-by", "2019-01-15")])
def test_a_dry_run_and_the_same_day_write_nothing(issued: Tracker, more: tuple[str, ...]) -> None:
    before = {path: path.read_bytes() for path in issued.folder.rglob("*.*")}
    told = issued(*EXTEND, *more, "--now", LATER)
    assert told.code == 0
    assert ("would change from 2019-01-15 to 2019-01-31" in told.err) == (more == ("--dry-run",))
    assert {path: path.read_bytes() for path in issued.folder.rglob("*.*")} == before


@pytest.mark.parametrize(("words", "sentence"), [
    (("round", "register.xlsx", "2018-12", "--return-by", "2018-12-30"), "because the round is as of 2018-12-31."),
    (("round", "register.xlsx", "2017-12", "--return-by", "2018-12-30"), "Its rounds are: 2018-12."),
    (("round", "register.xlsx", "2017-12"), "The register has no round 2017-12."),
    (("issue", "register.xlsx", "--round", "2019-06", "--as-of", "2019-06-30", "--return-by", "2019-06-01"),
     "because the round is as of 2019-06-30."),
    (("issue", "register.xlsx", "--round", "2018-12", "--return-by", "2019-01-31", "--replace"),
     "`tracker round REGISTER 2018-12 --return-by DATE`"),
    (("issue", "register.xlsx", "--round", "2018-12", "--as-of", "2018-12-30", "--replace"),
     "Round 2018-12 is as of 2018-12-31."),
])
def test_what_cannot_be_is_refused_in_one_sentence(issued: Tracker, words: tuple[str, ...], sentence: str) -> None:
    before = (issued.folder / "register.xlsx").read_bytes()
    told = issued(*words)
    assert told.code == 2
    assert sentence in told.err
    assert len(told.err.splitlines()) == 1
    assert (issued.folder / "register.xlsx").read_bytes() == before


def test_a_round_without_a_day_is_given_one(tracker: Tracker) -> None:
    tracker.make_register()
    tracker("issue", "register.xlsx", "--round", "2018-12", "--as-of", "2018-12-31", "--now", NOW)
    assert "had no return-by date. It is now 2019-01-31." in tracker(*EXTEND, "--now", LATER).err


def test_workbooks_that_are_out_are_accepted_and_new_ones_and_checked_copies_say_the_new_day(issued: Tracker) -> None:
    issued.fill_in("PAR", {("1.1", "Comment"): "Second coat is on", ("1.1", "Status"): "Done?"})
    issued(*EXTEND, "--now", LATER)
    issued("issue", "register.xlsx", "--round", "2018-12", "--unit", "LIB", "--replace", "--now", LATER)
    assert "2019-01-31" in read_me(issued, "outbox/2018-12/LIB.xlsx")
    issued("check", "inbox", "--register", "register.xlsx", "-o", "checked", "--now", LATER)
    assert "2019-01-31" in read_me(issued, "checked/PAR checked.xlsx")
    consolidate(issued, LAST)
    (issued.folder / "checked" / "PAR checked.xlsx").rename(issued.folder / "inbox" / "PAR.xlsx")
    consolidate(issued, LAST)
    register = load(issued.folder / "register.xlsx").register
    assert [comment.comment for comment in register.comments.values()] == ["Primer is on", "Second coat is on"]
    assert [one.unit for one in register.returns] == ["PAR", "PAR"]


def test_undoing_a_consolidation_keeps_the_day_that_was_given_before_or_after_it(issued: Tracker) -> None:
    issued.fill_in("PAR", {("1.1", "Comment"): "Second coat is on"})
    issued("round", "register.xlsx", "2018-12", "--return-by", "2019-01-22", "--now", NOW)
    consolidate(issued, LATER)
    issued(*EXTEND, "--now", LATER)
    told = issued("undo", "register.xlsx", "--now", LAST)
    assert told.code == 0, told.err
    register = load(issued.folder / "register.xlsx").register
    assert [comment.comment for comment in register.comments.values()] == ["Primer is on"]
    assert str(register.rounds["2018-12"].return_by) == "2019-01-31"
    assert [change.new for change in lines_of_the_round(issued)] == ["2019-01-22", "2019-01-31"]
    assert register.history[-1].how is How.UNDO
    assert not register.hand_edits
    consolidate(issued, LAST)
    assert [one.when for one in load(issued.folder / "register.xlsx").register.returns] == ["2019-01-24 10:00:00"]
