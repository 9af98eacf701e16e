"""The door in Excel: what the buttons of the add-in do, over the open workbook. It never saves and never closes it."""

from collections.abc import Callable, Iterator
from datetime import datetime, time
from functools import wraps
from typing import Any

import xlwings as xw

from toolkit import __version__
from toolkit.addin_build.installing import examine
from toolkit.console import counted, heading, log_details
from toolkit.jobs.open_return import check_open_return
from toolkit.tracker.cells import CellValue, ErrorValue, Formula, RawSheet, RawWorkbook, Row
from toolkit.tracker.problems import Place, Problem, Refused, what_is_wrong, what_to_do

TITLE = "Tracker"
MOST_CELLS = 4_000_000
"""How many cells of one sheet are read."""
ERRORS = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})
HEADINGS = ("Sheet", "Cell", "Action", "Column", "What is wrong", "What to do", "Weight")
WIDTHS = (14, 8, 10, 22, 60, 50, 12)
LONGEST_WORDS = 2_000
"""Characters of one cell in the list of problems."""


def _button(action: Callable[[xw.Book], None]) -> Callable[[], None]:
    """Make a button of a function: whatever happens, a person reads a sentence and never a traceback."""

    @wraps(action)
    def pressed() -> None:
        book = xw.Book.caller()
        try:
            book.app.status_bar = "Tracker is at work …"
            action(book)
        except Refused as refused:
            book.app.alert(str(refused), TITLE)
        except Exception:  # the last line of defence: the details go to a log file
            book.app.alert(f"Something unexpected happened; nothing was saved. Details are in {log_details()}.", TITLE)
        finally:
            book.app.status_bar = False

    return pressed


@_button
def check_return(book: xw.Book) -> None:
    """Judge the open return; its problems are listed in a new workbook, and the return stays as it is."""
    problems = check_open_return(_raw_workbook(book), book.name)
    if not problems:
        book.app.alert(f"{book.name} has no problems.", TITLE)
        return
    _list_problems(book.app, problems)
    errors = sum(problem.is_error for problem in problems)
    book.app.alert(f"{book.name}: {counted(errors, 'error')}, {counted(len(problems) - errors, 'warning')}. "
                   "They are listed in a new workbook.", TITLE)


@_button
def doctor(book: xw.Book) -> None:
    """Say whether everything that the add-in needs is in place."""
    lines = (f"{'Good' if f.good else 'To put right'}: {f.what}: {f.found}" + (f" ({f.fix})" if f.fix else "")
             for f in examine())
    book.app.alert("\n".join(lines), TITLE)


@_button
def about(book: xw.Book) -> None:
    """Say which version this is."""
    book.app.alert(f"tracker-toolkit {__version__}, with xlwings {xw.__version__}.", TITLE)


def _list_problems(app: xw.App, problems: list[Problem]) -> None:
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
    return (place.sheet, place.cell, place.ref, heading(place.column), what_is_wrong(problem), what_to_do(problem),
            "To correct" if problem.is_error else "To look at")


def _raw_workbook(book: xw.Book) -> RawWorkbook:
    """The cells of an open workbook, as its file would be read."""
    return RawWorkbook(tuple(RawSheet(sheet.name, rows=dict(_rows(sheet))) for sheet in book.sheets))


def _rows(sheet: xw.Sheet) -> Iterator[tuple[int, Row]]:
    used = sheet.used_range
    if used.size > MOST_CELLS:
        raise Refused("return-too-large", Place(sheet=sheet.name), sheet.name)
    values = used.options(ndim=2, err_to_str=True).value
    formulas: Any = used.formula if used.size > 1 else ((used.formula,),)
    for number, (row, texts) in enumerate(zip(values, formulas, strict=True), used.row):
        cells = {at: _cell(value, text) for at, (value, text) in enumerate(zip(row, texts, strict=True), used.column)
                 if value not in (None, "") or text}
        if cells:
            yield number, cells


def _cell(value: Any, formula: str) -> CellValue:
    """One cell: a number as a whole number where it is one, a moment at midnight as a day."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    elif isinstance(value, datetime) and value.time() == time():
        value = value.date()
    elif isinstance(value, str) and value in ERRORS:
        value = ErrorValue(value)
    if isinstance(formula, str) and formula.startswith("=") and formula != value:
        return Formula(formula[1:], value)
    return value  # type: ignore[no-any-return]
