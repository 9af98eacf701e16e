"""Bodies of reports in pieces, so that a long one is never in memory as a whole."""

import zipfile
from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import IO

BODY_PART = "word/document.xml"
_AT_ONCE = 1 << 16
"""How many bytes are read at once."""


def chunks_of(stream: IO[bytes]) -> Iterator[bytes]:
    """What a stream holds, in chunks."""
    while some := stream.read(_AT_ONCE):
        yield some


def pieces_of(chunks: Iterable[bytes], end: str) -> Iterator[str]:
    """A text in pieces, each of which ends with a tag, but for the last.

    Args:
        chunks: The text in UTF-8, cut anywhere.
        end: The tag.
    """
    decoder, left = getincrementaldecoder("utf-8")(), ""
    for some in chunks:
        before, ends, rest = (left + decoder.decode(some)).rpartition(end)
        if ends:
            yield before + ends
        left = rest
    yield left


def pieces_of_body(report: bytes, end: str) -> Iterator[str]:
    """The body of a report in pieces, each of which ends with a tag, but for the last."""
    with zipfile.ZipFile(BytesIO(report)) as package, package.open(BODY_PART) as stream:
        yield from pieces_of(chunks_of(stream), end)
