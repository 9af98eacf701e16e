"""What people added to a register: columns and sheets of their own, and what of them cannot be kept."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from toolkit.tracker.record.carried import ForeignSheet, Look
from toolkit.tracker.record.cells import CellValue, Formula, RawSheet, RawWorkbook, Row, SheetState, column_letters
from toolkit.tracker.record.columns import Column, Filler, columns_of, fold, keys_by_heading
from toolkit.tracker.record.problems import Place, Problem
from toolkit.tracker.record.register import Settings
from toolkit.tracker.record.register_sheets import (
    ABOUT,
    BASE,
    LISTS,
    OVERVIEW,
    PROPOSED,
    SETTINGS,
    SHEETS,
    numbered,
    sheet_in,
    sheets_in,
    tab,
    tabs_of,
)
from toolkit.tracker.returns.answers import as_text
from toolkit.tracker.returns.headings import Layout
from toolkit.tracker.returns.marked import MARKS_SHEET, beyond_cells
from toolkit.words import details
from toolkit.words.languages.catalogues import meanings
from toolkit.words.phrases import either, quoted
from toolkit.words.readings.places import place_code
from toolkit.words.register import WRITTEN_ANEW
from toolkit.words.speaking import counted, text, texts
from toolkit.workbook.register.formulas import keepable
from toolkit.workbook.register.looks import Looks

OURS = (SETTINGS, ABOUT, LISTS, BASE, MARKS_SHEET, *(sheet.name for sheet in SHEETS))
"""Sheets that nobody added by hand, beside the first; marks are not kept when the register is written anew."""
ANEW_ROW = 3
"""The row of the first sheet that says that it is written anew, by which it is known."""
_UNSEEN = (LISTS, BASE, MARKS_SHEET)
STATED_COLUMNS = {ABOUT: 2, SETTINGS: 3}
"""Sheet on which the register says something of itself -> columns: what is said, what it is, and what that means."""
Beside = Mapping[str, Mapping[str, int]]
"""Sheet -> what the writer put beside its cells, as `RawSheet.beside` counts it."""
BESIDE_EARLIER: Beside = {
    SETTINGS: {"dataValidation": len(columns_of(Settings))},
    "Actions": {"cfRule": 2}, "Conflicts": {"dataValidation": 1}, PROPOSED.name: {"dataValidation": 1}}
"""In registers that do not say it."""
_BESIDE = {"cfRule": details.CONDITIONAL, "dataValidation": details.VALIDATIONS,
           "hyperlink": details.HYPERLINKS, "ext": details.NEWER}
"""What a person calls what is beside the cells."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of a register's sheet are.

    Attributes:
        header_row: The number of the row with the headings.
        ours: Column key -> column number.
        added: Column number -> the name under which the values of an added column are kept, no two the same.
    """

    header_row: int
    ours: dict[str, int]
    added: dict[int, str]


def find_columns(sheet: RawSheet, layout: Layout, declared: Iterable[Column]) -> Columns:
    """Sort the columns of a sheet into ours and those that somebody added, each under a name of its own.

    A column without a heading is named after its letters. Where somebody headed a column like one that is computed,
    the first of them is the computed one.
    """
    headings = sheet.rows[layout.header_row]
    ours = dict(layout.where)
    derived = {fold(column.heading): column for column in declared if column.filler is Filler.DERIVED}
    for number, value in headings.items():
        column = derived.get(fold(as_text(value)))
        if column and column.key not in ours:
            ours[column.key] = number
    known = set(ours.values())
    used = sorted({number for at, row in sheet.rows.items() if at >= layout.header_row for number in row} - known)
    names = [place_code(as_text(headings.get(number))) or f"Column {column_letters(number)}" for number in used]
    reserved = [column.heading for column in declared]
    return Columns(layout.header_row, ours, dict(zip(used, numbered([*reserved, *names])[len(reserved):], strict=True)))


def values_of(row: Row, added: dict[int, str]) -> dict[str, object]:
    """The values that stand in a row's added columns, by name."""
    return {name: kept(row[number]) for number, name in added.items() if number in row}


def kept(value: CellValue) -> CellValue:
    """A value as it is carried along: of a formula what it gave, or its text where no program has computed it."""
    if not isinstance(value, Formula):
        return value
    return value.cached if value.cached is not None else f"={value.text}"


