"""Taking in a document that exists already: recognize its kind, read it, make a register of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from toolkit.progress import step
from toolkit.sources.any_list import source as any_list
from toolkit.sources.any_table import source as any_table
from toolkit.sources.council_report import source as council_report
from toolkit.sources.documents.openers.asides import COMMENT, DRAWING
from toolkit.sources.documents.reading import SourceDocument, read_document
from toolkit.sources.kinds import Heading, Request, SourceKind
from toolkit.sources.management_response import source as management_response
from toolkit.sources.meanings import NOTHING_SAID, Meanings
from toolkit.sources.mission_report import source as mission_report
from toolkit.sources.progress_table import source as progress_table
from toolkit.sources.register.unit_lists import read_units
from toolkit.sources.session_conclusions import source as session_conclusions
from toolkit.sources.spreadsheet import source as spreadsheet
from toolkit.sources.spreadsheet.headings import name_of
from toolkit.sources.spreadsheet.layout import with_columns
from toolkit.sources.spreadsheet.telling import nearest
from toolkit.tracker.record.actions import Source
from toolkit.tracker.record.codes import DocumentKind
from toolkit.tracker.record.problems import Place, Problem, Refused
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.units import Unit
from toolkit.words import sources as words
from toolkit.words.phrases import FINDING_ACTIONS, READING_DOCUMENT, in_a_row
from toolkit.words.speaking import said, text

__all__ = ["KINDS", "TakenInDocument", "headings_to_say", "read_units", "take_in"]

KINDS: tuple[SourceKind, ...] = (
    council_report.SOURCE, management_response.SOURCE, mission_report.SOURCE, progress_table.SOURCE,
    session_conclusions.SOURCE,
    spreadsheet.SOURCE, any_table.SOURCE, any_list.SOURCE, any_table.WITHOUT_HEADINGS,
)
"""The kinds of document that can be taken in, in the order in which they are tried."""
_ASIDES = {COMMENT: "comment-left-out", DRAWING: "drawing-left-out"}
"""What is said of the words outside the text of a document, by where they stand."""
_WITH_FIXED_HEADINGS = (council_report, management_response, mission_report, progress_table, session_conclusions)


@dataclass(frozen=True, slots=True)
class TakenInDocument:
    """What a document gave.

    Attributes:
        register: The register made from it, with one source whose code is "".
        problems: Every repair and every doubt, with its place.
        kind: Of the document.
        how_known: How its kind was recognized.
        headings: Of a spreadsheet, how each heading was read.
    """

    register: Register
    problems: list[Problem]
    kind: str
    how_known: str
    headings: Sequence[Heading] = ()


def take_in(
    path: Path, *, kind: str | None = None, units: Sequence[Unit] | None = None, accept_suggestions: bool = False,
    headings: Sequence[str] = (), meanings: Meanings = NOTHING_SAID, further_kinds: Sequence[SourceKind] = (),
    not_asked_for: Sequence[str] = (), now: datetime,
) -> TakenInDocument:
    """Take in a document.

    Args:
        path: A text, a Word document or a workbook.
        kind: Of the document; recognized if absent.
        units: The units it may name; gathered from it, and reported as unconfirmed, if absent.
        accept_suggestions: Whether the one suggestion for a malformed deadline is taken.
        headings: What headings of the document mean, as `Deadline=Target date`.
        meanings: What the words of such documents mean, whether or not they stand in this one.
        further_kinds: Kinds of an organization's own, tried before ours.
        not_asked_for: The names of such kinds that were not tried.
        now: The moment, for the history and the register's id.

    Raises:
        Refused: It cannot be read, or is of no known kind.
    """
    step(READING_DOCUMENT)
    document = read_document(path)
    step(FINDING_ACTIONS)
    source, how_known = _kind_of(document, kind, (*further_kinds, *KINDS), ", ".join(not_asked_for))
    if (headings or meanings.colours) and source in [kind.SOURCE for kind in _WITH_FIXED_HEADINGS]:
        raise Refused("only-for-workbooks", Place(file=document.file))
    taken = source.take_in(document, meanings.asked_for(Request(units, accept_suggestions, now, headings)))
    register, problems = taken.register, list(taken.problems)
    register.sources[""] = Source("", register.settings.title, source.name, body=register.settings.organization,
                                  as_of=taken.as_of, file=document.file, language=taken.language,
                                  sha256=document.sha256)
    if taken.as_of is None:
        problems.append(Problem("document-without-as-of", Place(file=document.file)))
    problems += [Problem(_ASIDES.get(aside.kind, "header-left-out"), Place(file=document.file), aside.text)
                 for aside in document.asides]
    if document.tracked:
        problems.insert(0, Problem("document-tracked", Place(file=document.file)))
    if document.encoding:
        problems.insert(0, Problem("document-encoding", Place(file=document.file), document.encoding))
    return TakenInDocument(register, problems, source.name, how_known, taken.headings)


def headings_to_say(path: Path) -> list[Heading]:
    """The rows of a document that come nearest to headings, one of each sheet or table, for a person to settle.

    Raises:
        Refused: It cannot be read.
    """
    document = read_document(path)
    tables = document.book.sheets if document.book else [one.sheet for one in any_table.tables_in(document).tables]
    rows = [near for table in tables if (near := nearest([table], ()))]
    whole = [with_columns(near, [row for row in near.sheet.rows() if row[0] > near.last], "en") for near in rows]
    return [replace(heading, read_as=name_of(heading.key) if heading.key else "")
            for one in whole for heading in one.headings.values()]


def _kind_of(
    document: SourceDocument, name: str | None, kinds: Sequence[SourceKind], not_asked_for: str
) -> tuple[SourceKind, str]:
    place = Place(file=document.file)
    tried = [kind for kind in kinds if name in (None, kind.name)]
    if not tried:
        raise Refused("document-unknown", place,
                      said(words.NO_SUCH_KIND, kind=name, kinds=", ".join(dict.fromkeys(kind.name for kind in kinds))))
    for kind in tried:
        how_known = kind.recognized(document)
        if how_known:
            return kind, said(words.AS_SAID, how_known=how_known) if name else how_known
    message = words.NONE_OF_THESE if len({kind.name for kind in tried}) > 1 else words.LOOKED_FOR_ONE
    looked_for = in_a_row([*dict.fromkeys(
        f"{DocumentKind.named(kind.name)} ({text(kind.looks_for)})" for kind in tried)])
    raise Refused("document-unknown", place, said(message, looked_for=looked_for), not_asked_for)
