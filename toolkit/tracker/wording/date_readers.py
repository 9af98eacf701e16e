"""What a date in words says: one reader for each way of writing it, from the match of its pattern to what was found."""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from toolkit.tracker.record.periods import Period
from toolkit.tracker.wording.calendar_words import MONTH_NUMBERS, ORDINALS, SEASONS
from toolkit.tracker.wording.words import folded, nearest
from toolkit.words.readings import deadlines as words
from toolkit.words.speaking import NO_WORDS, Message, Unsaid, unsaid

EARLIEST_YEAR, LATEST_YEAR = 1990, 2060
"""Years between which a misspelt year is sought."""
NO_REASON = Unsaid(NO_WORDS)
FIRST_DAY_LIKE, LAST_DAY_LIKE = 28, 31
"""Days that some month does not have; two digits after a month that are more likely one of them than a year."""
_FISCAL_ENDS = ((3, 31), (6, 30), (9, 30), (12, 31))


@dataclass(frozen=True, slots=True)
class Found:
    """A date found in a text.

    Attributes:
        start: Where it begins, counted in the one-spaced text.
        end: Where it ends.
        text: Its words.
        period: From its first to its last day; None when it is malformed.
        precision: day, week, month, quarter, half, season or year.
        is_range: Whether both ends were written.
        only_last: Whether only the last day is meant, as in “end of 2015”.
        suggestions: The days that may be meant, earliest first.
        reason: Why it was read so.
        question: What must be asked before it gives a due date; None when nothing must.
        doubt: What is asked of it although its last day is taken for the due date.
        orders: The day it is if the day stands first, and if the month does, where it can be read in several ways.
        is_fiscal: Whether it is a fiscal year, or a quarter of one.
        fiscal_quarter: Which quarter of a fiscal year it is; 0 where it is none.
        several: Whether it names several dates of which each may be meant.
        as_year: The period it is if its two digits are a year, where they may be a day as well: “March 12”.
    """

    start: int
    end: int
    text: str
    period: Period | None
    precision: str
    is_range: bool = False
    only_last: bool = False
    suggestions: tuple[date, ...] = ()
    reason: Unsaid = NO_REASON
    question: Unsaid | None = None
    doubt: Unsaid | None = None
    orders: tuple[date | None, date | None] | None = None
    is_fiscal: bool = False
    fiscal_quarter: int = 0
    several: bool = False
    as_year: Period | None = None


Match = re.Match[str]
_DIGITS = re.compile(r"\d+")


