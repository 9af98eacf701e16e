"""Unpacking a small part at once, where nothing about its entry is odd; everything else zipfile looks at.

Returns of a round have parts in common, such as styles: what was packed just so is unpacked once.
"""

import struct
import zlib
from importlib import import_module
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

_HEADER = struct.Struct("<4sHHHHHLLLHH")
_SIGNATURE = b"PK\3\4"
_USUAL_FLAGS = 0x0006 | 0x0008 | 0x0800
"""How well it is packed, that its sizes stand behind it, and that its name is in UTF-8."""
_SHORT, _MOST_KEPT = 32 * 1024, 64
_KEPT: dict[tuple[bytes, int, int], bytes] = {}
"""Short parts: packed, checksum, size -> unpacked."""


def _fastest() -> Any:
    """The library that unpacks: isal, which is several times faster, where it is installed."""
    try:
        return import_module("isal.isal_zlib")
    except ImportError:
        return zlib


_zlib = _fastest()


def at_once(archive: bytes, entry: ZipInfo, most: int) -> bytes | None:
    """What a small part holds, which agrees with its size and its checksum.

    Args:
        archive: The zip file.
        entry: The part, as its directory describes it.
        most: The most bytes that a small part has.

    Returns:
        The content; None where it is large, or where its entry, or what is packed there, is not as usual.
    """
    size, start = entry.file_size, entry.header_offset
    if size > most or not 0 <= start <= len(archive) - _HEADER.size or entry.flag_bits & ~_USUAL_FLAGS:
        return None
    signature, _, flags, method, *_, name_length, extra_length = _HEADER.unpack_from(archive, start)
    name = start + _HEADER.size
    begin = name + name_length + extra_length
    end = begin + entry.compress_size
    behind = getattr(entry, "_end_offset", None) or len(archive)  # of the entry, which newer libraries know
    if (signature != _SIGNATURE or flags & ~_USUAL_FLAGS or method != entry.compress_type or end > behind
            or archive[name:name + name_length] != _named(entry)):
        return None
    packed = archive[begin:end]
    if entry.compress_type == ZIP_STORED:
        return packed if len(packed) == size and _zlib.crc32(packed) == entry.CRC else None
    if entry.compress_type != ZIP_DEFLATED:
        return None
    key = packed, entry.CRC, size
    content = _KEPT.get(key)
    if content is None and (content := _inflated(packed, size, entry.CRC)) is not None and size <= _SHORT:
        if len(_KEPT) >= _MOST_KEPT:
            _KEPT.clear()
        _KEPT[key] = content
    return content


def _named(entry: ZipInfo) -> bytes:
    """The name of a part as it stands before what it holds; nothing is called so where it is not plain."""
    name = entry.orig_filename
    return name.encode() if name.isascii() else b""


def _inflated(packed: bytes, size: int, checksum: int) -> bytes | None:
    """What was packed; None unless it has that size and checksum, and nothing follows it."""
    unpacking = _zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content: bytes = unpacking.decompress(packed, size + 1)
    except (zlib.error, _zlib.error):
        return None
    is_whole = unpacking.eof and not unpacking.unused_data and len(content) == size
    return content if is_whole and _zlib.crc32(content) == checksum else None
