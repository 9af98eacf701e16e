"""Check: judge returns, and write what goes back to the focal point."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from toolkit import store
from toolkit.jobs.receiving import Expected, Received, find_files, held_against, receiving
from toolkit.jobs.registers import load
from toolkit.tracker.issuing import checked_content, unit_of
from toolkit.tracker.model import About, Register
from toolkit.tracker.problems import Problem, Refused, in_order
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
    def round_name(self) -> str:
        """The round of the returns; "" where none could be read."""
        return next((one.submission.issued.round for one in self.received if one.submission), "")

    @property
    def problems(self) -> list[Problem]:
        """All problems, by place."""
        return in_order([*self.skipped, *(p for one in self.received for p in one.problems)])


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
    with receiving(files, Expected(None, round_name, unit, out is not None)) as collect:
        register = load(register_path).register if register_path else None
        received = held_against(collect(), Expected(register, round_name, unit, out is not None))
    result = CheckResult(received, skipped)
    if out is not None:
        result.written = _write(result, register, out, now, replace)
    return result


def _write(
    result: CheckResult, register: Register | None, out: Path, now: datetime, replace: bool
) -> list[Path]:
    files = [(out / name, checked_copy(one, register, now)) for one, name in _named(result.received)]
    files.append((out / "problems.xlsx", write_problem_list(result.problems, "Problems found in the returns", now)))
    if not replace:
        for target, _ in files:
            if target.exists():
                raise Refused("exists", found=str(target))
    for target, data in files:
        store.write_file(target, data)
    return [target for target, _ in files]


def _named(received: Sequence[Received]) -> Iterator[tuple[Received, Path]]:
    """Each return that could be read, with the name of its checked copy; no two share one."""
    taken: set[str] = set()
    for one in received:
        if one.submission is None:
            continue
        name = Path(one.name).with_name(store.short_name(Path(one.name).name))
        stem, number = f"{name.stem} checked", 1
        while str(name.with_name(f"{stem}.xlsx")).casefold() in taken:
            number += 1
            stem = f"{name.stem} checked {number}"
        taken.add(str(name.with_name(f"{stem}.xlsx")).casefold())
        yield one, name.with_name(f"{stem}.xlsx")


def checked_copy(one: Received, register: Register | None, now: datetime) -> bytes:
    """The workbook to send back: the unit's answers, the problems marked, everything else whole again."""
    submission = one.submission
    if submission is None:
        raise ValueError(one.name)
    held = register or Register(About(""))
    issued = submission.issued
    said = held.returned.get((issued.round, issued.unit, issued.version), {})
    content = checked_content(submission, unit_of(held, issued.unit), held.about.title, held.about.organization,
                              one.problems, said)
    return write_return(content, now)
