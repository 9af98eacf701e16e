"""A hard recalculation by LibreOffice, which by default trusts the stored results of a file it did not save."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from tests.libreoffice import convert


def recalculated(workbook: bytes, folder: Path) -> bytes:
    """The workbook as LibreOffice saves it after it has computed every formula anew.

    Args:
        workbook: An .xlsx file.
        folder: A folder to work in, made where it is not there yet.
    """
    source = folder / "before.xlsx"
    folder.mkdir(exist_ok=True)
    source.write_bytes(workbook)
    return convert(source, "xlsx", folder / "after", computed=True).read_bytes()


def with_cells(workbook: bytes, part: str, cells: dict[str, str]) -> bytes:
    """The workbook with some cells replaced as raw XML, to hold what no writer of ours would write.

    Args:
        workbook: An .xlsx file.
        part: The sheet's part, such as `xl/worksheets/sheet2.xml`.
        cells: Address -> the rest of its element: `t="e"><v>#N/A</v>`.
    """
    def replaced(sheet: str) -> str:
        for address, content in cells.items():
            start = sheet.index(f'<c r="{address}"')
            tag_end = sheet.index(">", start) + 1
            end = tag_end if sheet[tag_end - 2] == "/" else sheet.index("</c>", start) + 4
            style = re.search(r' s="\d+"', sheet[start:tag_end])
            sheet = f'{sheet[:start]}<c r="{address}"{style[0] if style else ""} {content}</c>{sheet[end:]}'
        return sheet

    return _with_part(workbook, part, replaced)


def with_stale_results(workbook: bytes, part: str) -> bytes:
    """The workbook with a wrong stored result beside every formula of a sheet."""
    return _with_part(workbook, part, lambda sheet: re.sub(
        r'<c r="(\w+)"( s="\d+")?(?: t="\w+")?><f>(.*?)</f><v>.*?</v></c>',
        r'<c r="\1"\2 t="str"><f>\3</f><v>stale</v></c>', sheet, flags=re.DOTALL))


def _with_part(workbook: bytes, part: str, change: Callable[[str], str]) -> bytes:
    source, target = zipfile.ZipFile(BytesIO(workbook)), BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as written:
        for name in source.namelist():
            content = source.read(name)
            written.writestr(name, change(content.decode()).encode() if name == part else content)
    return target.getvalue()
