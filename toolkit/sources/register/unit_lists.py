"""The units of a document: read from a list that somebody gives, or gathered from the document itself."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from io import StringIO
from pathlib import Path

from toolkit.sources.documents.reading import read_bytes, read_lines
from toolkit.sources.register.coding import alike, coded
from toolkit.sources.register.collapsed import counts_of
from toolkit.sources.register.entries import TableRow
from toolkit.tracker.record.codes import UnitKind
from toolkit.tracker.record.columns import columns_of, keys_by_heading
from toolkit.tracker.record.problems import Place, Problem, Refused
from toolkit.tracker.record.units import Unit
from toolkit.tracker.wording.doubts import Doubt
from toolkit.tracker.wording.parties.shapes import without_article
from toolkit.tracker.wording.units import Party, UnitNames
from toolkit.tracker.wording.words import folded
from toolkit.words import sources as words
from toolkit.words.phrases import either
from toolkit.words.speaking import said

COLUMNS = ("code", "name", "aliases", "kind", "members")
"""The headings of a list of units; aliases and members are split by a bar."""
_MORE_COLUMNS = ("focal_point", "email", "language")
"""Columns of the sheet Units that a list may have, too."""
_ADDRESSES = ("email", "e-mail address", "courriel", "correo", "эл. почта", "почта")
"""What people call the address, beside our own words for it."""


def read_units(path: Path) -> list[Unit]:
    """Read a list of units: CSV in UTF-8 with the headings code, name, aliases, kind, members.

    Or with those of the sheet Units, in any language, among them the focal point, the address and the language. Columns
    may be separated by commas, semicolons or tabs, as Excel writes them in different countries.

    Raises:
        Refused: It is missing or cannot be used; the sentence says why and where.
    """
    text, _ = read_lines(read_bytes(path), path.name)
    lines = [line for written in text for line in written.splitlines()]
    delimiter = max(",;\t", key=lines[0].count) if lines else ","
    try:
        rows = list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        raise _refused(path, said(words.LIST_NOT_TABLE, line=_line_of_fault(lines, delimiter))) from None
    if not rows:
        raise _refused(path, said(words.LIST_EMPTY))
    headings = [_known_headings().get(folded(cell.strip()), "") for cell in rows[0]]
    missing = [name for name in ("code", "name") if name not in headings]
    if missing:
        raise _refused(path, said(words.NEITHER_COLUMN if len(missing) > 1 else words.NO_COLUMN, column=missing[0]))
    units: dict[str, Unit] = {}
    for number, row in enumerate(rows[1:], 2):
        if any(cell.strip() for cell in row):
            unit = _unit(dict(zip(headings, (cell.strip() for cell in row), strict=False)), path, number)
            if unit.code in units:
                raise _refused(path, said(words.CODE_TWICE, line=number, code=unit.code))
            units[unit.code] = unit
    if not units:
        raise _refused(path, said(words.NAMES_NO_UNIT))
    return list(units.values())


def units_text(units: Iterable[Unit]) -> str:
    """A list of units, as `read_units` reads it."""
    written = StringIO(newline="")
    rows = csv.writer(written)
    rows.writerow(COLUMNS)
    rows.writerows((unit.code, unit.name, "|".join(unit.aliases), unit.kind.value, "|".join(unit.members))
                   for unit in units)
    return written.getvalue()


def _line_of_fault(lines: list[str], delimiter: str) -> int:
    """The first line that cannot be read by itself, as a list of units has one for each unit."""
    for number, line in enumerate(lines, 1):
        try:
            list(csv.reader([line], delimiter=delimiter, strict=True))
        except csv.Error:
            return number
    return len(lines)


@dataclass(frozen=True, slots=True)
class Gathered:
    """The units that a document names.

    Attributes:
        units: The units, in the order in which they are named.
        asked: The cells that may name one unit or several, with what is asked of them; each once.
    """

    units: list[Unit]
    asked: list[tuple[TableRow, Doubt]] = field(default_factory=list)

    def problems(self, file: str) -> Iterator[Problem]:
        """What a person should confirm: each unit, the names that may be several, and those that may be one."""
        for unit in self.units:
            yield Problem("unit-unconfirmed", Place(file=file), unit.name, unit.code)
        for row, doubt in self.asked:
            yield Problem("unit-split", row.place(file, column="responsible"), doubt.said,
                          either(list(doubt.suggestions)))
        for one, other in alike(unit.name for unit in self.units):
            yield Problem("units-alike", Place(file=file), other, one)


def gather_units(rows: Iterable[TableRow]) -> Gathered:
    """The units that a document names, by its own words; from rows that hold one action first, then from the others."""
    rows = list(rows)
    found, asked = dict[str, Party](), dict[str, tuple[TableRow, Doubt]]()
    plain = UnitNames(())
    nobody = UnitNames((), {name for row in rows for name in plain.standing_alone(row["responsible"])})
    for row in rows:
        counts = counts_of(row, nobody)
        if counts["deadline"] < 2 and counts["comment"] < 2:
            _gather(row, row["responsible"], nobody, found, asked)
    names = UnitNames(_units_of(found), nobody.alone)
    for row in rows:
        for segment in names.segments(row["responsible"]):
            _gather(row, segment, names, found, asked)
    return Gathered(_units_of(found), list(asked.values()))


def _gather(row: TableRow, text: str, names: UnitNames, found: dict[str, Party],
            asked: dict[str, tuple[TableRow, Doubt]]) -> None:
    """Add the unknown parties of a cell to those found, and what is to be asked of it."""
    read = names.read(text)
    for party in read.parties:
        if not party.known:
            key = folded(without_article(party.name))
            before = found.setdefault(key, party)
            name = min(before.name, party.name, key=len)  # with an article only where each cell has it
            found[key] = replace(before, name=name, address=before.address or party.address)
    for doubt in read.doubts:
        if doubt.code == "unit-split":
            asked.setdefault(folded(doubt.said), (row, doubt))


def _units_of(found: Mapping[str, Party]) -> list[Unit]:
    """Units of the parties found; one whose name is an address has it as its own."""
    units = coded(party.name for party in found.values())
    return [replace(unit, email=party.address or (party.name if "@" in party.name else ""))
            for unit, party in zip(units, found.values(), strict=True)]
def _unit(cells: dict[str, str], path: Path, number: int) -> Unit:
    code, name = cells.get("code", ""), cells.get("name", "")
    if not code or not name:
        raise _refused(path, said(words.NO_NAME if code else words.NO_CODE, line=number))
    kind = cells.get("kind", "") or UnitKind.UNIT.value
    found = [one for one in UnitKind if folded(kind) in {one.value, *map(folded, one.labels)}]
    if not found:
        raise _refused(path, said(words.NO_SUCH_UNIT_KIND, line=number, kind=kind, kinds=", ".join(UnitKind)))
    focal_point, email, language = (cells.get(key, "") for key in _MORE_COLUMNS)
    return Unit(code, name, _split(cells.get("aliases", "")), found[0], _split(cells.get("members", "")),
                focal_point=focal_point, email=email, language=language)


@cache
def _known_headings() -> dict[str, str]:
    """Every heading of a list of units -> its column: our own words, those of the sheet Units, and some of people."""
    keys = (*COLUMNS, *_MORE_COLUMNS)
    headings = {folded(heading): key for heading, key in keys_by_heading(columns_of(Unit)).items() if key in keys}
    return headings | {folded(key): key for key in keys} | {folded(one): "email" for one in _ADDRESSES}


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|") if part.strip())


def _refused(path: Path, why: str) -> Refused:
    return Refused("units-unreadable", Place(file=path.name), why)

