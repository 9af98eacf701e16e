"""Reading a register workbook back, with what people changed in it by hand since it was last written."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from toolkit.tracker.answers import as_text, read_answer
from toolkit.tracker.cells import CellValue, Formula, RawSheet, RawWorkbook, Row, address
from toolkit.tracker.codes import How
from toolkit.tracker.columns import Column, Kind, columns_of, from_plain, tidy
from toolkit.tracker.headings import Layout, find_layout
from toolkit.tracker.model import About, Change, ForeignSheet, Issued, Plain, Register
from toolkit.tracker.periods import Period
from toolkit.tracker.problems import Place, Refused
from toolkit.workbook.base import issued_from_payload
from toolkit.workbook.packing import unpack
from toolkit.workbook.register_sheets import ABOUT, BASE, SHEETS, Sheet, plain_of_sheet

MOST = 30_000
"""Characters of a row that the history keeps when somebody deleted or added it by hand."""


@dataclass(frozen=True, slots=True)
class _Memory:
    """What the hidden sheet remembers."""

    columns: dict[str, list[str]]
    records: dict[str, dict[str, Plain]]
    issued: list[Issued]
    returned: dict[tuple[str, str, int], dict[str, Plain]]


def read_register(raw: RawWorkbook, file: str, sheets: Sequence[Sheet] = SHEETS) -> Register:
    """Read a register.

    Args:
        raw: The workbook as read.
        file: Its name, for the places of problems.
        sheets: Those to read; what is read in part must not be written again.

    Raises:
        Refused: A sheet, a column or a cell of it cannot be read; nothing is guessed, since what is not read would be
            lost when the register is written again.
    """
    memory = _memory(raw, file)
    register = Register(_about(raw, file))
    for declared in sheets:
        sheet = raw.sheet(declared.name)
        if sheet is None:
            if memory and memory.columns.get(declared.name):
                raise _unreadable(file, f"the sheet {declared.name} is missing")
            continue
        _SheetReader(file, declared, sheet, register).read(memory.columns.get(declared.name, []) if memory else [])
    register.foreign = list(_foreign(raw))
    if memory:
        for issued in memory.issued:
            register.issued.setdefault((issued.round, issued.unit), []).append(issued)
        register.returned = memory.returned
        register.hand_edits = list(_hand_edits(register, memory, file))
    return register


def is_register(raw: RawWorkbook) -> bool:
    """Whether a workbook is a register, such as one that was put among the returns."""
    return all(raw.sheet(name) is not None for name in (ABOUT, SHEETS[-1].name))


def _unreadable(file: str, what: str, place: Place | None = None) -> Refused:
    return Refused("register-cell" if place else "register-unreadable", place or Place(file=file), what)


def _memory(raw: RawWorkbook, file: str) -> _Memory | None:
    sheet = raw.sheet(BASE)
    if sheet is None:
        return None
    try:
        payload: Any = unpack([str(row[1]) for row in sheet.rows.values()])
        returned = {(name, unit, version): answers for name, unit, version, answers in payload["returned"]}
        issued = [issued_from_payload(one) for one in payload["issued"]]
        return _Memory(payload["columns"], payload["records"], issued, returned)
    except (ValueError, KeyError, TypeError) as error:
        raise _unreadable(file, "its hidden sheet _base has been changed") from error


def _about(raw: RawWorkbook, file: str) -> About:
    sheet = raw.sheet(ABOUT)
    if sheet is None:
        raise _unreadable(file, "it has no sheet About, so it is not a register")
    by_heading = {as_text(row.get(1)): row.get(2) for row in sheet.rows.values()}
    values: dict[str, Any] = {}
    for column in columns_of(About):
        value = by_heading.get(column.heading)
        typed = None if value is None else _about_value(value, column, file)
        if typed is not None:
            values[column.key] = typed
    if not values.get("register_id"):
        raise _unreadable(file, "its sheet About has no register id")
    return About(**values)


def _about_value(value: CellValue, column: Column, file: str) -> Any:
    try:
        return _typed(value, column)
    except ValueError as error:
        raise _unreadable(file, str(error), Place(file=file, sheet=ABOUT, column=column.heading)) from None


class _SheetReader:
    """Reads the records of one sheet into the register."""

    def __init__(self, file: str, declared: Sheet, sheet: RawSheet, register: Register) -> None:
        self.file = file
        self.declared = declared
        self.sheet = sheet
        self.register = register

    def read(self, written: Iterable[str]) -> None:
        """Read every row.

        Args:
            written: Keys of the columns that were written; one that is missing now was deleted by somebody.
        """
        first = self.declared.columns[0]
        layout = find_layout(self.sheet, self.declared.shown, first.key, 2)
        if layout is None:
            raise _unreadable(self.file, f"the sheet {self.declared.name} has no header row")
        for column in self.declared.columns:
            if column.key in written and column.key not in layout.where:
                raise _unreadable(self.file, f"the sheet {self.declared.name} has lost its column {column.heading}, "
                                             "or has it twice")
        position = 0
        for number, row in self.sheet.rows.items():
            if number > layout.header_row and row:
                self._read_row(number, row, layout, position)
                position += 1

    def _read_row(self, number: int, row: Row, layout: Layout, position: int) -> None:
        values: dict[str, Any] = {}
        for column in self.declared.columns:
            at = layout.where.get(column.key)
            value = None if at is None else row.get(at)
            if at is None or value is None:
                continue
            try:
                typed = _typed(value, column)
            except ValueError as error:
                place = Place(self.file, self.sheet.name, number, address(number, at), column.heading)
                raise Refused("register-cell", place, str(error)) from None
            if typed is not None:
                values[column.key] = typed
        record = self.declared.record(**values)
        self._keep(record, number, layout)
        self._keep_extra(record, row, layout, position)

    def _keep(self, record: object, number: int, layout: Layout) -> None:
        kept = getattr(self.register, self.declared.attribute)
        if self.declared.key is None:
            kept.append(record)
            return
        key = self.declared.key(record)
        wrong = ""
        if not (key if isinstance(key, str) else key[0]):
            wrong = "a row has content but no key in its first column"
        elif key in kept:
            wrong = f"“{key}” stands in two rows"
        if wrong:
            cell = address(number, layout.where[self.declared.columns[0].key])
            raise _unreadable(self.file, wrong, Place(self.file, self.sheet.name, number, cell))
        kept[key] = record

    def _keep_extra(self, record: object, row: Row, layout: Layout, position: int) -> None:
        values: dict[str, object] = {
            heading: _cached(row[at]) for at, heading in layout.unknown.items() if row.get(at) is not None
        }
        if values:
            extra = self.register.extra.setdefault(self.declared.name, {})
            extra[self.declared.row_key(record, position)] = values


def _cached(value: CellValue) -> CellValue | None:
    return value.cached if isinstance(value, Formula) else value


def _typed(value: CellValue, column: Column) -> Any:
    """The typed value of a register cell; None where it holds nothing but blanks.

    Raises:
        ValueError: It cannot be read, in words; it is refused, since writing it anew would lose it.
    """
    held = _cached(value)
    if held is None:
        raise ValueError("the formula there has no value; type the value itself")
    if type(held) is date and column.kind is Kind.DATE:
        return held
    if column.kind in (Kind.TEXT, Kind.NOTE):
        return as_text(held)
    if column.kind is Kind.UNITS:
        return from_plain(as_text(held), column)
    if column.kind is Kind.PERIOD and isinstance(held, str):
        with suppress(ValueError):
            return Period.from_plain(tidy(held))
    reading = read_answer(held, column)
    if reading.plain is None:
        raise ValueError(f"“{as_text(held)}” in “{column.heading}” is not understood")
    typed = from_plain(reading.plain, column) if reading.plain else None
    if isinstance(typed, Period) and isinstance(held, str):
        return Period(typed.first, typed.last, tidy(held))
    return typed


def _foreign(raw: RawWorkbook) -> Iterator[ForeignSheet]:
    ours = {ABOUT, BASE, *(sheet.name for sheet in SHEETS)}
    for sheet in raw.sheets:
        if sheet.name in ours:
            continue
        last_row = max(sheet.rows, default=0)
        last_column = max((max(row) for row in sheet.rows.values() if row), default=0)
        yield ForeignSheet(sheet.name, tuple(
            tuple(_cached(sheet.rows[r][c]) if r in sheet.rows and c in sheet.rows[r] else None
                  for c in range(1, last_column + 1))
            for r in range(1, last_row + 1)
        ))


def _hand_edits(register: Register, memory: _Memory, file: str) -> Iterator[Change]:
    for sheet in SHEETS:
        if sheet.name not in memory.records:
            continue
        before, now = memory.records[sheet.name], plain_of_sheet(sheet, register)
        if before == now:
            continue
        for row_key in [*before, *(key for key in now if key not in before)]:
            old, new = before.get(row_key), now.get(row_key)
            ref = row_key.split(" | ")[0]
            if old is None or new is None:
                yield Change(ref=ref, key=f"{sheet.name} row", old=_summary(old), new=_summary(new), how=How.HAND,
                             file=file, sheet=sheet.name)
                continue
            for key in [*old, *(k for k in new if k not in old)]:
                if old.get(key, "") != new.get(key, ""):
                    yield Change(ref=ref, key=key, old=old.get(key, ""), new=new.get(key, ""), how=How.HAND,
                                 file=file, sheet=sheet.name)


def _summary(plain: Plain | None) -> str:
    """A row in one text, cut where it would not fit into a cell: the earlier register in the archive has it whole."""
    text = "; ".join(f"{key}: {value}" for key, value in plain.items()) if plain else ""
    return text if len(text) <= MOST else f"{text[:MOST]}…"
