"""Anchors: hidden bookmarks by which a report knows its own paragraphs again, in whatever they became.

A template says nothing of them. Each of its paragraphs is known by its own words, placeholders included, and each turn
of a loop by what it is about: an action by its reference, anything else by its number, its name or its words. An anchor
is named by a short hash of both. Word shows no bookmark whose name begins with `_`, and moves it with its paragraph.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import is_dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from jinja2 import pass_context
from jinja2.runtime import Context
from lxml import etree
from markupsafe import Markup

from toolkit.word.keeping.names import q

if TYPE_CHECKING:
    from toolkit.word.long_tables.stretches import Stretch

BEGINNING = "_trk_"
"""What the name of an anchor begins with."""
BY_NAME, BY_WORDS = "k", "t"
"""The kinds of anchors: of what has a reference or a name; of what is known by its words alone, which can change."""
MARK = "trk"
"""The attribute of a paragraph that is to be anchored, until it is."""
_AND = "\x1f"
"""Between all that is hashed together."""
_NOTHING = Markup("")
_FIRST_ID = 1_000_000
"""Of the bookmarks; those of tables of contents are lower."""
_DIGITS = 12
_NAMED = ("number", "name", "heading", "label", "column", "unit")
"""The fields of a record by which it is known where it has no reference."""
_NAME = re.compile(rf"{BEGINNING}[{BY_NAME}{BY_WORDS}][0-9a-f]{{{_DIGITS}}}(?:_\d+)?")
_PARAGRAPH = re.compile(r"<w:p(?=[ >/])")
_STYLE = re.compile(r'<w:pStyle w:val="([^"]*)"')
_TAGS = re.compile(r"<[^>]*>")


class Anchorer:
    """Knows, while a template is filled in, what the paragraph is about that is being printed.

    Its filters ask for a context of which they have no use, because Jinja works out others when it reads a template.
    """

    def __init__(self) -> None:
        self._about: list[tuple[str, ...]] = []
        self._ends: list[tuple[str, str]] = [(BY_WORDS, "")]

    @pass_context
    def entered(self, _: Context, item: Any) -> Markup:
        """A turn of a loop begins."""
        kind, names = identity(item)
        around = self._about[-1] if self._about and kind else ()  # without a kind, it is known wherever it stands
        about = *around, kind, *names
        self._about.append(about)
        self._ends.append((BY_WORDS if BY_WORDS in about else BY_NAME, "".join([_AND + one for one in about])))
        return _NOTHING

    @pass_context
    def left(self, _: Context, _nothing: str) -> Markup:
        """The turn ends."""
        self._about.pop()
        self._ends.pop()
        return _NOTHING

    @pass_context
    def mark(self, _: Context, paragraph: str) -> Markup:
        """The key of a paragraph of the template in this turn."""
        kind, about = self._ends[-1]
        return Markup(key(paragraph + about, kind=kind))  # noqa: S704 - letters and digits of ours


def identity(item: Any) -> tuple[str, tuple[str, ...]]:
    """How one thing that a loop goes through is known again: the kind, and by what.

    The kind is "" for an action, whose reference is enough wherever it stands.
    """
    if not is_dataclass(item) or hasattr(item, "pieces"):
        return BY_WORDS, (str(item),)
    if ref := getattr(item, "ref", ""):
        return "", (str(ref), *(str(getattr(item, name, "")) for name in ("column", "unit")))
    names = tuple(str(getattr(item, name, "")) for name in _NAMED)
    if any(names):
        return BY_NAME, names
    words = next((str(value) for name in ("text", "divider") if (value := getattr(item, name, ""))), "")
    return (BY_WORDS, (words,)) if words or hasattr(item, "text") else (BY_NAME, ())


def key(*of: str, kind: str = BY_WORDS) -> str:
    """A short hash of what an anchor stands for."""
    return kind + sha256(_AND.join(of).encode("utf-8", "replace")).hexdigest()[:_DIGITS]


def with_marks(template: str) -> str:
    """A template in which each paragraph asks for its mark.

    Args:
        template: The body as Jinja reads it.
    """
    met: Counter[str] = Counter()
    parts, done = [], 0
    for found in _PARAGRAPH.finditer(template):
        own = _own_name(template, found.end())
        met[own] += 1
        parts += [template[done:found.end()], f" {MARK}=\"{{{{ '{key(own, str(met[own]))}' | anchored }}}}\""]
        done = found.end()
    return "".join(parts) + template[done:]


def _own_name(template: str, at: int) -> str:
    """Style and words of a paragraph."""
    inside = template[at:template.find("</w:p>", at)]
    style = _STYLE.search(inside)
    return f"{style[1] if style else ''}|{_TAGS.sub('', inside.partition('>')[2])}"


def set_anchors(body: Any, aside: "Mapping[Any, Stretch]", twice: Collection[int]) -> None:
    """Turn the marks of a finished body into anchors, each with a name of its own.

    Args:
        body: The body; it is changed.
        aside: The rows that stand for rows that were put aside.
        twice: The keys that stand more than once, where any row was put aside.
    """
    met, number = Counter[str](), _FIRST_ID
    for element in list(body.iter(q("w:p"), q("w:tr"))):
        if element in aside:
            number = aside[element].anchored(number, twice, met)
        elif element.tag == q("w:p"):
            if name := element.attrib.pop(MARK, ""):
                met[name] += 1
                enclose(element, f"{BEGINNING}{name}{f'_{met[name]}' if met[name] > 1 else ''}", number)
            number += 1


def enclose(paragraph: Any, name: str, number: int | str) -> None:
    """Put an anchor around all that a paragraph says."""
    start, end = (etree.Element(q(f"w:bookmark{side}")) for side in ("Start", "End"))
    for mark in (start, end):
        mark.set(q("w:id"), str(number))
    start.set(q("w:name"), name)
    paragraph.insert(0 if paragraph.find(q("w:pPr")) is None else 1, start)
    paragraph.append(end)


def key_of(mark: Any) -> str:
    """The key of the anchor that a bookmark begins; "" where it is another bookmark."""
    name = str(mark.get(q("w:name"), ""))
    return name.removeprefix(BEGINNING) if _NAME.fullmatch(name) else ""


def anchors_in(element: Any) -> Iterator[tuple[str, Any]]:
    """The keys of the anchors in an element, each with its mark, in order."""
    for mark in element.iter(q("w:bookmarkStart")):
        if found := key_of(mark):
            yield found, mark


def is_by_words(key: str) -> bool:
    """Whether an anchor stands for words that can change, so that another can stand for the same paragraph."""
    return key.startswith(BY_WORDS)
