"""Invented trackers in Excel, written as Markdown where the test is read."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from tests.sources.tables import NOW, cells
from toolkit.sources.meanings import meanings_of
from toolkit.sources.taking_in import TakenInDocument, take_in
from toolkit.tracker.record.units import Unit

Change = Callable[[Worksheet], object]
Take = Callable[..., TakenInDocument]
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_STRUCK = re.compile(r"~~(.+?)~~")


def value(text: str) -> Any:
    """What a person would type: `2018-06-30` is a date, `12` a number, `'12` a text, `~~x~~` is struck out."""
    if text.startswith("'"):
        return text[1:]
    if _DAY.fullmatch(text):
        return datetime.fromisoformat(text)
    if _NUMBER.fullmatch(text):
        return float(text) if "." in text else int(text)
    if _STRUCK.search(text):
        parts = _STRUCK.split(text)
        runs = [TextBlock(InlineFont(strike=True), part) if n % 2 else part for n, part in enumerate(parts) if part]
        return CellRichText(*runs)
    return text.replace("\\n", "\n") or None


def write(path: Path, sheets: Mapping[str, str] | str, change: Change | Sequence[Change] = ()) -> Path:
    """Write a workbook with openpyxl: sheet name -> Markdown; `change` may change its first sheet before it is saved."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, markdown in ({"Tracker": sheets} if isinstance(sheets, str) else sheets).items():
        sheet = book.create_sheet(name)
        for row, texts in enumerate(_rows(markdown), 1):
            for column, text in enumerate(texts, 1):
                sheet.cell(row, column).value = value(text)
    for one in [change] if callable(change) else change:
        one(book.worksheets[0])
    book.save(path)
    return path


def write_with_xlsxwriter(path: Path, markdown: str) -> Path:
    """The same with XlsxWriter: dates shown as day.month.year."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet, day = book.add_worksheet("Tracker"), book.add_format({"num_format": "dd.mm.yyyy"})
        for row, texts in enumerate(_rows(markdown)):
            for column, text in enumerate(texts):
                typed = value(text)
                if isinstance(typed, datetime):
                    sheet.write_datetime(row, column, typed, day)
                elif typed is not None:
                    sheet.write(row, column, typed)
    return path


def _rows(markdown: str) -> list[list[str]]:
    """The rows of Markdown; a line of a single dash is a blank row."""
    return [[] if row == ["-"] else row for row in cells(markdown)]


def fill(colour: str, *addresses: str) -> Change:
    """Colour some cells."""
    def change(sheet: Worksheet) -> None:
        for address in addresses:
            sheet[address].fill = PatternFill("solid", fgColor=f"FF{colour}")
    return change


def merge(*ranges: str) -> Change:
    """Merge cells."""
    def change(sheet: Worksheet) -> None:
        for one in ranges:
            sheet.merge_cells(one)
    return change


def taken(path: Path, units: Sequence[Unit] | None = None, **options: Any) -> TakenInDocument:
    """The tracker, taken in; what is said of its words is written as on the command line."""
    said = {name: options.pop(name, ()) for name in ("statuses", "colours")}
    meanings = meanings_of(**said, fiscal_year_starts=options.pop("fiscal_year_starts", 0), mapping=None)
    return take_in(path, units=units, now=NOW, meanings=meanings, **options)


def words_in_cells(path: Path) -> list[str]:
    """Every word that a person finds in a workbook: cells and notes; dates and numbers apart."""
    words: list[str] = []
    for sheet in openpyxl.load_workbook(path, data_only=True).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None and not isinstance(cell.value, int | float | date):
                    words += str(cell.value).split()
                if cell.comment:
                    words += cell.comment.text.split()
    return words


def words_kept(document: TakenInDocument) -> list[str]:
    """Every word of the history and of the columns that are carried along."""
    register = document.register
    texts = [text for change in register.history for text in (change.old, change.new)]
    texts += [str(kept) for rows in register.extra.values() for row in rows.values() for kept in row.values()]
    return " ".join(texts).split()
