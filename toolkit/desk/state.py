"""What the desk knows while it is open: its register, what it wrote, the work that is going on."""

import secrets
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from threading import RLock
from typing import Any, TypeVar

from toolkit import store
from toolkit.desk.declared import Page
from toolkit.desk.files import Choosing, Dropped, Shown, Written
from toolkit.desk.life import Life
from toolkit.desk.recent import Recent
from toolkit.desk.tasks import Tasks
from toolkit.folders import FILE, folders_of
from toolkit.tracker.record.problems import Refused

T = TypeVar("T")
MOST_BEGUN = 50
"""What a person has begun and not ended that is kept."""


@dataclass
class Desk:
    """The desk of one person, from its start to its end.

    Attributes:
        register: The register that is open; None where none is yet.
        moment: Tells the time; the desk itself reads no clock.
        pages: What it shows, in the order of the navigation.
        choosing: The list of folders.
        written: What can be opened.
        dropped: What was dropped on its pages.
        tasks: The work that takes long.
        life: When it ends.
        begun: What a person has begun on a page and not ended yet, by the id in its address.
        remembered: What a person typed once, for the next form that asks for it.
        recent: The registers that were opened last.
    """

    register: Path | None
    moment: Callable[[], datetime]
    pages: Sequence[Page] = ()
    choosing: Choosing = field(default_factory=lambda: Choosing(_usual_folders()))
    written: Written = field(default_factory=Written)
    dropped: Dropped = field(default_factory=Dropped)
    tasks: Tasks = field(default_factory=Tasks)
    life: Life = field(default_factory=Life)
    begun: dict[str, Any] = field(default_factory=dict)
    remembered: dict[str, str] = field(default_factory=dict)
    recent: Recent = field(default_factory=Recent)
    _kept: dict[str, tuple[object, Any]] = field(default_factory=dict)
    _lock: RLock = field(default_factory=RLock)

    def __post_init__(self) -> None:
        self.life.is_busy = lambda: self.tasks.is_busy
        if self.register:
            self.recent.remember(self.register)

    @property
    def path(self) -> Path:
        """The register that is open.

        Raises:
            Refused: None is.
        """
        if self.register is None:
            raise Refused("desk-no-register")
        return self.register

    def open(self, register: Path) -> None:
        """Work with a register from now on."""
        with self._lock:
            self.register = register
            self._kept.clear()
        self.recent.remember(register)

    def has(self, path: str) -> bool:
        """Whether there is a page at an address."""
        return any(page.path == path for page in self.pages)

    def wrote(self, path: Path) -> Shown:
        """A file that a job wrote, to be opened from a page."""
        return self.written.shown(path)

    def kept(self, name: str, job: Callable[[Path], T]) -> T:
        """What a job that only reads says of the register: it is asked again once a file of the register changed.

        Args:
            name: Of the job, with all on which its answer depends besides the register.
            job: Asked with the path of the register.

        Raises:
            Refused: The register cannot be used.
        """
        path = self.path
        with self._lock:
            seen = _looks_of(path)
            if self._kept.get(name, (None,))[0] != seen:
                self._kept[name] = seen, job(path)
            found: T = self._kept[name][1]
            return found

    def keep_begun(self, one: object) -> str:
        """Keep what a person has begun; of many, the latest. The id by which an address names it."""
        name = secrets.token_urlsafe(9)
        with self._lock:
            self.begun[name] = one
            for old in [*self.begun][:-MOST_BEGUN]:
                del self.begun[old]
        return name

    def begun_as(self, name: str, kind: type[T]) -> T:
        """What a person has begun, by its id.

        Raises:
            Refused: There is none of that id and kind.
        """
        found = self.begun.get(name)
        if not isinstance(found, kind):
            raise Refused("desk-task-unknown")
        return found

    def close(self) -> None:
        """Remove what was dropped."""
        if self.dropped.folder:
            shutil.rmtree(self.dropped.folder, ignore_errors=True)


def _looks_of(register: Path) -> tuple[object, ...]:
    """By what it is known that the register, its settings or its inbox changed."""
    beside = (register, register.with_name(FILE))
    return tuple(_look(one) for one in (*beside, *_inbox(register)))


def _inbox(register: Path) -> Iterator[Path]:
    try:
        yield from store.files_below(folders_of(register).inbox)
    except Refused:  # whoever needs the inbox says what is wrong with it
        return


def _look(file: Path) -> tuple[str, int, int]:
    try:
        about = file.stat()
    except OSError:
        return str(file), 0, 0
    return str(file), about.st_mtime_ns, about.st_size


def _usual_folders() -> list[Path]:
    from platformdirs import user_desktop_path, user_documents_path, user_downloads_path

    return [Path.cwd(), user_documents_path(), user_desktop_path(), user_downloads_path(), Path.home()]
