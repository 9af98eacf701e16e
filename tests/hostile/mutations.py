"""Ways to mutate a real return, each decided by a seeded chance: its bytes, its markup, its parts, its meaning."""

import re
from collections.abc import Callable
from random import Random

from tests.hostile.invented import ACTIONS_PART, ROWS, Parts, honest, packed, parts
from tests.hostile.kind import inline, set_cells

_ELEMENT = re.compile(rb"<(\w+)\b[^<>]*?(?:/>|>[^<>]*</\1>)")
_ATTRIBUTE = re.compile(rb'(?<= )([\w:]+)="([^"]*)"')
_TEXT = re.compile(rb">([^<>]+)<")
_VALUES = (b"", b"0", b"1", b"-1", b"2", b"99999", b"s", b"n", b"str", b"e", b"A1", b"XFD1048576", b"N2", b"rId3",
           b"1E5", b"NaN", b"true", b"hidden", b"\xe2\x80\xae", b"&#65;", b"&amp;")
_READ = ("xl/worksheets/sheet2.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml",
         "xl/_rels/workbook.xml.rels", "[Content_Types].xml", "_rels/.rels", "xl/worksheets/sheet5.xml")


def bytes_changed(chance: Random) -> bytes:
    """Some bytes of the file flipped, cut out, repeated or filled."""
    data = bytearray(honest())
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


def markup_changed(chance: Random) -> bytes:
    """A part with an element, an attribute, a text or a byte changed."""
    into = parts()
    name = chance.choice(_READ)
    for _ in range(chance.choice((1, 1, 1, 3))):
        into[name] = chance.choice((_element, _attribute, _attribute, _text, _byte))(into[name], chance)
    return packed(into)


def parts_changed(chance: Random) -> bytes:
    """A part dropped, emptied, halved, or put in the place of another."""
    into = parts()
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
    return packed(into)


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


# what changes the meaning

ANSWERED = {"H": "status", "I": "completed", "J": "revised_deadline", "K": "revision_reason", "L": "closing_reason",
            "M": "continuing", "N": "comment", "O": "evidence"}
LOCKED = {"A": "ref", "C": "text", "E": "responsible", "F": "deadline", "G": "due_date"}
_WRITTEN = (inline("Implemented"), inline("Superseded"), inline("something else"), inline("3 April 2018"),
            inline("03/04/2018"), "><v>43000</v></c>", "><v>7.25</v></c>", ' t="b"><v>1</v></c>',
            ' t="e"><v>#REF!</v></c>', "><f>1+1</f><v>2</v></c>", "><f>1+1</f></c>", inline("Yes"), inline("=1+1"))


def cell_changed(into: Parts, chance: Random) -> str:
    """A cell that we read holds something that it did not hold."""
    at = f"{chance.choice([*ANSWERED, *LOCKED])}{chance.choice(list(ROWS.values()))}"
    if f'r="{at}"' not in into[ACTIONS_PART].decode():
        return ""
    set_cells(into, {at: chance.choice(_WRITTEN)})
    return f"{at} written"


def row_repeated(into: Parts, chance: Random) -> str:
    """A row copied to the end."""
    row = chance.choice(list(ROWS.values()))
    xml = into[ACTIONS_PART].decode()
    whole = re.search(rf'<row r="{row}".*?</row>', xml, re.DOTALL)
    if whole is None:
        return ""
    copy = re.sub(rf'(?<=r=")([A-Z]*){row}"', rf'\g<1>{50 + xml.count("<row ")}"', whole[0])
    into[ACTIONS_PART] = xml.replace("</sheetData>", f"{copy}</sheetData>").encode()
    return f"row {row} repeated"


def row_deleted(into: Parts, chance: Random) -> str:
    """A row taken out."""
    row = chance.choice(list(ROWS.values()))
    into[ACTIONS_PART] = re.sub(rf'<row r="{row}".*?</row>', "", into[ACTIONS_PART].decode(), flags=re.DOTALL).encode()
    return f"row {row} deleted"


def heading_changed(into: Parts, chance: Random) -> str:
    """The heading of a column of answers renamed, or emptied."""
    column = chance.choice([*ANSWERED, "A", "C", "E", "F", "G"])
    set_cells(into, {f"{column}1": chance.choice(("/>", inline("Something"), inline("Ref."), inline("Comment")))})
    return f"heading {column} changed"


MEANINGS: tuple[Callable[[Parts, Random], str], ...] = (
    cell_changed, cell_changed, cell_changed, cell_changed, row_repeated, row_deleted, heading_changed)


def rows_shuffled(into: Parts, chance: Random) -> None:
    """The rows below the headings in another order, as by a sort."""
    xml = into[ACTIONS_PART].decode()
    rows = [m[0] for m in re.finditer(r'<row r="\d+".*?</row>', xml, re.DOTALL)]
    below = rows[1:]
    chance.shuffle(below)
    moved = [re.sub(r'(?<= r=")([A-Z]*)\d+"', rf'\g<1>{n}"', row) for n, row in enumerate(below, 2)]
    into[ACTIONS_PART] = xml.replace("".join(rows), rows[0] + "".join(moved)).encode()
