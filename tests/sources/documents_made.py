"""Invented Word documents: paragraphs, and tables written as Markdown where the test is read.

In a cell, `<` goes on with the cell before it, `^` with the one above, and `~~words~~` are struck out.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.table import _Cell

from tests.sources.tables import NOW, cells
from toolkit.sources.taking_in import TakenInDocument, take_in
from toolkit.tracker.record.actions import Action

_STRUCK = re.compile(r"~~(.+?)~~")


def word(path: Path, *blocks: str, change: Callable[[WordDocument], object] | None = None) -> Path:
    """A Word document of paragraphs and tables, in order."""
    document = Document()
    for block in blocks:
        if block.strip().startswith("|"):
            _add_table(document, block)
        else:
            document.add_paragraph(block)
    if change:
        change(document)
    document.save(str(path))
    return path


def _add_table(document: WordDocument, markdown: str) -> None:
    rows = cells(markdown)
    table = document.add_table(len(rows), len(rows[0]))
    held = [[table.cell(row, column) for column in range(len(rows[0]))] for row in range(len(rows))]
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            if text in ("<", "^"):
                start = held[row][column - 1] if text == "<" else held[row - 1][column]
                held[row][column] = start.merge(held[row][column])
            else:
                fill(held[row][column], text.replace("\\n", "\n"))


def fill(cell: _Cell, text: str) -> None:
    """Write a cell; what stands in tildes is struck out."""
    paragraph = cell.paragraphs[0]
    for number, part in enumerate(_STRUCK.split(text)):
        paragraph.add_run(part).font.strike = True if number % 2 else None


def taken(path: Path, **options: object) -> TakenInDocument:
    """The document, taken in without a list of units."""
    return take_in(path, now=NOW, **options)  # type: ignore[arg-type]


def actions(document: TakenInDocument) -> list[Action]:
    """Its actions, in order."""
    return [*document.register.actions.values()]


def told(document: TakenInDocument) -> list[str]:
    """Its actions in short: reference, recommendation, text, who, when, how far."""
    return [" · ".join([action.ref, action.recommendation, action.text, action.responsible,
                        action.due_date.isoformat() if action.due_date else "", action.status.value])
            for action in actions(document)]


def asked(document: TakenInDocument) -> list[str]:
    """Its recommendations in short: number, text, response, acceptance."""
    return [" · ".join([one.number, one.text, one.response, one.acceptance.value])
            for one in document.register.recommendations.values()]


def kept(document: TakenInDocument) -> str:
    """Every word of the register and its history."""
    register = document.register
    texts = [text for change in register.history for text in (change.old, change.new)]
    texts += [str(value) for rows in register.extra.values() for row in rows.values() for value in row.values()]
    return f"{' '.join(texts)} {json.dumps(asked(document), ensure_ascii=False)}"
