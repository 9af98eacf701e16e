"""The value of one cell: a number, a text, a date, a formula with what was saved of it."""

from collections.abc import Callable, Mapping, Sequence
from xml.etree.ElementTree import Element

from toolkit.reading.iso_dates import moment
from toolkit.reading.number_formats import Formats, number
from toolkit.reading.texts import joined, unescaped
from toolkit.reading.xml_parts import refuse_here, refuse_words
from toolkit.tracker.record.cells import CellValue, ErrorValue, Formula, PlainValue

_FORMULA_ELSEWHERE = ("shared", "array", "dataTable")


class CellValues:
    """How to read the cells of a sheet that hold more than a plain value; all raise ValueError or LookupError.

    Attributes:
        strings: The shared strings.
        formats: The cell formats of the workbook.
        v: The name of a value within a cell.
        tags: The names of all that a cell is read from.
        longest: The length of the longest text that is not among the shared strings.
    """

    def __init__(self, namespace: str, strings: Sequence[str], formats: Formats) -> None:
        self.strings, self.formats = strings, formats
        self.longest = 0
        self._namespace = namespace
        self.v, self._f, self._is = self.tags = tuple(f"{namespace}{tag}" for tag in ("v", "f", "is"))
        self._elsewhere = {f"{namespace}{tag}" for tag in ("c", "row", "si", "t", "r", "sheetData")} | {*self.tags}

    def of(self, cell: Element, kind: str | None) -> CellValue | None:
        """The value of a cell that may hold a formula, or a text of its own."""
        found: dict[str, Element] = {}
        for child in cell:
            refuse_words(child.tail)
            if child.tag not in self.tags:
                refuse_here(child, self._elsewhere)
            elif child.tag in found or (len(child) and child.tag != self._is):
                raise ValueError(child.tag)
            else:
                found[child.tag] = child
        value = self._value(found, kind, cell.get("s"))
        formula = found.get(self._f)
        if formula is None or not (formula.text or formula.get("t") in _FORMULA_ELSEWHERE):
            return value
        text = formula.text or ""
        self.longest = max(self.longest, len(text))
        return Formula(text, value)

    def other(self, text: str, kind: str) -> PlainValue | None:
        """The value of a text in a cell of a kind that is neither a number nor a shared string."""
        return _OTHER_KINDS[kind](self._noted(text))

    def _value(self, found: Mapping[str, Element], kind: str | None, style: str | None) -> PlainValue | None:
        """The value of a cell that may have one of both sorts; which of them counts, its kind says, as in Excel."""
        plain, text = found.get(self.v), found.get(self._is)
        inline = None if text is None else self._noted(joined(text, self._namespace))
        if plain is None or (kind == "inlineStr" and text is not None):
            return inline
        value = self._plain(plain.text or "", kind, style)
        return inline if value is None else value

    def _plain(self, text: str, kind: str | None, style: str | None) -> PlainValue | None:
        if kind is not None and kind not in ("n", "s"):
            return self.other(text, kind)
        if not text:
            return None
        if kind == "s":
            return self.strings[whole(text)]
        meaning = self.formats[style]
        return number(text) if meaning is None else meaning[text]

    def _noted(self, text: str) -> str:
        self.longest = max(self.longest, len(text))
        return text


def whole(text: str) -> int:
    """A count or an index: digits and nothing else, but for blanks around them."""
    if not text.isdecimal() and not text.strip().isdecimal():
        raise ValueError(text)
    return int(text)


def _truth(text: str) -> bool | None:
    return {"1": True, "true": True, "0": False, "false": False, "": None}[text.strip().lower()]


def _error(text: str) -> ErrorValue | None:
    shown = text.strip()
    return ErrorValue(shown) if shown else None


_OTHER_KINDS: dict[str, Callable[[str], PlainValue | None]] = {
    "str": unescaped,
    "inlineStr": unescaped,
    "b": _truth,
    "e": _error,
    "d": moment,
}
"""How to read the text of a cell, for each kind but shared strings and numbers."""
