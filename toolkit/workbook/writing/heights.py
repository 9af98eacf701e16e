"""How many lines a text takes in a cell, by the widths of its letters: rows are as high as what stands in them."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import count

from xlsxwriter.utility import CHAR_WIDTHS

from toolkit.workbook.writing.workbook import TALLEST_ROW, height_of

MOST_LINES = next(lines for lines in count(1) if height_of(lines + 1) >= TALLEST_ROW)
"""That the tallest row shows."""
_BORDERS, _PER_CHARACTER = 8, 7
_LARGER = 1.12
"""The widths are those of letters of 11 points, which have 15 pixels; ours of 10 points have 13, or a little more."""
_OTHER, _BROAD, _FIRST_BROAD = 8, 15, "\u2e80"
"""Pixels of a letter that the table does not have, of a Chinese one, and the first of these."""


def tall(texts: Iterable[tuple[str, int]], at_least: float = 0) -> float:
    """The height of a row that shows its wrapped texts whole, as far as there are rows so tall, in points.

    Args:
        texts: Each text with the width of its column, in characters.
        at_least: The least height.
    """
    return height_of(max((lines_of(text, width) for text, width in texts if text), default=1), at_least)


def wide_enough(width: int, *shown: str) -> int:
    """The width of a column, in characters, in which no word is parted, in whatever language these are.

    Args:
        width: The least.
        shown: The heading, and what else we write into the column.
    """
    return max(width, *(len(word) for words in shown for word in words.split()), 0)


@lru_cache(maxsize=4096)
def lines_of(text: str, width: int) -> int:
    """How many lines a wrapped text takes in a column of a width in characters."""
    return sum(1 for _ in _lines(text, width))


def pieces(text: str, width: int) -> list[str]:
    """A text in pieces that the tallest row shows whole; their end and beginning is all that parts them."""
    starts = [start for at, start in enumerate(_lines(text, width)) if at % MOST_LINES == 0]
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def _lines(text: str, width: int) -> Iterator[int]:
    """Where each line of a wrapped text begins."""
    room = ((width * _PER_CHARACTER + 5) - _BORDERS) * _LARGER
    start = 0
    for paragraph in text.split("\n"):
        yield from (start + at for at in _wrapped(paragraph, room))
        start += len(paragraph) + 1


def _wrapped(paragraph: str, room: float) -> Iterator[int]:
    """Where each line of a paragraph begins: after a blank where there is one, or else where no letter fits in."""
    yield 0
    if len(paragraph) * _BROAD <= room:
        return
    filled, since_blank, blank, begun = 0, 0, 0, 0
    for at, letter in enumerate(paragraph):
        width = CHAR_WIDTHS.get(letter) or (_BROAD if letter >= _FIRST_BROAD else _OTHER)
        if filled + width > room and not letter.isspace():
            if blank <= begun:  # one long word
                blank, since_blank = at, 0
            begun, filled = blank, since_blank
            yield begun
        filled += width
        since_blank += width
        if letter.isspace() or letter == "-":
            blank, since_blank = at + 1, 0
