"""A unit's filled-in workbook, read and judged."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from toolkit.tracker.record.decisions import Proposed
from toolkit.tracker.record.narrative import Contributed
from toolkit.tracker.record.problems import Place, Problem
from toolkit.tracker.record.rounds import Issued, Plain


class ReturnedRow(NamedTuple):
    """One row of a return, read.

    Attributes:
        row: Its number in the sheet.
        plain: Column key -> plain value, only for answers that may be merged.
        unread: Column key -> what was written, for answers that may not.
    """

    row: int
    plain: Plain
    unread: dict[str, str]


@dataclass(frozen=True, slots=True)
class Submission:
    """A unit's filled-in workbook, read and judged.

    Attributes:
        file: Its name.
        sha256: Of its bytes.
        issued: What it answers to.
        sheet: The name of its Actions sheet.
        letters: Column key -> the letters of the column it stands in.
        rows: By ref.
        proposals: New actions it proposes.
        problems: All that was found in it.
        contributions: What it contributes to the narrative, by the address of the text; None without its sheet.
        set_aside: Number of a row of the Actions sheet -> all that it says, for rows that belong to no action.
        is_unchanged: Whether it says nothing but what was issued.
    """

    file: str
    sha256: str
    issued: Issued
    sheet: str
    letters: dict[str, str]
    rows: dict[str, ReturnedRow]
    proposals: tuple[Proposed, ...] = ()
    problems: tuple[Problem, ...] = ()
    contributions: Mapping[str, Contributed] | None = None
    set_aside: Mapping[int, str] = field(default_factory=dict)
    is_unchanged: bool = False

    def cell(self, ref: str, key: str) -> str:
        """The address of an answer."""
        return f"{self.letters[key]}{self.rows[ref].row}"


def noticed(submissions: Iterable[Submission]) -> Iterator[Problem]:
    """What is worth a look about returns as a whole: those that change nothing, and several from one unit."""
    files: dict[str, dict[str, str]] = {}
    for submission in submissions:
        if submission.is_unchanged:
            yield Problem("return-unchanged", Place(file=submission.file))
        files.setdefault(submission.issued.unit, {}).setdefault(submission.sha256, submission.file)
    for unit, names in files.items():
        if len(names) > 1:
            first, *others = sorted(names.values())
            yield Problem("returns-of-one-unit", Place(file=first), unit, ", ".join([first, *others]))
