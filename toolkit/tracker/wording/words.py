"""Text made even for reading: one kind of space, dash and apostrophe, without moving a single character."""

import re
from collections.abc import Iterable

_EVEN = str.maketrans({
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
    "\u2018": "'", "\u2019": "'", "\u02bc": "'",
})
_ORDINARY = re.compile(r"\w")


def one_spaced(text: str) -> str:
    """The same words with one ordinary space between them; whatever kind of blank stood there."""
    return " ".join(text.split())


def even(spaced: str) -> str:
    """The text with one kind of dash and apostrophe; as long as before, so that places in it stay true."""
    return spaced.translate(_EVEN)


def folded(text: str) -> str:
    """A word as it is looked up, in small letters; the Turkish i counts as i, as it does in patterns."""
    return text.replace("\u0130", "i").replace("\u0131", "i").casefold()


def without(spaced: str, spans: list[tuple[int, int]]) -> str:
    """What is left of a text when some stretches have been read; "" when only punctuation is left."""
    left, place = [], 0
    for start, end in sorted(spans):
        left.append(spaced[place:max(start, place)])
        place = max(place, end)
    left.append(spaced[place:])
    return trimmed(one_spaced(" ".join(left)))


def trimmed(text: str) -> str:
    """A text without the separators at its ends; "" when it holds no word."""
    if not _ORDINARY.search(text):
        return ""
    return text.strip(" ,;:/-\u2013\u2014&")


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of these words or phrases, the longest first."""
    ordered = sorted({even(word) for word in words}, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", " ") for word in ordered)
