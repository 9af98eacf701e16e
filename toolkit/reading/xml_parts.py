"""Parsing one part of XML in a single pass, a piece at a time, within bounds of its own.

A part comes as small trees, a row or a text at a time, which the standard library builds without a call into Python
for each element. Each is dropped from the tree of the part before the next are built.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from itertools import chain, islice
from typing import Any, NoReturn, TypeVar
from xml.parsers import expat

from toolkit.reading.package import Package
from toolkit.words import details
from toolkit.words.speaking import said

Items = tuple[str, list[ET.Element]]
"""The name of the element around, and some elements in it that are complete."""

_BLANK = rb"""<c r="[A-Z]{1,3}[0-9]{1,7}" s="[0-9]{1,6}" ?/>"""
_BLANK_CELLS = re.compile(rb"""(/>|/c>)(?:%b)+(?=<c r="|</row>)""" % _BLANK)
"""Cells that only have a format, after the end of the cell before, and before one with an address or the row's end."""
_BLANK_ROWS = re.compile(
    rb"""(?:<row r="[0-9]{1,7}"[^<>]*(?:/>|>(?:%b)?</row>))+(?=<row r="|</sheetData>)""" % _BLANK)
"""Rows of no cell, or of one such, before one that says its number or the end of them."""
_PER_BLANK = 50
"""Bytes in which a piece has an element without content, such as a blank cell, where it mostly holds such elements."""
R = TypeVar("R")
_SHORT, _MOST_MADE = 32 * 1024, 64
"""Bytes of a part of which is kept what was made of it, and how many are."""
_MADE: dict[Any, Any] = {}
"""What was made of short parts that only describe others: content, limits, by what -> what."""
_KEEPS = re.compile(rb"""<!|<row(?:[/>]|\s(?!r=").{3})""", re.DOTALL)
"""Where nothing may be left out: a comment, or a text in which the signs of XML are text; and a row that does not begin
with its number, for it may take that of its cells."""
_KEEPS_BYTES = 8
"""It is known from so many bytes at the most."""


@contextmanager
def reading(package: Package, part: str) -> Iterator[None]:
    """Refuses as damaged what holds a value that cannot be read, or lacks one that it must have."""
    try:
        yield
    except (ValueError, LookupError):
        raise package.damaged(said(details.NOT_READABLE, part=part)) from None


def refuse_within(element: ET.Element, known: Collection[str]) -> None:
    """Refuses what is read of a part where it cannot stand: within an element that is passed over.

    What extensions hold is their own, and no program looks for anything else there.

    Args:
        element: An element of which nothing is read.
        known: The names of those that are read, each somewhere else.

    Raises:
        ValueError: One of them stands within it.
    """
    for child in element:
        if child.tag in known:
            raise ValueError(child.tag)
        if len(child) and not child.tag.endswith("}ext"):
            refuse_within(child, known)


def refuse_here(element: ET.Element, known: Collection[str]) -> None:
    """Refuses an element that is read only somewhere else, and what it holds of such; see `refuse_within`."""
    if element.tag in known:
        raise ValueError(element.tag)
    refuse_within(element, known)


def refuse_words(*around: str | None) -> None:
    """Refuses words between elements, where only blanks may stand: nobody sees them, and they would be lost.

    Raises:
        ValueError: There are some.
    """
    for words in around:
        if words and not words.isspace():
            raise ValueError(words)


class _Found(Exception):
    """Ends the look at the outermost element."""


def items(
    package: Package, part: str, roots: Collection[str], *, level: int, most: int | None = None,
    blanks: bool = True, without: Callable[[Iterator[bytes]], Iterator[bytes]] = iter,
    pieces: Iterator[bytes] | None = None,
) -> tuple[str, Iterator[Items]]:
    """Parses one part, and gives the elements of the outer levels as soon as each is complete.

    Args:
        package: The package.
        part: The name of the part.
        roots: What the outermost element may be: namespace in braces, name.
        level: 1 for the children of the outermost element, 2 for theirs too.
        most: The most bytes that the part may have; None leaves it at what the whole package may have.
        blanks: Whether cells and rows that only have a format are wanted. Millions of them are common, below a table
            whose formats were copied down to the last row of the sheet.
        without: Takes what is read in another way out of the part.
        pieces: All of the part, where it was looked at before.

    Returns:
        The namespace of the outermost element in braces, and the elements with what is around them.

    Raises:
        Refused: The part is missing, damaged, unsafe or too large; also while the elements are taken.
    """
    chunks = package.chunks(part, most) if pieces is None else pieces
    return _items(package, part, roots, without(chunks if blanks else _without_blanks(chunks)), level)


def _items(
    package: Package, part: str, roots: Collection[str], chunks: Iterator[bytes], level: int
) -> tuple[str, Iterator[Items]]:
    first = next(chunks, b"")
    root = _outermost_of_short(first) if len(first) <= _SHORT else _outermost(first)
    if root is None:
        raise package.refused("unsafe-workbook", said(details.DOCUMENT_TYPE, part=part))
    if not root:
        raise package.damaged(said(details.NOT_WELL_FORMED, part=part))
    if root not in roots:
        raise package.damaged(said(details.NOT_AS_EXPECTED, part=part))
    return root[: root.index("}") + 1], _built(package, part, first, chunks, level)


