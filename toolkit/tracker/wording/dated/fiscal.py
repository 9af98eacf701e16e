"""Fiscal years and their quarters: which days they have depends on the month in which the organization's year begins.

Without that month they give no due date, and the days on which such a year may end are suggested. “FY24” is the year
that ends in 2024, which is asked; “2023/24” says both of its years.
"""

from dataclasses import replace
from datetime import date, timedelta

from toolkit.tracker.record.periods import Period
from toolkit.tracker.wording.date_readers import Found, Match, ends_of, made, number_of, year_of
from toolkit.words.readings import deadlines as words
from toolkit.words.speaking import Unsaid, unsaid

ENDS_UNKNOWN, PART_UNKNOWN = Unsaid(words.ENDS_UNKNOWN), Unsaid(words.PART_UNKNOWN)
MONTHS_OF_QUARTER = 3
_STARTS = (1, 4, 7, 10)
"""The months in which most fiscal years begin."""


def read_fiscal_year(match: Match) -> Found | None:
    """A fiscal year, or a quarter of one."""
    first, end = year_of(match["year"]), match["b"]
    last = first if end is None or first is None else year_of(end)
    if first is None or last is None or not first <= last <= first + 1:
        return None
    found = made(match, date(first, 1, 1), date(last, 12, 31), "year", words.CALENDAR_YEARS,
                 is_range=last > first)
    return as_fiscal(found, number_of(match))


def as_fiscal(found: Found, quarter: int = 0) -> Found:
    """A year or stretch of years as a fiscal one, or as a quarter of it."""
    if found.period is None or found.precision not in ("year", "quarter") or found.period.last is None:
        return found
    fiscal = replace(found, suggestions=(), doubt=None, is_fiscal=True, fiscal_quarter=quarter,
                     reason=Unsaid(words.CALENDAR_YEARS), question=ENDS_UNKNOWN)
    if not quarter:
        return replace(fiscal, suggestions=ends_of(found.period.last.year)[:3 if found.is_range else 4])
    starts = _STARTS[1:] if found.is_range else _STARTS
    days = {_days(found.period.last.year, start, quarter)[1] for start in starts}
    return replace(fiscal, precision="quarter", is_range=False, suggestions=tuple(sorted(days)))


def settled(found: Found, starts: int) -> Found:
    """A fiscal year or quarter with its days, where it is known in which month such a year begins.

    Args:
        found: A date.
        starts: The month, 1 to 12; 0 where it is not known.
    """
    if not starts or found.question != ENDS_UNKNOWN or found.period is None or found.period.last is None:
        return found
    begin, end = found.period.first.year, found.period.last.year
    if begin < end and starts == 1:
        return found  # a calendar year has not two of them
    first, last = _days(end, starts, found.fiscal_quarter)
    named = None if begin < end or starts == 1 else unsaid(words.ENDS_IN, year=end)
    other = () if not named else (_days(end + 1, starts, found.fiscal_quarter)[1],)
    return replace(found, period=Period(first, last, found.text), is_range=False, question=None, doubt=named,
                   suggestions=other, reason=unsaid(words.FISCAL_BEGINS, day=f"{date(first.year, starts, 1):%d.%m}"))


def _days(end: int, starts: int, quarter: int) -> tuple[date, date]:
    """The first and last day of the fiscal year that ends in a year, or of a quarter of it."""
    year = end if starts == 1 else end - 1
    if not quarter:
        return date(year, starts, 1), date(year + 1, starts, 1) - timedelta(days=1)
    months = [starts - 1 + MONTHS_OF_QUARTER * number for number in (quarter - 1, quarter)]
    first, after = (date(year + month // 12, month % 12 + 1, 1) for month in months)
    return first, after - timedelta(days=1)
