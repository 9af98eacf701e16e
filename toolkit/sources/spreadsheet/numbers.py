"""The numbers of recommendations and actions in a sheet: what a column of numbers counts, and what each row belongs to.

A number such as 1.10 is often kept as the number 1.1; where it follows 1.9 it is read as it was meant.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from toolkit.sources.documents.workbook_cells import Cell, Position
from toolkit.sources.progress_table.source import number_of
from toolkit.sources.spreadsheet.grammar import OWN_NUMBER
from toolkit.sources.spreadsheet.headings import NUMBERING
from toolkit.sources.spreadsheet.layout import Layout, renamed
from toolkit.sources.spreadsheet.outline import is_above, parents
from toolkit.sources.spreadsheet.rows import Body, Line

_LABEL = re.compile(r"\W*(?:recommendations?|recommandations?|recomendaci[oó]n|рекомендация|rec|r)\W*(?:no|n°|nº|№)?\W*"
                    r"(?P<number>\d+(?:\.\d+)*|[IVX]+(?!\w))\s*[.:)–—-]*\s*(?P<text>.*)", re.IGNORECASE | re.DOTALL)
_STEP = re.compile(r"(.*?)(\d+)\.(\d+)")
_PARENT = re.compile(r"(.+)\.\d+[a-z]?")


@dataclass(slots=True)
class Numbered:
    """The table of a sheet with its numbers.

    Attributes:
        layout: Where its columns are.
        body: Its rows.
        numbers: The number of the recommendation that each line belongs to; "" where there is none.
        refs: The reference of each line's action as written; "" where there is none.
        texts: Number -> the cells with the words of the recommendation.
        labels: Number -> words of a divider that is a recommendation.
        labelled: The cells of these dividers.
        repaired: Cell -> how its number is read, where it is not as it shows.
        made: The numbers that were given to recommendations without one.
    """

    layout: Layout
    body: Body
    numbers: list[str] = field(default_factory=list)
    refs: list[str] = field(default_factory=list)
    texts: dict[str, list[Cell]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    labelled: list[Cell] = field(default_factory=list)
    repaired: dict[Position, str] = field(default_factory=dict)
    made: list[str] = field(default_factory=list)

    def words_of(self, number: str) -> str:
        """The words of a recommendation in one line."""
        return " ".join([self.labels.get(number, ""), *(_spaced(cell) for cell in self.texts.get(number, []))]).strip()


    def says(self, number: str, words: str) -> bool:
        """Whether these are the words of a recommendation, and no more."""
        # Each cell adds a sign at least: where there are more of them, their words need not be put together.
        return len(self.texts.get(number, ())) <= len(words) and words == self.words_of(number)


def read_numbers(layout: Layout, body: Body, known: Mapping[str, str]) -> Numbered:
    """Give each line the number of its recommendation and the reference of its action.

    Args:
        layout: Of the sheet.
        body: Its rows.
        known: Words of a recommendation on an earlier sheet -> its number.
    """
    settled = renamed(layout, _settled(layout, body.lines))
    numbered = Numbered(settled, body)
    for key in ("number", "ref"):
        for column in settled.columns(key):
            numbered.repaired |= _as_meant(line.own[column] for line in body.lines if column in line.own)
    _Counter(numbered, known, is_own=bool(layout.columns(OWN_NUMBER))).count()
    return numbered


def _settled(layout: Layout, lines: Sequence[Line]) -> dict[int, str]:
    """Column -> key, for columns of numbers that may be of recommendations or of actions."""
    keys, settled = layout.keys(), dict[int, str]()
    for column in layout.columns(OWN_NUMBER):
        numbers = [line.own[column].text for line in lines if column in line.own and line.own[column].text]
        settled[column] = "ref" if len(set(numbers)) == len(numbers) else _counts(layout, lines, column)
    columns = layout.columns(NUMBERING)
    for index, column in enumerate(columns):
        free = [key for key in ("number", "ref") if key not in keys | set(settled.values())]
        wanted = "number" if len(columns) > index + 1 else _counts(layout, lines, column)
        settled[column] = wanted if wanted in free else (free or [""])[0]
    return settled


def _counts(layout: Layout, lines: Sequence[Line], column: int) -> str:
    """Whether a column counts recommendations (`number`) or actions (`ref`)."""
    keys = layout.keys()
    if "recommendation" not in keys:
        return "ref"
    if "text" not in keys:
        return "number"
    asked = layout.columns("recommendation")[0]
    numbers = [line.own[column].text for line in lines if column in line.own and line.own[column].text]
    texts = [_spaced(line.own[asked]) for line in lines if asked in line.own and line.own[asked].text]
    changes = sum(text != before for before, text in zip(["", *texts], texts, strict=False))
    return "ref" if len(set(numbers)) > changes else "number"


def _as_meant(cells: Iterable[Cell]) -> dict[Position, str]:
    """Cell -> its number, where 1.1 after 1.9 means 1.10."""
    meant: dict[Position, str] = {}
    before = ""
    for cell in cells:
        text = cell.text
        step = _STEP.fullmatch(before)
        if step and isinstance(cell.value, float) and int(step[3]) % 10 == 9:
            following = f"{step[1]}{step[2]}.{int(step[3]) + 1}"
            if text != following and float(following) == cell.value:
                text = meant[cell.row, cell.column] = following
        before = text or before
    return meant


class _Counter:
    """Goes through the lines and keeps count of the recommendations."""

    def __init__(self, numbered: Numbered, known: Mapping[str, str], *, is_own: bool) -> None:
        self._n = numbered
        self._is_own = is_own
        self._known = dict(known)
        self._taken = set(known.values()) | {
            number_of(self._written(line, "number")) for line in numbered.body.lines}
        self._next = 1
        keys = numbered.layout.keys()
        self._has_text = "recommendation" in keys
        self._current = ""
        self._section: Cell | None = None
        self._outer: dict[int, str] = {}

    def count(self) -> None:
        """Number every line."""
        self._fold_outline()
        for line in self._n.body.lines:
            ref = self._written(line, "ref")
            if line.section and line.section is not self._section:
                self._section = line.section
                self._enter_section(line.section)
            self._current = self._outer.get(line.row, self._current)
            self._current = self._number(line, ref)
            self._n.numbers.append(self._current)
            self._n.refs.append(ref)

    def _fold_outline(self) -> None:
        """Make the parents of an outline dividers: the outer ones recommendations, those within them sections."""
        body = self._n.body
        above = parents(self._n.layout, body.lines, lambda line: self._written(line, "ref"))
        outer, inner, section, kept = "", "", None, list[Line]()
        for index, line in enumerate(body.lines):
            number, heads = self._written(line, "ref"), above.get(index)
            outer, inner = (one if is_above(one, number) else "" for one in (outer, inner))
            if heads is None:
                kept.append(line)
                if outer:
                    self._outer[line.row] = number_of(outer)
                    line.section = section if inner else None
                continue
            body.sections += [cell for cell in line.own.values() if cell.has_words]
            if outer:
                inner, section = number, heads
            else:
                outer = number
                self._n.labels[number_of(number)] = _spaced(heads)
        body.lines = kept

    def _enter_section(self, section: Cell) -> None:
        """Take a divider such as “Recommendation 3: …” for the recommendation, where no column names it."""
        words = _spaced(section)
        label = None if self._has_text else _LABEL.match(words)
        if label:
            self._current = label["number"]
            self._n.labels[self._current] = label["text"] or words
            self._n.labelled.append(section)

    def _number(self, line: Line, ref: str) -> str:
        written, cell = number_of(self._written(line, "number")), self._asked(line)
        if cell is None and not written:
            return self._current
        words = _spaced(cell) if cell else ""
        if not written and self._n.says(self._current, words):
            return self._current
        number = written or self._made(words, ref)
        cells = self._n.texts.setdefault(number, [])
        self._known.setdefault(words, number)
        if cell and not self._n.says(number, words):
            cells.append(cell)
        return number

    def _made(self, words: str, ref: str) -> str:
        """A number for a recommendation that has none: that of the same words, of its label or action, or the next."""
        if words and words in self._known:
            return self._known[words]
        label, parent = _LABEL.match(words), _PARENT.fullmatch(ref)
        for number in (label["number"] if label else "", ref if self._is_own else parent[1] if parent else ""):
            if number and number not in self._n.texts:
                return number
        while str(self._next) in self._taken or str(self._next) in self._n.texts:
            self._next += 1
        number = str(self._next)
        self._n.made.append(number)
        return number

    def _asked(self, line: Line) -> Cell | None:
        """The cell with the words of a new recommendation."""
        for column in self._n.layout.columns("recommendation"):
            cell = line.own.get(column)
            if cell and cell.has_words:
                return cell
        return None

    def _written(self, line: Line, key: str) -> str:
        for column in self._n.layout.columns(key):
            cell = line.own.get(column)
            if cell and cell.text:
                return self._n.repaired.get((cell.row, cell.column), _spaced(cell))
        return ""


def _spaced(cell: Cell) -> str:
    return " ".join((cell.text or cell.struck).split())
