"""Rows that are no actions: prefilled ones, those of a template, parents of an outline, and those that name none."""

import pytest
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from tests.sources.tables import codes
from tests.sources.trackers import Take
from toolkit.sources.taking_in import TakenInDocument
from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.problems import Refused, what_is_wrong

TWO = """
    | No | Action        | Owner     | Deadline   | Status      | Link        |
    | 1  | Mend the pier | Yard Crew | 2018-06-30 | In progress | Open folder |
    | 2  | Sew two sails | Sail Loft | 2018-08-31 | Completed   | Open folder |
"""


def texts(document: TakenInDocument) -> list[str]:
    """The words of the actions."""
    return [action.text for action in document.register.actions.values()]


@pytest.mark.parametrize("rows", [
    ["|  |  |  |  | Not started |  |"] * 4,
    ["|  |  |  |  |  | Open folder |"] * 2,
    [f"| {number} |  |  |  |  |  |" for number in range(3, 9)],
    [f"| {number} |  | Choose … |  | Not started | Open folder |" for number in range(3, 6)],
    ["|  |  | Yard Crew | 2018-06-30 |  |  |"] * 3,
    ["| 3 |  |  |  |  |  |"],
])
def test_rows_at_the_end_that_say_the_same_are_left_out_in_one_line(take: Take, rows: list[str]) -> None:
    document = take("\n".join([TWO.rstrip(), *rows]))
    assert texts(document) == ["Mend the pier", "Sew two sails"]
    (line,) = [what_is_wrong(problem) for problem in document.problems if problem.code == "prefilled-rows"]
    assert line.endswith(f"Number of rows: {len(rows)}.")


def test_prefilled_rows_between_parts_of_a_table_are_left_out_too(take: Take) -> None:
    document = take(TWO.rstrip() + """
        |  |  |  |  | Not started |  |
        |  |  |  |  | Not started |  |
        |  |  |  |  | Not started |  |
        | 3 | Dry the ropes | Sail Loft | 2018-09-30 | Not started | |
    """)
    assert texts(document) == ["Mend the pier", "Sew two sails", "Dry the ropes"]


def test_a_row_for_another_unit_below_an_action_is_not_prefilled(take: Take) -> None:
    document = take(TWO.rstrip() + "\n|  |  | Paint Shop | 2018-09-30 | Not started |  |")
    assert texts(document) == ["Mend the pier", "Sew two sails", "Sew two sails"]


@pytest.mark.parametrize("row", [
    "| ID | Describe what will be done | Enter the unit | dd/mm/yyyy | Select from the list | Insert a link |",
    "| Unique number | Décrire l'action | Indiquer le service | jj/mm/aaaa | Choisir dans la liste | Saisir le lien |",
    "| [no] | [what will be done] | [who] | [when] | [state] | [link] |",
    "| Номер п/п | Опишите мероприятие | Укажите отдел | дд.мм.гггг | Выберите из списка | Например, папка |",
    "| P. ej. 1 | Describa la acción | Indique la unidad | Ingrese la fecha | Seleccione el estado | Escriba el enlace |",
])
def test_a_row_of_a_template_that_says_what_to_write_is_left_out(take: Take, row: str) -> None:
    head, *rows = TWO.strip().splitlines()
    document = take("\n".join([head, row, *rows]))
    assert texts(document) == ["Mend the pier", "Sew two sails"]


@pytest.mark.parametrize("empty", [
    ["|  |  |  |  |  |  |"], ["|  |  |  |  | Not started |  |"] * 3, [f"| {number} |  |  |  |  |  |" for number in range(5)],
    ["|  |  |  |  |  | Open folder |"], [],
])
def test_headings_without_an_action_below_them_make_no_register(take: Take, empty: list[str]) -> None:
    with pytest.raises(Refused) as refused:
        take("\n".join([TWO.strip().splitlines()[0], *empty]))
    assert (refused.value.problem.code, refused.value.problem.found) == ("tracker-without-rows", "1")


@pytest.mark.parametrize(("numbers", "refs"), [
    (("'1", "'1.1", "'1.2", "'2", "'2.1"), ["1.1", "1.2", "2.1"]),
    (("1.", "1.1.", "1.2.", "2.", "2.1."), ["1.1.", "1.2.", "2.1."]),
    (("'1.0", "'1.1", "'1.2", "'2.0", "'2.1"), ["1.1", "1.2", "2.1"]),
    (("A", "A.1", "A.2", "B", "B.1"), ["A.1", "A.2", "B.1"]),
])
def test_the_parents_of_an_outline_are_recommendations(take: Take, numbers: tuple[str, ...], refs: list[str]) -> None:
    parents = ("Dry boats", "", "", "Good sails", "")
    document = take("\n".join(["| No | Activity | Responsible | Deadline | Status |", *(
        f"| {number} | {parent} | | | |" if parent else f"| {number} | Work on {number[-3:]} | Yard Crew | 2018-06-30 | Ongoing |"
        for number, parent in zip(numbers, parents, strict=True))]))
    assert [*document.register.actions] == refs
    assert [r.text for r in document.register.recommendations.values()] == ["Dry boats", "Good sails"]
    assert len({action.recommendation for action in document.register.actions.values()}) == 2


