"""Files that must not be lost: the register's lock, its atomic replacement, the archive."""

import hashlib
import os
import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from toolkit.tracker.problems import Place, Refused

LONGEST_NAME = 160
"""Bytes of a file's own name that a name made from it keeps; systems allow 255."""
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")
PATIENCE_SECONDS = 3.0
"""How long to wait for a file that another program holds open."""


def sha256_of(data: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def safe_name(text: str) -> str:
    """A text as the name of a file or folder, on every system: `A/B` becomes `A_B`, `..` becomes `_`."""
    name = _UNSAFE.sub("_", text).rstrip(". ") or "_"
    return f"_{name}" if _RESERVED.fullmatch(name) else name


def short_name(name: str) -> str:
    """A file's name that leaves room for what is added to it; a long one loses the end of its stem."""
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > 10:
        stem, ending = name, ""
    kept = stem.encode()[: LONGEST_NAME - len(ending)].decode("utf-8", "ignore")
    return kept + dot + ending if ending else kept


@contextmanager
def locked(path: Path, patience: float | None = None) -> Iterator[None]:
    """Hold the lock of a file from reading it to replacing it.

    Args:
        path: The file; the lock lies beside it, as `.NAME.lock`.
        patience: Seconds to wait for another run; `PATIENCE_SECONDS` if absent.

    Raises:
        Refused: Another run holds it, or its folder cannot be written to.
    """
    from filelock import FileLock, Timeout  # loaded by runs that write; the others start sooner

    lock = FileLock(path.parent / f".{path.name}.lock")
    try:
        lock.acquire(timeout=PATIENCE_SECONDS if patience is None else patience)
    except Timeout:
        raise Refused("register-locked", found=path.name) from None
    except OSError as error:
        raise Refused("not-writable", found=str(path.parent)) from error
    try:
        yield
    finally:
        lock.release()


def read_bytes(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        Refused: It is missing, is a folder, or may not be read.
    """
    place = Place(file=path.name)
    if path.is_dir():
        raise Refused("file-is-folder", place, str(path))
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise Refused("file-missing", place, str(path)) from None
    except OSError as error:
        raise Refused("not-readable", place, str(path)) from error


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: to a temporary file beside it, flushed to disk, then put in its place.

    Raises:
        Refused: The folder cannot be written to, or another program holds the file open.
    """
    temporary = _write_beside(path, data)
    try:
        _replace(temporary, path)
    except PermissionError:
        kept = _keep_beside(temporary, path, data)
        raise Refused("register-open", Place(file=path.name), path.name, kept.name) from None
    except OSError as error:
        raise Refused("not-writable", found=str(path)) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    _flush_folder(path.parent)


def write_new(path: Path, data: bytes, *, replace: bool = False) -> None:
    """Write a file that somebody may have edited: an existing one is only replaced when asked.

    Raises:
        Refused: It exists, or cannot be written.
    """
    if path.exists() and not replace:
        raise Refused("exists", found=str(path))
    write_file(path, data)


def archive(data: bytes, name: str, folder: Path, day: str) -> Path:
    """Keep a copy in the archive, named by date and content, so that the same content is kept once.

    Args:
        data: The content.
        name: Of the file it comes from.
        folder: The archive; made if missing.
        day: The date, as YYYY-MM-DD.

    Returns:
        Where it is kept.
    """
    digest = sha256_of(data)[:12]
    # What a killed run left half written begins with a full stop, and is no copy.
    kept = next(iter(sorted(folder.glob(f"[0-9]*-{digest}-*"))), None) if folder.is_dir() else None
    if kept is None:
        kept = folder / f"{day}-{digest}-{short_name(name)}"
        write_file(kept, data)
    return kept


def _write_beside(path: Path, data: bytes) -> Path:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".tmp", dir=path.parent)
    except OSError as error:
        raise Refused("not-writable", found=str(path.parent)) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise Refused("not-writable", found=str(path)) from error
    return temporary


def _replace(temporary: Path, path: Path) -> None:
    give_up = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            temporary.replace(path)
        except PermissionError:
            if time.monotonic() > give_up:
                raise
            time.sleep(0.2)
        else:
            return


def _keep_beside(temporary: Path, path: Path, data: bytes) -> Path:
    kept = path.with_name(f"{path.stem}.NEW-{sha256_of(data)[:8]}{path.suffix}")
    try:
        return temporary.replace(kept)
    except OSError as error:
        raise Refused("not-writable", found=str(path)) from error


def _flush_folder(folder: Path) -> None:
    """Make the renaming itself durable, where the system can."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
