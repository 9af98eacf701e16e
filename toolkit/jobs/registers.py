"""Loading and saving a register file: under its lock, the old one kept in the archive.

What reads and writes workbooks is loaded where that is done: who finds what was kept of a register needs none of it.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit import store
from toolkit.jobs.cached import FOLDER, keep_written, part_in, read_anew, register_in, register_to_write
from toolkit.jobs.written import plainly, written
from toolkit.progress import step
from toolkit.taking_back import all_or_nothing
from toolkit.tracker.record.history import now_stamp
from toolkit.tracker.record.problems import OF_THE_REGISTER, Place, Problem, Refused
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import (
    ABOUT,
    ACTIONS,
    BASE,
    COLUMNS,
    HISTORY,
    REPORTED,
    SETTINGS,
    Sheet,
    tabs,
)
from toolkit.tracker.record.rounds import ReportingRound
from toolkit.tracker.views.figures import latest_as_of
from toolkit.tracker.wording.words import nearest
from toolkit.words import details
from toolkit.words.phrases import READING_REGISTER
from toolkit.words.speaking import said
from toolkit.workbook.cache.registers import ALL, TO_WRITE, Parts

if TYPE_CHECKING:
    from toolkit.tracker.merge.proposals.deciding import Decided

ARCHIVE = "archive"
"""The folder beside a register that keeps what was."""
Tell = Callable[[Sequence[Problem]], None]
"""Whom a job tells something while it runs."""


def nobody(_: Sequence[Problem]) -> None:
    """Nobody listens."""


@dataclass(frozen=True, slots=True)
class RegisterFile:
    """A register with the file it stands in.

    Attributes:
        path: Of the file.
        data: Its bytes as they were read.
        register: What they say.
        copies: Every earlier register and every return taken in.
        tell: Called with what cannot be kept as it is, before anything is written.
    """

    path: Path
    data: bytes
    register: Register
    copies: store.Archive
    tell: Tell = nobody

    @property
    def problems(self) -> list[Problem]:
        """What of the file cannot be kept as it is when the register is written again, and what it contradicts."""
        return self.register.problems

    @property
    def archive(self) -> Path:
        """The folder that keeps the copies."""
        return self.copies.folder

    def announce(self) -> None:
        """Before anything is written, tell what cannot be kept as it is; refuse where a program has the file open."""
        store.refuse_if_open(self.path)
        if self.problems:
            self.tell(self.problems)

    def keep(self, data: bytes, name: str, now: datetime) -> Path:
        """Keep a copy in the archive, under its name and the day.

        Raises:
            Refused: It cannot be written.
        """
        return self.copies.keep(data, name, f"{now:%Y-%m-%d}")


def load(
    path: Path, *, to_save: bool = False, notice: Tell = nobody, needed: Parts = ALL, cached: bool = True
) -> RegisterFile:
    """Read a register.

    Args:
        path: The file.
        to_save: Whether it is needed as it will be written again: whole, with how people made it look.
        notice: Called with what is to be put right in the register.
        needed: What of it is needed otherwise.
        cached: Whether what was read of it before is used.

    Raises:
        Refused: It is missing or cannot be read.
    """
    return _loaded(path, notice, partial(register_in, needed=TO_WRITE if to_save else needed) if cached else read_anew)


def _loaded(path: Path, notice: Tell, register_in_it: Callable[[Path, bytes], Register]) -> RegisterFile:
    step(READING_REGISTER)
    try:
        data = store.read_bytes(path)
        register = register_in_it(path, data)
    except Refused as refused:
        raise _as_register_problem(refused, path) from refused
    notice(register.to_put_right)
    return RegisterFile(path, data, register, _archive_of(path))


def load_reported(path: Path, sheets: Sequence[Sheet] = REPORTED, *, memory: bool = True) -> Register:
    """Read of a register what figures and reports are made from; faster, and never to be saved.

    Args:
        path: The file.
        sheets: What is read of it.
        memory: Whether it is needed what was issued and returned, too, where the actions are read.

    Raises:
        Refused: It is missing or cannot be read.
    """
    step(READING_REGISTER)
    try:
        data = store.read_bytes(path)
        closed = None if HISTORY in sheets else 0
        kept = part_in(path, data, Parts(tuple(sheets), memory and ACTIONS in sheets, closed))
        if kept is not None:  # what was typed is read with the whole register
            return register_in(path, data) if kept.hand_edits else kept
        from toolkit.reading.workbook import read_workbook
        from toolkit.workbook.register.reading import read_part

        raw = read_workbook(data, only=(BASE, *tabs(SETTINGS, ABOUT, *(one.name for one in (COLUMNS, *sheets)))))
        return read_part(raw, path.name, sheets) or read_anew(path, data)
    except Refused as refused:
        raise _as_register_problem(refused, path) from refused


def _as_register_problem(refused: Refused, path: Path) -> Refused:
    problem = refused.problem
    if problem.code in OF_THE_REGISTER:
        return refused
    if problem.code in ("file-missing", "file-is-folder"):
        return Refused("register-missing", found=str(path))
    return Refused("register-unreadable", Place(file=path.name), plainly(refused))


@contextmanager
def held(path: Path, tell: Tell = nobody, notice: Tell = nobody) -> Iterator[RegisterFile]:
    """A register whose lock is held until the block ends; whoever stops it finds everything as it was.

    Args:
        path: The file.
        tell: Whom `RegisterFile.announce` tells.
        notice: Called with what is to be put right in the register.

    Raises:
        Refused: It is missing, cannot be read, or is held by another run.
    """
    if not store.exists(path):
        raise Refused("register-missing", found=str(path))
    real = path.resolve()
    with _locked(real), all_or_nothing():
        file = _loaded(real, notice, register_to_write)
        if not file.register.issued and any(one.issued_to for one in file.register.rounds.values()):
            raise Refused("register-unreadable", Place(file=real.name), said(details.MEMORY_GONE))
        yield replace(file, tell=tell)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold the lock of a register, and remove what killed runs of it left half written."""
    with store.locked(path):
        store.remove_left_over(path.name, path.parent, path.parent / ARCHIVE, path.parent / FOLDER)
        yield


