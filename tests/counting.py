"""How much work is done, in counts that are the same on any machine: tests bound these, and never time or memory.

What a clock says of the same work is printed by `benchmarks/`.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from cProfile import Profile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from toolkit import store
from toolkit.reading.package import Package, Work


@dataclass
class Done:
    """What was done within a block.

    Attributes:
        packages: Every workbook that was opened.
        calls: How often functions were called; those that are written in C are counted if that is asked for.
    """

    packages: list[Package]
    calls: int = 0

    @property
    def work(self) -> Work:
        """What was unpacked and parsed of all workbooks together."""
        return Work(*(sum(counts) for counts in zip(*(package.work for package in self.packages), strict=True)))


@contextmanager
def opened() -> Iterator[list[Package]]:
    """Every workbook that is opened within the block."""
    packages: list[Package] = []
    opening = Package.__init__

    def init(package: Package, *given: Any, **named: Any) -> None:
        opening(package, *given, **named)
        packages.append(package)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Package, "__init__", init)
        yield packages


@contextmanager
def listed() -> Iterator[list[Path]]:
    """Every folder that is listed within the block, as often as it is."""
    folders: list[Path] = []
    listing = store.names_in

    def names_in(folder: Path) -> list[str]:
        folders.append(folder)
        return listing(folder)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "names_in", names_in)
        yield folders


@contextmanager
def flushed() -> Iterator[list[int]]:
    """The number of every folder that is flushed to the disk within the block, as often as it is."""
    folders: list[int] = []

    def fsync(handle: int) -> None:
        one = os.fstat(handle)
        if stat.S_ISDIR(one.st_mode):
            folders.append(one.st_ino)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", fsync)
        yield folders


@contextmanager
def counted(*, builtins: bool = False) -> Iterator[Done]:
    """Counts what is done within the block; with `builtins`, calls of functions that are written in C too."""
    profile = Profile(builtins=builtins)
    with opened() as packages:
        done = Done(packages)
        profile.enable()
        try:
            yield done
        finally:
            profile.disable()
            done.calls = sum(entry.callcount for entry in profile.getstats())
