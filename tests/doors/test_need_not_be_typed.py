"""The register of the current folder, its latest round and its folders need not be typed; what is taken is said."""

import json
import shutil

import openpyxl
import pytest

from tests.doors.command_line import NOW, Tracker, value_beside
from toolkit.resources import folder

USING = "Using register.xlsx of the current folder."


@pytest.fixture
def working(tracker: Tracker) -> Tracker:
    """A folder with a register, an open round, and one return of two in the inbox."""
    return tracker.made_once(work)


def work(tracker: Tracker) -> None:
    tracker.make_issued()
    (tracker.folder / "inbox" / "2018-12").mkdir(parents=True)
    tracker.fill_in("LIB", {("1.2", "Status"): "In progress"}, "2018-12/LIB.xlsx")


@pytest.mark.parametrize("words", [
    ("missing",), ("overdue",), ("show",), ("history", "1.1"), ("check-register",), ("consolidate",),
    ("consolidate", "inbox"), ("consolidate", "inbox/2018-12/LIB.xlsx"), ("export", "-o", "out.json"),
    ("report", "--format", "progress-table"), ("issue", "--dry-run", "--replace")])
def test_the_register_of_the_current_folder_is_used_and_said(working: Tracker, words: tuple[str, ...]) -> None:
    done = working(*words)
    assert done.code == 0, done.err
    assert done.err.startswith(USING)
    assert USING not in working(*words, "--quiet").err


def test_a_register_that_is_typed_wins(working: Tracker) -> None:
    other = working.folder / "other.xlsx"
    shutil.copy(working.folder / "register.xlsx", other)
    before = (working.folder / "register.xlsx").read_bytes()
    done = working("consolidate", "other.xlsx", "inbox", "--round", "2018-12", "--now", NOW)
    assert (done.code, USING in done.err) == (0, False)
    assert (working.folder / "register.xlsx").read_bytes() == before
    assert "1 change" in done.err


@pytest.mark.parametrize("content", [b"", b"not a workbook", None])
def test_a_register_that_is_damaged_or_missing_never_makes_room_for_another(
    working: Tracker, content: bytes | None
) -> None:
    if content is not None:
        (working.folder / "ours.xlsx").write_bytes(content)
    before = (working.folder / "register.xlsx").read_bytes()
    done = working("consolidate", "ours.xlsx", "inbox", "--round", "2018-12")
    assert (done.code in (2, 4), "ours.xlsx" in done.err, USING in done.err) == (True, True, False)
    assert (working.folder / "register.xlsx").read_bytes() == before


@pytest.mark.parametrize(("words", "told"), [
    (("missing",), "Name the register, or run the command in the folder that contains register.xlsx."),
    (("consolidate", "inbox"), "Name the register, or run the command in the folder that contains register.xlsx."),
    (("history", "1.1"), "Name the register, or run the command in the folder that contains register.xlsx."),
    (("check",), "Name the returned workbooks, or run the command in the folder that contains register.xlsx."),
])
def test_without_a_register_in_the_folder_it_is_asked_for(
    working: Tracker, words: tuple[str, ...], told: str
) -> None:
    (working.folder / "register.xlsx").rename(working.folder / "ours.xlsx")
    done = working(*words)
    assert (done.code, told in " ".join(done.err.split())) == (2, True)


def test_a_reference_that_was_forgotten_is_asked_for(working: Tracker) -> None:
    assert "Missing argument 'REF'" in working("history", "register.xlsx").err


def test_the_latest_round_is_taken_and_said(working: Tracker) -> None:
    working("issue", "--round", "2019-06", "--as-of", "2019-06-30", "--unit", "LIB", "--now", NOW)
    done = working("missing")
    assert "Using the latest round, 2019-06." in done.err
    assert [line.split("\t")[0] for line in done.out.splitlines()[1:]] == ["LIB"]
    assert "Using the latest round" not in working("missing", "--round", "2018-12").err


@pytest.mark.parametrize("words", [("round",), ("round", "register.xlsx"), ("round", "--return-by", "2019-02-01")])
def test_the_latest_round_is_shown_or_changed_where_none_is_typed(working: Tracker, words: tuple[str, ...]) -> None:
    done = working(*words)
    assert (done.code, "Using the latest round, 2018-12." in done.err) == (0, True)
    assert done.out.splitlines()[1].startswith("2018-12\t2018-12-31\t")


def test_more_workbooks_of_the_latest_round_are_issued(working: Tracker) -> None:
    shutil.rmtree(working.folder / "outbox")
    done = working("issue", "--unit", "PAR", "--now", NOW)
    assert (done.code, "Using the latest round, 2018-12." in done.err) == (0, True)
    assert [path.name for path in (working.folder / "outbox" / "2018-12").iterdir()] == ["PAR.xlsx"]


def test_a_register_without_a_round_says_how_to_open_one(tracker: Tracker) -> None:
    tracker.make_register()
    done = tracker("missing")
    assert (done.code, "The register has no reporting round yet. Open one with" in done.err) == (2, True)


def test_the_returns_are_taken_from_the_inbox(working: Tracker) -> None:
    done = working("consolidate", "--now", NOW)
    assert (done.code, "Reading the returns in inbox/2018-12." in done.err) == (0, True)
    assert "1 new return, 1 change" in done.err


def test_the_folder_of_returns_and_checked_copies_can_be_named_beside_the_register(working: Tracker) -> None:
    (working.folder / "inbox").rename(working.folder / "came back")
    (working.folder / "tracker.toml").write_text('[folders]\ninbox = "came back"\nchecked = "looked at"\n', "utf-8")
    done = working("check", "--now", NOW)
    assert (done.code, "Reading the returns in came back/2018-12." in done.err) == (0, True)
    assert (working.folder / "looked at" / "2018-12" / "LIB checked.xlsx").exists()


def test_a_check_writes_nothing_where_nobody_named_a_folder(working: Tracker) -> None:
    before = sorted(working.folder.rglob("*"))
    done = working("check", "inbox")
    assert (done.code, USING in done.err) == (0, True)
    assert sorted(working.folder.rglob("*")) == before


def test_a_workbook_of_another_register_is_told_without_naming_the_register(working: Tracker) -> None:
    shutil.copy(working.folder / "inbox" / "2018-12" / "LIB.xlsx", working.folder / "LIB.xlsx")
    book = openpyxl.load_workbook(working.folder / "register.xlsx")
    value_beside(book["About"], "Register id").value = "another"
    book.save(working.folder / "register.xlsx")
    found = json.loads(working("check", "LIB.xlsx", "--json").out)
    assert [problem["code"] for problem in found] == ["wrong-register"]


def test_house_formats_of_the_folder_beside_the_register_are_listed(working: Tracker) -> None:
    shutil.copytree(folder("reports") / "progress-table", working.folder / "formats" / "our-table")
    assert "our-table" in working("formats").out


def test_help_shows_that_it_need_not_be_typed(tracker: Tracker) -> None:
    assert "Usage: tracker consolidate [OPTIONS] [REGISTER] [RETURN...]" in tracker("consolidate", "--help").out
    assert "Usage: tracker history [OPTIONS] [REGISTER] REF" in tracker("history", "--help").out
