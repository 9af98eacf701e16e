"""What the live cells of a workbook show: the verdict on a row as a spreadsheet reaches it, computed in Python.

The checks of a row are declared here once, in order. `workbook/writing/formulas.py` turns each into a formula; the
functions below reach the same verdict from the same cells, and every formula is written with it as its stored result.
The live checks are stricter than the centre, which also reads a date in words or another word for a status.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from toolkit.tracker.judging.rules import RULES, Answers, Rule
from toolkit.tracker.record.actions import issued_columns
from toolkit.tracker.record.cells import ErrorValue, Formula, PlainValue
from toolkit.tracker.record.codes import DUE_SOON_DAYS, Code, Status, Timing
from toolkit.tracker.record.columns import Column, Kind
from toolkit.words.live_checks import OF_CELLS
from toolkit.words.problems import WORDINGS
from toolkit.words.speaking import said, text

Cell = PlainValue | Formula | None
"""What a cell of a return holds; None is an empty cell."""

DAY_ZERO = date(1899, 12, 30)
"""The day that spreadsheets count from."""
FIRST_DAY, LAST_DAY = date(1950, 1, 1), date(2099, 12, 31)
"""A number outside of these days is no real date, but a year or a date without its dashes."""
FIRST_SERIAL, LAST_SERIAL = ((day - DAY_ZERO).days for day in (FIRST_DAY, LAST_DAY))
BULLET = "• "
FORMULA_NAMES = {"timing": "timing_row", "check": "check_row"}
"""Column key -> the defined name that its cells ask; further ones for other sets of answers are numbered."""
LIVE = tuple(FORMULA_NAMES)
"""The columns that hold a formula."""
NBSP = "\xa0"

_OF_KIND = {
    Kind.CODE: "not-in-list",
    Kind.DATE: "date-not-a-date",
    Kind.PERIOD: "date-not-a-date",
    Kind.NUMBER: "not-a-number",
}


@dataclass(frozen=True, slots=True)
class LiveCheck:
    """One thing that the Check cell of a row looks at.

    Attributes:
        code: Of the problem, as at the centre.
        columns: The columns it looks at.
        rule: The rule that it is, or None where it follows from what a column holds.
    """

    code: str
    columns: tuple[Column, ...]
    rule: Rule | None = None

    @property
    def text(self) -> str:
        """The line in the Check cell."""
        if self.rule:
            wording = WORDINGS[self.code]
            return f"{BULLET}{text(wording.what)} {text(wording.to_do)}"
        return BULLET + said(OF_CELLS[self.code], column=self.columns[0].heading)


@cache
def live_checks(answerable: frozenset[str]) -> tuple[LiveCheck, ...]:
    """The checks of a row, in the order in which its Check cell lists them.

    Args:
        answerable: Keys of the columns that the unit answers in this row. A rule that needs an answer of another
            unit does not judge.
    """
    columns = {column.key: column for column in issued_columns()}
    own = tuple(column for column in columns.values() if column.key in answerable)
    checks = [LiveCheck("formula-in-answer", own), LiveCheck("error-value", own)] if own else []
    checks += [LiveCheck(_OF_KIND[column.kind], (column,)) for column in own if column.kind in _OF_KIND]
    for rule in RULES:
        looked_at = tuple(columns[key] for key in rule.looks_at)
        if all(column.key in answerable for column in looked_at if column.is_answer):
            checks.append(LiveCheck(rule.code, looked_at, rule))
    return tuple(checks)


def live_verdict(cells: Mapping[str, Cell], as_of: date, answerable: frozenset[str]) -> tuple[LiveCheck, ...]:
    """The checks that a row fails, in their order.

    Args:
        cells: Column key -> what the cell holds.
        as_of: Of the round.
        answerable: Keys of the columns that the unit answers in this row.
    """
    values = {key: cell.cached if isinstance(cell, Formula) else cell for key, cell in cells.items()}
    checks = live_checks(answerable)
    looked_at = {column.key: column for check in checks for column in check.columns}
    typed: dict[str, Any] = {}
    unread: set[str] = set()
    for key, column in looked_at.items():
        try:
            typed[key] = _typed(values.get(key), column)
        except ValueError:
            unread.add(key)
    answers = Answers(as_of=as_of, **{key: typed[key] for key in Answers._fields if key in typed})
    return tuple(check for check in checks if _fails(check, cells, values, answers, unread))


def check_text(failed: Iterable[LiveCheck]) -> str:
    """What the Check cell shows: a line for each problem, nothing where all is well."""
    return "\n".join(check.text for check in failed)


def problems_left(verdicts: Iterable[tuple[LiveCheck, ...]]) -> int:
    """The count that the read-me sheet shows."""
    return sum(map(len, verdicts))


def live_timing(cells: Mapping[str, Cell], as_of: date | None, due_soon_days: int = DUE_SOON_DAYS) -> str:
    """What the Timing cell shows: overdue or due soon while the action is open, else nothing."""
    columns = {column.key: column for column in issued_columns()}
    if as_of is None or trimmed(cells.get("status")).lower() in _FINAL_LABELS:
        return ""
    days = (_day_or_none(cells.get(key), columns[key]) for key in ("revised_deadline", "due_date"))
    due = next((day for day in days if day), None)
    if due is None or (due - as_of).days > due_soon_days:
        return ""
    return Timing.OVERDUE.label if due < as_of else Timing.DUE_SOON.label


def trimmed(cell: Cell) -> str:
    """A cell as a spreadsheet's TRIM gives it: no blanks around, single blanks within."""
    value = cell.cached if isinstance(cell, Formula) else cell
    return "" if value is None else " ".join(part for part in str(value).split(" ") if part)


