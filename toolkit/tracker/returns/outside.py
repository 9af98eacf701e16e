"""What somebody wrote in a return outside of what the tracker reads: named, and not merged."""

from collections.abc import Iterable, Iterator
from itertools import islice

from toolkit.tracker.record.cells import RawSheet, address
from toolkit.tracker.record.problems import Place, Problem
from toolkit.tracker.returns.answers import as_text
from toolkit.tracker.returns.headings import Layout

AT_MOST = 20
"""How many cells of a sheet are named one by one; the others are counted."""
QUOTED = 40
"""How many characters of a cell are quoted."""

Written = tuple[int, int, str]
"""Row, column and text of a cell."""


def outside_of(sheet: RawSheet, layout: Layout) -> list[Problem]:
    """The values of a sheet outside of its table.

    A column with a heading of its own is left out: the heading is a problem already.
    """
    cells = _outside(sheet, layout)
    named = [Problem("value-outside", Place(sheet=sheet.name, row=row, cell=address(row, at)), text)
             for row, at, text in islice(cells, AT_MOST)]
    more = sum(1 for _ in cells)
    return [*named, Problem("values-outside", Place(sheet=sheet.name), str(more))] if more else named


def quoted(cells: Iterable[Written], count: int) -> str:
    """Some cells with their beginnings, as a sentence names them.

    Args:
        cells: Those that are named.
        count: How many there are in all.
    """
    shown = [f"{address(row, at)} “{text if len(text) <= QUOTED else text[:QUOTED] + '…'}”" for row, at, text in cells]
    return ", ".join([*shown, "…"] if count > len(shown) else shown)


def written_in(sheet: RawSheet) -> Iterator[Written]:
    """The cells of a sheet that show something, row by row."""
    for number, row in sheet.rows.items():
        for at in sorted(row):
            if text := as_text(row[at]):
                yield number, at, text


def _outside(sheet: RawSheet, layout: Layout) -> Iterator[Written]:
    header = layout.header_row
    table = {at for at, value in sheet.rows[header].items() if as_text(value)}
    for number, row in sheet.rows.items():
        if number >= header and table.issuperset(row):
            continue
        for at in sorted(row.keys() - table if number >= header else row.keys()):
            if text := as_text(row[at]):
                yield number, at, text
