"""What is refused, and why; and that nothing else than a refusal ever comes of bad input."""

import contextlib
import os
import random
import struct
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workbook.hand_made import MAIN, packed, parts, shared, sheet_of, styles, worksheet
from toolkit.reading import package
from toolkit.reading.workbook import LIMITS, read_workbook
from toolkit.tracker.record.problems import Refused

SHEET = "xl/worksheets/sheet1.xml"
GOOD = worksheet('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>43465</v></c></row>')


def refusal(source: bytes | Path) -> tuple[str, str]:
    """The code of the refusal, and what was found."""
    with pytest.raises(Refused) as refused:
        read_workbook(source)
    return refused.value.problem.code, refused.value.problem.found


def changed(name: str, content: str | bytes | None, *, sheet: str | bytes = GOOD) -> bytes:
    """A workbook of which one part is another, or left out."""
    made = parts(sheet, strings=shared("<t>a</t>"), style=styles(14))
    if content is None:
        del made[name]
    else:
        made[name] = content
    return packed(made)


def valid() -> bytes:
    return changed(SHEET, GOOD)


def compound(*streams: str) -> bytes:
    """What stands at the start and in the directory of a compound file."""
    names = b"".join(f"{name}\0".encode("utf-16-le") for name in streams)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + names


# the file as a whole


def test_a_file_that_is_not_there_is_missing(tmp_path: Path) -> None:
    assert refusal(tmp_path / "gone.xlsx") == ("file-missing", str(tmp_path / "gone.xlsx"))
    assert refusal(tmp_path / ("long" * 200))[0] == "file-missing"
    assert refusal(Path("nul\0byte"))[0] == "file-missing"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert refusal(tmp_path) == ("file-is-folder", str(tmp_path))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.xlsx")
    assert refusal(tmp_path / "pipe.xlsx")[0] == "file-is-device"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="this user may read everything")
def test_a_file_that_may_not_be_read_is_said_to_be_so(tmp_path: Path) -> None:
    path = tmp_path / "closed.xlsx"
    path.write_bytes(valid())
    path.chmod(0)
    assert refusal(path) == ("not-readable", str(path))


def test_a_refusal_names_the_file_and_the_cell(tmp_path: Path) -> None:
    path = tmp_path / "OES.xlsx"
    path.write_bytes(packed(parts(worksheet('<row r="1"><c r="A1"><v>one</v></c></row>'))))
    with pytest.raises(Refused) as refused:
        read_workbook(path)
    place = refused.value.problem.place
    assert (place.file, place.sheet, place.cell) == ("OES.xlsx", "Sheet", "A1")


