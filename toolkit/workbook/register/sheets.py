"""Reading the records of one sheet of a register, each value with its type."""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any, NamedTuple

from toolkit.tracker.merge.by_hand import belongs, number_new_actions
from toolkit.tracker.record.actions import Action, Recommendation
from toolkit.tracker.record.cells import CellValue, Formula, RawSheet, Row, address
from toolkit.tracker.record.codes import Code, How
from toolkit.tracker.record.column_names import VALUES, Own, heading_of, place_read, read_line
from toolkit.tracker.record.columns import Column, Kind, fold_letters, from_plain, tidy
from toolkit.tracker.record.forms.own_columns import OwnColumn, own_from_plain, with_keys, wrong_columns
from toolkit.tracker.record.narrative import OwnText
from toolkit.tracker.record.periods import Period
from toolkit.tracker.record.problems import Place, Problem
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import ACTIONS, COLUMNS, SOURCES, Sheet, numbered
from toolkit.tracker.record.rounds import Plain
from toolkit.tracker.returns.answers import as_text, code_in, read_typed
from toolkit.tracker.returns.headings import find_layout
from toolkit.words import details
from toolkit.words.phrases import quoted
from toolkit.words.speaking import Said, said
from toolkit.workbook.register.added import Columns, beside_table, find_columns, formulas_in, kept, values_of
from toolkit.workbook.register.hand_edits import Stands, refs_of
from toolkit.workbook.register.own_values import OwnValues

_NAMING = (("key", ""), ("how", How.RETURN), ("sheet", ""))
"""What of a line says which column it is about, and what it is if absent."""
_NOTHING: Mapping[str, Sequence[Plain]] = {}
_ALIKE = (str, date)
"""Kinds of values of which equal ones are read alike."""
_NEW_ROW = "\0"
"""Begins the key of an action that has no reference yet, until all rows are read."""


class _Cells(NamedTuple):
    """The cells of one column.

    Attributes:
        at: The number of the column.
        column: What it is.
        is_text: Whether it holds text.
        read: What was read in it and needs no word to anybody, by its kind and itself: few values fill many rows.
    """

    at: int
    column: Column
    is_text: bool
    read: dict[tuple[type, CellValue], Any]


