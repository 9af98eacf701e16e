"""Lists in a new workbook, as text that Excel never takes for a formula."""

from collections.abc import Iterable, Sequence

import xlwings as xw

from toolkit.tracker.column_names import heading_of
from toolkit.tracker.problems import Problem, what_is_wrong, what_to_do

HEADINGS = ("Sheet", "Cell", "Action", "Column", "What is wrong", "What to do", "Weight")
WIDTHS = (14, 8, 10, 22, 60, 50, 12)
LONGEST_WORDS = 2_000
"""Characters of one cell of a list."""


def list_problems(app: xw.App, problems: list[Problem]) -> None:
    """List problems in a new workbook, as text that Excel never takes for a formula."""
    list_rows(app.books.add().sheets[0], HEADINGS, WIDTHS, map(_line, problems))


def list_rows(sheet: xw.Sheet, headings: Sequence[str], widths: Sequence[float],
              rows: Iterable[Sequence[str]]) -> None:
    """Write a list into an empty sheet, as text that Excel never takes for a formula.

    Args:
        sheet: The sheet.
        headings: Of the columns.
        widths: Of the columns, in characters.
        rows: A text for each column; what is longer than `LONGEST_WORDS` is cut.
    """
    lines = [[part[:LONGEST_WORDS] for part in row] for row in rows]
    table = sheet.range((1, 1), (len(lines) + 1, len(headings)))
    table.number_format = "@"
    table.value = [list(headings), *lines]
    for column, width in enumerate(widths, 1):
        sheet.range((1, column)).column_width = width


def _line(problem: Problem) -> tuple[str, ...]:
    place = problem.place
    return (place.sheet, place.cell, place.ref, heading_of(place.column), what_is_wrong(problem), what_to_do(problem),
            "To correct" if problem.is_error else "To look at")
