"""Finding dates in running text: days, months, quarters, halves, seasons, years and stretches between them.

A two-digit year is 20yy. Dotted dates are day.month.year. What looks like a date but is none (a year of three digits,
the 31st of a short month, 3/4/2016 which is two days) is found too, without a period and with what may be meant.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

from toolkit.tracker.record.periods import Period
from toolkit.tracker.wording.calendar_words import (
    AFTER_YEAR,
    BEGINNING_OF,
    BIENNIUM,
    END_OF,
    FISCAL,
    MIDDLE_OF,
    MONTH_NUMBERS,
    TO,
    WEEK_OF,
    WEEKDAYS,
)
from toolkit.tracker.wording.date_patterns import A_PART, OF_MONTHS, OF_NUMBERS, OF_OTHER_WORDS, OF_PARTS
from toolkit.tracker.wording.date_readers import Found, day_if_year_first, last_day_of, with_day, with_year
from toolkit.tracker.wording.dated.fiscal import PART_UNKNOWN, as_fiscal, settled
from toolkit.tracker.wording.words import even, one_of, one_spaced, when_used
from toolkit.words.readings import deadlines as words
from toolkit.words.speaking import Unsaid, unsaid

__all__ = ["MONTH_NUMBERS", "DayOrder", "Found", "find_all", "find_dates", "last_day_of", "order_of", "order_of_locale"]

_REACH = 34
"""How far before a date the words that belong to it are sought, in characters."""
_MONTH_FIRST = frozenset({"US", "PH", "FM", "MH", "PW", "GU", "PR", "VI", "AS", "MP"})
"""Territories that write the month first (CLDR, short date formats)."""
_TERRITORY = when_used(r"(?P<language>[a-z]{2,3})(?:[-_](?:[a-z]{4}[-_])?(?P<territory>[a-z]{2}))?(?:[.@].*)?",
                        re.IGNORECASE)


class KnownFrom(Enum):
    """Where the order of day and month is known from."""

    COLUMN = "column"
    TEXT = "text"
    LOCALE = "locale"


_REASONS = {
    (KnownFrom.COLUMN, False): words.DAY_FIRST_IN_COLUMN, (KnownFrom.COLUMN, True): words.MONTH_FIRST_IN_COLUMN,
    (KnownFrom.TEXT, False): words.DAY_FIRST_IN_TEXT, (KnownFrom.TEXT, True): words.MONTH_FIRST_IN_TEXT,
    (KnownFrom.LOCALE, False): words.DAY_FIRST_IN_LOCALE, (KnownFrom.LOCALE, True): words.MONTH_FIRST_IN_LOCALE,
}
"""Where it is known from, and whether the month stands first -> what is said of it."""


@dataclass(frozen=True, slots=True)
class DayOrder:
    """In which order day and month are written, and how that is known.

    Attributes:
        month_first: Whether the month stands first.
        known_from: Where it is known from: the column's other dates, the same text or a locale.
        locale: That locale.
    """

    month_first: bool
    known_from: KnownFrom
    locale: str = ""

    @property
    def reason(self) -> Unsaid:
        """Why a date is read in this order."""
        return unsaid(_REASONS[self.known_from, self.month_first], locale=self.locale)


def order_of(texts: Iterable[str], known_from: KnownFrom = KnownFrom.COLUMN) -> DayOrder | None:
    """The order that a column's own dates prove; None where none does, or they contradict each other."""
    proven: set[bool] = set()
    for text in texts:
        for match in OF_NUMBERS[0][0].finditer(even(one_spaced(text))):
            first, second = int(match["a"]), int(match["b"])
            if match["sep"] != "." and (first > 12) != (second > 12) and not day_if_year_first(match):
                proven.add(second > 12)
    return DayOrder(proven.pop(), known_from) if len(proven) == 1 else None


