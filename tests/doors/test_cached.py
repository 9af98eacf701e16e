"""What is kept of a register makes commands faster and changes nothing else; whatever is wrong with it costs only time."""

import os
import shutil
from dataclasses import fields
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from tests.doors.command_line import NOW, Outcome, Tracker
from tests.doors.test_earlier_registers import EARLIER
from tests.workbook.kept import parts_in, same
from toolkit.endings import UNEXPECTED
from toolkit.jobs import cached
from toolkit.jobs.looking.showing import show
from toolkit.jobs.registers import load
from toolkit.reading.workbook import read_workbook
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.rounds import Rows
from toolkit.tracker.views.rounds.closed import as_closed
from toolkit.workbook.register.looks import Looks
from toolkit.workbook.register.reading import read_both
from toolkit.workbook.register.writing import write_register

MOMENT = datetime(2019, 1, 20, 10, 0)
CACHE = Path(cached.FOLDER, "register.xlsx.json")
COMMANDS = (
    ("show",), ("show", "--json"), ("show", "--json", "--as-of", "2018-06-30"), ("show", "--open"), ("status", "--json"),
    ("missing",), ("round",), ("overdue",), ("overdue", "--as-of", "2018-06-30"))
LISTED = {"ref", "text", "lead", "due_date", "deadline", "revised_deadline", "status", "timing", "days_overdue",
          "times_revised", "reported", "reported_in"}
EARLIER_ONES = [path for path in sorted(EARLIER.glob("*.xlsx")) if path.name[:1].islower()]
"""Registers of earlier layouts, with many hand edits and conversions."""
OF_ROUND = (("show", "--json"), ("overdue", "--json"), ("status", "--json"), ("missing", "--json"), ("round", "--json"))


