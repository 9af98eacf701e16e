"""Reading who is responsible: known units by name, alias or code, the longest name first; the others as written.

The first party named leads, unless the words say who does; “for endorsement by” makes an endorser, every other one
supports. A name that is only like a known one is never taken for it: Information Systems Unit is not Information Unit.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from toolkit.tracker.record.codes import Role
from toolkit.tracker.record.units import Unit
from toolkit.tracker.wording.doubts import Doubt
from toolkit.tracker.wording.party_words import (
    AND_OR_COMMA,
    ARTICLE,
    BESIDE,
    CUT,
    JOIN,
    NOBODY,
    NOUNS,
    PLURALS,
    POSTS,
    ROLE_BESIDE,
    ROLE_OF,
)
from toolkit.tracker.wording.unit_index import Name, UnitIndex
from toolkit.tracker.wording.words import even, folded, one_spaced, remembered, trimmed, within, without

LIKENESS = 75
"""How alike an unknown name and a known one must be, of 100, to be named as a suggestion."""
_LONGEST_NAME = 120
"""Longer unknown words are no misspelt name, and are not compared with the known ones."""
_WORD = re.compile(r"[^\W\d_]+")
_PARTICLES = frozenset({"al", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el",
                        "ibn", "la", "le", "van", "von", "y", "zu"})


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
        words: The words that were read.
        reasons: How they were read.
        doubts: What is to be asked: who is unknown, with the nearest known name, and what was not understood.
    """

    text: str
    parties: tuple[Party, ...] = ()
    rest: str = ""
    words: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether every party is known and every word understood."""
        return not self.doubts

    def codes(self, role: Role) -> tuple[str, ...]:
        """The codes of the known parties in a role."""
        return tuple(party.code for party in self.parties if party.known and party.role is role)


@dataclass(slots=True)
class _Item:
    """A stretch of text between separators, with the known names in it and the part that is said before it."""

    start: int
    end: int
    cut: str = ""
    role: Role | None = None
    names: list[Name] = field(default_factory=list)


@dataclass(slots=True)
class _Named:
    """The parties found so far, by code or name, and who is said to lead."""

    parties: dict[str, Party] = field(default_factory=dict)
    leads: set[str] = field(default_factory=set)
    spans: list[tuple[int, int]] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    def add(self, key: str, party: Party, role: Role | None, reason: str) -> None:
        """Add a party, or what is said of its part when it is named again."""
        before = self.parties.get(key)
        self.parties[key] = replace(before, role=role) if before and role is Role.ENDORSER else before or party
        if role is Role.LEAD:
            self.leads.add(key)
        self.reasons.append(reason)

    def in_roles(self) -> tuple[Party, ...]:
        """The parties, each in its part: the first one leads where nobody is said to."""
        first = next((key for key, party in self.parties.items() if party.role is not Role.ENDORSER), "")
        leads = self.leads or {first}
        return tuple(
            party if party.role is Role.ENDORSER and key not in self.leads
            else replace(party, role=Role.LEAD if key in leads else Role.SUPPORT)
            for key, party in self.parties.items())


class UnitNames:
    """The names under which units are known."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._index = UnitIndex(units)
        self._known = {unit.name: folded(unit.name) for unit in self._index.units}
        self.read = remembered(self._read)
        self.segments = remembered(self._segments)

    def _read(self, text: str) -> PartiesReading:
        """Read who is responsible; what is not understood stays in `rest`. Never raises."""
        spaced = one_spaced(text)
        plain = even(spaced)
        if NOBODY.fullmatch(plain):
            return PartiesReading(text, words=(spaced,) if spaced else (), doubts=_doubts((), ""))
        names = self._index.find(plain)
        cuts = _outside(CUT.finditer(plain), names)
        named = _Named(spans=[cut.span() for cut in cuts])
        named.spans += [match.span() for match in ARTICLE.finditer(plain)]
        for item in _parted(_items(plain, names, cuts), plain):
            self._read_item(item, spaced, plain, named)
        if not named.parties and trimmed(spaced):
            named.spans = [(0, len(spaced))]
            named.add("", self._unknown(trimmed(spaced), None), None, f"“{trimmed(spaced)}” is not known")
        parties = named.in_roles()
        rest = without(spaced, named.spans)
        return PartiesReading(text, parties, rest, within(spaced, named.spans), tuple(named.reasons),
                              _doubts(parties, rest))

    def _segments(self, text: str) -> tuple[str, ...]:
        """The parties that stand one after the other in a cell; names joined by a separator stay together."""
        spaced = one_spaced(text)
        plain = even(spaced)
        starts: list[int] = []
        last_end = 0
        for name in self._index.find(plain):
            if starts and not JOIN.search(plain, last_end, name.start):
                starts.append(name.start)
            elif not starts:
                starts.append(0)
            last_end = name.end
        bounds = [*(starts or [0]), len(spaced)]
        return tuple(part for a, b in pairwise(bounds) if (part := spaced[a:b].strip()))

    def speaker(self, line: str) -> tuple[str, str] | None:
        """The code of the unit whose name a line begins with, before a colon, and what it says; else None."""
        spaced = one_spaced(line)
        name = self._index.at(even(spaced), 0)
        said = spaced[name.end:].lstrip() if name else ""
        if name is None or len(name.units) != 1 or not said.startswith(":"):
            return None
        return name.units[0].code, said[1:].strip()

    def split(self, text: str, count: int) -> tuple[str, ...] | None:
        """The cell's parties for each of `count` actions, a single one shared by all; None where it does not fit."""
        segments = self.segments(text)
        if len(segments) == count:
            return segments
        return segments * count if len(segments) == 1 else None

    def _read_item(self, item: _Item, spaced: str, plain: str, named: _Named) -> None:
        """Read one stretch: its known names, or else the whole of it as somebody unknown."""
        role = item.role
        for name in item.names:
            beside = BESIDE.match(plain, name.end)
            if beside:
                role = ROLE_BESIDE[folded(beside["inside"] or beside["after"])]
                named.spans.append(beside.span())
            self._add(name, spaced[name.start:name.end], role, named)
            role = None if role is Role.LEAD else role
        words = spaced[item.start:item.end]
        if item.names:
            named.spans += _with_last_word(item, plain)
            broken = self._index.broken(without(plain[item.start:item.end], [
                (name.start - item.start, name.end - item.start) for name in item.names]))
            if broken in [name.units[0] for name in item.names]:
                named.spans.append((item.start, item.end))
            return
        broken = self._index.broken(trimmed(plain[item.start:item.end].strip()))
        sharing = [broken] if broken else self._sharing(trimmed(plain[item.start:item.end].strip()))
        if sharing:
            for unit in sharing:
                self._add(Name(item.start, item.end, (unit,)), words.strip(), role, named)
        elif _is_name(words):
            beside = BESIDE.search(plain, item.start, item.end)
            if beside and not trimmed(plain[beside.end():item.end]):
                role = ROLE_BESIDE[folded(beside["inside"] or beside["after"])]
                words = spaced[item.start:beside.start()]
            party = self._unknown(trimmed(words.strip()), role)
            named.spans.append((item.start, item.end))
            named.add(folded(party.name), party, role, f"“{party.name}” is not known")

    def _sharing(self, words: str) -> list[Unit]:
        """The units of “Roses and Bulbs Sections”: known names that share their last word; none if one is unknown."""
        shared = PLURALS.search(words)
        if shared is None or shared.end() != len(words):
            return []
        last = shared.group().strip()[:-2 if folded(shared.group()).endswith("hes") else -1]
        firsts = [part for part in AND_OR_COMMA.split(words[:shared.start()]) if part]
        found = [self._index.at(f"{first} {last}", 0) for first in firsts]
        units = [name.units[0] for name, first in zip(found, firsts, strict=True)
                 if name and name.end == len(f"{first} {last}")]
        return units if len(units) == len(firsts) > 1 else []

    def _add(self, name: Name, written: str, role: Role | None, named: _Named) -> None:
        """Add a known party, or one whose name several units have."""
        named.spans.append((name.start, name.end))
        part = role or Role.SUPPORT
        if len(name.units) > 1:
            several = " or ".join(unit.name for unit in name.units)
            named.add(folded(written), Party("", written, part, known=False, suggestion=several), role,
                      f"“{written}” may be {several}")
            return
        unit = name.units[0]
        named.add(unit.code, Party(unit.code, unit.name, part, known=True), role, f"“{written}” is {unit.name}")

    def _unknown(self, name: str, role: Role | None) -> Party:
        from rapidfuzz import fuzz, process  # loaded at the first doubt

        close = None
        if len(name) <= _LONGEST_NAME:
            close = process.extractOne(folded(name), self._known, scorer=fuzz.token_set_ratio, score_cutoff=LIKENESS)
        return Party("", name, role or Role.SUPPORT, known=False, suggestion=close[2] if close else "")


