"""Finding known names in a text: by their first word, so that a list of any length costs the same.

And where a list of them begins that a text ends with: what is left of two columns that have lost their separator.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from toolkit.tracker.record.units import Unit
from toolkit.tracker.wording.parties.marks import ARTICLE, CUT, MORE_NAMES
from toolkit.tracker.wording.words import even, folded, one_of, one_spaced, trimmed, when_used

SHORT_NAME = 5
"""An abbreviation of up to this many capital letters counts only as written: IT is a unit, it is not."""
_TOKEN = re.compile(r"\w+|[^\w\s]")


class Name(NamedTuple):
    """A known name in a text: where it stands, and the unit it means; several where several have it."""

    start: int
    end: int
    units: tuple[Unit, ...]


class UnitIndex:
    """The names of units by their first word; a unit's own name and code count more than another's alias."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.units = list(units)
        self._units_of: dict[str, tuple[Unit, ...]] = {}
        spelled: dict[str, str] = {}
        for own in (True, False):
            claimed: dict[str, list[Unit]] = defaultdict(list)
            for unit in self.units:
                for name in (unit.name, unit.code) if own else unit.aliases:
                    spaced = even(one_spaced(name))
                    key = folded(spaced)
                    if trimmed(spaced) and key not in self._units_of and unit not in claimed[key]:
                        claimed[key].append(unit)
                    spelled.setdefault(key, spaced)
            self._units_of |= {key: tuple(found) for key, found in claimed.items() if found}
        self._joined = {_joined(spelled[key]): found[0] for key, found in self._units_of.items() if len(found) == 1}
        self._patterns = _patterns(spelled[key] for key in self._units_of)

    def find(self, plain: str) -> list[Name]:
        """The known names of an evened text, the longest at each place, in order."""
        names: list[Name] = []
        if not self._patterns:
            return names
        end = 0
        for token in _TOKEN.finditer(plain):
            if token.start() >= end and (name := self._named(plain, token)):
                names.append(name)
                end = name.end
        return names

    def at(self, plain: str, place: int) -> Name | None:
        """The known name that begins at a place."""
        token = _TOKEN.match(plain, place)
        return self._named(plain, token) if token else None

    def broken(self, plain: str) -> Unit | None:
        """The unit whose name words are once the spaces that a line end left in them are taken out: “Gar den Unit”."""
        return self._joined.get(_joined(plain)) if len(plain) > 1 else None

    def _named(self, plain: str, token: re.Match[str]) -> Name | None:
        pattern = self._patterns.get(folded(token.group()))
        match = pattern.match(plain, token.start()) if pattern else None
        units = self._units_of.get(folded(match.group())) if match else None
        return Name(match.start(), match.end(), units) if match and units else None


def _joined(name: str) -> str:
    """A name without its spaces; in small letters, unless it is an abbreviation."""
    bare = name.replace(" ", "")
    return bare if _is_short(bare) else folded(bare)


def _is_short(name: str) -> bool:
    return len(name) <= SHORT_NAME and name.isupper()


def _patterns(names: Iterable[str]) -> dict[str, re.Pattern[str]]:
    """First word -> a pattern for the names that begin with it, the longest first; abbreviations only as written."""
    by_first: dict[str, list[str]] = defaultdict(list)
    for name in names:
        first = _TOKEN.match(name)
        if first:
            by_first[folded(first.group())].append(name)
    made = {}
    for first_word, several in by_first.items():
        ordered = sorted(several, key=lambda name: (-len(name), name))
        parts = (re.escape(name) if _is_short(name) else f"(?i:{re.escape(name)})" for name in ordered)
        made[first_word] = when_used(rf"(?:{'|'.join(parts)})(?!\w)")
    return made


class NameLists:
    """Finds lists of the names of some units."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._index = UnitIndex(units)
        kinds = {name.split()[-1] for unit in self._index.units for name in (unit.name, *unit.aliases) if name.strip()}
        self._between = re.compile(
            rf"(?:{ARTICLE.pattern}|\([^()]*\)|[\s()]|(?<!\w)(?:{one_of(kinds) or '-'})(?:e?s)?(?!\w))*", re.IGNORECASE)

    def at_end(self, text: str) -> str:
        """The longest list of names that a text ends with, and the words between them; "" where it ends with none.

        Two names are of one list where separators stand between them, or words that announce more of them, as in
        “Gardens/ and others, such as Kitchens”.
        """
        spaced = one_spaced(text)
        plain = even(spaced)
        names = self._index.find(plain)
        if not names or not self._joins(f"{plain[names[-1].end:].rstrip('. ')},"):
            return ""
        start = names[-1].start
        for before, after in reversed(list(pairwise(names))):
            gap = plain[before.end:after.start]
            if not (self._joins(gap) or MORE_NAMES.fullmatch(gap)):
                break
            start = before.start
        return spaced[start:]

    def _joins(self, gap: str) -> bool:
        """Whether what stands between two names is nothing but separators, and at least one of them."""
        cut, count = CUT.subn(" ", f" {gap} ")
        return bool(count or "(" in gap) and self._between.fullmatch(cut) is not None