@pytest.fixture
def tracker(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> Tracker:
    """A working folder in which every register is large enough."""
    monkeypatch.setattr(cached, "WORTH_FROM", 0)
    return tracker


@pytest.fixture
def working(tracker: Tracker) -> Tracker:
    """A folder with a register whose round was issued and answered, in which people have typed and added."""
    return tracker.made_once(work)


def work(tracker: Tracker) -> None:
    path = tracker.make_issued()
    tracker.fill_in("PAR", {("1.1", "Comment"): "Two coats", ("2.1", "Status"): "Implementd"})
    assert tracker("consolidate", "register.xlsx", "inbox", "--round", "2018-12", "--now", NOW).code in (0, 1)
    book = openpyxl.load_workbook(path)
    actions = book["Actions"]
    actions["E2"].value = "Paint all of the signs"
    actions.cell(1, actions.max_column + 1).value = "Budget"
    actions.cell(2, actions.max_column).value = 0.25
    book.create_sheet("Our notes").append(["Ask the harbour master", 3])
    book.save(path)
    shutil.rmtree(cached.FOLDER)


def words_of(command: tuple[str, ...], *more: str) -> tuple[str, ...]:
    """A command for the register."""
    return (command[0], "register.xlsx", *more, *command[1:])


def slowly(tracker: Tracker, *words: str) -> Outcome:
    """What a command says that knows no cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cached, "WORTH_FROM", 10**9)
        return tracker(*words)


def quickly(tracker: Tracker, *words: str) -> Outcome:
    """What a command says that can read nothing else."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cached, "_read", None)
        return tracker(*words)


def said_alike(tracker: Tracker, *words: str) -> None:
    """A command says the same without the cache, while it is made, and from it."""
    plain = slowly(tracker, *words)
    assert "Traceback" not in plain.err
    assert tracker(*words) == plain
    assert quickly(tracker, *words) == plain


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_command_says_the_same_from_the_cache(working: Tracker, command: tuple[str, ...]) -> None:
    said_alike(working, *words_of(command))
    assert CACHE.exists()


@pytest.mark.parametrize("day", [None, date(2018, 6, 30)], ids=["now", "earlier"])
def test_a_list_of_actions_shows_what_the_whole_register_shows(tracker: Tracker, demo: Path, day: date | None) -> None:
    path = Path(shutil.copy(demo / "register.xlsx", tracker.folder / "register.xlsx"))
    _, listed, _ = show(path, day, actions_only=True)
    _, whole, _ = show(path, day)
    assert all(action.keys() >= LISTED for action in listed["actions"])
    assert listed["actions"] == [{key: one[key] for key in listed["actions"][0]} for one in whole["actions"]]


def test_what_is_the_same_since_a_round_was_closed_is_kept_once(tracker: Tracker, demo: Path) -> None:
    path = Path(shutil.copy(demo / "register.xlsx", tracker.folder / "register.xlsx"))
    read = load(path, cached=False).register
    kept = load(path).register
    kept = load(path).register
    assert kept.closed == read.closed
    last = [*kept.closed][-1]
    history = kept.closed[last]["History"]
    assert isinstance(history, Rows)
    stood = as_closed(kept, last)
    slowly_made = as_closed(read, last)
    for field in fields(Register):
        if field.name != "closed":  # of which only the order of keys differs
            assert repr(getattr(stood, field.name)) == repr(getattr(slowly_made, field.name)), field.name
    assert stood.history[0] is kept.history[0]
    to_write = read_both(read_workbook(path.read_bytes()), path.name, Looks(path.read_bytes())).register
    written = parts_in(write_register(to_write, MOMENT))
    assert parts_in(write_register(load(path, to_save=True).register, MOMENT)) == written


@pytest.mark.parametrize("path", EARLIER_ONES, ids=lambda path: path.stem)
@pytest.mark.parametrize("command", [("show", "--json"), ("status", "--json"), ("overdue",), ("round",)], ids=" ".join)
def test_so_it_does_of_registers_of_earlier_layouts(tracker: Tracker, path: Path, command: tuple[str, ...]) -> None:
    shutil.copy(path, tracker.folder / "register.xlsx")
    said_alike(tracker, *words_of(command))


@pytest.mark.parametrize("path", EARLIER_ONES, ids=lambda path: path.stem)
def test_registers_of_earlier_layouts_are_written_alike_from_what_was_kept(tracker: Tracker, path: Path) -> None:
    copied = Path(shutil.copy(path, tracker.folder / "register.xlsx"))
    read = read_both(read_workbook(copied.read_bytes()), copied.name, Looks(copied.read_bytes()))
    load(copied)
    found = load(copied, to_save=True).register
    same(found, read.register)
    same(load(copied).register, read.plain)
    assert parts_in(write_register(found, MOMENT)) == parts_in(write_register(read.register, MOMENT))


def test_what_a_command_wrote_is_kept_for_the_next_one(tracker: Tracker) -> None:
    tracker.make_issued()
    for said in ("Two coats", "Three coats"):
        tracker.fill_in("PAR", {("1.1", "Comment"): said})
        assert tracker("consolidate", "register.xlsx", "inbox", "--round", "2018-12", "--now", NOW).code in (0, 1)
        kept = quickly(tracker, "show", "register.xlsx", "--json")
        assert said in kept.out
        assert kept == slowly(tracker, "show", "register.xlsx", "--json")


WRITING = (("round", "2018-12", "--return-by", "2019-02-28"), ("issue", "--round", "2019-06", "--as-of", "2019-06-30"),
           ("consolidate", "inbox", "--round", "2018-12"))


@pytest.mark.parametrize("command", WRITING, ids=lambda command: command[0])
def test_a_command_that_writes_says_and_writes_the_same_from_what_was_kept(
    working: Tracker, command: tuple[str, ...]
) -> None:
    before, made = Path("register.xlsx").read_bytes(), []
    working("status", "register.xlsx")
    for run in (quickly, slowly):
        Path("register.xlsx").write_bytes(before)
        shutil.rmtree("outbox", ignore_errors=True)
        made.append((run(working, *words_of(command, "--now", NOW)), parts_in(Path("register.xlsx").read_bytes())))
    assert made[0] == made[1]
    assert made[0][0].code in (0, 1, 3)
    assert Path("register.xlsx").read_bytes() != before


@pytest.mark.slow(reason="each command runs three times on the register of the demo")
@pytest.mark.parametrize("command", OF_ROUND, ids=lambda command: command[0])
def test_so_it_does_of_a_round_that_is_closed(tracker: Tracker, demo: Path, command: tuple[str, ...]) -> None:
    shutil.copy(demo / "register.xlsx", tracker.folder / "register.xlsx")
    first = next(iter(load(demo / "register.xlsx", cached=False).register.closed))
    if command[0] in ("missing", "round"):
        said_alike(tracker, *words_of(command, *(("--round",) if command[0] == "missing" else ()), first))
    else:
        said_alike(tracker, *words_of(command), "--round", first)


@pytest.mark.parametrize("more", [(), ("--as-of", "2018-12-31")], ids=["now", "earlier"])
@pytest.mark.parametrize("command", [
    ("show", "--json"), ("status", "--json"), ("overdue", "-o", "made.xlsx"), ("page", "-o", "made.html"),
    ("report", "--format", "progress-table", "--anyway", "-o", "made.docx")], ids=lambda command: command[0])
def test_so_it_does_after_rounds_were_closed_and_makes_the_same_files(
    tracker: Tracker, demo: Path, command: tuple[str, ...], more: tuple[str, ...]
) -> None:
    shutil.copy(demo / "register.xlsx", tracker.folder / "register.xlsx")
    file = next((word for word in command if word.startswith("made")), "")
    more = (*(more if command[0] != "status" else ()), *(("--now", NOW) if file else ()))
    tracker("status", "register.xlsx")
    made = []
    for run in (slowly, quickly):
        told = run(tracker, *words_of(command, *more))
        made.append((told, Path(file).read_bytes() if file else b""))
        assert told.code == 0, told.err
        Path(file).unlink() if file else None
    assert made[0] == made[1]


@pytest.mark.parametrize("ref", ["1.1", "1.2", "2.1", "9.9"])
def test_so_does_the_history_of_an_action(working: Tracker, ref: str) -> None:
    said_alike(working, "history", "register.xlsx", ref)


def test_so_does_a_check_against_the_register(working: Tracker) -> None:
    said_alike(working, "check", "inbox", "--register", "register.xlsx", "--round", "2018-12", "--json")


def test_what_was_typed_since_is_seen(working: Tracker) -> None:
    assert "Two benches" not in working("show", "register.xlsx").out
    book = openpyxl.load_workbook("register.xlsx")
    book["Actions"]["E4"].value = "Two benches"
    book.save("register.xlsx")
    assert "Two benches" in working("show", "register.xlsx").out


def test_only_who_made_the_cache_can_read_it(working: Tracker) -> None:
    working("status", "register.xlsx")
    if os.name != "nt":
        assert CACHE.stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in CACHE.parent.iterdir()) == ["CACHEDIR.TAG", "register.xlsx.json"]


