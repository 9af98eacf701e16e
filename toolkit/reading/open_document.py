"""The door for OpenDocument files (.odt, .ods): their content as it is parsed, in one pass and within bounds."""

from collections.abc import Mapping
from typing import NoReturn, Protocol
from xml.parsers import expat

from toolkit.reading.files import MEGABYTE
from toolkit.reading.package import Limits, Package
from toolkit.tracker.record.problems import Refused
from toolkit.words import details
from toolkit.words.speaking import figure, said

LIMITS = Limits(inflated=100 * MEGABYTE, parsed=60 * MEGABYTE, elements=600_000, cells=100_000)
MOST_ATTRIBUTES = 1_500_000
DEEPEST = 200
CONTENT, _MANIFEST = "content.xml", "meta-inf/manifest.xml"
TEXT, SHEETS = "text", "spreadsheet"
_MIME = b"application/vnd.oasis.opendocument."
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_CODES = {"damaged-workbook": "document-damaged", "unsafe-workbook": "document-unsafe",
          "not-a-workbook": "document-unknown", "too-many-cells": "too-large"}


class Follower(Protocol):
    """Follows the elements of a part: each by its prefix of OpenDocument and its name, such as `table:table-row`."""

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def words(self, text: str) -> None:
        """Words stand in the innermost element."""


def kind_of(data: bytes) -> str:
    """What an OpenDocument file holds, such as `text` or `spreadsheet`; "" for any other file."""
    begins = data[:200].find(_MIME)
    if begins < 0 or b"mimetype" not in data[:100]:
        return ""
    name = data[begins + len(_MIME):200]
    return next((kind for kind in (TEXT, SHEETS) if name.startswith(kind.encode())), "other")


class OpenDocumentPackage(Package):
    """The parts of an OpenDocument file, counted as they are read."""

    def __init__(self, data: bytes, file: str = "") -> None:
        self._attributes = self._pending = 0
        super().__init__(data, LIMITS, file=file)

    def refused(self, code: str, found: str = "") -> Refused:
        """The refusal of this document, to be raised."""
        if code == "too-many-cells":
            found = said(details.MORE_ELEMENTS, most=found)
        return super().refused(_CODES.get(code, code), found)

    def follow(self, follower: Follower) -> None:
        """Parse the content.

        Raises:
            Refused: It is protected, missing, damaged, unsafe or too large.
        """
        if _MANIFEST in self.names and b"encryption-data" in b"".join(self.chunks(_MANIFEST, MEGABYTE)):
            raise super().refused("document-protected")
        parser = self._parser(follower)
        try:
            for chunk in self.chunks(CONTENT):
                self.count(chunk)
                self._pending += len(chunk)
                if self._pending > self.limits.item:
                    raise self.refused("unsafe-workbook", said(details.LARGE_ELEMENT, part=CONTENT))
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except (expat.ExpatError, ValueError, LookupError):
            raise self.damaged(said(details.NOT_WELL_FORMED, part=CONTENT)) from None

    def _parser(self, follower: Follower) -> expat.XMLParserType:
        depth = 0

        def start(name: str, attributes: list[str]) -> None:
            nonlocal depth
            depth += 1
            self._pending = 0
            if depth > DEEPEST:
                raise self.refused("unsafe-workbook", said(details.DEEP, part=CONTENT, most=DEEPEST))
            self._attributes += len(attributes) // 2
            if self._attributes > MOST_ATTRIBUTES:
                raise self.refused("too-large", said(details.MORE_ELEMENTS, most=figure(self.limits.elements)))
            pairs = zip(attributes[::2], attributes[1::2], strict=True)
            follower.begin(_short(name), {_short(key): value for key, value in pairs})

        def end(name: str) -> None:
            nonlocal depth
            depth -= 1
            follower.end(_short(name))

        def doctype(*_: object) -> NoReturn:
            raise self.refused("unsafe-workbook", said(details.DOCUMENT_TYPE, part=CONTENT))

        parser = expat.ParserCreate(namespace_separator=" ")
        parser.ordered_attributes = parser.buffer_text = True
        parser.StartDoctypeDeclHandler = doctype
        parser.StartElementHandler, parser.EndElementHandler = start, end
        parser.CharacterDataHandler = follower.words
        return parser


_SHORT: dict[str, str] = {}


def _short(name: str) -> str:
    """A name with the prefix by which OpenDocument is written about."""
    short = _SHORT.get(name)
    if short is None:
        space, _, bare = name.rpartition(" ")
        prefix = space.removeprefix(_OASIS).rpartition(":")[0] if space.startswith(_OASIS) else space
        short = f"{_PREFIXES.get(prefix, prefix)}:{bare}"
        if len(_SHORT) < 10_000:
            _SHORT[name] = short
    return short


_PREFIXES = {"xsl-fo-compatible": "fo", "datastyle": "number", "drawing": "draw", "svg-compatible": "svg"}
