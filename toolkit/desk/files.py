"""Files, of which a browser knows names and ids, and never a path.

What the desk wrote can be opened; what is to be read is dropped, or chosen in the desk's own list of folders.
"""

import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp
from typing import BinaryIO

from toolkit import store
from toolkit.tracker.record.problems import Refused

MOST_LISTED = 500
"""Files and folders of one folder that are shown."""
MOST_FILES = 500
"""Files that can be dropped at a time."""
MOST_OF_ONE = 60_000_000
"""Bytes of one file that is dropped."""
OF_OLD = (".xls", ".doc", ".pdf")
"""Of files that are taken to say how they can be saved as something that is read; nobody is told to drop them."""
_OFFICE = {".xlsx": "Excel", ".xlsm": "Excel", ".docx": "Word"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A file that can be opened from a page.

    Attributes:
        id: By which the page names it.
        name: Of the file.
        folder: Where it is, for a person to read.
        program: That opens it; "" for what is none of Office.
    """

    id: str
    name: str
    folder: str
    program: str


class Known:
    """Paths by ids that nobody can guess; the same path keeps its id."""

    def __init__(self) -> None:
        self._paths: dict[str, Path] = {}
        self._ids: dict[Path, str] = {}

    def id_of(self, path: Path) -> str:
        """The id of a path, which is known from now on."""
        path = path.absolute()
        if path not in self._ids:
            self._ids[path] = secrets.token_urlsafe(12)
            self._paths[self._ids[path]] = path
        return self._ids[path]

    def path(self, name: str) -> Path:
        """The path of an id.

        Raises:
            Refused: The desk did not give that id.
        """
        if name not in self._paths:
            raise Refused("desk-file-unknown")
        return self._paths[name]


class Written(Known):
    """The register and what the desk wrote: nothing else can be opened from a page."""

    def shown(self, path: Path) -> Shown:
        """A file that was written, to be opened."""
        return Shown(self.id_of(path), path.name, str(path.parent), _OFFICE.get(path.suffix.lower(), ""))

    def openable(self, name: str) -> Path:
        """The path of a file that is still there.

        Raises:
            Refused: The desk did not write it, or it is gone.
        """
        path = self.path(name)
        if not store.exists(path):
            raise Refused("file-missing", found=path.name)
        return path


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or folder to choose."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Listing:
    """One folder, as it is shown to be chosen from.

    Attributes:
        id: Of the folder.
        path: For a person to read.
        above: The folder that it is in; None at the top.
        folders: In it.
        files: In it, of the kinds that are asked for.
        more: How many are not shown.
    """

    id: str
    path: str
    above: Entry | None
    folders: Sequence[Entry]
    files: Sequence[Entry]
    more: int


@dataclass
class Choosing:
    """The desk's own list of folders.

    Attributes:
        begins: The folders that choosing may begin in; the first that is there is shown first.
    """

    begins: Sequence[Path]
    known: Known = field(default_factory=Known)

    def places(self) -> list[Entry]:
        """The folders that choosing may begin in."""
        return [Entry(self.known.id_of(path), path.name or str(path)) for path in self._there()]

    def listing(self, name: str, endings: Sequence[str], without: Sequence[str] = (),
                without_folders: Sequence[str] = ()) -> Listing:
        """What is in a folder: the folders, and the files with such endings.

        Args:
            name: The id of the folder; "" for the first.
            endings: Such as `.xlsx`; none where a folder is to be chosen.
            without: How the names of files end that are left out.
            without_folders: Folders that are left out beside a file that can be chosen.

        Raises:
            Refused: There is no such id, or the folder cannot be read.
        """
        folder = self.known.path(name) if name else next(self._there(), Path.home())
        names = [one for one in store.names_in(folder) if not one.startswith((".", "~$"))]
        folders = [one for one in names if (folder / one).is_dir()]
        files = [one for one in names if one.lower().endswith(tuple(endings)) and (folder / one).is_file()
                 and not one.lower().endswith(tuple(without))] if endings else []
        folders = [one for one in folders if not (files and one in without_folders)]
        above = None if folder.parent == folder else Entry(self.known.id_of(folder.parent), folder.parent.name or
                                                           str(folder.parent))
        return Listing(self.known.id_of(folder), str(folder), above, self._entries(folder, folders),
                       self._entries(folder, files),
                       max(0, len(folders) - MOST_LISTED) + max(0, len(files) - MOST_LISTED))

    def _entries(self, folder: Path, names: Sequence[str]) -> list[Entry]:
        return [Entry(self.known.id_of(folder / one), one) for one in names[:MOST_LISTED]]

    def _there(self) -> Iterator[Path]:
        return (path for path in dict.fromkeys(self.begins) if path.is_dir())


class Dropped:
    """Files that were dropped on a page: kept in a private folder until the desk ends.

    Args:
        folder: Makes the folder when the first comes.
    """

    def __init__(self, folder: Callable[[], Path] | None = None) -> None:
        self._make = folder or (lambda: Path(mkdtemp(prefix="tracker-desk-")))
        self.folder: Path | None = None

    def keep(self, files: Sequence[tuple[str, BinaryIO]], endings: Sequence[str]) -> list[Path]:
        """Keep files under their own names, together in a folder of their own.

        Args:
            files: The name and the content of each. A name is text that somebody sent: only its end is used.
            endings: That are taken, such as `.xlsx`.

        Raises:
            Refused: There are too many, one is too large, or is of a kind that is not taken; nothing is kept then.
        """
        if len(files) > MOST_FILES:
            raise Refused("desk-too-many", found=str(len(files)), suggestion=str(MOST_FILES))
        self.folder = self.folder or self._make()
        folder = self.folder / secrets.token_hex(4)
        sent = (name.replace("%22", '"').replace("\\", "/") for name, _ in files)  # as browsers write a quotation mark
        names = _unique([store.short_name(name.rpartition("/")[2]) for name in sent])
        for name in names:
            if not name.lower().endswith(tuple(endings)):
                taken = ", ".join(one for one in endings if one not in OF_OLD)
                raise Refused("desk-ending", found=name, suggestion=taken)
        read = [(name, _bounded(name, file)) for name, (_, file) in zip(names, files, strict=True)]
        for name, data in read:
            store.write_file(folder / name, data, flush_folder=False, private=True)
        return [folder / name for name in names]


def _bounded(name: str, file: BinaryIO) -> bytes:
    data = file.read(MOST_OF_ONE + 1)
    if len(data) > MOST_OF_ONE:
        raise Refused("desk-too-large", found=name, suggestion=f"{MOST_OF_ONE // 1_000_000} MB")
    return data


def _unique(names: Sequence[str]) -> list[str]:
    """Names of which each is there once, also where case does not count: the second `a.xlsx` is `a (2).xlsx`."""
    taken: set[str] = set()
    unique = []
    for name in names:
        stem, dot, ending = name.rpartition(".")
        at, one = 1, name
        while one.casefold() in taken:
            at += 1
            one = f"{stem} ({at}){dot}{ending}" if dot else f"{name} ({at})"
        taken.add(one.casefold())
        unique.append(one)
    return unique
