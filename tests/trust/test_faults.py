"""An I/O error at every file operation of a consolidation: the register is the old one or the whole new one."""

import errno
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.trust.desk import WHEN, Desk
from toolkit import store
from toolkit.jobs.registers import held, save
from toolkit.tracker.problems import Refused

OPERATIONS = ((tempfile, "mkstemp"), (os, "fdopen"), (os, "fsync"), (os, "chmod"), (os, "replace"))
ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES)


class Faults:
    """Counts the file operations of the store, and lets the n-th fail."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, fail_at: int, number: int) -> None:
        self.count, self.fail_at, self.number = 0, fail_at, number
        for module, name in OPERATIONS:
            monkeypatch.setattr(module, name, self._wrapped(getattr(module, name)))

    def _wrapped(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            self.count += 1
            if self.count == self.fail_at:
                raise OSError(self.number, os.strerror(self.number))
            return real(*args, **options)
        return call


@pytest.mark.parametrize("number", ERRORS, ids=errno.errorcode.get)
def test_an_error_at_any_file_operation_leaves_the_old_or_the_whole_new_register(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(store, "PATIENCE_SECONDS", 0.0)
    desk = Desk.opened(tmp_path)
    returned = desk.fill_in("PAR", "1.1", "Second coat is on", "PAR.xlsx")
    old = desk.path.read_bytes()
    n, refusals = 0, 0
    while True:
        n += 1
        desk.path.write_bytes(old)
        for kept in (tmp_path / "archive").glob("*"):
            kept.unlink()
        with monkeypatch.context() as patch:
            faults = Faults(patch, n, number)
            try:
                desk.consolidate(returned)
            except Refused:
                refusals += 1
        if desk.path.read_bytes() != old:
            assert desk.comment("1.1", "PAR") == "Second coat is on"
        desk.consolidate(returned)
        assert desk.comment("1.1", "PAR") == "Second coat is on"
        if faults.count < n:
            break
    assert n > 10
    assert refusals >= 10


def test_what_a_killed_run_left_half_written_in_the_archive_is_not_taken_for_a_copy(tmp_path: Path) -> None:
    half = tmp_path / f".2019-01-20-{store.sha256_of(b'whole')[:12]}-register.xlsx.abc.tmp"
    half.write_bytes(b"wh")
    assert store.archive(b"whole", "register.xlsx", tmp_path, "2019-01-20").read_bytes() == b"whole"


def test_a_register_held_open_and_a_full_disk_at_once_is_a_refusal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "register.xlsx"
    target.write_bytes(b"old")

    def fails(_: Path, other: Path) -> Path:
        raise PermissionError(13, "in use") if other == target else OSError(28, "full")

    monkeypatch.setattr(Path, "replace", fails)
    monkeypatch.setattr(store, "PATIENCE_SECONDS", 0.0)
    with pytest.raises(Refused, match="cannot be written to"):
        store.write_file(target, b"new")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("register.xlsx", b"old")]


def test_a_register_replaced_during_a_run_is_left_as_it_was_put_there(tmp_path: Path) -> None:
    desk = Desk.opened(tmp_path)
    with held(desk.path) as file:
        desk.path.write_bytes(b"another")
        with pytest.raises(Refused):
            save(file, file.register, WHEN)
    assert desk.path.read_bytes() == b"another"


def test_a_file_that_may_not_be_read_or_locked_is_a_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(Path, "read_bytes", fails)
    monkeypatch.setattr("filelock.FileLock.acquire", fails)
    with pytest.raises(Refused) as unread:
        store.read_bytes(tmp_path / "a.xlsx")
    with pytest.raises(Refused) as unlocked, store.locked(tmp_path / "a.xlsx"):
        pass
    assert (unread.value.problem.code, unlocked.value.problem.code) == ("not-readable", "not-writable")
