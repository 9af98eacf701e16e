"""Ways to mutate what a return means by its format: kinds of cells, dates, formulas, rows, strings, what hides, zip.

They follow section 8 of the design, each at a place that a seeded chance picks, and two may meet in one return.
"""

import re
import struct
import warnings
import zipfile
from collections.abc import Callable
from io import BytesIO
from random import Random

from tests.hostile.invented import ACTIONS_PART, Parts, packed, parts

WORKBOOK, STRINGS, STYLES = "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"
_CELL = re.compile(r'<c r="([A-Z]+)(\d+)"([^>]*?)(?:/>|>(.*?)</c>)', re.DOTALL)
_ROW = re.compile(r'<row r="\d+".*?</row>', re.DOTALL)
_STRING = re.compile(r"<si>.*?</si>", re.DOTALL)
_NUMBERS = ("0", "1", "-1", "0.5", "0.9999999999", "43000", "43000.25", "59", "60", "61", "1462", "2958465", "2958466",
            "1E5", "1e400", "-0", "1e-7", "007", "NaN", "Infinity", "1_0", " 5 ", "٤", "0x10", "1,5", "")
_TEXTS = ("a_x000D_b", "_x0041_", "_x005F_x0041_", "_xD83D_", " blanks ", "two\nlines", "a&#13;\nb", "&#65;&lt;b&gt;",
          "&amp;amp;", "=1+1", "\u202eabc", "e\u0301", "<![CDATA[<v>1</v>]]>", "x" * 32_768, "&#x1F600;", "#REF!")
_CODES = ("dd/mm/yyyy", "0.00", "[h]:mm", "General", "@", '"d"0', "[Red]d", "yyyy;0", "[&gt;1]d;0", "hh:mm", "\\d0",
          "d" * 300, "m", "s.00", "[$-409]mmm yy", "")
_FORMATS = (*range(23), 37, 40, 44, 45, 46, 47, 49, 164, 165, 166, 999, -1)
"""By number. Those from 27 to 36 and from 50 on show dates in East Asian languages, which openpyxl does not know."""
_KINDS = ("s", "n", "str", "inlineStr", "b", "e", "d", "z", "")


def _in_actions(change: Callable[[str, Random], str]) -> Callable[[Parts, Random], None]:
    def changed(into: Parts, chance: Random) -> None:
        into[ACTIONS_PART] = change(into[ACTIONS_PART].decode(), chance).encode()

    return changed


def _one(pattern: re.Pattern[str], xml: str, chance: Random, new: Callable[[re.Match[str]], str]) -> str:
    found = list(pattern.finditer(xml))
    if not found:
        return xml
    one = chance.choice(found)
    return xml[: one.start()] + new(one) + xml[one.end() :]


def _content(chance: Random) -> tuple[str, str]:
    """A kind of cell, as its attribute, and what such a cell may hold."""
    number, text = chance.choice(_NUMBERS), chance.choice(_TEXTS)
    kind = chance.choice(_KINDS)
    formula = f"<f>{chance.choice(('1+1', 'SUM(A1:A2)', ''))}</f>" if chance.random() < 0.2 else ""
    if kind == "inlineStr":
        runs = chance.choice((f"<t>{text}</t>", f'<t xml:space="preserve">{text}</t>', f"<r><t>{text}</t></r><r><t>2</t></r>",
                              f'<t>{text}</t><rPh sb="0" eb="1"><t>guide</t></rPh>', ""))
        return ' t="inlineStr"', f"{formula}<is>{runs}</is>"
    inside = {"s": chance.choice(("0", "24", "100", "101", "-1", "1.0", " 3 ", "")), "str": text,
              "b": chance.choice(("0", "1", "true", "FALSE", "2", "")), "e": chance.choice(("#REF!", "#N/A", "#SPILL!", "")),
              "d": chance.choice(("2018-12-31", "2018-12-31T10:00:00", "2018-02-30", "10:00:00", "noon"))}.get(kind, number)
    return (f' t="{kind}"' if kind else ""), f"{formula}{chance.choice((f'<v>{inside}</v>', f'<v>{inside}</v>', '', '<v/>'))}"


def _cell_written(xml: str, chance: Random) -> str:
    kind, inside = _content(chance)

    def new(cell: re.Match[str]) -> str:
        style = f' s="{chance.randrange(33)}"' if chance.random() < 0.3 else "".join(re.findall(r' s="\d+"', cell[3]))
        return f'<c r="{cell[1]}{cell[2]}"{style}{kind}>{inside}</c>'

    return _one(_CELL, xml, chance, new)


