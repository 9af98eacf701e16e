"""What XlsxWriter has no word for: a locked structure, a language, rows that go on growing, any text as it is.

XlsxWriter comes without types, hence `type: ignore` where its classes are extended.
"""

import re
import zlib
from collections.abc import Iterator
from io import StringIO
from typing import Any
from zipfile import ZipFile

import xlsxwriter
import xlsxwriter.workbook
from xlsxwriter.core import Core
from xlsxwriter.format import Format
from xlsxwriter.packager import Packager
from xlsxwriter.sharedstrings import SharedStrings
from xlsxwriter.utility import xl_rowcol_to_cell_fast
from xlsxwriter.worksheet import CellBlankTuple, CellFormulaTuple, CellStringTuple, Worksheet

_PACKED = 3
"""How hard parts are packed, of 9. The usual 6 takes more than twice as long, and saves a sixth of the size."""
_SPECIAL = re.compile("[<>&]|_x")
"""What a text of visible signs may hold that cannot be written into XML as it stands."""


class _PackedText(StringIO):
    """A text that is written piece by piece and read when it is whole; meanwhile it is kept packed."""

    _PIECE = 1 << 18

    def __init__(self) -> None:
        super().__init__()
        self._waiting: list[str] = []
        self._length = 0
        self._packed: list[bytes] = []

    def write(self, text: str) -> int:
        self._waiting.append(text)
        self._length += len(text)
        if self._length >= self._PIECE:
            self._pack()
        return len(text)

    def _pack(self) -> None:
        self._packed.append(zlib.compress("".join(self._waiting).encode(), 1))
        self._waiting.clear()
        self._length = 0

    def pieces(self) -> Iterator[str]:
        """The text from its beginning, in pieces."""
        self._pack()
        return (zlib.decompress(piece).decode() for piece in self._packed)

    def getvalue(self) -> "_PackedText":  # type: ignore[override]
        """Itself: XlsxWriter encodes what it gets here, and hands it on to `_Zip`, which takes the pieces."""
        return self

    def encode(self, _: str) -> "_PackedText":
        """Itself, as `getvalue` has it."""
        return self


class PlainWorksheet(Worksheet):  # type: ignore[misc]
    """A worksheet whose formulas may give a text without signs, as Excel writes it, or nothing that is known."""

    def _assemble_xml_file(self) -> None:
        super()._assemble_xml_file()
        self.table.clear()  # Written; the sheets that follow need the room.

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        if type(cell) is CellFormulaTuple and cell.format and cell.value == "":
            place, look = xl_rowcol_to_cell_fast(row, col), cell.format._get_xf_index()
            self._xml_formula_element(cell.formula, "", [("r", place), ("s", look), ("t", "str")])
        elif type(cell) is CellFormulaTuple and cell.format and cell.value is None:
            self._xml_start_tag("c", [("r", xl_rowcol_to_cell_fast(row, col)), ("s", cell.format._get_xf_index())])
            self._xml_data_element("f", cell.formula)
            self._xml_end_tag("c")
        else:
            super()._write_cell(row, col, cell)


