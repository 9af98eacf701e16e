"""Where the source documents and their hand-made readings are, for tests that read them."""

import csv
import os
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


def shared(*parts: str) -> Path:
    """A file or folder beside the project; the test is skipped where it is absent, and fails on CI."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        reason = f"the folder ../shared with {'/'.join(parts)} is not here"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason, allow_module_level=True)
    return path


def gold(name: str, seed: str) -> list[dict[str, str]]:
    """The rows of a gold file for one source document; none where the file is absent and this is not CI."""
    path = SHARED / "gold" / name
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return [row for row in csv.DictReader(lines) if row["seed"] == seed]
