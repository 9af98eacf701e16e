"""How dates are written: each pattern with its reader, the more particular ones first.

No pattern repeats without a bound, so that looking for all of them takes a time that grows with the text alone.
"""

import re
from collections.abc import Callable

from toolkit.tracker.wording import date_readers as read
from toolkit.tracker.wording.calendar_words import (
    AND,
    FISCAL,
    HALF,
    MONTH_NUMBERS,
    NUMBER_ENDINGS,
    OF,
    ORDINALS,
    QUARTER,
    SEASONS,
    TO,
)
from toolkit.tracker.wording.dated import fiscal
from toolkit.tracker.wording.words import one_of, when_used

Reader = Callable[[re.Match[str]], read.Found | None]

_NAME = one_of(MONTH_NUMBERS)
_TH = rf"(?:{one_of(NUMBER_ENDINGS)}|(?-i:o)(?= (?:de |tri|sem)))?"
_OF = rf"(?:(?:{one_of(OF)}) ?)?"
_TO = rf" ?(?:-|(?<= )(?:{one_of(TO)})(?= )|(?P<and>(?<= )(?:{one_of(AND)})(?= ))) ?"
_Y4 = r"(?P<year>(?:19|20)\d\d)"
_YEAR = r"'?(?P<year>\d{4}|\d\d)"
_GAP = "[ ,/-]{0,2}"
_WHICH_ONE = rf"(?:(?P<ord>{one_of(ORDINALS)})|(?P<n3>[1-4]){_TH})"
_WHICH = rf"(?:(?P<ord>{one_of(ORDINALS)})|(?P<n>[1-4]){_TH})"
_A_QUARTER = rf"(?:[QT] ?(?P<n>[1-4])|(?:{one_of(QUARTER)})\.? (?P<n2>[1-4])|{_WHICH_ONE}[ -]?(?:{one_of(QUARTER)}))"


_END = r"(?!(?!гг?\b)\w|/\d)"


def _pattern(body: str) -> re.Pattern[str]:
    """A pattern that does not begin or end within a word or a number with slashes or dots."""
    return when_used(rf"(?<![\w/])(?<!\d[./]){body}{_END}", re.IGNORECASE)


def _worded(body: str) -> re.Pattern[str]:
    """A pattern with a word in it, which may stand beside another one with a slash between them."""
    return when_used(rf"(?<!\w)(?<!\d[./]){body}{_END}", re.IGNORECASE)


OF_NUMBERS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (_pattern(r"(?P<a>\d{1,2}) ?(?P<sep>[./-]) ?(?P<b>\d{1,2}) ?(?P=sep) ?(?P<year>\d{4}|\d\d)"), read.read_numeric),
    (when_used(r"(?<!\w)(?<!\d\.)(?P<a>\d{1,2})(?P<sep>\.)(?P<b>\d{1,2})\.(?P<year>\d{4}|\d\d)(?![\w.])"),
     read.read_numeric),
    (_pattern(rf"{_Y4} ?(?P<sep>[./-]) ?(?P<a>\d{{1,2}}) ?(?P=sep) ?(?P<b>\d{{1,2}})"
              r"(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z| UTC| GMT)?)?"), read.read_year_first),
    (_pattern(rf"{_Y4}-(?P<m>\d\d)-(?P<days>\d\d(?:/\d\d){{1,5}})"), read.read_days_of_month),
    (_pattern(r"(?P<year>(?:19|20)\d\d)(?:, ?(?:19|20)\d\d){1,5}"
              r"(?:,? (?:and|et|y|и) (?:19|20)\d\d|(?= (?:years|annees|anos|годы|годов|годах|гг)(?!\w)))"),
     read.read_list_of_years),
    (_pattern(rf"{_Y4} ?[./-] ?(?P<m>\d{{1,2}})"), read.read_numbered_month),
    (_pattern(rf"(?P<m>\d{{1,2}}) ?[/.-] ?{_Y4}"), read.read_numbered_month),
    (_pattern(rf"{_Y4} ?[/-] ?(?P<b>(?:19|20)\d\d|\d\d)"), read.read_years),
    (_pattern(_Y4), read.read_year),
)
"""Dates in figures alone."""

