"""How a register stood when a round was closed, told by the records that it still has: most of them are the same."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from toolkit.tracker.record.columns import Column, Kind
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import COLUMNS, SHEETS, Sheet
from toolkit.tracker.record.rounds import Plain, Rows, Stood
from toolkit.tracker.views.rounds.closed import as_closed, row_maker

Told = dict[str, list[list[int] | Plain]]
"""Sheet name -> stretches of the register's records, each from its first place up to the place behind its last, and
rows that it lacks."""
_EXACT = (Kind.TEXT, Kind.NOTE, Kind.CODE, Kind.DATE, Kind.UNITS, Kind.LIST)
"""Kinds of columns of which equal values are the same in every respect."""


def told_by(register: Register, name: str) -> Told:
    """How it stood when a round was closed, by the records that it has now.

    Args:
        register: The register.
        name: Of a round of which it has how it stood.
    """
    stood, told = as_closed(register, name), Told()
    shared = {sheet.name: sheet for sheet in SHEETS if sheet is not COLUMNS}
    for part, rows in register.closed[name].items():
        sheet = shared.get(part)
        then = sheet.records(stood) if sheet else []
        told[part] = _told(rows, then, sheet.records(register), _same(_form(sheet, register).columns)) \
            if sheet and len(then) == len(rows) else [*rows]
    return told


def from_told(told: Mapping[str, list[Any]], register: Register, records: Callable[[Sheet], Sequence[Any]]) -> Stood:
    """What `told_by` was given.

    Args:
        told: What it gave.
        register: With the columns of the organization.
        records: The records of a sheet.

    Raises:
        ValueError: A stretch is none of the register's.
    """
    sheets, stood = {sheet.name: sheet for sheet in SHEETS}, dict[str, Sequence[Plain]]()
    for name, rows in told.items():
        if all(isinstance(row, dict) for row in rows):
            stood[name] = rows
            continue
        sheet, held = sheets[name], list[Any]()
        known = records(sheet)
        for one in rows:
            if isinstance(one, dict):
                held.append(one)
                continue
            first, behind = one
            if not 0 <= first < behind <= len(known):
                raise ValueError("a stretch of other records")
            held += known[first:behind]
        stood[name] = Rows(held, row_maker(_form(sheet, register).columns))
    return stood


def _form(sheet: Sheet, register: Register) -> Sheet:
    return sheet.in_form(register.form)


def _told(
    rows: Sequence[Plain], then: Sequence[Any], now: Sequence[Any], is_same: Callable[[Any, Any], bool]
) -> list[list[int] | Plain]:
    told: list[list[int] | Plain] = []
    for at, record in enumerate(then):
        if at < len(now) and is_same(now[at], record):
            last = told[-1] if told else None
            if isinstance(last, list):
                last[1] += 1
            else:
                told.append([at, at + 1])
        else:
            told.append(rows[at])
    return told


def _same(columns: Sequence[Column]) -> Callable[[Any, Any], bool]:
    """What tells whether two records of some columns are the same in every respect."""
    if all(column.kind in _EXACT for column in columns):
        return lambda one, other: bool(one == other)
    return lambda one, other: one == other and repr(one) == repr(other)  # 1 equals 1.0, and words of a period differ
