"""What differs between two registers."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from toolkit import store
from toolkit.jobs.past import round_as_closed
from toolkit.jobs.registers import load_reported, write_beside
from toolkit.tracker.views.comparing import Difference, compare
from toolkit.workbook.lists.files import write_differences


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two registers.

    Attributes:
        differences: Between them.
        kept: Where the workbook is kept that was replaced by that of the differences, or None.
    """

    differences: list[Difference]
    kept: Path | None


def compare_registers(
    old: Path, new: Path, now: datetime, *, round_name: str = "", out: Path | None = None, replace: bool = False
) -> Comparison:
    """Everything in which two registers differ, apart from their history and where they came from.

    Args:
        old: A register.
        new: The one to compare with it.
        now: The moment.
        round_name: Compare the first one as it stood when that round was closed.
        out: A workbook to write the differences into, too.
        replace: Whether a workbook that stands there may be replaced.

    Raises:
        Refused: One of them is missing or cannot be read, or the workbook cannot be written.
    """
    if out is not None:
        store.refuse_other_ending(out, ".xlsx")
    first = round_as_closed(old, round_name) if round_name else load_reported(old)
    found = compare(first, load_reported(new))
    if out is None:
        return Comparison(found, None)
    data = write_differences(found, old.name, new.name, now)
    return Comparison(found, write_beside(out, data, new, now, replace=replace, also=old))
