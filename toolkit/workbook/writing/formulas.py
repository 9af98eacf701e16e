"""Rules as live formulas, from functions that Excel 2013 and LibreOffice 7 both have.

Each formula is the same for every row, so it stands in the workbook once, as a defined name that looks at the row of
the cell that asks: such a name is written for the first row, with the columns fixed and the row free. A cell then only
says `=check_row`; the workbook stays small, and whoever wants to read a rule finds it in one place. What a formula
shows is computed in Python by `tracker/judging/live.py`, and stored with it.
"""

import re
from functools import cache

from toolkit.tracker.judging.live import BULLET, FIRST_SERIAL, FORMULA_NAMES, LAST_SERIAL, NBSP, LiveCheck, live_checks
from toolkit.tracker.record.cells import column_letters
from toolkit.tracker.record.codes import Status, Timing
from toolkit.tracker.record.columns import Column, Kind
from toolkit.tracker.returns.parsing import ACTIONS_SHEET
from toolkit.words import workbooks as words
from toolkit.words.speaking import text

AS_OF = "as_of"
"""The defined name of the cell with the as-of date."""
PROBLEMS_LEFT = "problems_left"
"""The defined name of the cell with the count of problems."""
CHECK_ROW, TIMING_ROW = FORMULA_NAMES["check"], FORMULA_NAMES["timing"]
"""The defined names of the formulas of a row."""
LONGEST_FORMULA = 8_192
"""Characters; Excel's limit."""

_PLACEHOLDER = re.compile(r"\{(?:(\w+):)?(\w+)\}")


def list_name(key: str) -> str:
    """The defined name of the choices of a column."""
    return f"list_{key}"


@cache
def check_formula(columns: tuple[Column, ...], answerable: frozenset[str]) -> str:
    """The formula of Check cells: a line for each problem of the row.

    Args:
        columns: Of the sheet, in order.
        answerable: Keys of the columns that the unit answers in the row.
    """
    lines = _lines(columns, answerable)
    return f"={_checked(lines)}" if lines else '=""'


def standalone_check_formula(columns: tuple[Column, ...], answerable: frozenset[str], last_row: int) -> str:
    """The formula of Check cells where rows are still to be written: an empty row is no problem.

    Args:
        columns: Of the sheet, in order.
        answerable: Keys of the columns that are checked.
        last_row: The last row of the table, whose references are compared; the first is 2.
    """
    letters = _letters(columns)
    ref = _at(letters["ref"])
    refs = f"{ACTIONS_SHEET}!${letters['ref']}$2:${letters['ref']}${last_row}"
    filled = ",".join(_at(letters[c.key]) for c in columns if c.key in answerable)
    repeated = _line(f"SUMPRODUCT(--(TRIM({refs})=TRIM({ref})))>1", BULLET + text(words.REPEATED_REF))
    checked = _checked([repeated, *_lines(columns, answerable)])
    return f'=IF(TRIM({ref})="",IF(COUNTA({filled})=0,"",{_text(BULLET + text(words.MISSING_REF))}),{checked})'


def problems_left_formula(sheet: str, columns: tuple[Column, ...], last_row: int) -> str:
    """The count of problems in all the Check cells of a sheet, whose first is in row 2."""
    letter = _letters(columns)["check"]
    cells = f"'{sheet}'!${letter}$2:${letter}${last_row}"
    return f'=SUMPRODUCT(LEN({cells})-LEN(SUBSTITUTE({cells},"{BULLET.strip()}","")))'


@cache
def _letters(columns: tuple[Column, ...]) -> dict[str, str]:
    return {column.key: column_letters(number) for number, column in enumerate(columns, 1)}


def _at(letter: str) -> str:
    """A cell in the row of the cell that asks, as a defined name writes it."""
    return f"{ACTIONS_SHEET}!${letter}1"


def _lines(columns: tuple[Column, ...], answerable: frozenset[str]) -> list[str]:
    return [_line(_condition(check, columns), check.text) for check in live_checks(answerable)]


def _line(condition: str, text: str) -> str:
    return f'IF(IFERROR({condition},FALSE),CHAR(10)&{_text(text)},"")'


def _checked(lines: list[str]) -> str:
    """The lines whose condition holds, without the line end before the first."""
    return f"MID({'&'.join(lines)},2,4000)"


