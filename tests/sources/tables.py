"""Invented progress tables, written as Markdown where the test is read."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument

from toolkit.sources.taking_in import TakenInDocument, take_in
from toolkit.tracker.record.codes import UnitKind
from toolkit.tracker.record.units import Unit

NOW = datetime(2019, 1, 2, 3, 4, 5)
HEADER = "| No | Recommendation | Action | Deadline | Responsible Unit | Date of Implementation /Comments |"
TITLE = "Status of the Garden Plan (2017)\n\nProgress report as of 31 December 2018\n\n"
UNITS = (
    Unit("GU", "Garden Unit", ("Gardens",)),
    Unit("GSU", "Garden Supplies Unit"),
    Unit("OHG", "Office of the Head Gardener", ("OHG",)),
    Unit("ALL", "All Gardeners", ("Gardeners",), UnitKind.COLLECTIVE),
)


def cells(markdown: str) -> list[list[str]]:
    """The cells of the rows of a Markdown table; other lines become rows of one cell."""
    rows = []
    for line in markdown.strip().splitlines():
        text = line.strip()
        rows.append([cell.strip() for cell in text.strip("|").split("|")] if text.startswith("|") else [text])
    return rows


def as_text(markdown: str, title: str = TITLE) -> str:
    """The table as tab-separated text below its title."""
    return title + "\n".join("\t".join(row) for row in cells(markdown)) + "\n"


def as_word(path: Path, rows: Sequence[Sequence[str]], change: Callable[[WordDocument], None] | None = None) -> Path:
    """A Word document with the table below its title; `change` may change it before it is saved."""
    document = Document()
    for line in TITLE.split("\n\n")[:2]:
        document.add_paragraph(line)
    table = document.add_table(0, len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    if change:
        change(document)
    document.save(str(path))
    return path


def taken(path: Path, units: Sequence[Unit] | None = UNITS, *, accept_suggestions: bool = False) -> TakenInDocument:
    """The document, taken in."""
    return take_in(path, units=units, accept_suggestions=accept_suggestions, now=NOW)


def codes(document: TakenInDocument, *parts: str) -> list[str]:
    """The codes of its problems that begin with one of some words."""
    return [problem.code for problem in document.problems if problem.code.startswith(parts or ("",))]


def words_of(document: TakenInDocument) -> list[str]:
    """Every word of a register: of its records and its history."""
    register = document.register
    texts = [register.settings.title, *(change.new for change in register.history)]
    texts += [comment.comment for comment in register.comments.values()]
    for recommendation in register.recommendations.values():
        texts += [recommendation.number, recommendation.text, recommendation.response]
    for action in register.actions.values():
        texts += [action.text, action.responsible, action.deadline, action.closing_reason]
    return " ".join(texts).split()
