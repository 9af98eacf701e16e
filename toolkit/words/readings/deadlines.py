"""How deadlines and other dates are read, and what is to be asked of them."""

from toolkit.words.speaking import _

# what stands where a date should
NOTHING_WRITTEN, NO_DEADLINE = _("nothing is written"), _("there is no deadline")
URGENT = _("urgent, but no date")
TO_BE_SET = _("still to be set")
GOES_ON = _("goes on, and has no end")
AGAIN_AND_AGAIN = _("comes again and again, and has no one due date")
NOT_BY_CALENDAR = _("hangs on something else than the calendar")
EVENT = _("an event, whose day the calendar does not give")
LENGTH = _("a length of time, whose first day the calendar does not give")
BEGINS_THEN = _("it begins then, and has no end")
DAY_BEFORE = _("the last day before it")
START_TO_COMPLETION = _("from its start to its completion")
HOLDS_DATE, NO_DATE, NO_DATE_FOUND = _("the cell holds a date"), _("it is no date"), _("no date is found in it")
IS_YEAR = _("{year} is the year, not a day counted from 1900")
LOST_FORMAT = _("it may be a date that lost its format")
YEAR_MISSING, MONTH_AND_YEAR_MISSING = _("the year is missing"), _("the month and the year are missing")

# what is asked of a deadline
PART_OF_YEAR = _("“{rest}” may say which part of the year is meant")
NO_DUE_DATE = _("“{said}” sets no due date: {why}")
OTHER_WEEKDAY = _("that day is no {weekday}")
FAR = _("its year is unusual for a deadline")
MAY_BE_DONE = _("“{said}” may be the day when it was done")
TENTATIVE = _("“{said}” is still to be confirmed")
SEVERAL_DATES = _("it names several dates; “{said}” is read")

# days
NO_SUCH_DAY = _("there is no such day")
NO_YEAR, NO_MONTH = _("{digits} is no year"), _("{word} is no month")
SHORT_YEAR = _("{digits} is {year}")
DAY_MONTH_YEAR, YEAR_MONTH_DAY = _("day, month and year"), _("year, month and day")
MAY_BEGIN_WITH_YEAR = _("its first two digits may be the year")
DOTTED = _("dotted dates are day.month.year")
DOTTED_NO_DAY = _("dotted dates are day.month.year, and there is no such day")
TWO_WAYS = _("it can be read in two ways")
ONE_ORDER = _("only one order of day and month gives a date")
DAYS_OF_ONE_YEAR = _("from its first to its last day; one year for both")
FIRST_TO_LAST = _("from the first of its days to the last")
STRETCH = _("from its first to its last day")
DAY_FIRST_IN_COLUMN = _("the day stands first, as in the column's other dates")
DAY_FIRST_IN_TEXT = _("the day stands first, as in the same text")
DAY_FIRST_IN_LOCALE = _("the day stands first, as in the locale {locale}")
MONTH_FIRST_IN_COLUMN = _("the month stands first, as in the column's other dates")
MONTH_FIRST_IN_TEXT = _("the month stands first, as in the same text")
MONTH_FIRST_IN_LOCALE = _("the month stands first, as in the locale {locale}")

# months, and longer stretches of time
MONTH_AND_YEAR, YEAR_AND_MONTH = _("month and year"), _("year and month")
YEAR_NOT_DAY = _("{digits} is the year {year}, not a day")
DIGITS_ARE_YEAR = _("its two digits are the year {year}, not a day")
DAY_OR_YEAR = _("{digits} may be the day, and the year is missing, or the year {year}")
MONTH_OR_YEAR = _("it may be a month, or a year that begins in {year}")
MONTHS_OF_ONE_YEAR = _("from its first to its last month; one year for both")
QUARTER_OF, HALF_OF = _("quarter {number} of {year}"), _("half {number} of {year}")
QUARTERS_OF = _("quarters {first} to {last} of {year}")
SEASON = _("a season is three months, spring being March to May")
OTHER_HEMISPHERE = _("a season falls elsewhere in the other hemisphere")
WEEK_NUMBER = _("week {number} of {year}, from Monday to Sunday")
WEEK_OF_DAY = _("the week of a day is from Monday to Sunday")
WHOLE_YEAR, YEARS = _("a whole year"), _("from the first year to the last")
ONE_YEAR_OR_TWO = _("it may be two years, or one that begins in {first} and ends in {last}")
MIDDLE_OF_YEAR, MIDDLE_OF_MONTH = _("the middle of a year is the end of June"), _("the middle of a month is its 15th")
BEGINNING_OF_YEAR = _("the beginning of a year is its first quarter")
BEGINNING_OF = {
    "month": _("the beginning of a month names no last day: the whole month"),
    "quarter": _("the beginning of a quarter names no last day: the whole quarter"),
    "half": _("the beginning of a half-year names no last day: the whole half-year"),
}
END_OF = {
    "week": _("the end of a week is its last day"),
    "month": _("the end of a month is its last day"),
    "quarter": _("the end of a quarter is its last day"),
    "half": _("the end of a half-year is its last day"),
    "season": _("the end of a season is its last day"),
    "year": _("the end of a year is its last day"),
}
"""How long a stretch of time is -> what its beginning, or its end, is taken for."""

# fiscal years
ENDS_UNKNOWN = _("it is not said when such a year ends")
PART_UNKNOWN = _("it is not said which part of such a year is meant")
CALENDAR_YEARS = _("the calendar years it lies in")
ENDS_IN = _("it is taken for the year that ends in {year}")
FISCAL_BEGINS = _("its fiscal year begins on {day}")

KINDS = {
    "day": _("day"), "month": _("month"), "quarter": _("quarter"), "half": _("half-year"), "year": _("year"),
    "range": _("stretch of time"), "open_start": _("open start"), "continuous": _("continuous"),
    "asap": _("as soon as possible"), "to_be_confirmed": _("to be confirmed"), "recurring": _("recurring"),
    "conditional": _("conditional"), "blank": _("blank"), "malformed": _("malformed"),
}
"""A kind of deadline -> what people read for it."""