@pytest.mark.parametrize(
    ("content", "code", "found"),
    [
        (b"", "file-empty", ""),
        (b"Ref.;Status\n1;Implemented\n", "not-a-workbook", "it is plain text"),
        (b"\xef\xbb\xbf<html><table>", "not-a-workbook", "it is a web page"),
        (b"<?xml version='1.0'?><Workbook/>", "not-a-workbook", "it is an XML file"),
        (b"%PDF-1.7\n", "not-a-workbook", "it is a PDF"),
        (bytes(100), "not-a-workbook", "it is of an unknown kind"),
        (b"\x09\x08\x10\x00\x00\x06\x05\x00", "old-excel-format", ""),
        (compound("Root Entry", "Workbook"), "old-excel-format", ""),
        (compound("Root Entry", "EncryptionInfo", "EncryptedPackage"), "password-protected", ""),
        (compound("Root Entry", "WordDocument"), "not-a-workbook", "it is a Word document in the old .doc format"),
        (b"PK\x03\x04", "damaged-workbook", "it is cut short"),
        (packed({"notes.txt": "x"}), "not-a-workbook", "it is a zip archive"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}),
         "not-a-workbook", "it is an OpenDocument file (such as .ods)"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_workbook_is_told_by_its_kind(content: bytes, code: str, found: str) -> None:
    assert refusal(content) == (code, found)


def test_a_word_document_is_told_from_a_workbook() -> None:
    made = parts(GOOD)
    made["[Content_Types].xml"] = str(made["[Content_Types].xml"]).replace("spreadsheetml.sheet", "wordprocessingml.document")
    assert refusal(packed(made)) == ("not-a-workbook", "it is a Word document")


# damage


@pytest.mark.parametrize("name", list(parts(GOOD)))
def test_a_missing_part_is_damage(name: str) -> None:
    assert refusal(changed(name, None))[0] == "damaged-workbook"


@pytest.mark.parametrize("name", list(parts(GOOD)))
@pytest.mark.parametrize("content", ["", "<", "<a/>", "<a><b></a>", b"\xff\xfe", "<?xml version='1.0' encoding='rot13'?><a/>"])
def test_a_part_that_is_not_what_it_should_be_is_damage(name: str, content: str | bytes) -> None:
    assert refusal(changed(name, content))[0] == "damaged-workbook"


@pytest.mark.parametrize(
    "row",
    [
        '<c r="A1" t="s"><v>1</v></c>', '<c r="A1" t="s"><v>-1</v></c>', '<c r="A1" t="s"><v>x</v></c>',
        '<c r="A1"><v>one</v></c>', '<c r="A1"><v>nan</v></c>', '<c r="A1"><v>1_0</v></c>', '<c r="A1"><v>1e999</v></c>',
        '<c r="A1" t="b"><v>2</v></c>', '<c r="A1" t="new"><v>1</v></c>', '<c r="A1"><v>1</v><v>2</v></c>',
        '<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>', '<c r="B1"><v>1</v></c><c r="A1"><v>1</v></c><c><v>2</v></c>',
        '<c r="A1" t="inlineStr"><is><t>a</t></is><is><t>b</t></is></c>', '<c r="11"><v>1</v></c>',
        '<c r="A2"><v>1</v></c><c><v>2</v></c>', '<c r="A1">1</c>', '<c r="A1"><v>1</v>2</c>', '<c r="A1"><v>1<x/>2</v></c>',
        '<c r="A1"><c r="A1"><v>1</v></c></c>', '<c r="A1"><x><v>1</v></x></c>', '<x><c r="A1"><v>1</v></c></x>', "words",
        '<row r="2"><c r="A2"><v>1</v></c></row>', '<c r="A1"/>words', '<c r="A1" t="inlineStr"><is>a<t>b</t></is></c>',
        '<c r="A1" t="inlineStr"><is><t>a<x/>b</t></is></c>', '<c r="A1" t="inlineStr"><is><is><t>a</t></is></is></c>',
        '<c r="A1" t="inlineStr"><is><r><t>a</t><r><t>b</t></r></r></is></c>',
        '<c r="A1A1"><v>1</v></c>', '<c r=""><v>1</v></c>', "<v>1</v>", "<f>1</f>", "<is><t>a</t></is>",
    ],
)  # fmt: skip
def test_what_cannot_be_read_without_a_guess_or_a_loss_is_damage(row: str) -> None:
    assert refusal(packed(parts(worksheet(f'<row r="1">{row}</row>'), strings=shared("<t>a</t>"))))[0] == "damaged-workbook"


def test_a_cell_twice_in_two_pieces_of_its_row_is_damage() -> None:
    row = '<row r="3"><c r="C3"><v>1</v></c></row>'
    with pytest.raises(Refused) as refused:
        sheet_of(row + row)
    assert refused.value.problem.place.cell == "C3"


def test_a_file_cut_short_anywhere_is_refused() -> None:
    whole = valid()
    for length in range(0, len(whole), 7):
        assert refusal(whole[:length])[0] in {"file-empty", "not-a-workbook", "damaged-workbook"}


def larger_than_it_is(name: str) -> bytes:
    """A workbook whose directory says of a part that it is longer than it is."""
    content = bytearray(valid())
    entry = content.rindex(name.encode()) - 46
    assert content[entry : entry + 4] == b"PK\x01\x02"
    (size,) = struct.unpack_from("<I", content, entry + 24)
    struct.pack_into("<I", content, entry + 24, size + 1)
    return bytes(content)


@pytest.mark.parametrize("name", ["[Content_Types].xml", "xl/styles.xml", "xl/workbook.xml", SHEET])
def test_a_part_that_is_cut_short_is_found_also_after_a_whole_one_that_says_the_same(name: str) -> None:
    assert read_workbook(valid()).sheets
    assert refusal(larger_than_it_is(name)) == ("damaged-workbook", f"{name.lower()} is cut short")


def test_parts_that_begin_alike_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "CHUNK", 200)
    cell = worksheet('<row r="1"><c r="A1" s="1"><v>43465</v></c></row>')
    values = [read_workbook(packed(parts(cell, style=styles(shown)))).sheets[0].rows[1][1] for shown in (14, 1, 14)]
    assert values == [date(2018, 12, 31), 43465, date(2018, 12, 31)]


