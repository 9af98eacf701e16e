"""The sheets of a register workbook, declared once for its writer and its reader."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from toolkit.tracker.columns import Column, columns_of, to_plain
from toolkit.tracker.model import (
    Action,
    Change,
    Comment,
    Conflict,
    Contribution,
    Derived,
    Person,
    Plain,
    Proposed,
    Recommendation,
    Register,
    ReportingRound,
    TakenIn,
    Unit,
)

ABOUT, BASE = "About", "_base"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of records.

    Attributes:
        name: Of the sheet.
        attribute: Of the register: a dictionary or a list of records.
        record: The class of the records.
        key: The record's key in the dictionary, or None where the register keeps a list.
        watched: Whether hand edits are looked for.
    """

    name: str
    attribute: str
    record: type
    key: Callable[[Any], Any] | None = None
    watched: bool = False

    @property
    def columns(self) -> tuple[Column, ...]:
        """The record's columns."""
        return columns_of(self.record)

    @property
    def shown(self) -> tuple[Column, ...]:
        """All that the toolkit writes into the sheet: the record's columns, and those that are derived."""
        return self.columns + (columns_of(Derived) if self.record is Action else ())

    def records(self, register: Register) -> list[Any]:
        """The records, in order."""
        kept = getattr(register, self.attribute)
        return list(kept.values()) if isinstance(kept, dict) else kept

    def row_key(self, record: object, position: int) -> str:
        """What identifies a row, for columns that users add: its key, or its position in a list."""
        key = self.key(record) if self.key else position
        return " | ".join(key) if isinstance(key, tuple) else str(key)


SHEETS: tuple[Sheet, ...] = (
    Sheet("Units", "units", Unit, lambda r: r.code, watched=True),
    Sheet("Recommendations", "recommendations", Recommendation, lambda r: r.number, watched=True),
    Sheet("Actions", "actions", Action, lambda r: r.ref, watched=True),
    Sheet("Comments", "comments", Comment, lambda r: (r.ref, r.unit, r.round), watched=True),
    Sheet("Contributions", "contributions", Contribution),
    Sheet("People", "people", Person),
    Sheet("Rounds", "rounds", ReportingRound, lambda r: r.name),
    Sheet("Returns", "returns", TakenIn),
    Sheet("Conflicts", "conflicts", Conflict),
    Sheet("Proposed", "proposals", Proposed),
    Sheet("History", "history", Change),
)
REPORTED: tuple[Sheet, ...] = tuple(s for s in SHEETS if s.record not in (TakenIn, Proposed, Change))
"""The sheets that figures and reports are made from."""


def plain_of(record: object, columns: Iterable[Column]) -> Plain:
    """A record as plain values, those that are empty left out."""
    return {c.key: plain for c in columns if (plain := to_plain(getattr(record, c.key)))}


def plain_of_sheet(sheet: Sheet, register: Register) -> dict[str, Plain]:
    """Row key -> plain record, for a watched sheet."""
    columns = sheet.columns
    return {sheet.row_key(r, n): plain_of(r, columns) for n, r in enumerate(sheet.records(register))}
