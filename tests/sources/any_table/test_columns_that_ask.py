"""Columns that ask whether something is done, and states that are ticked in columns of their own."""

from pathlib import Path

import pytest

from tests.sources.documents_made import actions, taken, word
from tests.sources.tables import codes
from toolkit.sources.taking_in import TakenInDocument

ASKED = ["Not started or In progress"]


def asked(document: TakenInDocument) -> list[str]:
    return [one.suggestion for one in document.problems if one.code in ("status-unclear", "status-closed")]


def table(tmp_path: Path, markdown: str) -> TakenInDocument:
    return taken(word(tmp_path / "harbour.docx", "Harbour works", markdown))


@pytest.mark.parametrize(("headings", "yes", "no", "going_on"), [
    ("Action | Owner | By when | Done?", "Yes", "No", "in progress"),
    ("Action | Owner | By when | Completed (Y/N)", "Y", "N", "Under way"),
    ("Quoi | Qui | Pour quand | Fait ?", "oui", "non", "en cours"),
    ("Acción | Responsable | Plazo | ¿Hecho?", "Sí", "No", "en curso"),
    ("Что | Кто | Срок | Сделано?", "да", "нет", "в работе"),
    ("Action | Owner | Due date | Implemented", "TRUE", "FALSE", "partly"),
    ("Action | Owner | Due date | Finished?", "yes, on 3 May 2025", "no, the paint is late", "ongoing"),
    ("Action | Owner | Due date | Done", "☒", "☐", "in progress"),
    ("Action | Owner | Due date | Resolved", "✔", "not yet", "60 %"),
])
def test_yes_is_implemented_no_is_asked_and_a_state_is_what_it_says(
    tmp_path: Path, headings: str, yes: str, no: str, going_on: str
) -> None:
    document = table(tmp_path, f"""
        | {headings} |
        | Tar the boats in the yard | Boat House | 2025-05-31 | {yes} |
        | Dry the sails in the loft | Sail Loft | 2025-06-30 | {no} |
        | Mend the nets by the pier | Net Yard | 2025-07-31 | {going_on} |
        | Sell the oars and the poles | Net Yard | 2025-08-31 |  |
        """)
    assert [action.status.value for action in actions(document)] == [
        "implemented", "not_reported", "in_progress", "not_reported"]
    assert asked(document) == ASKED
    assert len(codes(document, "status-not-stated")) == 1


@pytest.mark.parametrize("cells", [("Yes", "No"), ("x", ""), ("TRUE", "FALSE")])
def test_where_a_column_of_the_status_stands_no_other_is_asked(tmp_path: Path, cells: tuple[str, str]) -> None:
    document = table(tmp_path, f"""
        | Action | Owner | By when | Status | Completed |
        | Tar the boats in the yard | Boat House | 2025-05-31 | In progress | {cells[0]} |
        | Dry the sails in the loft | Sail Loft | 2025-06-30 | Not started | {cells[1]} |
        """)
    assert [action.status.value for action in actions(document)] == ["in_progress", "not_started"]


@pytest.mark.parametrize(("heading", "yes"), [("Closed?", "Yes"), ("Closed", "x"), ("¿Cerrada?", "sí")])
def test_closed_is_asked_as_it_is_elsewhere(tmp_path: Path, heading: str, yes: str) -> None:
    document = table(tmp_path, f"""
        | Action | Owner | By when | {heading} |
        | Tar the boats in the yard | Boat House | 2025-05-31 | {yes} |
        | Dry the sails in the loft | Sail Loft | 2025-06-30 | No |
        """)
    assert [action.status.value for action in actions(document)] == ["not_reported", "not_reported"]
    assert asked(document) == ["Implemented or Closed without implementation", *ASKED]


@pytest.mark.parametrize("heading", ["Approved", "Urgent?", "On track?", "Overdue", "Budgeted?", "Started"])
def test_a_question_about_something_else_is_no_status(tmp_path: Path, heading: str) -> None:
    document = table(tmp_path, f"""
        | Action | Owner | By when | {heading} |
        | Tar the boats in the yard | Boat House | 2025-05-31 | Yes |
        | Dry the sails in the loft | Sail Loft | 2025-06-30 | No |
        """)
    assert [action.status.value for action in actions(document)] == ["not_reported", "not_reported"]
    assert asked(document) == []


@pytest.mark.parametrize(("states", "ticked", "empty"), [
    ("Not started | In progress | Done", "☒", "☐"), ("To start | Under way | Completed", "x", ""),
    ("Non commencé | En cours | Terminé", "X", ""), ("No iniciada | En curso | Cumplida", "✓", ""),
    ("Не начато | В работе | Выполнено", "☑", "☐"), ("Not begun | Ongoing | Finished", "[x]", "[ ]"),
])
def test_the_ticked_column_is_the_status_and_none_or_two_are_asked(
    tmp_path: Path, states: str, ticked: str, empty: str
) -> None:
    row = {one: " | ".join(ticked if str(place) in one else empty for place in range(3))
           for one in ("0", "1", "2", "12", "")}
    document = table(tmp_path, f"""
        | Action | Owner | To be done by | {states} |
        | Tar the boats in the yard | Boat House | 2025-05-31 | {row["0"]} |
        | Dry the sails in the loft | Sail Loft | 2025-06-30 | {row["1"]} |
        | Mend the nets by the pier | Net Yard | 2025-07-31 | {row["2"]} |
        | Sell the oars and the poles | Net Yard | 2025-08-31 | {row["12"]} |
        | Paint the shed in the yard | Net Yard | 2025-09-30 | {row[""]} |
        """)
    assert [action.status.value for action in actions(document)] == [
        "not_started", "in_progress", "implemented", "not_reported", "not_reported"]
    assert str(actions(document)[0].due_date) == "2025-05-31"
    assert asked(document)[:1] == ["In progress or Implemented"]
    assert len(asked(document)) + len(codes(document, "status-not-stated")) == 2


@pytest.mark.parametrize("steps", ["Drafted | Reviewed | Approved", "North | South | East", "Verified | Tested | Done"])
def test_ticks_below_what_are_no_alternatives_are_no_status(tmp_path: Path, steps: str) -> None:
    document = table(tmp_path, f"""
        | Action | Owner | By when | {steps} |
        | Tar the boats in the yard | Boat House | 2025-05-31 | x | x | |
        | Dry the sails in the loft | Sail Loft | 2025-06-30 | x |  | |
        | Mend the nets by the pier | Net Yard | 2025-07-31 |  | x | |
        """)
    assert "implemented" not in [action.status.value for action in actions(document)]