def last_day_of(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def made(match: Match, first: date, last: date, precision: str, reason: Message | Unsaid, *,
         is_range: bool = False) -> Found:
    """A date that was read."""
    return Found(match.start(), match.end(), match.group(), Period(first, last, match.group()), precision,
                 is_range=is_range, reason=_unsaid(reason), several=bool(match.groupdict().get("and")))


def _unsaid(reason: Message | Unsaid) -> Unsaid:
    return reason if isinstance(reason, Unsaid) else Unsaid(reason)


def _malformed(match: Match, reason: Message | Unsaid, *suggestions: date | None, precision: str = "day") -> Found:
    days = tuple(sorted({day for day in suggestions if day is not None}))
    return Found(match.start(), match.end(), match.group(), None, precision, suggestions=days, reason=_unsaid(reason))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _near_day(year: int, month: int, day: int) -> date | None:
    """The last day of a month for one that it does not have, such as 31 June."""
    return last_day_of(year, month) if FIRST_DAY_LIKE < day <= LAST_DAY_LIKE and 1 <= month <= 12 else None


def year_of(digits: str) -> int | None:
    """The year that two or four digits say; None of others."""
    if len(digits) == 2:
        return 2000 + int(digits)
    year = int(digits)
    return year if len(digits) == 4 and 1900 <= year <= 2099 else None


def _month(name: str) -> int:
    return MONTH_NUMBERS[folded(name)]


def _years_meant(digits: str) -> list[int]:
    """Years that are one slip away: a digit left out, one too many, or two exchanged."""
    shapes = {digits[:i] + extra + digits[i:] for i in range(len(digits) + 1) for extra in "0123456789"}
    shapes |= {digits[:i] + digits[i + 1:] for i in range(len(digits))}
    shapes |= {digits[:i] + digits[i + 1] + digits[i] + digits[i + 2:] for i in range(len(digits) - 1)}
    years = {int(shape) for shape in shapes if len(shape) == 4}
    return sorted(year for year in years if EARLIEST_YEAR <= year <= LATEST_YEAR)


def read_day(match: Match) -> Found:
    """A day with the name of its month: 30 April 15, Dec 30, 2014."""
    day, month, digits = int(match["day"]), _month(match["month"]), match["year"]
    year = year_of(digits)
    if year is None:
        meant = [_day(guess, month, day) for guess in _years_meant(digits)]
        return _malformed(match, unsaid(words.NO_YEAR, digits=digits), *meant)
    exact = _day(year, month, day)
    if exact is None:
        return _malformed(match, words.NO_SUCH_DAY, _near_day(year, month, day))
    is_short = len(digits) == 2
    return made(match, exact, exact, "day",
                unsaid(words.SHORT_YEAR, digits=digits, year=year) if is_short else words.DAY_MONTH_YEAR)


def _month_meant(word: str, likeness: int) -> int | None:
    close = nearest(folded(word), MONTH_NUMBERS, likeness)
    return MONTH_NUMBERS[close] if close else None


def read_misspelt_month(match: Match) -> Found | None:
    """A day of a month whose name is misspelt."""
    word, year = match["word"], year_of(match["year"])
    meant = None if folded(word) in MONTH_NUMBERS or year is None else _month_meant(word, 75)
    if meant is None or year is None:
        return None
    return _malformed(match, unsaid(words.NO_MONTH, word=word), _day(year, meant, int(match["day"])))


def read_misspelt_month_alone(match: Match) -> Found | None:
    """A month and year whose month is misspelt."""
    meant, year = _month_meant(match["word"], 85), int(match["year"])
    if meant is None or folded(match["word"]) in SEASONS:
        return None
    return _malformed(match, unsaid(words.NO_MONTH, word=match["word"]), last_day_of(year, meant), precision="month")


def read_numeric(match: Match) -> Found:
    """A day in figures: 7.10.2016 is day.month.year; 3/4/2016 is two days until its order is known."""
    first, second, year = int(match["a"]), int(match["b"]), year_of(match["year"])
    if year is None:
        return _malformed(match, unsaid(words.NO_YEAR, digits=match["year"]))
    as_day_first, as_month_first = _day(year, second, first), _day(year, first, second)
    as_year_first = day_if_year_first(match)
    if as_year_first:
        orders = (as_day_first, None if match["sep"] == "." else as_month_first)
        days = {day for day in (*orders, as_year_first) if day}
        return Found(match.start(), match.end(), match.group(), None, "day", suggestions=tuple(sorted(days)),
                     reason=Unsaid(words.MAY_BEGIN_WITH_YEAR), orders=orders)
    if match["sep"] == ".":
        if as_day_first is None:
            return _malformed(match, words.DOTTED_NO_DAY,
                              as_month_first or _near_day(year, second, first))
        return made(match, as_day_first, as_day_first, "day", words.DOTTED)
    if as_day_first and as_month_first and as_day_first != as_month_first:
        return Found(match.start(), match.end(), match.group(), None, "day",
                     suggestions=tuple(sorted((as_day_first, as_month_first))), reason=Unsaid(words.TWO_WAYS),
                     orders=(as_day_first, as_month_first))
    exact = as_day_first or as_month_first
    if exact is None:
        return _malformed(match, words.NO_SUCH_DAY, _near_day(year, second, first))
    return made(match, exact, exact, "day", words.ONE_ORDER)


def day_if_year_first(match: Match) -> date | None:
    """The day that 16-03-04 is if it begins with its year; None where that is unlikely.

    Dashes are how days are written that begin with their year. Beside other signs, the last two digits must be less
    likely a year than a day.
    """
    first, second, last = match["a"], match["b"], match["year"]
    if not len(first) == len(second) == len(last) == 2 or not 0 < int(first) < FIRST_DAY_LIKE:
        return None
    if match["sep"] != "-" and int(last) < FIRST_DAY_LIKE:
        return None
    return _day(2000 + int(first), int(second), int(last))


def read_year_first(match: Match) -> Found:
    """Year, month, day."""
    year, month, day = int(match["year"]), int(match["a"]), int(match["b"])
    exact = _day(year, month, day)
    if exact is None:
        return _malformed(match, words.NO_SUCH_DAY, _day(year, day, month) or _near_day(year, month, day))
    return made(match, exact, exact, "day", words.YEAR_MONTH_DAY)


def read_month(match: Match) -> Found:
    """A month with its year; two digits that are no likely year, or that may be a day, are a question."""
    digits = match["year"]
    year, month = year_of(digits), _month(match["month"])
    if year is None:
        return _malformed(match, unsaid(words.NO_YEAR, digits=digits),
                          *(last_day_of(guess, month) for guess in _years_meant(digits)), precision="month")
    if _may_be_a_day(digits, match["gap"]):
        return _day_or_year(match, date(year, month, 1), last_day_of(year, month))
    reason = unsaid(words.YEAR_NOT_DAY, digits=digits, year=year) if len(digits) == 2 else words.MONTH_AND_YEAR
    return made(match, date(year, month, 1), last_day_of(year, month), "month", reason)


def _may_be_a_day(digits: str, gap: str) -> bool:
    """Whether two digits after the name of a month may be its day: there is nothing but a space between them."""
    return len(digits) == 2 and 1 <= int(digits) <= LAST_DAY_LIKE and not gap.strip()


def _day_or_year(match: Match, first: date, last: date) -> Found:
    """What “March 12” says: its digits are a day without a year, or a year, as words beside may tell."""
    digits = match["year"]
    suggestions = () if int(digits) >= FIRST_DAY_LIKE else (last,)
    return Found(match.start(), match.end(), match.group(), None, "month", suggestions=suggestions,
                 reason=unsaid(words.DAY_OR_YEAR, digits=digits, year=last.year),
                 as_year=Period(first, last, match.group()))


def with_year(found: Found) -> Found:
    """A date whose two digits are known to be the year."""
    if found.as_year is None or found.as_year.last is None:
        return found
    return replace(found, period=found.as_year, suggestions=(), as_year=None,
                   reason=unsaid(words.DIGITS_ARE_YEAR, year=found.as_year.last.year))


def with_day(found: Found) -> Found:
    """A date whose two digits are known to be the day: its year is missing."""
    if found.as_year is None:
        return found
    return replace(found, suggestions=(), as_year=None, precision="day", reason=Unsaid(words.YEAR_MISSING))


def read_numbered_month(match: Match) -> Found | None:
    """2018/12 or 12/2018; 2011-12 may be two years as well."""
    year, month = int(match["year"]), int(match["m"])
    if not 1 <= month <= 12:
        return None
    found = made(match, date(year, month, 1), last_day_of(year, month), "month", words.YEAR_AND_MONTH)
    if match.start("year") < match.start("m") and month == (year + 1) % 100 and len(match["m"]) == 2:
        return replace(found, suggestions=(last_day_of(year, month), *ends_of(year + 1)),
                       doubt=unsaid(words.MONTH_OR_YEAR, year=year))
    return found


def read_without_year(match: Match) -> Found:
    """A day and month whose year is missing."""
    return _malformed(match, words.YEAR_MISSING)


def number_of(match: Match) -> int:
    """Which quarter or half; 0 when it is none."""
    parts = match.groupdict()
    figures = next(filter(None, map(parts.get, ("n", "n2", "n3"))), "")
    return int(figures) if figures.isdecimal() else ORDINALS.get(folded(parts.get("ord") or ""), 0)


def _part_of_year(match: Match, months: int, precision: str, reason: Message) -> Found | None:
    year, number = year_of(match["year"]), number_of(match)
    if year is None or not 1 <= number <= 12 // months:
        return None
    last_month = number * months
    return made(match, date(year, last_month - months + 1, 1), last_day_of(year, last_month), precision,
                 unsaid(reason, number=number, year=year))


def read_quarter(match: Match) -> Found | None:
    """A quarter of a year."""
    return _part_of_year(match, 3, "quarter", words.QUARTER_OF)


def read_half(match: Match) -> Found | None:
    """A half of a year."""
    return _part_of_year(match, 6, "half", words.HALF_OF)


def read_quarters(match: Match) -> Found | None:
    """Quarters of one year, from the first to the last."""
    year, first, last = year_of(match["year"]), int(match["n1"]), int(match["n"])
    if year is None or first >= last:
        return None
    return made(match, date(year, first * 3 - 2, 1), last_day_of(year, last * 3), "quarter",
                 unsaid(words.QUARTERS_OF, first=first, last=last, year=year), is_range=True)


def read_season(match: Match) -> Found:
    """A season, whose months depend on the hemisphere: it has a period, but no due date until that is known."""
    year, first = int(match["year"]), SEASONS[folded(match["season"])]
    last = last_day_of(year + 1, 2) if first == 12 else last_day_of(year, first + 2)
    return Found(match.start(), match.end(), match.group(), Period(date(year, first, 1), last, match.group()), "season",
                 is_range=True, suggestions=(last,), reason=Unsaid(words.SEASON),
                 question=Unsaid(words.OTHER_HEMISPHERE))


def read_week(match: Match) -> Found | None:
    """A numbered week (ISO 8601)."""
    year = int(match["year"])
    try:
        first = date.fromisocalendar(year, int(match["n"]), 1)
    except ValueError:
        return None
    return made(match, first, first + timedelta(6), "week",
                unsaid(words.WEEK_NUMBER, number=int(match["n"]), year=year), is_range=True)


def read_year(match: Match) -> Found:
    """A whole year."""
    year = int(match["year"])
    return made(match, date(year, 1, 1), date(year, 12, 31), "year", words.WHOLE_YEAR)


def ends_of(year: int) -> tuple[date, ...]:
    """The days on which a year that is no calendar year may end."""
    return tuple(date(year, month, day) for month, day in _FISCAL_ENDS)


def read_years(match: Match) -> Found | None:
    """2018/2019: two years, not a month. 2020-21 may be one year, as of a school, and asks when that ends."""
    first, end = int(match["year"]), match["b"]
    is_next = int(end) % 100 == (first + 1) % 100
    last = int(end) if len(end) == 4 else first + 1 if is_next else int(match["year"][:2] + end)
    if last <= first or (len(end) == 2 and int(end) <= 12 and not is_next):
        return None
    found = made(match, date(first, 1, 1), date(last, 12, 31), "year", words.YEARS,
                  is_range=True)
    if len(end) == 4 or not is_next:
        return found
    return replace(found, suggestions=ends_of(last),
                   doubt=unsaid(words.ONE_YEAR_OR_TWO, first=first, last=last))


def read_days(match: Match) -> Found | None:
    """Two days with one year."""
    year = year_of(match["year"])
    if year is None:
        return None
    parts = match.groupdict()
    first_month, last_month = parts.get("month1") or parts.get("month"), parts.get("month") or parts.get("month1")
    if not first_month or not last_month:
        return None
    last = _day(year, _month(last_month), int(match["day"]))
    first = _day(year, _month(first_month), int(match["day1"]))
    if first and last and first > last:
        first = _day(year - 1, _month(first_month), int(match["day1"]))
    if first is None or last is None or first > last:
        return _malformed(match, words.NO_SUCH_DAY)
    return made(match, first, last, "day", words.DAYS_OF_ONE_YEAR, is_range=True)


def read_months(match: Match) -> Found | None:
    """Two months with one year."""
    year = year_of(match["year"])
    first, last = _month(match["month1"]), _month(match["month"])
    if year is None:
        return None
    begin, end = date(year - (first > last), first, 1), last_day_of(year, last)
    if _may_be_a_day(match["year"], match["gap"]):
        return replace(_day_or_year(match, begin, end), is_range=True)
    return made(match, begin, end, "month", words.MONTHS_OF_ONE_YEAR, is_range=True)


def read_days_of_month(match: Match) -> Found | None:
    """Several days of one month: 2017-05-02/03/04; 2, 3 and 4 May 2017."""
    parts = match.groupdict()
    year = year_of(match["year"])
    month = int(parts["m"]) if parts.get("m") else _month(match["month"])
    days = [int(day) for day in _DIGITS.findall(match["days"])]
    if year is None or days != sorted(set(days)):
        return None
    first, last = _day(year, month, days[0]), _day(year, month, days[-1])
    if first is None or last is None:
        return _malformed(match, words.NO_SUCH_DAY)
    return made(match, first, last, "day", words.FIRST_TO_LAST, is_range=True)


def read_list_of_years(match: Match) -> Found | None:
    """Years one after the other: 2015, 2016 and 2017."""
    years = [int(year) for year in _DIGITS.findall(match.group())]
    if years != list(range(years[0], years[-1] + 1)):
        return None
    return made(match, date(years[0], 1, 1), date(years[-1], 12, 31), "year", words.YEARS,
                is_range=True)
