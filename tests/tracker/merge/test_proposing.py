"""New actions that units propose, and what the centre says to them."""

from dataclasses import replace
from typing import Any

import pytest

from tests.registers import SOURCE, register
from tests.returns import open_round, submission
from toolkit.tracker.judging.proposals import waiting_proposals
from toolkit.tracker.merge.consolidate import Consolidation, consolidate
from toolkit.tracker.record.actions import Recommendation
from toolkit.tracker.record.codes import How
from toolkit.tracker.record.columns import fold
from toolkit.tracker.record.decisions import Proposed
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.register import Register

HELD = """
    | Ref. | Action            | Lead | Deadline   |
    | 1.1  | Paint the signs   | PAR  | 30 June 18 |
    | 1.2  | Print the leaflet | LIB  | End 2019   |
    | 2.1  | Count the benches | PAR  | Ongoing    |
"""
GATE = Proposed("1", "Mend the gate", "Library and Parks", "June 2019", "It creaks", "2018-12", "LIB", "LIB.xlsx",
                "New actions", "B2", decided_by="A clerk", decided_on="2019-01-21")


def holding(*proposals: Proposed) -> Register:
    held = register(HELD)
    held.proposals = list(proposals)
    return held


def decide(held: Register, when: str = "2019-01-22 09:00:00") -> Consolidation:
    return consolidate(held, "2018-12", [], when)


def test_an_accepted_proposal_becomes_an_action_behind_those_of_its_recommendation() -> None:
    after = decide(holding(replace(GATE, decision="Accept"))).register
    assert list(after.actions) == ["1.1", "1.2", "1.3", "2.1"]
    action = after.actions["1.3"]
    assert (action.text, action.deadline, str(action.due_date)) == ("Mend the gate", "June 2019", "2019-06-30")
    assert after.proposals[0].outcome == "Accepted as 1.3"


def test_every_value_of_it_stands_in_the_history_with_its_cell_and_who_decided() -> None:
    outcome = decide(holding(replace(GATE, decision="Accept")))
    kept = {c.key: c for c in outcome.changes}
    assert {"ref", "recommendation", "text", "responsible", "deadline", "due_date", "proposal_reason"} <= kept.keys()
    assert {(c.how, c.file, c.cell, c.by) for c in outcome.changes} == {
        (How.DECISION, "LIB.xlsx", "B2", "A clerk, 2019-01-21")}


@pytest.mark.parametrize("said", ["Decline", "declined", "NO"])
def test_a_declined_proposal_stays_on_its_sheet_and_in_the_history(said: str) -> None:
    outcome = decide(holding(replace(GATE, decision=said)))
    assert [p.outcome for p in outcome.register.proposals] == ["Declined"]
    assert [(c.key, c.new) for c in outcome.changes] == [("proposal (not taken)", "Mend the gate")]
    assert "1.3" not in outcome.register.actions


def test_a_decision_is_applied_once() -> None:
    first = decide(holding(replace(GATE, decision="Accept")))
    second = decide(first.register)
    assert not second.is_new
    assert second.register == first.register


def test_an_undecided_proposal_waits() -> None:
    outcome = decide(holding(GATE))
    assert not outcome.is_new
    assert outcome.register.proposals == [GATE]


@pytest.mark.parametrize(("wrong", "code"), [
    ({"decision": "Perhaps"}, "proposal-decision-unclear"),
    ({"decision": "Accept", "recommendation": "9"}, "proposal-incomplete"),
    ({"decision": "Accept", "text": " "}, "proposal-incomplete"),
])
def test_what_cannot_be_decided_waits_and_is_said(wrong: dict[str, Any], code: str) -> None:
    outcome = decide(holding(replace(GATE, **wrong)))
    assert [p.code for p in outcome.problems] == [code]
    assert [p.outcome for p in outcome.register.proposals] == [""]


@pytest.mark.parametrize(("key", "typed", "code", "would_do"), [
    ("responsible", "Sales department", "proposal-unit-unknown", "PAR, LIB"), ("deadline", "31/02/2020", "proposal-deadline-unclear", "2020-02-29")])
def test_a_correction_typed_by_hand_that_nobody_can_read_waits_and_says_what_would_do(key: str, typed: str, code: str, would_do: str) -> None:
    held = holding(replace(GATE, decision="Accept", **{key: typed}))  # type: ignore[arg-type]
    held.hand_edits = [Change(key=key, old="as the unit wrote it", new=typed, how=How.HAND, sheet="Proposed")]
    outcome = decide(held)
    assert [(p.code, p.found, p.suggestion) for p in outcome.problems] == [(code, typed, would_do)]
    assert [p.outcome for p in outcome.register.proposals] == [""]
    assert [p.code for p in decide(outcome.register).problems] == [code]


