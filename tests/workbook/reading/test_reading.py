"""What the reader makes of each thing that a workbook can hold."""

import base64
import gc
import weakref
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from tests.counting import counted
from tests.workbook.hand_made import (
    MAIN,
    RELATIONS,
    STRICT,
    by_address,
    cells_of,
    packed,
    parts,
    shared,
    sheet_of,
    styles,
    worksheet,
)
from toolkit.reading import worksheets
from toolkit.reading.number_formats import Shows, what_it_shows
from toolkit.reading.workbook import LIMITS, read_workbook
from toolkit.tracker.record.cells import CellValue, ErrorValue, Formula, PlainValue, SheetState
from toolkit.tracker.record.problems import Refused
from toolkit.tracker.record.register import About, Register
from toolkit.workbook.register.writing import write_register


def one(cell: str, *, strings: str = "", style: str = "", date_1904: str = "0") -> CellValue | None:
    """The value of a cell, of which what stands inside its row is given."""
    return cells_of(f'<row r="1">{cell}</row>', strings=strings, style=style, date_1904=date_1904).get("A1")


# texts


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ("<t>In progress</t>", "In progress"),
        ('<t xml:space="preserve"> kept </t>', " kept "),
        ("<t> \n not kept </t>", "not kept"),
        ('<t xml:space="preserve"> </t>', " "),
        ("<r><t>hello</t></r><r><rPr><b/></rPr><t> </t></r><r><t>world</t></r>", "hello world"),
        ("<t>東京</t><rPh sb='0' eb='2'><t>とうきょう</t></rPh><phoneticPr fontId='1'/>", "東京"),
        ("<r><t>東</t></r><rPh sb='0' eb='1'><t>とう</t></rPh><r><t>京</t></r>", "東京"),
        ("<t>line_x000D_\nline</t>", "line\r\nline"),
        ("<t>line\r\nline</t>", "line\nline"),
        ("<t>literally _x005F_x000D_</t>", "literally _x000D_"),
        ("<t>not one: _x12_ _xyzzy_ x0041_</t>", "not one: _x12_ _xyzzy_ x0041_"),
        ("<t>_xD83D__xDE00_</t>", "😀"),
        ("<t>half: _xD83D_</t>", "half: \ufffd"),
        ("<t>a &amp; b &lt;c&gt; &#8211;<![CDATA[<d>]]></t>", "a & b <c> –<d>"),
    ],
)
def test_a_text_is_read_as_it_is_shown(item: str, text: str) -> None:
    assert one('<c r="A1" t="s"><v>0</v></c>', strings=shared(item)) == text
    assert one(f'<c r="A1" t="inlineStr"><is>{item}</is></c>') == text


def test_every_shared_string_keeps_its_number_whatever_stands_before_it() -> None:
    strings = shared("<t>a</t>", "", "<t/>", '<t xml:space="preserve"> b </t>', "<r><t>c</t></r><r><t>d</t></r>", "<t>e</t>")
    row = "".join(f'<c t="s"><v>{index}</v></c>' for index in range(6))
    assert cells_of(f'<row r="1">{row}</row>', strings=strings) == {"A1": "a", "D1": " b ", "E1": "cd", "F1": "e"}


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A1" t="inlineStr"><v>text</v></c>',
        '<c r="A1" t="str">\n<v>text</v>\n</c>\n',
        '<c r="A1" t="str"><v>text</v><extLst><ext uri="x"/></extLst></c>',
        '<c r="A1" t="str"><f></f><v>text</v></c>',
    ],
)
def test_a_text_of_the_cell_itself_is_read_without_what_surrounds_it(cell: str) -> None:
    assert one(cell) == "text"


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A1"/>', '<c r="A1" s="1"></c>', '<c r="A1"><v/></c>', '<c r="A1" t="str"><v></v></c>',
        '<c r="A1" t="inlineStr"><is><t/></is></c>', '<c r="A1" t="s"><v/></c>', '<c r="A1" t="e"><v/></c>',
        '<c r="A1" t="b"><v/></c>', '<c r="A1" t="d"><v/></c>',
    ],
)  # fmt: skip
def test_a_cell_without_a_value_is_not_delivered(cell: str) -> None:
    assert cells_of(f'<row r="1">{cell}</row>', style=styles(14)) == {}


