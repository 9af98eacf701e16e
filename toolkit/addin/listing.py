"""Lists in a new workbook, as text that Excel never takes for a formula."""

import xlwings as xw

from toolkit.tracker.column_names import heading_of
from toolkit.tracker.problems import Problem, what_is_wrong, what_to_do

HEADINGS = ("Sheet", "Cell", "Action", "Column", "What is wrong", "What to do", "Weight")
WIDTHS = (14, 8, 10, 22, 60, 50, 12)
LONGEST_WORDS = 2_000
"""Characters of one cell in the list of problems."""


def list_problems(app: xw.App, problems: list[Problem]) -> None:
    """List problems in a new workbook, as text that Excel never takes for a formula."""
    sheet = app.books.add().sheets[0]
    rows = [[part[:LONGEST_WORDS] for part in _line(problem)] for problem in problems]
    table = sheet.range((1, 1), (len(rows) + 1, len(HEADINGS)))
    table.number_format = "@"
    table.value = [list(HEADINGS), *rows]
    for column, width in enumerate(WIDTHS, 1):
        sheet.range((1, column)).column_width = width


def _line(problem: Problem) -> tuple[str, ...]:
    place = problem.place
    return (place.sheet, place.cell, place.ref, heading_of(place.column), what_is_wrong(problem), what_to_do(problem),
            "To correct" if problem.is_error else "To look at")
