"""Who is responsible in a tracker that comes without a list of units, from the cells to the register."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sources.tables import codes
from tests.sources.trackers import taken, write
from toolkit.sources.register.coding import alike, coded
from toolkit.sources.taking_in import TakenInDocument

Take = Callable[..., TakenInDocument]


@pytest.fixture
def take(tmp_path: Path) -> Take:
    """Take in a tracker in which each of some cells is the responsible party of one action."""
    def _take(*cells: str) -> TakenInDocument:
        rows = "\n".join(f"| {n} | Do thing {n} | {cell} | 2025-05-01 | Open |" for n, cell in enumerate(cells, 1))
        sheet = f"| No | Action | Owner | Deadline | Status |\n{rows}"
        return taken(write(tmp_path / "tracker.xlsx", sheet), units=None)
    return _take


def names(document: TakenInDocument) -> list[str]:
    return [unit.name for unit in document.register.units.values()]


def parties(document: TakenInDocument) -> list[tuple[list[str], list[str]]]:
    units = document.register.units
    return [([units[code].name for code in action.lead], [units[code].name for code in action.support])
            for action in document.register.actions.values()]


@pytest.mark.parametrize(("cell", "lead", "support"), [
    ("moor@dock.example; slip@dock.example", "moor@dock.example", ["slip@dock.example"]),
    ("moor@dock.example, slip@dock.example", "moor@dock.example", ["slip@dock.example"]),
    ("moor@dock.example / Slip Office", "moor@dock.example", ["Slip Office"]),
    ("Mia Moor (mia@dock.example); Slip Office", "Mia Moor", ["Slip Office"]),
])
def test_each_e_mail_address_is_a_party_or_that_of_the_name_beside_it(
    take: Take, cell: str, lead: str, support: list[str],
) -> None:
    assert parties(take(cell)) == [([lead], support)]


def test_a_unit_has_the_address_that_stands_beside_its_name_or_is_its_name(take: Take) -> None:
    units = take("Mia Moor <mia@dock.example>", "slip@dock.example", "Mia Moor").register.units.values()
    assert [(unit.code, unit.name, unit.email) for unit in units] == [
        ("MM", "Mia Moor", "mia@dock.example"), ("SLIP", "slip@dock.example", "slip@dock.example")]


def test_words_that_may_be_one_name_or_two_are_asked_once_with_both_readings(take: Take) -> None:
    document = take("Ropes and Knots", "Ropes and Knots", "Slip Office")
    [problem] = [problem for problem in document.problems if problem.code == "unit-split"]
    assert (problem.found, problem.suggestion) == ("Ropes and Knots", "Ropes | Knots or Ropes and Knots")
    assert (problem.place.sheet, problem.place.cell) == ("Tracker", "C2")


def test_a_string_that_stands_alone_in_another_cell_is_a_name(take: Take) -> None:
    document = take("Ropes and Knots", "Ropes", "Knots")
    assert names(document) == ["Ropes", "Knots"]
    assert codes(document, "unit-split") == []


def test_names_that_differ_in_spelling_or_are_shortened_are_proposed_as_one(take: Take) -> None:
    document = take("Department of Ropes", "Dept. of Ropes", "Department of Roppes", "Slip Unit 1", "Slip Unit 2")
    pairs = [(problem.found, problem.suggestion) for problem in document.problems if problem.code == "units-alike"]
    assert pairs == [("Dept. of Ropes", "Department of Ropes"), ("Department of Roppes", "Department of Ropes")]
    assert len(document.register.units) == 5


@pytest.mark.parametrize("pair", [
    ("Slip Unit 1", "Slip Unit 2"), ("Import Desk", "Export Desk"), ("North Pier", "South Pier"), ("ABC", "ABD"),
    ("Rope Unit", "Rope Unit and Knot Unit"),
])
def test_names_that_mean_different_things_are_not_proposed_as_one(pair: tuple[str, str]) -> None:
    assert list(alike(pair)) == []


@pytest.mark.parametrize(("name", "code"), [
    ("Astillero", "ASTIL"), ("slip office", "SO"), ("отдел канатов", "OK"), ("Верфь", "VERF"), ("ΝΑΥΠΗΓΕΙΟ", "NAYPIGEI"),
    ("moor@dock.example", "MOOR"), ("mia.moor@dock.example", "MMOOR"), ("KMB", "KMB"), ("КМБ", "KMB"), ("Œuvres du port", "OP"),
    ("U", "UNITU"), ("港口", "UNIT"), ("Regional slip team", "RST"),
])
def test_a_code_can_be_said_and_is_never_a_letter_alone(name: str, code: str) -> None:
    assert [unit.code for unit in coded([name])] == [code]


def test_no_two_units_have_one_code() -> None:
    given = ["港口", "码头", "slip office", "Slip Office", "Sail Office", "SO2"]
    assert len({unit.code for unit in coded(given)}) == len(given)