def test_a_parent_within_an_outline_is_a_section(take: Take) -> None:
    document = take("""
        | No     | Activity        | Responsible | Deadline   |
        | '1     | Dry boats       |             |            |
        | '1.1   | In the yard     |             |            |
        | '1.1.1 | Mend the pier   | Yard Crew   | 2018-06-30 |
        | '1.1.2 | Paint the door  | Paint Shop  | 2018-06-30 |
        | '1.2   | Sew two sails   | Sail Loft   | 2018-06-30 |
    """)
    actions = document.register.actions
    assert [(ref, action.recommendation) for ref, action in actions.items()] == [
        ("1.1.1", "1"), ("1.1.2", "1"), ("1.2", "1")]
    assert {ref: kept["Section"] for ref, kept in document.register.extra["Actions"].items()} == dict.fromkeys(
        ("1.1.1", "1.1.2"), "In the yard")


@pytest.mark.parametrize("rows", [
    "| '1 | Mend the pier | Yard Crew | 2018-06-30 |\n| '1.1 | Nail the planks | Yard Crew | 2018-05-31 |",
    "| '1 | Mend the pier | | |\n| '2 | Nail the planks | Yard Crew | 2018-05-31 |",
    "| '1 | Mend the pier | | |\n| '10 | Nail the planks | Yard Crew | 2018-05-31 |",
    "| '1 | Mend the pier | | |\n| '1.1 | Nail the planks | | |",
])
def test_a_line_that_is_more_than_a_parent_stays_an_action(take: Take, rows: str) -> None:
    document = take(f"| No | Activity | Responsible | Deadline |\n{rows}")
    assert texts(document) == ["Mend the pier", "Nail the planks"]


@pytest.mark.parametrize("row", [
    "| Harbour is closed | Low |  | Harbour Watch | | |", "| Fog | High |  | Sail Loft | 2018-07-31 | Ongoing |",
    "| Thieves | |  | | 2018-07-31 | |",
])
def test_a_blank_action_of_something_else_is_not_filled_from_above(take: Take, row: str) -> None:
    document = take(f"""
        | Risk  | Likelihood | Action        | Owner     | Deadline   | Status  |
        | Storm | High       | Tie the boats | Yard Crew | 2018-06-30 | Ongoing |
        {row}
        | Rot   | Low        | Dry the ropes | Sail Loft | 2018-08-31 | Ongoing |
    """)
    assert texts(document) == ["Tie the boats", "Dry the ropes"]
    assert codes(document, "row-without-action") == ["row-without-action"]


def test_a_blank_action_of_the_same_thing_is_filled_from_above(take: Take) -> None:
    document = take("""
        | Risk  | Action        | Owner      | Deadline   |
        | Storm | Tie the boats | Yard Crew  | 2018-06-30 |
        | Storm |               | Paint Shop | 2018-07-31 |
        |       |               | Sail Loft  | 2018-08-31 |
    """)
    assert texts(document) == ["Tie the boats"] * 3


@pytest.mark.parametrize(("planned", "actual"), [
    ("Planned", "Actual"), ("Prévu", "Réel"), ("Previsto", "Real"), ("План", "Факт"), ("Target", "Actual"),
])
def test_what_was_planned_and_what_was_are_one_action(take: Take, planned: str, actual: str) -> None:
    document = take(f"""
        | No | Action        | Owner     |           | Date of deadline | Comments   |
        | 1  | Mend the pier | Yard Crew | {planned} | 2018-06-30       |            |
        |    |               |           | {actual}  | 2018-06-12       | All nailed |
        | 2  | Sew two sails | Sail Loft | {planned} | 2018-08-31       |            |
        |    |               |           | {actual}  |                  | Cloth came |
    """)
    actions = document.register.actions.values()
    assert [(a.text, a.deadline, a.completed.written if a.completed else "") for a in actions] == [
        ("Mend the pier", "30 June 2018", "12 June 2018"), ("Sew two sails", "31 August 2018", "")]


@pytest.mark.parametrize("first", ["", "'5", "R-2"])
def test_a_recommendation_without_a_number_gets_one_that_stands_nowhere_else(take: Take, first: str) -> None:
    document = take(f"""
        | No      | Recommendation   | Action         | Owner     | Deadline   |
        | {first} | Keep a log       | Buy a log book | Yard Crew | 2018-06-30 |
        |         | Watch the tides  | Buy a clock    | Yard Crew | 2018-06-30 |
        | 1       | Mend what leaks  | Mend the pier  | Yard Crew | 2018-06-30 |
        | 2       | Count what swims | Count the fish | Sail Loft | 2018-06-30 |
    """)
    recommendations = document.register.recommendations.values()
    assert [r.text for r in recommendations] == ["Keep a log", "Watch the tides", "Mend what leaks", "Count what swims"]
    assert [a.text for a in document.register.actions.values()] == [
        "Buy a log book", "Buy a clock", "Mend the pier", "Count the fish"]


