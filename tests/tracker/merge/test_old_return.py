"""An old return that is sent again, saved anew so that its bytes differ."""

import pytest

from tests.registers import register
from tests.returns import open_round, submission
from toolkit.tracker.merge.consolidate import Consolidation, consolidate
from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.register import Register
from toolkit.tracker.returns.content import ReturnContent

ACTIONS = """
    | Ref. | Action           | Lead | Due date   | Status      | Comment      |
    | 1.1  | Paint the signs  | PAR  | 2019-06-30 | In progress | Primer is on |
"""


class Desk:
    def __init__(self) -> None:
        self.register: Register = register(ACTIONS)
        self.issued: ReturnContent = open_round(self.register)["PAR"]
        self.sent = 0

    def merge(self, **answers: str) -> Consolidation:
        self.sent += 1
        one = submission(self.issued, {("1.1", key): value for key, value in answers.items()}, file=f"PAR {self.sent}.xlsx")
        outcome = consolidate(self.register, "2018-12", [one], f"2019-01-2{self.sent} 10:00:00")
        self.register = outcome.register
        return outcome


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_an_answer_that_its_unit_has_replaced_waits_for_a_decision_when_it_comes_again(desk: Desk) -> None:
    desk.merge(status="Superseded", comment="Half is painted")
    desk.merge(status="Not started", comment="Nothing is painted")
    outcome = desk.merge(status="Superseded", comment="Half is painted")
    assert desk.register.actions["1.1"].status is Status.NOT_STARTED
    assert [(c.key, c.value) for c in outcome.conflicts] == [("status", "Superseded"), ("comment", "Half is painted")]
    assert [p.code for p in outcome.problems] == ["answer-repeated"] * 2


def test_going_back_to_what_was_issued_is_a_correction(desk: Desk) -> None:
    desk.merge(status="Superseded")
    outcome = desk.merge(status="In progress")
    assert desk.register.actions["1.1"].status is Status.IN_PROGRESS
    assert [p.code for p in outcome.problems] == ["answer-taken-back"]


def test_a_new_answer_is_taken_as_ever(desk: Desk) -> None:
    desk.merge(comment="Half is painted")
    desk.merge(comment="Nothing is painted")
    outcome = desk.merge(comment="All is painted")
    assert outcome.conflicts == []
    assert desk.register.comments["1.1", "PAR", "2018-12"].comment == "All is painted"
