"""Issue, check, consolidate and report on the follow-up to recommendations, with Excel and Word."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    import pandas as pd

__version__ = "0.1.0"


def load(path: "str | Path", as_of: "date | None" = None, round_name: str = "") -> "dict[str, pd.DataFrame]":
    """A register as data frames, for analysts; see `toolkit.jobs.looking.exporting.frames`.

    Args:
        path: The register.
        as_of: The date for which timing is judged; that of the round, or the latest one that the register knows, if
            absent.
        round_name: The register as it stood when that round was closed.

    Raises:
        toolkit.tracker.record.problems.Refused: The register cannot be read.
    """
    from pathlib import Path

    from toolkit.jobs.looking.exporting import frames

    return frames(Path(path), as_of, round_name)
