"""Whichever file operation fails, of whichever command that writes: the register is the old one or the whole new one.

A person reads one sentence, and the same command goes on once the fault is gone. The normal run lets each operation of
consolidate fail, and each fifth of the others; `TRUST=1` each of all, with three kinds of error.
"""

import errno
import os
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import openpyxl
import pytest

from tests.doors.command_line import NOW, Outcome, Tracker
from tests.sources.tables import HEADER, as_text
from tests.trust.failing_disk import FailingDisk
from toolkit import store
from toolkit.endings import ENVIRONMENT
from toolkit.workbook.register import writing as register_writing

TRUST = os.environ.get("TRUST") == "1"
ERRORS = (errno.EIO, errno.ENOSPC, errno.EACCES) if TRUST else (errno.EIO,)
FILLINGS = 40 if TRUST else 4
LATER = ("--now", "2019-02-01T10:00:00")
ROUND = ("--round", "2018-12")
REGISTER = "register.xlsx"
DOCUMENT = f"""
    {HEADER}
    | 1 | Water the beds | Dig a well | 31 April 2019 | Garden Unit | Dug |
"""


@dataclass(frozen=True)
class Command:
    """A command that writes.

    Attributes:
        words: What is typed.
        made: The file that it makes or replaces.
        issued: Whether it needs a round that was issued, with a return.
        consolidated: Whether it needs that return consolidated, too.
        more: What is typed beside it to run it again where it has made its file.
    """

    words: tuple[str, ...]
    made: str = REGISTER
    issued: bool = True
    consolidated: bool = False
    more: tuple[str, ...] = ()


COMMANDS = {
    "new": Command(("new", ".", *LATER), issued=False),
    "import": Command(("import", "table.txt", "--replace", *LATER)),
    "add": Command(("import", "table.txt", "--into", REGISTER, *LATER)),
    "issue": Command(("issue", REGISTER, "--round", "2019-06", "--as-of", "2019-06-30", *LATER)),
    "round": Command(("round", REGISTER, "2018-12", "--return-by", "2019-01-31", *LATER)),
    "check": Command(("check", "inbox", "--register", REGISTER, "-o", "checked", *LATER), "checked/problems.xlsx",
                     more=("--replace",)),
    "consolidate": Command(("consolidate", REGISTER, "inbox", *ROUND, *LATER)),
    "decide": Command(("consolidate", REGISTER, "inbox", *ROUND, *LATER), consolidated=True),
    "undo": Command(("undo", REGISTER, *LATER), consolidated=True),
    "overdue": Command(("overdue", REGISTER, "-o", "overdue.xlsx", *LATER), "overdue.xlsx", more=("--replace",)),
    "report": Command(("report", REGISTER, "--format", "progress-table", "-o", "report.docx", *LATER), "report.docx",
                      more=("--replace",)),
    "check-register": Command(("check-register", REGISTER, "-o", "list.xlsx", *LATER), "list.xlsx", more=("--replace",)),
    "export": Command(("export", REGISTER, "-o", "actions.csv"), "actions.csv", more=("--replace",)),
    "compare": Command(("compare", REGISTER, REGISTER, "-o", "differences.xlsx", *LATER), "differences.xlsx",
                       more=("--replace",)),
}
SAVING = ("add", "issue", "round", "consolidate", "decide", "undo")
"""Those that read the register and replace it."""


