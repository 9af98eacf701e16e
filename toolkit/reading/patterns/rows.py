"""The rows of a worksheet of the usual shape, by one pattern that has to account for every sign of them."""

import re
from collections.abc import Callable, Mapping, Sequence

from toolkit.reading.cell_values import CellValues, whole
from toolkit.reading.number_formats import Formats, number
from toolkit.reading.package import Limits
from toolkit.reading.patterns.cutting import Head, Stretch, signs_of, words_in
from toolkit.reading.texts import main
from toolkit.tracker.record.cells import CellValue, Formula, Row

ROWS = Stretch(re.compile(b"<sheetData>"), b"</sheetData>", b"</row>")
_AROUND = tuple(zip(main("worksheet"), main("sheetData"), strict=True))
_TRUE = ("1", "true", "on")
_OF_EXCEL = "x14ac"
"""The prefix of what Excel says of each row: how far the signs reach below the line."""

_BLANKS = r'(?:<c r="[0-9A-Z]++"(?: s="[0-9]++")?+ ?/>)*+'
"""Cells that only have a format; where they are does not matter before a cell that says where it is."""
_CELL = (r'<c r="([0-9A-Z]++)"(?: s="([0-9]++)")?+(?: t="([a-z]++)")?+>'
         r'(?:<f(?: aca="false")?+>([^<]++)</f>)?+(?:<v>([^<]*+)</v>|<v ?/>)</c>' + _BLANKS)
_SAID_OF_ROW = "".join(rf'(?: {name}="{value}")?+' for name, value in (
    ("spans", "[0-9: ]*+"), ("s", "[0-9]*+"), ("customFormat", "[a-z0-9]*+"), ("ht", "[0-9.]*+"),
    ("hidden", "([a-z0-9]*+)"), ("customHeight", "[a-z0-9]*+"), ("outlineLevel", "[0-9]*+"),
    ("collapsed", "[a-z0-9]*+"), ("thickTop", "[a-z0-9]*+"), ("thickBot", "[a-z0-9]*+")))
"""In the order of the schema, in which programs write it: each once at the most."""
_ROW = f'<row r="([1-9][0-9]*+)"{_SAID_OF_ROW}%s ?(/?)>{_BLANKS}'
_PATTERNS = {
    is_of_excel: re.compile(f"{_CELL}|{_ROW % said}|(</row>)|(.+)", re.DOTALL)
    for is_of_excel, said in ((False, ""), (True, rf'(?: {_OF_EXCEL}:dyDescent="[0-9.]*+")?+'))}
"""A cell, the beginning of a row, its end; and all that follows something else."""


_SHORT, _MOST = 1_000, 1_000
"""How long a formula with its text is that is kept, and how many are."""
_COMPUTED: dict[tuple[str, str], Formula] = {}
"""A formula and its text, both as written -> the cell."""


class PatternRows:
    """Gathers the rows of a worksheet; gives up with a ValueError or a LookupError where one is not as usual.

    Args:
        strings: The shared strings.
        formats: The cell formats of the workbook.
        columns: Letters -> column number; 0 for what names no column.
        limits: What is too large to be read.
        cells_left: How many cells may have a value.
    """

    def __init__(
        self, strings: Sequence[str], formats: Formats, columns: Mapping[str, int], limits: Limits, cells_left: int
    ) -> None:
        self.rows: dict[int, Row] = {}
        self.hidden_rows: set[int] = set()
        self.values = CellValues("", strings, formats)
        self._columns, self._limits, self._cells_left = columns, limits, cells_left
        self._last, self._is_hidden = 0, False
        self._pattern = _PATTERNS[False]

    def begin(self, head: Head) -> Callable[[bytes], None]:
        """Checks where the rows begin, and gives what takes them.

        Raises:
            ValueError: They are not where they usually are.
        """
        if head.around not in _AROUND:
            raise ValueError(head.around)
        self._pattern = _PATTERNS[_OF_EXCEL in head.prefixes]
        return self._take

    def _take(self, xml: bytes) -> None:  # noqa: PLR0912 -- as `_Worksheet._read_row`, it reads ordinary cells in place
        """Takes some complete rows."""
        row: Row | None = None
        digits, last, columns, most = "", 0, self._columns, self._limits.columns
        strings, formats, other = self.values.strings, self.values.formats, self.values.other
        value: CellValue | None
        found = self._pattern.findall(words_in(xml))
        for place, style, kind, formula, written, begins, hidden, closed, ends, unusual in found:
            if place:
                column = columns[place.removesuffix(digits)]
                if row is None or not last < column <= most:
                    raise ValueError(place)
                last = column
                if not (written or formula):
                    continue
                if formula and kind == "str":
                    row[column] = self._computed(formula, written)
                    continue
                if kind == "s":
                    value = strings[int(written) if written.isdecimal() else whole(written)]
                elif kind and kind != "n":
                    value = other(signs_of(written), kind)
                elif written:
                    meaning = formats[style or None]
                    value = number(written) if meaning is None else meaning[written]
                else:
                    value = None
                if formula:
                    value = self._formula(signs_of(formula), value, kind)
                elif value is None or value == "":
                    continue
                row[column] = value
            elif ends and row is not None:
                self._keep(row)
                row = None
            elif begins and row is None:
                self._begin(int(begins), is_hidden=hidden in _TRUE)
                row, digits, last = None if closed else {}, begins, 0
            else:
                raise ValueError(unusual or begins)
        if row is not None:
            raise ValueError("a row without an end")

    def _computed(self, formula: str, written: str) -> Formula:
        """A formula that gave a text; those of a column are much alike."""
        known = _COMPUTED.get((formula, written))
        if known is None:
            known = self._formula(signs_of(formula), self.values.other(signs_of(written), "str"), "str")
            if len(formula) + len(written) < _SHORT:
                if len(_COMPUTED) >= _MOST:
                    _COMPUTED.clear()
                _COMPUTED[formula, written] = known
        elif len(formula) > self.values.longest or len(written) > self.values.longest:
            self.values.longest = max(len(formula), len(written))
        return known

    def _formula(self, text: str, value: CellValue | None, kind: str) -> Formula:
        if kind == "s" or isinstance(value, Formula):
            raise ValueError(text)
        self.values.longest = max(self.values.longest, len(text))
        return Formula(text, value)

    def _begin(self, number_of: int, *, is_hidden: bool) -> None:
        if not self._last < number_of <= self._limits.rows:
            raise ValueError(number_of)
        self._last, self._is_hidden = number_of, is_hidden

    def _keep(self, row: Row) -> None:
        """Keeps a row that holds something."""
        self._cells_left -= len(row)
        if self._cells_left < 0:
            raise ValueError("more cells")
        if row:
            self.rows[self._last] = row
        if row and self._is_hidden:
            self.hidden_rows.add(self._last)
