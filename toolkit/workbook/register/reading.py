"""Reading a register workbook back, with what people changed in it by hand since it was last written."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from toolkit.tracker.judging.parties import left_behind, unknown_units
from toolkit.tracker.merge.refs import reused_refs
from toolkit.tracker.record.cells import CellValue, Formula, RawSheet, RawWorkbook, Row, address
from toolkit.tracker.record.codes import How
from toolkit.tracker.record.column_names import VALUES, as_read_again, code_of, heading_of, key_of
from toolkit.tracker.record.columns import Column, Kind, columns_of, from_plain, tidy
from toolkit.tracker.record.history import Change, TakenIn
from toolkit.tracker.record.periods import Period
from toolkit.tracker.record.problems import Place, Problem, RefusedForAll
from toolkit.tracker.record.register import About, Register
from toolkit.tracker.record.register_sheets import (
    ABOUT,
    BASE,
    HISTORY,
    SHEETS,
    SOURCES,
    UNITS,
    Sheet,
    plain_of,
    plain_of_sheet,
)
from toolkit.tracker.record.rounds import Issued, Plain
from toolkit.tracker.returns.answers import as_text, read_answer
from toolkit.tracker.returns.headings import find_layout
from toolkit.tracker.returns.marked import MARKS_SHEET
from toolkit.words import details
from toolkit.words.phrases import either
from toolkit.words.speaking import Said, said
from toolkit.workbook.memory.base import issued_from_payload
from toolkit.workbook.memory.packing import unpack
from toolkit.workbook.register.added import (
    Columns,
    added_sheets,
    beside_about,
    beside_table,
    find_columns,
    foreign_sheets,
    formulas_in,
    lost_of,
    values_of,
)
from toolkit.workbook.register.earlier import AboutSource, with_source
from toolkit.workbook.register.hand_edits import Stands, about_edits, derived_edits, hand_edits, problems_of
from toolkit.workbook.register.looks import Looks

_NAMING = (("key", ""), ("how", How.RETURN), ("sheet", ""))
"""What of a line says which column it is about, and what it is if absent."""
WITH_QUOTATION_MARKS = 2
"""The version of the hidden sheet since which a text in the history that would be read as a code is quoted."""
R = TypeVar("R", About, AboutSource)
OURS = (ABOUT, BASE, MARKS_SHEET, *(sheet.name for sheet in SHEETS))
"""Sheets that nobody added by hand; marks are not kept when the register is written anew."""


@dataclass(frozen=True, slots=True)
class _Memory:
    """What the hidden sheet remembers."""

    columns: dict[str, list[str]]
    records: dict[str, list[Plain]]
    derived: dict[str, dict[str, int]] | None
    about: Plain | None
    issued: list[Issued]
    returned: dict[tuple[str, str, int], dict[str, Plain]]
    keys: dict[str, str]


def read_register(
    raw: RawWorkbook, file: str, sheets: Sequence[Sheet] = SHEETS, looks: Looks | None = None
) -> Register:
    """Read a register.

    Args:
        raw: The workbook as read.
        file: Its name, for the places of problems.
        sheets: Those to read; what is read in part must not be written again.
        looks: How the workbook looks; without it, number formats and widths that people set are not carried along.

    Raises:
        Refused: A sheet, a column or a cell of it cannot be read; nothing is guessed, since what is not read would be
            lost when the register is written again.
    """
    memory = _memory(raw, file)
    is_earlier = _is_earlier(raw, memory, sheets)
    register, wrong = Register(_about(raw, file)), list[Problem]()
    stands: dict[str, Stands] = {}
    for declared in sheets:
        sheet = raw.sheet(declared.name)
        written = memory.columns.get(declared.name, []) if memory else []
        if sheet is not None:
            reader = _SheetReader(file, declared, sheet, register)
            stands[declared.name] = reader.read(written)
            wrong += reader.wrong
            if looks and declared.name in register.extra:
                register.looks[declared.name] = looks.of(sheet.name, reader.added[1]).named(*reader.added)
        elif written:
            wrong.append(_sheet_missing(raw, file, declared.name))
    if wrong:
        raise RefusedForAll(wrong)
    register.foreign = foreign_sheets(raw, OURS, looks)
    register.problems += beside_about(raw, file, (About, AboutSource) if is_earlier else (About,))
    register.problems += lost_of(raw, OURS, file, looks)
    if memory:
        for issued in memory.issued:
            register.issued.setdefault((issued.round, issued.unit), []).append(issued)
        register.returned, register.keys = memory.returned, memory.keys
        _note_hand_edits(register, memory, raw, file, stands)
        if reused := [_reused(edit, free) for edit, free in reused_refs(register)]:
            raise RefusedForAll(reused)
    register.problems += _about_units(register, stands)
    return with_source(register, _stated(raw, file, AboutSource)) if is_earlier else register


def _is_earlier(raw: RawWorkbook, memory: _Memory | None, sheets: Sequence[Sheet]) -> bool:
    """Whether a register was written before it could hold more than one source."""
    written = memory.columns if memory else ()
    return SOURCES in sheets and raw.sheet(SOURCES.name) is None and SOURCES.name not in written


def _reused(edit: Change, free: str) -> Problem:
    return Problem("ref-reused", Place(edit.file, edit.sheet, cell=edit.cell, ref=edit.ref), edit.ref, free)


def _about_units(register: Register, stands: dict[str, Stands]) -> Iterator[Problem]:
    """What names a unit that is not on the sheet Units, with its cell."""
    for found in unknown_units(register):
        here = stands[found.sheet.name]
        row, heading = here.rows[found.at], heading_of(found.key, How.HAND, found.sheet.name)
        place = Place(here.file, here.sheet.name, row, here.cell(row, found.key), heading)
        yield Problem(found.code, place, found.unit, found.by)
    for unit, comments in left_behind(register):
        yield Problem("unit-left-behind", Place(stands[UNITS.name].file, UNITS.name), unit, str(comments))


def _sheet_missing(raw: RawWorkbook, file: str, name: str) -> Problem:
    """A sheet is not there; one that people added may be it, under another name."""
    others = either([sheet.name for sheet in added_sheets(raw, OURS)])
    return Problem("register-sheet-missing", Place(file=file), name, others)


def _unreadable(file: str, what: str, place: Place | None = None) -> Problem:
    return Problem("register-cell" if place else "register-unreadable", place or Place(file=file), what)


def _memory(raw: RawWorkbook, file: str) -> _Memory | None:
    sheet = raw.sheet(BASE)
    if sheet is None:
        return None
    try:
        payload: Any = unpack([str(row[1]) for row in sheet.rows.values()])
        returned = {(name, unit, version): answers for name, unit, version, answers in payload["returned"]}
        issued = [issued_from_payload(one) for one in payload["issued"]]
        # What an earlier version has written holds the rows by their keys.
        records = {name: list(rows.values()) if isinstance(rows, dict) else rows
                   for name, rows in payload["records"].items()}
        if payload["version"] < WITH_QUOTATION_MARKS:
            records[HISTORY.name] = [as_read_again(line) for line in records.get(HISTORY.name, ())]
        keys = {str(key): bytes.fromhex(secret).hex() for key, secret in payload.get("keys", ())}
        return _Memory(
            payload["columns"], records, payload.get("derived"), payload.get("about"), issued, returned, keys)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise RefusedForAll([_unreadable(file, said(details.MEMORY_CHANGED))]) from error


def _about(raw: RawWorkbook, file: str) -> About:
    about = _stated(raw, file, About)
    if not about.register_id:
        raise RefusedForAll([_unreadable(file, said(details.NO_ID))])
    return about


def _stated(raw: RawWorkbook, file: str, record: type[R]) -> R:
    """What the sheet About says of one kind."""
    sheet = raw.sheet(ABOUT)
    if sheet is None:
        raise RefusedForAll([_unreadable(file, said(details.NO_ABOUT))])
    by_heading = {as_text(row.get(1)): row.get(2) for row in sheet.rows.values()}
    values: dict[str, Any] = {}
    wrong: list[Problem] = []
    kind: type = record
    for column in columns_of(kind):
        value = by_heading.get(column.heading)
        try:
            typed = None if value is None else _typed(value, column)
        except ValueError as error:
            place = Place(file=file, sheet=ABOUT, column=column.heading)
            wrong.append(_unreadable(file, _why(error, value, column), place))
            continue
        if typed is not None:
            values[column.key] = typed
    if wrong:
        raise RefusedForAll(wrong)
    return record(**values)


class _SheetReader:
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
        self._only_source = _only_source(declared, register)

    def read(self, written: Iterable[str]) -> Stands:
        """Read every row.

        Args:
            written: Keys of the columns that were written; one that is missing now was deleted by somebody.
        """
        layout = find_layout(self.sheet, self.declared.shown, self.declared.columns[0].key, 2)
        if layout is None:
            self.wrong.append(_unreadable(self.file, said(details.NO_HEADER, sheet=self.declared.name)))
            return Stands(self.file, self.sheet, {}, [])
        columns = find_columns(self.sheet, layout, self.declared.shown)
        for column in self.declared.columns:
            if column.key in written and column.key not in columns.ours:
                self.wrong.append(_unreadable(self.file, said(details.COLUMN_LOST, sheet=self.declared.name,
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
                typed = _typed(value, column)
            except ValueError as error:
                place = Place(self.file, self.sheet.name, number, address(number, at), column.heading)
                self.wrong.append(Problem("register-cell", place, _why(error, value, column)))
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
                self.wrong.append(_unreadable(self.file, wrong, Place(self.file, self.sheet.name, number, cell)))
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


def _only_source(declared: Sheet, register: Register) -> str:
    """The source that a row of a sheet belongs to where it names none: the only one that there is."""
    belongs = any(column.key == "source" for column in declared.columns)
    return next(iter(register.sources)) if belongs and len(register.sources) == 1 else ""


def _cached(value: CellValue) -> CellValue | None:
    return value.cached if isinstance(value, Formula) else value


def _why(error: ValueError, value: CellValue | None, column: Column) -> str:
    """Why a cell cannot be read, in words of ours."""
    why = error.args[0] if error.args else ""
    return why if isinstance(why, Said) else said(details.NOT_UNDERSTOOD, value=as_text(value), column=column.heading)


def _typed(value: CellValue, column: Column) -> Any:
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


def _note_hand_edits(
    register: Register, memory: _Memory, raw: RawWorkbook, file: str, stands: dict[str, Stands]
) -> None:
    about = raw.sheet(ABOUT)
    if memory.about is not None and about is not None:
        columns = columns_of(About)
        at = {as_text(row.get(1)): address(number, 2) for number, row in about.rows.items()}
        cells = {column.key: at.get(column.heading, "") for column in columns}
        register.hand_edits += about_edits(memory.about, plain_of(register.about, columns), columns, file, ABOUT, cells)
    for sheet in SHEETS:
        if sheet.name not in memory.records or sheet.name not in stands:
            continue
        here, before = stands[sheet.name], memory.records[sheet.name]
        if only := _only_source(sheet, register):
            before = [{"source": only} | row for row in before]
        edits = list(hand_edits(sheet, before, plain_of_sheet(sheet, register), here))
        if sheet.derived and memory.derived is not None:
            edits += derived_edits(sheet, memory.derived, register.actions, here)
        register.hand_edits += edits
        register.problems += problems_of(sheet, edits, lasting=sheet.record in (Change, TakenIn))
