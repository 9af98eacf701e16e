"""What differs between two registers."""

from pathlib import Path

from toolkit.jobs.registers import load_reported
from toolkit.tracker.comparing import Difference, compare


def compare_registers(old: Path, new: Path) -> list[Difference]:
    """Everything in which two registers differ, apart from their history and where they came from.

    Raises:
        Refused: One of them is missing or cannot be read.
    """
    return compare(load_reported(old), load_reported(new))
