"""The lines of a council report: what each of them is, by its number, its sign, its style and what stands around it."""

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from toolkit.sources.documents.numbering import ListMark
from toolkit.sources.documents.reading import Row
from toolkit.tracker.record.codes import PartKind
from toolkit.tracker.record.columns import fold
from toolkit.tracker.record.contributions import (
    without_list_end,
)

ARTEFACT = re.compile(r"\[bookmark:[^\]]*\]")
"""What conversion to text leaves of a Word bookmark."""
RULE = re.compile(r"[\s_*=~–—-]{3,}")
LONGEST_HEADING = 15
"""Words."""
WRAPPED_AT = range(60, 121)
"""Characters of the longest line of a text that was broken into lines of one width."""

_PAGE_NUMBER = re.compile(r"\W*(?:page\s*)?\d{1,3}(?:\s*(?:/|of)\s*\d{1,3})?\W*", re.IGNORECASE)
_NUMBER = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3})*|[IVXL]{1,6}(?=[.)\s]))(?P<end>[.)]?)"
                     r"(?P<gap>\s+|(?<=[.)])(?=[^\W\d]))(?P<text>\S.*)", re.DOTALL)
_FOOTNOTE = re.compile(r"(?P<number>[⁰¹²³⁴-⁹]+)\s*(?P<text>\S.*)", re.DOTALL)
_POINT = re.compile(r"(?P<number>\(?(?:[a-z]|[ivx]{1,5})\)|[a-z]\.(?=\s+[^\W\d_]{2}))\s+(?P<text>\S.*)", re.DOTALL)
_BULLET = re.compile(r"(?:[•·▪◦‣●○■□➢➤►✓✔\uf0a7\uf0b7\uf0d8]\s*|[-–—*]\s+|o\s+(?=[A-Z]))(?P<text>\S.*)", re.DOTALL)
_GOES_ON = re.compile(r";\s*(?:and|or)?$")
_ROMAN = re.compile(r"[IVXL]+")
_OF_ONE_LINE = (PartKind.SECTION, PartKind.HEADING, PartKind.TABLE, PartKind.FOOTNOTE)
_FOOTNOTE_STYLES = ("footnote text", "house footnote")
_HEADING_STYLES = ("heading", "house heading", "house sub-heading")
_SUB_HEADING, _TABLE_ROW, _PARAGRAPH_STYLE = "house sub-heading", "house table row", "house paragraph"
_TYPED, _UNNUMBERED = "typed number", "unnumbered"
"""How the names of the styles end in which our own reports print numbers that Word does not count, and none at all."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text, a paragraph, or a line within a table cell.

    Attributes:
        text: Its words, spaces evened, without what conversion left behind.
        raw: Its words as written.
        locator: Where it stands.
        position: The number of its row.
        style: The name of its Word style, folded; "" in a text.
        mark: The number or sign that Word puts before it.
        table: The number of its table; 0 outside of tables and in a text.
        cells: Its cells where it is a row of several.
    """

    text: str
    raw: str
    locator: str
    position: int
    style: str = ""
    mark: ListMark = ListMark()
    table: int = 0
    cells: tuple[str, ...] = ()

    @property
    def columns(self) -> str:
        """Its words, those that stood apart parted by tabs."""
        apart = self.cells or tuple(ARTEFACT.sub("", self.raw).split("\t"))
        return "\t".join(" ".join(words.split()) for words in apart if words.strip())

    @property
    def is_rule(self) -> bool:
        """Whether it is drawn of dashes."""
        return RULE.fullmatch(self.text) is not None

    @property
    def is_of_text(self) -> bool:
        """Whether it is a line of a plain text, which a paragraph may be broken into."""
        return self.locator.startswith("L")

    @property
    def breaks_off(self) -> bool:
        """Whether its last sentence is not closed."""
        return self.text[-1:] not in ".;:!?" and _GOES_ON.search(self.text) is None

    @property
    def is_page_number(self) -> bool:
        """Whether it is the number of a page."""
        return not self.style.startswith("house") and _PAGE_NUMBER.fullmatch(self.text) is not None

    @property
    def is_heading_style(self) -> bool:
        """Whether its Word style says that it is a heading."""
        return self.style.startswith(_HEADING_STYLES)

    @property
    def looks_like_heading(self) -> bool:
        """Whether it is short and no sentence."""
        return looks_like_heading(self.text)


@dataclass(frozen=True, slots=True)
class Part:
    """A line, told what it is.

    Attributes:
        kind: section, heading, paragraph, bullet, table or footnote.
        number: As written, without the full stop behind it.
        level: From 1.
        text: Its words without number, sign and, of a bullet, what ends it in the list.
    """

    kind: str
    number: str
    level: int
    text: str


def looks_like_heading(text: str) -> bool:
    """Whether words are few, begin like a heading and do not end like a sentence."""
    return len(text.split()) <= LONGEST_HEADING and not text[:1].islower() and text[-1:] not in ".;:,!?"


def lines_of(rows: Iterator[Row]) -> Iterator[Line]:
    """The lines of a document: a table row of a single cell gives the lines of that cell."""
    for row in rows:
        filled = tuple(cell for cell in row.cells if cell.strip())
        if row.table and len(filled) == 1:
            for text in filled[0].split("\n"):
                if text.strip():
                    yield _line(row, text)
        elif len(filled) > (1 if row.table else 2):
            yield replace(_line(row, " ".join(filled)), text="\t".join(" ".join(cell.split()) for cell in filled),
                          cells=filled)
        else:
            yield _line(row, "\t".join(filled))


def _line(row: Row, text: str) -> Line:
    written = (" ".join(line.split()) for line in ARTEFACT.sub("", text).split("\n"))
    return Line("\n".join(line for line in written if line), text.strip(), row.locator, row.position,
                fold(row.style), row.mark, row.table)


