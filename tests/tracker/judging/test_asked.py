"""Which actions a round asks for, and why."""

from dataclasses import replace
from datetime import date

import pytest

from tests.registers import register
from tests.returns import open_round
from toolkit.tracker.judging.asked import Why, why_asked
from toolkit.tracker.record.codes import SourceStatus, Status, YesNo
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.rounds import ReportingRound

FIRST = ReportingRound("2018-12", date(2018, 12, 31))
SECOND = ReportingRound("2019-06", date(2019, 6, 30))
THIRD = ReportingRound("2019-12", date(2019, 12, 31))
ACTIONS = """
    | Ref. | Action            | Lead | Support | Status      |
    | 1.1  | Paint the signs   | PAR  | LIB     | In progress |
    | 1.2  | Print the leaflet | LIB  |         |             |
    | 2.1  | Count the benches | PAR  |         | Implemented |
"""


def issue(held: Register, one: ReportingRound, *units: str) -> None:
    open_round(held, one, units=units, everything=False)


def turn(held: Register, ref: str, status: Status) -> None:
    held.actions[ref] = replace(held.actions[ref], status=status)


def test_a_first_round_asks_for_what_is_open() -> None:
    assert why_asked(register(ACTIONS), "2018-12") == {"1.1": Why.OPEN, "1.2": Why.OPEN, "2.1": None}


def test_everything_is_asked_for_where_that_is_wanted() -> None:
    assert why_asked(register(ACTIONS), "2018-12", everything=True) == {"1.1": Why.OPEN, "1.2": Why.OPEN, "2.1": Why.ALL}


@pytest.mark.parametrize("status", [status for status in Status if status.is_final])
def test_what_was_closed_since_it_was_issued_is_asked_for_once(status: Status) -> None:
    held = register(ACTIONS)
    issue(held, FIRST)
    turn(held, "1.1", status)
    assert why_asked(held, "2019-06")["1.1"] is Why.CLOSED_SINCE
    issue(held, SECOND)
    assert why_asked(held, "2019-12") == {"1.1": None, "1.2": Why.OPEN, "2.1": None}


def test_an_action_that_a_round_left_out_is_held_against_the_round_that_issued_it() -> None:
    held = register(ACTIONS)
    issue(held, FIRST)
    issue(held, SECOND, "PAR")
    turn(held, "1.1", Status.IMPLEMENTED)
    turn(held, "1.2", Status.IMPLEMENTED)
    assert why_asked(held, "2019-12") == {"1.1": Why.CLOSED_SINCE, "1.2": Why.CLOSED_SINCE, "2.1": None}


def test_a_workbook_that_is_issued_again_in_a_round_asks_for_the_same() -> None:
    held = register(ACTIONS)
    issue(held, FIRST)
    turn(held, "1.1", Status.IMPLEMENTED)
    issue(held, SECOND, "PAR")
    assert why_asked(held, "2019-06")["1.1"] is Why.IN_ROUND
    issue(held, SECOND, "PAR")
    assert why_asked(held, "2019-06")["1.1"] is Why.IN_ROUND


def test_what_was_closed_between_two_workbooks_of_one_round_is_asked_for_in_the_next() -> None:
    held = register(ACTIONS)
    issue(held, FIRST)
    turn(held, "1.1", Status.IMPLEMENTED)
    issue(held, FIRST, "PAR")
    assert why_asked(held, "2019-06")["1.1"] is Why.CLOSED_SINCE


def test_the_rounds_follow_each_other_by_their_dates_not_by_when_they_were_issued() -> None:
    held = register(ACTIONS)
    issue(held, SECOND)
    turn(held, "1.1", Status.IMPLEMENTED)
    issue(held, THIRD)
    issue(held, FIRST)
    assert why_asked(held, "2020-06")["1.1"] is None


def test_an_action_that_was_reopened_is_asked_for_whenever_it_was_finished() -> None:
    held = register(ACTIONS)
    issue(held, FIRST)
    turn(held, "2.1", Status.IN_PROGRESS)
    assert why_asked(held, "2019-06")["2.1"] is Why.OPEN
    issue(held, SECOND)
    turn(held, "2.1", Status.IMPLEMENTED)
    assert why_asked(held, "2019-12")["2.1"] is Why.CLOSED_SINCE


def test_an_update_can_be_requested_and_a_no_requests_none() -> None:
    held = register(ACTIONS)
    for word, why in ((YesNo.YES, Why.REQUESTED), (YesNo.NO, None)):
        held.actions["2.1"] = replace(held.actions["2.1"], request_update=word)
        assert why_asked(held, "2018-12")["2.1"] is why


def test_of_an_archived_source_nothing_is_asked_or_shown() -> None:
    held = register(ACTIONS)
    held.sources = {code: replace(one, status=SourceStatus.ARCHIVED) for code, one in held.sources.items()}
    assert why_asked(held, "2018-12", everything=True) == {}
