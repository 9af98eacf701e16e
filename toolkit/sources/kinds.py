"""What a kind of source document is: how it is recognized, and how a register is made of it."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from toolkit.sources.documents.reading import SourceDocument
from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.history import now_stamp
from toolkit.tracker.record.problems import Problem
from toolkit.tracker.record.register import About, Register
from toolkit.tracker.record.units import Unit
from toolkit.words.speaking import Message


@dataclass(frozen=True, slots=True)
class Request:
    """What taking in is asked to do.

    Attributes:
        units: The units that the document may name; gathered from it, and reported as unconfirmed, if absent.
        accept_suggestions: Whether the one suggestion for a malformed deadline is taken.
        now: The moment, for the history and the register's id.
        headings: Of a spreadsheet, what headings mean, as `Deadline=Target date`.
        colours: The name of a colour, or its six digits -> the status that it means.
        usual_headings: What headings mean that the document need not have, in the same form.
        statuses: A word in small letters -> the status that it means.
        fiscal_year_starts: The month in which a fiscal year begins; 0 where nobody says so.
    """

    units: Sequence[Unit] | None
    accept_suggestions: bool
    now: datetime
    headings: Sequence[str] = ()
    colours: Mapping[str, Status] = field(default_factory=dict)
    usual_headings: Sequence[str] = ()
    statuses: Mapping[str, Status] = field(default_factory=dict)
    fiscal_year_starts: int = 0


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading and the column that it is read as.

    Attributes:
        sheet: Where it stands.
        cell: Its address.
        column: The number of its column.
        text: As written, in one line; the letters of the column where it has none.
        key: Of our column; "" where it is kept as an extra one.
        why: How that is known.
        sureness: As in `Match`; 0 where it is not known.
        language: Of its words.
        sample: The first words below it.
        other: The key that it would have, were another column not surer.
        read_as: Our name of the column, as people read it; "" where the tracker does not know it.
        more: Further words below it, one or two.
    """

    sheet: str
    cell: str
    column: int
    text: str
    key: str = ""
    why: str = ""
    sureness: int = 0
    language: str = ""
    sample: str = ""
    other: str = ""
    read_as: str = ""
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """The register made of a document, with every repair and doubt.

    Attributes:
        register: The register; its records name no source yet.
        problems: Every repair and doubt.
        headings: How the headings of a workbook are read.
        as_of: The day as of which the document reports; None where it does not say.
        language: Of the document; "" where it was not looked for.
    """

    register: Register
    problems: list[Problem]
    headings: Sequence[Heading] = ()
    as_of: date | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class SourceKind:
    """A kind of document that can be taken in; each has a module of its own that declares it as `SOURCE`.

    Attributes:
        name: As `--kind` names it; also the name of its house format.
        looks_for: What it is recognized by, as a message that completes “it has no …”.
        recognized: How a document is known to be of this kind, in words such as “by its labels”; "" when it is not.
        take_in: Makes a register of a document that is recognized.
    """

    name: str
    looks_for: Message
    recognized: Callable[[SourceDocument], str]
    take_in: Callable[[SourceDocument, Request], Taken]


def about(document: SourceDocument, now: datetime) -> About:
    """What a register made of a document says of itself; its id follows from the content and the moment."""
    stamp = now_stamp(now)
    identity = uuid.uuid5(uuid.NAMESPACE_OID, f"{document.sha256} {stamp}")
    return About(str(identity), stamp)
