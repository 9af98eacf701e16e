"""Who is to do a follow-up action, as a mission report says it: people with their titles, teams, and stray dates."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from toolkit.sources.register.coding import coded
from toolkit.tracker.record.codes import UnitKind
from toolkit.tracker.record.narrative import Person
from toolkit.tracker.record.units import Unit
from toolkit.tracker.views.prose import capitalized
from toolkit.tracker.wording.dates import find_dates
from toolkit.tracker.wording.words import even, folded, one_spaced, trimmed, without


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PARTICLES = _words("al bin da das de del della den der di do dos du el ibn la le van von y zu")
_NOUNS = _words(
    "adviser advisor agency analyst assistant associate board bureau centre center chief committee commission "
    "consultant coordination coordinator council delegation department director directorate division expert facility "
    "focal fund government group head headquarters institute institution leader leadership lead manager management "
    "ministry mission network office officer organization organisation participant partner point president programme "
    "program project representative secretariat secretary section specialist staff team unit university member "
    "minister counterpart")
"""What posts and bodies are called; nobody's own name has such a word."""
_TITLES = re.compile(r"(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sr|Sra|M|Mme)\.? )+")
_WORD = re.compile(r"[^\W\d_]+(?:['.-][^\W\d_]+)*\.?")
_SEVERAL = re.compile(r"\s*[;|/]\s*")
_AND = re.compile(r" (?:and|et|y|и|&) ")
_TITLE_MARK = re.compile(r"\s*,\s*|\s+-\s+|\s*:\s+")
_IN_BRACKETS = re.compile(r"\s*\((?P<organization>[^\W\d_a-z][^()]+)\)$")
_BY = re.compile(r"(?<!\w)(?:by|until|till|not later than)(?: the end of| end of)? ?\Z", re.IGNORECASE)
_BEFORE_DATE = re.compile(r"\(?(?:(?<!\w)(?:by|before|until|till|due|on|from) *)?\Z", re.IGNORECASE)
_LONGEST_ENTRY = 25


@dataclass(frozen=True, slots=True)
class Named:
    """A party as written.

    Attributes:
        written: All its words.
        name: Of the person or the body.
        title: Of a person.
        organization: Of a person, where it stands in brackets at the end.
        is_person: Whether it is a person.
    """

    written: str
    name: str
    title: str = ""
    organization: str = ""
    is_person: bool = False


@dataclass(frozen=True, slots=True)
class ByWhom:
    """The cell, read.

    Attributes:
        words: Who, without any date.
        dates: The dates that stand with them, as written.
    """

    words: str
    dates: tuple[str, ...] = ()


def without_dates(text: str) -> ByWhom:
    """Part who is responsible from the days and months that stand in the same cell."""
    spaced = one_spaced(text)
    found = [date for date in find_dates(spaced) if date.precision in ("day", "month")]
    if not found:
        return ByWhom(text.strip())
    starts = [_BEFORE_DATE.search(spaced, 0, date.start) for date in found]
    spans = [(start.start() if start else date.start, date.end + spaced[date.end:].startswith(")"))
             for start, date in zip(starts, found, strict=True)]
    return ByWhom(without(spaced, spans), tuple(date.text for date in found))


def due_in(text: str) -> str:
    """The day or month by which a sentence says that something is to be done; "" where it says none or several."""
    spaced = one_spaced(text)
    found = [date.text for date in find_dates(spaced)
             if date.precision != "year" and _BY.search(spaced, 0, date.start)]
    return found[0] if len(found) == 1 else ""


def parties(words: str) -> tuple[Named, ...]:
    """The parties of a cell: parted by strokes and semicolons, and by “and” or a comma where both sides stand alone."""
    found: list[Named] = []
    for part in _SEVERAL.split(one_spaced(words)):
        for stretch in _alike(_AND.split(part), part):
            found += _one_or_listed(stretch)
    return tuple(named for named in found if named.name)