def _cell_retyped(xml: str, chance: Random) -> str:
    def new(cell: re.Match[str]) -> str:
        kept = re.sub(r' t="\w*"', "", cell[3])
        return f'<c r="{cell[1]}{cell[2]}"{kept} t="{chance.choice(_KINDS)}">{cell[4] or ""}</c>'

    return _one(_CELL, xml, chance, new)


def _cell_moved(xml: str, chance: Random) -> str:
    where = ("XFD1048576", "XFE1", "A1048577", "A0", "a2", "N2", "$N$2", "2N", "ZZZZ1", "", f"N{chance.randrange(1, 9)}")
    return _one(_CELL, xml, chance, lambda cell: cell[0].replace(f'r="{cell[1]}{cell[2]}"', f'r="{chance.choice(where)}"'))


def _formula_shared(xml: str, chance: Random) -> str:
    kind = chance.choice(('t="shared" si="0"', 't="shared" si="0" ref="H2:H6"', 't="array" ref="H2:H6"', 't="dataTable"'))
    formula = chance.choice((f"<f {kind}>A2*2</f>", f"<f {kind}/>"))
    return _one(_CELL, xml, chance, lambda c: f'<c r="{c[1]}{c[2]}">{formula}<v>2</v></c>')


def _addresses_left_out(xml: str, chance: Random) -> str:
    pattern = chance.choice((r'(<c) r="\w+"', r'(<row) r="\d+"', r'(<(?:c|row)) r="\w+"'))
    return re.sub(pattern, r"\1", xml) if chance.random() < 0.5 else re.sub(pattern, r"\1", xml, count=chance.randrange(1, 30))


def _rows_reordered(xml: str, chance: Random) -> str:
    rows = _ROW.findall(xml)
    order = chance.sample(rows, len(rows)) + (rows[:1] if chance.random() < 0.3 else [])
    return xml.replace("".join(rows), "".join(order))


def _cells_reordered(xml: str, chance: Random) -> str:
    def new(row: re.Match[str]) -> str:
        cells = [cell[0] for cell in _CELL.finditer(row[0])]
        return row[0].replace("".join(cells), "".join(chance.sample(cells, len(cells))))

    return _one(_ROW, xml, chance, new)


def _used_range(xml: str, chance: Random) -> str:
    dimension = chance.choice(("A1", "A1:XFD1048576", "R6:A1", "none", "B2:C3"))
    xml = re.sub(r'<dimension ref="[^"]*"/>', f'<dimension ref="{dimension}"/>', xml)
    last = chance.choice(("", '<row r="1048576"/>', '<row r="1048577"/>', '<row r="9"><c r="XFD9"/></row>', '<row r="7"/>'))
    return xml.replace("</sheetData>", f"{last}</sheetData>")


def _hidden(xml: str, chance: Random) -> str:
    if chance.random() < 0.5:
        return re.sub(r"<row ", lambda m: m[0] + chance.choice(("", 'hidden="1" ')), xml)
    return re.sub(r"<col ", lambda m: m[0] + chance.choice(("", 'hidden="1" ')), xml)


def _merged(xml: str, chance: Random) -> str:
    ranges = chance.choice(("A2:B2", "H2:H6", "A1:XFD1048576", "N2", "N3:N2", "A1:XFE1", "", "N2:", "A2:B2 C2:D2"))
    if ranges == "A1:XFD1048576":  # openpyxl makes a cell of each that is merged
        ranges = "A8:Z9"
    return xml.replace("</sheetData>", f'</sheetData><mergeCells count="1"><mergeCell ref="{ranges}"/></mergeCells>')


def _string_written(into: Parts, chance: Random) -> None:
    text = chance.choice(_TEXTS)
    new = chance.choice((f"<si><t>{text}</t></si>", f'<si><t xml:space="preserve">{text}</t></si>', "<si/>", "", "<si><t/></si>",
                         f"<si><r><rPr><b/></rPr><t>{text}</t></r><r><t> more</t></r></si>",
                         f'<si><t>{text}</t><rPh sb="0" eb="1"><t>guide</t></rPh><phoneticPr fontId="1"/></si>'))
    into[STRINGS] = _one(_STRING, into[STRINGS].decode(), chance, lambda _: new).encode()


def _format_changed(into: Parts, chance: Random) -> None:
    xml = into[STYLES].decode()
    if chance.random() < 0.5:
        code = chance.choice(_CODES)
        xml = _one(re.compile(r'formatCode="[^"]*"'), xml, chance, lambda _: f'formatCode="{code}"')
    else:
        number = chance.choice(_FORMATS)
        start, end = xml.index("<cellXfs"), xml.index("</cellXfs>")
        formats = _one(re.compile(r'numFmtId="\d+"'), xml[start:end], chance, lambda _: f'numFmtId="{number}"')
        xml = xml[:start] + formats + xml[end:]
    into[STYLES] = xml.encode()