class Reader:
    """Tells what the lines of the body are, one after the other."""

    def __init__(self, lines: Sequence[Line] = ()) -> None:
        self._section = 0
        self._above: Part | None = None
        self._last: Line | None = None
        longest = max((len(line.text) for line in lines), default=0)
        self._full = longest * 2 // 3 if longest in WRAPPED_AT else sys.maxsize

    def part(self, line: Line, following: Line | None) -> Part:
        """What a line is; the line that follows settles whether a number is that of a section."""
        self._above, self._last = self._told(line, following), line
        return self._above

    def continues(self, line: Line) -> bool:
        """Whether a line of a text goes on with the one above, which breaks off or fills the width of the text."""
        above, last = self._above, self._last
        if above is None or last is None or not line.is_of_text or line.cells or above.kind in _OF_ONE_LINE:
            return False
        if _typed_number(line.text) or _BULLET.match(line.text) or _POINT.match(line.text):
            return False
        fills = len(last.text) >= self._full and line.position == last.position + 1
        return last.breaks_off and (line.text[:1].islower() or fills)

    def joined(self, line: Line) -> Part:
        """The part above with the words of a line that continues it."""
        if self._above is None:
            raise ValueError(line.text)
        text = f"{self._above.text} {line.text}"
        self._above = replace(self._above, text=without_list_end(text) if self._above.kind == PartKind.BULLET else text)
        self._last = line
        return self._above

    def _told(self, line: Line, following: Line | None) -> Part:
        if line.cells or line.style == _TABLE_ROW:
            return Part(PartKind.TABLE, "", 2, line.text)
        if line.style == _SUB_HEADING:
            return Part(PartKind.HEADING, "", 2, line.text)
        if line.style.endswith(_UNNUMBERED):
            return Part(PartKind.PARAGRAPH, "", 2, line.text)
        if line.style.endswith(_FOOTNOTE_STYLES):
            note = _FOOTNOTE.match(f"{line.mark.text} {line.text}".strip())
            return Part(PartKind.FOOTNOTE, note["number"] if note else "", 2, note["text"] if note else line.text)
        return self._numbered(line, following) or self._listed(line) or self._unnumbered(line, following)

    def _listed(self, line: Line) -> Part | None:
        """A bullet, or a point with a letter; None for anything else."""
        bullet = _BULLET.match(line.text)
        if line.mark.is_bullet or "bullet" in line.style or bullet:
            text = bullet["text"] if bullet and not line.mark.is_bullet else line.text
            return Part(PartKind.BULLET, "", 3 + line.mark.level, without_list_end(text))
        point = None if line.mark.text else _POINT.match(line.text)
        if point:
            return Part(PartKind.PARAGRAPH, point["number"], 3, point["text"])
        return Part(PartKind.BULLET, "", 3, without_list_end(line.text)) if self._goes_on_with_list(line) else None

    def _goes_on_with_list(self, line: Line) -> bool:
        """Whether a line is a bullet that has lost its sign: behind a colon or a bullet, and told by its semicolons."""
        if self._above is None or self._last is None or line.mark.text or line.style.startswith("house"):
            return False
        if self._above.kind == PartKind.BULLET:
            return _GOES_ON.search(self._last.text) is not None
        return self._last.text.endswith(":") and _GOES_ON.search(line.text) is not None

    def _unnumbered(self, line: Line, following: Line | None) -> Part:
        """A sub-heading, by its style or its looks; else a paragraph."""
        looks = line.looks_like_heading and following is not None and not line.style.startswith(_PARAGRAPH_STYLE)
        return Part(PartKind.HEADING if line.is_heading_style or looks else PartKind.PARAGRAPH, "", 2, line.text)

    def _numbered(self, line: Line, following: Line | None) -> Part | None:
        """A section or a numbered paragraph; None for what has no number of its own."""
        if line.mark.is_bullet:
            return None
        if line.mark.text:
            number, text = line.mark.text.rstrip(".").strip(), line.text
        else:
            typed = _typed_number(line.text)
            if typed is None or not (line.style.endswith(_TYPED) or self._is_next(typed)):
                return None
            number, text = typed["number"], typed["text"]
        if _ROMAN.fullmatch(number) and (line.is_heading_style or looks_like_heading(text)):
            return Part(PartKind.SECTION, number, 1, text)
        if not re.fullmatch(r"\d+(?:\.\d+)*", number):
            return Part(PartKind.PARAGRAPH, number, 3, text)
        level = number.count(".") + 1
        if level == 1:
            self._section = int(number)
        is_section = line.is_heading_style or (
            looks_like_heading(text) and not line.style.startswith(_PARAGRAPH_STYLE)
            and (level == 1 or _number_of(following).startswith(f"{number}.")))
        return Part(PartKind.SECTION if is_section else PartKind.PARAGRAPH, number, level, text)

    def _is_next(self, typed: re.Match[str]) -> bool:
        """Whether a number at the beginning of a line counts its lines, and is no year or figure of a sentence."""
        if _ROMAN.fullmatch(typed["number"]):
            return bool(typed["end"]) and looks_like_heading(typed["text"])
        first, *deeper = (int(part) for part in typed["number"].split("."))
        if deeper:
            return first in (self._section, self._section + 1) or not self._section or bool(typed["end"])
        follows = first == self._section + 1 or (not self._section and bool(typed["end"]))
        return follows and (bool(typed["end"]) or looks_like_heading(typed["text"]))


def _typed_number(text: str) -> re.Match[str] | None:
    return _NUMBER.match(text)


def _number_of(line: Line | None) -> str:
    if line is None:
        return ""
    typed = _typed_number(line.text)
    return line.mark.text or (typed["number"] if typed else "")
