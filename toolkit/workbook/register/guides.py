"""What the sheets of a register offer to whoever types: drop-downs, limits and input messages, also below the rows."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from xlsxwriter.utility import quote_sheetname
from xlsxwriter.worksheet import Worksheet

from toolkit.tracker.record.cells import column_letters
from toolkit.tracker.record.codes import ProposalDecision
from toolkit.tracker.record.columns import Column
from toolkit.tracker.record.decisions import Conflict
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import CONFLICTS, LISTS, NAMES_BEGIN, PROPOSED, SHEETS, Sheet
from toolkit.words import register as words
from toolkit.words.speaking import text
from toolkit.workbook.writing.lists import Choices, write_choices
from toolkit.workbook.writing.validations import Options, advice
from toolkit.workbook.writing.workbook import Book

FREE_ROWS = 200
"""Below the last one, in which drop-downs and limits are ready."""


class Guide(NamedTuple):
    """What some columns of a sheet say to whoever types there.

    Attributes:
        first: The first column, counted from 0.
        last: The last column.
        options: Of the validation, as XlsxWriter has them.
    """

    first: int
    last: int
    options: Options


def guides(sheet: Sheet) -> Iterator[Guide]:
    """What the columns of a sheet say: each that people type into, and together those in a row that they do not."""
    for is_typed, columns in groupby(enumerate(sheet.shown), lambda one: sheet.is_typed(one[1])):
        held = list(columns)
        if is_typed:
            yield from (Guide(at, at, options) for at, column in held
                        if (options := advice(column, _offered(sheet, column))))
        else:
            why = words.COMPUTED_HINT if held[0][1] in sheet.derived else words.KEPT_HINT
            yield Guide(held[0][0], held[-1][0], {
                "validate": "any", "input_title": text(words.KEPT_BY_TRACKER), "input_message": text(why)})


def apply_guides(sheet: Worksheet, declared: Sheet, rows: int) -> None:
    """Give the cells of a sheet what their columns say.

    Args:
        sheet: The sheet.
        declared: What it is.
        rows: How many records it holds.
    """
    for first, last, options in guides(declared):
        sheet.data_validation(1, first, rows + FREE_ROWS, last, options)


def define_lists(book: Book, register: Register) -> None:
    """Write the lists that drop-downs offer, and name those that stand on the sheets themselves."""
    codes = {c.codes: c.heading for sheet in SHEETS for c in sheet.columns if c.codes is not None and sheet.is_typed(c)}
    lists = [Choices(_name(kind), heading, [code.label for code in kind]) for kind, heading in codes.items()]
    lists += [Choices(f"{NAMES_BEGIN}{own.key}", own.heading, own.listed) for own in register.form.own if own.listed]
    lists += [
        Choices(_name(ProposalDecision), PROPOSED.column("decision").heading, [one.label for one in ProposalDecision]),
        Choices(_name(Conflict), CONFLICTS.column("decision").heading,
                [text(words.KEEP), *sorted({c.option for c in register.conflicts})]),
    ]
    write_choices(book, LISTS, lists)
    for name in sorted({column.names for sheet in SHEETS for column in sheet.columns if column.names}):
        named = next(sheet for sheet in SHEETS if sheet.name == name)
        book.book.define_name(f"{NAMES_BEGIN}{name.lower()}", _first_column(named.tab, len(named.records(register))))


def _first_column(sheet: str, rows: int) -> str:
    """The cells of a sheet's first column as far as they are filled, also when rows are added below.

    A range with blank cells would let anything pass, and its drop-down would open at the blanks.
    """
    quoted = quote_sheetname(sheet)
    cells = f"{quoted}!${column_letters(1)}$2:${column_letters(1)}${rows + FREE_ROWS + 1}"
    return f"={quoted}!$A$2:INDEX({cells},MAX(1,COUNTA({cells})))"


def _offered(sheet: Sheet, column: Column) -> str:
    """The defined name of what a column offers; "" for nothing."""
    if column.codes is not None:
        return _name(column.codes)
    if column.listed:
        return f"{NAMES_BEGIN}{column.key}"
    if column.key == "decision":
        return _name(Conflict if sheet.record is Conflict else ProposalDecision)
    return f"{NAMES_BEGIN}{column.names.lower()}" if column.names else ""


def _name(listed: type) -> str:
    return f"{NAMES_BEGIN}{listed.__name__}"


