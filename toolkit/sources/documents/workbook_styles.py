"""The cell formats of a workbook, as far as they mean something: fills, what is struck out, how numbers are shown."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeVar
from xml.etree.ElementTree import Element

from toolkit.reading.package import Package
from toolkit.reading.texts import main, unescaped
from toolkit.reading.workbook import Opened
from toolkit.reading.xml_parts import described, reading
from toolkit.sources.documents.workbook_looks import HEX, THEME, tinted
from toolkit.sources.documents.workbook_texts import font_name, is_on

_THEMES = tuple(f"{{{namespace}}}theme" for namespace in (
    "http://schemas.openxmlformats.org/drawingml/2006/main", "http://purl.oclc.org/ooxml/drawingml/main"))
_EMPTY = ("none", "gray125")
_Any = TypeVar("_Any")


class Style(NamedTuple):
    """A cell format.

    Attributes:
        fill: The colour of its fill in six hexadecimal digits; "" without one.
        is_struck: Whether its text is struck out.
        number_format: The code by which it shows numbers.
        font: The name of its font; some show boxes and arrows for letters.
    """

    fill: str
    is_struck: bool
    number_format: str
    font: str = ""


PLAIN = Style("", is_struck=False, number_format="General")


def read_styles(book: Opened) -> dict[str, Style]:
    """The cell formats of a workbook by their numbers, as cells write them."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS

    package, part = book.package, book.by_kind.get("styles", "")
    if part not in package.names:
        return {}
    found: dict[str, list[Element]] = {}
    _, elements = described(package, part, main("styleSheet"), level=2)
    with reading(package, part):
        for around, batch in elements:
            found.setdefault(around.rpartition("}")[2], []).extend(batch)
        codes = dict(BUILTIN_FORMATS)
        codes |= {int(e.attrib["numFmtId"]): unescaped(e.get("formatCode", "")) for e in found.get("numFmts", ())}
        colours = _Colours(found.get("indexedColors", ()), _theme(package, book.by_kind.get("theme", "")))
        fills = [colours.of_fill(element) for element in found.get("fills", ())]
        struck = [is_on(element, "strike") for element in found.get("fonts", ())]
        fonts = [font_name(element) for element in found.get("fonts", ())]
        return {str(number): Style(_at(fills, xf, "fillId", ""), _at(struck, xf, "fontId", False),
                                   codes.get(int(xf.get("numFmtId", "0")), "General") or "General",
                                   _at(fonts, xf, "fontId", ""))
                for number, xf in enumerate(found.get("cellXfs", ()))}


def _at(held: Sequence[_Any], xf: Element, key: str, default: _Any) -> _Any:
    number = int(xf.get(key, "0"))
    return held[number] if 0 <= number < len(held) else default


class _Colours:
    """How the colours of a workbook are written: by their digits, of its theme, or of the old palette."""

    def __init__(self, palette: Sequence[Element], theme: Sequence[str]) -> None:
        from openpyxl.styles.colors import COLOR_INDEX

        self._theme = theme
        self._palette = [element.get("rgb", "") for element in palette] or list(COLOR_INDEX)

    def of_fill(self, fill: Element) -> str:
        """The colour of a fill in six hexadecimal digits; "" where it has none."""
        pattern = next((child for child in fill if child.tag.endswith("}patternFill")), None)
        if pattern is None or pattern.get("patternType", "none") in _EMPTY:
            return ""
        colour = next((child for child in pattern if child.tag.endswith("}fgColor")), None)
        return "" if colour is None else self._of(colour.attrib)

    def _of(self, colour: Mapping[str, str]) -> str:
        written = ""
        if "rgb" in colour:
            written = colour["rgb"][-6:]
        elif "theme" in colour:
            written = _named(self._theme, colour["theme"])
        elif "indexed" in colour:
            written = _named(self._palette, colour["indexed"])[-6:]
        return tinted(written.upper(), float(colour.get("tint", "0"))) if HEX.fullmatch(written) else ""


def _named(colours: Sequence[str], number: str) -> str:
    return colours[int(number)] if number.isdecimal() and int(number) < len(colours) else ""


def _theme(package: Package, part: str) -> list[str]:
    """The colours of a theme in the order in which cells count them."""
    if part not in package.names:
        return []
    found: dict[str, str] = {}
    _, elements = described(package, part, _THEMES, level=2)
    with reading(package, part):
        for _, batch in elements:
            for scheme in (element for element in batch if element.tag.endswith("}clrScheme")):
                for colour in scheme:
                    digits = [one.get("lastClr") or one.get("val") or "" for one in colour]
                    found.setdefault(colour.tag.rpartition("}")[2], digits[0].upper() if digits else "")
    return [found.get(name, "") for name in THEME]
