"""What the tests of trackers in Excel have in common."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.sources.trackers import Change, Take, taken, words_in_cells, words_kept, write
from toolkit.sources.taking_in import TakenInDocument


@pytest.fixture
def take(tmp_path: Path) -> Take:
    """Take in an invented tracker; every word of it must be kept."""
    def _take(sheets: Any, change: Change | list[Change] = [], **options: Any) -> TakenInDocument:  # noqa: B006
        path = write(tmp_path / "tracker.xlsx", sheets, change)
        document = taken(path, **options)
        assert Counter(words_in_cells(path)) - Counter(words_kept(document)) == Counter()
        return document
    return _take
