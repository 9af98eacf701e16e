"""The rules of a filled-in row: declared once, acting in three places.

Each rule is a value. `broken` judges typed answers in Python, at the centre, where it is binding; `formula` is the
same condition for a spreadsheet, where it tells the person who fills in. Drop-downs and date limits follow from the
columns themselves. The words of a rule stand in `problems.WORDINGS` under its code.

A test recalculates workbooks in LibreOffice and holds the two verdicts against each other.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from toolkit.tracker.record.codes import Status, YesNo


class Answers(NamedTuple):
    """What the lead unit says of one action, as typed values; a value that could not be read is None or blank."""

    as_of: date
    due_date: date | None = None
    status: Status | None = None
    completed: date | None = None
    revised_deadline: date | None = None
    revision_reason: str = ""
    closing_reason: str = ""
    comment: str = ""
    still_so: YesNo | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes:
        code: The key of its words in `problems.WORDINGS`.
        column: The key of the column that is marked.
        looks_at: Keys of all the columns whose values it needs; one that a workbook does not have is blank.
        broken: Whether answers break it.
        formula: The same as a spreadsheet condition. `{key}` stands for the cell of a column, `{as_of}` for the cell
            of the as-of date, `{blank:key}` and `{given:key}` for a cell without and with content, `{date:key}` for
            a cell that holds a real date, `{implemented}` … for the label of a status, quoted.
        instead: The key of a column whose answer would do as well, where the workbook has it; "" for none.
        named: Keys of the columns that its words name by their letters, where these do not stand beside the answers.
    """

    code: str
    column: str
    looks_at: tuple[str, ...]
    broken: Callable[[Answers], bool]
    formula: str
    instead: str = ""
    named: tuple[str, ...] = ()


def _overdue_unexplained(a: Answers) -> bool:
    is_open = a.status is None or not a.status.is_final
    is_late = a.due_date is not None and a.due_date < a.as_of and not a.revised_deadline
    return is_open and is_late and not (a.comment or a.still_so)


RULES: tuple[Rule, ...] = (
    Rule("status-missing", "status", ("status",),
         lambda a: a.status is None,
         "{blank:status}"),
    Rule("implemented-without-date", "completed", ("status", "completed"),
         lambda a: a.status is Status.IMPLEMENTED and a.completed is None,
         "AND({status}={implemented},{blank:completed})"),
    Rule("date-without-implemented", "completed", ("status", "completed"),
         lambda a: a.completed is not None and a.status is not None and a.status is not Status.IMPLEMENTED,
         "AND({date:completed},{given:status},{status}<>{implemented})"),
    Rule("date-after-as-of", "completed", ("completed",),
         lambda a: a.completed is not None and a.completed > a.as_of,
         "AND({date:completed},{completed}>{as_of})"),
    Rule("revised-not-later", "revised_deadline", ("revised_deadline", "due_date"),
         lambda a: a.revised_deadline is not None and a.due_date is not None and a.revised_deadline <= a.due_date,
         "AND({date:revised_deadline},{date:due_date},{revised_deadline}<={due_date})", named=("revised_deadline",)),
    Rule("revised-without-reason", "revision_reason", ("revised_deadline", "revision_reason"),
         lambda a: a.revised_deadline is not None and not a.revision_reason,
         "AND({date:revised_deadline},{blank:revision_reason})", named=("revision_reason",)),
    Rule("closed-without-reason", "closing_reason", ("status", "closing_reason"),
         lambda a: a.status is Status.CLOSED_NOT_IMPLEMENTED and not a.closing_reason,
         "AND({status}={closed_not_implemented},{blank:closing_reason})", named=("closing_reason",)),
    Rule("reason-without-closed", "closing_reason", ("status", "closing_reason"),
         lambda a: bool(a.closing_reason) and a.status is not None and not a.status.is_final,
         "AND({given:closing_reason},OR({status}={in_progress},{status}={not_started}))",
         named=("closing_reason",)),
    Rule("in-progress-without-comment", "comment", ("status", "comment", "still_so"),
         lambda a: a.status is Status.IN_PROGRESS and not (a.comment or a.still_so),
         "AND({status}={in_progress},{blank:comment},{blank:still_so})", instead="still_so"),
    Rule("still-so-without-answer", "still_so", ("status", "still_so"),
         lambda a: a.status is None and a.still_so is not None,
         "AND({blank:status},{given:still_so})"),
    Rule("overdue-unexplained", "comment", ("status", "due_date", "revised_deadline", "comment", "still_so"),
         _overdue_unexplained,
         "AND({date:due_date},{due_date}<{as_of},{blank:revised_deadline},{blank:comment},{blank:still_so},"
         "{status}<>{implemented},{status}<>{closed_not_implemented},{status}<>{superseded},"
         "{status}<>{no_longer_applicable})", instead="still_so", named=("revised_deadline", "revision_reason")),
)


NEVER_EMPTY = frozenset(key for rule in RULES if rule.code == "status-missing" for key in rule.looks_at)
"""The columns that must be answered, so that an answer can be changed there, but never taken away."""


def broken_rules(answers: Answers) -> list[Rule]:
    """The rules that answers break, in the order of their declaration."""
    return [rule for rule in RULES if rule.broken(answers)]