OF_MONTHS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (_worded(rf"(?P<day1>\d{{1,2}}){_TH} ?{_OF}(?:(?P<month1>{_NAME})\.?)?{_TO}"
             rf"(?P<day>\d{{1,2}}){_TH} ?{_OF}(?P<month>{_NAME})\.?,? ?{_OF}{_YEAR}"), read.read_days),
    (_worded(rf"(?P<days>\d{{1,2}}(?:, ?\d{{1,2}}){{1,5}},? (?:{one_of(AND)}) \d{{1,2}}){_TH} "
             rf"{_OF}(?P<month>{_NAME})\.?,? {_OF}{_Y4}"), read.read_days_of_month),
    (_worded(rf"(?P<month1>{_NAME})\.? (?P<day1>\d{{1,2}}){_TH}{_TO}(?:(?P<month>{_NAME})\.? )?"
             rf"(?P<day>\d{{1,2}}){_TH},? {_Y4}"), read.read_days),
    (_worded(rf"(?P<month1>{_NAME})\.?(?:{_TO}| ?/ ?)(?P<month>{_NAME})\.?,?(?P<gap> ?{_OF}'?)"
             r"(?P<year>\d{4}|\d\d)"), read.read_months),
    (_worded(rf"(?P<day>\d{{1,2}}){_TH}[ /-]?{_OF}(?P<month>{_NAME})\.?,?[ /-]?{_OF}'?(?P<year>\d{{2,5}})"),
     read.read_day),
    (_worded(rf"(?P<month>{_NAME})\.? ?(?P<day>\d{{1,2}}){_TH}(?:, ?'?(?P<year>\d{{3,5}}))"), read.read_day),
    (_worded(rf"(?P<month>{_NAME})\.?,? (?:the )?(?P<day>\d{{1,2}}){_TH},? {_Y4}"), read.read_day),
    (_worded(rf"(?P<month>{_NAME})[-/](?P<day>\d{{1,2}})[-/]{_Y4}"), read.read_day),
    (_worded(rf"(?P<month>{_NAME})\.?,? (?P<day>\d|\d{{1,2}}(?:st|nd|rd|th))"), read.read_without_year),
    (_worded(rf"(?P<month>{_NAME})\.?,?(?P<gap>[ /-]?{_OF}'?)(?P<year>\d{{2,5}})"), read.read_month),
    (_worded(rf"{_Y4},?[ /-](?P<gap>)(?P<month>{_NAME})"), read.read_month),
    (_worded(rf"(?P<day>\d{{1,2}}){_TH}[ -]?{_OF}(?:{_NAME})"), read.read_without_year),
)
"""Dates with the name of a month."""

OF_PARTS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (_worded(rf"{_A_QUARTER}{_GAP}(?:(?:of|de|du|del|de l') ?)?(?:(?:the )?(?:{one_of(FISCAL)}) ?{_YEAR}"
             r"(?: ?[/-] ?(?P<b>\d{4}|\d\d))?)"), fiscal.read_fiscal_year),
    (_worded(rf"{_A_QUARTER}{_GAP}{_OF}{_Y4} ?[/-] ?(?P<b>(?:19|20)\d\d|\d\d)(?: (?:{one_of(FISCAL)}))?"),
     fiscal.read_fiscal_year),
    (_worded(rf"(?:{one_of(FISCAL)}) ?{_YEAR}(?: ?[/-] ?(?P<b>\d{{4}}|\d\d))?[ ,:-]{{1,3}}{_A_QUARTER}"),
     fiscal.read_fiscal_year),
    (_worded(rf"(?:{one_of(QUARTER)})\.? (?P<n>[1-4]),? {_OF}{_YEAR}"), read.read_quarter),
    (_worded(rf"[QT] ?(?P<n1>[1-4]) ?(?:[-/&]|(?<= )(?:{one_of((*AND, *TO))})(?= )) ?[QT]? ?(?P<n>[1-4])"
             rf"{_GAP}{_OF}{_YEAR}"), read.read_quarters),
    (_worded(rf"[QT] ?(?P<n>[1-4]){_GAP}{_OF}{_YEAR}"), read.read_quarter),
    (_worded(rf"(?P<n>[1-4]) ?[QT]{_GAP}{_OF}{_YEAR}"), read.read_quarter),
    (_worded(rf"{_Y4}{_GAP}(?:Q|T) ?(?P<n>[1-4])"), read.read_quarter),
    (_worded(rf"{_WHICH}[ -]?(?:{one_of(QUARTER)})\.?,? ?{_OF}{_YEAR}"), read.read_quarter),
    (_worded(rf"[HS] ?(?P<n>[12]){_GAP}{_OF}{_YEAR}"), read.read_half),
    (_worded(rf"(?P<n>[12]) ?[HS]{_GAP}{_OF}{_Y4}"), read.read_half),
    (_worded(rf"{_Y4}{_GAP}[HS] ?(?P<n>[12])"), read.read_half),
    (_worded(rf"{_WHICH}[ -]?(?:{one_of(HALF)})\.?,? ?{_OF}{_YEAR}"), read.read_half),
    (_worded(rf"(?P<season>{one_of(SEASONS)}),? {_OF}{_Y4}"), read.read_season),
    (_worded(rf"(?:{one_of(FISCAL)}) ?{_YEAR}(?: ?[/-] ?(?P<b>\d{{4}}|\d\d))?(?P<ord>)(?P<n>)"),
     fiscal.read_fiscal_year),
    (_worded(rf"(?:calendar )?(?:week|wk|semaine|semana|неделя|W) ?(?P<n>\d{{1,2}})[ ,/]{{1,2}}{_OF}{_Y4}"),
     read.read_week),
)
"""Quarters, halves, seasons, fiscal years and weeks."""

A_PART = when_used(
    r"(?<!\w)(?:[QTHSW] ?\d|\d ?[QTHS]|FY|week|wk|semaine|semana|неделя"
    rf"|{one_of((*QUARTER, *HALF, *SEASONS, *FISCAL))}|\d{{4}}[ ,/-]{{0,2}}[QTHS])", re.IGNORECASE)
"""What every one of them has; a text without it is not searched for them."""
OF_OTHER_WORDS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (_worded(rf"(?P<day>\d{{1,2}}){_TH} {_OF}(?P<word>[^\W\d_]{{3,12}})\.?,? (?P<year>\d{{4}}|\d\d)"),
     read.read_misspelt_month),
    (_worded(rf"(?P<word>[^\W\d_]{{4,12}})\.? {_Y4}"), read.read_misspelt_month_alone),
)
"""Months that are misspelt."""
