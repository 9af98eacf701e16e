"""What the centre says of what units claim: what counts, what it counts as, and what is to be put right."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.registers import register
from tests.returns import filled_in, open_round
from toolkit.tracker.judging.asked import Why, why_asked
from toolkit.tracker.judging.live import Cell, live_timing
from toolkit.tracker.judging.recommendations import status_of
from toolkit.tracker.judging.register_checks import findings
from toolkit.tracker.judging.verifying.claims import as_it_counts, waiting, word_on
from toolkit.tracker.record.codes import Status, Verification, YesNo
from toolkit.tracker.record.periods import Period
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.rounds import ReportingRound
from toolkit.tracker.returns.parsing import parse_return
from toolkit.tracker.views.figures import figures

FIRST = ReportingRound("2018-12", date(2018, 12, 31))
SECOND = ReportingRound("2019-06", date(2019, 6, 30))
THIRD = ReportingRound("2019-12", date(2019, 12, 31))
DAY = date(2018, 12, 31)
ACTIONS = """
    | Ref. | Action            | Lead | Due date   | Status                        | Date of implementation | Reason for closing | Verification | Verified on | Verification reason |
    | 1.1  | Paint the signs   | PAR  | 2018-06-30 | Implemented                   | 2018-05-20             |                    | Not accepted | 2018-12-31  | Two are bare        |
    | 1.2  | Print the leaflet | LIB  | 2018-06-30 | Implemented                   | 2018-05-20             |                    | Verified     | 2018-12-31  |                     |
    | 2.1  | Count the benches | PAR  | 2018-06-30 | Closed without implementation |                        | Nobody sits        | Not accepted | 2018-12-31  | They do             |
    | 2.2  | Sell the boat     | PAR  | 2018-06-30 | No longer applicable          |                        |                    | Not accepted | 2018-12-31  | It is still there   |
    | 3.1  | Mend the fence    | LIB  | 2018-06-30 | Implemented                   | 2018-05-20             |                    |              |             |                     |
    | 3.2  | Row the boat      | LIB  | 2018-06-30 | In progress                   |                        |                    |              |             |                     |
    | 3.3  | Sink the boat     | LIB  | 2018-06-30 | Superseded                    |                        |                    |              |             |                     |