class AnswerWorksheet(PlainWorksheet):
    """A worksheet to type in.

    Its row heights are a start: the row still grows when somebody types more. The rest is for speed, which counts with
    registers of half a million cells: cells are addressed by number alone, formulas are written as they are given (to
    look for functions to rename takes half of the time that a return takes), texts are referred to in one step, and
    rows do not tell which columns they span, which is optional.
    """

    dim_rowmin: Any
    dim_rowmax: Any
    fh: Any
    write_number = Worksheet._write_number

    def __init__(self) -> None:
        super().__init__()
        self._blanks: dict[Format, CellBlankTuple] = {}
        self._rows, self._completed = _PackedText(), 0

    def complete_rows(self, last: int | None = None) -> None:
        """Keep rows packed into which nothing is written any more: their cells would take far more room.

        Args:
            last: The number of the last such row, from 0; the last row of the sheet if absent.
        """
        if self.dim_rowmin is None:
            return
        first, end, usual = self.dim_rowmin, self.dim_rowmax, self.fh
        self.fh = self._rows
        self.dim_rowmin, self.dim_rowmax = self._completed, end if last is None else last
        super()._write_rows()
        self._completed = self.dim_rowmax + 1
        self.dim_rowmin, self.dim_rowmax, self.fh = first, end, usual
        self.table.clear()

    def _write_rows(self) -> None:
        self.complete_rows()
        for piece in self._rows.pieces():
            self.fh.write(piece)

    def _xml_start_tag_unencoded(self, tag: str, attributes: list[tuple[str, Any]] | None = None) -> None:
        kept = [pair for pair in attributes or [] if pair[0] != "customHeight" or tag != "row"]
        super()._xml_start_tag_unencoded(tag, kept)

    def write_string(self, row: int, col: int, string: str, cell_format: Format | None = None) -> int:
        """As XlsxWriter does it; a cell that says what the one above it says is the same object, and takes no room."""
        if len(string) > self.xls_strmax // 2 or self._check_dimensions(row, col):
            return int(self._write_string(row, col, string, cell_format))
        index, above = self.str_table._get_shared_string_index(string), self.table.get(row - 1, {}).get(col)
        is_same = type(above) is CellStringTuple and above.string == index and above.format is cell_format
        self.table[row][col] = above if is_same else CellStringTuple(index, cell_format)
        return 0

    def write_blank(self, row: int, col: int, _: None = None, cell_format: Format | None = None) -> int:
        """As XlsxWriter does it; all blank cells of one format are the same object."""
        if cell_format is None:
            return 0
        if self._check_dimensions(row, col):
            return -1
        self.table[row][col] = self._blanks.setdefault(cell_format, CellBlankTuple(cell_format))
        return 0

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
        elif type(cell) is CellBlankTuple:
            self.fh.write(f'<c r="{xl_rowcol_to_cell_fast(row, col)}" s="{cell.format._get_xf_index()}"/>')
        else:
            super()._write_cell(row, col, cell)

    def _calculate_spans(self) -> None:
        self.row_spans: dict[int, str] = {}


class Workbook(xlsxwriter.Workbook):  # type: ignore[misc]
    """A workbook whose structure can be locked and whose properties name its language."""

    worksheet_class = PlainWorksheet
    structure_locked = False
    language = "en"

    def _write_book_views(self) -> None:
        if self.structure_locked:
            self._xml_empty_tag("workbookProtection", [("lockStructure", 1)])
        super()._write_book_views()

    def _get_packager(self) -> Packager:
        return _Packager(self.language)

    def _store_workbook(self) -> None:
        # XlsxWriter names its ZipFile in its module, and there is no other way to say how hard to pack.
        usual, xlsxwriter.workbook.ZipFile = xlsxwriter.workbook.ZipFile, _Zip
        try:
            super()._store_workbook()
        finally:
            xlsxwriter.workbook.ZipFile = usual


class _Zip(ZipFile):
    def writestr(
        self, zinfo_or_arcname: Any, data: Any, compress_type: int | None = None,
        compresslevel: int | None = _PACKED,
    ) -> None:
        if not isinstance(data, _PackedText):
            super().writestr(zinfo_or_arcname, data, compress_type, compresslevel)
            return
        zinfo_or_arcname._compresslevel = compresslevel
        with self.open(zinfo_or_arcname, "w") as part:
            for piece in data.pieces():
                part.write(piece.encode())


class _SharedStrings(SharedStrings):  # type: ignore[misc]
    """Texts as they are: XlsxWriter takes one that begins with <r> and ends with </r> for the markup of rich text."""

    def _write_si(self, string: str) -> None:
        if string.isprintable() and string.strip() == string and not _SPECIAL.search(string):
            self.fh.write(f"<si><t>{string}</t></si>")
            return
        escaped = self._escape_control_characters(string)
        self._xml_si_element(escaped, [("xml:space", "preserve")] if escaped.strip() != escaped else [])


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

    def _filename(self, xml_filename: str) -> _PackedText:
        part = _PackedText()
        self.filenames.append((part, xml_filename, False))
        return part

    def _write_core_file(self) -> None:
        core = _Core(self.language)
        core._set_properties(self.workbook.doc_properties)
        core._set_xml_writer(self._filename("docProps/core.xml"))
        core._assemble_xml_file()

    def _write_shared_strings_file(self) -> None:
        if self.workbook.str_table.count:
            strings = _SharedStrings()
            strings.string_table = self.workbook.str_table
            strings._set_xml_writer(self._filename("xl/sharedStrings.xml"))
            strings._assemble_xml_file()
