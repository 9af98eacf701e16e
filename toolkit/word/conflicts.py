"""An annex of a report: the values of which nobody has decided yet which one counts."""

from collections.abc import Sequence
from io import BytesIO

from docx import Document
from docx.oxml import OxmlElement
from docx.shared import Cm
from docx.table import _Row

from toolkit.tracker.record.column_names import heading_in
from toolkit.tracker.record.decisions import Conflict
from toolkit.word.pages import with_body
from toolkit.word.printing import as_text
from toolkit.words import conflicts as words
from toolkit.words.speaking import text, texts

WIDTHS = (1.4, 3.0, 4.2, 4.2, 2.0, 3.2)
"""Of the columns, in centimetres; they are fitted to the page."""


def with_conflicts(report: bytes, conflicts: Sequence[Conflict]) -> bytes:
    """A report with an annex of the conflicts that are not decided.

    Args:
        report: A Word file in a house format, with its styles.
        conflicts: The rows of the register's sheet Conflicts.
    """
    document = Document(BytesIO(report))
    document.add_paragraph(text(words.TITLE), "House Added Annex Heading").paragraph_format.keep_with_next = True
    if conflicts:
        table = document.add_table(1, len(words.HEADINGS), "House Table")
        _fill(table.rows[0], texts(*words.HEADINGS), "House Added Table Head")
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for conflict in conflicts:
            _fill(table.add_row(), _cells(conflict), "House Added Table Text")
    document.add_paragraph(text(words.UNTIL_THEN if conflicts else words.NONE_WAIT), "House Added Note")
    return with_body(report, document.element)


def _cells(conflict: Conflict) -> tuple[str, ...]:
    where = ", ".join(part for part in (conflict.file, conflict.cell) if part)
    return (conflict.ref, heading_in(conflict), conflict.register_value or text(words.EMPTY),
            conflict.value or text(words.EMPTY), conflict.unit, where)


def _fill(row: _Row, shown_texts: Sequence[str], style: str) -> None:
    for cell, shown, width in zip(row.cells, shown_texts, WIDTHS, strict=True):
        cell.width = Cm(width)
        cell.paragraphs[0].style = style
        cell.paragraphs[0].add_run(as_text(shown))
