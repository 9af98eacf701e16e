"""Dates that a spreadsheet in another language half converted: asked about with the other reading, never in silence."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.registers import register
from tests.returns import Edits, open_round, submission
from toolkit.tracker.returns.content import ReturnContent


@pytest.fixture(scope="module")
def issued() -> ReturnContent:
    return open_round(register("""
        | Ref. | Action            | Lead | Due date   | Status      | Date of implementation | Revised deadline | Comment |
        | 1.1  | Paint the signs   | PAR  | 2018-06-30 | Implemented | 2018-03-25             |                  | Done    |
        | 1.2  | Print the leaflet | PAR  | 2018-11-30 | In progress |                        | 2019-06-30       | Begun   |
        | 1.3  | Count the benches | PAR  | 2018-11-30 | In progress |                        |                  | Begun   |
    """))["PAR"]


def asked(issued: ReturnContent, edits: Edits) -> list[tuple[str, str, str]]:
    found = submission(issued, {(ref, "revision_reason"): "Rain" for ref in ("1.2", "1.3")} | dict(edits))
    return [(p.place.ref, p.found, p.suggestion) for p in found.problems if p.code == "day-month-swapped"]


def test_texts_that_could_not_be_converted_give_away_the_others(issued: ReturnContent) -> None:
    typed: Edits = {("1.2", "completed"): "25/04/2018", ("1.3", "completed"): date(2018, 3, 4)}
    assert asked(issued, typed) == [("1.3", "2018-03-04", "2018-04-03")]


def test_a_day_that_is_no_month_shows_that_nothing_was_swapped(issued: ReturnContent) -> None:
    typed: Edits = {("1.1", "completed"): date(2018, 4, 26), ("1.2", "completed"): "25/04/2018",
                    ("1.3", "completed"): date(2018, 3, 4)}
    assert asked(issued, typed) == []


def test_a_date_of_which_only_the_other_reading_fits_the_round_is_asked_about(issued: ReturnContent) -> None:
    assert asked(issued, {("1.1", "completed"): date(2019, 1, 2)}) == []
    assert asked(issued, {("1.1", "completed"): date(2018, 12, 5)}) == []
    assert asked(issued, {("1.3", "revised_deadline"): date(2018, 5, 12)}) == [("1.3", "2018-05-12", "2018-12-05")]


def test_what_was_issued_is_not_asked_about(issued: ReturnContent) -> None:
    assert asked(issued, {("1.1", "completed"): date(2018, 3, 25), ("1.2", "completed"): "25/04/2018"}) == []


def test_the_date_is_taken_and_listed(issued: ReturnContent) -> None:
    found = submission(issued, {("1.2", "completed"): "25/04/2018", ("1.1", "completed"): date(2018, 3, 4)})
    assert found.rows["1.1"].plain["completed"] == "2018-03-04"
    assert [p.is_error for p in found.problems if p.code == "day-month-swapped"] == [False]


@given(st.lists(st.dates(date(2018, 1, 1), date(2018, 12, 31)), min_size=3, max_size=3), st.booleans())
def test_a_column_that_went_through_another_locale_is_noticed(
    issued: ReturnContent, days: list[date], month_first: bool
) -> None:
    """Type dates in one order into a spreadsheet of the other: what can be a date there is converted, swapped."""
    typed = {(ref, "completed"): (day.replace(month=day.day, day=day.month) if day.day <= 12 else
                                  f"{day:%m/%d/%Y}" if month_first else f"{day:%d/%m/%Y}")
             for ref, day in zip(("1.1", "1.2", "1.3"), days, strict=True)}
    expected = [(ref, day.replace(month=day.day, day=day.month).isoformat(), day.isoformat())
                for ref, day in zip(("1.1", "1.2", "1.3"), days, strict=True) if day.day <= 12 and day.day != day.month]
    assert asked(issued, typed) == (expected if any(day.day > 12 for day in days) else [])
