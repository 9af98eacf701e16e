"""Reading what people write of the state of an action: its status word, the day it was done, why it was closed.

A status word counts where it stands by itself: at the beginning of a text and before punctuation, a number, a capital
letter or a preposition. “Closed” is not “Implemented”; “(ongoing)”, “onwards” and “since” say that work continues and
do not change the status; a text without a status word is not reported, never “not started”.
"""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from toolkit.tracker.record.codes import Acceptance, Status, YesNo
from toolkit.tracker.record.periods import Period
from toolkit.tracker.wording.calendar_words import ONWARDS
from toolkit.tracker.wording.dates import MONTH_NUMBERS, Found, find_all, find_dates
from toolkit.tracker.wording.doubts import Doubt
from toolkit.tracker.wording.status_words import (
    ACCEPTANCE_OF,
    ACCEPTANCE_SENTENCES,
    DONE,
    SENTENCE,
    STATUS_OF,
    UNFINISHED,
)
from toolkit.tracker.wording.words import even, folded, one_of, one_spaced, trimmed, when_used


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
        words: The words that were read.
        reasons: How they were read.
        doubts: What is to be asked: a contradiction, with the words that cause it, or what is not stated.
    """

    text: str
    status: Status = Status.NOT_REPORTED
    acceptance: Acceptance | None = None
    completed: Period | None = None
    continuing: YesNo | None = None
    closing_reason: str = ""
    cross_refs: tuple[str, ...] = ()
    rest: str = ""
    words: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether a status is stated, and nothing in the text contradicts it."""
        return all(doubt.code == "completion-not-stated" for doubt in self.doubts)


_PREPOSITIONS = ("in", "on", "by", "since", "as", "at", "from", "through", "during", "before", "after", "with", "see",
                 "and", "but", "due", "because", "under", "to", "for", "until", "en", "le", "la", "depuis", "dans",
                 "par", "pour", "sur", "avec", "et", "car", "voir", "el", "desde", "por", "para", "con", "y", "porque",
                 "véase", "в", "во", "с", "по", "на", "к", "до", "и", "из-за", "см")
_ALONE = (rf"(?=\s*(?:\Z|[^\w\s]|\d|[QTH]\d|(?-i:[^\W\d_a-zа-яà-ÿ])|(?:{one_of(_PREPOSITIONS)})(?!\w)"
          rf"|(?:{one_of(MONTH_NUMBERS)})(?!\w)))")
_WORDS = one_of(STATUS_OF)
_LABEL = r"(?:(?:status|state|statut|etat|situation|estado|situacion|статус|состояние) ?[:=-] ?)?"
_PERCENT = when_used(
    rf"\W{{0,4}}{_LABEL}(?P<word>(?P<percent>100|\d?\d) ?(?:%|per ?cent|pour cent|por ciento)"
    r"(?: (?:complete|implement|execut|achev|realis|done|completad|ejecutad|implementad|выполнен|завершен)\w*)?)"
    r"(?=\s*(?:\Z|[^\w\s]))[ :.;,-]*", re.IGNORECASE)
_AT_START = when_used(rf"\W*{_LABEL}(?P<word>{_WORDS})(?!\w){_ALONE}[ :.;,-]*", re.IGNORECASE)
_WITHIN = when_used(rf"(?<![\w(\[/-])(?=[A-ZА-Я])(?i:{_WORDS})(?!\w)(?i:{_ALONE})")
_NUMBER = r"\d{1,2}(?:\.\d{1,2}){0,2}"
_REFERENCE = when_used(
    r"(?<!\w)(?:see(?: also)?|as per|as for|same as|refer(?:s|red)? to|cf\.?|voir(?: aussi)?|vease|veanse|"
    r"ver|см\.?|как в)"
    rf" (?:[^\W\d]+ ){{0,4}}?(?P<numbers>{_NUMBER}(?:(?: ?,(?: and)?| ?&| and| et| y| и) ?{_NUMBER})*)"
    rf"(?![\w%/]| (?:{one_of(MONTH_NUMBERS)})(?!\w))", re.IGNORECASE)
_EACH_NUMBER = when_used(_NUMBER)
_CONTINUES = when_used(
    rf"(?<!\w)(?:on-?going|on going|continues?|continuing|continuously|continued|will continue|since"
    rf"|{one_of(ONWARDS)}|se poursui(?:t|vent)|en continu|en permanence|en cours|depuis|en curso|continuan?|desde"
    r"|de forma continua|продолжа[ею]тся|на постоянной основе|постоянно)(?!\w)", re.IGNORECASE)