class SheetReader:
    """Reads the records of one sheet into the register; what is wrong is gathered, so that it is told at once."""

    def __init__(
        self, file: str, declared: Sheet, sheet: RawSheet, register: Register,
        before: Mapping[str, Sequence[Plain]] = _NOTHING, own_written: Own | None = None,
    ) -> None:
        self.file = file
        self.declared = declared.in_form(register.form)
        self.sheet = sheet
        self.register = register
        self.wrong: list[Problem] = []
        self.records: list[object] = []
        self.rows: list[int] = []
        self.added: tuple[dict[int, str], dict[int, str]] = {}, {}
        self._before = before
        self._own_written = register.own_ever if own_written is None else own_written
        self._own = OwnValues(self.declared.own, [own_from_plain(row) for row in before.get(COLUMNS.name, ())])
        self._where: dict[str, int] = {}
        self._named: dict[tuple[Any, ...], tuple[str, Callable[[str], str]]] = {}
        self._names_source = declared.record in (Recommendation, Action) and bool(register.sources)
        self._only_source = only_source(declared, register)

    def read(self, written: Collection[str]) -> Stands:
        """Read every row.

        Args:
            written: Keys of the columns that were written; one that is missing now was deleted by somebody.
        """
        sought = self._own.as_written(self.declared.shown)
        layout = find_layout(self.sheet, sought, self.declared.columns[0].key, 2)
        if layout is None:
            self.wrong.append(unreadable(self.file, said(details.NO_HEADER, sheet=self.sheet.name)))
            return Stands(self.file, self.sheet, {}, [], [])
        columns = find_columns(self.sheet, layout, self.declared.shown)
        for column in self.declared.columns:
            if column.key in written and column.key not in columns.ours:
                self.wrong.append(unreadable(self.file, said(details.COLUMN_LOST, sheet=self.sheet.name,
                                                       column=column.heading)))
        self._where = columns.ours
        if not self.wrong:
            self._own.written = frozenset(written)
            where = [_Cells(columns.ours[column.key], column, column.takes_any_words, {})
                     for column in self.declared.columns if column.key in columns.ours]
            for number, row in self.sheet.rows.items():
                if number > columns.header_row and row:
                    self._read_row(number, row, where)
            if self.declared.record is Action:
                self._number_new()
            elif self.declared.record is OwnColumn:
                self._settle_columns()
            self.wrong += self._own.misfits(self.file, self.sheet.name)
            self._keep_added(columns)
            self.register.problems += beside_table(self.sheet, columns, self.file, is_empty=not self.rows)
        return Stands(self.file, self.sheet, columns.ours, self.rows, refs_of(self.records))

    def _read_row(self, number: int, row: Row, where: list[_Cells]) -> None:
        values: dict[str, Any] = {}
        for at, column, is_text, read in where:
            value = row.get(at)
            if value is None:
                continue
            if is_text and type(value) is str:
                values[column.key] = tidy(value)
                continue
            if type(value) in _ALIKE and (type(value), value) in read:
                values[column.key] = read[type(value), value]
                continue
            try:
                typed = typed_value(self._own.as_now(value, column) if column.is_own else value, column)
            except ValueError as error:
                if column.is_own and self._own.is_set_aside(column, value, number, at):
                    continue
                place = Place(self.file, self.sheet.name, number, address(number, at), column.heading)
                self.wrong.append(Problem("register-cell", place, why_not(error, value, column), *error.args[1:]))
                continue
            if typed is not None:
                values[column.key] = typed
                if type(value) is str and (told := _read_as(value, typed)):
                    place = self._place(number, column.key, values.get("ref", ""))
                    self.register.problems.append(Problem("typed-read", place, tidy(value), told))
                elif type(value) in _ALIKE and not column.is_own:
                    read[type(value), value] = typed
        self._settle(values, number)
        self._keep(self.declared.record(**values), number, where[0].at)

    def _settle(self, values: dict[str, Any], number: int) -> None:
        """Make of what stands in a row what its record holds."""
        if self._only_source and not values.get("source"):
            values["source"] = self._only_source
        if self._names_source:
            self._settle_source(values, number)
        if self.declared.own:
            own = {one.key: values.pop(one.key, "") for one in self.declared.own}
            values["own"] = {key: value for key, value in own.items() if value != ""}
        if self.declared.names_columns:
            sheet, cell = place_read(values.get("sheet", ""), values.get("cell", ""), values.get("how", How.RETURN))
            values |= {"sheet": sheet, "cell": cell}
            key, how, sheet = named = tuple([values.get(key, absent) for key, absent in _NAMING])
            if named not in self._named:
                self._named[named] = read_line(key, how, sheet, self._own_written)
            values["key"], read_value = self._named[named]
            values |= {one: read_value(values[one]) for one in VALUES if one in values}

    def _keep(self, record: object, number: int, first: int) -> None:
        kept_records = getattr(self.register, self.declared.attribute)
        if self.declared.listed:
            kept_records.append(record)
        elif not isinstance(record, OwnColumn):
            key, is_new = self.declared.key(record), isinstance(record, Action) and not record.ref
            if wrong := self._unusable(record, number, first, is_known=key in kept_records, is_new=is_new):
                self.wrong.append(wrong)
                return
            kept_records[f"{_NEW_ROW}{number}" if is_new else key] = record
        self.records.append(record)
        self.rows.append(number)

    def _unusable(self, record: Any, number: int, first: int, *, is_known: bool, is_new: bool) -> Problem | None:
        """What keeps a record from being found again by its key; None where nothing does."""
        if is_new:
            return None if record.recommendation else Problem(
                "row-without-number", self._place(number, "recommendation"))
        name = getattr(record, self.declared.named_by)
        if name and not is_known:
            return None
        what = said(details.KEY_TWICE, key=name) if name else said(details.NO_KEY)
        return unreadable(self.file, what, Place(self.file, self.sheet.name, number, address(number, first)))

    def _settle_source(self, values: dict[str, Any], number: int) -> None:
        """Find the source that a row belongs to; one that cannot be found is wrong."""
        written = values.get("source", "")
        if self.declared.record is Action:
            source, values["recommendation"] = belongs(
                self.register, written, values.get("recommendation", ""), values.get("ref", ""))
        else:
            source, _ = belongs(self.register, written)
        values["source"] = source
        if source not in self.register.sources:
            place = self._place(number, "source", values.get("ref", ""))
            known = ", ".join(self.register.sources)
            if not source:
                self.wrong.append(Problem("row-without-source", place, known))
            elif any(row.get("code") == source for row in self._before.get(SOURCES.name, ())):
                self.wrong.append(Problem("source-needed", place, source))
            else:
                self.wrong.append(Problem("row-of-unknown-source", place, source, known))

    def _number_new(self) -> None:
        """Give actions without a reference the one that they had, or else a new one, and say so."""
        given = number_new_actions(self.register, self._before.get(ACTIONS.name, ()))
        self.records = [*self.register.actions.values()]
        for ref, row in zip(self.register.actions, self.rows, strict=True) if given else ():
            if ref in given:
                self.register.problems.append(Problem(given[ref], self._place(row, "ref", ref), ref))

    def _settle_columns(self) -> None:
        """Give the columns that somebody declared their keys; what keeps one from being used is wrong."""
        before = {row.get("key", ""): row.get("heading", "") for row in self._before.get(COLUMNS.name, ())}
        declared = with_keys((one for one in self.records if isinstance(one, OwnColumn)), before,
                             (one.key for one in self._own_written))
        self.wrong += [Problem(wrong.code, self._place(self.rows[wrong.at], wrong.key), wrong.found, wrong.suggestion)
                       for wrong in wrong_columns(declared)]
        self.records = [*declared]
        self.register.own_columns = {own.key: own for own in declared}

    def _place(self, row: int, key: str, ref: str = "") -> Place:
        cell = address(row, self._where[key]) if key in self._where else ""
        heading = heading_of(key, How.HAND, self.declared.name, self.register.own_ever)
        return Place(self.file, self.sheet.name, row, cell, heading, ref)

    def _keep_added(self, columns: Columns) -> None:
        if not columns.added and not self._own.set_aside:
            return
        keys = self.declared.row_keys(self.records)
        self.added = dict(zip(self.rows, keys, strict=True)), columns.added
        values = {key: found for key, row in zip(keys, self.rows, strict=True)
                  if (found := values_of(self.sheet.rows[row], columns.added))}
        filled = {name for row in values.values() for name in row}
        if keys and (empty := [name for name in columns.added.values()
                               if name not in filled and not self._own.was_declared(name)]):
            values.setdefault(keys[0], {}).update(dict.fromkeys(empty, ""))
        reserved = [column.heading for column in self.declared.shown] + [*columns.added.values()]
        for number, column, value in self._own.set_aside:
            name = numbered([*reserved, column.heading])[-1]
            values.setdefault(self.added[0][number], {})[name] = kept(value)
        self.register.problems += self._own.told(self.file, self.sheet.name, reserved)
        if values:
            self.register.extra[self.declared.name] = values
        self.register.problems += formulas_in(self.sheet, columns, self.file)


