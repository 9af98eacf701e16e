"""The numbered sections of a form: which lines are their headings, and what stands under each.

The headings are the longest series of rising numbers, headings that the form is known to have counting most; so a
numbered list within a section is no series of sections. A form whose numbers are lost is read by its headings alone.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from toolkit.sources.mission_report.cells import Cell, Line
from toolkit.tracker.mission_form import SECTIONS, topic_of

MOST_WORDS = 12
"""The most words of a heading."""
_KNOWN, _BEGINS_KNOWN, _OTHER = 10, 4, 1
_ENOUGH_WITHOUT_NUMBERS = 5
_NUMBERED = re.compile(r"(?P<number>\d{1,2})\s*(?:[.)]\s*|\s)(?P<rest>[^\W\d_].*)")
_BELOW = re.compile(r"(?P<number>\d{1,2}) ?[.)]? ?(?P<sub>[a-z]|\d{1,2}) ?[.)]?\s+(?P<rest>[^\W\d_].*)")
_LETTERED = re.compile(r"\(?(?P<sub>[a-z])[.)]\s+(?P<rest>[^\W\d_].*)")
_BELOW_TOPICS = tuple(section.topic for section in SECTIONS if section.level > 1)


@dataclass(slots=True)
class Section:
    """A section, or one below a section.

    Attributes:
        number: As written, such as `9` or `9.a`.
        heading: Without its number.
        level: 1, or 2 below a section.
        topic: What it is about, where the form is known to have it; else "".
        headed: The lines of its heading, and any value that stands in them.
        cells: What stands under it.
    """

    number: str
    heading: str
    level: int
    topic: str
    headed: list[Line]
    cells: list[Cell] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Heading:
    """A line that may be a heading; `at` is the place of its cell and its line."""

    at: tuple[int, int]
    number: int
    heading: str
    value: str
    topic: str
    score: int


@dataclass(frozen=True, slots=True)
class _Series:
    """A series of headings that ends with one; linked backwards, so that a long document costs its length."""

    last: _Heading
    before: "_Series | None"
    score: int


def read_sections(cells: Sequence[Cell]) -> tuple[list[Line], list[Section], bool]:
    """Part a form into its sections.

    Returns:
        The lines above the first section, the sections, and whether their numbers are written.
    """
    filled = Counter(cell.row for cell in cells if cell.row and cell.text)
    candidates = list(_candidates(cells, filled))
    headings = _best_series(candidates)
    numbered = len({heading.topic for heading in headings if heading.topic}) >= _ENOUGH_WITHOUT_NUMBERS - 1
    if not numbered:
        by_words = _by_their_words(cells, filled)
        if len(by_words) >= _ENOUGH_WITHOUT_NUMBERS:
            return *_parted(cells, by_words, filled), False
    return *_parted(cells, headings, filled), True


def _candidates(cells: Sequence[Cell], filled: Counter[int]) -> Iterator[_Heading]:
    for place, cell in enumerate(cells):
        if filled[cell.row] > 2 or (cell.row and cell.column and filled[cell.row] > 1):
            continue
        for number, line in enumerate(cell.lines):
            found = _NUMBERED.fullmatch(line.text) if not line.depth else None
            if found:
                heading, value, score = _heading_and_value(found["rest"])
                if score:
                    yield _Heading((place, number), int(found["number"]), heading, value, topic_of(heading), score)


def _heading_and_value(text: str) -> tuple[str, str, int]:
    """The heading that a line begins with, the value after it, and how sure it is; 0 where it is none.

    The value stands after a colon, or after words that are known as a heading.
    """
    heading, _, value = (part.strip() for part in text.partition(":"))
    words = text.split()
    if topic_of(heading):
        return heading, value, _KNOWN
    for count in range(min(len(words) - 1, MOST_WORDS), 0, -1):
        begins = " ".join(words[:count])
        if topic_of(begins):
            return begins.rstrip(" :"), " ".join(words[count:]).lstrip(" :"), _BEGINS_KNOWN
    return heading, value, _OTHER if len(heading.split()) <= MOST_WORDS else 0


def _best_series(candidates: Sequence[_Heading]) -> list[_Heading]:
    """The series that counts most; after an unknown heading's number only the next one may come."""
    best: dict[int, _Series] = {}
    for heading in candidates:
        known = heading.score > _OTHER
        before = [series for number, series in best.items()
                  if number == heading.number - 1 or (known and number < heading.number)]
        if not before and heading.number != 1 and not known:
            continue
        longest = max(before, key=lambda series: series.score, default=None)
        score = heading.score + (longest.score if longest else 0)
        if heading.number not in best or score > best[heading.number].score:
            best[heading.number] = _Series(heading, longest, score)
    series = max(best.values(), key=lambda found: found.score, default=None)
    headings: list[_Heading] = []
    while series:
        headings.append(series.last)
        series = series.before
    return headings[::-1]


