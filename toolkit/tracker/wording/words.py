"""Text made even for reading: one kind of space, dash, apostrophe and accent, without moving a single character.

And which of several known texts somebody probably meant.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, update_wrapper
from typing import Concatenate, ParamSpec, TypeVar, cast

from toolkit.words.speaking import by_language

_ACCENTS = {
    "àáâãäå": "a", "ç": "c", "èéêë": "e", "ìíîï": "i", "ñ": "n", "òóôõö": "o", "ùúûü": "u", "ё": "е",
}
_EVEN = str.maketrans({
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2015": "-", "\u2212": "-",
    "\u2018": "'", "\u2019": "'", "\u02bc": "'",
    **{letter: plain for letters, plain in _ACCENTS.items() for letter in letters},
    **{letter.upper(): plain.upper() for letters, plain in _ACCENTS.items() for letter in letters},
})
_ORDINARY = re.compile(r"\w")
_FORMS = re.compile(r"(?<=\w)\(([^()]*)\)")
_SHORT, _MOST_KEPT = 200, 4096
"""Of texts whose readings are kept: how long they may be, and how many of one reader."""
_Tree = dict[str, "_Tree"]
_More = ParamSpec("_More")
_Read = TypeVar("_Read")


class _Lazy:
    """A regular expression that is compiled when one of its methods is first asked for."""

    def __init__(self, pattern: str, flags: re.RegexFlag) -> None:
        self.pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> object:
        found = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, found)
        return found


def when_used(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """A regular expression, compiled when it is first used: a command that meets no free text does not wait for it."""
    return cast("re.Pattern[str]", _Lazy(pattern, flags))


def remembered(read: Callable[Concatenate[str, _More], _Read]) -> Callable[Concatenate[str, _More], _Read]:
    """The reader of a text, which does not read again what it has just read: a column says the same over and over.

    Args:
        read: Depends on nothing but the text and what else it is given; what it returns is never changed.
    """
    kept = cast("Callable[Concatenate[str, _More], _Read]", by_language(_MOST_KEPT)(read))

    def reading(text: str, /, *more: _More.args, **named: _More.kwargs) -> _Read:
        return (kept if len(text) <= _SHORT else read)(text, *more, **named)

    update_wrapper(reading, read)
    return reading


def one_spaced(text: str) -> str:
    """The same words with one ordinary space between them; whatever kind of blank stood there."""
    return " ".join(text.split())


def even(spaced: str) -> str:
    """The text with one kind of dash and apostrophe and no accents; as long as before, so that places stay true."""
    return spaced if spaced.isascii() else _translated(spaced)


@lru_cache(maxsize=64)
def _translated(spaced: str) -> str:
    """The readers of one cell ask for the same over and over."""
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


def within(spaced: str, spans: list[tuple[int, int]]) -> tuple[str, ...]:
    """The stretches of a text that have been read, in order; those that touch are one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(words for start, end in joined if (words := spaced[start:end].strip()))


def trimmed(text: str) -> str:
    """A text without the separators at its ends; "" when it holds no word."""
    if not _ORDINARY.search(text):
        return ""
    return text.strip(" ,;:/-\u2013\u2014&")


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of these words or phrases, in letters of either size, the longest first.

    Words that begin alike are looked for together, so that what stands at a place is looked at once.
    """
    tree: _Tree = {}
    for word in sorted({even(word).lower() for word in words}):
        branch = tree
        for letter in word:
            branch = branch.setdefault(letter, {})
        branch[""] = {}
    return _branches(tree)


def _branches(tree: "_Tree") -> str:
    """The pattern for what may follow; it may end here, too, where that is said."""
    parts = [_letters(letter, below) for letter, below in tree.items() if letter]
    if "" in tree:
        return f"(?:{'|'.join(parts)})?" if parts else ""
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})" if parts else ""


def _letters(letter: str, below: "_Tree") -> str:
    """A letter and all that follows it."""
    return (letter if letter == " " else re.escape(letter)) + _branches(below)


def forms(word: str) -> Iterator[str]:
    """The forms of a word: `achevé(e)(s)` with or without each ending, `aplicad(o/a)` with one of them."""
    ending = _FORMS.search(word)
    if ending is None:
        yield word
        return
    endings = ending[1].split("/")
    for one in endings if len(endings) > 1 else ("", *endings):
        yield from forms(word[:ending.start()] + one + word[ending.end():])


def nearest(text: str, known: Iterable[str], at_least: float) -> str | None:
    """The known text that is most like a text; the first of several that are equally like it.

    Args:
        text: What was written.
        known: What it may mean.
        at_least: How like it must be, from 0 to 100: the share of signs that stay when one text is turned into the
            other by deletions and insertions.

    Returns:
        One of the known texts, or None where none is like it.
    """
    from rapidfuzz import fuzz, process  # loaded at the first doubt; most files raise none

    found = process.extractOne(text, list(known), scorer=fuzz.ratio, score_cutoff=at_least)
    return found[0] if found else None


_CODE = when_used(r"[^\W\d_]+(?:_[^\W\d_]+)+|[^\W\d_]?[^\W\d_A-ZА-Я]+(?:[A-ZА-Я][^\W\d_A-ZА-Я]+)+")
"""A state as databases write it: `in_progress`, `InProgress`, `notStarted`."""
_HUMP = when_used(r"_|(?<=[^\W\d_A-ZА-Я])(?=[A-ZА-Я])")


def spelt_out(text: str) -> str:
    """The words of a state that is written as databases write it; other texts as they are."""
    return _HUMP.sub(" ", text).lower() if _CODE.fullmatch(text) else text
