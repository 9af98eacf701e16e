"""Check: judge returns, and write what goes back to the focal point."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from toolkit import store
from toolkit.jobs.receiving import Expected, Received, find_files, held_against, receiving
from toolkit.jobs.registers import load
from toolkit.tracker.issuing import CENTRE_UNIT, checked_content
from toolkit.tracker.model import Register, Unit
from toolkit.tracker.problems import Problem, in_order
from toolkit.workbook.lists import write_problem_list
from toolkit.workbook.returns import write_return


@dataclass(slots=True)
class CheckResult:
    """What a check found and wrote.

    Attributes:
        received: The returns, in the order of their names.
        skipped: What was passed over.
        written: Checked copies and the problem list.
    """

    received: list[Received]
    skipped: list[Problem]
    written: list[Path] = field(default_factory=list)

    @property
    def problems(self) -> list[Problem]:
        """All problems, by place."""
        return in_order([*self.skipped, *(p for one in self.received for p in one.problems)])


def check_returns(
    paths: Sequence[Path], now: datetime, *, register_path: Path | None = None, round_name: str = "", unit: str = "",
    out: Path | None = None,
) -> CheckResult:
    """Read and judge returns; nothing is merged.

    Args:
        paths: Files and folders.
        now: The moment.
        register_path: The register that they should belong to.
        round_name: The round that they should belong to.
        unit: The unit that they should come from.
        out: Where checked copies and the problem list go; nothing is written if absent.

    Raises:
        Refused: The register cannot be read, or the folder not be written to.
    """
    files, skipped = find_files(paths)
    with receiving(files, Expected(None, round_name, unit, out is not None)) as collect:
        register = load(register_path).register if register_path else None
        received = held_against(collect(), Expected(register, round_name, unit, out is not None))
    result = CheckResult(received, skipped)
    if out is not None:
        result.written = _write(result, register, out, now)
    return result


def _write(result: CheckResult, register: Register | None, out: Path, now: datetime) -> list[Path]:
    written = []
    for one in result.received:
        if one.submission is not None:
            target = out / Path(one.name).with_name(f"{Path(one.name).stem} checked.xlsx")
            store.write_file(target, checked_copy(one, register, now))
            written.append(target)
    target = out / "problems.xlsx"
    store.write_file(target, write_problem_list(result.problems, "Problems found in the returns", now))
    return [*written, target]


def checked_copy(one: Received, register: Register | None, now: datetime) -> bytes:
    """The workbook to send back: the unit's answers, the problems marked, everything else whole again."""
    submission = one.submission
    if submission is None:
        raise ValueError(one.name)
    code = submission.issued.unit
    unit = register.units.get(code, CENTRE_UNIT) if register else Unit(code=code, name=code)
    title = register.about.title if register else ""
    organization = register.about.organization if register else ""
    return write_return(checked_content(submission, unit, title, organization, one.problems), now)
