"""What the live cells of a workbook show: the verdict on a row as a spreadsheet reaches it, computed in Python.

The checks of a row are declared here once, in order. `workbook/writing/formulas.py` turns each into a formula; the
functions below reach the same verdict from the same cells, and every formula is written with it as its stored result.
What is told of a cell is told by the centre, too, in one problem. The centre only reads more, a date in words or
another word for a status, and then also judges it by the rules.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from toolkit.tracker.judging.rules import RULES, Answers, Rule
from toolkit.tracker.record.cells import ErrorValue, Formula, PlainValue, as_typed, column_letters
from toolkit.tracker.record.codes import DUE_SOON_DAYS, Code, Status, Timing, Verification
from toolkit.tracker.record.columns import EXCEL_TEXT_LIMIT, VERIFICATION, Column, Kind
from toolkit.words.live_checks import IN_COLUMN, OF_CELLS, STATUS_NOT_IN_LIST
from toolkit.words.problems import WORDINGS
from toolkit.words.speaking import figure, said, text

Cell = PlainValue | Formula | None
"""What a cell of a return holds; None is an empty cell."""
Answer = Code | date | str | float | None
"""What an answer says, as its column has it."""

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
OVERLOOKED = (NBSP, "\t", "\n", "\r", ".", "_")
"""What counts as a blank in a choice."""
_AS_BLANKS = str.maketrans(dict.fromkeys(OVERLOOKED, " "))
_AS_SHOWN = str.maketrans({NBSP: " "} | dict.fromkeys(map(chr, range(32))))

_OF_KIND = {
    Kind.CODE: ("not-in-list",),
    Kind.LIST: ("not-in-list",),
    Kind.DATE: ("date-as-text", "date-not-a-date"),
    Kind.PERIOD: ("date-as-text", "date-not-a-date"),
    Kind.NUMBER: ("not-a-number",),
    Kind.PER_CENT: ("not-per-cent",),
}


@dataclass(frozen=True, slots=True)
class LiveCheck:
    """One thing that the Check cell of a row looks at.

    Attributes:
        code: Of the problem, as at the centre.
        columns: The columns it looks at.
        rule: The rule that it is, or None where it follows from what a column holds.
        letters: Of the columns that its line names by them, all of which stand behind the check.
    """

    code: str
    columns: tuple[Column, ...]
    rule: Rule | None = None
    letters: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The line in the Check cell."""
        if self.rule:
            wording = WORDINGS[self.code]
            instead = next((column for column in self.columns if column.key == self.rule.instead), None)
            to_do = (wording.placed if self.letters else None) or (wording.suggested if instead else None)
            heading = instead.heading if instead else ""
            return f"{BULLET}{text(wording.what)} " + said(to_do or wording.to_do, suggestion=heading,
                                                           letters=self.letters)
        [column] = self.columns
        name = said(IN_COLUMN, column=column.heading, letter=self.letters[0]) if self.letters else column.heading
        is_status = column.codes is Status and self.code == "not-in-list"
        return BULLET + said(STATUS_NOT_IN_LIST if is_status else OF_CELLS[self.code], column=name,
                             most=figure(column.max_length), instead=Status.IN_PROGRESS.label)


@cache
def letters_behind_check(shown: tuple[Column, ...]) -> Mapping[str, str]:
    """Key -> the letters of the column, for those that stand behind the check and may be out of sight there."""
    keys = [column.key for column in shown]
    behind = keys[keys.index("check") + 1:] if "check" in keys else []
    return {key: column_letters(keys.index(key) + 1) for key in behind}


def letters_of(rule: Rule, letters: Mapping[str, str]) -> tuple[str, ...]:
    """The letters of the columns that the words of a rule name; none where one of them has none.

    Args:
        rule: The rule.
        letters: Key of a column that can be named so -> its letters.
    """
    if not rule.named or not all(key in letters for key in rule.named):
        return ()
    return tuple(letters[key] for key in rule.named)


