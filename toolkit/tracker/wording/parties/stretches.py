"""The stretches of a cell between separators, with the known names in them and the part that is said before each."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from toolkit.tracker.record.codes import Role
from toolkit.tracker.wording.parties.marks import AND, ROLE_OF
from toolkit.tracker.wording.parties.peeling import Span, blank, strays
from toolkit.tracker.wording.unit_index import Name
from toolkit.tracker.wording.words import even, folded, trimmed

_LETTER = re.compile(r"\w")
_WITHIN = frozenset({",", "/", *(folded(even(word)) for word in AND)})
"""What may stand between two names as well as within one."""


@dataclass(slots=True)
class Item:
    """A stretch of text between separators, with the known names in it and the part that is said before it."""

    start: int
    end: int
    cut: str = ""
    role: Role | None = None
    names: list[Name] = field(default_factory=list)

    @property
    def says_part(self) -> bool:
        """Whether what stands before it says its part in several words, as “with support from” does."""
        return self.role is not None and " " in trimmed(self.cut)


@dataclass(frozen=True, slots=True)
class Text:
    """A cell with one space between its words, evened, and both without what is no part of a name.

    Attributes:
        spaced: The cell as it is written.
        plain: The same, evened.
        strays: What is no part of a name.
        uses_capitals: Whether a capital stands anywhere.
    """

    spaced: str
    plain: str
    strays: Sequence[Span]
    uses_capitals: bool

    def without(self, start: int, end: int) -> Iterator[Span]:
        """A stretch without the strays in it, which stay in the rest."""
        for a, b in sorted(self.strays):
            if start < b and a < end:
                yield start, a
                start = b
        yield start, end


def items_of(plain: str, names: list[Name], cuts: list[re.Match[str]]) -> list[Item]:
    """The stretches between cuts outside of names; a mark of a part holds until the next one or a semicolon."""
    items = [Item(0, len(plain))]
    for cut in cuts:
        items[-1].end = cut.start()
        mark = cut["mark"] or cut["word"]
        before = items[-1].role if cut["stroke"] not in (";", "|", "•") else None
        if before is Role.LEAD and trimmed(plain[items[-1].start:items[-1].end]):
            before = None  # only the party right behind “led by” leads
        items.append(Item(cut.end(), len(plain), cut.group(), ROLE_OF[folded(mark)] if mark else before))
    upcoming = iter(names)
    name = next(upcoming, None)
    for item in items:
        while name and name.start < item.end:
            item.names.append(name)
            name = next(upcoming, None)
    return items


def runs_of(items: Iterable[Item], plain: str) -> Iterator[list[Item]]:
    """The stretches without a known name that nothing but “and”, commas and strokes part; each other one by itself."""
    run: list[Item] = []
    closed = False
    for item in items:
        closed = closed or folded(item.cut) not in _WITHIN
        if not item.names and not _LETTER.search(plain, item.start, item.end):
            continue  # nothing stands between a comma and “and”
        if run and (closed or item.names or run[-1].names):
            yield run
            run = []
        run.append(item)
        closed = False
    if run:
        yield run


def cleared(spaced: str, plain: str, names: Sequence[Name], marks: Sequence[Span]) -> Text:
    """The cell with blanks instead of marks of notes, labels and dates outside of known names."""
    found = apart(strays(plain), names)
    gone = [*marks, *found]
    left, evened = (blank(text, gone) if gone else text for text in (spaced, plain))
    return Text(left, evened, found, any(map(str.isupper, left)))


def apart(spans: Iterable[Span], names: Sequence[Name]) -> list[Span]:
    """The stretches that touch no known name."""
    return [(start, end) for start, end in spans
            if not any(name.start < end and start < name.end for name in names)]


def outside(cuts: Iterable[re.Match[str]], names: list[Name]) -> list[re.Match[str]]:
    """The cuts that touch no name."""
    kept: list[re.Match[str]] = []
    upcoming = 0
    for cut in cuts:
        while upcoming < len(names) and names[upcoming].end <= cut.start():
            upcoming += 1
        if upcoming == len(names) or names[upcoming].start >= cut.end():
            kept.append(cut)
    return kept
