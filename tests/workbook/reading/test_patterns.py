"""Rows and texts that are read by pattern: whatever the file, what the strict reader makes of it comes out, or its refusal."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hostile.invented import honest
from tests.hostile.kind import Kind
from tests.hostile.kinds import KINDS
from tests.hostile.mutations import bytes_changed, markup_changed, parts_changed
from tests.libreoffice import convert
from tests.workbook.hand_made import MAIN, packed, parts, shared, styles
from toolkit.reading import package as packages
from toolkit.reading import worksheets
from toolkit.reading.package import LIMITS, Limits, Package, Work
from toolkit.reading.patterns import strings
from toolkit.reading.patterns.cutting import by_pattern
from toolkit.reading.workbook import opened, read_sheets, read_workbook
from toolkit.tracker.record.cells import ErrorValue, Formula
from toolkit.tracker.record.problems import Refused

EXCEL = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
BEFORE = ('<sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/>'
          '<cols><col min="2" max="2" width="9" hidden="1"/></cols>')
BEHIND = ('<mergeCells count="1"><mergeCell ref="D1:E2"/></mergeCells><conditionalFormatting sqref="A1">'
          '<cfRule type="expression" priority="1"><formula>A1</formula></cfRule></conditionalFormatting>')


class Reading:
    """Readings of a file, with and without patterns, and how often these gave up."""

    def __init__(self) -> None:
        self.by_pattern = self.given_up = 0

    def both(self, data: bytes, limits: Limits = LIMITS) -> tuple[object, object]:
        """What is read by pattern as far as that goes, and what is read strictly."""
        return self._read(data, limits, self._counted), self._read(data, limits, lambda package, read: None)

    def _counted(self, package: Package, read: Callable[[], Any]) -> Any:
        found = by_pattern(package, read)
        self.given_up += found is None
        self.by_pattern += found is not None
        return found

    @staticmethod
    def _read(data: bytes, limits: Limits, trying: Any) -> object:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(worksheets, "by_pattern", trying)
            patch.setattr(strings, "by_pattern", trying)
            try:
                book = opened(Package(data, limits))
                sheets = read_sheets(book, book.worksheets)
            except Refused as refused:
                return refused.problem
            return [(sheet, [*sheet.rows.items()], dict(sheet.beside), kinds_of(sheet.rows)) for sheet in sheets], book.package.work


def kinds_of(rows: dict[int, dict[int, Any]]) -> list[type]:
    return [type(value) for row in rows.values() for value in row.values()]


def assert_same(data: bytes, limits: Limits = LIMITS) -> Reading:
    """Read by pattern once, and once more with what was kept, for nothing of either may differ from the strict reading."""
    reading = Reading()
    found, strict = reading.both(data, limits)
    again, _ = Reading().both(data, limits)
    assert found == strict
    assert again == strict
    return reading


def sheet_xml(rows: str, *, declared: str = DECLARED, root: str = f'xmlns="{MAIN}"', before: str = BEFORE, behind: str = BEHIND) -> str:
    return f"{declared}<worksheet {root}>{before}<sheetData>{rows}</sheetData>{behind}</worksheet>"


TEXTS = shared("<t>In progress</t>", "<t></t>", '<t xml:space="preserve"> blanks </t>', "<t> blanks </t>", "<t>a &amp; b</t>",
               "<t>two\nlines</t>", "<t>_x000D_</t>", "<t>&lt;c&gt;</t>")
STYLES = styles("yyyy-mm-dd", 9)


def workbook(sheet: str | bytes, texts: str = TEXTS) -> bytes:
    return packed(parts(sheet, strings=texts, style=STYLES))


# files as programs write them

AS_EXCEL = sheet_xml(
    '<row r="1" spans="1:5" x14ac:dyDescent="0.25"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="1" t="s"><v>4</v></c></row>'
    '<row r="2" spans="1:5" s="1" customFormat="1" ht="30" hidden="1" customHeight="1" thickBot="1" x14ac:dyDescent="0.25">'
    '<c r="A2" s="1"/><c r="B2" s="1"><v>43465</v></c><c r="C2" t="str"><f>IF(A1&gt;"a",B1&amp;"x","")</f><v>x &amp; y</v></c>'
    '<c r="D2" t="b"><v>1</v></c><c r="E2" t="e"><v>#N/A</v></c></row>',
    root=f'xmlns="{MAIN}" xmlns:r="urn:r" xmlns:mc="urn:mc" mc:Ignorable="x14ac xr" xmlns:x14ac="{EXCEL}" xmlns:xr="urn:xr" '
         'xr:uid="{00000000-0001-0000-0000-000000000000}"')
AS_GOOGLE = sheet_xml(
    '<row r="1" ht="15.75" customHeight="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="1"/></row>'
    '<row r="2"><c r="A2" s="2"><v>0.4</v></c><c r="B2" s="1"><v>43465.0</v></c><c r="C2" s="1" t="str"><f t="shared" ref="C2:C3" si="1">A2</f><v>x</v></c></row>',
    root=f'xmlns="{MAIN}" xmlns:mx="urn:mx"', before='<sheetPr><outlinePr summaryBelow="0" summaryRight="0"/></sheetPr>' + BEFORE)
AS_WPS = sheet_xml(
    '<row r="1" ht="14.4" spans="1:2"><c r="A1" s="1" t="s"><v>0</v></c></row><row r="2" spans="1:2"><c r="A2"><v>-1.5</v></c></row>',
    before=BEFORE.replace("<cols>", '<cols><col min="1" max="1" width="9"/>'))
AS_LIBREOFFICE = sheet_xml(
    '<row r="1" customFormat="false" ht="12.8" hidden="false" customHeight="false" outlineLevel="0" collapsed="false">'
    '<c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="0" t="n"><v>1</v></c><c r="C1" s="0" t="str"><f aca="false">timing_row</f><v>Overdue</v></c>'
    '<c r="D1" s="0"/></row>')
AS_OPENPYXL = sheet_xml(
    '<row r="1"><c r="A1" s="1" t="inlineStr"><is><t>a &#183; b</t></is></c><c r="B1" t="n"><v>1</v></c><c r="C1"><f>A1</f><v/></c><c r="D1" t="n"></c></row>',
    declared="")
BY_HAND = sheet_xml('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="n"><v>1</v></c><c r="C1"><f>A1</f><v/></c><c r="D1" s="1" /></row>', declared="")


@pytest.mark.parametrize(("sheet", "gives_up"), [
    (AS_EXCEL, 0), (AS_GOOGLE, 1), (AS_WPS, 1), (AS_LIBREOFFICE, 0), (AS_OPENPYXL, 1), (BY_HAND, 0),
], ids=["Excel", "Google Sheets, a shared formula", "WPS, attributes in another order", "LibreOffice", "openpyxl, texts in the cells", "by hand"])
def test_what_programs_write_is_read_the_same_and_mostly_by_pattern(sheet: str, gives_up: int) -> None:
    reading = assert_same(workbook(sheet))
    assert (reading.by_pattern, reading.given_up) == (2 - gives_up, gives_up)


@pytest.mark.parametrize("printed", [
    "Garden Unit", "&amp;L&amp;9 Lake &amp; Survey", "", " ", "é", "&amp", "&other;", "a > b", "]]>", "\x02", "\ufffe", "<b/>", "<c r='A1'/>", "</oddHeader>",
    "<!-- c -->", "<![CDATA[x]]>", "x</oddHeader><oddHeader>y"])
def test_what_is_printed_on_each_page_is_no_matter_but_for_how_it_is_written(printed: str) -> None:
    def with_printed(text: str) -> bytes:
        return sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>', behind=f"{BEHIND}<headerFooter><oddHeader>{text}</oddHeader></headerFooter>").encode()

    assert assert_same(workbook(with_printed("River Office"))).given_up == 0
    assert_same(workbook(with_printed(printed)))
    assert_same(workbook(with_printed("River Office").replace(b"River", b"\xff\xfeve")))


def test_a_formula_that_was_met_before_counts_as_long_as_it_is() -> None:
    long = workbook(AS_LIBREOFFICE.replace("timing_row", "A1&amp;" * 3 + "A1"))
    assert_same(long)
    assert_same(long, Limits(text=10))


def test_every_kind_of_cell_is_read_by_pattern_as_it_is() -> None:
    [sheet] = read_workbook(workbook(AS_EXCEL)).sheets
    assert sheet.rows[2][3] == Formula('IF(A1>"a",B1&"x","")', "x & y")
    assert sheet.rows[2][5] == ErrorValue("#N/A")
    assert sheet.rows[2][4] is True
    assert sheet.rows[1] == {1: "In progress", 2: "a & b"}
    assert (sheet.hidden_rows, sheet.hidden_columns, sheet.merged) == (frozenset({2}), frozenset({2}), ((1, 4, 2, 5),))


@pytest.mark.libreoffice
def test_a_return_that_other_programs_have_saved(tmp_path: Path) -> None:
    path = tmp_path / "return.xlsx"
    path.write_bytes(honest())
    assert assert_same(honest()).given_up == 0
    book = openpyxl.load_workbook(path)
    book.save(tmp_path / "openpyxl.xlsx")
    assert_same((tmp_path / "openpyxl.xlsx").read_bytes())
    saved = convert(path, "xlsx", tmp_path / "saved").read_bytes()
    assert assert_same(saved).given_up == 0


# what nobody writes, or only to do harm

CELLS = st.sampled_from([
    '<c r="{a}" s="1"/>', '<c r="{a}"/>', '<c r="{a}" t="s"><v>0</v></c>', '<c r="{a}" t="s"><v>1</v></c>', '<c r="{a}" t="s"><v>99</v></c>',
    '<c r="{a}" t="s"><v>-1</v></c>', '<c r="{a}" t="s"><v> 1 </v></c>', '<c r="{a}" t="s"><v>1_0</v></c>', '<c r="{a}" t="s"><v></v></c>',
    '<c r="{a}" s="1"><v>43465</v></c>', '<c r="{a}" s="1"><v>43465.5</v></c>', '<c r="{a}" s="9"><v>1</v></c>', '<c r="{a}" s=""><v>1</v></c>',
    '<c r="{a}"><v>NaN</v></c>', '<c r="{a}"><v>1e5</v></c>', '<c r="{a}"><v>&#49;</v></c>', '<c r="{a}"><v>]]></v></c>', '<c r="{a}"><v> </v></c>',
    '<c r="{a}" t="str"><v>a &amp;lt; b</v></c>', '<c r="{a}" t="str"><v>a > b</v></c>', '<c r="{a}" t="str"><v>]]&gt;</v></c>',
    '<c r="{a}" t="str"><v>]]></v></c>', '<c r="{a}" t="str"><v>&nbsp;</v></c>', '<c r="{a}" t="str"><v>a\rb</v></c>', '<c r="{a}" t="str"><v>_x0041_\t</v></c>',
    '<c r="{a}" t="str"><v>\x01</v></c>', '<c r="{a}" t="str"><v>\uffff</v></c>', '<c r="{a}" t="str"><v>\U0001f600</v></c>', '<c r="{a}" t="str"><v></v></c>',
    '<c r="{a}" t="b"><v>1</v></c>', '<c r="{a}" t="b"><v>2</v></c>', '<c r="{a}" t="e"><v>#REF!</v></c>', '<c r="{a}" t=""><v>1</v></c>',
    '<c r="{a}" t="z"><v>1</v></c>', '<c r="{a}" t="d"><v>2018-12-31</v></c>', '<c r="{a}" t="inlineStr"><is><t>x</t></is></c>',
    '<c r="{a}"><f>A1</f><v>1</v></c>', '<c r="{a}" t="str"><f>A1&amp;B1</f><v></v></c>', '<c r="{a}" t="str"><f>A1</f></c>', '<c r="{a}"><f>A1</f><v/></c>',
    '<c r="{a}" t="s"><f>A1</f><v>0</v></c>', '<c r="{a}"><f></f><v>1</v></c>', '<c r="{a}"><v>1</v><f>A1</f></c>', '<c r="{a}" t="b"><f>A1</f><v></v></c>',
    '<c r="{a}"><f t="shared" si="0"/><v>1</v></c>', '<c r="{a}"><f aca="false">A1</f><v>1</v></c>', '<c r="{a}"><f>A1>B1</f><v>1</v></c>',
    '<c s="1" r="{a}"><v>1</v></c>', '<c r="{a}" r="{a}"><v>1</v></c>', "<c><v>1</v></c>", '<c r="A1"><v>1</v></c>', '<c r="B7"/>', '<c r="ZZZ{n}"><v>1</v></c>',
    '<c r="a{n}"><v>1</v></c>', '<c r="{n}"><v>1</v></c>', '<c r=""/>', '<c r="XFE{n}"/>', "<v>1</v>", "words", " ", "\n", "<!-- c -->", "<c r='{a}'><v>1</v></c>",
    '<c r="{a}" s="1"><v>1</v></c><c r="{a}"><v>2</v></c>', '<c r="{a}" x="1"><v>1</v></c>', '<x:c r="{a}"><v>1</v></x:c>', '<row r="9"/>',
    "<![CDATA[<c/>]]>", '<c r="{a}"><v>1</v></c', "</row>", "</sheetData>", "<sheetData>"])
ROWS = st.tuples(st.sampled_from([
    ' r="{n}"', ' r="{n}"', ' r="{n}"', ' r="{n}"', ' r="{n}" hidden="1"', ' r="{n}" hidden="on"', ' r="{n}" hidden="0"', ' r="{n}" ht="1" ht="2"', ' r="0{n}"',
    ' r="{n}" ht="12" spans="1:2"', ' r="{n}" x14ac:dyDescent="0.2"', ' hidden="1" r="{n}"', "", ' r="1"', ' r="0"', ' r="1048576"', ' r="1048577"', ' r="-1"',
    ' r="99999999999"', ' r="{n}" spans="&lt;"']), st.lists(CELLS, max_size=5), st.booleans())
AROUND = st.sampled_from([
    {}, {}, {}, {}, {"declared": ""}, {"declared": "\ufeff"}, {"declared": '<?xml version="1.0" encoding="utf-8"?>\n'},
    {"declared": '<?xml version="1.0" encoding="iso-8859-1"?>'}, {"declared": "<!-- c -->"}, {"declared": "<!DOCTYPE a>"}, {"root": 'xmlns="urn:other"'},
    {"root": f'xmlns="{MAIN}" xmlns:x14ac="{EXCEL}"'}, {"root": f'xmlns="{MAIN}" xmlns:x="{MAIN}"'}, {"before": "<extLst><ext>"},
    {"before": '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'}, {"before": f'<cols xmlns:x14ac="{EXCEL}"/>'},
    {"behind": '<sheetData><row r="9"><c r="A9"><v>1</v></c></row></sheetData>'}, {"behind": '<row r="9"><c r="A9"><v>1</v></c></row>'},
    {"behind": '<sheetData><row r="9" hidden="1"/></sheetData>'}, {"behind": "</worksheet>"}, {"behind": '<extLst><ext><c r="A1"/></ext></extLst>'},
    {"behind": "<sheetData/>"}, {"behind": "&amp;"}])


def drawn(rows: list[tuple[str, list[str], bool]], around: dict[str, str]) -> str:
    written = []
    for number, (said, cells, closes_itself) in enumerate(rows, 2):
        inside = "".join(cell.replace("{a}", f"{chr(65 + at)}{number}").replace("{n}", str(number)) for at, cell in enumerate(cells))
        start = f"<row{said.replace('{n}', str(number))}"
        written.append(f"{start}>{inside}</row>" if inside or not closes_itself else f"{start}/>")
    return sheet_xml("".join(written), **around)


@settings(max_examples=300, deadline=None)
@given(rows=st.lists(ROWS, max_size=6), around=AROUND, chunk=st.integers(700, 900))
def test_any_sheet_is_read_the_same_or_refused_the_same(rows: list[tuple[str, list[str], bool]], around: dict[str, str], chunk: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packages, "CHUNK", chunk)
        assert_same(workbook(drawn(rows, around).encode("utf-8", "surrogatepass")))


STRINGS = st.sampled_from([
    "<si><t>x</t></si>", "<si><t> x </t></si>", '<si><t xml:space="preserve"> x </t></si>', '<si><t xml:space="default"> x </t></si>', "<si><t/></si>", "<si/>",
    "<si><t>a &amp; b</t></si>", "<si><t>a > b</t></si>", "<si><t>&#10;</t></si>", "<si><t>]]></t></si>", "<si><t>_x0041_&amp;</t></si>", "<si><t>_x00</t></si>",
    "<si><t>a\r\nb</t></si>", "<si><t>\xa0</t></si>", "<si><t>\x02</t></si>", "<si><t>\ufffe</t></si>", "<si><r><t>a</t></r><r><t>b</t></r></si>",
    '<si><t>x</t><phoneticPr fontId="1" type="noConversion"/></si>', '<si><t>x</t><rPh sb="0" eb="1"><t>y</t></rPh></si>', "<si>words<t>x</t></si>", "<t>x</t>",
    "<si><t>x</t><t>y</t></si>", "<other/>", "<!-- c -->", " ", "<si><t><b/></t></si>", "<si><t>x</t>", "</sst>"])


@settings(max_examples=150, deadline=None)
@given(texts=st.lists(STRINGS, max_size=6), root=st.sampled_from([f'xmlns="{MAIN}" count="9"', f'xmlns="{MAIN}"', 'xmlns="urn:x"', f'xmlns="{MAIN}" a=">"']),
       declared=st.sampled_from([DECLARED, "", '<?xml version="1.0" encoding="cp1252"?>', "<!-- c -->"]))
def test_any_texts_are_read_the_same_or_refused_the_same(texts: list[str], root: str, declared: str) -> None:
    sheet = sheet_xml("".join(f'<row r="{n}"><c r="A{n}" t="s"><v>{n - 1}</v></c></row>' for n in range(1, len(texts) + 1)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packages, "CHUNK", 700)
        assert_same(workbook(sheet, f"{declared}<sst {root}>{''.join(texts)}</sst>"))


@cache
def large() -> str:
    """A sheet of several pieces, each row of which is usual."""
    return sheet_xml("".join(
        f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c><c r="B{n}" s="1"/><c r="C{n}" t="str"><f>A{n}</f><v>text {n}</v></c></row>' for n in range(1, 3_000)))


def test_a_sheet_of_several_pieces_is_read_by_pattern() -> None:
    assert assert_same(workbook(large())).given_up == 0
    assert assert_same(workbook(large().replace("<v>text 2000</v>", "<v>text<b/></v>"))).given_up == 1


@pytest.mark.parametrize("limits", [
    Limits(cells=5_998), Limits(cells=5_997), Limits(rows=2_999), Limits(rows=2_998), Limits(columns=3), Limits(columns=2), Limits(elements=1000),
    Limits(elements=15_000), Limits(parsed=300_000), Limits(inflated=300_000), Limits(strings=8), Limits(strings=7), Limits(text=10), Limits(text=9),
    Limits(item=1000), Limits(described=3), Limits(ratio=5, ratio_from=1000), Limits(merged=0)],
    ids=lambda limits: ", ".join(f"{name}={value}" for name, value in vars(limits).items() if value != getattr(LIMITS, name)))
def test_every_limit_counts_in_both(limits: Limits) -> None:
    assert_same(workbook(large()), limits)


def test_what_gave_up_is_not_counted() -> None:
    odd = workbook(large().replace("<v>text 2000</v>", "<v>text 2000</v><!-- c -->"))
    exactly = opened(Package(odd))
    read_sheets(exactly, exactly.worksheets)
    assert exactly.package.work > Work(0, 0, 0)
    assert_same(odd, Limits(inflated=exactly.package.work.inflated, parsed=exactly.package.work.parsed, elements=exactly.package.work.elements))
    reading = Reading()
    found, _ = reading.both(odd)
    assert isinstance(found, tuple)
    assert reading.given_up == 1


@pytest.mark.slow(reason="every kind of hostile return is read twice")
@pytest.mark.parametrize("kind", [pytest.param(kind, id=kind.name) for kind in KINDS if not kind.heavy])
def test_a_hostile_return_is_read_the_same_or_refused_the_same(kind: Kind) -> None:
    assert_same(kind.make())


@pytest.mark.slow(reason="some hundred mutants are read twice")
@pytest.mark.parametrize("start", range(0, 300, 50))
def test_a_mutated_return_is_read_the_same_or_refused_the_same(start: int) -> None:
    for seed in range(start, start + 50):
        for mutate in (markup_changed, parts_changed, bytes_changed):
            assert_same(mutate(Random(seed)))