@cache
def cell_checks(column: Column, letter: str = "") -> tuple[LiveCheck, ...]:
    """What may be wrong with the cell of a column by itself, of which one thing is told.

    Args:
        column: The column.
        letter: By which it is named; "" for none.
    """
    codes = ["error-value", "formula-in-answer", *_OF_KIND.get(column.kind, ())]
    if column.max_length < EXCEL_TEXT_LIMIT:
        codes.append("longer-than-asked")
    if column.required:
        codes.append("own-missing")
    return tuple(LiveCheck(code, (column,), letters=(letter,) if letter else ()) for code in codes)


@cache
def live_checks(shown: tuple[Column, ...], answerable: frozenset[str]) -> tuple[LiveCheck, ...]:
    """The checks of a row, in the order in which its Check cell lists them.

    Args:
        shown: The columns of its sheet.
        answerable: Keys of the columns that the unit answers in this row. A rule that needs an answer of another
            unit does not judge.
    """
    columns, letters = {column.key: column for column in shown}, letters_behind_check(shown)
    checks = [check for column in shown if column.key in answerable
              for check in cell_checks(column, letters.get(column.key, ""))]
    for rule in RULES:
        looked_at = tuple(columns[key] for key in rule.looks_at if key in columns)
        if rule.column in columns and all(column.key in answerable for column in looked_at if column.is_answer):
            checks.append(LiveCheck(rule.code, looked_at, rule, letters_of(rule, letters)))
    return tuple(checks)


def live_verdict(
    cells: Mapping[str, Cell], as_of: date, shown: tuple[Column, ...], answerable: frozenset[str]
) -> tuple[LiveCheck, ...]:
    """The checks that a row fails, in their order.

    Args:
        cells: Column key -> what the cell holds.
        as_of: Of the round.
        shown: The columns of its sheet.
        answerable: Keys of the columns that the unit answers in this row.
    """
    checks = live_checks(shown, answerable)
    looked_at = {column.key: column for check in checks for column in check.columns}
    read: dict[str, Any] = {}
    unread: set[str] = set()
    for key, column in looked_at.items():
        try:
            read[key] = _read(cells.get(key), column)
        except ValueError:
            unread.add(key)
    answers = Answers(as_of=as_of, **{key: read[key] for key in Answers._fields if key in read})
    wrong = {key: _wrong_in(cells.get(key), looked_at[key], read.get(key)) for key in looked_at}
    return tuple(check for check in checks if _fails(check, wrong, answers, unread))


def check_text(failed: Iterable[LiveCheck]) -> str:
    """What the Check cell shows: a line for each problem, nothing where all is well."""
    return "\n".join(check.text for check in failed)


def problems_left(verdicts: Iterable[tuple[LiveCheck, ...]]) -> int:
    """The count that the read-me sheet shows."""
    return sum(map(len, verdicts))


def live_timing(cells: Mapping[str, Cell], as_of: date | None, due_soon_days: int = DUE_SOON_DAYS) -> str:
    """What the Timing cell shows: overdue or due soon while the action is open, else nothing.

    It is open again where the information unit did not accept what was claimed, as it stands in the workbook.
    """
    is_refused = _word(cells, VERIFICATION) == Verification.NOT_ACCEPTED.label.lower()
    final = {status.label.lower() for status in Status if status.is_final}
    if as_of is None or (_word(cells, "status") in final and not is_refused):
        return ""
    days = (_day_or_none(cells.get(key)) for key in ("revised_deadline", "due_date"))
    due = next((day for day in days if day), None)
    if due is None or (due - as_of).days > due_soon_days:
        return ""
    return Timing.OVERDUE.label if due < as_of else Timing.DUE_SOON.label


def _word(cells: Mapping[str, Cell], key: str) -> str:
    return spelled(trimmed(cells.get(key))).lower()


def trimmed(cell: Cell) -> str:
    """A cell as a spreadsheet's TRIM gives it: no blanks around, single blanks within."""
    value = _value(cell)
    return "" if value is None else " ".join(part for part in str(value).split(" ") if part)


def is_blank(text: str) -> bool:
    """Whether a text shows nothing: blanks, no-break spaces, tabs and line ends only."""
    return not seen(text)


def seen(text: str) -> str:
    """What shows of a text, as a spreadsheet's TRIM and CLEAN give it."""
    return trimmed(text.translate(_AS_SHOWN))


