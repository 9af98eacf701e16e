"""How the sheets of a workbook look: number formats and widths, which are carried along, and what is not.

Read only where somebody has added columns or sheets, or set colours and fonts; the values are read without it.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from functools import cached_property
from typing import NamedTuple
from xml.etree.ElementTree import Element

from toolkit.reading.contents import main_part, read_relations, read_tabs, read_types
from toolkit.reading.package import LIMITS, Package
from toolkit.reading.texts import main, unescaped
from toolkit.reading.worksheets import Places
from toolkit.reading.xml_parts import described, items, reading
from toolkit.tracker.record.carried import Key, Look, NumberFormat
from toolkit.workbook.register.formulas import formulas_in_rows

_GENERAL = 0
_NO = ("0", "false", "none")
_SIZES = (10.0, 11.0)
"""Of our own texts, and of those that a person types into a cell that nobody has touched."""
_UNSET = ("0", "1", "8", "9", "64", "65")
"""Numbers of the colours that a text has when nobody chose one: of the theme, and of the old palette."""
_MOST_COLUMNS = 256
"""Of one description: what is said of all columns of a sheet is said of those that anybody may fill."""
_STYLED = re.compile(rb"""\ss(?:tyle)?\s*=\s*["']([^"']*)["']""")
"""What gives a cell, a row or a column a format, as it is written."""
_LONGEST_ATTRIBUTE = 100
"""Bytes that are looked at again with what follows them."""
_SIDES = ("left", "right", "top", "bottom")


class _Style(NamedTuple):
    """A cell format: its number format, and whether somebody set its font, fill or border by hand."""

    shows: NumberFormat
    is_set: bool


_PLAIN = _Style(_GENERAL, is_set=False)


class Looks:
    """The looks of a workbook that was read before, and so is whole and bounded.

    Args:
        data: The file.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data

    def of(self, name: str, only: Collection[int] | None = None) -> Look:
        """The number formats and widths of a sheet, or only those of some of its columns."""
        widths: dict[Key, float] = {}
        columns: dict[Key, NumberFormat] = {}
        cells: dict[tuple[Key, Key], NumberFormat] = {}
        seen: dict[int, Counter[NumberFormat]] = {}
        places = Places()
        with reading(self._package, self._parts[name.casefold()]):
            for element in self._elements(name):
                if element.tag.endswith("}col"):
                    self._take_columns(element, widths, columns)
                    continue
                for row, column, style in _cells(places, element, only):
                    shows = self._styles.get(style, _PLAIN).shows
                    seen.setdefault(column, Counter())[shows] += row > 1
                    if shows != _GENERAL:
                        cells[row, column] = shows
        # Whoever formats a column as far as it is filled means the cells below as well.
        for column, counted in seen.items():
            (shows, count), total = counted.most_common(1)[0], counted.total()
            if shows != _GENERAL and count == total:
                columns.setdefault(column, shows)
        return Look(widths, columns, cells)

    def formulas(self, name: str) -> dict[tuple[int, int], str]:
        """(row, column) -> the formula of each cell of a sheet that has one of its own."""
        with reading(self._package, self._parts[name.casefold()]):
            rows = (element for element in self._elements(name) if element.tag.endswith("}row"))
            return {(row, column): text for row, column, text in formulas_in_rows(rows)}

    @cached_property
    def names(self) -> dict[str, str]:
        """The defined names that hold in the whole workbook, each with what it stands for."""
        part = main_part(self._package, read_types(self._package))
        _, elements = described(self._package, part, main("workbook"), level=2)
        with reading(self._package, part):
            return {unescaped(e.attrib["name"]): e.text or "" for _, batch in elements for e in batch
                    if e.tag.endswith("}definedName") and "localSheetId" not in e.attrib}

    def is_set_by_hand(self, name: str) -> bool:
        """Whether somebody set the font, the fill or the border of a cell, a row or a column of a sheet."""
        set_by_hand = {index for index, style in self._styles.items() if style.is_set}
        # Of a column the attribute has another name than of a row and a cell.
        return bool(set_by_hand) and self._may_name(name, set_by_hand) and any(
            element.get("style") in set_by_hand or any(one.get("s") in set_by_hand for one in (element, *element))
            for element in self._elements(name))

    def _may_name(self, name: str, styles: Collection[str]) -> bool:
        """Whether the text of a sheet has something like the number of one of some styles: parsing it takes far longer.

        It is read in a package of its own, so that it does not count twice towards what a workbook may hold.
        """
        part, end = self._parts[name.casefold()], b""
        for chunk in Package(self._data, LIMITS).chunks(part):
            text = end + chunk
            if b"\0" in text:  # in letters of two bytes
                return True
            if any(not said.isdigit() or said.decode() in styles for said in {*_STYLED.findall(text)}):
                return True
            end = text[-_LONGEST_ATTRIBUTE:]
        return False

    def _take_columns(self, element: Element, widths: dict[Key, float], columns: dict[Key, NumberFormat]) -> None:
        first, last = int(element.attrib["min"]), int(element.attrib["max"])
        shows = self._styles.get(element.get("style", "0"), _PLAIN).shows
        for column in range(first, min(last, first + _MOST_COLUMNS) + 1):
            if "width" in element.attrib and element.get("customWidth", "0") not in _NO:
                widths[column] = float(element.attrib["width"])
            if shows != _GENERAL:
                columns[column] = shows

    @cached_property
    def _package(self) -> Package:
        return Package(self._data, LIMITS)

    @cached_property
    def _parts(self) -> dict[str, str]:
        """The part of each sheet by its name in small letters; that of the styles by an empty name."""
        part = main_part(self._package, read_types(self._package))
        relations = read_relations(self._package, part)
        parts = {tab.name.casefold(): relations[tab.relation].part for tab in read_tabs(self._package, part)[0]}
        return parts | {"": next((r.part for r in relations.values() if r.kind == "styles"), "")}

    def _elements(self, name: str) -> Iterator[Element]:
        _, elements = items(self._package, self._parts[name.casefold()], main("worksheet"), level=2)
        return (element for _, batch in elements for element in batch)

    @cached_property
    def _styles(self) -> dict[str, _Style]:
        """The cell formats by their numbers, as cells write them."""
        part = self._parts[""]
        if not part:
            return {}
        found: dict[str, list[Element]] = {}
        _, elements = described(self._package, part, main("styleSheet"), level=2)
        with reading(self._package, part):
            for around, batch in elements:
                found.setdefault(around.rpartition("}")[2], []).extend(batch)
            codes = {int(e.attrib["numFmtId"]): unescaped(e.get("formatCode", "")) for e in found.get("numFmts", ())}
            fonts = {str(index): _font(element) for index, element in enumerate(found.get("fonts", ()))}
            fills = {str(index): _fill(element) for index, element in enumerate(found.get("fills", ()))}
            borders = {str(index): _border(element) for index, element in enumerate(found.get("borders", ()))}
            return {str(index): _Style(_shows(xf, codes), not _is_ours(
                        fonts.get(xf.get("fontId", "0"), _NO_FONT), fills.get(xf.get("fillId", "0"), ""),
                        borders.get(xf.get("borderId", "0"), "")))
                    for index, xf in enumerate(found.get("cellXfs", ()))}


