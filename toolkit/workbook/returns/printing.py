"""How a sheet is printed that is wider than a page: in bands of columns, in letters that can be read."""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from xlsxwriter.worksheet import Worksheet

from toolkit.workbook.writing.workbook import A3, A4

SMALLEST = 80
"""Per cent of its size to which a sheet is printed smaller at most: letters of 10 points have 8 then."""
MARGIN = 0.3
"""In inches, at both sides."""
_WIDTHS = {A3: 420 / 25.4, A4: 297 / 25.4}
"""Of a landscape page, in inches."""
_SPARE = 0.946
"""How much of a page is filled: programs and printers differ a little."""
_PIXELS = 96
"""In an inch of a sheet that is printed in its own size."""


class Bands(NamedTuple):
    """How columns are printed.

    Attributes:
        breaks: The columns, counted from 0, with which another page begins.
        scale: In per cent.
    """

    breaks: tuple[int, ...]
    scale: int


def pixels(width: float) -> int:
    """The width of a column in pixels, as spreadsheets have it on a screen; it is given in characters."""
    return int(width * 7 + 0.5) + 5


def bands(widths: Sequence[int], main: int, paper: int) -> Bands:
    """The bands in which columns are printed: all on one page if they fit, or else the main ones and those behind them.

    Args:
        widths: Of the columns, in pixels. The first is repeated on every page.
        main: How many columns stand on the first page if they fit.
        paper: `A3` or `A4`.
    """
    room = (_WIDTHS[paper] - 2 * MARGIN) * _PIXELS * _SPARE
    most = room * 100 / SMALLEST
    breaks: list[int] = []
    if sum(widths) > most:
        filled = 0
        for at, width in enumerate(widths):
            if at == main or (filled + width > most and at > 1):
                breaks.append(at)
                filled = widths[0]
            filled += width
    until = [0, *accumulate(widths)]
    widest = max((until[end] - until[start] + (widths[0] if start else 0)
                  for start, end in pairwise((0, *breaks, len(widths)))), default=0)
    return Bands(tuple(breaks), min(100, int(room * 100 / widest)) if widest else 100)


def print_in_bands(sheet: Worksheet, widths: Sequence[int], main: int, paper: int) -> None:
    """Print a sheet so, the pages of the same rows one behind the other; its other print settings stay.

    Args:
        sheet: The sheet.
        widths: Of its columns, in characters.
        main: How many columns stand on the first page if they fit.
        paper: `A3` or `A4`.
    """
    found = bands([pixels(width) for width in widths], main, paper)
    sheet.set_paper(paper)
    sheet.set_print_scale(found.scale)
    sheet.set_margins(left=MARGIN, right=MARGIN, top=0.7, bottom=0.6)
    if found.breaks:
        sheet.set_v_pagebreaks(found.breaks)
        sheet.repeat_columns(0, 0)
        sheet.print_across()
