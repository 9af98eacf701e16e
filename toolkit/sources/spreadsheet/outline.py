"""The parents of a numbered outline: lines that only head those below them, and are no actions."""

from collections.abc import Callable, Sequence
from itertools import islice, pairwise, takewhile

from toolkit.sources.documents.workbook_cells import Cell
from toolkit.sources.spreadsheet.evidence import day_of, is_percentage
from toolkit.sources.spreadsheet.grammar import is_start
from toolkit.sources.spreadsheet.headings import plain
from toolkit.sources.spreadsheet.layout import HOW_FAR, WHO, Layout
from toolkit.sources.spreadsheet.rows import Line

_ALONE = frozenset({"ref", "text"})
"""The keys of columns that a parent has words in."""
_MOST_WITHIN = 200
"""How many lines below a parent are looked at."""


def parents(layout: Layout, lines: Sequence[Line], number: Callable[[Line], str]) -> dict[int, Cell]:
    """The lines that head those below, by their index, with the cell of their words.

    Args:
        layout: Of the sheet; its columns of numbers are settled.
        lines: Its rows.
        number: What a line is numbered.
    """
    keys = layout.keys()
    if "recommendation" in keys or not keys >= _ALONE or not keys & (WHO | HOW_FAR):
        return {}
    text = layout.columns("text")[0]
    found: dict[int, Cell] = {}
    for index, (line, below) in enumerate(pairwise(lines)):
        cell = line.own.get(text)
        if cell and cell.text and is_above(number(line), number(below)) and (
                _is_alone(layout, line) or _sums_up(layout, line, _within(lines, index, number))):
            found[index] = cell
    follows = any(not _is_alone(layout, line) for index, line in enumerate(lines) if index not in found)
    return found if follows else {}


def is_above(above: str, below: str) -> bool:
    """Whether one number is that of the part of an outline in which the other stands, as 1 is of 1.2."""
    stem = above.strip().rstrip(".)").removesuffix(".0")
    return bool(stem) and below.strip().rstrip(".)") != above.strip().rstrip(".)") and below.startswith(f"{stem}.")


def _is_alone(layout: Layout, line: Line) -> bool:
    """Whether a line has a number and words, and nothing else."""
    if line.more or line.carried:
        return False
    return all(cell.column in layout.headings and layout.headings[cell.column].key in _ALONE
               for cell in line.own.values() if cell.has_words)


def _within(lines: Sequence[Line], index: int, number: Callable[[Line], str]) -> list[Line]:
    """The lines below one of an outline that stand within it."""
    above = number(lines[index])
    return [*takewhile(lambda line: is_above(above, number(line)), islice(lines, index + 1, index + 1 + _MOST_WITHIN))]


def _sums_up(layout: Layout, line: Line, within: Sequence[Line]) -> bool:
    """Whether a line beyond its words only has figures, and dates that span those of the lines within it.

    Nobody is responsible for it, and somebody for each line that heads no other.
    """
    who = [column for key in WHO for column in layout.columns(key)]
    if line.more or line.carried or not who or any(_has_words(line, column) for column in who):
        return False
    lowest = [one for one in within if not _is_alone(layout, one)]
    others = [cell for column, cell in line.own.items() if cell.has_words and (
        column not in layout.headings or layout.headings[column].key not in _ALONE)]
    return any(_has_words(one, column) for one in lowest for column in who) and all(
        is_percentage(cell) or _spans(layout, cell, lowest) for cell in others)


def _has_words(line: Line, column: int) -> bool:
    cell = line.cell(column)
    return cell is not None and cell.has_words


def _spans(layout: Layout, cell: Cell, within: Sequence[Line]) -> bool:
    """Whether a date is no later than the starts that stand below it, or no earlier than the ends."""
    day, heading = day_of(cell), layout.headings.get(cell.column)
    days = [one for line in within if (below := line.own.get(cell.column)) and (one := day_of(below))]
    if day is None or not days:
        return False
    return day <= min(days) if heading and is_start(plain(heading.text)) else day >= max(days)
