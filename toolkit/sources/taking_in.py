"""Taking in a document that exists already: recognize its kind, read it, make a register of it."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from toolkit.sources import progress_table
from toolkit.sources.building import RegisterBuilder, title_and_as_of
from toolkit.sources.document import SourceDocument, read_document
from toolkit.sources.unit_lists import gather_units, read_units
from toolkit.tracker.model import About, Register, Unit, now_stamp
from toolkit.tracker.problems import Place, Problem, Refused
from toolkit.tracker.wording.units import UnitNames

__all__ = ["KINDS", "TakenInDocument", "read_units", "take_in"]

KINDS = (progress_table.KIND,)
"""The kinds of document that can be taken in."""


@dataclass(frozen=True, slots=True)
class TakenInDocument:
    """What a document gave.

    Attributes:
        register: The register made from it.
        problems: Every repair and every doubt, with its place.
        kind: Of the document.
        how_known: How its kind was recognized.
    """

    register: Register
    problems: list[Problem]
    kind: str
    how_known: str


def take_in(
    path: Path, *, kind: str | None = None, units: Sequence[Unit] | None = None, accept_suggestions: bool = False,
    now: datetime,
) -> TakenInDocument:
    """Take in a document.

    Args:
        path: A text or a Word document.
        kind: Of the document; recognized if absent.
        units: The units it may name; gathered from it, and reported as unconfirmed, if absent.
        accept_suggestions: Whether the one suggestion for a malformed deadline is taken.
        now: The moment, for the history and the register's id.

    Raises:
        Refused: It cannot be read, or is of no known kind.
    """
    document = read_document(path)
    how_known = _how_known(document, kind)
    problems: list[Problem] = []
    if document.encoding:
        problems.append(Problem("document-encoding", Place(file=document.file), document.encoding))
    if units is None:
        _, rows = progress_table.read_rows(document)
        units = gather_units(rows)
        problems += [Problem("unit-unconfirmed", Place(file=document.file), unit.name, unit.code) for unit in units]
    table = progress_table.read_table(document, UnitNames(units))
    builder = RegisterBuilder(table, units, accept_suggestions=accept_suggestions, now=now)
    register = builder.build(_about(document, [piece.text for piece in table.title], now))
    if register.about.as_of is None:
        problems.append(Problem("document-without-as-of", Place(file=document.file)))
    return TakenInDocument(register, problems + table.problems, progress_table.KIND, how_known)


def _how_known(document: SourceDocument, kind: str | None) -> str:
    place = Place(file=document.file)
    if kind is not None and kind not in KINDS:
        raise Refused("document-unknown", place, f"“{kind}” is none of {', '.join(KINDS)}")
    how_known = progress_table.recognized(document)
    if not how_known:
        raise Refused("document-unknown", place, "no row in it has the six headings of a progress table")
    return f"as said, and by {how_known}" if kind else f"by {how_known}"


def _about(document: SourceDocument, title_lines: list[str], now: datetime) -> About:
    title, as_of = title_and_as_of(title_lines)
    identity = uuid.uuid5(uuid.NAMESPACE_OID, f"{document.sha256} {now_stamp(now)}")
    return About(str(identity), title, source=document.file, as_of=as_of)
