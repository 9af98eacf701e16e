"""Reading the conclusions of a session: masthead, numbered paragraphs, decisions, participants, a workplan.

Such a document is known by its form: sections with roman numbers, paragraphs numbered through the whole of it, and
decisions that follow a line naming who took them.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from toolkit.sources.documents.reading import Row, SourceDocument
from toolkit.sources.kinds import Request, SourceKind, Taken, about
from toolkit.sources.session_conclusions.body import Body, is_lead_in
from toolkit.sources.session_conclusions.lines import Form, Line, is_symbol, lines_of
from toolkit.sources.session_conclusions.record import Record
from toolkit.tracker.record.actions import Action
from toolkit.tracker.record.codes import Role
from toolkit.tracker.record.columns import fold
from toolkit.tracker.record.history import now_stamp
from toolkit.tracker.record.narrative import Contribution
from toolkit.tracker.record.problems import Place, Problem
from toolkit.tracker.record.register import Settings
from toolkit.tracker.wording.dates import Found, find_dates
from toolkit.tracker.wording.deadlines import DeadlineKind, read_deadline
from toolkit.tracker.wording.units import UnitNames
from toolkit.words import sources as words
from toolkit.words.readings.places import place_shown
from toolkit.words.speaking import said

_FRONT = ("masthead", "symbol", "date", "dates", "contents")
"""What stands before the narrative, in the order in which it is kept."""
_FEWEST_PARAGRAPHS = 3
_FEWEST_SECTIONS = 2
_UP_TO = re.compile(
    r"(?:.*\W)?(?P<from>by|before|until|no later than|not later than|at|in time for|prior to)(?:\s+[\w'’-]+){0,6}?\s*$",
    re.IGNORECASE)
_ASKED = re.compile(
    r"(?<!\w)(?:requested|invited|encouraged|urged|asked|called (?:up)?on|directed|mandated|tasked|instructed)\s+"
    r"(?P<who>(?:the\s+|all\s+|its\s+)?(?-i:[A-ZÀ-Þ])[^.;:,]{1,80}?)\s+to(?!\w)", re.IGNORECASE)


def recognized(document: SourceDocument) -> str:
    """How a document is known to be the conclusions of a session, in words; "" when it is not."""
    lines = [line for line in lines_of(document.rows) if line.form is not Form.RULE]
    sections = [line for line in lines if line.is_section]
    numbers = [int(line.number) for line in lines if line.form is Form.NUMBERED]
    follows = sum(number in (before + 1, 1) for before, number in zip([0, *numbers], numbers, strict=False))
    if len(sections) < _FEWEST_SECTIONS or follows < _FEWEST_PARAGRAPHS:
        return ""
    lead_in = next((line for line, following in pairwise(lines)
                    if is_lead_in(line, following) and _is_in_body(line, lines)), None)
    return said(words.BY_LEAD_IN, where=place_shown(lead_in.row.locator), line=lead_in.text) if lead_in else ""


def _is_in_body(line: Line, lines: Sequence[Line]) -> bool:
    first = next(section for section in lines if section.is_section)
    return line.row.position > first.row.position


def take_in(document: SourceDocument, request: Request) -> Taken:
    """Make a register of the conclusions of a session."""
    record = Record(document.file, now_stamp(request.now))
    captions = tuple(row for row in document.rows if fold(row.style) == "caption")
    record.leave_out(lines_of(captions))
    lines = lines_of(tuple(row for row in document.rows if row not in captions))
    start = next((i for i, line in enumerate(lines) if line.form in (Form.HEADING, Form.CONTENTS, Form.NUMBERED)), 0)
    title, as_of = _front(_without_cells(lines[:start]), record)
    body = Body(lines[start:], record)
    body.read()
    register = record.register
    register.contributions.sort(key=lambda part: _FRONT.index(part.kind) if part.kind in _FRONT else len(_FRONT))
    register.about, register.settings = about(document, request.now), Settings(title, _body_of(record))
    _place_notes(body.notes, record)
    _read_actions(record, request, document.file)
    return Taken(register, record.problems, as_of=as_of)


def _without_cells(lines: Sequence[Line]) -> list[Line]:
    """The lines of a masthead: one that is set as a table has one for each paragraph of a cell."""
    apart: list[Row] = []
    for line in lines:
        row = line.row
        if line.form is Form.TABLE:
            texts = [text for cell in row.cells for text in cell.split("\n") if text.strip()]
            style = "Table" if row.table else ""
            apart += [Row((text,), row.locator, row.position, style=style) for text in texts]
        else:
            apart.append(row)
    return lines_of(tuple(apart))


def _front(lines: Sequence[Line], record: Record) -> tuple[str, date | None]:
    """Take in the masthead; return the title and the last day of the session.

    The title stands right above the dates: the lines that no blank line parts from each other, or that Word calls so.
    """
    told = [line for line in lines if line.form is not Form.RULE]
    dates = [(index, found) for index, line in enumerate(told) if (found := _wholly_a_date(line.text))]
    last = dates[-1][0] if dates else len(told)
    titles = {index for index, line in enumerate(told) if re.search(r"(?<!sub)title", line.row.style.casefold())}
    if not titles:
        titles = {index for index in range(last) if _touches(told[index:last])} or ({last - 1} if last else set())
    for index, line in enumerate(told):
        if index in titles:
            record.keep(line, "title")
        else:
            kind = ("symbol" if is_symbol(line.text) else "masthead" if not _wholly_a_date(line.text)
                    else "dates" if index == last else "date")
            record.contribute(line, kind, text=line.whole)
    record.leave_out([line for line in lines if line.form is Form.RULE], told=False)
    period = dates[-1][1].period if dates else None
    return " ".join(told[index].whole for index in sorted(titles)), (period.last or period.first) if period else None


def _touches(lines: Sequence[Line]) -> bool:
    """Whether lines of a text follow one another without a blank line."""
    positions = [line.row.position for line in lines]
    whole = all(after - before == 1 for before, after in pairwise(positions))
    return whole and not any(line.row.style for line in lines)


def _wholly_a_date(text: str) -> Found | None:
    found = find_dates(text)
    return found[0] if len(found) == 1 and found[0].text.strip() == " ".join(text.split()) else None


def _body_of(record: Record) -> str:
    """The body whose conclusions they are: the last line of the masthead."""
    return next((c.text for c in reversed(record.register.contributions) if c.kind == "masthead"), "")


def _place_notes(notes: Sequence[Line], record: Record) -> None:
    """Put each footnote right after what refers to it."""
    narrative = record.register.contributions
    searched = 0
    for note in notes:
        found = next((index for index in range(searched, len(narrative))
                      if note.number in _words_at(narrative[index], record)), None)
        after = len(narrative) if found is None else found + 1
        while found is not None and after < len(narrative) and narrative[after].kind == "footnote":
            after += 1
        narrative.insert(after, Contribution(note.number, "", 2, "", "footnote", note.text))
        searched = after - 1 if found is not None else searched
        record.keep(note, "footnote", note.number)


def _words_at(contribution: Contribution, record: Record) -> str:
    """All words that stand at a place of the narrative, those of its actions too."""
    if contribution.kind == "footnote":
        return ""
    texts = [contribution.heading, contribution.text]
    if contribution.kind == "area":
        texts.append(record.register.recommendations["", contribution.number].text)
    if contribution.kind in ("actions", "decision"):
        actions = record.register.actions.values()
        texts += [action.text for action in actions if action.recommendation == contribution.number]
    return " ".join(texts)


def _read_actions(record: Record, request: Request, file: str) -> None:
    """Read from the words of each action who is asked and by when; the years of a workplan are those of its actions."""
    register = record.register
    units = list(request.units or ())
    register.units = {unit.code: unit for unit in units}
    names = UnitNames(units)
    spans = _workplan_years(record)
    for ref, action in list(register.actions.items()):
        place = Place(file=file, ref=ref)
        written = _deadline_in(action.text) or spans.get(action.recommendation, "")
        read = read_deadline(written)
        asked = _ASKED.search(action.text)
        responsible = asked["who"] if asked else ""
        parties = names.read(responsible)
        sets_a_day = read.due is not None and (not read.rest or written in spans.values())
        register.actions[ref] = replace(
            action, deadline=written, due_date=read.due if sets_a_day else None, responsible=responsible,
            lead=parties.codes(Role.LEAD), support=parties.codes(Role.SUPPORT))
        if written and not sets_a_day:
            record.problems.append(Problem("deadline-without-day", place._replace(column="deadline"), written,
                                           DeadlineKind.CONDITIONAL.value))
        _report_parties(record, place, register.actions[ref], units=bool(units))
    if register.actions:
        record.problems.append(Problem("statuses-not-stated", Place(file=file), str(len(register.actions))))


def _report_parties(record: Record, place: Place, action: Action, *, units: bool) -> None:
    there = place._replace(column="responsible")
    if not action.responsible:
        record.problems.append(Problem("unit-missing", there))
    elif units and not action.lead:
        record.problems.append(Problem("unit-unknown", there, action.responsible))


def _deadline_in(text: str) -> str:
    """The words by which an action says when it is due, from “by” or “at” to the end of the date; "" if it does not."""
    spaced = " ".join(text.split())
    for found in find_dates(spaced):
        before = _UP_TO.match(spaced[:found.start])
        if before:
            return spaced[before.start("from"):found.end]
    return ""


def _workplan_years(record: Record) -> dict[str, str]:
    """Area of a workplan -> the time that the heading of its annex names."""
    spans: dict[str, str] = {}
    heading = ""
    for contribution in record.register.contributions:
        if contribution.kind in ("annex", "section"):
            found = find_dates(contribution.heading)
            heading = found[0].text if len(found) == 1 and contribution.kind == "annex" else ""
        elif contribution.kind == "area" and heading:
            spans[contribution.number] = heading
    return spans


SOURCE = SourceKind("session-conclusions", words.LEAD_IN, recognized, take_in)
"""Conclusions of a session."""
