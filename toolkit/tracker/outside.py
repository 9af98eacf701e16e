"""What somebody wrote in a return outside of what the tracker reads: named, cell by cell, and not merged."""

from collections.abc import Iterator
from itertools import islice

from toolkit.tracker.answers import as_text
from toolkit.tracker.cells import RawSheet, address
from toolkit.tracker.headings import Layout
from toolkit.tracker.problems import Place, Problem

AT_MOST = 20
"""How many cells of a sheet are named one by one; the others are counted."""


def outside_of(sheet: RawSheet, layout: Layout | None = None) -> list[Problem]:
    """The values of a sheet that are not read: those outside of its table, or all where it has none.

    A column with a heading of its own is left out: the heading is a problem already.
    """
    cells = _cells(sheet, layout)
    named = [Problem("value-outside", Place(sheet=sheet.name, row=row, cell=address(row, at)), text)
             for row, at, text in islice(cells, AT_MOST)]
    more = sum(1 for _ in cells)
    return [*named, Problem("values-outside", Place(sheet=sheet.name), str(more))] if more else named


def _cells(sheet: RawSheet, layout: Layout | None) -> Iterator[tuple[int, int, str]]:
    header = layout.header_row if layout else 0
    table = {at for at, value in sheet.rows[header].items() if as_text(value)} if layout else set[int]()
    for number, row in sheet.rows.items():
        if number >= header and table.issuperset(row):
            continue
        for at in sorted(row.keys() - table if number >= header else row.keys()):
            if text := as_text(row[at]):
                yield number, at, text
