"""Finding the table of a sheet: which row (or two rows) hold the headings, and which column is what."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from toolkit.sources.documents.workbook_cells import Cell, Sheet
from toolkit.sources.kinds import Heading
from toolkit.sources.spreadsheet.headings import (
    NUMBERING,
    OTHER,
    Match,
    exact_key,
    name_of,
    plain,
    read_heading,
)
from toolkit.tracker.record.cells import address, column_letters
from toolkit.words import sources as words
from toolkit.words.speaking import said, text

LOOK_THROUGH_ROWS = 60
"""How many rows with words are looked through for the headings."""
LONGEST_HEADING = 120
"""Characters; what is longer is no heading."""
SAID = 4
"""The sureness of a heading that a person has told."""
_ANCHORS = frozenset({"text", "recommendation"})
NUMBER_KEYS = frozenset({"number", "ref", NUMBERING})
_ORDINAL = re.compile(r"\D{0,3}\d+(?:\.\d+)*\W?")
_AGAIN = frozenset({"comment"})
"""Columns of which a sheet may have several."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the table of a sheet stands.

    Attributes:
        sheet: The sheet.
        first: The first row of its headings.
        last: The last row of its headings.
        headings: By column.
    """

    sheet: Sheet
    first: int
    last: int
    headings: Mapping[int, Heading]

    def keys(self) -> set[str]:
        """The keys of its columns."""
        return {heading.key for heading in self.headings.values() if heading.key}

    def columns(self, key: str) -> list[int]:
        """The columns of a key."""
        return [column for column, heading in self.headings.items() if heading.key == key]

    def texts(self) -> dict[int, str]:
        """Column -> heading as it is looked up."""
        return {column: plain(heading.text) for column, heading in self.headings.items()}


def find_layout(sheet: Sheet, said: Mapping[str, str]) -> Layout | None:
    """Find the headings of a sheet; None where no row names enough columns.

    Args:
        sheet: The sheet.
        said: Folded heading -> column key, as `--map` says.
    """
    rows = list(sheet.rows())[:LOOK_THROUGH_ROWS]
    found = [(row, row, _one_row(sheet, row, cells)) for row, cells in rows]
    found += [(row, below, _two_rows(sheet, row, below, cells, lower))
              for (row, cells), (below, lower) in pairwise(rows) if below == row + 1]
    best: Layout | None = None
    for first, last, texts in found:
        layout = Layout(sheet, first, last, _headings(sheet, texts, said))
        if _is_header(layout) and (best is None or _worth(layout) > _worth(best)):
            best = layout
    return best


def find_layouts(sheet: Sheet, said: Mapping[str, str]) -> list[Layout]:
    """Find the tables of a sheet that stand one below the other, each with headings of its own."""
    layout = find_layout(sheet, said)
    if layout is None:
        return []
    second = _next_header(layout)
    if second is None:
        return [layout]
    above = {position: cell for position, cell in sheet.cells.items() if position[0] < second}
    below = {position: cell for position, cell in sheet.cells.items() if position[0] >= second}
    return [replace(layout, sheet=replace(sheet, cells=above)),
            *find_layouts(replace(sheet, cells=below, furniture=()), said)]


def _next_header(layout: Layout) -> int | None:
    """The row below with other headings, each of them one of our words; None where there is none."""
    own = layout.texts()
    for row, cells in layout.sheet.rows():
        texts = {column: cell.text for column, cell in cells.items() if cell.has_words}
        if row <= layout.last or len(texts) < 3 or not all(map(_may_head, cells.values())):
            continue
        keys = [*takewhile(bool, map(exact_key, texts.values()))]
        if len(set(keys)) == len(keys) == len(texts) and set(keys) & _ANCHORS and any(
                plain(text) != own.get(column) for column, text in texts.items()):
            return row
    return None


def _one_row(sheet: Sheet, row: int, cells: Mapping[int, Cell]) -> dict[int, Cell]:
    return {column: cell for column, cell in cells.items() if _may_head(cell) and not _hangs_in(sheet, row, column)}


def _two_rows(
    sheet: Sheet, row: int, below: int, upper: Mapping[int, Cell], lower: Mapping[int, Cell]
) -> dict[int, Cell]:
    """The headings where groups stand above: the lower one where there is one, else the upper one."""
    if any(not _may_head(cell) for cell in lower.values() if cell.has_words):
        return {}
    texts: dict[int, Cell] = {}
    for column in sorted({*upper, *lower}):
        under, over = lower.get(column), upper.get(column) or sheet.covering(row, column)
        if under and under.has_words:
            texts[column] = under
        elif over and over.has_words and _may_head(over) and not _hangs_in(sheet, row, column):
            texts[column] = over
    return texts


def _hangs_in(sheet: Sheet, row: int, column: int) -> bool:
    """Whether a position is covered by a merge that begins further left."""
    start = sheet.merged.get((row, column))
    return start is not None and start[1] != column


def _may_head(cell: Cell) -> bool:
    return bool(cell.text) and cell.value is None and len(cell.text) <= LONGEST_HEADING


def _headings(sheet: Sheet, texts: Mapping[int, Cell], said: Mapping[str, str]) -> dict[int, Heading]:
    """What each heading is read as: the surest match of a key takes it, others are extra columns."""
    matches = {column: read_heading(cell.text, said) for column, cell in texts.items()}
    ranked = sorted(matches.items(), key=lambda item: (-(item[1].sureness if item[1] else 0), item[0]))
    taken: dict[int, Match] = {}
    for column, match in ranked:
        keys = {other.key for other in taken.values()} - _AGAIN - {NUMBERING}
        if match and match.key != OTHER and match.key not in keys:
            taken[column] = match
    return {column: _heading(sheet, cell, matches[column], taken.get(column)) for column, cell in texts.items()}


def _heading(sheet: Sheet, cell: Cell, match: Match | None, taken: Match | None) -> Heading:
    text = " ".join(cell.text.split())
    if taken:
        return Heading(sheet.name, cell.address, cell.column, text, taken.key, taken.why, taken.sureness,
                       taken.language)
    if match is None:
        return Heading(sheet.name, cell.address, cell.column, text)
    if match.key == OTHER:
        return Heading(sheet.name, cell.address, cell.column, text, why=match.why, sureness=match.sureness)
    return Heading(sheet.name, cell.address, cell.column, text, why=said(words.OTHER_COLUMN, column=name_of(match.key)),
                   other=match.key)


def _is_header(layout: Layout) -> bool:
    known = layout.keys()
    sure = sum(heading.sureness > 1 for heading in layout.headings.values() if heading.key)
    enough = len(known) >= 3 or (len(known) == 2 and len(layout.headings) <= 3)
    said = any(heading.sureness == SAID for heading in layout.headings.values())
    return bool(known & _ANCHORS) and sure >= 1 and (enough or (said and len(known) >= 2))


def _worth(layout: Layout) -> tuple[int, int, int]:
    """How good a header row is: how many columns it names, how surely, and in as few rows as that takes."""
    named = [heading.sureness for heading in layout.headings.values() if heading.key]
    return len(named), sum(named), layout.first - layout.last


def with_columns(layout: Layout, rows: Iterable[tuple[int, Mapping[int, Cell]]], language: str) -> Layout:
    """The layout with columns that have words but no heading, and with the first words of each column."""
    samples: dict[int, str] = {}
    for _, cells in rows:
        for column, cell in cells.items():
            if cell.has_words:
                samples.setdefault(column, " ".join((cell.words(language) or cell.struck or cell.formula).split()))
    headings: dict[int, Heading] = {}
    for column in sorted({*layout.headings, *samples}):
        known = layout.headings.get(column) or Heading(
            layout.sheet.name, address(layout.last, column), column, f"Column {column_letters(column)}")
        headings[column] = replace(known, sample=samples.get(column, ""))
    first = headings[min(headings)]
    if first.column not in layout.headings and not layout.keys() & NUMBER_KEYS and _ORDINAL.fullmatch(first.sample):
        headings[first.column] = replace(first, key=NUMBERING, why=text(words.NUMBERS_BELOW), sureness=2)
    return Layout(layout.sheet, layout.first, layout.last, headings)


def renamed(layout: Layout, keys: Mapping[int, str]) -> Layout:
    """The layout with other keys for some columns."""
    headings = {column: replace(heading, key=keys.get(column, heading.key))
                for column, heading in layout.headings.items()}
    return Layout(layout.sheet, layout.first, layout.last, headings)


def language_of(layouts: Sequence[Layout]) -> str:
    """The language that most headings are of."""
    counts: dict[str, int] = {}
    for heading in _named(layouts):
        counts[heading.language] = counts.get(heading.language, 0) + 1
    return max(counts, key=lambda language: counts[language], default="en")


def _named(layouts: Sequence[Layout]) -> Iterator[Heading]:
    return (heading for layout in layouts for heading in layout.headings.values() if heading.key and heading.language)
