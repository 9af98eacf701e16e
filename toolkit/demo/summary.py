"""What the demo says in the end: on one screen, what happened and what to open first."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.console import counted
from toolkit.demo.desk import ORGANIZATION
from toolkit.jobs.checking import CheckResult
from toolkit.jobs.consolidating import ConsolidateResult
from toolkit.jobs.receiving import Received
from toolkit.jobs.taking_in import ImportResult
from toolkit.tracker.views.figures import Figures

README = "READ ME.txt"
SENT = {
    "HARB": "as asked",
    "LITE": "with columns moved",
    "PILO": "dates as text, a misspelt status",
    "FERR": "a locked cell changed",
    "CHRT": "says that 5.2 is implemented",
    "PUBL": "says that 5.2 is in progress",
    "FINA": "a scan, not a workbook",
}
"""What each unit sent in the first round."""
_HEADINGS = ("Round", "Issued", "Back", "Problems", "Changes", "Conflicts", "Overdue", "Missing")
_WIDTHS = (9, 8, 6, 10, 9, 11, 9, 0)


@dataclass(frozen=True, slots=True)
class RoundTold:
    """What came of one round."""

    name: str
    issued: int
    checked: CheckResult
    merged: ConsolidateResult
    figures: Figures

    def cells(self) -> tuple[str, ...]:
        """The line of the round under `_HEADINGS`."""
        conflicts = len({conflict.number for conflict in self.merged.outcome.conflicts})
        missing = ", ".join(unit.code for unit in self.merged.missing) or "none"
        counts = (self.issued, self.merged.outcome.new_returns, len(self.checked.problems),
                  len(self.merged.outcome.changes), conflicts, len(self.figures.overdue))
        return (self.name, *(str(count) for count in counts), missing)


def tell(folder: Path, taken: ImportResult, rounds: Sequence[RoundTold]) -> str:
    """The summary, at most 24 lines of 80 characters."""
    register = taken.register
    counts = (f"{len(register.units)} units, {len(register.recommendations)} recommendations, "
              f"{len(register.actions)} actions")
    first, last = rounds[0], rounds[-1]
    lines = [
        f"{ORGANIZATION}: {counts}",
        "",
        _line(_HEADINGS),
        *(_line(told.cells()) for told in rounds),
        "",
        f"What came back in {first.name}:",
        *(_returned(one) for one in sorted(first.checked.received, key=_order)),
        f"The conflict on {_conflicts(first)} was decided afterwards; the one on {_conflicts(last)} waits for you.",
        "",
        f"Every file is in {folder}. Open first:",
        *(f"  {name:<34} {what}" for name, what in _to_open(first.name, last.name)),
        f"Next: tracker history {_typed(folder / 'register.xlsx')} {_conflicts(first)}",
    ]
    return "\n".join(lines)


def _to_open(first: str, last: str) -> tuple[tuple[str, str], ...]:
    return (
        (f"reports/progress-{last}.docx", "the report in Word"),
        (f"outbox/{last}/HARB.xlsx", "a workbook as a unit gets it"),
        (f"checked/{first}/PILO checked.xlsx", "a return with its problems marked"),
        ("register.xlsx", "the record, with that conflict in it"),
        (README, "what else is there; how to decide it"),
    )


def readme(summary: str) -> str:
    """The text that stays in the folder."""
    return _README + "\n" + summary + "\n"


_README = """\
This folder was made by `tracker demo`. Running it again replaces it.

source/      the document that the register was taken in from, and the list of units
outbox/      the workbooks that were issued, one for each unit, by round
inbox/       what came back, as it came
checked/     what goes back to the focal points: checked copies with the problems marked, and a problem list
reports/     Word reports, and the overdue actions as workbooks
archive/     every earlier register, and every workbook issued and taken in
register.xlsx  the record. Its sheet Conflicts has a conflict that waits: write an option's letter under Decision,
               save, and run: tracker consolidate register.xlsx inbox/2019-06 --round 2019-06
"""


def _returned(one: Received) -> str:
    errors = sum(problem.is_error for problem in one.problems)
    warnings = len(one.problems) - errors
    counts = [counted(number, word) for number, word in ((errors, "error"), (warnings, "warning")) if number]
    code = Path(one.name).stem
    return f"  {code:<6} {SENT.get(code, ''):<34} {', '.join(counts) or 'no problem'}"


def _order(one: Received) -> int:
    return list(SENT).index(Path(one.name).stem)


def _conflicts(told: RoundTold) -> str:
    return ", ".join(dict.fromkeys(conflict.ref for conflict in told.merged.outcome.conflicts))


def _line(cells: Sequence[str]) -> str:
    return "".join(f"{cell:<{width}}" for cell, width in zip(cells, _WIDTHS, strict=True)).rstrip()


def _typed(path: Path) -> str:
    """A path as it is typed in a command."""
    return f'"{path}"' if " " in str(path) else str(path)
