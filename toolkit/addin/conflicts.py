"""The conflicts of the open register: how many wait, and where the first of them is."""

import xlwings as xw

from toolkit.addin.excel.asking import title
from toolkit.addin.excel.open_cells import raw_workbook
from toolkit.tracker.record.decisions import Conflict
from toolkit.tracker.record.register_sheets import SHEETS
from toolkit.tracker.returns.answers import as_text
from toolkit.tracker.returns.headings import find_layout
from toolkit.words import addin as words
from toolkit.words.register import KEEP
from toolkit.words.speaking import counted, said, text

SHEET = next(sheet for sheet in SHEETS if sheet.record is Conflict)


def go_to_first_undecided(book: xw.Book) -> None:
    """Show the first conflict without a decision, as the sheet is on screen, and say what to do."""
    decisions, column = _decisions(book)
    decided = {number for number, decision in decisions.values() if decision}
    waiting = {row: number for row, (number, _) in decisions.items() if number not in decided}
    if waiting:
        sheet = book.sheets[SHEET.name]
        sheet.activate()
        sheet.range((min(waiting), column)).select()
        there = counted(words.CONFLICTS_WAIT, len(set(waiting.values())), keep=text(KEEP),
                        button=text(words.CONSOLIDATE))
    elif decided:
        there = counted(words.DECIDED, len(decided), button=text(words.CONSOLIDATE))
    else:
        there = said(words.NO_CONFLICT)
    book.app.alert(there, title())


def _decisions(book: xw.Book) -> tuple[dict[int, tuple[str, str]], int]:
    """Row -> number of the conflict and what stands there as its decision; and the column of the decisions."""
    sheet = raw_workbook(book, SHEET.name).sheet(SHEET.name)
    layout = find_layout(sheet, SHEET.columns, "number", 2) if sheet else None
    if sheet is None or layout is None or "decision" not in layout.where:
        return {}, 0
    number, decision = layout.where["number"], layout.where["decision"]
    return {at: (as_text(row.get(number)), as_text(row.get(decision))) for at, row in sheet.rows.items()
            if at > layout.header_row and as_text(row.get(number))}, decision
