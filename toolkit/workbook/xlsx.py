"""What XlsxWriter has no word for: a locked structure, a document language, rows that go on growing.

XlsxWriter comes without types, hence `type: ignore` where its classes are extended.
"""

from typing import Any

import xlsxwriter
from xlsxwriter.core import Core
from xlsxwriter.format import Format
from xlsxwriter.packager import Packager
from xlsxwriter.worksheet import CellFormulaTuple, Worksheet


class AnswerWorksheet(Worksheet):  # type: ignore[misc]
    """A worksheet to type in.

    Its row heights are a start: the row still grows when somebody types more. Its formulas are written as they are
    given; looking for functions to rename, as XlsxWriter does, takes half of the time that a return takes.
    """

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
