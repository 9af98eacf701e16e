"""Rules as live formulas, from functions that Excel 2013 and LibreOffice 7 both have.

Each formula is the same for every row, so it stands in the workbook once, as a defined name that looks at the row of
the cell that asks: such a name is written for the first row, with the columns fixed and the row free. A cell then only
says `=check_row`; the workbook stays small, and whoever wants to read a rule finds it in one place. What a formula
shows is computed in Python by `tracker/judging/live.py`, and stored with it.

A name for each column, such as `read_status`, says what its cell is read as, and another, such as `cell_status`, what
is wrong with the cell by itself. What is told stands in cells of the sheet of lists. So the formula of a row stays well
below the length that Excel takes, with columns of the organization, too.
"""

import re
from collections.abc import Mapping
from functools import cache

from xlsxwriter.utility import quote_sheetname

from toolkit.tracker.judging.live import (
    BULLET,
    FIRST_SERIAL,
    FORMULA_NAMES,
    LAST_SERIAL,
    NBSP,
    OVERLOOKED,
    LiveCheck,
    cell_checks,
    letters_behind_check,
    live_checks,
)
from toolkit.tracker.record.cells import column_letters
from toolkit.tracker.record.codes import Status, Timing, Verification
from toolkit.tracker.record.columns import VERIFICATION, Column, Kind
from toolkit.tracker.returns.parsing import ACTIONS_SHEET
from toolkit.tracker.returns.return_sheets import LISTS_SHEET
from toolkit.words import workbooks as words
from toolkit.words.speaking import Message, by_language, text

AS_OF = "as_of"
"""The defined name of the cell with the as-of date."""
PROBLEMS_LEFT = "problems_left"
"""The defined name of the cell with the count of problems."""
CHECK_ROW, TIMING_ROW = FORMULA_NAMES["check"], FORMULA_NAMES["timing"]
"""The defined names of the formulas of a row."""
LONGEST_FORMULA = 8_192
"""Characters; Excel's limit."""

_OF_REFS = (words.REPEATED_REF, words.MISSING_REF)
"""What is told of references where rows are still to be written."""
_STATUSES = frozenset(Status)
_PLACEHOLDER = re.compile(r"\{(?:(\w+):)?(\w+)\}")


def list_name(key: str) -> str:
    """The defined name of the choices of a column."""
    return f"list_{key}"


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
    refs = f"{_sheet(ACTIONS_SHEET)}!${letters['ref']}$2:${letters['ref']}${last_row}"
    filled = ",".join(_at(letters[c.key]) for c in columns if c.key in answerable)
    repeated = _line(f"SUMPRODUCT(--(TRIM({refs})=TRIM({ref})))>1", _sentence_at(0))
    checked = _checked([repeated, *_lines(columns, answerable)])
    return f'=IF(TRIM({ref})="",IF(COUNTA({filled})=0,"",{_sentence_at(1)}),{checked})'


def sentences(columns: tuple[Column, ...]) -> list[str]:
    """All that the checks of a sheet can say, as it stands in the first column of the sheet of lists."""
    return [*(BULLET + text(one) for one in _OF_REFS), *(check.text for check in _places(columns))]


@cache
def _places(columns: tuple[Column, ...]) -> dict[LiveCheck, int]:
    """Each check -> where its sentence stands among all."""
    judged = frozenset(column.key for column in columns if column.key not in FORMULA_NAMES)
    return {check: at for at, check in enumerate(live_checks(columns, judged), len(_OF_REFS))}


def _sentence_at(place: int) -> str:
    return f"{_sheet(LISTS_SHEET)}!$A${place + 2}"


def cell_formulas(columns: tuple[Column, ...]) -> dict[str, str]:
    """Defined name -> formula, for what the formulas of a row say of its cells."""
    cells = [_Cell(column, _letters(columns)) for column in columns if column.key not in FORMULA_NAMES]
    named = letters_behind_check(columns)
    lines = {cell.line: _line_of_cell(cell, cell_checks(cell.column, named.get(cell.column.key, "")), _places(columns))
             for cell in cells}
    return {cell.read: f"={cell.reading}" for cell in cells if cell.reading} | {
        name: f"={line}" for name, line in lines.items()}


def problems_left_formula(sheet: str, columns: tuple[Column, ...], last_row: int) -> str:
    """The count of problems in all the Check cells of a sheet, whose first is in row 2."""
    letter = _letters(columns)["check"]
    cells = f"'{sheet}'!${letter}$2:${letter}${last_row}"
    return f'=SUMPRODUCT(LEN({cells})-LEN(SUBSTITUTE({cells},"{BULLET.strip()}","")))'


