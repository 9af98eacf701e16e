"""Opening a workbook that exists already: within bounds, by openpyxl, since its colours, notes and strike-outs count.

What would be dear to build is bounded before anything is built: the file's parts are inflated and counted first.
"""

import html
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any

from toolkit.sources.documents.signs import in_signs
from toolkit.sources.documents.workbook_cells import Book, Cell, Position, Sheet, precision_of, shown
from toolkit.sources.documents.workbook_looks import fill_of, note_text, theme_colours
from toolkit.tracker.record.problems import Place, Refused
from toolkit.words import details
from toolkit.words import sources as words
from toolkit.words.speaking import said

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

MAX_PARTS = 2000
MAX_INFLATED_BYTES = 200_000_000
"""The most that the parts of a workbook may come to, counted while they are inflated."""
MAX_CELLS = 1_000_000
"""The most cells of a workbook, blank formatted ones included; each becomes an object."""
MAX_COVERED = 1_000_000
"""The most cells that merges and links may cover."""

_CELL = re.compile(rb"<(?:\w+:)?c[ />]")
_RANGE = re.compile(rb'<(?:\w+:)?(?:mergeCell|hyperlink)\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")
_DRAWN = re.compile(r"<a:t>([^<]*)</a:t>")
_PAGE_CODE = re.compile(r'&(?:\[[^\]]*\]|"[^"]*"|[A-Za-z]|\d+|&)')
_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_DAMAGED = (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, EOFError, RuntimeError)


def is_workbook(data: bytes, file: str) -> bool:
    """Whether a zip package holds a workbook; one that is cut short is known by what is left of it, or by its name."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            return any(name.lower().startswith("xl/") for name in package.namelist())
    except _DAMAGED:
        return b"xl/worksheets/" in data or file.lower().endswith((".xlsx", ".xlsm"))


def read_book(data: bytes, file: str) -> Book:
    """Read a workbook.

    Raises:
        Refused: It is protected, damaged, too large, unsafe, or of a form that cannot be read.
    """
    place = Place(file=file)
    parts = _parts(data, place)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of what it leaves out when it saves; we never save
            book = _load(data, values=True)
            formulas = _load(data, values=False) if any(map(_FORMULA.search, _worksheets(parts))) else None
            sheets = tuple(_SheetReader(sheet, book, formulas).read() for sheet in book.worksheets)
    except Exception as error:  # a damaged part can fail anywhere within the library
        raise Refused("damaged-workbook", place, _in_one_line(error)) from None
    return Book(sheets, tuple(_drawn(parts)))


def _load(data: bytes, *, values: bool) -> "Workbook":
    from openpyxl import load_workbook

    return load_workbook(BytesIO(data), data_only=values, rich_text=values, keep_vba=False, keep_links=False)


def _parts(data: bytes, place: Place) -> dict[str, bytes]:
    """The parts in XML by name, within bounds.

    Raises:
        Refused: A bound is passed, or the package is damaged, protected or no workbook that can be read.
    """
    try:
        parts = dict(_inflated(data, place))
    except _DAMAGED:
        raise Refused("damaged-workbook", place, said(details.FILE_CUT_SHORT)) from None
    if "xl/workbook.bin" in parts:
        raise Refused("old-excel-format", place)
    if any(b"<!DOCTYPE" in part or b"<\0!\0D" in part for part in parts.values()):
        raise Refused("unsafe-workbook", place, said(words.DOCUMENT_TYPE))
    if _STRICT in parts.get("xl/workbook.xml", b""):
        raise Refused("strict-workbook", place)
    sheets = _worksheets(parts)
    if sum(sum(1 for _ in _CELL.finditer(sheet)) for sheet in sheets) > MAX_CELLS:
        raise Refused("too-large", place, said(words.MORE_CELLS, most=f"{MAX_CELLS:,}"))
    if sum(_covered(sheet) for sheet in sheets) > MAX_COVERED:
        raise Refused("too-large", place, said(words.MORE_COVERED, most=f"{MAX_COVERED:,}"))
    return parts


def _inflated(data: bytes, place: Place) -> Iterator[tuple[str, bytes]]:
    left = MAX_INFLATED_BYTES
    with zipfile.ZipFile(BytesIO(data)) as package:
        entries = package.infolist()
        if len(entries) > MAX_PARTS:
            raise Refused("too-large", place, said(details.MORE_PARTS, most=f"{MAX_PARTS:,}"))
        for entry in entries:
            if entry.flag_bits & 1:
                raise Refused("password-protected", place)
            with package.open(entry) as part:
                content = part.read(left + 1)
            left -= len(content)
            if left < 0:
                raise Refused("too-large", place,
                              said(words.UNPACKS_TO_MORE, most=MAX_INFLATED_BYTES // 1_000_000))
            yield entry.filename.lower(), content if entry.filename.endswith((".xml", ".bin")) else b""


def _worksheets(parts: Mapping[str, bytes]) -> list[bytes]:
    return [part for name, part in parts.items() if name.startswith("xl/worksheets/")]


def _covered(sheet: bytes) -> int:
    """How many cells the merges and links of a sheet cover."""
    total = 0
    for left, top, right, bottom in (found.groups() for found in _RANGE.finditer(sheet)):
        total += (abs(_column(right) - _column(left)) + 1) * (abs(int(bottom) - int(top)) + 1)
    return total


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _drawn(parts: Mapping[str, bytes]) -> Iterator[str]:
    """The words of text boxes and charts."""
    for name, part in parts.items():
        if name.startswith(("xl/drawings/", "xl/charts/")):
            words = " ".join(html.unescape(text) for text in _DRAWN.findall(part.decode("utf-8", "replace")))
            if words.strip():
                yield " ".join(words.split())


def _in_one_line(error: Exception) -> str:
    return " ".join(str(error).split()).rstrip(".")[:200] or type(error).__name__


class _SheetReader:
    """Reads one worksheet that openpyxl has loaded."""

    def __init__(self, sheet: "Worksheet", book: "Workbook", formulas: "Workbook | None") -> None:
        from openpyxl.styles.colors import COLOR_INDEX

        self._sheet = sheet
        self._formulas: dict[Position, Any] = formulas[sheet.title]._cells if formulas else {}
        theme = book.loaded_theme
        self._theme = theme_colours(theme.decode("utf-8", "replace")) if isinstance(theme, bytes) else []
        self._indexed: tuple[str, ...] = tuple(getattr(book, "_colors", None) or COLOR_INDEX)
        self._looks: dict[int, tuple[str, bool, str, str]] = {}

    def read(self) -> Sheet:
        """The sheet in neutral form."""
        sheet = self._sheet
        cells: dict[Position, Cell] = {}
        for position, cell in sheet._cells.items():
            made = self._cell(position, cell)
            if made is not None:
                cells[position] = made
        last = max((row for row, _ in cells), default=0)
        return Sheet(sheet.title, sheet.sheet_state != "visible", cells, self._hidden_rows(cells),
                     self._hidden_columns(cells), dict(self._merged(last)), tuple(self._furniture()))

    def _cell(self, position: Position, cell: Any) -> Cell | None:
        if type(cell).__name__ == "MergedCell":
            return None
        fill, is_struck, number_format, font = self._look(cell)
        text, struck = _texts(cell.value, is_struck, number_format, font)
        number = cell.value if isinstance(cell.value, int | float) and not isinstance(cell.value, bool) else None
        day = cell.value.date() if cell.is_date and hasattr(cell.value, "date") else None
        note = note_text(cell.comment.text) if cell.comment and cell.comment.text else ""
        formula = "" if text or struck or cell.value is not None else self._formula(position)
        if not (text or struck or fill or note or formula):
            return None
        return Cell(*position, text, None if is_struck else (day or number),
                    precision_of(number_format) if day else "day", struck, fill, note, _link(cell), formula,
                    cell.data_type == "e")

    def _look(self, cell: Any) -> tuple[str, bool, str, str]:
        """Fill, whether it is struck out, number format and font; worked out once for each style."""
        look = self._looks.get(cell.style_id)
        if look is None:
            look = (fill_of(cell.fill, self._theme, self._indexed), bool(cell.font and cell.font.strike),
                    cell.number_format or "General", str(getattr(cell.font, "name", "") or ""))
            self._looks[cell.style_id] = look
        return look

    def _formula(self, position: Position) -> str:
        """The formula of a cell for which no value was saved."""
        held = getattr(self._formulas.get(position), "value", None)
        text = getattr(held, "text", held)
        return text if isinstance(text, str) and text.startswith("=") else ""

    def _hidden_rows(self, cells: Mapping[Position, Cell]) -> frozenset[int]:
        used = {row for (row, _), cell in cells.items() if cell.has_words}
        return frozenset(row for row, look in self._sheet.row_dimensions.items() if look.hidden and row in used)

    def _hidden_columns(self, cells: Mapping[Position, Cell]) -> frozenset[int]:
        used = {column for (_, column), cell in cells.items() if cell.has_words}
        looks = [look for look in self._sheet.column_dimensions.values() if look.hidden]
        spans = [(look.min or 1, look.max or look.min or 1) for look in looks]
        return frozenset(column for column in used if any(first <= column <= last for first, last in spans))

    def _merged(self, last_row: int) -> Iterator[tuple[Position, Position]]:
        for merge in self._sheet.merged_cells.ranges:
            start = (merge.min_row, merge.min_col)
            for row in range(merge.min_row, min(merge.max_row, max(last_row, merge.min_row)) + 1):
                for column in range(merge.min_col, merge.max_col + 1):
                    if (row, column) != start:
                        yield (row, column), start

    def _furniture(self) -> Iterator[str]:
        sheet = self._sheet
        bands = (sheet.oddHeader, sheet.oddFooter, sheet.evenHeader, sheet.evenFooter, sheet.firstHeader,
                 sheet.firstFooter)
        for part in (part for band in bands if band for part in (band.left, band.center, band.right)):
            words = " ".join(_PAGE_CODE.sub(" ", part.text or "").split())
            if words:
                yield words


def _texts(value: Any, is_struck: bool, number_format: str, font_name: str) -> tuple[str, str]:
    """What is read in a cell, and what is struck out in it."""
    runs = getattr(value, "as_list", None)
    if runs is None:
        text = shown(in_signs(font_name, value) if isinstance(value, str) else value, number_format)
        return ("", text) if is_struck else (text, "")
    left, struck = "", ""
    for run in value:
        font = getattr(run, "font", None)
        text = in_signs(str(getattr(font, "rFont", None) or font_name), str(getattr(run, "text", run)))
        if is_struck if font is None else font.strike:
            struck += text
            left += " " if left and not left[-1].isspace() else ""
        else:
            left += text
            struck += " " if struck and not struck[-1].isspace() else ""
    return shown(left, number_format), shown(struck, number_format)


def _link(cell: Any) -> str:
    target = cell.hyperlink.target if cell.hyperlink else None
    return target if isinstance(target, str) and target not in str(cell.value) else ""
