"""The Problems sheet of a checked copy: every problem in order, with a link that jumps to its cell."""

from collections.abc import Iterable

from toolkit.tracker.parsing import ACTIONS_SHEET
from toolkit.tracker.problems import Problem, in_order, what_is_wrong, what_to_do
from toolkit.workbook.actions_sheet import Table
from toolkit.workbook.writing import (
    ERROR_FILL,
    GUARD_RAIL,
    HEAD_FILL,
    INK,
    LINE,
    PAPER,
    WARNING_FILL,
    Book,
    put_text,
    row_height,
    set_up_page,
)

PROBLEMS_SHEET = "Problems"
ERROR_WORD, WARNING_WORD = "To correct: not taken", "To look at: taken"
COLUMNS = (("No.", 6), ("Go to", 14), ("Action", 10), ("Column", 22), ("What is wrong", 54), ("What to do", 48),
           ("Weight", 20), ("In the file you sent", 22))
_LINK, _WEIGHT = 1, 6


def write_problems(book: Book, problems: Iterable[Problem], table: Table, unit: str, round_name: str) -> None:
    """Write the sheet.

    Args:
        book: Into which.
        problems: What to list.
        table: The Actions sheet of the same workbook, to link to.
        unit: For the page header.
        round_name: For the page header.
    """
    sheet = book.sheet(PROBLEMS_SHEET)
    head = book.format(bold=True, text_wrap=True, valign="vcenter", border=1, border_color=LINE, bg_color=HEAD_FILL,
                       font_color=PAPER)
    text = book.format(text_wrap=True, border=1, border_color=LINE, font_color=INK, num_format="@")
    link = book.format(text_wrap=True, border=1, border_color=LINE, font_color="#12436D", underline=1)
    sheet.set_row(0, 24)
    for at, (heading, width) in enumerate(COLUMNS):
        sheet.set_column(at, at, width)
        put_text(sheet, 0, at, heading, head)
    headings = {column.key: column.heading for column in table.columns}
    targets = _targets(table)
    row = 0
    for row, problem in enumerate(in_order(list(problems)), 1):
        place = problem.place
        target = targets.get(problem)
        texts = (str(row), "", place.ref, headings.get(place.column, place.column), what_is_wrong(problem),
                 what_to_do(problem), ERROR_WORD if problem.is_error else WARNING_WORD, _sent_in(problem))
        weight = book.format(text_wrap=True, border=1, border_color=LINE, font_color=INK, bold=True,
                             bg_color=ERROR_FILL if problem.is_error else WARNING_FILL)
        for at, said in enumerate(texts):
            put_text(sheet, row, at, said, weight if at == _WEIGHT else text)
        if target:
            sheet.write_url(row, _LINK, f"internal:'{target[0]}'!{target[1]}", link, f"{target[0]} {target[1]}")
        sheet.set_row(row, row_height(zip(texts, (width for _, width in COLUMNS), strict=True), 18))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, row, len(COLUMNS) - 1)
    sheet.print_area(0, 0, row, len(COLUMNS) - 1)
    set_up_page(sheet, unit, round_name)
    sheet.ignore_errors({"number_stored_as_text": f"A1:H{row + 1}"})
    sheet.protect("", GUARD_RAIL)


def _targets(table: Table) -> dict[Problem, tuple[str, str]]:
    """Problem -> sheet and cell of the checked copy that it leads to."""
    return {problem: (ACTIONS_SHEET, table.cell(index, key))
            for (index, key), marked in table.marks.items() for problem in marked}


def _sent_in(problem: Problem) -> str:
    return " ".join(part for part in (problem.place.sheet, problem.place.cell) if part)
