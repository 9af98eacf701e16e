"""Ways to mutate a real return, or any other package, each decided by a seeded chance: its bytes, its markup, its parts."""

import re
from collections.abc import Callable, Sequence
from random import Random
from zipfile import ZIP_STORED

from tests.hostile.invented import Parts, honest, packed, parts

_ELEMENT = re.compile(rb"<([\w:]+)\b[^<>]*?(?:/>|>[^<>]*</\1>)")
_ATTRIBUTE = re.compile(rb'(?<= )([\w:]+)="([^"]*)"')
_TEXT = re.compile(rb">([^<>]+)<")
_VALUES = (b"", b"0", b"1", b"-1", b"2", b"99999", b"s", b"n", b"str", b"e", b"A1", b"XFD1048576", b"N2", b"rId3",
           b"1E5", b"NaN", b"true", b"hidden", b"\xe2\x80\xae", b"&#65;", b"&amp;")
_READ = ("xl/worksheets/sheet2.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml",
         "xl/_rels/workbook.xml.rels", "[Content_Types].xml", "_rels/.rels", "xl/worksheets/sheet5.xml")


def bytes_changed(chance: Random, of: Callable[[], bytes] = honest) -> bytes:
    """Some bytes of the file flipped, cut out, repeated or filled."""
    data = bytearray(of())
    for _ in range(chance.choice((1, 1, 2, 8))):
        at, length = chance.randrange(len(data)), chance.choice((1, 4, 64, 1024))
        how = chance.randrange(4)
        if how == 0:
            data[at] ^= 1 << chance.randrange(8)
        elif how == 1:
            del data[at : at + length]
        elif how == 2:
            data[at:at] = data[at : at + length]
        else:
            data[at : at + length] = bytes(len(data[at : at + length]))
    return bytes(data)


def markup_changed(chance: Random, of: Callable[[], Parts] = parts, read: Sequence[str] = _READ) -> bytes:
    """A part with an element, an attribute, a text or a byte changed."""
    into = of()
    name = chance.choice(read)
    for _ in range(chance.choice((1, 1, 1, 3))):
        into[name] = chance.choice((_element, _attribute, _attribute, _text, _byte))(into[name], chance)
    return packed(into, ZIP_STORED)


def parts_changed(chance: Random, of: Callable[[], Parts] = parts) -> bytes:
    """A part dropped, emptied, halved, or put in the place of another."""
    into = of()
    name, other = chance.choice(list(into)), chance.choice(list(into))
    how = chance.randrange(4)
    if how == 0:
        del into[name]
    elif how == 1:
        into[name] = into[other]
    elif how == 2:
        into[name] = into[name][: chance.randrange(len(into[name]))]
    else:
        into[f"{name}{chance.choice(('', '.bak', '/'))}".upper()] = into[other]
    return packed(into, ZIP_STORED)


def _element(part: bytes, chance: Random) -> bytes:
    found = list(_ELEMENT.finditer(part))
    if not found:
        return part
    one, other = chance.choice(found), chance.choice(found)
    how = chance.randrange(3)
    new = (b"", one[0] * 2, other[0])[how]
    return part[: one.start()] + new + part[one.end() :]


def _attribute(part: bytes, chance: Random) -> bytes:
    found = list(_ATTRIBUTE.finditer(part))
    if not found:
        return part
    one, other = chance.choice(found), chance.choice(found)
    value = chance.choice((chance.choice(_VALUES), other[2]))
    new = b"" if chance.random() < 0.2 else one[1] + b'="' + value + b'"'
    return part[: one.start()] + new + part[one.end() :]


def _text(part: bytes, chance: Random) -> bytes:
    found = list(_TEXT.finditer(part))
    if not found:
        return part
    one = chance.choice(found)
    return part[: one.start(1)] + chance.choice((*_VALUES, one[1] * 2)) + part[one.end(1) :]


def _byte(part: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(part))
    return part[:at] + bytes([chance.randrange(256)]) + part[at + chance.randrange(3) :]
