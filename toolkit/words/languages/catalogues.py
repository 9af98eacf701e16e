"""Loads the catalogues of the languages that the toolkit speaks.

A catalogue is loaded when it is first spoken; English needs none. One that lacks messages is only for whoever
translates: nobody is spoken to in two languages at once.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from gettext import GNUTranslations, NullTranslations
from typing import TYPE_CHECKING

from toolkit.words.languages.cldr import ENGLISH
from toolkit.words.languages.former import FORMER
from toolkit.words.speaking import TABLES, speak, speaking

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

UNFINISHED = "TRACKER_UNFINISHED_LANGUAGES"
"""The variable of the environment by which somebody tries languages whose catalogues lack messages."""
LACKING = "x-lacking"
"""The header of a compiled catalogue that says how many messages it lacks."""


class _Tried:
    """Whether unfinished languages are spoken."""

    is_so = False


_TRIED = _Tried()


class Catalogue(GNUTranslations):
    """A compiled catalogue, which knows its language."""

    language: str = ENGLISH

    @property
    def lacking(self) -> int:
        """How many messages it has no translation of."""
        return int(self.info().get(LACKING, 0))


def folder() -> "Traversable":
    """Where the catalogues are."""
    from importlib.resources import files  # needed by nobody who speaks English and reads nothing

    return files(__package__)


@cache
def catalogue(code: str) -> NullTranslations:
    """The catalogue of a language; of one that is not there, the English words."""
    if code not in there() or code == ENGLISH:
        return TABLES
    path = folder() / f"{code}.mo"
    with path.open("rb") as file:
        found = Catalogue(file)
    found.language = code
    return found


@cache
def there() -> tuple[str, ...]:
    """The languages of which there is a catalogue, finished or not, English first."""
    return (ENGLISH, *sorted(file.name[:-3] for file in folder().iterdir() if file.name.endswith(".mo")))


def try_unfinished(is_so: bool = True) -> None:
    """Speak languages whose catalogues lack messages, too, as whoever translates needs."""
    _TRIED.is_so = is_so


def lacking(code: str) -> int:
    """How many messages the catalogue of a language lacks."""
    found = catalogue(code)
    return found.lacking if isinstance(found, Catalogue) else 0


def is_spoken(code: str) -> bool:
    """Whether people can be spoken to in a language: its catalogue is whole, or somebody tries it."""
    return code == ENGLISH or (code in there() and (not lacking(code) or _TRIED.is_so))


def spoken() -> tuple[str, ...]:
    """The languages in which people can be spoken to, English first."""
    return tuple(code for code in there() if is_spoken(code))


@contextmanager
def in_language(code: str) -> Iterator[None]:
    """Says everything within the block in a language; in the one that is spoken already where it is not spoken."""
    if not is_spoken(code):
        yield
        return
    with speaking(catalogue(code)):
        yield


def speak_in(code: str) -> None:
    """Say everything from now on in a language, if it is spoken."""
    if is_spoken(code):
        speak(catalogue(code))


@cache
def in_each(message: str) -> tuple[str, ...]:
    """What a message without places reads in each language, the English first."""
    return tuple(catalogue(code).gettext(message).rpartition("\4")[2] for code in there())


@cache
def meanings(message: str) -> tuple[str, ...]:
    """What a message without places reads, or once read, in each language, the English first: what files may hold."""
    return tuple(dict.fromkeys(filter(None, (*in_each(message), *FORMER.get(message, ())))))
