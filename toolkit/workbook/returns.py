"""The workbook of one unit: as it is issued, and as a checked copy with its answers and the problems marked."""

from collections.abc import Sequence
from datetime import datetime

from xlsxwriter.worksheet import Worksheet

from toolkit.tracker.cells import address, column_letters
from toolkit.tracker.columns import Column, columns_of
from toolkit.tracker.model import Proposal, ReturnContent, issued_columns
from toolkit.tracker.parsing import ACTIONS_SHEET, PROBLEMS_SHEET, PROPOSALS_SHEET
from toolkit.tracker.problems import Problem
from toolkit.workbook.actions_sheet import IN_HEADER, Table, header_colours, write_actions
from toolkit.workbook.base import BASE_SHEET, base_payload
from toolkit.workbook.formulas import AS_OF, list_name, problems_left_formula
from toolkit.workbook.packing import pack
from toolkit.workbook.problems_sheet import write_problems
from toolkit.workbook.readme_sheet import README_SHEET, Fact, Readme, Step, write_readme
from toolkit.workbook.validations import validate_cells
from toolkit.workbook.writing import (
    ANSWER_FILL,
    GUARD_RAIL,
    INK,
    LINE,
    Book,
    put,
    put_text,
    row_height,
    set_up_page,
)

LISTS_SHEET = "Lists"
PROPOSAL_ROWS = 30
"""Blank rows for new actions; a protected sheet does not grow."""


def write_return(content: ReturnContent, now: datetime) -> bytes:
    """Write the workbook of one unit: issued, or with `content.problems` a checked copy that can be sent back again.

    Args:
        content: What it shows.
        now: Goes into the document's properties.
    """
    issued, columns = content.issued, issued_columns()
    book = Book(_title(content), now, content.organization)
    readme = book.answer_sheet(README_SHEET)
    table = Table(
        columns=columns,
        rows=tuple(row.values for row in content.rows),
        answerable=tuple(
            frozenset(c.key for c in columns if issued.may_answer(row.ref, c)) for row in content.rows),
        as_of=issued.as_of,
        marks=_marks(content, columns),
    )
    unit = content.unit.name or content.unit.code
    if content.problems:
        write_problems(book, content.problems, table, unit, issued.round)
    count = write_actions(book, table, unit, issued.round, content.organization)
    _write_proposals(book, content.proposals, unit, issued.round)
    write_lists(book, [c for c in columns if c.is_answer])
    _write_base(book, content)
    formula = problems_left_formula(ACTIONS_SHEET, columns, table.last_row)
    write_readme(book, readme, _readme(content, (formula, count)), issued.round)
    book.lock_structure()
    return book.to_bytes()


def write_lists(book: Book, columns: Sequence[Column]) -> None:
    """The hidden sheet with the choices of the drop-downs, each list under a defined name."""
    sheet = book.sheet(LISTS_SHEET)
    for at, column in enumerate(c for c in columns if c.choices):
        sheet.set_column(at, at, 32)
        put_text(sheet, 0, at, column.heading, book.format(bold=True))
        for row, choice in enumerate(column.choices, 1):
            put_text(sheet, row, at, choice, book.format())
        letter = column_letters(at + 1)
        book.book.define_name(list_name(column.key), f"={LISTS_SHEET}!${letter}$2:${letter}${len(column.choices) + 1}")
    sheet.protect("", GUARD_RAIL)
    sheet.hide()


def _title(content: ReturnContent) -> str:
    what = "checked copy" if content.problems else "progress of actions"
    return f"{content.unit.name or content.unit.code}: {what}, {content.issued.round}"


def _readme(content: ReturnContent, problems_left: tuple[str, int]) -> Readme:
    issued, checked = content.issued, bool(content.problems)
    subtitle = " · ".join(part for part in (content.organization, content.title) if part)
    unit = content.unit
    name = f"{unit.name} ({unit.code})" if unit.name and unit.name != unit.code else unit.code
    facts = (
        Fact("Unit", name, remark=unit.focal_point),
        Fact("Reporting round", issued.round,
             remark=f"Workbook {issued.version} of this round" if issued.version > 1 else ""),
        Fact("As-of date", issued.as_of, AS_OF, remark="Report how things stood on this day."),
        Fact("Return by", issued.return_by),
        *([Fact("Return to", content.organization)] if content.organization else []),
    )
    title = "Checked copy: please correct and send it again" if checked else "Progress of actions: please fill in"
    return Readme(title, subtitle, facts, _steps(content), issued_columns(), problems_left, remarks=_REMARKS)


