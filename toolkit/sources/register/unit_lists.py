"""The units of a document: read from a list that somebody gives, or gathered from the document itself."""

import csv
import re
from collections.abc import Iterable
from io import StringIO
from pathlib import Path

from toolkit.sources.documents.reading import read_bytes, read_lines
from toolkit.sources.register.collapsed import counts_of
from toolkit.sources.register.entries import TableRow
from toolkit.tracker.record.codes import UnitKind
from toolkit.tracker.record.problems import Place, Refused
from toolkit.tracker.record.units import Unit
from toolkit.tracker.wording.units import UnitNames
from toolkit.tracker.wording.words import folded
from toolkit.words import sources as words
from toolkit.words.speaking import said

COLUMNS = ("code", "name", "aliases", "kind", "members")
"""The headings of a list of units; aliases and members are split by a bar."""
_CAPITAL_WORD = re.compile(r"[^\W\d_][\w'-]*")


def read_units(path: Path) -> list[Unit]:
    """Read a list of units: CSV in UTF-8 with the headings code, name, aliases, kind, members.

    Columns may be separated by commas, semicolons or tabs, as Excel writes them in different countries.

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
    headings = [cell.strip().casefold() for cell in rows[0]]
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


def gather_units(rows: Iterable[TableRow]) -> list[Unit]:
    """The units that a document names, by its own words; from rows that hold one action first, then from the others."""
    rows = list(rows)
    found: dict[str, str] = {}
    nobody = UnitNames(())
    for row in rows:
        counts = counts_of(row, nobody)
        if counts["deadline"] < 2 and counts["comment"] < 2:
            _gather(row["responsible"], nobody, found)
    names = UnitNames(coded(found.values()))
    for row in rows:
        for segment in names.segments(row["responsible"]):
            _gather(segment, names, found)
    return coded(found.values())


def _gather(text: str, names: UnitNames, found: dict[str, str]) -> None:
    for party in names.read(text).parties:
        if not party.known:
            found.setdefault(folded(party.name), party.name)


def coded(names: Iterable[str]) -> list[Unit]:
    """Units with codes made from the capitals of their names."""
    units: dict[str, Unit] = {}
    numbers: dict[str, int] = {}
    for name in names:
        code = base = _code(name)
        while code in units:
            numbers[base] = numbers.get(base, 1) + 1
            code = f"{base}{numbers[base]}"
        units[code] = Unit(code, name)
    return list(units.values())


def _code(name: str) -> str:
    if len(name) <= 8 and name.isupper() and name.isalnum():
        return name
    initials = "".join(word if word.isupper() else word[0].upper() for word in _CAPITAL_WORD.findall(name)
                       if word[0].isupper())
    return initials[:8] or "U"


def _unit(cells: dict[str, str], path: Path, number: int) -> Unit:
    code, name = cells.get("code", ""), cells.get("name", "")
    if not code or not name:
        raise _refused(path, said(words.NO_NAME if code else words.NO_CODE, line=number))
    kind = cells.get("kind", "") or UnitKind.UNIT.value
    try:
        read_kind = UnitKind(kind.casefold())
    except ValueError:
        kinds = ", ".join(UnitKind)
        raise _refused(path, said(words.NO_SUCH_UNIT_KIND, line=number, kind=kind, kinds=kinds)) from None
    return Unit(code, name, _split(cells.get("aliases", "")), read_kind, _split(cells.get("members", "")))


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|") if part.strip())


def _refused(path: Path, why: str) -> Refused:
    return Refused("units-unreadable", Place(file=path.name), why)

