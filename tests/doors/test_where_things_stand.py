"""`tracker status`, and `tracker` alone beside a register: where things stand, and the next thing to do."""

import json
import shutil

import openpyxl
import pytest

from tests.doors.command_line import NOW, Tracker


def standing(tracker: Tracker, *more: str) -> dict[str, object]:
    done = tracker("status", *more, "--json")
    assert done.code == 0, done.err
    return dict(json.loads(done.out))


@pytest.fixture
def issued(tracker: Tracker) -> Tracker:
    tracker.make_issued()
    return tracker


def test_a_register_without_a_round_asks_for_one(tracker: Tracker) -> None:
    tracker.make_register()
    shown = tracker("status", "--now", NOW)
    lines = [line.split("\t") for line in shown.out.splitlines()]
    assert ["Actions", "3, 3 open"] in lines
    assert ["Overdue", "1 on 2018-12-31"] in lines
    command = "issue register.xlsx --round 2019-01 --as-of 2019-01-31 --return-by 2019-02-15"
    assert f"Next: tracker {command}" in shown.err
    assert tracker(*command.split()).code == 0


def test_an_issued_round_says_who_is_missing(issued: Tracker) -> None:
    found = standing(issued, "register.xlsx")
    assert (found["round"], found["returned"], found["missing"], found["waiting"]) == ("2018-12", 0, ["PAR", "LIB"], [])
    assert found["next"] == "tracker missing register.xlsx"
    assert "Round\t2018-12, as of 2018-12-31, to return by 2019-01-15" in issued("status").out


def test_a_workbook_in_the_inbox_is_to_be_checked_until_it_is_taken_in(issued: Tracker) -> None:
    inbox = issued.folder / "inbox" / "2018-12"
    inbox.mkdir(parents=True)
    shutil.copy(issued.folder / "outbox" / "2018-12" / "PAR.xlsx", inbox)
    found = standing(issued)
    assert ([str(path).replace("\\", "/") for path in found["waiting"]], found["next"]) == (  # type: ignore[attr-defined]
        ["inbox/2018-12/PAR.xlsx"], "tracker check --register register.xlsx")
    assert issued("consolidate", "--now", NOW).code in (0, 1)
    found = standing(issued)
    assert (found["returned"], found["missing"], found["waiting"]) == (1, ["LIB"], [])


def test_what_a_check_passes_over_does_not_wait_in_the_inbox(issued: Tracker) -> None:
    inbox = issued.folder / "inbox" / "2018-12"
    inbox.mkdir(parents=True)
    for name in ("~$PAR.xlsx", "minutes.docx", ".PAR.xlsx.tmp"):
        (inbox / name).write_bytes(b"held by somebody")
    (inbox / "late").mkdir()
    shutil.copy(issued.folder / "outbox" / "2018-12" / "LIB.xlsx", inbox / "late")
    waiting = standing(issued)["waiting"]
    assert [str(path).replace("\\", "/") for path in waiting] == ["inbox/2018-12/late/LIB.xlsx"]  # type: ignore[attr-defined]


def test_an_empty_register_asks_for_a_document(tracker: Tracker) -> None:
    assert tracker("new", ".", "--now", NOW).code == 0
    assert standing(tracker)["next"] == "tracker import DOCUMENT --into register.xlsx"


def test_what_is_to_be_put_right_comes_first(tracker: Tracker) -> None:
    path = tracker.make_register()
    book = openpyxl.load_workbook(path)
    sheet = book["Actions"]
    status = next(cell.column for cell in sheet[1] if cell.value == "Status")
    sheet.cell(2, status).value = "Implemented"
    book.save(path)
    found = standing(tracker)
    assert (found["to_put_right"], found["next"]) == (1, "tracker check-register register.xlsx")


def test_tracker_alone_says_where_things_stand_beside_a_register_and_helps_elsewhere(tracker: Tracker) -> None:
    alone = tracker()
    assert (alone.code, "Usage: tracker" in alone.out) == (2, True)
    tracker.make_register()
    assert "3, 3 open" in tracker().out


@pytest.mark.parametrize("register", ["none.xlsx", "inbox"])
def test_what_is_no_register_is_a_sentence(tracker: Tracker, register: str) -> None:
    (tracker.folder / "inbox").mkdir()
    refused = tracker("status", register)
    assert (refused.code, refused.out) == (2, "")
