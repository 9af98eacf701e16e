"""The blank standard workbook: the tracker of an organization that starts with nothing but a spreadsheet.

It is a return for nobody: the same sheet Actions, with the same drop-downs and live checks, but with all cells open,
50 blank rows and a summary that counts by itself. Run `python -m toolkit.workbook.returns.blank` to write it anew.
"""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from xlsxwriter.worksheet import Worksheet

from toolkit.resources import folder
from toolkit.tracker.judging.live import LIVE
from toolkit.tracker.record.actions import issued_columns
from toolkit.tracker.record.cells import column_letters
from toolkit.tracker.record.codes import Status, Timing
from toolkit.tracker.record.columns import Column, Filler
from toolkit.tracker.returns.parsing import ACTIONS_SHEET
from toolkit.tracker.returns.return_sheets import README_SHEET
from toolkit.workbook.returns.actions_sheet import write_actions
from toolkit.workbook.returns.readme_sheet import Fact, Readme, Step, write_readme
from toolkit.workbook.returns.workbook import write_lists
from toolkit.workbook.writing.action_table import Table
from toolkit.workbook.writing.formulas import AS_OF, problems_left_formula
from toolkit.workbook.writing.workbook import GUARD_RAIL, HEAD_FILL, INK, LINE, PAPER, Book, put_text, set_up_page

ROWS = 50
FIXED = datetime(2018, 1, 1, tzinfo=UTC)
"""The date that the file carries: the same whenever it is written."""
FILE = "tracker.xlsx"
SUMMARY_SHEET = "Summary"
_ONLY_WITH_A_CENTRE = ("role", "others")
_FILLERS = {Filler.CENTRE: "Whoever sets up the tracker", Filler.LEAD: "The responsible unit",
            Filler.EVERY_UNIT: "The responsible unit", Filler.DERIVED: "Computed (locked)"}


def write_blank(now: datetime = FIXED) -> bytes:
    """Write the blank standard workbook.

    Args:
        now: Goes into the document's properties.
    """
    columns = tuple(c if c.key != "recommendation_text" else replace(c, filler=Filler.CENTRE)
                    for c in issued_columns() if c.key not in _ONLY_WITH_A_CENTRE)
    open_keys = frozenset(c.key for c in columns if c.key not in LIVE)
    table = Table(columns, ({},) * ROWS, (open_keys,) * ROWS, as_of=None, standalone=True)
    book = Book("Tracker of actions", now)
    readme = book.answer_sheet(README_SHEET)
    write_actions(book, table, "Tracker of actions", "", "")
    _write_summary(book, table)
    write_lists(book, [c for c in columns if c.choices])
    formula = problems_left_formula(ACTIONS_SHEET, columns, table.last_row)
    write_readme(book, readme, _readme(columns, formula), "")
    book.lock_structure()
    return book.to_bytes()


def _readme(columns: tuple[Column, ...], formula: str) -> Readme:
    facts = (
        Fact("Organization", None, prompt="The name of your organization."),
        Fact("What is tracked", None, prompt="The review, evaluation, audit or resolution with the recommendations."),
        Fact("Kept by", None, prompt="Who keeps this workbook, and how to reach them."),
        Fact("As-of date", None, AS_OF, prompt="The day for which overdue and due soon are judged, such as 2018-12-31.",
             remark="Type it first; change it each time you report. Nothing is judged without it."),
    )
    steps = (
        Step("Fill in the yellow cells above: whose tracker it is, and for which date it is judged."),
        Step(f"On the sheet Actions, give each action one row and a reference of its own; {ROWS} rows are ready.",
             ACTIONS_SHEET),
        Step("Fill in status, dates and comments. The column Check says at once what is missing; Timing says what is "
             "overdue or due soon."),
        Step("See the counts on the sheet Summary.", SUMMARY_SHEET),
    )
    remarks = (
        "More rows: unprotect the sheet Actions (Review > Unprotect Sheet; there is no password). Copy a blank row.",
        "Insert it above the last row as often as you need: formulas, drop-downs and colours follow.",
    )
    return Readme("Tracker of actions", "Follow-up to recommendations: who does what, by when, and how far it is",
                  facts, steps, columns, (formula, 0), _FILLERS, remarks,
                  "No problem on the sheet Actions.")


def _write_summary(book: Book, table: Table) -> None:
    """Counts by status and by timing, as formulas that follow the sheet Actions."""
    sheet = book.sheet(SUMMARY_SHEET)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 2, 14)
    sheet.set_row(0, 30)
    put_text(sheet, 0, 0, "Summary", book.format(bold=True, font_size=18, font_color=HEAD_FILL))
    cells = {key: _cells(table, key) for key in ("ref", "status", "timing")}
    total = f'SUMPRODUCT(--(TRIM({cells["ref"]})<>""))'
    statuses = [(status.label, f'SUMPRODUCT(--(TRIM({cells["status"]})="{status.label}"))') for status in Status
                if status is not Status.NOT_REPORTED]
    unstated = f'SUMPRODUCT((TRIM({cells["ref"]})<>"")*(TRIM({cells["status"]})=""))'
    timings = [(timing.label, f'SUMPRODUCT(--({cells["timing"]}="{timing.label}"))')
               for timing in (Timing.OVERDUE, Timing.DUE_SOON)]
    row = _write_counts(book, sheet, 2, "Actions by status",
                        [*statuses, ("Status not given", unstated), ("All actions", total)], total)
    _write_counts(book, sheet, row + 1, "Open actions by timing", timings, total)
    set_up_page(sheet, "Tracker of actions", "")
    sheet.protect("", GUARD_RAIL)


def _write_counts(
    book: Book, sheet: Worksheet, row: int, heading: str, lines: list[tuple[str, str]], total: str
) -> int:
    head = book.format(bold=True, bg_color=HEAD_FILL, font_color=PAPER, border=1, border_color=LINE)
    text = book.format(border=1, border_color=LINE, font_color=INK, align="left")
    share = book.format(border=1, border_color=LINE, font_color=INK, align="left", num_format="0%")
    for at, said in enumerate((heading, "Actions", "Share")):
        put_text(sheet, row, at, said, head)
    for number, (label, formula) in enumerate(lines, row + 1):
        put_text(sheet, number, 0, label, text)
        sheet.write_formula(number, 1, f"={formula}", text, 0)
        sheet.write_formula(number, 2, f'=IF({total}=0,"",B{number + 1}/{total})', share, "")
    return row + len(lines) + 1


def _cells(table: Table, key: str) -> str:
    letter = column_letters(table.at(key) + 1)
    return f"{ACTIONS_SHEET}!${letter}$2:${letter}${table.last_row}"


def main(target: Path | None = None) -> Path:
    """Write the workbook into `workbook_templates`, or where it is said."""
    path = target or folder("workbook_templates") / FILE
    path.write_bytes(write_blank())
    return path


if __name__ == "__main__":
    main()
