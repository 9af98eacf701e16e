"""Standard output and standard error: what goes out there, and what they cannot take."""

import errno
import io
import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TextIO, cast

GONE = (errno.EPIPE, errno.EINVAL) if os.name == "nt" else (errno.EPIPE,)
"""How a system says that nobody reads any more."""


class OutputLost(Exception):
    """Standard output takes no more.

    Attributes:
        why: What the system says; "" if whoever read it has gone away.
    """

    def __init__(self, error: OSError) -> None:
        self.why = "" if error.errno in GONE else error.strerror or str(error)


class _Stream:
    """A stream, with whatever it has beside the two that are watched."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def writelines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(line)

    def write(self, text: str) -> int:
        raise NotImplementedError


class _Output(_Stream):
    """Standard output: what it cannot take ends the run, and is not taken for a fault of a file."""

    def write(self, text: str) -> int:
        try:
            return self._stream.write(text)
        except OSError as error:
            raise OutputLost(error) from error

    def flush(self) -> None:
        try:
            self._stream.flush()
        except OSError as error:
            raise OutputLost(error) from error


class _Messages(_Stream):
    """Standard error: where nobody can be told anything, the run goes on."""

    def write(self, text: str) -> int:
        with suppress(OSError):
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        with suppress(OSError):
            self._stream.flush()


@contextmanager
def watched() -> Iterator[None]:
    """Tell what standard output cannot take from all other faults, and let messages fail; closed ones lead nowhere.

    Raises:
        OutputLost: Standard output took no more, at the latest when the block ends.
    """
    before = sys.stdout, sys.stderr
    out, messages = (stream or _nowhere() for stream in before)
    if isinstance(out, io.TextIOWrapper):
        out.reconfigure(errors="backslashreplace")
    sys.stdout, sys.stderr = cast("TextIO", _Output(out)), cast("TextIO", _Messages(messages))
    try:
        yield
        sys.stdout.flush()
    except BaseException:
        _discard(out)
        raise
    finally:
        sys.stdout, sys.stderr = before
        with suppress(OSError):
            messages.flush()


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def _discard(stream: TextIO) -> None:
    """Let what a stream still holds lead nowhere: Python writes it at its end, and would complain or wait."""
    with suppress(OSError, ValueError), Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        os.dup2(nowhere.fileno(), stream.fileno())


_KEPT = "\n\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
"""What a terminal shows though nothing is printed for it: line ends, and the spaces of French and Russian."""


def clean(written: str) -> str:
    """Text without control characters, so that a terminal shows it and does nothing."""
    if written.isprintable():
        return written
    return "".join(ch if ch.isprintable() or ch in _KEPT else "\N{REPLACEMENT CHARACTER}" for ch in written)


def as_json(data: object, encoding: str, indent: int | None = None) -> str:
    """Data as JSON that a terminal shows and does nothing: what cannot be seen or encoded is escaped."""
    written = json.dumps(data, ensure_ascii=False, indent=indent)
    try:
        written.encode(encoding)
    except UnicodeEncodeError:
        written = json.dumps(data, indent=indent)
    return "\n".join(map(_escaped, written.split("\n")))


def _escaped(line: str) -> str:
    return line if line.isprintable() else "".join(ch if ch.isprintable() else _escape(ch) for ch in line)


def _escape(sign: str) -> str:
    units = sign.encode("utf-16-be").hex()
    return "".join(f"\\u{units[at:at + 4]}" for at in range(0, len(units), 4))
