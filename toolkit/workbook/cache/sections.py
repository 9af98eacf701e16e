"""A file of parts that are read one by one: a line that says what it was made of and where they are, then the parts.

Every part is JSON, and so is the line; each has its SHA-256, so that what is damaged is never read.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, BinaryIO

MOST = 400 * 2**20
"""Bytes of one part."""
_LONGEST_LINE = 2**16


def packed(made_of: Mapping[str, str], parts: Mapping[str, object]) -> bytes:
    """The bytes of such a file.

    Args:
        made_of: What it was made of.
        parts: Name -> part.

    Raises:
        ValueError: A part is more than JSON can hold.
    """
    written = {name: json.dumps(part, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
               for name, part in parts.items()}
    places, at = {}, 0
    for name, part in written.items():
        places[name] = [at, len(part), _digest(part)]
        at += len(part)
    line = json.dumps({"made_of": made_of, "parts": places}).encode()
    return b"\n".join((_digest(line).encode(), line, b"".join(written.values())))


class Sections:
    """Reads such a file.

    Args:
        file: The file, open for as long as parts are read.
        made_of: What it must have been made of.

    Raises:
        ValueError: It is none, it is damaged, or was made of something else.
    """

    def __init__(self, file: BinaryIO, made_of: Mapping[str, str]) -> None:
        digest, line = file.readline(_LONGEST_LINE).rstrip(b"\n"), file.readline(_LONGEST_LINE).rstrip(b"\n")
        if digest.decode("ascii") != _digest(line):
            raise ValueError("damaged")
        said = json.loads(line)
        if said["made_of"] != made_of:
            raise ValueError("made of something else")
        self._file, self._begin, self._places = file, file.tell(), said["parts"]

    def part(self, name: str) -> Any:
        """One part.

        Raises:
            ValueError: It is damaged.
            KeyError: There is none of that name.
        """
        at, length, digest = self._places[name]
        if not 0 <= length <= MOST:
            raise ValueError("too large")
        self._file.seek(self._begin + at)
        data = self._file.read(length)
        if _digest(data) != digest:
            raise ValueError("damaged")
        return json.loads(data)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
