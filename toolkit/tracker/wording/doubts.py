"""What a reader of words could not settle by itself."""

from typing import NamedTuple


class Doubt(NamedTuple):
    """One thing to ask about a reading.

    Attributes:
        code: A short code such as `deadline-malformed`.
        what: What is to be asked, in words; it quotes the words that caused it.
        suggestions: What is probably meant, where there is a good guess; it is never taken by itself.
        said: The words that caused it, where the question is about a part of the text.
    """

    code: str
    what: str
    suggestions: tuple[str, ...] = ()
    said: str = ""
