"""Files that must not be lost: the register's lock, its atomic replacement, the archive."""

import hashlib
import os
import re
import secrets
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path

from toolkit import taking_back
from toolkit.holding import open_elsewhere, say_who, take_away, who_holds
from toolkit.reading import files
from toolkit.tracker.record.problems import Place, Refused
from toolkit.words import details
from toolkit.words.speaking import said

LONGEST_NAME = 160
"""Bytes of a file's own name that a name made from it keeps; systems allow 255."""
TEMPORARY_NAME = 40
"""Characters of its owner's name that the name of a temporary file keeps."""
_UNSAFE = re.compile('[<>:"/\\\\|?*\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]')
"""What some system does not allow in a name, and what only steers a terminal or the direction of a text."""
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")
DIGEST = 12
"""How many signs of a content's SHA-256 its copy in the archive is known by."""
_COPY = re.compile(rf"\d{{4}}-\d\d-\d\d-([0-9a-f]{{{DIGEST}}})-.+", re.DOTALL)
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
    """A file's name, safe on every system, that leaves room for what is added to it; a long one loses its end."""
    name = safe_name(name)
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > 10:
        stem, ending = name, ""
    kept = stem.encode()[: LONGEST_NAME - len(ending)].decode("utf-8", "ignore")
    return kept + dot + ending if ending else kept


@contextmanager
def locked(path: Path, patience: float | None = None) -> Iterator[None]:
    """Hold the lock of a file from reading it to replacing it.

    Args:
        path: The file; the lock lies beside it, as `.NAME.lock`, and who holds it in `.NAME.holder`.
        patience: Seconds to wait for another run; `PATIENCE_SECONDS` if absent.

    Raises:
        Refused: Another run holds it, or its folder cannot be written to.
    """
    from filelock import FileLock, Timeout  # loaded by runs that write; the others start sooner

    lock, note = FileLock(path.parent / f".{path.name}.lock"), path.parent / f".{path.name}.holder"
    try:
        lock.acquire(timeout=PATIENCE_SECONDS if patience is None else patience)
    except Timeout:
        raise Refused("register-locked", found=path.name, suggestion=who_holds(note)) from None
    except OSError as error:
        raise _unwritable(path.parent, error) from error
    try:
        say_who(note)
        yield
    finally:
        take_away(note)
        with suppress(OSError):  # the system lets go of it when the process ends
            lock.release()


def remove_left_over(owner: str, *folders: Path) -> None:
    """Remove what runs that were killed left half written; only for who holds the owner's lock.

    Args:
        owner: The name of the file whose lock is held.
        folders: Where its temporary files are written.
    """
    pattern = re.compile(re.escape(_beginning(owner)) + r"\w{8}\.tmp")
    for folder in folders:
        for name in names_in(folder):
            if pattern.fullmatch(name):
                with suppress(OSError):
                    (folder / name).unlink()


is_folder, names_in = files.is_folder, files.names_in
"""Looking at files is the same for what comes in and for what is kept."""


def exists(path: Path) -> bool:
    """Whether something stands there.

    Raises:
        Refused: The system cannot say.
    """
    return bool(files.mode_of(path))


def files_below(folder: Path) -> list[Path]:
    """The files in a folder and in all folders below it, in order; also links that lead nowhere, and devices.

    Raises:
        Refused: One of the folders cannot be read: what is in it would be left out unseen.
    """
    found: list[Path] = []
    for name in names_in(folder):
        path = folder / name
        mode = files.mode_of(path)
        if stat.S_ISDIR(mode) and not path.is_symlink():
            found += files_below(path)
        elif not stat.S_ISDIR(mode):
            found.append(path)
    return found


def make_folder(path: Path) -> None:
    """Make a folder, and those above it, where they are missing.

    Raises:
        Refused: It cannot be made.
    """
    try:
        taking_back.note_folder(path)
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(path, error) from error


