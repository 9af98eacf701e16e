"""Compound files, as [MS-CFB] describes them, version 3: the container of a VBA project. The same bytes each time."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

FREE, END, OF_FAT, NOBODY = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
SECTOR, SMALL_SECTOR, SMALL = 512, 64, 4096
STORAGE, STREAM, ROOT = 1, 2, 5
RED, BLACK = 0, 1
MOST_FAT_SECTORS = 109
"""What the header lists; enough for 7 MB."""

Tree = Mapping[str, "bytes | Tree"]
"""Name -> the bytes of a stream, or a storage with streams of its own."""


@dataclass(slots=True)
class _Entry:
    """One line of the directory."""

    name: str
    kind: int
    data: bytes = b""
    left: int = NOBODY
    right: int = NOBODY
    child: int = NOBODY
    colour: int = BLACK
    start: int = 0

    def packed(self) -> bytes:
        name = (self.name + "\0").encode("utf-16le")
        return (name.ljust(64, b"\0") + struct.pack("<HBBIII", len(name), self.kind, self.colour, self.left,
                                                    self.right, self.child)
                + bytes(36) + struct.pack("<IQ", self.start, len(self.data)))


_UNUSED = bytes(68) + struct.pack("<III", NOBODY, NOBODY, NOBODY) + bytes(48)


@dataclass(slots=True)
class _Sectors:
    """Sectors of one size, with the chain that each belongs to."""

    size: int
    data: bytearray = field(default_factory=bytearray)
    chain: list[int] = field(default_factory=list)

    def put(self, data: bytes) -> int:
        """Append data as one chain; the number of its first sector, or the end of a chain if there is none."""
        if not data:
            return END
        count, first = -(-len(data) // self.size), len(self.chain)
        self.chain += [*range(first + 1, first + count), END]
        self.data += data.ljust(count * self.size, b"\0")
        return first


def compound_file(tree: Tree) -> bytes:
    """Write a compound file.

    Raises:
        ValueError: It would be larger than 7 MB.
    """
    entries = [_Entry("Root Entry", ROOT)]
    _enter(entries, 0, tree)
    sectors, small = _Sectors(SECTOR), _Sectors(SMALL_SECTOR)
    for entry in entries:
        if entry.kind == STREAM:
            entry.start = (small if len(entry.data) < SMALL else sectors).put(entry.data)
    entries[0].data = bytes(small.data)
    entries[0].start = sectors.put(entries[0].data)
    small_fat = _numbers(small.chain)
    small_fat_start = sectors.put(small_fat)
    directory = b"".join(entry.packed() for entry in entries)
    directory += _UNUSED * (-len(entries) % (SECTOR // len(_UNUSED)))
    directory_start = sectors.put(directory)
    fat_start, fat_count = len(sectors.chain), _fat_count(len(sectors.chain))
    fat = _numbers(sectors.chain + [OF_FAT] * fat_count)
    header = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, fat_count, directory_start, 0, SMALL, small_fat_start,
                          len(small_fat) // SECTOR, END, 0)
    header += struct.pack("<109I", *(fat_start + n if n < fat_count else FREE for n in range(MOST_FAT_SECTORS)))
    return header + bytes(sectors.data) + fat


def _fat_count(sectors: int) -> int:
    """How many sectors the table of sectors needs, those for itself included."""
    count = 1
    while count * (SECTOR // 4) < sectors + count:
        count += 1
    if count > MOST_FAT_SECTORS:
        raise ValueError("a compound file of more than 7 MB is not supported")
    return count


def _numbers(values: list[int]) -> bytes:
    """Sector numbers, filled up to whole sectors."""
    packed = struct.pack(f"<{len(values)}I", *values)
    return packed + b"\xff" * (-len(packed) % SECTOR)


def _enter(entries: list[_Entry], parent: int, tree: Tree) -> None:
    """Enter what a storage holds into the directory, as a balanced tree in the order of the names."""
    numbers = []
    for name, content in tree.items():
        numbers.append(len(entries))
        if isinstance(content, bytes):
            entries.append(_Entry(name, STREAM, content))
        else:
            entries.append(_Entry(name, STORAGE))
            _enter(entries, numbers[-1], content)
    numbers.sort(key=lambda number: (len(entries[number].name), entries[number].name.upper()))
    deepest = (len(numbers) + 1).bit_length() - 1
    entries[parent].child = _balanced(entries, numbers, deepest)


def _balanced(entries: list[_Entry], numbers: list[int], above_deepest: int) -> int:
    """The root of a balanced tree; only its last level, if that is not full, is red."""
    if not numbers:
        return NOBODY
    middle = len(numbers) // 2
    entry = entries[numbers[middle]]
    entry.left = _balanced(entries, numbers[:middle], above_deepest - 1)
    entry.right = _balanced(entries, numbers[middle + 1:], above_deepest - 1)
    entry.colour = RED if above_deepest == 0 else BLACK
    return numbers[middle]
