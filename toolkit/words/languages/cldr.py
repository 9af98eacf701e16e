"""How a language writes dates, numbers and lists, by the Unicode locale data (CLDR) that Babel has.

English is written as the United Nations Editorial Manual has it, which is not asked of Babel: a program that speaks
English does not load it.
"""

import unicodedata
from collections.abc import Sequence
from datetime import date

ENGLISH = "en"
"""The language of the tables of words."""
NBSP = "\xa0"
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")
_FIRST_OF_MONTH = {"fr": "1er"}
"""Languages that call the first day of a month otherwise than the others, which CLDR does not say."""
_OWN_LETTERS = dict.fromkeys("\u0303\u0306", "\uffff")
"""Marks that make another letter, as in ñ and й, which is sorted behind all words with the one without."""


def day(when: date, language: str) -> str:
    """A date in full: “31 December 2018”, “1er janvier 2019”, “31 de diciembre de 2018”, “31 декабря 2018 г.”."""
    if language == ENGLISH:
        return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"
    from babel.dates import format_date

    return _bound(_with_first(format_date(when, "long", locale=language), when, language))


def month(when: date, language: str) -> str:
    """A month with its year: “December 2018”, “diciembre de 2018”, “декабрь 2018 г.”."""
    if language == ENGLISH:
        return f"{_MONTHS[when.month - 1]} {when.year}"
    from babel.dates import format_skeleton

    return _bound(format_skeleton("yMMMM", when, locale=language))


def day_of_year(when: date, language: str) -> str:
    """A day without its year: “31 December”, “31 décembre”, “31 de diciembre”."""
    if language == ENGLISH:
        return f"{when.day} {_MONTHS[when.month - 1]}"
    from babel.dates import format_skeleton

    return _bound(_with_first(format_skeleton("MMMMd", when, locale=language), when, language))


def figure(number: float, language: str, decimals: int | None = None) -> str:
    """A number in figures, in groups of three: “1,234”, “1 234”, “1.234”.

    Args:
        number: The number.
        language: The code of the language.
        decimals: How many are shown; all that matter if absent.
    """
    written = f"{number:,}" if isinstance(number, int) else f"{number:,.15g}"
    if decimals is not None:
        written = f"{number:,.{decimals}f}"
    if language == ENGLISH:
        return written
    group, point = _signs(language)
    return written.translate({ord(","): group, ord("."): point})


def listed(parts: Sequence[str], language: str, *, either: bool = False) -> str:
    """Parts as a sentence lists them: “a, b and c”, or as alternatives “a, b or c”; for languages but English."""
    from babel.lists import format_list

    return format_list([*parts], style="or" if either else "standard", locale=language)


def sort_key(written: str) -> tuple[str, str]:
    """By what a text is sorted where people read it: accents and capitals decide only between what is else alike."""
    folded = written.casefold()
    bare = "".join(_OWN_LETTERS.get(sign, "" if unicodedata.combining(sign) else sign)
                   for sign in unicodedata.normalize("NFD", folded))
    return bare, folded


def _signs(language: str) -> tuple[str, str]:
    """What parts groups of digits, and what stands before a fraction."""
    from babel.numbers import get_decimal_symbol, get_group_symbol

    return _shown(get_group_symbol(language)), get_decimal_symbol(language)


def _with_first(written: str, when: date, language: str) -> str:
    if when.day == 1 and language in _FIRST_OF_MONTH:
        return written.replace("1", _FIRST_OF_MONTH[language], 1)
    return written


def _bound(written: str) -> str:
    """A date whose number does not part from its month at the end of a line."""
    first, _, rest = _shown(written).partition(" ")
    return f"{first}{NBSP}{rest}" if first[:1].isdigit() and rest else _shown(written)


def _shown(written: str) -> str:
    """The same with no-break spaces of the usual width: not every font has the narrow one."""
    return written.replace("\u202f", NBSP)