def only_source(declared: Sheet, register: Register) -> str:
    """The source that a row of a sheet belongs to where it names none: the only one that there is.

    A text that names none is about all of them.
    """
    belongs = any(column.key == "source" for column in declared.columns) and declared.record is not OwnText
    return next(iter(register.sources)) if belongs and len(register.sources) == 1 else ""


def _cached(value: CellValue) -> CellValue | None:
    return value.cached if isinstance(value, Formula) else value


def why_not(error: ValueError, value: CellValue | None, column: Column) -> str:
    """Why a cell cannot be read, in words of ours."""
    why = error.args[0] if error.args else ""
    return why if isinstance(why, Said) else said(details.NOT_UNDERSTOOD, value=as_text(value), column=column.heading)


def _read_as(written: str, typed: Any) -> str:
    """What words were read as, where they do not say it themselves."""
    if isinstance(typed, Code):
        return "" if written == typed.label or fold_letters(written) in map(fold_letters, typed.labels) else typed.label
    return typed.isoformat() if isinstance(typed, date) and tidy(written) != typed.isoformat() else ""


def typed_value(value: CellValue, column: Column) -> Any:
    """The typed value of a register cell; None where it holds nothing but blanks.

    Raises:
        ValueError: It cannot be read, in words, with what may be meant; it is refused, since writing it anew would
            lose it.
    """
    held = _cached(value)
    if held is None:
        raise ValueError(said(details.FORMULA_WITHOUT_VALUE))
    if column.is_text:
        return code_in(as_text(held), column.codes) if column.codes else column.read(as_text(held))
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
    reading = read_typed(held, column)
    if reading.plain is None:
        near = reading.suggestion
        near = quoted(near) if near and reading.code == "not-in-list" else near
        raise ValueError(_not_understood(as_text(held), column), near)
    typed = from_plain(reading.plain, column) if reading.plain else None
    if isinstance(typed, Period) and isinstance(held, str):
        return Period(typed.first, typed.last, tidy(held))
    return typed


def _not_understood(value: str, column: Column) -> Said:
    choices = ", ".join(code.label for code in column.codes) if column.codes else ", ".join(column.listed)
    if not choices:
        return said(details.NOT_UNDERSTOOD, value=value, column=column.heading)
    return said(details.NO_CHOICE, value=value, column=column.heading, choices=choices)


def unreadable(file: str, what: str, place: Place | None = None) -> Problem:
    """That a register cannot be read: for what a cell holds, or as a whole."""
    return Problem("register-cell" if place else "register-unreadable", place or Place(file=file), what)


