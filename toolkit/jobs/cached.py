"""A large register is read faster the second time: what was read of it is kept beside it while it stays the same.

What is kept is known by the SHA-256 of the register's bytes and by the toolkit that read them. It is another form of
the same words and nothing more: whoever deletes it loses time. What is damaged, was made by another version or by
somebody else, or cannot be written is left alone, and the register itself is read. Whoever could forge it could as well
write another register, so who writes a register again may begin with it, too.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import toolkit
from toolkit import store
from toolkit.tracker.record.problems import Refused
from toolkit.tracker.record.register import Register
from toolkit.words.register import CACHE
from toolkit.words.speaking import language, text
from toolkit.workbook.cache.registers import ALL, TO_WRITE, Parts, parts_of, register_of
from toolkit.workbook.cache.sections import Sections, packed

if TYPE_CHECKING:
    from toolkit.workbook.register.reading import Read

FOLDER = ".tracker-cache"
"""The folder beside a register, which may be deleted at any time."""
WORTH_FROM = 250_000
"""Bytes of a register from which on it is worth it; a smaller one is read in a moment."""
_FORM = "3"
"""Of what is kept."""
_TAG = "CACHEDIR.TAG"
_SIGNATURE = "Signature: 8a477f597d28d172789f06886806bc55"
"""What tells programs that make backups that a folder need not be kept: https://bford.info/cachedir/."""
_NOT_WHAT_WAS_KEPT = (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, MemoryError)


def register_in(path: Path, data: bytes, needed: Parts = ALL) -> Register:
    """The register that a file holds; what was read of it is kept for the next time, where that is worth it.

    Args:
        path: The file.
        data: Its bytes.
        needed: What of the register is needed.

    Raises:
        Refused: It cannot be read.
    """
    found = kept_in(path, data, needed)
    if found is not None:
        return found
    is_worth = _is_worth(path, data)
    read = _read(path, data, looks=is_worth or needed.looks)
    if is_worth:
        _keep(path, data, read)
    return read.register if needed.looks else read.plain


def register_to_write(path: Path, data: bytes) -> Register:
    """The register that a file holds, for whoever will replace it: then, what is kept of this one is of no use.

    Raises:
        Refused: It cannot be read.
    """
    found = kept_in(path, data, TO_WRITE)
    return _read(path, data, looks=True).register if found is None else found


def read_anew(path: Path, data: bytes) -> Register:
    """The register that a file holds, as it says itself; not to be written again.

    Raises:
        Refused: It cannot be read.
    """
    return _read(path, data, looks=False).plain


def _read(path: Path, data: bytes, *, looks: bool) -> "Read":
    # Who finds what was kept needs none of these.
    from toolkit.reading.workbook import read_workbook
    from toolkit.workbook.register.looks import Looks
    from toolkit.workbook.register.reading import read_both

    return read_both(read_workbook(data), path.name, Looks(data) if looks else None)


def part_in(path: Path, data: bytes, needed: Parts) -> Register | None:
    """A part of the register that a file holds; None where it is faster to read that part alone, and nothing is kept.

    Raises:
        Refused: It cannot be read.
    """
    return register_in(path, data, needed) if _is_worth(path, data) else kept_in(path, data, needed)


def kept_in(path: Path, data: bytes, needed: Parts) -> Register | None:
    """What was kept of a register when it was read before; None where nothing was."""
    if len(data) < WORTH_FROM:
        return None
    with suppress(*_NOT_WHAT_WAS_KEPT), _opened(path, data) as sections:
        return register_of(sections.part, needed)
    return None


def _is_worth(path: Path, data: bytes) -> bool:
    """Whether what is read of a register is kept: it is large, and there is a place to write to."""
    folder = path.parent / FOLDER
    return len(data) >= WORTH_FROM and os.access(folder if folder.is_dir() else path.parent, os.W_OK)


@contextmanager
def _opened(path: Path, data: bytes) -> Iterator[Sections]:
    """What was kept of a register, open for reading.

    Raises:
        OSError: Nothing was, or not by the person who asks.
        ValueError: It is damaged, or was made of something else.
    """
    with _file(path).open("rb") as file:
        about = os.fstat(file.fileno())
        if not stat.S_ISREG(about.st_mode) or (hasattr(os, "geteuid") and about.st_uid != os.geteuid()):
            raise PermissionError
        yield Sections(file, _made_of(path, data))


def keep_written(path: Path, data: bytes, register: Register) -> None:
    """Keep what the next command will read in a register that was just written, where that is certain.

    Args:
        path: The file.
        data: Its bytes.
        register: What was written; it is not changed.
    """
    if not _is_worth(path, data):
        return
    from toolkit.workbook.register.as_read import as_read

    with suppress(*_NOT_WHAT_WAS_KEPT):
        if (read := as_read(register, path.name)) is not None:
            _keep(path, data, (read, read))


def _keep(path: Path, data: bytes, read: "Read | tuple[Register, Register]") -> None:
    with suppress(OSError, ValueError, Refused):
        kept = packed(_made_of(path, data), parts_of(*read))
        tag = path.parent / FOLDER / _TAG
        if not tag.exists():
            store.write_file(tag, f"{_SIGNATURE}\n# {text(CACHE)}\n".encode())
        store.write_file(_file(path), kept, path.name, keep=False, flush_folder=False, private=True)


def _file(path: Path) -> Path:
    return path.parent / FOLDER / f"{store.short_name(path.name)}.json"


def _made_of(path: Path, data: bytes) -> dict[str, str]:
    """The register, and who read it: another toolkit, or one that speaks another language, may read it otherwise."""
    return {"form": _FORM, "toolkit": _toolkit(), "register": store.sha256_of(data), "file": path.name,
            "language": language()}


@cache
def _toolkit() -> str:
    """What this toolkit is known by: its version, and the sizes and times of its modules."""
    root = Path(toolkit.__file__).parent
    with suppress(OSError):
        return store.sha256_of(repr([toolkit.__version__, *_modules(str(root))]).encode())
    return toolkit.__version__


def _modules(folder: str) -> Iterator[tuple[str, int, int]]:
    """Name, size and time of each file of code below a folder."""
    with os.scandir(folder) as found:
        for one in sorted(found, key=lambda entry: entry.name):
            if one.is_dir(follow_symlinks=False):
                if one.name != "__pycache__":
                    yield from _modules(one.path)
            elif one.name.endswith((".py", ".csv", ".toml", ".mo")):
                about = one.stat()
                yield one.name, about.st_size, about.st_mtime_ns
