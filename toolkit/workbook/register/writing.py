"""The register as a workbook: the record that people open, and what the toolkit must remember in a hidden sheet."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from toolkit.progress import each
from toolkit.tracker.record.actions import Derived, DerivedOfRecommendation
from toolkit.tracker.record.carried import ForeignSheet
from toolkit.tracker.record.cells import Formula
from toolkit.tracker.record.columns import columns_of
from toolkit.tracker.record.forms.own_columns import OwnColumn
from toolkit.tracker.record.register import About, Register, Settings
from toolkit.tracker.record.register_sheets import (
    ABOUT,
    ACTIONS,
    BASE,
    OVERVIEW,
    RECOMMENDATIONS,
    SETTINGS,
    SHEETS,
    mark,
    plain_of,
    plain_rows,
    tab,
    tabs_of,
)
from toolkit.tracker.record.rounds import Plain
from toolkit.tracker.returns.answers import as_text
from toolkit.tracker.views.figures import all_derived, latest_as_of, recommendation_statuses
from toolkit.tracker.views.revisions import all_revisions
from toolkit.tracker.views.rounds.closed import HELD, rows_of
from toolkit.words import register as words
from toolkit.words.languages.catalogues import in_language
from toolkit.words.phrases import WRITING_REGISTER
from toolkit.words.speaking import text
from toolkit.workbook.memory.base import base_payload
from toolkit.workbook.memory.packing import closed_against, pack
from toolkit.workbook.memory.rows import packed
from toolkit.workbook.register.earlier import VERSION
from toolkit.workbook.register.formulas import with_sheets
from toolkit.workbook.register.guides import define_lists
from toolkit.workbook.register.overview import write_overview
from toolkit.workbook.register.record_sheet import CELL, RecordSheet, beside, put_any, set_width, shown_as, typed_as
from toolkit.workbook.register.settings_sheet import write_settings
from toolkit.workbook.writing.workbook import Book, fitting, put, put_text, shown_value


def write_register(register: Register, now: datetime) -> bytes:
    """Write a register anew, whole, in its language.

    Args:
        register: What to write; its `hand_edits` are not written, they belong into the history first.
        now: Goes into the document's properties.
    """
    with in_language(register.settings.language.value):
        return _written(replace(register, tabs={}), now)


def _written(register: Register, now: datetime) -> bytes:
    derived = _derived(register)
    # Before the cells, which need much room by then.
    marks, remembered = _remembered(register, derived)
    memory = pack(remembered)
    del remembered
    book = Book(register.title or text(words.REGISTER), now, register.settings.organization)
    write_overview(book, register)
    _write_own(book, register, "", OVERVIEW)
    write_settings(book, register.settings)
    _write_own(book, register, SETTINGS)
    _write_about(book, register.about)
    _write_own(book, register, ABOUT)
    for sheet in each(WRITING_REGISTER, SHEETS):
        RecordSheet(book, sheet.in_form(register.form), register).write(derived.get(sheet.name, {}))
        _write_own(book, register, sheet.name)
    define_lists(book, register)
    base = book.sheet(BASE)
    base.very_hidden()
    for row, chunk in enumerate(memory):
        base.write_string(row, 0, chunk)
    base.write_string(0, 1, json.dumps({"version": VERSION} | marks))
    return book.to_bytes()


def _write_about(book: Book, about: About) -> None:
    sheet = book.sheet(tab(ABOUT))
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 66)
    sheet.hide_gridlines(2)
    sheet.fit_to_pages(1, 0)
    for row, column in enumerate(columns_of(About)):
        put_text(sheet, row, 0, column.heading, book.format(bold=True, **CELL))
        put(sheet, row, 1, getattr(about, column.key), book.format(**CELL, **typed_as(column)))
        if column.hidden:
            sheet.set_row(row, None, None, {"hidden": True})


def _derived(register: Register) -> dict[str, dict[str, Any]]:
    """Sheet -> what a row is known by -> what is computed, as it is shown; of actions only with a date to judge by."""
    statuses, as_of = recommendation_statuses(register), latest_as_of(register)
    actions = all_derived(register, as_of, all_revisions(register)) if as_of else {}
    return {ACTIONS.name: {ref: _fitting(one) for ref, one in actions.items()},
            RECOMMENDATIONS.name: {RECOMMENDATIONS.identity_of(one): DerivedOfRecommendation(statuses[key])
                                   for key, one in register.recommendations.items()}}


def _fitting(derived: Derived) -> Derived:
    """The comments of all units together may not fit into a cell; each of them stands whole on the sheet Comments.

    So may the revisions of a deadline, which stand on the sheet History. An action that was early is not overdue.
    """
    shown = {
        "comments": fitting(derived.comments, ending=text(words.SEE_COMMENTS)),
        "evidence": fitting(derived.evidence, ending=text(words.SEE_COMMENTS)),
        "revisions": fitting(derived.revisions, ending=text(words.SEE_HISTORY)),
        "days_overdue": derived.days_overdue if (derived.days_overdue or 0) > 0 else None,
        "days_overdue_first": derived.days_overdue_first if (derived.days_overdue_first or 0) > 0 else None,
    }
    changed: dict[str, Any] = {key: value for key, value in shown.items() if value != getattr(derived, key)}
    return replace(derived, **changed) if changed else derived


def _write_own(book: Book, register: Register, *behind: str) -> None:
    """The sheets that people put behind one of the register's."""
    called = {name.casefold(): tab for name, tab in tabs_of(register.settings).items()}
    for foreign in register.foreign:
        if foreign.behind in behind:
            _write_foreign(book, foreign, called)


