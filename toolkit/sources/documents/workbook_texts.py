"""What is struck out within the texts of a workbook."""

from collections.abc import Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from toolkit.reading.cell_values import whole
from toolkit.reading.package import Package
from toolkit.reading.texts import main, runs, unescaped
from toolkit.reading.xml_parts import items, reading
from toolkit.sources.documents.signs import in_signs

_NO = ("0", "false", "none")


Runs = tuple[tuple[str, bool | None, str], ...]
"""The runs of a text, whether each is struck out, and its font; None and "" where it says nothing."""


class Struck(NamedTuple):
    """A text of which some is struck out: what is left, and what is struck out."""

    left: str
    struck: str


def font_name(font: Element | None) -> str:
    """The name of a font; "" where it has none."""
    held = None if font is None else next(
        (child for child in font if child.tag.rpartition("}")[2] in ("name", "rFont")), None)
    return "" if held is None else held.get("val", "")


def is_on(font: Element | None, name: str) -> bool:
    """Whether a font says that it has a look, such as `strike`."""
    held = None if font is None else next((child for child in font if child.tag.rpartition("}")[2] == name), None)
    return held is not None and held.get("val", "1") not in _NO


def rich_strings(package: Package, part: str) -> dict[int, Runs]:
    """The shared strings whose runs have fonts of their own, by their numbers."""
    namespace, elements = items(package, part, main("sst"), level=1)
    strings = (element for _, batch in elements for element in batch if element.tag == f"{namespace}si")
    with reading(package, part):
        return {number: found for number, element in enumerate(strings) if (found := _rich(element, namespace))}


def parted(
    cell: Element, namespace: str, strings: Mapping[int, Runs], font: str, *, is_struck: bool
) -> Struck | None:
    """What is left of the text of a cell and what is struck out, where its runs have fonts of their own.

    Args:
        cell: The cell.
        namespace: Of its elements, in braces.
        strings: The shared strings with such runs.
        font: The name of the font of runs that name none.
        is_struck: Whether the format of the cell strikes out all runs that say nothing of it.
    """
    if cell.get("t") == "s":
        value = cell.find(f"{namespace}v")
        runs_of = strings.get(whole(value.text)) if value is not None and value.text else None
    else:
        own = cell.find(f"{namespace}is")
        runs_of = None if own is None else _rich(own, namespace)
    if not runs_of:
        return None
    left, struck = "", ""
    for written, says, own_font in runs_of:
        text = in_signs(own_font or font, written)
        # Words that the other part stood between stay apart.
        if is_struck if says is None else says:
            struck += text
            left += " " if left and not left[-1].isspace() else ""
        else:
            left += text
            struck += " " if struck and not struck[-1].isspace() else ""
    return Struck(left, struck)


def _rich(element: Element, namespace: str) -> Runs:
    if len(element) == 1 and element[0].tag == f"{namespace}t":
        return ()
    found = [(unescaped(text), None if font is None else is_on(font, "strike"), font_name(font))
             for text, font in runs(element, namespace)]
    return tuple(found) if any(says is not None for _, says, _ in found) else ()
