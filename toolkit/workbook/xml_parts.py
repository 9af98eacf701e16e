"""Parsing one part of XML in a single pass, a piece at a time, within bounds of its own."""

from collections.abc import Callable, Collection
from typing import Any, Protocol
from xml.parsers import expat

from toolkit.workbook.package import CHUNK, MEGABYTE, Package

_LARGE = 8 * MEGABYTE
_DEEPEST = 256


class Handlers(Protocol):
    """What is called for the elements and texts of a part; each may be set anew at any time."""

    # Any, for a parser takes handlers of several shapes here; ours take a name and the attributes.
    StartElementHandler: Any
    EndElementHandler: Callable[[str], Any] | None
    CharacterDataHandler: Callable[[str], Any] | None


Attach = Callable[[Handlers, str], None]
"""Sets the handlers at the outermost element, whose namespace (with the space after it) it is given."""


def parse_part(
    package: Package, part: str, roots: Collection[str], attach: Attach, *, most: int | None = None
) -> None:
    """Parses one part.

    Args:
        package: The package.
        part: The name of the part.
        roots: What the outermost element may be: namespace, space, name.
        attach: Sets the handlers. What they raise as ValueError or LookupError is damage.
        most: The most bytes that the part may have; None leaves it at what the whole package may have.

    Raises:
        Refused: The part is missing, damaged, unsafe or too large.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def doctype(*_: object) -> None:
        raise package.refused("unsafe-workbook", f"{part} declares a document type, which no workbook needs")

    def outermost(name: str, _: dict[str, str]) -> None:
        if name not in roots:
            raise package.damaged(f"{part} is not what it should be")
        parser.StartElementHandler = None
        large = package.size(part) > _LARGE
        attach(_DepthGuard(parser, package, part) if large else parser, name[: name.rindex(" ") + 1])

    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = outermost
    try:
        fed = 0
        for chunk in package.chunks(part, most):
            fed += len(chunk)
            parser.Parse(chunk, False)
            # An unfinished tag is scanned anew with each piece.
            if fed - parser.CurrentByteIndex > package.limits.token + CHUNK:
                raise package.refused("unsafe-workbook", f"{part} has a tag of several megabytes")
        parser.Parse(b"", True)
    except expat.ExpatError:
        raise package.damaged(f"{part} is not well-formed") from None
    except (ValueError, LookupError):
        raise package.damaged(f"{part} holds what cannot be read") from None


class _DepthGuard:
    """Stands between the parser and the handlers of a large part, and counts how deep its elements lie.

    The parser keeps every element that is open. What fits into a small part does no harm; in a large one, elements
    that are opened and never closed could take all memory.
    """

    def __init__(self, parser: expat.XMLParserType, package: Package, part: str) -> None:
        self.StartElementHandler: Any = None
        self.EndElementHandler: Callable[[str], Any] | None = None
        self._parser, self._package, self._part = parser, package, part
        self._depth = 1
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end

    @property
    def CharacterDataHandler(self) -> Callable[[str], Any] | None:  # noqa: N802 -- named as the parser names it
        return self._parser.CharacterDataHandler

    @CharacterDataHandler.setter
    def CharacterDataHandler(self, handler: Callable[[str], Any] | None) -> None:  # noqa: N802
        self._parser.CharacterDataHandler = handler

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._package.refused("unsafe-workbook", f"{self._part} has elements in elements without end")
        if self.StartElementHandler:
            self.StartElementHandler(name, attributes)

    def _end(self, name: str) -> None:
        self._depth -= 1
        if self.EndElementHandler:
            self.EndElementHandler(name)
