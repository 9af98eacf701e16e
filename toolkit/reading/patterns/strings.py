"""The shared strings of the usual shape: texts without runs."""

import re
from collections.abc import Callable

from toolkit.reading.package import Package
from toolkit.reading.patterns.cutting import Head, Stretch, by_pattern, cut, refuse_no_signs, signs_of
from toolkit.reading.texts import XML_BLANKS, main, unescaped
from toolkit.reading.xml_parts import items

_STRINGS = Stretch(re.compile(rb"<sst\b[^<>]*(?<!/)>"), b"</sst>", b"</si>")
_PHONETIC = r'(?:<phoneticPr fontId="[0-9]++"(?: type="[A-Za-z]++")?+(?: alignment="[A-Za-z]++")?+ ?/>)?+'
_STRING = re.compile(
    rf'<si><t(?:( xml:space="preserve")?+>([^<]*+)</t>| ?/>){_PHONETIC}</si>|(.+)', re.DOTALL)
"""A text, and whether its blanks are preserved; and all that follows something else."""
_OPENS, _KEEPS, _CLOSES = b"<si><t>", b'<si><t xml:space="preserve">', b"</t></si>"
_BLANKS = XML_BLANKS.encode()
_KEPT = b"\0"
"""Stands before a text whose blanks are preserved; nothing that is read by pattern holds it."""
_TAGS = 4
"""Around a plain text."""


def strings_by_pattern(package: Package, part: str) -> list[str] | None:
    """The texts that cells refer to by their number; None where one of them is not as usual."""
    return by_pattern(package, lambda: _read(package, part))


def _read(package: Package, part: str) -> list[str]:
    strings: list[str] = []

    def take(xml: bytes) -> None:
        refuse_no_signs(xml)
        strings.extend(_plain(xml) or _others(xml.decode()))
        if len(strings) > package.limits.strings:
            raise ValueError("more texts")

    def begin(head: Head) -> Callable[[bytes], None]:
        if head.around not in [(name,) for name in main("sst")]:
            raise ValueError(head.around)
        return take

    _, rest = items(package, part, main("sst"), level=1, without=lambda chunks: cut(package, chunks, _STRINGS, begin))
    if any(batch for _, batch in rest):
        raise ValueError("something else")
    return strings


def _plain(xml: bytes) -> list[str]:
    """The texts where there is nothing but plain ones; else nothing."""
    keeps = _KEEPS in xml
    if keeps:
        xml = xml.replace(_KEEPS, _OPENS + _KEPT)
    if not (xml.startswith(_OPENS) and xml.endswith(_CLOSES)) or b"&" in xml:
        return []
    written = xml[len(_OPENS):-len(_CLOSES)].split(_CLOSES + _OPENS)
    tags = _TAGS * len(written)
    if xml.count(b"<") != tags or xml.count(b">") != tags:
        return []
    strings = [one.strip(_BLANKS).decode() for one in written]
    if keeps:
        strings = [one[1:].decode() if one.startswith(_KEPT) else text
                   for one, text in zip(written, strings, strict=True)]
    return [*map(unescaped, strings)] if b"_x" in xml else strings


def _others(text: str) -> list[str]:
    """The texts where some are written in other ways."""
    strings: list[str] = []
    for keeps, written, unusual in _STRING.findall(text):
        if unusual:
            raise ValueError(unusual)
        words = signs_of(written)
        strings.append(unescaped(words if keeps else words.strip(XML_BLANKS)))
    return strings