def test_a_reference_is_never_used_again() -> None:
    held = holding(replace(GATE, decision="Accept"))
    held.history.append(Change(ref="1.7", key="ref", new="1.7"))
    assert decide(held).register.proposals[0].outcome == "Accepted as 1.8"


def test_a_reference_that_only_an_issued_workbook_holds_still_is_not_used_again() -> None:
    held = holding(replace(GATE, decision="Accept"))
    held.actions["1.7"] = replace(held.actions["1.2"], ref="1.7")
    open_round(held)
    del held.actions["1.7"]
    assert decide(held).register.proposals[0].outcome == "Accepted as 1.8"


def test_a_proposal_without_a_reason_is_accepted_without_one() -> None:
    outcome = decide(holding(replace(GATE, decision="Accept", reason="")))
    assert [p.outcome for p in outcome.register.proposals] == ["Accepted as 1.3"]
    assert "proposal_reason" not in {change.key for change in outcome.changes}


def test_only_what_nobody_has_decided_waits() -> None:
    other = replace(GATE, text="Mend the fence")
    after = decide(holding(replace(GATE, decision="Decline"), other)).register
    assert waiting_proposals(after) == [other]


def test_a_recommendation_without_actions_gets_its_first() -> None:
    held = holding(replace(GATE, decision="Accept", recommendation="4"))
    held.put(Recommendation("4", text="Look after the gates", source=SOURCE))
    assert decide(held).register.proposals[0].outcome == "Accepted as 4.1"


def test_the_unit_that_proposed_it_leads_where_nobody_known_is_named() -> None:
    after = decide(holding(replace(GATE, decision="Accept", responsible="Somebody"))).register
    assert after.actions["1.3"].lead == ("LIB",)
    assert fold(after.actions["1.3"].responsible) == "somebody"


@pytest.mark.parametrize(("filled_in", "again"), [
    ({}, {}),
    ({}, {"file": "LIB 2.xlsx", "cell": "B7"}),
    ({"recommendation": "2", "deadline": "June 2019"}, {}),
])
def test_what_is_proposed_again_waits_once_also_where_the_centre_filled_in_what_was_empty(
    filled_in: dict[str, Any], again: dict[str, Any]
) -> None:
    proposed = replace(GATE, recommendation="", deadline="")
    held = holding(replace(proposed, **filled_in))
    assert returned(held, replace(proposed, **again)).proposals == held.proposals


@pytest.mark.parametrize("key", ["text", "recommendation", "responsible", "deadline", "reason"])
def test_what_the_centre_corrected_by_hand_stays_when_the_same_is_proposed_again(key: str) -> None:
    corrected: dict[str, Any] = {key: "7"}
    held = holding(replace(GATE, **corrected))
    held.hand_edits.append(Change(ref="2018-12", key=key, old=getattr(GATE, key), new="7", how=How.HAND, sheet="Proposed"))
    after = returned(held, GATE)
    assert after.proposals == held.proposals
    assert [c.how for c in after.history] == [How.HAND]


def test_a_proposal_that_says_more_is_new() -> None:
    sooner = replace(GATE, deadline="May 2019")
    assert returned(holding(GATE), sooner).proposals == [GATE, sooner]


def test_another_reason_takes_the_place_of_that_of_a_proposal_that_waits() -> None:
    after = returned(holding(GATE), replace(GATE, reason="Children climb over it"))
    assert [p.reason for p in after.proposals] == ["Children climb over it"]
    assert [(c.key, c.old, c.new, c.how) for c in after.history] == [
        ("proposal_reason", "It creaks", "Children climb over it", How.RETURN)]


@pytest.mark.parametrize(("decision", "ref"), [("Accept", "1.3"), ("Decline", "")])
def test_another_reason_for_what_is_decided_goes_to_the_history_once(decision: str, ref: str) -> None:
    decided = decide(holding(replace(GATE, decision=decision))).register
    more = replace(GATE, reason="Children climb over it")
    once = returned(decided, more)
    assert once.proposals == decided.proposals
    assert [(c.ref, c.key, c.new) for c in once.history[len(decided.history):]] == [
        (ref, "proposal_reason (not taken)", "Children climb over it")]
    assert returned(once, replace(more, file="LIB 3.xlsx")).history == once.history


def test_one_that_two_workbooks_of_a_run_hold_waits_once() -> None:
    assert len(returned(holding(), GATE, replace(GATE, file="LIB 2.xlsx")).proposals) == 1


def returned(held: Register, *proposals: Proposed) -> Register:
    """The register after a run in which a unit returns a workbook for each proposal."""
    content = open_round(held)["LIB"]
    sent = [replace(submission(content, file=p.file), proposals=(p,)) for p in proposals]
    return consolidate(held, "2018-12", sent, "2019-01-23 09:00:00").register
