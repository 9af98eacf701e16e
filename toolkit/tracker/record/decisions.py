"""What waits until a person decides: conflicts, and the actions that units propose."""

from dataclasses import dataclass

from toolkit.tracker.record.columns import Filler, Kind, column


@dataclass(frozen=True, slots=True)
class Conflict:
    """One of the values that compete for a cell of the register; rows of one conflict share its number."""

    number: str = column("Conflict", width=10)
    option: str = column("Option", width=8)
    round: str = column("Round", width=12)
    ref: str = column("Ref.", width=8)
    key: str = column("Column", width=20)
    register_value: str = column("In the register", kind=Kind.NOTE, width=26)
    value: str = column("Returned value", kind=Kind.NOTE, width=26)
    unit: str = column("Unit", width=10)
    file: str = column("File", width=28)
    sheet: str = column("Sheet", width=12)
    cell: str = column("Cell", width=8)
    decision: str = column("Decision", kind=Kind.NOTE, width=20)
    decided_by: str = column("Decided by", width=18)
    decided_on: str = column("Decided on", width=14)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A new action that a unit proposes on the sheet New actions; it waits for the centre."""

    recommendation: str = column("Rec.", filler=Filler.EVERY_UNIT, width=10, issued=True,
                                 prompt="The number of the recommendation it belongs to.")
    text: str = column("Proposed action", kind=Kind.NOTE, filler=Filler.EVERY_UNIT, width=60, issued=True,
                       prompt="What would be done.")
    responsible: str = column("Responsible", filler=Filler.EVERY_UNIT, width=24, issued=True, prompt="By whom.")
    deadline: str = column("Deadline", filler=Filler.EVERY_UNIT, width=16, issued=True, prompt="By when.")
    reason: str = column("Why", kind=Kind.NOTE, filler=Filler.EVERY_UNIT, width=44, issued=True,
                         prompt="Why it is needed.")


@dataclass(frozen=True, slots=True)
class Proposed(Proposal):
    """A proposal as the register keeps it, with where it came from."""

    round: str = column("Round", width=12)
    unit: str = column("Unit", width=12)
    file: str = column("Source file", width=30)
    sheet: str = column("Sheet", width=14)
    cell: str = column("Cell", width=8)
    decision: str = column("Decision", width=14)
    decided_by: str = column("Decided by", width=18)
    decided_on: str = column("Decided on", width=14)
    outcome: str = column("Outcome", width=20)
