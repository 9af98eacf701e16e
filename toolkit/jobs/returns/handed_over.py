"""A file as it is handed to whoever reads it: where it is, or with its bytes for who does not see it."""

from pathlib import Path
from typing import NamedTuple

from toolkit import store
from toolkit.tracker.record.problems import Problem, Refused


class HandedOver(NamedTuple):
    """A file to read.

    Attributes:
        name: Of the file, below the folder that was given.
        path: Where it is.
        data: Its bytes; None where they are read there.
        refused: Why it could not be read here, and is not to be read anywhere.
    """

    name: str
    path: Path
    data: bytes | None = None
    refused: Problem | None = None


def with_bytes(file: HandedOver) -> tuple[HandedOver, int]:
    """A file with its bytes, and how many they are."""
    try:
        data = store.read_bytes(file.path)
    except Refused as refused:
        return file._replace(refused=refused.problem), 0
    return file._replace(data=data), len(data)
