"""What the doctor says of one thing."""

from dataclasses import dataclass

from toolkit.words.addin import doctor as words
from toolkit.words.speaking import text


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor.

    Attributes:
        what: What was looked at.
        good: Whether it is as it must be.
        found: What was found.
        fix: What to do if it is not good; else "".
    """

    what: str
    good: bool
    found: str
    fix: str = ""


def not_looked_at(what: str) -> Finding:
    """A line for what this system does not have, or does not tell."""
    return Finding(what, True, text(words.NOT_LOOKED_AT))