@pytest.fixture(scope="module")
def written() -> bytes:
    """A workbook as a program writes it, with a little of everything."""
    file = BytesIO()
    with xlsxwriter.Workbook(file) as workbook:
        sheet = workbook.add_worksheet("Actions")
        for row in range(20):
            sheet.write_row(row, 0, ["text", row, row / 3, True, f"=A{row + 1}"])
        sheet.write_comment("A1", "note")
        sheet.merge_range("G1:H2", "merged")
    return file.getvalue()


def test_a_flipped_byte_is_refused_or_harmless(written: bytes) -> None:
    chance = random.Random(2018)
    for _ in range(400):
        flipped = bytearray(written)
        for _ in range(chance.choice((1, 1, 4, 16))):
            flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
        read_or_refused(bytes(flipped))


def test_a_flipped_byte_in_a_part_that_is_not_packed_is_found_by_its_checksum() -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as package:
        for name, content in parts(worksheet('<row r="1"><c r="A1"><v>1234</v></c></row>')).items():
            package.writestr(name, content)
    assert refusal(file.getvalue().replace(b"<v>1234</v>", b"<v>1235</v>"))[0] == "damaged-workbook"


@settings(max_examples=150)
@given(content=st.text(st.sampled_from("<>/=\"' \n&;x0123456789ABrtsvcf"), max_size=80))
def test_any_text_for_a_row_is_read_or_refused(content: str) -> None:
    read_or_refused(packed(parts(worksheet(content))))


@settings(max_examples=150)
@given(content=st.binary(max_size=300), start=st.sampled_from([b"", b"PK\x03\x04", b"PK\x05\x06" + bytes(18), compound()]))
def test_any_bytes_are_read_or_refused(content: bytes, start: bytes) -> None:
    read_or_refused(start + content)


def read_or_refused(content: bytes) -> None:
    with contextlib.suppress(Refused):
        assert read_workbook(content)


# safety


@pytest.mark.parametrize("name", list(parts(GOOD)))
def test_a_document_type_is_refused_before_its_entities_count(name: str) -> None:
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    bomb = f'<!DOCTYPE a [<!ENTITY l0 "lol">{laughs}]><a>&l9;</a>'
    assert refusal(changed(name, bomb))[0] == "unsafe-workbook"


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/passwd", "xl/../../evil.xml", "C:/evil.xml", r"..\evil.xml"])
def test_a_name_that_leads_out_of_the_package_is_unsafe(name: str) -> None:
    assert refusal(packed({**parts(GOOD), name: "x"}))[0] == "unsafe-workbook"


def test_a_relation_that_leads_out_of_the_package_is_unsafe() -> None:
    made = parts(GOOD)
    relations = str(made["xl/_rels/workbook.xml.rels"])
    made["xl/_rels/workbook.xml.rels"] = relations.replace("worksheets/sheet1.xml", "../../../etc/passwd")
    assert refusal(packed(made))[0] == "unsafe-workbook"


@pytest.mark.parametrize("name", ["xl/worksheets/sheet1.xml", "XL/Worksheets/SHEET1.xml", "xl//worksheets/./sheet1.xml"])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_is_there_twice_is_unsafe(name: str) -> None:
    file = BytesIO(valid())
    with zipfile.ZipFile(file, "a") as package:
        package.writestr(name, GOOD)
    assert refusal(file.getvalue()) == ("unsafe-workbook", f"it contains the part {SHEET} twice")


