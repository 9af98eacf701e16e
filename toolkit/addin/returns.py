"""The group Returns: judge what is open, show it on its cells, and take that away again."""

from collections.abc import Sequence
from itertools import count
from pathlib import Path

import xlwings as xw

from toolkit.addin.excel import asking
from toolkit.addin.excel.asking import ask_yes_no, may_mark, title
from toolkit.addin.excel.fills import row_and_column
from toolkit.addin.excel.marks import LEFT, LOST, Mark, are_there, clear_marks, put_marks, standing, told
from toolkit.addin.excel.open_cells import raw_workbook
from toolkit.addin.excel.pressing import button, moment
from toolkit.addin.excel.protection import Locked, unlocked
from toolkit.addin.problem_lists import list_beside, list_by_file, list_with_marks, weights_of
from toolkit.console import clean, shortened
from toolkit.tracker.record.problems import Problem, what_is_wrong, what_to_do
from toolkit.tracker.returns.marked import PROBLEMS_SHEET
from toolkit.words import addin as words
from toolkit.words.phrases import read_and_found
from toolkit.words.speaking import figure, said, text
from toolkit.workbook.writing.workbook import ERROR_FILL, WARNING_FILL, fitting

MANY_CELLS = 200
"""A person is asked before more cells than these are marked."""
LONGEST_NOTE, LONGEST_STATUS = 2_000, 250
"""Characters of one problem in a note, and of Excel's status bar."""
SHOWN = (True, -1)
"""What a sheet that can be selected says of itself, on macOS and on Windows."""
ANY_REGISTER, RETURNS = "", "returns to check"
"""Under these the folder that was checked last is remembered."""


@button
def check_return(book: xw.Book) -> None:
    """Judge the open return; its problems are marked on their cells and listed in a sheet of it."""
    from toolkit.jobs.returns.open_return import check_open_return

    problems = check_open_return(raw_workbook(book), book.name)
    weights, marks = weights_of(problems), _marks(book, problems)
    many = said(words.MARK_MANY, name=book.name, weights=weights, cells=figure(len(marks)))
    if (len(marks) > MANY_CELLS and not ask_yes_no(book.app, many)) or (problems and not may_mark(book)):
        list_beside(book.app, book.name, problems)
        return
    try:
        lost = clear_marks(book)
        left = _mark(book, marks, problems)
    except Locked as locked:
        list_beside(book.app, book.name, problems)
        book.app.alert(said(words.LISTED_BESIDE, name=book.name, weights=weights, why=locked), title())
        return
    if problems:
        found = said(words.MARKED_AND_LISTED, name=book.name, weights=weights, sheet=book.sheets.active.name)
    else:
        found = said(words.NO_PROBLEMS, name=book.name)
    book.app.alert(" ".join([found, *told(lost, LOST), *told(left, LEFT)]), title())


@button
def next_problem(book: xw.Book) -> str | None:
    """Select the next marked cell after the active one, and say what its note says; after the last comes the first."""
    found = standing(book)
    shown = {sheet.name for sheet in book.sheets if sheet.visible in SHOWN}
    marks = {(name, *row_and_column(cell)): one for one in found for name, cell in [one.place] if name in shown}
    if not marks:
        book.app.alert(said(words.NO_MARKS_TO_SHOW, name=book.name), title())
        return None
    here = book.app.selection
    at = (here.sheet.name, here.row, here.column) if here else ("", 0, 0)
    following = marks[next((place for place in sorted(marks) if place > at), min(marks))]
    following.sheet.activate()
    following.cell.select()
    return shortened(" ".join(following.marked.mark.note.split()), LONGEST_STATUS)


@button
def clear_all_marks(book: xw.Book) -> None:
    """Put back what was there before the marks, and remove the list of problems."""
    if not are_there(book):
        book.app.alert(said(words.NO_MARKS, name=book.name), title())
        return
    lost = clear_marks(book)
    book.app.alert(" ".join([said(words.MARKS_CLEARED, name=book.name), *told(lost, LOST)]), title())


@button
def check_folder(book: xw.Book) -> None:
    """Judge all returns in a folder, as `tracker check` does; their problems are listed in a new workbook."""
    from toolkit.addin import folders
    from toolkit.jobs.returns.checking import check_returns
    from toolkit.jobs.returns.receiving import units_of

    last = folders.recall(ANY_REGISTER, RETURNS)
    folder = asking.ask_folder(text(words.WHICH_RETURNS), Path(last) if last else None)
    folders.remember(ANY_REGISTER, RETURNS, str(folder))
    result = check_returns([folder], moment())
    told = [said(words.FOLDER_CHECKED, folder=folder.name), *read_and_found(*result.counts)]
    if result.received or result.problems:
        list_by_file(book.app, {one.name: one.path for one in result.received}, result.problems,
                     units_of(result.received))
        told.append(said(words.FOLDER_LISTED))
    book.app.alert(" ".join(told), title())


def _marks(book: xw.Book, problems: Sequence[Problem]) -> list[Mark]:
    """A mark for each cell with problems; every line of its note has the number that it has in the list."""
    sheets = {sheet.name for sheet in book.sheets}
    at: dict[tuple[str, str], list[tuple[int, Problem]]] = {}
    for number, problem in enumerate(problems, 1):
        if problem.place.cell and problem.place.sheet in sheets:
            at.setdefault((problem.place.sheet, problem.place.cell), []).append((number, problem))
    return [Mark(sheet, cell, ERROR_FILL if any(problem.is_error for _, problem in of_cell) else WARNING_FILL,
                 "\n\n".join(_said(number, problem) for number, problem in of_cell))
            for (sheet, cell), of_cell in at.items()]


def _said(number: int, problem: Problem) -> str:
    return fitting(clean(f"{number}. {what_is_wrong(problem)} {what_to_do(problem)}".strip()), LONGEST_NOTE)


def _mark(book: xw.Book, marks: Sequence[Mark], problems: Sequence[Problem]) -> list[Mark]:
    """Mark cells and list the problems; returns the marks that Excel did not take."""
    if not problems:
        return []
    name = _free_name(book)
    with unlocked(book, ()):
        left = put_marks(book, marks, [name])
        list_with_marks(book.sheets.add(name, before=book.sheets[marks[0].sheet if marks else 0]), problems)
    return left


def _free_name(book: xw.Book) -> str:
    """A checked copy has a sheet of that name already."""
    taken = {sheet.name.casefold() for sheet in book.sheets}
    names = (f"{text(PROBLEMS_SHEET)} {number}" if number > 1 else text(PROBLEMS_SHEET) for number in count(1))
    return next(name for name in names if name.casefold() not in taken)