def read_bytes(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        Refused: It is missing, no file, too large, or may not be read.
    """
    return files.read_bytes(path)


def write_file(
    path: Path, data: bytes, owner: str = "", *, keep: bool = True, flush_folder: bool = True, private: bool = False
) -> None:
    """Write a file whole or not at all: to a temporary file beside it, flushed to disk, then put in its place.

    Args:
        path: The file.
        data: What it will hold.
        owner: The name of the file whose lock is held meanwhile; the name of the file itself if absent.
        keep: Whether data that another program does not let into its place are kept beside it.
        flush_folder: Whether its place in the folder is flushed, too; several files in one folder need that once.
        private: Whether only its owner can read it.

    Raises:
        Refused: The folder cannot be written to, or another program holds the file open.
    """
    make_folder(path.parent)
    temporary = _write_beside(path, data, owner or path.name, private=private)
    try:
        taking_back.note_file(path, temporary, _aside(path, owner or path.name))
        _replace(temporary, path)
    except PermissionError:
        if not keep:
            raise Refused("register-held", Place(file=path.name), path.name) from None
        kept = _keep_beside(temporary, path, data)
        raise Refused("register-open", Place(file=path.name), path.name, kept.name) from None
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    if flush_folder:
        _flush_folder(path.parent)


def refuse_if_open(path: Path, code: str = "register-held") -> None:
    """Refuse to begin where a file beside one says that a program has it open, and would save over what is written.

    Args:
        path: The file that is to be replaced.
        code: Of the problem.

    Raises:
        Refused: There is such a file.
    """
    if found := open_elsewhere(path):
        named = said(details.OPENED_BY, file=path.name, who=found.who) if found.who else path.name
        raise Refused(code, Place(file=path.name), named, found.beside)


def refuse_if_held(path: Path) -> None:
    """Refuse to begin where another program has the file open that is to be replaced in the end.

    Raises:
        Refused: It does; Excel on Windows holds every workbook that is open.
    """
    refuse_if_open(path)
    with suppress(FileNotFoundError):
        try:
            path.replace(path)
        except PermissionError:
            raise Refused("register-held", Place(file=path.name), path.name) from None


def refuse_other_ending(path: Path, ending: str) -> None:
    """Refuse a name that says that a file is of another kind than what is to be written.

    Args:
        path: The file to write.
        ending: How its name must end, such as `.docx`.

    Raises:
        Refused: It ends otherwise.
    """
    if path.suffix.lower() != ending:
        raise Refused("ending-wrong", found=str(path), suggestion=ending)


def refuse_existing(paths: Iterable[Path]) -> None:
    """Refuse to go on where one of these files stands already.

    Raises:
        Refused: It does.
    """
    for path in paths:
        if exists(path):
            raise Refused("exists", found=str(path))


def write_new(path: Path, data: bytes, *, replace: bool = False) -> None:
    """Write a file that somebody may have edited: an existing one is only replaced when asked.

    Raises:
        Refused: It exists, or cannot be written.
    """
    if not replace:
        refuse_existing([path])
    write_file(path, data)


class Archive:
    """Copies named by date and content, so that the same content is kept once. The folder is listed once.

    Args:
        folder: Where they are kept; made if missing.
        owner: The name of the file whose lock is held meanwhile.
    """

    def __init__(self, folder: Path, owner: str = "") -> None:
        self.folder = folder
        self._owner = owner
        self._flushes = True

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Keep many copies: the folder is flushed once, when the block ends."""
        self._flushes = False
        try:
            yield
        finally:
            self._flushes = True
            _flush_folder(self.folder)

    def keep(self, data: bytes, name: str, day: str) -> Path:
        """Keep a copy.

        Args:
            data: The content.
            name: Of the file it comes from.
            day: The date, as YYYY-MM-DD.

        Returns:
            Where it is kept.
        """
        kept = self.copy_of(data)
        if kept is None:
            digest = sha256_of(data)[:DIGEST]
            kept = self.folder / f"{day}-{digest}-{short_name(name)}"
            write_file(kept, data, self._owner, flush_folder=self._flushes)
            self._names[digest] = kept.name
        return kept

    def copy_of(self, data: bytes) -> Path | None:
        """The copy that is kept of a content, or None."""
        return self.named(sha256_of(data)[:DIGEST])

    def named(self, digest: str) -> Path | None:
        """The copy that is kept under a digest, or None."""
        name = self._names.get(digest)
        return self.folder / name if name else None

    @cached_property
    def _names(self) -> dict[str, str]:
        """The digest of each content -> the name of its first copy."""
        # What a killed run left half written begins with a full stop, and is no copy.
        found = (_COPY.fullmatch(name) for name in reversed(names_in(self.folder)))
        return {match[1]: match[0] for match in found if match}


def _unwritable(path: Path, error: OSError) -> Refused:
    return Refused("not-writable", found=str(path), suggestion=error.strerror or "")


def _beginning(owner: str) -> str:
    """How the names of the temporary files of an owner begin; no other owner's begin so in the same folder."""
    if len(owner) <= TEMPORARY_NAME:
        return f".{owner}."
    return f".{owner[:TEMPORARY_NAME - 9]}-{sha256_of(owner.encode('utf-8', 'surrogateescape'))[:8]}."


def _aside(path: Path, owner: str) -> Path:
    """Where the file that is replaced is kept meanwhile; a name by which what killed runs left is known."""
    return path.with_name(f"{_beginning(owner)}{secrets.token_hex(4)}.tmp")


def _write_beside(path: Path, data: bytes, owner: str, *, private: bool) -> Path:
    try:
        import tempfile  # where something is written

        handle, name = tempfile.mkstemp(prefix=_beginning(owner), suffix=".tmp", dir=path.parent)
    except OSError as error:
        raise _unwritable(path.parent, error) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if not private:  # as it is made
            temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
    except BaseException as error:  # also where a person stops the run
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise _unwritable(path, error) from error
        raise
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
        raise _unwritable(path, error) from error


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