class _Font(NamedTuple):
    """What of a font people change: its colour, whether it is bold, and whether it is slanted, struck out or large."""

    colour: str
    is_bold: bool
    is_special: bool


_NO_FONT = _Font("", is_bold=False, is_special=False)


def _shows(xf: Element, codes: dict[int, str]) -> NumberFormat:
    number = int(xf.get("numFmtId", "0"))
    code = codes.get(number, number)
    return _GENERAL if isinstance(code, str) and code.casefold() in ("", "general") else code


def _is_ours(font: _Font, fill: str, border: str) -> bool:
    """Whether the writer of registers makes cells look so, or nobody has set anything."""
    from toolkit.workbook.writing import workbook as look  # brings the library that writes with it

    heads, none = (look.HEAD_FILL[1:], look.DERIVED_HEAD[1:]), ""
    return (not font.is_special and font.colour in (none, "000000", look.INK[1:], look.PAPER[1:], look.HEAD_FILL[1:])
            and fill in (none, *heads, look.ANSWER_FILL[1:], look.LOCKED_FILL[1:])
            and (not font.is_bold or fill in heads or font.colour == look.INK[1:])
            and border in (none, f"thin {look.LINE[1:]}"))


def _font(font: Element) -> _Font:
    held = {child.tag.rpartition("}")[2]: child for child in font}
    on = {tag for tag in ("b", "i", "u", "strike") if tag in held and held[tag].get("val", "1") not in _NO}
    size = float(held["sz"].get("val", "10")) if "sz" in held else _SIZES[0]
    from toolkit.workbook.writing.workbook import HEAD_FILL  # brings the library that writes with it

    colour = _colour(held["color"]) if "color" in held else ""
    usual = {"b", "u"} if colour == HEAD_FILL[1:] else {"b"}  # a link
    return _Font(colour, "b" in on, bool(on - usual) or size not in _SIZES)


def _fill(fill: Element) -> str:
    """The colour of a fill; empty where there is none."""
    pattern = next(iter(fill), None)
    if pattern is None or pattern.get("patternType", "none") in ("none", "gray125"):
        return ""
    foreground = next((child for child in pattern if child.tag.endswith("}fgColor")), None)
    return (_colour(foreground) if foreground is not None else "") or pattern.get("patternType", "gradient")


def _colour(element: Element) -> str:
    """The colour as six hexadecimal digits, or what else it is; empty where nobody chose one."""
    if "rgb" in element.attrib:
        return element.attrib["rgb"][-6:].upper()
    other = element.get("theme") or element.get("indexed") or ""
    return "" if other in _UNSET else other


def _border(border: Element) -> str:
    """The style and the colour of a border, or of each of its sides that differ; empty where there is none."""
    sides = {" ".join((side.get("style", ""), *map(_colour, side))) for side in border
             if side.tag.rpartition("}")[2] in _SIDES and side.get("style", "none") != "none"}
    return ", ".join(sorted(sides))


def _cells(places: Places, row: Element, only: Collection[int] | None) -> Iterator[tuple[int, int, str]]:
    """Row, column and style of each cell, in some columns or all."""
    for number, column, cell in places.of(row):
        if only is None or column in only:
            yield number, column, cell.get("s", "0")
