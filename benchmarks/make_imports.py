"""Large documents to import, each as large as the door lets in, or a little larger. Their words are made by chance."""

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from random import Random

from tests.hostile.invented import packed, parts_of
from tests.sources.open_documents import SHEETS, content, table, written

HEADINGS = ("No", "Recommendation", "Action", "Deadline", "Responsible unit", "Status")
_UNITS = ("Lake Survey", "River Office", "Office of Gauges", "Garden Unit", "Harbour Board")
_DEADLINES = ("End 2019", "June 2018", "Q3 2020", "31 December 2018", "every year")
_STATES = ("Implemented", "In progress", "Not started")
_NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def tracker(rows: int) -> bytes:
    """A tracker with an action in each row; its column of deadlines and those beside it say the same over and over."""
    return _workbook(HEADINGS, _actions(rows))


def separated(rows: int) -> bytes:
    """The same as separated values."""
    return "\n".join(map(",".join, (HEADINGS, *_actions(rows)))).encode()


def web_page(rows: int) -> bytes:
    """The same as a web page."""
    lines = ("".join(f"<td>{text}</td>" for text in row) for row in (HEADINGS, *_actions(rows)))
    return f"<html><table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>".encode()


def open_sheets(rows: int) -> bytes:
    """The same as a spreadsheet of OpenDocument."""
    body = table("\n".join(f"| {' | '.join(row)} |" for row in (HEADINGS, *_actions(rows))))
    with tempfile.TemporaryDirectory() as folder:
        return written(Path(folder, "made.ods"), SHEETS, content(SHEETS, body)).read_bytes()


def _actions(rows: int) -> Iterator[Sequence[str]]:
    chance = Random(rows)
    return ((str(row), _words(chance, 12), _words(chance, 10), chance.choice(_DEADLINES), chance.choice(_UNITS),
             chance.choice(_STATES)) for row in range(1, rows + 1))


def all_words(rows: int, columns: int) -> bytes:
    """A tracker in which no two cells say the same, not even those of deadlines and units."""
    chance = Random(rows)
    headings = [*HEADINGS, *(f"Remark {number}" for number in range(columns - len(HEADINGS)))]
    return _workbook(headings, ([_words(chance, 6) for _ in headings] for _ in range(rows)))


def paragraphs(count: int, content: str = "") -> bytes:
    """A Word document of so many paragraphs."""
    return _word(f"<w:p>{content}</w:p>" * count)


def progress_table(rows: int) -> bytes:
    """A Word document with a progress table."""
    chance = Random(rows)
    headings = [*HEADINGS[:4], "Responsible Unit", "Date of Implementation /Comments"]
    body = [headings, *([str(row), _words(chance, 12), _words(chance, 10), *map(chance.choice, (
        _DEADLINES, _UNITS, _STATES))] for row in range(1, rows + 1))]
    lines = ("".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in row) for row in body)
    return _word(f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>")


def sheets_of_merges(sheets: int, merges: int) -> bytes:
    """A tracker of many sheets, each in parts below dividers, with recommendations merged over their actions.

    Its headings stand in two rows, some columns are none of ours, and no two texts are the same.
    """
    from xlsxwriter import Workbook

    chance, made = Random(sheets), BytesIO()
    book = Workbook(made, {"in_memory": True})
    for number in range(sheets):
        sheet = book.add_worksheet(f"Office {number + 1}")
        sheet.merge_range(0, 0, 0, 9, _words(chance, 8))
        sheet.merge_range(2, 3, 2, 5, "Follow-up")
        sheet.write_row(3, 0, [*HEADINGS, *(f"Remark {column}" for column in range(4))])
        row, left = 4, (number + 1) * merges // sheets - number * merges // sheets - 2
        while left > 0:
            if left % 12 == 0:
                sheet.merge_range(row, 0, row, 9, _words(chance, 5))
                row, left = row + 1, left - 1
            for column, text in enumerate([str(row), _words(chance, 12)][:left]):
                sheet.merge_range(row, column, row + 1, column, text)
            left -= 2
            for line in (row, row + 1):
                sheet.write_row(line, 2, [_words(chance, 10), chance.choice(_DEADLINES), chance.choice(_UNITS),
                                          chance.choice(_STATES), *(_words(chance, 4) for _ in range(4))])
            row += 2
    book.close()
    return made.getvalue()


IMPORTS: Mapping[str, Callable[[], bytes]] = {
    "small.xlsx": partial(tracker, 10),
    "16000-actions.xlsx": partial(tracker, 16_000),
    "5000-actions.xlsx": partial(tracker, 5_000),
    "97500-cells-of-words.xlsx": partial(all_words, 9_749, 10),
    "44-sheets-3555-merges.xlsx": partial(sheets_of_merges, 44, 3_555),
    "5000-actions.csv": partial(separated, 5_000),
    "5000-actions.html": partial(web_page, 5_000),
    "5000-actions.ods": partial(open_sheets, 5_000),
    "290000-paragraphs.docx": partial(paragraphs, 290_000),
    "96000-paragraphs-with-words.docx": partial(paragraphs, 96_000, "<w:r><w:t>dig wells</w:t></w:r>"),
    "7500-actions.docx": partial(progress_table, 7_500),
    "too-many-paragraphs.docx": partial(paragraphs, 310_000),
}
"""The first is honest and small, and tells what the program itself needs."""


def _words(chance: Random, count: int) -> str:
    made = ("".join(chance.choice("aeioubcdlmnrst") for _ in range(chance.randint(2, 9))) for _ in range(count))
    return " ".join(made).capitalize()


def _workbook(headings: Sequence[str], rows: Iterator[Sequence[str]]) -> bytes:
    from xlsxwriter import Workbook

    made = BytesIO()
    book = Workbook(made, {"in_memory": True})
    sheet = book.add_worksheet()
    for number, row in enumerate([headings, *rows]):
        sheet.write_row(number, 0, row)
    book.close()
    return made.getvalue()


def _word(body: str) -> bytes:
    from docx import Document

    made = BytesIO()
    Document().save(made)
    text = f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>".encode()
    return packed({**parts_of(made.getvalue()), "word/document.xml": text})
