"""Finding dates in running text: days, months, quarters, halves, seasons, years and stretches between them.

A two-digit year is 20yy. Dotted dates are day.month.year. What looks like a date but is none (a year of three digits,
the 31st of a short month, 3/4/2016 which is two days) is found too, without a period and with what may be meant.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from rapidfuzz import fuzz, process

from toolkit.tracker.periods import Period
from toolkit.tracker.wording.calendar_words import (
    END_OF,
    HALF,
    MIDDLE_OF,
    MONTHS,
    OF,
    ORDINALS,
    QUARTER,
    SEASONS,
    TO,
)
from toolkit.tracker.wording.words import even, folded, one_of, one_spaced

MONTH_NUMBERS = {
    folded(even(name)): number
    for months in MONTHS.values()
    for number, names in enumerate(months, 1)
    for name in names
}
"""Every name of a month, in small letters -> its number."""

EARLIEST_YEAR, LATEST_YEAR = 1990, 2060
"""Years between which a misspelt year is sought."""


@dataclass(frozen=True, slots=True)
class Found:
    """A date found in a text.

    Attributes:
        start: Where it begins, counted in the one-spaced text.
        end: Where it ends.
        text: Its words.
        period: From its first to its last day; None when it is malformed.
        precision: day, month, quarter, half, season or year.
        is_range: Whether both ends were written.
        only_last: Whether only the last day is meant, as in “end of 2015”.
        suggestions: The days that may be meant by a malformed one, earliest first.
        reason: Why it was read so.
    """

    start: int
    end: int
    text: str
    period: Period | None
    precision: str
    is_range: bool = False
    only_last: bool = False
    suggestions: tuple[date, ...] = ()
    reason: str = ""


def find_dates(text: str) -> list[Found]:
    """Every date of a text that can be read without doubt, in order; places count in the one-spaced text."""
    return [found for found in find_all(text) if found.period is not None]


def find_all(text: str) -> list[Found]:
    """Every date of a text in order, malformed ones included; places count in the one-spaced text."""
    spaced = one_spaced(text)
    plain = even(spaced)
    candidates = [
        found
        for pattern, read in _PATTERNS
        for match in pattern.finditer(plain)
        if (found := read(match)) is not None
    ]
    candidates.sort(key=lambda found: (found.start, -found.end))
    chosen: list[Found] = []
    for found in candidates:
        if not chosen or found.start >= chosen[-1].end:
            chosen.append(found)
    return [replace(found, text=spaced[found.start:found.end]) for found in _joined(_qualified(chosen, plain), plain)]


def last_day_of(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def _qualified(founds: list[Found], plain: str) -> list[Found]:
    """Take “end of” and “middle of” into the date that follows."""
    return [_middle(_end(found, plain), plain) for found in founds]


def _end(found: Found, plain: str) -> Found:
    match = _END.search(plain, max(0, found.start - 24), found.start)
    if match is None or found.period is None or found.precision == "day":
        return found
    return replace(found, start=match.start(), only_last=True,
                   reason=f"the end of a {found.precision} is its last day")


def _middle(found: Found, plain: str) -> Found:
    match = _MIDDLE.search(plain, max(0, found.start - 24), found.start)
    if match is None or found.period is None or found.precision not in ("month", "year"):
        return found
    first = found.period.first
    if found.precision == "year":
        return replace(found, start=match.start(), period=Period(first, date(first.year, 6, 30)), precision="half",
                       only_last=True, reason="the middle of a year is the end of June")
    return replace(found, start=match.start(), period=Period.of_day(first.replace(day=15)), precision="day",
                   reason="the middle of a month is its 15th")


def _joined(founds: list[Found], plain: str) -> list[Found]:
    """Make one stretch of two dates with “to” or a dash between them."""
    joined: list[Found] = []
    for found in founds:
        before = joined[-1] if joined else None
        if before and _joins(before, found, plain[before.end:found.start]):
            joined[-1] = _stretch(before, found)
        else:
            joined.append(found)
    return joined


def _joins(before: Found, found: Found, gap: str) -> bool:
    if before.period is None or found.period is None or before.is_range or found.is_range:
        return False
    last = found.period.last
    return _TO_ONLY.fullmatch(gap) is not None and last is not None and before.period.first <= last


def _stretch(before: Found, found: Found) -> Found:
    if before.period is None or found.period is None:
        return before
    return replace(before, end=found.end, period=Period(before.period.first, found.period.last),
                   precision=found.precision, is_range=True, only_last=False, reason="from its first to its last day")


# Each pattern has one reader: match -> what was found, or None where the match is no date after all.


def _made(match: re.Match[str], first: date, last: date, precision: str, reason: str, *,
          is_range: bool = False) -> Found:
    return Found(match.start(), match.end(), match.group(), Period(first, last, match.group()), precision,
                 is_range=is_range, reason=reason)


def _malformed(match: re.Match[str], reason: str, *suggestions: date | None) -> Found:
    days = tuple(sorted({day for day in suggestions if day is not None}))
    return Found(match.start(), match.end(), match.group(), None, "day", suggestions=days, reason=reason)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year(digits: str) -> int | None:
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


def _read_day(match: re.Match[str]) -> Found:
    day, month, digits = int(match["day"]), _month(match["month"]), match["year"]
    year = _year(digits)
    if year is None:
        meant = [_day(guess, month, day) for guess in _years_meant(digits)]
        return _malformed(match, f"{digits} is no year", *meant)
    exact = _day(year, month, day)
    if exact is None:
        meant_day = last_day_of(year, month) if 28 < day <= 31 else None
        return _malformed(match, "there is no such day", meant_day)
    return _made(match, exact, exact, "day", f"{digits} is {year}" if len(digits) == 2 else "day, month and year")


def _read_misspelt_month(match: re.Match[str]) -> Found | None:
    word = folded(match["word"])
    if word in MONTH_NUMBERS:
        return None
    close = process.extractOne(word, MONTH_NUMBERS.keys(), scorer=fuzz.ratio, score_cutoff=75)
    year = _year(match["year"])
    if close is None or year is None:
        return None
    return _malformed(match, f"{match['word']} is no month",
                      _day(year, MONTH_NUMBERS[close[0]], int(match["day"])))


def _read_numeric(match: re.Match[str]) -> Found:
    first, second, year = int(match["a"]), int(match["b"]), _year(match["year"])
    if year is None:
        return _malformed(match, f"{match['year']} is no year")
    as_day_first, as_month_first = _day(year, second, first), _day(year, first, second)
    if match["sep"] == ".":
        if as_day_first is None:
            return _malformed(match, "dotted dates are day.month.year, and there is no such day", as_month_first)
        return _made(match, as_day_first, as_day_first, "day", "dotted dates are day.month.year")
    if as_day_first and as_month_first and as_day_first != as_month_first:
        return _malformed(match, "it can be read in two ways", as_day_first, as_month_first)
    exact = as_day_first or as_month_first
    if exact is None:
        return _malformed(match, "there is no such day")
    return _made(match, exact, exact, "day", "only one order of day and month gives a date")


def _read_year_first(match: re.Match[str]) -> Found:
    exact = _day(int(match["year"]), int(match["a"]), int(match["b"]))
    if exact is None:
        return _malformed(match, "there is no such day", _day(int(match["year"]), int(match["b"]), int(match["a"])))
    return _made(match, exact, exact, "day", "year, month and day")


def _read_month(match: re.Match[str]) -> Found:
    digits = match["year"]
    year, month = _year(digits), _month(match["month"])
    if year is None:
        return _malformed(match, f"{digits} is no year", *(last_day_of(guess, month) for guess in _years_meant(digits)))
    reason = f"{digits} is the year {year}, not a day" if len(digits) == 2 else "month and year"
    return _made(match, date(year, month, 1), last_day_of(year, month), "month", reason)


def _read_numbered_month(match: re.Match[str]) -> Found | None:
    year, month = int(match["year"]), int(match["m"])
    if not 1 <= month <= 12:
        return None
    return _made(match, date(year, month, 1), last_day_of(year, month), "month", "year and month")


def _read_without_year(match: re.Match[str]) -> Found:
    return _malformed(match, "the year is missing")


def _part_of_year(match: re.Match[str], months: int, precision: str) -> Found | None:
    year = _year(match["year"])
    which = match.groupdict().get("n") or ""
    number = int(which) if which.isdecimal() else ORDINALS.get(folded(match.groupdict().get("ord") or ""), 0)
    if year is None or not 1 <= number <= 12 // months:
        return None
    last_month = number * months
    return _made(match, date(year, last_month - months + 1, 1), last_day_of(year, last_month), precision,
                 f"{precision} {number} of {year}")


def _read_quarter(match: re.Match[str]) -> Found | None:
    return _part_of_year(match, 3, "quarter")


def _read_half(match: re.Match[str]) -> Found | None:
    return _part_of_year(match, 6, "half")


def _read_season(match: re.Match[str]) -> Found:
    year, first = int(match["year"]), SEASONS[folded(match["season"])]
    last = last_day_of(year + 1, 2) if first == 12 else last_day_of(year, first + 2)
    return _made(match, date(year, first, 1), last, "season", "a season is three months, spring being March to May",
                 is_range=True)


def _read_year(match: re.Match[str]) -> Found:
    year = int(match["year"])
    return _made(match, date(year, 1, 1), date(year, 12, 31), "year", "a whole year")


def _read_years(match: re.Match[str]) -> Found | None:
    first, last = int(match["year"]), int(match["year"][:2] + match["b"])
    if last <= first or int(match["b"]) <= 12:
        return None
    return _made(match, date(first, 1, 1), date(last, 12, 31), "year", "from the first year to the last",
                 is_range=True)


def _read_days(match: re.Match[str]) -> Found | None:
    year = _year(match["year"])
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
        return _malformed(match, "there is no such day")
    return _made(match, first, last, "day", "from its first to its last day; one year for both", is_range=True)


def _read_months(match: re.Match[str]) -> Found | None:
    year = _year(match["year"])
    first, last = _month(match["month1"]), _month(match["month"])
    if year is None:
        return None
    return _made(match, date(year - (first > last), first, 1), last_day_of(year, last), "month",
                 "from its first to its last month; one year for both", is_range=True)


_NAME = one_of(MONTH_NUMBERS)
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|º|°)?"
_TH = r"(?:st|nd|rd|th|er|º|°)?"
_OF = rf"(?:(?:{one_of(OF)}) ?)?"
_TO = rf" ?(?:-|(?<= )(?:{one_of(TO)})(?= )) ?"
_Y4 = r"(?P<year>(?:19|20)\d\d)"
_YEAR = r"'?(?P<year>\d{4}|\d\d)"
_ORD = rf"(?P<ord>{one_of(ORDINALS)})"


def _pattern(body: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/])(?<!\d[./]){body}(?!\w|/\w)", re.IGNORECASE)


_END = re.compile(rf"(?<!\w)(?:{one_of(END_OF)})[ -]?\Z", re.IGNORECASE)
_MIDDLE = re.compile(rf"(?<!\w)(?:{one_of(MIDDLE_OF)})[ -]?\Z", re.IGNORECASE)
_TO_ONLY = re.compile(rf" ?(?:-|{one_of(TO)}) ?", re.IGNORECASE)
_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Found | None]], ...] = (
    (_pattern(rf"(?P<day1>\d{{1,2}}){_TH} ?{_OF}(?:(?P<month1>{_NAME})\.?)?{_TO}"
              rf"(?P<day>\d{{1,2}}){_TH} ?{_OF}(?P<month>{_NAME})\.?,? ?{_OF}{_YEAR}"), _read_days),
    (_pattern(rf"(?P<month1>{_NAME})\.? (?P<day1>\d{{1,2}}){_TH}{_TO}(?:(?P<month>{_NAME})\.? )?"
              rf"(?P<day>\d{{1,2}}){_TH},? {_Y4}"), _read_days),
    (_pattern(rf"(?P<month1>{_NAME})\.?(?:{_TO}| ?/ ?)(?P<month>{_NAME})\.?,? ?{_OF}{_YEAR}"), _read_months),
    (_pattern(rf"(?P<day>\d{{1,2}}){_TH}[ -]?{_OF}(?P<month>{_NAME})\.?,?[ -]?{_OF}'?(?P<year>\d{{2,5}})"), _read_day),
    (_pattern(rf"(?P<month>{_NAME})\.? ?(?P<day>\d{{1,2}}){_TH}(?:, ?'?(?P<year>\d{{3,5}}))"), _read_day),
    (_pattern(rf"(?P<month>{_NAME})\.? (?P<day>\d{{1,2}}){_TH} {_Y4}"), _read_day),
    (_pattern(r"(?P<a>\d{1,2}) ?(?P<sep>[./-]) ?(?P<b>\d{1,2}) ?(?P=sep) ?(?P<year>\d{4}|\d\d)"), _read_numeric),
    (_pattern(rf"{_Y4} ?(?P<sep>[./-]) ?(?P<a>\d{{1,2}}) ?(?P=sep) ?(?P<b>\d{{1,2}})"), _read_year_first),
    (_pattern(rf"{_Y4} ?[/-] ?(?P<m>\d{{1,2}})"), _read_numbered_month),
    (_pattern(rf"(?P<m>\d{{1,2}}) ?[/.] ?{_Y4}"), _read_numbered_month),
    (_pattern(rf"{_Y4} ?[/-] ?(?P<b>\d\d)"), _read_years),
    (_pattern(rf"(?P<month>{_NAME})\.?,?[ /-]?{_OF}'?(?P<year>\d{{2,5}})"), _read_month),
    (_pattern(rf"[QT] ?(?P<n>[1-4])[ ,/-]{{0,2}}{_OF}{_YEAR}"), _read_quarter),
    (_pattern(rf"{_Y4}[ ,/-]{{0,2}}[QT](?P<n>[1-4])"), _read_quarter),
    (_pattern(rf"{_ORD} (?:{one_of(QUARTER)}),? ?{_OF}{_YEAR}"), _read_quarter),
    (_pattern(rf"[HS] ?(?P<n>[12])[ ,/-]{{0,2}}{_OF}{_Y4}"), _read_half),
    (_pattern(rf"{_ORD} (?:{one_of(HALF)}),? ?{_OF}{_YEAR}"), _read_half),
    (_pattern(rf"(?P<season>{one_of(SEASONS)}),? {_OF}{_Y4}"), _read_season),
    (_pattern(_Y4), _read_year),
    (_pattern(rf"(?P<day>\d{{1,2}}){_TH} {_OF}(?P<word>[^\W\d_]{{3,12}})\.?,? (?P<year>\d{{4}}|\d\d)"),
     _read_misspelt_month),
    (_pattern(rf"{_DAY} {_OF}(?:{_NAME})"), _read_without_year),
)
