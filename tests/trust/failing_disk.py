"""A disk that fails: at its n-th operation, whichever that is, or because it is full."""

import errno
import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

fcntl = pytest.importorskip("fcntl", reason="runs where locks are those of Unix")
BY_PATH = ("stat", "lstat", "open", "scandir", "listdir", "mkdir", "replace", "rename", "unlink", "chmod")
BY_HANDLE = ("fdopen", "fsync", "flock")
READS = frozenset({"stat", "lstat", "scandir", "listdir", "read"})


class FailingDisk:
    """Counts what is done below a folder, and lets one operation fail, or all writes from one byte on.

    Args:
        patch: Undoes it all.
        folder: Only what is done below it counts.
        fail_at: Which operation fails; none if 0.
        number: The error of that operation.
        room: Bytes that can still be written before the disk is full.

    Attributes:
        done: The names of the operations, in their order.
        written: Bytes that were written.
    """

    def __init__(self, patch: pytest.MonkeyPatch, folder: Path, fail_at: int = 0, number: int = errno.EIO,
                 room: int | None = None) -> None:
        self.done: list[str] = []
        self.written = 0
        self._folder, self._fail_at, self._number, self._room = folder, fail_at, number, room
        for name in (*BY_PATH, "fsync"):
            patch.setattr(os, name, self._counting(name, getattr(os, name)))
        patch.setattr(fcntl, "flock", self._counting("flock", fcntl.flock))
        patch.setattr(os, "fdopen", self._written_to)
        patch.setattr(io, "open", self._opened(io.open))

    def at(self, name: str) -> None:
        """Count an operation; it fails if it is its turn."""
        self.done.append(name)
        if len(self.done) == self._fail_at:
            raise OSError(self._number, os.strerror(self._number))

    def take(self, wanted: int) -> int:
        """How many bytes of those wanted still find room."""
        room = wanted if self._room is None else min(wanted, self._room - self.written)
        self.written += room
        return room

    def _is_ours(self, path: object) -> bool:
        return isinstance(path, str | os.PathLike) and Path(os.fsdecode(path)).absolute().is_relative_to(self._folder)

    def _counting(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            if name in BY_HANDLE or (args and self._is_ours(args[0])):
                self.at(name)
            return real(*args, **options)
        return call

    def _written_to(self, handle: int, mode: str) -> io.BufferedWriter:
        self.at("fdopen")
        return io.BufferedWriter(_Written(self, handle, mode))

    def _opened(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(file: Any, mode: str = "r", *args: Any, **options: Any) -> Any:
            if not self._is_ours(file):
                return real(file, mode, *args, **options)
            self.at("open")
            return io.BufferedReader(_Read(self, file)) if mode == "rb" else real(file, mode, *args, **options)
        return call


class _Written(io.FileIO):
    def __init__(self, disk: FailingDisk, *args: Any) -> None:
        super().__init__(*args)
        self._disk = disk

    def write(self, data: Any) -> int:
        self._disk.at("write")
        room = self._disk.take(len(data))
        if room == 0 and len(data):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return super().write(memoryview(data)[:room])


class _Read(io.FileIO):
    def __init__(self, disk: FailingDisk, *args: Any) -> None:
        super().__init__(*args)
        self._disk = disk

    def readall(self) -> bytes:
        self._disk.at("read")
        return super().readall()

    def readinto(self, buffer: Any) -> int | None:
        self._disk.at("read")
        return super().readinto(buffer)