class Desk:
    """A folder in which one command is run again and again, always from the same files."""

    def __init__(self, tracker: Tracker, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
        self.tracker, self.command, self.folder = tracker, COMMANDS[name], tracker.folder
        monkeypatch.setattr(store, "PATIENCE_SECONDS", 0.0)
        monkeypatch.setattr("uuid.uuid4", lambda: UUID(int=7))
        (self.folder / "table.txt").write_text(as_text(DOCUMENT), encoding="utf-8")
        if self.command.issued:
            self._issue()
        if self.command.consolidated:
            self.tracker.fill_in("PAR", {("1.1", "Comment"): "Third coat is on"}, "PAR again.xlsx")
            self._consolidate(name == "decide")
        self._kept = self.folder.with_name("as it was")
        shutil.copytree(self.folder, self._kept)
        self.old = self.made()
        self.right = self.run()
        assert self.right.code in (0, 1, 3), self.right
        self.new = self.made()
        assert self.new not in (self.old, None)

    def _issue(self) -> None:
        self.tracker.make_register()
        self.tracker.issue()
        self.tracker.fill_in("PAR", {("1.1", "Comment"): "Second coat is on"})

    def _consolidate(self, decide: bool) -> None:
        self.tracker("consolidate", REGISTER, "inbox", *ROUND, "--now", NOW)
        if decide:
            book = openpyxl.load_workbook(self.folder / REGISTER)
            at = [cell.value for cell in book["Conflicts"][1]].index("Decision") + 1
            book["Conflicts"].cell(2, at).value = "B"
            book.save(self.folder / REGISTER)

    def restore(self) -> None:
        """Put everything back as it was before the command."""
        shutil.rmtree(self.folder)
        shutil.copytree(self._kept, self.folder)

    def run(self, *more: str) -> Outcome:
        """Run the command."""
        return self.tracker(*self.command.words, *more)

    def made(self) -> bytes | None:
        """What the command makes, as it stands there now."""
        path = self.folder / self.command.made
        return path.read_bytes() if path.exists() else None

    def look(self, outcome: Outcome) -> None:
        """Hold what a run with a fault left against what it may leave, and run the command again."""
        stands = self.made()
        assert "unexpected" not in outcome.err
        if outcome.code == ENVIRONMENT:
            assert len(outcome.err.splitlines()) == 1, outcome.err
            assert stands == self.old
        elif "cannot be read" in outcome.out:
            # A return: it is passed over, and named.
            assert outcome.code == 1
            assert stands in (self.old, self.new) or self.command.made != REGISTER
        else:
            assert (outcome.code, stands) == (self.right.code, self.new)
        for path in self.folder.rglob("*.*x"):
            assert zipfile.ZipFile(path).testzip() is None, path
        if stands != self.new:
            again = self.run(*self.command.more)
            assert again.code == self.right.code, again
            assert self.made() == self.new
        elif self.left_over():  # the disk refused to remove it
            self.run(*self.command.more)
        assert self.left_over() == []

    def left_over(self) -> list[Path]:
        """Temporary files of runs, where the next one of a register clears them away."""
        return [path for place in ("", "archive") for path in (self.folder / place).glob(".*.tmp")]


@pytest.mark.slow(reason="the command is run anew for each file operation that it makes")
@pytest.mark.parametrize("number", ERRORS, ids=errno.errorcode.get)
@pytest.mark.parametrize("name", COMMANDS)
def test_whichever_file_operation_fails_the_old_or_the_whole_new_file_stands_and_the_next_run_goes_on(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch, name: str, number: int
) -> None:
    desk = Desk(tracker, name, monkeypatch)
    n, failed = 1, set[str]()
    while True:
        desk.restore()
        with monkeypatch.context() as patch:
            disk = FailingDisk(patch, desk.folder, n, number)
            outcome = desk.run()
        if len(disk.done) < n:
            break
        failed.add(disk.done[n - 1])
        desk.look(outcome)
        n += 1 if TRUST or name == "consolidate" else 5
    assert n > 12
    if name == "consolidate":
        assert failed >= {"stat", "listdir", "open", "read", "fdopen", "write", "fsync", "chmod", "replace"}


@pytest.mark.parametrize("name", COMMANDS)
def test_wherever_the_disk_is_full_the_old_or_the_whole_new_file_stands_and_the_next_run_goes_on(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    desk = Desk(tracker, name, monkeypatch)
    desk.restore()
    with monkeypatch.context() as patch:
        needed = FailingDisk(patch, desk.folder)
        desk.run()
    assert desk.made() == desk.new
    for part in range(FILLINGS):
        desk.restore()
        with monkeypatch.context() as patch:
            disk = FailingDisk(patch, desk.folder, room=needed.written * part // FILLINGS + part)
            outcome = desk.run()
        assert outcome.code == ENVIRONMENT
        assert os.strerror(errno.ENOSPC) in outcome.err
        assert disk.written < needed.written
        desk.look(outcome)


@pytest.mark.parametrize("name", SAVING)
def test_a_register_that_another_program_saves_during_a_run_stays_as_it_was_put_there(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    desk = Desk(tracker, name, monkeypatch)
    desk.restore()
    real: Callable[..., bytes] = register_writing.write_register

    def meanwhile(*given: object) -> bytes:
        (desk.folder / REGISTER).write_bytes(b"another")
        return real(*given)

    with monkeypatch.context() as patch:
        patch.setattr(register_writing, "write_register", meanwhile)
        outcome = desk.run()
    assert (outcome.code, desk.made()) == (ENVIRONMENT, b"another")
    assert "Another program saved register.xlsx during this run" in outcome.err
    (desk.folder / REGISTER).write_bytes(desk.old or b"")
    assert (desk.run().code, desk.made()) == (desk.right.code, desk.new)


@pytest.mark.parametrize("name", SAVING)
def test_a_register_that_excel_holds_open_stays_and_the_new_one_is_kept_beside_it(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    desk = Desk(tracker, name, monkeypatch)
    desk.restore()
    real = os.replace

    def held_open(source: Path, target: Path) -> None:
        if Path(target).name == REGISTER:
            raise PermissionError(errno.EACCES, "in use")
        real(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", held_open)
        outcome = desk.run()
    assert (outcome.code, desk.made()) == (ENVIRONMENT, desk.old)
    assert "Close it in Excel and try again" in outcome.err
    (kept,) = desk.folder.glob("register.NEW-*.xlsx")
    assert kept.read_bytes() == desk.new
    desk.look(outcome)


@pytest.mark.parametrize("name", [*SAVING, "import"])
def test_a_run_beside_another_one_waits_says_so_and_leaves_the_register(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    desk = Desk(tracker, name, monkeypatch)
    desk.restore()
    with store.locked(desk.folder / REGISTER):
        outcome = desk.run()
    assert "Another run is using the register" in outcome.err
    desk.look(outcome)
