"""Lists that the centre works with: problems found, and actions overdue."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from xlsxwriter.worksheet import Worksheet

from toolkit.tracker.record.column_names import called
from toolkit.tracker.record.problems import Place, Problem, in_order, what_is_wrong, what_to_do
from toolkit.tracker.record.register import Register
from toolkit.tracker.returns.marked import PROBLEMS_SHEET
from toolkit.tracker.returns.return_sheets import PROBLEMS_IN_LIST, PROBLEMS_OF_DOCUMENT, PROBLEMS_OF_UNITS
from toolkit.tracker.views.comparing import Difference
from toolkit.tracker.views.figures import Figures
from toolkit.tracker.views.links import LONGEST_LINK
from toolkit.tracker.views.overdue import OverdueItem, by_unit, due_soon_items, overdue_items
from toolkit.tracker.views.problem_groups import Alike, grouped, in_order_of_need
from toolkit.words import letters, phrases, workbooks
from toolkit.words import lists as words
from toolkit.words.speaking import Message, counted, said, text, texts
from toolkit.workbook.lists.problems_sheet import LONGEST_WORDS, weight, weight_look
from toolkit.workbook.writing.tables import LINK_LOOK, MOST_LINKS, Heading, put_link, write_table
from toolkit.workbook.writing.workbook import (
    DATE_FORMAT,
    HEAD_FILL,
    INK,
    LINE,
    MUTED,
    PAPER,
    Book,
    fitting,
    put,
    put_text,
    set_up_page,
)

_PROBLEM_WIDTHS = (30, 14, 8, 10, 20, 12, 52, 46)
_WIDTHS_OF_UNITS = (12, 24, 12, 14, 12, 18, 11, 7, 52, 44)
_PROBLEM_WEIGHT = 5
_ITEM_WIDTHS = (26, 8, 50, 16, 12, 12, 9, 9, 28, 16, 54, 30)
_LETTER_WIDTHS = (10, 30, 24, 30, 20, 30)
_DAYS, _TIMING, _EVIDENCE = 6, 8, 11
_LATENESS_LOOKS: dict[Message, dict[str, Any]] = {
    words.OVER_A_YEAR: {"bg_color": "#801650", "font_color": "#FFFFFF", "bold": True},
    words.OVER_THREE_MONTHS: {"bg_color": "#F46A25", "font_color": "#000000", "bold": True},
    words.UP_TO_THREE_MONTHS: {"bg_color": "#FDE3D0", "font_color": "#000000", "bold": True},
}
_DUE_SOON_LOOK = {"bg_color": "#A285D1", "font_color": "#000000", "bold": True}


def write_problem_list(problems: Sequence[Problem], title: str, now: datetime) -> bytes:
    """Write the problem list: all problems of all files, sorted by place.

    Args:
        problems: What was found.
        title: Of the list.
        now: Goes into the document's properties.
    """
    return _list_of(in_order(list(problems)), title, now)


def write_problems_of_unit(problems: Sequence[Problem], title: str, now: datetime) -> bytes:
    """Write the problem list that a unit gets: each of its problems, and first what was not accepted.

    Args:
        problems: Of its return.
        title: Of the list.
        now: Goes into the document's properties.
    """
    return _list_of(in_order_of_need(problems, {}), title, now)


def _list_of(listed: Sequence[Problem], title: str, now: datetime) -> bytes:
    book = Book(title, now)
    rows = [_in_list(p) for p in listed]
    sheet = book.sheet(PROBLEMS_SHEET)
    headings = [*map(Heading, texts(*PROBLEMS_IN_LIST), _PROBLEM_WIDTHS)]
    write_table(book, sheet, headings, rows or [("", "", "", "", "", "", text(workbooks.NO_PROBLEMS), "")],
                lambda row, at: weight_look(listed[row]) if rows and at == _PROBLEM_WEIGHT else {}, title,
                now.date().isoformat())
    return book.to_bytes()


def _in_list(p: Problem) -> tuple[str, ...]:
    return (p.place.file, p.place.sheet, p.place.cell, fitting(p.place.ref, LONGEST_WORDS), called(p.place.column),
            weight(p), fitting(what_is_wrong(p), LONGEST_WORDS), fitting(what_to_do(p), LONGEST_WORDS))


def write_problems_of_units(
    problems: Sequence[Problem], units: Mapping[str, str], links: Mapping[str, str], title: str, now: datetime
) -> bytes:
    """Write the problem list of a check: first what keeps something from being accepted, and what is alike in one line.

    Args:
        problems: What was found.
        units: Name of a file -> the code of its unit, where it is known.
        links: Name of a file -> where it is, as a link from the list leads there.
        title: Of the list.
        now: Goes into the document's properties.
    """
    return _list_alike(grouped(problems, units), PROBLEMS_OF_UNITS, links, title, now)


def write_problems_of_document(problems: Sequence[Problem], title: str, now: datetime) -> bytes:
    """Write the problem list of an import: first what needs somebody, and what is alike in one line.

    Args:
        problems: What was found.
        title: Of the list.
        now: Goes into the document's properties.
    """
    return _list_alike(grouped(problems, {}, len(problems)), PROBLEMS_OF_DOCUMENT, {}, title, now)


def _list_alike(
    listed: Sequence[Alike], headings: Sequence[Message], links: Mapping[str, str], title: str, now: datetime
) -> bytes:
    """A list of which each line is about all that is alike; its headings are the last ones of those of units."""
    book, before = Book(title, now), len(PROBLEMS_OF_UNITS) - len(headings)
    rows = [(one.unit, one.first.place.file, one.first.place.sheet, one.cells, fitting(one.refs, LONGEST_WORDS),
             called(one.first.place.column), weight(one.first), len(one.problems), fitting(one.what, LONGEST_WORDS),
             fitting(one.to_do, LONGEST_WORDS))[before:] for one in listed]
    sheet = book.sheet(PROBLEMS_SHEET)
    columns = [*map(Heading, texts(*headings), _WIDTHS_OF_UNITS[before:])]
    nothing = ("", "", "", "", "", "", "", None, text(workbooks.NO_PROBLEMS), "")[before:]
    write_table(book, sheet, columns, rows or [nothing],
                lambda row, at: weight_look(listed[row].first) if rows and at == _PROBLEM_WEIGHT + 1 - before else {},
                title, now.date().isoformat())
    link = book.format(**LINK_LOOK)
    for row, one in enumerate(listed[:MOST_LINKS], 1):
        place = one.first.place
        at, shown = (3, one.cells) if place.cell else (1, place.file)
        target = _target(links.get(place.file, ""), place)
        if target:
            sheet.write_url(row, at - before, target, link, shown)
    return book.to_bytes()


def _target(file: str, place: Place) -> str:
    """Where a link leads: the cell of a file, or the file; "" where it leads nowhere."""
    sheet = place.sheet.replace("'", "''")
    target = f"external:{file}#'{sheet}'!{place.cell}" if place.cell else f"external:{file}"
    return target if file and len(target) <= LONGEST_LINK else ""


def write_differences(found: Sequence[Difference], old: str, new: str, now: datetime) -> bytes:
    """Write what differs between two registers, a row for each value.

    Args:
        found: The differences.
        old: The name of the first register.
        new: The name of the second.
        now: Goes into the document's properties.
    """
    title = said(words.DIFFERENCES, old=old, new=new)
    book = Book(title, now)
    rows = [(d.kind.capitalize(), fitting(d.key, LONGEST_WORDS), d.heading,
             fitting(d.old), fitting(d.new)) for d in found]
    named = (*texts(words.WHAT, words.WHICH, words.COLUMN), said(words.IN_REGISTER, register=old),
             said(words.IN_REGISTER, register=new))
    write_table(book, book.sheet(text(words.SHEET_DIFFERENCES)), [*map(Heading, named, (16, 16, 20, 60, 60))],
                rows or [("", "", "", text(words.NO_DIFFERENCE), "")],
                lambda row, at: {}, title, now.date().isoformat())
    return book.to_bytes()


def write_letters(rows: Sequence[Sequence[str]], title: str, now: datetime) -> bytes:
    """Write the list of letters that were drafted.

    Args:
        rows: Of each letter its unit, the unit's name, the person, the address, the draft and what is attached.
        title: Of the list.
        now: Goes into the document's properties.
    """
    book = Book(title, now)
    named = texts(letters.UNIT, letters.UNIT_NAME, letters.PERSON, letters.ADDRESS, letters.LETTER, letters.ATTACHED)
    write_table(book, book.sheet(text(letters.LIST_SHEET)), [*map(Heading, named, _LETTER_WIDTHS)],
                [[*map(fitting, row)] for row in rows], lambda row, at: {}, title, now.date().isoformat())
    return book.to_bytes()


def write_overdue(register: Register, found: Figures, now: datetime, beside: str | None = None) -> bytes:
    """Write what is overdue on a date: a summary, the late actions by unit with the longest first, and what comes.

    Args:
        register: The register.
        found: Its figures on that date.
        now: Goes into the document's properties.
        beside: The way from the folder of the list to that of the register; None where there is none.
    """
    late, soon = overdue_items(register, found), due_soon_items(register, found)
    title = said(words.OVERDUE_ON, day=found.as_of.isoformat())
    book = Book(title, now, register.settings.organization)
    _write_summary(book, title, register, late, soon, found.overdue_at_first)
    grouped = [item for items in by_unit(late).values() for item in items]
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
             item.days_first, timing, item.status, item.comment, item.evidence)
            for item, timing in zip(items, timings, strict=True)]
    write_table(book, sheet, [*map(Heading, named, _ITEM_WIDTHS)],
                rows or [("", "", text(nothing), *[""] * 9)],
                lambda row, at: looks[row] if rows and at in (_DAYS, _TIMING) else {}, title)
    for row, item in enumerate(items, 1):
        put_link(sheet, row, _EVIDENCE, item.evidence, book.format(**LINK_LOOK), beside)
    sheet.freeze_panes(1, 3)


def _write_summary(
    book: Book, title: str, register: Register, late: Sequence[OverdueItem], soon: Sequence[OverdueItem], at_first: int
) -> None:
    sheet = book.sheet(text(words.SHEET_SUMMARY))
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 48)
    sheet.set_column(1, 4, 16)
    sheet.set_row(0, 30)
    put_text(sheet, 0, 0, title, book.format(bold=True, font_size=18, font_color=HEAD_FILL))
    subtitle = " · ".join(part for part in (register.settings.organization, register.title) if part)
    put_text(sheet, 1, 0, subtitle, book.format(font_size=11, font_color=MUTED))
    head = book.format(bold=True, bg_color=HEAD_FILL, font_color=PAPER, border=1, border_color=LINE, text_wrap=True,
                       valign="vcenter")
    look = {"border": 1, "border_color": LINE, "font_color": INK, "align": "left"}
    cell = book.format(text_wrap=True, num_format=DATE_FORMAT, **look)
    count, total = book.format(**look), book.format(bold=True, top=2, **look)
    sheet.set_row(3, 30)
    for at, heading in enumerate(texts(words.UNIT, words.OVERDUE, words.LONGEST, words.OLDEST, words.DUE_SOON)):
        put_text(sheet, 3, at, heading, head)
    late_by, soon_by = by_unit(late), by_unit(soon)
    row = 3
    for row, unit in enumerate(dict.fromkeys([*late_by, *soon_by]), 4):
        items = late_by.get(unit, [])
        first = items[0] if items else None
        for at, value in enumerate((unit, len(items), first.days if first else None,
                                    first.counts if first else None, len(soon_by.get(unit, [])))):
            put(sheet, row, at, value, cell if at in (0, 3) else count)
    for at, value in enumerate((text(words.ALL_UNITS), len(late), late[0].days if late else None, None, len(soon))):
        put(sheet, row + 1, at, value, total)
    put_text(sheet, row + 3, 0, counted(phrases.OVERDUE_AT_FIRST, at_first), book.format(font_color=MUTED))
    set_up_page(sheet, subtitle, title)
