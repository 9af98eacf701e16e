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
from toolkit.tracker.wording.scopes import (
    MAY_STAND_TOGETHER,
    PARTLY_DONE,
    SENTENCE,
    STEP,
    contradictions,
    limits,
    stated,
    suggested,
)
from toolkit.tracker.wording.status_words import (
    ACCEPTANCE_OF,
    ACCEPTANCE_SENTENCES,
    CLOSED,
    DONE,
    NOT_ACCEPTING,
    STATUS_OF,
    WHY_NOT,
)
from toolkit.tracker.wording.ticks import Choice, read_choices
from toolkit.tracker.wording.words import even, folded, one_of, one_spaced, remembered, trimmed, when_used


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
_LABEL = (
    r"(?:(?:status|state|statut|etat|situation|estado|situacion|статус|состояние|implementation"
    r"|mise en (?:œ|oe)uvre|implementacion|aplicacion|ejecucion|выполнение|исполнение|реализация) ?[:=-] ?)?")
_PERCENT = when_used(
    rf"\W{{0,4}}{_LABEL}(?P<word>(?P<percent>\d{{1,3}}(?:[.,]\d{{1,3}})?) ?"
    r"(?:%|per ?cent|pour cent|por ciento|процент\w*)"
    r"(?: (?:complete|implement|execut|achev|realis|done|completad|ejecutad|implementad|выполнен|завершен)\w*)?)"
    r"(?P<group> ?\( ?\d[^()]{0,40}\)|(?=\s*\w))?[ :.;,-]*", re.IGNORECASE)
"""How much is done; behind a number in brackets, or with words to go on, it is the share of a group."""
_AT_START = when_used(
    rf"\W*{_LABEL}(?P<how>{STEP}{{0,6}}?)(?P<word>{_WORDS})(?!\w)(?:{_ALONE}|(?={PARTLY_DONE.pattern}))[ :.;,-]*",
    re.IGNORECASE)
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
_STEP_BEFORE = when_used(rf"(?<!\w){STEP}\Z", re.IGNORECASE)
_ASKED = when_used(r"[ (]*\?")
_DUE = when_used(r"[ :(,-]*(?:by|no later than|until|d'ici(?: a| au| la| le)?|para|до|к) \Z", re.IGNORECASE)
"""What stands between a status word and the day by which it should be done."""
_ACCEPTANCE = when_used(rf"\W{{0,4}}(?P<word>{one_of(ACCEPTANCE_OF)})(?=\W*\Z|[.:;(]| -)", re.IGNORECASE)
_ABOUT = when_used(r"recomm?[ea]nda|рекомендаци", re.IGNORECASE)
_AFTER_BRACKET = when_used(r"[ .;:-]*")


@remembered
def read_status(text: str) -> StatusReading:
    """Read the state of an action; what is not understood stays in `rest`. Never raises."""
    spaced = one_spaced(text)
    choices = read_choices(spaced, _beyond)
    if choices:
        return replace(_of_choices(spaced, choices), text=text)
    plain = _without_capitals(even(spaced))
    reading = StatusReading(text, rest=spaced, acceptance=read_acceptance(spaced), cross_refs=read_references(spaced),
                            continuing=YesNo.YES if _CONTINUES.search(plain) else None)
    word = _AT_START.match(plain) or _PERCENT.match(plain)
    if word is None:
        return _with_doubts(_in_a_sentence(reading, spaced, plain), plain, 0)
    said = spaced[word.start("how" if word["how"] else "word"):word.end("word")] if "how" in word.groupdict() else (
        spaced[word.start("word"):word.end()].rstrip(" :.;,-"))
    status = stated(word)
    if status is None or _ASKED.match(plain, word.end("word")):
        return _unclear(reading, said, suggested(word))
    partly = PARTLY_DONE.match(plain, word.end("word")) if status is Status.IMPLEMENTED else None
    end = word.end()
    if partly and not partly["more"]:
        beyond = _AFTER_DATE.match(plain, partly.end())
        status, end = Status.IN_PROGRESS, beyond.end() if beyond else partly.end()
        said = spaced[word.start("word"):partly.end()]
    reading = replace(reading, status=status, rest=_comment(spaced[end:]), reasons=(f"“{said}” is {status.label}",))
    if status is Status.IN_PROGRESS:
        reading = replace(reading, continuing=None)
    elif status is Status.IMPLEMENTED:
        reading = _with_completion(reading, spaced[end:])
    elif status.is_final:
        reading = _with_closing_reason(replace(reading, continuing=None), spaced[end:])
    return _with_doubts(replace(reading, words=_words(spaced, reading)), plain, end, folded(word["word"]) in CLOSED)