# numbers, booleans, errors


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("0", 0), ("12", 12), ("-3", -3), ("1.5", 1.5), ("1E3", 1000), ("1.0", 1), (" 7 ", 7), ("1E-2", 0.01),
        ("9007199254740992", 9007199254740992), ("1e300", 1e300), ("0.1", 0.1), ("0.30000000000000004", 0.30000000000000004),
    ],
)  # fmt: skip
def test_a_number_is_whole_if_it_can_be(written: str, number: float) -> None:
    for kind in ("", ' t="n"'):
        read = one(f'<c r="A1"{kind}><v>{written}</v></c>')
        assert read == number
        assert type(read) is type(number)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="A1" t="b"><v>1</v></c>', True),
        ('<c r="A1" t="b"><v>0</v></c>', False),
        ('<c r="A1" t="b"><v>true</v></c>', True),
        ('<c r="A1" t="e"><v>#REF!</v></c>', ErrorValue("#REF!")),
    ],
)
def test_booleans_and_errors_are_told_apart_from_numbers_and_texts(cell: str, value: CellValue) -> None:
    read = one(cell)
    assert read == value
    assert type(read) is type(value)


# formulas


@pytest.mark.parametrize(
    ("cell", "formula"),
    [
        ("<f>1+1</f><v>2</v>", Formula("1+1", 2)),
        ("<f>1+1</f>", Formula("1+1", None)),
        ("<f>1+1</f><v></v>", Formula("1+1", None)),
        ('<f t="shared" ref="A1:A9" si="0">B1*2</f><v>4</v>', Formula("B1*2", 4)),
        ('<f t="shared" si="0"/><v>4.5</v>', Formula("", 4.5)),
        ('<f t="array" ref="A1">SUM(B1:B2*C1:C2)</f><v>0</v>', Formula("SUM(B1:B2*C1:C2)", 0)),
        ('<f>IF(A2&lt;"_x0041_",1)</f>\n<v>1</v>\n', Formula('IF(A2<"_x0041_",1)', 1)),
    ],
)
def test_a_formula_comes_with_the_value_that_was_saved(cell: str, formula: Formula) -> None:
    assert one(f'<c r="A1">{cell}</c>') == formula


@pytest.mark.parametrize(
    ("kind", "value", "cached"),
    [("str", "yes", "yes"), ("str", "", ""), ("b", "1", True), ("e", "#N/A", ErrorValue("#N/A")), ("n", "3", 3)],
)
def test_the_saved_value_of_a_formula_has_its_own_kind(kind: str, value: str, cached: PlainValue) -> None:
    assert one(f'<c r="A1" t="{kind}"><f>A2</f><v>{value}</v></c>') == Formula("A2", cached)


def test_the_saved_value_of_a_formula_can_be_a_date() -> None:
    assert one('<c r="A1" s="1"><f>TODAY()</f><v>43465</v></c>', style=styles(14)) == Formula("TODAY()", date(2018, 12, 31))


# dates


