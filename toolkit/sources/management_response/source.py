"""Reading a management response: recommendations with their answers and codes under labels, and their key actions."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain, count
from string import ascii_lowercase

from toolkit.sources.documents.page_numbers import without_page_numbers
from toolkit.sources.documents.reading import Row, SourceDocument
from toolkit.sources.kinds import Request, SourceKind, Taken, about
from toolkit.sources.management_response.key_actions import KeyAction, gather, read_apart, read_rows
from toolkit.sources.management_response.labelled import (
    Answered,
    Form,
    heads_key_actions,
    read_form,
    read_label,
    table_keys,
)
from toolkit.sources.register.building import RegisterBuilder
from toolkit.sources.register.comments import Said, who_said
from toolkit.sources.register.contradictions import doubts_of_comments
from toolkit.sources.register.entries import Entry, Piece, Table, TableRow
from toolkit.tracker.record.actions import Recommendation
from toolkit.tracker.record.codes import Acceptance, Status
from toolkit.tracker.record.columns import fold
from toolkit.tracker.record.narrative import Contribution
from toolkit.tracker.record.problems import Place, Problem
from toolkit.tracker.record.register import Register
from toolkit.tracker.wording.dates import find_dates
from toolkit.tracker.wording.scopes import contradictions
from toolkit.tracker.wording.statuses import StatusReading, read_acceptance, read_status
from toolkit.tracker.wording.unit_index import NameLists
from toolkit.words import sources as words
from toolkit.words.readings.places import place_shown
from toolkit.words.speaking import said

FRONT = ("Unit", "Plan Period", "Title of the Evaluation", "Year", "Responding Unit", "Overall Response",
         "Approval State")
"""What the fields before the first recommendation are, in the order of the form, where their labels are lost."""

_NUMBERED = re.compile(
    r"(?P<origin>(?:[^\W\d][\w'’/-]*\s+){0,5}?[Rr][Ee][Cc]\w*\.?\s+)?(?:[Nn]o\.?\s*)?"
    r"(?P<number>[A-Za-z]{0,3}-?\d{1,3}(?:[.-]\d{1,3})*[a-z]?|[IVXL]+|[A-Z])"
    r"(?(origin)[\s:.)–—-]+|(?:[:.)]|\s*[–—-])\s+)(?P<text>\S.*)", re.DOTALL)
_AS_OF = re.compile(r"(?<!\w)as (?:of|at)(?!\w)", re.IGNORECASE)
_FIRST_PART = re.compile(r"[,;:(–—]| with ")
_NOTED = re.compile(r"(?<!\w)(?:takes?|took|taking) note(?!\w)|(?<!\w)noted(?!\w)", re.IGNORECASE)


def recognized(document: SourceDocument) -> str:
    """How the document is known to be a management response, in words; "" when it is none."""
    labels = [(row, found) for row in document.rows if (found := read_label(row)) and found.key]
    first = next((index for index, (_, found) in enumerate(labels) if found.key == "recommendation"), len(labels))
    keys = {found.key: found.label for _, found in reversed(labels[first:])}
    answered = len(keys) >= 3 and keys.keys() & {"response", "acceptance"}
    if not answered and not ("recommendation" in keys and _has_key_actions(document)):
        return ""
    where = place_shown(labels[first][0].locator)
    return said(words.BY_LABELS, where=where, labels=" · ".join(reversed(keys.values())))


def _has_key_actions(document: SourceDocument) -> bool:
    """Whether it has a heading “Key Actions” and a table of them, as a response has before anything is answered."""
    return any(map(table_keys, document.rows)) and any(heads_key_actions(row.text) for row in document.rows)


@dataclass(slots=True)
class _Response(Table):
    """A management response as it becomes a register.

    Attributes:
        answers: Number -> the recommendation with its answer.
        contributions: The fields of the whole, and of each recommendation those that have no column of their own.
        written: (number, key, words as written): what goes into the history beside the cells of the actions.
        as_of: The day as of which it reports.
    """

    answers: dict[str, Recommendation] = field(default_factory=dict)
    contributions: list[Contribution] = field(default_factory=list)
    written: list[tuple[str, str, Piece]] = field(default_factory=list)
    as_of: date | None = None

    def label(self, text: str) -> str:
        """The value of the first field whose label holds a word."""
        return next((c.text for c in self.contributions if c.kind == "label" and text in fold(c.heading).split()), "")

    def leave_out(self, piece: Piece, code: str, place: Place) -> None:
        """Keep words in the history alone."""
        self.left_out.append(piece)
        self.report(code, place, piece.text)


class _Builder(RegisterBuilder):
    """Makes the register of a table whose status has a column of its own."""

    def _status(self, entry: Entry) -> tuple[StatusReading, Said]:
        written = entry.words("status")
        reading = read_status(written)
        if not written:
            self._report("status-not-stated", entry, "status", written)
        elif not self._report_unclear(entry, reading) and reading.status is Status.NOT_REPORTED and reading.rest:
            self._report("status-unknown", entry, "status", written)
        if not contradictions(reading.status, reading.rest):  # those in comments are looked for in the whole register
            self._report_against(entry, reading, [])
        said = who_said(entry.lines("comment"), self._names)
        return reading, [("", reading.rest), *said] if reading.rest else said

    def build_response(self, response: _Response, request: Request, document: SourceDocument) -> Register:
        """The register with answers, contributions and all words in the history."""
        title = response.label("title") or " ".join(piece.text for piece in response.title)
        made = self.build(about(document, request.now), title)
        made.settings = replace(made.settings, organization=response.label("unit"))
        made.recommendations = {("", number): answer for number, answer in response.answers.items()}
        made.contributions = response.contributions
        for number, key, piece in response.written:
            self._record(number, key, piece.text, piece.locator)
        return made


def _read_front(form: Form, response: _Response) -> None:
    """The heading, the day as of which it reports, and the fields of the whole."""
    for row in form.heading:
        days = [found for found in find_dates(row.text) if found.precision == "day" and found.period]
        if len(days) == 1 and days[0].period and (response.title or _AS_OF.search(row.text)) and not response.as_of:
            response.as_of = days[0].period.first
            response.written.append(("", "as_of", Piece(row.text, row.locator)))
        else:
            response.title.append(Piece(row.text, row.locator))
            response.contributions.append(Contribution(kind="heading", text=row.text))
    names = [found.label for found in form.front]
    if form.front and not any(names):
        fits = len(names) == len(FRONT)
        names = list(FRONT) if fits else names
        response.report("labels-lost", _place(response, form.front[0].pieces[0]), str(len(names)),
                        ", ".join(FRONT) if fits else said(words.WITHOUT_LABEL))
    for name, found in zip(names, form.front, strict=True):
        lines = [line for line in found.lines if any(map(str.isalnum, line))]
        for line in found.lines:
            if line.strip() and line not in lines:
                response.leave_out(Piece(line, found.pieces[-1].locator), "left-out-signs",
                                   _place(response, found.pieces[-1]))
        response.contributions.append(Contribution(heading=name, kind="label", text=replace(found, lines=lines).value))
        response.written += [("", "label", piece) for piece in found.pieces]


def _read_answer(answered: Answered, response: _Response) -> str:
    """One recommendation with its answer; its number."""
    asked = answered.fields[0]
    match = _NUMBERED.fullmatch(asked.value)
    number = match["number"] if match else _next_number(response.answers)
    place = _place(response, asked.pieces[0])
    if match is None:
        response.report("repaired-number", place, number)
    if number in response.answers:
        taken, number = number, _free(number, response.answers)
        response.report("repaired-number-again", place, taken, number)
    response.recommendations[number] = []
    response.answers[number] = Recommendation(
        number, text=match["text"] if match else asked.value, origin=(match["origin"] or "").strip() if match else "",
        response=answered.value("response"), acceptance=_acceptance(answered, response),
        thematic_area=answered.value("thematic_area"), operating_principles=answered.value("operating_principles"),
        organizational_priorities=answered.value("organizational_priorities"),
        uneg_criteria=answered.value("uneg_criteria"))
    for found in answered.fields:
        response.written += [(number, found.key or "label", piece) for piece in found.pieces]
    for key in ("description", ""):
        response.contributions += [Contribution(number, found.label, kind="label", text=found.value)
                                   for found in answered.fields if found.key == key]
    return number


def _acceptance(answered: Answered, response: _Response) -> Acceptance:
    """The answer by its code; the response itself says it where the form has no code."""
    written, told = answered.value("acceptance"), answered.value("response")
    said = read_acceptance(told)
    if not written:
        return said or Acceptance.NOT_STATED
    coded = read_acceptance(written) or read_acceptance(_FIRST_PART.split(written)[0])
    place = _place(response, (answered.find("acceptance") or answered.fields[0]).pieces[0])
    if coded is None:
        response.report("acceptance-unknown", place, written)
    elif coded is Acceptance.ACCEPTED and (said not in (None, coded) or _NOTED.search(told.partition(".")[0])):
        response.report("acceptance-doubtful", place, written, told.partition(".")[0])
    return coded or Acceptance.NOT_STATED


def _next_number(taken: Collection[str]) -> str:
    return str(max((int(number) for number in taken if number.isdecimal()), default=0) + 1)


def _free(key: str, taken: Collection[str]) -> str:
    """A key made different from those taken: by a letter, or a number where the letters are used up."""
    endings = chain(ascii_lowercase[1:], (f"-{number}" for number in count(2)))
    return next(made for ending in endings if (made := f"{key}{ending}") not in taken)


def _place(response: _Response, piece: Piece) -> Place:
    return Place(file=response.file, cell=piece.locator)


def _add_actions(response: _Response, number: str, actions: list[KeyAction], lists: NameLists) -> None:
    """The entries of one recommendation; columns without separators are read apart, and it is said."""
    taken = {entry.ref for entry in response.entries}
    for position, action in enumerate(actions, 1):
        ref = action.ref if "." in action.ref else f"{number}.{action.ref or position}"
        row = TableRow({}, {}, action.row.locator, action.row.position)
        if not action.ref:
            response.report("repaired-ref", row.place(response.file, ref), ref)
        if ref in taken:
            again, ref = ref, _free(ref, taken)
            response.report("repaired-ref-again", row.place(response.file, ref), again, ref)
        taken.add(ref)
        if action.whole:
            could = read_apart(action, lists)
            cells = ("responsible", "deadline", "status")
            found = " · ".join(piece.text for key in cells for piece in action.cells.get(key, []))
            response.report("repaired-columns" if could else "columns-not-found", row.place(response.file, ref), found)
        entry = Entry(ref, number, row)
        for key, pieces in action.cells.items():
            for piece in pieces:
                entry.add(key, piece.text, piece.locator)
        response.entries.append(entry)


def _read_all(document: SourceDocument, response: _Response) -> dict[str, list[KeyAction]]:
    """Read everything but the values of the key actions, which wait for the names of units: number -> key actions."""
    document, numbers = without_page_numbers(document)
    for row in numbers:
        response.leave_out(Piece(row.text, row.locator), "left-out-page-number", _row_place(response, row))
    form = read_form(document)
    response.left_out += [Piece(row.text, row.locator) for row in form.captions]
    _read_front(form, response)
    actions: dict[str, list[KeyAction]] = {}
    for answered in form.answered:
        number = _read_answer(answered, response)
        read = read_rows(answered.rows, number)
        actions[number] = read.actions
        response.written += [(number, "heading", piece) for piece in read.headings]
        form.furniture += read.asides
    for row in form.furniture:
        response.leave_out(Piece(row.text, row.locator), "left-out", _row_place(response, row))
    return actions


def take_in(document: SourceDocument, request: Request) -> Taken:
    """Make a register of a management response."""
    response = _Response(document.file)
    actions = _read_all(document, response)
    units, problems = request.units, list[Problem]()
    if units is None:
        units = gather([action for each in actions.values() for action in each])
        problems += [Problem("unit-unconfirmed", Place(file=document.file), unit.name, unit.code) for unit in units]
    lists = NameLists(units)
    for number, each in actions.items():
        _add_actions(response, number, each, lists)
    builder = _Builder(response, units, accept_suggestions=request.accept_suggestions, now=request.now)
    register = builder.build_response(response, request, document)
    places = {entry.ref: entry.row.place(document.file, entry.ref) for entry in response.entries}
    return Taken(register, problems + response.problems + doubts_of_comments(register, places), as_of=response.as_of)


def _row_place(response: _Response, row: Row) -> Place:
    return Place(file=response.file, cell=row.locator, row=row.position)


SOURCE = SourceKind("management-response", words.LABELS, recognized, take_in)
