"""Finding the columns of a sheet by their headings: by name and alias, never by position."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from toolkit.tracker.record.cells import RawSheet, Row, column_letters
from toolkit.tracker.record.columns import Column, Filler, fold
from toolkit.tracker.record.problems import Place, Problem
from toolkit.tracker.returns.answers import as_text
from toolkit.tracker.wording.words import nearest
from toolkit.words.speaking import by_language

CLOSE_ENOUGH = 88
"""Similarity (0 to 100, RapidFuzz ratio) from which on a heading counts as a misspelt one of ours."""
LOOK_THROUGH_ROWS = 20
"""How far down a header row is looked for."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the columns of a sheet are.

    Attributes:
        header_row: The number of the row with the headings.
        where: Column key -> column number.
        unknown: Column number -> heading, for columns that are not ours.
        problems: What is odd about the headings.
    """

    header_row: int
    where: dict[str, int]
    unknown: dict[int, str]
    problems: tuple[Problem, ...]


def find_layout(sheet: RawSheet, columns: Sequence[Column], needed: str, at_least: int) -> Layout | None:
    """Find the header row and the columns of a sheet.

    Args:
        sheet: The sheet.
        columns: The columns that are looked for, in the order in which they were issued.
        needed: Key of the column without which a row is no header row.
        at_least: How many of the columns a header row names at the least.

    Returns:
        The layout, or None if no row among the first is a header row.
    """
    for number in sorted(sheet.rows)[:LOOK_THROUGH_ROWS]:
        layout = _layout_of_row(number, tuple(_texts(sheet.rows[number])), tuple(columns), sheet.name)
        if needed in layout.where and len(layout.where) >= at_least:
            return layout
    return None


def _texts(row: Row) -> Iterable[tuple[int, str]]:
    """The headings; a year that stands for one is a number."""
    return ((column, text) for column, value in row.items() if (text := as_text(value)))


@by_language(64)
def _layout_of_row(
    row: int, headings: tuple[tuple[int, str], ...], columns: tuple[Column, ...], sheet: str
) -> Layout:
    exact = {fold(heading): column for column in reversed(columns) for heading in column.headings}
    exact |= {fold(column.heading): column for column in columns}
    alias = {fold(other): column for column in reversed(columns) for other in column.aliases}
    found: dict[str, list[int]] = {}
    unknown: dict[int, str] = {}
    problems: list[Problem] = []
    taken = {exact[fold(heading)].key for _, heading in headings if fold(heading) in exact}

    def place(number: int, heading: str = "") -> Place:
        return Place(sheet=sheet, row=row, cell=f"{column_letters(number)}{row}", column=heading)

    for number, heading in headings:
        column = exact.get(fold(heading)) or _renamed(heading, alias, exact, taken)
        if column is None:
            unknown[number] = heading
            problems.append(Problem("column-unknown", place(number, heading), heading))
            continue
        if fold(heading) not in exact:
            problems.append(Problem("column-renamed", place(number, column.heading), heading))
        found.setdefault(column.key, []).append(number)

    by_key = {column.key: column for column in columns}
    for key, numbers in found.items():
        problems += [Problem("column-twice", place(n, by_key[key].heading)) for n in numbers[1:]]
    where = {key: numbers[0] for key, numbers in found.items() if len(numbers) == 1}
    problems += _missing(columns, found.keys(), sheet, row)
    order = [where[column.key] for column in columns if column.key in where]
    if order != sorted(order):
        problems.append(Problem("columns-moved", Place(sheet=sheet, row=row)))
    return Layout(row, where, unknown, tuple(problems))


def _renamed(
    heading: str, alias: dict[str, Column], exact: dict[str, Column], taken: set[str]
) -> Column | None:
    """The column that a heading means by an alias or a misspelling, unless its own heading is there as well."""
    folded = fold(heading)
    column = alias.get(folded)
    if column is None:
        # A heading that is only like one of the organization's may be another one, such as that of another year.
        known = {text: c for text, c in (alias | exact).items() if not c.is_own}
        meant = nearest(folded, known, CLOSE_ENOUGH)
        column = known[meant] if meant else None
    return column if column is not None and column.key not in taken else None


def _missing(columns: Sequence[Column], found: Iterable[str], sheet: str, row: int) -> list[Problem]:
    present = set(found)
    return [
        Problem("column-missing" if column.is_answer else "column-derived-missing",
                Place(sheet=sheet, row=row, column=column.heading))
        for column in columns
        if column.key not in present and (column.is_answer or column.filler is Filler.CENTRE)
    ]