def _items(plain: str, names: list[Name], cuts: list[re.Match[str]]) -> list[_Item]:
    """The stretches between cuts outside of names; a mark of a part holds until the next one or a semicolon."""
    items = [_Item(0, len(plain))]
    for cut in cuts:
        items[-1].end = cut.start()
        mark = cut["mark"] or cut["word"]
        before = items[-1].role if cut["stroke"] not in (";", "|", "•") else None
        if before is Role.LEAD and trimmed(plain[items[-1].start:items[-1].end]):
            before = None  # only the party right behind “led by” leads
        items.append(_Item(cut.end(), len(plain), cut.group(), ROLE_OF[folded(mark)] if mark else before))
    upcoming = iter(names)
    name = next(upcoming, None)
    for item in items:
        while name and name.start < item.end:
            item.names.append(name)
            name = next(upcoming, None)
    return items


def _parted(items: list[_Item], plain: str) -> Iterator[_Item]:
    """The stretches once those that belong together are one: a name with “and” in it, a person and their title."""
    held: _Item | None = None
    for item in items:
        if held and not held.names and not item.names and _belongs(plain[held.start:held.end], item.cut,
                                                                   plain[item.start:item.end]):
            held.end = item.end
            continue
        if held:
            yield held
        held = item
    if held:
        yield held