@cache
def _letters(columns: tuple[Column, ...]) -> dict[str, str]:
    return {column.key: column_letters(number) for number, column in enumerate(columns, 1)}


def _sheet(name: Message) -> str:
    """The name of a sheet as formulas write it."""
    return str(quote_sheetname(text(name)))


def _at(letter: str) -> str:
    """A cell in the row of the cell that asks, as a defined name writes it."""
    return f"{_sheet(ACTIONS_SHEET)}!${letter}1"


def _lines(columns: tuple[Column, ...], answerable: frozenset[str]) -> list[str]:
    by_key = {column.key: _Cell(column, _letters(columns)) for column in columns}
    lines = [by_key[column.key].line for column in columns if column.key in answerable]
    checks = live_checks(columns, answerable)
    said = _places(columns)
    return lines + [_line(_condition(check, by_key), _sentence_at(said[check])) for check in checks if check.rule]


def _line_of_cell(cell: "_Cell", checks: tuple[LiveCheck, ...], said: Mapping[LiveCheck, int]) -> str:
    """What is wrong with a cell by itself, of which one thing is told."""
    conditions = {
        "error-value": f"ISERROR({cell.at})",
        "formula-in-answer": cell.is_formula,
        "not-in-list": f"ISNUMBER({cell.read})",
        "date-as-text": f"AND(ISTEXT({cell.at}),{cell.read}<>0)",
        "date-not-a-date": f"{cell.read}<0",
        "not-a-number": f"NOT({cell.is_number})",
        "not-per-cent": f"NOT({cell.is_share})",
        "longer-than-asked": f"LEN({cell.at})>{cell.column.max_length}",
        "own-missing": cell.is_blank,
    }
    line = '""'
    for check in reversed(checks):
        line = f"IF({conditions[check.code]},CHAR(10)&{_sentence_at(said[check])},{line})"
    return line


def _line(condition: str, sentence: str) -> str:
    return f'IF(IFERROR({condition},FALSE),CHAR(10)&{sentence},"")'


def _checked(lines: list[str]) -> str:
    """The lines whose condition holds, without the line end before the first."""
    return f"MID({'&'.join(lines)},2,4000)"


@by_language()
def timing_formula(columns: tuple[Column, ...], due_soon_days: int) -> str:
    """The formula of Timing cells, following the as-of date."""
    by_key = {column.key: column for column in columns}
    revised, due, status = (_Cell(by_key[key], _letters(columns)).read
                            for key in ("revised_deadline", "due_date", "status"))
    closed = ",".join(f"{status}={_text(code.label)}" for code in Status if code.is_final)
    if VERIFICATION in by_key:
        word = spelled(_at(_letters(columns)[VERIFICATION]))
        closed = f"AND(OR({closed}),{word}<>{_text(Verification.NOT_ACCEPTED.label)})"
    day = f"IF({revised}>0,{revised},{due})"
    return (
        f'=IF(OR({closed},NOT(ISNUMBER({AS_OF}))),"",'
        f'IF({day}<=0,"",'
        f"IF({day}<{AS_OF},{_text(Timing.OVERDUE.label)},"
        f'IF({day}<={AS_OF}+{due_soon_days},{_text(Timing.DUE_SOON.label)},""))))'
    )


def _condition(check: LiveCheck, cells: "dict[str, _Cell]") -> str:
    if check.rule is None:
        raise ValueError(check.code)
    readable = [cells[column.key].is_readable for column in check.columns]
    asked = [f"ISNUMBER({AS_OF})"] if "{as_of}" in check.rule.formula else []
    condition = _PLACEHOLDER.sub(lambda match: _expression(match[1], match[2], cells), check.rule.formula)
    return f"AND({','.join([*readable, *asked, condition])})"


def _expression(form: str | None, key: str, cells: "dict[str, _Cell]") -> str:
    if key == "as_of":
        return AS_OF
    if key in _STATUSES:
        return _text(Status(key).label)
    if key not in cells:  # a column that the workbook does not have is blank
        return str(form == "blank").upper()
    cell = cells[key]
    forms = {None: cell.value, "blank": cell.is_blank, "given": f"NOT({cell.is_blank})", "date": f"{cell.read}>0"}
    return forms[form]


def spelled(at: str) -> str:
    """A choice as it is compared with the list, as `live.spelled` does it in Python.

    Args:
        at: The cell, or the cells.
    """
    for sign in OVERLOOKED:
        at = f'SUBSTITUTE({at},{_sign(sign)}," ")'
    return f"TRIM({at})"


def _sign(sign: str) -> str:
    if sign == NBSP:
        return f"_xlfn.UNICHAR({ord(sign)})"
    return f"CHAR({ord(sign)})" if sign < " " else _text(sign)


