"""Texts as a workbook stores them: the shared strings, runs of rich text, escaped characters."""

import re

from toolkit.workbook.package import Package
from toolkit.workbook.xml_parts import Handlers, parse_part

MAIN_NAMESPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
"""Transitional, which nearly every program writes, and strict."""

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_SPACE = "http://www.w3.org/XML/1998/namespace space"
_XML_BLANKS = " \t\r\n"


def main(element: str) -> tuple[str, ...]:
    """An element of the main part, as either namespace names it."""
    return tuple(f"{namespace} {element}" for namespace in MAIN_NAMESPACES)


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


class TextRuns:
    """Joins what belongs to one text: its runs, without the phonetic guide that may follow them.

    A plain text that does not ask for its blanks to be preserved loses those at its ends, as in Excel; in runs of
    rich text they are kept, also as in Excel.
    """

    def __init__(self, namespace: str) -> None:
        self._text, self._run, self._phonetic = f"{namespace}t", f"{namespace}r", f"{namespace}rPh"
        self.pieces: list[str] = []
        self._runs: list[str] = []
        self._kept = self._guide = self._rich = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Takes the start of an element."""
        if name == self._text:
            self.pieces.clear()
            self._kept = self._rich or attributes.get(_SPACE) == "preserve"
        elif name == self._run:
            self._rich, self._guide = True, False
        elif name == self._phonetic:
            self._guide = True

    def end(self, name: str) -> None:
        """Takes the end of an element."""
        if name == self._text and not self._guide:
            text = "".join(self.pieces)
            self._runs.append(text if self._kept else text.strip(_XML_BLANKS))

    def taken(self) -> str:
        """The text that has come to its end; what follows is another."""
        text = "".join(self._runs)
        self._runs.clear()
        self._guide = self._rich = False
        return unescaped(text)


class _SharedStrings(TextRuns):
    """The handlers for all shared strings.

    Most are plain texts without blanks to preserve. Of these only the starts of elements are asked for, which is
    faster; at anything else, the rest of the string is read by its runs.
    """

    def __init__(self, parser: Handlers, namespace: str, strings: list[str], package: Package) -> None:
        super().__init__(namespace)
        self._item = f"{namespace}si"
        self._parser, self._strings, self._package = parser, strings, package
        self._open = self._begun = False
        parser.StartElementHandler = self._start_plain
        parser.CharacterDataHandler = self.pieces.append

    def finish(self) -> None:
        """Takes in what was open at the end."""
        if self._open:
            self._add(self._plain())

    def _start_plain(self, name: str, attributes: dict[str, str]) -> None:
        if name == self._item:
            if self._open:
                self._add(self._plain())
            self.pieces.clear()
            self._open, self._begun = True, False
        elif name == self._text and not attributes and not self._begun:
            self.pieces.clear()
            self._begun = True
        elif self._open:
            if self._begun:
                self._runs.append("".join(self.pieces).strip(_XML_BLANKS))
            self._parser.StartElementHandler = self.start
            self._parser.EndElementHandler = self._end_item
            self.start(name, attributes)

    def _end_item(self, name: str) -> None:
        if name != self._item:
            self.end(name)
            return
        self._add(self.taken())
        self._open = False
        self._parser.StartElementHandler = self._start_plain
        self._parser.EndElementHandler = None

    def _plain(self) -> str:
        return unescaped("".join(self.pieces).strip(_XML_BLANKS))

    def _add(self, text: str) -> None:
        self._strings.append(text)
        if len(self._strings) > self._package.limits.strings:
            raise self._package.refused("too-large", "it has too many different texts")


def read_shared_strings(package: Package, part: str) -> list[str]:
    """The texts that cells refer to by their number."""
    strings: list[str] = []
    readers: list[_SharedStrings] = []

    def attach(parser: Handlers, namespace: str) -> None:
        readers.append(_SharedStrings(parser, namespace, strings, package))

    parse_part(package, part, main("sst"), attach)
    for reader in readers:
        reader.finish()
    return strings
