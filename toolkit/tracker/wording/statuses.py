"""Reading what people write of the state of an action: its status word, the day it was done, why it was closed.

What stands before a state is taken away (a list mark, a label, who speaks); then a word for a state counts where it
stands by itself: before punctuation, a number, a capital letter or a preposition. The words around it count with it.
“Open” and “Closed” say how far an action is by the words behind them only. What merely hints at a state, such as an
event, is asked with the likely state first; a text without any of it is not reported, never “not started”.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, pairwise

from toolkit.tracker.record.codes import Acceptance, Status, YesNo
from toolkit.tracker.record.periods import Period
from toolkit.tracker.wording.calendar_words import ONWARDS
from toolkit.tracker.wording.doubts import Doubt, about, quoted
from toolkit.tracker.wording.scopes import NOT_AT_ALL, PARTLY_DONE, STEP, contradictions, kinds_of, limits, taken_back
from toolkit.tracker.wording.states.acceptance import read_acceptance, read_references
from toolkit.tracker.wording.states.clauses import clauses, hint
from toolkit.tracker.wording.states.closing import closed_as, open_as
from toolkit.tracker.wording.states.completion import beyond_date, closing_in, comment, completion_in, due_behind
from toolkit.tracker.wording.states.heads import (
    Head,
    at_start,
    in_sentence,
    names_action,
    of_one_thing,
    starts,
    stated,
    suggested,
    word_at,
)
from toolkit.tracker.wording.states.peeling import peeled
from toolkit.tracker.wording.status_words import DENIED, GRANTED, SO_FAR, UNTIL
from toolkit.tracker.wording.ticks import Choice, behind_sign, read_choices
from toolkit.tracker.wording.words import even, one_of, one_spaced, remembered, spelt_out, trimmed, when_used
from toolkit.words.readings import statuses as words
from toolkit.words.speaking import Unsaid, unsaid

__all__ = ["StatusReading", "read_acceptance", "read_references", "read_status", "split_statuses"]


@dataclass(frozen=True, slots=True)
class StatusReading:
    """A state of an action, read.

    Attributes:
        text: As written.
        status: Its status; not reported where no status is stated, or not clearly.
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
    reasons: tuple[Unsaid, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether a status is stated, and nothing in the text contradicts it."""
        return all(doubt.code == "completion-not-stated" for doubt in self.doubts)


_CONTINUES = when_used(
    rf"(?<!\w)(?:on-?going|on going|continues?|continuing|continuously|continued|will continue|since"
    rf"|{one_of(ONWARDS)}|se poursui(?:t|vent)|en continu|en permanence|en cours|depuis|en curso|continuan?|desde"
    r"|de forma continua|продолжа[ею]тся|на постоянной основе|постоянно)(?!\w)", re.IGNORECASE)
_REACH = 24
"""How far before a status word the words that limit it are sought, in characters."""
_SHORT = 40
"""Characters; a text that is not longer may be asked about as a whole."""
_STEP_BEFORE = when_used(rf"(?<!\w){STEP}\Z", re.IGNORECASE)
_ASKED = when_used(r"[ (¿]*\?")
_WITHIN_SIGNS = (Status.NOT_STARTED, Status.CLOSED_NOT_IMPLEMENTED, Status.NO_LONGER_APPLICABLE, Status.SUPERSEDED)
"""What an empty or crossed sign before a word does not deny."""
_LISTED = when_used(r"(?:\(?[a-zа-я]|\d{1,2})[.)] ?\Z", re.IGNORECASE)
"""The mark of an item, right before a state that is the state of that item."""
_JOINTS = when_used(r", (?=\w)| (?:and|then|et|puis|y|luego|и|затем) (?=\w)", re.IGNORECASE)
_BEYOND = when_used(r"[ :.;,-]*")


@remembered
def read_status(text: str) -> StatusReading:
    """Read the state of an action; what is not understood stays in `rest`. Never raises."""
    spaced = one_spaced(text)
    behind = behind_sign(spaced)
    if behind and (read := _read(behind)).status in _WITHIN_SIGNS:
        return replace(read, text=text)
    choices = read_choices(spaced, _beyond)
    if choices:
        return replace(_of_choices(spaced, choices), text=text)
    if (written_out := spelt_out(spaced)) != spaced:
        read = _read(written_out)
        return replace(read, text=text, words=(spaced,), rest=spaced if read.rest else "")
    read = _read(spaced)
    return read if text == spaced else replace(read, text=text)


@remembered
def split_statuses(text: str) -> tuple[str, ...]:
    """The states that stand one after the other in a cell: each begins with a status word of its own.

    Choices with boxes to tick are one state.
    """
    spaced = one_spaced(text)
    if read_choices(spaced, _beyond):
        return (spaced,)
    plain = even(spaced)
    found = [start for start in starts(plain)
             if not _STEP_BEFORE.search(plain, max(0, start - _REACH), start)]
    bounds = [0, *(start for start in found if start > 0), len(spaced)]
    parts = (spaced[a:b].strip() for a, b in pairwise(bounds))
    return tuple(part for part in parts if part)


def _read(spaced: str) -> StatusReading:
    """The state that a text in one line begins with, behind what can be taken away; else what it tells."""
    plain = even(spaced)
    reading = StatusReading(spaced, rest=spaced, acceptance=read_acceptance(spaced), cross_refs=read_references(spaced),
                            continuing=YesNo.YES if _CONTINUES.search(plain) else None)
    asked: StatusReading | None = None
    for at in chain((0,), peeled(spaced)):
        read = _beginning(reading, spaced[at:])
        if read is None:
            continue
        read = replace(read, rest=spaced, words=(spaced,)) if at else read
        if read.status is not Status.NOT_REPORTED or not _may_be_told(read):
            return read
        asked = asked or read
    return _told(reading, plain, asked) if plain else _with_doubts(reading, plain, 0)


def _may_be_told(read: StatusReading) -> bool:
    """Whether a later clause may say what a text does not say clearly at its beginning."""
    return any(doubt.code == "status-unclear" for doubt in read.doubts)


def _beginning(reading: StatusReading, spaced: str) -> StatusReading | None:
    """The state that a text begins with, as a word or in a sentence; None where it begins with none."""
    plain = _without_capitals(even(spaced))
    if spaced != reading.rest:
        reading = replace(reading, rest=spaced)
    head = at_start(plain)
    if head is not None:
        return _of_head(reading, plain, head)
    head = in_sentence(plain) or of_one_thing(plain)
    return _of_sentence(reading, plain, head) if head else None


def _of_head(reading: StatusReading, plain: str, head: Head) -> StatusReading:
    """The reading of a text that begins with a word for a state."""
    spaced, how = reading.rest, head.state.how
    said, after = spaced[head.start:head.end], _BEYOND.match(plain, head.end)
    end = after.end() if after else head.end
    opened = open_as(spaced[end:]) if how == "open" and not head.kinds else None
    status = opened or stated(head)
    if (status or how == "closed") and (DENIED.match(plain, head.end) or (
            status and status.is_final and NOT_AT_ALL.match(plain, head.end))):
        return _unclear(reading, spaced[head.start:], (Status.NOT_STARTED.label, Status.IN_PROGRESS.label))
    if how == "closed" and not head.kinds - {"fully"}:
        return _of_closed(reading, plain, said, end)
    granted = GRANTED.match(plain, head.end)
    if status is None or (_ASKED.match(plain, head.end) and not granted):
        return _unclear(reading, said, suggested(head))
    if granted:
        end, said = granted.end(), spaced[head.start:granted.end("answer")]
    if "not" in kinds_of(even(said)) and UNTIL.match(plain, head.end):
        return _unclear(reading, said, tuple(dict.fromkeys((status.label, Status.IMPLEMENTED.label))))
    partly = PARTLY_DONE.match(plain, head.end)
    if status.is_final and status is not Status.IMPLEMENTED and (partly or SO_FAR.match(plain, head.end)):
        return _unclear(reading, said, tuple(dict.fromkeys((status.label, Status.IN_PROGRESS.label))))
    if status is Status.IMPLEMENTED and partly and not partly["more"]:
        status, end, said = Status.IN_PROGRESS, beyond_date(plain, partly.end()), spaced[head.start:partly.end()]
    read = _filled(reading, status, spaced, spaced[end:], unsaid(words.IS, said=said, status=Unsaid(status.words)))
    if how == "alone" and (read.rest or read.closing_reason):
        return _unclear(reading, said, suggested(head))
    read = _with_doubts(read, plain, end)
    return _doubtful(read, said, head) if how == "doubtful" else read


def _filled(reading: StatusReading, status: Status, spaced: str, after: str, why: Unsaid) -> StatusReading:
    """A reading with its status and all that the words behind it say of it.

    Args:
        reading: Without them.
        status: That is read.
        spaced: The whole text.
        after: What stands behind the status.
        why: How the status was read.
    """
    period, reason, unclear = None, "", tuple[Doubt, ...]()
    continuing = None if status is Status.IN_PROGRESS else reading.continuing
    rest, told = comment(after), None
    if status is Status.IMPLEMENTED:
        period, rest, told, found = completion_in(after)
        unclear = () if period or not found else (about(
            "completion-malformed", found.text, found.reason, tuple(map(date.isoformat, found.suggestions))),)
    elif status.is_final:
        continuing, (reason, rest, told) = None, closing_in(after)
    return replace(reading, status=status, completed=period, closing_reason=reason, rest=rest, continuing=continuing,
                   reasons=(why, told) if told else (why,), words=_words(spaced, rest, reason), doubts=unclear)


def _doubtful(read: StatusReading, said: str, head: Head) -> StatusReading:
    """A state that is taken and asked about, such as “On hold”."""
    what = unsaid(words.STOPPED, said=said)
    return replace(read, doubts=(Doubt("status-stopped", what, suggested(head), said), *read.doubts))


def _of_closed(reading: StatusReading, plain: str, said: str, end: int) -> StatusReading:
    """“Closed”, by the words behind it; asked where they do not say whether it was done."""
    beyond = reading.rest[end:]
    status, told = closed_as(beyond)
    if status is not Status.IMPLEMENTED and read_references(beyond):
        status, told = Status.CLOSED_NOT_IMPLEMENTED, 0
    if status is None:
        what = unsaid(words.HOW_CLOSED, said=said)
        likely = (Status.IMPLEMENTED.label, Status.CLOSED_NOT_IMPLEMENTED.label)
        return replace(reading, reasons=(what,), doubts=(Doubt("status-closed", what, likely, said),))
    after = beyond[told:].lstrip(" :.;,-)") if told else beyond
    read = _filled(reading, status, reading.rest, after,
                   unsaid(words.IS_BY_WORDS, said=said, status=Unsaid(status.words)))
    return _with_doubts(read, plain, len(plain)) if status is Status.IMPLEMENTED else read


def _of_sentence(reading: StatusReading, plain: str, head: Head) -> StatusReading:
    """The status of “The recommendation has been implemented”; the sentence stays in the comment, as it is one."""
    spaced, status, end = reading.rest, stated(head), head.end
    said = spaced[:end].strip()
    if head.state.how == "closed" and not head.kinds - {"fully"}:
        read = _of_closed(reading, plain, said, end)
        return replace(read, rest=spaced, closing_reason="")
    is_whole = head.state.how == "alone" and not completion_in(spaced[end:]).rest
    if status is None or not (is_whole or head.state.how == "sure") or _ASKED.match(plain, end):
        return _unclear(reading, said, suggested(head))
    partly = PARTLY_DONE.match(plain, end) if status is Status.IMPLEMENTED else None
    if partly and not partly["more"]:
        status, said = Status.IN_PROGRESS, spaced[:partly.end()].strip()
    read = _filled(reading, status, spaced, spaced[end:], unsaid(words.IS, said=said, status=Unsaid(status.words)))
    return _with_doubts(replace(read, words=(said,), rest=spaced, closing_reason=""), plain, 0)


def _told(reading: StatusReading, plain: str, asked: StatusReading | None) -> StatusReading:
    """What the later clauses of a text say; else what it asks already, or hints at."""
    heads = [(place, head) for place in clauses(plain)
             if (head := in_sentence(plain, place) if names_action(plain, place) else at_start(plain, place))]
    sure = {status for _, head in heads if (status := stated(head)) and head.state.how == "sure"}
    if len(sure) == 1 and all(names_action(plain, place) for place, _ in heads):
        place, head = heads[0]
        read = _of_sentence(replace(reading, rest=reading.rest[place:]), plain[place:], head.moved(-place))
        if not contradictions(read.status, reading.rest):
            return replace(read, rest=reading.rest)
    if heads and not asked:
        _, head = heads[0]
        status = stated(head)
        likely = suggested(head) if status is None else (status.label,)
        return _unclear(reading, _asked_about(reading.rest, head.start, head.end), likely)
    if asked:
        return asked
    found = hint(reading.rest)
    if found is None:
        return _with_doubts(replace(reading, reasons=(Unsaid(words.NO_STATUS_WORD),)), plain, 0)
    likely = tuple(status.label for status in found.statuses)
    return _unclear(reading, _asked_about(reading.rest, found.start, found.end), likely)


def _asked_about(spaced: str, start: int, end: int) -> str:
    """The words that are asked about; a short text as a whole where they alone would be clear."""
    said = spaced[start:end]
    head = at_start(even(said))
    return spaced if head and stated(head) and len(spaced) <= _SHORT else said


def _without_capitals(plain: str) -> str:
    """A text that is all in capitals, in small letters: there a capital says nothing."""
    small = plain.lower() if plain.isupper() else plain
    return small if len(small) == len(plain) else plain


def _beyond(words: str) -> str | None:
    """What words say beyond the state that they begin with; None where they begin with none."""
    head = at_start(even(words))
    return trimmed(words[head.end:]) if head else None


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
        asked = [label for doubt in read_as.doubts for label in doubt.suggestions]
        labels = asked if ticked[0].words else [Status.IMPLEMENTED.label]
        return _unclear(StatusReading(spaced, rest=spaced), spaced, tuple(labels))
    beyond = [choice for choice in choices if choice is not ticked[0] and _beyond(choice.words) != ""]
    return replace(read_as, rest=spaced if beyond else read_as.rest, words=(spaced,),
                   reasons=(unsaid(words.TICKED, choice=ticked[0].words), *read_as.reasons))


def _unclear(reading: StatusReading, said: str, suggestions: tuple[str, ...]) -> StatusReading:
    """Words that are about the state of an action, and do not say which it is."""
    what = unsaid(words.UNCLEAR, said=said)
    return replace(reading, reasons=(what,), doubts=(Doubt("status-unclear", what, suggestions, said),))


def _words(spaced: str, rest: str, reason: str) -> tuple[str, ...]:
    """What was read of a text: all but the comment and the closing reason."""
    read = spaced.removesuffix(rest) if rest else spaced
    before, _, after = read.rpartition(reason) if reason else (read, "", "")
    return tuple(part for part in (before.strip(), after.strip()) if trimmed(part))


_AGAINST = {Status.IMPLEMENTED: Status.IN_PROGRESS, Status.IN_PROGRESS: Status.CLOSED_NOT_IMPLEMENTED}
"""What a status may be instead, where other words contradict it."""


def _with_doubts(reading: StatusReading, plain: str, after: int) -> StatusReading:
    """Add what is to be asked; a day is not taken for that of completion where the text says that it is not done."""
    if reading.status is Status.NOT_REPORTED:
        asked = Doubt("status-not-stated", Unsaid(words.NOT_STATED))
        return reading if reading.doubts else replace(reading, doubts=(asked,))
    doubts = list(reading.doubts)
    said = reading.words[0].rstrip(" :;,.-–—(") if reading.words else Unsaid(reading.status.words)
    other = _other(reading.status, plain, after or sum(map(len, reading.words[:1])))
    if other:
        another = stated(other) or reading.status
        written = plain[other.start:other.end]
        doubts.append(Doubt("status-contradiction", unsaid(words.BESIDE, said=said, words=quoted(written)),
                            (reading.status.label, another.label), written))
    beyond = f"{reading.closing_reason} {reading.rest}" if after else reading.rest.removeprefix("".join(reading.words))
    against = _limited(reading, plain, after) or contradictions(reading.status, beyond)
    if against and not other:
        others = _AGAINST.get(reading.status, Status.IMPLEMENTED)
        doubts.append(Doubt("status-contradiction", unsaid(words.BESIDE, said=said, words=quoted(*against)),
                            (reading.status.label, others.label), against[0]))
        written = reading.completed.written if reading.completed else ""
        if written and (written in reading.rest or written in against[0]):
            reading = replace(reading, completed=None,
                              reasons=(*reading.reasons, Unsaid(words.DATE_NOT_TAKEN)))
    if reading.status is Status.IMPLEMENTED and reading.completed is None:
        doubts.append(Doubt("completion-not-stated", unsaid(words.WHEN_NOT_SAID, said=said)))
    return replace(reading, doubts=tuple(doubts))


def _other(status: Status, plain: str, after: int) -> Head | None:
    """Another state that is stated behind the first, and cannot stand beside it."""
    places = sorted({*clauses(plain), *(joint.end() for joint in _JOINTS.finditer(plain))}) if after else []
    for place in (after, *(place for place in places if place > after)) if after else ():
        head = word_at(plain, place)
        another = stated(head) if head and head.state.how == "sure" else None
        apart = (_LISTED.search(plain, max(0, place - _REACH), place)
                 or (place == after and _is_one_phrase(plain, place)))
        may_go_on = (status, another) == _MAY_GO_ON and not apart
        if another and another is not status and not may_go_on:
            return head
    return None


def _is_one_phrase(plain: str, place: int) -> bool:
    """Whether nothing but a space parts the words around a place."""
    return plain[:place].rstrip(" ")[-1:].isalnum() and plain[place:place + 1].isalnum()


_MAY_GO_ON = (Status.IMPLEMENTED, Status.IN_PROGRESS)
"""“Implemented (ongoing)”: what is implemented may go on."""


def _limited(reading: StatusReading, plain: str, after: int) -> tuple[str, ...]:
    """The words behind “Completed” that may say by when it should be, or that only a part is: by 2025, in 2 of 5."""
    end = after or sum(map(len, reading.words[:1]))
    if reading.status is Status.IN_PROGRESS and after:
        stopped = taken_back(plain, end)
        return (stopped["words"],) if stopped else ()
    if reading.status is not Status.IMPLEMENTED or not reading.words:
        return ()
    found = due_behind(plain, end) or limits(plain, end)
    return (found,) if found else ()
