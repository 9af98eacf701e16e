"""The conflicts of the open register: how many wait, and where the first of them is."""

import xlwings as xw

from toolkit.addin.excel.asking import title
from toolkit.addin.excel.open_cells import raw_workbook
from toolkit.tracker.record.cells import RawSheet
from toolkit.tracker.record.register_sheets import CONFLICTS, sheet_in, tabs
from toolkit.tracker.returns.answers import as_text
from toolkit.tracker.returns.headings import find_layout
from toolkit.words import addin as words
from toolkit.words.register import KEEP
from toolkit.words.speaking import counted, said, text


def go_to_first_undecided(book: xw.Book) -> None:
    """Show the first conflict without a decision, as the sheet is on screen, and say what to do."""
    raw = raw_workbook(book, *tabs(CONFLICTS.name))
    sheet = sheet_in(raw, CONFLICTS.name)
    decisions, column = _decisions(sheet) if sheet else ({}, 0)
    decided = {number for number, decision in decisions.values() if decision}
    waiting = {row: number for row, (number, _) in decisions.items() if number not in decided}
    if waiting and sheet:
        shown = book.sheets[sheet.name]
        shown.activate()
        shown.range((min(waiting), column)).select()
        there = counted(words.CONFLICTS_WAIT, len(set(waiting.values())), keep=text(KEEP),
                        button=text(words.CONSOLIDATE))
    elif decided:
        there = counted(words.DECIDED, len(decided), button=text(words.CONSOLIDATE))
    else:
        there = said(words.NO_CONFLICT)
    book.app.alert(there, title())


def _decisions(sheet: RawSheet) -> tuple[dict[int, tuple[str, str]], int]:
    """Row -> number of the conflict and what stands there as its decision; and the column of the decisions."""
    layout = find_layout(sheet, CONFLICTS.columns, "number", 2)
    if layout is None or "decision" not in layout.where:
        return {}, 0
    number, decision = layout.where["number"], layout.where["decision"]
    return {at: (as_text(row.get(number)), as_text(row.get(decision))) for at, row in sheet.rows.items()
            if at > layout.header_row and as_text(row.get(number))}, decision
