"""What a round heard of each action, judged from what was issued, returned and said."""

from dataclasses import replace
from datetime import date

import pytest

from tests.registers import AS_OF, register
from tests.returns import ROUND, Edits, open_round, submission
from toolkit.tracker.judging.reported import RoundHeard, latest_issued, mark_of
from toolkit.tracker.merge.consolidate import consolidate
from toolkit.tracker.record.actions import Action, Comment, Recommendation, Source
from toolkit.tracker.record.codes import YesNo
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.rounds import ReportingRound
from toolkit.tracker.views.figures import figures
from toolkit.tracker.views.selecting import as_the_document, of_refs, of_sources

ACTIONS = """
    | Ref. | Action            | Lead | Support | Status      | Comment      |
    | 1.1  | Paint the signs   | PAR  | LIB     | In progress | Primer is on |
    | 1.2  | Print the leaflet | LIB  |         | Not started |              |
    | 2.1  | Count the benches | PAR  |         | Not started |              |
"""
LATER = ReportingRound("2019-06", date(2019, 6, 30))


def returned(held: Register, one: ReportingRound, **typed: Edits) -> Register:
    """The register after a round, from which the units that are named return what they typed."""
    contents = open_round(held, one)
    return consolidate(held, one.name, [submission(contents[unit], edits) for unit, edits in typed.items()], "2019-07-01").register


def states(held: Register, name: str = ROUND.name) -> dict[str, tuple[str, dict[str, str]]]:
    return {ref: (str(one.state), {unit: str(state) for unit, state in one.by_unit.items()})
            for ref, one in RoundHeard(held, name).actions.items()}


def test_an_action_of_several_units_is_answered_where_one_of_them_answered() -> None:
    held = returned(register(ACTIONS), ROUND, LIB={("1.1", "comment"): "Ladder lent"}, PAR={})
    assert states(held) == {
        "1.1": ("answered", {"PAR": "left", "LIB": "answered"}), "1.2": ("left", {"LIB": "left"}), "2.1": ("left", {"PAR": "left"})}


@pytest.mark.parametrize("typed", [{"comment": "Painted"}, {"evidence": "Photo 3"}, {"still_so": "Yes"}, {"status": "Superseded"},
                                   {"revised_deadline": date(2019, 9, 30)}, {"continuing": "No"}])
def test_any_answer_counts_and_one_that_could_not_be_read_does_not(typed: dict[str, object]) -> None:
    edits = {("1.1", key): value for key, value in typed.items()}
    assert states(returned(register(ACTIONS), ROUND, PAR=edits))["1.1"][0] == "answered"  # type: ignore[arg-type]
    assert states(returned(register(ACTIONS), ROUND, PAR={("1.1", key): "?" for key in ("still_so", "continuing")}))["1.1"][0] == "left"


@pytest.mark.parametrize(("lib", "par", "changed"), [
    ({"still_so": "Yes"}, {}, False), ({"still_so": "Yes"}, {"still_so": "Yes"}, False), ({"comment": "Ladder lent"}, {}, True),
    ({"still_so": "Yes", "evidence": "Photo 3"}, {}, True), ({"still_so": "Yes"}, {"status": "Superseded"}, True), ({}, {}, False)])
def test_what_was_only_confirmed_is_told_from_what_was_changed(lib: dict[str, str], par: dict[str, str], changed: bool) -> None:
    given: dict[str, Edits] = {unit: {("1.1", key): value for key, value in typed.items()} for unit, typed in (("LIB", lib), ("PAR", par))}
    held = returned(register(ACTIONS), ROUND, **given)
    told = figures(held, AS_OF).round
    assert told is not None
    assert told.confirmed == (not changed and bool(lib or par))


def test_an_answer_that_waits_for_a_decision_was_given() -> None:
    held = register(ACTIONS)
    contents = open_round(held)
    held.actions["1.1"] = replace(held.actions["1.1"], continuing=YesNo.NO)
    after = consolidate(held, ROUND.name, [submission(contents["PAR"], {("1.1", "continuing"): "Yes"})], "2019-07-01").register
    assert (len(after.conflicts), states(after)["1.1"][1]["PAR"]) == (1, "answered")


def test_what_the_information_unit_types_for_a_unit_counts_as_its_answer() -> None:
    held = returned(register(ACTIONS), ROUND)
    held.comments["2.1", "PAR", ROUND.name] = Comment("2.1", "PAR", ROUND.name, still_so=YesNo.YES)
    assert states(held)["2.1"] == ("answered", {"PAR": "answered"})
    assert RoundHeard(held, ROUND.name).not_returned == ["PAR", "LIB"]