def order_of_locale(locale: str) -> DayOrder | None:
    """The order of a locale such as en-US or fr; None where the language alone does not tell."""
    match = _TERRITORY.fullmatch(locale.strip())
    if match is None or (match["territory"] is None and match["language"].lower() == "en"):
        return None
    return DayOrder((match["territory"] or "").upper() in _MONTH_FIRST, KnownFrom.LOCALE, locale.strip())


def find_dates(text: str, order: DayOrder | None = None) -> list[Found]:
    """Every date of a text that can be read without doubt, in order; places count in the one-spaced text."""
    return [found for found in find_all(text, order) if found.period is not None]


def find_all(text: str, order: DayOrder | None = None, fiscal_year_starts: int = 0) -> list[Found]:
    """Every date of a text in order, malformed ones included; places count in the one-spaced text."""
    if _DIGIT.search(text) is None:
        return []
    spaced = one_spaced(text)
    plain = even(spaced)
    patterns = list(OF_NUMBERS)
    if _LETTER.search(plain):
        months, parts = _MONTH.search(plain), A_PART.search(plain)
        patterns = [*(OF_MONTHS if months else ()), *OF_NUMBERS, *(OF_PARTS if parts else ()), *OF_OTHER_WORDS]
    candidates = [
        found
        for pattern, read in patterns
        for match in pattern.finditer(plain)
        if (found := read(match)) is not None
    ]
    if order is None and any(found.orders for found in candidates):
        order = order_of((plain,), KnownFrom.TEXT)
    candidates.sort(key=lambda found: (found.start, -found.end))
    chosen: list[Found] = []
    for found in candidates:
        if not chosen or found.start >= chosen[-1].end:
            chosen.append(_qualified(_settled(found, order), plain))
    joined = _joined([settled(found, fiscal_year_starts) for found in chosen], plain)
    return [replace(found, text=spaced[found.start:found.end]) for found in joined]


def _settled(found: Found, order: DayOrder | None) -> Found:
    """Take the one of two days that a known order gives."""
    if found.orders is None or order is None:
        return found
    day = found.orders[order.month_first]
    if day is None:
        return found
    return replace(found, period=Period.of_day(day, found.text), suggestions=(), orders=None,
                   reason=order.reason)


def _qualified(found: Found, plain: str) -> Found:
    """Take the words right before and after a date into it: end of, mid-, early, week of, fiscal year."""
    after = _AFTER_YEAR.match(plain, found.end)
    if after:
        found = replace(with_year(found), end=after.end())
    found = _year_named(found, plain)
    match = _BEFORE_DATE.search(plain, max(0, found.start - _REACH), found.start)
    if found.as_year:
        found = _day_or_year_settled(found, match.lastgroup if match else "", plain)
    if match is None:
        return found
    kind = match.lastgroup
    if found.period is None:
        return replace(found, start=match.start())
    if kind == "end" and found.precision != "day":
        return replace(found, start=match.start(), only_last=True,
                       reason=Unsaid(words.END_OF[found.precision]))
    if kind == "fiscal":
        return replace(as_fiscal(found), start=match.start())
    if found.is_fiscal and kind in ("middle", "beginning"):
        return replace(found, start=match.start(), question=PART_UNKNOWN, suggestions=())
    reader = {"middle": _middle, "beginning": _beginning, "week": _week}.get(kind or "")
    return replace(read, start=match.start()) if reader and (read := reader(found)) is not found else found


def _year_named(found: Found, plain: str) -> Found:
    """Settle by the words beside it whether “2018-19” is two years, as of a biennium, or one, as of a school."""
    fiscal = _AFTER_FISCAL.match(plain, found.end)
    if fiscal and found.precision == "year":
        return replace(as_fiscal(found), end=fiscal.end())
    if found.doubt and found.precision == "year" and (
            _BEFORE_YEARS.search(plain, max(0, found.start - _REACH), found.start)
            or _AFTER_YEARS.match(plain, found.end)):
        return replace(found, doubt=None, suggestions=())
    return found


