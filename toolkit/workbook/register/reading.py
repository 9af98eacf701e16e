"""Reading a register workbook back, with what people changed in it by hand since it was last written."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from toolkit.tracker.record.cells import RawWorkbook
from toolkit.tracker.record.codes import OwnFiller
from toolkit.tracker.record.column_names import Own, as_read_again
from toolkit.tracker.record.forms.own_columns import OwnColumn, ever_declared, own_from_plain
from toolkit.tracker.record.history import Change, TakenIn
from toolkit.tracker.record.problems import Place, Problem, Refused, RefusedForAll
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import (
    ABOUT,
    ACTIONS,
    BASE,
    COLUMNS,
    HISTORY,
    OVERVIEW,
    SETTINGS,
    SHEETS,
    SOURCES,
    TEXTS,
    Sheet,
    mark_of,
    plain_of_sheet,
    plain_rows,
    sheet_in,
    sheets_in,
    tab_of,
)
from toolkit.tracker.record.rounds import Document, Issued, Plain, Stood
from toolkit.tracker.returns.headings import find_layout
from toolkit.tracker.views.rounds.closed import HELD, rows_of
from toolkit.words import details
from toolkit.words.speaking import said
from toolkit.workbook.memory.base import issued_from_payload
from toolkit.workbook.memory.packing import closed_from_against, unpack
from toolkit.workbook.memory.rows import Damaged, Remembered
from toolkit.workbook.register.added import (
    BESIDE_EARLIER,
    OURS,
    Beside,
    foreign_sheets,
    is_overview,
    lost_of,
    renamed,
    reserved_in,
    sheet_missing,
)
from toolkit.workbook.register.earlier import VERSION, WITH_QUOTATION_MARKS, with_settings, with_source
from toolkit.workbook.register.hand_edits import Stands, derived_edits, hand_edits, linked, problems_of
from toolkit.workbook.register.looks import Looks
from toolkit.workbook.register.sheets import SheetReader, only_source, unreadable
from toolkit.workbook.register.stated import Stated
from toolkit.workbook.register.typed import put_right, take_typed, unknown


@dataclass(frozen=True, slots=True)
class _Memory:
    """What the hidden sheet remembers."""

    columns: dict[str, list[str]]
    records: Remembered
    derived: dict[str, dict[str, dict[str, int]]]
    stated: dict[str, Plain]
    issued: list[Issued]
    returned: dict[tuple[str, str, int], dict[str, Plain]]
    documents: dict[str, Document]
    told_of_closed: list[Any]
    keys: dict[str, str]
    beside: Beside
    retired: tuple[OwnColumn, ...] = ()

    @property
    def own_written(self) -> Own:
        """The columns of the organization, as the register names them."""
        return ever_declared(tuple(map(own_from_plain, self.records.get(COLUMNS.name, ()))), self.retired)

    def give(self, register: Register) -> None:
        """Give a register what stands on no sheet of it."""
        for issued in self.issued:
            register.issued.setdefault((issued.round, issued.unit), []).append(issued)
        register.returned, register.documents, register.keys = self.returned, self.documents, self.keys

    def closed(self) -> dict[str, Stood]:
        """How the register stood when rounds were closed: best asked for when the rows of today are known.

        Raises:
            Damaged: It cannot be told.
        """
        try:
            return closed_from_against(self.told_of_closed, self.records)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise Damaged from error


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
    with _remembered(file):
        return _read_register(raw, file, sheets, looks).register


class Read(NamedTuple):
    """A register as it was read.

    Attributes:
        register: With what of its looks is carried along, and what is not, where that was asked for.
        plain: The same for whoever will not write it again, so that its looks do not count.
    """

    register: Register
    plain: Register


def read_both(raw: RawWorkbook, file: str, looks: Looks | None) -> Read:
    """Read a register as `read_register` does, and without its looks.

    Raises:
        Refused: It cannot be read.
    """
    with _remembered(file):
        return _read_register(raw, file, SHEETS, looks)


@contextmanager
def _remembered(file: str) -> Iterator[None]:
    """Refuse a register that cannot tell what it remembers.

    Raises:
        Refused: It cannot.
    """
    try:
        yield
    except Damaged as error:
        raise RefusedForAll([unreadable(file, said(details.MEMORY_CHANGED))]) from error


def _read_register(raw: RawWorkbook, file: str, sheets: Sequence[Sheet], looks: Looks | None) -> Read:
    memory = _memory(raw, file)
    is_earlier = _is_earlier(raw, memory, sheets)
    stated = Stated(raw, file, with_settings=bool(sheets))
    theirs = set(_theirs(raw, stated, memory))
    ours = [name for name in (OVERVIEW, *OURS) if name not in theirs]
    reserved = reserved_in(stated.settings)
    register = Register(stated.about, stated.settings, tabs=sheets_in(raw))
    if memory:
        memory.give(register)
    stands = _read_sheets(raw, file, [one for one in sheets if one.name not in theirs], register, memory, looks)
    if memory:
        _retire(register, memory, file)
    register.problems += renamed(raw, ours, file, reserved)
    register.problems += stated.beside(with_source=is_earlier)
    beside, at = (memory.beside if memory else None, linked(stands)), len(register.problems)
    register.foreign, plain_foreign = (foreign_sheets(raw, ours, one, reserved) for one in (looks, None))
    lost = [*lost_of(raw, ours, file, looks, *beside, register.foreign)]
    plain_lost = [*lost_of(raw, ours, file, None, *beside, plain_foreign)]
    register.problems += lost
    if memory:
        register.hand_edits += stated.edits(memory.stated)
        _note_hand_edits(register, memory, stands)
        register.closed = memory.closed()
        take_typed(register, stands)
    register.problems += unknown(register, stands)
    if is_earlier:
        register = with_source(register, stated.source())
    if stated.in_about is not None:
        register = with_settings(register, stated.in_about)
    register.to_put_right = put_right(register, stands)
    problems = [*register.problems[:at], *plain_lost, *register.problems[at + len(lost):]]
    return Read(register, replace(register, looks={}, foreign=plain_foreign, problems=problems))


def _read_sheets(
    raw: RawWorkbook, file: str, sheets: Sequence[Sheet], register: Register, memory: _Memory | None,
    looks: Looks | None,
) -> dict[str, Stands]:
    """Read the records of some sheets into the register.

    Raises:
        Refused: One is missing, or something in them cannot be read.
    """
    stands, wrong = dict[str, Stands](), list[Problem]()
    own_written = memory.own_written if memory else None
    for declared in sorted(sheets, key=_comes_first):
        sheet = sheet_in(raw, declared.name)
        written = memory.columns.get(declared.name, []) if memory else []
        if sheet is not None:
            reader = SheetReader(file, declared, sheet, register, memory.records if memory else {},
                                 own_written)
            stands[declared.name] = reader.read(written)
            wrong += reader.wrong
            if declared is COLUMNS and wrong:
                break
            if looks and declared.name in register.extra:
                register.looks[declared.name] = looks.of(sheet.name, reader.added[1]).named(*reader.added)
        elif written:
            wrong.append(sheet_missing(raw, file, declared.name))
    if wrong:
        raise RefusedForAll(wrong)
    return stands


def read_part(raw: RawWorkbook, file: str, sheets: Sequence[Sheet]) -> Register | None:
    """Read some sheets of a register that nobody typed into since it was written.

    Args:
        raw: The workbook as read, with the hidden sheet.
        file: Its name, for the places of problems.
        sheets: Those to read; what is read in part must not be written again.

    Returns:
        None where somebody typed into one of the sheets, or where that cannot be told: what was typed is read with
        the whole register.
    """
    marked = marks_in(raw)
    there = sheets_in(raw)
    if marked.get("version") != VERSION or not {SETTINGS, *(sheet.name for sheet in SHEETS)} <= there.keys():
        return None
    stated, stands = Stated(raw, file), dict[str, Stands]()
    register = Register(stated.about, stated.settings, tabs=there)
    for declared in dict.fromkeys((COLUMNS, *sheets)):
        sheet = sheet_in(raw, declared.name)
        if sheet is None:
            return None
        reader = SheetReader(file, declared, sheet, register)
        stands[declared.name] = reader.read([column.key for column in reader.declared.columns])
        if reader.wrong:
            return None
    if any(mark_of(plain_rows(sheet, register)) != marked.get(sheet.name) for sheet in (COLUMNS, *sheets)):
        return None
    if ACTIONS in sheets and (memory := _memory(raw, file)):
        memory.give(register)
        for declared in (one for one in HELD if one in sheets and memory.told_of_closed):
            memory.records.hold(declared.name, rows_of(declared, register))
        with _remembered(file):
            register.closed = memory.closed()
    register.to_put_right = put_right(register, stands)
    return register


def is_held(raw: RawWorkbook, file: str, register: Register) -> bool:
    """Whether the records of a register are read in what was just written of it: then nothing in it can be refused.

    Args:
        raw: The workbook as read.
        file: Its name.
        register: What was written.

    Raises:
        Refused: What it remembers cannot be read.
    """
    stated = Stated(raw, file)
    found = Register(stated.about, stated.settings)
    if (found.about, found.settings) != (register.about, register.settings):
        return False
    for declared in dict.fromkeys((COLUMNS, *SHEETS)):
        sheet = sheet_in(raw, declared.name)
        if sheet is None:
            return False
        reader = SheetReader(file, declared, sheet, found)
        reader.read([column.key for column in reader.declared.columns])
        if reader.wrong or declared.records(found) != declared.records(register):
            return False
    with _remembered(file):
        return (memory := _memory(raw, file)) is not None and [*memory.closed()] == [*register.closed]


def _theirs(raw: RawWorkbook, stated: Stated, memory: _Memory | None) -> Iterator[str]:
    """Names of sheets that the register has now, and that an earlier one left to whoever wanted to use them."""
    for declared, key in ((COLUMNS, "heading"), (TEXTS, "text")):
        sheet = sheet_in(raw, declared.name)
        if sheet is not None and memory and declared.name not in memory.columns and not find_layout(
                sheet, declared.columns, key, 3):
            yield declared.name
    first = sheet_in(raw, OVERVIEW)
    if first is not None and not is_overview(first):
        yield OVERVIEW
    if stated.in_about is not None:
        yield SETTINGS


def _comes_first(declared: Sheet) -> tuple[bool, bool]:
    """The order in which sheets are read: what is declared, then the history, which knows the references used."""
    return declared is not COLUMNS, declared is not HISTORY


def _retire(register: Register, memory: _Memory, file: str) -> None:
    """Keep what the organization declares no longer, because the history names it; what was removed now is told."""
    before = [own_from_plain(row) for row in memory.records.get(COLUMNS.name, ())]
    register.retired = {own.key: own for own in (*memory.retired, *before) if own.key not in register.own_columns}
    for own in before:
        now = register.own_columns.get(own.key)
        if now is None:
            register.problems.append(Problem("own-removed", Place(file, tab_of(register, COLUMNS.name)), own.heading))
        elif OwnFiller.EVERY_UNIT in (own.filler, now.filler) and own.filler is not now.filler:
            place = Place(file, tab_of(register, COLUMNS.name))
            register.problems.append(Problem("own-moved", place, now.heading, now.filler.label))


def _is_earlier(raw: RawWorkbook, memory: _Memory | None, sheets: Sequence[Sheet]) -> bool:
    """Whether a register was written before it could hold more than one source."""
    written = memory.columns if memory else ()
    return SOURCES in sheets and sheet_in(raw, SOURCES.name) is None and SOURCES.name not in written


def _memory(raw: RawWorkbook, file: str) -> _Memory | None:
    sheet = raw.sheet(BASE)
    if sheet is None:
        return None
    try:
        payload: Any = unpack([str(row[1]) for row in sheet.rows.values()])
        if payload["version"] > VERSION:
            raise Refused("register-newer", Place(file=file))
        returned = {(name, unit, version): answers for name, unit, version, answers in payload["returned"]}
        issued = [issued_from_payload(one) for one in payload["issued"]]
        # What an earlier version has written holds the rows by their keys.
        kept = {name: list(rows.values()) if isinstance(rows, dict) else rows
                for name, rows in payload["records"].items()}
        if payload["version"] < WITH_QUOTATION_MARKS:
            kept[HISTORY.name] = [as_read_again(line) for line in kept.get(HISTORY.name, ())]
        records = Remembered(kept)
        documents = {str(code): {name: [dict(row) for row in rows] for name, rows in said.items()}
                     for code, said in payload.get("documents", {}).items()}
        keys = {str(key): bytes.fromhex(secret).hex() for key, secret in payload.get("keys", ())}
        stated = {name: payload[key] for name, key in ((ABOUT, "about"), (SETTINGS, "settings")) if key in payload}
        # An earlier version computed nothing, or something of actions alone.
        derived = {ACTIONS.name: payload["derived"]} if "derived" in payload else {}
        derived |= payload.get("computed", {})
        return _Memory(payload["columns"], records, derived, stated, issued, returned, documents,
                       [*payload.get("closed", ())], keys,
                       payload.get("beside", BESIDE_EARLIER), tuple(map(own_from_plain, payload.get("retired", ()))))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise RefusedForAll([unreadable(file, said(details.MEMORY_CHANGED))]) from error


def marks_in(raw: RawWorkbook) -> dict[str, int]:
    """What the rows of each sheet were known by when a register was written; nothing where it does not say."""
    sheet = raw.sheet(BASE)
    written = next(iter(sheet.rows.values()), {}).get(2) if sheet else None
    try:
        return {str(name): int(mark) for name, mark in json.loads(str(written)).items()} if written else {}
    except (ValueError, AttributeError, TypeError):
        return {}


def _note_hand_edits(register: Register, memory: _Memory, stands: dict[str, Stands]) -> None:
    for sheet in SHEETS:
        if sheet.name not in memory.records or sheet.name not in stands:
            continue
        here, only, edits = stands[sheet.name], only_source(sheet, register), list[Change]()
        is_same = not only and memory.records.are(sheet.name, plain_rows(sheet, register))
        if is_same and memory.told_of_closed:
            memory.records.hold(sheet.name, (rows_of if sheet in HELD else plain_of_sheet)(sheet, register))
        elif not is_same:
            now, before = plain_of_sheet(sheet, register), memory.records[sheet.name]
            edits += hand_edits(sheet, [{"source": only} | row for row in before] if only else before, now, here)
        if sheet.name in memory.derived:
            edits += derived_edits(sheet, memory.derived[sheet.name], sheet.records(register), here)
        register.hand_edits += edits
        register.problems += problems_of(sheet, edits, here, lasting=sheet.record in (Change, TakenIn))
