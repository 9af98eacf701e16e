"""What happened to a register: the returns taken in, and every change with its source."""

from dataclasses import dataclass
from datetime import datetime

from toolkit.tracker.record.codes import How
from toolkit.tracker.record.columns import Kind, column


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A return that was taken in."""

    when: str = column("When", width=20)
    round: str = column("Round", width=12)
    unit: str = column("Unit", width=12)
    file: str = column("File", width=36)
    sha256: str = column("SHA-256", width=20)
    changes: int = column("Changes", default=0, kind=Kind.NUMBER, width=10)
    conflicts: int = column("Conflicts", default=0, kind=Kind.NUMBER, width=10)
    problems: int = column("Problems", default=0, kind=Kind.NUMBER, width=10)


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the history. Append-only; values are plain, see `columns.to_plain`."""

    when: str = column("When", width=20)
    round: str = column("Round", width=12)
    ref: str = column("Ref.", width=8)
    key: str = column("Column", width=20)
    old: str = column("Old", kind=Kind.NOTE, width=30)
    new: str = column("New", kind=Kind.NOTE, width=30)
    how: How = column("How", default=How.RETURN, kind=Kind.CODE, codes=How, width=14)
    unit: str = column("Unit", width=10)
    file: str = column("Source file", width=30)
    sheet: str = column("Sheet", width=12)
    cell: str = column("Cell", width=8)
    by: str = column("By", width=18)


def now_stamp(now: datetime) -> str:
    """A moment as history writes it: ISO 8601 to the second."""
    return now.replace(microsecond=0).isoformat(sep=" ")
