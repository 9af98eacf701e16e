"""Reading who is responsible: known units by name, alias or code, the longest name first; the others as written.

The first party named leads, unless the words say who does; “for endorsement by” makes an endorser, every other one
supports. A name that is only like a known one is never taken for it: Information Systems Unit is not Information Unit.
Where “and” or a comma may stand within a name, `parties.splitting` decides, and both readings are asked.
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import pairwise

from toolkit.tracker.record.codes import Role
from toolkit.tracker.record.units import Unit
from toolkit.tracker.wording.doubts import Doubt
from toolkit.tracker.wording.parties.marks import (
    AND_OR_COMMA,
    ARTICLE,
    BESIDE,
    CUT,
    JOIN,
    NOBODY,
    PLURALS,
    ROLE_BESIDE,
)
from toolkit.tracker.wording.parties.peeling import TASK, Span, address_in, addresses, bare, noise
from toolkit.tracker.wording.parties.shapes import is_initials, shape_of
from toolkit.tracker.wording.parties.splitting import Run
from toolkit.tracker.wording.parties.stretches import Item, Text, apart, cleared, items_of, outside, runs_of
from toolkit.tracker.wording.unit_index import Name, UnitIndex
from toolkit.tracker.wording.words import even, folded, one_spaced, remembered, trimmed, within, without
from toolkit.words import readings
from toolkit.words.phrases import Alternatives, either
from toolkit.words.readings import parties as words
from toolkit.words.speaking import Unsaid, unsaid

LIKENESS = 75
"""How alike an unknown name and a known one must be, of 100, to be named as a suggestion."""
_LONGEST_NAME = 120
"""Longer unknown words are no misspelt name, and are not compared with the known ones."""
_SIDES = re.compile(r": | [-\u2013\u2014] ")
"""What may stand between a body and a person as well as between two bodies."""
_BRACKET = re.compile(r"\((?P<inside>[^()]+)\)")


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody responsible.

    Attributes:
        code: The unit's code; "" when it is unknown.
        name: The unit's name; as written when it is unknown.
        role: Its part.
        known: Whether the register knows it.
        suggestion: The known unit whose name is most like an unknown one; "" when none is.
        several: The names of the known units that it may be, where several have it.
        address: The e-mail address that stands beside an unknown one.
    """

    code: str
    name: str
    role: Role
    known: bool
    suggestion: str = ""
    address: str = ""
    several: tuple[str, ...] = ()


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
    reasons: tuple[Unsaid, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether every party is known and every word understood."""
        return not self.doubts

    def codes(self, role: Role) -> tuple[str, ...]:
        """The codes of the known parties in a role."""
        return tuple(party.code for party in self.parties if party.known and party.role is role)


@dataclass(slots=True)
class _Named:
    """The parties found so far, by code or name, and who is said to lead."""

    parties: dict[str, Party] = field(default_factory=dict)
    leads: set[str] = field(default_factory=set)
    spans: list[Span] = field(default_factory=list)
    reasons: list[Unsaid] = field(default_factory=list)
    splits: list[Doubt] = field(default_factory=list)

    def add(self, key: str, party: Party, role: Role | None, reason: Unsaid) -> None:
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
    """The names under which units are known.

    Args:
        units: The units.
        alone: The folded names that stand alone in other cells, where no list says which units there are.
    """

    def __init__(self, units: Iterable[Unit], alone: Set[str] = frozenset()) -> None:
        self._index = UnitIndex(units)
        self.alone = alone
        self._known = {unit.name: folded(unit.name) for unit in self._index.units}
        self.read = remembered(self._read)
        self.segments = remembered(self._segments)

    def _read(self, text: str) -> PartiesReading:
        """Read who is responsible; what is not understood stays in `rest`. Never raises."""
        spaced = one_spaced(text)
        plain = even(spaced)
        if NOBODY.fullmatch(plain):
            return PartiesReading(text, words=(spaced,) if spaced else (), doubts=_doubts((), "", ()))
        names = self._names_in(plain)
        marks = apart(noise(plain), names)
        cell = cleared(spaced, plain, names, marks)
        cuts = outside(CUT.finditer(cell.plain), names)
        named = _Named(spans=[*marks, *(cut.span() for cut in cuts)])
        named.spans += [match.span() for match in ARTICLE.finditer(cell.plain)]
        items = [*self._parted(items_of(cell.plain, names, cuts), cell, named)]
        for place, item in enumerate(items, 1):
            self._read_item(item, cell, named)
            if all(following.says_part for following in items[place:place + 1]):
                named.spans += [(task.start(), item.end) for task in TASK.finditer(cell.plain, item.start, item.end)
                                if any(end == task.start() for _, end in named.spans)]
        if not named.parties and trimmed(spaced):
            named.spans = [(0, len(spaced))]
            named.add("", self._unknown(bare(cell.spaced) or trimmed(spaced), None), None,
                      unsaid(words.NOT_KNOWN, name=trimmed(spaced)))
        parties = named.in_roles()
        rest = without(spaced, named.spans)
        return PartiesReading(text, parties, rest, within(spaced, named.spans), tuple(named.reasons),
                              _doubts(parties, rest, named.splits))

    def _names_in(self, plain: str) -> list[Name]:
        """The known names of an evened text; none that is only a part of an e-mail address."""
        names, mails = self._index.find(plain), addresses(plain)
        return [name for name in names if not any(
            start <= name.start < end and (start, end) != (name.start, name.end) for start, end in mails)]

    def standing_alone(self, text: str) -> Iterator[str]:
        """The unknown stretches of a cell that no “and” and no comma could part, folded; of strokes, abbreviations."""
        plain = even(one_spaced(text))
        names = self._names_in(plain)
        cell = cleared(plain, plain, names, noise(plain))
        for run in runs_of(items_of(cell.plain, names, outside(CUT.finditer(cell.plain), names)), cell.plain):
            cuts = ["/", *(item.cut for item in run[1:]), "/"]
            for item, before, after in zip(run, cuts[:-1], cuts[1:], strict=True):
                name = bare(cell.plain[item.start:item.end])
                if not item.names and before == after == "/" and (len(run) == 1 or is_initials(name)):
                    yield folded(address_in(name)[0])

    def _parted(self, items: Sequence[Item], cell: Text, named: _Named) -> Iterator[Item]:
        """The stretches once those that belong together are one name; what does not settle that is asked."""
        parts = list(runs_of(items, cell.plain))
        runs = [Run([cell.plain[item.start:item.end] for item in part], [item.cut for item in part[1:]], self.alone)
                for part in parts]
        surnames_first = len(runs) > 1 and all(run.is_surname_first for run in runs)
        for part, run in zip(parts, runs, strict=True):
            whole = replace(part[0], end=part[-1].end)
            if len(part) == 1 or surnames_first or self._sharing(trimmed(cell.plain[whole.start:whole.end].strip())):
                yield whole
                continue
            grouped = run.grouped()
            if grouped.doubtful:
                named.splits.append(_split_doubt(cell.spaced, part, grouped.groups))
            for first, last in grouped.groups:
                yield replace(part[first], end=part[last].end)

    def _segments(self, text: str) -> tuple[str, ...]:
        """The parties that stand one after the other in a cell; names joined by a separator stay together."""
        spaced = one_spaced(text)
        plain = even(spaced)
        starts: list[int] = []
        last_end = 0
        for name in self._names_in(plain):
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

    def _read_item(self, item: Item, cell: Text, named: _Named) -> None:
        """Read one stretch: its known names, or else the whole of it as somebody unknown."""
        role, plain = item.role, cell.plain
        for name in item.names:
            beside = BESIDE.match(plain, name.end)
            if beside:
                role = ROLE_BESIDE[folded(beside["inside"] or beside["after"])]
                named.spans.append(beside.span())
            self._add(name, cell.spaced[name.start:name.end], role, named)
            role = None if role is Role.LEAD else role
        if item.names:
            named.spans += _with_last_word(item, plain)
            named.spans += [span for span in addresses(plain) if item.start <= span[0] < item.end]
            broken = self._index.broken(without(plain[item.start:item.end], [
                (name.start - item.start, name.end - item.start) for name in item.names]))
            if broken in [name.units[0] for name in item.names]:
                named.spans.append((item.start, item.end))
            return
        words = trimmed(plain[item.start:item.end].strip())
        broken = self._index.broken(words)
        for unit in [broken] if broken else self._sharing(words):
            self._add(Name(item.start, item.end, (unit,)), cell.spaced[item.start:item.end].strip(), role, named)
            item = replace(item, start=item.end)
        if item.start < item.end:
            self._read_unknown(item, cell, named)

    def _read_unknown(self, item: Item, cell: Text, named: _Named) -> None:
        """Read a stretch without a known name in it: somebody unknown, where it looks like a name."""
        role, start, end = item.role, item.start, item.end
        beside = BESIDE.search(cell.plain, start, end)
        if beside and not trimmed(cell.plain[beside.end():end]):
            role, end = ROLE_BESIDE[folded(beside["inside"] or beside["after"])], beside.start()
            named.spans.append(beside.span())
        task = TASK.search(cell.plain, start, end)
        if task and shape_of(cell.plain[start:task.start()]).kind in ("person", "acronym", "plain", "body"):
            end = task.start()
        bracket = _BRACKET.search(cell.plain, start, end)
        if bracket and folded(bare(cell.plain[start:bracket.start()])) in self.alone and not _abbreviates(
                bracket["inside"], cell.plain[start:bracket.start()]):
            end = bracket.start()
        name, address = address_in(bare(cell.spaced[start:end]))
        if not name or not _is_name(name, uses_capitals=cell.uses_capitals):
            return
        named.spans += cell.without(start, end)
        between = _SIDES.search(name)
        sides = (name[:between.start()], name[between.end():]) if between else ()
        if sides and all(shape_of(even(side)).stands for side in sides):
            named.splits.append(Doubt("unit-split", unsaid(words.ONE_OR_SEVERAL, name=name), (name, " | ".join(sides)),
                                      name))
        party = replace(self._unknown(name, role), address=address if address != name else "")
        named.add(folded(party.name), party, role, unsaid(words.NOT_KNOWN, name=party.name))

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
            several = tuple(unit.name for unit in name.units)
            party = Party("", written, part, known=False, suggestion=either([*several]), several=several)
            named.add(folded(written), party, role,
                      unsaid(words.MAY_BE, name=written, units=Alternatives(several)))
            return
        unit = name.units[0]
        named.add(unit.code, Party(unit.code, unit.name, part, known=True), role,
                  unsaid(words.IS, name=written, unit=unit.name))

    def _unknown(self, name: str, role: Role | None) -> Party:
        from rapidfuzz import fuzz, process  # loaded at the first doubt

        close = None
        if len(name) <= _LONGEST_NAME:
            close = process.extractOne(folded(name), self._known, scorer=fuzz.token_set_ratio, score_cutoff=LIKENESS)
        return Party("", name, role or Role.SUPPORT, known=False, suggestion=close[2] if close else "")


def _split_doubt(spaced: str, run: Sequence[Item], groups: Sequence[tuple[int, int]]) -> Doubt:
    """Words that may be one name or several, with both readings."""
    whole = bare(spaced[run[0].start:run[-1].end])
    apart = " | ".join(bare(spaced[item.start:item.end]) for item in run)
    taken = " | ".join(bare(spaced[run[first].start:run[last].end]) for first, last in groups)
    other = apart if len(groups) == 1 else whole
    return Doubt("unit-split", unsaid(words.ONE_OR_SEVERAL, name=whole), (taken, other), whole)


def _abbreviates(short: str, name: str) -> bool:
    """Whether an abbreviation in brackets is that of the name before it."""
    initials = "".join(word[0] for word in name.split())
    return folded(short[:1]) in folded(initials)


def _is_name(name: str, *, uses_capitals: bool) -> bool:
    """Whether a stretch looks like a name: a capital somewhere, where the writer uses any; an address; a group."""
    if any(map(str.isupper, name)) or "@" in name or not uses_capitals:
        return any(map(str.isalpha, name))
    shape = shape_of(even(name))
    return shape.kind == "group" or (shape.kind in ("post", "body") and (shape.heads or shape.words == 1))


def _with_last_word(item: Item, plain: str) -> list[tuple[int, int]]:
    """The word that several names before it share, as in “Roses and Bulbs Sections”."""
    match = PLURALS.match(plain, item.names[-1].end, item.end)
    return [match.span()] if match else []


def _doubts(parties: tuple[Party, ...], rest: str, splits: Sequence[Doubt]) -> tuple[Doubt, ...]:
    """What is to be asked about parties that were read."""
    if not parties:
        return (Doubt("unit-missing", Unsaid(words.NOBODY_NAMED)),)
    doubts = list(splits)
    for party in parties:
        if not party.known:
            code, what = ("unit-ambiguous", words.OF_SEVERAL) if party.several else ("unit-unknown", words.NOT_LISTED)
            near = (party.suggestion,) if party.suggestion else ()
            doubts.append(Doubt(code, unsaid(what, name=party.name), party.several or near))
    if rest:
        doubts.append(Doubt("unit-rest", unsaid(readings.NOT_UNDERSTOOD, rest=rest)))
    return tuple(doubts)
