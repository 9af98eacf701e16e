"""The list of what is overdue and what is due soon, with a first sheet that says how much, who and how long."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from xlsxwriter.worksheet import Worksheet

from toolkit.tracker.record.register import Register
from toolkit.tracker.views import charts
from toolkit.tracker.views.figures import Figures
from toolkit.tracker.views.overdue import OverdueItem, by_unit, due_soon_items, overdue_items
from toolkit.tracker.views.overview import Told, late_answers, longest, not_listed
from toolkit.words import lists as words
from toolkit.words import phrases
from toolkit.words.speaking import Message, counted, said, text, texts
from toolkit.workbook.writing.dashboard import ALL, HEIGHT, LIST_AT, NAME, Dashboard, pixels
from toolkit.workbook.writing.tables import Heading, linked, write_table
from toolkit.workbook.writing.workbook import Book

_ITEM_WIDTHS = (26, 8, 50, 16, 12, 12, 9, 9, 28, 16, 54, 30)
_REF, _DAYS, _TIMING = "B", 6, 8
_LATENESS_LOOKS: dict[Message, dict[str, Any]] = {
    words.OVER_A_YEAR: {"bg_color": "#801650", "font_color": "#FFFFFF", "bold": True},
    words.OVER_THREE_MONTHS: {"bg_color": "#F46A25", "font_color": "#000000", "bold": True},
    words.UP_TO_THREE_MONTHS: {"bg_color": "#FDE3D0", "font_color": "#000000", "bold": True},
}
_DUE_SOON_LOOK = {"bg_color": "#A285D1", "font_color": "#000000", "bold": True}


def write_overdue(register: Register, found: Figures, now: datetime, beside: str | None = None) -> bytes:
    """Write what is overdue on a date: a first sheet, the late actions by unit with the longest first, and what comes.

    Args:
        register: The register.
        found: Its figures on that date.
        now: Goes into the document's properties.
        beside: The way from the folder of the list to that of the register; None where there is none.
    """
    late, soon = overdue_items(register, found), due_soon_items(register, found)
    title = said(words.OVERDUE_ON, day=found.as_of.isoformat())
    book = Book(title, now, register.settings.organization)
    grouped = [item for items in by_unit(late).values() for item in items]
    _write_summary(book, title, register, found, late, soon, [item.ref for item in grouped])
    _write_items(book.sheet(text(words.SHEET_OVERDUE)), book, grouped, [text(item.lateness) for item in grouped],
                 [_LATENESS_LOOKS[item.lateness] for item in grouped], words.DAYS_OVERDUE, title,
                 words.NOTHING_OVERDUE, beside)
    _write_items(book.sheet(text(words.SHEET_DUE_SOON)), book, soon, [text(words.DUE_SOON)] * len(soon),
                 [_DUE_SOON_LOOK] * len(soon), words.DAYS_LEFT, title, words.NOTHING_DUE_SOON, beside)
    return book.to_bytes()


def _write_items(
    sheet: Worksheet, book: Book, items: Sequence[OverdueItem], timings: Sequence[str],
    looks: Sequence[dict[str, Any]], days: Message, title: str, nothing: Message, beside: str | None,
) -> None:
    named = texts(words.UNIT, words.REF, words.ACTION, words.DEADLINE, words.DUE_DATE, words.REVISED, days,
                  words.DAYS_FIRST, words.TIMING, words.STATUS, words.COMMENTS, words.EVIDENCE)
    rows = [(item.unit, item.ref, item.action, item.deadline, item.due_date, item.revised_deadline, item.days,
             item.days_first, timing, item.status, item.comment, linked(item.evidence, beside))
            for item, timing in zip(items, timings, strict=True)]
    write_table(book, sheet, [*map(Heading, named, _ITEM_WIDTHS)],
                rows or [("", "", text(nothing), *[""] * 9)],
                lambda row, at: looks[row] if rows and at in (_DAYS, _TIMING) else {}, title)
    sheet.freeze_panes(1, 3)


def _write_summary(
    book: Book, title: str, register: Register, found: Figures, late: Sequence[OverdueItem],
    soon: Sequence[OverdueItem], refs: Sequence[str],
) -> None:
    """The first sheet; the refs are those of the sheet behind it, in the order of its rows."""
    sheet = Dashboard(book, text(words.SHEET_SUMMARY))
    subtitle = " · ".join(part for part in (register.settings.organization, register.title) if part)
    sheet.title(title, subtitle)
    at_first = Told(text(words.AT_FIRST), counted(phrases.OVERDUE_AT_FIRST, found.overdue_at_first))
    sheet.answers([*late_answers(found), at_first])
    drawn = [charts.by_status(found), charts.ageing(found), charts.late_units(found)]
    if found.actions:
        sheet.charts([(chart, pixels(ALL) // 2) for chart in drawn[:2]], HEIGHT)
        rows = {ref: (text(words.SHEET_OVERDUE), f"{_REF}{row}") for row, ref in enumerate(refs, 2)}
        sheet.longest([(drawn[2], pixels(LIST_AT))], longest(register, found), not_listed(found), rows)
        sheet.end_of_page()
    _write_units(sheet, late, soon)
    for chart in drawn:
        sheet.figures(chart)
    sheet.finish(subtitle, title)


def _write_units(sheet: Dashboard, late: Sequence[OverdueItem], soon: Sequence[OverdueItem]) -> None:
    spans = (NAME, 1, 1, 1, 1)
    late_by, soon_by = by_unit(late), by_unit(soon)
    sheet.line(texts(words.UNIT, words.OVERDUE, words.LONGEST, words.OLDEST, words.DUE_SOON), spans, sheet.head)
    for unit in dict.fromkeys([*late_by, *soon_by]):
        items = late_by.get(unit, [])
        first = items[0] if items else None
        sheet.line((unit, len(items), first.days if first else None, first.counts if first else None,
                    len(soon_by.get(unit, []))), spans)
    sheet.line((text(words.ALL_UNITS), len(late), late[0].days if late else None, None, len(soon)), spans, sheet.bold)
    sheet.row += 1
