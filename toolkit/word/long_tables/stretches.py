"""Rows that follow each other in a long table, put aside: measured at once, and written when the report is packed."""

from array import array
from collections import Counter, deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from html import unescape
from itertools import chain
from typing import Any, NamedTuple

from docx.oxml.ns import qn

from toolkit.word.blanks import left_of
from toolkit.word.fitting import LONG_NOTE, High, free_letters, letters_of_line, long_words, paragraph_height
from toolkit.word.keeping.anchors import BY_WORDS, MARK
from toolkit.word.long_tables.packed import Packed
from toolkit.word.long_tables.shapes import Form, Line, Shape
from toolkit.word.printing import LINE_BREAK, TAB

_BETWEEN = "\x00"
"""What parts the values of a row; no text of a report holds it."""
_ESCAPED = "&#3"
"""How a quotation mark begins that need not be escaped in a text."""
_BY_WORDS = 1 << 48
_MOST_KNOWN = 500
_BITS = 1 << 24
"""Of what is remembered of the keys of anchors, to find those that stand twice."""


@dataclass(slots=True)
class Place:
    """What stands in the cells of the same columns.

    Attributes:
        printed: Whether a text is printed there, be it blank.
        holds: Whether there is a word in any.
        noted: Whether there is a note in any.
        words: How high the letters of a long word are and how many it has -> the widest of these, in points.
        known: How high the letters are -> short texts that were looked into.
    """

    printed: bool = False
    holds: bool = False
    noted: bool = False
    words: dict[tuple[float, int], float] = field(default_factory=dict)
    known: dict[float, set[str]] = field(default_factory=dict)

    def look_into(self, text: str, free: int, size: float) -> None:
        """Look for long words in a text."""
        known = self.known[size]
        if len(known) < _MOST_KNOWN and len(text) <= LONG_NOTE:
            known.add(text)
        for letters, needs in long_words(text, free, size):
            self.words[size, letters] = max(needs, self.words.get((size, letters), 0.0))

    def take(self, other: "Place") -> None:
        """Take in what stands in other cells."""
        self.printed |= other.printed
        self.holds |= other.holds
        self.noted |= other.noted
        for known, width in other.words.items():
            self.words[known] = max(width, self.words.get(known, 0.0))

    def needed(self, width: float) -> float:
        """The width that its longest word asks of a column."""
        return max((needs for (size, letters), needs in self.words.items() if letters >= free_letters(width, size)),
                   default=0.0)


class _Measured(NamedTuple):
    """A paragraph of a shape that is looked at in each row."""

    place: Place
    free: int
    line: Line
    known: Collection[str]