@pytest.mark.parametrize(
    ("code", "shows"),
    [
        ("General", Shows.NUMBER), ("0.00", Shows.NUMBER), ("#,##0;[Red]-#,##0", Shows.NUMBER), ("@", Shows.NUMBER),
        ("0.00E+00", Shows.NUMBER), ('"day" 0', Shows.NUMBER), (r"\d0", Shows.NUMBER), ("_-* #,##0_-", Shows.NUMBER),
        ("[Red]General", Shows.NUMBER), ('0" days"', Shows.NUMBER), ('"yyyy"', Shows.NUMBER), ("[$-409]0", Shows.NUMBER),
        ("yyyy-mm-dd", Shows.DATE), ("[$-409]d-mmm-yy;@", Shows.DATE), (r"dd\.mm\.yyyy", Shows.DATE), ("mm", Shows.DATE),
        ('d" de "mmmm" de "yyyy', Shows.DATE), ("[$-411]ge.m.d", Shows.DATE), ("[$-F800]dddd, mmmm dd, yyyy", Shows.DATE),
        ("h:mm AM/PM", Shows.TIME), ("mm:ss.0", Shows.TIME), ("[$-F400]h:mm:ss", Shows.TIME),
        ("yyyy-mm-dd hh:mm", Shows.DATE_AND_TIME), ("mmm h", Shows.DATE_AND_TIME), ("D/M/YY H:MM:SS.000", Shows.DATE_AND_TIME),
        ("[h]:mm", Shows.ELAPSED), ("[mm]:ss", Shows.ELAPSED), ("[ss].00", Shows.ELAPSED), ("[HH]:MM;@", Shows.ELAPSED),
        ("0;yyyy", Shows.NUMBER), ("[<1]0;yyyy", Shows.DATE), ("[>=1]d/m/yy;General", Shows.DATE), ("[" * 2000, Shows.NUMBER),
    ],
)  # fmt: skip
def test_a_format_code_says_whether_a_number_is_a_date(code: str, shows: Shows) -> None:
    assert what_it_shows(code) is shows


@pytest.mark.parametrize(
    ("serial", "shown", "value"),
    [
        ("43465", 14, date(2018, 12, 31)),
        ("43465.5", 14, datetime(2018, 12, 31, 12)),
        ("43465.0", "yyyy-mm-dd", date(2018, 12, 31)),
        ("43465.75", "yyyy-mm-dd hh:mm", datetime(2018, 12, 31, 18)),
        ("0.75", 20, time(18)),
        ("0", 20, time(0)),
        ("0.75", 22, time(18)),
        ("0.75", 14, 0.75),
        ("1.5", "[h]:mm", timedelta(hours=36)),
        ("1.5", 46, timedelta(hours=36)),
        ("1.5", "h:mm", datetime(1900, 1, 1, 12)),
        ("0", 14, 0),
        ("1", 14, date(1900, 1, 1)),
        ("59", 14, date(1900, 2, 28)),
        ("60", 14, 60),
        ("60.5", 22, 60.5),
        ("61", 14, date(1900, 3, 1)),
        ("-1", 14, -1),
        ("-0.5", "[h]:mm", -0.5),
        ("2958465", 14, date(9999, 12, 31)),
        ("2958465.9999999995", 22, 2958465.9999999995),
        ("2958466", 14, 2958466),
        ("1e10", 14, 10_000_000_000),
        ("0.99999999999", 20, 0.99999999999),
        ("43465.999999999", 22, datetime(2019, 1, 1)),
        ("43465", 0, 43465),
        ("43465", "0", 43465),
    ],
)
def test_days_are_counted_from_1900(serial: str, shown: str | int, value: CellValue) -> None:
    read = one(f'<c r="A1" s="1"><v>{serial}</v></c>', style=styles(shown))
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    ("serial", "shown", "value"),
    [
        ("0", 14, date(1904, 1, 1)),
        ("42003", 14, date(2018, 12, 31)),
        ("42003.25", 22, datetime(2018, 12, 31, 6)),
        ("0.5", 20, time(12)),
        ("0.5", 22, datetime(1904, 1, 1, 12)),
        ("60", 14, date(1904, 3, 1)),
        ("2957003", 14, date(9999, 12, 31)),
        ("2957004", 14, 2957004),
        ("-1", 14, -1),
    ],
)
def test_days_are_counted_from_1904_where_the_workbook_says_so(serial: str, shown: str | int, value: CellValue) -> None:
    made = parts(worksheet(f'<row r="1"><c r="A1" s="1"><v>{serial}</v></c></row>'), style=styles(shown), date_1904="1")
    workbook = read_workbook(packed(made))
    assert workbook.date_1904
    assert workbook.sheets[0].rows == {1: {1: value}}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2018-12-31", date(2018, 12, 31)),
        ("2018-12-31T00:00:00", date(2018, 12, 31)),
        ("2018-12-31T12:30:00.000Z", datetime(2018, 12, 31, 12, 30)),
        ("12:30:00", time(12, 30)),
        ("T12:30:00", time(12, 30)),
        ("1899-12-31T12:30:00.000", time(12, 30)),
        ("P1D", "P1D"),
    ],
)
def test_a_date_in_iso_text_is_a_date(written: str, value: CellValue) -> None:
    assert one(f'<c r="A1" t="d"><v>{written}</v></c>') == value


