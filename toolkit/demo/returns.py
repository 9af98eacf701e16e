"""Playing the focal points: filling in issued workbooks, and sending them back as people do.

This is the one place that opens issued workbooks for writing, as Excel would on somebody else's desk.
"""

import csv
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Protection
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.tracker.record.actions import Derived
from toolkit.tracker.record.codes import Status, YesNo
from toolkit.tracker.record.columns import columns_of
from toolkit.tracker.record.decisions import Proposal
from toolkit.tracker.record.forms.own_columns import OwnColumn
from toolkit.tracker.record.narrative import Contributed
from toolkit.tracker.record.register import Settings
from toolkit.tracker.record.register_sheets import SHEETS
from toolkit.tracker.returns.parsing import ACTIONS_SHEET
from toolkit.words.languages.catalogues import meanings

SAMPLE = Path(__file__).parent / "sample"
DATE_COLUMNS = ("Date of implementation", "Revised deadline", "Due date")
PER_CENT = "Per cent complete"
"""The heading of the organization's column for percentages."""
MOVED = (("Status", "Comment"), ("Date of implementation", "Evidence"))
"""Pairs of columns that change places."""
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
SCANNED = b"%PDF-1.4\n% A scan of a printed workbook, saved under the name of the workbook.\n%%EOF\n"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a focal point types into one cell."""

    ref: str
    column: str
    value: str


def answers(round_name: str, unit: str) -> list[Answer]:
    """What a unit answers in a round."""
    return [answer for name, code, answer in _every_answer() if (name, code) == (round_name, unit)]


@cache
def _every_answer() -> tuple[tuple[str, str, Answer], ...]:
    with (SAMPLE / "answers.csv").open(encoding="utf-8", newline="") as lines:
        return tuple((row["round"], row["unit"], Answer(row["ref"], row["column"], row["value"]))
                     for row in csv.DictReader(lines))


def filled_in(
    issued: Path, typed: list[Answer], when: datetime, spoil: Callable[[Worksheet], None] | None = None
) -> bytes:
    """An issued workbook, filled in; the file that was issued stays as it is.

    Args:
        issued: The workbook as it was issued.
        typed: What is typed.
        when: The moment, for the file's properties.
        spoil: What else happens to its sheet Actions on that desk.
    """
    book = load_workbook(issued)
    sheet = book[next(name for name in meanings(ACTIONS_SHEET) if name in book.sheetnames)]
    _type(sheet, typed)
    if spoil is not None:
        spoil(sheet)
    return saved(book, when)


def saved(book: Workbook, when: datetime) -> bytes:
    """A workbook as if saved at that moment: openpyxl writes the clock's time, and every demo must be the same."""
    buffer, steady = BytesIO(), BytesIO()
    book.save(buffer)
    with zipfile.ZipFile(buffer) as parts, zipfile.ZipFile(steady, "w", zipfile.ZIP_DEFLATED) as out:
        for name in parts.namelist():
            data = parts.read(name)
            if name == "docProps/core.xml":
                data = _MODIFIED.sub(rf"\g<1>{when:%Y-%m-%dT%H:%M:%SZ}\g<2>".encode(), data)
            part = zipfile.ZipInfo(name, when.timetuple()[:6])
            part.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(part, data)
    return steady.getvalue()


def _type(sheet: Worksheet, typed: list[Answer]) -> None:
    where, rows = columns(sheet), rows_by_first(sheet)
    for answer in typed:
        sheet.cell(rows[answer.ref], where[answer.column]).value = _as_typed(answer)


def _as_typed(answer: Answer) -> str | float | date:
    """A date that is typed as Excel understands it becomes one; what it does not understand stays text."""
    label = next((code.label for code in (*Status, *YesNo) if meanings(code.words)[0] == answer.value), "")
    if label:
        return label
    if answer.column == PER_CENT:
        return int(answer.value) / 100
    if answer.column in DATE_COLUMNS:
        try:
            return date.fromisoformat(answer.value)
        except ValueError:
            return answer.value
    return answer.value


def columns(sheet: Worksheet) -> Mapping[str, int]:
    """Heading, in English whatever it is in the sheet -> column number."""
    headings = (str(cell.value) for cell in next(sheet.iter_rows(max_row=1)))
    return {_english().get(heading, heading): number for number, heading in enumerate(headings, start=1)}


def rows_by_first(sheet: Worksheet) -> Mapping[str, int]:
    """What stands in the first column, a heading in English -> row number."""
    first = (str(row[0].value) for row in sheet.iter_rows())
    return {_english().get(words, words): number for number, words in enumerate(first, start=1)}


@cache
def _english() -> Mapping[str, str]:
    """A heading in any language -> in English."""
    records = (Settings, OwnColumn, Contributed, Proposal, Derived, *(sheet.record for sheet in SHEETS))
    return {heading: column.title for record in records for column in columns_of(record) for heading in column.headings}


def move_columns(sheet: Worksheet) -> None:
    """Let pairs of columns change places, headings and all."""
    where = columns(sheet)
    for left, right in MOVED:
        for row in range(1, sheet.max_row + 1):
            a, b = sheet.cell(row, where[left]), sheet.cell(row, where[right])
            a.value, b.value = b.value, a.value
            locked = a.protection.locked, b.protection.locked
            a.protection, b.protection = Protection(locked=locked[1]), Protection(locked=locked[0])
            a.number_format, b.number_format = b.number_format, a.number_format


def focal_points() -> Iterator[dict[str, str]]:
    """Who is to be asked in each unit: code, focal_point, email."""
    with (SAMPLE / "focal_points.csv").open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)