def _belongs(before: str, cut: str, after: str) -> bool:
    """Whether unknown words on both sides of a cut are one party."""
    if cut == ",":
        return _is_person(before) and bool(_called(after) & POSTS) and not _is_person(after)
    if folded(cut).isalpha() or cut == "&":
        return bool(trimmed(before) and trimmed(after)) and not (_stands_alone(before) and _stands_alone(after))
    return False


def _stands_alone(words: str) -> bool:
    """Whether words are a party by themselves: “Garden Unit”, “HR”, “Anna Berg”; not “Division of Roses”."""
    bare = even(words).strip(" ()")
    found = _WORD.findall(bare)
    if not found:
        return False
    heads = folded(found[0]) in NOUNS or folded(found[-1]) in NOUNS
    return (heads and not re.search(r" (?:of|de|du|des|del|for) \w+$", bare)) or bare.isupper() or _is_person(bare) or (
        heads and folded(found[0]) in NOUNS)


def _called(words: str) -> set[str]:
    return {folded(word) for word in _WORD.findall(even(words))}


def _is_person(words: str) -> bool:
    """Whether words look like somebody's own name: two to five with capitals, none that a post or body is called by."""
    parts = words.replace(".", " ").split()
    if not 2 <= len(parts) <= 5 or not (parts[0][:1].isupper() and parts[-1][:1].isupper()):
        return False
    plain = all(part.replace("-", "").replace("'", "").isalpha() and not (len(part) > 1 and part.isupper())
                and (part[0].isupper() or part in _PARTICLES) for part in parts)
    return plain and not _called(words) & NOUNS


def _is_name(item: str) -> bool:
    """Whether a stretch looks like a name: a letter, and a capital somewhere."""
    return any(character.isupper() for character in item)


def _with_last_word(item: _Item, plain: str) -> list[tuple[int, int]]:
    """The word that several names before it share, as in “Roses and Bulbs Sections”."""
    match = PLURALS.match(plain, item.names[-1].end, item.end)
    return [match.span()] if match else []


def _outside(cuts: Iterable[re.Match[str]], names: list[Name]) -> list[re.Match[str]]:
    """The cuts that touch no name."""
    kept: list[re.Match[str]] = []
    upcoming = 0
    for cut in cuts:
        while upcoming < len(names) and names[upcoming].end <= cut.start():
            upcoming += 1
        if upcoming == len(names) or names[upcoming].start >= cut.end():
            kept.append(cut)
    return kept


def _doubts(parties: tuple[Party, ...], rest: str) -> tuple[Doubt, ...]:
    """What is to be asked about parties that were read."""
    if not parties:
        return (Doubt("unit-missing", "nobody is named"),)
    doubts = []
    for party in parties:
        if not party.known:
            suggestions = tuple(part for part in party.suggestion.split(" or ") if part)
            code = "unit-ambiguous" if len(suggestions) > 1 else "unit-unknown"
            doubts.append(Doubt(code, f"“{party.name}” is not in the list of units" if code == "unit-unknown"
                                else f"“{party.name}” is the name of several units", suggestions))
    if rest:
        doubts.append(Doubt("unit-rest", f"“{rest}” is not understood"))
    return tuple(doubts)