def test_a_cell_that_names_no_format_has_the_first_one() -> None:
    style = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>'
    assert one('<c r="A1"><v>43465</v></c>', style=style) == date(2018, 12, 31)


@pytest.mark.parametrize("index", ["1", "+1", "01", " 1 "])
def test_the_index_of_a_format_may_be_written_in_any_way_a_number_is(index: str) -> None:
    assert one(f'<c r="A1" s="{index}"><v>43465</v></c>', style=styles(14)) == date(2018, 12, 31)


@pytest.mark.parametrize("index", ["-1", "1.0", "one", "", "²"])
def test_what_is_no_index_of_a_format_is_no_guess(index: str) -> None:
    with pytest.raises(Refused, match="damaged"):
        one(f'<c r="A1" s="{index}"><v>43465</v></c>', style=styles(14))


def test_a_format_that_is_not_there_shows_a_plain_number() -> None:
    assert one('<c r="A1" s="7"><v>43465</v></c>', style=styles(14)) == 43465


# where cells are


def test_cells_that_do_not_tell_their_address_are_counted() -> None:
    rows = """
        <row><c/><c><v>1</v></c><c r="E1"/><c><v>2</v></c></row>
        <row r="7"><c><v>3</v></c></row>
        <row><c r="B8"><v>4</v></c><c><v>5</v></c></row>
    """
    assert cells_of(rows) == {"B1": 1, "F1": 2, "A7": 3, "B8": 4, "C8": 5}


def test_a_row_without_a_number_takes_that_of_its_cells() -> None:
    assert cells_of('<row><c r="B5"><v>1</v></c></row><row><c><v>2</v></c></row>') == {"B5": 1, "A6": 2}


def test_rows_and_cells_out_of_order_are_put_in_order() -> None:
    rows = """
        <row r="3"><c r="B3"><v>1</v></c><c r="A3"><v>2</v></c></row>
        <row r="1"><c r="AA1"><v>3</v></c></row>
        <row r="3"><c r="C3"><v>4</v></c></row>
    """
    read = sheet_of(rows).rows
    assert list(read) == [1, 3]
    assert [list(row) for row in read.values()] == [[27], [1, 2, 3]]


def test_the_last_cell_of_a_sheet_costs_no_more_than_any_other() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    assert sheet_of(rows).rows == {1: {1: 1}, 1048576: {16384: 2}}


def test_the_dimension_is_not_believed() -> None:
    rows = '<row r="9"><c r="I9"><v>1</v></c></row>'
    assert sheet_of(rows, before='<dimension ref="A1"/>').rows == {9: {9: 1}}


def test_a_million_formatted_rows_without_a_value_are_unpacked_and_hardly_one_is_parsed() -> None:
    rows = "".join(f'<row r="{number}" ht="15"/>' for number in range(1, 1_000_001))
    with counted() as done:
        assert sheet_of(rows).rows == {}
    assert done.work.inflated > 20_000_000
    assert done.work.parsed < 500_000
    assert done.work.elements < 20_000


def test_what_stands_after_the_cells_does_not_get_into_the_last_one() -> None:
    after = "<headerFooter><oddHeader>&amp;C Confidential</oddHeader></headerFooter>"
    assert sheet_of('<row r="1"><c r="A1"><v>1</v></c></row>', after=after).rows == {1: {1: 1}}


# sheets


