"""Footnotes of a Word document: a raised number in the text, and the note as a row below everything else."""

import zipfile
from pathlib import Path

from docx import Document

from toolkit.sources.documents.reading import NOTE_STYLE, read_document

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
REFERENCE = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{}"/></w:r>'
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def with_notes(path: Path, notes: dict[str, str], *ids: str) -> Path:
    """A document of one paragraph that refers to notes by their ids."""
    made = Document()
    made.add_paragraph("The garden@")
    made.save(str(path))
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name).decode("utf-8", "surrogateescape") for name in package.namelist()}
    body = "".join(f"</w:t></w:r>{REFERENCE.format(key)}<w:r><w:t> and more" for key in ids)
    parts["word/document.xml"] = parts["word/document.xml"].replace("@", body)
    parts["word/footnotes.xml"] = f"<w:footnotes {NS}>" + "".join(
        f'<w:footnote w:id="{key}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> {text}</w:t></w:r></w:p></w:footnote>'
        for key, text in notes.items()) + "</w:footnotes>"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        "</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{TYPE}"/></Types>')
    name = "word/_rels/document.xml.rels"
    parts[name] = parts[name].replace(
        "</Relationships>", f'<Relationship Id="rId99" Type="{RELATION}" Target="footnotes.xml"/></Relationships>')
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content.encode("utf-8", "surrogateescape"))
    return path


def test_a_note_is_numbered_by_its_place_in_the_text(tmp_path: Path) -> None:
    path = with_notes(tmp_path / "plan.docx", {"4": "Second note", "9": "First note"}, "9", "4")
    text, *notes = read_document(path).rows
    assert text.text == "The garden¹ and more² and more"
    assert [(note.mark.text, note.text, note.locator, note.style) for note in notes] == [
        ("¹", "First note", "footnote 1", NOTE_STYLE), ("²", "Second note", "footnote 2", NOTE_STYLE)]


def test_a_reference_without_a_note_is_no_reference(tmp_path: Path) -> None:
    path = with_notes(tmp_path / "plan.docx", {"4": "A note that nobody refers to"}, "7")
    assert [row.text for row in read_document(path).rows] == ["The garden and more"]
