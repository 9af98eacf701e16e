"""The blank standard workbook, for an organization that wants to keep its tracker in Excel alone.

It is a return for nobody: the same sheet Actions, with the same drop-downs and live checks, but with all cells open,
50 blank rows and a summary that counts by itself. Run `python -m toolkit.workbook.returns.blank` to write it anew.
"""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from xlsxwriter.utility import quote_sheetname
from xlsxwriter.worksheet import Worksheet

from toolkit.resources import folder
from toolkit.tracker.judging.live import LIVE
from toolkit.tracker.record.cells import column_letters
from toolkit.tracker.record.codes import Status, Timing
from toolkit.tracker.record.columns import Column, Filler
from toolkit.tracker.record.forms.form import WITHOUT_ROUNDS
from toolkit.tracker.returns.parsing import ACTIONS_SHEET
from toolkit.tracker.returns.return_sheets import README_SHEET
from toolkit.words import workbooks as words
from toolkit.words.speaking import said, text, texts
from toolkit.workbook.returns.actions_sheet import write_actions
from toolkit.workbook.returns.readme_sheet import Fact, Readme, Step, write_readme
from toolkit.workbook.returns.workbook import write_lists
from toolkit.workbook.writing.action_table import Table
from toolkit.workbook.writing.formulas import AS_OF, problems_left_formula, spelled
from toolkit.workbook.writing.workbook import GUARD_RAIL, HEAD_FILL, INK, LINE, PAPER, Book, put_text, set_up_page

ROWS = 50
FIXED = datetime(2018, 1, 1, tzinfo=UTC)
"""The date that the file carries: the same whenever it is written."""
FILE = "tracker.xlsx"
SUMMARY_SHEET = "Summary"
_ONLY_WITH_A_CENTRE = ("role", "others")
_FILLERS = {Filler.CENTRE: words.SET_UP_BY, Filler.LEAD: words.BY_RESPONSIBLE,
            Filler.EVERY_UNIT: words.BY_RESPONSIBLE, Filler.DERIVED: words.BLANK_COMPUTED}


def write_blank(now: datetime = FIXED) -> bytes:
    """Write the blank standard workbook.

    Args:
        now: Goes into the document's properties.
    """
    columns = tuple(c if c.key != "recommendation_text" else replace(c, filler=Filler.CENTRE)
                    for c in WITHOUT_ROUNDS.columns if c.key not in _ONLY_WITH_A_CENTRE)
    open_keys = frozenset(c.key for c in columns if c.key not in LIVE)
    table = Table(columns, ({},) * ROWS, (open_keys,) * ROWS, as_of=None, standalone=True)
    book = Book(text(words.BLANK), now)
    readme = book.answer_sheet(text(README_SHEET))
    write_actions(book, table, text(words.BLANK), "", "")
    _write_summary(book, table)
    write_lists(book, columns, every=True)
    formula = problems_left_formula(text(ACTIONS_SHEET), columns, table.last_row)
    write_readme(book, readme, _readme(columns, formula), "")
    book.lock_structure()
    return book.to_bytes()


def _readme(columns: tuple[Column, ...], formula: str) -> Readme:
    facts = (
        Fact(text(words.ORGANIZATION), None, prompt=text(words.ORGANIZATION_HINT)),
        Fact(text(words.TRACKED), None, prompt=text(words.TRACKED_HINT)),
        Fact(text(words.KEPT_BY), None, prompt=text(words.KEPT_BY_HINT)),
        Fact(text(words.AS_OF), None, AS_OF, prompt=text(words.BLANK_AS_OF_HINT),
             remark=text(words.BLANK_AS_OF_REMARK)),
    )
    steps = (
        Step(text(words.BLANK_FACTS)),
        Step(said(words.BLANK_ROWS, rows=ROWS), text(ACTIONS_SHEET)),
        Step(text(words.BLANK_ANSWERS)),
        Step(text(words.BLANK_COUNTS), SUMMARY_SHEET),
    )
    return Readme(text(words.BLANK), text(words.BLANK_SUBTITLE), facts, steps, columns, (formula, 0), (), _FILLERS,
                  (words.BLANK_MORE_ROWS, words.BLANK_INSERT), words.BLANK_NONE_LEFT)


def _write_summary(book: Book, table: Table) -> None:
    """Counts by status and by timing, as formulas that follow the sheet Actions."""
    sheet = book.sheet(SUMMARY_SHEET)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 2, 14)
    sheet.set_row(0, 30)
    put_text(sheet, 0, 0, text(words.SUMMARY), book.format(bold=True, font_size=18, font_color=HEAD_FILL))
    cells = {key: _cells(table, key) for key in ("ref", "status", "timing")}
    total = f'SUMPRODUCT(--(TRIM({cells["ref"]})<>""))'
    statuses = [(status.label, f'SUMPRODUCT(--({spelled(cells["status"])}="{status.label}"))') for status in Status
                if status is not Status.NOT_REPORTED]
    unstated = f'SUMPRODUCT((TRIM({cells["ref"]})<>"")*(TRIM({cells["status"]})=""))'
    timings = [(timing.label, f'SUMPRODUCT(--({cells["timing"]}="{timing.label}"))')
               for timing in (Timing.OVERDUE, Timing.DUE_SOON)]
    row = _write_counts(book, sheet, 2, text(words.BY_STATUS),
                        [*statuses, (text(words.NO_STATUS), unstated), (text(words.ALL_ACTIONS), total)], total)
    _write_counts(book, sheet, row + 1, text(words.BY_TIMING), timings, total)
    set_up_page(sheet, text(words.BLANK), "")
    sheet.protect("", GUARD_RAIL)


def _write_counts(
    book: Book, sheet: Worksheet, row: int, heading: str, lines: list[tuple[str, str]], total: str
) -> int:
    head = book.format(bold=True, bg_color=HEAD_FILL, font_color=PAPER, border=1, border_color=LINE)
    plain = book.format(border=1, border_color=LINE, font_color=INK, align="left")
    share = book.format(border=1, border_color=LINE, font_color=INK, align="left", num_format="0%")
    for at, shown in enumerate((heading, *texts(words.ACTIONS, words.SHARE))):
        put_text(sheet, row, at, shown, head)
    for number, (label, formula) in enumerate(lines, row + 1):
        put_text(sheet, number, 0, label, plain)
        sheet.write_formula(number, 1, f"={formula}", plain, 0)
        sheet.write_formula(number, 2, f'=IF({total}=0,"",B{number + 1}/{total})', share, "")
    return row + len(lines) + 1


def _cells(table: Table, key: str) -> str:
    letter = column_letters(table.at(key) + 1)
    return f"{quote_sheetname(text(ACTIONS_SHEET))}!${letter}$2:${letter}${table.last_row}"


def main(target: Path | None = None) -> Path:
    """Write the workbook into `workbook_templates`, or where it is said."""
    path = target or folder("workbook_templates") / FILE
    path.write_bytes(write_blank())
    return path


if __name__ == "__main__":
    main()
