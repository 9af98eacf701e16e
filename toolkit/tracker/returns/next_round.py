"""Which reporting round is likely to be opened next, as a proposal."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

from toolkit.tracker.record.rounds import ReportingRound

MONTHS_APART = 6
"""From one round to the next, where there are not two to tell."""
TIME_TO_ANSWER = timedelta(days=15)
"""From the as-of date to the day by which to return, where no round tells."""


def next_round(rounds: Iterable[ReportingRound], today: date) -> ReportingRound:
    """The round that follows the others: as far from the last as that is from the one before, at the end of a month.

    Args:
        rounds: Those that were opened.
        today: The first round is as of the end of this month.
    """
    known = list(rounds)
    days = sorted({one.as_of for one in known if one.as_of})
    apart = _months(days[-1]) - _months(days[-2]) if len(days) > 1 else MONTHS_APART
    as_of = _month_end(_months(days[-1]) + max(apart, 1)) if days else _month_end(_months(today))
    return ReportingRound(_free_name(as_of, {one.name for one in known}), as_of, return_by(known, as_of))


def return_by(rounds: Iterable[ReportingRound], as_of: date) -> date:
    """The day by which to return in a new round: as long after its as-of date as in the last round that says it."""
    told = [(one.as_of, one.return_by) for one in rounds if one.as_of and one.return_by]
    return as_of + (max(told)[1] - max(told)[0] if told else TIME_TO_ANSWER)


def _free_name(as_of: date, taken: set[str]) -> str:
    month = f"{as_of:%Y-%m}"
    return month if month not in taken else as_of.isoformat()


def _months(day: date) -> int:
    return day.year * 12 + day.month - 1


def _month_end(months: int) -> date:
    year, month = divmod(months, 12)
    return date(year, month + 1, monthrange(year, month + 1)[1])
