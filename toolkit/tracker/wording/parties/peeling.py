"""What stands around the names in a cell and is no part of them: marks of notes, labels, addresses, dates, brackets.

What is taken away is made blank, so that places stay true.
"""

import re

from toolkit.tracker.wording.dates import find_dates
from toolkit.tracker.wording.words import even, one_of, one_spaced, when_used

_LABELS = ("action", "action by", "actions", "by", "by whom", "who", "owner", "owners", "assignee", "assigned",
           "actor",
           "responsibility", "responsible party", "responsible person", "responsible officer", "focal point", "poc",
           "point of contact", "contact", "par", "qui", "acteur", "acteurs", "responsables", "por", "quién",
           "a cargo de",
           "encargado", "encargados", "кто", "исполнитель", "исполнители", "отв")
ADDRESS = when_used(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
"""An e-mail address."""
_NOISE = when_used(
    r"\[\^?\w{1,3}\]|\*+|[\u2020\u2021\u00b9\u00b2\u00b3\u2070-\u2079]+|<(?:mailto:)?(?=[\w.+-]+@)|(?<=[\w])>"
    rf"|\A\W*(?:{one_of(_LABELS)})\.? ?:"
    r"|\A\W*(?:required (?:for|of|by)|applies to|applicable to|to be (?:assigned|allocated|delegated|given) to)(?= \S)"
    r"|(?<![\w-])(?:jointly|conjointement|conjuntamente|совместно)(?![\w-]| (?:with|avec|con|с)(?!\w))",
    re.IGNORECASE)
"""Marks of notes, a label at the beginning, words that only say that somebody is responsible, or change nothing."""
_MAYBE_NOISE = when_used(
    r"[*\[\u2020\u2021\u00b9\u00b2\u00b3\u2070-\u2079<:]|joint|conjunt|совместно|required|appli|to be", re.IGNORECASE)
_NOT_A_NAME = when_used(
    r"\A\W*(?:(?:as )?(?:to be )?(?:determined|decided|designated|identified|agreed|appointed|nominated|named) by|"
    r"to be (?:assigned|allocated) by|"
    r"(?:a )?(?:designer|determiner) par|por (?:designar|determinar) por)(?: the| la| le| el)? (?=\S)", re.IGNORECASE)
"""What says of a party that it is not the one responsible, but who decides; it is asked."""
_MAYBE_DATE = when_used(r"(?:19|20)\d\d|\d[./]\d|\b\d{1,2}[- ][^\W\d_]{3}")
_BY = when_used(r"[(,;:-]?\s*(?<!\w)(?:(?:by|before|until|till|due|on|from|in|avant|d'ici|au plus tard|para|hasta|до|к)"
                r"(?: le| la| el| the| end of| fin)*)?\s*\Z", re.IGNORECASE)
_SENTENCE_END = when_used(r"(?<![\w.])[^\W\d_]{5,}\.\Z")
"""A long word with a full stop, which is no abbreviation."""
TASK = when_used(r" (?:to|will|should|shall|must) (?!the |be )[a-z]+(?!\w)")
"""What begins to say what somebody is to do."""
Span = tuple[int, int]


def blank(text: str, spans: list[Span]) -> str:
    """The text with spaces instead of some stretches."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def noise(plain: str) -> list[Span]:
    """The marks and labels of an evened text, which are read and mean nothing."""
    return [match.span() for match in _NOISE.finditer(plain)] if _MAYBE_NOISE.search(plain) else []


def addresses(plain: str) -> list[Span]:
    """The e-mail addresses of an evened text."""
    return [match.span() for match in ADDRESS.finditer(plain)] if "@" in plain else []


def strays(plain: str) -> list[Span]:
    """What stands in an evened text and is no name: dates, with the words before them, and who only decides."""
    spans = [match.span() for match in _NOT_A_NAME.finditer(plain)]
    last = 0
    for found in find_dates(plain) if _MAYBE_DATE.search(plain) else ():
        before = _BY.search(plain, last, found.start)
        spans.append((before.start() if before else found.start, found.end))
        last = found.end
    return spans


def bare(words: str) -> str:
    """A name without the signs at its ends and without brackets that are not its own."""
    words, before = one_spaced(words), ""
    while words != before:
        before, words = words, words.strip(" ,;:/-\u2013\u2014&")
        if words.endswith(".") and _SENTENCE_END.search(words):
            words = words[:-1]
        if words.startswith("(") and words.find(")") in (-1, len(words) - 1):
            words = words[1:].removesuffix(")")
        elif words.endswith(")") and "(" not in words:
            words = words[:-1]
        words = words.removesuffix("(")
    return words


def address_in(name: str) -> tuple[str, str]:
    """A name and the e-mail address that stands beside it; the address is the name where there is nothing else."""
    match = ADDRESS.search(even(name)) if "@" in name else None
    if match is None:
        return name, ""
    left = bare(f"{name[:match.start()].rstrip(' (<[')} {name[match.end():].lstrip(' )>]')}")
    address = name[match.start():match.end()]
    return (left if any(map(str.isalpha, left)) else address), address
