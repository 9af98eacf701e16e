"""What a stretch of a cell looks like: a person, a post, a body, an abbreviation, or plain words of a longer name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from toolkit.tracker.wording.parties.nouns import (
    ABBREVIATED_TOPICS,
    BODIES,
    EVERY,
    NOUNS,
    PARTICLES,
    POSTS,
    SEVERAL,
    TITLED,
    TOPICS,
)
from toolkit.tracker.wording.parties.peeling import ADDRESS, bare
from toolkit.tracker.wording.words import even, folded

_WORD = re.compile(r"[^\W\d_]+")
_OF = re.compile(r"(?:of|for|on|in charge of|de|du|des|del|para|pour|chargee? de|по)(?!\w)|d'", re.IGNORECASE)
"""What stands between a head word and what belongs to it."""
_ARTICLE = re.compile(r"(?:the|la|le|les|el|los|las) (?=\S)|l'(?=\S)", re.IGNORECASE)
_BRACKET = re.compile(r" ?\([^()]*\)")
_INITIALS = re.compile(r"[^\W\d_a-zа-я]\.(?:[ -]?[^\W\d_a-zа-я]\.)*")
_RANKS = ((("ministry", "government", "ministere", "ministerio", "министерство", "agency"), 4),
          (("department", "directorate", "departement", "departamento", "direction", "direccion", "департамент"), 3),
          (("division", "branch", "service", "управление"), 2),
          (("unit", "section", "team", "desk", "unite", "unidad", "equipe", "equipo", "отдел"), 1))
_RANK = {word: rank for words, rank in _RANKS for word in words}
"""How large a body is, where the word for it says so."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a stretch between two separators looks like.

    Attributes:
        kind: person, acronym, address, body, post, group, plain, lower or none.
        heads: Whether its head word stands first and something belongs to it: “Office of”, “Head of”.
        topic: Whether a word says what a body is about.
        several: Whether its last word is that of several bodies.
        loose: Of a post, whether the word for it is not the last one: “Head Teacher”.
        titled: Of a person, whether a title or initials show it; else a name that may be something else.
        articled: Whether it begins with an article.
        of: Whether it begins with “of”.
        rank: How large the body is; 0 where that is not said.
        words: How many it has.
    """

    kind: str
    heads: bool = False
    topic: bool = False
    several: bool = False
    loose: bool = False
    titled: bool = False
    articled: bool = False
    of: bool = False
    rank: int = 0
    words: int = 1

    @property
    def stands(self) -> bool:
        """Whether it is a party by itself."""
        return self.kind in ("person", "acronym", "address", "body", "group") or self.heads or self.articled

    @property
    def bare_post(self) -> bool:
        """Whether it is a post of which it is not said where: “Manager”."""
        return self.kind == "post" and not self.heads


@lru_cache(maxsize=4096)
def shape_of(words: str) -> Shape:
    """What an evened stretch looks like."""
    text = bare(words)
    name = _BRACKET.sub("", text)
    found = _WORD.findall(name) or _WORD.findall(text)
    if not found:
        return Shape("none")
    small = [folded(word) for word in found]
    topic = any(word in TOPICS for word in small) or text in ABBREVIATED_TOPICS
    shape = _by_signs(text, name, small) or _by_nouns(text, small, topic=topic) or _by_capitals(text, name, topic=topic)
    return replace(shape, topic=topic, articled=_ARTICLE.match(text) is not None, of=_OF.match(text) is not None,
                   words=len(found))


def _by_signs(text: str, name: str, small: Sequence[str]) -> Shape | None:
    """An address, a person with a title, an abbreviation, or a group; None of anything else."""
    if ADDRESS.search(text):
        return Shape("address")
    if _is_titled(text):
        return Shape("person", titled=True)
    if is_abbreviation(name) and folded(name) not in NOUNS | TOPICS:
        return Shape("acronym")
    if small[0] in EVERY and len(small) > 1:
        return Shape("group", several=True)
    return None


def _by_nouns(text: str, small: Sequence[str], *, topic: bool) -> Shape | None:
    """A post or a body, where a word says so; None where none does."""
    if len(small) == 1 and topic and small[0] not in POSTS:
        return Shape("plain")
    last, head = small[-1], next((word for word, after in _heads(text) if after), "")
    told = head or (last if last in NOUNS else small[0] if small[0] in BODIES - TOPICS else "")
    several = told in SEVERAL
    if told in BODIES:
        is_first = bool(head) or (last not in BODIES and not told.isascii())  # Russian has no “of”
        return Shape("body", heads=is_first, several=several, rank=_RANK.get(told, 0))
    if any(word in POSTS for word in small):
        return Shape("post", heads=bool(head), several=several, loose=not head and last not in POSTS)
    return Shape("body") if any(word in BODIES - TOPICS for word in small) else None


def _by_capitals(text: str, name: str, *, topic: bool) -> Shape:
    """Somebody's own name, a body with its abbreviation, or plain words."""
    if not any(map(str.isupper, text)) and text != text.swapcase():
        return Shape("lower")
    if not topic and is_person(text):
        return Shape("person", titled=_INITIALS.search(text) is not None)
    if is_abbreviation(text.partition(" ")[0]) or is_abbreviation(name.strip().rpartition(" ")[2]):
        return Shape("acronym")
    return Shape("body" if "(" in text and is_abbreviation(text[text.rfind("(") + 1:].strip(" )")) else "plain")


def without_article(name: str) -> str:
    """A name without the article that it is written with."""
    match = _ARTICLE.match(even(name))
    return name[match.end():] if match else name


def _heads(text: str) -> Iterator[tuple[str, bool]]:
    """The words for posts and bodies in a name, folded, and whether something belongs to each: “Office of”."""
    for match in _WORD.finditer(text):
        word = folded(match.group())
        if word in NOUNS:
            yield word, _OF.match(text, match.end() + 1) is not None


def _is_titled(text: str) -> bool:
    match = TITLED.match(text)
    return bool(match and text[match.end():match.end() + 1].isupper() and len(text.split()) <= 6)


def is_abbreviation(text: str) -> bool:
    """Whether it is written as an abbreviation or initials are: ABC, RDAs, LamNor, MGo, A.B."""
    letters = "".join(filter(str.isalpha, text))
    if not letters or " " in text.strip() or len(letters) > 12:
        return False
    if letters.removesuffix("s").isupper():
        return len(letters) <= 10
    capitals = sum(map(str.isupper, letters))
    return capitals >= 2 and letters[0].isupper() and "-" not in text and "'" not in text and not letters.startswith(
        ("Mc", "Mac", "De", "La", "Le", "Van", "Di"))


def is_initials(text: str) -> bool:
    """Whether it is an abbreviation that is not of what a body is about."""
    return is_abbreviation(text) and text not in ABBREVIATED_TOPICS


def is_person(words: str) -> bool:
    """Whether words look like somebody's own name: two to five with capitals, none that a post or body is called by."""
    parts = words.replace(".", " ").split()
    if not 2 <= len(parts) <= 5 or not (parts[0][:1].isupper() and parts[-1][:1].isupper()):
        return False
    plain = all(part.replace("-", "").replace("'", "").isalpha() and not (len(part) > 1 and part.isupper())
                and (part[0].isupper() or part in PARTICLES) for part in parts)
    return plain and not {folded(word) for word in _WORD.findall(even(words))} & NOUNS
