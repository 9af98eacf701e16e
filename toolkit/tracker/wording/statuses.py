"""Reading what people write of the state of an action: its status word, the day it was done, why it was closed.

A status word counts where it stands by itself: at the beginning of a text and before punctuation, a number, a capital
letter or a preposition. “Closed” is not “Implemented”; “(ongoing)”, “onwards” and “since” say that work continues and
do not change the status; a text without a status word is not reported, never “not started”.
"""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from toolkit.tracker.codes import Acceptance, Status, YesNo
from toolkit.tracker.periods import Period
from toolkit.tracker.wording.calendar_words import ONWARDS
from toolkit.tracker.wording.dates import MONTH_NUMBERS, Found, find_dates
from toolkit.tracker.wording.words import even, folded, one_of, one_spaced, trimmed


@dataclass(frozen=True, slots=True)
class StatusReading:
    """A state of an action, read.

    Attributes:
        text: As written.
        status: Its status; not reported where no status word stands.
        acceptance: The answer to the recommendation, where the text states one.
        completed: When it was implemented, where the text states it.
        continuing: Yes where the text says that work goes on, else None.
        closing_reason: Why it was closed.
        cross_refs: The numbers of recommendations or actions it refers to.
        rest: The text without the status word, the date after it and the closing reason: the comment.
        reasons: Which words were read, and how.
    """

    text: str
    status: Status = Status.NOT_REPORTED
    acceptance: Acceptance | None = None
    completed: Period | None = None
    continuing: YesNo | None = None
    closing_reason: str = ""
    cross_refs: tuple[str, ...] = ()
    rest: str = ""
    reasons: tuple[str, ...] = ()


_MORE_WORDS: dict[Status, tuple[str, ...]] = {
    Status.NOT_STARTED: ("not implemented", "not yet implemented", "not begun"),
    Status.IN_PROGRESS: ("partially implemented", "partly implemented", "partially completed", "partly completed",
                         "being implemented", "in process"),
    Status.NO_LONGER_APPLICABLE: ("no longer relevant", "cancelled", "canceled"),
}
_STATUS_OF = {
    folded(even(word)): status
    for status in Status
    for word in (status.label, *status.aliases, *_MORE_WORDS.get(status, ()))
}
_PREPOSITIONS = ("in", "on", "by", "since", "as", "at", "from", "through", "during", "before", "after", "with", "see",
                 "and", "but", "due", "because", "under", "to", "for", "until")
_ALONE = (rf"(?=\s*(?:\Z|[^\w\s]|\d|[QTH]\d|(?-i:[^\W\d_a-zа-яà-ÿ])|(?:{one_of(_PREPOSITIONS)})(?!\w)"
          rf"|(?:{one_of(MONTH_NUMBERS)})(?!\w)))")
_WORDS = one_of(_STATUS_OF)
_AT_START = re.compile(rf"\W*(?:(?:status|state) ?[:=-] ?)?(?P<word>{_WORDS})(?!\w){_ALONE}[ :.;,-]*", re.IGNORECASE)
_WITHIN = re.compile(rf"(?<![\w(\[/-])(?=[A-ZА-Я])(?i:{_WORDS})(?!\w)(?i:{_ALONE})")
_NUMBER = r"\d{1,2}(?:\.\d{1,2}){0,2}"
_REFERENCE = re.compile(
    r"(?<!\w)(?:see(?: also)?|as per|as for|same as|refer(?:s|red)? to|cf\.?|voir|véase|ver|см\.?)"
    rf" (?:[^\W\d]+ ){{0,4}}?(?P<numbers>{_NUMBER}(?:(?: ?,(?: and)?| ?&| and| et| y| и) ?{_NUMBER})*)"
    rf"(?![\w%/]| (?:{one_of(MONTH_NUMBERS)})(?!\w))", re.IGNORECASE)
_EACH_NUMBER = re.compile(_NUMBER)
_CONTINUES = re.compile(
    rf"(?<!\w)(?:on-?going|on going|continues|continuing|continuously|will continue|is continued|since"
    rf"|{one_of(ONWARDS)}|se poursuit|en cours|en curso|continúa|продолжается)(?!\w)", re.IGNORECASE)
_ONWARDS = re.compile(rf" ?(?:{one_of(ONWARDS)})(?!\w)", re.IGNORECASE)
_LEAD_IN = re.compile(r"(?:(?:in|on|by|during|since|as of|completed in|le|en|el|в) |\()?", re.IGNORECASE)
_A_TIME = re.compile(r"(?<!\w)(?:in|during|by|since|end of|early|late|en|в) \Z", re.IGNORECASE)
_AFTER_DATE = re.compile(r"[ )]*[.;:,-]*[ -]*")
_SINCE = re.compile(r"(?<!\w)since (?:the )?\Z", re.IGNORECASE)
_REACH = 24
"""How far before a date its preposition is sought, in characters."""
_AFTER_BRACKET = re.compile(r"[ .;:-]*")


