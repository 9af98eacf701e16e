"""Reading a mission report: a form of numbered sections, one of them a matrix of follow-up actions.

The sections become contributions, lists of members, counterparts and recipients people, the matrix actions. What the
mission was for is the one recommendation that the actions follow up.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from toolkit.sources.documents.reading import SourceDocument
from toolkit.sources.kinds import Request, SourceKind, Taken, about
from toolkit.sources.mission_report.actions import NUMBER, Actions, listed_actions, read_actions
from toolkit.sources.mission_report.by_whom import gather_parties
from toolkit.sources.mission_report.cells import Line, form_cells, is_caption, notes
from toolkit.sources.mission_report.matrix import Matrix, read_matrix
from toolkit.sources.mission_report.narrative import Narrative
from toolkit.sources.mission_report.sections import Section, read_sections
from toolkit.sources.register.building import RegisterBuilder, title_and_as_of
from toolkit.sources.register.entries import Piece, Table
from toolkit.tracker.mission_form import MISSION_TOPICS
from toolkit.tracker.record.narrative import Contribution
from toolkit.tracker.record.problems import Place, Problem
from toolkit.tracker.record.register import Register
from toolkit.words import sources as words
from toolkit.words.readings.places import place_shown
from toolkit.words.speaking import said

AT_LEAST = 4
"""How many sections that the form is known to have make a document one."""
_LABEL = re.compile(r"(?P<heading>[^\W\d_][^:]{0,40}?)\s*:\s*(?P<value>\S.*)")
_FORM_NAME = re.compile(r"(?:(?:back.to.office|mission|travel|trip|duty travel)[ /]*)+(?:report|form)?", re.IGNORECASE)
_AUTHOR = re.compile(r"(?:\w+ )?(?:by|author|officer|name|from)(?: .*)?", re.IGNORECASE)
_TITLED_BY = ("type", "purpose", "area")


def recognized(document: SourceDocument) -> str:
    """How the document is known to be a mission report, in words; "" when it is not."""
    _, sections, _ = read_sections(form_cells(document)[0])
    known = [section for section in sections if section.topic]
    topics = {section.topic for section in known}
    if len(topics) < AT_LEAST or not topics & set(MISSION_TOPICS):
        return ""
    if "actions" not in topics and len(topics & set(MISSION_TOPICS)) < 2:
        return ""
    named = " · ".join(section.heading for section in known[:3])
    return said(words.BY_SECTIONS, where=place_shown(sections[0].headed[0].locator), sections=named)


def take_in(document: SourceDocument, request: Request) -> Taken:
    """Make a register of a mission report."""
    cells, furniture = form_cells(document)
    above, sections, numbered = read_sections(cells)
    table = Table(document.file)
    matrix, place = _matrix(sections)
    if matrix is None:
        place = next((section for section in sections if section.topic == "actions"), None)
    actions = read_actions(matrix, table) if matrix else listed_actions(place, table) if place else Actions()
    narrative = Narrative(document.file, table)
    for line in furniture:
        narrative.leave_out(line)
    title, as_of = _front(above, sections, narrative)
    purpose = _said(sections, "purpose") or title
    if table.entries:
        table.recommendations[NUMBER] = [Piece(purpose, _locator(sections, "purpose"))]
    units, problems = request.units, list[Problem]()
    if units is None:
        units = gather_parties(entry.words("responsible") for entry in table.entries)
        problems += [Problem("unit-unconfirmed", Place(file=document.file), unit.name, unit.code) for unit in units]
    for row in document.rows:
        if is_caption(row):
            table.left_out.append(Piece(row.text, row.locator))
    builder = RegisterBuilder(table, units, accept_suggestions=request.accept_suggestions, now=request.now,
                              fiscal_year_starts=request.fiscal_year_starts)
    register = builder.build(about(document, request.now), title)
    for section in sections:
        narrative.add(section, actions.lines if section is place else ())
    for number, note in notes(document):
        narrative.add_note(number, note)
    _complete(register, narrative, place)
    problems += _doubts(document, table, matrix, numbered, narrative)
    return Taken(register, problems + table.problems, as_of=as_of)


def _matrix(sections: Sequence[Section]) -> tuple[Matrix | None, Section | None]:
    """The matrix, and the section it stands in, which keeps what is around it."""
    for section in sorted(sections, key=lambda found: found.topic != "actions"):
        matrix = read_matrix(section.cells)
        if matrix:
            section.cells = matrix.before + matrix.after
            return matrix, section
    return None, None


def _front(above: Sequence[Line], sections: Sequence[Section], narrative: Narrative) -> tuple[str, date | None]:
    """Title and day of the report; what else stands above the form is kept as labels and lines of the masthead.

    A report without a title of its own is known by what kind of mission it is, or what it was for.
    """
    lines = [line for line in above if line.text]
    found = [_label(line) for line in lines]
    as_of: date | None = None
    title = ""
    for line, label in zip(lines, found, strict=True):
        day = title_and_as_of([line.text])[1]
        narrative.record("", "title", line)
        if label and (label.heading.casefold().startswith("date") and day):
            as_of = as_of or day
        if label:
            narrative.contributions.append(label)
        elif day and not as_of:
            as_of = day
        elif not title and (line.is_title or not _FORM_NAME.fullmatch(line.text)):
            title = line.text
        else:
            narrative.contributions.append(Contribution(kind="masthead", text=line.text))
    return title or next(filter(None, (_said(sections, topic) for topic in _TITLED_BY)), ""), as_of


def _label(line: Line) -> Contribution | None:
    match = None if line.is_title else _LABEL.fullmatch(line.text)
    return Contribution(heading=match["heading"], kind="label", text=match["value"]) if match else None


def _said(sections: Sequence[Section], topic: str) -> str:
    """What a section says before its first bullet, in one line."""
    lines = [line for section in sections if section.topic == topic for cell in section.cells for line in cell.lines]
    end = next((i for i, line in enumerate(lines) if line.depth), len(lines))
    return " ".join(line.text for line in lines[:end] or lines[:1]).strip()


def _locator(sections: Sequence[Section], topic: str) -> str:
    return next((section.headed[0].locator for section in sections if section.topic == topic), "")


def _complete(register: Register, narrative: Narrative, place: Section | None) -> None:
    """Give the register the narrative, and the recommendation where it comes from."""
    register.contributions += narrative.contributions
    register.people += narrative.people
    register.history += [replace(change, when=register.about.created) for change in narrative.history]
    asked = register.recommendations.get(("", NUMBER))
    if place and asked:
        register.put(replace(asked, origin=place.heading))


def _doubts(document: SourceDocument, table: Table, matrix: Matrix | None, numbered: bool,
            narrative: Narrative) -> list[Problem]:
    place = Place(file=document.file)
    found: list[Problem] = []
    if not any(label.kind == "label" and _AUTHOR.fullmatch(label.heading) for label in narrative.contributions):
        found.append(Problem("form-lacks", place, said(words.WHO_WROTE_IT)))
    if not numbered:
        found.append(Problem("sections-without-numbers", place))
    if not table.entries:
        found.append(Problem("form-lacks", place, said(words.ANY_ACTION)))
    elif matrix is None or all(key != "comment" for _, key in matrix.columns):
        table.problems[:] = [problem for problem in table.problems if problem.code != "status-not-stated"]
        found.append(Problem("statuses-not-stated", place, str(len(table.entries))))
    return found


SOURCE = SourceKind("mission-report", words.SECTIONS, recognized, take_in)
