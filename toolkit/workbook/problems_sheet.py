"""Problems as a table: the sheet of a checked copy, and the problem list."""

from collections.abc import Iterable

from toolkit.tracker.marked import PROBLEMS_SHEET
from toolkit.tracker.parsing import ACTIONS_SHEET
from toolkit.tracker.problems import Problem, in_order, what_is_wrong, what_to_do
from toolkit.workbook.actions_sheet import Table
from toolkit.workbook.tables import Heading, write_table
from toolkit.workbook.writing import ERROR_FILL, GUARD_RAIL, LINE, WARNING_FILL, Book, fitting

_HEADINGS = (Heading("No.", 6), Heading("Go to", 14), Heading("Action", 10), Heading("Column", 22),
             Heading("What is wrong", 54), Heading("What to do", 48), Heading("Weight", 12),
             Heading("In the file you sent", 22))
_LINK, _WEIGHT = 1, 6
LONGEST_WORDS = 2_000
"""Characters; the value as written, which the words quote, may be as long as a cell holds."""


def write_problems(book: Book, problems: Iterable[Problem], table: Table, unit: str, round_name: str) -> None:
    """Write the sheet of a checked copy, each line with a link that jumps to its cell.

    Args:
        book: Into which.
        problems: What to list.
        table: The Actions sheet of the same workbook, to link to.
        unit: For the page header.
        round_name: For the page header.
    """
    sheet = book.sheet(PROBLEMS_SHEET)
    listed = in_order(list(problems))
    headings = {column.key: column.heading for column in table.columns}
    rows = [
        (str(number), "", problem.place.ref, headings.get(problem.place.column, problem.place.column),
         fitting(what_is_wrong(problem), LONGEST_WORDS), fitting(what_to_do(problem), LONGEST_WORDS), weight(problem),
         _sent_in(problem))
        for number, problem in enumerate(listed, 1)
    ]
    write_table(book, sheet, _HEADINGS, rows,
                lambda row, at: weight_look(listed[row]) if at == _WEIGHT else {}, unit, round_name)
    link = book.format(text_wrap=True, border=1, border_color=LINE, font_color="#12436D", underline=1)
    targets = _targets(table)
    for row, problem in enumerate(listed, 1):
        if problem in targets:
            sheet_name, cell = targets[problem]
            sheet.write_url(row, _LINK, f"internal:'{sheet_name}'!{cell}", link, f"{sheet_name} {cell}")
    sheet.set_tab_color("#801650")
    sheet.protect("", GUARD_RAIL)


def weight(problem: Problem) -> str:
    """How much a problem weighs, in words."""
    return "To correct" if problem.is_error else "To look at"


def weight_look(problem: Problem) -> dict[str, object]:
    """The look of the cell that says so, as XlsxWriter properties."""
    return {"bold": True, "bg_color": ERROR_FILL if problem.is_error else WARNING_FILL}


def _targets(table: Table) -> dict[Problem, tuple[str, str]]:
    """Problem -> sheet and cell of the checked copy that it leads to."""
    return {problem: (ACTIONS_SHEET, table.cell(index, key))
            for (index, key), marked in table.marks.items() for problem in marked}


def _sent_in(problem: Problem) -> str:
    return " ".join(part for part in (problem.place.sheet, problem.place.cell) if part)