def _day_or_year_settled(found: Found, before: str | None, plain: str) -> Found:
    """Settle whether “March 12” names a day or a year by the words beside it: end of March 12, Tuesday March 12."""
    if before in ("end", "middle", "beginning"):
        return with_year(found)
    of_day = before == "week" or _BEFORE_DAY.search(plain, max(0, found.start - _REACH), found.start)
    return with_day(found) if of_day or _AFTER_DAY.match(plain, found.end) else found


def _middle(found: Found) -> Found:
    if found.period is None or found.precision not in ("month", "year"):
        return found
    first = found.period.first
    if found.precision == "year":
        return replace(found, period=Period(first, date(first.year, 6, 30)), precision="half", only_last=True,
                       reason=Unsaid(words.MIDDLE_OF_YEAR))
    return replace(found, period=Period.of_day(first.replace(day=15)), precision="day",
                   reason=Unsaid(words.MIDDLE_OF_MONTH))


def _beginning(found: Found) -> Found:
    if found.period is None or found.is_range or found.precision not in ("month", "quarter", "half", "year"):
        return found
    if found.precision == "year":
        first = found.period.first
        return replace(found, period=Period(first, last_day_of(first.year, 3)), precision="quarter",
                       reason=Unsaid(words.BEGINNING_OF_YEAR))
    return replace(found, reason=Unsaid(words.BEGINNING_OF[found.precision]))


def _week(found: Found) -> Found:
    if found.period is None or found.precision != "day" or found.is_range:
        return found
    monday = found.period.first - timedelta(found.period.first.weekday())
    return replace(found, period=Period(monday, monday + timedelta(6)), precision="week", is_range=True,
                   reason=Unsaid(words.WEEK_OF_DAY))


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
                   precision=found.precision, is_range=True, only_last=False, reason=Unsaid(words.STRETCH))


_DIGIT = when_used(r"\d")
_LETTER = when_used(r"[^\W\d_]")
_MONTH = when_used(rf"(?:{one_of(MONTH_NUMBERS)})(?![^\W\d_])", re.IGNORECASE)
_BEFORE_DATE = when_used(
    rf"(?<!\w)(?:(?P<end>{one_of(END_OF)})|(?P<middle>{one_of(MIDDLE_OF)})|(?P<beginning>{one_of(BEGINNING_OF)})"
    rf"|(?P<week>{one_of(WEEK_OF)})|(?P<fiscal>{one_of(FISCAL)}))"
    r"(?: (?:(?:the )?(?:calendar )?year(?: of)?|the month of|l'annee|mois de|ano|mes de|месяца))?[ -]?\Z",
    re.IGNORECASE)
_AFTER_YEAR = when_used(rf" ?(?:{one_of(AFTER_YEAR)})(?:(?!\w)\.?)", re.IGNORECASE)
_AFTER_FISCAL = when_used(rf" (?:{one_of(FISCAL)})(?!\w| ?\d)", re.IGNORECASE)
_BEFORE_YEARS = when_used(rf"(?<!\w)(?:{one_of(BIENNIUM)})(?: of| de| del| du)? ?\Z", re.IGNORECASE)
_AFTER_YEARS = when_used(rf" (?:{one_of(BIENNIUM)})(?!\w)", re.IGNORECASE)
_BEFORE_DAY = when_used(
    rf"(?<!\w)(?:(?:{one_of(WEEKDAYS)})\.?,? (?:the |le |el )?|(?:on|the|le|el) )\Z", re.IGNORECASE)
_AFTER_DAY = when_used(
    rf",? \(?(?:{one_of(WEEKDAYS)})(?!\w)|,? (?:(?:at|a|a las|в) )?\d{{1,2}}(?:[:.h]\d\d| ?[ap]m)(?!\w)"
    r"|,? at (?:noon|midnight)(?!\w)", re.IGNORECASE)
"""What stands right before and right after a day, and never a month with its year."""
_TO_ONLY = when_used(rf" ?(?:-|{one_of(TO)}) ?", re.IGNORECASE)