def formulas_in(sheet: RawSheet, columns: Columns, file: str) -> Iterator[Problem]:
    """A problem for each added column that holds formulas, at the first of them."""
    for number, name in columns.added.items():
        rows = [at for at, row in sheet.rows.items() if isinstance(row.get(number), Formula)]
        if rows:
            place = Place(file, sheet.name, rows[0], f"{column_letters(number)}{rows[0]}", name)
            yield Problem("added-formula", place, counted(details.ONLY_FORMULAS, len(rows)))


def foreign_sheets(
    raw: RawWorkbook, ours: Iterable[str], looks: Looks | None, reserved: Collection[str]
) -> list[ForeignSheet]:
    """The sheets that are not the register's, with their values, formulas, number formats, widths and places.

    Args:
        raw: The workbook.
        ours: The names of the register's sheets.
        looks: How it looks, where that counts.
        reserved: What the register's own sheets will be called.
    """
    behind, found, names = "", list[ForeignSheet](), _names_in(raw, ours)
    added = {sheet.name: kept_name(raw, sheet, reserved) for sheet in added_sheets(raw, ours)}
    there = {called: name for called, name in names.items() if name not in (OVERVIEW, MARKS_SHEET)} | {
        called.casefold(): name for called, name in added.items()}
    for sheet in raw.sheets:
        if sheet.name in added:
            found.append(_foreign(sheet, added[sheet.name], behind, looks, there))
        elif sheet.name not in _UNSEEN:
            behind = names[sheet.name.casefold()]
    return found


def _names_in(raw: RawWorkbook, ours: Iterable[str]) -> dict[str, str]:
    """What each of the register's sheets is called in a workbook, in small letters -> its name."""
    there = sheets_in(raw) | {sheet.name: sheet.name for sheet in raw.sheets if sheet.name in _UNSEEN}
    return {there[name].casefold(): name for name in ours if name in there}


def _foreign(
    sheet: RawSheet, name: str, behind: str, looks: Looks | None, there: Mapping[str, str]
) -> ForeignSheet:
    formulas = keepable(looks.formulas(sheet.name), there, looks.names) if looks and _formulas_of(sheet.rows) else None
    texts = formulas.formulas if formulas else {}
    rows = {number: {at: _as_kept(value, texts.get((number, at))) for at, value in row.items()}
            for number, row in sheet.rows.items()}
    return ForeignSheet(name, rows, looks.of(sheet.name) if looks else Look(),
                        sheet.state is not SheetState.VISIBLE, behind, formulas.names if formulas else {})


def _as_kept(value: CellValue, formula: str | None) -> CellValue:
    """A value of a sheet that somebody added; a formula that can be kept, with the value that was read of it."""
    return Formula(formula, value.cached) if formula and isinstance(value, Formula) else kept(value)


def reserved_in(settings: Settings) -> frozenset[str]:
    """What no sheet of people's own can be called in a register with such settings, in small letters."""
    return frozenset(map(str.casefold, (OVERVIEW, *OURS, *tabs_of(settings).values())))


def kept_name(raw: RawWorkbook, sheet: RawSheet, reserved: Collection[str]) -> str:
    """The name under which a sheet that somebody added is kept: its own, unless the register writes one so called."""
    called = sheet.name.strip()
    if called.casefold() not in reserved:
        return sheet.name
    return next(name for name in (f"{called} ({number})" for number in count(2)) if raw.sheet(name) is None)


def renamed(raw: RawWorkbook, ours: Iterable[str], file: str, reserved: Collection[str]) -> Iterator[Problem]:
    """What is kept under another name than it had."""
    for sheet in added_sheets(raw, ours):
        if (name := kept_name(raw, sheet, reserved)) != sheet.name:
            yield Problem("sheet-renamed", Place(file, sheet.name), sheet.name, name)


