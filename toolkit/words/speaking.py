"""How words are declared in tables, and said: in the language that is spoken, with their places filled.

A table declares each message with `_("Wrote {path}.")`, or with `plural(...)` where a number decides on its form. The
English sentence is its gettext message id, so `make words` can gather all of them for translators, and a catalogue of
another language needs no change in the code.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from gettext import NullTranslations
from typing import NamedTuple, NewType, Self

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


def plural(one: str, many: str) -> Plural:
    """Declares a message whose form depends on a number; `make words` finds it by this mark."""
    return Plural(Message(one), Message(many))


_ENGLISH = NullTranslations()
_SPOKEN: ContextVar[NullTranslations] = ContextVar("spoken", default=_ENGLISH)
"""The catalogue of the language that is spoken; English needs none."""


@contextmanager
def speaking(catalogue: NullTranslations) -> Iterator[None]:
    """Says everything within the block in the language of a catalogue."""
    before = _SPOKEN.set(catalogue)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


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

    def again(self) -> str:
        """The same in the language that is spoken now."""
        return type(self)(self._message, self._number, {name: again(value) for name, value in self._places.items()})


def text(message: Message) -> str:
    """A message without places, such as a heading or a label, in the language that is spoken."""
    return _SPOKEN.get().gettext(message) if message else ""


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
        return catalogue.ngettext(message.one, message.many, number).format(number=f"{number:,}", **places)
    return catalogue.gettext(message).format(**places)
