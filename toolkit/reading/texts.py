"""Texts as a workbook stores them: the shared strings, runs of rich text, escaped characters."""

import re
from collections.abc import Collection, Iterator
from xml.etree.ElementTree import Element

from toolkit.reading.package import Package
from toolkit.reading.xml_parts import items, reading, refuse_here, refuse_within, refuse_words
from toolkit.words import details
from toolkit.words.speaking import said

MAIN_NAMESPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
"""Transitional, which nearly every program writes, and strict."""

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
XML_BLANKS = " \t\r\n"


def main(element: str) -> tuple[str, ...]:
    """An element of the main part, as either namespace names it."""
    return tuple(f"{{{namespace}}}{element}" for namespace in MAIN_NAMESPACES)


def unescaped(text: str) -> str:
    """The text with `_x000D_` and its like decoded.

    `_x005F_` stands for the underscore of a text that only looks like such an escape.
    """
    if "_x" not in text:
        return text
    decoded = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    if _SURROGATE.search(decoded):
        # Two escapes can stand for one character; half of one stands for none.
        return decoded.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return decoded


def utf16_units(text: str) -> int:
    """How long a text is as spreadsheets count; a sign beyond the first 65,536 counts as two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def joined(element: Element, namespace: str) -> str:
    """The text of a shared or inline string: its runs, without the phonetic guide that may follow them.

    A plain text that does not ask for its blanks to be preserved loses those at its ends, as in Excel; in runs of
    rich text they are kept, also as in Excel.

    Raises:
        ValueError: Something stands where it cannot stand, and would be lost.
    """
    return unescaped("".join(text for text, _ in runs(element, namespace)))


def runs(element: Element, namespace: str) -> Iterator[tuple[str, Element | None]]:
    """The runs of a shared or inline string, each with what it says of its font; see `joined`.

    Raises:
        ValueError: Something stands where it cannot stand, and would be lost.
    """
    refuse_words(element.text)
    for child in element:
        refuse_words(child.tail)
        if child.tag == f"{namespace}t":
            text = _words(child)
            yield text if child.get(_SPACE) == "preserve" else text.strip(XML_BLANKS), None
        elif child.tag == f"{namespace}r":
            refuse_words(child.text, *(one.tail for one in child))
            yield "".join(_words(one) for one in child if one.tag == f"{namespace}t"), child.find(f"{namespace}rPr")
            _refuse_others(child, namespace, ("t", "rPr"))
    _refuse_others(element, namespace, ("t", "r", "rPh", "phoneticPr"))


def _words(text: Element) -> str:
    if len(text):
        raise ValueError(text.tag)
    return text.text or ""


def _refuse_others(element: Element, namespace: str, expected: Collection[str]) -> None:
    """Refuses a string that holds another, or any other part of a sheet."""
    for child in element:
        name = child.tag.removeprefix(namespace)
        if name != child.tag and name not in expected and name != "extLst":
            raise ValueError(child.tag)
        if name == child.tag:
            refuse_within(child, {f"{namespace}{name}" for name in ("si", "is", "r", "t", "c", "row")})


def read_shared_strings(package: Package, part: str) -> list[str]:
    """The texts that cells refer to by their number."""
    namespace, elements = items(package, part, main("sst"), level=1)
    string, plain, most = f"{namespace}si", f"{namespace}t", package.limits.strings
    strings: list[str] = []
    left = most
    with reading(package, part):
        for _, batch in elements:
            left -= len(batch)
            if left < 0:
                raise package.refused("too-large", said(details.MORE_TEXTS))
            for element in batch:
                if element.tag != string:
                    refuse_here(element, (string, plain))
                elif len(element) == 1 and not element.text and _is_plain(element[0], plain):
                    text = (element[0].text or "").strip(XML_BLANKS)
                    strings.append(unescaped(text) if "_x" in text else text)
                else:
                    strings.append(joined(element, namespace))
    return strings


def _is_plain(child: Element, plain: str) -> bool:
    """Whether it is a text that neither says anything of its blanks nor has anything within or after it."""
    return child.tag == plain and not child.keys() and not len(child) and not child.tail
