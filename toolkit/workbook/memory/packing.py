"""Packing what a workbook must remember into a few cells of a hidden sheet: JSON, cut, with a checksum."""

import hashlib
import json
import re
from collections.abc import Sequence

_HALF_OF_A_PAIR = re.compile(r"\\u[dD][89a-fA-F]")
CHUNK = 32_000
"""Characters to a cell; Excel holds 32,767 UTF-16 units, and JSON in ASCII needs one for each character."""


def pack(payload: object) -> list[str]:
    """Texts for one cell each: first the SHA-256 of the rest, then JSON in pieces.

    Args:
        payload: Anything that JSON can hold.
    """
    text = json.dumps(payload, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    return [_checksum(text), *(text[start : start + CHUNK] for start in range(0, len(text), CHUNK))]


def unpack(cells: Sequence[str]) -> object:
    """What `pack` packed.

    Raises:
        ValueError: The cells are not what was packed.
    """
    if not cells:
        raise ValueError("empty")
    text = "".join(cells[1:])
    if _checksum(text) != cells[0]:
        raise ValueError("checksum")
    try:
        payload: object = json.loads(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if _HALF_OF_A_PAIR.search(text):
        # What is no character cannot be written again; encoding says whether a pair stands there, or half of one.
        json.dumps(payload, ensure_ascii=False).encode()
    return payload


def _checksum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
