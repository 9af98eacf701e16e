"""The group Returns: judge what is open."""

import xlwings as xw

from toolkit.addin.listing import list_problems
from toolkit.addin.open_cells import raw_workbook
from toolkit.addin.pressing import TITLE, button
from toolkit.console import counted
from toolkit.jobs.open_return import check_open_return


@button
def check_return(book: xw.Book) -> None:
    """Judge the open return; its problems are listed in a new workbook, and the return stays as it is."""
    problems = check_open_return(raw_workbook(book), book.name)
    if not problems:
        book.app.alert(f"{book.name} has no problems.", TITLE)
        return
    list_problems(book.app, problems)
    errors = sum(problem.is_error for problem in problems)
    book.app.alert(f"{book.name}: {counted(errors, 'error')}, {counted(len(problems) - errors, 'warning')}. "
                   "They are listed in a new workbook.", TITLE)
