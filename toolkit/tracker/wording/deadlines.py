"""Reading a deadline as people write it: a date in words, or one of the things that stand where a date should.

`ASAP`, `TBC`, `Ongoing` and an empty cell are four different things, and none of them has a due date. A month, a
quarter or a year is due on its last day; a malformed date has no due date, only suggestions.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from toolkit.tracker.record.cells import CellValue, ErrorValue, Formula
from toolkit.tracker.wording.calendar_words import BEGINNING_OF, BY, END_OF, MIDDLE_OF, WEEKDAYS
from toolkit.tracker.wording.date_readers import with_year
from toolkit.tracker.wording.dates import DayOrder, Found, find_all, find_dates, order_of, order_of_locale
from toolkit.tracker.wording.deadline_kinds import Deadline, DeadlineKind
from toolkit.tracker.wording.deadline_words import KIND_OF_WORD, LEAD, NOTHING, SPECIAL, TAIL, YEARLESS
from toolkit.tracker.wording.doubts import Doubt, about
from toolkit.tracker.wording.words import even, folded, one_of, one_spaced, remembered, when_used, within, without
from toolkit.words import readings
from toolkit.words.readings import deadlines as words
from toolkit.words.speaking import Message, Unsaid, unsaid

__all__ = ["DayOrder", "Deadline", "DeadlineKind", "Found", "find_dates", "order_of", "order_of_locale",
           "read_deadline", "read_deadline_cell"]


@dataclass(frozen=True, slots=True)
class _Phrase:
    """One reading within a text, and the stretch of text it was read from."""

    start: int
    end: int
    deadline: Deadline
    begins: bool = False
    """Whether it says when something begins."""
    found: Found | None = None
    is_length: bool = False
    """Whether it is a length of time."""
    more: tuple[tuple[int, int], ...] = ()
    """Other stretches that it accounts for."""


_REASONS = {
    DeadlineKind.ASAP: words.URGENT,
    DeadlineKind.TO_BE_CONFIRMED: words.TO_BE_SET,
    DeadlineKind.CONTINUOUS: words.GOES_ON,
    DeadlineKind.RECURRING: words.AGAIN_AND_AGAIN,
    DeadlineKind.CONDITIONAL: words.NOT_BY_CALENDAR,
}
_ASKED = frozenset({DeadlineKind.ASAP, DeadlineKind.TO_BE_CONFIRMED, DeadlineKind.OPEN_START, DeadlineKind.CONDITIONAL})
"""Kinds without a due date that should perhaps have one."""
_REACH = 44
"""How far before a date the words that belong to it are sought, in characters."""
_BETWEEN = when_used(r"[\s,;/&.()-]*(?:(?:and|et|y|и|to|a|al|au|по|до) )?", re.IGNORECASE)
_NUMBER = when_used(r"(\d{4,5})[.,]0+|(\d{5}|(?:19|20)\d{6})")
_OF = when_used(r" (?:(?:of|in|de|du|del|en|в) )?", re.IGNORECASE)
_LETTER = when_used(r"[^\W\d_]")
_WEEKDAY = when_used(rf"(?<!\w)(?:{one_of(WEEKDAYS)})(?!\w)", re.IGNORECASE)
_ENDS = when_used(rf"(?:(?:{one_of(BY)}) )?(?:{one_of((*END_OF, *BEGINNING_OF, *MIDDLE_OF))})", re.IGNORECASE)
_WAS_DONE = when_used(r"(?:completed?|finished|done|acheve|terminee?|realisee?|(?:completad|terminad|realizad)[oa]"
                      r"|завершено|выполнено|исполнено) (?:on |in |le |en |el |в )?"
                      r"(?=[\w'])(?!by|no |not |before|until|to "
                      r"|d'ici|para|до )",
                      re.IGNORECASE)
"""Before a date, what may say that it is the day when it was done."""
_PART_OF_YEAR = when_used(
    r"(?:(?:by|in|mid|before|end of|avant|fin|en|mi|para|fin de|до|к|в) )?[^\W\d_]{1,6}\.? ?\d{1,2},? (?:19|20)\d\d\.?",
    re.IGNORECASE)
"""A year behind a numbered part of it that nobody here knows, such as “KW 12 2026”."""
_CLAUSE_END = when_used(r"[;|]")
_YEAR_OF_BARE_YEARS = 1905
"""The year in which Excel puts the numbers of our years, when it takes them for days."""
_LATE_YEARS, _FIRST_SERIAL, _LAST_SERIAL = range(1990, 2061), 36_526, 73_050


@remembered
def read_deadline(text: str, order: DayOrder | None = None, fiscal_year_starts: int = 0,
                  as_of: date | None = None) -> Deadline:
    """Read a deadline; what is not understood stays in `rest`. Never raises.

    A date counts more than words beside it; of several dates the first counts, and the others stay in `rest`.

    Args:
        text: The words of a cell.
        order: The order of day and month, where the column's other dates or a locale settle it.
        fiscal_year_starts: The month in which the organization's fiscal year begins; 0 where it is not known.
        as_of: The day of the document: the next such day is suggested for a date without its year.
    """
    read = _read(text, order, fiscal_year_starts)
    if as_of is None or read.kind is not DeadlineKind.MALFORMED or read.suggestions or not any(
            doubt.why and doubt.why.message == words.YEAR_MISSING for doubt in read.doubts):
        return read
    written = " ".join(read.words) if read.words else one_spaced(text)
    later = (_read(f"{written.rstrip(' .')}{sign}{year}", order, fiscal_year_starts)
             for year in (as_of.year, as_of.year + 1) for sign in ((" ",) if _LETTER.search(written) else ("/", ".")))
    day = next((one.due for one in later if one.sure and one.due and one.due >= as_of), None)
    if day is None:
        return read
    return replace(read, suggestions=(day,), doubts=tuple(
        doubt._replace(suggestions=(day.isoformat(),)) if doubt.code == "deadline-malformed" else doubt
        for doubt in read.doubts))


def _read(text: str, order: DayOrder | None, fiscal_year_starts: int) -> Deadline:
    spaced = one_spaced(text)
    plain = even(spaced)
    if NOTHING.fullmatch(plain):
        return Deadline(text, DeadlineKind.BLANK, words=(spaced,) if spaced else (),
                        reasons=(Unsaid(words.NOTHING_WRITTEN),) if plain else (),
                        doubts=(Doubt("deadline-missing", Unsaid(words.NO_DEADLINE)),))
    number = _NUMBER.fullmatch(plain)
    if number:
        return replace(_of_number(int(number[1] or number[2])), text=text, words=(spaced,))
    phrases = phrases_of(plain, order, fiscal_year_starts)
    if not any(phrase.found or phrase.is_length for phrase in phrases) and (not phrases or YEARLESS.fullmatch(plain)):
        return _without_any(text, spaced, plain)
    chosen = next((p for p in phrases if p.found), phrases[0])
    spans = _spans(chosen, phrases, plain)
    reasons = tuple(unsaid(readings.ABOUT, said=spaced[chosen.start:chosen.end], why=reason)
                    for reason in chosen.deadline.reasons)
    rest = without(spaced, spans)
    if rest and chosen.deadline.precision == "year" and _PART_OF_YEAR.fullmatch(plain):
        return _malformed(text, spaced, unsaid(words.PART_OF_YEAR, rest=rest))
    if chosen.deadline.first and chosen.deadline.first.year == _YEAR_OF_BARE_YEARS:
        return replace(read_deadline_cell(chosen.deadline.first), text=text, rest=rest, words=within(spaced, spans))
    if chosen.deadline.kind is DeadlineKind.RECURRING and (
            YEARLESS.fullmatch(even(rest).strip("()")) or _ENDS.fullmatch(even(rest))):
        rest, spans = "", [(0, len(spaced))]
    read = replace(chosen.deadline, text=text, rest=rest, words=within(spaced, spans), reasons=reasons)
    others = tuple(spaced[p.start:p.end].strip() for p in phrases
                   if p is not chosen and p.found and not any(a <= p.start < b for a, b in spans))
    tentative = read.due is not None and ("?" in spaced[chosen.end:] or any(
        p.deadline.kind is DeadlineKind.TO_BE_CONFIRMED for p in phrases))
    return replace(read, doubts=_doubts(read, chosen, spaced, others, tentative))


def read_deadline_cell(value: CellValue | None, order: DayOrder | None = None) -> Deadline:
    """Read a deadline from a cell of a workbook: text, a date, or a number that was meant as one. Never raises.

    A cell that shows a day of 1905 holds a bare year, such as 2015, in the format of dates.
    """
    if isinstance(value, Formula):
        return read_deadline_cell(value.cached, order)
    if isinstance(value, datetime | date):
        day = value.date() if isinstance(value, datetime) else value
        serial = (day - date(1899, 12, 30)).days
        if serial in _LATE_YEARS:
            return replace(_of_number(serial), text=day.isoformat())
        return Deadline(day.isoformat(), DeadlineKind.DAY, day, day, day, "day", words=(day.isoformat(),),
                        reasons=(Unsaid(words.HOLDS_DATE),))
    if isinstance(value, int | float) and not isinstance(value, bool) and value == value // 1:
        return _of_number(int(value))
    if value is None or (isinstance(value, str) and not isinstance(value, ErrorValue)):
        return read_deadline(value or "", order)
    return _malformed(str(value), str(value), words.NO_DATE)


def phrases_of(plain: str, order: DayOrder | None = None, fiscal_year_starts: int = 0) -> list[_Phrase]:
    """Every reading in a text, in order; one that lies within another is left out."""
    dates = _from_start_to_end([_dated(found, plain) for found in find_all(plain, order, fiscal_year_starts)], plain)
    taken = bytearray(len(plain))
    for dated in dates:
        taken[dated.start:dated.end] = b"\x01" * (dated.end - dated.start)
    special = [
        _Phrase(match.start(), match.end(), _worded(match), is_length=bool(match["length"]))
        for match in SPECIAL.finditer(plain)
        if not any(taken[match.start():match.end()])
    ]
    again = [word for word in special if word.deadline.kind is DeadlineKind.RECURRING]
    if again and all(dated.deadline.kind is DeadlineKind.MALFORMED for dated in dates):
        # “every year by 31 March”: what comes again and again needs no year
        more = tuple((dated.start, dated.end) for dated in dates)
        special[special.index(again[0])] = replace(again[0], more=more)
        dates = []
    return _with_events(sorted(dates + special, key=lambda phrase: phrase.start), plain)


def _with_events(phrases: list[_Phrase], plain: str) -> list[_Phrase]:
    """Let an event take the year that follows it: “the first session of 2021” has no day until it is called."""
    kept: list[_Phrase] = []
    for phrase in phrases:
        before = kept[-1] if kept else None
        if (before and before.deadline.precision == "event" and phrase.found and phrase.deadline.precision == "year"
                and _OF.fullmatch(plain, before.end, phrase.start)):
            read = replace(before.deadline, first=phrase.deadline.first, last=phrase.deadline.last)
            kept[-1] = replace(before, end=phrase.end, deadline=read)
        elif (before and before.is_length and phrase.found and phrase.begins
              and not plain[before.end:phrase.start].strip()):
            # “18 months from 1 January 2016”: no day of its own, but the length and its first day
            kept[-1] = replace(before, end=phrase.end, deadline=replace(before.deadline, first=phrase.deadline.first))
        else:
            kept.append(phrase)
    return kept


def _spans(chosen: _Phrase, phrases: list[_Phrase], plain: str) -> list[tuple[int, int]]:
    """The stretches that the chosen reading accounts for."""
    spans = [(chosen.start, chosen.end), *chosen.more]
    kind = chosen.deadline.kind
    if kind is DeadlineKind.CONDITIONAL:
        ends = [p.start for p in phrases if p.start > chosen.start and p.deadline.kind is not kind]
        clause = _CLAUSE_END.search(plain, chosen.end)
        spans.append((chosen.start, min([*ends, clause.start() if clause else len(plain)])))
    agreeing = {kind}
    if kind is DeadlineKind.OPEN_START:
        agreeing |= {DeadlineKind.CONTINUOUS, DeadlineKind.RECURRING}
    elif chosen.deadline.due:
        agreeing |= {DeadlineKind.ASAP, DeadlineKind.TO_BE_CONFIRMED}
    spans += [(p.start, p.end) for p in phrases if p.deadline.kind in agreeing and p.found is None]
    return spans + [(p.start, p.end) for p in phrases if p.deadline.kind is DeadlineKind.CONTINUOUS and p.found is None
                    and chosen.found and _BETWEEN.fullmatch(plain, p.end, chosen.start)]


def _worded(match: re.Match[str]) -> Deadline:
    if match["every"]:
        kind = DeadlineKind.RECURRING
    elif match["event"]:
        return Deadline(match.group(), DeadlineKind.CONDITIONAL, precision="event",
                        reasons=(Unsaid(words.EVENT),))
    elif match["length"]:
        return Deadline(match.group(), DeadlineKind.CONDITIONAL,
                        reasons=(Unsaid(words.LENGTH),))
    else:
        kind = DeadlineKind(KIND_OF_WORD[folded(match["word"])])
    return Deadline(match.group(), kind, reasons=(Unsaid(_REASONS[kind]),))


def _dated(found: Found, plain: str) -> _Phrase:
    """A date with the words before and after it that say which end of it counts."""
    start, end = found.start, found.end
    lead = LEAD.search(plain, max(0, start - _REACH), start)
    start = lead.start() if lead else start
    onwards = said = False
    while tail := TAIL.match(plain, end):
        onwards, said, end = onwards or bool(tail["onwards"]), said or bool(tail["begins"]), tail.end()
    begins = (said or bool(lead and (lead["start"] or lead["from"]))) and not found.is_range
    return _Phrase(start, end, _deadline_of(found, begins or onwards, bool(lead and lead["before"])), begins, found)


def _deadline_of(found: Found, is_open: bool, before: bool) -> Deadline:
    """What a date says as a deadline."""
    if found.period is None and found.as_year and is_open:
        return replace(_deadline_of(with_year(found), is_open, before), reasons=(
            found.reason, Unsaid(words.BEGINS_THEN)))
    if found.period is None:
        earlier = timedelta(days=1) if before and found.as_year else timedelta()
        suggestions = (found.as_year.first - earlier,) if earlier and found.as_year else found.suggestions
        return Deadline(found.text, DeadlineKind.MALFORMED, precision=found.precision, suggestions=suggestions,
                        reasons=(found.reason,))
    if is_open:
        return Deadline(found.text, DeadlineKind.OPEN_START, first=found.period.first, precision=found.precision,
                        reasons=(found.reason, Unsaid(words.BEGINS_THEN)))
    if before and not found.only_last:
        day_before = found.period.first - timedelta(days=1)
        return Deadline(found.text, _kind(found), last=day_before, due=day_before, precision=found.precision,
                        reasons=(found.reason, Unsaid(words.DAY_BEFORE)))
    return Deadline(found.text, _kind(found), first=None if found.only_last else found.period.first,
                    last=found.period.last, due=None if found.question else found.period.last,
                    precision=found.precision, reasons=(found.reason,))


def _kind(found: Found) -> DeadlineKind:
    return DeadlineKind.RANGE if found.is_range else DeadlineKind(found.precision)


def _from_start_to_end(dates: list[_Phrase], plain: str) -> list[_Phrase]:
    """Make one stretch of a start and a completion in one cell: “Start: 1 March 2016, completion: 31 May 2017”."""
    joined: list[_Phrase] = []
    for dated in dates:
        before = joined[-1] if joined else None
        if before and before.begins and not dated.begins and _BETWEEN.fullmatch(plain, before.end, dated.start):
            first, last = before.deadline.first, dated.deadline.last
            if first and last and first <= last:
                read = Deadline("", DeadlineKind.RANGE, first, last, dated.deadline.due, dated.deadline.precision,
                                reasons=(Unsaid(words.START_TO_COMPLETION),))
                joined[-1] = replace(before, end=dated.end, deadline=read, begins=False)
                continue
        joined.append(dated)
    return joined


def _of_number(number: int) -> Deadline:
    """A number in a cell: a year, or a date that lost its format."""
    written = str(number)
    if number in _LATE_YEARS:
        first, last = date(number, 1, 1), date(number, 12, 31)
        return Deadline(written, DeadlineKind.YEAR, first, last, last, "year", words=(written,),
                        reasons=(unsaid(words.IS_YEAR, year=written),))
    if _FIRST_SERIAL <= number <= _LAST_SERIAL:
        day = date(1899, 12, 30) + timedelta(days=number)
        return _malformed(written, written, words.LOST_FORMAT, day)
    if len(written) == len("20181231"):
        try:
            day = date.fromisoformat(written)
        except ValueError:
            return _malformed(written, written, words.NO_SUCH_DAY)
        return Deadline(written, DeadlineKind.DAY, day, day, day, "day", words=(written,),
                        reasons=(unsaid(readings.ABOUT, said=written, why=Unsaid(words.YEAR_MONTH_DAY)),))
    return _malformed(written, written, words.NO_DATE)


def _without_any(text: str, spaced: str, plain: str) -> Deadline:
    """A text in which neither a date nor a word for one was found."""
    yearless = YEARLESS.fullmatch(plain)
    if yearless is None:
        return replace(_malformed(text, spaced, words.NO_DATE_FOUND), rest=spaced, words=())
    missing = words.MONTH_AND_YEAR_MISSING if yearless["day"] else words.YEAR_MISSING
    return replace(_malformed(text, spaced, missing), precision="month" if yearless["month"] else "none")


def _malformed(text: str, spaced: str, reason: Message | Unsaid, *suggestions: date) -> Deadline:
    why = reason if isinstance(reason, Unsaid) else Unsaid(reason)
    doubt = about("deadline-malformed", spaced, why, _days(suggestions))
    return Deadline(text, DeadlineKind.MALFORMED, suggestions=suggestions, words=(spaced,) if spaced else (),
                    reasons=(why if reason == words.NO_DATE_FOUND else doubt.what,), doubts=(doubt,))


def _other_weekday(found: Found, said: str) -> Unsaid | None:
    """What is wrong with the day of the week beside a date; None where nothing is."""
    named = _WEEKDAY.search(said) if found.period and found.precision == "day" and not found.is_range else None
    if named is None or found.period is None or WEEKDAYS[folded(named.group())] == found.period.first.weekday():
        return None
    return unsaid(words.OTHER_WEEKDAY, weekday=named.group())


def _days(days: tuple[date, ...]) -> tuple[str, ...]:
    return tuple(day.isoformat() for day in days)


def _doubts(read: Deadline, chosen: _Phrase, spaced: str, others: tuple[str, ...],
            tentative: bool) -> tuple[Doubt, ...]:
    """What is to be asked about a deadline that was read."""
    said, found = spaced[chosen.start:chosen.end].strip(), chosen.found
    doubts = []
    if read.kind is DeadlineKind.MALFORMED:
        code = "deadline-ambiguous" if len(read.suggestions) > 1 else "deadline-malformed"
        doubts.append(Doubt(code, read.reasons[0], _days(read.suggestions), why=chosen.deadline.reasons[0]))
    elif read.kind in _ASKED:
        doubts.append(Doubt("deadline-without-day", unsaid(words.NO_DUE_DATE, said=said,
                                                           why=chosen.deadline.reasons[-1])))
    if found and found.as_year and read.kind is DeadlineKind.OPEN_START:
        doubts.append(about("deadline-question", said, found.reason))
    if found and (asked := found.question or found.doubt):
        suggestions = found.suggestions if found.period and read.last == found.period.last else ()
        code = "deadline-question" if found.question else "deadline-years"
        doubts.append(about(code, said, asked, _days(suggestions)))
    if found and (weekday := _other_weekday(found, even(said))):
        doubts.append(about("deadline-weekday", said, weekday))
    if read.due and read.due.year not in _LATE_YEARS:
        doubts.append(about("deadline-far", said, Unsaid(words.FAR)))
    if read.due and _WAS_DONE.match(even(said)):
        doubts.append(Doubt("deadline-done", unsaid(words.MAY_BE_DONE, said=said)))
    if tentative:
        doubts.append(Doubt("deadline-tentative", unsaid(words.TENTATIVE, said=said)))
    if others or (found and found.several):
        doubts.append(Doubt("deadline-several", unsaid(words.SEVERAL_DATES, said=said), others))
    if read.rest:
        doubts.append(Doubt("deadline-rest", unsaid(readings.NOT_UNDERSTOOD, rest=read.rest)))
    return tuple(doubts)
