"""The numbers and signs that Word puts before paragraphs by itself: they stand in no text, but a reader sees them."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = f"{_W}val"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LEVELS = 9
_LONGEST_TEXT = 255
_LONGEST_CHAIN = 20
"""Styles that are based on one another; a damaged document may have a circle of them."""


class ListMark(NamedTuple):
    """What Word shows before a paragraph of a list.

    Attributes:
        text: The number as it is shown, such as `1.1` or `(a)`, or the sign of a bullet; "" outside of lists.
        level: The level of the list, from 0.
        is_bullet: Whether it is a sign and no number.
    """

    text: str = ""
    level: int = 0
    is_bullet: bool = False


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int
    restarts: bool
    all_decimal: bool
    style: str


@dataclass(slots=True)
class _List:
    """The state of one list; several numberings of a document may share it."""

    levels: dict[int, _Level]
    counts: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


class Numbering:
    """Counts through the paragraphs of a document in their order.

    Args:
        numbering: The numbering part of the document, or None if it has none.
        styles: The styles of the document.
    """

    def __init__(self, numbering: "Element | None", styles: "Element") -> None:
        self._styles = {style.get(f"{_W}styleId", ""): style for style in styles.iter(f"{_W}style")}
        self._lists: dict[str, _List] = {}
        self._of_number: dict[str, str] = {}
        self._starts: dict[str, dict[int, int]] = {}
        if numbering is not None:
            self._read(numbering)

    def mark(self, paragraph: "Element") -> ListMark:
        """What stands before the next paragraph; every paragraph of the document must be asked for, in order."""
        number, level = self._place_of(paragraph)
        kept = self._lists.get(self._of_number.get(number, ""))
        if kept is None or level not in kept.levels:
            return ListMark()
        for started, first in self._starts.pop(number, {}).items():
            kept.counts[started] = first - 1
        self._count(kept, level)
        shown = kept.levels[level]
        if shown.form == "bullet":
            return ListMark(shown.text, level, is_bullet=True)
        return ListMark(_filled_in(kept, level), level)

    def _count(self, kept: _List, level: int) -> None:
        before = kept.counts[level]
        kept.counts[level] = kept.levels[level].start if before is None else before + 1
        for deeper in range(level + 1, _LEVELS):
            if deeper not in kept.levels or kept.levels[deeper].restarts:
                kept.counts[deeper] = None

    def _place_of(self, paragraph: "Element") -> tuple[str, int]:
        """Which numbering a paragraph belongs to, and at which level; by itself or by its style."""
        properties = paragraph.find(f"{_W}pPr")
        own = properties.find(f"{_W}numPr") if properties is not None else None
        style = _value(properties, "pStyle")
        if own is not None and own.find(f"{_W}numId") is not None:
            return _value(own, "numId"), _whole(_value(own, "ilvl"), 0)
        number, level = self._of_style(style)
        return number, _whole(_value(own, "ilvl"), level)

    def _of_style(self, name: str) -> tuple[str, int]:
        first = name
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(name)
            if style is None:
                break
            properties = style.find(f"{_W}pPr")
            found = properties.find(f"{_W}numPr") if properties is not None else None
            number = _value(found, "numId")
            if number:
                return number, _whole(_value(found, "ilvl"), self._level_tied_to(number, (first, name)))
            name = _value(style, "basedOn")
        return "", 0

    def _level_tied_to(self, number: str, styles: tuple[str, ...]) -> int:
        kept = self._lists.get(self._of_number.get(number, ""))
        levels = kept.levels.items() if kept else ()
        return next((level for style in styles for level, shown in levels if shown.style == style), 0)

    def _read(self, numbering: "Element") -> None:
        linked: dict[str, str] = {}
        for abstract in numbering.iter(f"{_W}abstractNum"):
            key = abstract.get(f"{_W}abstractNumId", "")
            self._lists[key] = _List(_levels(abstract))
            linked[key] = _value(abstract, "numStyleLink")
        for number in numbering.iter(f"{_W}num"):
            key = number.get(f"{_W}numId", "")
            self._of_number[key] = _value(number, "abstractNumId")
            self._override(key, number)
        for key, style in linked.items():
            target = self._of_number.get(self._of_style(style)[0], "") if style else ""
            if target in self._lists:
                self._lists[key] = self._lists[target]

    def _override(self, key: str, number: "Element") -> None:
        """Give a numbering its own start, and its own list where it words levels in its own way."""
        starts: dict[int, int] = {}
        own: dict[int, _Level] = {}
        for override in number.findall(f"{_W}lvlOverride"):
            level = min(_whole(override.get(f"{_W}ilvl", ""), 0), _LEVELS - 1)
            if override.find(f"{_W}startOverride") is not None:
                starts[level] = _whole(_value(override, "startOverride"), 1)
            worded = override.find(f"{_W}lvl")
            if worded is not None:
                own[level] = _level(worded)
        if own:
            shared = self._lists.get(self._of_number[key])
            self._lists[f"of {key}"] = _List({**(shared.levels if shared else {}), **own})
            self._of_number[key] = f"of {key}"
        self._starts[key] = starts


def _levels(abstract: "Element") -> dict[int, _Level]:
    found = {_whole(level.get(f"{_W}ilvl", ""), 0): _level(level) for level in abstract.findall(f"{_W}lvl")}
    return {level: shown for level, shown in found.items() if level < _LEVELS}


def _level(element: "Element") -> _Level:
    return _Level(
        form=_value(element, "numFmt") or "decimal",
        text=_short(_value(element, "lvlText")),
        start=_whole(_value(element, "start"), 0 if element.find(f"{_W}start") is None else 1),
        restarts=_value(element, "lvlRestart") != "0",
        all_decimal=element.find(f"{_W}isLgl") is not None,
        style=_value(element, "pStyle"),
    )


def _filled_in(kept: _List, level: int) -> str:
    """The number as the level words it: `%1.%2` with the counts of the levels that it names."""
    shown = kept.levels[level]
    text = shown.text
    for other in range(_LEVELS):
        if f"%{other + 1}" in text and other in kept.levels:
            named = kept.levels[other]
            count = kept.counts[other]
            form = "decimal" if shown.all_decimal else named.form
            text = text.replace(f"%{other + 1}", _written(named.start if count is None else count, form))
    return text


def _written(count: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter") and count > 0:
        repeats, place = divmod(count - 1, 26)
        letters = chr(ord("a") + place) * (repeats + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        roman, rest = "", count
        for value, sign in _ROMAN:
            times, rest = divmod(rest, value)
            roman += sign * times
        return roman.upper() if form == "upperRoman" else roman
    if form == "none":
        return ""
    return f"{count:02d}" if form == "decimalZero" else str(count)


def _value(parent: Any, name: str) -> str:
    """The value of a child element; "" where there is none."""
    child = parent.find(f"{_W}{name}") if parent is not None else None
    return child.get(_VAL, "") if child is not None else ""


def _short(text: str) -> str:
    """The wording of a level; a longer one than Word allows would stand before every paragraph again."""
    if len(text) > _LONGEST_TEXT:
        raise ValueError(text[:_LONGEST_TEXT])
    return text


def _whole(text: str, default: int) -> int:
    return min(int(text), 1_000_000) if text.isdecimal() else default
