"""The rows of sheets as a register remembers them: packed, and unpacked only where somebody has typed."""

import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence

from toolkit.reading.package import LIMITS
from toolkit.tracker.record.register_sheets import json_of, mark_of_json
from toolkit.tracker.record.rounds import Plain
from toolkit.workbook.memory.packing import read

_QUICKLY = 1
"""How hard the rows are packed: they are half of what a register remembers, and packed again with the file."""


class Damaged(ValueError):
    """What was remembered cannot be unpacked."""


def packed(rows: Iterable[Plain]) -> tuple[int, str]:
    """What the rows of a sheet are known by (`mark_of`), and the rows as a text of few kinds of signs."""
    pieces, packer = [*json_of(rows)], zlib.compressobj(_QUICKLY)
    text = b"".join([*map(packer.compress, pieces), packer.flush()])
    return mark_of_json(pieces), b64encode(text).decode("ascii")


class Remembered(Mapping[str, Sequence[Plain]]):
    """Sheet name -> its rows as they were written, unpacked when they are asked for.

    Args:
        kept: Sheet name -> what `packed` made of its rows, or the rows themselves, as earlier versions kept them.
    """

    def __init__(self, kept: Mapping[str, str | Sequence[Plain]]) -> None:
        self._kept = kept
        self._rows: dict[str, Sequence[Plain]] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)

    def __getitem__(self, name: str) -> Sequence[Plain]:
        """The rows of a sheet.

        Raises:
            KeyError: It was not written.
            Damaged: They cannot be unpacked.
        """
        if name not in self._rows:
            kept = self._kept[name]
            self._rows[name] = _rows(kept) if isinstance(kept, str) else kept
        return self._rows[name]

    def are(self, name: str, rows: Iterable[Plain]) -> bool:
        """Whether the rows of a sheet are those that were written, to the letter; they need not all be at hand.

        Raises:
            KeyError: It was not written.
            Damaged: They cannot be unpacked.
        """
        kept = self._kept[name]
        if not isinstance(kept, str):
            return False
        text, at = memoryview(_text(kept)), 0
        for piece in json_of(rows):
            if text[at:at + len(piece)] != piece:
                return False
            at += len(piece)
        return at == len(text)

    def hold(self, name: str, rows: Sequence[Plain]) -> None:
        """Hold the rows of a sheet, which are those that were written."""
        self._rows[name] = rows


def _rows(kept: str) -> list[Plain]:
    """The rows that were packed.

    Raises:
        Damaged: They cannot be unpacked.
    """
    try:
        rows = read(_text(kept).decode())
    except ValueError as error:
        raise Damaged from error
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise Damaged
    return rows


def _text(kept: str) -> bytes:
    """What was packed.

    Raises:
        Damaged: It was not packed so, or is more than a file can hold.
    """
    unpacker = zlib.decompressobj()
    try:
        text = unpacker.decompress(b64decode(kept, validate=True), LIMITS.inflated)
    except (zlib.error, ValueError) as error:
        raise Damaged from error
    if not unpacker.eof:
        raise Damaged
    return text