def read_status(text: str) -> StatusReading:
    """Read the state of an action; what is not understood stays in `rest`. Never raises."""
    spaced = one_spaced(text)
    plain = even(spaced)
    reading = StatusReading(text, rest=spaced, acceptance=read_acceptance(spaced), cross_refs=read_references(spaced),
                            continuing=YesNo.YES if _CONTINUES.search(plain) else None)
    word = _AT_START.match(plain)
    if word is None:
        return replace(reading, reasons=("no status word stands at its beginning",) if plain else ())
    status = _STATUS_OF[folded(word["word"])]
    reading = replace(reading, status=status, rest=_comment(spaced[word.end():]),
                      reasons=(f"“{spaced[word.start('word'):word.end('word')]}” is {status.label}",))
    if status is Status.IN_PROGRESS:
        return replace(reading, continuing=None)
    if status is Status.IMPLEMENTED:
        return _with_completion(reading, spaced[word.end():])
    if status.is_final:
        return _with_closing_reason(replace(reading, continuing=None), spaced[word.end():])
    return reading


def split_statuses(text: str) -> tuple[str, ...]:
    """The states that stand one after the other in a cell: each begins with a status word of its own."""
    spaced = one_spaced(text)
    starts = [match.start() for match in _WITHIN.finditer(even(spaced))]
    bounds = [0, *(start for start in starts if start > 0), len(spaced)]
    parts = (spaced[a:b].strip() for a, b in pairwise(bounds))
    return tuple(part for part in parts if part)


def read_references(text: str) -> tuple[str, ...]:
    """The numbers of recommendations or actions that a text refers to, as in “see 4 above” or “as per 1, 4 & 10”."""
    plain = even(one_spaced(text))
    return tuple(dict.fromkeys(
        number for match in _REFERENCE.finditer(plain) for number in _EACH_NUMBER.findall(match["numbers"])))


_RECOMMENDATION = r"(?: with| to)? (?:the |this |these |all |both )?recommendations?"
_ACCEPTANCES: tuple[tuple[Acceptance, re.Pattern[str]], ...] = tuple(
    (acceptance, re.compile(pattern, re.IGNORECASE)) for acceptance, pattern in (
        (Acceptance.PARTIALLY_ACCEPTED,
         rf"(?<!\w)part(?:ial)?ly (?:accept|agree)(?:s|d|ed)?{_RECOMMENDATION}(?!\w)"),
        (Acceptance.NOT_ACCEPTED,
         rf"(?<!\w)(?:(?:does|do|did|can) ?not (?:accept|agree)|rejects?|rejected|disagrees?){_RECOMMENDATION}(?!\w)"),
        (Acceptance.ACCEPTED,
         rf"(?<!\w)(?:accept(?:s|ed)?|agree(?:s|d)?){_RECOMMENDATION}(?!\w)"),
    ))
_ACCEPTANCE_LABELS = {
    word.casefold(): acceptance for acceptance in Acceptance for word in (acceptance.label, *acceptance.aliases)
}


def read_acceptance(text: str) -> Acceptance | None:
    """The answer to a recommendation that a text states, in a sentence about it or as the bare word; else None."""
    plain = even(one_spaced(text))
    label = _ACCEPTANCE_LABELS.get(trimmed(plain).rstrip(".").casefold())
    if label is not None:
        return label
    return next((acceptance for acceptance, pattern in _ACCEPTANCES if pattern.search(plain)), None)


def _comment(text: str) -> str:
    """A text, or nothing where it is only punctuation."""
    return text.strip() if trimmed(text) else ""


def _with_completion(reading: StatusReading, after: str) -> StatusReading:
    """Add the day it was implemented: the date right after the status word, else the only date of the text."""
    plain = even(after)
    dates = find_dates(after)
    lead_in = _LEAD_IN.match(plain)
    at = lead_in.end() if lead_in else 0
    if dates and dates[0].start <= at:
        return _with_date_beside(reading, after, dates[0])
    times = [found for found in dates if found.precision != "year" or _before(_A_TIME, found, plain)]
    if len({found.period for found in times}) > 1:
        return replace(reading, reasons=(*reading.reasons, "several dates; none of them is taken as its date"))
    if not times or _before(_SINCE, times[0], plain):
        return reading
    return replace(reading, completed=_period(times[0], plain),
                   reasons=(*reading.reasons, f"“{times[0].text}” is its only date"))


def _with_date_beside(reading: StatusReading, after: str, found: Found) -> StatusReading:
    plain = even(after)
    end = found.end
    onwards = _ONWARDS.match(plain, end)
    if onwards:
        end = onwards.end()
    beyond = _AFTER_DATE.match(plain, end)
    return replace(reading, completed=_period(found, plain), rest=_comment(after[beyond.end() if beyond else end:]),
                   reasons=(*reading.reasons, f"“{found.text}” stands beside the status"))


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


def _with_closing_reason(reading: StatusReading, after: str) -> StatusReading:
    """Add why it was closed: what stands in brackets after the status word, else all that follows it."""
    end = _bracket_end(after)
    if end:
        beyond = _AFTER_BRACKET.match(even(after), end)
        return replace(reading, closing_reason=after[1:end - 1].strip(),
                       rest=_comment(after[beyond.end() if beyond else end:]),
                       reasons=(*reading.reasons, "what stands in brackets is the reason"))
    reason = _comment(after)
    if not reason:
        return reading
    return replace(reading, closing_reason=reason, rest="", reasons=(*reading.reasons, "what follows is the reason"))


def _bracket_end(text: str) -> int:
    """Where the bracket that a text begins with is closed; 0 where it begins with none, or none closes it."""
    depth = 0
    for place, character in enumerate(text if text.startswith("(") else ""):
        depth += (character == "(") - (character == ")")
        if depth == 0:
            return place + 1
    return 0
