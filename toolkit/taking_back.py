"""All of what a job writes, or nothing: where somebody stops it, what it wrote until then is taken back."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import partial
from pathlib import Path

from toolkit.endings import undisturbed
from toolkit.progress import Stopped


class _Journal:
    """What was written, and how each of it is taken back."""

    def __init__(self) -> None:
        self.undo: list[Callable[[], object]] = []
        self.asides: list[Path] = []


_JOURNAL: ContextVar[_Journal | None] = ContextVar("journal", default=None)


@contextmanager
def all_or_nothing() -> Iterator[None]:
    """Take back what is written in a block where somebody stops it; what a fault interrupts stays as it is.

    A fault has a sentence that says what was kept, and where. A block within another one belongs to that.
    """
    if _JOURNAL.get() is not None:
        yield
        return
    journal = _Journal()
    before = _JOURNAL.set(journal)
    try:
        yield
    except (KeyboardInterrupt, Stopped):
        with undisturbed():
            for undo in reversed(journal.undo):
                with suppress(OSError):
                    undo()
        raise
    finally:
        _JOURNAL.reset(before)
        for aside in journal.asides:
            with suppress(OSError):
                aside.unlink(missing_ok=True)


def note_file(path: Path, new: Path, aside: Path) -> None:
    """Note that a file is about to be put in its place.

    Args:
        path: The file.
        new: What will stand there.
        aside: Where what stands there now is kept until the block ends; a free name in the same folder.

    Raises:
        OSError: What stands there cannot be kept.
    """
    journal = _JOURNAL.get()
    if journal is None:
        return
    written = new.stat()

    def take_back(then: Callable[[], object]) -> None:
        if os.path.samestat(written, path.stat()):
            then()

    try:
        journal.asides.append(aside)
        _copy(path, aside)
    except FileNotFoundError:
        journal.undo.append(lambda: take_back(path.unlink))
    else:
        journal.undo.append(lambda: take_back(lambda: aside.replace(path)))


def _copy(path: Path, aside: Path) -> None:
    """The same file under a second name, or its copy where the system knows no second names."""
    try:
        os.link(path, aside)
    except FileNotFoundError:
        raise
    except OSError:
        shutil.copy2(path, aside)


def note_folder(path: Path) -> None:
    """Note that a folder is about to be made, and those above it that are missing."""
    journal = _JOURNAL.get()
    if journal is not None:
        missing = [one for one in (path, *path.parents) if not one.exists()]
        journal.undo += [partial(_remove, one) for one in reversed(missing)]


def _remove(folder: Path) -> None:
    """Remove a folder in which nothing is left but the locks of what was."""
    left = [*folder.iterdir()]
    if all(one.suffix == ".lock" for one in left):
        for lock in left:
            lock.unlink()
        folder.rmdir()