def test_hidden_rows_with_a_value_hidden_columns_and_merged_ranges_are_told() -> None:
    sheet = sheet_of(
        '<row r="1" hidden="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"/></row>'
        '<row r="3" hidden="true"><c r="A3"><v>1</v></c></row><row r="4" hidden="0"><c r="A4"><v>1</v></c></row>',
        before='<cols><col min="2" max="4" hidden="1"/><col min="6" max="6"/><col min="16384" max="16384" hidden="true"/></cols>',
        after='<mergeCells><mergeCell ref="A1:C2"/><mergeCell ref="E5"/></mergeCells>',
    )
    assert sheet.hidden_rows == {1, 3}
    assert sheet.hidden_columns == {2, 3, 4, 16384}
    assert sheet.merged == ((1, 1, 2, 3), (5, 5, 5, 5))


@pytest.mark.parametrize("state", list(SheetState))
def test_a_sheet_is_read_whether_or_not_a_person_sees_it(state: SheetState) -> None:
    made = parts(worksheet('<row r="1"><c r="A1"><v>1</v></c></row>'), state=state)
    sheet = read_workbook(packed(made)).sheets[0]
    assert (sheet.name, sheet.state, sheet.rows) == ("Sheet", state, {1: {1: 1}})


def test_only_the_sheets_asked_for_are_read() -> None:
    made = parts(worksheet('<row r="1"><c r="A1"><v>1</v></c></row>'))
    assert read_workbook(packed(made), only=[" sheet"]).sheets[0].name == "Sheet"
    made["xl/worksheets/sheet1.xml"] = "never looked at"
    assert read_workbook(packed(made), only=["Another"]).sheets == ()


def test_what_is_beyond_cells_is_told_in_plain_words() -> None:
    made = parts(worksheet(""))
    for name in ("xl/vbaProject.bin", "xl/embeddings/oleObject1.bin", "xl/externalLinks/externalLink1.xml"):
        made[name] = b"x"
    assert read_workbook(packed(made)).beyond == ("macros", "links to other workbooks", "embedded files")


@pytest.mark.parametrize(("drawn", "beyond"), [
    ("", ()),
    ("<xdr:absoluteAnchor/>", ("pictures or drawings",)),
    ("<xdr:absoluteAnchor>", ("pictures or drawings",)),
])
def test_a_drawing_is_told_of_only_where_something_is_drawn(drawn: str, beyond: tuple[str, ...]) -> None:
    made = parts(worksheet(""))
    kind = "application/vnd.openxmlformats-officedocument.drawing+xml"
    made["[Content_Types].xml"] = str(made["[Content_Types].xml"]).replace(
        "</Types>", f'<Override PartName="/xl/drawings/drawing1.xml" ContentType="{kind}"/></Types>')
    space = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
    made["xl/drawings/drawing1.xml"] = f'<xdr:wsDr xmlns:xdr="{space}">{drawn}</xdr:wsDr>'
    assert read_workbook(packed(made)).beyond == beyond


DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="


def drawn_with(*, picture: bool) -> bytes:
    written = BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        for name in ("Plain", "Figures"):
            book.add_worksheet(name).write_number(0, 0, 1)
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=Figures!$A$1"})
        book.get_worksheet_by_name("Figures").insert_chart(1, 1, chart)
        if picture:
            book.get_worksheet_by_name("Figures").insert_image(9, 1, "dot.png", {"image_data": BytesIO(base64.b64decode(DOT))})
    return written.getvalue()


@pytest.mark.parametrize(("picture", "expected"), [(False, ("Figures",)), (True, ("Figures", ""))])
def test_it_is_known_which_sheet_has_charts_and_that_a_picture_is_there(picture: bool, expected: tuple[str, ...]) -> None:
    read = read_workbook(drawn_with(picture=picture))
    assert (read.drawn_on, read.beyond) == (expected, ("pictures or drawings",))


def test_a_chart_sheet_is_named_and_not_read() -> None:
    made = parts(worksheet(""))
    relations = str(made["xl/_rels/workbook.xml.rels"])
    made["xl/_rels/workbook.xml.rels"] = relations.replace("/worksheet\"", "/chartsheet\"")
    workbook = read_workbook(packed(made))
    assert (workbook.sheets, workbook.beyond) == ((), ("a chart sheet",))