def read_entry(text: str) -> Named:
    """One entry of a list of people: a person with a title, or else a body."""
    spaced = one_spaced(text)
    bracket = _IN_BRACKETS.search(spaced)
    said = spaced[:bracket.start()] if bracket else spaced
    mark = _TITLE_MARK.search(even(said))
    name = said[:mark.start()] if mark else said
    if not is_own_name(name):
        return Named(spaced, spaced)
    title = said[mark.end():] if mark else ""
    return Named(spaced, name, title, bracket["organization"] if bracket else "", is_person=True)


def as_person(text: str, of: str) -> Person | None:
    """An entry of a list as a record; None where it is a sentence and no entry."""
    words = one_spaced(text)
    if words.endswith(":") or len(words.split()) > _LONGEST_ENTRY or (words.endswith(".") and len(words.split()) > 7):
        return None
    entry = read_entry(words)
    if entry.is_person:
        return Person(of, entry.organization, entry.name, entry.title)
    return Person(of, organization=entry.name)


def is_own_name(words: str) -> bool:
    """Whether words are somebody's name: two to five with capitals, and none that a post or a body is called by."""
    bare = _TITLES.sub("", even(words), count=1)
    parts = bare.split()
    capitals = [part for part in parts if part[:1].isupper()]
    if not 2 <= len(parts) <= 5 or len(capitals) < 2 or not parts[0][:1].isupper() or not parts[-1][:1].isupper():
        return False
    if any(_WORD.fullmatch(part) is None for part in parts) or _is_called_so(bare):
        return False
    return all(part[:1].isupper() or part in _PARTICLES for part in parts) and not all(
        len(part) < 5 and part.isupper() and "." not in part for part in parts)


def gather_parties(cells: Iterable[str]) -> list[Unit]:
    """The units that cells name: each person and body once, with every way it was written as another name."""
    found: dict[str, list[Named]] = {}
    for cell in cells:
        for named in parties(cell):
            found.setdefault(folded(named.name), []).append(named)
    units = coded(capitalized(named[0].name) for named in found.values())
    return [_with_names(unit, named) for unit, named in zip(units, found.values(), strict=True)]


def _with_names(unit: Unit, named: Sequence[Named]) -> Unit:
    others = dict.fromkeys(one.written for one in named if folded(one.written) != folded(unit.name))
    kind = UnitKind.PERSON if named[0].is_person else UnitKind.COLLECTIVE if _is_plural(unit.name) else UnitKind.UNIT
    return replace(unit, aliases=tuple(others), kind=kind)


def _one_or_listed(part: str) -> list[Named]:
    """A person with a title, a body, or several of them parted by commas."""
    entry = read_entry(part)
    if entry.is_person:
        first, *rest = (piece.strip() for piece in part.split(","))
        if rest and all(is_own_name(piece) for piece in rest):
            return [Named(piece, piece, is_person=True) for piece in (first, *rest)]
        return [entry]
    listed = [trimmed(piece.strip()) for piece in part.split(",")]
    if len(listed) > 1 and all(_is_called_so(piece) or piece.isupper() for piece in listed):
        return [Named(piece, piece) for piece in listed]
    return [Named(trimmed(part), trimmed(part))]


def _alike(sides: Sequence[str], whole: str) -> Sequence[str]:
    """The sides of “and” where each is a name, or each a post or body; else the whole."""
    alone = all(map(is_own_name, sides)) or all(map(_is_called_so, sides))
    return sides if alone and any(map(str.isupper, sides[0])) else (whole,)


def _is_called_so(words: str) -> bool:
    return any(_singular(word) in _NOUNS for word in re.findall(r"[^\W\d_]+", folded(even(words))))


def _is_plural(name: str) -> bool:
    last = folded(name.rsplit(maxsplit=1)[-1])
    return last != _singular(last) and _singular(last) in _NOUNS


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and word not in _NOUNS else word


def is_party(words: str) -> bool:
    """Whether words name somebody: a person, a post or a body."""
    return bool(words) and (read_entry(words).is_person or _is_called_so(words))
