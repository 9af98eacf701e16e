"""What XlsxWriter has no word for: a locked structure, a document language, rows that go on growing.

XlsxWriter comes without types, hence `type: ignore` where its classes are extended.
"""

from typing import Any

import xlsxwriter
from xlsxwriter.core import Core
from xlsxwriter.format import Format
from xlsxwriter.packager import Packager
from xlsxwriter.utility import xl_rowcol_to_cell_fast
from xlsxwriter.worksheet import CellFormulaTuple, CellStringTuple, Worksheet


class AnswerWorksheet(Worksheet):  # type: ignore[misc]
    """A worksheet to type in.

    Its row heights are a start: the row still grows when somebody types more. The rest is for speed, which counts with
    registers of half a million cells: cells are addressed by number alone, formulas are written as they are given (to
    look for functions to rename takes half of the time that a return takes), texts are referred to in one step, and
    rows do not tell which columns they span, which is optional.
    """

    write_string = Worksheet._write_string
    write_blank = Worksheet._write_blank
    write_number = Worksheet._write_number

    def _xml_start_tag_unencoded(self, tag: str, attributes: list[tuple[str, Any]] | None = None) -> None:
        kept = [pair for pair in attributes or [] if pair[0] != "customHeight" or tag != "row"]
        super()._xml_start_tag_unencoded(tag, kept)

    def _write_formula(
        self, row: int, col: int, formula: str, cell_format: Format | None = None, value: str | float = 0
    ) -> int:
        if self._check_dimensions(row, col):
            return -1
        self.table[row][col] = CellFormulaTuple(formula.removeprefix("="), cell_format, value)
        return 0

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        if type(cell) is CellStringTuple and cell.format:
            place, look = xl_rowcol_to_cell_fast(row, col), cell.format._get_xf_index()
            self.fh.write(f'<c r="{place}" s="{look}" t="s"><v>{cell.string}</v></c>')
        else:
            super()._write_cell(row, col, cell)

    def _calculate_spans(self) -> None:
        self.row_spans: dict[int, str] = {}


class Workbook(xlsxwriter.Workbook):  # type: ignore[misc]
    """A workbook whose structure can be locked and whose properties name its language."""

    structure_locked = False
    language = "en"

    def _write_book_views(self) -> None:
        if self.structure_locked:
            self._xml_empty_tag("workbookProtection", [("lockStructure", 1)])
        super()._write_book_views()

    def _get_packager(self) -> Packager:
        return _Packager(self.language)


class _Core(Core):  # type: ignore[misc]
    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def _write_cp_content_status(self) -> None:
        super()._write_cp_content_status()
        self._xml_data_element("dc:language", self.language)


class _Packager(Packager):  # type: ignore[misc]
    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def _write_core_file(self) -> None:
        core = _Core(self.language)
        core._set_properties(self.workbook.doc_properties)
        core._set_xml_writer(self._filename("docProps/core.xml"))
        core._assemble_xml_file()
