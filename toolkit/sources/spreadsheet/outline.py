"""The parents of a numbered outline: lines that only head those below them, and are no actions."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from toolkit.sources.documents.workbook_cells import Cell
from toolkit.sources.spreadsheet.layout import HOW_FAR, WHO, Layout
from toolkit.sources.spreadsheet.rows import Line

_ALONE = frozenset({"ref", "text"})
"""The keys of columns that a parent has words in."""


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
        if cell and cell.text and is_above(number(line), number(below)) and _is_alone(layout, line):
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