def _days_from_1904(into: Parts, chance: Random) -> None:
    written = chance.choice(("1", "true", "0", "false", "on", "2"))
    into[WORKBOOK] = into[WORKBOOK].replace(b"<workbookPr ", f'<workbookPr date1904="{written}" '.encode())


def _sheets_changed(into: Parts, chance: Random) -> None:
    xml = into[WORKBOOK].decode()
    how = chance.randrange(3)
    if how == 0:
        xml = _one(re.compile(r'(?<=<sheet )name="[^"]*"'), xml, chance,
                   lambda _: f'name="{chance.choice(("Actions", "ACTIONS", " Actions", "Sheet 9", "a_x0041_", ""))}"')
    elif how == 1:
        state = chance.choice(("visible", "hidden", "veryHidden", "gone"))
        xml = _one(re.compile(r"(?<=<sheet )"), xml, chance, lambda _: f'state="{state}" ') if "state=" not in xml else (
            re.sub(r'state="\w+"', f'state="{state}"', xml))
    else:
        sheets = re.findall(r"<sheet [^>]*/>", xml)
        xml = xml.replace("".join(sheets), "".join(chance.sample(sheets, chance.randrange(len(sheets) + 1))))
    into[WORKBOOK] = xml.encode()


def _encoded(into: Parts, chance: Random) -> None:
    name = chance.choice((ACTIONS_PART, STRINGS, WORKBOOK, STYLES))
    text = into[name].decode()
    how = chance.choice(("utf-16", "utf-8-sig", "latin-1", "cp1252", "declared otherwise", "a document type", "a comment"))
    if how == "declared otherwise":
        into[name] = text.replace("UTF-8", chance.choice(("latin-1", "UTF-16", "nothing-known", "ascii")), 1).encode()
    elif how == "a document type":
        into[name] = text.replace("?>", '?><!DOCTYPE a [<!ENTITY e "x">]>', 1).encode()
    elif how == "a comment":
        into[name] = re.sub(r"<v>", lambda m: m[0] + chance.choice(("", "", "", "<!-- c -->", "<?p i?>")), text).encode()
    else:
        declared = text.replace("UTF-8", how.removesuffix("-sig"), 1)
        into[name] = declared.encode(how, "xmlcharrefreplace")


def _strict(into: Parts, _: Random) -> None:
    for name, part in into.items():
        into[name] = part.replace(b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                                  b"http://purl.oclc.org/ooxml/spreadsheetml/main").replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships")


_CHANGES: tuple[Callable[[Parts, Random], None], ...] = (
    *map(_in_actions, (_cell_written, _cell_written, _cell_written, _cell_retyped, _cell_moved, _formula_shared,
                       _addresses_left_out, _rows_reordered, _cells_reordered, _used_range, _hidden, _merged)),
    _string_written, _string_written, _format_changed, _format_changed, _days_from_1904, _sheets_changed, _strict)


def format_changed(chance: Random) -> bytes:
    """One or two changes of what the format means; at times the zip archive around it is changed as well."""
    into = parts()
    for _ in range(chance.choice((1, 1, 1, 2))):
        chance.choice(_CHANGES)(into, chance)
    if chance.random() < 0.05:
        _encoded(into, chance)
    data = packed(into, zipfile.ZIP_STORED)
    return _archive_changed(data, into, chance) if chance.random() < 0.05 else data


def _archive_changed(data: bytes, into: Parts, chance: Random) -> bytes:
    """A part twice, in other letters or packed otherwise, or a field of the directory that lies."""
    how = chance.randrange(4)
    name = chance.choice(list(into))
    if how == 0:
        return packed(into, chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)))
    if how == 1:
        renamed = {(n.upper() if n == name else n.replace("/", "\\") if chance.random() < 0.1 else n): p
                   for n, p in into.items()}
        return packed(renamed)
    if how == 2:
        return _with_one_more(data, chance.choice((name, name.capitalize(), f"./{name}", f"a/../{name}")), into[name])
    at = chance.choice([found.start() for found in re.finditer(b"PK\x01\x02", data)])
    field = chance.choice((8, 10, 16, 20, 24, 28, 42))
    value = struct.pack("<H", chance.choice((0, 1, 8, 9, 99, 65_535)))
    return data[: at + field] + value + data[at + field + 2 :]


def _with_one_more(data: bytes, name: str, content: bytes) -> bytes:
    file = BytesIO(data)
    with warnings.catch_warnings(), zipfile.ZipFile(file, "a") as package:
        warnings.simplefilter("ignore", UserWarning)
        package.writestr(zipfile.ZipInfo(name), content)
    return file.getvalue()
