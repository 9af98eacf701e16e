"""Boxes to tick and ticks, however a document holds them: as form fields, as controls, or in fonts made of signs."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WORD_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_OFF = ("0", "false", "off", "none")
EMPTY, TICKED = "☐", "☒"
_WINGDINGS = {0x6F: "□", 0x71: "☐", 0x72: "☐", 0xA8: "☐", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"}
_WINGDINGS_2 = {0x2A: "☐", 0x30: "☐", 0xA3: "☐", 0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒"}
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}
"""Fonts of signs: the last byte of a character -> the box or tick that it shows."""


def in_signs(font: str, text: str) -> str:
    """A text as it shows in its font: the letters of a font of signs are boxes and ticks."""
    signs = _FONTS.get(font.lower())
    return "".join(signs.get(ord(letter) & 0xFF, letter) for letter in text) if signs else text


def symbol(element: "Element") -> str:
    """The box or tick of a symbol that Word sets in a font of signs; "" for other symbols."""
    signs = _FONTS.get(element.get(f"{_W}font", "").lower(), {})
    try:
        return signs.get(int(element.get(f"{_W}char", ""), 16) & 0xFF, "")
    except ValueError:
        return ""


def form_box(box: "Element") -> str:
    """The sign of a check box of an old form, which has no text: as it was ticked, or else as it began."""
    ticked = box.find(f"{_W}checked")
    return _box(ticked if ticked is not None else box.find(f"{_W}default"), _W)


def control_box(control: "Element") -> str:
    """The sign of a content control that is a check box; "" where it is none."""
    box = control.find(f"{_W}sdtPr/{_WORD_2010}checkbox")
    return "" if box is None else _box(box.find(f"{_WORD_2010}checked"), _WORD_2010)


def _box(ticked: "Element | None", space: str) -> str:
    """The sign of a box, by the element that says whether it is ticked."""
    return TICKED if ticked is not None and ticked.get(f"{space}val", "1") not in _OFF else EMPTY
