"""House wording: how dates, numbers, rates and the state of an action are put in words.

The conventions are those of the United Nations Editorial Manual: dates in full with the day first, numbers under ten
in words in running text, “per cent” in text. In tables numbers stand in figures.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from toolkit.tracker.record.actions import Action, Derived
from toolkit.tracker.record.codes import Status, Timing
from toolkit.tracker.record.periods import Period
from toolkit.tracker.wording.statuses import read_status

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")
_UNDER_TEN = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_QUARTERS = {1: "first", 4: "second", 7: "third", 10: "fourth"}

WORDS: Mapping[str, str] = {
    "revised": "Revised",
    "no_new_date": "no new date given",
    "overdue": "Overdue by {days}",
    "implemented_late": "Implemented late, by {days}",
    "implemented_late_open": "Implemented late",
    "no_unit": "No unit named",
    "total": "Total",
}
"""The words that a house format may replace, by key; `{days}` stands for “1,096 days”."""


def day(when: date | None) -> str:
    """A date in full, such as “31 December 2018”; nothing for None."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}" if when else ""


def period(when: Period | None) -> str:
    """The days in which something was done: a day in full, a longer stretch in its own written words."""
    if when is None:
        return ""
    if when.is_day:
        return day(when.first)
    return when.written.strip() or _stretch(when.first, when.last)


def number(count: int) -> str:
    """A number in running text: in words under ten (“no” for nought), else in figures."""
    return _UNDER_TEN[count] if 0 <= count < len(_UNDER_TEN) else f"{count:,}"


def counted(count: int, noun: str, plural: str = "") -> str:
    """A number with its noun in running text: “no actions”, “one action”, “25 actions”."""
    return f"{number(count)} {noun if count == 1 else plural or noun + 's'}"


def days(count: int) -> str:
    """A number of days in a table: “1 day”, “1,096 days”."""
    return f"{count:,} {'day' if count == 1 else 'days'}"


def listed(parts: Sequence[str]) -> str:
    """Parts joined as a sentence lists them: “a, b and c”."""
    return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def capitalized(text: str) -> str:
    """The same text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def per_cent(percentage: int | None) -> str:
    """A percentage in running text; in words where there is nothing to divide by."""
    return "not applicable" if percentage is None else f"{percentage} per cent"


def outcome(action: Action, comments: str, statuses: Mapping[Status, str]) -> str:
    """Status, date and comment joined, as the last column of a progress table prints them.

    An action that was not reported on gets no status word. A date that the comment states is not said twice.

    Args:
        action: The action.
        comments: What the units wrote, joined.
        statuses: The house format's own word for each status.
    """
    comment = comments.strip()
    told = _sentences("" if _says(comment, action.completed) else period(action.completed), comment)
    if action.status is Status.NOT_REPORTED:
        return _sentences(told, action.closing_reason.strip())
    word = statuses.get(action.status, action.status.label)
    if action.closing_reason.strip():
        return _sentences(f"{word} ({action.closing_reason.strip()})", told)
    gap = "\n" if told == comment and "\n" in told else " "
    return f"{word}:{gap}{told}" if told else word


def deadline_revised(action: Action, words: Mapping[str, str] = WORDS) -> str:
    """The line under a deadline that says what it was revised to, and why; empty where it was not."""
    reason = action.revision_reason.strip()
    if action.revised_deadline is None and not reason:
        return ""
    new = day(action.revised_deadline) or words["no_new_date"]
    return f"{words['revised']}: {new}" + (f" ({reason})" if reason else "")


def lateness(derived: Derived, words: Mapping[str, str] = WORDS) -> str:
    """The words that mark an action as late; empty where it is not."""
    if derived.timing is Timing.OVERDUE:
        return words["overdue"].format(days=days(derived.days_overdue or 0))
    if derived.timing is not Timing.IMPLEMENTED_LATE:
        return ""
    if derived.days_overdue is None:
        return words["implemented_late_open"]
    return words["implemented_late"].format(days=days(derived.days_overdue))


def joined(said: Iterable[tuple[str, str]]) -> str:
    """What units wrote, given as (name, text): the text alone when one wrote, else each under its unit's name."""
    texts = [(name, text.strip()) for name, text in said if text.strip()]
    if len(texts) == 1:
        return texts[0][1]
    return "\n".join(f"{name}: {text}" if name else text for name, text in texts)


def _says(comment: str, when: Period | None) -> bool:
    """Whether a comment states the date: in the words it was written in, as we would print it, or in a way of its own.

    A comment with other numbers in it must give the date when it is read, so that the report can be taken in again.
    """
    if when is None:
        return False
    forms = [when.written.strip()]
    if when.last is not None and (when.first.year, when.first.month) == (when.last.year, when.last.month):
        forms.append(period(when))
    found = next((form for form in forms if form and form in comment
                  and re.search(rf"(?<!\w){re.escape(form)}(?!\w)", comment)), "")
    if not re.search(r"\d", comment.replace(found, "", 1) if found else comment):
        return bool(found)
    return read_status(f"{Status.IMPLEMENTED.label}: {comment}").completed == when


def _sentences(first: str, second: str) -> str:
    if not (first and second):
        return first or second
    if "\n" in second:
        return f"{first}\n{second}"
    return f"{first}{' ' if first.endswith(('.', '!', '?')) else '. '}{second}"


def _stretch(first: date, last: date | None) -> str:
    """Words for a stretch of days that came without any."""
    if last is None:
        return f"{first.year} onwards" if (first.month, first.day) == (1, 1) else f"{day(first)} onwards"
    if first.day == 1 and first.year == last.year and _is_month_end(last):
        if first.month == last.month:
            return f"{MONTHS[first.month - 1]} {first.year}"
        if (first.month, last.month) == (1, 12):
            return str(first.year)
        if first.month in _QUARTERS and last.month == first.month + 2:
            return f"{_QUARTERS[first.month]} quarter of {first.year}"
    return f"{day(first)} to {day(last)}"


def _is_month_end(when: date) -> bool:
    return (when + timedelta(days=1)).day == 1
