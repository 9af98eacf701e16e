"""What a register no longer knows of earlier returns does not hold up the next ones."""

from dataclasses import replace

from tests.registers import register
from tests.returns import open_round, submission
from toolkit.tracker.merge.consolidate import consolidate
from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.decisions import Conflict

ACTIONS = """
    | Ref. | Action          | Lead | Support | Status      |
    | 1.1  | Paint the signs | PAR  | LIB     | Not started |
"""
STATUS = ("1.1", "status")


def test_a_conflict_on_a_column_that_is_gone_waits_on() -> None:
    held = register(ACTIONS)
    parks = open_round(held)["PAR"]
    gone = Conflict("C1", "A", "2018-12", "1.1", "cost", "", "300", "PAR", "PAR.xlsx", "Actions", "S2")
    held.conflicts = [gone]
    after = consolidate(held, "2018-12", [submission(parks, {STATUS: "In progress"})], "2019-01-20").register
    assert after.conflicts == [gone]
    assert after.actions["1.1"].status is Status.IN_PROGRESS


def test_a_decision_is_applied_also_where_nothing_is_known_of_what_else_the_unit_said() -> None:
    held = register(ACTIONS)
    contents = open_round(held, joint="all")
    sent = [submission(contents["PAR"], {STATUS: "Implemented", ("1.1", "completed"): "2018-11-02"}),
            submission(contents["LIB"], {STATUS: "In progress"})]
    held = consolidate(held, "2018-12", sent, "2019-01-20").register
    held.conflicts = [replace(c, decision=c.option if c.value == "Implemented" else "") for c in held.conflicts]
    for issued in (held.issued, {}):
        known = replace(held, issued=issued, returned={})
        after = consolidate(known, "2018-12", [], "2019-01-21")
        assert after.register.actions["1.1"].status is Status.IMPLEMENTED
        assert not after.problems
