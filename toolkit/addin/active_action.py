"""The action that the active cell stands in."""

from dataclasses import replace

import xlwings as xw

from toolkit.addin.excel.open_cells import raw_workbook
from toolkit.tracker.record.actions import Action
from toolkit.tracker.record.columns import columns_of
from toolkit.tracker.record.problems import Refused
from toolkit.tracker.returns.answers import as_text
from toolkit.tracker.returns.headings import find_layout

REF = replace(next(column for column in columns_of(Action) if column.key == "ref"), aliases=())
"""Under its own heading only: what else may mean a reference in a return means something else on other sheets."""


def ref_here(book: xw.Book) -> str:
    """The reference in the row of the active cell, on any sheet that has a column for it.

    Raises:
        Refused: There is none.
    """
    cell = book.selection
    sheet = raw_workbook(book, cell.sheet.name).sheets[0] if cell is not None else None
    layout = find_layout(sheet, (REF,), REF.key, 1) if sheet else None
    if cell is None or sheet is None or layout is None or cell.row <= layout.header_row:
        raise Refused("action-not-here")
    ref = as_text(sheet.rows.get(cell.row, {}).get(layout.where[REF.key]))
    if not ref:
        raise Refused("action-not-here")
    return ref