_REMARKS = (
    "Cells with a light yellow fill are yours; the others are locked, without a password, so that nothing slips.",
    "Filters, column widths and row heights work everywhere. In Excel, Alt+Enter starts a new line within a cell.",
    "Keep the names of the sheets and the headings: the workbook is read by them. Nothing you write is ever lost.",
)


def _steps(content: ReturnContent) -> tuple[Step, ...]:
    count = len(content.rows)
    actions = f"your {count} actions" if count != 1 else "your action"
    fill = Step(f"On the sheet Actions, fill in the yellow cells of {actions}: status, dates, comment.", ACTIONS_SHEET)
    if content.problems:
        found = len(content.problems)
        many = f"{found} problems" if found != 1 else "1 problem"
        fill = Step(f"On the sheet Problems, see the {many} found in what you sent; each line leads to its cell.",
                    PROBLEMS_SHEET)
    look = Step("Watch the column Check at the right: it says at once what is missing. Aim for 0 problems left.")
    if content.problems:
        look = Step("Correct the marked cells on the sheet Actions; the note on each says what to do.", ACTIONS_SHEET)
    by = f" by {content.issued.return_by.isoformat()}" if content.issued.return_by else ""
    to = f"to {content.organization}" if content.organization else "back"
    send = f"Save, and send this workbook {to}{by}."
    return fill, look, Step(f"{send} A problem that you cannot solve need not hold it up: say why in the comment.")


def _marks(content: ReturnContent, columns: Sequence[Column]) -> dict[tuple[int, str], list[Problem]]:
    """Which cells to mark: by action and column, by one of them, or not at all."""
    rows = {row.ref: index for index, row in enumerate(content.rows)}
    keys = {name: column.key for column in columns for name in (column.key, column.heading)}
    marks: dict[tuple[int, str], list[Problem]] = {}
    for problem in content.problems:
        key = keys.get(problem.place.column, "")
        if problem.place.ref in rows:
            marks.setdefault((rows[problem.place.ref], key or "ref"), []).append(problem)
        elif key and not problem.place.ref:
            marks.setdefault((IN_HEADER, key), []).append(problem)
    return marks


def _write_proposals(book: Book, proposals: Sequence[Proposal], unit: str, round_name: str) -> None:
    sheet = book.answer_sheet(PROPOSALS_SHEET)
    columns = [column for column in columns_of(Proposal) if column.issued]
    rows = range(1, len(proposals) + PROPOSAL_ROWS + 1)
    cell = book.format(text_wrap=True, border=1, border_color=LINE, bg_color=ANSWER_FILL, font_color=INK, locked=False,
                       num_format="@")
    sheet.set_row(0, 24)
    for at, column in enumerate(columns):
        fill, ink = header_colours(column)
        head = book.format(bold=True, text_wrap=True, valign="vcenter", border=1, border_color=LINE, bg_color=fill,
                           font_color=ink)
        sheet.set_column(at, at, column.width)
        put_text(sheet, 0, at, column.heading, head)
        validate_cells(sheet, column, at, rows)
        for row in rows:
            put(sheet, row, at, getattr(proposals[row - 1], column.key) if row <= len(proposals) else None, cell)
    for row in rows:
        texts = [(str(getattr(proposals[row - 1], c.key)), c.width) for c in columns] if row <= len(proposals) else []
        sheet.set_row(row, row_height(texts, 30))
    sheet.freeze_panes(1, 0)
    sheet.print_area(0, 0, rows[-1], len(columns) - 1)
    set_up_page(sheet, unit, round_name)
    sheet.ignore_errors({"number_stored_as_text": f"A1:{address(rows[-1] + 1, len(columns))}"})
    sheet.protect("", GUARD_RAIL)
    sheet.set_selection(1, 0, 1, 0)


def _write_base(book: Book, content: ReturnContent) -> None:
    sheet: Worksheet = book.sheet(BASE_SHEET)
    for row, text in enumerate(pack(base_payload(content.issued))):
        put_text(sheet, row, 0, text)
    sheet.protect("")
    sheet.very_hidden()


