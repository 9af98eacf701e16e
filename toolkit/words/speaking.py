"""How words are declared in tables, and said: in the language that is spoken, with their places filled.

A table declares each message with `_("Wrote {path}.")`, or with `plural(...)` where a number decides on its form. The
English sentence is its gettext message id, so `make words` can gather all of them for translators, and a catalogue of
another language needs no change in the code.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from gettext import NullTranslations
from typing import NamedTuple, NewType, ParamSpec, Self, TypeVar

from toolkit.words.languages import cldr
from toolkit.words.languages.cldr import ENGLISH

_Asked = ParamSpec("_Asked")
_Answer = TypeVar("_Answer")

Message = NewType("Message", str)
"""A sentence of a table, not said yet: English, with its places in braces. A plain `str` is none, so that mypy finds
words that stand outside of the tables."""


class Plural(NamedTuple):
    """A message whose form depends on a number, which stands at its place `{number}`."""

    one: Message
    many: Message


NO_WORDS = Message("")
"""A message that says nothing."""


def _(english: str) -> Message:
    """Declares a message of a table; `make words` finds it by this mark."""
    return Message(english)


def of(context: str, english: str) -> Message:
    """Declares a message that reads in English like another one, and may not in other languages.

    Args:
        context: What tells them apart, for translators.
        english: The message.
    """
    return Message(f"{context}{_PARTS_CONTEXT}{english}")


def plural(one: str, many: str) -> Plural:
    """Declares a message whose form depends on a number; `make words` finds it by this mark."""
    return Plural(Message(one), Message(many))


_PARTS_CONTEXT = "\4"
"""What parts a message from its context, here as in a catalogue of gettext."""
TABLES = NullTranslations()
_SPOKEN: ContextVar[NullTranslations] = ContextVar("spoken", default=TABLES)
"""The catalogue of the language that is spoken; English needs none."""


@contextmanager
def speaking(catalogue: NullTranslations) -> Iterator[None]:
    """Says everything within the block in the language of a catalogue."""
    before = _SPOKEN.set(catalogue)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def speak(catalogue: NullTranslations) -> None:
    """Say everything from now on in the language of a catalogue."""
    _SPOKEN.set(catalogue)


def language() -> str:
    """The code of the language that is spoken."""
    return getattr(_SPOKEN.get(), "language", ENGLISH)


def by_language(most: int | None = None) -> Callable[[Callable[_Asked, _Answer]], Callable[_Asked, _Answer]]:
    """For a function whose answers are kept, for each language those that it gives while that is spoken.

    Args:
        most: How many are kept; all of them if absent.
    """
    def keeping(function: Callable[_Asked, _Answer]) -> Callable[_Asked, _Answer]:
        @lru_cache(maxsize=most)
        def kept(_: NullTranslations, *asked: _Asked.args, **named: _Asked.kwargs) -> _Answer:
            return function(*asked, **named)

        @wraps(function)
        def answered(*asked: _Asked.args, **named: _Asked.kwargs) -> _Answer:
            return kept(_SPOKEN.get(), *asked, **named)  # type: ignore[arg-type]  # all that is asked can be a key

        vars(answered)["cache_clear"] = kept.cache_clear
        return answered

    return keeping


def figure(number: float, decimals: int | None = None) -> str:
    """A number in figures, in groups of three, as the language that is spoken writes it."""
    return cldr.figure(number, language(), decimals)


class Said(str):
    """A message as it was said; it can be said again, in the language that is spoken by then.

    A problem is found in one language and listed in that of the unit: what it quotes of ours must change with it.
    """

    __slots__ = ("_message", "_number", "_places")
    _message: Message | Plural
    _number: int
    _places: dict[str, object]

    def __new__(cls, message: Message | Plural, number: int, places: dict[str, object]) -> Self:
        """Says it."""
        said = super().__new__(cls, _filled(message, number, places))
        said._message, said._number, said._places = message, number, places
        return said

    def __reduce__(self) -> tuple[type[Self], tuple[Message | Plural, int, dict[str, object]]]:
        return type(self), (self._message, self._number, self._places)

    def again(self) -> Self:
        """The same in the language that is spoken now."""
        return type(self)(self._message, self._number, {name: again(value) for name, value in self._places.items()})


class Unsaid(NamedTuple):
    """A message with what stands at its places, not said yet: whoever finds something out need not know who is told.

    Attributes:
        message: From a table.
        places: Name of a place -> what stands there, which may be unsaid itself.
    """

    message: Message
    places: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        return self.say()

    def say(self) -> Said:
        """The message in the language that is spoken."""
        return Said(self.message, 0, dict(self.places))


def unsaid(message: Message, /, **places: object) -> Unsaid:
    """A message with its places, which is said when it is told."""
    return Unsaid(message, tuple(places.items()))


def text(message: Message) -> str:
    """A message without places, such as a heading or a label, in the language that is spoken."""
    return _bare(_SPOKEN.get().gettext(message)) if message else ""


def texts(*messages: Message) -> tuple[str, ...]:
    """Several messages without places, such as the headings of a table."""
    return tuple(map(text, messages))


def said(message: Message, /, **places: object) -> Said:
    """A message with its places filled.

    Args:
        message: From a table.
        places: Name of a place -> what stands there.
    """
    return Said(message, 0, places)


def counted(message: Plural, number: int, /, **places: object) -> Said:
    """A message in the form that a number asks for, such as `1 file` or `2,000 files`."""
    return Said(message, number, places)


def again(value: object) -> object:
    """What was said before, in the language that is spoken now; any other value as it is."""
    return value.again() if isinstance(value, Said) else value


def _filled(message: Message | Plural, number: int, places: dict[str, object]) -> str:
    catalogue = _SPOKEN.get()
    if isinstance(message, Plural):
        worded, places = catalogue.ngettext(message.one, message.many, number), {"number": figure(number), **places}
    else:
        worded = _bare(catalogue.gettext(message))
    return worded.format(**_without_stop(worded, places) if "}." in worded else places)


def _without_stop(worded: str, places: dict[str, object]) -> dict[str, object]:
    """What stands at places, without the full stop of an abbreviation where the sentence brings one itself."""
    last = {name: one[:-1] for name in _LAST.findall(worded)
            if isinstance(one := places.get(name), str) and one.endswith(".") and not one.endswith("..")}
    return places | last


_LAST = re.compile(r"\{(\w+)\}\.(?![\w.{])")
"""The places of a message that end a sentence."""


def _bare(message: str) -> str:
    """A message without its context, which an English one still has."""
    return message.rpartition(_PARTS_CONTEXT)[2] if _PARTS_CONTEXT in message else message
