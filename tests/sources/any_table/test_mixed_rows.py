"""Rows of a table that are no actions: decisions and information of minutes, averages and counts, headings of parts."""

from pathlib import Path

import pytest

from tests.sources.documents_made import actions, kept, taken, word
from tests.sources.tables import codes
from toolkit.sources.taking_in import TakenInDocument

TEXTS = ["Tar the boats in the yard", "Dry the sails in the loft", "Mend the nets by the pier"]


def table(tmp_path: Path, markdown: str) -> TakenInDocument:
    return taken(word(tmp_path / "harbour.docx", "Harbour works", markdown))


def texts(document: TakenInDocument) -> list[str]:
    return [action.text for action in actions(document)]


@pytest.mark.parametrize(("headings", "decision", "action", "information"), [
    ("N° | Type | Libellé | Qui | Pour le | Suivi", "Décision", "Action", "Info"),
    ("No | Nature | Action | Who | By when | Status", "Decision", "Action", "Information"),
    ("No | D/A/I | Action | Owner | Due date | Status", "D", "A", "I"),
    ("Nº | Tipo | Acción | Responsable | Plazo | Estado", "Decisión", "Tarea", "Información"),
    ("№ | Тип | Действие | Ответственный | Срок | Статус", "Решение", "Задача", "Информация"),
])
def test_of_decisions_actions_and_information_only_the_actions_are_actions(
    tmp_path: Path, headings: str, decision: str, action: str, information: str
) -> None:
    document = table(tmp_path, f"""
        | {headings} |
        | 1 | {decision} | The old pier is closed | — |  |  |
        | 2 | {action} | {TEXTS[0]} | Boat House | 2025-05-31 | Done |
        | 3 | {information} | The fair is in March |  |  |  |
        | 4 | {action} | {TEXTS[1]} | Sail Loft | 2025-06-30 | In progress |
        | 5 | {action} | {TEXTS[2]} | Net Yard | 2025-07-31 | Not started |
        """)
    assert texts(document) == TEXTS
    assert len(codes(document, "row-of-minutes")) == 2
    assert "The old pier is closed" in kept(document)
    assert "The fair is in March" in kept(document)
    assert [str(one.due_date) for one in actions(document)] == ["2025-05-31", "2025-06-30", "2025-07-31"]


@pytest.mark.parametrize("sorts", [("Task", "Bug", "Task"), ("Decision", "Decision", "Decision"), ("A", "B", "I"),
                                   ("Action", "Decision", "Training")])
def test_a_column_that_sorts_otherwise_leaves_no_row_out(tmp_path: Path, sorts: tuple[str, str, str]) -> None:
    document = table(tmp_path, f"""
        | No | Type | Action | Owner | Due date |
        | 1 | {sorts[0]} | {TEXTS[0]} | Boat House | 2025-05-31 |
        | 2 | {sorts[1]} | {TEXTS[1]} | Sail Loft | 2025-06-30 |
        | 3 | {sorts[2]} | {TEXTS[2]} | Net Yard | 2025-07-31 |
        """)
    assert texts(document) == TEXTS


def rows(last: str, first: str = "") -> str:
    return f"""
        | Action | Owner | Due date | % complete | Remarks |
        | {TEXTS[0]} | Boat House | 2025-05-31 | 60% | |
        | {first or TEXTS[1] + " | Sail Loft | 2025-06-30 | 20% | "} |
        | {TEXTS[2]} | Net Yard | 2025-07-31 | 0% | |
        | {last} |
        """


@pytest.mark.parametrize("last", [
    "Average |  |  | 27% | ", "Taux moyen |  |  | 27% | ", "Promedio general |  |  | 27% | ", "Среднее |  |  | 27% | ",
    "Итого выполнено |  |  | 27% | ", "Mean completion: |  |  | 27% | ", "|  | 1 done of 3 |  | ", "| 3 actions, 1 closed |  |  | ",
    "1 hecha de 3 |  |  |  | ",
])
def test_rows_of_averages_and_counts_are_no_actions(tmp_path: Path, last: str) -> None:
    document = table(tmp_path, rows(last))
    assert texts(document) == TEXTS
    assert all(part in kept(document) for part in last.replace("|", " ").split())


@pytest.mark.parametrize("last", [
    "Average the readings of both gauges | Net Yard | 2025-08-31 | 0% | ", "Average waiting time cut to two hours in the yard |  |  | 0% | ",
    "Buy 3 oars of 8 feet | Purser | 2025-08-31 |  | ",
])
def test_an_action_about_an_average_stays_one(tmp_path: Path, last: str) -> None:
    assert len(texts(table(tmp_path, rows(last)))) == 4


@pytest.mark.parametrize("heading", ["SILO", "Boathouse", "PIER 4", "DEP-2", "North yard:"])
def test_a_code_or_short_heading_within_the_table_is_no_action(tmp_path: Path, heading: str) -> None:
    document = table(tmp_path, f"""
        | Action | Owner | Due date | Remarks |
        | {TEXTS[0]} | Boat House | 2025-05-31 | |
        | {heading} |  |  | |
        | {TEXTS[1]} | Sail Loft | 2025-06-30 | |
        | {TEXTS[2]} | Net Yard | 2025-07-31 | |
        """)
    assert texts(document) == TEXTS
    assert heading in kept(document)


@pytest.mark.parametrize("text", ["Sell the oars", "Feed the crew in winter", "Buy twine"])
def test_an_action_without_who_and_when_is_no_heading(tmp_path: Path, text: str) -> None:
    document = table(tmp_path, f"""
        | Action | Owner | Due date | Remarks |
        | {TEXTS[0]} | Boat House | 2025-05-31 | |
        | {text} |  |  | |
        | {TEXTS[1]} | Sail Loft | 2025-06-30 | |
        | {TEXTS[2]} | Net Yard | 2025-07-31 | |
        """)
    assert text in texts(document)
