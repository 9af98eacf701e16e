"""Judge returns and say what is wrong with them; nothing is merged."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from toolkit.jobs.returns.apart import HERE, Apart
from toolkit.jobs.returns.finding import find_files
from toolkit.jobs.returns.known import NOTHING, Known
from toolkit.jobs.returns.receiving import (
    Counts,
    Expected,
    Purpose,
    Received,
    counts_of,
    held_against,
    problems_of,
    receiving,
)
from toolkit.taking_back import all_or_nothing
from toolkit.tracker.judging.register_checks import rounds_in_order
from toolkit.tracker.record.problems import Place, Problem, in_order
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


@all_or_nothing()
def check_returns(
    paths: Sequence[Path], now: datetime, *, register_path: Path | None = None, round_name: str = "", unit: str = "",
    take_as: bool = False, out: Path | None = None, replace: bool = False, known: Mapping[str, Known] = NOTHING,
    who: Apart = HERE,
) -> CheckResult:
    """Read and judge returns; nothing is merged.

    Args:
        paths: Files and folders.
        now: The moment.
        register_path: The register that they should belong to.
        round_name: The round that they should belong to.
        unit: The unit that they should come from.
        take_as: Whether returns made in the workbooks of earlier rounds are judged as answers to that round.
        out: Where checked copies and the problem list go; nothing is written if absent.
        replace: Whether checked copies that stand there, and may have been corrected, are written anew.
        known: Name of a return -> what a person says of it alone.
        who: Reads the returns, where they are many.

    Raises:
        Refused: The register or who is to read the returns cannot be used, a checked copy stands in the way, or the
            folder cannot be written to.
    """
    files, skipped = find_files(paths)
    purpose = Purpose.HOLD_AGAINST_THE_REGISTER if register_path else Purpose.JUDGE
    if out is not None:
        purpose = Purpose.SEND_BACK
    with receiving(files, Expected(None, round_name, unit, purpose, take_as, known), who) as collect:
        register = _load(register_path, round_name) if register_path else None
        received = held_against(collect(), Expected(register, round_name, unit, purpose, take_as, known))
    earlier = _of_earlier_rounds(received, register) if register and not round_name else ()
    problems = in_order([*skipped, *problems_of(received, register), *earlier])
    counted = counts_of(received, skipped, problems)
    if out is None:
        return CheckResult(received, problems, counted)
    from toolkit.jobs.returns.sending_back import send_back

    return CheckResult(received, problems, counted, send_back(received, problems, register, out, now, replace=replace))


def _of_earlier_rounds(received: Sequence[Received], register: Register) -> Iterator[Problem]:
    """That workbooks were issued before the latest round was, where nobody said which round is meant."""
    issued = rounds_in_order(register)
    for one in received:
        if one.submission and one.submission.issued.round in {before.name for before in issued[:-1]}:
            yield Problem("earlier-round", Place(file=one.name), one.submission.issued.round, issued[-1].name)


def _load(path: Path, round_name: str) -> Register:
    """The register; refused where it does not have a round that was named."""
    # With all that a register takes, which a check can do without.
    from toolkit.jobs.registers import load, round_of
    from toolkit.workbook.cache.registers import Parts

    register = load(path, needed=Parts(closed=0)).register
    if round_name:
        round_of(register, round_name)
    return register