def _by_their_words(cells: Sequence[Cell], filled: Counter[int]) -> list[_Heading]:
    """Lines that are known headings, each the first of its kind, numbered in their order."""
    found: dict[str, _Heading] = {}
    number = 0
    for place, cell in enumerate(cells):
        for index, line in enumerate(cell.lines):
            heading, _, value = (part.strip() for part in line.text.partition(":"))
            topic = topic_of(heading)
            if not topic or topic in found or topic in _BELOW_TOPICS or filled[cell.row] > 2 or line.depth:
                continue
            number += 1
            found[topic] = _Heading((place, index), number, heading, value, topic, _KNOWN)
    return list(found.values())


def _parted(cells: Sequence[Cell], headings: Sequence[_Heading], filled: Counter[int]
            ) -> tuple[list[Line], list[Section]]:
    starts = {heading.at: heading for heading in headings}
    above: list[Line] = []
    sections: list[Section] = []
    headed = -1
    for place, cell in enumerate(cells):
        labels = bool(cell.row) and not cell.column and filled[cell.row] > 1
        current: list[Line] = []
        for number, line in enumerate(cell.lines):
            started = starts.get((place, number))
            below = _below(sections[-1], sections, line) if sections and not started else None
            section = _started(started, line) if started else below
            if section:
                _keep(cell, current, sections, above)
                sections.append(section)
                headed = place
                current = [_value(section, line)] if section.headed[0].text else []
            elif labels and headed == place and not current:
                sections[-1].heading = f"{sections[-1].heading} {line.text}"
                sections[-1].headed.append(replace(line, text=""))
            else:
                current.append(line)
        _keep(cell, current, sections, above)
    return above, sections


def _keep(cell: Cell, lines: list[Line], sections: list[Section], above: list[Line]) -> None:
    if lines and sections:
        sections[-1].cells.append(cell.part(lines))
    elif lines:
        above += lines


def _started(heading: _Heading, line: Line) -> Section:
    return Section(str(heading.number), heading.heading, 1, heading.topic, [replace(line, text=heading.value)])


def _value(section: Section, line: Line) -> Line:
    """The value that stands in the line of a heading, as a line of its own; the history has it with the heading."""
    return replace(line, text=section.headed[0].text, written="", depth=0)


def _below(last: Section, sections: Sequence[Section], line: Line) -> Section | None:
    """The section below a section that a line begins; None where it is no heading."""
    parent = next(section for section in reversed(sections) if section.level == 1)
    found = _BELOW.fullmatch(line.text)
    if found is None or found["number"] != parent.number:
        found = _LETTERED.fullmatch(line.text)
        if found is None or topic_of(found["rest"].partition(":")[0]) not in _BELOW_TOPICS:
            return _below_by_words(parent, last, line)
    heading, value, score = _heading_and_value(found["rest"])
    if not score or found["sub"] != _next(parent, last, found["sub"]):
        return None
    return Section(f"{parent.number}.{found['sub']}", heading, 2, topic_of(heading), [replace(line, text=value)])


def _below_by_words(parent: Section, last: Section, line: Line) -> Section | None:
    """A line that is wholly a heading known to stand below the summary, its number lost."""
    heading, _, value = (part.strip() for part in line.text.partition(":"))
    topic = topic_of(heading)
    if line.depth or topic not in _BELOW_TOPICS or parent.topic != "summary":
        return None
    return Section(f"{parent.number}.{_next(parent, last, 'a')}", heading, 2, topic, [replace(line, text=value)])


def _next(parent: Section, last: Section, like: str) -> str:
    """The letter or number that comes next below a section."""
    if last is parent:
        return "1" if like.isdecimal() else "a"
    sub = last.number.rpartition(".")[2]
    return str(int(sub) + 1) if sub.isdecimal() else chr(ord(sub) + 1)
