"""How far a recommendation is, by its actions."""

import pytest

from toolkit.tracker.judging.recommendations import status_of
from toolkit.tracker.record.actions import Action
from toolkit.tracker.record.codes import Status


@pytest.mark.parametrize(("statuses", "expected"), [
    ("", "not_reported"),
    ("not_reported not_reported", "not_reported"),
    ("implemented implemented", "implemented"),
    ("implemented superseded no_longer_applicable", "implemented"),
    ("implemented not_reported", "in_progress"),
    ("in_progress not_started", "in_progress"),
    ("implemented closed_not_implemented", "in_progress"),
    ("not_started not_reported", "not_started"),
    ("not_started closed_not_implemented", "not_started"),
    ("closed_not_implemented superseded", "closed_not_implemented"),
    ("superseded superseded", "superseded"),
    ("superseded no_longer_applicable", "no_longer_applicable"),
    ("not_reported superseded", "not_reported"),
])
def test_the_status_of_a_recommendation_follows_from_those_of_its_actions(statuses: str, expected: str) -> None:
    actions = [Action(f"1.{at}", "1", status=Status(status)) for at, status in enumerate(statuses.split(), 1)]
    assert status_of(actions) == status_of(reversed(actions)) == Status(expected)