"""


def verifying(actions: str = ACTIONS, *, is_on: bool = True) -> Register:
    held = register(actions)
    held.settings = replace(held.settings, verification=YesNo.YES if is_on else YesNo.NO)
    return held


def test_what_is_not_accepted_counts_as_open_from_its_day() -> None:
    held = verifying()
    after = {ref: action.status for ref, action in as_it_counts(held, DAY).actions.items()}
    assert after == {"1.1": Status.IN_PROGRESS, "1.2": Status.IMPLEMENTED, "2.1": Status.NOT_STARTED, "2.2": Status.NOT_STARTED,
                     "3.1": Status.IMPLEMENTED, "3.2": Status.IN_PROGRESS, "3.3": Status.SUPERSEDED}
    day_before = as_it_counts(held, date(2018, 12, 30))
    assert day_before.actions == held.actions
    assert held.actions["1.1"].status is Status.IMPLEMENTED


def test_nothing_counts_where_verification_is_switched_off() -> None:
    held = verifying(is_on=False)
    assert as_it_counts(held, DAY).actions == held.actions
    assert waiting(held, DAY) == []


def test_what_counts_as_open_counts_so_only_once() -> None:
    once = as_it_counts(verifying(), DAY)
    assert as_it_counts(once, DAY).actions == once.actions


def test_a_recommendation_is_open_again_with_its_action() -> None:
    counted = as_it_counts(verifying(), DAY).actions
    assert status_of([counted["1.1"], counted["1.2"]]) is Status.IN_PROGRESS


def test_claims_wait_until_somebody_says_a_word_that_counts() -> None:
    assert waiting(verifying(), DAY) == ["3.1"]
    assert waiting(verifying(), date(2018, 12, 30)) == ["1.1", "1.2", "2.1", "2.2", "3.1"]


@pytest.mark.parametrize(("change", "code", "key"), [
    ({"status": Status.IN_PROGRESS, "completed": None}, "verification-of-nothing", "verification"),
    ({"status": Status.SUPERSEDED, "completed": None}, "verification-of-nothing", "verification"),
    ({"status": Status.NOT_REPORTED, "completed": None}, "verification-of-nothing", "verification"),
    ({"verification_reason": ""}, "not-accepted-without-reason", "verification_reason"),
    ({"verified_on": date(2018, 5, 19)}, "verified-before-claim", "verified_on"),
    ({"verified_on": date(2019, 1, 1)}, "verified-later", "verified_on"),
])
def test_a_word_that_cannot_stand_is_told_with_its_cell_and_does_not_count(
    change: dict[str, object], code: str, key: str
) -> None:
    held = verifying()
    held.actions["1.1"] = replace(held.actions["1.1"], **change)  # type: ignore[arg-type]
    found = [(one.code, one.at, one.key) for one in findings(held) if one.code.startswith(("verif", "not-accepted"))]
    assert found == [(code, 0, key)]
    assert as_it_counts(held, DAY).actions["1.1"].status is held.actions["1.1"].status
    held.settings = replace(held.settings, verification=None)
    assert not any(one.code == code for one in findings(held))


@pytest.mark.parametrize("change", [{"verified_on": date(2018, 5, 20)}, {"verified_on": date(2018, 12, 31)}, {"verified_by": "Audit"}])
def test_a_word_that_can_stand_is_not_told(change: dict[str, object]) -> None:
    held = verifying()
    held.actions["1.1"] = replace(held.actions["1.1"], **change)  # type: ignore[arg-type]
    assert not any(one.code.startswith(("verif", "not-accepted")) for one in findings(held))


def test_a_verified_claim_needs_no_reason() -> None:
    assert word_on(verifying().actions["1.2"], DAY) is Verification.VERIFIED


def test_a_round_asks_for_what_is_not_accepted_and_for_what_is_not_verified_yet() -> None:
    held = verifying()
    for ref in ("1.1", "1.2", "2.1", "2.2", "3.1"):
        held.actions[ref] = replace(held.actions[ref], status=Status.IN_PROGRESS, verification=None)
    open_round(held, FIRST, everything=False)
    held.actions = verifying().actions
    assert why_asked(held, "2019-06") == {
        "1.1": Why.NOT_ACCEPTED, "1.2": None, "2.1": Why.NOT_ACCEPTED, "2.2": Why.NOT_ACCEPTED, "3.1": Why.NOT_VERIFIED,
        "3.2": Why.OPEN, "3.3": None}
    held.settings = replace(held.settings, verification=None)
    assert {why for ref, why in why_asked(held, "2019-06").items() if ref not in ("3.2", "3.3")} == {Why.CLOSED_SINCE}


def test_a_claim_that_was_refused_when_it_was_issued_is_asked_for_after_it_was_answered_again() -> None:
    held = verifying()
    open_round(held, FIRST, everything=False)
    held.actions["1.1"] = replace(held.actions["1.1"], verification=None, verified_on=None, verification_reason="")
    assert why_asked(held, "2019-06")["1.1"] is Why.NOT_VERIFIED
    open_round(held, SECOND, everything=False)
    assert why_asked(held, "2019-12")["1.1"] is None
    held.actions["1.1"] = replace(held.actions["1.1"], verification=Verification.NOT_ACCEPTED, verified_on=DAY,
                                  verification_reason="Still bare")
    assert why_asked(held, "2019-12")["1.1"] is Why.NOT_ACCEPTED


def test_the_workbook_shows_the_word_and_the_reason_where_verification_is_on() -> None:
    content = open_round(verifying(), FIRST)["PAR"]
    keys = [column.key for column in content.issued.form.columns]
    assert keys[keys.index("check"):keys.index("check") + 3] == ["check", "verification", "verification_reason"]
    assert not {"verified_by", "verified_on"} & {*keys}
    shown = {row.ref: (row.values["verification"], row.values["verification_reason"]) for row in content.rows}
    assert shown == {ref: (Verification.NOT_ACCEPTED, why) for ref, why in (
        ("1.1", "Two are bare"), ("2.1", "They do"), ("2.2", "It is still there"))}
    of_library = {row.ref: row.values["verification"] for row in open_round(verifying(), FIRST)["LIB"].rows}
    assert of_library == {"1.2": Verification.VERIFIED, "3.1": Verification.NOT_CHECKED, "3.2": None, "3.3": None}
    assert "verification" not in open_round(verifying(is_on=False), FIRST)["PAR"].rows[0].values


def test_a_word_that_does_not_count_is_not_shown_to_the_unit() -> None:
    held = verifying()
    held.actions["2.1"] = replace(held.actions["2.1"], verification_reason="")
    held.actions["2.2"] = replace(held.actions["2.2"], verification=None)
    shown = {row.ref: (row.values["verification"], row.values["verification_reason"]) for row in open_round(held, FIRST)["PAR"].rows}
    assert shown["2.1"] == shown["2.2"] == (Verification.NOT_CHECKED, "")


@pytest.mark.parametrize(("edits", "told"), [
    ({}, ["claimed-again"]),
    ({("1.1", "completed"): date(2018, 12, 1)}, ["claimed-again"]),
    ({("1.1", "status"): "No longer applicable", ("1.1", "completed"): None}, ["claimed-again"]),
    ({("1.1", "comment"): "Both are painted now"}, []),
    ({("1.1", "evidence"): "Photograph 4"}, []),
    ({("1.1", "status"): "In progress", ("1.1", "completed"): None, ("1.1", "comment"): "One is left"}, []),
])
def test_the_same_claim_without_a_new_word_is_a_warning(edits: dict[tuple[str, str], object], told: list[str]) -> None:
    content = open_round(verifying(), FIRST)["PAR"]
    rest = {("2.1", "status"): "Not started", ("2.1", "closing_reason"): None, ("2.2", "status"): "Not started"}
    read = parse_return(filled_in(content, {**rest, **edits}), content.issued, "PAR.xlsx", "0")  # type: ignore[dict-item]
    found = [problem for problem in read.problems if problem.code in ("claimed-again", "status-reopened", "locked-changed")]
    assert [problem.code for problem in found] == told
    assert all((problem.place.ref, problem.suggestion) == ("1.1", "Two are bare") for problem in found)


def test_what_the_centre_says_is_locked() -> None:
    content = open_round(verifying(), FIRST)["PAR"]
    raw = filled_in(content, {("1.1", "verification"): "Verified", ("1.1", "comment"): "It is painted"})
    problems = parse_return(raw, content.issued, "PAR.xlsx", "0").problems
    assert [(p.place.ref, p.found) for p in problems if p.code == "locked-changed"] == [("1.1", "Verified")]


@pytest.mark.parametrize(("word", "shown"), [("Not accepted", "Overdue"), ("Verified", ""), ("Not checked", ""), (None, "")])
def test_the_workbook_calls_what_is_not_accepted_overdue(word: str | None, shown: str) -> None:
    cells: dict[str, Cell] = {"status": "Implemented", "due_date": date(2018, 6, 30), "verification": word}
    assert live_timing(cells, DAY) == shown


WORDS: st.SearchStrategy[dict[str, object]] = st.builds(dict, status=st.sampled_from(Status), verification=st.sampled_from([None, *Verification]),
                  completed=st.sampled_from([None, Period.of_day(date(2018, 5, 20)), Period.of_day(date(2019, 2, 1))]),
                  verified_on=st.sampled_from([None, date(2018, 5, 19), date(2018, 12, 31), date(2019, 6, 30)]),
                  verification_reason=st.sampled_from(["", "Two are bare"]))


@given(st.lists(WORDS, min_size=7, max_size=7), st.sampled_from([date(2018, 5, 1), DAY, date(2019, 6, 30)]), st.booleans())
def test_whatever_is_typed_every_claim_is_counted_once_and_what_is_off_counts_nothing(
    typed: list[dict[str, object]], day: date, is_on: bool
) -> None:
    held = verifying(is_on=is_on)
    held.actions = {ref: replace(action, **values)  # type: ignore[arg-type]
                    for (ref, action), values in zip(held.actions.items(), typed, strict=True)}
    found, counted = figures(held, day), as_it_counts(held, day)
    assert sum(found.statuses.values()) == 7
    assert sorted(action.status for action in counted.actions.values()) == sorted(
        status for status, count in found.statuses.items() for _ in range(count))
    if found.claims is None:
        assert not is_on
        assert counted.actions == held.actions
        assert found.verified_implementation is None
        return
    claims = found.claims
    reported = sum(action.status is Status.IMPLEMENTED for action in held.actions.values())
    assert claims.implemented == reported == claims.verified + claims.not_accepted + claims.not_checked
    assert found.statuses[Status.IMPLEMENTED] == reported - claims.not_accepted
    assert claims.waiting == len(waiting(held, day))
    assert [sum(getattr(unit.claims, key) for unit in found.units) for key in ("verified", "not_accepted", "waiting")] == [
        claims.verified, claims.not_accepted, claims.waiting]
    assert found.implementation.numerator == reported
    assert found.verified_implementation is not None
    assert found.verified_implementation.numerator == claims.verified <= found.verified_implementation.denominator
