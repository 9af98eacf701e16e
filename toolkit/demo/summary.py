"""What the demo says in the end: on one screen, what happened and what to open first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.demo.desk import HANDED_OVER, SETTINGS
from toolkit.jobs.consolidating import ConsolidateResult
from toolkit.jobs.looking.page import NAME as PAGE
from toolkit.jobs.returns.checking import CheckResult
from toolkit.jobs.returns.receiving import Received
from toolkit.jobs.taking_in import ImportResult
from toolkit.tracker.record.codes import Reported
from toolkit.tracker.views.figures import Figures
from toolkit.words import demo as words
from toolkit.words.phrases import ERRORS, WARNINGS
from toolkit.words.speaking import counted, said, text, texts

README = "READ ME.txt"
_HEADINGS = (words.ROUND, words.ISSUED, words.BACK, words.PROBLEMS, words.CHANGES, words.CONFLICTS, words.OVERDUE,
             words.MISSING)
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
        missing = ", ".join(unit.code for unit in self.merged.missing) or text(words.NONE_MISSING)
        counts = (self.issued, self.merged.outcome.new_returns, len(self.checked.problems),
                  len(self.merged.outcome.changes), conflicts, len(self.figures.overdue))
        return (self.name, *(str(count) for count in counts), missing)


def tell(folder: Path, added: ImportResult, rounds: Sequence[RoundTold]) -> str:
    """The summary, at most 24 lines of 80 characters."""
    register = rounds[-1].merged.outcome.register
    first, last = rounds[0], rounds[-1]
    lines = [
        said(words.TAKEN_IN, organization=SETTINGS["Organization"], units=len(register.units),
             recommendations=len(register.recommendations), actions=len(register.actions)),
        said(words.ADDED, code=added.code, ref=HANDED_OVER, unit=register.actions[HANDED_OVER].lead[0]),
        *_table(rounds),
        _heard(last),
        said(words.CAME_BACK, round=first.name),
        *(_returned(one) for one in sorted(first.checked.received, key=_order)),
        said(words.CONFLICT_WAITS, decided=_conflicts(first), waiting=_conflicts(last)),
        "",
        said(words.OPEN_FIRST, folder=folder, readme=README),
        *(f"  {name:<34} {what}" for name, what in _to_open(first.name, last.name)),
        said(words.NEXT, path=_typed(folder / "register.xlsx"), ref=_conflicts(first)),
    ]
    return "\n".join(lines)


def _heard(told: RoundTold) -> str:
    """What was reported in a round."""
    heard = told.figures.round
    return "" if heard is None else said(
        words.HEARD, round=heard.name, answered=heard.reported[Reported.ANSWERED], left=heard.reported[Reported.LEFT],
        silent=", ".join(heard.answered_nothing), missing=heard.reported[Reported.NOT_RETURNED])


def _to_open(first: str, last: str) -> tuple[tuple[str, str], ...]:
    return (
        (f"reports/progress-{last}.docx", text(words.REPORT)),
        (PAGE, text(words.PAGE)),
        (f"outbox/{last}/HARB.xlsx", text(words.WORKBOOK)),
        (f"letters/{last}/issue/HARB.eml", text(words.LETTER)),
        (f"checked/{first}/PILO checked.xlsx", text(words.CHECKED)),
        ("register.xlsx", text(words.REGISTER)),
    )


def readme(summary: str) -> str:
    """The text that stays in the folder."""
    return said(words.FOLDER_PAGE, summary=summary)


def _returned(one: Received) -> str:
    errors = sum(problem.is_error for problem in one.problems)
    warnings = len(one.problems) - errors
    counts = [counted(ERRORS, errors)] * bool(errors) + [counted(WARNINGS, warnings)] * bool(warnings)
    code = Path(one.name).stem
    return f"  {code:<6} {text(words.SENT[code]):<34} {', '.join(counts) or text(words.NO_PROBLEM)}"


def _order(one: Received) -> int:
    return list(words.SENT).index(Path(one.name).stem)


def _conflicts(told: RoundTold) -> str:
    return ", ".join(dict.fromkeys(conflict.ref for conflict in told.merged.outcome.conflicts))


def _table(rounds: Sequence[RoundTold]) -> Iterator[str]:
    """A line for each round under the headings, which need more room in some languages."""
    headings = texts(*_HEADINGS)
    widths = [max(width, len(heading) + 1) for width, heading in zip(_WIDTHS, headings, strict=True)]
    for cells in (headings, *(told.cells() for told in rounds)):
        yield "".join(f"{cell:<{width}}" for cell, width in zip(cells, widths, strict=True)).rstrip()


def _typed(path: Path) -> str:
    """A path as it is typed in a command."""
    return f'"{path}"' if " " in str(path) else str(path)
