"""What a number shows in its format: 007 for 7 in the format 000, R-7 in "R-"0, 21% for 0.21 in 0%.

People quote what they see, so a reference is read as it is shown. Separators of thousands and signs of currencies are
left out, and a format that is not understood shows the plain number. A part never shows as 0% or 100%.
"""

import re
from collections.abc import Iterator
from math import isinf
from typing import NamedTuple

_TOKEN = re.compile(r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[(?P<bracket>[^\]]*)\]|[_*].|(?P<sign>.)', re.DOTALL)
_SECTION = re.compile(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])+', re.DOTALL)
_PLACES = "0#?"
_SHOWN = frozenset("-+() :!&'~{}%/")
"""Signs that a format shows as they are."""
_LEFT_OUT = frozenset(",$€£¥")


class _Token(NamedTuple):
    """A place for a digit, a decimal point, or a text that is shown."""

    kind: str
    text: str


def shown_number(value: int | float, number_format: str) -> str:
    """What a person reads in a cell that holds a number."""
    section, size = _section(number_format, value)
    tokens = _tokens(section)
    if tokens is None or (isinstance(size, float) and isinf(size * 100)):
        return f"{value:.15g}"
    point = next((place for place, token in enumerate(tokens) if token.kind == "point"), len(tokens))
    decimals = sum(token.kind == "digit" for token in tokens[point:])
    if any(token.text == "%" for token in tokens):
        number = _share(size, decimals)
    else:
        number = f"{size:.{decimals}f}" if decimals else f"{size:.15g}"
    if "e" in number:
        return number
    figures, dot, rest = number.removeprefix("-").partition(".")
    minus = "-" if number.startswith("-") else ""
    after = "".join(token.text for token in tokens[point:] if token.kind == "text")
    whole, behind = _placed(figures, tokens[:point])
    return f"{minus}{whole}{dot}{rest}{behind}{after}"


def _section(number_format: str, value: float) -> tuple[str, float]:
    """The part of a format that counts for a value, and the value as it is shown by it."""
    sections = _SECTION.findall(number_format) or ["General"]
    if value < 0 and len(sections) > 1 and number_format.count(";") < 4:
        return sections[1], -value
    return sections[0], value


def _tokens(section: str) -> list[_Token] | None:
    """The parts of a format; None where it is not understood or has no place for the number."""
    tokens = list(_read(section.replace("General", "#")))
    has_places = any(token.kind == "digit" for token in tokens)
    is_fraction = "?" in section and "/" in section
    return None if is_fraction or not has_places or any(not token.kind for token in tokens) else tokens


def _read(section: str) -> Iterator[_Token]:
    """The parts of a format; one that is not understood has no kind."""
    for found in _TOKEN.finditer(section):
        sign = found["sign"]
        if found["quoted"] is not None or found["escaped"] is not None:
            yield _Token("text", found["quoted"] or found["escaped"] or "")
        elif found["bracket"] is not None and found["bracket"][:1] in ("<", ">", "="):
            yield _Token("", "")
        elif sign is None or sign in _LEFT_OUT:
            continue
        elif sign in _PLACES:
            yield _Token("digit", sign)
        elif sign == ".":
            yield _Token("point", "")
        else:
            yield _Token("text" if sign in _SHOWN else "", sign)


def _placed(figures: str, tokens: list[_Token]) -> tuple[str, str]:
    """The figures of a whole number in their places, the first of which takes what is left; the text behind them."""
    places = [place for place, token in enumerate(tokens) if token.kind == "digit"]
    if not places:
        return "".join(token.text for token in tokens) + figures, ""
    first, last, shown = places[0], places[-1], ""
    for place in range(last, -1, -1):
        token = tokens[place]
        if token.kind == "text":
            shown = token.text + shown
        elif place == first:
            shown = (figures or ("0" if token.text == "0" else "")) + shown
        else:
            shown = (figures[-1:] or ("0" if token.text == "0" else "")) + shown
            figures = figures[:-1]
    return shown, "".join(token.text for token in tokens[last + 1:])


def _share(value: float, decimals: int) -> str:
    """A share in per cent, with as many decimals as tell a part from nothing and from all."""
    while decimals < 4 and value not in (0, 1) and float(f"{value * 100:.{decimals}f}") in (0, 100):
        decimals += 1
    return f"{value * 100:.{decimals}f}"
