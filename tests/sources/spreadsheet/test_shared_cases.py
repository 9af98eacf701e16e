"""The small trackers beside the project that showed a fault each: what they should give, they give."""

from datetime import date
from pathlib import Path

import pytest

from tests.shared import shared
from tests.sources.tables import codes
from tests.sources.trackers import taken
from toolkit.sources.taking_in import TakenInDocument
from toolkit.tracker.record.problems import Refused
from toolkit.tracker.record.register import Register


def case(number: str, name: str) -> Path:
    """A workbook of a case."""
    folder = next((path for path in shared("cases").iterdir() if path.name.startswith(number)), None)
    if folder is None or not (folder / name).exists():
        pytest.skip(f"the case {number} with {name} is not here")
    return folder / name


def register_of(number: str, name: str) -> Register:
    """What a case gives."""
    return taken(case(number, name)).register


def actions(document: TakenInDocument) -> list[tuple[str, str]]:
    """Reference and words of each action."""
    return [(action.ref, action.text) for action in document.register.actions.values()]


@pytest.mark.parametrize(("name", "action", "column"), [
    ("tasks.xlsx", "Task description", "text"), ("poam.xlsx", "Mitigation plan", "text"),
    ("plan.xlsx", "Step/Activity", "text"), ("risks.xlsx", "Mitigation strategy", "text"),
    ("plan.xlsx", "Responsible team", "responsible"), ("risks.xlsx", "Owner of the risk", "responsible"),
])
def test_case_04_is_taken_in_without_a_mapping(name: str, action: str, column: str) -> None:
    document = taken(case("04", name))
    assert {heading.text: heading.key for heading in document.headings}[action] == column
    assert all(action.text and action.lead for action in document.register.actions.values())


def test_case_05_takes_the_sheet_of_actions_too() -> None:
    document = taken(case("05", "raid.xlsx"))
    assert len(document.register.actions) == 3
    assert codes(document, "heading-guessed") == ["heading-guessed"]


@pytest.mark.parametrize("name", ["default_status.xlsx", "link_text.xlsx", "numbered.xlsx"])
def test_case_06_has_two_actions_and_one_line_on_the_prefilled_rows(name: str) -> None:
    document = taken(case("06", name))
    assert (len(document.register.actions), codes(document, "prefilled-rows")) == (2, ["prefilled-rows"])


@pytest.mark.parametrize(("name", "refs"), [("ids.xlsx", ["I-014", "I-022"]), ("nc.xlsx", ["NC-7"])])
def test_case_08_keeps_the_references_that_people_use(name: str, refs: list[str]) -> None:
    assert [*register_of("08", name).actions] == refs


@pytest.mark.parametrize(("name", "numbers"), [
    ("prefix.xlsx", ["REC-2024-007", "REC-2024-012"]), ("zeros.xlsx", ["007", "012"])])
def test_case_09_reads_numbers_as_they_are_shown(name: str, numbers: list[str]) -> None:
    assert [number for _, number in register_of("09", name).recommendations] == numbers


def test_case_10_reads_a_plan_of_action_and_milestones() -> None:
    register = register_of("10", "poam.xlsx")
    first = register.actions["V-1"]
    assert (first.text, first.responsible, first.due_date) == ("Nail the planks", "Yard Office", date(2025, 5, 1))
    assert register.recommendations["", first.recommendation].text == "Loose planks"


def test_case_12_has_three_actions_below_two_recommendations() -> None:
    document = taken(case("12", "outline.xlsx"))
    assert [ref for ref, _ in actions(document)] == ["1.1", "1.2", "2.1"]
    assert [one.text for one in document.register.recommendations.values()] == ["Dry boats", "Good buoys"]


def test_case_16_keeps_the_numbers_of_each_sheet() -> None:
    assert [*register_of("16", "two.xlsx").actions] == ["South-1", "South-2", "North-1", "North-2"]


def test_case_17_is_refused_with_one_sentence() -> None:
    with pytest.raises(Refused) as refused:
        taken(case("17", "empty.xlsx"))
    assert refused.value.problem.code == "tracker-without-rows"


def test_case_18_has_three_recommendations_with_an_action_each() -> None:
    register = register_of("18", "clash.xlsx")
    assert len(register.recommendations) == len({action.recommendation for action in register.actions.values()}) == 3


def test_case_19_gives_nobody_an_action_that_was_not_agreed() -> None:
    document = taken(case("19", "blank.xlsx"))
    assert [text for _, text in actions(document)] == ["Tie everything down", "Build a roof"]
    assert codes(document, "row-without-action") == ["row-without-action"]
