"""Reading a deadline as people write it: a date in words, or one of the things that stand where a date should.

`ASAP`, `TBC`, `Ongoing` and an empty cell are four different things, and none of them has a due date. A month, a
quarter or a year is due on its last day; a malformed date has no due date, only suggestions.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from toolkit.tracker.wording.calendar_words import BEFORE, BY, FROM, ONWARDS
from toolkit.tracker.wording.dates import Found, find_all, find_dates
from toolkit.tracker.wording.words import even, folded, one_of, one_spaced, without

__all__ = ["Deadline", "DeadlineKind", "Found", "Revision", "find_dates", "read_deadline", "read_revision",
           "split_deadlines"]


class DeadlineKind(StrEnum):
    """What kind of deadline was written."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    RANGE = "range"
    OPEN_START = "open_start"
    """It begins, and has no end."""
    CONTINUOUS = "continuous"
    ASAP = "asap"
    TO_BE_CONFIRMED = "to_be_confirmed"
    RECURRING = "recurring"
    CONDITIONAL = "conditional"
    """It hangs on something else than the calendar."""
    BLANK = "blank"
    MALFORMED = "malformed"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline, read.

    Attributes:
        text: As written.
        kind: What kind it is.
        first: The first day it names, or None.
        last: The last day it names, or None.
        due: The last day it allows, or None where it sets none.
        precision: day, month, quarter, half, season, year or none.
        suggestions: Days that a malformed one may mean, earliest first.
        rest: The words that were not understood.
        reasons: Which words were read, and how.
    """

    text: str
    kind: DeadlineKind
    first: date | None = None
    last: date | None = None
    due: date | None = None
    precision: str = "none"
    suggestions: tuple[date, ...] = ()
    rest: str = ""
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Revision:
    """A deadline as first written, and what it was revised to.

    Attributes:
        first: The words of the deadline without the revision.
        revised: The new deadline; None where there is none.
        reason: Why it was revised.
    """

    first: str
    revised: Deadline | None = None
    reason: str = ""

    @property
    def due(self) -> date | None:
        """The new due date; None where it was not revised."""
        return self.revised.due if self.revised else None


@dataclass(frozen=True, slots=True)
class _Phrase:
    """One reading within a text, and the stretch of text it was read from."""

    start: int
    end: int
    deadline: Deadline


_WORDS: dict[DeadlineKind, tuple[str, ...]] = {
    DeadlineKind.ASAP: ("ASAP", "A.S.A.P", "as soon as possible", "as soon as feasible", "immediately", "immediate",
                        "urgent", "dès que possible", "lo antes posible", "как можно скорее", "немедленно"),
    DeadlineKind.TO_BE_CONFIRMED: ("TBC", "TBD", "TBA", "to be confirmed", "to be determined", "to be decided",
                                   "to be defined", "to be agreed", "to be announced", "à confirmer", "à déterminer",
                                   "à définir", "por confirmar", "por determinar", "por definir", "будет определено",
                                   "подлежит уточнению"),
    DeadlineKind.CONTINUOUS: ("ongoing", "on-going", "on going", "continuous", "continuously", "continuing",
                              "continual", "permanent", "permanently", "throughout", "open-ended", "en cours",
                              "continu", "continue", "en curso", "continuo", "continua", "permanente", "постоянно",
                              "на постоянной основе", "непрерывно"),
    DeadlineKind.RECURRING: ("annual", "annually", "yearly", "every year", "each year", "every two years", "biennial",
                             "biennially", "biannual", "biannually", "semi-annual", "semi-annually", "twice a year",
                             "once a year", "quarterly", "every quarter", "each quarter", "monthly", "every month",
                             "each month", "weekly", "every week", "periodic", "periodically", "regular", "regularly",
                             "annuel", "annuellement", "chaque année", "trimestriel", "mensuel", "périodiquement",
                             "régulièrement", "anual", "anualmente", "cada año", "trimestral", "mensual",
                             "periódicamente", "ежегодно", "ежеквартально", "ежемесячно", "регулярно",
                             "периодически"),
    DeadlineKind.CONDITIONAL: ("subject to", "depending on", "depends on", "dependent on", "conditional on", "upon",
                               "pending", "provided that", "if", "once", "when", "as soon as", "as and when",
                               "as required", "as needed", "following", "after", "within", "in the next", "next",
                               "sous réserve", "selon", "dès", "lorsque", "sujeto a", "según", "cuando", "при условии",
                               "после", "по мере"),
}
_REASONS = {
    DeadlineKind.ASAP: "urgent, but no date",
    DeadlineKind.TO_BE_CONFIRMED: "still to be set",
    DeadlineKind.CONTINUOUS: "goes on, and has no end",
    DeadlineKind.RECURRING: "comes again and again, and has no one due date",
    DeadlineKind.CONDITIONAL: "hangs on something else than the calendar",
}
_KIND_OF_WORD = {folded(even(word)): kind for kind, words in reversed(_WORDS.items()) for word in words}
_WORD = re.compile(rf"(?<![\w-])(?:{one_of(_KIND_OF_WORD)})(?!\w|-\w)\.?", re.IGNORECASE)
_NOTHING = re.compile(r"\W*|\W*(?:n ?/ ?a|none|nil|no deadline|no date|not applicable|néant|ninguno|нет)\W*",
                      re.IGNORECASE)
_REACH = 30
"""How far before a date its preposition is sought, in characters."""
_BY_OR_FROM = re.compile(
    rf"(?<!\w)(?:(?P<before>{one_of(BEFORE)})|(?P<from>{one_of(FROM)})|(?P<by>{one_of(BY)}))[ :]{{0,2}}\Z",
    re.IGNORECASE)
_REVISED = re.compile(r"[(;,]? ?(?<!\w)(?:revised|extended|postponed|new deadline|révisé|revisado)"
                      r"(?: deadline| date)?(?: to| until)? ?:? ?", re.IGNORECASE)
_ONWARDS = re.compile(rf" ?(?:{one_of(ONWARDS)})(?!\w)|[ ]?-(?= ?\Z)", re.IGNORECASE)


def read_deadline(text: str) -> Deadline:
    """Read a deadline; what is not understood stays in `rest`. Never raises.

    A date counts more than words beside it; of several dates the first counts, and the others stay in `rest`.
    """
    spaced = one_spaced(text)
    plain = even(spaced)
    if _NOTHING.fullmatch(plain):
        return Deadline(text, DeadlineKind.BLANK, reasons=("nothing is written",) if plain else ())
    phrases = _phrases(plain)
    if not phrases:
        return Deadline(text, DeadlineKind.MALFORMED, rest=spaced, reasons=("no date is found in it",))
    chosen = next((p for p in phrases if p.deadline.precision != "none"), phrases[0])
    spans = [(chosen.start, chosen.end)]
    if chosen.deadline.kind is DeadlineKind.OPEN_START:
        spans += [(p.start, p.end) for p in phrases if p.deadline.kind is DeadlineKind.CONTINUOUS]
    reasons = tuple(f"“{spaced[chosen.start:chosen.end]}”: {reason}" for reason in chosen.deadline.reasons)
    return replace(chosen.deadline, text=text, rest=without(spaced, spans), reasons=reasons)


def read_revision(text: str) -> Revision:
    """Part a deadline from what it was revised to, as in “1 May 2017 Revised: 1 June 2017 (late delivery)”.

    The text stays whole where what follows is no date.
    """
    spaced = one_spaced(text)
    plain = even(spaced)
    mark = _REVISED.search(plain)
    if mark is None:
        return Revision(spaced)
    new, bracket, reason = spaced[mark.end():].partition("(")
    revised = read_deadline(new.strip(" .;"))
    closed = reason.strip()
    if bracket and not closed.endswith(")"):
        return Revision(spaced)
    if revised.due is None or revised.rest:
        return Revision(spaced)
    return Revision(spaced[:mark.start()].rstrip(), revised, closed[:-1].strip())


def split_deadlines(text: str) -> tuple[str, ...]:
    """The deadlines that stand one after the other in a cell, each with the words that follow it."""
    spaced = one_spaced(text)
    starts: list[int] = []
    last_kind = None
    plain = even(spaced)
    revisions = {match.end() for match in _REVISED.finditer(plain)}
    for phrase in _phrases(plain):
        kind = phrase.deadline.kind
        belongs = kind is DeadlineKind.CONDITIONAL or phrase.start in revisions or (
            kind is DeadlineKind.OPEN_START and last_kind is DeadlineKind.CONTINUOUS)
        if not belongs or not starts:
            starts.append(phrase.start)
        last_kind = kind
    if len(starts) < 2:
        return (spaced,) if spaced else ()
    bounds = [0, *starts[1:], len(spaced)]
    return tuple(spaced[a:b].strip() for a, b in pairwise(bounds))


def _phrases(plain: str) -> list[_Phrase]:
    """Every reading in a text, in order; one that lies within another is left out."""
    dates = [_dated(found, plain) for found in find_all(plain)]
    taken = bytearray(len(plain))
    for dated in dates:
        taken[dated.start:dated.end] = b"\x01" * (dated.end - dated.start)
    words = [
        _Phrase(match.start(), match.end(), _worded(match.group()))
        for match in _WORD.finditer(plain)
        if not any(taken[match.start():match.end()])
    ]
    if any(word.deadline.kind is DeadlineKind.RECURRING for word in words):
        dates = [dated for dated in dates if dated.deadline.kind is not DeadlineKind.MALFORMED]
    return sorted(dates + words, key=lambda phrase: phrase.start)


def _worded(word: str) -> Deadline:
    kind = _KIND_OF_WORD[folded(word).rstrip(".")]
    return Deadline(word, kind, reasons=(_REASONS[kind],))


def _dated(found: Found, plain: str) -> _Phrase:
    """A date with the words before and after it that say which end of it counts."""
    start, end = found.start, found.end
    preposition = _BY_OR_FROM.search(plain, max(0, start - _REACH), start)
    onwards = _ONWARDS.match(plain, end)
    if preposition:
        start = preposition.start()
    if onwards:
        end = onwards.end()
    if found.period is None:
        read = Deadline(found.text, DeadlineKind.MALFORMED, precision=found.precision, suggestions=found.suggestions,
                        reasons=(found.reason,))
    elif onwards or (preposition and preposition["from"] and not found.is_range):
        read = Deadline(found.text, DeadlineKind.OPEN_START, first=found.period.first, precision=found.precision,
                        reasons=(found.reason, "it begins then, and has no end"))
    elif preposition and preposition["before"]:
        day_before = _day_before(found.period.first)
        read = Deadline(found.text, _kind(found), last=day_before, due=day_before, precision=found.precision,
                        reasons=(found.reason, "the last day before it"))
    else:
        read = Deadline(found.text, _kind(found), first=None if found.only_last else found.period.first,
                        last=found.period.last, due=found.period.last, precision=found.precision,
                        reasons=(found.reason,))
    return _Phrase(start, end, read)


def _kind(found: Found) -> DeadlineKind:
    return DeadlineKind.RANGE if found.is_range else DeadlineKind(found.precision)


def _day_before(day: date) -> date:
    return day - timedelta(days=1)
