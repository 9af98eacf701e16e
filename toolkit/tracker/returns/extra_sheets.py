"""Sheets of a return that are not read: what they hold is named, and whether one is a second sheet of actions."""

from collections.abc import Collection, Iterator
from itertools import islice

from toolkit.tracker.judging.live import LIVE
from toolkit.tracker.record.cells import RawSheet, RawWorkbook, address, column_letters
from toolkit.tracker.record.columns import fold
from toolkit.tracker.record.forms.form import Form
from toolkit.tracker.record.problems import Place, Problem
from toolkit.tracker.returns.answers import as_text
from toolkit.tracker.returns.headings import LOOK_THROUGH_ROWS, Layout, find_layout
from toolkit.tracker.returns.marked import PROBLEMS_SHEET, added_with_marks
from toolkit.tracker.returns.outside import Written, outside_of, quoted, written_in
from toolkit.tracker.returns.return_sheets import (
    BASE_SHEET,
    IN_LONG_TEXTS,
    LISTS_SHEET,
    LONG_SHEET,
    PROBLEMS_IN_COPY,
    README_SHEET,
    is_headed,
)
from toolkit.words import details
from toolkit.words.speaking import counted, said

AT_LEAST = 4
"""How many of the tracker's headings make a sheet the Actions sheet of a return."""
QUOTED = 3
"""How many cells are quoted."""


def actions_layout(sheet: RawSheet, form: Form) -> Layout | None:
    """Where the columns of the sheet Actions are; None if the sheet is none."""
    return find_layout(sheet, form.columns, "ref", AT_LEAST)


def extra_sheets(raw: RawWorkbook, actions: RawSheet, form: Form, read: Collection[str]) -> Iterator[Problem]:
    """One problem for each sheet with values that is neither read nor ours, and those beside our list of problems.

    Args:
        raw: The return.
        actions: Its sheet Actions.
        form: What that shows.
        read: Names of the other sheets that are read.
    """
    ours = [README_SHEET, LISTS_SHEET, BASE_SHEET, *read]
    if is_headed(raw, LONG_SHEET, IN_LONG_TEXTS):
        ours.append(LONG_SHEET)
    listed = raw.sheet(PROBLEMS_SHEET) if is_headed(raw, PROBLEMS_SHEET, PROBLEMS_IN_COPY) else None
    if listed is not None:
        ours.append(listed.name)
        yield from outside_of(listed, Layout(1, {}, {}, ()))
    known = [actions, *added_with_marks(raw), *(raw.sheet(name) for name in ours)]
    for sheet in raw.sheets:
        if not any(sheet is one for one in known):
            problem = _copied(sheet, actions, form) or _extra(sheet)
            if problem is not None:
                yield problem


def _extra(sheet: RawSheet) -> Problem | None:
    first = list(islice(written_in(sheet), QUOTED))
    if not first:
        return None
    count = sum(not isinstance(value, str) or not value.isspace() for row in sheet.rows.values()
                for value in row.values())
    return Problem("sheet-extra", _place(sheet, first[0]), sheet.name,
                   counted(details.HOLDS_VALUES, count, values=quoted(first, count)))


def _copied(sheet: RawSheet, actions: RawSheet, form: Form) -> Problem | None:
    """What is to be said of a sheet with the headings, and an action, of the sheet Actions; None of any other."""
    layout = actions_layout(sheet, form) if _is_headed_like_actions(sheet, form) else None
    original = actions_layout(actions, form) if layout else None
    if layout is None or original is None:
        return None
    there = {(ref, name, text) for ref, name, (_, _, text) in _cells(actions, original)}
    cells = list(_cells(sheet, layout))
    if {ref for ref, _, _ in there if ref}.isdisjoint(ref for ref, _, _ in cells):
        return None
    others = [cell for ref, name, cell in cells if not ref or (ref, name, cell[2]) not in there]
    if not others:
        return Problem("sheet-copied", Place(sheet=sheet.name), sheet.name, said(details.SAYS_THE_SAME))
    count = len(others)
    return Problem("sheet-copied", _place(sheet, others[0]), sheet.name,
                   counted(details.SAYS_ELSE, count, cells=quoted(others[:QUOTED], count)))


def _is_headed_like_actions(sheet: RawSheet, form: Form) -> bool:
    """Whether a row among the first has enough of our very headings; a look that is quick for any sheet."""
    headings = {fold(heading) for column in form.columns for heading in column.headings}
    first = (sheet.rows[number] for number in islice(sheet.rows, LOOK_THROUGH_ROWS))
    return any(len(headings & {fold(v) for v in row.values() if isinstance(v, str)}) >= AT_LEAST for row in first)


def _cells(sheet: RawSheet, layout: Layout) -> Iterator[tuple[str, str, Written]]:
    """Reference of the row, name of the column, and the cell, for all that was written but the headings."""
    names = {at: column_letters(at) for row in sheet.rows.values() for at in row}
    names |= {at: fold(heading) for at, heading in layout.unknown.items()}
    names |= {at: key for key, at in layout.where.items()}
    for row, at, text in written_in(sheet):
        if row != layout.header_row and names[at] not in LIVE:
            ref = as_text(sheet.rows[row].get(layout.where["ref"])) if row > layout.header_row else ""
            yield ref, names[at], (row, at, text)


def _place(sheet: RawSheet, cell: Written) -> Place:
    return Place(sheet=sheet.name, row=cell[0], cell=address(cell[0], cell[1]))