def test_a_later_round_knows_in_which_round_an_action_was_answered_last_and_an_earlier_one_does_not() -> None:
    first = returned(register(ACTIONS), ROUND, PAR={("1.1", "comment"): "Painted"}, LIB={})
    after = returned(first, LATER, LIB={("1.2", "still_so"): "Yes"})
    assert {ref: one.last for ref, one in RoundHeard(after, LATER.name).actions.items()} == {
        "1.1": "2018-12", "1.2": "2019-06", "2.1": ""}
    assert {ref: one.last for ref, one in RoundHeard(after, ROUND.name).actions.items()} == {"1.1": "2018-12", "1.2": "", "2.1": ""}
    assert (latest_issued(after), latest_issued(after, date(2019, 5, 1)), latest_issued(register(ACTIONS))) == ("2019-06", "2018-12", "")


def test_a_unit_that_left_everything_is_told_from_one_that_did_not_return_and_one_that_answered() -> None:
    heard = RoundHeard(returned(register(ACTIONS), ROUND, LIB={}), ROUND.name)
    assert (heard.answered_nothing, heard.not_returned) == (["LIB"], ["PAR"])
    heard = RoundHeard(returned(register(ACTIONS), ROUND, LIB={("1.1", "still_so"): "Yes"}, PAR={}), ROUND.name)
    assert (heard.answered_nothing, heard.not_returned) == (["PAR"], [])


def test_a_unit_whose_successor_has_returned_its_actions_is_not_missed() -> None:
    held = register(ACTIONS, units="| Code |\n| PAR |\n| LIB |\n| GRD |")
    open_round(held)
    held.units["PAR"] = replace(held.units["PAR"], replaced_by=("GRD",), until=date(2018, 12, 1))
    contents = open_round(held, units=("GRD",))
    after = consolidate(held, ROUND.name, [submission(contents["GRD"], {("1.1", "comment"): "Painted"})], "2019-07-01").register
    assert states(after)["1.1"][1] == {"GRD": "answered", "LIB": "not_returned"}
    assert RoundHeard(after, ROUND.name).not_returned == ["LIB"]


def test_a_register_without_rounds_has_heard_nothing() -> None:
    heard = RoundHeard(register(ACTIONS), "")
    assert (heard.not_returned, heard.answered_nothing, {one.state for one in heard.actions.values()}) == ([], [], {None})


@pytest.mark.parametrize(("stems_from", "expected"), [
    ("2019-06", ""), ("2018-12", "(reported in 2018-12)"), ("", "(reported before 2019-06)")])
def test_what_another_round_said_is_marked(stems_from: str, expected: str) -> None:
    assert mark_of(stems_from, "2019-06") == expected


def test_a_house_format_has_its_own_words_for_the_mark() -> None:
    words = {"reported_in": "[{round}]", "reported_before": "[avant {round}]"}
    assert [mark_of(one, "2019-06", words) for one in ("2018-12", "", "2019-06")] == ["[2018-12]", "[avant 2019-06]", ""]


def test_a_unit_that_was_asked_only_about_other_actions_did_not_return_these_without_an_answer() -> None:
    heard = RoundHeard(of_refs(returned(register(ACTIONS), ROUND, LIB={}, PAR={}), ["2.1"]), ROUND.name)
    assert heard.answered_nothing == ["PAR"]


def test_a_unit_that_answered_is_not_silent_in_a_part_of_the_register() -> None:
    after = returned(register(ACTIONS), ROUND, LIB={}, PAR={("1.1", "comment"): "Painted"})
    assert RoundHeard(of_refs(after, ["1.1", "2.1"]), ROUND.name).answered_nothing == ["LIB"]
    assert RoundHeard(of_refs(after, ["2.1"]), ROUND.name).answered_nothing == []


def test_two_documents_that_call_their_actions_alike_are_not_taken_for_each_other() -> None:
    held = register(ACTIONS)
    held.sources["B"] = Source("B", prefix="B-")
    held.put(Recommendation("1", source="B"))
    held.actions["B-1.1"] = Action("B-1.1", source="B", recommendation="1", number="1.1", text="Sweep", lead=("LIB",))
    after = returned(held, ROUND, PAR={("1.1", "comment"): "Painted"})
    part = as_the_document(of_sources(after, ["B"]))
    assert states(part) == {"1.1": ("not_returned", {"LIB": "not_returned"})}
    assert RoundHeard(part, ROUND.name).not_returned == ["LIB"]
    assert RoundHeard(part, ROUND.name).answered_nothing == []


def test_a_report_on_one_of_two_documents_accuses_neither_who_answered_the_other_nor_who_has_nothing_in_it() -> None:
    held = register(ACTIONS, units="| Code |\n| PAR |\n| LIB |\n| GRD |")
    held.sources["B"] = Source("B", prefix="B-")
    held.put(Recommendation("1", source="B"))
    held.actions["B-1.1"] = Action("B-1.1", source="B", recommendation="1", number="1.1", text="Sweep", lead=("LIB",), support=("GRD",))
    after = returned(held, ROUND, PAR={}, LIB={("1.2", "comment"): "Printed"}, GRD={})
    assert RoundHeard(as_the_document(of_sources(after, ["B"])), ROUND.name).answered_nothing == ["GRD"]
    assert RoundHeard(after, ROUND.name).answered_nothing == ["GRD", "PAR"]
