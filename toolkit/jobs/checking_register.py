"""What a person has to put right in a register."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from toolkit import store
from toolkit.jobs.registers import load, write_beside
from toolkit.tracker.record.problems import Problem, in_order
from toolkit.words import workbooks as words
from toolkit.words.speaking import said
from toolkit.workbook.lists.files import write_problem_list


@dataclass(frozen=True, slots=True)
class RegisterCheck:
    """What was found in a register.

    Attributes:
        problems: What is missing, what contradicts itself, and how what people typed was read; by place.
        kept: Where the list that was replaced is kept, or None.
    """

    problems: list[Problem]
    kept: Path | None = None


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
    problems = in_order([*dict.fromkeys([*register.problems, *register.to_put_right])])
    kept = None
    if out is not None:
        data = write_problem_list(problems, said(words.REGISTER_LIST, register=path.name), now)
        kept = write_beside(out, data, path, now, replace=replace)
    return RegisterCheck(problems, kept)
