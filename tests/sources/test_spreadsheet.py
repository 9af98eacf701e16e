"""Taking in trackers that exist already in Excel."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.sources.tables import codes
from tests.sources.trackers import Change, fill, merge, taken, words_in_cells, words_kept, write
from toolkit.sources.taking_in import TakenInDocument
from toolkit.tracker.codes import Status

Take = Callable[..., TakenInDocument]
HEADER = "| No | Recommendation | Action | Responsible | Deadline | Status | Comments |"


@pytest.fixture
def take(tmp_path: Path) -> Take:
    """Take in an invented tracker; every word of it must be kept."""
    def _take(sheets: Any, change: Change | list[Change] = [], **options: Any) -> TakenInDocument:  # noqa: B006
        path = write(tmp_path / "tracker.xlsx", sheets, change)
        document = taken(path, **options)
        assert Counter(words_in_cells(path)) - Counter(words_kept(document)) == Counter()
        return document
    return _take


def test_each_row_becomes_an_action(take: Take) -> None:
    document = take(f"""
        {HEADER}
        | 1 | Light the lamps | Buy lamps      | Keepers Office | 2018-06-30 | Implemented | Bought in May |
        | 2 | Paint the tower | Choose a paint | Paint Shop     | Q4 2019    | Ongoing     |               |
    """)
    register = document.register
    assert document.kind == "spreadsheet"
    assert list(register.recommendations) == ["1", "2"]
    first, second = register.actions.values()
    assert (first.ref, first.text, first.deadline, first.due_date, first.status, first.lead) == (
        "1.1", "Buy lamps", "30 June 2018", date(2018, 6, 30), Status.IMPLEMENTED, ("KO",))
    assert (second.due_date, second.status) == (date(2019, 12, 31), Status.IN_PROGRESS)
    assert [comment.comment for comment in register.comments.values()] == ["Bought in May"]


def test_title_rows_merged_recommendations_and_another_order_of_columns(take: Take) -> None:
    document = take("""
        Follow-up to the Review of Lighthouses (2017)
        Status as of 31 December 2018
        -
        | Status      | Rec. no. | Recommendation  | Target date   | Planned action | Owner          |
        | Completed   | 1        | Light the lamps | End of 2018   | Buy lamps      | Keepers Office |
        | In progress |          |                 | 31 March 2019 | Train keepers  | Training Unit  |
        | Not started | 2        | Paint the tower | 2019          | Choose a paint | Paint Shop     |
    """, merge("A1:F1", "B5:B6", "C5:C6"))
    register = document.register
    assert (register.about.title, register.about.as_of) == (
        "Follow-up to the Review of Lighthouses (2017)", date(2018, 12, 31))
    assert [(a.ref, a.due_date, a.status) for a in register.actions.values()] == [
        ("1.1", date(2018, 12, 31), Status.IMPLEMENTED), ("1.2", date(2019, 3, 31), Status.IN_PROGRESS),
        ("2.1", date(2019, 12, 31), Status.NOT_STARTED)]
    assert codes(document, "numbers", "repaired", "left") == []


def test_a_coloured_status_is_reported_and_taken_only_when_its_meaning_is_said(take: Take) -> None:
    tracker = f"""
        {HEADER}
        | 1 | Light the lamps | Buy lamps      | Keepers Office | 2018-06-30 |  |  |
        | 2 | Paint the tower | Choose a paint | Paint Shop     | 2019-06-30 |  |  |
    """
    colours = [fill("00B050", "F2"), fill("FF0000", "F3")]
    silent = take(tracker, colours)
    assert {a.status for a in silent.register.actions.values()} == {Status.NOT_REPORTED}
    assert codes(silent, "colours") == ["colours-found"]
    told = take(tracker, colours, colours=["green=implemented,#FF0000=not started"])
    assert [a.status for a in told.register.actions.values()] == [Status.IMPLEMENTED, Status.NOT_STARTED]


def test_struck_out_text_is_kept_apart_from_what_replaces_it(take: Take) -> None:
    document = take(f"""
        {HEADER}
        | 1 | Light the lamps | Buy lamps | Keepers Office | ~~30 June 2018~~ 31 December 2019 | Ongoing |  |
    """)
    action = document.register.actions["1.1"]
    assert (action.deadline, action.due_date) == ("31 December 2019", date(2019, 12, 31))
    struck = next(change for change in document.register.history if change.old)
    assert (struck.key, struck.old, struck.new, struck.sheet, struck.cell) == (
        "deadline", "30 June 2018", "31 December 2019", "Tracker", "E2")
