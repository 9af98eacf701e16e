"""What stands in a Word document where it cannot stand is refused; what honest programs write is taken, every word."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from toolkit.reading.word import read_word
from toolkit.sources.documents.reading import read_document
from toolkit.tracker.record.problems import Refused

NAMES = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "v": "urn:schemas-microsoft-com:vml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "x": "urn:other",
}.items())
RUN = "<w:r><w:t>dig wells</w:t></w:r>"
WORDS = f"<w:p>{RUN}</w:p>"
CELL = f"<w:tc>{WORDS}</w:tc>"
ROW = f"<w:tr>{CELL}</w:tr>"
TABLE = f"<w:tbl>{ROW}</w:tbl>"
OUTSIDE = "words are outside the paragraphs"
NO_PARAGRAPH, NO_TABLE = "a paragraph is where none can be", "a table is where none can be"
NO_ROW, NO_CELL = "a row is outside the tables", "a cell is outside the rows"


def word(path: Path, body: str, **parts: str) -> Path:
    """A document of python-docx whose body is `body`; `parts` hold the start of a name -> another text of that part."""
    document = BytesIO()
    Document().save(document)
    with zipfile.ZipFile(document) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            text = next((text for start, text in parts.items() if name.startswith(f"word/{start}.")), None)
            new.writestr(name, old.read(name) if text is None else text)
    return path


def of_body(path: Path, body: str) -> Path:
    return word(path, "", document=f"<w:document {NAMES}><w:body>{body}</w:body></w:document>")


MISPLACED = {
    "a row outside the tables": (ROW, NO_ROW),
    "a row within a row": (f"<w:tbl><w:tr>{CELL}{ROW}</w:tr></w:tbl>", NO_ROW),
    "a row within a cell": (f"<w:tbl><w:tr><w:tc>{WORDS}{ROW}</w:tc></w:tr></w:tbl>", NO_ROW),
    "a row within a paragraph": (f"<w:p>{ROW}</w:p>", NO_ROW),
    "a row within the properties of a table": (f"<w:tbl><w:tblPr>{ROW}</w:tblPr></w:tbl>", NO_ROW),
    "a row within what nobody knows, outside the tables": (f"<x:list>{ROW}</x:list>", NO_ROW),
    "a cell outside the rows": (f"<w:tbl>{CELL}</w:tbl>", NO_CELL),
    "a cell outside the tables": (CELL, NO_CELL),
    "a cell within a cell": (f"<w:tbl><w:tr><w:tc>{WORDS}{CELL}</w:tc></w:tr></w:tbl>", NO_CELL),
    "a cell within the properties of a row": (f"<w:tbl><w:tr><w:trPr>{CELL}</w:trPr></w:tr></w:tbl>", NO_CELL),
    "a table within a paragraph": (f"<w:p>{TABLE}</w:p>", NO_TABLE),
    "a table within a row": (f"<w:tbl><w:tr>{TABLE}{CELL}</w:tr></w:tbl>", NO_TABLE),
    "a table within a table, in no cell": (f"<w:tbl>{TABLE}</w:tbl>", NO_TABLE),
    "a table within the properties of the section": (f"<w:sectPr>{TABLE}</w:sectPr>", NO_TABLE),
    "a paragraph within a paragraph": (f"<w:p>{WORDS}</w:p>", NO_PARAGRAPH),
    "a paragraph within a run": (f"<w:p><w:r>{WORDS}</w:r></w:p>", NO_PARAGRAPH),
    "a paragraph within a table, in no row": (f"<w:tbl>{WORDS}{ROW}</w:tbl>", NO_PARAGRAPH),
    "a paragraph within a row, in no cell": (f"<w:tbl><w:tr>{WORDS}{CELL}</w:tr></w:tbl>", NO_PARAGRAPH),
    "a paragraph within the properties of a cell": (
        f"<w:tbl><w:tr><w:tc><w:tcPr>{WORDS}</w:tcPr>{WORDS}</w:tc></w:tr></w:tbl>", NO_PARAGRAPH),
    "a paragraph within the properties of a paragraph": (f"<w:p><w:pPr>{WORDS}</w:pPr></w:p>", NO_PARAGRAPH),
    "a paragraph within the properties of a content control": (
        f"<w:sdt><w:sdtPr>{WORDS}</w:sdtPr></w:sdt>", NO_PARAGRAPH),
    "a run outside the paragraphs": (RUN, OUTSIDE),
    "a run within a cell, in no paragraph": (f"<w:tbl><w:tr><w:tc>{RUN}{WORDS}</w:tc></w:tr></w:tbl>", OUTSIDE),
    "a run within a run": (f"<w:p><w:r>{RUN}</w:r></w:p>", OUTSIDE),
    "a run within the properties of a run": (f"<w:p><w:r><w:rPr>{RUN}</w:rPr></w:r></w:p>", OUTSIDE),
    "math outside the paragraphs": ("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", OUTSIDE),
    "a text outside the runs": ("<w:p><w:t>dig</w:t></w:p>", OUTSIDE),
    "a text outside the paragraphs": ("<w:t>dig</w:t>", OUTSIDE),
    "words within a child of a text": ("<w:p><w:r><w:t>dig<x:b> wells</x:b></w:t></w:r></w:p>", OUTSIDE),
    "words after a child of a text": ("<w:p><w:r><w:t>dig<w:br/> wells</w:t></w:r></w:p>", OUTSIDE),
    "words after a child of a text of math": ("<w:p><m:r><m:t>x<x:b/>y</m:t></m:r></w:p>", OUTSIDE),
    "words of a run in no text": ("<w:p><w:r>dig wells</w:r></w:p>", OUTSIDE),
    "words after a text": ("<w:p><w:r><w:t>dig</w:t> wells</w:r></w:p>", OUTSIDE),
    "words between the paragraphs": (f"{WORDS}dig wells{WORDS}", OUTSIDE),
    "words between the cells": (f"<w:tbl><w:tr>{CELL}dig{CELL}</w:tr></w:tbl>", OUTSIDE),
    "a second body": (f"{WORDS}</w:body><w:body>{WORDS}", "something is at a place where it cannot be"),
    "a body within the body": (f"<w:body>{WORDS}</w:body>", "something is at a place where it cannot be"),
    "words in a part of another format": (
        f'{WORDS}<w:altChunk/>', "some of its text is in a part of another format"),
    "a note within the text": (f"<w:footnote>{WORDS}</w:footnote>", "something is at a place where it cannot be"),
}


@pytest.mark.parametrize("name", MISPLACED)
def test_what_stands_where_it_cannot_stand_is_refused_and_not_lost(tmp_path: Path, name: str) -> None:
    body, found = MISPLACED[name]
    with pytest.raises(Refused) as caught:
        read_document(of_body(tmp_path / "plan.docx", body))
    assert (caught.value.problem.code, caught.value.problem.found) == ("document-damaged", found)


def test_styles_and_lists_are_held_to_their_places_too(tmp_path: Path) -> None:
    for part, text in {
        "styles": f'<w:styles {NAMES}><w:style w:styleId="a"><w:style w:styleId="b"/></w:style></w:styles>',
        "numbering": f'<w:numbering {NAMES}><w:abstractNum><w:num w:numId="1"/></w:abstractNum></w:numbering>',
    }.items():
        with pytest.raises(Refused, match="something is at a place where it cannot be"):
            read_document(word(tmp_path / "plan.docx", "", **{part: text}))


BOX = f"<w:txbxContent>{WORDS}{TABLE}</w:txbxContent>"
HONEST = {
    "content controls around blocks, rows, cells and runs": (
        (f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{WORDS}<w:tbl><w:tblPr/><w:tblGrid/><w:sdt><w:sdtContent><w:tr>"
        f"<w:sdt><w:sdtContent><w:tc><w:sdt><w:sdtContent><w:p><w:sdt><w:sdtContent>{RUN}</w:sdtContent></w:sdt></w:p>"
        "</w:sdtContent></w:sdt></w:tc></w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl></w:sdtContent></w:sdt>"),
        ["dig wells", "dig wells"]),
    "tracked changes": (
        (f'<w:p><w:pPr><w:rPr><w:ins w:id="1"/></w:rPr><w:pPrChange><w:pPr/></w:pPrChange></w:pPr><w:ins w:id="2">{RUN}</w:ins>'
        "<w:del><w:r><w:delText>dry </w:delText></w:r></w:del><w:moveTo><w:r><w:t> and</w:t></w:r></w:moveTo></w:p>"
        f'<w:tbl><w:tr><w:trPr><w:ins w:id="3"/></w:trPr>{CELL}</w:tr></w:tbl>'), ["dig wells and", "dig wells"]),
    "smart tags, links, fields, own tags": (
        (f"<w:customXml><w:p><w:smartTag><w:smartTagPr/>{RUN}</w:smartTag><w:hyperlink>{RUN}</w:hyperlink></w:p></w:customXml>"
        '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:fldData>AAAA</w:fldData></w:fldChar></w:r><w:r><w:instrText> REF a '
        f"</w:instrText></w:r><w:fldSimple>{RUN}</w:fldSimple></w:p>"), ["dig wellsdig wells", "dig wells"]),
    "a text box in both its forms": (
        (f"<w:p>{RUN}<w:r><w:br/><mc:AlternateContent><mc:Choice><w:drawing><wp:anchor><wp:positionV><wp:posOffset>7</wp:posOffset>"
        f"</wp:positionV><wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp></wp:anchor></w:drawing></mc:Choice><mc:Fallback>"
        f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"),
        ["dig wells dig wells dig wells"]),
    "alternatives around blocks": (
        f"<mc:AlternateContent><mc:Choice>{WORDS}{TABLE}</mc:Choice><mc:Fallback>{WORDS}</mc:Fallback></mc:AlternateContent>",
        ["dig wells", "dig wells"]),
    "math with its own texts and with ours": (
        ("<w:p><w:r><w:t>depth </w:t></w:r><m:oMathPara><m:oMath><m:sSup><m:e><m:r><w:rPr/><m:t>x</m:t></m:r></m:e><m:sup>"
        "<m:r><m:t>2</m:t></m:r></m:sup></m:sSup><m:r><w:t> m</w:t></m:r></m:oMath></m:oMathPara></w:p>"), ["depth x2 m"]),
    "a guide to how a text is said": (
        ("<w:p><w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>a</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>b</w:t></w:r></w:rubyBase>"
        "</w:ruby></w:r></w:p>"), ["ab"]),
    "comments within a text": ("<w:p><w:r><w:t>dig <!-- deep -->wells<?x y?>.</w:t></w:r></w:p>", ["dig wells."]),
    "blanks and lines between everything": (
        f"\n {WORDS}\n <w:tbl>\n <w:tr>\n {CELL}\n </w:tr>\n </w:tbl>\n", ["dig wells", "dig wells"]),
    "a table within a cell": (f"<w:tbl><w:tr><w:tc>{TABLE}<w:p/></w:tc></w:tr></w:tbl>", ["dig wells"]),
    "a section with notes of its own and a page border": (
        f"<w:p><w:pPr><w:sectPr><w:footnotePr><w:pos/></w:footnotePr></w:sectPr></w:pPr>{RUN}</w:p><w:sectPr/>", ["dig wells"]),
}


@pytest.mark.parametrize("name", HONEST)
def test_what_honest_programs_write_is_taken_with_every_word(tmp_path: Path, name: str) -> None:
    body, rows = HONEST[name]
    assert [row.text for row in read_document(of_body(tmp_path / "plan.docx", body)).rows] == rows


def test_the_templates_of_the_house_formats_pass_the_door() -> None:
    templates = sorted(Path("reports").glob("*/template.docx"))
    assert len(templates) >= 5
    for path in templates:
        assert read_word(path.read_bytes(), path.name)
