"""Problems as lists in Excel, each line with a link that jumps to its cell."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import xlwings as xw

from toolkit.addin.excel.fills import paint
from toolkit.addin.excel.listing import Listed, write_list
from toolkit.console import clean
from toolkit.tracker.record.cells import address
from toolkit.tracker.record.column_names import called
from toolkit.tracker.record.problems import Place, Problem, what_is_wrong, what_to_do
from toolkit.tracker.returns.marked import GOES_WITH_MARKS
from toolkit.tracker.views.problem_groups import Units, in_order_of_need
from toolkit.words import addin as words
from toolkit.words.phrases import ERRORS, WARNINGS
from toolkit.words.speaking import Message, counted, said, text, texts
from toolkit.workbook.writing.workbook import ERROR_FILL, HEAD_FILL, WARNING_FILL

HEADINGS = (words.NUMBER, words.GO_TO, words.ACTION, words.COLUMN, words.WHAT_IS_WRONG, words.TO_DO, words.WEIGHT)
WIDTHS = (6, 18, 10, 22, 60, 50, 12)
NO_UNITS: Units = {}
LONGEST_LINK = 255
"""Characters of one text within a formula."""


def list_with_marks(sheet: xw.Sheet, problems: Sequence[Problem]) -> None:
    """List the problems of a return in a sheet of it, which goes away with its marks."""
    sheet.range("A1").value = GOES_WITH_MARKS
    _write(sheet, HEADINGS, WIDTHS, problems, _within_workbook, top=2)


def list_beside(app: xw.App, name: str, problems: Sequence[Problem]) -> None:
    """List the problems of an open workbook in a new one.

    Args:
        app: Excel.
        name: Of the open workbook, such as `OES.xlsx`.
        problems: What to list.
    """
    _write(app.books.add().sheets[0], HEADINGS, WIDTHS, problems, lambda place: _to_file(name, place))


def list_by_file(app: xw.App, files: Mapping[str, Path], problems: Sequence[Problem], units: Units) -> None:
    """List the problems of a folder in a new workbook: how many each file has, and all of them.

    Args:
        app: Excel.
        files: Name of each file that was checked -> where it is.
        problems: Theirs, and those of files that were passed over.
        units: Whose the files are.
    """
    book = app.books.add()
    counts = book.sheets[0]
    every = dict.fromkeys([*files, *(problem.place.file for problem in problems)])
    of_file = {name: [problem for problem in problems if problem.place.file == name] for name in every}
    write_list(counts, Listed(texts(words.FILE, words.TO_CORRECT, words.TO_LOOK_AT), (48, 12, 12), [
        (name, *map(str, _weights(found))) for name, found in of_file.items()]))
    list_of_files(book.sheets.add(text(words.PROBLEMS), before=counts), files, problems, units)


def list_of_files(sheet: xw.Sheet, files: Mapping[str, Path], problems: Sequence[Problem], units: Units) -> None:
    """List the problems of several files in an empty sheet, in the order in which `tracker check` lists them.

    Args:
        sheet: The sheet.
        files: Name of each file -> where it is.
        problems: Theirs, and those of other files.
        units: Whose the files are.
    """
    def link(place: Place) -> str:
        path = files.get(place.file)
        return _to_file(str(path.resolve()), place) if path else ""

    _write(sheet, (*HEADINGS, words.FILE, words.UNIT), (*WIDTHS, 30, 12), in_order_of_need(problems, units), link,
           units=units)


def weights_of(problems: Sequence[Problem]) -> str:
    """How many problems there are, in words."""
    errors, warnings = _weights(problems)
    return said(words.WEIGHTS, errors=counted(ERRORS, errors), warnings=counted(WARNINGS, warnings))


def _weights(problems: Sequence[Problem]) -> tuple[int, int]:
    errors = sum(problem.is_error for problem in problems)
    return errors, len(problems) - errors


def _write(sheet: xw.Sheet, headings: Sequence[Message], widths: Sequence[float], problems: Sequence[Problem],
           link: Callable[[Place], str], top: int = 1, units: Units = NO_UNITS) -> None:
    """Write the list; all of it is text, but for the formulas of the links."""
    rows = [(str(number), "", problem.place.ref, called(problem.place.column), clean(what_is_wrong(problem)),
             clean(what_to_do(problem)), text(words.TO_CORRECT if problem.is_error else words.TO_LOOK_AT),
             problem.place.file, units.get(problem.place.file, ""))[:len(headings)]
            for number, problem in enumerate(problems, 1)]
    write_list(sheet, Listed(texts(*headings), widths, rows), top)
    if not problems:
        return
    first, last = top + 1, top + len(problems)
    links = sheet.range((first, 2), (last, 2))
    links.number_format = "General"
    links.formula = [[link(problem.place)] for problem in problems]
    links.font.color = HEAD_FILL
    for fill, is_error in ((ERROR_FILL, True), (WARNING_FILL, False)):
        paint(sheet, [address(row, len(HEADINGS)) for row, problem in enumerate(problems, first)
                      if problem.is_error == is_error], fill)


def _within_workbook(place: Place) -> str:
    """A link to a cell of the same workbook, which follows the cell when rows are inserted above it."""
    if not place.sheet:
        return ""
    cell = f"{_sheet(place.sheet)}!{place.cell or 'A1'}"
    at = f"ADDRESS(ROW({cell}),COLUMN({cell}),4)"
    shown = f'{_text(place.sheet + " ")}&{at}' if place.cell else _text(place.sheet)
    return f"=HYPERLINK({_text(f'#{_sheet(place.sheet)}!')}&{at},{shown})"


def _to_file(file: str, place: Place) -> str:
    """A link to a cell of another workbook: one that is open, by its name, or any, by its path."""
    target = f"[{file}]{_sheet(place.sheet)}!{place.cell or 'A1'}"
    if not place.sheet or len(target) > LONGEST_LINK:
        return ""
    return f"=HYPERLINK({_text(target)},{_text(f'{place.sheet} {place.cell}'.strip())})"


def _sheet(name: str) -> str:
    quoted = name.replace("'", "''")
    return f"'{quoted}'"


def _text(shown: str) -> str:
    """A text within a formula."""
    quoted = shown.replace('"', '""')
    return f'"{quoted}"'