def described(package: Package, part: str, roots: Collection[str], *, level: int) -> tuple[str, Iterator[Items]]:
    """The elements of a part that only describes others, as `items` gives them, and no more than it can honestly have.

    Raises:
        Refused: As of `items`; or it has too many elements, which would take long though none of them is large.
    """
    return _described(package, part, roots, level, package.chunks(part, package.limits.description))


def described_once(
    package: Package, part: str, roots: Collection[str], make: Callable[[Package, str, Iterator[Items]], R], *,
    level: int,
) -> R:
    """What is made of a part that only describes others.

    It is made once of parts that many workbooks have in common, such as the styles of all returns of a round.

    Args:
        package: The package.
        part: The name of the part.
        roots: What the outermost element may be.
        make: Makes something of the namespace and the elements, always with the same roots and level. It asks the
            package only for its limits and for refusals, and what it makes is not to be changed.
        level: As of `items`.

    Raises:
        Refused: As of `described`; or a value cannot be read.
    """
    pieces = package.chunks(part, package.limits.description)
    # To ask for a second piece also has the end of the part looked at.
    start = [*islice(pieces, 2)]
    key = (start[0], package.limits, make) if len(start) == 1 and len(start[0]) <= _SHORT else None
    if key in _MADE:
        package.count(start[0])
        known: R = _MADE[key]
        return known
    with reading(package, part):
        made = make(package, *_described(package, part, roots, level, chain(start, pieces)))
    if key:
        if len(_MADE) >= _MOST_MADE:
            _MADE.clear()
        _MADE[key] = made
    return made


def _described(
    package: Package, part: str, roots: Collection[str], level: int, pieces: Iterator[bytes]
) -> tuple[str, Iterator[Items]]:
    namespace, elements = _items(package, part, roots, pieces, level)
    return namespace, _counted(package, part, elements)


def _counted(package: Package, part: str, elements: Iterator[Items]) -> Iterator[Items]:
    left = package.limits.described
    for around, batch in elements:
        left -= len(batch)
        if left < 0:
            raise package.refused("too-large", said(details.PART_DESCRIBES_MORE, part=part))
        yield around, batch


def _without_blanks(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Leaves out cells and rows that only have a format, where nothing that follows is read in another way for that.

    The first piece, all of most sheets, and pieces that do not mostly hold such cells stay as they are: they are parsed
    sooner than they are searched.
    """
    first = next(chunks, b"")
    yield first
    may_leave_out, before = True, first
    for chunk in chunks:
        seen = before + chunk
        may_leave_out = may_leave_out and not _KEEPS.search(seen)
        searched = may_leave_out and chunk.count(b"/>") * _PER_BLANK > len(chunk)
        yield _BLANK_ROWS.sub(b"", _BLANK_CELLS.sub(rb"\1", chunk)) if searched else chunk
        before = seen[-_KEEPS_BYTES:]


def _outermost(start: bytes) -> str | None:
    """The name of the outermost element; "" if there is none, and None where a document type is declared before it."""
    found: list[str | None] = []

    def element(name: str, _: dict[str, str]) -> NoReturn:
        found.append(f"{{{name.replace(' ', '}')}")
        raise _Found

    def doctype(*_: object) -> NoReturn:
        found.append(None)
        raise _Found

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = element
    with suppress(_Found, expat.ExpatError, ValueError, LookupError):
        parser.Parse(start, False)
    return found[0] if found else ""


_outermost_of_short = lru_cache(maxsize=_MOST_MADE)(_outermost)


def _built(
    package: Package, part: str, first: bytes, chunks: Iterator[bytes], level: int
) -> Iterator[Items]:
    builder = ET.TreeBuilder()
    # Safe, for no document type is declared, and what is built is bounded.
    parser = ET.XMLParser(target=builder)  # noqa: S314
    try:
        package.count(first)
        parser.feed(first)
        pending = len(first)
        for chunk in chunks:
            package.count(chunk)
            for some in _complete(builder.close(), level):
                pending = 0
                yield some
            pending += len(chunk)
            if pending > package.limits.item:
                raise package.refused("unsafe-workbook", said(details.LARGE_ELEMENT, part=part))
            parser.feed(chunk)
        yield from _complete(parser.close(), level, ended=True)
    except ET.ParseError:
        raise package.damaged(said(details.NOT_WELL_FORMED, part=part)) from None
    except (ValueError, LookupError):
        raise package.damaged(said(details.NOT_READABLE, part=part)) from None


def _complete(root: ET.Element, level: int, *, ended: bool = False) -> Iterator[Items]:
    """Takes the complete elements out of the tree; the last one at each level may still be open."""
    complete = root[:] if ended else root[:-1]
    del root[: len(complete)]
    if level == 1:
        if complete:
            yield root.tag, complete
        return
    for child in complete:
        yield child.tag, child[:]
        yield root.tag, [child]
    if len(root):
        yield from _complete(root[0], 1)
