"""Problems as a table: the sheet of a checked copy, and the problem list."""

from collections.abc import Iterable, Mapping

from toolkit.tracker.record.problems import Problem, in_order, what_is_wrong, what_to_do
from toolkit.tracker.returns.marked import PROBLEMS_SHEET
from toolkit.tracker.returns.parsing import ACTIONS_SHEET
from toolkit.tracker.returns.return_sheets import PROBLEMS_IN_COPY
from toolkit.words import workbooks as words
from toolkit.words.speaking import text, texts
from toolkit.workbook.writing.action_table import Table
from toolkit.workbook.writing.tables import Heading, Linked, write_table
from toolkit.workbook.writing.workbook import ERROR_FILL, GUARD_RAIL, WARNING_FILL, Book, fitting

_WIDTHS = (6, 14, 10, 22, 54, 48, 12, 22)
_WEIGHT = 6
IN_A_CELL = 16_000
"""Characters, any of which may be two of the units that Excel counts."""
LONGEST_WORDS = 2_000
"""Characters; the value as written, which the words quote, may be as long as a cell holds."""


def write_problems(
    book: Book, problems: Iterable[Problem], table: Table, unit: str, round_name: str,
    set_aside: Mapping[tuple[str, int], str],
) -> None:
    """Write the sheet of a checked copy, each line with a link that jumps to its cell.

    Args:
        book: Into which.
        problems: What to list.
        table: The Actions sheet of the same workbook, to link to.
        unit: For the page header.
        round_name: For the page header.
        set_aside: (sheet, row) of the return -> all that a row said which was not taken; listed with its problem.
    """
    sheet = book.sheet(text(PROBLEMS_SHEET))
    lines = [(number, problem, said) for number, problem in enumerate(in_order(list(problems)), 1)
             for said in _pieces(set_aside.get((problem.place.sheet, problem.place.row), ""))]
    headings = {column.key: column.heading for column in table.columns}
    targets = _targets(table)
    rows = [
        (str(number), targets.get(problem, ""), problem.place.ref,
         headings.get(problem.place.column, problem.place.column),
         fitting(what_is_wrong(problem), LONGEST_WORDS), fitting(what_to_do(problem), LONGEST_WORDS), weight(problem),
         _sent_in(problem), *([said] if set_aside else []))
        for number, problem, said in lines
    ]
    shown = [Heading(text(words.WHOLE_ROW), 60)] if set_aside else []  # only where a row was not taken
    write_table(book, sheet, [*map(Heading, texts(*PROBLEMS_IN_COPY), _WIDTHS), *shown], rows,
                lambda row, at: weight_look(lines[row][1]) if at == _WEIGHT else {}, unit, round_name)
    sheet.set_tab_color("#801650")
    sheet.protect("", GUARD_RAIL)


def _pieces(written: str) -> list[str]:
    """A text in as many pieces as cells can hold it; one for an empty text."""
    return [written[start:start + IN_A_CELL] for start in range(0, len(written), IN_A_CELL)] or [""]


def weight(problem: Problem) -> str:
    """How much a problem weighs, in words."""
    if problem.is_error:
        return text(words.TO_CORRECT)
    return text(words.TO_LOOK_AT if problem.needs_somebody else words.TO_KNOW)


def weight_look(problem: Problem) -> dict[str, object]:
    """The look of the cell that says so, as XlsxWriter properties."""
    if problem.is_error:
        return {"bold": True, "bg_color": ERROR_FILL}
    return {"bold": True, "bg_color": WARNING_FILL} if problem.needs_somebody else {}


def _targets(table: Table) -> dict[Problem, Linked]:
    """Problem -> the cell of the checked copy that it leads to."""
    return {problem: Linked(f"{text(ACTIONS_SHEET)} {table.cell(index, key)}",
                            f"internal:'{text(ACTIONS_SHEET)}'!{table.cell(index, key)}")
            for (index, key), marked in table.marks.items() for problem in marked}


def _sent_in(problem: Problem) -> str:
    place = problem.place.as_read()
    return " ".join(part for part in (place.sheet, place.cell) if part)
