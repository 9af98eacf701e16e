"""Dates that a workbook stores as ISO 8601 text, as the strict kind of the format may."""

from datetime import date, datetime, time

_DAYS_OF_A_BARE_TIME = (date(1899, 12, 30), date(1899, 12, 31))


def moment(text: str) -> date | time | str | None:
    """A date, a date with a time of day, or a time, as written; what is none of these stays text.

    A date at midnight is a date: so it is with dates that are stored as numbers. A time zone is left out, for cells
    have none.
    """
    written = text.strip()
    if not written:
        return None
    try:
        if ":" not in written:
            return date.fromisoformat(written)
        if "-" not in written.partition("T")[0]:
            return time.fromisoformat(written).replace(tzinfo=None)
        found = datetime.fromisoformat(written).replace(tzinfo=None)
    except ValueError:
        return text
    if found.date() in _DAYS_OF_A_BARE_TIME:
        return found.time()
    return found if found.time() != time() else found.date()
