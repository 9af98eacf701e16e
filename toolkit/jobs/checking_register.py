"""What a person has to put right in a register."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from toolkit import store
from toolkit.jobs.registers import load, write_beside
from toolkit.progress import step
from toolkit.taking_back import all_or_nothing
from toolkit.tracker.record.problems import Problem, in_order
from toolkit.words import workbooks as words
from toolkit.words.phrases import LOOKING
from toolkit.words.speaking import said
from toolkit.workbook.lists.files import write_problem_list

READINGS = ("typed-read", "ref-given", "ref-restored")
"""Codes of problems that only say how what people typed was read."""


@dataclass(frozen=True, slots=True)
class RegisterCheck:
    """What was found in a register.

    Attributes:
        to_put_right: What is missing and what contradicts itself, by place.
        readings: How what people typed was read, by place.
        kept: Where the list that was replaced is kept, or None.
    """

    to_put_right: list[Problem]
    readings: list[Problem]
    kept: Path | None = None

    @property
    def problems(self) -> list[Problem]:
        """All of it, what is to be put right first."""
        return [*self.to_put_right, *self.readings]


@all_or_nothing()
def check_register(path: Path, now: datetime, *, out: Path | None = None, replace: bool = False) -> RegisterCheck:
    """Find what is to be put right in a register; the register is not changed.

    Args:
        path: The register.
        now: The moment.
        out: The workbook to write the list to.
        replace: Whether a file that stands there may be replaced.

    Raises:
        Refused: The register cannot be read, or the list not be written.
    """
    if out is not None:
        store.refuse_other_ending(out, ".xlsx")
    register = load(path, to_save=True).register
    step(LOOKING)
    found = in_order([*dict.fromkeys([*register.problems, *register.to_put_right])])
    readings = [problem for problem in found if problem.code in READINGS]
    wrong, kept = [problem for problem in found if problem.code not in READINGS], None
    if out is not None:
        data = write_problem_list([*wrong, *readings], said(words.REGISTER_LIST, register=path.name), now)
        kept = write_beside(out, data, path, now, replace=replace)
    return RegisterCheck(wrong, readings, kept)
