"""The late items of the open register, marked in place with colour and words."""

from collections.abc import Iterator
from datetime import date

import xlwings as xw

from toolkit.addin.as_of import as_of_day
from toolkit.addin.excel.asking import ask_yes_no, may_mark, title
from toolkit.addin.excel.marks import LEFT, LOST, Mark, clear_marks, put_marks, told
from toolkit.addin.excel.open_cells import raw_workbook
from toolkit.jobs.open_register import open_register
from toolkit.tracker.record.cells import RawWorkbook, address
from toolkit.tracker.record.register_sheets import ACTIONS, sheet_in, tab_of
from toolkit.tracker.returns.answers import as_text
from toolkit.tracker.returns.headings import find_layout
from toolkit.tracker.views.figures import figures, latest_as_of
from toolkit.tracker.views.overdue import OverdueItem, overdue_items
from toolkit.tracker.views.standing import standing
from toolkit.words import addin as words
from toolkit.words.speaking import counted, said
from toolkit.workbook.writing.workbook import ERROR_FILL


def highlight(book: xw.Book) -> None:
    """Mark the reference of each action that is overdue as the register is on screen; asks before it does.

    The references stay in sight when the sheet is scrolled. Marks of before are cleared first.

    Raises:
        Refused: It is not a register, or a cell of it cannot be read, or is locked.
        Cancelled: The question for the day was not answered.
    """
    raw = raw_workbook(book)
    register = open_register(raw, book.name)
    as_of = as_of_day(register.about.register_id, latest_as_of(register))
    register, sheet = standing(register, as_of), tab_of(register, ACTIONS.name)
    items = overdue_items(register, figures(register, as_of))
    marks = list(_marks(raw, {item.ref: item for item in items}, as_of))
    late = counted(words.OVERDUE, len(marks), as_of=as_of) if marks else said(words.NONE_OVERDUE, as_of=as_of)
    question = counted(words.MARK_OVERDUE, len(marks), as_of=as_of, sheet=sheet)
    if marks and not (ask_yes_no(book.app, question) and may_mark(book)):
        return
    problems = told(clear_marks(book), LOST)
    if marks:
        problems += told(put_marks(book, marks), LEFT)
        book.sheets[sheet].activate()
    if problems or not marks:
        book.app.alert(" ".join([late, *problems]), title())


def _marks(raw: RawWorkbook, late: dict[str, OverdueItem], as_of: date) -> Iterator[Mark]:
    sheet = sheet_in(raw, ACTIONS.name)
    layout = find_layout(sheet, ACTIONS.shown, "ref", 2) if sheet else None
    if sheet is None or layout is None:
        return
    column = layout.where["ref"]
    for number, row in sheet.rows.items():
        ref = as_text(row.get(column))
        if number > layout.header_row and ref in late:
            yield Mark(sheet.name, address(number, column), ERROR_FILL, _words(late[ref], as_of))


def _words(item: OverdueItem, as_of: date) -> str:
    return counted(words.OVERDUE_NOTE, item.days, ref=item.ref, due=item.counts, as_of=as_of, status=item.status)
