"""What differs between two registers."""

from datetime import datetime
from pathlib import Path

from toolkit import store
from toolkit.jobs.registers import load_reported
from toolkit.tracker.views.comparing import Difference, compare
from toolkit.workbook.lists.files import write_differences


def compare_registers(
    old: Path, new: Path, now: datetime, *, out: Path | None = None, replace: bool = False
) -> list[Difference]:
    """Everything in which two registers differ, apart from their history and where they came from.

    Args:
        old: A register.
        new: The one to compare with it.
        now: The moment.
        out: A workbook to write the differences into, too.
        replace: Whether a workbook that stands there may be replaced.

    Raises:
        Refused: One of them is missing or cannot be read, or the workbook cannot be written.
    """
    found = compare(load_reported(old), load_reported(new))
    if out is not None:
        store.write_new(out, write_differences(found, old.name, new.name, now), replace=replace)
    return found