def damage(kind: str) -> None:
    """Do something to the cache."""
    data = CACHE.read_bytes()
    if kind == "cut off":
        CACHE.write_bytes(data[: len(data) // 2])
    elif kind == "another byte":
        at = data.index(b"Two coats")
        CACHE.write_bytes(data[:at] + b"Ten" + data[at + 3:])
    elif kind == "empty":
        CACHE.write_bytes(b"")
    elif kind == "a folder":
        CACHE.unlink()
        CACHE.mkdir()
    elif kind == "no folder":
        shutil.rmtree(CACHE.parent)
    elif kind == "nested deeply":
        CACHE.write_bytes(b"[" * 100_000)


@pytest.mark.parametrize("kind", ["cut off", "another byte", "empty", "a folder", "no folder", "nested deeply"])
def test_a_cache_that_is_damaged_costs_nothing_but_time(working: Tracker, kind: str) -> None:
    plain = working("show", "register.xlsx", "--json")
    damage(kind)
    assert working("show", "register.xlsx", "--json") == plain


@pytest.mark.skipif(os.name == "nt", reason="Windows does not say whose a file is")
def test_what_somebody_else_made_is_not_read(working: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = working("show", "register.xlsx")
    monkeypatch.setattr(os, "geteuid", lambda: 4711)
    assert quickly(working, "show", "register.xlsx").code == UNEXPECTED
    assert working("show", "register.xlsx") == plain


def test_what_another_version_made_is_not_read(working: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = working("show", "register.xlsx")
    monkeypatch.setattr(cached, "_toolkit", lambda: "another")
    assert quickly(working, "show", "register.xlsx").code == UNEXPECTED
    assert working("show", "register.xlsx") == plain
    assert quickly(working, "show", "register.xlsx") == plain


def test_another_toolkit_is_known_by_any_of_its_modules(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("1")
    before = [*cached._modules(str(tmp_path))]
    (tmp_path / "a.py").write_text("12")
    assert [*cached._modules(str(tmp_path))] != before


def test_where_nothing_can_be_written_the_register_is_read(working: Tracker) -> None:
    Path(cached.FOLDER).write_text("somebody's file")
    plain = slowly(working, "overdue", "register.xlsx")
    assert working("overdue", "register.xlsx") == plain
    assert working("round", "register.xlsx", "2018-12", "--return-by", "2019-02-01", "--now", NOW).code == 0
    assert load(Path("register.xlsx")).register.rounds["2018-12"].return_by == date(2019, 2, 1)
    assert Path(cached.FOLDER).read_text() == "somebody's file"


@pytest.mark.parametrize("function", ["fsync", "replace", "fdopen"])
def test_a_full_disk_costs_nothing_but_time(working: Tracker, monkeypatch: pytest.MonkeyPatch, function: str) -> None:
    plain = slowly(working, "show", "register.xlsx")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, function, full)
    assert working("show", "register.xlsx") == plain
    assert not CACHE.exists()
    assert not [*CACHE.parent.glob(".*.tmp")]


def test_what_a_killed_run_left_there_is_removed_by_the_next_that_writes(working: Tracker) -> None:
    working("status", "register.xlsx")
    left = CACHE.with_name(".register.xlsx.abcdefgh.tmp")
    left.write_bytes(b"half")
    assert working("round", "register.xlsx", "2018-12", "--return-by", "2019-02-01", "--now", NOW).code == 0
    assert not left.exists()


def test_a_small_register_has_no_cache(working: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    monkeypatch.chdir(working.folder)
    load(Path("register.xlsx"))
    assert not CACHE.parent.exists()
