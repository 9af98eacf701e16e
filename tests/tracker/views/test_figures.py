from datetime import date

from tests.registers import AS_OF, SOURCE, register
from toolkit.tracker.record.codes import Status, Timing
from toolkit.tracker.views.figures import all_derived, figures, grouped

UNITS = """
    | Code | Name              |
    | HI   | Hill Office       |
    | VA   | Valley Department |
    | NO   | Idle Section      |
"""
ACTIONS = """
    | Ref. | Lead   | Due date   | Status                        | Date of implementation | Revised deadline |
    | 1.1  | HI     | 2015-04-30 | Implemented                   | 2015-03-30             |                  |
    | 1.2  | HI     | 2015-06-30 | Implemented                   | 2015-07-02             |                  |
    | 1.3  | VA     |            | Implemented                   | 2015-07-02             |                  |
    | 2.1  | VA, HI | 2018-12-30 | In progress                   |                        |                  |
    | 2.2  | VA     | 2015-12-31 | Not reported                  |                        |                  |
    | 2.3  | VA     | 2015-12-31 | In progress                   |                        | 2019-01-30       |
    | 3.1  |        | 2015-04-30 | Closed without implementation |                        |                  |
    | 3.2  | XX     | 2020-01-01 | Superseded                    |                        |                  |
    | 3.3  | HI     | 2019-06-30 | Not started                   |                        |                  |
    | 3.4  | HI     |            | No longer applicable          |                        |                  |
"""


def test_every_action_has_one_status_and_one_timing() -> None:
    found = figures(register(ACTIONS, units=UNITS), AS_OF)
    assert found.actions == 10
    assert sum(found.statuses.values()) == sum(found.timings.values()) == 10
    assert found.statuses[Status.IMPLEMENTED] == 3
    assert (found.on_time, found.late, found.not_assessable) == (1, 1, 1)
    assert set(found.statuses) == set(Status)
    assert set(found.timings) == set(Timing)


def test_overdue_actions_come_longest_first_with_their_days() -> None:
    found = figures(register(ACTIONS, units=UNITS), AS_OF)
    assert [(item.action.ref, item.due, item.days) for item in found.overdue] == [
        ("2.2", date(2015, 12, 31), 1096), ("2.1", date(2018, 12, 30), 1)]


def test_a_revised_deadline_counts_instead_of_the_first() -> None:
    found = figures(register(ACTIONS, units=UNITS), AS_OF)
    assert [(item.action.ref, item.days) for item in found.due_soon] == [("2.3", 30)]


def test_a_recommendation_counts_by_the_status_that_its_actions_give_it() -> None:
    built = register(ACTIONS + "    | 4.1  | HI     |            | Superseded                    |                        |                  |\n",
                     units=UNITS, recommendations="| No | Recommendation |\n| 9 | Rest |")
    found = figures(built, AS_OF)
    assert {status: count for status, count in found.recommendation_statuses.items() if count} == {
        Status.IMPLEMENTED: 1, Status.IN_PROGRESS: 1, Status.NOT_STARTED: 1, Status.SUPERSEDED: 1, Status.NOT_REPORTED: 1}
    assert (found.recommendation_implementation.numerator, found.recommendation_implementation.denominator) == (1, 4)


def test_units_add_up_and_actions_without_one_stand_on_a_line_of_their_own() -> None:
    found = figures(register(ACTIONS, units=UNITS), AS_OF)
    assert [(unit.code, unit.name, unit.actions, unit.overdue) for unit in found.units] == [
        ("HI", "Hill Office", 4, 0), ("VA", "Valley Department", 4, 2), ("XX", "XX", 1, 0), ("", "", 1, 0)]
    assert sum(unit.actions for unit in found.units) == found.actions
    for status in Status:
        assert sum(unit.statuses[status] for unit in found.units) == found.statuses[status]