_ONWARDS = when_used(rf" ?(?:{one_of(ONWARDS)})(?!\w)", re.IGNORECASE)
_LEAD_IN = when_used(r"(?:(?:in|on|by|during|since|as of|completed in|le|en|au|depuis|el|desde|в|с) |\()?",
                      re.IGNORECASE)
_A_TIME = when_used(r"(?<!\w)(?:in|during|by|since|end of|early|late|en|depuis|durante|desde|в|с) \Z", re.IGNORECASE)
_AFTER_DATE = when_used(r"[ )]*[.;:,-]*[ -]*")
_SINCE = when_used(r"(?<!\w)(?:since|depuis|desde|с) (?:the |le |el )?\Z", re.IGNORECASE)
_REACH = 24
"""How far before a date its preposition is sought, in characters."""
_AGAINST = {Status.IMPLEMENTED: UNFINISHED, Status.NOT_STARTED: DONE, Status.CLOSED_NOT_IMPLEMENTED: DONE}
"""A status -> the words that contradict it."""
_QUOTE = when_used(r"[^\s.;:]+(?: [^\s.;:]+){0,11}")
_NEXT = when_used(r"(?<!\w)(?:next|prochaine?s?|proxim[oa]s?|próxim[oa]s?|следующ\w+)(?: \w+){0,2} \Z", re.IGNORECASE)
"""Before what is planned: the next of something that is done."""
_MAY_STAND_TOGETHER = frozenset({Status.IMPLEMENTED, Status.IN_PROGRESS})
"""“Implemented (ongoing)”: what goes on may be implemented."""
_ACCEPTANCE = when_used(rf"\W{{0,4}}(?P<word>{one_of(ACCEPTANCE_OF)})(?=\W*\Z|[.:;(]| -)", re.IGNORECASE)
_ABOUT = when_used(r"recomm?[ea]nda|рекомендаци", re.IGNORECASE)
_AFTER_BRACKET = when_used(r"[ .;:-]*")


def read_status(text: str) -> StatusReading:
    """Read the state of an action; what is not understood stays in `rest`. Never raises."""
    spaced = one_spaced(text)
    plain = _without_capitals(even(spaced))
    reading = StatusReading(text, rest=spaced, acceptance=read_acceptance(spaced), cross_refs=read_references(spaced),
                            continuing=YesNo.YES if _CONTINUES.search(plain) else None)
    word = _AT_START.match(plain) or _PERCENT.match(plain)
    if word is None:
        return _with_doubts(_in_a_sentence(reading, spaced, plain), plain, 0)
    status = _status(word)
    reading = replace(reading, status=status, rest=_comment(spaced[word.end():]),
                      reasons=(f"“{spaced[word.start('word'):word.end('word')]}” is {status.label}",))
    if status is Status.IN_PROGRESS:
        reading = replace(reading, continuing=None)
    elif status is Status.IMPLEMENTED:
        reading = _with_completion(reading, spaced[word.end():])
    elif status.is_final:
        reading = _with_closing_reason(replace(reading, continuing=None), spaced[word.end():])
    return _with_doubts(replace(reading, words=_words(spaced, reading)), plain, word.end())


def contradictions(status: Status, text: str) -> tuple[str, ...]:
    """The words of a comment that contradict the status beside it: “will be finalized” beside “Implemented”."""
    spaced = one_spaced(text)
    pattern = _AGAINST.get(status)
    if pattern is None:
        return ()
    quoted: list[str] = []
    end = 0
    for match in pattern.finditer(even(spaced)):
        if match.start() >= end and not _NEXT.search(spaced, max(0, match.start() - _REACH), match.start()):
            quote = _QUOTE.match(spaced, match.start())
            end = max(match.end(), quote.end() if quote else 0)
            quoted.append(spaced[match.start():end].rstrip(" ,.;:)"))
    return tuple(quoted)


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


