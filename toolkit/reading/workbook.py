"""Reading a workbook: .xlsx or .xlsm, every cell that has a value, nothing judged.

The reader is strict, streaming and bounded. What it cannot read without a guess or a loss it refuses, and says why;
it never delivers half a workbook.
"""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, NoReturn, SupportsIndex

from toolkit.reading.contents import (
    Relation,
    Tab,
    drawn_on,
    main_part,
    read_relations,
    read_tabs,
    read_types,
    what_is_beyond,
)
from toolkit.reading.number_formats import Formats, Meanings
from toolkit.reading.package import LIMITS, RETURN_LIMITS, Limits, Package
from toolkit.reading.patterns.strings import strings_by_pattern
from toolkit.reading.styles import read_formats
from toolkit.reading.texts import read_shared_strings, utf16_units
from toolkit.reading.worksheets import read_worksheet
from toolkit.tracker.record.cells import RawSheet, RawWorkbook, SheetState
from toolkit.tracker.record.problems import Refused
from toolkit.words import details
from toolkit.words.speaking import Message, said

__all__ = ["LIMITS", "RETURN_LIMITS", "Limits", "read_workbook"]

_OTHER_SHEETS = {
    "chartsheet": details.CHART_SHEET,
    "dialogsheet": details.DIALOG_SHEET,
    "xlmacrosheet": details.MACROS,
    "xlintlmacrosheet": details.MACROS,
}
"""Sheets that hold no cells for people to fill in -> what a person calls them."""


def read_workbook(
    source: Path | bytes, *, limits: Limits = LIMITS, only: Collection[str] | None = None
) -> RawWorkbook:
    """Reads a workbook.

    Args:
        source: The file, or what it holds.
        limits: What is too large to be read.
        only: Names of worksheets, compared without regard to case or outer spaces; the others are left out, and
            not even unpacked. None reads them all.

    Returns:
        The worksheets, with every cell that has a value.

    Raises:
        Refused: The file is missing, empty, no workbook, protected, damaged, unsafe or too large, or may not be read.
    """
    book = opened(Package(source, limits))
    wanted = None if only is None else {_folded(name) for name in only}
    worksheets = [(tab, sheet) for tab, sheet in book.worksheets if wanted is None or _folded(tab.name) in wanted]
    left_out = tuple(tab.name for tab, _ in book.worksheets if wanted is not None and _folded(tab.name) not in wanted)
    sheets = read_sheets(book, worksheets)
    beyond = what_is_beyond(book.package, book.types) + book.others
    drawn = drawn_on(book.package, book.types, ((tab.name, part) for tab, part in book.worksheets))
    return RawWorkbook(sheets, book.date_1904, tuple(dict.fromkeys(beyond)), left_out, drawn)


def cells_in(source: Path | bytes, *, limits: Limits = LIMITS) -> int:
    """How many cells of a workbook have a value. All of it is read, and no more than one sheet held.

    Args:
        source: The file, or its bytes.
        limits: What it may cost.

    Raises:
        Refused: `read_workbook` would refuse it.
    """
    book = opened(Package(source, limits))
    found = sum(map(cell_count, _each_sheet(book, book.worksheets)))
    what_is_beyond(book.package, book.types)
    drawn_on(book.package, book.types, ((tab.name, part) for tab, part in book.worksheets))
    return found


def cell_count(sheet: RawSheet) -> int:
    """How many cells of a sheet have a value."""
    return sum(map(len, sheet.rows.values()))


class Opened(NamedTuple):
    """A workbook of which only the contents are known.

    Attributes:
        package: Its package.
        types: The type of each part.
        by_kind: The part that the workbook needs of each kind, such as `styles`.
        worksheets: The tabs of worksheets with their parts.
        others: In plain words what the other sheets are.
        date_1904: Whether days are counted from 1904.
    """

    package: Package
    types: dict[str, str]
    by_kind: dict[str, str]
    worksheets: list[tuple[Tab, str]]
    others: list[Message]
    date_1904: bool


def opened(package: Package) -> Opened:
    """What a workbook consists of.

    Raises:
        Refused: It is no workbook, or damaged, unsafe or too large.
    """
    types = read_types(package)
    part = main_part(package, types)
    tabs, date_1904 = read_tabs(package, part)
    relations = read_relations(package, part)
    _refuse_styles_of_nobody(package, types, relations)
    has_macros = any("vbaproject" in kind for kind in types.values())
    worksheets, others = _sorted_out(package, tabs, relations, has_macros=has_macros)
    by_kind = {relation.kind: relation.part for relation in relations.values()}
    return Opened(package, types, by_kind, worksheets, others, date_1904)