class Stretch:
    """Rows that follow each other, put aside.

    Attributes:
        rows: How many there are.
        places: Their cells, by the first column and how many they have.
        keys: Those of their anchors, as numbers.
        fits: Whether no row has more columns than the table.
        gone: The columns that are left out.
        widths: Those that the columns were given; None where they are as the template has them.
    """

    def __init__(self, widths: Sequence[float]) -> None:
        """Begin it.

        Args:
            widths: Of the columns of the table, in points, before it is fitted.
        """
        self.rows = 0
        self.places: dict[tuple[int, int], Place] = {}
        self.keys = array("Q")
        self.fits = True
        self.gone: frozenset[int] = frozenset()
        self.widths: Sequence[float] | None = None
        self._columns = widths
        self._packed = Packed()
        self._shapes: list[Shape] = []
        self._rows_of: list[int] = []
        self._forms: dict[tuple[int, bool], Form] = {}
        self._measured: dict[int, tuple[int, list[_Measured]]] = {}
        self._split: set[int] = set()
        self._first = 0
        self._twice: Collection[int] = ()
        self._again: deque[int] = deque()

    def add(self, shape: Shape, values: Sequence[str]) -> None:
        """Put a row behind the others.

        Args:
            shape: Its shape.
            values: As XML holds them.
        """
        number, measured = self._measured.get(id(shape)) or self._begun(shape)
        together = _BETWEEN.join(values)
        if _ESCAPED in together:
            together = together.replace("&#34;", '"').replace("&#39;", "'")
        self._packed.add(f"{number}{_BETWEEN}{together}")
        self.rows += 1
        self._rows_of[number] += 1
        self.keys.extend([_as_number(values[key]) for key in shape.keys])
        texts = _plain(values, together)
        for place, free, line, known in measured:
            text = line.text(texts)
            if not place.holds and text.strip():
                place.holds = True
            if len(text) > LONG_NOTE:
                place.noted = True
            if len(text) >= free and text not in known:
                place.look_into(text, free, line.size)

    def _begun(self, shape: Shape) -> tuple[int, list[_Measured]]:
        """The number of a shape that is new here, and what is looked at in its rows."""
        measured = []
        for cell, lines in shape.cells:
            self.fits &= cell.at + cell.span <= len(self._columns)
            place = self.places.setdefault((cell.at, cell.span), Place())
            place.printed |= cell.printed
            width = min(self._columns[cell.at:cell.at + cell.span], default=0.0)
            for line in lines:
                known = place.known.setdefault(line.size, set())
                measured.append(_Measured(place, free_letters(width, line.size), line, known))
        self._shapes.append(shape)
        self._rows_of.append(0)
        self._measured[id(shape)] = len(self._shapes) - 1, measured
        return self._measured[id(shape)]

    def leave_out(self, gone: Collection[int]) -> None:
        """Leave columns out."""
        self.gone = frozenset(gone)
        places: dict[tuple[int, int], Place] = {}
        for (at, span), place in self.places.items():
            if left := left_of(at, span, gone):
                places.setdefault((left_of(0, at, gone), left), Place()).take(place)
        self.places = places

    def highs(self, widths: Sequence[float]) -> Iterator[High]:
        """How high the cells of each row are.

        Args:
            widths: Of the columns that stay.
        """
        cells = [self._cells_of(shape, widths) for shape in self._shapes]
        for number, (shape, values, together) in enumerate(self._all()):
            texts = _plain(values, together)
            heights: list[tuple[int, float | None]] = []
            for at, lines in cells[shape]:
                height: float | None = None
                if lines is not None:
                    height = 0.0
                    for line, letters in lines:
                        height += paragraph_height(line.text(texts), letters, line.size)
                heights.append((at, height))
            yield High(partial(self._split.add, number), heights)

    def _cells_of(
        self, shape: Shape, widths: Sequence[float]
    ) -> list[tuple[int, list[tuple[Line, float]] | None]]:
        """The cells of a shape that stay: the first column of each, and its paragraphs with the letters of a line.

        None stands for the paragraphs of a cell that goes on with the one above.
        """
        found: list[tuple[int, list[tuple[Line, float]] | None]] = []
        for cell, lines in shape.cells:
            at, span = left_of(0, cell.at, self.gone), left_of(cell.at, cell.span, self.gone)
            if span:
                width = sum(widths[at:at + span])
                goes_on = cell.merge == "continue"
                found.append((at, None if goes_on else [(line, letters_of_line(width, line.size)) for line in lines]))
        return found

    def anchored(self, first: int, twice: Collection[int], met: Counter[str]) -> int:
        """Number the anchors.

        Args:
            first: The number of the first.
            twice: The keys that stand more than once in the report.
            met: How often each of them was met; it is changed.

        Returns:
            The number that follows.
        """
        self._first, self._twice = first, twice
        if any(key in twice for key in self.keys):
            for kind, values, _ in self._all():
                for key in self._form(kind).keys:
                    if _as_number(values[key]) in twice:
                        met[values[key]] += 1
                        self._again.append(met[values[key]])
        return first + sum(rows * self._form(kind).paragraphs for kind, rows in enumerate(self._rows_of))

    def written(self) -> Iterator[str]:
        """The rows, as XML."""
        first = self._first
        for number, (kind, values, _) in enumerate(self._all()):
            form = self._form(kind, may_split=number in self._split)
            if self._again:
                for key in form.keys:
                    if _as_number(values[key]) in self._twice and (again := self._again.popleft()) > 1:
                        values[key] += f"_{again}"
            last = first + form.paragraphs
            values.extend(map(str, range(first, last)))
            first = last
            yield form.filled(values)

    def _form(self, kind: int, *, may_split: bool = False) -> Form:
        """How a shape is written."""
        found = self._forms.get((kind, may_split))
        if found is None:
            found = self._forms[kind, may_split] = self._shapes[kind].form(self.gone, self.widths, may_split=may_split)
        return found

    def _all(self) -> Iterator[tuple[int, list[str], str]]:
        """The rows: the number of the shape, the values, and these together."""
        for row in self._packed:
            number, _, together = row.partition(_BETWEEN)
            yield int(number), together.split(_BETWEEN), together


def _plain(values: Sequence[str], together: str) -> Sequence[str]:
    """Values as people read them."""
    if "<" in together:
        values = [one.replace(LINE_BREAK, "\n").replace(TAB, "\n") for one in values]
    return list(map(unescape, values)) if "&" in together else values


def _as_number(key: str) -> int:
    """The key of an anchor in little room."""
    return int(key[1:], 16) | (_BY_WORDS if key[0] == BY_WORDS else 0)


def twice_in(body: Any, stretches: Collection[Stretch]) -> set[int]:
    """The keys of anchors that stand more than once, as numbers; a few others can be among them.

    Args:
        body: What was not put aside.
        stretches: All that was put aside.
    """
    if not stretches:
        return set()
    seen, twice = bytearray(_BITS // 8), set[int]()
    keys = (_as_number(key) for one in body.iter(qn("w:p")) if (key := one.get(MARK)))
    for key in chain(keys, *(stretch.keys for stretch in stretches)):
        byte, bit = key % _BITS >> 3, 1 << (key & 7)
        if seen[byte] & bit:
            twice.add(key)
        seen[byte] |= bit
    return twice
