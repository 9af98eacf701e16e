"""What a reader of words could not settle by itself."""

from typing import NamedTuple

from toolkit.words import phrases, readings
from toolkit.words.speaking import Unsaid, unsaid


class Doubt(NamedTuple):
    """One thing to ask about a reading.

    Attributes:
        code: A short code such as `deadline-malformed`.
        what: What is to be asked; it quotes the words that caused it.
        suggestions: What is probably meant, where there is a good guess; it is never taken by itself.
        said: The words that caused it, where the question is about a part of the text.
        why: Why it is asked, where `what` says that of the words that it quotes.
    """

    code: str
    what: Unsaid
    suggestions: tuple[str, ...] = ()
    said: str = ""
    why: Unsaid | None = None


def about(code: str, said: str, why: Unsaid, suggestions: tuple[str, ...] = ()) -> Doubt:
    """What is asked of words that are quoted, and why."""
    return Doubt(code, unsaid(readings.ABOUT, said=said, why=why), suggestions, why=why)


def quoted(first: str, *others: str) -> Unsaid:
    """Words in quotation marks, one after the other."""
    if not others:
        return unsaid(phrases.QUOTED, words=first)
    return unsaid(phrases.QUOTED_AND, words=first, others=quoted(*others))