@remembered
def split_statuses(text: str) -> tuple[str, ...]:
    """The states that stand one after the other in a cell: each begins with a status word of its own.

    Choices with boxes to tick are one state.
    """
    spaced = one_spaced(text)
    if read_choices(spaced, _beyond):
        return (spaced,)
    plain = even(spaced)
    starts = [match.start() for match in _WITHIN.finditer(plain)
              if not _STEP_BEFORE.search(plain, max(0, match.start() - _REACH), match.start())]
    bounds = [0, *(start for start in starts if start > 0), len(spaced)]
    parts = (spaced[a:b].strip() for a, b in pairwise(bounds))
    return tuple(part for part in parts if part)


def read_references(text: str) -> tuple[str, ...]:
    """The numbers of recommendations or actions that a text refers to, as in “see 4 above” or “as per 1, 4 & 10”."""
    plain = even(one_spaced(text))
    return tuple(dict.fromkeys(
        number for match in _REFERENCE.finditer(plain) for number in _EACH_NUMBER.findall(match["numbers"])))


@remembered
def read_acceptance(text: str) -> Acceptance | None:
    """The answer to a recommendation that a text states, in a sentence about it or as the bare word; else None."""
    plain = even(one_spaced(text))
    choices = read_choices(plain, _beyond_answer)
    if choices:
        ticked = [choice.words for choice in choices if choice.is_ticked]
        is_clear = len(ticked) == 1 and all(choice.is_ticked is not None for choice in choices)
        return read_acceptance(ticked[0]) if is_clear else None
    label = _ACCEPTANCE.match(plain)
    if label is not None:
        return ACCEPTANCE_OF[folded(label["word"])]
    if _ABOUT.search(plain) is None:
        return None
    for acceptance, pattern in ACCEPTANCE_SENTENCES:
        found = pattern.search(plain)
        if found:
            refused = NOT_ACCEPTING.search(plain, max(0, found.start() - _REACH), found.start())
            return Acceptance.NOT_ACCEPTED if refused and acceptance is Acceptance.ACCEPTED else acceptance
    return None


def _beyond_answer(plain: str) -> str | None:
    """What words say beyond the answer to a recommendation that they begin with; None where they begin with none."""
    label = _ACCEPTANCE.match(plain)
    return trimmed(plain[label.end():]) if label else None


def _without_capitals(plain: str) -> str:
    """A text that is all in capitals, in small letters: there a capital says nothing."""
    small = plain.lower() if plain.isupper() else plain
    return small if len(small) == len(plain) else plain


def _beyond(words: str) -> str | None:
    """What words say beyond the state that they begin with; None where they begin with none."""
    plain = even(words)
    state = _AT_START.match(plain) or _PERCENT.match(plain)
    return trimmed(words[state.end():]) if state else None


def _of_choices(spaced: str, choices: tuple[Choice, ...]) -> StatusReading:
    """The state that is ticked, where one is; else a question with the states that it may be."""
    ticked = [choice for choice in choices if choice.is_ticked]
    if len(ticked) != 1 or any(choice.is_ticked is None for choice in choices):
        offered = [choice for choice in choices if choice.is_ticked is not False] or list(choices)
        read = [read_status(choice.words).status for choice in offered]
        labels = [status.label for status in read if status is not Status.NOT_REPORTED]
        if not ticked and len(choices) == 1:
            labels = [Status.NOT_STARTED.label, Status.IN_PROGRESS.label]
        return _unclear(StatusReading(spaced, rest=spaced), spaced, tuple(dict.fromkeys(labels)))
    read_as = read_status(ticked[0].words)
    if read_as.status is Status.NOT_REPORTED:
        labels = [] if ticked[0].words else [Status.IMPLEMENTED.label]
        return _unclear(StatusReading(spaced, rest=spaced), spaced, tuple(labels))
    beyond = [choice for choice in choices if choice is not ticked[0] and _beyond(choice.words) != ""]
    return replace(read_as, rest=spaced if beyond else read_as.rest, words=(spaced,),
                   reasons=(f"“{ticked[0].words}” is ticked", *read_as.reasons))


def _unclear(reading: StatusReading, said: str, suggestions: tuple[str, ...]) -> StatusReading:
    """Words that are about the state of an action, and do not say which it is."""
    what = f"“{said}” does not say clearly how far it is"
    return replace(reading, reasons=(what,), doubts=(Doubt("status-unclear", what, suggestions, said),))