# how files are written


def test_elements_may_have_a_prefix_and_the_strict_namespace() -> None:
    rows = '<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c><x:c r="B1"><x:v>1</x:v></x:c></x:row>'
    for namespace in (MAIN, STRICT):
        sheet = f'<x:worksheet xmlns:x="{namespace}"><x:sheetData>{rows}</x:sheetData></x:worksheet>'
        assert read_workbook(packed(parts(sheet))).sheets[0].rows == {1: {1: "a", 2: 1}}


def test_a_strict_workbook_is_read() -> None:
    made = parts(worksheet('<row r="1"><c r="A1"><v>1</v></c></row>', namespace=STRICT))
    for name in ("_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml", "xl/styles.xml"):
        strict = str(made[name]).replace(MAIN, STRICT)
        made[name] = strict.replace(RELATIONS, "http://purl.oclc.org/ooxml/officeDocument/relationships")
    assert read_workbook(packed(made)).sheets[0].rows == {1: {1: 1}}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_a_part_may_be_in_another_encoding(encoding: str) -> None:
    declared = encoding.removesuffix("-sig")
    sheet = worksheet('<row r="1"><c r="A1" t="inlineStr"><is><t>é</t></is></c></row>')
    encoded = f'<?xml version="1.0" encoding="{declared}"?>{sheet}'.encode(encoding)
    assert read_workbook(packed(parts(encoded))).sheets[0].rows == {1: {1: "é"}}


@pytest.mark.parametrize(
    "target", ["worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml", "../xl/worksheets/./SHEET1.xml", "worksheets%2Fsheet1.xml", r"worksheets\sheet1.xml"]
)
def test_a_relation_may_be_written_in_many_ways(target: str) -> None:
    made = parts(worksheet('<row r="1"><c r="A1"><v>1</v></c></row>'))
    relations = str(made["xl/_rels/workbook.xml.rels"])
    made["xl/_rels/workbook.xml.rels"] = relations.replace("worksheets/sheet1.xml", target)
    assert read_workbook(packed(made)).sheets[0].rows == {1: {1: 1}}


def test_a_file_is_read_from_its_path_and_its_problems_name_it(tmp_path: Path) -> None:
    path = tmp_path / "OES.xlsx"
    path.write_bytes(packed(parts(worksheet('<row r="1"><c r="A1"><v>1</v></c></row>'))))
    assert read_workbook(path).sheets[0].rows == {1: {1: 1}}


def test_a_text_longer_than_a_piece_of_the_file_is_read_whole() -> None:
    text, limits = "ä" * 700_000, replace(LIMITS, text=700_000)
    inline = sheet_of(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row>', limits=limits)
    assert by_address(inline) == {"A1": text}
    assert by_address(sheet_of('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', strings=shared(f"<t>{text}</t>"),
                               limits=limits)) == {"A1": text}


def test_a_value_on_the_border_of_two_pieces_of_the_file_is_read_whole() -> None:
    cells = '<row r="1"><c r="A1"><v>123456789</v></c><c r="B1" t="str"><v>abcdefghi</v></c></row>'
    start = len(worksheet("").partition("</sheetData>")[0])
    for before_border in range(0, len(cells), 3):
        blanks = " " * (256 * 1024 - start - before_border)
        assert sheet_of(blanks + cells).rows == {1: {1: 123456789, 2: "abcdefghi"}}


def test_nothing_of_a_sheet_that_was_read_lasts_longer_than_the_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands look for no garbage, so what refers to itself would stay until they end."""
    made: list[weakref.ref[object]] = []
    before = worksheets._Worksheet.__init__

    def noted(self: Any, *given: Any) -> None:
        before(self, *given)
        made.append(weakref.ref(self))

    monkeypatch.setattr(worksheets._Worksheet, "__init__", noted)
    data = write_register(Register(About("test")), datetime(2019, 1, 20))
    gc.disable()
    try:
        read_workbook(data)
        assert made
        assert [one for one in made if one() is not None] == []
    finally:
        gc.enable()
