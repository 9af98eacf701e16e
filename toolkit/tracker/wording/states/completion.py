"""When an action was done and why it was closed, by the words behind its state."""

import re
from typing import NamedTuple

from toolkit.tracker.record.periods import Period
from toolkit.tracker.wording.calendar_words import ONWARDS
from toolkit.tracker.wording.dates import Found, find_all, find_dates
from toolkit.tracker.wording.words import even, one_of, trimmed, when_used
from toolkit.words.readings import statuses as words
from toolkit.words.speaking import Unsaid, unsaid

_ONWARDS = when_used(rf" ?(?:{one_of(ONWARDS)})(?!\w)", re.IGNORECASE)
_LEAD_IN = when_used(r"(?:(?:in|on|by|during|since|as of|completed in|le|en|au|depuis|el|desde|в|с) |\()?",
                      re.IGNORECASE)
_A_TIME = when_used(r"(?<!\w)(?:in|during|by|since|end of|early|late|en|depuis|durante|desde|в|с) \Z", re.IGNORECASE)
_AFTER_DATE = when_used(r"[ )]*[.;:,-]*[ -]*")
_SINCE = when_used(r"(?<!\w)(?:since|depuis|desde|с) (?:the |le |el )?\Z", re.IGNORECASE)
_REACH = 24
"""How far before a date its preposition is sought, in characters."""
_DUE = when_used(r"[ :(,-]*(?:by|no later than|until|d'ici(?: a| au| la| le)?|para|до|к) ", re.IGNORECASE)
"""What stands between a status word and the day by which it should be done."""
_AFTER_BRACKET = when_used(r"[ .;:-]*")


class Completion(NamedTuple):
    """When it was done.

    Attributes:
        period: The days; None where they are not stated.
        rest: What remains of the words without them.
        why: How that was read; None where nothing was.
        unclear: What looks like a date in the rest, and is none.
    """

    period: Period | None
    rest: str
    why: Unsaid | None = None
    unclear: Found | None = None


class Closing(NamedTuple):
    """Why it was closed: the reason, what remains of the words without it, and how it was read."""

    reason: str
    rest: str
    why: Unsaid | None = None


def comment(text: str) -> str:
    """A text, or nothing where it is only punctuation."""
    return text.strip() if trimmed(text) else ""


def beyond_date(plain: str, end: int) -> int:
    """Where the words go on behind a date, or behind a share."""
    found = _AFTER_DATE.match(plain, end)
    return found.end() if found else end


def completion_in(after: str) -> Completion:
    """The day it was implemented: the date right after the status word, else the only date of the text."""
    plain, rest, every = even(after), comment(after), find_all(after)
    dates = [found for found in every if found.period is not None]
    unclear = next((found for found in every if found.period is None), None)
    lead_in = _LEAD_IN.match(plain)
    at = lead_in.end() if lead_in else 0
    if dates and dates[0].start <= at:
        return _beside(after, dates[0])
    times = [found for found in dates if found.precision != "year" or _before(_A_TIME, found, plain)]
    if len({found.period for found in times}) > 1:
        return Completion(None, rest, Unsaid(words.SEVERAL_DATES), unclear)
    if not times or _before(_SINCE, times[0], plain):
        return Completion(None, rest, unclear=unclear)
    return Completion(_period(times[0], plain), rest, unsaid(words.ONLY_DATE, date=times[0].text))


def _beside(after: str, found: Found) -> Completion:
    plain = even(after)
    onwards = _ONWARDS.match(plain, found.end)
    end = beyond_date(plain, onwards.end() if onwards else found.end)
    return Completion(_period(found, plain), comment(after[end:]), unsaid(words.DATE_BESIDE, date=found.text))


def _period(found: Found, plain: str) -> Period | None:
    """The period in which it was done, open where “onwards” follows; with its words."""
    if found.period is None:
        return None
    onwards = _ONWARDS.match(plain, found.end)
    if onwards or _before(_SINCE, found, plain):
        return Period(found.period.first, None, found.text + (onwards.group() if onwards else ""))
    return Period(found.period.first, found.period.last, found.text)


def _before(pattern: re.Pattern[str], found: Found, plain: str) -> bool:
    """Whether the words that a pattern asks for stand right before a date."""
    return pattern.search(plain, max(0, found.start - _REACH), found.start) is not None


def due_behind(plain: str, end: int) -> str:
    """The words behind “Completed” that say by when it should be, such as “by 2025”; "" where they do not."""
    lead = _DUE.match(plain, end)
    dates = find_dates(plain[lead.end():]) if lead else []
    return plain[end:lead.end() + dates[0].end].strip(" :(,-") if lead and dates and dates[0].start == 0 else ""


def closing_in(after: str) -> Closing:
    """Why it was closed: what stands in brackets after the status word, else all that follows it."""
    end = _bracket_end(after)
    if end:
        beyond = _AFTER_BRACKET.match(even(after), end)
        return Closing(after[1:end - 1].strip(), comment(after[beyond.end() if beyond else end:]),
                       Unsaid(words.IN_BRACKETS))
    reason = comment(after)
    return Closing(reason, "", Unsaid(words.FOLLOWS) if reason else None)


def _bracket_end(text: str) -> int:
    """Where the bracket that a text begins with is closed; 0 where it begins with none, or none closes it."""
    depth = 0
    for place, character in enumerate(text if text.startswith("(") else ""):
        depth += (character == "(") - (character == ")")
        if depth == 0:
            return place + 1
    return 0
