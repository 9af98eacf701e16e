"""House wording: how dates, numbers, rates and the state of an action are put in words.

The conventions are those of the United Nations Editorial Manual: dates in full with the day first (the register may
ask for another style), numbers under ten in words in running text, “per cent” in text. In tables numbers stand in
figures.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, timedelta

from toolkit.tracker.judging.reported import MARKS
from toolkit.tracker.record.actions import Action, Derived
from toolkit.tracker.record.codes import Code, DateStyle, DeadlineStyle, Status, Timing
from toolkit.tracker.record.columns import Column, Kind, Value, to_plain
from toolkit.tracker.record.periods import Period
from toolkit.words import reports, speaking
from toolkit.words.languages import cldr
from toolkit.words.languages.cldr import ENGLISH
from toolkit.words.phrases import FACT, FACT_BELOW, fact
from toolkit.words.speaking import NO_WORDS, Message, Plural, figure, language, said, text

WORDS: Mapping[str, Message] = {
    "revised": reports.REVISED,
    "no_new_date": reports.NO_NEW_DATE,
    "reason_alone": reports.REASON_ALONE,
    "overdue": reports.OVERDUE,
    "since_due_date": reports.SINCE_DUE_DATE,
    "implemented_late": reports.LATE,
    "implemented_late_open": reports.LATE_OPEN,
    "as_for": reports.AS_FOR,
    "waiting": reports.WAITING,
    "continued": reports.CONTINUED,
    "action_required": NO_WORDS,
    "no_unit": reports.NO_UNIT,
    "total": reports.TOTAL,
    "of_several": reports.OF_SEVERAL,
    **MARKS,
    "reported_comment": reports.COMMENT_REPORTED,
}
"""The words that a house format may replace, by key; `{days}` stands for “1,096 days”."""


def phrases() -> dict[str, str]:
    """The words of `WORDS` in the language that is spoken."""
    return {key: text(message) for key, message in WORDS.items()}


_DATES: ContextVar[DateStyle] = ContextVar("dates", default=DateStyle.WORDS)
"""How dates are printed."""
_DEADLINES: ContextVar[DeadlineStyle] = ContextVar("deadlines", default=DeadlineStyle.AS_WRITTEN)
"""How dates are printed that somebody wrote in words of their own."""


@contextmanager
def dates_in(style: DateStyle, deadlines: DeadlineStyle = DeadlineStyle.AS_WRITTEN) -> Iterator[None]:
    """Prints every date within the block in a style, and deadlines in that or as they were written."""
    before, before_that = _DATES.set(style), _DEADLINES.set(deadlines)
    try:
        yield
    finally:
        _DATES.reset(before)
        _DEADLINES.reset(before_that)


def day(when: date | None) -> str:
    """A date, such as “31 December 2018”, or in the style of `dates_in`; nothing for None."""
    if when is None:
        return ""
    if _DATES.get() is DateStyle.SLASHES:
        return f"{when.day:02}/{when.month:02}/{when.year:04}"
    return when.isoformat() if _DATES.get() is DateStyle.ISO else cldr.day(when, language())


def period(when: Period | None) -> str:
    """The days in which something was done: a day in full, a longer stretch in its own written words."""
    if when is None:
        return ""
    if when.is_day:
        return day(when.first)
    written = when.written.strip() if _DEADLINES.get() is DeadlineStyle.AS_WRITTEN else ""
    return written or _stretch(when.first, when.last)


def deadline(action: Action) -> str:
    """The deadline of an action: as it was written, or in the style of `dates_in`."""
    written = action.deadline
    if _DEADLINES.get() is DeadlineStyle.AS_DATES:
        written = in_style(written)
    return written or day(action.due_date)


def in_style(written: str) -> str:
    """A text that is wholly a day, month or stretch of days in the style of `dates_in`; any other as it is."""
    from toolkit.tracker.views.comparing import meaning
    from toolkit.tracker.wording.deadlines import DeadlineKind, read_deadline

    read = read_deadline(written)
    if read.rest or read.first is None or read.last is None:
        return written
    if read.kind is DeadlineKind.DAY:
        printed = day(read.first)
    elif read.kind is DeadlineKind.MONTH:
        printed = cldr.month(read.first, language())
    elif read.kind is DeadlineKind.RANGE and read.precision == "day":
        printed = _days(read.first, read.last)
    else:
        return written
    return printed if meaning(printed) == meaning(written) else written


def number(count: int) -> str:
    """A number in running text: in words under ten (“no” for nought), else in figures."""
    return text(reports.UNDER_TEN[count]) if 0 <= count < len(reports.UNDER_TEN) else figure(count)


def counted(message: Plural, count: int, **places: object) -> str:
    """A number with its noun in running text: “no actions”, “one action”, “25 actions”.

    Args:
        message: With the place `{count}`.
        count: The number.
        places: What stands at its other places.
    """
    return speaking.counted(message, count, count=number(count), **places)


def are_overdue(count: int) -> str:
    """How many actions are overdue, in running text."""
    return counted(reports.ARE_OVERDUE, count) if count else text(reports.NONE_OVERDUE)


def days(count: int) -> str:
    """A number of days in a table: “1 day”, “1,096 days”."""
    return speaking.counted(reports.DAYS, count)


def listed(parts: Sequence[str]) -> str:
    """Parts joined as a sentence lists them: “a, b and c”."""
    if len(parts) < 2:
        return "".join(parts)
    if language() != ENGLISH:
        return cldr.listed(parts, language())
    return said(reports.AND, first=", ".join(parts[:-1]), last=parts[-1])


def capitalized(written: str) -> str:
    """The same text with a capital at its beginning."""
    return written[:1].upper() + written[1:]


def own_value(value: Value, column: Column) -> str:
    """What stands in a column of the organization, as a report prints it; nothing where it is empty."""
    if isinstance(value, date):
        return day(value)
    if isinstance(value, Code):
        return value.label
    if isinstance(value, int | float):
        return said(reports.PER_CENT, percentage=figure(value)) if column.kind is Kind.PER_CENT else figure(value)
    return to_plain(value)


def per_cent(percentage: int | None) -> str:
    """A percentage in running text; in words where there is nothing to divide by."""
    return text(reports.NOT_APPLICABLE) if percentage is None else said(reports.PER_CENT, percentage=percentage)


def outcome(action: Action, comments: str, statuses: Mapping[Status, str], *, borrowed: bool = False) -> str:
    """Status, date and comment joined, as the last column of a progress table prints them.

    An action that was not reported on gets no status word. The date of implementation stands only beside that status,
    and is not said twice where the comment states it.

    Args:
        action: The action.
        comments: What the units wrote, joined.
        statuses: The house format's own word for each status.
        borrowed: Whether the date is that of another action.
    """
    comment = comments.strip()
    dated = action.status is Status.IMPLEMENTED and not borrowed and not _says(comment, action.completed)
    told = _sentences(period(action.completed) if dated else "", comment)
    if action.status is Status.NOT_REPORTED:
        return _sentences(told, action.closing_reason.strip())
    word = statuses.get(action.status, action.status.label)
    if action.closing_reason.strip():
        return _sentences(f"{word} ({action.closing_reason.strip()})", told)
    message = FACT_BELOW if told == comment and "\n" in told else FACT
    return str(said(message, name=word, value=told)) if told else word


def not_accepted(claimed: Status | None, reason: str, statuses: Mapping[Status, str]) -> str:
    """That the centre did not accept what a unit claims, and why; "" where it did not say so.

    Args:
        claimed: What the unit claims; None where nothing was refused.
        reason: Why the centre did not accept it.
        statuses: The house format's own word for each status.
    """
    return said(reports.REFUSED, claimed=statuses.get(claimed, claimed.label), reason=reason) if claimed else ""


def deadline_revised(action: Action, words: Mapping[str, str] = WORDS, *, refused: bool = False) -> str:
    """The line under a deadline that says what it was revised to, and why; empty where it was not.

    Args:
        action: The action.
        words: Of the house format.
        refused: Whether a new date was given that is not, or not yet, accepted.
    """
    reason = action.revision_reason.strip()
    if action.revised_deadline is None and not reason:
        return ""
    revised = day(action.revised_deadline) or words["no_new_date" if refused else "reason_alone"]
    return fact(words["revised"], revised) + (f" ({reason})" if reason else "")


def due_revised(action: Action, words: Mapping[str, str] = WORDS) -> str:
    """The line under a due date that says what it was revised to; empty where it was not."""
    return fact(words["revised"], day(action.revised_deadline)) if action.revised_deadline else ""


def since_due_date(days_before: int | None, words: Mapping[str, str] = WORDS) -> str:
    """The words for the days since a due date that was revised; empty where it was not."""
    return words["since_due_date"].format(days=days(days_before)) if days_before is not None else ""


def lateness(derived: Derived, words: Mapping[str, str] = WORDS) -> str:
    """The words that mark an action as late; empty where it is not."""
    if derived.timing is Timing.OVERDUE:
        return words["overdue"].format(days=days(derived.days_overdue or 0))
    if derived.timing is not Timing.IMPLEMENTED_LATE:
        return ""
    if derived.days_overdue is None:
        return words["implemented_late_open"]
    return words["implemented_late"].format(days=days(derived.days_overdue))


def as_for(action: Action, other: str, words: Mapping[str, str] = WORDS) -> str:
    """The date that an action has from another one, with the number of that one; empty where it has none."""
    return words["as_for"].format(date=period(action.completed), other=other) if other else ""


def comment_reported(unit: str, mark: str, words: Mapping[str, str] = WORDS) -> str:
    """The words that mark a comment on an action on which something else is new.

    Args:
        unit: The name of who wrote it; "" where nobody else wrote one.
        mark: The round that it stems from, in words.
        words: Of the house format.
    """
    return f"{unit} {mark}" if unit else words["reported_comment"].format(mark=mark)


def waiting(columns: Sequence[str], words: Mapping[str, str] = WORDS) -> str:
    """The words that mark an action whose answers wait for a decision; empty where none does.

    Args:
        columns: What people call the columns that the answers belong to.
        words: Of the house format.
    """
    return words["waiting"].format(columns=", ".join(columns)) if columns else ""


def joined(written: Iterable[tuple[str, str]]) -> str:
    """What units wrote, given as (name, text): the text alone when one wrote, else each under its unit's name."""
    texts = [(name, own.strip()) for name, own in written if own.strip()]
    if len(texts) == 1:
        return texts[0][1]
    return "\n".join(fact(name, own) if name else own for name, own in texts)


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
    from toolkit.tracker.wording.statuses import read_status  # loaded for the first such comment

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
        return said(reports.ONWARDS, day=first.year if (first.month, first.day) == (1, 1) else day(first))
    if first.day == 1 and first.year == last.year and _is_month_end(last):
        if first.month == last.month:
            return cldr.month(first, language())
        if (first.month, last.month) == (1, 12):
            return str(first.year)
        if first.month in reports.QUARTERS and last.month == first.month + 2:
            return said(reports.QUARTERS[first.month], year=first.year)
    return said(reports.FROM_TO, first=day(first), last=day(last))


def _days(first: date, last: date) -> str:
    """A stretch of days, which names a month or year that they share once where months have names."""
    if _DATES.get() is DateStyle.WORDS and first.year == last.year:
        if first.month == last.month and language() == ENGLISH:
            return f"{first.day}\u2013{day(last)}"
        return said(reports.FROM_TO, first=cldr.day_of_year(first, language()), last=day(last))
    return said(reports.FROM_TO, first=day(first), last=day(last))


def _is_month_end(when: date) -> bool:
    return (when + timedelta(days=1)).day == 1
