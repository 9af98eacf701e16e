"""Drop-downs, limits and input messages: what a cell tells the person who types into it."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from xlsxwriter.worksheet import Worksheet

from toolkit.tracker.judging.live import FIRST_DAY, LAST_DAY
from toolkit.tracker.record.columns import EXCEL_TEXT_LIMIT, Column, Kind
from toolkit.tracker.record.register_sheets import tab
from toolkit.words import workbooks as words
from toolkit.words.speaking import figure, said, text
from toolkit.workbook.writing.formulas import AS_OF, list_name

Options = dict[str, Any]
"""Of a validation, as XlsxWriter has them."""
_UNWRITTEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
TITLE_LIMIT, MESSAGE_LIMIT, ERROR_LIMIT = 32, 255, 224
"""Characters that spreadsheets show of a title, of an input message and of an error message."""


def validate_cells(sheet: Worksheet, column: Column, at: int, rows: Sequence[int]) -> None:
    """Give cells of one column their drop-down, limits and input message.

    Args:
        sheet: The sheet.
        column: What the cells hold.
        at: The column's place, counted from 0.
        rows: The cells' rows, ascending, counted from 0.
    """
    options = _limits(column, latest=f"={AS_OF}") | _messages(column)
    _apply(sheet, at, rows, options)


def offer_list(sheet: Worksheet, column: Column, at: int, rows: Sequence[int]) -> None:
    """Give cells of one column the drop-down that stands under its name on the hidden sheet of lists."""
    _apply(sheet, at, rows, _offered(column, list_name(column.key)) | _messages(column))


def advice(column: Column, offered: str = "") -> Options:
    """What helps to type into a column of a register, as XlsxWriter options; nothing where there is nothing to say.

    Only a code must be one of the list. For the rest, the toolkit reads words, too, and asks when it does not.

    Args:
        column: What its cells hold.
        offered: The defined name of the list that its cells offer; "" for none.
    """
    if not offered:
        options = _limits(column, latest=LAST_DAY) | {"error_type": "warning"}
        if column.kind is Kind.PERIOD:
            options |= _error(column, text(words.TYPE_PERIOD))
    elif column.listed or (column.codes is not None and not column.is_text):
        options = _offered(column, offered)
    elif column.names and column.kind is not Kind.UNITS:
        message = said(words.NOT_LISTED, sheet=tab(column.names))
        options = _offered(column, offered) | {"error_type": "warning", **_error(column, message)}
    else:  # Several units, or other words beside those of the list: both are typed, so nothing is asked.
        options = {"validate": "list", "source": f"={offered}", "show_error": False}
    options |= _messages(column)
    return options if "input_message" in options or options["validate"] != "any" else {}


def explain_cells(sheet: Worksheet, at: int, rows: Sequence[int], title: str, message: str) -> None:
    """Give cells an input message and no limit."""
    _apply(sheet, at, rows, {"validate": "any", "input_title": _fitting(title, TITLE_LIMIT),
                             "input_message": _fitting(message, MESSAGE_LIMIT)})


def _apply(sheet: Worksheet, at: int, rows: Sequence[int], options: Options) -> None:
    ranges = [[first, at, last, at] for first, last in _runs(rows)]
    if ranges and ("input_message" in options or options["validate"] != "any"):
        sheet.data_validation(*ranges[0], {**options, "other_cells": ranges[1:]})


def _messages(column: Column) -> Options:
    if not column.prompt:
        return {}
    return {"input_title": _fitting(column.heading, TITLE_LIMIT),
            "input_message": _fitting(column.prompt, MESSAGE_LIMIT)}


def _limits(column: Column, *, latest: date | str) -> Options:
    if column.choices:
        return _offered(column, list_name(column.key))
    if column.kind is Kind.DATE:
        return {"validate": "date", "criteria": "between", "minimum": FIRST_DAY, "maximum": LAST_DAY,
                "error_type": "stop", **_error(column, text(words.TYPE_DATE))}
    if column.kind is Kind.PERIOD:
        return {"validate": "date", "criteria": "between", "minimum": FIRST_DAY, "maximum": latest,
                "error_type": "warning", **_error(column, text(words.TYPE_DATE_UP_TO))}
    if column.kind is Kind.NUMBER:
        return {"validate": "decimal", "criteria": "between", "minimum": -1e15, "maximum": 1e15,
                "error_type": "stop", **_error(column, text(words.TYPE_NUMBER))}
    if column.kind is Kind.PER_CENT:
        return {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1,
                "error_type": "stop", **_error(column, text(words.TYPE_PER_CENT))}
    if column.kind is Kind.NOTE and column.max_length < EXCEL_TEXT_LIMIT:
        return {"validate": "length", "criteria": "<=", "value": column.max_length, "error_type": "warning",
                **_error(column, said(words.TOO_LONG, most=figure(column.max_length)))}
    return {"validate": "any"}


def _offered(column: Column, named: str) -> Options:
    return {"validate": "list", "source": f"={named}", "error_type": "stop",
            **_error(column, text(words.CHOOSE))}


def _error(column: Column, message: str) -> Options:
    return {"error_title": _fitting(column.heading, TITLE_LIMIT), "error_message": _fitting(message, ERROR_LIMIT)}


def _fitting(text: str, limit: int) -> str:
    """A text as far as it fits, in UTF-16 units, without signs that no file can hold outside of a cell."""
    units = _UNWRITTEN.sub("", text).encode("utf-16-le", "ignore")
    return units[:limit * 2].decode("utf-16-le", "ignore")


def _runs(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Rows as ranges of consecutive ones."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
