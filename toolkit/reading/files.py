"""Looking at a file before it is opened: what it is, and how large."""

import errno
import stat
from pathlib import Path

from toolkit.tracker.record.problems import Place, Refused
from toolkit.words import details
from toolkit.words.speaking import said

MEGABYTE = 1 << 20
MOST = 50 * MEGABYTE
"""The largest file that is read."""


def mode_of(path: Path) -> int:
    """What stands there, as the system says it; 0 for nothing.

    Raises:
        Refused: The system cannot say.
    """
    try:
        return path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return 0
    except OSError as error:
        raise unreadable(path, error) from error


def is_file(path: Path) -> bool:
    """Whether it is a file.

    Raises:
        Refused: The system cannot say.
    """
    return stat.S_ISREG(mode_of(path))


def is_folder(path: Path) -> bool:
    """Whether it is a folder.

    Raises:
        Refused: The system cannot say.
    """
    return stat.S_ISDIR(mode_of(path))


def names_in(folder: Path) -> list[str]:
    """The names of all that is in a folder, in order; none where it is missing.

    Raises:
        Refused: It cannot be read.
    """
    try:
        return sorted(path.name for path in folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise unreadable(folder, error) from error


def read_bytes(path: Path, most: int = MOST) -> bytes:
    """The bytes of a file that comes in.

    Args:
        path: The file.
        most: Its largest size.

    Raises:
        Refused: It is missing, no file, too large, or may not be read. A pipe or a device would be waited for, or
            never end, and is not even opened.
    """
    place = Place(file=path.name)
    try:
        there = path.stat()
        if stat.S_ISDIR(there.st_mode):
            raise Refused("file-is-folder", place, str(path))
        if not stat.S_ISREG(there.st_mode):
            raise Refused("file-is-device", place, str(path))
        if there.st_size > most:
            raise too_large(place, most)
        with path.open("rb") as file:
            data = file.read(most + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise Refused("file-missing", place, str(path)) from None
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise Refused("file-missing", place, str(path)) from None
        raise Refused("not-readable", place, str(path), error.strerror or "") from None
    if len(data) > most:
        raise too_large(place, most)
    return data


def unreadable(path: Path, error: OSError) -> Refused:
    """The refusal of what the system does not let be read, to be raised."""
    return Refused("not-readable", Place(file=path.name), str(path), error.strerror or "")


def too_large(place: Place, most: int) -> Refused:
    """The refusal of a file that is too large, to be raised."""
    return Refused("too-large", place, said(details.MORE_MEGABYTES, most=most // MEGABYTE))
