"""Reading who is responsible: known units by name, alias or code, the longest name first; the others as written.

The first party named leads, “for endorsement by” makes an endorser, every other one supports. A name that is only like
a known one is never taken for it: Information Systems Unit is not Information Unit.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from rapidfuzz import fuzz, process

from toolkit.tracker.codes import Role
from toolkit.tracker.model import Unit
from toolkit.tracker.wording.words import even, folded, one_of, one_spaced, trimmed, without

LIKENESS = 75
"""How alike an unknown name and a known one must be, of 100, to be named as a suggestion."""
SHORT_NAME = 5
"""An abbreviation of up to this many capital letters counts only as written: IT is a unit, it is not."""


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody responsible.

    Attributes:
        code: The unit's code; "" when it is unknown.
        name: The unit's name; as written when it is unknown.
        role: Its part.
        known: Whether the register knows it.
        suggestion: The known unit whose name is most like an unknown one; "" when none is.
    """

    code: str
    name: str
    role: Role
    known: bool
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class PartiesReading:
    """Who is responsible, read.

    Attributes:
        text: As written.
        parties: In the order in which they are named, each once.
        rest: The words that were not understood.
        reasons: Which words were read, and how.
    """

    text: str
    parties: tuple[Party, ...] = ()
    rest: str = ""
    reasons: tuple[str, ...] = ()

    def codes(self, role: Role) -> tuple[str, ...]:
        """The codes of the known parties in a role."""
        return tuple(party.code for party in self.parties if party.known and party.role is role)


@dataclass(slots=True)
class _Item:
    """A stretch of text between separators, with the known names in it."""

    start: int
    end: int
    names: list[re.Match[str]] = field(default_factory=list)


_ENDORSED = (r"(?:for|subject to|with) (?:endorsement|approval|clearance)(?: by| of| from)?|(?:to be )?"
             r"(?:endorsed|approved|cleared) by|pour approbation par|para aprobación por|для утверждения")
_WITH = (r"in (?:close )?(?:collaboration|cooperation|co-operation|consultation|coordination|co-ordination) with|"
         r"with (?:the )?support (?:of|from)|supported by|together with|en collaboration avec|en colaboración con|with")
_SEPARATOR = re.compile(rf"(?P<endorser>(?<!\w)(?:{_ENDORSED})(?!\w))|[/,;|•]|(?<!\w)(?:{_WITH})(?!\w)",
                        re.IGNORECASE)
_JOINS = re.compile(rf"[/,;&+|•]|(?<!\w)(?:and|et|y|и|{_ENDORSED}|{_WITH})(?!\w)", re.IGNORECASE)
_MORE_NAMES = re.compile(r" ?[/,;|(][^.!?]*?(?<!\w)(?:such as|including|namely|like|e\.g\.|i\.e\.):? ?", re.IGNORECASE)
_ARTICLE = re.compile(r"-|(?<!\w)the(?!\w)", re.IGNORECASE)


