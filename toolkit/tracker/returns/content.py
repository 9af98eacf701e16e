"""What the workbook of a unit shows, for the workbook room to write."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.tracker.record.codes import Role
from toolkit.tracker.record.columns import Value
from toolkit.tracker.record.decisions import Proposal
from toolkit.tracker.record.narrative import Contributed
from toolkit.tracker.record.problems import Problem
from toolkit.tracker.record.register import Settings
from toolkit.tracker.record.rounds import Issued
from toolkit.tracker.record.units import Unit


@dataclass(frozen=True, slots=True)
class IssuedRow:
    """One row of the Actions sheet of a return: column key -> typed value to show, and the unit's part in it.

    In a checked copy an answer may be whatever the unit wrote (a plain `str`), where it could not be read.
    """

    ref: str
    role: Role
    values: dict[str, Value]


@dataclass(frozen=True, slots=True)
class ReturnContent:
    """All that a workbook for one unit shows; the workbook room writes it.

    Attributes:
        issued: What it answers to, with its values: the base of the merge.
        unit: To whom.
        settings: Of the register.
        rows: The actions, in order.
        proposals: What the unit proposed already (in a checked copy).
        problems: In a checked copy, what to mark; the place's ref and column say where, or neither for the whole.
        contributions: What the unit contributed already.
        set_aside: In a checked copy, (sheet, row) of the return -> all that a row said which was not taken.
    """

    issued: Issued
    unit: Unit
    settings: Settings
    rows: tuple[IssuedRow, ...]
    proposals: tuple[Proposal, ...] = ()
    problems: tuple[Problem, ...] = ()
    contributions: tuple[Contributed, ...] = ()
    set_aside: Mapping[tuple[str, int], str] = field(default_factory=dict)
