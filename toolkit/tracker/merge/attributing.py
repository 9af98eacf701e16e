"""Saying of every record of a register that holds one document, which source it belongs to."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import replace

from toolkit.tracker.record.actions import Source
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import carried_along, with_refs

_SMALL = frozenset(("a", "an", "and", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "de", "des",
                    "du", "el", "en", "et", "la", "le", "les", "los", "las", "sur", "y"))
"""Words of a title that leave no letter in a code."""
_MOST_LETTERS = 4
_YEAR = re.compile(r"(?<!\d)(?:19|20)(\d\d)(?!\d)")
_LETTERS = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def proposed_code(source: Source, taken: Collection[str] = ()) -> str:
    """A short code for a source: the first letters of its title's words, and the last digits of its year.

    Args:
        source: With its title, and its dates where they are known.
        taken: Codes that others have.
    """
    plain = unicodedata.normalize("NFKD", source.title).encode("ascii", "ignore").decode()
    initials = "".join(word[0] for word in _LETTERS.findall(plain) if word.casefold() not in _SMALL)[:_MOST_LETTERS]
    year = _year_of(source)
    return free_code(f"{initials.upper() or 'S'}{year}", taken, "-")


def free_code(code: str, taken: Collection[str], gap: str = "") -> str:
    """A code that nobody has: this one, or with the first number behind it that makes it so."""
    free, again = code, 1
    while free in taken:
        again += 1
        free = f"{code}{gap}{again}"
    return free


def _year_of(source: Source) -> str:
    if in_title := _YEAR.findall(source.title):
        return str(in_title[-1])
    day = source.dated.first if source.dated else source.as_of
    return f"{day:%y}" if day else ""


def attributed(register: Register, source: Source) -> Register:
    """The same register, of which every record belongs to one source.

    Args:
        register: What one document gave, or a register from before there were sources.
        source: The source. Where its refs begin with something, the number in the document is kept beside each ref.
    """
    made = replace(
        register, sources={source.code: source},
        recommendations={(source.code, asked.number): replace(asked, source=source.code)
                         for asked in register.recommendations.values()},
        actions={ref: replace(action, source=source.code, number=action.number or (ref if source.prefix else ""))
                 for ref, action in register.actions.items()},
        contributions=[replace(part, source=source.code) for part in register.contributions],
        people=[replace(person, source=source.code) for person in register.people],
    )
    return with_refs(carried_along(register, made), lambda ref: f"{source.prefix}{ref}" if ref else "")