@pytest.mark.parametrize(
    "sheet",
    [
        worksheet('<row r="1048577"><c><v>1</v></c></row>'), worksheet('<row r="0"><c><v>1</v></c></row>'),
        worksheet('<row r="1"><c r="XFE1"><v>1</v></c></row>'), worksheet('<row r="1"><c r="ZZZ1"><v>1</v></c></row>'),
        worksheet('<row r="1">' + "<c/>" * 16384 + "<c><v>1</v></c></row>"),
        worksheet('<row><c r="A1048577"><v>1</v></c></row>'),
        worksheet("", before='<cols><col min="1" max="16385" hidden="1"/></cols>'),
        worksheet("", before='<cols><col min="3" max="2" hidden="1"/></cols>'),
        worksheet("", after='<mergeCells><mergeCell ref="A1:A1048577"/></mergeCells>'),
    ],
)  # fmt: skip
def test_a_reference_outside_of_the_grid_is_unsafe(sheet: str) -> None:
    assert refusal(packed(parts(sheet)))[0] == "unsafe-workbook"


def test_a_tag_without_an_end_is_not_waited_for() -> None:
    assert refusal(changed(SHEET, '<worksheet a="' + "x" * (6 << 20)))[0] == "damaged-workbook"
    tag = f'<worksheet xmlns="{MAIN}"><sheetData><row a="' + "x" * (10 << 20)
    assert refusal(changed(SHEET, tag))[0] == "unsafe-workbook"


@pytest.mark.parametrize("element", ["<a>", "<c>", "<is>"])
def test_elements_that_are_never_closed_are_not_all_remembered(element: str) -> None:
    rows = f'<row r="1"><c>{element * (1024 * 1024 // len(element))}</c></row>'
    with pytest.raises(Refused) as refused:
        sheet_of(rows, limits=replace(LIMITS, item=500_000))
    assert refused.value.problem.code == "unsafe-workbook"


def test_a_part_that_is_packed_like_a_bomb_is_unsafe() -> None:
    with pytest.raises(Refused) as refused:
        sheet_of("<row/>" * 200_000, limits=replace(LIMITS, ratio_from=1_000_000))
    assert refused.value.problem.found.endswith("packed like a zip bomb")


def test_a_size_that_a_header_claims_is_not_believed() -> None:
    content = valid()
    real = struct.pack("<I", len(GOOD))
    assert content.count(real) == 2
    for claimed in (1, len(GOOD) + 1000, 2**32 - 2):
        assert refusal(content.replace(real, struct.pack("<I", claimed)))[0] == "damaged-workbook"


def test_a_part_with_a_password_is_refused() -> None:
    content = bytearray(valid())
    entry = content.index(b"PK\x01\x02")
    while entry >= 0:
        content[entry + 8] |= 1
        entry = content.find(b"PK\x01\x02", entry + 4)
    assert refusal(bytes(content)) == ("not-a-workbook", "it is a zip archive with a password")


def test_two_tabs_of_one_part_are_damage() -> None:
    made = parts(GOOD)
    tab = '<sheet name="Other" sheetId="2" r:id="rId1"/></sheets>'
    made["xl/workbook.xml"] = str(made["xl/workbook.xml"]).replace("</sheets>", tab)
    assert refusal(packed(made))[0] == "damaged-workbook"


# limits

ROWS = "".join(f'<row r="{row}"><c t="s"><v>0</v></c><c><v>1</v></c></row>' for row in range(1, 6))
MERGED = '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A2:B2"/></mergeCells>'


@pytest.mark.parametrize(
    ("name", "most"),
    [("file", 300), ("parts", 6), ("inflated", 1500), ("description", 200), ("strings", 1), ("cells", 9), ("merged", 1),
     ("formats", 1)],
)  # fmt: skip
def test_what_is_larger_than_a_limit_is_too_large(name: str, most: int) -> None:
    with pytest.raises(Refused) as refused:
        sheet_of(ROWS, strings=shared("<t>a</t>", "<t>b</t>"), style=styles(14), after=MERGED,
                 limits=replace(LIMITS, **{name: most}))  # fmt: skip
    assert refused.value.problem.code == "too-large"


def test_what_is_as_large_as_its_limits_is_read() -> None:
    limits = replace(LIMITS, file=3000, parts=7, inflated=3000, strings=2, cells=10, merged=2, rows=5, columns=2)
    sheet = sheet_of(ROWS, strings=shared("<t>a</t>", "<t>b</t>"), after=MERGED, limits=limits)
    assert len(sheet.rows) == 5


