"""A Word document with tracked changes: the accepted text is read, and that is said."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from toolkit.sources.taking_in import take_in

NOW = datetime(2019, 1, 20, tzinfo=UTC)
HEADINGS = ("No", "Recommendation", "Action", "Deadline", "Responsible Unit", "Date of Implementation /Comments")
ROW = ("1", "Light the pier", "Mend the lamp", "30 June 2018", "Harbour Office", "In progress")
CHANGED = f"""<w:p {nsdecls("w")}>
  <w:del w:id="1" w:author="A" w:date="2018-01-01T00:00:00Z"><w:r><w:delText>Mend the lamp</w:delText></w:r></w:del>
  <w:ins w:id="2" w:author="A" w:date="2018-01-01T00:00:00Z"><w:r><w:t>Replace the lamp</w:t></w:r></w:ins>
</w:p>"""


@pytest.mark.parametrize("tracked", [True, False])
def test_the_accepted_text_is_read_and_said(tmp_path: Path, tracked: bool) -> None:
    document = Document()
    document.add_paragraph("Follow-up as of 31 December 2018")
    table = document.add_table(rows=2, cols=6)
    for cells, texts in zip((table.rows[0].cells, table.rows[1].cells), (HEADINGS, ROW), strict=True):
        for cell, text in zip(cells, texts, strict=True):
            cell.text = text
    if tracked:
        cell = table.rows[1].cells[2]
        cell._tc.replace(cell.paragraphs[0]._p, parse_xml(CHANGED))
    path = tmp_path / "report.docx"
    document.save(str(path))
    taken = take_in(path, now=NOW)
    assert taken.register.actions["1.1"].text == ("Replace the lamp" if tracked else "Mend the lamp")
    assert ("document-tracked" in {p.code for p in taken.problems}) is tracked
