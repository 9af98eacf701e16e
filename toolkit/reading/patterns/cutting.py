"""Cutting what is alike out of a part, a piece at a time: its rows, or its texts. The rest goes on to be parsed.

A reading by pattern never refuses anything. It gives up, and the part is read anew, element by element.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple, TypeVar
from xml.parsers import expat

from toolkit.reading.package import Package
from toolkit.tracker.record.problems import Refused

R = TypeVar("R")
_SHORT = 32 * 1024
"""Bytes of the beginning of a part that is looked at once: parts of the same kind begin alike."""
_NO_TEXT = bytes(code for code in range(32) if code not in b"\t\n")
"""Signs that XML does not take, and the carriage return, which it reads as something else."""
_NO_SIGN = re.compile(b"\xef\xbf[\xbe\xbf]")
"""U+FFFE and U+FFFF in UTF-8, which it does not take either."""
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))
_WORDS = re.compile("[^<&>]*+(?:&(?:amp|lt|gt|quot|apos);[^<&>]*+)*+")
"""A text in which nothing but the five signs of XML is written as an entity."""


class Stretch(NamedTuple):
    """What of a part is alike.

    Attributes:
        opening: The tag that begins the element around it, as usual programs write it.
        closing: What ends that element.
        end: What the last of some complete elements of the stretch ends with.
    """

    opening: re.Pattern[bytes]
    closing: bytes
    end: bytes


class Head(NamedTuple):
    """What is known of a part where its stretch begins.

    Attributes:
        around: The names of the open elements, from the outermost one.
        prefixes: Those of namespaces that the outermost element declares.
    """

    around: tuple[str, ...]
    prefixes: frozenset[str]


def by_pattern(package: Package, read: Callable[[], R]) -> R | None:
    """What a reading by pattern gives; None where it gave up, and then nothing of it counts.

    Args:
        package: The package.
        read: Reads a part of it; gives up with a ValueError or a LookupError. What it refuses, the strict reader may
            take, or refuse in another way.
    """
    work = package.work
    try:
        return read()
    except (Refused, ValueError, LookupError):
        package.count_from(work)
        return None


def cut(
    package: Package, chunks: Iterator[bytes], stretch: Stretch, begin: Callable[[Head], Callable[[bytes], None]]
) -> Iterator[bytes]:
    """Cuts a stretch out of a part.

    Args:
        package: The package, which counts it.
        chunks: The part.
        stretch: What is alike.
        begin: Gets what is known where the stretch begins; gives what takes some complete elements of it at a time.

    Yields:
        The rest of the part.

    Raises:
        ValueError: The part is not as usual programs write it.
    """
    first = next(chunks, b"")
    opening = stretch.opening.search(first)
    if opening is None:
        raise ValueError("no such stretch")
    head, waiting = first[: opening.end()], first[opening.end() :]
    take = begin(head_of(head))
    yield head
    pending = len(first)
    while (ends := waiting.find(stretch.closing)) < 0:
        complete, end, waiting = waiting.rpartition(stretch.end)
        if end:
            package.count(complete + end)
            take(complete + end)
            pending = 0
        if not (chunk := next(chunks, b"")):
            raise ValueError("no end of it")
        waiting += chunk
        pending += len(chunk)
        # The strict reader knows that an element is complete when the next one begins, so it may wait for two.
        if pending > package.limits.item // 2:
            raise ValueError("a large element")
    complete = waiting[:ends]
    package.count(complete)
    take(complete)
    yield waiting[ends:]
    yield from chunks


def signs_of(text: str) -> str:
    """A text with its entities decoded.

    Raises:
        ValueError: It holds others than the usual ones.
    """
    if "&" in text or ">" in text:
        if not _WORDS.fullmatch(text):
            raise ValueError(text)
        for entity, sign in _ENTITIES:
            text = text.replace(entity, sign)
    return text


def refuse_no_signs(xml: bytes) -> None:
    """Gives up where there are signs that XML does not take.

    Raises:
        ValueError: There are some.
    """
    if len(xml.translate(None, _NO_TEXT)) != len(xml) or (b"\xef" in xml and _NO_SIGN.search(xml)):
        raise ValueError("signs that are none in XML")


def words_in(xml: bytes) -> str:
    """A piece of XML as text.

    Raises:
        ValueError: It holds signs that XML does not take.
    """
    refuse_no_signs(xml)
    return xml.decode()


def head_of(start: bytes) -> Head:
    """What is open at the end of the beginning of a part, which is in UTF-8.

    Raises:
        ValueError: It is in another encoding, or no XML.
    """
    return _head_of_short(start) if len(start) <= _SHORT else _head(start)


def _head(xml: bytes) -> Head:
    around: list[str] = []
    prefixes: set[str] = set()

    def declaration(_: str, encoding: str | None, __: int) -> None:
        if encoding and encoding.casefold() != "utf-8":
            raise ValueError(encoding)

    def namespace(prefix: str | None, _: str) -> None:
        if not around and prefix:
            prefixes.add(prefix)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.XmlDeclHandler = declaration
    parser.StartNamespaceDeclHandler = namespace
    parser.StartElementHandler = lambda name, _: around.append(f"{{{name.replace(' ', '}')}")
    parser.EndElementHandler = lambda _: around.pop()
    try:
        parser.Parse(xml, False)
    except expat.ExpatError as error:
        raise ValueError(str(error)) from None
    return Head(tuple(around), frozenset(prefixes))


_head_of_short = lru_cache(maxsize=64)(_head)
