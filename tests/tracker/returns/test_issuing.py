"""What is issued to whom."""

import pytest

from tests.registers import register
from tests.returns import ROUND, open_round, submission
from toolkit.tracker.record.cells import ErrorValue, Formula, PlainValue
from toolkit.tracker.record.codes import Role
from toolkit.tracker.record.register import Settings
from toolkit.tracker.record.units import CENTRE_CODE
from toolkit.tracker.returns.issuing import checked_content, issue

UNITS = """
    | Code | Name             | Kind       | Members  |
    | PAR  | Parks Office     | Unit       |          |
    | LIB  | Library          | Unit       |          |
    | DIRS | Both directors   | Collective | PAR, LIB |
    | ALL  | Everybody        | Collective | DIRS, ALL, XYZ |
    | FPS  | Focal points     | Collective |          |
"""


def issued_to(actions: str) -> dict[str, dict[str, Role]]:
    held = register(actions, units=UNITS)
    return {i.content.unit.code: i.content.issued.roles for i in issue(held, ROUND)}


def test_lead_and_support_get_the_action_each_in_its_part() -> None:
    assert issued_to("""
        | Ref. | Lead | Support |
        | 1.1  | PAR  | LIB     |
    """) == {"PAR": {"1.1": Role.LEAD}, "LIB": {"1.1": Role.SUPPORT}}


def test_a_collective_stands_for_its_members_also_where_it_holds_another() -> None:
    assert issued_to("""
        | Ref. | Lead | Support |
        | 1.1  | ALL  |         |
        | 1.2  | PAR  | DIRS    |
    """) == {"PAR": {"1.1": Role.LEAD, "1.2": Role.LEAD}, "LIB": {"1.1": Role.LEAD, "1.2": Role.SUPPORT}}


def test_a_collective_without_known_members_gets_a_workbook_in_its_own_name() -> None:
    assert issued_to("""
        | Ref. | Lead |
        | 1.1  | FPS  |
    """) == {"FPS": {"1.1": Role.LEAD}}


def test_an_action_without_a_known_unit_goes_to_the_centre() -> None:
    assert issued_to("""
        | Ref. | Lead |
        | 1.1  |      |
    """) == {CENTRE_CODE: {"1.1": Role.LEAD}}


def test_a_checked_copy_shows_what_the_unit_said_before_where_the_return_says_nothing() -> None:
    held = register("""
        | Ref. | Lead | Status      |
        | 1.1  | PAR  | Not started |
        | 1.2  | PAR  | Not started |
    """)
    content = open_round(held)["PAR"]
    read = submission(content, drop=["status"])
    copy = checked_content(read, content.unit, Settings(), (), {"1.2": {"status": "superseded"}})
    assert [row.values["status"] for row in copy.rows] == ["not_started", "superseded"]


@pytest.mark.parametrize("written", [Formula("A1&B1", "Done"), ErrorValue("#REF!")])
def test_a_refused_formula_or_error_does_not_count_when_the_checked_copy_comes_back(
    written: Formula | PlainValue,
) -> None:
    held = register("""
        | Ref. | Lead | Status      |
        | 1.1  | PAR  | Not started |
    """)
    content = open_round(held)["PAR"]
    keys = ("status", "completed", "comment")
    read = submission(content, {("1.1", key): written for key in keys})
    copy = checked_content(read, content.unit, Settings(), read.problems, {})
    again = submission(copy)
    assert {key: again.rows["1.1"].plain[key] for key in keys} == dict.fromkeys(keys, "")
    assert again.rows["1.1"].unread == {}
    assert {p.place.column for p in copy.problems if p.found in ("=A1&B1", "#REF!")} == {
        "Status", "Date of implementation", "Comment"}
