"""Records as columns of plain values, which are read much faster than rows, and back."""

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import MISSING, Field, fields
from datetime import date
from itertools import repeat
from operator import attrgetter
from typing import Any

from toolkit.tracker.record.columns import Column, Kind, columns_of
from toolkit.tracker.record.periods import Period

Table = dict[str, Any]
"""How many rows there are, and key -> the values of each column; a column that says nothing is absent."""
_BETWEEN = "\n"
"""Parts what stands in one value."""
_NUMBERS = frozenset((int, float, type(None)))
_NOTHING: Mapping[str, Any] = {}


class NotPlain(ValueError):
    """Something that a table cannot hold as it is."""


def table_of(records: Sequence[Any], record: type, own: Sequence[Column] = ()) -> Table:
    """Records as a table.

    Args:
        records: All of one class.
        record: The class.
        own: The columns of the organization that they may have values in.

    Raises:
        NotPlain: A value is none that its column holds.
    """
    columns: dict[str, list[Any]] = {}
    declared = _columns(record)
    for one in fields(record):
        values = [*map(attrgetter(one.name), records)]
        if one.name == "own":
            if any(values):
                columns["own"] = [_own_plain(each, own) for each in values]
        elif any(value is not one.default and value != one.default for value in values):
            columns[one.name] = _checked(values, declared[one.name])
    return {"rows": len(records), "columns": columns}


def records_of(table: Table, record: type, own: Sequence[Column] = (), only: Sequence[int] | None = None) -> list[Any]:
    """The records that `table_of` was given.

    Args:
        table: The table.
        record: Their class.
        own: The columns of the organization.
        only: The places of those that are meant; all if absent.

    Raises:
        ValueError: It is no table of such records.
    """
    rows, columns = table["rows"], table["columns"]
    declared, names = _columns(record), [one.name for one in fields(record)]
    if not {*columns} <= {*names} or any(len(values) != rows for values in columns.values()):
        raise ValueError("not the columns of these records")
    if only is not None:
        rows, columns = len(only), {key: [values[at] for at in only] for key, values in columns.items()}
    held: list[Iterable[Any]] = []
    for one in fields(record):
        if one.name not in columns:
            held.append(repeat(_default(one), rows))
        elif one.name == "own":
            held.append(_own_values(columns["own"], own))
        else:
            held.append(_values(columns[one.name], declared[one.name]))
    # Column by column, since a frozen record made by its class takes five times as long; none of them does more.
    records: list[Any] = [object.__new__(record) for _ in range(rows)]
    for name, values in zip(names, held, strict=True):
        deque(map(getattr(record, name).__set__, records, values), maxlen=0)
    return records


def _columns(record: type) -> dict[str, Column]:
    return {column.key: column for column in columns_of(record)}


def _default(one: "Field[Any]") -> Any:
    if one.default is MISSING:
        return _NOTHING if one.name == "own" else None
    return one.default


def _checked(values: list[Any], column: Column) -> list[Any]:
    """The plain values of a column, each of which gives its value again.

    Raises:
        NotPlain: One does not.
    """
    if column.is_text and {*map(type, values)} == {str}:
        return values
    try:
        plain = [None if value is None else _plain(value, column) for value in values]
        again = _values(plain, column)
    except (ValueError, TypeError, AttributeError) as error:
        raise NotPlain(column.key) from error
    if again != values or [*map(type, again)] != [*map(type, values)]:
        raise NotPlain(column.key)
    return plain


def _plain(value: Any, column: Column) -> Any:
    if column.kind is Kind.DATE:
        return value.isoformat()
    if column.kind is Kind.CODE:
        return value.value
    if column.kind is Kind.PERIOD:
        return _BETWEEN.join((value.first.isoformat(), value.last.isoformat() if value.last else "", value.written))
    return _BETWEEN.join(value) if column.kind is Kind.UNITS else value


def _values(plain: Sequence[Any], column: Column) -> Sequence[Any]:
    """What `_plain` was given for all values of a column.

    Raises:
        ValueError: One is none of that column.
    """
    if column.is_text or column.kind is Kind.LIST or column.kind in (Kind.NUMBER, Kind.PER_CENT):
        allowed = {str} if column.is_text or column.kind is Kind.LIST else _NUMBERS
        if not {*map(type, plain)} <= allowed:
            raise ValueError(f"{column.key} holds more than it may")
        return plain
    read = _reader(column)
    known = {value: None if value is None else read(value) for value in {*plain}}
    return [known[value] for value in plain]


def _reader(column: Column) -> Callable[[str], Any]:
    if column.kind is Kind.DATE:
        return date.fromisoformat
    if column.kind is Kind.PERIOD:
        return _period
    if column.kind is Kind.UNITS:
        return _units
    codes = column.codes
    if codes is None:
        raise ValueError(f"{column.key} has no codes")
    return codes


def _period(plain: str) -> Period:
    first, last, written = plain.split(_BETWEEN, 2)
    return Period(date.fromisoformat(first), date.fromisoformat(last) if last else None, written)


def _units(plain: str) -> tuple[str, ...]:
    return tuple(plain.split(_BETWEEN)) if plain else ()


def _own_plain(held: Mapping[str, Any], own: Sequence[Column]) -> dict[str, Any]:
    known = {column.key: column for column in own}
    if not {*held} <= {*known}:
        raise NotPlain("own")
    return {key: _checked([value], known[key])[0] for key, value in held.items()}


def _own_values(plain: Sequence[Mapping[str, Any]], own: Sequence[Column]) -> list[dict[str, Any]]:
    known = {column.key: column for column in own}
    return [{key: _values([value], known[key])[0] for key, value in held.items()} for held in plain]
