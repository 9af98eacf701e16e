"""Number formats: which of them show a date or a percentage, and what the number below then means.

A spreadsheet stores a date as the count of days, and 40% as 0.4; only the format of the cell says what it is.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import cache, lru_cache
from math import isfinite

from toolkit.tracker.record.cells import PerCent

Serial = int | float
Shown = int | float | date | datetime | time | timedelta


class Shows(Enum):
    """What a number format shows a number as."""

    NUMBER = "number"
    PER_CENT = "per cent"
    DATE = "date"
    TIME = "time"
    DATE_AND_TIME = "date and time"
    ELAPSED = "elapsed time"


BUILTIN: Mapping[int, Shows] = {
    **dict.fromkeys((9, 10), Shows.PER_CENT),
    **dict.fromkeys((14, 15, 16, 17, *range(27, 32), 34, 35, 36, *range(50, 59)), Shows.DATE),
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 45, 47), Shows.TIME),
    22: Shows.DATE_AND_TIME,
    46: Shows.ELAPSED,
}
"""The formats that a file uses by number, without spelling them out."""

_LITERAL = re.compile(r'"[^"]*"?|\\.|[_*].|General', re.IGNORECASE | re.DOTALL)
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_CONDITION = re.compile(r"\[[<>=][^\]]*\]")
_BRACKET = re.compile(r"\[[^\]]*\]")
_NOON = re.compile(r"am/pm|a/p", re.IGNORECASE)
_SCIENTIFIC = re.compile(r"e[+-]", re.IGNORECASE)
_FRACTION_OF_SECONDS = re.compile(r"(?<=[s~])[.,]0+", re.IGNORECASE)
_MILLISECONDS = 86_400_000
_DIGITS = 16
_LONGEST = 1024
"""Excel holds codes of 255 characters; what is longer than this is not looked at to its end."""


@lru_cache(maxsize=1_000)
def what_it_shows(code: str) -> Shows:
    """What a format code shows a positive number as.

    Quoted text, escaped characters, colours, locales and conditions count for nothing. Of several sections the
    first decides; if it holds under a condition only, the first that shows a date or a time.
    """
    # A tilde stands for a unit of elapsed time from here on; it has no meaning of its own in a code.
    bare = _ELAPSED.sub("~", _LITERAL.sub("", code[:_LONGEST]).replace("~", ""))
    sections = bare.split(";")
    if not _CONDITION.search(sections[0]):
        return _section_shows(sections[0])
    shown = map(_section_shows, sections)
    return next((kind for kind in shown if kind is not Shows.NUMBER), Shows.NUMBER)


def shows_time(shown: str | int | None) -> bool:
    """Whether a number format, given by its code or its number, shows a date or a time."""
    kind = what_it_shows(shown) if isinstance(shown, str) else BUILTIN.get(shown or 0, Shows.NUMBER)
    return kind not in (Shows.NUMBER, Shows.PER_CENT)


def _section_shows(section: str) -> Shows:
    section = _NOON.sub("h", _BRACKET.sub("", section))
    if _SCIENTIFIC.search(section):
        return Shows.NUMBER
    section = _FRACTION_OF_SECONDS.sub("", section).lower()
    if re.search(r"[0#?@]", section):
        return Shows.PER_CENT if "%" in section else Shows.NUMBER
    has_time = bool(re.search(r"[hs~]", section))
    has_date = bool(re.search(r"[ydegb]|aaa|mmm", section)) or ("m" in section and not has_time)
    if "~" in section and not has_date:
        return Shows.ELAPSED
    if has_date:
        return Shows.DATE_AND_TIME if has_time else Shows.DATE
    return Shows.TIME if has_time else Shows.NUMBER


class Meanings(dict[str, Shown]):
    """What numbers, as written in a cell, mean in one kind of format; each is worked out once.

    Returns are full of the same days, so that what one file taught is kept for the next, up to a bound.
    """

    _MOST = 100_000

    def __init__(self, conversion: Callable[[Serial], Shown]) -> None:
        super().__init__()
        self._conversion = conversion

    def __missing__(self, written: str) -> Shown:
        if len(self) >= self._MOST:
            self.clear()
        meaning = self[written] = self._conversion(number(written))
        return meaning


class Formats(dict[str | None, Meanings | None]):
    """How to read the numbers of cells: index of a format, as cells write it -> what its numbers mean as days or times.

    None stands for a cell that names no format, and in place of meanings for a format that shows a plain number, as
    one that the workbook does not have. An index may also be written as +1 or 01.

    Args:
        formats: What each cell format of the workbook shows, in their order.
        date_1904: Whether days are counted from 1904.
    """

    def __init__(self, formats: Iterable[Shows] = (), *, date_1904: bool = False) -> None:
        of_kind = _of_kinds(date_1904)
        super().__init__({str(index): of_kind.get(kind) for index, kind in enumerate(formats)})
        self[None] = self.get("0")

    def __missing__(self, written: str | None) -> Meanings | None:
        """What another way of writing an index means.

        Raises:
            ValueError: It is none.
        """
        index = (written or "").strip().removeprefix("+")
        if not (index.isascii() and index.isdecimal()):
            raise ValueError(written)
        return self.get(str(int(index)))


@cache
def _of_kinds(date_1904: bool) -> dict[Shows, Meanings]:
    return {
        Shows.DATE: Meanings(_moment_1904 if date_1904 else _date_1900),
        Shows.TIME: Meanings(_time_1904 if date_1904 else _time_1900),
        Shows.DATE_AND_TIME: Meanings(_moment_1904 if date_1904 else _time_1900),
        Shows.ELAPSED: Meanings(_elapsed),
        Shows.PER_CENT: Meanings(PerCent),
    }


def number(written: str) -> Serial:
    """The number that a cell holds: whole if it is, as far as a spreadsheet can tell whole numbers apart."""
    if len(written) < _DIGITS and written.isdecimal():
        return int(written)
    value = float(written)
    if not isfinite(value) or "_" in written:
        raise ValueError(written)
    return int(value) if value.is_integer() and abs(value) <= 2**53 else value


_BEFORE_1900 = date(1899, 12, 30).toordinal()
_START_1904 = date(1904, 1, 1).toordinal()
_LAST = date.max.toordinal()
_DAY_THAT_NEVER_WAS = 60


def _date_1900(serial: Serial) -> Shown:
    # 29 February 1900, which the format counts, never was; the days before it are one off.
    if serial >= _DAY_THAT_NEVER_WAS + 1:
        return _on_day(serial, _BEFORE_1900)
    if 1 <= serial < _DAY_THAT_NEVER_WAS:
        return _on_day(serial, _BEFORE_1900 + 1)
    return serial


def _time_1900(serial: Serial) -> Shown:
    return _time_of_day(serial) if 0 <= serial < 1 else _date_1900(serial)


def _moment_1904(serial: Serial) -> Shown:
    return _on_day(serial, _START_1904) if serial >= 0 else serial


def _time_1904(serial: Serial) -> Shown:
    return _time_of_day(serial) if 0 <= serial < 1 else _moment_1904(serial)


def _on_day(serial: Serial, start: int) -> Shown:
    if serial >= _LAST - start + 1:
        return serial
    days = int(serial)
    if days == serial:
        return date.fromordinal(start + days)
    past_midnight = round((serial - days) * _MILLISECONDS)
    if past_midnight == _MILLISECONDS and start + days == _LAST:
        return serial
    return datetime.fromordinal(start + days) + timedelta(milliseconds=past_midnight)


def _time_of_day(serial: Serial) -> Shown:
    past_midnight = round(serial * _MILLISECONDS)
    if past_midnight == _MILLISECONDS:
        return serial
    return (datetime(1904, 1, 1) + timedelta(milliseconds=past_midnight)).time()  # noqa: DTZ001 -- cells have no zone


def _elapsed(serial: Serial) -> Shown:
    if not 0 <= serial < _LAST - _BEFORE_1900 + 1:
        return serial
    return timedelta(milliseconds=round(serial * _MILLISECONDS))
