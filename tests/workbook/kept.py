"""What is kept of a register holds all that is read in it, so that it makes no difference which of both is at hand."""

from dataclasses import fields
from io import BytesIO
from zipfile import ZipFile

from toolkit.reading.workbook import read_workbook
from toolkit.tracker.record.register import Register
from toolkit.workbook.cache.registers import ALL, TO_WRITE, parts_of, register_of
from toolkit.workbook.cache.sections import Sections, packed
from toolkit.workbook.register.looks import Looks
from toolkit.workbook.register.reading import Read, read_both

MADE_OF = {"register": "0123"}


def kept(register: Register, plain: Register | None = None) -> Sections:
    """The file of what is kept of a register, opened."""
    return Sections(BytesIO(packed(MADE_OF, parts_of(register, plain or register))), MADE_OF)


def same(one: Register, other: Register) -> None:
    """Both are the same in every field, also in what does not count in comparisons."""
    for field in fields(Register):
        if field.name != "closed":  # of which not all rows need be at hand
            assert repr(getattr(one, field.name)) == repr(getattr(other, field.name)), field.name
    assert one == other
    assert [*one.closed] == [*other.closed]


def read(data: bytes, file: str = "register.xlsx") -> Read:
    """A register as it is read with its looks and without, which is what is kept of it, too."""
    found = read_both(read_workbook(data), file, Looks(data))
    part = kept(*found).part
    same(register_of(part, ALL), found.plain)
    same(register_of(part, TO_WRITE), found.register)
    return found


def parts_in(data: bytes) -> dict[str, bytes]:
    """The parts of a file by their names."""
    with ZipFile(BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}
