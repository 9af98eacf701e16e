"""Codes for units that a document names, and which of their names may be one: made and found by their words alone."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise

from toolkit.tracker.record.units import Unit
from toolkit.tracker.wording.words import even, folded

_CYRILLIC = dict(zip("абвгдезийклмнопрстуфыэіїєґў", "abvgdeziiklmnoprstufyeiiegu", strict=True)) | {
    "ё": "e", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "iu", "я": "ia",
    "ъ": "", "ь": ""}
_GREEK = dict(zip("αβγδεζηικλμνξοπρσςτυφχω", "avgdeziiklmnxoprsstyfho", strict=True)) | {"θ": "th", "ψ": "ps"}
_LATIN = {**_CYRILLIC, **_GREEK, "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"}
_WORD = re.compile(r"[^\W\d_][\w'-]*")
_LONGEST, _LONGEST_WORD = 8, 5
_SMALL_WORDS = frozenset({"of", "the", "and", "for", "on", "de", "du", "des", "la", "le", "les", "et", "del", "el",
                          "los", "las", "y", "и", "по", "для"})
_SHORTENED = {"dept": "department", "dep": "department", "div": "division", "min": "ministry", "dir": "directorate",
              "sec": "section", "sect": "section", "off": "office", "svc": "service", "svcs": "services",
              "mgmt": "management", "admin": "administration", "intl": "international", "natl": "national",
              "govt": "government", "org": "organization", "organisation": "organization", "centre": "center",
              "programme": "program", "&": "and", "comm": "committee", "dpto": "departamento", "depto": "departamento"}
_PART = re.compile(r"[^\W_]+|&")
_LONG_ENOUGH = 5
"""Shorter words differ in a letter and mean something else."""


def coded(names: Iterable[str]) -> list[Unit]:
    """Units with codes made from the words of their names."""
    units: dict[str, Unit] = {}
    numbers: dict[str, int] = {}
    for name in names:
        code = base = _code(name)
        while code in units:
            numbers[base] = numbers.get(base, 1) + 1
            code = f"{base}{numbers[base]}"
        units[code] = Unit(code, name)
    return list(units.values())


def _code(name: str) -> str:
    """The initials of a name in Latin letters; the beginning of its word where it has only one."""
    if 1 < len(name) <= _LONGEST and name.isupper() and name.isalnum() and name.isascii():
        return name
    local, at, _ = name.partition("@")
    words = _WORD.findall(local.replace(".", " ").replace("_", " "))
    if at and words:
        return _enough(_latin(words[0][:1] + words[-1] if len(words) > 1 else words[0])[:_LONGEST])
    told = [word for word in words if word[0].isupper()]
    if len(told) < 2:
        told = [word for word in words if folded(word) not in _SMALL_WORDS] or words
    if len(told) == 1 and not told[0].isupper():
        return _enough(_latin(told[0])[:_LONGEST_WORD])
    return _enough("".join(_latin(word) if word.isupper() else _latin(word)[:1] for word in told)[:_LONGEST])


def _enough(code: str) -> str:
    """A code that says something: one letter alone does not, and neither does nothing."""
    return code if len(code) > 1 else f"UNIT{code}"


def _latin(word: str) -> str:
    """A word in capital Latin letters."""
    told = "".join(_LATIN.get(letter, letter) for letter in folded(word))
    plain = unicodedata.normalize("NFKD", told)
    return "".join(letter for letter in plain if letter.isascii() and letter.isalnum()).upper()


def alike(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Names that may be one, each with the first that is like it: spelt, shortened or in letters otherwise."""
    order = {name: at for at, name in enumerate(names)}
    keys = {name: _key(name) for name in order}
    pairs = set[tuple[str, str]]()
    for backwards in (False, True):
        beside = sorted(order, key=lambda name: tuple(reversed(keys[name])) if backwards else keys[name])
        for one, other in pairwise(beside):
            if _nearly(keys[one], keys[other]):
                pairs.add((one, other) if order[one] < order[other] else (other, one))
    first: dict[str, str] = {}
    for one, other in sorted(pairs, key=lambda pair: (order[pair[1]], order[pair[0]])):
        first.setdefault(other, first.get(one, one))
    yield from ((one, other) for other, one in first.items())


def _key(name: str) -> tuple[str, ...]:
    parts = _PART.findall(folded(even(name)))
    return tuple(_SHORTENED.get(part, part) for part in parts if part not in ("the", "la", "le", "el"))


def _nearly(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether names have the same words, but for a slip in one long word or the end of a plural."""
    from rapidfuzz.distance import OSA  # loaded where units are gathered

    if len(one) != len(other):
        return False
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return not differing or (len(differing) == 1 and all(
        min(len(a), len(b)) >= _LONG_ENOUGH and not any(map(str.isdigit, a + b)) and OSA.distance(a, b) <= 1
        for a, b in differing))