def lost_of(
    raw: RawWorkbook, ours: Iterable[str], file: str, looks: Looks | None, written: Beside | None,
    linked: Mapping[str, int], foreign: Iterable[ForeignSheet],
) -> Iterator[Problem]:
    """What of a workbook beyond the values of its cells cannot be kept when it is written again.

    Args:
        raw: The workbook.
        ours: The names of the register's sheets.
        file: Its name.
        looks: How it looks, where that counts.
        written: What the writer put beside the cells; None where nobody knows, so that nothing is said of it.
        linked: Name of a sheet -> how many of its cells are links that the writer makes.
        foreign: What was kept of the sheets that people added.
    """
    added = dict(zip((sheet.name for sheet in added_sheets(raw, ours)), foreign, strict=True))
    is_marked, names = raw.sheet(MARKS_SHEET) is not None, _names_in(raw, ours)
    for sheet in raw.sheets:
        is_added, name = sheet.name in added, names.get(sheet.name.casefold(), "")
        if name in (OVERVIEW, LISTS, BASE):
            continue
        beside = {} if is_added else sheet.beside if written is None else (
            {"hyperlink": linked.get(name, 0)} | dict(written.get(name, {})))
        lost = [*_lost_from(sheet, beside)]
        if is_added and (formulas := _formulas_of(sheet.rows) - _formulas_of(added[sheet.name].rows)):
            lost.append(counted(details.FORMULAS, formulas))
        if looks and not is_marked and name not in (SETTINGS, ABOUT) and looks.is_set_by_hand(sheet.name):
            lost.insert(0, text(details.LOOKS))
        if lost:
            yield Problem("not-kept", Place(file, sheet.name), ", ".join(lost))
    beyond = beyond_cells(raw) if is_marked else raw.beyond
    if [names.get(one.casefold()) for one in raw.drawn_on] == [OVERVIEW]:
        beyond = [what for what in beyond if what != details.DRAWINGS]  # the charts, which are drawn anew
    if beyond:
        yield Problem("added-beyond", Place(file), ", ".join(texts(*beyond)))


def _lost_from(sheet: RawSheet, written: Mapping[str, int]) -> Iterator[str]:
    yield from (text(words) for name, words in _BESIDE.items() if sheet.beside.get(name, 0) > written.get(name, 0))
    if sheet.merged:
        yield text(details.MERGED)


def _formulas_of(rows: Mapping[int, Mapping[int, object]]) -> int:
    return sum(isinstance(value, Formula) for row in rows.values() for value in row.values())


def beside_table(sheet: RawSheet, columns: Columns, file: str, *, is_empty: bool) -> Iterator[Problem]:
    """What stands above the headings of a sheet, or as a heading above no row at all, and so is not kept."""
    for number, row in sheet.rows.items():
        if number < columns.header_row:
            yield _not_kept(file, sheet.name, row)
    if is_empty and columns.added:
        yield Problem("not-kept", Place(file, sheet.name, columns.header_row), _quoted(columns.added.values()))


def beside_stated(raw: RawWorkbook, file: str, name: str, stated: Iterable[type]) -> Iterator[Problem]:
    """What people wrote on a sheet beside what the register says of itself there, as records of some kinds."""
    ours = keys_by_heading(column for record in stated for column in columns_of(record))
    sheet = sheet_in(raw, name)
    if sheet is None:
        return
    for row in sheet.rows.values():
        own = range(1, STATED_COLUMNS[name] + 1) if as_text(row.get(1)) in ours else ()
        if beside := {at: value for at, value in row.items() if at not in own}:
            yield _not_kept(file, sheet.name, beside)


def _not_kept(file: str, sheet: str, row: Row) -> Problem:
    return Problem("not-kept", Place(file, sheet), _quoted(as_text(kept(value)) for value in row.values()))


def _quoted(texts: Iterable[str]) -> str:
    return ", ".join(map(quoted, texts))


def added_sheets(raw: RawWorkbook, ours: Iterable[str]) -> list[RawSheet]:
    """The sheets that are none of the register's."""
    names = _names_in(raw, ours)
    return [sheet for sheet in raw.sheets if sheet.name.casefold() not in names]


def sheet_missing(raw: RawWorkbook, file: str, name: str) -> Problem:
    """A sheet is not there; one that people added may be it, under another name."""
    others = either([sheet.name for sheet in added_sheets(raw, (OVERVIEW, *OURS))])
    return Problem("register-sheet-missing", Place(file=file), tab(name), others)


def is_overview(sheet: RawSheet) -> bool:
    """Whether a sheet of that name is the one that the tracker writes, and not one that somebody made."""
    return sheet.rows.get(ANEW_ROW, {}).get(1) in meanings(WRITTEN_ANEW)
