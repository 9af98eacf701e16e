"""The values that openpyxl reads of a workbook, and nothing of its looks.

Its own readers read each part, but a part that it has read before is not read again: of the thousands of mutants of one
workbook, each has most parts as they were.
"""

import warnings
from collections.abc import Mapping
from contextlib import redirect_stdout
from datetime import datetime
from functools import lru_cache
from io import BytesIO
from itertools import chain
from typing import Any
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.reader.excel import ExcelReader
from openpyxl.reader.strings import read_string_table
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._reader import WorkSheetParser
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.xml.constants import ARC_STYLE, SHARED_STRINGS

Values = Mapping[str, object]
"""Address -> value."""


def by_openpyxl(data: bytes, *, data_only: bool = False) -> dict[str, object] | None:
    """Sheet and address -> value, formulas as they stand or as saved; None if it cannot read the file."""
    try:
        with warnings.catch_warnings(), redirect_stdout(None):  # It prints some of its complaints.
            warnings.simplefilter("ignore")
            return _Reader(BytesIO(data), data_only=data_only).values()
    except Exception:
        return None


class _Reader(ExcelReader):
    """Reads what values depend on, in the order in which openpyxl does."""

    def values(self) -> dict[str, object]:
        self.read_manifest()
        part: Any = self.package.find(SHARED_STRINGS)  # type: ignore[no-untyped-call]
        strings = _strings(self.archive.read(part.PartName[1:])) if part is not None else ()
        self.read_workbook()
        styles = self.archive.read(ARC_STYLE) if ARC_STYLE in self.valid_files else None
        found: dict[str, object] = {}
        for sheet, relation in self.parser.find_sheets():
            if relation.target in self.valid_files and "chartsheet" not in relation.Type:
                title = self.wb.create_sheet(sheet.name).title
                values = _values(self.archive.read(relation.target), strings, styles, self.wb.epoch, data_only=self.data_only)
                found |= {f"{title} {at}": value for at, value in values.items()}
        return found


@lru_cache(64)
def _strings(part: bytes) -> tuple[str, ...]:
    return tuple(read_string_table(BytesIO(part)))


@lru_cache(64)
def _styled(styles: bytes | None) -> Any:
    """A workbook with these styles, which say what is a day and what a time that passed."""
    book: Any = Workbook()
    with ZipFile(BytesIO(), "w") as package:
        if styles is not None:
            package.writestr(ARC_STYLE, styles)
        apply_stylesheet(package, book)
    return book


@lru_cache(256)
def _values(part: bytes, strings: tuple[str, ...], styles: bytes | None, epoch: datetime, *, data_only: bool) -> Values:
    book = _styled(styles)
    parser = WorkSheetParser(BytesIO(part), strings, data_only, epoch, book._date_formats, book._timedelta_formats)
    values: dict[tuple[int, int], object] = {}
    for cell in chain.from_iterable(cells for _, cells in parser.parse()):
        _ = book._cell_styles[cell["style_id"]]  # Where there is no such style, openpyxl reads nothing of the file.
        values[cell["row"], cell["column"]] = cell["value"]
    for merged in parser.merged_cells.mergeCell if parser.merged_cells else ():
        left, top, right, bottom = CellRange(merged.ref).bounds
        for row, column in [*values]:
            if top <= row <= bottom and left <= column <= right and (row, column) != (top, left):
                del values[row, column]
    return {f"{get_column_letter(column)}{row}": value for (row, column), value in values.items() if value is not None}
