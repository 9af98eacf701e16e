"""Reading one answer cell: from what stands in it to a plain value, or to the problem it is."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from toolkit.tracker.judging.live import FIRST_DAY, LAST_DAY, spelled
from toolkit.tracker.record.cells import CellValue, ErrorValue, Formula, PerCent, as_typed
from toolkit.tracker.record.codes import Code, Status
from toolkit.tracker.record.columns import EXCEL_TEXT_LIMIT, Column, Kind, fold, fold_letters, tidy, to_plain
from toolkit.tracker.record.periods import Period
from toolkit.tracker.wording.words import nearest
from toolkit.words.phrases import OR_QUOTED, either, quoted, within_quotes
from toolkit.words.speaking import by_language, figure

CLOSE_ENOUGH = 75
"""Similarity (0 to 100, RapidFuzz ratio) from which on a choice is suggested; it is never taken by itself."""


_SHORT = 100
"""Signs of a choice or a day that is read once."""
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


def be_ready() -> None:
    """Make ready what reads words that were typed in the place of a choice or a day.

    It takes as long as reading many a return: processes that are begun afterwards need not do so, each for itself.
    """
    _read_code("unknown word", Status)
    _read_date_in_words("1 May 2018", Kind.DATE)


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
    if isinstance(value, PerCent):
        return f"{value.shown:.15g}%"
    if isinstance(value, float):
        return f"{value:.15g}"
    return str(value)


def read_returned(value: CellValue | None, column: Column) -> Reading:
    """Read an answer cell of a return, in which only that counts which its workbook takes, too.

    A choice that the list does not offer, such as “Not reported”, is none. A day of another century is hardly meant:
    who types 2018 into a cell for dates gets 10 July 1905.
    """
    # Choices and days are much alike; other values may be equal though they are not the same, such as 1 and TRUE.
    if not column.is_text and (type(value) is date or (type(value) is str and len(value) <= _SHORT)):
        return _read_once(value, column)
    return _read_returned(value, column)


def _read_returned(value: CellValue | None, column: Column) -> Reading:
    reading = read_answer(value, column)
    if column.omitted and reading.plain is not None and as_text(value) and _is_omitted(reading.plain, column):
        return Reading(None, "not-in-list")
    is_date = column.kind in (Kind.DATE, Kind.PERIOD)
    if is_date and reading.plain and not all(_FIRST <= day <= _LAST for day in reading.plain.split("/") if day):
        return Reading(None, "date-far-off")
    return reading


_read_once = lru_cache(maxsize=10_000)(_read_returned)


def read_typed(value: CellValue | None, column: Column) -> Reading:
    """Read a cell that was typed into the register: there a status can be any words that surely say it.

    Words that say more, such as when it was done, are not read, since a status cannot hold what they say.
    """
    reading = read_answer(value, column)
    if reading.plain is None and column.codes is Status and (status := _status_stated(as_text(value))):
        return Reading(status.value, "read-as", status.label)
    return reading


def _status_stated(text: str) -> Status | None:
    """The status that words surely say, where they say nothing else; as import reads it."""
    from toolkit.tracker.wording.statuses import read_status  # loaded for the first such answer

    read = read_status(text)
    more = read.rest or read.completed or read.continuing or read.closing_reason or read.cross_refs
    says_more = bool(more) or any(sign.isdecimal() for sign in text)
    return read.status if read.sure and read.status is not Status.NOT_REPORTED and not says_more else None


def _is_omitted(plain: str, column: Column) -> bool:
    return plain in map(to_plain, column.omitted)


def read_answer(value: CellValue | None, column: Column) -> Reading:
    """Read an answer cell of a column."""
    if value is None:
        return Reading("")
    if type(value) is str and column.is_text:
        return _read_text(tidy(value), column)
    value = as_typed(value)
    if isinstance(value, Formula):
        return Reading(None, "formula-in-answer", as_text(value.cached))
    if isinstance(value, ErrorValue):
        return Reading(None, "error-value")
    if column.kind is Kind.CODE:
        return _read_code(as_text(value), column.codes)
    if column.kind is Kind.LIST:
        return _read_listed(as_text(value), column.listed)
    if column.kind in (Kind.DATE, Kind.PERIOD):
        return _read_date(value, column)
    if column.kind is Kind.NUMBER:
        return _read_number(value)
    if column.kind is Kind.PER_CENT:
        return _read_per_cent(value)
    return Reading(as_text(value))


def _read_text(text: str, column: Column) -> Reading:
    if len(text) <= column.max_length:
        return Reading(text)
    if len(text) > EXCEL_TEXT_LIMIT:
        return Reading(None, "too-long", figure(EXCEL_TEXT_LIMIT))
    return Reading(text, "longer-than-asked", figure(column.max_length))


@by_language()
def _choices(codes: type[Code]) -> tuple[dict[str, str], dict[str, str]]:
    labels = {fold_letters(label): code.value for code in reversed(codes) for label in code.labels}
    labels |= {fold_letters(code.label): code.value for code in codes}
    aliases = {fold_letters(alias): code.value for code in codes for alias in (*code.aliases, code.value)}
    return labels, aliases


@by_language(4096)
def _read_code(text: str, codes: type[Code] | None) -> Reading:
    if not text or codes is None:
        return Reading("")
    labels, aliases = _choices(codes)
    folded = fold_letters(text)
    if folded in labels:
        return Reading(to_plain(codes(labels[folded])))
    if folded in aliases:
        code = codes(aliases[folded])
        return Reading(to_plain(code), "read-as", code.label)
    known = labels | aliases
    if codes is Status and (meant := _status_meant(text, known)):
        return meant
    near = nearest(folded, known, CLOSE_ENOUGH)
    return Reading(None, "not-in-list", codes(known[near]).label if near else "")


def code_in(text: str, codes: type[Code]) -> str:
    """The code that a text names in any language; any other text as it is."""
    labels, aliases = _choices(codes)
    folded = fold_letters(text)
    return labels.get(folded) or aliases.get(folded, text)


@by_language(4096)
def _read_listed(text: str, listed: tuple[str, ...]) -> Reading:
    if not text:
        return Reading("")
    known = {fold(choice): choice for choice in listed}
    folded = fold_letters(text)
    alike = [choice for choice in known.values() if fold_letters(choice) == folded]
    if choice := known.get(fold(text)) or (alike[0] if len(alike) == 1 else None):
        is_same = spelled(choice).lower() == spelled(text).lower()
        return Reading(choice) if is_same else Reading(choice, "read-as", choice)
    near = nearest(folded, by_letters := {fold_letters(choice): choice for choice in listed}, CLOSE_ENOUGH)
    return Reading(None, "not-in-list", by_letters[near] if near else "")


def _status_meant(text: str, known: dict[str, str]) -> Reading | None:
    """The status that words probably say, such as In progress for “being implemented”; None where they say none.

    Words that say how it goes, such as “delayed” or “on hold”, belong into the comment beside a status.

    Args:
        text: The words.
        known: What statuses are called, folded, and their codes. Of statuses that may be meant, it is the one that is
            called nearly so.
    """
    from toolkit.tracker.wording.statuses import read_status  # loaded for the first such answer

    read = read_status(text)
    if read.sure and read.status is not Status.NOT_REPORTED:
        return Reading(None, "not-in-list", read.status.label)
    doubt = next((doubt for doubt in read.doubts if doubt.suggestions), None)
    if doubt is None:
        return None
    likely = {name: label for name, code in known.items() if (label := Status(code).label) in doubt.suggestions}
    if near := nearest(fold_letters(text), likely, CLOSE_ENOUGH):
        return Reading(None, "not-in-list", likely[near])
    if doubt.suggestions == (Status.IN_PROGRESS.label, Status.NOT_STARTED.label):
        return Reading(None, "status-with-reason", either([*map(quoted, doubt.suggestions)]))
    if doubt.code == "status-closed":  # how it was closed, only a person knows
        return Reading(None, "not-in-list", within_quotes(OR_QUOTED, doubt.suggestions))
    return Reading(None, "not-in-list", doubt.suggestions[0])


def _read_date(value: CellValue, column: Column) -> Reading:
    if isinstance(value, datetime):
        return Reading(value.date().isoformat())
    if isinstance(value, date):
        return Reading(value.isoformat())
    if isinstance(value, str):
        text = tidy(value)
        return _read_date_in_words(text, column.kind) if text else Reading("")
    return Reading(None, "date-not-a-date", _serial_suggestion(value))


@by_language(4096)
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


_NUMBER = re.compile(
    r"(?P<sign>[+-]?)(?P<whole>[0-9]+|[0-9]{1,3}(?:(?P<group>[ '’.,])[0-9]{3})(?:(?P=group)[0-9]{3})*)"
    r"(?:(?P<point>[.,])(?P<part>[0-9]+))?")


_SIGN = re.compile(r"\s*(?:%|per\s?cent|pct\.?)$", re.IGNORECASE)


@lru_cache(maxsize=4096)
def _numbers_in(text: str) -> Sequence[float]:
    """The numbers that a text can be: none, one, or two where nobody knows what its comma or full stop parts."""
    match = _NUMBER.fullmatch(" ".join(text.split()))
    if match is None or (match["group"] and match["group"] == match["point"]):
        return ()
    sign = -1.0 if match["sign"] == "-" else 1.0
    whole = re.sub("[^0-9]", "", match["whole"])
    read = sign * float(f"{whole}.{match['part'] or 0}")
    is_doubtful = match["point"] and not match["group"] and len(match["part"]) == 3 and len(whole) <= 3 and whole != "0"
    return (read, sign * float(whole + match["part"])) if is_doubtful else (read,)


def _read_number(value: CellValue) -> Reading:
    if isinstance(value, PerCent):
        return Reading(None, "number-unclear", either([to_plain(float(value)), to_plain(value.shown)]))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Reading(to_plain(float(value)))
    return _number_in_words(as_text(value), "not-a-number")


def _number_in_words(text: str, otherwise: str) -> Reading:
    numbers = [to_plain(number) for number in _numbers_in(text)]
    if len(numbers) == 1:
        return Reading(numbers[0], "number-as-text", numbers[0])
    if numbers:
        return Reading(None, "number-unclear", either(numbers))
    return Reading(None, otherwise) if text else Reading("")


def _read_per_cent(value: CellValue) -> Reading:
    """The cell says whether 0.4 is 40%; where it does not, both may be meant."""
    if isinstance(value, PerCent):
        return _of_hundred(value.shown, f"{to_plain(float(value))}%" if 1 < value <= 100 else "")
    text = as_text(value)
    bare = _SIGN.sub("", text)
    if isinstance(value, int | float) and not isinstance(value, bool):
        reading = Reading(to_plain(float(value)), "number-as-text", f"{bare}%")
    else:
        reading = _number_in_words(bare, "not-per-cent")
    if reading.plain is None or not reading.plain:
        return reading
    number = float(reading.plain)
    if bare == text and 0 < number <= 1:
        shares = [f"{to_plain(one)}%" for one in (number, PerCent(number).shown)]
        return Reading(None, "per-cent-unclear", either(shares))
    return _of_hundred(number, "") if not 0 <= number <= 100 else reading


def _of_hundred(number: float, suggestion: str) -> Reading:
    return Reading(to_plain(number)) if 0 <= number <= 100 else Reading(None, "not-per-cent", suggestion)
