"""The compression of VBA sources, as [MS-OVBA] 2.4.1 describes it."""

import struct
from functools import lru_cache

CHUNK = 4096
SHORTEST = 3
"""Fewer bytes are not worth a reference to earlier ones."""


@lru_cache(maxsize=128)
def compress(data: bytes) -> bytes:
    """Compress bytes into a CompressedContainer; a source that was compressed before is not compressed again."""
    out = bytearray(b"\x01")
    for start in range(0, len(data), CHUNK):
        chunk = data[start:start + CHUNK]
        body = _Chunk(chunk).compressed()
        if len(body) >= CHUNK == len(chunk):
            out += struct.pack("<H", 0x3000 | (CHUNK - 1)) + chunk
        else:
            out += struct.pack("<H", 0xB000 | (len(body) - 1)) + body
    return bytes(out)


class _Chunk:
    """One chunk of at most 4096 bytes: literal bytes, and references to what stood before in it."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.places: dict[bytes, list[int]] = {}

    def compressed(self) -> bytes:
        out, at = bytearray(), 0
        while at < len(self.data):
            flags, tokens = 0, bytearray()
            for bit in range(8):
                if at >= len(self.data):
                    break
                length, token = self._token(at)
                flags |= (length > 1) << bit
                tokens += token
                for place in range(at, at + length):
                    self.places.setdefault(self.data[place:place + SHORTEST], []).append(place)
                at += length
            out += bytes([flags]) + tokens
        return bytes(out)

    def _token(self, at: int) -> tuple[int, bytes]:
        """How many bytes the next token stands for (1 for a literal byte), and the token."""
        offset_bits = max((at - 1).bit_length(), 4)
        most = (0xFFFF >> offset_bits) + SHORTEST
        length, place = max(((self._alike(at, place, most), place)
                             for place in self.places.get(self.data[at:at + SHORTEST], ())), default=(0, 0))
        if length < SHORTEST:
            return 1, self.data[at:at + 1]
        return length, struct.pack("<H", (at - place - 1) << (16 - offset_bits) | (length - SHORTEST))

    def _alike(self, at: int, place: int, most: int) -> int:
        """How many bytes from `at` repeat those from `place`."""
        length, end = 0, min(most, len(self.data) - at)
        while length < end and self.data[place + length] == self.data[at + length]:
            length += 1
        return length
