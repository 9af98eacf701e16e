"""Many texts in little memory, read again in their order as often as they are wanted."""

import zlib
from collections.abc import Callable, Iterable, Iterator

_BETWEEN = "\x01"
"""What parts texts; no text of a report holds it."""
_AT_ONCE = 1_000
_LEVEL = 1


class Packed:
    """Texts, put away and read again."""

    def __init__(self) -> None:
        self._blocks: list[bytes] = []
        self._last: list[str] = []

    def add(self, text: str) -> None:
        """Put a text behind the others."""
        self.extend((text,))

    def extend(self, texts: Iterable[str]) -> None:
        """Put texts behind the others."""
        self._last.extend(texts)
        if len(self._last) >= _AT_ONCE:
            self._blocks.append(zlib.compress(_BETWEEN.join(self._last).encode(), _LEVEL))
            self._last.clear()

    def __iter__(self) -> Iterator[str]:
        return self.changed(str)

    def changed(self, change: Callable[[str], str]) -> Iterator[str]:
        """The texts, changed.

        Args:
            change: Changes many of them at once; it leaves alone what is between them.
        """
        for block in self._blocks:
            yield from change(zlib.decompress(block).decode()).split(_BETWEEN)
        if self._last:
            yield from change(_BETWEEN.join(self._last)).split(_BETWEEN)
