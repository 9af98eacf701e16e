"""The first sheet of a register: what it is, where to type what, and what is left to put right.

It is written anew every time and never read.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice

from toolkit.tracker.record.cells import RawSheet
from toolkit.tracker.record.columns import Value
from toolkit.tracker.record.problems import Problem, what_is_wrong, what_to_do
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import ABOUT, OVERVIEW, SETTINGS, SHEETS
from toolkit.tracker.views.figures import latest_as_of
from toolkit.tracker.views.overview import standings
from toolkit.words import register as words
from toolkit.words.speaking import Message, counted, said, text, texts
from toolkit.workbook.register.added import ANEW_ROW
from toolkit.workbook.register.hand_edits import Stands, refs_of
from toolkit.workbook.register.record_sheet import CELL
from toolkit.workbook.register.typed import put_right
from toolkit.workbook.writing.tables import LINK_LOOK
from toolkit.workbook.writing.workbook import (
    GUARD_RAIL,
    HEAD_FILL,
    MUTED,
    PAPER,
    Book,
    fitting,
    put,
    put_text,
    row_height,
    set_up_page,
)

WIDTHS = (20, 84, 11, 18, 13, 10, 10, 10)
"""Of the columns; the second one is for sentences, the third and those behind it for figures."""
MOST = 100
"""Problems that are listed; `tracker check-register` lists all of them."""
LOOK = CELL | {"valign": "vcenter"}
LONGEST_WORDS = 500
"""Characters of a problem that quotes what somebody typed."""


def write_overview(book: Book, register: Register) -> None:
    """Write the sheet, which must be the workbook's first.

    Args:
        book: The workbook, empty.
        register: What it says.
    """
    writer = _Writer(book)
    title, organization = register.title, register.settings.organization
    writer.title(title or text(words.REGISTER), organization)
    writer.sources(register, latest_as_of(register))
    writer.sheets(register)
    writer.left_to_put_right(put_right(register, _stands(register)))
    writer.finish(title, organization)


def _stands(register: Register) -> dict[str, Stands]:
    """Where the records of each sheet will stand."""
    return {sheet.name: Stands("", RawSheet(sheet.name), {c.key: at for at, c in enumerate(sheet.columns, 1)},
                               list(range(2, len(sheet.records(register)) + 2)), refs_of(sheet.records(register)))
            for sheet in SHEETS}


class _Writer:
    """Writes one block below the other."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.sheet = book.sheet(OVERVIEW)
        self.row = 0
        self.head = book.format(bold=True, font_color=PAPER, bg_color=HEAD_FILL, text_wrap=True, valign="vcenter",
                                border=1, border_color=CELL["border_color"])
        self.plain, self.bold = book.format(**LOOK), book.format(bold=True, **LOOK)
        for at, width in enumerate(WIDTHS):
            self.sheet.set_column(at, at, width)

    def title(self, title: str, organization: str) -> None:
        self.sheet.set_row(0, 30)
        put_text(self.sheet, 0, 0, title, self.book.format(bold=True, font_size=18, font_color=HEAD_FILL))
        put_text(self.sheet, 1, 0, organization, self.book.format(font_size=12, font_color=MUTED))
        put_text(self.sheet, ANEW_ROW - 1, 0, text(words.WRITTEN_ANEW), self.book.format(font_color=MUTED))
        self.row = 4

    def sources(self, register: Register, as_of: date | None) -> None:
        self._heading(words.STANDING)
        judged = said(words.JUDGED_ON, day=as_of.isoformat()) if as_of else text(words.NO_DATE)
        put_text(self.sheet, self.row - 1, 1, judged, self.book.format(font_color=MUTED, valign="vcenter"))
        self._line(texts(words.SOURCE, words.TITLE, words.STATUS, words.RECOMMENDATIONS, words.IMPLEMENTED,
                         words.ACTIONS, words.OPEN, words.OVERDUE), is_head=True)
        for one in standings(register, as_of):
            named = (one.source.code, one.source.title, one.source.status.label) if one.source else (
                text(words.ALL), "", "")
            counts = (one.recommendations, one.implemented, one.actions, one.open, one.overdue)
            self._line((*named, *counts), is_bold=one.source is None)
        self.row += 1

    def sheets(self, register: Register) -> None:
        self._heading(words.WHERE)
        self._line(texts(words.SHEET, words.WHAT, words.ROWS), is_head=True)
        self._line(("", text(words.SETTINGS_PURPOSE), None), link=(SETTINGS, ""))
        self._line(("", text(words.ABOUT_PURPOSE), None), link=(ABOUT, ""))
        for sheet in SHEETS:
            self._line(("", text(sheet.purpose), len(sheet.records(register))), link=(sheet.name, ""))
        for foreign in register.foreign:
            if not foreign.is_hidden:
                self._line(("", text(words.OWN_SHEET), None), link=(foreign.name, ""))
        self.row += 1

    def left_to_put_right(self, problems: Sequence[Problem]) -> None:
        self._heading(words.LEFT)
        if not problems:
            put_text(self.sheet, self.row, 0, text(words.NOTHING_LEFT), self.book.format())
            self.row += 1
            return
        self._problem(texts(words.GO_TO, words.WRONG, words.TO_DO), is_head=True)
        for problem in islice(problems, MOST):
            wrong, to_do = (fitting(one, LONGEST_WORDS) for one in (what_is_wrong(problem), what_to_do(problem)))
            self._problem(("", wrong, to_do), link=(problem.place.sheet, problem.place.cell))
        if len(problems) > MOST:
            put_text(self.sheet, self.row, 0, counted(words.MORE_LEFT, len(problems) - MOST), self.book.format())
            self.row += 1

    def finish(self, left: str, right: str) -> None:
        self.sheet.hide_gridlines(2)
        set_up_page(self.sheet, left, right)
        self.sheet.print_area(0, 0, max(self.row - 1, 0), len(WIDTHS) - 1)
        self.sheet.set_tab_color(HEAD_FILL)
        self.sheet.protect("", GUARD_RAIL)

    def _heading(self, heading: Message) -> None:
        self.sheet.set_row(self.row, 22)
        put_text(self.sheet, self.row, 0, text(heading),
                 self.book.format(bold=True, font_size=13, font_color=HEAD_FILL, valign="vcenter"))
        self.row += 1

    def _problem(
        self, shown: tuple[str, ...], *, is_head: bool = False, link: tuple[str, str] = ("", "")
    ) -> None:
        """A line whose last sentence has the room of all figures."""
        row, look = self.row, self.head if is_head else self.plain
        self._line(shown[:2], is_head=is_head, link=link)
        self.sheet.merge_range(row, 2, row, len(WIDTHS) - 1, "", look)
        put_text(self.sheet, row, 2, shown[2], look)
        self.sheet.set_row(row, row_height([(shown[1], WIDTHS[1]), (shown[2], sum(WIDTHS[2:]))], 18))

    def _line(
        self, shown: Iterable[Value], *, is_head: bool = False, is_bold: bool = False, link: tuple[str, str] = ("", "")
    ) -> None:
        cells = list(shown)
        look = self.head if is_head else self.bold if is_bold else self.plain
        for at, value in enumerate(cells):
            put(self.sheet, self.row, at, value, look)
        sheet, cell = link
        if sheet:
            target, look = sheet.replace("'", "''"), self.book.format(**LINK_LOOK, valign="vcenter")
            self.sheet.write_url(self.row, 0, f"internal:'{target}'!{cell or 'A1'}", look, " ".join(link).strip())
        texts_shown = [(value, width) for value, width in zip(cells, WIDTHS, strict=False) if isinstance(value, str)]
        self.sheet.set_row(self.row, row_height(texts_shown, 18))
        self.row += 1
