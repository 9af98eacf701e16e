"""Where links stand in what people write as evidence: addresses of pages and of people, and files beside a register.

Nothing is ever fetched, and nobody looks whether a file is there. What could lead elsewhere than it says is no link: a
path that is absolute, goes upward or names a server, an address with a name before its host, any other scheme. A file
whose name has blanks is one only in quotation marks, because nobody can tell otherwise where its name begins.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

LONGEST_LINK = 2_000
"""Characters of a link that every program takes."""
_OF_FILES = ("avi", "bmp", "csv", "doc", "docx", "eml", "gif", "heic", "jpeg", "jpg", "m4a", "mp3", "mp4", "msg",
             "odp", "ods", "odt", "pdf", "png", "pps", "ppsx", "ppt", "pptx", "rtf", "svg", "tif", "tiff", "txt",
             "wav", "webp", "xls", "xlsx")
"""What the names of files end in that are opened only to be read; none of a program, or of a document with macros."""
_SIGN = r"""[^\s\\/:*?"<>|;,#%@“”„«»()\[\]]"""
_PART, _PART_WITH_BLANKS = rf"[^\W_]{_SIGN}*", rf"[^\W_](?:{_SIGN}| )*"
_NAME = "(?:{part}[\\\\/])*{part}\\.(?:" + "|".join(_OF_FILES) + ")"
_LINK = re.compile(
    r"""(?<![^\W_])(?P<address>(?:https?://|mailto:)[^\s<>"“”„«»|]+)"""
    rf"""|["“„«](?P<quoted>{_NAME.format(part=_PART_WITH_BLANKS)})(?=["”“»])"""
    rf"""|(?:\A|(?<=[\n;,(\[])|(?<=: )|(?<=[\n;,] ))(?P<file>{_NAME.format(part=_PART)})"""
    r"""(?=\s|\Z|[;,]|[.:!?)\]]+(?:[\s;,]|\Z))""", re.IGNORECASE)
_ENDS = ".,;:!?'’…*_"
"""Signs that end a sentence rather than an address."""
_UNUSUAL = frozenset("\\^`{}")
"""Signs that programs read in different ways within an address."""
_BRACKETS = {")": "(", "]": "["}
_HOST = re.compile(r"[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)*\.?(?::\d{1,5})?")
_MAILBOX = re.compile(r"[\w.+-]+@(?:[^\W_][\w-]*\.)+[^\W\d_]{2,}")


class Link(NamedTuple):
    """A link in a text.

    Attributes:
        start: The place of its first sign.
        end: The place behind its last one.
        target: Where it leads: an address; or the path of a file from the folder of the register, with slashes.
        is_file: Whether it is a file beside the register.
    """

    start: int
    end: int
    target: str
    is_file: bool = False


def links_in(text: str) -> Iterator[Link]:
    """The links in a text, in their order."""
    if "." not in text and ":" not in text:
        return
    for found in _LINK.finditer(text):
        which = found.lastgroup or ""
        written, start = found[which], found.start(which)
        if len(written) > LONGEST_LINK or not written.isprintable():
            continue
        if which == "address":
            address = _without_end(written)
            if target := _address(address):
                yield Link(start, start + len(address), target)
        elif _stays_beside(written):
            yield Link(start, start + len(written), written.replace("\\", "/"), is_file=True)


def in_pieces(text: str) -> Iterator[tuple[str, Link | None]]:
    """A text in pieces, each with the link that it is."""
    done = 0
    for link in links_in(text):
        yield text[done:link.start], None
        yield text[link.start:link.end], link
        done = link.end
    yield text[done:], None


def _without_end(written: str) -> str:
    """An address without the signs behind it that belong to the sentence, such as a bracket that it does not open."""
    while written:
        last = written[-1]
        is_open = last in _BRACKETS and written.count(last) > written.count(_BRACKETS[last])
        if last not in _ENDS and not is_open:
            break
        written = written[:-1]
    return written


def _address(written: str) -> str:
    """Where an address leads; "" where it is none, or one that does not show where that is."""
    scheme, _, rest = written.partition(":")
    scheme = scheme.lower()
    if not _UNUSUAL.isdisjoint(written):
        return ""
    if scheme == "mailto":
        return f"mailto:{rest}" if _MAILBOX.fullmatch(rest) else ""
    try:
        host = urlsplit(written).netloc
    except ValueError:
        return ""
    return f"{scheme}:{rest}" if _HOST.fullmatch(host) else ""


def _stays_beside(path: str) -> bool:
    """Whether a path does not go upward, and is not the address of a web page without its scheme."""
    first, *others = re.split(r"[\\/]", path)
    return ".." not in path and not (others and "." in first)