class UnitNames:
    """The names under which units are known."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._units: dict[str, Unit] = {}
        self._by_name: dict[str, Unit] = {}
        exact: set[str] = set()
        loose: set[str] = set()
        for unit in units:
            self._units[unit.code] = unit
            for name in (unit.name, *unit.aliases, unit.code):
                spaced = even(one_spaced(name))
                if trimmed(spaced):
                    self._by_name.setdefault(folded(spaced), unit)
                    (exact if _is_short(spaced) else loose).add(spaced)
        self._pattern = _pattern_of(exact, loose)
        kinds = one_of(word for name in loose for word in name.split()[-1:]) or "-"
        self._between = re.compile(
            rf"(?:{_JOINS.pattern}|{_ARTICLE.pattern}|\([^()]*\)|[\s()]|(?<!\w)(?:{kinds})(?:e?s)?(?!\w))*",
            re.IGNORECASE)
        self._known = {unit.name: folded(unit.name) for unit in self._units.values()}

    def read(self, text: str) -> PartiesReading:
        """Read who is responsible; what is not understood stays in `rest`. Never raises."""
        spaced = one_spaced(text)
        plain = even(spaced)
        parties: dict[str, Party] = {}
        reasons, spans = [], [m.span() for pattern in (_JOINS, _ARTICLE) for m in pattern.finditer(plain)]
        for item, endorses in self._items(plain):
            role = Role.ENDORSER if endorses else Role.SUPPORT if parties else Role.LEAD
            for match in item.names:
                unit = self._by_name[folded(match.group())]
                parties.setdefault(unit.code, Party(unit.code, unit.name, role, known=True))
                spans.append(match.span())
                written = spaced[match.start():match.end()]
                reasons.append(f"“{written}” is {unit.name} ({parties[unit.code].role.label})")
                role = Role.ENDORSER if endorses else Role.SUPPORT
            if not item.names and _is_name(spaced[item.start:item.end]):
                party = self._unknown(trimmed(spaced[item.start:item.end].strip()), role)
                parties.setdefault(folded(party.name), party)
                spans.append((item.start, item.end))
                reasons.append(f"“{party.name}” is not known")
        if not parties and trimmed(spaced):
            return PartiesReading(text, (self._unknown(trimmed(spaced), Role.LEAD),),
                                  reasons=(f"“{trimmed(spaced)}” is not known",))
        return PartiesReading(text, tuple(parties.values()), without(spaced, spans), tuple(reasons))

    def segments(self, text: str) -> tuple[str, ...]:
        """The parties that stand one after the other in a cell; names joined by a separator stay together."""
        spaced = one_spaced(text)
        plain = even(spaced)
        starts: list[int] = []
        last_end = 0
        for match in self._pattern.finditer(plain) if self._pattern else ():
            if starts and not _JOINS.search(plain, last_end, match.start()):
                starts.append(match.start())
            elif not starts:
                starts.append(0)
            last_end = match.end()
        bounds = [*(starts or [0]), len(spaced)]
        return tuple(part for a, b in pairwise(bounds) if (part := spaced[a:b].strip()))

    def speaker(self, line: str) -> tuple[str, str] | None:
        """The code of the unit whose name a line begins with, before a colon, and what it says; else None."""
        spaced = one_spaced(line)
        match = self._pattern.match(even(spaced)) if self._pattern else None
        said = spaced[match.end():].lstrip() if match else ""
        if match is None or not said.startswith(":"):
            return None
        return self._by_name[folded(match.group())].code, said[1:].strip()

    def list_at_end(self, text: str) -> str:
        """The longest list of names that a text ends with, and the words between them; "" where it ends with none.

        Two names are of one list where separators stand between them, or words that announce more of them, as in
        “Gardens/ and others, such as Kitchens”.
        """
        spaced = one_spaced(text)
        plain = even(spaced)
        names = list(self._pattern.finditer(plain)) if self._pattern else []
        if not names or not self._between.fullmatch(plain.rstrip(". "), names[-1].end()):
            return ""
        start = names[-1].start()
        for before, after in reversed(list(pairwise(names))):
            gap = plain[before.end():after.start()]
            listed = ("(" in gap or _JOINS.search(gap)) and self._between.fullmatch(gap)
            if not (listed or _MORE_NAMES.fullmatch(gap)):
                break
            start = before.start()
        return spaced[start:]

    def split(self, text: str, count: int) -> tuple[str, ...] | None:
        """The cell's parties for each of `count` actions, a single one shared by all; None where it does not fit."""
        segments = self.segments(text)
        if len(segments) == count:
            return segments
        return segments * count if len(segments) == 1 else None

    def _items(self, plain: str) -> list[tuple[_Item, bool]]:
        """The stretches between separators outside of names, each with whether it stands after an endorsement."""
        names = list(self._pattern.finditer(plain)) if self._pattern else []
        inside = [match.span() for match in names]
        items: list[tuple[_Item, bool]] = []
        start, endorses, upcoming = 0, False, 0
        cuts = [m for m in _SEPARATOR.finditer(plain) if not _overlaps(m.span(), inside)]
        for cut_start, cut_end, endorser in [*((m.start(), m.end(), m["endorser"]) for m in cuts),
                                             (len(plain), len(plain), None)]:
            item = _Item(start, cut_start)
            while upcoming < len(names) and names[upcoming].start() < cut_start:
                item.names.append(names[upcoming])
                upcoming += 1
            items.append((item, endorses))
            start, endorses = cut_end, endorses or endorser is not None
        return items

    def _unknown(self, name: str, role: Role) -> Party:
        close = process.extractOne(folded(name), self._known, scorer=fuzz.WRatio, score_cutoff=LIKENESS)
        return Party("", name, role, known=False, suggestion=close[2] if close else "")


def _is_short(name: str) -> bool:
    return len(name) <= SHORT_NAME and name.isupper()


def _is_name(item: str) -> bool:
    """Whether a stretch looks like a name: a letter, and a capital somewhere."""
    return any(character.isupper() for character in item)


def _pattern_of(exact: set[str], loose: set[str]) -> re.Pattern[str] | None:
    """A pattern for all names, the longest first; those in `exact` only as written."""
    ordered = sorted(exact | loose, key=lambda name: (-len(name), name))
    if not ordered:
        return None
    parts = (re.escape(name) if name in exact else f"(?i:{re.escape(name)})" for name in ordered)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")


def _overlaps(span: tuple[int, int], spans: list[tuple[int, int]]) -> bool:
    """Whether a stretch touches one of the others, which are in order and apart."""
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle][1] <= span[0]:
            low = middle + 1
        else:
            high = middle
    return low < len(spans) and spans[low][0] < span[1]
