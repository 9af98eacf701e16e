"""Where something stands in a document whose cells have no addresses: “table 1 row 3”, “line 7”, “Column C”.

What such a place reads in English is its code. The history, and whatever compares places, holds the code in every
language; people read it in theirs.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from toolkit.words.languages.catalogues import meanings
from toolkit.words.speaking import Message, _, of, said

_PARTS: tuple[Message, ...] = (
    _("table {number}"), _("row {number}"), _("column {number}"), of("of a text", "line {number}"),
    _("paragraph {number}"), _("footnote {number}"), of("without a heading", "Column {number}"),
    of("without a heading", "Column ({number})"), of("of print", "page"), _("text box or chart"),
    of("of a document", "list"), of("of a document", "records"), of("of a document", "recommendations"),
    of("of a document", "actions"), of("of a document", "labels"))
"""What a place is put together from."""
_NUMBER = "{number}"
_BETWEEN = ", | |–"
"""What stands between two parts."""


class _Reader(NamedTuple):
    """How places are found.

    Attributes:
        part: One part of them; the group that matches is that of its message.
        whole: A whole place.
    """

    part: re.Pattern[str]
    whole: re.Pattern[str]

    def replaced(self, place: str, written: Callable[[Message, str], str]) -> str:
        """A place with each part written anew, from its message and its number; any other text as it is."""
        if not self.whole.fullmatch(place):
            return place
        return self.part.sub(lambda found: written(_PARTS[(found.lastindex or 1) - 1], _number_in(found[0])), place)


def place_shown(code: str) -> str:
    """A place as people read it; any other text, such as `C12`, as it is."""
    return _reader().replaced(code, lambda part, number: said(part, number=number))


def place_code(place: str) -> str:
    """The code of what `place_shown` made of it in any language; any other text as it is."""
    return _reader_of_all().replaced(place, lambda part, number: _english(part).replace(_NUMBER, number))


@lru_cache(4096)
def is_place(text: str) -> bool:
    """Whether a text is such a place in any language, and not the address of a cell."""
    return _reader_of_all().whole.fullmatch(text) is not None


def places_shown(sheet: str, cell: str) -> tuple[str, str]:
    """A sheet and a cell as people read them; the sheets of a workbook have the names that people gave them."""
    return (sheet, cell) if cell and not is_place(cell) else (place_shown(sheet), place_shown(cell))


def places_code(sheet: str, cell: str) -> tuple[str, str]:
    """What `places_shown` made it of, in any language."""
    return (sheet, cell) if cell and not is_place(cell) else (place_code(sheet), place_code(cell))


@cache
def _reader() -> _Reader:
    return _reading([_english(part)] for part in _PARTS)


@cache
def _reader_of_all() -> _Reader:
    return _reading(meanings(part) for part in _PARTS)


def _reading(worded: Iterable[Iterable[str]]) -> _Reader:
    """Finds parts of places by the words for each."""
    numbered = re.escape(_NUMBER), r"(?:\d+|[A-Z]+)"
    parts = [rf"(?:{'|'.join(re.escape(one).replace(*numbered) for one in words)})(?!\w)" for words in worded]
    part = "|".join(parts)
    return _Reader(re.compile("|".join(f"({one})" for one in parts)),
                   re.compile(rf"(?:{part})(?:(?:{_BETWEEN})(?:{part}))*"))


def _english(part: Message) -> str:
    return part.rpartition("\4")[2]


def _number_in(part: str) -> str:
    found = re.search(r"\d+|[A-Z]+\b", part)
    return found[0] if found else ""
