"""One file does not stop the others: it is looked at before it is opened, and judged apart."""

import json
import multiprocessing
import os
import shutil
import signal
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from tests.doors.command_line import NOW, Tracker
from toolkit.jobs.returns import receiving
from toolkit.reading.files import MOST
from toolkit.reading.package import Limits
from toolkit.reading.workbook import read_workbook
from toolkit.tracker.record.cells import RawWorkbook

BAD = "BAD.xlsx"


@pytest.fixture
def inbox(tracker: Tracker) -> Path:
    """An inbox with a return of PAR and a copy of it that is to be bad."""
    tracker.make_issued()
    returned = tracker.fill_in("PAR", {("1.1", "Comment"): "The second coat is on"})
    shutil.copy(returned, returned.with_name(BAD))
    return returned.parent


def both(tracker: Tracker) -> str:
    """What a check and a consolidation say; each takes in the return that is good."""
    checked = tracker("check", "inbox", "--register", "register.xlsx", "--now", NOW)
    merged = tracker("consolidate", "register.xlsx", "inbox", "--round", "2018-12", "--now", NOW)
    assert "1 change" in merged.err
    assert "Traceback" not in checked.err + merged.err
    return " ".join((checked.out + merged.out).split())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tracker: Tracker, inbox: Path) -> None:
    (inbox / BAD).unlink()
    os.mkfifo(inbox / BAD)
    assert "is a device or a pipe, not a file" in both(tracker)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize("words", [
    ("import", "pipe"), ("import", "minutes.txt", "--units", "pipe"), ("check", "pipe"), ("overdue", "pipe"),
    ("check", "inbox/PAR.xlsx", "--register", "pipe")])
def test_no_door_waits_for_a_pipe(tracker: Tracker, inbox: Path, words: tuple[str, ...]) -> None:
    os.mkfifo(tracker.folder / "pipe")
    (tracker.folder / "minutes.txt").write_text("nothing", encoding="utf-8")
    found = tracker(*words)
    assert (found.code in (1, 2, 4), "device or a pipe" in " ".join((found.out + found.err).split()).lower()) == (True, True)


def test_a_large_file_is_not_even_opened(tracker: Tracker, inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (inbox / BAD).open("r+b") as file:
        file.truncate(MOST + 1)
    opened: list[str] = []
    really = Path.open

    def opens(path: Path, *given: Any, **named: Any) -> Any:
        opened.append(path.name)
        return really(path, *given, **named)

    monkeypatch.setattr(Path, "open", opens)
    assert "it has more than 50 MB" in both(tracker)
    assert "PAR.xlsx" in opened
    assert BAD not in opened


@pytest.mark.parametrize("error", [MemoryError, RecursionError])
@pytest.mark.parametrize("processes_from", [1, 40])
def test_a_file_that_exhausts_the_computer_is_one_problem(
    tracker: Tracker, inbox: Path, monkeypatch: pytest.MonkeyPatch, error: type[Exception], processes_from: int
) -> None:
    (inbox / BAD).write_bytes(b"BAD")
    monkeypatch.setattr(receiving, "IN_PARALLEL_FROM", processes_from)
    monkeypatch.setattr(receiving, "read_workbook", _failing(error))
    assert "needs more memory than this computer has" in both(tracker)


def test_a_spoilt_file_beside_a_good_one_of_the_unit_is_told_as_replaced(tracker: Tracker, inbox: Path) -> None:
    torn = (inbox / BAD).read_bytes()[:-500]
    (inbox / BAD).rename(inbox / "PAR first try.xlsx").write_bytes(torn)
    for words in (("check", "inbox"), ("check", "inbox", "--register", "register.xlsx"),
                  ("consolidate", "register.xlsx", "inbox", "--round", "2018-12", "--dry-run")):
        found = tracker(*words, "--now", NOW)
        assert ("By its name it is from the unit of PAR.xlsx, which was read." in found.out, found.code) == (True, 0)
        assert "1 file could not be used." in found.err


@pytest.mark.parametrize("name", ["LIB.xlsx", "PAR-X.xlsx", "copy of PAR.xlsx"])
def test_a_spoilt_file_of_another_unit_is_refused_where_no_register_knows_the_units(tracker: Tracker, inbox: Path, name: str) -> None:
    (tracker.folder / "register.xlsx").unlink()
    (inbox / BAD).rename(inbox / name).write_bytes(b"torn")
    found = tracker("check", "inbox", "--json")
    assert {one["file"]: one["code"] for one in json.loads(found.out)}[name] == "not-a-workbook"
    assert found.code == 1


def _failing(error: type[Exception]) -> object:
    def reads(source: bytes, *, limits: Limits) -> RawWorkbook:
        if source == b"BAD":
            raise error
        return read_workbook(source, limits=limits)
    return reads


@pytest.mark.skipif(multiprocessing.get_start_method() != "fork", reason="a process that begins anew reads as ever")
@pytest.mark.parametrize("copies", [1, 20])
def test_a_file_that_ends_the_process_that_reads_it_is_one_problem_and_takes_none_along(
    tracker: Tracker, inbox: Path, monkeypatch: pytest.MonkeyPatch, copies: int
) -> None:
    for number in range(copies):
        shutil.copy(inbox / "PAR.xlsx", inbox / f"PAR {number}.xlsx")
        (inbox / f"BAD {number}.xlsx").write_bytes(b"BAD")
    (inbox / BAD).write_bytes(b"BAD")
    monkeypatch.setattr(receiving, "IN_PARALLEL_FROM", 1)
    monkeypatch.setattr(receiving, "read_workbook", _ending(os.getpid()))
    checked = json.loads(tracker("check", "inbox", "--register", "register.xlsx", "--json", "--now", NOW).out)
    ended = {problem["file"] for problem in checked if problem["code"] == "file-ends-reading"}
    assert ended == {BAD, *(f"BAD {number}.xlsx" for number in range(copies))}
    assert {problem["file"] for problem in checked if problem["severity"] == "error"} == ended
    assert "1 change" in tracker("consolidate", "register.xlsx", "inbox", "--round", "2018-12", "--now", NOW).err


def _ending(main: int) -> object:
    def reads(source: bytes, *, limits: Limits) -> RawWorkbook:
        if source == b"BAD":
            assert os.getpid() != main, "it was read in the process of the run itself"
            os.kill(os.getpid(), signal.SIGKILL)
        return read_workbook(source, limits=limits)
    return reads


def test_the_names_of_checked_copies_steer_nothing(tracker: Tracker, inbox: Path) -> None:
    strange = ("PAR \x1b[2Jred.xlsx", "PAR\nsecond line.xlsx", "PAR \u202exslx.exe.xlsx", "PAR \x9b2J.xlsx")
    for name in strange:
        (inbox / name).write_bytes((inbox / "PAR.xlsx").read_bytes())
    (inbox / "sub\u2028folder").mkdir()
    (inbox / "sub\u2028folder" / "PAR.xlsx").write_bytes((inbox / "PAR.xlsx").read_bytes())
    tracker("check", "inbox", "--register", "register.xlsx", "-o", "checked", "--now", NOW)
    tracker("consolidate", "register.xlsx", "inbox", "--round", "2018-12", "--now", NOW)
    made = [path for folder in ("checked", "archive") for path in (tracker.folder / folder).rglob("*")]
    assert len([path for path in made if path.suffix == ".xlsx"]) > len(strange)
    assert [path.name for path in made if any(unicodedata.category(sign)[0] in "CZ" and sign != " " for sign in path.name)] == []
