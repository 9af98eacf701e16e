"""Where a list of units begins that a text ends with: what is left of two columns that have lost their separator."""

import re
from collections.abc import Iterable
from itertools import pairwise

from toolkit.tracker.record.units import Unit
from toolkit.tracker.wording.party_words import ARTICLE, CUT
from toolkit.tracker.wording.unit_index import UnitIndex
from toolkit.tracker.wording.words import even, one_of, one_spaced

_MORE_NAMES = re.compile(r" ?[/,;|(][^.!?]*?(?<!\w)(?:such as|including|namely|like|e\.g\.|i\.e\.):? ?", re.IGNORECASE)


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
            if not (self._joins(gap) or _MORE_NAMES.fullmatch(gap)):
                break
            start = before.start
        return spaced[start:]

    def _joins(self, gap: str) -> bool:
        """Whether what stands between two names is nothing but separators, and at least one of them."""
        cut, count = CUT.subn(" ", f" {gap} ")
        return bool(count or "(" in gap) and self._between.fullmatch(cut) is not None
