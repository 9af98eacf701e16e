"""A place in a register where something is missing or contradicts itself."""

from typing import NamedTuple

from toolkit.tracker.record.register_sheets import Sheet


class Found(NamedTuple):
    """One thing to put right in a register.

    Attributes:
        code: Of the problem.
        sheet: Where it stands.
        at: The number of the record on the sheet, counted from 0; None where a row is missing.
        key: Of the column.
        found: What stands there, for the words of the problem.
        suggestion: What it probably should be.
    """

    code: str
    sheet: Sheet
    at: int | None
    key: str
    found: str = ""
    suggestion: str = ""
