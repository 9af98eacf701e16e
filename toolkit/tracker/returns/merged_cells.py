"""Merged cells within a table of a return: only the first of them is read, and what hides behind it is named."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate

from toolkit.tracker.record.cells import Merged, RawSheet, address
from toolkit.tracker.record.problems import Place, Problem
from toolkit.tracker.returns.headings import Layout

Hides = Callable[[int, int], bool]
"""Tells of a row and a column whether the cell hides behind another one."""


def merged_within(sheet: RawSheet, layout: Layout) -> list[Merged]:
    """The merged ranges that reach into the columns and the rows of a table, its header row included."""
    ours, last = layout.where.values(), max(sheet.rows)
    return [one for one in sheet.merged if one[:2] != one[2:] and one[0] <= last and one[2] >= layout.header_row
            and any(one[1] <= at <= one[3] for at in ours)]


def range_of(merged: Merged) -> str:
    """The address of a merged range, such as `H2:H4`."""
    return f"{address(*merged[:2])}:{address(*merged[2:])}"


def told_of(sheet: RawSheet, merged: Iterable[Merged]) -> Iterator[Problem]:
    """A problem for each merged range."""
    for one in merged:
        yield Problem("cells-merged", Place(sheet=sheet.name, row=one[0], cell=address(*one[:2])), range_of(one))


def hidden_by(merged: Sequence[Merged], columns: Iterable[int]) -> Hides:
    """What tells whether a cell of some columns hides behind the first one of a merged range."""
    spans = {at: sorted((top + (at == left), bottom) for top, left, bottom, right in merged if left <= at <= right)
             for at in columns}
    ends = {at: list(accumulate((bottom for _, bottom in found), max)) for at, found in spans.items()}

    def hides(row: int, at: int) -> bool:
        begun = bisect_left(spans[at], (row + 1,))
        return begun > 0 and row <= ends[at][begun - 1]

    return hides
