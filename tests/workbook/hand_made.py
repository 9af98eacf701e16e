"""Workbooks made by hand, part by part, for what no program writes on purpose."""

import zipfile
from io import BytesIO

from toolkit.reading.workbook import LIMITS, Limits, read_workbook
from toolkit.tracker.record.cells import CellValue, RawSheet, address

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def worksheet(rows: str, *, before: str = "", after: str = "", namespace: str = MAIN) -> str:
    """A worksheet with these rows."""
    return f'<worksheet xmlns="{namespace}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def shared(*items: str) -> str:
    """Shared strings; each item is what stands inside `<si>`."""
    return f'<sst xmlns="{MAIN}">{"".join(f"<si>{item}</si>" for item in items)}</sst>'


def styles(*codes: str | int) -> str:
    """Styles whose first cell format is plain, and whose others have these format codes or numbers."""
    spelled = [(164 + i, code) if isinstance(code, str) else (code, None) for i, code in enumerate(codes)]
    formats = "".join(f'<numFmt numFmtId="{i}" formatCode="{_quoted(code)}"/>' for i, code in spelled if code)
    cells = '<xf numFmtId="0"/>' + "".join(f'<xf numFmtId="{i}"/>' for i, _ in spelled)
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts>'
        f'<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>{cells}</cellXfs></styleSheet>'
    )


def parts(
    sheet: str | bytes, *, strings: str = "", style: str = "", state: str = "visible", date_1904: str = "0"
) -> dict[str, str | bytes]:
    """The parts of a workbook with one sheet, by their names."""
    return {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET_TYPE}.sheet.main+xml"/></Types>'
        ),
        "_rels/.rels": _relations(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><workbookPr date1904="{date_1904}"/>'
            f'<sheets><sheet name="Sheet" sheetId="1" state="{state}" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": _relations(
            ("rId1", "worksheet", "worksheets/sheet1.xml"),
            ("rId2", "sharedStrings", "/xl/sharedStrings.xml"),
            ("rId3", "styles", "styles.xml"),
        ),
        "xl/worksheets/sheet1.xml": sheet,
        "xl/sharedStrings.xml": strings or shared(),
        "xl/styles.xml": style or styles(),
    }


def packed(contents: dict[str, str | bytes]) -> bytes:
    """The package with these parts."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in contents.items():
            package.writestr(name, content)
    return file.getvalue()


def sheet_of(
    rows: str, *, strings: str = "", style: str = "", date_1904: str = "0", before: str = "", after: str = "",
    limits: Limits = LIMITS,
) -> RawSheet:  # fmt: skip
    """The only sheet of a workbook made by hand, as it is read."""
    made = parts(worksheet(rows, before=before, after=after), strings=strings, style=style, date_1904=date_1904)
    return read_workbook(packed(made), limits=limits).sheets[0]


def cells_of(rows: str, *, strings: str = "", style: str = "", date_1904: str = "0") -> dict[str, CellValue]:
    """The cells of the only sheet of a workbook made by hand, by their addresses."""
    return by_address(sheet_of(rows, strings=strings, style=style, date_1904=date_1904))


def by_address(sheet: RawSheet) -> dict[str, CellValue]:
    """The cells of a sheet by their addresses."""
    return {address(row, column): value for row, cells in sheet.rows.items() for column, value in cells.items()}


def _relations(*relations: tuple[str, str, str]) -> str:
    each = "".join(f'<Relationship Id="{i}" Type="{RELATIONS}/{kind}" Target="{to}"/>' for i, kind, to in relations)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


def _quoted(code: str) -> str:
    return code.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