def is_blank(text: str) -> bool:
    """Whether a text shows nothing: blanks, no-break spaces, tabs and line ends only."""
    return all(character <= " " or character == NBSP for character in text)


_FINAL_LABELS = frozenset(status.label.lower() for status in Status if status.is_final)


def _fails(
    check: LiveCheck, cells: Mapping[str, Cell], values: Mapping[str, Cell], answers: Answers, unread: set[str]
) -> bool:
    keys = [column.key for column in check.columns]
    if check.rule:
        return unread.isdisjoint(keys) and check.rule.broken(answers)
    if check.code == "formula-in-answer":
        return any(isinstance(cells.get(key), Formula) and not isinstance(values.get(key), ErrorValue) for key in keys)
    if check.code == "error-value":
        return any(isinstance(values.get(key), ErrorValue) for key in keys)
    return keys[0] in unread and not isinstance(values.get(keys[0]), ErrorValue)


def _typed(value: Cell, column: Column) -> Code | date | str | float | None:
    """The answer that a cell holds.

    Raises:
        ValueError: Nothing that the column can hold.
    """
    if isinstance(value, ErrorValue):
        raise ValueError(value)
    if column.kind is Kind.CODE:
        return _chosen(value, column)
    if column.kind in (Kind.DATE, Kind.PERIOD):
        return _day(value)
    if column.kind is Kind.NUMBER:
        return None if not trimmed(value) else _number(value)
    text = "" if value is None else str(value)
    return "" if is_blank(text) else text


def _chosen(value: Cell, column: Column) -> Code | None:
    written = trimmed(value).lower()
    if not written:
        return None
    for code in column.codes or ():
        if code.label.lower() == written and code not in column.omitted:
            return code
    raise ValueError(written)


def _day(value: Cell) -> date | None:
    if isinstance(value, str | None) and not trimmed(value):
        return None
    if isinstance(value, date):
        value = (date(value.year, value.month, value.day) - DAY_ZERO).days
    number = _number(value)
    if not FIRST_SERIAL <= number < LAST_SERIAL + 1:
        raise ValueError(value)
    return DAY_ZERO + timedelta(days=int(number))


def _day_or_none(cell: Cell, column: Column) -> date | None:
    try:
        found = _typed(cell.cached if isinstance(cell, Formula) else cell, column)
    except ValueError:
        return None
    return found if isinstance(found, date) else None


def _number(value: Cell) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    raise ValueError(value)
