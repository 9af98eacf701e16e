"""Boxes to tick in documents: a box that is not ticked is never read as if it were."""

from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from tests.sources import trackers
from tests.sources.tables import HEADER, cells, codes, taken
from toolkit.sources.documents.signs import in_signs
from toolkit.tracker.record.codes import Status

W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
FORM = """<w:r {w}><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Done"/><w:checkBox><w:sizeAuto/>{state}
    </w:checkBox></w:ffData></w:fldChar></w:r>"""
CONTROL = """<w:sdt {w} {w14}><w:sdtPr><w14:checkbox><w14:checked w14:val="{state}"/></w14:checkbox></w:sdtPr>
    <w:sdtContent><w:r><w:t>{glyph}</w:t></w:r></w:sdtContent></w:sdt>"""
SYMBOL = """<w:r {w}><w:sym w:font="{font}" w:char="{state}"/></w:r>"""


def form(state: str) -> str:
    return FORM.format(w=nsdecls("w"), state=state)


def control(state: str, glyph: str) -> str:
    return CONTROL.format(w=nsdecls("w"), w14=W14, state=state, glyph=glyph)


def symbol(font: str, state: str) -> str:
    return SYMBOL.format(w=nsdecls("w"), font=font, state=state)


@pytest.mark.parametrize(("box", "status"), [
    (form('<w:default w:val="0"/>'), Status.NOT_REPORTED), (form('<w:default w:val="1"/>'), Status.IMPLEMENTED),
    (form('<w:default w:val="0"/><w:checked/>'), Status.IMPLEMENTED),
    (form('<w:default w:val="1"/><w:checked w:val="0"/>'), Status.NOT_REPORTED),
    (control("0", "\u2610"), Status.NOT_REPORTED), (control("1", "\u2612"), Status.IMPLEMENTED),
    (control("0", "\u00a8"), Status.NOT_REPORTED), (control("1", "\u00fe"), Status.IMPLEMENTED),
    (symbol("Wingdings", "F0A8"), Status.NOT_REPORTED), (symbol("Wingdings", "F0FE"), Status.IMPLEMENTED),
    (symbol("Wingdings 2", "F0A3"), Status.NOT_REPORTED), (symbol("Wingdings 2", "F052"), Status.IMPLEMENTED),
    (symbol("Wingdings", "F0FB"), Status.NOT_REPORTED), (symbol("Symbol", "F0B7"), Status.IMPLEMENTED),
    (symbol("Wingdings", "zz"), Status.IMPLEMENTED),
])
def test_a_box_of_word_counts_as_it_is_ticked(tmp_path: Path, box: str, status: Status) -> None:
    document = Document()
    rows = cells(f"{HEADER}\n| 1 | Water | Buy hoses | 31 May 2018 | Garden Unit | Done |")
    table = document.add_table(0, len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    table.cell(1, 5).paragraphs[0]._p.insert(0, parse_xml(box))
    document.save(str(tmp_path / "boxes.docx"))
    read = taken(tmp_path / "boxes.docx")
    assert [action.status for action in read.register.actions.values()] == [status]
    assert codes(read, "status") == (["status-unclear"] if status is Status.NOT_REPORTED else [])


@pytest.mark.parametrize(("text", "status"), [
    ("\u2610 Done", Status.NOT_REPORTED), ("[ ] Done", Status.NOT_REPORTED), ("\u2612 Done", Status.IMPLEMENTED),
    ("\u2610 Implemented\n\u2612 In progress", Status.IN_PROGRESS),
])
def test_a_box_in_a_cell_counts_as_it_is_ticked(tmp_path: Path, text: str, status: Status) -> None:
    def tick(sheet: Worksheet) -> None:
        sheet["E2"] = text

    assert _status(tmp_path, tick) is status


@pytest.mark.parametrize(("letter", "status"), [("\u00a8", Status.NOT_REPORTED), ("\u00fe", Status.IMPLEMENTED)])
def test_a_box_in_a_font_of_signs_counts_as_it_is_ticked(tmp_path: Path, letter: str, status: Status) -> None:
    def tick(sheet: Worksheet) -> None:
        sheet["E2"] = CellRichText(TextBlock(InlineFont(rFont="Wingdings"), letter), " Done")

    def tick_alone(sheet: Worksheet) -> None:
        sheet["E2"] = letter
        sheet["E2"].font = Font(name="Wingdings")

    assert _status(tmp_path, tick) is status
    assert _status(tmp_path, tick_alone) is Status.NOT_REPORTED
    assert in_signs("Arial", letter) == letter


def _status(folder: Path, change: trackers.Change) -> Status:
    """The status of the one action of a tracker."""
    path = trackers.write(folder / "tracker.xlsx", """
        | No | Action    | Responsible    | Deadline   | Status |
        | 1  | Buy lamps | Keepers Office | 2018-06-30 |        |
    """, change)
    [action] = trackers.taken(path).register.actions.values()
    return action.status
