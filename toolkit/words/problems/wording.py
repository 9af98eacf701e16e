"""How the words of a problem are declared: how much it weighs, what is wrong, and what to do."""

from typing import Literal, NamedTuple

from toolkit.words.speaking import Message

Weight = Literal["error", "warning"]


class Wording(NamedTuple):
    """The words of one kind of problem.

    All may use the places `{found}`, `{suggestion}`, `{ref}` and `{column}`, and `placed` the letters of columns, as
    `{letters[0]}`.

    Attributes:
        severity: How much it weighs.
        what: What is wrong.
        to_do: What to do about it.
        suggested: What to do where the problem has a suggestion; `to_do` serves for both where it is absent.
        asks: Whether somebody has to look at it; where it is as it should be, nobody has.
        placed: What to do where it is to be done in columns that are named by their letters.
        together: What is wrong where there are several, with all that was found in one line.
    """

    severity: Weight
    what: Message
    to_do: Message
    suggested: Message | None = None
    asks: bool = True
    placed: Message | None = None
    together: Message | None = None


def error(
    what: Message, to_do: Message, suggested: Message | None = None, *, placed: Message | None = None
) -> Wording:
    """What it stands at is not merged."""
    return Wording("error", what, to_do, suggested, placed=placed)


def warning(
    what: Message, to_do: Message, suggested: Message | None = None, *, placed: Message | None = None,
    together: Message | None = None,
) -> Wording:
    """Merged, and listed."""
    return Wording("warning", what, to_do, suggested, placed=placed, together=together)


def note(what: Message, to_do: Message, suggested: Message | None = None) -> Wording:
    """Merged, and listed for whoever wants to know; most often nobody has to do anything."""
    return Wording("warning", what, to_do, suggested, asks=False)


Wordings = dict[str, Wording]
"""Code of a problem -> its words."""
