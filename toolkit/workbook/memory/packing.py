"""Packing what a workbook must remember into a few cells of a hidden sheet: JSON, cut, with a checksum."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from toolkit.tracker.record.rounds import Plain, Rows, Stood

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
    return read(text)


def read(text: str) -> object:
    """What stands in a text as JSON.

    Raises:
        ValueError: It is no JSON, or holds what is no character.
    """
    try:
        payload: object = json.loads(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if _HALF_OF_A_PAIR.search(text):
        # What is no character cannot be written again; encoding says whether a pair stands there, or half of one.
        json.dumps(payload, ensure_ascii=False).encode()
    return payload


def against(rows: Sequence[Plain], held: Sequence[Plain]) -> list[list[int] | Plain]:
    """Rows that are for the most part those of another list, told by where these stand in it.

    Args:
        rows: The rows.
        held: The other list, in which most of them stand in the same order.

    Returns:
        Stretches of `held`, each from its first place up to the place behind its last, and rows that it lacks.
    """
    told: list[list[int] | Plain] = []
    mine, theirs = (one.held if isinstance(one, Rows) else one for one in (rows, held))
    places: dict[frozenset[tuple[str, str]], int] | None = None
    at, count = 0, len(held)
    for number, one in enumerate(mine):
        if not (at < count and (theirs[at] is one or held[at] == rows[number])):
            row = rows[number]
            if places is None:
                places = {frozenset(one.items()): place for place, one in enumerate(held)}
            found = places.get(frozenset(row.items()))
            if found is None:
                told.append(row)
                at += 1
                continue
            at = found
        last = told[-1] if told else None
        if isinstance(last, list) and last[1] == at:
            last[1] += 1
        else:
            told.append([at, at + 1])
        at += 1
    return told


def from_against(told: Sequence[list[int] | Plain], held: Sequence[Plain]) -> Sequence[Plain]:
    """The rows that `against` told; those that both have stay records where the other list has records of them.

    Raises:
        ValueError: A stretch is not one of the other list.
    """
    rows: list[Any] = []
    for one in told:
        if isinstance(one, dict):
            rows.append(one)
            continue
        first, behind = one
        if not 0 <= first < behind <= len(held):
            raise ValueError("a stretch of other rows")
        rows += held.stretch(first, behind) if isinstance(held, Rows) else held[first:behind]
    return held.alike(rows) if isinstance(held, Rows) else rows


class _ToldStood(dict[str, Sequence[Plain]]):
    """How a register stood, which is told already: by how it stood `after`."""

    def __init__(self, told: Mapping[str, Sequence[Any]], after: Mapping[str, Sequence[Plain]]) -> None:
        super().__init__({sheet: from_against(of_sheet, after.get(sheet, ())) for sheet, of_sheet in told.items()})
        self.told, self.after = told, after


def closed_against(closed: dict[str, Stood], rows: Mapping[str, Sequence[Plain]]) -> list[tuple[str, Any]]:
    """How a register stood when rounds were closed, the last one first, each told against the one after it.

    Args:
        closed: Name of a round -> the rows of each sheet then, the first one first.
        rows: What the last one is told against.
    """
    told: list[tuple[str, Any]] = []
    for name, stood in reversed(closed.items()):
        if isinstance(stood, _ToldStood) and stood.after is rows:
            told.append((name, stood.told))
        else:
            told.append((name, {sheet: against(of_sheet, rows.get(sheet, ())) for sheet, of_sheet in stood.items()}))
        rows = stood
    return told


def closed_from_against(told: Iterable[Any], rows: Mapping[str, Sequence[Plain]]) -> dict[str, Stood]:
    """What `closed_against` was given.

    Raises:
        ValueError: A stretch is not one of the other rows.
    """
    closed: dict[str, Stood] = {}
    for name, of_round in told:
        rows = closed[str(name)] = _ToldStood(of_round, rows)
    return dict(reversed(closed.items()))


def _checksum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
