"""What somebody says of how documents are read: on the command line, in a mapping file, in a register's settings."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from toolkit.reading.toml import NotUsable, read_toml
from toolkit.sources.documents.workbook_looks import read_colours, status_named
from toolkit.sources.kinds import Heading, Request
from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.columns import fold
from toolkit.tracker.record.problems import Place, Refused
from toolkit.words import details
from toolkit.words import sources as words
from toolkit.words.speaking import said, text

_PARTS = re.compile(r"[,;\n]")


@dataclass(frozen=True, slots=True)
class Meanings:
    """What the words of documents mean.

    Attributes:
        headings: A heading as written -> the column, by its name.
        statuses: A word as written -> the status that it means.
        colours: The name of a colour, or its six digits -> the status that it means.
        fiscal_year_starts: The month in which a fiscal year begins; 0 where nobody says so.
    """

    headings: Mapping[str, str] = field(default_factory=dict)
    statuses: Mapping[str, Status] = field(default_factory=dict)
    colours: Mapping[str, Status] = field(default_factory=dict)
    fiscal_year_starts: int = 0

    def over(self, other: "Meanings") -> "Meanings":
        """These, and of the others what these say nothing of."""
        mine = {fold(word) for word in self.statuses}
        statuses = {word: status for word, status in other.statuses.items() if fold(word) not in mine}
        return replace(
            self, headings={**other.headings, **self.headings}, statuses={**statuses, **self.statuses},
            colours={**other.colours, **self.colours},
            fiscal_year_starts=self.fiscal_year_starts or other.fiscal_year_starts)

    def asked_for(self, request: Request) -> Request:
        """What taking in is asked to do, with these meanings."""
        return replace(request, colours=self.colours,
                       usual_headings=[f"{column}={heading}" for heading, column in self.headings.items()],
                       statuses={fold(word): status for word, status in self.statuses.items()},
                       fiscal_year_starts=self.fiscal_year_starts)


NOTHING_SAID = Meanings()
"""Where nobody says what anything means."""


def read_statuses(written: Iterable[str]) -> dict[str, Status]:
    """What words mean, from `WIP=in_progress,Open=not_started`; semicolons and line ends part them too.

    Raises:
        Refused: A part is not of this form, or names no status.
    """
    meant: dict[str, Status] = {}
    for part in (part.strip() for one in written for part in _PARTS.split(one)):
        word, equals, status = (side.strip() for side in part.rpartition("="))
        if part and not (equals and word):
            raise Refused("statuses-form", found=part)
        if part:
            meant[word] = status_named(status)
    return meant


def status_words(meant: Mapping[str, Status]) -> str:
    """What `read_statuses` reads, as it stands in the settings of a register; words that it could not part left out."""
    told = {word.strip(): status for word, status in meant.items() if word.strip() and not _PARTS.search(word)}
    return "; ".join(f"{word} = {status.label}" for word, status in told.items())


def meanings_of(
    statuses: Iterable[str], colours: Iterable[str], fiscal_year_starts: int, mapping: Path | None
) -> Meanings:
    """What somebody says on the command line, and beyond it what a mapping file says.

    Raises:
        Refused: A part is not of its form, or the file cannot be used.
    """
    typed = Meanings(statuses=read_statuses(statuses), colours=read_colours(colours),
                     fiscal_year_starts=fiscal_year_starts)
    return typed.over(read_mapping(mapping)) if mapping else typed


# the mapping file


def read_mapping(path: Path) -> Meanings:
    """Read a mapping file.

    Raises:
        Refused: It cannot be read, or says what makes no sense.
    """
    try:
        return _meanings(read_toml(path))
    except NotUsable as error:
        raise Refused("mapping-unusable", Place(file=path.name), error.why) from None


def _meanings(held: Mapping[str, Any]) -> Meanings:
    known = ("headings", "statuses", "colours", "dates")
    for key in held:
        if key not in known:
            raise NotUsable(details.SETTING_UNKNOWN, key=key, known=", ".join(f"[{name}]" for name in known))
    tables = {name: held.get(name, {}) for name in known}
    for name, table in tables.items():
        if not isinstance(table, dict):
            raise NotUsable(details.SETTING_TABLE, key=name)
    month = tables["dates"].pop("fiscal_year_starts", 0)
    if type(month) is not int or not 0 <= month <= 12:
        raise NotUsable(details.SETTING_MONTH, key="fiscal_year_starts")
    if other := next(iter(tables["dates"]), ""):
        raise NotUsable(details.SETTING_UNKNOWN, key=other, known="fiscal_year_starts")
    for key, value in (pair for name in known[:3] for pair in tables[name].items()):
        if not isinstance(value, str):
            raise NotUsable(details.SETTING_TEXT, key=key)
    return Meanings(tables["headings"], {word: status_named(status) for word, status in tables["statuses"].items()},
                    read_colours(f"{colour}={status}" for colour, status in tables["colours"].items()), month)


def mapping_text(
    meanings: Meanings, headings: Iterable[Heading], asked: Mapping[str, str], document: str,
    likely: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """A mapping file: how a document was read, with what is still asked as lines to correct.

    Args:
        meanings: What somebody said.
        headings: How its headings were read.
        asked: A word that is asked -> the likely status, or "" where there is none.
        document: Its name.
        likely: A heading that is asked -> the name of the column that it may be.
    """
    columns = _columns_of(one for one in headings if one.text not in likely) | dict(meanings.headings)
    named = "".join(sign if sign.isprintable() else " " for sign in document)
    lines = [f"# {said(words.MAPPING_OF, document=named)}", f"# {text(words.MAPPING_HOW)}", ""]
    lines += ["[headings]", *(_line(heading, column) for heading, column in columns.items())]
    lines += [f"# {_line(heading, column)}  # {text(words.MAPPING_ASKED)}" for heading, column in likely.items()] + [""]
    lines += ["[statuses]", *(_line(word, status.label) for word, status in meanings.statuses.items())]
    known = {fold(word) for word in meanings.statuses}
    lines += [f"# {_line(word, status or '?')}  # {text(words.MAPPING_ASKED)}" for word, status in asked.items()
              if fold(word) not in known]
    lines += ["", "[colours]", *(_line(colour, status.label) for colour, status in meanings.colours.items())]
    if meanings.fiscal_year_starts:
        lines += ["", "[dates]", f"fiscal_year_starts = {meanings.fiscal_year_starts}"]
    return "\n".join(lines) + "\n"


def _columns_of(headings: Iterable[Heading]) -> dict[str, str]:
    """Heading -> the name of its column; where two sheets differ, the sheet stands before the heading."""
    found: dict[str, set[str]] = {}
    every = list(headings)
    for heading in every:
        found.setdefault(heading.text, set()).add(_column(heading))
    return {heading.text if len(found[heading.text]) == 1 else f"{heading.sheet}!{heading.text}": _column(heading)
            for heading in every}


def _column(heading: Heading) -> str:
    return heading.read_as or text(words.OWN_OTHER)


def _line(key: str, value: str) -> str:
    return f"{_quoted(key)} = {_quoted(value)}"


def _quoted(written: str) -> str:
    """A string of TOML; those of JSON are, but for one sign."""
    return json.dumps(written, ensure_ascii=False).replace("\x7f", "\\u007f")
