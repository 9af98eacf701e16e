"""Returns that come late or again, beside what waits for a decision and what is gone.

The histories of `tests/trust/test_histories.py`, and their writing, found these.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from tests.registers import register
from tests.returns import open_round, submission
from toolkit.tracker.merge.consolidate import Consolidation, consolidate
from toolkit.tracker.record.cells import CellValue
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.rounds import ReportingRound
from toolkit.tracker.returns.content import ReturnContent
from toolkit.tracker.returns.submission import Submission

JUNE, DECEMBER = ReportingRound("2020-06", date(2020, 6, 30)), ReportingRound("2020-12", date(2020, 12, 31))
ACTIONS = """
    | Ref. | Action            | Lead | Support | Status      | Comment      |
    | 1.1  | Paint the signs   | PAR  | LIB     | Not started | Primer is on |
    | 1.2  | Print the leaflet | LIB  |         | Not started |              |
"""


class Year:
    """A register in two rounds, whose joint actions every unit answers."""

    def __init__(self) -> None:
        self.register: Register = register(ACTIONS)
        self.issued: dict[tuple[str, str], ReturnContent] = {
            (one.name, unit): content for one in (JUNE, DECEMBER)
            for unit, content in open_round(self.register, one, joint="all").items()}
        self.days = 0

    def sent(self, one: ReportingRound, unit: str, answers: Mapping[tuple[str, str], CellValue | None], name: str = "") -> Submission:
        """A return."""
        return submission(self.issued[one.name, unit], answers, file=f"{unit} {one.name} {name}.xlsx")

    def status(self, one: ReportingRound, unit: str, status: str) -> Submission:
        """A return with a status of action 1.1."""
        return self.sent(one, unit, {("1.1", "status"): status}, status)

    def run(self, one: ReportingRound, *sent: Submission, accept_emptied: bool = False) -> Consolidation:
        """Consolidate, and go on from there."""
        self.days += 1
        outcome = consolidate(self.register, one.name, sent, f"2021-01-{self.days:02}", accept_emptied=accept_emptied)
        self.register = outcome.register
        return outcome

    def decide(self, value: str, decision: str) -> None:
        """Somebody decides beside one answer that waits."""
        self.register.conflicts = [replace(c, decision=decision if c.value == value else "") for c in self.register.conflicts]

    @property
    def waiting(self) -> list[tuple[str, str, str]]:
        """What waits for a decision."""
        return [(c.round, c.unit, c.value) for c in self.register.conflicts]


@pytest.fixture
def year() -> Year:
    return Year()


def told(outcome: Consolidation) -> list[tuple[str, str]]:
    return [(problem.code, problem.place.file) for problem in outcome.problems]


def test_what_waits_from_a_later_round_is_not_withdrawn_by_a_return_that_comes_late(year: Year) -> None:
    year.run(DECEMBER, year.status(DECEMBER, "PAR", "Implemented"), year.status(DECEMBER, "LIB", "Superseded"))
    outcome = year.run(JUNE, year.status(JUNE, "PAR", "In progress"))
    assert year.waiting == [("2020-12", "LIB", "Superseded"), ("2020-12", "PAR", "Implemented"), ("2020-06", "PAR", "In progress")]
    assert outcome.changes == []


def test_what_waits_from_an_earlier_round_gives_way_to_what_its_unit_says_in_a_later_one(year: Year) -> None:
    year.run(JUNE, year.status(JUNE, "PAR", "In progress"), year.status(JUNE, "LIB", "Superseded"))
    outcome = year.run(DECEMBER, year.status(DECEMBER, "PAR", "Implemented"))
    assert year.waiting == [("2020-06", "LIB", "Superseded"), ("2020-12", "PAR", "Implemented")]
    assert [(c.key, c.round, c.new) for c in outcome.changes] == [("status (not taken)", "2020-06", "in_progress")]


@pytest.mark.parametrize("decision", ["A", "B", "Keep the register"])
def test_a_file_that_comes_again_is_told_also_in_the_run_that_applies_a_decision_on_its_answer(
    year: Year, decision: str
) -> None:
    parks, library = year.status(JUNE, "PAR", "Implemented"), year.status(JUNE, "LIB", "Superseded")
    year.run(JUNE, parks, library)
    year.decide("Implemented", decision)
    outcome = year.run(JUNE, parks, library)
    assert year.waiting == []
    assert [told for told in told(outcome) if told[0] == "already-taken-in"] == [
        ("already-taken-in", library.file), ("already-taken-in", parks.file)]


def test_a_file_that_comes_again_is_told_also_where_another_one_withdraws_its_answer(year: Year) -> None:
    parks = year.status(JUNE, "PAR", "Implemented")
    year.run(JUNE, parks, year.status(JUNE, "LIB", "Superseded"))
    outcome = year.run(JUNE, parks, year.status(JUNE, "PAR", "In progress"))
    assert ("already-taken-in", parks.file) in told(outcome)


def test_a_file_whose_emptied_answers_wait_now_is_not_said_to_change_nothing(year: Year) -> None:
    year.run(JUNE, year.sent(JUNE, "PAR", {("1.1", "continuing"): "Yes"}, "first"))
    emptied = year.sent(JUNE, "PAR", {("1.1", "continuing"): None}, "second")
    year.run(JUNE, emptied)
    year.run(JUNE, year.sent(JUNE, "LIB", {("1.1", "continuing"): "No"}, "other"))
    outcome = year.run(JUNE, emptied, accept_emptied=True)
    assert ("2020-06", "PAR", "") in year.waiting
    assert told(outcome) == []


def test_a_conflict_on_an_action_that_is_gone_can_be_closed(year: Year) -> None:
    parks = year.status(JUNE, "PAR", "Implemented")
    year.run(JUNE, parks, year.status(JUNE, "LIB", "Superseded"))
    del year.register.actions["1.1"]
    year.decide("Implemented", "B")
    assert [problem.code for problem in year.run(JUNE).problems] == ["decision-on-what-is-gone"]
    year.decide("Implemented", "Keep the register")
    outcome = year.run(JUNE)
    assert (year.waiting, outcome.problems) == ([], [])
    assert ("status (not taken)", "implemented", parks.file) in [(c.key, c.new, c.file) for c in outcome.changes]


def test_what_a_file_says_of_an_action_that_is_gone_is_told_once(year: Year) -> None:
    del year.register.actions["1.1"]
    parks = year.status(JUNE, "PAR", "Implemented")
    assert told(year.run(JUNE, parks)) == [("action-gone", parks.file)]
    assert told(year.run(JUNE, parks, accept_emptied=True)) == [("already-taken-in", parks.file)]