def _in_a_sentence(reading: StatusReading, spaced: str, plain: str) -> StatusReading:
    """The status of “The recommendation has been implemented”; the sentence stays in the comment, as it is one."""
    match = SENTENCE.match(plain)
    if match is None:
        return replace(reading, reasons=("no status word stands at its beginning",) if plain else ())
    status, end = stated(match), match.end()
    said = spaced[:end].strip()
    if status is None or _ASKED.match(plain, end):
        return _unclear(reading, said, suggested(match))
    partly = PARTLY_DONE.match(plain, end) if status is Status.IMPLEMENTED else None
    if partly and not partly["more"]:
        status, said = Status.IN_PROGRESS, spaced[:partly.end()].strip()
    read = replace(reading, status=status, words=(said,), reasons=(f"“{said}” is {status.label}",))
    if status is Status.IMPLEMENTED:
        read = replace(_with_completion(read, spaced[end:]), rest=spaced)
    if status is Status.CLOSED_NOT_IMPLEMENTED and folded(match["word"]) in CLOSED:
        return replace(read, doubts=_closed_doubt(said, spaced[end:]))
    return replace(read, continuing=None) if status is Status.IN_PROGRESS else read


def _words(spaced: str, reading: StatusReading) -> tuple[str, ...]:
    """What was read of a text: all but the comment and the closing reason."""
    read = spaced.removesuffix(reading.rest) if reading.rest else spaced
    before, _, after = read.rpartition(reading.closing_reason) if reading.closing_reason else (read, "", "")
    return tuple(part for part in (before.strip(), after.strip()) if trimmed(part))


def _with_doubts(reading: StatusReading, plain: str, after: int, is_closed: bool = False) -> StatusReading:
    """Add what is to be asked; a day is not taken for that of completion where the text says that it is not done."""
    if reading.status is Status.NOT_REPORTED:
        asked = Doubt("status-not-stated", "no status is stated")
        return reading if reading.doubts else replace(reading, doubts=(asked,))
    doubts = list(reading.doubts)
    said = reading.words[0].rstrip(" :;,.-–—(") if reading.words else reading.status.label
    other = _AT_START.match(plain, after) if after else None
    another = stated(other) if other else None
    if other and another and not {another, reading.status} <= MAY_STAND_TOGETHER and another is not reading.status:
        doubts.append(Doubt("status-contradiction", f"“{said}” stands beside “{other['how']}{other['word']}”",
                            (reading.status.label, another.label), f"{other['how']}{other['word']}"))
    beyond = f"{reading.closing_reason} {reading.rest}" if after else reading.rest.removeprefix("".join(reading.words))
    quoted = _limited(reading, plain, after) or contradictions(reading.status, beyond)
    if quoted and not doubts:
        others = {Status.IMPLEMENTED: Status.IN_PROGRESS}.get(reading.status, Status.IMPLEMENTED)
        doubts.append(Doubt("status-contradiction", f"“{said}” stands beside " + ", ".join(f"“{q}”" for q in quoted),
                            (reading.status.label, others.label), quoted[0]))
        written = reading.completed.written if reading.completed else ""
        if written and (written in reading.rest or written in quoted[0]):
            reading = replace(reading, completed=None,
                              reasons=(*reading.reasons, "its date is not taken, as the text says it is not done"))
    if is_closed and not doubts:
        doubts += _closed_doubt(said, beyond)
    if reading.status is Status.IMPLEMENTED and reading.completed is None:
        unclear = [found for found in find_all(reading.rest) if found.period is None]
        doubts += [Doubt("completion-malformed", f"“{found.text}”: {found.reason}",
                         tuple(day.isoformat() for day in found.suggestions)) for found in unclear[:1]]
        doubts.append(Doubt("completion-not-stated", f"“{said}”, but it is not said when"))
    return replace(reading, doubts=tuple(doubts))


def _limited(reading: StatusReading, plain: str, after: int) -> tuple[str, ...]:
    """The words behind “Completed” that may say by when it should be, or that only a part is: by 2025, in 2 of 5."""
    if reading.status is not Status.IMPLEMENTED or not reading.words:
        return ()
    end = after or len(reading.words[0])
    dates = find_dates(plain[end:])
    lead = _DUE.match(plain, end, end + dates[0].start) if dates else None
    if lead:
        return (plain[lead.start():end + dates[0].end].strip(" :(,-"),)
    limit = limits(plain, end)
    return (limit,) if limit else ()


def _closed_doubt(said: str, beyond: str) -> tuple[Doubt, ...]:
    """What to ask of “Closed”, unless the words behind it say why it was not done, or where that stands."""
    plain = even(beyond)
    if WHY_NOT.search(plain) or read_references(beyond):
        return ()
    likely = (Status.IMPLEMENTED, Status.CLOSED_NOT_IMPLEMENTED)
    may_be = likely if DONE.search(plain) or find_dates(beyond) else likely[::-1]
    return (Doubt("status-closed", f"“{said}” does not say whether it was implemented",
                  tuple(status.label for status in may_be), said),)


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
