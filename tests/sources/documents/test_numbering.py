"""Numbers that Word counts by itself, read as a person sees them."""

from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from toolkit.sources.documents.reading import read_document

NS = nsdecls("w")
LEVELS = [("decimal", "%1", 1), ("decimal", "%1.%2", 1), ("lowerLetter", "(%3)", 1), ("bullet", "•", 1)]


def level(place: int, form: str, text: str, start: int, more: str = "") -> str:
    return (f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
            f'<w:lvlText w:val="{text}"/></w:lvl>')


def document(levels: list[tuple[str, str, int]] | None = None, nums: str = '<w:num {ns} w:numId="7">{of}</w:num>') -> Any:
    """A document whose only list is number 7, with others where `nums` says so."""
    made = Document()
    numbering = made.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    described = "".join(level(place, *one) for place, one in enumerate(levels or LEVELS))
    numbering.append(parse_xml(f'<w:abstractNum {NS} w:abstractNumId="3">{described}</w:abstractNum>'))
    for num in nums.split("|"):
        numbering.append(parse_xml(num.format(ns=NS, of='<w:abstractNumId w:val="3"/>')))
    return made


def add(made: Any, text: str, at: int | None = 0, number: int = 7, style: str | None = None) -> None:
    paragraph = made.add_paragraph(text, style)
    if at is not None:
        paragraph._p.get_or_add_pPr().append(parse_xml(
            f'<w:numPr {NS}><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>'))


def marks(made: Any, tmp_path: Path) -> list[str]:
    path = tmp_path / "list.docx"
    made.save(str(path))
    return [row.mark.text for row in read_document(path).rows]


def test_deeper_levels_begin_anew_under_each_number(tmp_path: Path) -> None:
    made = document()
    for at in (0, 1, 1, 2, 2, 0, 1, 2, 3):
        add(made, "Text", at)
    assert marks(made, tmp_path) == ["1", "1.1", "1.2", "(a)", "(b)", "2", "2.1", "(a)", "•"]


def test_a_bullet_is_told_from_a_number(tmp_path: Path) -> None:
    made = document()
    for at in (1, 3):
        add(made, "Text", at)
    path = tmp_path / "list.docx"
    made.save(str(path))
    assert [(row.mark.level, row.mark.is_bullet) for row in read_document(path).rows] == [(1, False), (3, True)]


def test_numbers_come_from_the_style_of_a_paragraph_too(tmp_path: Path) -> None:
    made = document()
    base = made.styles.add_style("Point", WD_STYLE_TYPE.PARAGRAPH)
    base.element.get_or_add_pPr().append(parse_xml(f'<w:numPr {NS}><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr>'))
    made.styles.add_style("Finer Point", WD_STYLE_TYPE.PARAGRAPH).base_style = base
    for style in ("Point", "Finer Point", "Normal"):
        add(made, "Text", None, style=style)
    assert marks(made, tmp_path) == ["1.1", "1.2", ""]


def test_a_paragraph_can_leave_the_list_of_its_style(tmp_path: Path) -> None:
    made = document()
    add(made, "Text", 0)
    add(made, "Text", 0, number=0)
    assert marks(made, tmp_path) == ["1", ""]


def test_empty_paragraphs_and_paragraphs_in_tables_are_counted_as_word_counts_them(tmp_path: Path) -> None:
    made = document()
    add(made, "Text")
    add(made, "")
    cell = made.add_table(1, 1).cell(0, 0).paragraphs[0]
    cell._p.get_or_add_pPr().append(parse_xml(f'<w:numPr {NS}><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'))
    add(made, "Text")
    assert marks(made, tmp_path) == ["1", "4"]


@pytest.mark.parametrize(("form", "numbers"), [
    ("upperRoman", ["IV", "V"]), ("lowerRoman", ["iv", "v"]), ("upperLetter", ["D", "E"]), ("decimalZero", ["04", "05"]),
    ("none", ["", ""]), ("ordinalInSomeLanguage", ["4", "5"]),
])
def test_numbers_are_written_as_the_list_says(tmp_path: Path, form: str, numbers: list[str]) -> None:
    made = document([(form, "%1.", 4)])
    add(made, "Text")
    add(made, "Text")
    assert marks(made, tmp_path) == [f"{number}." for number in numbers]


def test_letters_go_on_after_z(tmp_path: Path) -> None:
    made = document([("lowerLetter", "%1", 26)])
    add(made, "Text")
    add(made, "Text")
    assert marks(made, tmp_path) == ["z", "aa"]


def test_a_second_numbering_of_a_list_goes_on_unless_it_begins_anew(tmp_path: Path) -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    made = document(nums=f'<w:num {{ns}} w:numId="7">{{of}}</w:num>|<w:num {{ns}} w:numId="8">{{of}}</w:num>|'
                         f'<w:num {{ns}} w:numId="9">{{of}}{anew}</w:num>')
    for number in (7, 8, 9, 9):
        add(made, "Text", number=number)
    assert marks(made, tmp_path) == ["1", "2", "5", "6"]


def test_a_numbering_may_word_a_level_in_its_own_way(tmp_path: Path) -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "Point %1", 1)}</w:lvlOverride>'
    made = document(nums=f'<w:num {{ns}} w:numId="7">{{of}}{own}</w:num>')
    add(made, "Text")
    assert marks(made, tmp_path) == ["Point 1"]


def test_numbers_that_name_no_list_and_levels_beyond_it_are_no_numbers(tmp_path: Path) -> None:
    made = document()
    add(made, "Text", number=99)
    add(made, "Text", at=8)
    add(made, "Text", at=40)
    assert marks(made, tmp_path) == ["", "", ""]


def test_words_in_an_added_character_style_are_not_read(tmp_path: Path) -> None:
    made = Document()
    made.styles.add_style("House Added Word", WD_STYLE_TYPE.CHARACTER)
    made.styles.add_style("Emphasis Of Ours", WD_STYLE_TYPE.CHARACTER)
    paragraph = made.add_paragraph("One;")
    paragraph.add_run(" and", "House Added Word")
    paragraph.add_run(" two", "Emphasis Of Ours")
    path = tmp_path / "words.docx"
    made.save(str(path))
    assert [row.text for row in read_document(path).rows] == ["One; two"]
