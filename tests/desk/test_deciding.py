"""A decision of the desk becomes what the same decision typed in Excel becomes; the last one can be taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest

from tests.desk import waiting
from tests.desk.waiting import DAY, LATER, applied_in_excel, copied, held, type_into
from tests.doors.command_line import Tracker
from toolkit.jobs.decisions.deciding import Decision, accept, decide_conflict, decide_proposal, decline, keep
from toolkit.jobs.decisions.undoing import undo_decision
from toolkit.jobs.decisions.waiting import ToDecide, what_waits
from toolkit.tracker.record.codes import How
from toolkit.tracker.record.problems import Refused
from toolkit.tracker.record.register import Register

THEN = datetime.fromisoformat(LATER)
BY = "A clerk"
Done = Callable[[Tracker], None]


def look(tracker: Tracker) -> ToDecide:
    return what_waits(tracker.folder / "register.xlsx")


def decide(tracker: Tracker, number: str, decision: Decision, mark: str = "", now: datetime = THEN) -> None:
    mark = mark or look(tracker).conflicts[number].mark
    decide_conflict(tracker.folder / "register.xlsx", number, mark, replace(decision, by=BY), now)


def settle(tracker: Tracker, at: int, decision: Decision, mark: str = "") -> None:
    mark = mark or look(tracker).proposals[at].mark
    decide_proposal(tracker.folder / "register.xlsx", mark, replace(decision, by=BY), THEN)


def same(ours: Register, typed: Register) -> None:
    """The same register; in the history only the name of the copy differs, and the cell into which somebody typed."""
    def by_hand(register: Register) -> list[str]:
        return sorted(repr(replace(one, cell="", file="")) for one in register.history if one.how is How.HAND)

    def others(register: Register) -> list[object]:
        return [one for one in register.history if one.how is not How.HAND]

    assert (by_hand(ours), others(ours)) == (by_hand(typed), others(typed))
    for what in ("actions", "comments", "conflicts", "proposals", "recommendations", "returns"):
        assert getattr(ours, what) == getattr(typed, what), what


@pytest.mark.parametrize(("number", "decision", "typed"), [
    ("C1", keep(), "Keep the register"), ("C1", Decision("A"), "A"), ("C1", Decision("B"), "B"),
    ("C1", Decision("It is on, but late"), "It is on, but late"), ("C2", keep(), "Keep the register"), ("C2", Decision("A"), "A"),
    ("C2", Decision("Not started"), "Not started")], ids=lambda one: str(getattr(one, "what", one)))
def test_a_conflict_is_decided_as_in_excel(tracker: Tracker, number: str, decision: Decision, typed: str) -> None:
    waiting.conflicts(tracker)
    copied(tracker)
    type_into(tracker, "Conflicts", number, "typed.xlsx", Decision=typed, Decided_by=BY, Decided_on=DAY)
    decide(tracker, number, decision)
    same(held(tracker), applied_in_excel(tracker))
    assert number not in look(tracker).conflicts
    assert len(look(tracker).conflicts) == 1


@pytest.mark.parametrize(("at", "decision", "typed"), [
    (0, accept(), {"Decision": "Accept"}), (0, decline(), {"Decision": "Decline"}),
    (0, decline("Too late"), {"Decision": "Decline", "Reason_for_declining": "Too late"}),
    (0, accept({"new_date": "2019-08-31"}), {"Decision": "Accept", "New_date": datetime(2019, 8, 31)}),
    (1, accept(), {"Decision": "Accept"}), (1, decline("No money"), {"Decision": "Decline", "Reason_for_declining": "No money"}),
    (1, accept({"text": "Mend both gates", "recommendation": "1", "deadline": "2020-12-31", "responsible": "LIB"}),
     {"Decision": "Accept", "Proposed_action": "Mend both gates", "Rec.": "1", "Deadline": "2020-12-31"})],
    ids=lambda one: str(getattr(one, "what", one)))
def test_a_proposal_is_decided_as_in_excel(tracker: Tracker, at: int, decision: Decision, typed: dict[str, object]) -> None:
    waiting.proposals(tracker)
    copied(tracker)
    type_into(tracker, "Proposed", ["The primer came late", "It creaks"][at], "typed.xlsx", **typed, Decided_by=BY, Decided_on=DAY)
    settle(tracker, at, decision)
    same(held(tracker), applied_in_excel(tracker))
    assert len(look(tracker).proposals) == 1


def test_what_waits_stands_beside_where_it_came_from_and_what_the_register_holds(tracker: Tracker) -> None:
    waiting.conflicts(tracker)
    found = look(tracker).conflicts
    assert [one.file for one in found["C1"].options] == ["PAR again.xlsx", "PAR.xlsx"]
    assert found["C1"].came == ("2019-01-20 10:00:00",) * 2
    assert found["C1"].before is None
    assert (found["C2"].before and (found["C2"].before.how, found["C2"].before.new)) == (How.HAND, "implemented")
    assert found["C2"].action
    assert found["C2"].action.text == "Count the benches"


@pytest.mark.parametrize("decision", [Decision("C"), Decision("Asleep"), Decision("")], ids=lambda one: one.what)
def test_what_cannot_be_applied_is_refused_and_nothing_is_written(tracker: Tracker, decision: Decision) -> None:
    waiting.conflicts(tracker)
    before = (tracker.folder / "register.xlsx").read_bytes()
    with pytest.raises(Refused) as refused:
        decide(tracker, "C2", decision)
    assert refused.value.problem.code in ("decision-unclear", "decision-empty")
    assert (tracker.folder / "register.xlsx").read_bytes() == before


@pytest.mark.parametrize(("at", "decision", "code"), [
    (0, accept({"new_date": "soon"}), "decision-no-date"), (0, accept({"new_date": "2018-01-01"}), "new-date-not-later"),
    (0, accept({"new_date": ""}), "new-date-missing"), (1, accept({"recommendation": "77"}), "proposal-incomplete"),
    (1, accept({"text": " "}), "proposal-incomplete"), (1, Decision("Perhaps"), "proposal-decision-unclear")],
    ids=lambda one: str(getattr(one, "corrected", one)))
def test_a_proposal_that_cannot_be_accepted_is_refused(tracker: Tracker, at: int, decision: Decision, code: str) -> None:
    waiting.proposals(tracker)
    before = (tracker.folder / "register.xlsx").read_bytes()
    with pytest.raises(Refused) as refused:
        settle(tracker, at, decision)
    assert refused.value.problem.code == code
    assert (tracker.folder / "register.xlsx").read_bytes() == before


def test_what_has_changed_since_it_was_seen_is_not_decided(tracker: Tracker) -> None:
    waiting.conflicts(tracker)
    seen = look(tracker).conflicts
    decide(tracker, "C1", Decision("A"))
    type_into(tracker, "Actions", "2.1", Status="Not started")
    tracker.fill_in("PAR", {("2.1", "Status"): "Implemented"}, "PAR third.xlsx")
    waiting.consolidate(tracker, LATER)
    for number in ("C1", "C2"):
        with pytest.raises(Refused) as refused:
            decide(tracker, number, keep(), seen[number].mark)
        assert refused.value.problem.code == "decision-outdated"


def test_the_last_decisions_are_taken_back_one_by_one(tracker: Tracker) -> None:
    waiting.conflicts(tracker)
    states = [held(tracker)]
    for at, (number, decision) in enumerate([("C1", Decision("B")), ("C2", Decision("A"))]):
        decide(tracker, number, decision, now=THEN.replace(minute=at))
        states.append(held(tracker))
    for at, number in ((1, "C2"), (0, "C1")):
        assert [one.ref for one in look(tracker).last if one.how is How.DECISION]
        undone = undo_decision(tracker.folder / "register.xlsx", THEN.replace(minute=30 - at))
        assert {one.how for one in undone.lines} == {How.DECISION}
        now = held(tracker)
        assert (now.actions, now.comments, now.conflicts) == (states[at].actions, states[at].comments, states[at].conflicts)
        last = now.history[-1]
        assert (last.how, last.new, last.ref) == (How.UNDO, number, {"C2": "2.1", "C1": "1.1"}[number])
        assert [one for one in now.history if one.how is not How.UNDO] == states[at].history
    with pytest.raises(Refused, match="There is no decision to undo"):
        undo_decision(tracker.folder / "register.xlsx", THEN)
    decide(tracker, "C2", Decision("A"), now=THEN.replace(minute=50))
    assert held(tracker).actions == states[2].actions


def test_an_accepted_action_and_date_are_taken_back(tracker: Tracker) -> None:
    waiting.proposals(tracker)
    before = held(tracker)
    for at, decision in ((1, accept({"text": "Mend both gates"})), (0, accept())):
        settle(tracker, at, decision)
        undo_decision(tracker.folder / "register.xlsx", THEN.replace(minute=5))
        now = held(tracker)
        assert (now.actions, now.proposals) == (before.actions, before.proposals)


def in_excel(tracker: Tracker) -> None:
    type_into(tracker, "Actions", "1.2", Status="In progress")


def another_return(tracker: Tracker) -> None:
    tracker.fill_in("LIB", {("1.2", "Comment"): "Printed"})
    waiting.consolidate(tracker, "2019-01-23T10:00:00")


def a_typed_decision(tracker: Tracker) -> None:
    type_into(tracker, "Conflicts", "C2", Decision="A")


@pytest.mark.parametrize("what", [in_excel, another_return, a_typed_decision], ids=lambda one: one.__name__)
def test_what_came_after_a_decision_is_never_taken_back_with_it(tracker: Tracker, what: Done) -> None:
    waiting.conflicts(tracker)
    decide(tracker, "C1", Decision("B"))
    what(tracker)
    before = (tracker.folder / "register.xlsx").read_bytes()
    with pytest.raises(Refused, match="There is no decision to undo"):
        undo_decision(tracker.folder / "register.xlsx", THEN)
    assert (tracker.folder / "register.xlsx").read_bytes() == before


def test_without_the_archive_a_decision_stays(tracker: Tracker) -> None:
    waiting.conflicts(tracker)
    decide(tracker, "C1", Decision("B"))
    for path in (tracker.folder / "archive").iterdir():
        path.unlink()
    with pytest.raises(Refused, match="is not in the archive"):
        undo_decision(tracker.folder / "register.xlsx", THEN)