@cache
def timing_formula(columns: tuple[Column, ...], due_soon_days: int) -> str:
    """The formula of Timing cells, following the as-of date."""
    by_key = {column.key: column for column in columns}
    revised, due = (_Cell(by_key[key], _letters(columns)) for key in ("revised_deadline", "due_date"))
    status = _Cell(by_key["status"], _letters(columns)).value
    closed = ",".join(f"{status}={_text(code.label)}" for code in Status if code.is_final)
    day = f"IF(IFERROR({revised.is_read_date},FALSE),{revised.value},{due.value})"
    return (
        f'=IF(OR(IFERROR(OR({closed}),FALSE),NOT(ISNUMBER({AS_OF}))),"",'
        f'IF(NOT(OR(IFERROR({revised.is_read_date},FALSE),IFERROR({due.is_read_date},FALSE))),"",'
        f"IF({day}<{AS_OF},{_text(Timing.OVERDUE.label)},"
        f'IF({day}<={AS_OF}+{due_soon_days},{_text(Timing.DUE_SOON.label)},""))))'
    )


def _condition(check: LiveCheck, columns: tuple[Column, ...]) -> str:
    cells = [_Cell(column, _letters(columns)) for column in check.columns]
    if check.code == "formula-in-answer":
        # An error value counts once, as that: LibreOffice takes a bare one for a formula.
        return f"OR({','.join(f'AND(_xlfn.ISFORMULA({cell.at}),NOT(ISERROR({cell.at})))' for cell in cells)})"
    if check.code == "error-value":
        return f"OR({','.join(f'ISERROR({cell.at})' for cell in cells)})"
    if check.rule is None:
        return f"NOT({cells[0].is_readable})"
    readable = [cell.is_readable for cell in cells if cell.is_readable]
    asked = [f"ISNUMBER({AS_OF})"] if "{as_of}" in check.rule.formula else []
    by_key = {cell.column.key: cell for cell in cells}
    condition = _PLACEHOLDER.sub(lambda match: _expression(match[1], match[2], by_key), check.rule.formula)
    return f"AND({','.join([*readable, *asked, condition])})"


def _expression(form: str | None, key: str, cells: dict[str, "_Cell"]) -> str:
    if key == "as_of":
        return AS_OF
    if key not in cells:
        return _text(Status(key).label)
    cell = cells[key]
    forms = {None: cell.value, "blank": cell.is_blank, "given": f"NOT({cell.is_blank})", "date": cell.is_read_date}
    return forms[form]


class _Cell:
    """Expressions on the cell of a column in the row of the formula."""

    def __init__(self, column: Column, letters: dict[str, str]) -> None:
        self.column = column
        self.at = _at(letters[column.key])

    @property
    def value(self) -> str:
        """Its value, as rules compare it: a choice without stray blanks, a day without its time."""
        if self.column.kind is Kind.CODE:
            return f"TRIM({self.at})"
        return f"INT(N({self.at}))" if self._is_date else self.at

    @property
    def is_blank(self) -> str:
        if self.column.kind in (Kind.TEXT, Kind.NOTE):
            return f'TRIM(CLEAN(SUBSTITUTE({self.at},_xlfn.UNICHAR({ord(NBSP)})," ")))=""'
        return f'TRIM({self.at})=""'

    @property
    def is_read_date(self) -> str:
        return f"AND(ISNUMBER({self.at}),{self.at}>={FIRST_SERIAL},{self.at}<{LAST_SERIAL + 1})"

    @property
    def is_readable(self) -> str:
        """Whether it is empty or holds what the column can hold; "" where anything will do."""
        if self.column.kind is Kind.CODE:
            return f"OR({self.is_blank},SUMPRODUCT(--({self.value}={list_name(self.column.key)}))>0)"
        if self._is_date:
            return f"OR({self.is_blank},{self.is_read_date})"
        return f"OR({self.is_blank},ISNUMBER({self.at}))" if self.column.kind is Kind.NUMBER else ""

    @property
    def _is_date(self) -> bool:
        return self.column.kind in (Kind.DATE, Kind.PERIOD)


def _text(text: str) -> str:
    """A text inside a formula."""
    return '"' + text.replace('"', '""') + '"'
