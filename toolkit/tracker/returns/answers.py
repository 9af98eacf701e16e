"""Reading one answer cell: from what stands in it to a plain value, or to the problem it is."""

from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from typing import NamedTuple

from toolkit.tracker.judging.live import FIRST_DAY, LAST_DAY
from toolkit.tracker.record.cells import CellValue, ErrorValue, Formula, as_typed
from toolkit.tracker.record.codes import Code, Status
from toolkit.tracker.record.columns import EXCEL_TEXT_LIMIT, Column, Kind, fold, tidy, to_plain
from toolkit.tracker.record.periods import Period
from toolkit.tracker.wording.words import nearest
from toolkit.words.phrases import either

CLOSE_ENOUGH = 75
"""Similarity (0 to 100, RapidFuzz ratio) from which on a choice is suggested; it is never taken by itself."""


_FIRST, _LAST = FIRST_DAY.isoformat(), LAST_DAY.isoformat()


class Reading(NamedTuple):
    """What an answer cell says.

    Attributes:
        plain: The plain value; None if it cannot be taken.
        code: The code of the problem with it, or "".
        suggestion: For the problem.
    """

    plain: str | None
    code: str = ""
    suggestion: str = ""


def as_text(value: CellValue | None) -> str:
    """What a person would say stands in a cell."""
    if value is None:
        return ""
    if isinstance(value, str):
        return tidy(value)
    value = as_typed(value)
    if isinstance(value, Formula):
        return f"={value.text}"
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float):
        return f"{value:.15g}"
    return str(value)


def read_returned(value: CellValue | None, column: Column) -> Reading:
    """Read an answer cell of a return, in which only that counts which its workbook takes, too.

    A choice that the list does not offer, such as “Not reported”, is none. A day of another century is hardly meant:
    who types 2018 into a cell for dates gets 10 July 1905.
    """
    reading = read_answer(value, column)
    if column.omitted and reading.plain is not None and as_text(value) and _is_omitted(reading.plain, column):
        return Reading(None, "not-in-list")
    is_date = column.kind in (Kind.DATE, Kind.PERIOD)
    if is_date and reading.plain and not all(_FIRST <= day <= _LAST for day in reading.plain.split("/") if day):
        return Reading(None, "date-far-off")
    return reading


def _is_omitted(plain: str, column: Column) -> bool:
    return plain in map(to_plain, column.omitted)


def read_answer(value: CellValue | None, column: Column) -> Reading:
    """Read an answer cell of a column."""
    if value is None:
        return Reading("")
    if type(value) is str and column.kind in (Kind.TEXT, Kind.NOTE):
        return _read_text(tidy(value), column)
    value = as_typed(value)
    if isinstance(value, Formula):
        return Reading(None, "formula-in-answer", as_text(value.cached))
    if isinstance(value, ErrorValue):
        return Reading(None, "error-value")
    if column.kind is Kind.CODE:
        return _read_code(as_text(value), column.codes)
    if column.kind in (Kind.DATE, Kind.PERIOD):
        return _read_date(value, column)
    if column.kind is Kind.NUMBER:
        return _read_number(value)
    return Reading(as_text(value))


def _read_text(text: str, column: Column) -> Reading:
    if len(text) <= column.max_length:
        return Reading(text)
    if len(text) > EXCEL_TEXT_LIMIT:
        return Reading(None, "too-long", f"{EXCEL_TEXT_LIMIT:,}")
    return Reading(text, "longer-than-asked", f"{column.max_length:,}")


@cache
def _choices(codes: type[Code]) -> tuple[dict[str, str], dict[str, str]]:
    labels = {fold(code.label): code.value for code in codes}
    aliases = {fold(alias): code.value for code in codes for alias in (*code.aliases, code.value)}
    return labels, aliases


@lru_cache(maxsize=4096)
def _read_code(text: str, codes: type[Code] | None) -> Reading:
    if not text or codes is None:
        return Reading("")
    labels, aliases = _choices(codes)
    folded = fold(text)
    if folded in labels:
        return Reading(to_plain(codes(labels[folded])))
    if folded in aliases:
        code = codes(aliases[folded])
        return Reading(to_plain(code), "read-as", code.label)
    if codes is Status and (meant := _status_meant(text)):
        return Reading(None, "not-in-list", meant)
    known = labels | aliases
    near = nearest(folded, known, CLOSE_ENOUGH)
    return Reading(None, "not-in-list", codes(known[near]).label if near else "")


def _status_meant(text: str) -> str:
    """The status that words probably say, such as In progress for “being implemented”; "" where they say none."""
    from toolkit.tracker.wording.statuses import read_status  # loaded for the first such answer

    read = read_status(text)
    if read.sure and read.status is not Status.NOT_REPORTED:
        return read.status.label
    doubt = next((doubt for doubt in read.doubts if doubt.suggestions), None)
    if doubt is None:
        return ""
    if doubt.code == "status-closed":  # how it was closed, only a person knows
        return "” / “".join(doubt.suggestions)
    return doubt.suggestions[0]


def _read_date(value: CellValue, column: Column) -> Reading:
    if isinstance(value, datetime):
        return Reading(value.date().isoformat())
    if isinstance(value, date):
        return Reading(value.isoformat())
    if isinstance(value, str):
        text = tidy(value)
        return _read_date_in_words(text, column.kind) if text else Reading("")
    return Reading(None, "date-not-a-date", _serial_suggestion(value))


@lru_cache(maxsize=4096)
def _read_date_in_words(text: str, kind: Kind) -> Reading:
    from toolkit.tracker.wording.deadlines import DeadlineKind, read_deadline  # loaded for the first such answer

    deadline = read_deadline(text)
    if len(deadline.suggestions) > 1:
        return Reading(None, "date-ambiguous", either([day.isoformat() for day in deadline.suggestions]))
    if deadline.suggestions:
        return Reading(None, "date-not-a-date", deadline.suggestions[0].isoformat())
    asked = next((doubt for doubt in deadline.doubts if doubt.code in ("deadline-question", "deadline-years")), None)
    if asked:
        return Reading(None, "date-not-a-date", either(list(asked.suggestions)))
    is_open = deadline.kind is DeadlineKind.OPEN_START
    if deadline.first is None or (deadline.last is None and not is_open) or deadline.rest:
        return Reading(None, "date-not-a-date")
    period = Period(deadline.first, None if is_open else deadline.last)
    if period.is_day or kind is Kind.PERIOD:
        return Reading(period.plain, "date-as-text", period.plain)
    return Reading(None, "date-not-a-date")


def _serial_suggestion(value: object) -> str:
    """A number that was meant as a date lost its format; offer the day it would be."""
    if isinstance(value, int | float) and not isinstance(value, bool) and 36_526 <= value < 73_051:
        return (date(1899, 12, 30) + timedelta(days=int(value))).isoformat()
    return ""


def _read_number(value: CellValue) -> Reading:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Reading(as_text(value))
    try:
        return Reading(as_text(float(as_text(value).replace(",", "").replace(" ", ""))))
    except ValueError:
        return Reading(None, "not-a-number")