@pytest.mark.parametrize("name", ["rows", "columns"])
def test_the_grid_has_its_limits(name: str) -> None:
    with pytest.raises(Refused):
        sheet_of(ROWS, strings=shared("<t>a</t>"), limits=replace(LIMITS, **{name: 1}))


@pytest.mark.parametrize("text", ["a" * 32_768, "\N{SLIGHTLY SMILING FACE}" * 16_384])
def test_a_text_that_no_cell_of_excel_holds_is_named_by_its_cell(text: str) -> None:
    for cell in (f'<c r="B2" t="inlineStr"><is><t>{text}</t></is></c>', f'<c r="B2"><f>{text}</f></c>'):
        with pytest.raises(Refused) as refused:
            sheet_of(f'<row r="2">{cell}</row>')
        assert (refused.value.problem.code, refused.value.problem.place.cell) == ("too-long", "B2")
        assert "32,768 characters, but a cell can have at most 32,767" in str(refused.value)
    assert sheet_of(f'<row r="2"><c r="B2" t="inlineStr"><is><t>{text[:-1]}</t></is></c></row>').rows


@pytest.mark.parametrize("name", ["xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels", SHEET])
def test_a_part_of_too_many_elements_that_only_describe_is_too_large(name: str) -> None:
    made = parts(GOOD, strings=shared("<t>a</t>"), style=styles(14))
    whole = str(made[name])
    end = whole.rindex("</")
    made[name] = whole[:end] + '<Relationship Id="x" Type="x" Target="x"/>' * 50 + whole[end:]
    assert read_workbook(packed(made))
    with pytest.raises(Refused) as refused:
        read_workbook(packed(made), limits=replace(LIMITS, described=40))
    assert refused.value.problem.code == "too-large"


def test_styles_to_which_nothing_refers_are_damage_since_dates_would_be_numbers() -> None:
    made = parts(GOOD, strings=shared("<t>a</t>"), style=styles(14))
    types = str(made["[Content_Types].xml"])
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
    made["[Content_Types].xml"] = types.replace("</Types>", f'<Override PartName="/xl/styles.xml" ContentType="{kind}"/></Types>')
    assert read_workbook(packed(made))
    made["xl/_rels/workbook.xml.rels"] = str(made["xl/_rels/workbook.xml.rels"]).replace("/styles", "/other")
    assert refusal(packed(made))[0] == "damaged-workbook"


@pytest.mark.parametrize("written", ["2", "TRUE", "", "1 "])
def test_a_start_of_the_days_that_is_no_yes_or_no_is_not_guessed(written: str) -> None:
    made = packed(parts(GOOD, strings=shared("<t>a</t>"), style=styles(14), date_1904=written))
    assert refusal(made) == ("damaged-workbook", "xl/workbook.xml contains something that cannot be read")


@pytest.mark.parametrize(("written", "day"), [("on", date(2023, 1, 1)), ("off", date(2018, 12, 31))])
def test_a_start_of_the_days_may_be_written_as_on_or_off(written: str, day: date) -> None:
    made = packed(parts(GOOD, strings=shared("<t>a</t>"), style=styles(14), date_1904=written))
    assert read_workbook(made).sheets[0].rows[1][2] == day


def test_an_entry_without_a_name_is_passed_over() -> None:
    file = BytesIO(valid())
    with zipfile.ZipFile(file, "a") as package:
        package.writestr("named", b"nothing")
        package.infolist()[-1].filename = ""
    assert read_workbook(file.getvalue()) == read_workbook(valid())


def test_what_stands_among_the_sheets_and_is_none_is_not_passed_over() -> None:
    listed = parts(GOOD)["xl/workbook.xml"]
    assert isinstance(listed, str)
    for other in ("<sheePt", "<Sheet"):
        made = changed("xl/workbook.xml", listed.replace("<sheet ", f'{other} name="Lists" r:id="rId9"/><sheet '))
        assert refusal(made) == ("damaged-workbook", "xl/workbook.xml contains something that cannot be read")
