"""Judge returns and say what is wrong with them; nothing is merged."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from toolkit.jobs.returns.receiving import (
    Counts,
    Expected,
    Purpose,
    Received,
    counts_of,
    find_files,
    held_against,
    problems_of,
    receiving,
)
from toolkit.tracker.record.problems import Problem, in_order
from toolkit.tracker.record.register import Register


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check found and wrote.

    Attributes:
        received: The returns, in the order of their names.
        problems: All problems, of the returns and of the files passed over, by place.
        counts: What came of the files, and how many problems there are.
        written: Checked copies and the problem list.
    """

    received: list[Received]
    problems: list[Problem]
    counts: Counts
    written: list[Path] = field(default_factory=list)

    @property
    def round_name(self) -> str:
        """The round of the returns; "" where none could be read."""
        return next((one.submission.issued.round for one in self.received if one.submission), "")


def check_returns(
    paths: Sequence[Path], now: datetime, *, register_path: Path | None = None, round_name: str = "", unit: str = "",
    out: Path | None = None, replace: bool = False,
) -> CheckResult:
    """Read and judge returns; nothing is merged.

    Args:
        paths: Files and folders.
        now: The moment.
        register_path: The register that they should belong to.
        round_name: The round that they should belong to.
        unit: The unit that they should come from.
        out: Where checked copies and the problem list go; nothing is written if absent.
        replace: Whether checked copies that stand there, and may have been corrected, are written anew.

    Raises:
        Refused: The register cannot be read, a checked copy stands in the way, or the folder cannot be written to.
    """
    files, skipped = find_files(paths)
    purpose = Purpose.HOLD_AGAINST_THE_REGISTER if register_path else Purpose.JUDGE
    if out is not None:
        purpose = Purpose.SEND_BACK
    with receiving(files, Expected(None, round_name, unit, purpose)) as collect:
        register = _load(register_path) if register_path else None
        received = held_against(collect(), Expected(register, round_name, unit, purpose))
    problems = in_order([*skipped, *problems_of(received, register)])
    counted = counts_of(received, skipped, problems)
    if out is None:
        return CheckResult(received, problems, counted)
    from toolkit.jobs.returns.sending_back import send_back

    return CheckResult(received, problems, counted, send_back(received, problems, register, out, now, replace=replace))


def _load(path: Path) -> Register:
    from toolkit.jobs.registers import load  # with all that a register takes, which a check by itself can do without

    return load(path).register
