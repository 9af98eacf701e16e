"""A first sheet: what people ask and the answers, charts, a list, and the tables that the charts are drawn from.

The columns are a grid on which all of these stand. What is to be seen at a glance comes first, and fits one landscape
page when it is printed.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from textwrap import shorten
from typing import TYPE_CHECKING

from toolkit.tracker.record.columns import Value
from toolkit.tracker.views.charts import Chart, Form
from toolkit.tracker.views.overview import LONGEST, OneLate, Told
from toolkit.words import charts as chart_words
from toolkit.words import overview as words
from toolkit.words.speaking import said, text, texts
from toolkit.workbook.writing.charts import Figured, Frame, below_chart, put_chart
from toolkit.workbook.writing.tables import LINK_LOOK
from toolkit.workbook.writing.workbook import (
    DATE_FORMAT,
    GUARD_RAIL,
    HEAD_FILL,
    INK,
    LINE,
    MUTED,
    PAPER,
    Book,
    put,
    put_text,
    row_height,
    set_up_page,
)

if TYPE_CHECKING:
    from xlsxwriter.format import Format

WIDTHS = (16, 36, *(11,) * 10)
"""Of the columns of the grid, in characters: two for names, and those of figures."""
ALL = len(WIDTHS)
NAME, LIST_AT = 2, 4
"""How many columns a name takes beside figures; and the column in which a list begins that stands beside charts."""
_LIST = (1, 4, 2, 1)
"""How many columns each column of that list takes."""
HEIGHT = 225
"""Pixels of a row of charts."""
LOWEST = 18
"""Points of a row of a table."""
_ROW, _LISTED = 15, 16.5
"""Points of a row whose height nobody sets, and of one of that list."""
_LONGEST_NAME = 34
"""Characters of a name beside a bar; where one is longer, codes stand there."""
_GAP = 8
"""Pixels between charts."""
_PAGE = 980, 640
"""Pixels that a landscape page of A4 has room for within its margins; some programs make columns a little wider."""


def pixels(columns: int) -> int:
    """How wide the first columns of the grid are together."""
    return sum(width * 7 + 5 for width in WIDTHS[:columns])


class Dashboard:
    """Writes such a sheet, one block below the other.

    Attributes:
        row: The next row that is free, counted from 0.
    """

    def __init__(self, book: Book, name: str) -> None:
        self.book, self.sheet, self.row = book, book.sheet(name), 0
        self._drawn: list[tuple[Chart, Frame]] = []
        self._figured: dict[str, Figured] = {}
        self._asked: dict[str, int] = {}
        self._heights: dict[int, float] = {}
        self._scale = 100
        look = {"border": 1, "border_color": LINE, "valign": "vcenter", "align": "left"}
        self.plain = book.format(font_color=INK, text_wrap=True, **look)
        self.bold = book.format(font_color=INK, text_wrap=True, bold=True, **look)
        self.figure = book.format(font_color=INK, num_format="#,##0", **look)
        self.date = book.format(font_color=INK, num_format=DATE_FORMAT, **look)
        self.link = book.format(**LINK_LOOK, valign="vcenter")
        self.head = book.format(font_color=PAPER, bg_color=HEAD_FILL, bold=True, text_wrap=True, **look)
        self.muted = book.format(font_color=MUTED, valign="vcenter")
        for at, width in enumerate(WIDTHS):
            self.sheet.set_column(at, at, width)

    def title(self, title: str, *below: str) -> None:
        """The title, and what is said below it, each in a row."""
        self._height(0, 30)
        put_text(self.sheet, 0, 0, title, self.book.format(bold=True, font_size=18, font_color=HEAD_FILL))
        for row, line in enumerate(below, 1):
            put_text(self.sheet, row, 0, line, self.muted)
        self.row = len(below) + 2

    def heading(self, heading: str, beside: str = "") -> None:
        """The heading of a block, and what is said beside it."""
        self._heading(self.row, 0, heading)
        if beside:
            put_text(self.sheet, self.row, NAME, beside, self.muted)
        self.row += 1

    def sentence(self, sentence: str) -> None:
        """A sentence in a row of its own."""
        put_text(self.sheet, self.row, 0, sentence, self.book.format())
        self.row += 1

    def line(
        self, cells: Sequence[Value], spans: Sequence[int], look: "Format | None" = None,
        link: tuple[str, str] = ("", ""),
    ) -> None:
        """A row of a table.

        Args:
            cells: What stands in it.
            spans: Of each cell, how many columns of the grid it takes.
            look: Of all cells; the usual one if absent.
            link: The sheet and the cell to which the first cell leads; it shows these.
        """
        self._height(self.row, self._cells(self.row, 0, cells, spans, look))
        sheet, cell = link
        if sheet:
            self._leads(self.row, 0, sheet, cell, " ".join(link).strip())
        self.row += 1

    def answers(self, told: Iterable[Told]) -> None:
        """Questions, each with its answer beside it."""
        for one in told:
            self._asked[one.question] = self.row
            self.line((one.question, one.answer), (1, ALL - 1))
            put_text(self.sheet, self.row - 1, 0, one.question, self.bold)
        self.row += 1

    def answered_below(self, question: str) -> None:
        """Let a question lead to the next free row, in which more of its answer begins."""
        self._leads(self._asked[question], 0, self.sheet.get_name(), f"A{self.row + 1}", question)

    def charts(self, charts: Sequence[tuple[Chart, int]], height: int) -> None:
        """A row of charts, each with its width in pixels, and a height in pixels for all of them.

        They are higher where the words of a language need more lines below a chart.
        """
        height += max((below_chart(chart, width) for chart, width in charts), default=0)
        self._place(charts, height)
        self.row += round(height / _ROW * 0.75)

    def longest(self, charts: Sequence[tuple[Chart, int]], late: Sequence[OneLate], more: str,
                rows: Mapping[str, tuple[str, str]]) -> None:
        """Charts, and beside them what is the longest overdue.

        Args:
            charts: Each with its width in pixels.
            late: What is listed.
            more: A sentence on what is not, or that nothing is overdue; "" for none.
            rows: Ref -> the sheet and the cell in which its row begins.
        """
        first = self.row
        self._heading(first, LIST_AT, text(words.LONGEST))
        for row in range(first + 1, first + LONGEST + 3):
            self._height(row, _LISTED)
        if late:
            headings = texts(words.REF, words.ACTION, words.UNIT, words.DAYS)
            height = self._cells(first + 1, LIST_AT, headings, _LIST, self.head)
            self._height(first + 1, height if height > LOWEST else _LISTED)
        for row, one in enumerate(late, first + 2):
            action, unit = (shorten(written, int(WIDTHS[-1] * columns * 1.1), placeholder=" …")
                            for written, columns in ((one.action, _LIST[1]), (one.unit, _LIST[2])))
            self._cells(row, LIST_AT, (one.ref, action, unit, one.days), _LIST)
            if one.ref in rows:
                self._leads(row, LIST_AT, *rows[one.ref], one.ref)
        put_text(self.sheet, first + 2 + len(late), LIST_AT, more, self.muted)
        self.row = first + LONGEST + 3
        self._place(charts, self._pixels(first, self.row) - _GAP, first)

    def end_of_page(self) -> None:
        """What comes after begins a new page; what came before fits one."""
        room = (_PAGE[0] / pixels(ALL), _PAGE[1] / self._pixels(0, self.row))
        self._scale = max(int(100 * min(*room, 1)), 10)
        self.sheet.set_h_pagebreaks([self.row])

    def figures(self, chart: Chart) -> None:
        """The table of a chart; nothing where it has no figures."""
        if not chart.series:
            return
        put_text(self.sheet, self.row, 0, chart.title, self.book.format(bold=True, font_color=HEAD_FILL))
        self.row += 1
        is_whole = chart.form is Form.STACKED

        def row(values: Sequence[int], beside: Sequence[int]) -> list[int]:
            return [*values, *[sum(values)] * is_whole, *beside]

        names = [one.name for one in chart.series] + [text(words.TOTAL)] * is_whole + [one.name for one in chart.beside]
        is_coded, figures = bool(chart.codes), (1,) * len(names)
        spans = ((1, 1) if is_coded else (NAME,)) + figures
        is_long = any(len(category) > _LONGEST_NAME for category in chart.categories)
        self._figured[chart.title] = Figured(self.row, 1 if is_coded and not is_long else 0, NAME)
        self.line((*[text(words.CODE)] * is_coded, chart.heading, *names), spans, self.head)
        for at, category in enumerate(chart.categories):
            of_row = row([one.values[at] for one in chart.series], [one.values[at] for one in chart.beside])
            self.line((*chart.codes[at:at + 1], category, *of_row), spans)
        if is_whole or len(chart.series) == 1:
            sums = row([sum(one.values) for one in chart.series], [sum(one.values) for one in chart.beside])
            self.line((text(words.TOTAL), *sums), (NAME, *figures), self.bold)
        if chart.note:
            self.sentence(chart.note)
        self.row += 1

    def finish(self, left: str, right: str) -> None:
        """Draw the charts, whose tables are written by now, and set the sheet up.

        Args:
            left: For the header of a page.
            right: For the header of a page.
        """
        for chart, frame in self._drawn:
            put_chart(self.book, self.sheet, chart, self._figured[chart.title], frame)
        self.sheet.hide_gridlines(2)
        set_up_page(self.sheet, left, right)
        self.sheet.set_print_scale(self._scale)
        self.sheet.print_area(0, 0, max(self.row - 1, 0), ALL - 1)
        self.sheet.set_tab_color(HEAD_FILL)
        # A chart can be chosen, and copied into a presentation.
        self.sheet.protect("", GUARD_RAIL | {"objects": True})

    def _height(self, row: int, points: float) -> None:
        self._heights[row] = points
        self.sheet.set_row(row, points)

    def _pixels(self, first: int, end: int) -> int:
        """How high rows are together, up to the one before the end."""
        return round(sum(self._heights.get(row, _ROW) for row in range(first, end)) / 0.75)

    def _heading(self, row: int, at: int, heading: str) -> None:
        self._height(row, 22)
        put_text(self.sheet, row, at, heading,
                 self.book.format(bold=True, font_size=13, font_color=HEAD_FILL, valign="vcenter"))

    def _place(self, charts: Sequence[tuple[Chart, int]], height: int, row: int | None = None) -> None:
        """Reserve the places of charts; where one has no figures, its place says so."""
        left, row = 0, self.row if row is None else row
        for chart, width in charts:
            if chart.series:
                self._drawn.append((chart, Frame(row, left, width - _GAP, height - 2 * _GAP)))
            else:
                at = next(at for at in range(ALL) if pixels(at) >= left)
                look = self.book.format(font_color=MUTED, text_wrap=True)
                end = next((at for at in range(ALL, 0, -1) if pixels(at) <= left + width), at + 1)
                self.sheet.merge_range(row, at, row + 3, max(end - 1, at + 1), "", look)
                put_text(self.sheet, row, at, chart.note or said(chart_words.NOTHING, title=chart.title), look)
            left += width

    def _cells(
        self, row: int, at: int, cells: Sequence[Value], spans: Sequence[int], look: "Format | None" = None
    ) -> float:
        """Write cells from a column on; the height that their row needs."""
        told: list[tuple[str, int]] = []
        for value, span in zip(cells, spans, strict=False):
            of_cell = look or (self.date if isinstance(value, date) else self.figure if isinstance(value, int)
                               else self.plain)
            if span > 1:
                self.sheet.merge_range(row, at, row, at + span - 1, "", of_cell)
            put(self.sheet, row, at, value, of_cell)
            if isinstance(value, str):
                told.append((value, sum(WIDTHS[at:at + span])))
            at += span
        return row_height(told, LOWEST)

    def _leads(self, row: int, at: int, sheet: str, cell: str, shown: str) -> None:
        target = sheet.replace("'", "''")
        self.sheet.write_url(row, at, f"internal:'{target}'!{cell or 'A1'}", self.link, shown)
