"""What a document says, as the register keeps it: so that a later version is held against it, and never the register.

The rows have the references and numbers of the document, and no source.
"""

import re
from collections.abc import Iterable

from toolkit.tracker.record.actions import Source
from toolkit.tracker.record.codes import Acceptance
from toolkit.tracker.record.columns import fold
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import ACTIONS, RECOMMENDATIONS, SHEETS, SOURCES, Sheet, plain_of_sheet
from toolkit.tracker.record.rounds import Document, Plain
from toolkit.tracker.returns.answers import as_text

COMMENTS, CONTRIBUTIONS, PEOPLE = (next(sheet for sheet in SHEETS if sheet.name == name)
                                   for name in ("Comments", "Contributions", "People"))
ADDED = "+"
"""Stands before the heading of a column that the tracker does not know, which no key begins with."""
SAID_OF_ITSELF = ("title", "kind", "symbol", "body", "dated")
"""Columns of a source that its document fills in; what it was read from and its date are those of the last version."""


def said_by(document: Register) -> Document:
    """What a document says, row by row.

    Args:
        document: The register made from it, whose records name no source yet.
    """
    said = {sheet.name: rows_of(sheet, document)
            for sheet in (SOURCES, RECOMMENDATIONS, ACTIONS, COMMENTS, CONTRIBUTIONS, PEOPLE)}
    said[SOURCES.name] = [{key: row[key] for key in SAID_OF_ITSELF if key in row} for row in said[SOURCES.name]]
    return said


def rows_of(sheet: Sheet, register: Register) -> list[Plain]:
    """The rows of a sheet with the columns that people or documents have added to it."""
    beside = register.extra.get(sheet.name, {})
    keys = sheet.row_keys(sheet.records(register)) if beside else ()
    rows = [{key: plain for key, plain in row.items() if not says_nothing(key, plain)}
            for row in plain_of_sheet(sheet, register)]
    for row, key in zip(rows, keys, strict=bool(beside)):
        row |= {f"{ADDED}{heading}": text for heading, value in beside.get(key, {}).items()
                if (text := as_text(value))}  # type: ignore[arg-type]
    return rows


def says_nothing(key: str, plain: str) -> bool:
    """Whether a value stands for words that are not there."""
    return not plain or (key == "acceptance" and plain == Acceptance.NOT_STATED.value)


def are_alike(one: str, other: str) -> bool:
    """Whether two texts may say the same: half of the words of the shorter one are in the other."""
    fewer, more = sorted((set(re.findall(r"\w+", fold(text))) for text in (one, other)), key=len)
    return 2 * len(fewer & more) >= len(fewer)


def has_title_of(new: Source, source: Source, register: Register) -> bool:
    """Whether a document is called as a source of a register is, or as the document of that source calls itself."""
    return bool(new.title) and fold(new.title) in map(fold, _titles(source, register))


def titles_of_documents(register: Register) -> set[str]:
    """The titles of all sources: as they are called, and as their documents call themselves."""
    return set().union(*(_titles(source, register) for source in register.sources.values()))


def _titles(source: Source, register: Register) -> set[str]:
    said = register.documents.get(source.code, {}).get(SOURCES.name, ())
    return {source.title, *(row.get("title", "") for row in said)}


def is_version_of(document: Register, source: Source, register: Register) -> bool:
    """Whether a document shares its title, or any words, with a source of a register.

    Args:
        document: The register made from the document.
        source: Of the register.
        register: The register.
    """
    [new] = document.sources.values()
    words = _words(register, source.code)
    return has_title_of(new, source, register) or not _words(document, new.code).isdisjoint(words)


def _words(register: Register, code: str) -> set[str]:
    records: Iterable[object] = (*register.recommendations.values(), *register.actions.values(),
                                 *register.contributions)
    return {fold(text) for one in records if getattr(one, "source", "") == code and (text := getattr(one, "text", ""))}