def test_the_implementation_rate_leaves_out_what_nobody_expects_any_more() -> None:
    found = figures(register(ACTIONS, units=UNITS), AS_OF)
    rate = found.implementation
    assert (rate.numerator, rate.denominator, rate.percentage) == (3, 8, 38)
    assert "superseded" in rate.definition


def test_the_second_rate_leaves_out_the_closed_ones_too() -> None:
    rate = figures(register(ACTIONS, units=UNITS), AS_OF).implementation_without_closed
    assert (rate.numerator, rate.denominator, rate.percentage) == (3, 7, 43)


def test_twenty_of_25_with_three_closed_are_80_and_91_per_cent() -> None:
    statuses = ["Implemented"] * 20 + ["Closed without implementation"] * 3 + ["Not reported"] * 2
    rows = "".join(f"\n| 1.{number} | {status} |" for number, status in enumerate(statuses, start=1))
    found = figures(register("| Ref. | Status |" + rows), AS_OF)
    assert (found.implementation.percentage, found.implementation_without_closed.percentage) == (80, 91)


def test_the_acceptance_rate_counts_recommendations_that_were_answered_with_a_decision() -> None:
    built = register(ACTIONS, recommendations="""
        | No | Recommendation | Acceptance          |
        | 1  | Paint          | Accepted            |
        | 2  | Repair         | Partially accepted  |
        | 3  | Remove         | Not accepted        |
        | 4  | Wait           | Not stated          |
        | 5  | Ask            | Under consideration |
        | 6  | Forget         | Not relevant        |
    """)
    rate = figures(built, AS_OF).acceptance
    assert (rate.numerator, rate.denominator, rate.percentage) == (2, 3, 67)


def test_a_rate_of_nothing_has_no_percentage() -> None:
    found = figures(register("| Ref. | Status |"), AS_OF)
    assert found.implementation.percentage is None
    assert found.acceptance.percentage is None
    assert found.units == ()


def test_a_half_per_cent_is_rounded_up() -> None:
    rows = "".join(f"\n| 1.{n} | {'Implemented' if n == 1 else 'In progress'} |" for n in range(1, 9))
    assert figures(register("| Ref. | Status |" + rows), AS_OF).implementation.percentage == 13


def test_implemented_actions_are_counted_by_year() -> None:
    assert figures(register(ACTIONS), AS_OF).implemented_by_year == {2015: 3}


def test_comments_of_several_units_stand_each_under_its_units_name() -> None:
    built = register(ACTIONS, units=UNITS, comments="""
        | Ref. | Unit | Round   | Comment      | Evidence |
        | 2.1  | VA   | 2018-06 | Begun        |          |
        | 2.1  | HI   | 2018-06 | Helping      | Doc. 7   |
        | 2.1  | VA   | 2018-12 | Nearly there |          |
        | 2.2  | VA   | 2018-12 | Waiting      | Doc. 8   |
    """)
    derived = all_derived(built, AS_OF)
    joint = derived["2.1"]
    assert joint.comments == "Valley Department: Nearly there\nHill Office: Helping"
    assert joint.evidence == "Doc. 7"
    assert (joint.timing, joint.days_overdue) == (Timing.OVERDUE, 1)
    assert derived["2.2"].comments == "Waiting"


def test_all_derived_gives_what_it_gives_for_each() -> None:
    built = register(ACTIONS, units=UNITS)
    assert all_derived(built, AS_OF) == {ref: all_derived(built, AS_OF, refs=[ref])[ref] for ref in built.actions}


def test_every_action_is_grouped_even_under_a_recommendation_nobody_entered() -> None:
    built = register(ACTIONS, recommendations="| No | Recommendation |\n| 9 | Rest |\n| 1 | Paint |")
    del built.recommendations[SOURCE, "3"]
    assert [(recommendation.number, len(actions)) for recommendation, actions in grouped(built)] == [
        ("9", 0), ("1", 3), ("2", 3), ("3", 4)]