class _Cell:
    """Expressions on the cell of a column in the row of the formula.

    Attributes:
        column: The column.
        at: The cell.
        read: The defined name of what it is read as: a choice as the list has it, or 0 for none of them and "" where
            it is blank; a day by its number, or -1 for no date and 0 where it is blank.
        line: The defined name of what is wrong with the cell by itself.
    """

    def __init__(self, column: Column, letters: dict[str, str]) -> None:
        self.column = column
        self.at = _at(letters[column.key])
        self.read, self.line = f"read_{column.key}", f"cell_{column.key}"

    @property
    def is_formula(self) -> str:
        """Whether it holds a formula, but for TRUE() and FALSE(), which LibreOffice makes of what was typed."""
        # Their names are those of its language.
        is_truth = f'AND(RIGHT(_xlfn.FORMULATEXT({self.at}),2)="()",OR(N({self.at})=0,N({self.at})=1))'
        return f"IF(_xlfn.ISFORMULA({self.at}),NOT({is_truth}),FALSE)"

    @property
    def reading(self) -> str:
        """The formula of what it is read as; "" where that is what stands there."""
        if self.column.kind is Kind.LIST:
            chosen = self._if_listed(spelled(self.at), "0", spelled(list_name(self.column.key)))
            return f'IFERROR(IF(_xlfn.ISFORMULA({self.at}),0,IF({self._shown}="","",{chosen})),0)'
        if self.column.kind is Kind.CODE:
            unread = f'IF({self._shown}="","",{self._if_listed(spelled(self.at), "0")})'
            return f"IFERROR(IF(_xlfn.ISFORMULA({self.at}),0,{self._if_listed(self.at, unread)}),0)"
        if not self._is_date:
            return ""
        number, text = self._within(self.at, f"INT({self.at})"), f"TRIM({self.at})"
        # A text is read where it is written as year-month-day, which every language of a spreadsheet reads alike.
        day = f"DATEVALUE({text})"
        as_day = f'IF(AND(LEN({text})=10,MID({text},5,1)="-",MID({text},8,1)="-"),{self._within(day, day)},-1)'
        read = f'IF(ISNUMBER({self.at}),{number},IF({self._shown}="",0,{as_day}))'
        return f"IFERROR(IF(_xlfn.ISFORMULA({self.at}),-1,{read}),-1)"

    def _if_listed(self, chosen: str, otherwise: str, choices: str = "") -> str:
        """A choice where it is one of the list."""
        return f"IF(SUMPRODUCT(--({choices or list_name(self.column.key)}={chosen}))>0,{chosen},{otherwise})"

    @staticmethod
    def _within(number: str, day: str) -> str:
        """The day where its number is one of a real date; else -1."""
        return f"IF(AND({number}>={FIRST_SERIAL},{number}<{LAST_SERIAL + 1}),{day},-1)"

    @property
    def value(self) -> str:
        """Its value, as rules compare it."""
        return self.read if self.reading else self.at

    @property
    def is_blank(self) -> str:
        """Whether nothing shows in it."""
        if self.reading:
            return f"{self.read}=0" if self._is_date else f'{self.read}=""'
        return f'{self._shown}=""'

    @property
    def is_readable(self) -> str:
        """Whether it is empty or holds what the column can hold."""
        if self.reading:
            return f"{self.read}>=0" if self._is_date else f"ISTEXT({self.read})"
        is_typed = f"NOT({self.is_formula})"
        return f"AND({is_typed},{self.is_number})" if self.column.kind is Kind.NUMBER else is_typed

    @property
    def is_number(self) -> str:
        """Whether it is empty or holds a number."""
        # For LibreOffice, a truth value is a number, too.
        return f"OR({self.is_blank},AND(ISNUMBER({self.at}),NOT(ISLOGICAL({self.at}))))"

    @property
    def is_share(self) -> str:
        """Whether it is empty or holds a part of one, as a spreadsheet has percentages."""
        is_share = f"AND({self.at}>=0,{self.at}<=1,NOT(ISLOGICAL({self.at})))"
        return f"IF(ISNUMBER({self.at}),{is_share},{self.is_blank})"

    @property
    def _shown(self) -> str:
        """What shows of its text."""
        return f'TRIM(CLEAN(SUBSTITUTE({self.at},_xlfn.UNICHAR({ord(NBSP)})," ")))'

    @property
    def _is_date(self) -> bool:
        return self.column.kind in (Kind.DATE, Kind.PERIOD)


def _text(text: str) -> str:
    """A text inside a formula."""
    return '"' + text.replace('"', '""') + '"'