def read_acceptance(text: str) -> Acceptance | None:
    """The answer to a recommendation that a text states, in a sentence about it or as the bare word; else None."""
    plain = even(one_spaced(text))
    label = _ACCEPTANCE.match(plain)
    if label is not None:
        return ACCEPTANCE_OF[folded(label["word"])]
    if _ABOUT.search(plain) is None:
        return None
    return next((acceptance for acceptance, pattern in ACCEPTANCE_SENTENCES if pattern.search(plain)), None)


def _without_capitals(plain: str) -> str:
    """A text that is all in capitals, in small letters: there a capital says nothing."""
    small = plain.lower() if plain.isupper() else plain
    return small if len(small) == len(plain) else plain


def _status(word: re.Match[str]) -> Status:
    """The status that a word says, or a percentage."""
    percent = word.groupdict().get("percent")
    if percent is None:
        return STATUS_OF[folded(word["word"])]
    return {100: Status.IMPLEMENTED, 0: Status.NOT_STARTED}.get(int(percent), Status.IN_PROGRESS)


def _in_a_sentence(reading: StatusReading, spaced: str, plain: str) -> StatusReading:
    """The status of “The recommendation has been implemented”; the sentence stays in the comment, as it is one."""
    match = SENTENCE.match(plain)
    if match is None:
        return replace(reading, reasons=("no status word stands at its beginning",) if plain else ())
    status = STATUS_OF[folded(match["word"])]
    if match["not"] or match["pas"] or match["no"] or match["ne"]:
        partly = re.search("fully|pleinement|entierement|plenamente|полностью", match.group(), re.IGNORECASE)
        status = {Status.IMPLEMENTED: Status.IN_PROGRESS if partly else Status.NOT_STARTED,
                  Status.IN_PROGRESS: Status.NOT_STARTED}.get(status, Status.NOT_REPORTED)
    said = spaced[:match.end()].strip()
    read = replace(reading, status=status, words=(said,), reasons=(f"“{said}” is {status.label}",))
    if status is Status.IMPLEMENTED:
        read = replace(_with_completion(read, spaced[match.end():]), rest=spaced)
    return replace(read, continuing=None) if status is Status.IN_PROGRESS else read


def _words(spaced: str, reading: StatusReading) -> tuple[str, ...]:
    """What was read of a text: all but the comment and the closing reason."""
    read = spaced.removesuffix(reading.rest) if reading.rest else spaced
    before, _, after = read.rpartition(reading.closing_reason) if reading.closing_reason else (read, "", "")
    return tuple(part for part in (before.strip(), after.strip()) if trimmed(part))


def _with_doubts(reading: StatusReading, plain: str, after: int) -> StatusReading:
    """Add what is to be asked; a day is not taken for that of completion where the text says that it is not done."""
    if reading.status is Status.NOT_REPORTED:
        asked = Doubt("status-not-stated", "no status is stated")
        return replace(reading, doubts=(asked,))
    doubts = []
    said = reading.words[0].rstrip(" :;,.-–—(") if reading.words else reading.status.label
    other = _AT_START.match(plain, after) if after else None
    if other and not {_status(other), reading.status} <= _MAY_STAND_TOGETHER and _status(other) is not reading.status:
        doubts.append(Doubt("status-contradiction", f"“{said}” stands beside “{other['word']}”",
                            (reading.status.label, _status(other).label)))
    beyond = f"{reading.closing_reason} {reading.rest}" if after else reading.rest.removeprefix("".join(reading.words))
    quoted = contradictions(reading.status, beyond)
    if quoted and not doubts:
        others = {Status.IMPLEMENTED: Status.IN_PROGRESS}.get(reading.status, Status.IMPLEMENTED)
        doubts.append(Doubt("status-contradiction", f"“{said}” stands beside " + ", ".join(f"“{q}”" for q in quoted),
                            (reading.status.label, others.label)))
        if reading.completed and reading.completed.written and reading.completed.written in reading.rest:
            reading = replace(reading, completed=None,
                              reasons=(*reading.reasons, "its date is not taken, as the text says it is not done"))
    if reading.status is Status.IMPLEMENTED and reading.completed is None:
        unclear = [found for found in find_all(reading.rest) if found.period is None]
        doubts += [Doubt("completion-malformed", f"“{found.text}”: {found.reason}",
                         tuple(day.isoformat() for day in found.suggestions)) for found in unclear[:1]]
        doubts.append(Doubt("completion-not-stated", f"“{said}”, but it is not said when"))
    return replace(reading, doubts=tuple(doubts))


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
