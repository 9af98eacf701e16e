"""What the headings of people's own trackers mean, in English, French, Spanish and Russian.

A heading is known by one of our words for it, by the words that are left when remarks in brackets and additions such
as “as of …” are taken off, or by being very like one. What is only like one is shown, so that a person can say no.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from toolkit.sources.spreadsheet.grammar import OWN_NUMBER, PARTY_AND_DATE, is_office, keeps_books, meaning_of
from toolkit.sources.spreadsheet.stems import spelt_out, stands_for, unaccented, words_of
from toolkit.sources.spreadsheet.words import HEADINGS
from toolkit.tracker.record.actions import Action, Comment, Recommendation
from toolkit.tracker.record.columns import columns_of, fold
from toolkit.tracker.record.problems import Refused
from toolkit.tracker.returns.headings import CLOSE_ENOUGH
from toolkit.tracker.wording.dates import find_dates
from toolkit.tracker.wording.words import nearest, one_spaced, remembered, without
from toolkit.words import sources as words
from toolkit.words.readings.places import place_code, place_shown
from toolkit.words.speaking import said, text

OTHER = "other"
"""The word by which `--map` says that the tracker does not know a column."""
NUMBERING = "numbering"
"""The key of a column of numbers that may be of recommendations or of actions; its cells settle it."""
PROGRESS = "progress"
"""The key of a column that joins status, date and comment."""
WHEN = frozenset({"deadline", "due_date", PARTY_AND_DATE})
"""The keys of columns that say by when."""
SAID = 4
"""The sureness of a heading that a person has told."""
MOST_WORDS = 12
"""What has more words is a heading only as a whole."""
_FEWEST_LEFT = 3
"""The fewest letters of a shortened word that need not make up one of our headings as a whole."""
SHORTEST_ALIKE = 6
"""The fewest letters of a heading that counts as a misspelt one."""

_OWN_NAMES = {"number": words.OWN_NUMBER, "recommendation": words.OWN_RECOMMENDATION, "origin": words.OWN_ORIGIN,
              NUMBERING: words.OWN_NO, PROGRESS: words.OWN_PROGRESS, OTHER: words.OWN_OTHER,
              PARTY_AND_DATE: words.OWN_PARTY_AND_DATE}

_JOINED = frozenset({"status", "completed", "comment"})
"""A heading that names two of these heads a column that joins them …"""
_ROLES = frozenset({"responsible", "lead", "support", "endorser"})
"""… and one that names two of these, a column of all who are responsible."""
_NOUNS = frozenset({"text", "recommendation", "deadline", "responsible", "status", "comment", "evidence", "response"})
"""Columns whose word may have others before it, as in “latest status”."""
_BEGIN = frozenset({"action", "actions", "recommendation", "recommendations", "status", "deadline", "comment",
                    "comments", "responsible", "measure", "measures", "activity", "activities"})
"""Words that may have others behind them, as in “action agreed”."""
_DOUBTFUL = frozenset({"rag", "rag status", "traffic light", "stage", "situation", "note", "notes", "report", "review",
                       "area", "request", "explanation", "with", "avec", "con", "time to resolve",
                       "temps de resolution", "tiempo de solucion", "tiempo de resolucion", "время решения"})
"""Names that mean a column only where no other one is surer."""
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_ENDS_ENGLISH = re.compile(r" (?:of|for|by|as|to|at|on|and|in|from|per|since|until) .*")
_PARTS = re.compile(r"[/;|&+,]| - | and | et | y | и ")
_COUNTS = re.compile(r"(?:total|totals|sum|count|number of|no of|# of|%|percent\w*|nombre d|total de|numero de|"
                     r"cantidad|количество|всего|итого|доля)(?!\w)")
"""How headings begin that count actions, and do not hold them."""
_LETTERS = re.compile(r"[A-Za-z]{1,3}")
LAST_COLUMN = 16_384
"""The number of the last column of a sheet."""
_WITHIN = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])|(?<=\w)_+(?=\w)")
"""Where the words of a heading meet that a program gave it: “dueDate”, “closed_at”."""
_MARKS = re.compile(r"[*:?!\d¹²³]+$|^[*\d)]+ ")


@dataclass(frozen=True, slots=True)
class Match:
    """What a heading means.

    Attributes:
        key: Of the column.
        sureness: 4 said by a person, 3 one of our words, 2 after something was taken off, 1 only like one.
        why: The same in words.
        language: Of the words by which it is known; "" where they are of several.
        rank: Which of several columns of one key and sureness is meant first: the highest.
    """

    key: str
    sureness: int
    why: str
    language: str = ""
    rank: int = 0


@dataclass(frozen=True, slots=True)
class _Known:
    key: str
    language: str


def name_of(key: str) -> str:
    """Our name of a column, as people read it."""
    return _names()[NUMBERING if key == OWN_NUMBER else key]


def every_name() -> list[str]:
    """Our names of all columns that a heading can mean, as people read them."""
    return [*dict.fromkeys(_names().values())]


def read_heading(heading: str) -> Match | None:
    """What a heading means; None where it is not known."""
    found = _read(heading) or _alike(plain(heading))
    return found if found and found.key else None


def is_known(heading: str) -> bool:
    """Whether a heading means one of our columns by its words, and not only by being like one."""
    found = _read(heading)
    return found is not None and bool(found.key)


def is_strange(heading: str) -> bool:
    """Whether nothing is known of a heading, not even that it means none of our columns."""
    folded = plain(heading)
    return _read(heading) is None and _alike(folded) is None and not keeps_books(folded)


@remembered
def _read(heading: str) -> Match | None:
    """What a heading means by its words; a match without a key where it names what is no column of ours."""
    heading = parted_words(heading)
    folded = plain(heading)
    known = _known()
    in_full = [] if folded in known else [*filter(known.get, map(plain, spelt_out(heading))), *map(plain, spelt_out(
        heading, _FEWEST_LEFT))]
    for one in in_full:
        meant = _known_or_reduced(one, known)
        if meant and meant.key:
            return replace(meant, sureness=min(meant.sureness, 2), why=text(words.BY_WORDS))
    return _known_or_reduced(heading, known)


def parted_words(heading: str) -> str:
    """A heading with blanks between its words, also where a program gave it: “stateReason” is “state Reason”."""
    return _WITHIN.sub(" ", heading)


def _known_or_reduced(heading: str, known: Mapping[str, _Known]) -> Match | None:
    folded = plain(heading)
    if folded in known:
        sureness = 2 if folded in _DOUBTFUL else 3
        return Match(known[folded].key, sureness, text(words.BY_NAME), known[folded].language, -is_office(folded))
    parts = words_of(folded)
    if not 0 < len(parts) <= MOST_WORDS or (_vocabulary().isdisjoint(parts) and not any(map(stands_for, parts))):
        return None
    return _reduced(heading, known)


@cache
def _vocabulary() -> frozenset[str]:
    """The words of all headings that are known."""
    return frozenset(part for heading in _known() for part in words_of(heading))


def exact_key(heading: str) -> str:
    """The key of the column that a heading means by one of our words; "" where it is none of them."""
    known = _known().get(plain(heading))
    return known.key if known else ""


@dataclass(frozen=True, slots=True)
class Told:
    """What a person says that a heading means, with one `--map` or in a mapping file.

    Attributes:
        key: Of the column.
        target: The heading as it is looked up, or where its column is: a letter or a number; `SHEET!` may stand before.
        written: The target as it was written.
        is_usual: Whether it is said of such documents in general, so that this one need not have it.
    """

    key: str
    target: str
    written: str
    is_usual: bool = False

    def columns(self, sheet: str, texts: Mapping[int, str]) -> list[int]:
        """The columns of a sheet that are meant: those with the heading, else the one at that letter or number.

        Args:
            sheet: Its name.
            texts: Column -> heading as it is looked up.
        """
        named = [column for column, folded in texts.items() if folded in _meant(self.written)]
        if named:
            return named
        before, mark, behind = self.written.rpartition("!")
        if mark and plain(sheet) in _meant(before.strip("'")):
            return [column for column, folded in texts.items() if folded in _meant(behind)] or _at(behind)
        return [] if mark else _at(self.written)

    @property
    def is_place(self) -> bool:
        """Whether it may be the letter or number of a column."""
        return bool(_at(self.written))


def _meant(written: str) -> tuple[str, ...]:
    """A heading or a sheet as it is looked up; of a place such as “Column C” also as it reads in other languages."""
    return plain(written), plain(place_shown(place_code(written)))


def _at(place: str) -> list[int]:
    """The column at a letter or number, as `C` or `3`; none for any other text."""
    written = place.strip()
    if written.isascii() and written.isdecimal():
        return [int(written)] if 0 < int(written) <= LAST_COLUMN else []
    if _LETTERS.fullmatch(written) is None:
        return []
    number = 0
    for letter in written.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return [number] if number <= LAST_COLUMN else []


def read_map(written: Iterable[str], *, is_usual: bool = False) -> tuple[Told, ...]:
    """What headings mean, from `Deadline=Target date`, `Deadline=E`, `Deadline=5` or `Deadline=Sheet 2!E`.

    Args:
        written: Each of this form.
        is_usual: Whether the document need not have them.

    Raises:
        Refused: A part is not of this form, or names no column of ours.
    """
    said: list[Told] = []
    ours = {plain(name): key for key, name in _names().items()} | {plain(key): key for key in _names()}
    for part in written:
        column, equals, heading = (side.strip() for side in part.partition("="))
        if not equals or not plain(heading):
            raise Refused("map-form", found=part)
        known = _known().get(plain(column))
        key = ours.get(plain(column)) or (known.key if known else "")
        if not key:
            raise Refused("map-column-unknown", found=column,
                          suggestion=", ".join(every_name()))
        said.append(Told(key, plain(heading), heading, is_usual))
    return tuple(said)


@remembered
def plain(text: str) -> str:
    """A heading as it is looked up: without accents, case and punctuation that people leave out."""
    bare = unaccented(text.replace("№", "nº"))
    return fold(bare.replace("œ", "oe").replace("°", "o")).strip(" :*")


def _names() -> dict[str, str]:
    declared = {c.key: c.heading for record in (Recommendation, Comment, Action) for c in columns_of(record)}
    own = {key: text(name) for key, name in _OWN_NAMES.items()}
    return {key: declared.get(key, "") for key in HEADINGS["en"]} | own


@cache
def _known() -> dict[str, _Known]:
    """Every heading that is known, the declared ones of our own columns among them."""
    known: dict[str, _Known] = {}
    for language, by_key in HEADINGS.items():
        for key, alike in by_key.items():
            for word in alike:
                known.setdefault(plain(word), _Known(key, language))
    for record in (Action, Comment):
        for column in columns_of(record):
            for word in (column.title, *column.aliases) if column.key in HEADINGS["en"] else ():
                known.setdefault(plain(word), _Known(column.key, "en"))
    return known


def is_shared(heading: str) -> bool:
    """Whether a heading is a word of several languages, as “Responsable” is."""
    bare = plain(_BRACKETS.sub(" ", heading))
    return sum(bare in words for words in _of_languages().values()) > 1


@cache
def _of_languages() -> dict[str, set[str]]:
    """Language -> every heading that is known in it."""
    return {language: {plain(word) for alike in by_key.values() for word in alike}
            for language, by_key in HEADINGS.items()}


def _reduced(heading: str, known: Mapping[str, _Known]) -> Match | None:
    """What a heading means when remarks in brackets, marks and additions are taken off, or it names several things.

    Returns:
        None where it does not say; a match without a key where it names what is no column of ours.
    """
    undated = _without_dates(one_spaced(_BRACKETS.sub(" ", heading)))
    bare = _MARKS.sub("", plain(undated)).strip()
    if _COUNTS.match(bare):
        return None
    parts = [known.get(_MARKS.sub("", part.strip())) for part in _PARTS.split(bare) if part.strip()]
    named = [part for part in parts if part is not None]
    keys = {part.key for part in named}
    if len(keys & _JOINED) > 1:
        return Match(PROGRESS, 2, text(words.JOINS), named[0].language)
    if len(keys & _ROLES) > 1:
        return Match("responsible", 2, text(words.JOINS), named[0].language)
    if bare in known:
        return Match(known[bare].key, 2, text(words.BY_WORDS), known[bare].language)
    meant = meaning_of(bare)
    if meant:
        return Match(meant.key, meant.sureness, text(words.BY_WORDS), rank=meant.rank)
    found = named[0] if len(named) > 1 else _head(bare, known)
    return Match(found.key, 2, text(words.BY_WORDS), found.language) if found else None


def _without_dates(spaced: str) -> str:
    return without(spaced, [(found.start, found.end) for found in find_dates(spaced)]) or spaced


def _head(bare: str, known: Mapping[str, _Known]) -> _Known | None:
    """What the words say that carry a heading: the last ones before “of …” in English, the first ones elsewhere."""
    words = _ENDS_ENGLISH.sub("", bare).split()
    for start in range(len(words)):
        found = known.get(" ".join(words[start:]))
        if found and found.language == "en" and (start == 0 or found.key in _NOUNS):
            return found
    if words and words[0] in _BEGIN:
        return known[words[0]]
    words = bare.split()
    for end in range(len(words) - 1, 0, -1):
        found = known.get(" ".join(words[:end]))
        if found and found.language != "en" and found.key != "support":
            return found
    return None


@remembered
def _alike(folded: str) -> Match | None:
    if len(folded) < SHORTEST_ALIKE:
        return None
    alike = nearest(folded, _as_long_as(len(folded)), CLOSE_ENOUGH)
    if alike is None:
        return None
    found = _known()[alike]
    return Match(found.key, 1, said(words.LIKE, heading=alike), found.language)


@cache
def _as_long_as(length: int) -> list[str]:
    """The known headings that can be as alike as is asked to one of a length."""
    most = (100 - CLOSE_ENOUGH) / 100
    return [heading for heading in _known() if abs(len(heading) - length) <= most * (len(heading) + length)]
