"""The shared strings of the usual shape: texts without runs."""

import re
from collections.abc import Callable

from toolkit.reading.package import Package
from toolkit.reading.patterns.cutting import Head, Stretch, by_pattern, cut, signs_of
from toolkit.reading.texts import XML_BLANKS, main, unescaped
from toolkit.reading.xml_parts import items

_STRINGS = Stretch(re.compile(rb"<sst\b[^<>]*(?<!/)>"), b"</sst>", b"</si>")
_PHONETIC = r'(?:<phoneticPr fontId="[0-9]++"(?: type="[A-Za-z]++")?+(?: alignment="[A-Za-z]++")?+ ?/>)?+'
_STRING = re.compile(
    rf'<si><t(?:( xml:space="preserve")?+>([^<]*+)</t>| ?/>){_PHONETIC}</si>|(.+)', re.DOTALL)
"""A text, and whether its blanks are preserved; and all that follows something else."""


def strings_by_pattern(package: Package, part: str) -> list[str] | None:
    """The texts that cells refer to by their number; None where one of them is not as usual."""
    return by_pattern(package, lambda: _read(package, part))


def _read(package: Package, part: str) -> list[str]:
    strings: list[str] = []

    def take(text: str) -> None:
        for keeps, written, unusual in _STRING.findall(text):
            if unusual:
                raise ValueError(unusual)
            words = signs_of(written)
            strings.append(unescaped(words if keeps else words.strip(XML_BLANKS)))
        if len(strings) > package.limits.strings:
            raise ValueError("more texts")

    def begin(head: Head) -> Callable[[str], None]:
        if head.around not in [(name,) for name in main("sst")]:
            raise ValueError(head.around)
        return take

    _, rest = items(package, part, main("sst"), level=1, without=lambda chunks: cut(package, chunks, _STRINGS, begin))
    if any(batch for _, batch in rest):
        raise ValueError("something else")
    return strings
