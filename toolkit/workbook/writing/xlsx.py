"""What XlsxWriter has no word for: a locked structure, a language, rows that go on growing, any text as it is.

XlsxWriter comes without types, hence `type: ignore` where its classes are extended.
"""

import re
import zlib
from collections.abc import Callable
from functools import lru_cache
from importlib import import_module
from io import StringIO
from types import ModuleType
from typing import Any
from zipfile import ZipFile

import xlsxwriter
import xlsxwriter.workbook
from xlsxwriter.core import Core
from xlsxwriter.format import Format
from xlsxwriter.packager import Packager
from xlsxwriter.sharedstrings import SharedStrings
from xlsxwriter.utility import xl_rowcol_to_cell_fast
from xlsxwriter.worksheet import CellFormulaTuple, Worksheet

try:
    _packing: ModuleType = import_module("isal.isal_zlib")  # the extra `fast`
except ImportError:
    _packing = zlib

_PACKED = 4 if _packing is zlib else 2
"""How hard parts are packed. The usual 6 takes more than twice as long as 4, and saves a tenth of the size; what the
extra `fast` brings takes a fifth of the time, and a tenth more room."""
_SPECIAL = re.compile("[<>&]|_x")
"""What a text of visible signs may hold that cannot be written into XML as it stands."""


class _PackedText(StringIO):
    """A text that is written piece by piece, each of which is packed at once as the zip file has it."""

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
        if self._waiting:
            packer = _packing.compressobj(_PACKED, zlib.DEFLATED, -zlib.MAX_WBITS)
            packed = packer.compress("".join(self._waiting).encode())
            self._packed.append(packed + packer.flush(zlib.Z_FULL_FLUSH))
            self._waiting.clear()
            self._length = 0

    def take(self, other: "_PackedText") -> None:
        """Write what another text says, packed as it is."""
        self._pack()
        self._packed += other.packed()

    def packed(self) -> list[bytes]:
        """The text in pieces, each packed by itself."""
        self._pack()
        return self._packed

    def getvalue(self) -> "_PackedText":  # type: ignore[override]
        """Itself: XlsxWriter encodes what it gets here, and hands it on to `_Zip`, which takes the pieces."""
        return self

    def encode(self, _: str) -> "_PackedText":
        """Itself, as `getvalue` has it."""
        return self


class _AsPacked:
    """Stands for the packer of a part whose pieces are packed already, in the order in which they are written."""

    _END = b"\x03\x00"
    """Of what was packed: a last block without anything."""

    def __init__(self, packed: list[bytes]) -> None:
        self._packed = iter(packed)

    def compress(self, _: bytes) -> bytes:
        return next(self._packed)

    def flush(self) -> bytes:
        return self._END


class PlainWorksheet(Worksheet):  # type: ignore[misc]
    """A worksheet whose formulas may give a text without signs, as Excel writes it, or nothing that is known.

    Its rows can be written as XML while the others are still to come (`rows`): as cells they would take far more room.
    """

    dim_rowmin: Any
    dim_rowmax: Any
    fh: Any

    def __init__(self) -> None:
        super().__init__()
        self._rows, self._completed = _PackedText(), 0

    def take_row(self, row: int, xml: str) -> None:
        """Keep a row as XML; those above it are complete, too.

        Args:
            row: The row, counted from 0; below all that were taken before.
            xml: The whole of it.
        """
        self._complete_rows(row - 1)
        self._rows.write(xml)
        self._completed = row + 1

    def taken_cell(self, row: int, column: int) -> str:
        """The XML of a cell that was written before; the sheet has it no more."""
        return self._caught(lambda: self._write_cell(row, column, self.table[row].pop(column)))

    def row_tag(self, row: int, info: Any) -> str:
        """What XML says of a row behind its number, up to its cells.

        Args:
            row: The row, counted from 0.
            info: What XlsxWriter was told of it.
        """
        return self._caught(lambda: self._write_row(row, None, info)).removeprefix(f'<row r="{row + 1}"')

    def _caught(self, write: Callable[[], None]) -> str:
        usual, self.fh = self.fh, StringIO()
        write()
        caught, self.fh = self.fh.getvalue(), usual
        return str(caught)

    def _complete_rows(self, last: int) -> None:
        if self._completed > last or self.dim_rowmin is None:
            return
        first, end, usual = self.dim_rowmin, self.dim_rowmax, self.fh
        self.dim_rowmin, self.dim_rowmax, self.fh = max(self._completed, first), last, self._rows
        super()._write_rows()
        self.dim_rowmin, self.dim_rowmax, self.fh = first, end, usual
        self._completed = last + 1

    def _write_rows(self) -> None:
        if not self._completed:
            super()._write_rows()
            return
        self._complete_rows(self.dim_rowmax)
        self.fh.take(self._rows)

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

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return _prepared(formula, expand_future_functions or self.use_future_functions)

    def _calculate_spans(self) -> None:
        # Which columns the rows span is optional, and takes a look at every cell.
        self.row_spans: dict[int, str] = {}


@lru_cache(maxsize=256)
def _prepared(formula: str, with_future_functions: bool) -> str:
    """A formula with the prefix of each function that is newer than the format, for which XlsxWriter looks 30 times."""
    usual = Worksheet()
    usual.use_future_functions = with_future_functions
    return str(usual._prepare_formula(formula))


class AnswerWorksheet(PlainWorksheet):
    """A worksheet to type in.

    Its row heights are a start: the row still grows when somebody types more. The rest is for speed: cells are
    addressed by number alone, and formulas are written as they are given (to look for functions to rename takes half
    of the time that a return takes).
    """

    write_number = Worksheet._write_number
    write_string = Worksheet._write_string
    write_blank = Worksheet._write_blank

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
        compresslevel: int | None = 4,
    ) -> None:
        if not isinstance(data, _PackedText):
            super().writestr(zinfo_or_arcname, data, compress_type, compresslevel)
            return
        packed = data.packed()
        with self.open(zinfo_or_arcname, "w") as part:
            part._compressor = _AsPacked(packed)  # type: ignore[attr-defined]
            for piece in packed:
                part.write(_packing.decompressobj(-zlib.MAX_WBITS).decompress(piece))


class _SharedStrings(SharedStrings):  # type: ignore[misc]
    """Texts as they are: XlsxWriter takes one that begins with <r> and ends with </r> for the markup of rich text."""

    def _write_sst_strings(self) -> None:
        for text in self.string_table.string_array:
            if text.isprintable() and text.strip() == text and not _SPECIAL.search(text):
                self.fh.write(f"<si><t>{text}</t></si>")
            else:
                escaped = self._escape_control_characters(text)
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
