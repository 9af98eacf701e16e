"""New dates that units ask for, where the centre approves revised deadlines."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.registers import register
from tests.returns import ROUND, open_round, submission
from toolkit.tracker.merge.consolidate import Consolidation, consolidate
from toolkit.tracker.record.codes import How, ProposalKind, Status, YesNo
from toolkit.tracker.record.columns import to_plain
from toolkit.tracker.record.decisions import Proposed
from toolkit.tracker.record.rounds import ReportingRound
from toolkit.tracker.returns.content import ReturnContent
from toolkit.tracker.returns.submission import Submission

HELD = """
    | Ref. | Action            | Lead | Support | Due date   | Status      | Revised deadline | Reason for revision |
    | 1.1  | Paint the signs   | PAR  | LIB     | 2018-06-30 | In progress |                  |                     |
    | 1.2  | Print the leaflet | LIB  |         | 2018-09-30 | In progress | 2019-03-31       | The press broke     |
"""
DATE, REASON = "revised_deadline", "revision_reason"
LATER, LATEST = date(2019, 6, 30), date(2019, 9, 30)
WHEN = "2019-01-20 09:00:00"
SECOND = ReportingRound("2019-06", date(2019, 6, 30))


class Desk:
    """A register that approves revised deadlines, and its round."""

    def __init__(self, *, approves: bool = True, joint: str = "lead") -> None:
        self.register = register(HELD)
        self.approve(approves)
        self.joint = joint
        self.contents = open_round(self.register, joint=joint)

    def approve(self, approves: bool) -> None:
        says = YesNo.YES if approves else YesNo.NO
        self.register.settings = replace(self.register.settings, approve_deadlines=says)

    def send(self, unit: str, ref: str, file: str = "", **typed: Any) -> Submission:
        return submission(self.contents[unit], {(ref, key): value for key, value in typed.items()}, file=file)

    def run(self, *sent: Submission, when: str = WHEN, round_name: str = ROUND.name, **options: bool) -> Consolidation:
        outcome = consolidate(self.register, round_name, sent, when, **options)
        self.register = outcome.register
        return outcome

    def issue(self, one: ReportingRound) -> Mapping[str, ReturnContent]:
        self.contents = open_round(self.register, one, self.joint)
        return self.contents

    def decide(self, word: str, at: int = 0, **more: Any) -> Consolidation:
        self.register.proposals[at] = replace(self.register.proposals[at], decision=word, decided_by="A clerk", **more)
        return self.run(when="2019-01-22 09:00:00")

    @property
    def asked(self) -> list[tuple[str, str, str, str, str]]:
        return [(p.ref, p.unit, to_plain(p.new_date), p.reason, p.outcome) for p in self.register.proposals]

    def dates(self, ref: str) -> tuple[str, str]:
        return to_plain(self.register.actions[ref].revised_deadline), self.register.actions[ref].revision_reason


def told(outcome: Consolidation) -> list[tuple[str, str, str, How]]:
    return [(c.key, c.old, c.new, c.how) for c in outcome.changes]


def test_a_new_date_waits_and_the_register_stays() -> None:
    desk = Desk()
    outcome = desk.run(desk.send("PAR", "1.1", revised_deadline=LATER, revision_reason="Rain"))
    assert desk.asked == [("1.1", "PAR", "2019-06-30", "Rain", "")]
    assert desk.dates("1.1") == ("", "")
    assert not outcome.conflicts
    assert told(outcome) == [("revised_deadline (proposed)", "", "2019-06-30", How.RETURN),
                             ("revision_reason (proposed)", "", "Rain", How.RETURN)]


def test_its_row_says_what_it_is_with_both_dates_and_the_cell() -> None:
    desk = Desk()
    sent = desk.send("LIB", "1.2", revised_deadline=LATER)
    desk.run(sent)
    [row] = desk.register.proposals
    assert row == replace(Proposed(), kind=ProposalKind.NEW_DATE, ref="1.2", recommendation="1", text="Print the leaflet",
                          due_until_now=date(2019, 3, 31), new_date=LATER, reason="The press broke", round="2018-12",
                          unit="LIB", file="LIB.xlsx", sheet="Actions", cell=sent.cell("1.2", DATE))


def test_where_nobody_approves_dates_they_are_taken_at_once() -> None:
    desk = Desk(approves=False)
    desk.run(desk.send("PAR", "1.1", revised_deadline=LATER, revision_reason="Rain"))
    assert desk.asked == []
    assert desk.dates("1.1") == ("2019-06-30", "Rain")


def test_an_accepted_date_is_the_revised_deadline_with_its_reason() -> None:
    desk = Desk()
    sent = desk.send("PAR", "1.1", revised_deadline=LATER, revision_reason="Rain")
    desk.run(sent)
    outcome = desk.decide("Accept")
    assert desk.dates("1.1") == ("2019-06-30", "Rain")
    assert desk.asked == [("1.1", "PAR", "2019-06-30", "Rain", "Accepted")]
    assert told(outcome) == [(DATE, "", "2019-06-30", How.APPROVAL), (REASON, "", "Rain", How.APPROVAL)]
    assert [(c.unit, c.file, c.cell, c.by) for c in outcome.changes] == [
        ("PAR", "PAR.xlsx", sent.cell("1.1", key), "A clerk") for key in (DATE, REASON)]
    assert [one.outcome for one in outcome.decided.settled] == ["Accepted"]


def test_a_declined_date_stays_out_of_the_register_and_its_reason_is_kept() -> None:
    desk = Desk()
    desk.run(desk.send("LIB", "1.2", revised_deadline=LATER, revision_reason="No paper"))
    outcome = desk.decide("no", decline_reason="Borrow some")
    assert desk.dates("1.2") == ("2019-03-31", "The press broke")
    assert told(outcome) == [("revised_deadline (not taken)", "", "2019-06-30", How.APPROVAL),
                             ("decline_reason", "", "Borrow some", How.APPROVAL)]


def test_the_centre_may_correct_the_date_that_it_accepts() -> None:
    desk = Desk()
    desk.run(desk.send("PAR", "1.1", revised_deadline=LATER, revision_reason="Rain"))
    desk.decide("Accept", new_date=date(2019, 4, 30))
    assert desk.dates("1.1") == ("2019-04-30", "Rain")


@pytest.mark.parametrize(("typed", "waits"), [
    ({DATE: LATEST, REASON: "Rain"}, ("2019-09-30", "Rain")),
    ({DATE: LATER, REASON: "Snow"}, ("2019-06-30", "Snow")),
    ({DATE: LATEST, REASON: "Snow"}, ("2019-09-30", "Snow")),
])
def test_a_later_return_replaces_what_waits(typed: dict[str, Any], waits: tuple[str, str]) -> None:
    desk = Desk()
    desk.run(desk.send("PAR", "1.1", revised_deadline=LATER, revision_reason="Rain"))
    outcome = desk.run(desk.send("PAR", "1.1", "PAR 2.xlsx", **typed))
    assert desk.asked == [("1.1", "PAR", *waits, "")]
    assert desk.register.proposals[0].file == "PAR 2.xlsx"
    assert {(c.old, c.new) for c in outcome.changes} == {
        pair for pair in (("2019-06-30", waits[0]), ("Rain", waits[1])) if pair[0] != pair[1]}


def test_a_decision_on_what_a_later_return_replaced_decides_nothing_else() -> None:
    desk = Desk()
    desk.run(desk.send("PAR", "1.1", revised_deadline=LATER, revision_reason="Rain"))
    desk.register.proposals[0] = replace(desk.register.proposals[0], decision="Perhaps")
    desk.run(desk.send("PAR", "1.1", "PAR 2.xlsx", revised_deadline=LATEST, revision_reason="Rain"))
    assert desk.register.proposals[0].decision == ""


def test_the_same_again_adds_nothing() -> None:
    desk = Desk()
    desk.run(desk.send("PAR", "1.1", revised_deadline=LATER, revision_reason="Rain"))
    once = desk.asked
    outcome = desk.run(desk.send("PAR", "1.1", "PAR 2.xlsx", revised_deadline=LATER, revision_reason="Rain", comment="Wet"))
    assert desk.asked == once
    assert [c.key for c in outcome.changes] == ["comment"]


def test_two_files_of_one_run_wait_side_by_side_whatever_their_order() -> None:
    found = []
    for order in (1, -1):
        desk = Desk()
        desk.run(*[desk.send("PAR", "1.1", "A.xlsx", revised_deadline=LATER, revision_reason="Rain"),
                   desk.send("PAR", "1.1", "B.xlsx", revised_deadline=LATEST, revision_reason="Snow")][::order])
        found.append(desk.register.proposals)
    assert found[0] == found[1]
    assert [to_plain(p.new_date) for p in found[0]] == ["2019-06-30", "2019-09-30"]


def test_two_dates_accepted_at_once_are_asked_about_and_both_wait() -> None:
    desk = Desk()
    desk.run(desk.send("PAR", "1.1", "A.xlsx", revised_deadline=LATER), desk.send("PAR", "1.1", "B.xlsx", revised_deadline=LATEST))
    desk.register.proposals[1] = replace(desk.register.proposals[1], decision="Accept")
    outcome = desk.decide("Accept")
    assert [p.code for p in outcome.problems] == ["new-dates-of-one-action"] * 2
    assert desk.dates("1.1") == ("", "")
    assert [row[-1] for row in desk.asked] == ["", ""]


def test_one_of_two_is_accepted_and_the_other_declined() -> None:
    desk = Desk()
    desk.run(desk.send("PAR", "1.1", "A.xlsx", revised_deadline=LATER), desk.send("PAR", "1.1", "B.xlsx", revised_deadline=LATEST))
    desk.register.proposals[1] = replace(desk.register.proposals[1], decision="Decline")
    desk.decide("Accept")
    assert desk.dates("1.1") == ("2019-06-30", "")
    assert [row[-1] for row in desk.asked] == ["Accepted", "Declined"]


@pytest.mark.parametrize(("changed", "code", "found"), [
    ({"status": Status.IMPLEMENTED}, "new-date-of-finished", "Implemented"),
    ({"status": Status.SUPERSEDED}, "new-date-of-finished", "Superseded"),
    ({"due_date": date(2019, 12, 31)}, "new-date-not-later", "2019-12-31"),
    (None, "new-date-of-no-action", "1.1"),
])
def test_a_date_that_cannot_be_accepted_waits_and_is_said(changed: dict[str, Any] | None, code: str, found: str) -> None:
    desk = Desk()
    desk.run(desk.send("PAR", "1.1", revised_deadline=LATER))
    if changed is None:
        del desk.register.actions["1.1"]
    else:
        desk.register.actions["1.1"] = replace(desk.register.actions["1.1"], **changed)
    outcome = desk.decide("Accept")
    assert [(p.code, p.found, p.suggestion) for p in outcome.problems] == [(code, found, "2019-06-30 (1.1)")]
    assert [row[-1] for row in desk.asked] == [""]
    desk.decide("Decline")
    assert [row[-1] for row in desk.asked] == ["Declined"]


@pytest.mark.parametrize(("decision", "code"), [
    ({"decision": "Perhaps"}, "proposal-decision-unclear"), ({"decision": "Accept", "new_date": None}, "new-date-missing")])
def test_an_unclear_decision_is_asked_about(decision: dict[str, Any], code: str) -> None:
    desk = Desk()
    desk.run(desk.send("PAR", "1.1", revised_deadline=LATER))
    outcome = desk.decide(decision.pop("decision"), **decision)
    assert [p.code for p in outcome.problems] == [code]
    assert desk.dates("1.1") == ("", "")


def test_a_unit_that_goes_back_to_what_counts_withdraws_its_date() -> None:
    desk = Desk()
    desk.run(desk.send("LIB", "1.2", revised_deadline=LATER))
    outcome = desk.run(desk.send("LIB", "1.2", "LIB 2.xlsx", revised_deadline=date(2019, 3, 31)))
    assert [row[-1] for row in desk.asked] == ["Withdrawn"]
    assert told(outcome) == [("revised_deadline (not taken)", "", "2019-06-30", How.RETURN)]


@pytest.mark.parametrize(("accepted", "outcome"), [(False, ""), (True, "Withdrawn")])
def test_a_date_that_is_taken_away_behaves_like_any_other_emptied_answer(accepted: bool, outcome: str) -> None:
    desk = Desk()
    desk.run(desk.send("PAR", "1.1", revised_deadline=LATER, revision_reason="Rain"))
    ran = desk.run(desk.send("PAR", "1.1", "PAR 2.xlsx", revised_deadline=None, revision_reason=None), accept_emptied=accepted)
    assert [row[-1] for row in desk.asked] == [outcome]
    assert [p.code for p in ran.problems] == ([] if accepted else ["answer-emptied"] * 2)


def test_a_declined_date_that_is_asked_for_with_another_reason_waits_again() -> None:
    desk = Desk()
    desk.run(desk.send("PAR", "1.1", revised_deadline=LATER, revision_reason="Rain"))
    desk.decide("Decline")
    desk.run(desk.send("PAR", "1.1", "PAR 2.xlsx", revised_deadline=LATER, revision_reason="A flood"))
    assert desk.asked == [("1.1", "PAR", "2019-06-30", "Rain", "Declined"), ("1.1", "PAR", "2019-06-30", "A flood", "")]


def test_another_reason_of_an_accepted_date_is_an_answer_like_any_other() -> None:
    desk = Desk()
    desk.run(desk.send("PAR", "1.1", revised_deadline=LATER, revision_reason="Rain"))
    desk.decide("Accept")
    desk.run(desk.send("PAR", "1.1", "PAR 2.xlsx", revised_deadline=LATER, revision_reason="A flood"))
    assert desk.dates("1.1") == ("2019-06-30", "A flood")
    assert len(desk.asked) == 1


def test_a_reason_alone_is_one_too() -> None:
    desk = Desk()
    desk.run(desk.send("LIB", "1.2", revision_reason="The press broke twice"))
    assert desk.asked == []
    assert desk.dates("1.2") == ("2019-03-31", "The press broke twice")


@pytest.mark.parametrize("now", [True, False])
def test_what_waits_goes_on_waiting_when_approval_is_switched(now: bool) -> None:
    desk = Desk(approves=not now)
    desk.run(desk.send("PAR", "1.1", revised_deadline=LATER, revision_reason="Rain"))
    before = desk.asked, desk.dates("1.1")
    desk.approve(now)
    desk.run()
    assert (desk.asked, desk.dates("1.1")) == before
    if before[0]:
        desk.decide("Accept")
        assert desk.dates("1.1") == ("2019-06-30", "Rain")


def test_what_a_unit_says_in_place_of_a_date_that_waits_waits_too_once_approval_is_off() -> None:
    desk = Desk()
    desk.run(desk.send("PAR", "1.1", revised_deadline=LATER, revision_reason="Rain"))
    desk.approve(False)
    desk.run(desk.send("PAR", "1.1", "PAR 2.xlsx", revised_deadline=LATEST, revision_reason="Rain"))
    assert desk.asked == [("1.1", "PAR", "2019-09-30", "Rain", "")]
    assert desk.dates("1.1") == ("", "")


def test_units_of_a_joint_action_ask_each_for_its_own_date() -> None:
    desk = Desk(joint="all")
    desk.run(desk.send("PAR", "1.1", revised_deadline=LATER), desk.send("LIB", "1.1", revised_deadline=LATEST))
    assert [row[:3] for row in desk.asked] == [("1.1", "LIB", "2019-09-30"), ("1.1", "PAR", "2019-06-30")]
    desk.run(desk.send("PAR", "1.1", "PAR 2.xlsx", revised_deadline=date(2019, 7, 31)))
    assert [row[:3] for row in desk.asked] == [("1.1", "LIB", "2019-09-30"), ("1.1", "PAR", "2019-07-31")]


def test_a_date_of_a_unit_that_no_longer_leads_waits_and_is_said() -> None:
    desk = Desk()
    desk.register.actions["1.1"] = replace(desk.register.actions["1.1"], lead=("LIB",), support=())
    outcome = desk.run(desk.send("PAR", "1.1", revised_deadline=LATER))
    assert [p.code for p in outcome.problems] == ["handed-over"]
    assert [row[:3] for row in desk.asked] == [("1.1", "PAR", "2019-06-30")]
    assert not desk.register.conflicts


def test_a_return_that_comes_late_replaces_nothing_of_a_later_round() -> None:
    desk = Desk()
    first = desk.contents
    desk.issue(SECOND)
    desk.run(desk.send("PAR", "1.1", revised_deadline=LATEST, revision_reason="Snow"), round_name="2019-06")
    desk.contents = dict(first)
    desk.run(desk.send("PAR", "1.1", "late.xlsx", revised_deadline=LATER, revision_reason="Rain"))
    assert [(p.round, to_plain(p.new_date)) for p in desk.register.proposals] == [("2019-06", "2019-09-30"), ("2018-12", "2019-06-30")]


def test_the_next_workbook_has_the_accepted_date() -> None:
    desk = Desk()
    desk.run(desk.send("PAR", "1.1", revised_deadline=LATER, revision_reason="Rain"))
    desk.decide("Accept")
    row = shown(desk.issue(SECOND)["PAR"])
    assert (row[DATE], row[REASON], row["others"]) == (LATER, "Rain", "")


def test_it_has_not_a_declined_one_and_says_why() -> None:
    desk = Desk()
    desk.run(desk.send("PAR", "1.1", revised_deadline=LATER, revision_reason="Rain"))
    desk.decide("Decline", decline_reason="The fair is in May")
    row = shown(desk.issue(SECOND)["PAR"])
    assert (row[DATE], row[REASON]) == (None, "")
    assert row["others"] == ("The new date 2019-06-30, which PAR asked for in round 2018-12, was declined: The fair is in "
                             "May")
    assert row["others"] == shown(desk.contents["LIB"])["others"]


def test_it_has_one_that_waits_and_does_not_ask_for_it_again() -> None:
    desk = Desk()
    desk.run(desk.send("PAR", "1.1", revised_deadline=LATER, revision_reason="Rain"))
    row = shown(desk.issue(SECOND)["PAR"])
    assert (row[DATE], row[REASON]) == (LATER, "Rain")
    assert "is waiting for a decision" in str(row["others"])
    assert shown(desk.contents["LIB"])[DATE] is None
    before = desk.register.proposals
    desk.run(desk.send("PAR", "1.1", comment="Still wet"), round_name="2019-06")
    assert desk.register.proposals == before


def test_of_two_that_wait_it_has_none_and_says_both() -> None:
    desk = Desk()
    desk.run(desk.send("PAR", "1.1", "A.xlsx", revised_deadline=LATER), desk.send("PAR", "1.1", "B.xlsx", revised_deadline=LATEST))
    row = shown(desk.issue(SECOND)["PAR"])
    assert row[DATE] is None
    assert str(row["others"]).count("is waiting") == 2


def test_a_date_that_was_declined_while_it_was_out_is_not_asked_for_again_by_silence() -> None:
    desk = Desk()
    desk.run(desk.send("PAR", "1.1", revised_deadline=LATER, revision_reason="Rain"))
    desk.issue(SECOND)
    desk.decide("Decline")
    desk.run(desk.send("PAR", "1.1", comment="Still wet"), round_name="2019-06")
    assert [row[-1] for row in desk.asked] == ["Declined"]


def test_a_new_action_of_the_same_words_is_no_new_date() -> None:
    desk = Desk()
    desk.run(desk.send("PAR", "1.1", revised_deadline=LATER))
    sent = replace(desk.send("PAR", "1.1", "PAR 2.xlsx", comment="Wet"), proposals=(
        Proposed("1", "Paint the signs", round="2018-12", unit="PAR", kind=ProposalKind.NEW_ACTION),))
    desk.run(sent)
    assert [p.kind for p in desk.register.proposals] == [ProposalKind.NEW_DATE, ProposalKind.NEW_ACTION]


def shown(content: ReturnContent) -> Mapping[str, object]:
    return next(row.values for row in content.rows if row.ref == "1.1")
