"""Finding the table of a sheet: which row (or two rows) hold the headings, and which column is what."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from toolkit.sources.documents.workbook_cells import Cell, Position, Sheet
from toolkit.sources.kinds import Heading
from toolkit.sources.spreadsheet.evidence import MOST, cells_below, is_date, is_words, length, share
from toolkit.sources.spreadsheet.grammar import (
    MAY_STAND,
    OWN_NUMBER,
    PARTY_AND_DATE,
    PEOPLE,
    STAND_FOR_TEXT,
    WHO_OR_WHEN,
    is_end,
    is_share,
    is_start,
)
from toolkit.sources.spreadsheet.headings import (
    NUMBERING,
    OTHER,
    PROGRESS,
    SAID,
    Match,
    Told,
    exact_key,
    is_known,
    is_shared,
    name_of,
    plain,
    read_heading,
)
from toolkit.sources.spreadsheet.settling import KINDS, LONG, by_cells, is_export
from toolkit.tracker.record.cells import address, column_letters
from toolkit.words import sources as words
from toolkit.words.readings.places import place_shown
from toolkit.words.speaking import said, text

Row = tuple[int, dict[int, Cell]]
"""The number of a row, and its cells by column."""
LOOK_THROUGH_ROWS = 60
"""How many rows with words are looked through for the headings."""
MOST_HEADINGS = 300
"""Cells with words in a row; what has more is no header."""
MOST_SAMPLES = 3
"""How many different words below a heading are shown."""
_FEWEST_IN_A_ROW = 3
"""How many cells of a row can tell that it is none of headings."""
LONGEST_HEADING = 120
"""Characters; what is longer is no heading."""
_ANCHORS = frozenset({"text", "recommendation", "finding"})
WHO = frozenset({"responsible", "lead", PARTY_AND_DATE})
HOW_FAR = frozenset({"deadline", "due_date", "status", PROGRESS, PARTY_AND_DATE})
_WHEN = frozenset({"deadline", "due_date"})
NUMBER_KEYS = frozenset({"number", "ref", NUMBERING, OWN_NUMBER})
_ORDINAL = re.compile(r"\D{0,3}\d+(?:\.\d+)*\W?")
_AGAIN = frozenset({"comment", NUMBERING, OWN_NUMBER, *MAY_STAND})
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

    def has(self, told: Told) -> bool:
        """Whether it has a column that a person means."""
        return any(column in self.headings for column in told.columns(self.sheet.name, self.texts()))

    def texts(self) -> dict[int, str]:
        """Column -> heading as it is looked up."""
        return {column: plain(heading.text) for column, heading in self.headings.items()}


def find_layouts(sheet: Sheet, told: Sequence[Told]) -> list[Layout]:
    """Find the tables of a sheet that stand one below the other, each with headings of its own.

    Args:
        sheet: The sheet.
        told: What headings mean, as `--map` says.
    """
    rows = list(sheet.rows())
    found, starts = list[Layout](), list[int]()
    while layout := _find_layout(sheet, rows, told):
        found.append(layout)
        second = _next_header(layout, rows)
        if second is None:
            break
        starts.append(rows[second][0])
        rows = rows[second:]
    parts = _parts(sheet, starts[:len(found) - 1])
    return [replace(layout, sheet=part) for layout, part in zip(found, parts, strict=True)] if found else []


def _parts(sheet: Sheet, starts: Sequence[int]) -> list[Sheet]:
    """The sheet, cut before each of some rows; what is printed on every page stays with the first part."""
    if not starts:
        return [sheet]
    parts: list[dict[Position, Cell]] = [{} for _ in range(len(starts) + 1)]
    for position, cell in sheet.cells.items():
        parts[bisect_right(starts, position[0])][position] = cell
    return [replace(sheet, cells=cells, furniture=() if index else sheet.furniture)
            for index, cells in enumerate(parts)]


def _find_layout(sheet: Sheet, rows: Sequence[Row], told: Sequence[Told]) -> Layout | None:
    """Find the headings among rows of a sheet; None where no row names enough columns."""
    read = _read_rows(sheet, rows, told, every=False)
    best = _best(layout for layout in read if _is_header(layout))
    best = best or _best(layout for layout in read if _may_lack_text(layout))
    best = best or _best(layout for layout in read if _says_who_does_what(layout))
    if best is None:
        return None
    settled = by_cells(best.sheet, best.last, best.headings)
    return replace(best, headings=settled) if {"text", "recommendation"} & _keys(settled) else None


def candidates(sheet: Sheet, told: Sequence[Told]) -> list[Layout]:
    """The rows that might hold headings, alone or with the row below them, and how each would be read."""
    return _read_rows(sheet, list(sheet.rows()), told, every=True)


def _read_rows(sheet: Sheet, rows: Sequence[Row], told: Sequence[Told], *, every: bool) -> list[Layout]:
    """How the first rows would be read as headings: every one, or those alone that have a known heading."""
    first_rows = [row for row in rows[:LOOK_THROUGH_ROWS] if len(row[1]) <= MOST_HEADINGS]
    found = [(row, row, _one_row(sheet, row, cells)) for row, cells in first_rows]
    found += [(row, below, _two_rows(sheet, row, below, cells, lower))
              for (row, cells), (below, lower) in pairwise(first_rows) if below == row + 1]
    return [Layout(sheet, first, last, _headings(sheet, last, texts, told)) for first, last, texts in found
            if texts and (every or told or any(is_known(cell.text) for cell in texts.values()))]


def _best(layouts: Iterable[Layout]) -> Layout | None:
    return max(layouts, key=worth, default=None)


def _next_header(layout: Layout, rows: Sequence[Row]) -> int | None:
    """The index of the row below with other headings; None where there is none.

    Each of them is one of our words; below a gap or a title, they may be headings of any kind.
    """
    own, above = layout.texts(), layout.last
    for index, (row, cells) in enumerate(rows):
        texts = {column: cell for column, cell in cells.items() if cell.has_words}
        starts, above = row > above + 1 or (index > 0 and _has_one_text(rows[index - 1])), row
        if row <= layout.last or len(texts) < 3 or not all(map(_may_head, cells.values())):
            continue
        if all(plain(cell.text) == own.get(column) for column, cell in texts.items()):
            continue
        keys = [*takewhile(bool, (exact_key(cell.text) for cell in texts.values()))]
        if len(set(keys)) == len(keys) == len(texts) and set(keys) & _ANCHORS:
            return index
        if starts and _heads_anew(layout.sheet, row, texts):
            return index
    return None


def _has_one_text(row: Row) -> bool:
    return sum(cell.has_words for cell in row[1].values()) == 1


def _heads_anew(sheet: Sheet, row: int, texts: Mapping[int, Cell]) -> bool:
    """Whether a row that may begin a table surely names columns: three of ours, and the most of its own."""
    layout = Layout(sheet, row, row, _headings(sheet, row, texts, ()))
    sure = [heading for heading in layout.headings.values() if heading.key and heading.sureness > 1]
    return _is_header(layout) and len(sure) >= 3 and len(sure) * 2 > len(texts)


def _one_row(sheet: Sheet, row: int, cells: Mapping[int, Cell]) -> dict[int, Cell]:
    return {column: cell for column, cell in cells.items() if _may_head(cell) and not _hangs_in(sheet, row, column)}


def _two_rows(
    sheet: Sheet, row: int, below: int, upper: Mapping[int, Cell], lower: Mapping[int, Cell]
) -> dict[int, Cell]:
    """The headings where groups stand above: the lower one where there is one, else the upper one, or both."""
    if any(not _may_head(cell) for cell in lower.values() if cell.has_words) or _is_first_row(upper, lower):
        return {}
    texts: dict[int, Cell] = {}
    for column in sorted({*upper, *lower}):
        under, over = lower.get(column), upper.get(column) or sheet.covering(row, column)
        if under and under.has_words:
            texts[column] = _together(over, under)
        elif over and over.has_words and _may_head(over) and not _hangs_in(sheet, row, column):
            texts[column] = over
    return texts


def _is_first_row(upper: Mapping[int, Cell], lower: Mapping[int, Cell]) -> bool:
    """Whether a row stands below headings of its columns, and is not a second row of them: hardly one is ours."""
    words = [cell for cell in lower.values() if cell.has_words]
    headed = sum(column in upper and upper[column].has_words for column, cell in lower.items() if cell.has_words)
    return len(words) >= _FEWEST_IN_A_ROW and headed * 5 > len(words) * 4 and (
        sum(is_known(cell.text) for cell in words) * 2 < len(words))


def _together(over: Cell | None, under: Cell) -> Cell:
    """The lower heading; both where only both say what it is, as “Completion date” above “Planned”."""
    if over is None or not _may_head(over) or is_known(under.text):
        return under
    both = f"{over.text} {under.text}"
    return replace(under, text=both) if is_known(both) else under


def _hangs_in(sheet: Sheet, row: int, column: int) -> bool:
    """Whether a position is covered by a merge that begins further left."""
    start = sheet.merged.get((row, column))
    return start is not None and start[1] != column


def _may_head(cell: Cell) -> bool:
    return bool(cell.text) and cell.value is None and len(cell.text) <= LONGEST_HEADING


def _headings(sheet: Sheet, row: int, texts: Mapping[int, Cell], told: Sequence[Told]) -> dict[int, Heading]:
    """What each heading is read as: the surest match of a key takes it, others are extra columns."""
    matches = {column: _settled(read_heading(cell.text), sheet, row, column) for column, cell in texts.items()}
    matches |= _as_told(sheet, texts, told)
    ranked = sorted(matches.items(), key=lambda item: (
        (-item[1].sureness, -item[1].rank) if item[1] else (0, 0), item[0]))
    taken: dict[int, Match] = {}
    for column, match in ranked:
        keys = {other.key for other in taken.values()} - _AGAIN
        if match and match.key != OTHER and match.key not in keys:
            taken[column] = match
    return {column: _heading(sheet, texts.get(column) or Cell(row, column, heading_of(column)), matches[column],
                             taken.get(column)) for column in sorted(matches)}


def _settled(match: Match | None, sheet: Sheet, row: int, column: int) -> Match | None:
    """What a heading means, with the cells below it where it may be who or when."""
    if match is None or match.key != WHO_OR_WHEN:
        return match
    for key, is_one in (("deadline", is_date), ("responsible", is_words)):
        if (share(cells_below(sheet, row, column), is_one) or 0) > MOST:
            return replace(match, key=key)
    return None


def _as_told(sheet: Sheet, texts: Mapping[int, Cell], told: Sequence[Told]) -> dict[int, Match]:
    """The columns of which a person has said what they mean."""
    if not told:
        return {}
    folded = {column: plain(cell.text) for column, cell in texts.items()}
    widest = max((column for _, column in sheet.cells), default=0)
    return {column: Match(one.key, SAID, text(words.IN_MAPPING if one.is_usual else words.AS_MAPPED),
                          rank=int(not one.is_usual)) for one in told
            for column in one.columns(sheet.name, folded) if column <= widest}


def heading_of(column: int) -> str:
    """What a column without a heading is called."""
    return place_shown(f"Column {column_letters(column)}")


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


def _keys(headings: Mapping[int, Heading]) -> set[str]:
    return {heading.key for heading in headings.values() if heading.key}


def _is_header(layout: Layout) -> bool:
    known = layout.keys()
    sure = sum(heading.sureness > 1 for heading in layout.headings.values() if heading.key)
    enough = len(known) >= 3 or (len(known) == 2 and len(layout.headings) <= 3)
    said = any(heading.sureness == SAID for heading in layout.headings.values())
    return bool(known & _ANCHORS) and sure >= 1 and (enough or (said and len(known) >= 2))


def _may_lack_text(layout: Layout) -> bool:
    """Whether only what is done may be missing: something may stand for it, or the cells show the rest."""
    known = layout.keys()
    who = known & WHO or (PEOPLE in known and is_export(layout.headings) and known & _WHEN)
    return bool(who and known & HOW_FAR) and (not known.isdisjoint(STAND_FOR_TEXT) or shows_how_far(layout))


def shows_how_far(layout: Layout) -> bool:
    """Whether the cells of a column are the dates or statuses that its heading says."""
    return any((share(cells_below(layout.sheet, layout.last, column), is_one) or 0) > MOST
               for key, is_one in KINDS.items() if key in HOW_FAR for column in layout.columns(key))


def _says_who_does_what(layout: Layout) -> bool:
    """Whether a row names what will be done and who does it or by when, each surely, above texts."""
    named = {heading.key: column for column, heading in layout.headings.items() if heading.sureness > 1}
    return "text" in named and (bool(named.keys() & (WHO | HOW_FAR)) or _is_schedule(layout)) and (
        length(cells_below(layout.sheet, layout.last, named["text"])) >= LONG)


def _is_schedule(layout: Layout) -> bool:
    """Whether a row names a start, an end and a share of what is done, as the schedules of projects have them."""
    names = [plain(heading.text) for heading in layout.headings.values()]
    return all(any(map(is_one, names)) for is_one in (is_start, is_end, is_share))


def worth(layout: Layout) -> tuple[int, int, int, int]:
    """How good a header row is: how many columns it names, how surely, in few rows, and far up."""
    named = [heading.sureness for heading in layout.headings.values() if heading.key and not (
        heading.text == heading_of(heading.column) and heading.sureness == SAID)]
    return len(named), sum(named), layout.first - layout.last, -layout.first


def with_columns(layout: Layout, rows: Iterable[tuple[int, Mapping[int, Cell]]], language: str) -> Layout:
    """The layout with columns that have words but no heading, and with the first words of each column."""
    samples: dict[int, dict[str, None]] = {}
    for _, cells in rows:
        for column, cell in cells.items():
            found = samples.setdefault(column, {}) if cell.has_words else {}
            if cell.has_words and len(found) < MOST_SAMPLES:
                found[" ".join((cell.words(language) or cell.struck or cell.formula).split())] = None
    headings: dict[int, Heading] = {}
    for column in sorted({*layout.headings, *samples}):
        known = layout.headings.get(column) or Heading(
            layout.sheet.name, address(layout.last, column), column, heading_of(column))
        first_words, *more = samples.get(column) or ("",)
        headings[column] = replace(known, sample=first_words, more=tuple(more))
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
    """The language that most headings are of; a word that several languages share counts for none of them."""
    counts: dict[str, int] = {}
    named = list(_named(layouts))
    for heading in [heading for heading in named if not is_shared(heading.text)] or named:
        counts[heading.language] = counts.get(heading.language, 0) + 1
    return max(counts, key=lambda language: counts[language], default="en")


def _named(layouts: Sequence[Layout]) -> Iterator[Heading]:
    return (heading for layout in layouts for heading in layout.headings.values() if heading.key and heading.language)