def _write_foreign(book: Book, foreign: ForeignSheet, called: Mapping[str, str]) -> None:
    sheet, look = book.answer_sheet(foreign.name), foreign.look
    for name, stands_for in foreign.names.items():
        book.book.define_name(name, f"={with_sheets(stands_for, called)}")
    if foreign.is_hidden:
        sheet.hide()
    for column in {*look.widths, *look.columns}:
        shown = look.columns.get(column)
        sheet.set_column(int(column) - 1, int(column) - 1, set_width(look.widths.get(column)),
                         None if shown is None else book.format(**shown_as(shown)))
    for row, values in foreign.rows.items():
        for column, value in values.items():
            put_any(book, sheet, row - 1, column - 1, _with_tabs(value, called), look.cells.get((row, column)))


def _with_tabs(value: object, called: Mapping[str, str]) -> object:
    """A value of a sheet that people added; a formula names the register's sheets as they are called."""
    return value._replace(text=with_sheets(value.text, called)) if isinstance(value, Formula) else value


def _remembered(register: Register, derived: dict[str, dict[str, Any]]) -> tuple[dict[str, int], dict[str, Any]]:
    """What the rows of each sheet are known by, and what the hidden sheet holds."""
    sheets = [sheet.in_form(register.form) for sheet in SHEETS]
    marks, records, told_by = dict[str, int](), dict[str, str](), dict[str, Sequence[Plain]]()
    for sheet in SHEETS:
        rows = plain_rows(sheet, register)
        if register.closed and sheet in HELD:
            told_by[sheet.name] = rows_of(sheet, register)
        elif register.closed:
            told_by[sheet.name] = held = [*rows]
            rows = iter(held)
        marks[sheet.name], records[sheet.name] = packed(rows)
    return marks, {
        "version": VERSION,
        "beside": {SETTINGS: {"dataValidation": len(columns_of(Settings))},
                   **{sheet.name: beside(sheet) for sheet in sheets}},
        "columns": {sheet.name: [column.key for column in sheet.columns] for sheet in sheets},
        "about": plain_of(register.about, columns_of(About)),
        "settings": plain_of(register.settings, columns_of(Settings)),
        "derived": _marks(derived[ACTIONS.name]),
        "computed": {RECOMMENDATIONS.name: _marks(derived[RECOMMENDATIONS.name])},
        "records": records,
        "issued": [base_payload(issued) for versions in register.issued.values() for issued in versions],
        "documents": register.documents,
        "closed": closed_against(register.closed, told_by),
        "keys": list(register.keys.items()),
        "returned": [[*key, answers] for key, answers in register.returned.items()],
        **({"retired": [plain_of(own, columns_of(OwnColumn)) for own in register.retired.values()]}
           if register.retired else {}),
    }


def _marks(derived: dict[str, Any]) -> dict[str, dict[str, int]]:
    """What a row is known by -> column key -> what its computed text is known by."""
    return {known_by: {field.name: mark(as_text(shown_value(getattr(one, field.name)))) for field in fields(one)}
            for known_by, one in derived.items()}
