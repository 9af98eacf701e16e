"""The answers that wait for a decision: which actions they mark, and the table that a report writer may ask for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from toolkit.tracker.merge.competing import plain_form
from toolkit.tracker.record.actions import Action, Comment
from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.column_names import heading_in
from toolkit.tracker.record.columns import Column, Kind, columns_of
from toolkit.tracker.record.decisions import Conflict
from toolkit.tracker.record.periods import Period
from toolkit.tracker.record.register import Register
from toolkit.tracker.views import prose
from toolkit.tracker.views.selecting import called_in_documents
from toolkit.word.house_formats import HouseFormat
from toolkit.words import reports as words
from toolkit.words.speaking import text

_COLUMNS = {column.key: column for record in (Comment, Action) for column in columns_of(record)}


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """One of the answers that compete; `number` is that of its document, which is named where there are several."""

    ref: str
    number: str
    document: str
    column: str
    register_value: str
    value: str
    unit: str
    source: str


@dataclass(frozen=True, slots=True)
class Conflicts:
    """What waits for a decision.

    Attributes:
        wanted: Whether the report writer asked for the table.
        rows: Of the table.
    """

    wanted: bool
    rows: list[ConflictRow]


def conflicts(house_format: HouseFormat, register: Register, *, wanted: bool) -> Conflicts:
    """The answers of a register that wait for a decision, in the words of a house format."""
    called = called_in_documents(register)
    return Conflicts(wanted, [_row(house_format, register, one, *called.get(one.ref, (one.ref, "")))
                              for one in register.conflicts])


def waiting(house_format: HouseFormat, register: Register) -> Mapping[str, str]:
    """Ref of each action whose answers wait for a decision -> the words that mark it."""
    columns: dict[str, list[str]] = {}
    for one in register.conflicts:
        named = columns.setdefault(one.ref, [])
        if (heading := heading_in(one, register.own_ever)) not in named:
            named.append(heading)
    return {ref: prose.waiting(named, house_format.words) for ref, named in columns.items()}


def _row(house_format: HouseFormat, register: Register, one: Conflict, number: str, document: str) -> ConflictRow:
    columns = _COLUMNS | {column.key: column for column in register.form.own}
    values = [_shown(house_format, columns.get(one.key), value) or text(words.NOTHING) for value in
              (one.register_value, one.value)]
    unit = register.unit_name(one.unit) if one.unit else ""
    return ConflictRow(one.ref, number, document, heading_in(one, register.own_ever), values[0], values[1], unit,
                       _listed(one.file, one.cell))


def _shown(house_format: HouseFormat, column: Column | None, value: str) -> str:
    """A value of a conflict as reports print it: dates in full, statuses in the words of the house format."""
    return _in_full(house_format, column, value) if column is not None and value else value


def _in_full(house_format: HouseFormat, column: Column, value: str) -> str:
    plain = plain_form(value, column)
    try:
        if column.kind is Kind.DATE:
            return prose.day(date.fromisoformat(plain))
        if column.kind is Kind.PERIOD:
            return prose.period(Period.from_plain(plain))
        if column.codes is Status:
            return house_format.statuses.get(Status(plain), value)
    except ValueError:
        return value
    return value


def _listed(*parts: str) -> str:
    present: Sequence[str] = [part for part in parts if part]
    return ", ".join(present)
