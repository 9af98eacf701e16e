"""What happened to a register: the returns taken in, and every change with its source."""

from dataclasses import dataclass
from datetime import datetime

from toolkit.tracker.record.codes import How
from toolkit.tracker.record.columns import Kind, column
from toolkit.words.speaking import _

NOT_YET = "9999"
"""The moment of a change that the history does not have yet, which comes after all others."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A return that was taken in."""

    when: str = column(_("When"), width=20)
    round: str = column(_("Round"), width=12)
    unit: str = column(_("Unit"), width=12)
    file: str = column(_("File"), width=36)
    sha256: str = column(_("SHA-256"), width=20, hidden=True)
    changes: int = column(_("Changes"), default=0, kind=Kind.NUMBER, width=10)
    conflicts: int = column(_("Conflicts"), default=0, kind=Kind.NUMBER, width=10)
    problems: int = column(_("Problems"), default=0, kind=Kind.NUMBER, width=10)


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the history. Append-only; values are plain, see `columns.to_plain`."""

    when: str = column(_("When"), width=20)
    round: str = column(_("Round"), width=12)
    ref: str = column(_("Ref."), width=8)
    key: str = column(_("Column"), width=20)
    old: str = column(_("Old"), kind=Kind.NOTE, width=30)
    new: str = column(_("New"), kind=Kind.NOTE, width=30)
    how: How = column(_("How"), default=How.RETURN, kind=Kind.CODE, codes=How, width=14)
    unit: str = column(_("Unit"), width=10)
    file: str = column(_("Source file"), width=30)
    sheet: str = column(_("Sheet"), width=12)
    cell: str = column(_("Cell"), width=8)
    by: str = column(_("By"), width=18)


def now_stamp(now: datetime) -> str:
    """A moment as history writes it: ISO 8601 to the second."""
    return now.replace(microsecond=0).isoformat(sep=" ")
