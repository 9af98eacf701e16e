"""How documents become rows of cells."""

from pathlib import Path

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from toolkit.sources.documents.reading import read_document


def test_a_text_has_a_row_for_each_line_with_its_number(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(b"Title\r\n\r\na\tb\t\r\n\x0cc\td\n")
    assert [(row.cells, row.locator) for row in read_document(path).rows] == [
        (("Title",), "L1"), (("a", "b", ""), "L3"), (("c", "d"), "L5")]


def test_merged_cells_have_their_text_once(tmp_path: Path) -> None:
    document = Document()
    table = document.add_table(3, 3)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"cell {number}"
    table.cell(0, 0).merge(table.cell(1, 0)).text = "tall"
    table.cell(2, 1).merge(table.cell(2, 2)).text = "wide"
    document.save(str(tmp_path / "plan.docx"))
    assert [row.cells for row in read_document(tmp_path / "plan.docx").rows] == [
        ("tall", "cell 1", "cell 2"), ("", "cell 4", "cell 5"), ("cell 6", "wide", "")]


def test_what_was_deleted_is_not_read_and_what_was_inserted_is(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("kept")
    paragraph._p.append(parse_xml(f'<w:del {nsdecls("w")} w:id="1"><w:r><w:delText> gone</w:delText></w:r></w:del>'))
    paragraph._p.append(parse_xml(f'<w:ins {nsdecls("w")} w:id="2"><w:r><w:t> new</w:t></w:r></w:ins>'))
    document.save(str(tmp_path / "plan.docx"))
    assert [row.text for row in read_document(tmp_path / "plan.docx").rows] == ["kept new"]


def test_tables_within_content_controls_and_shifted_rows_are_read(tmp_path: Path) -> None:
    document = Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "a", "b"
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(parse_xml(f'<w:gridBefore {nsdecls("w")} w:val="1"/>'))
    control = parse_xml(f'<w:sdt {nsdecls("w")}><w:sdtContent/></w:sdt>')
    table._tbl.addprevious(control)
    control[0].append(table._tbl)
    document.save(str(tmp_path / "plan.docx"))
    row, = read_document(tmp_path / "plan.docx").rows
    assert (row.cells, row.locator) == (("", "a", "b"), "table 1 row 1")


def test_a_cell_keeps_its_paragraphs_and_a_text_its_blank_lines(tmp_path: Path) -> None:
    document = Document()
    cell = document.add_table(1, 2).cell(0, 0)
    cell.text = "one"
    cell.add_paragraph("")
    cell.add_paragraph("two", "List Bullet")
    document.save(str(tmp_path / "plan.docx"))
    row, = read_document(tmp_path / "plan.docx").rows
    assert row.cells == ("one\n\ntwo", "")
    assert [(part.text, part.mark.is_bullet) for part in row.parts[0]] == [("one", False), ("", False), ("two", True)]
    path = tmp_path / "plan.txt"
    path.write_text("a\r\n\t\n\nb\n", encoding="utf-8")
    assert read_document(path).lines == ("a", "\t", "", "b", "")


def test_a_table_within_a_cell_says_where_each_of_its_paragraphs_stands(tmp_path: Path) -> None:
    document = Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "above"
    inner = cell.add_table(2, 2)
    for number, inner_cell in enumerate(inner_cell for row in inner.rows for inner_cell in row.cells):
        inner_cell.text = f"cell {number}"
    document.save(str(tmp_path / "plan.docx"))
    row, = read_document(tmp_path / "plan.docx").rows
    assert [(part.text, part.within) for part in row.parts[0]][:5] == [
        ("above", None), ("cell 0", (1, 0)), ("cell 1", (1, 1)), ("cell 2", (2, 0)), ("cell 3", (2, 1))]
