"""Lists that the centre works with: problems found, differences, letters."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from toolkit.tracker.record.column_names import called
from toolkit.tracker.record.problems import Place, Problem, in_order, what_is_wrong, what_to_do
from toolkit.tracker.returns.marked import PROBLEMS_SHEET
from toolkit.tracker.returns.return_sheets import PROBLEMS_IN_LIST, PROBLEMS_OF_DOCUMENT, PROBLEMS_OF_UNITS
from toolkit.tracker.views.comparing import Difference
from toolkit.tracker.views.problem_groups import Alike, grouped, in_order_of_need
from toolkit.words import letters, workbooks
from toolkit.words import lists as words
from toolkit.words.speaking import Message, said, text, texts
from toolkit.workbook.lists.problems_sheet import LONGEST_WORDS, weight, weight_look
from toolkit.workbook.writing.tables import Heading, Linked, write_table
from toolkit.workbook.writing.workbook import (
    Book,
    fitting,
)

_PROBLEM_WIDTHS = (30, 14, 8, 10, 20, 12, 52, 46)
_WIDTHS_OF_UNITS = (12, 24, 12, 14, 12, 18, 11, 7, 52, 44)
_PROBLEM_WEIGHT = 5
_LETTER_WIDTHS = (10, 30, 24, 30, 20, 30)


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
    sheet = book.sheet(text(PROBLEMS_SHEET))
    headings = [*map(Heading, texts(*PROBLEMS_IN_LIST), _PROBLEM_WIDTHS)]
    write_table(book, sheet, headings, rows or [("", "", "", "", "", "", text(workbooks.NO_PROBLEMS), "")],
                lambda row, at: weight_look(listed[row]) if rows and at == _PROBLEM_WEIGHT else {}, title,
                now.date().isoformat())
    return book.to_bytes()


def _in_list(p: Problem) -> tuple[str, ...]:
    place = p.place.as_read()
    return (place.file, place.sheet, place.cell, fitting(place.ref, LONGEST_WORDS), called(place.column),
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
    rows = [(one.unit, *_placed(one, links), fitting(one.refs, LONGEST_WORDS), called(one.first.place.column),
             weight(one.first), len(one.problems), fitting(one.what, LONGEST_WORDS),
             fitting(one.to_do, LONGEST_WORDS))[before:] for one in listed]
    sheet = book.sheet(text(PROBLEMS_SHEET))
    columns = [*map(Heading, texts(*headings), _WIDTHS_OF_UNITS[before:])]
    nothing = ("", "", "", "", "", "", "", None, text(workbooks.NO_PROBLEMS), "")[before:]
    write_table(book, sheet, columns, rows or [nothing],
                lambda row, at: weight_look(listed[row].first) if rows and at == _PROBLEM_WEIGHT + 1 - before else {},
                title, now.date().isoformat())
    return book.to_bytes()


def _placed(one: Alike, links: Mapping[str, str]) -> tuple[str | Linked, str, str | Linked]:
    """File, sheet and cells; the cells lead to the first of them, or the file leads to itself where there are none."""
    target, place = _target(links.get(one.first.place.file, ""), one.first.place), one.first.place.as_read()
    if not target:
        return place.file, place.sheet, one.cells
    if place.cell:
        return place.file, place.sheet, Linked(one.cells, target)
    return Linked(place.file, target), place.sheet, one.cells


def _target(file: str, place: Place) -> str:
    """Where a link leads: the cell of a file, or the file; "" where it leads nowhere."""
    sheet = place.sheet.replace("'", "''")
    target = f"external:{file}#'{sheet}'!{place.cell}" if place.cell else f"external:{file}"
    return target if file else ""


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
    rows = [(d.what, fitting(d.key, LONGEST_WORDS), d.heading, *map(fitting, d.told)) for d in found]
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