def _refuse_styles_of_nobody(package: Package, types: dict[str, str], relations: dict[str, Relation]) -> None:
    """Without its styles a workbook reads well, but its dates as numbers; one that never had any holds none."""
    there = any(kind.endswith("styles+xml") for kind in types.values())
    if there and not any(relation.kind == "styles" for relation in relations.values()):
        raise package.damaged(said(details.STYLES_UNUSED))


def _sorted_out(
    package: Package, tabs: list[Tab], relations: dict[str, Relation], *, has_macros: bool
) -> tuple[list[tuple[Tab, str]], list[Message]]:
    """The worksheets with their parts, and in plain words what the other sheets are."""
    worksheets: list[tuple[Tab, str]] = []
    others: list[Message] = []
    names: set[str] = set()
    parts: set[str] = set()
    for tab in tabs:
        kind, part, _ = relations.get(tab.relation, Relation("", ""))
        if not tab.relation and (tab.state is not SheetState.VISIBLE or has_macros):
            others.append(details.MACROS)  # A module of macros that was a sheet in the old format; nothing is there.
            continue
        if part not in package.names:
            raise package.damaged(said(details.SHEET_MISSING, sheet=tab.name))
        if _folded(tab.name) in names or part in parts:
            raise package.damaged(said(details.SHEET_TWICE, sheet=tab.name))
        names.add(_folded(tab.name))
        parts.add(part)
        if kind == "worksheet":
            worksheets.append((tab, part))
        else:
            others.append(_OTHER_SHEETS.get(kind, details.UNKNOWN_SHEET))
    return worksheets, others


def read_sheets(book: Opened, worksheets: Sequence[tuple[Tab, str]]) -> tuple[RawSheet, ...]:
    """The cells of some worksheets of a workbook.

    Raises:
        Refused: One of them is damaged, unsafe or too large.
    """
    return tuple(_each_sheet(book, worksheets))


def _each_sheet(book: Opened, worksheets: Sequence[tuple[Tab, str]]) -> Iterator[RawSheet]:
    if not worksheets:
        return
    package = book.package
    strings, formats = _strings(package, book.by_kind), _formats(package, book.by_kind, date_1904=book.date_1904)
    cells_left, most = package.limits.cells, package.limits.text
    long_strings = any(2 * len(text) > most and utf16_units(text) > most for text in strings)
    for tab, part in worksheets:
        sheet = read_worksheet(
            package, part, tab.name, tab.state, strings=strings, formats=formats, cells_left=cells_left,
            long_strings=long_strings,
        )
        cells_left -= cell_count(sheet)
        yield sheet
        del sheet  # whoever wants it holds it


def _strings(package: Package, by_kind: dict[str, str]) -> list[str]:
    part = by_kind.get("sharedstrings", "")
    if part and part not in package.names:
        return _AbsentStrings(package.damaged(said(details.PART_MISSING, part=part)))
    if not part:
        return []
    strings = strings_by_pattern(package, part)
    return read_shared_strings(package, part) if strings is None else strings


def _formats(package: Package, by_kind: dict[str, str], *, date_1904: bool) -> Formats:
    part = by_kind.get("styles", "")
    if part and part not in package.names:
        return _AbsentFormats(package.damaged(said(details.PART_MISSING, part=part)))
    return read_formats(package, part, date_1904=date_1904) if part else Formats()


class _AbsentStrings(list[str]):
    """The texts of a part that a relation names and that is not there: refused once a cell needs one of them.

    Several programs write such a relation into every workbook, also where each cell holds its own text.
    """

    def __init__(self, refusal: Refused) -> None:
        super().__init__()
        self._refusal = refusal

    def __getitem__(self, _: SupportsIndex | slice) -> NoReturn:
        raise self._refusal


class _AbsentFormats(Formats):
    """The formats of a part that a relation names and that is not there: refused once a number needs one of them."""

    def __init__(self, refusal: Refused) -> None:
        super().__init__()
        self._refusal = refusal

    def __missing__(self, written: str | None) -> Meanings | None:
        if written in (None, "0"):
            return None
        raise self._refusal


def _folded(name: str) -> str:
    return name.strip().casefold()
