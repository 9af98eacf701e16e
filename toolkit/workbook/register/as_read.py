"""What will be read in a register that was just written, as far as that is certain without reading it."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import MISSING, fields
from operator import attrgetter
from typing import Any

from toolkit.tracker.merge.by_hand import belongs
from toolkit.tracker.record.cells import RawSheet
from toolkit.tracker.record.columns import Column, columns_of, tidy
from toolkit.tracker.record.register import About, Register, Settings
from toolkit.tracker.record.register_sheets import ACTIONS, RECOMMENDATIONS, SHEETS, Sheet, tab_of, tabs_of
from toolkit.workbook.memory.base import base_payload, issued_from_payload
from toolkit.workbook.register.hand_edits import Stands, refs_of
from toolkit.workbook.register.record_sheet import as_shown
from toolkit.workbook.register.sheets import only_source, typed_value
from toolkit.workbook.register.typed import put_right, unknown


def as_read(register: Register, file: str) -> Register | None:
    """The register that is read in what was just written of one.

    Args:
        register: As it was written.
        file: The name of the file.

    Returns:
        None where only reading can tell: beside columns and sheets that people added or declared, and where a value is
        read otherwise than it was held.
    """
    if register.extra or register.foreign or register.own_columns or not _stays(register):
        return None
    read = register.copy()
    read.hand_edits, read.looks, read.tabs = [], {}, tabs_of(register.settings)
    read.issued = {key: [issued_from_payload(_remembered(base_payload(one))) for one in versions]
                   for key, versions in register.issued.items()}
    read.returned = {key: _remembered(answers) for key, answers in register.returned.items()}
    read.documents = _remembered(register.documents)
    stands = stands_of(read, file)
    read.problems = [*unknown(read, stands)]
    read.to_put_right = put_right(read, stands)
    return read


def stands_of(register: Register, file: str) -> dict[str, Stands]:
    """Where the records of each sheet stand in what is written of a register."""
    return {sheet.name: Stands(file, RawSheet(tab_of(register, sheet.name)),
                               {c.key: at for at, c in enumerate(sheet.in_form(register.form).shown, 1)},
                               list(range(2, len(sheet.records(register)) + 2)), refs_of(sheet.records(register)))
            for sheet in SHEETS}


def _remembered(payload: Any) -> Any:
    """What the hidden sheet gives back: the keys are in their own order there."""
    return json.loads(json.dumps(payload, sort_keys=True))


def _stays(register: Register) -> bool:
    """Whether every value is read as it is held."""
    held: list[tuple[list[Any], Sequence[Column]]] = [(sheet.records(register), sheet.columns) for sheet in SHEETS]
    held += [([register.about], columns_of(About)), ([register.settings], columns_of(Settings))]
    return all(_keeps_sources(sheet, register) for sheet in SHEETS) and all(
        _is_read(column, records) for records, columns in held if records for column in columns)


def _is_read(column: Column, records: Sequence[Any]) -> bool:
    """Whether all values of a column are read as they are held."""
    values = [*map(attrgetter(column.key), records)]
    if column.takes_any_words and {*map(type, values)} == {str} and {*map(tidy, {*values})} == {*values}:
        return all(values) or _absent(column, records[0]) in ("", MISSING)
    return all(repr(_again(value, column, records[0])) == held
               for held, value in {repr(value): value for value in values}.items())


def _again(value: Any, column: Column, record: Any) -> Any:
    """What is read in a cell that shows a value."""
    shown: Any = as_shown(value, column)
    typed = None if shown is None else typed_value(shown, column)
    return _absent(column, record) if typed is None else typed


def _absent(column: Column, record: Any) -> Any:
    """What a record holds in a column in which nothing is read."""
    return next(one.default for one in fields(record) if one.name == column.key)


def _keeps_sources(sheet: Sheet, register: Register) -> bool:
    """Whether each row of a sheet is found to belong to the source that it is of."""
    records: Iterable[Any] = sheet.records(register)
    if only_source(sheet, register) and not all(one.source for one in records):
        return False
    if sheet not in (RECOMMENDATIONS, ACTIONS) or not register.sources:
        return True
    if not all(one.source in register.sources for one in records):
        return False
    return sheet is RECOMMENDATIONS or all(
        belongs(register, one.source, one.recommendation, one.ref) == (one.source, one.recommendation)
        for one in records)
