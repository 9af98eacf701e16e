"""Reading the records of one sheet of a register, each value with its type."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from typing import Any

from toolkit.tracker.record.cells import CellValue, Formula, RawSheet, Row, address
from toolkit.tracker.record.codes import How
from toolkit.tracker.record.column_names import VALUES, code_of, key_of
from toolkit.tracker.record.columns import Column, Kind, from_plain, tidy
from toolkit.tracker.record.periods import Period
from toolkit.tracker.record.problems import Place, Problem
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import Sheet
from toolkit.tracker.returns.answers import as_text, read_answer
from toolkit.tracker.returns.headings import find_layout
from toolkit.words import details
from toolkit.words.speaking import Said, said
from toolkit.workbook.register.added import Columns, beside_table, find_columns, formulas_in, values_of
from toolkit.workbook.register.hand_edits import Stands

_NAMING = (("key", ""), ("how", How.RETURN), ("sheet", ""))
"""What of a line says which column it is about, and what it is if absent."""


class SheetReader:
    """Reads the records of one sheet into the register; what is wrong is gathered, so that it is told at once."""

    def __init__(self, file: str, declared: Sheet, sheet: RawSheet, register: Register) -> None:
        self.file = file
        self.declared = declared
        self.sheet = sheet
        self.register = register
        self.wrong: list[Problem] = []
        self.records: list[object] = []
        self.rows: list[int] = []
        self.added: tuple[dict[int, str], dict[int, str]] = {}, {}
        self._only_source = only_source(declared, register)

    def read(self, written: Iterable[str]) -> Stands:
        """Read every row.

        Args:
            written: Keys of the columns that were written; one that is missing now was deleted by somebody.
        """
        layout = find_layout(self.sheet, self.declared.shown, self.declared.columns[0].key, 2)
        if layout is None:
            self.wrong.append(unreadable(self.file, said(details.NO_HEADER, sheet=self.declared.name)))
            return Stands(self.file, self.sheet, {}, [])
        columns = find_columns(self.sheet, layout, self.declared.shown)
        for column in self.declared.columns:
            if column.key in written and column.key not in columns.ours:
                self.wrong.append(unreadable(self.file, said(details.COLUMN_LOST, sheet=self.declared.name,
                                                       column=column.heading)))
        if not self.wrong:
            where = [(columns.ours[column.key], column, column.kind in (Kind.TEXT, Kind.NOTE))
                     for column in self.declared.columns if column.key in columns.ours]
            for number, row in self.sheet.rows.items():
                if number > columns.header_row and row:
                    self._read_row(number, row, where)
            self._keep_added(columns)
            self.register.problems += beside_table(self.sheet, columns, self.file, is_empty=not self.rows)
        return Stands(self.file, self.sheet, columns.ours, self.rows)

    def _read_row(self, number: int, row: Row, where: list[tuple[int, Column, bool]]) -> None:
        values: dict[str, Any] = {}
        for at, column, is_text in where:
            value = row.get(at)
            if value is None:
                continue
            if is_text and type(value) is str:
                values[column.key] = tidy(value)
                continue
            try:
                typed = typed_value(value, column)
            except ValueError as error:
                place = Place(self.file, self.sheet.name, number, address(number, at), column.heading)
                self.wrong.append(Problem("register-cell", place, why_not(error, value, column)))
                continue
            if typed is not None:
                values[column.key] = typed
        if self._only_source and not values.get("source"):
            values["source"] = self._only_source
        if self.declared.names_columns:
            naming = [values.get(key, absent) for key, absent in _NAMING]
            key = values["key"] = key_of(*naming)
            values |= {one: code_of(values[one], key, *naming[1:]) for one in VALUES if one in values}
        self._keep(self.declared.record(**values), number, where[0][0])

    def _keep(self, record: object, number: int, first: int) -> None:
        kept_records = getattr(self.register, self.declared.attribute)
        if self.declared.listed:
            kept_records.append(record)
        else:
            key = self.declared.key(record)
            wrong = ""
            if not getattr(record, self.declared.named_by):
                wrong = said(details.NO_KEY)
            elif key in kept_records:
                wrong = said(details.KEY_TWICE, key=key)
            if wrong:
                cell = address(number, first)
                self.wrong.append(unreadable(self.file, wrong, Place(self.file, self.sheet.name, number, cell)))
                return
            kept_records[key] = record
        self.records.append(record)
        self.rows.append(number)

    def _keep_added(self, columns: Columns) -> None:
        if not columns.added:
            return
        keys = self.declared.row_keys(self.records)
        self.added = dict(zip(self.rows, keys, strict=True)), columns.added
        values = {key: found for key, row in zip(keys, self.rows, strict=True)
                  if (found := values_of(self.sheet.rows[row], columns.added))}
        filled = {name for row in values.values() for name in row}
        if keys and (empty := [name for name in columns.added.values() if name not in filled]):
            values.setdefault(keys[0], {}).update(dict.fromkeys(empty, ""))
        if values:
            self.register.extra[self.declared.name] = values
        self.register.problems += formulas_in(self.sheet, columns, self.file)


def only_source(declared: Sheet, register: Register) -> str:
    """The source that a row of a sheet belongs to where it names none: the only one that there is."""
    belongs = any(column.key == "source" for column in declared.columns)
    return next(iter(register.sources)) if belongs and len(register.sources) == 1 else ""


def _cached(value: CellValue) -> CellValue | None:
    return value.cached if isinstance(value, Formula) else value


def why_not(error: ValueError, value: CellValue | None, column: Column) -> str:
    """Why a cell cannot be read, in words of ours."""
    why = error.args[0] if error.args else ""
    return why if isinstance(why, Said) else said(details.NOT_UNDERSTOOD, value=as_text(value), column=column.heading)


def typed_value(value: CellValue, column: Column) -> Any:
    """The typed value of a register cell; None where it holds nothing but blanks.

    Raises:
        ValueError: It cannot be read, in words; it is refused, since writing it anew would lose it.
    """
    held = _cached(value)
    if held is None:
        raise ValueError(said(details.FORMULA_WITHOUT_VALUE))
    if column.kind in (Kind.TEXT, Kind.NOTE):
        return as_text(held)
    if column.kind is Kind.DATE:
        if type(held) is date:
            return held
        if isinstance(held, str):
            with suppress(ValueError):  # a day before those that spreadsheets know
                return date.fromisoformat(tidy(held))
    if column.kind is Kind.UNITS:
        return from_plain(as_text(held), column)
    if column.kind is Kind.PERIOD and isinstance(held, str):
        with suppress(ValueError):
            return Period.from_plain(tidy(held))
    reading = read_answer(held, column)
    if reading.plain is None:
        raise ValueError(said(details.NOT_UNDERSTOOD, value=as_text(held), column=column.heading))
    typed = from_plain(reading.plain, column) if reading.plain else None
    if isinstance(typed, Period) and isinstance(held, str):
        return Period(typed.first, typed.last, tidy(held))
    return typed


def unreadable(file: str, what: str, place: Place | None = None) -> Problem:
    """That a register cannot be read: for what a cell holds, or as a whole."""
    return Problem("register-cell" if place else "register-unreadable", place or Place(file=file), what)


