"""Deadlines of other writers: each is read as the table says, or asked; none is silently wrong."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from toolkit.tracker.wording.deadlines import Deadline, read_deadline

TABLE = Path(__file__).parent / "deadlines_unseen.md"
AS_OF = date(2024, 2, 10)
FEWEST, FEWEST_RIGHT = 100, 95
"""Cells, so that a broken table is noticed; and of a hundred, those that are read as the table says."""


def judged() -> Iterator[tuple[str, bool, bool]]:
    """Each deadline, whether it is read as the table says, and whether it is asked or sets no day."""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        if cells and cells[0] not in ("text", "---"):
            text, due, suggested = cells
            read = read_deadline(text, as_of=AS_OF)
            days = {day for doubt in read.doubts for day in doubt.suggestions}
            is_right = read.due == (date.fromisoformat(due) if due else None) and (not suggested or suggested in days)
            yield text, is_right, not read.sure or (read.due is None and bool(read.doubts or _without_day(read)))


def _without_day(read: Deadline) -> bool:
    return read.kind in ("continuous", "recurring")


def test_no_deadline_is_silently_wrong() -> None:
    assert [text for text, is_right, is_asked in judged() if not is_right and not is_asked] == []


def test_most_deadlines_are_read_as_the_table_says() -> None:
    every = list(judged())
    assert len(every) >= FEWEST
    assert sum(is_right for _, is_right, _ in every) * 100 >= FEWEST_RIGHT * len(every)