def test_an_error_says_how_many_rows_of_a_sheet_are_left_out_with_who_and_when(take: Take) -> None:
    document = take({"Actions": TWO, "More": """
        | Kind   | Owner     | Deadline   | Status      |
        | Yearly | Yard Crew | 2018-06-30 | In progress |
        | Yearly | Sail Loft | 2018-08-31 | Completed   |
        | Yearly |           |            |             |
    """})
    (error,) = [problem for problem in document.problems if problem.is_error]
    assert what_is_wrong(error) == (
        "2 rows with Owner, Deadline, Status were left out, because no column says what will be done.")
    assert error.place.sheet == "More"
    assert {action.status for action in document.register.actions.values()} == {Status.IN_PROGRESS, Status.IMPLEMENTED}


@pytest.mark.parametrize("row", [
    "| Total | 2 actions |  |  |  |  |", "|  | Total number of actions: 2 |  |  |  |  |", "| Итого | 2 |  |  |  |  |",
    "|  | Completed: 1, in progress: 1 |  |  | 50 % |  |", "|  | Terminées : 1 ; en cours : 1 |  |  |  |  |",
    "|  | Red: overdue |  |  |  |  |", "| G | Green = completed |  |  |  |  |", "|  | Verde: cumplido |  |  |  |  |",
    "| Prepared by: A. Crew |  |  | Date: 3 May 2018 |  |  |", "|  | Approuvé par : A. Crew |  |  |  |  |",
    "|  | Elaborado por: A. Crew |  | 3 de mayo de 2018 |  |  |", "|  | Составил: А. Экипаж |  |  |  |  |",
    "|  | Fait à Portville, le 3 mai 2018 |  |  |  |  |",
    "|  | END |  |  |  |  |", "|  | *** End of table *** |  |  |  |  |", "|  | (continued on the next page) |  |  |  |  |",
    "|  | (to be filled in by the unit) |  |  |  |  |", "| 3 | None |  |  |  |  |", "| 3 | N/A | N/A | N/A | N/A |  |",
    "| 3 | - | - | - | - |  |", "| e.g. 1 | Example: describe the action | e.g. Yard | dd/mm/yyyy | choose |  |",
])
def test_a_row_at_the_end_that_names_no_action_is_left_out_and_listed(take: Take, row: str) -> None:
    document = take(f"{TWO.rstrip()}\n{row}")
    assert texts(document) == ["Mend the pier", "Sew two sails"]
    assert "left-out" in codes(document)


@pytest.mark.parametrize(("row", "text"), [
    ("| 3 | Green: plant ten trees | Yard Crew | 2018-09-30 | Not started |  |", "Green: plant ten trees"),
    ("| 3 | Approved by the board: new rules | Yard Crew | 2018-09-30 | Not started |  |", "Approved by the board: new rules"),
    ("| 3 | End the lease | Yard Crew | 2018-09-30 | Not started |  |", "End the lease"),
    ("| 3 | Total overhaul of the crane |  |  |  |  |", "Total overhaul of the crane"),
    ("| 3 | None of the ropes is dry: dry them |  |  |  |  |", "None of the ropes is dry: dry them"),
    ("|  | Signature policy for captains | Yard Crew | 2018-09-30 |  |  |", "Signature policy for captains"),
    ('| 3 | " | " | " | Completed |  |', '"'),
])
def test_an_action_that_begins_like_one_of_those_rows_stays(take: Take, row: str, text: str) -> None:
    assert texts(take(f"{TWO.rstrip()}\n{row}"))[2:] == [text]


def test_a_number_that_stands_twice_takes_no_number_of_another_action_and_is_reported(take: Take) -> None:
    document = take("""
        | No | Action        | Owner     | Deadline   | Status      |
        | 1  | Mend the pier | Yard Crew | 2018-06-30 | In progress |
        | 1  | Sew two sails | Sail Loft | 2018-08-31 | Completed   |
        | 2  | Dry the ropes | Sail Loft | 2018-08-31 | Completed   |
        | A  | Tar the boats | Yard Crew | 2018-08-31 | Completed   |
        | A  | Count boats   | Yard Crew | 2018-08-31 | Completed   |
    """)
    assert {action.text: ref for ref, action in document.register.actions.items()} == {
        "Mend the pier": "1", "Sew two sails": "3", "Dry the ropes": "2", "Tar the boats": "A", "Count boats": "4"}
    assert [(problem.found, problem.suggestion) for problem in document.problems if problem.code == "number-repeated"] == [
        ("1", "3"), ("A", "4")]


def test_words_that_a_merge_covers_are_listed(take: Take) -> None:
    def cover(sheet: Worksheet) -> None:
        sheet.merge_cells("C2:C3")
        covered = Cell(sheet, 3, 3, "Sail Loft")
        sheet._cells[3, 3] = covered

    document = take(TWO, change=cover)
    assert "Sail Loft" in [problem.found for problem in document.problems if problem.code == "left-out"]