@dataclass(frozen=True, slots=True)
class Begun:
    """A register as a command that writes it begins with it.

    Attributes:
        register: A copy, in whose history stands what people typed, and in which their decisions on proposals are done.
        decided: What these decisions did.
    """

    register: Register
    decided: "Decided"


def begin(file: RegisterFile, now: datetime) -> Begun:
    """What every command that writes a register begins with, whatever it does next."""
    from toolkit.tracker.merge.consolidate import with_hand_edits
    from toolkit.tracker.merge.proposals.deciding import decide_proposals

    register = with_hand_edits(file.register, now_stamp(now))
    return Begun(register, decide_proposals(register, now_stamp(now)))


def save(file: RegisterFile, register: Register, now: datetime) -> None:
    """Replace a register; the one that was read goes to the archive first.

    What people wrote beside a row that is gone now goes into the history.

    Raises:
        Refused: It cannot be written, the next command could not read it, or another program replaced it since it
            was read.
    """
    from toolkit.tracker.returns.orphans import orphans

    register.history += orphans(register, file.path.name, now_stamp(now))
    data = written(register, file.path, now, tell=file.tell)
    store.refuse_if_open(file.path)
    if store.read_bytes(file.path) != file.data:
        raise Refused("register-changed", found=file.path.name)
    file.keep(file.data, file.path.name, now)
    store.write_file(file.path, data)
    keep_written(file.path, data, register)


@dataclass(frozen=True, slots=True)
class Replaced:
    """A register in whose place another one was written.

    Attributes:
        kept: Where its copy is.
        register: What it said; None where it could not be read.
    """

    kept: Path
    register: Register | None


def create(
    path: Path, register: Register, now: datetime, *, replace: bool = False, secret: str = "", tell: Tell = nobody
) -> Replaced | None:
    """Write a register that is new; one that stands there is only replaced when asked, and kept in the archive.

    Args:
        path: The file.
        register: The register; one without a key gets its first.
        now: The moment.
        replace: Whether a register that stands there may be replaced.
        secret: Of its key, for a sample that must be the same each time.
        tell: Told where it is nearly as large as it can be.

    Returns:
        What it replaced.

    Raises:
        Refused: It exists, cannot be written, or the next command could not read it.
    """
    from toolkit.workbook.memory.authentication import with_new_key

    register.keys = register.keys or with_new_key({}, secret)
    data = written(register, path, now, read_whole=True, tell=tell)
    store.make_folder(path.parent)
    real, replaced = path.resolve(), None
    with _locked(real):
        if store.exists(real):
            if not replace:
                raise Refused("exists", found=str(path))
            store.refuse_if_open(real)
            replaced = _kept(real, now)
        store.write_file(real, data)
        keep_written(real, data, register)
    return replaced


def _kept(path: Path, now: datetime) -> Replaced:
    data = store.read_bytes(path)
    kept = _archive_of(path).keep(data, path.name, f"{now:%Y-%m-%d}")
    try:
        return Replaced(kept, read_anew(path, data))
    except Refused:
        return Replaced(kept, None)


def write_beside(
    out: Path, data: bytes, register: Path, now: datetime, *, replace: bool, also: Path | None = None
) -> Path | None:
    """Write a file that is made from a register; one that it replaces is kept in the register's archive first.

    Args:
        out: The file to write.
        data: What it will hold.
        register: The register.
        now: The moment.
        replace: Whether a file that stands there may be replaced.
        also: Another register that it is made from.

    Returns:
        Where the file that it replaced is kept; None where there was none.

    Raises:
        Refused: It is a register that it is made from, it exists and may not be replaced, or something cannot be
            written.
    """
    if out.resolve() in {one.resolve() for one in (register, also) if one}:
        raise Refused("is-the-register", found=out.name)
    kept = None
    if replace and store.exists(out):
        archive = store.Archive(register.resolve().parent / ARCHIVE)
        kept = archive.keep(store.read_bytes(out), out.name, f"{now:%Y-%m-%d}")
    store.write_new(out, data, replace=replace)
    return kept


def _archive_of(register: Path) -> store.Archive:
    return store.Archive(register.parent / ARCHIVE, register.name)


def round_of(register: Register, name: str) -> ReportingRound:
    """A round by its name.

    Raises:
        Refused: The register has none of that name.
    """
    if name not in register.rounds:
        known = ", ".join(register.rounds)
        near = nearest(name, register.rounds, 60)
        hint = (said(details.ROUNDS_NEAR, near=near, rounds=known) if near else
                said(details.ROUNDS_KNOWN, rounds=known) if known else said(details.ROUNDS_NONE))
        raise Refused("round-unknown", found=name, suggestion=hint)
    return register.rounds[name]


def latest_of(register: Register) -> ReportingRound | None:
    """The round with the latest as-of date, of two the one that was opened last; None where there is none."""
    return max(reversed(register.rounds.values()), key=lambda one: one.as_of or date.min, default=None)


def as_of_or_latest(register: Register, as_of: date | None) -> date:
    """The date given, or the latest one that the register knows.

    Raises:
        Refused: There is neither.
    """
    found = as_of or latest_as_of(register)
    if found is None:
        raise Refused("as-of-missing")
    return found

