"""Cells and rows that only have a format are left out before they are parsed; what is read stays the same."""

import re
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.counting import counted
from tests.workbook.hand_made import packed, parts, worksheet
from toolkit.reading import package, xml_parts
from toolkit.reading.workbook import LIMITS, RETURN_LIMITS, read_workbook
from toolkit.tracker.record.cells import RawSheet
from toolkit.tracker.record.problems import Refused

A_START = 400
"""Bytes in which the outermost element of every part begins, in UTF-16 too."""
CELL = st.sampled_from([
    '<c r="{at}" s="1"/>', '<c r="{at}" s="1" />', '<c r="{at}"/>', '<c s="1" r="{at}"/>', '<c s="1"/>', "<c/>",
    '<c r="{at}" s="1"><v>7</v></c>', '<c r="{at}"><v>8</v></c>', "<c><v>9</v></c>",
    '<c r="{at}" t="inlineStr"><is><t><![CDATA[/><c r="A1" s="1"/></row>]]></t></is></c>',
    '<!-- /><c r="A1" s="1"/></row> --><c r="{at}"><v>6</v></c>', "<extra/>",
])
ROW = st.tuples(st.sampled_from([' r="{n}"', ' r="{n}" s="1" customFormat="1"', "", ' s="1" r="{n}"', ' r="{n}" a="&gt;"']),
                st.lists(CELL, max_size=6), st.booleans())


def sheet_xml(rows: list[tuple[str, list[str], bool]]) -> str:
    written = []
    for number, (attributes, cells, closes_itself) in enumerate(rows, 2):
        inside = "".join(cell.replace("{at}", f"{chr(65 + at)}{number}") for at, cell in enumerate(cells))
        start = f"<row{attributes.format(n=number)}"
        written.append(f"{start}>{inside}</row>" if inside or not closes_itself else f"{start}/>")
    return worksheet("".join(written))


def read(data: bytes) -> RawSheet | str:
    try:
        return read_workbook(data).sheets[0]
    except Refused as refused:
        return refused.problem.code


@settings(max_examples=500)
@given(rows=st.lists(ROW, max_size=8), chunk=st.integers(A_START, A_START + 60))
@example(rows=[("", ['<c s="1"/>', "<c><v>9</v></c>", '<c r="{at}" s="1"/>', '<c r="{at}" s="1"/>'], False)], chunk=400)
def test_a_sheet_is_read_the_same_with_its_blank_cells_left_out(
    rows: list[tuple[str, list[str], bool]], chunk: int
) -> None:
    data = packed(parts(sheet_xml(rows).replace("<sheetData>", f"{' ' * A_START}<sheetData>")))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(package, "CHUNK", chunk)
        found = read(data)
        patched.setattr(xml_parts, "_without_blanks", lambda chunks: chunks)
        assert found == read(data)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "cp1252"])
def test_they_are_left_out_in_any_encoding(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "CHUNK", A_START)
    blank, value = '<c r="{at}" s="1"/>', '<c r="{at}"><v>5</v></c>'
    xml = sheet_xml([(' r="{n}"', [blank, blank, value, *[blank] * 20], False)])
    declared = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>{xml}'
    sheet = read(packed(parts(declared.encode(encoding))))
    assert isinstance(sheet, RawSheet)
    assert sheet.rows == {2: {3: 5}}


def test_after_the_first_piece_only_blank_cells_are_left_out_and_nearly_all_of_them() -> None:
    row = "".join(f'<c r="{chr(65 + at)}{{n}}" s="1"/>' for at in range(18))
    rows = "".join(f'<row r="{n}" spans="1:18">{row.format(n=n)}</row>' for n in range(5, 5000))
    xml = worksheet(f'<row r="2"><c r="A2"><v>1</v></c>{row.format(n=2)[17:]}</row>{rows}<row r="9000"><c r="B9000"/></row>')
    left = b"".join(xml_parts._without_blanks(iter([xml[:100].encode(), xml[100:].encode()]))).decode()
    assert re.sub("<[^>]*>", "", left) == "1"
    assert len(left) < len(xml) / 500


def test_a_million_formatted_blank_cells_are_unpacked_and_hardly_one_is_parsed() -> None:
    rows = "".join(f'<row r="{n}">' + "".join(f'<c r="{chr(65 + at)}{n}" s="1"/>' for at in range(20)) + "</row>"
                   for n in range(2, 50_002))
    data = packed(parts(worksheet(f'<row r="1"><c r="A1"><v>1</v></c></row>{rows}')))
    with counted() as done:
        assert read_workbook(data, limits=RETURN_LIMITS).sheets[0].rows == {1: {1: 1}}
    assert done.work.inflated > 15_000_000
    assert done.work.parsed < 500_000
    assert done.work.elements < 20_000


def test_more_elements_than_the_limit_are_refused_with_what_to_do() -> None:
    data = packed(parts(worksheet("".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 101)))))
    assert read_workbook(data, limits=replace(LIMITS, elements=400))
    with pytest.raises(Refused, match=r"more than 250 cells, rows and text entries in total. Delete unused sheets"):
        read_workbook(data, limits=replace(LIMITS, elements=250))


def test_more_text_than_the_limit_is_too_large() -> None:
    data = packed(parts(worksheet(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"text " * 2000}</t></is></c></row>')))
    assert read_workbook(data, limits=RETURN_LIMITS)
    with pytest.raises(Refused) as refused:
        read_workbook(data, limits=replace(LIMITS, parsed=9_000))
    assert refused.value.problem.code == "too-large"
