"""What stands around the rows of a sheet; in returns of a round it is the same, but for what is printed on each page.

It is kept for the next sheet that has just that around its rows.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import chain, islice
from typing import NamedTuple

from toolkit.reading.package import Limits, Package
from toolkit.reading.patterns.cutting import Head, head_of, signs_of, words_in
from toolkit.reading.patterns.rows import ROWS

_ON_PAGES = re.compile(rb"(?<=<oddHeader>)[^<]++(?=</oddHeader>)")
"""Nothing is read of what is printed on each page, such as the name of the unit, but that it is text."""
_BEGINS = b"<sheetData>"
_MOST, _LONGEST = 64, 32 * 1024


class Around(NamedTuple):
    """What a sheet says of columns and ranges.

    Attributes:
        hidden_columns: Numbers of the hidden columns.
        merged: Its merged ranges.
        beside: What it holds beside its cells -> how many of it.
    """

    hidden_columns: frozenset[int]
    merged: tuple[tuple[int, int, int, int], ...]
    beside: Mapping[str, int]


_Key = tuple[Limits, bytes, bytes]
"""Limits, and what stands before and behind the rows."""
_KNOWN: dict[_Key, Around] = {}


class Parts:
    """A sheet, parted into its rows and what stands around them where it is small and as usual.

    Attributes:
        pieces: All of it.
        known: What is known to stand around its rows; None where that must be read.
    """

    def __init__(self, package: Package, part: str) -> None:
        pieces = package.chunks(part)
        # To ask for a second piece also has the end of the part looked at.
        start = [*islice(pieces, 2)]
        self.pieces: Iterator[bytes] = chain(start, pieces)
        self._package = package
        self._head, begins, inside = start[0].partition(_BEGINS) if len(start) == 1 else (b"", b"", b"")
        self._rows, ends, behind = inside.partition(ROWS.closing)
        self._head, self._behind = self._head + begins, ends + behind
        self._key = self._keyed() if ends and len(self._head) + len(self._behind) <= _LONGEST else None
        self.known = _KNOWN.get(self._key) if self._key else None

    def _keyed(self) -> _Key | None:
        try:
            return self._package.limits, self._head, _ON_PAGES.sub(_nothing, self._behind)
        except ValueError:
            return None

    def take(self, begin: Callable[[Head], Callable[[bytes], None]]) -> None:
        """Takes the rows alone, as `cut` does, for it is known what stands around them."""
        take = begin(head_of(self._head))
        for piece in (self._head, self._rows, self._behind):
            self._package.count(piece)
        take(self._rows)

    def keep(self, around: Around) -> None:
        """Keeps what was read around the rows, all of which was as it should be."""
        if self._key is None:
            return
        if len(_KNOWN) >= _MOST:
            _KNOWN.clear()
        _KNOWN[self._key] = around


def _nothing(printed: re.Match[bytes]) -> bytes:
    signs_of(words_in(printed[0]))
    return b""
