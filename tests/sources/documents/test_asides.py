"""What a Word document says outside its text is listed: comments, drawings, what stands above and below its pages."""

import zipfile
from datetime import UTC, datetime
from pathlib import Path

from docx import Document

from toolkit.sources.taking_in import take_in
from toolkit.tracker.record.problems import Problem

NOW = datetime(2026, 1, 2, tzinfo=UTC)
ROWS = (("Action", "Owner", "Deadline", "Status"), ("Tar the boats", "Boat House", "4 March 2027", "In progress"))
DRAWING = ('<d:dataModel xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
           'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><d:ptLst><d:pt><d:t><a:p><a:r><a:t>{}</a:t></a:r></a:p>'
           "</d:t></d:pt></d:ptLst></d:dataModel>")
RELATION = ('<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/diagramData" '
            'Target="diagrams/data1.xml"/></Relationships>')


def plan(path: Path, header: str = "", footer: str = "", comment: str = "") -> Path:
    document = Document()
    table = document.add_table(rows=2, cols=4)
    for row, texts in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    section = document.sections[0]
    section.header.paragraphs[0].text, section.footer.paragraphs[0].text = header, footer
    if comment:
        document.add_comment(table.rows[1].cells[3].paragraphs[0].runs[0], text=comment, author="A reader")
    document.save(str(path))
    return path


def with_part(path: Path, name: str, content: str, relation: str = "") -> Path:
    """The document with one part more, or another one in its place."""
    with zipfile.ZipFile(path) as package:
        parts = {part: package.read(part) for part in package.namelist()}
    parts[name] = content.encode()
    if relation:
        key = "word/_rels/document.xml.rels"
        parts[key] = parts[key].replace(b"</Relationships>", relation.encode())
    with zipfile.ZipFile(path, "w") as package:
        for part, held in parts.items():
            package.writestr(part, held)
    return path


def asides(path: Path) -> list[tuple[str, str]]:
    problems: list[Problem] = take_in(path, now=NOW).problems
    return [(problem.code, problem.found) for problem in problems if problem.code.endswith("-left-out")]


def test_a_comment_in_the_margin_is_listed(tmp_path: Path) -> None:
    path = plan(tmp_path / "plan.docx", comment="This was finished last week")
    assert asides(path) == [("comment-left-out", "This was finished last week")]


def test_what_stands_above_and_below_the_pages_is_listed(tmp_path: Path) -> None:
    path = plan(tmp_path / "plan.docx", header="Harbour plan, as of 31 March 2026", footer="Draft for the board")
    assert sorted(asides(path)) == [("header-left-out", "Draft for the board"), ("header-left-out", "Harbour plan, as of 31 March 2026")]


def test_page_numbers_are_not(tmp_path: Path) -> None:
    assert asides(plan(tmp_path / "plan.docx", header="- 3 -", footer="Page 1 of 12")) == []


def test_the_words_of_a_drawing_are_listed(tmp_path: Path) -> None:
    path = with_part(plan(tmp_path / "plan.docx"), "word/diagrams/data1.xml", DRAWING.format("Tar, then dry"), RELATION)
    assert asides(path) == [("drawing-left-out", "Tar, then dry")]


def test_a_drawing_that_is_damaged_is_no_matter(tmp_path: Path) -> None:
    path = with_part(plan(tmp_path / "plan.docx"), "word/diagrams/data1.xml", "<d:broken", RELATION)
    assert asides(path) == []
    assert [action.text for action in take_in(path, now=NOW).register.actions.values()] == ["Tar the boats"]
