"""How often a deadline was revised, to what and why."""

from dataclasses import replace
from datetime import date

from tests.registers import register
from tests.returns import open_round, submission
from toolkit.tracker.merge.consolidate import consolidate
from toolkit.tracker.record.codes import How
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.rounds import ReportingRound
from toolkit.tracker.views.revisions import all_revisions
from toolkit.tracker.views.rounds.judged import Judged
from toolkit.tracker.views.showing import register_as_json

ACTIONS = """
    | Ref. | Action            | Lead | Due date   |
    | 1.1  | Paint the signs   | PAR  | 2018-06-30 |
    | 1.2  | Print the leaflet | PAR  | 2018-12-31 |
"""
FIRST, SECOND = date(2019, 3, 31), date(2019, 9, 30)


def revise(held: Register, round_name: str, deadline: date | None, reason: str | None, **options: bool) -> Register:
    """The register after the unit revised the deadline of 1.1 in a round."""
    as_of = date.fromisoformat(f"{round_name}-28")
    content = open_round(held, ReportingRound(round_name, as_of))["PAR"]
    returned = submission(content, {("1.1", "revised_deadline"): deadline, ("1.1", "revision_reason"): reason},
                          file=f"PAR {len(held.returns)}.xlsx")
    return consolidate(held, round_name, [returned], f"{as_of} 10:00:{len(held.returns):02}", **options).register


def test_each_round_that_revises_is_counted_with_its_day_and_reason() -> None:
    held = revise(register(ACTIONS), "2018-12", FIRST, "The primer came late")
    held = revise(held, "2019-06", SECOND, "It rained")
    assert [tuple(one) for one in all_revisions(held)["1.1"]] == [
        ("2018-12", "2018-12-28 10:00:00", "2019-03-31", "The primer came late"),
        ("2019-06", "2019-06-28 10:00:01", "2019-09-30", "It rained")]
    assert held.actions["1.1"].due_date == date(2018, 6, 30)
    assert all_revisions(held)["1.2"] == []


def test_a_correction_in_the_same_round_is_no_other_revision() -> None:
    held = revise(register(ACTIONS), "2018-12", FIRST, "The primer came late")
    held = revise(held, "2018-12", SECOND, "The primer and the brushes came late")
    assert [one.line for one in all_revisions(held)["1.1"]] == [
        "2018-12: 2019-09-30 (The primer and the brushes came late)"]


def test_a_revision_that_is_taken_back_in_the_same_round_is_none() -> None:
    held = revise(register(ACTIONS), "2018-12", FIRST, "The primer came late")
    assert all_revisions(revise(held, "2018-12", None, None, accept_emptied=True))["1.1"] == []


def test_one_that_is_taken_back_in_a_later_round_was_one_all_the_same() -> None:
    held = revise(register(ACTIONS), "2018-12", FIRST, "The primer came late")
    held = revise(held, "2019-06", None, None, accept_emptied=True)
    assert [one.revised_deadline for one in all_revisions(held)["1.1"]] == ["2019-03-31"]


def test_a_reason_that_is_given_later_is_that_of_the_last_revision() -> None:
    held = revise(register(ACTIONS), "2018-12", FIRST, None)
    assert [one.reason for one in all_revisions(revise(held, "2019-06", FIRST, "It rained"))["1.1"]] == ["It rained"]


def test_what_a_document_or_somebody_by_hand_had_revised_before_counts() -> None:
    held = register(ACTIONS)
    held.actions["1.1"] = replace(held.actions["1.1"], revised_deadline=FIRST, revision_reason="As the paper says")
    assert [one.line for one in all_revisions(held)["1.1"]] == ["2019-03-31 (As the paper says)"]
    assert len(all_revisions(revise(held, "2018-12", SECOND, "It rained"))["1.1"]) == 2


def test_a_value_that_was_not_taken_is_no_revision() -> None:
    held = register(ACTIONS)
    held.history.append(Change(ref="1.1", key="revised_deadline (not taken)", new="2019-03-31", how=How.DECISION))
    assert all_revisions(held)["1.1"] == []


def test_scripts_get_the_count_and_each_revision() -> None:
    held = revise(register(ACTIONS), "2018-12", FIRST, "The primer came late")
    shown = {action["ref"]: action for action in register_as_json(held, Judged(None))["actions"]}
    assert [shown[ref]["times_revised"] for ref in ("1.1", "1.2")] == [1, 0]
    assert shown["1.1"]["revisions"] == [{"round": "2018-12", "when": "2018-12-28 10:00:00",
                                          "revised_deadline": "2019-03-31", "reason": "The primer came late"}]