_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _fails(check: LiveCheck, wrong: Mapping[str, str], answers: Answers, unread: set[str]) -> bool:
    if check.rule:
        return unread.isdisjoint(column.key for column in check.columns) and check.rule.broken(answers)
    [column] = check.columns
    return check.code == wrong[column.key]


def _wrong_in(cell: Cell, column: Column, read: Answer) -> str:
    """The code of what is wrong with a cell by itself; "" for nothing.

    Args:
        cell: The cell.
        column: Its column.
        read: The answer in it; None where there is none, or none that the column can hold.
    """
    value = _value(cell)
    if isinstance(value, ErrorValue):
        return "error-value"
    if cell is not None and isinstance(as_typed(cell), Formula):
        return "formula-in-answer"
    is_empty = is_blank(trimmed(value))
    if is_empty and column.required:
        return "own-missing"
    if column.kind in _OF_KIND and not is_empty:
        if isinstance(value, str) and column.kind in (Kind.DATE, Kind.PERIOD):
            return "date-as-text"
        if read is None:
            return _OF_KIND[column.kind][-1]
    return "longer-than-asked" if isinstance(value, str) and len(value) > column.max_length else ""


def _read(cell: Cell, column: Column) -> Answer:
    """The answer that somebody typed into a cell.

    Raises:
        ValueError: Nothing that the column can hold, or a formula.
    """
    if cell is not None and isinstance(as_typed(cell), Formula):
        raise ValueError(cell)
    return _typed(_value(cell), column)


def _value(cell: Cell) -> PlainValue | None:
    return cell.cached if isinstance(cell, Formula) else cell


def _typed(value: Cell, column: Column) -> Answer:
    """The answer that a cell holds.

    Raises:
        ValueError: Nothing that the column can hold.
    """
    if isinstance(value, ErrorValue):
        raise ValueError(value)
    if column.kind in (Kind.CODE, Kind.LIST):
        return _chosen(value, column)
    if column.kind in (Kind.DATE, Kind.PERIOD):
        return _day(value)
    if column.kind is Kind.NUMBER:
        return None if not trimmed(value) else _number(value)
    if column.kind is Kind.PER_CENT:
        return None if not trimmed(value) else _share(value)
    text = "" if value is None else str(value)
    return "" if is_blank(text) else text


def _chosen(value: Cell, column: Column) -> Code | str | None:
    if is_blank(trimmed(value)):
        return None
    written = spelled(str(value)).lower()
    for choice in column.listed:
        if spelled(choice).lower() == written:
            return choice
    for code in column.codes or ():
        if code.label.lower() == written and code not in column.omitted:
            return code
    raise ValueError(written)


def spelled(written: str) -> str:
    """A choice as it is compared with the list: full stops, line ends and the like do not count, as at the centre."""
    return trimmed(written.translate(_AS_BLANKS))


def _day(value: Cell) -> date | None:
    if isinstance(value, str | None):
        return _day_in_text(value or "")
    number = _number(value)
    if not FIRST_SERIAL <= number < LAST_SERIAL + 1:
        raise ValueError(value)
    return DAY_ZERO + timedelta(days=int(number))


def _day_in_text(written: str) -> date | None:
    """The day in a text, which is read where it is written as year-month-day, and so the same everywhere."""
    if is_blank(written):
        return None
    day = date.fromisoformat(trimmed(written)) if _ISO_DAY.fullmatch(trimmed(written)) else DAY_ZERO
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(written)
    return day


def _day_or_none(cell: Cell) -> date | None:
    try:
        return None if cell is None or isinstance(as_typed(cell), Formula) else _day(_value(cell))
    except ValueError:
        return None


def _share(value: Cell) -> float:
    """A part of one, as spreadsheets have percentages."""
    number = _number(value)
    if not 0 <= number <= 1:
        raise ValueError(value)
    return number


def _number(value: Cell) -> float:
    """A number; a day is one, too, for a spreadsheet."""
    if isinstance(value, date):
        return (date(value.year, value.month, value.day) - DAY_ZERO).days
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    raise ValueError(value)
