"""How much room a register has left: what it holds against what a workbook can hold."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import NamedTuple
from zipfile import ZipFile

from toolkit.reading.package import LIMITS
from toolkit.tracker.record.problems import Place, Problem, Refused
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import SHEETS
from toolkit.words import details
from toolkit.words.speaking import Message, Said, figure, said

NEARLY = 0.9
"""From which part of it on a person is told."""
_MEGABYTE = 2**20


class Filled(NamedTuple):
    """How far something is filled.

    Attributes:
        part: Of what it can hold; 1 is all.
        told: What it holds, in words.
    """

    part: float
    told: Said


def rows_of(register: Register) -> Iterator[Filled]:
    """How far the sheets of a register would be filled with rows."""
    for sheet in SHEETS:
        rows = len(sheet.records(register)) + 1
        yield _filled(rows, LIMITS.rows, details.ROOM_ROWS, sheet=sheet.name)


def file_of(data: bytes) -> Iterator[Filled]:
    """How far a file is filled that was written."""
    with ZipFile(BytesIO(data)) as package:
        unpacked = sum(part.file_size for part in package.infolist())
    for size, most, message in ((len(data), LIMITS.file, details.ROOM_FILE),
                                (unpacked, LIMITS.inflated, details.ROOM_UNPACKED)):
        held = figure(size / _MEGABYTE, decimals=1)
        yield Filled(size / most, said(message, held=held, most=figure(most // _MEGABYTE)))


def of_cells(cells: int) -> Filled:
    """How far a workbook is filled that has so many cells with a value."""
    return _filled(cells, LIMITS.cells, details.ROOM_CELLS)


def refuse_full(filled: Iterable[Filled], name: str) -> None:
    """Refuse to write what a workbook cannot hold.

    Args:
        filled: How far it would be filled.
        name: Of the register's file.

    Raises:
        Refused: It would hold more than it can.
    """
    fullest = max(filled, key=lambda one: one.part)
    if fullest.part > 1:
        raise Refused("register-full", Place(file=name), fullest.told)


def nearly_full(filled: Iterable[Filled], name: str) -> list[Problem]:
    """What is nearly full, each with what it holds."""
    return [Problem("register-nearly-full", Place(file=name), one.told) for one in filled if one.part >= NEARLY]


def _filled(held: int, most: int, message: Message, **places: str) -> Filled:
    return Filled(held / most, said(message, held=figure(held), most=figure(most), **places))
