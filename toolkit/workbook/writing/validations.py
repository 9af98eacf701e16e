"""Drop-downs, limits and input messages: what a cell tells the person who types into it."""

from collections.abc import Iterable, Sequence
from typing import Any

from xlsxwriter.worksheet import Worksheet

from toolkit.tracker.judging.live import FIRST_DAY, LAST_DAY
from toolkit.tracker.record.columns import EXCEL_TEXT_LIMIT, Column, Kind
from toolkit.words import workbooks as words
from toolkit.words.speaking import said, text
from toolkit.workbook.writing.formulas import AS_OF, list_name

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
    options = _limits(column) | _messages(column)
    _apply(sheet, at, rows, options)


def offer_list(sheet: Worksheet, column: Column, at: int, rows: Sequence[int]) -> None:
    """Give cells of one column the drop-down that stands under its name on the hidden sheet of lists."""
    _apply(sheet, at, rows, _offered(column) | _messages(column))


def explain_cells(sheet: Worksheet, at: int, rows: Sequence[int], title: str, message: str) -> None:
    """Give cells an input message and no limit."""
    _apply(sheet, at, rows, {"validate": "any", "input_title": title[:TITLE_LIMIT],
                             "input_message": message[:MESSAGE_LIMIT]})


def _apply(sheet: Worksheet, at: int, rows: Sequence[int], options: dict[str, Any]) -> None:
    ranges = [[first, at, last, at] for first, last in _runs(rows)]
    if ranges and ("input_message" in options or options["validate"] != "any"):
        sheet.data_validation(*ranges[0], {**options, "other_cells": ranges[1:]})


def _messages(column: Column) -> dict[str, Any]:
    if not column.prompt:
        return {}
    return {"input_title": column.heading[:TITLE_LIMIT], "input_message": column.prompt[:MESSAGE_LIMIT]}


def _limits(column: Column) -> dict[str, Any]:
    if column.choices:
        return _offered(column)
    if column.kind is Kind.DATE:
        return {"validate": "date", "criteria": "between", "minimum": FIRST_DAY, "maximum": LAST_DAY,
                "error_type": "stop", **_error(column, text(words.TYPE_DATE))}
    if column.kind is Kind.PERIOD:
        return {"validate": "date", "criteria": "between", "minimum": FIRST_DAY, "maximum": f"={AS_OF}",
                "error_type": "warning", **_error(column, text(words.TYPE_DATE_UP_TO))}
    if column.kind is Kind.NUMBER:
        return {"validate": "decimal", "criteria": "between", "minimum": -1e9, "maximum": 1e9,
                "error_type": "stop", **_error(column, text(words.TYPE_NUMBER))}
    if column.kind is Kind.NOTE and column.max_length < EXCEL_TEXT_LIMIT:
        return {"validate": "length", "criteria": "<=", "value": column.max_length, "error_type": "warning",
                **_error(column, said(words.TOO_LONG, most=f"{column.max_length:,}"))}
    return {"validate": "any"}


def _offered(column: Column) -> dict[str, Any]:
    return {"validate": "list", "source": f"={list_name(column.key)}", "error_type": "stop",
            **_error(column, text(words.CHOOSE))}


def _error(column: Column, message: str) -> dict[str, Any]:
    return {"error_title": column.heading[:TITLE_LIMIT], "error_message": message[:ERROR_LIMIT]}


def _runs(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Rows as ranges of consecutive ones."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
