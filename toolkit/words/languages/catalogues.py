"""Loads the catalogues of the languages that the toolkit speaks.

A catalogue is loaded when it is first spoken; English needs none. One that lacks messages is only for whoever
translates: nobody is spoken to in two languages at once.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from toolkit.words.languages.cldr import ENGLISH
from toolkit.words.speaking import speak, speaking

FOLDER = Path(__file__).parent
UNFINISHED = "TRACKER_UNFINISHED_LANGUAGES"
"""The variable of the environment that lets somebody try a language whose catalogue lacks messages."""
LACKING = "x-lacking"
"""The header of a compiled catalogue that says how many messages it lacks."""


class Catalogue(GNUTranslations):
    """A compiled catalogue, which knows its language."""

    language: str = ENGLISH

    @property
    def lacking(self) -> int:
        """How many messages it has no translation of."""
        return int(self.info().get(LACKING, 0))


@cache
def catalogue(code: str) -> NullTranslations:
    """The catalogue of a language; of one that is not there, the English words."""
    path = FOLDER / f"{code}.mo"
    if code == ENGLISH or not path.is_file():
        return NullTranslations()
    with path.open("rb") as file:
        found = Catalogue(file)
    found.language = code
    return found


@cache
def there() -> tuple[str, ...]:
    """The languages of which there is a catalogue, finished or not, English first."""
    return (ENGLISH, *sorted(path.stem for path in FOLDER.glob("*.mo")))


def lacking(code: str) -> int:
    """How many messages the catalogue of a language lacks."""
    found = catalogue(code)
    return found.lacking if isinstance(found, Catalogue) else 0


def is_spoken(code: str) -> bool:
    """Whether people can be spoken to in a language: its catalogue is whole, or somebody tries it."""
    return code in there() and (not lacking(code) or bool(os.environ.get(UNFINISHED)))


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
def meanings(message: str) -> tuple[str, ...]:
    """What a message without places reads in each language, the English first: whatever the language of a file."""
    said = (catalogue(code).gettext(message) for code in there())
    return tuple(dict.fromkeys(one.rpartition("\4")[2] for one in said if one))
