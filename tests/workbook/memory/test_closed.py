"""Closed rounds share the records of long sheets with the register of today; that is the same as keeping plain rows."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workbook.register.test_comes_back import NOW, UNSHRUNK, registers
from tests.workbook.register.test_register import again
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import Sheet
from toolkit.tracker.record.rounds import Plain, ReportingRound, Rows, Stood
from toolkit.tracker.views.rounds.closed import HELD, as_closed, closing, rows_of
from toolkit.workbook.memory.packing import closed_against, closed_from_against
from toolkit.workbook.register.writing import write_register

FIRST, SECOND = "2018-12", "2019-06"


def closed_twice(register: Register, later: Register) -> Register:
    """A register two of whose rounds were closed: as it stands, and with what a later one has more."""
    grown = replace(register, history=[*register.history, *later.history], comments=later.comments | register.comments)
    rounds = {name: ReportingRound(name, date.fromisoformat(f"{name}-30")) for name in (FIRST, SECOND)}
    return replace(grown, rounds=rounds, closed={FIRST: closing(register, "2019-01-20 10:00:00"),
                                                 SECOND: closing(grown, "2019-07-20 10:00:00")})


def as_plain(closed: dict[str, Stood]) -> dict[str, Stood]:
    """The same with plain rows alone."""
    return {name: {sheet: [*rows] for sheet, rows in stood.items()} for name, stood in closed.items()}


def stood(register: Register) -> list[str]:
    """All that a register said when its rounds were closed, also what does not count in comparisons."""
    return [repr(replace(as_closed(register, name), closed={})) for name in (FIRST, SECOND)]


def held_today(register: Register) -> dict[str, Rows]:
    """The rows of the long sheets as they stand."""
    return {sheet.name: rows_of(sheet, register) for sheet in HELD}


@pytest.mark.parametrize("sheet", HELD, ids=lambda sheet: sheet.name)
@settings(max_examples=15, phases=UNSHRUNK, deadline=None)
@given(st.data())
def test_records_that_rounds_share_are_those_that_their_plain_rows_make(sheet: Sheet, data: st.DataObject) -> None:
    register, later = (again(write_register(data.draw(registers(sheet)), NOW)) for _ in range(2))
    found = closed_twice(register, later)
    assert stood(found) == stood(replace(found, closed=as_plain(found.closed)))


@pytest.mark.parametrize("sheet", HELD, ids=lambda sheet: sheet.name)
@settings(max_examples=15, phases=UNSHRUNK, deadline=None)
@given(st.data())
def test_they_are_told_as_plain_rows_are_and_come_back(sheet: Sheet, data: st.DataObject) -> None:
    register, later = (again(write_register(data.draw(registers(sheet)), NOW)) for _ in range(2))
    found = closed_twice(register, later)
    today = held_today(found)
    plain_today: dict[str, list[Plain]] = {name: [*rows] for name, rows in today.items()}
    told = closed_against(found.closed, today)
    assert told == closed_against(as_plain(found.closed), plain_today)
    back = closed_from_against(told, today)
    assert as_plain(back) == as_plain(found.closed) == as_plain(closed_from_against(told, plain_today))
    assert stood(replace(found, closed=back)) == stood(found)
    assert closed_against(back, today) == told
    assert [one for _, one in closed_against(back, plain_today)][1:] == [one for _, one in told][1:]
