"""Exports of issue trackers and task boards: which of their many columns are an action's."""

from pathlib import Path

import pytest

from tests.sources.documents_made import actions, taken
from tests.sources.tables import cells, codes
from toolkit.tracker.record.problems import Refused

EXPORTS = {
    "jira": """
        | Summary | Issue key | Issue id | Issue Type | Status | Project key | Project name | Project lead | Priority | Resolution | Assignee | Reporter | Creator | Created | Updated | Resolved | Due date | Labels | Labels | Description |
        | Tar the boats | SEA-4 | 1004 | Task | To Do | SEA | Harbour Works | Ida Sorn | High |  | Boat House | Ida Sorn | Ida Sorn | 3/Mar/25 9:14 AM | 20/Nov/25 4:12 PM |  | 30/Sep/25 12:00 AM | tar |  | Use the old pots |
        | Dry the sails, all | SEA-9 | 1009 | Task | Done | SEA | Harbour Works | Ida Sorn | Low | Done | Sail Loft | Ida Sorn | Ida Sorn | 3/Mar/25 9:14 AM | 20/Nov/25 4:12 PM | 1/Oct/25 2:30 PM | 31/Oct/25 12:00 AM |  |  | |
        | Sell the oars | SEA-12 | 1012 | Sub-task | Closed | SEA | Harbour Works | Ida Sorn | Low | Won't Do | Net Yard | Ida Sorn | Ida Sorn | 3/Mar/25 9:14 AM | 20/Nov/25 4:12 PM | 2/Oct/25 2:30 PM | 05/Nov/25 12:00 AM |  |  | |
        """,
    "jira-fr": """
        | Type de ticket | Clé de ticket | Résumé | Personne assignée | Rapporteur | Priorité | État | Résolution | Création | Mise à jour | Date d'échéance |
        | Tâche | MER-4 | Goudronner les bateaux | Hangar nord | Ida Sorn | Haute | À faire |  | 03/03/2025 | 20/11/2025 | 30/09/2025 |
        | Tâche | MER-9 | Sécher toutes les voiles | Voilerie | Ida Sorn | Basse | En cours |  | 03/03/2025 | 20/11/2025 | 31/10/2025 |
        """,
    "jira-es": """
        | Resumen | Clave de incidencia | Tipo de Incidencia | Estado | Prioridad | Persona asignada | Informador | Creada | Actualizada | Fecha de vencimiento | Etiquetas |
        | Alquitranar los botes | MAR-4 | Tarea | Por hacer | Alta | Taller norte | Ida Sorn | 03/03/2025 | 20/11/2025 | 30/09/2025 | brea |
        | Secar todas las velas | MAR-9 | Tarea | En curso | Baja | Velería | Ida Sorn | 03/03/2025 | 20/11/2025 | 31/10/2025 | |
        """,
    "jira-ru": """
        | Тема | Ключ проблемы | Тип задачи | Статус | Приоритет | Исполнитель | Автор | Создано | Обновлено | Срок исполнения | Метки |
        | Просмолить лодки | MOR-4 | Задача | В работе | Высокий | Северный цех | Ида Сорн | 03.03.2025 | 20.11.2025 | 30.09.2025 | |
        | Высушить все паруса | MOR-9 | Задача | Готово | Низкий | Парусная мастерская | Ида Сорн | 03.03.2025 | 20.11.2025 | 31.10.2025 | |
        """,
    "tickets-ru": """
        | Тема | Ключ запроса | Тип запроса | Статус | Приоритет | Решение | Исполнитель | Автор | Создано | Обновлено | Срок исполнения |
        | Просмолить лодки | MOR-4 | Задача | Готово | Высокий | Готово | Северный цех | Ида Сорн | 03.03.2025 | 20.11.2025 | 30.09.2025 |
        | Высушить все паруса | MOR-9 | Задача | В работе | Низкий |  | Парусная мастерская | Ида Сорн | 03.03.2025 | 20.11.2025 | 31.10.2025 |
        """,
    "planner-es": """
        | Id. de tarea | Nombre de la tarea | Nombre del depósito | Progreso | Prioridad | Asignado a | Creado por | Fecha de creación | Fecha de vencimiento | Con retraso | Fecha de finalización | Completado por | Etiquetas | Descripción |
        | a4 | Alquitranar los botes | Botes | No iniciado | Media | Taller norte | Ida Sorn | 03/03/2025 | 30/09/2025 | true |  |  |  | Use la brea vieja |
        | a9 | Secar todas las velas | Velas | Completado | Media | Velería | Ida Sorn | 03/03/2025 | 31/10/2025 | false | 16/10/2025 | Velería |  | |
        """,
    "github": """
        | number | title | state | author | assignees | labels | milestone | createdAt | updatedAt | closedAt | url |
        | 4 | Tar the boats | OPEN | isorn | boathouse | tar | Spring round | 2025-03-03T09:14:00Z | 2025-11-20T16:12:00Z |  | https://git.example/4 |
        | 9 | Dry the sails, all | CLOSED | isorn | sailloft |  | Spring round | 2025-03-03T09:14:00Z | 2025-11-20T16:12:00Z | 2025-10-01T14:30:00Z | https://git.example/9 |
        """,
    "gitlab": """
        | Title | Description | Issue ID | URL | State | Author | Author Username | Assignee | Assignee Username | Confidential | Due Date | Created At (UTC) | Updated At (UTC) | Closed At (UTC) | Milestone | Weight | Labels |
        | Tar the boats | Use the old pots, which stand in the shed behind the yard | 4 | https://git.example/4 | Open | Ida Sorn | isorn | Boat House | boathouse | No | 2025-09-30 | 2025-03-03 09:14:00 | 2025-11-20 16:12:00 |  | Spring round | 2 | tar |
        | Dry the sails, all | The loft has the space for it since the nets were sold | 9 | https://git.example/9 | Closed | Ida Sorn | isorn | Sail Loft | sailloft | No | 2025-10-31 | 2025-03-03 09:14:00 | 2025-11-20 16:12:00 | 2025-10-01 14:30:00 | Spring round |  | |
        """,
    "azure": """
        | ID | Work Item Type | Title | Assigned To | State | Reason | Tags | Area Path | Iteration Path | Target Date | Created Date | Changed Date | Closed Date |
        | 4 | Task | Tar the boats | Boat House <boats@sea.example> | New | Moved to state New | tar | Sea | Sea\\Sprint 4 | 9/30/2025 12:00:00 AM | 3/3/2025 9:14:00 AM | 11/20/2025 4:12:00 PM |  |
        | 9 | User Story | Dry the sails, all | Sail Loft <sails@sea.example> | Active | Work started | | Sea | Sea\\Sprint 4 | 10/31/2025 12:00:00 AM | 3/3/2025 9:14:00 AM | 11/20/2025 4:12:00 PM |  |
        """,
    "redmine": """
        | # | Project | Tracker | Parent task | Status | Priority | Subject | Author | Assignee | Updated | Category | Target version | Start date | Due date | Estimated time | % Done | Created | Closed | Private |
        | 4 | Harbour Works | Support |  | New | High | Tar the boats | Ida Sorn | Boat House | 2025-11-20 16:12 |  | Spring | 2025-03-03 | 2025-09-30 | 4 | 0 | 2025-03-03 09:14 |  | No |
        | 9 | Harbour Works | Feature | 4 | In Progress | Low | Dry the sails, all | Ida Sorn | Sail Loft | 2025-11-20 16:12 |  | Spring | 2025-03-03 | 2025-10-31 |  | 60 | 2025-03-03 09:14 |  | No |
        """,
    "redmine-fr": """
        | # | Projet | Tracker | Tâche parente | Statut | Priorité | Sujet | Auteur | Assigné à | Mis-à-jour | Catégorie | Version cible | Début | Echéance | Temps estimé | % réalisé | Créé | Fermé | Privée |
        | 4 | Travaux du port | Anomalie | 2 | Nouveau | Haut | Goudronner les bateaux | Ida Sorn | Hangar nord | 20/11/2025 16:12 |  | Printemps | 03/03/2025 | 30/09/2025 |  | 0 | 03/03/2025 09:14 |  | Non |
        | 9 | Travaux du port | Evolution |  | En cours | Bas | Sécher toutes les voiles | Ida Sorn | Voilerie | 20/11/2025 16:12 |  | Printemps | 03/03/2025 | 31/10/2025 |  | 60 | 03/03/2025 09:14 |  | Non |
        """,
    "redmine-ru": """
        | # | Проект | Трекер | Родительская задача | Статус | Приоритет | Тема | Автор | Назначена | Обновлено | Категория | Версия | Дата начала | Срок завершения | Готовность | Создано | Закрыта | Частная |
        | 4 | Работы в порту | Поддержка | 2 | Новая | Высокий | Просмолить лодки | Ида Сорн | Северный цех | 20.11.2025 16:12 |  | Весна | 03.03.2025 | 30.09.2025 | 0 | 03.03.2025 09:14 |  | Нет |
        | 9 | Работы в порту | Поддержка |  | В работе | Низкий | Высушить все паруса | Ида Сорн | Парусная мастерская | 20.11.2025 16:12 |  | Весна | 03.03.2025 | 31.10.2025 | 60 | 03.03.2025 09:14 |  | Нет |
        """,
    "glpi": """
        | ID | Title | Status | Last update | Opening date | Priority | Requester - Requester | Assigned to - Technician | Assigned to - Technician group | Category | Time to resolve |
        | 4 | Tar the boats | New | 2025-11-20 16:12 | 2025-03-03 09:14 | High | Ida Sorn | Boat House | Yard | Boats | 2025-09-30 18:00 |
        | 9 | Dry the sails, all | Processing (assigned) | 2025-11-20 16:12 | 2025-03-03 09:14 | Low | Ida Sorn | Sail Loft | Yard | Sails | 2025-10-31 18:00 |
        """,
    "glpi-es": """
        | ID | Título | Estado | Última actualización | Fecha de apertura | Prioridad | Solicitante - Solicitante | Asignado a - Técnico | Categoría | Tiempo de solución |
        | 4 | Alquitranar los botes | Nuevo | 2025-11-20 16:12 | 2025-03-03 09:14 | Alta | Ida Sorn | Taller norte | Botes | 2025-09-30 18:00 |
        | 9 | Secar todas las velas | En curso | 2025-11-20 16:12 | 2025-03-03 09:14 | Baja | Ida Sorn | Velería | Velas | 2025-10-31 18:00 |
        """,
    "trello": """
        | Card ID | Card Name | Card URL | Card Description | Labels | Members | Due Date | Attachment Count | List ID | List Name | Board ID | Board Name | Archived |
        | 5f04 | Tar the boats | https://cards.example/4 | Use the old pots, which stand in the shed | tar | Boat House | 2025-09-30T18:00:00.000Z | 0 | 6a01 | To Do | 7b01 | Harbour | false |
        | 5f09 | Dry the sails, all | https://cards.example/9 |  |  | Sail Loft | 2025-10-31T18:00:00.000Z | 2 | 6a02 | In Progress | 7b01 | Harbour | false |
        """,
    "planner": """
        | Task ID | Task Name | Bucket Name | Progress | Priority | Assigned To | Created By | Created Date | Start Date | Due Date | Late | Completed Date | Completed By | Checklist Items | Labels | Description |
        | aB4x | Tar the boats | Boats | Not started | Medium | Boat House | Ida Sorn | 03/13/2025 |  | 09/30/2025 | true |  |  |  |  | Use the old pots |
        | aB9x | Dry the sails, all | Sails | Completed | Medium | Sail Loft | Ida Sorn | 03/13/2025 |  | 10/31/2025 | false | 10/16/2025 | Sail Loft | | | |
        """,
    "planner-fr": """
        | ID de la tâche | Nom de la tâche | Nom du compartiment | Progression | Priorité | Attribué à | Créé par | Date de création | Date de début | Date d'échéance | En retard | Étiquettes | Description |
        | aB4x | Goudronner les bateaux | Bateaux | Non démarré | Moyenne | Hangar nord | Ida Sorn | 13/03/2025 |  | 30/09/2025 | true | | Prendre les vieux pots |
        | aB9x | Sécher toutes les voiles | Voiles | En cours | Moyenne | Voilerie | Ida Sorn | 13/03/2025 |  | 31/10/2025 | false | | |
        """,
    "asana": """
        | Task ID | Created At | Completed At | Last Modified | Name | Section/Column | Assignee | Assignee Email | Start Date | Due Date | Tags | Notes | Projects | Parent task |
        | 1004 | 2025-03-03 |  | 2025-11-20 | Tar the boats | To do | Boat House | boats@sea.example |  | 2025-09-30 | tar | Use the old pots, which stand in the shed | Harbour Works |  |
        | 1009 | 2025-03-03 | 2025-10-01 | 2025-11-20 | Dry the sails, all | Done | Sail Loft | sails@sea.example |  | 2025-10-31 |  |  | Harbour Works | |
        """,
    "servicenow": """
        | Number | Short description | Caller | State | Priority | Category | Assignment group | Assigned to | Updated | Updated by | Opened | Due date |
        | CHG0004 | Tar the boats | Ida Sorn | New | 3 - Moderate | Boats | Yard | Boat House | 2025-11-20 16:12:00 | isorn | 2025-03-03 09:14:00 | 2025-09-30 18:00:00 |
        | CHG0009 | Dry the sails, all | Ida Sorn | Work in Progress | 4 - Low | Sails | Yard | Sail Loft | 2025-11-20 16:12:00 | isorn | 2025-03-03 09:14:00 | 2025-10-31 18:00:00 |
        """,
    "bugzilla": """
        | Bug ID | Product | Component | Assignee | Status | Resolution | Summary | Changed | Deadline | Target Milestone |
        | 4 | Harbour | Boats | Boat House | NEW |  | Tar the boats | 2025-11-20 16:12:00 | 2025-09-30 | 2.0 |
        | 9 | Harbour | Sails | Sail Loft | RESOLVED | FIXED | Dry the sails, all | 2025-11-20 16:12:00 | 2025-10-31 | 2.0 |
        """,
    "youtrack": """
        | Issue Id | Project | Tags | Summary | Reporter | Created | Updated | Resolved | Priority | Type | State | Assignee | Subsystem | Due Date |
        | SEA-4 | Harbour Works | tar | Tar the boats | isorn | 3 Mar 2025 09:14 | 20 Nov 2025 16:12 |  | Normal | Task | In Progress | Boat House | Boats | 30 Sep 2025 |
        | SEA-9 | Harbour Works |  | Dry the sails, all | isorn | 3 Mar 2025 09:14 | 20 Nov 2025 16:12 | 1 Oct 2025 14:30 | Normal | Task | Fixed | Sail Loft | Sails | 31 Oct 2025 |
        """,
    "openproject": """
        | ID | Subject | Type | Status | Assignee | Accountable | Author | Priority | Start date | Finish date | % Complete | Project |
        | 4 | Tar the boats | Task | New | Boat House | Ida Sorn | Ida Sorn | High | 03/03/2025 | 09/30/2025 | 0% | Harbour Works |
        | 9 | Dry the sails, all | Task | In progress | Sail Loft | Ida Sorn | Ida Sorn | Low | 03/03/2025 | 10/31/2025 | 60% | Harbour Works |
        """,
    "openproject-es": """
        | ID | Asunto | Tipo | Estado | Asignado a | Autor | Prioridad | Fecha de inicio | Fecha de finalización | Progreso (%) | Proyecto |
        | 4 | Alquitranar los botes | Tarea | Nuevo | Taller norte | Ida Sorn | Alta | 03/03/2025 | 30/09/2025 | 0 | Obras del puerto |
        | 9 | Secar todas las velas | Tarea | En curso | Velería | Ida Sorn | Baja | 03/03/2025 | 31/10/2025 | 60 | Obras del puerto |
        """,
    "linear": """
        | ID | Team | Title | Description | Status | Estimate | Priority | Project ID | Project | Creator | Assignee | Labels | Cycle Number | Created | Updated | Started | Completed | Canceled | Due Date | Parent issue | Project Milestone |
        | SEA-4 | Harbour | Tar the boats | Use the old pots, which stand in the shed behind the yard | Todo | 3 | High | f04 | Works | isorn | Boat House | tar | 4 | 2025-03-03T09:14:00.000Z | 2025-11-20T16:12:00.000Z |  |  |  | 2025-09-30 | SEA-2 | Spring |
        | SEA-9 | Harbour | Dry the sails, all |  | Done | 2 | Low | f04 | Works | isorn | Sail Loft |  | 4 | 2025-03-03T09:14:00.000Z | 2025-11-20T16:12:00.000Z | | 2025-10-01T14:30:00.000Z |  | 2025-10-31 |  | Spring |
        """,
    "monday": """
        | Name | Subitems | Person | Status | Due date | Priority | Creation log | Last updated |
        | Tar the boats |  | Boat House | Working on it | 2025-09-30 | High | Ida Sorn Mar 3, 2025 9:14 AM | 2025-11-20 |
        | Dry the sails, all |  | Sail Loft | Done | 2025-10-31 | Low | Ida Sorn Mar 3, 2025 9:14 AM | 2025-11-20 |
        """,
    "project": """
        | ID | Task Name | Duration | Start | Finish | Predecessors | Resource Names | % Complete |
        | 4 | Tar the boats | 30 days | 2025-03-03 | 2025-09-30 |  | Boat House | 0% |
        | 9 | Dry the sails, all | 12 days | 2025-03-03 | 2025-10-31 | 4 | Sail Loft | 60% |
        """,
}
TEXTS = {"en": ["Tar the boats", "Dry the sails, all"], "fr": ["Goudronner les bateaux", "Sécher toutes les voiles"],
         "es": ["Alquitranar los botes", "Secar todas las velas"], "ru": ["Просмолить лодки", "Высушить все паруса"]}
WHO = {"en": ["Boat House", "Sail Loft"], "fr": ["Hangar nord", "Voilerie"], "es": ["Taller norte", "Velería"],
       "ru": ["Северный цех", "Парусная мастерская"]}


def export(folder: Path, markdown: str) -> Path:
    path = folder / "export.csv"
    path.write_text("".join(",".join(f'"{cell}"' for cell in row) + "\n" for row in cells(markdown)), encoding="utf-8")
    return path


@pytest.mark.parametrize("system", EXPORTS)
def test_an_export_comes_in_by_the_names_of_its_columns(tmp_path: Path, system: str) -> None:
    document = taken(export(tmp_path, EXPORTS[system]))
    read = actions(document)
    language = system.partition("-")[2] or "en"
    assert [action.text for action in read[:2]] == TEXTS[language]
    assert [action.responsible.partition(" <")[0].lower().replace(" ", "") for action in read[:2]] == [
        who.lower().replace(" ", "") for who in WHO[language]]
    assert [str(action.due_date) for action in read[:2]] == (
        ["2025-09-30", "2025-10-31"] if system != "github" else ["None", "None"])
    assert codes(document, "heading-guessed") == []
    assert all(not action.support for action in read)
    assert "4" in read[0].ref or "ID" not in document.headings[0].text


@pytest.mark.parametrize(("system", "statuses"), [
    ("jira", "not_started implemented closed_not_implemented"), ("jira-fr", "not_started in_progress"),
    ("jira-es", "not_started in_progress"), ("jira-ru", "in_progress implemented"), ("github", "not_reported implemented"),
    ("gitlab", "not_reported implemented"), ("azure", "not_started in_progress"), ("redmine", "not_started in_progress"),
    ("redmine-ru", "not_started in_progress"), ("trello", "not_started in_progress"), ("planner", "not_started implemented"),
    ("planner-fr", "not_started in_progress"), ("asana", "not_started implemented"), ("servicenow", "not_started in_progress"),
    ("bugzilla", "not_started implemented"), ("youtrack", "in_progress implemented"), ("openproject", "not_started in_progress"),
    ("linear", "not_started implemented"), ("project", "not_started in_progress"),
])
def test_its_states_lists_and_resolutions_say_how_far_each_is(tmp_path: Path, system: str, statuses: str) -> None:
    assert [action.status.value for action in actions(taken(export(tmp_path, EXPORTS[system])))] == statuses.split()


@pytest.mark.parametrize(("status", "resolution", "expected"), [
    ("Done", "Duplicate", "Superseded or Closed without implementation"), ("Resolved", "INVALID",
     "Closed without implementation or No longer applicable"), ("Done", "Unresolved",
     "Not started or In progress"), ("Done", "Won't Do", "Closed without implementation or Implemented"),
])
def test_a_resolution_that_denies_the_state_is_asked_about(
    tmp_path: Path, status: str, resolution: str, expected: str
) -> None:
    document = taken(export(tmp_path, f"""
        | Summary | Issue key | Issue Type | Status | Resolution | Assignee | Reporter | Created | Due date |
        | Tar the boats | SEA-4 | Task | {status} | {resolution} | Boat House | Ida Sorn | 3/Mar/25 9:14 AM | 30/Sep/25 12:00 AM |
        """))
    assert [action.status.value for action in actions(document)] == ["not_reported"]
    assert [one.suggestion for one in document.problems if one.code in ("status-unclear", "status-closed")] == [expected]


@pytest.mark.parametrize(("column", "words", "expected"), [
    ("Resolution", "INVALID", "not_reported"), ("Resolution", "Won't Do", "closed_not_implemented"),
    ("Labels", "wontfix", "closed_not_implemented"), ("Labels", "boats, invalid", "not_reported"),
    ("Tags", "boats; won't do", "closed_not_implemented"), ("Labels", "boats, tar", "implemented"), ("Labels", "", "implemented"),
    ("Resolution", "Fixed", "implemented"),
])
def test_a_closing_date_says_that_it_was_done_unless_a_resolution_or_label_denies_it(
    tmp_path: Path, column: str, words: str, expected: str
) -> None:
    document = taken(export(tmp_path, f"""
        | Title | ID | Type | Status | {column} | Assignee | Author | Created | Closed | Due date |
        | Tar the boats | 4 | Task | Closed | {words} | Boat House | Ida Sorn | 2025-03-03 | 2025-09-12 | 2025-09-30 |
        """))
    assert [action.status.value for action in actions(document)] == [expected]


def test_of_a_list_and_a_progress_the_progress_is_the_status_and_other_lists_are_asked_about(tmp_path: Path) -> None:
    board = """
        | Task ID | Task Name | Bucket Name | {0} | Assigned To | Created By | Created Date | Due Date | Labels |
        | a4 | Tar the boats | Done | Not started | Boat House | Ida Sorn | 2025-03-03 | 2025-09-30 | |
        | a9 | Dry the sails | To do | Completed | Sail Loft | Ida Sorn | 2025-03-03 | 2025-10-31 | |
        | b1 | Sell the oars | Ideas | In progress | Sail Loft | Ida Sorn | 2025-03-03 | 2025-10-31 | |
        """
    assert [action.status.value for action in actions(taken(export(tmp_path, board.format("Progress"))))] == [
        "not_started", "implemented", "in_progress"]
    assert [action.status.value for action in actions(taken(export(tmp_path, board.format("Mood"))))] == [
        "implemented", "not_started", "not_reported"]


@pytest.mark.parametrize(("heading", "reason", "expected"), [
    ("stateReason", "NOT_PLANNED", "closed_not_implemented"), ("stateReason", "COMPLETED", "implemented"),
    ("State Reason", "DUPLICATE", "superseded"), ("Resolution", "Won't Do", "closed_not_implemented"),
    ("Resolution", "Cannot Reproduce", "closed_not_implemented"), ("Closure code", "Rejected", "closed_not_implemented"),
    ("Résolution", "Doublon", "superseded"), ("Motif de clôture", "Refusé", "closed_not_implemented"),
    ("Solution type", "Abandoned", "closed_not_implemented"), ("Motivo de cierre", "Duplicada", "superseded"),
    ("Причина закрытия", "Отклонено", "closed_not_implemented"), ("Close reason", "WORKSFORME", "not_reported"),
    ("Resolution", "", "implemented"),
])
def test_the_reason_for_closing_decides_before_the_day_of_closing(
    tmp_path: Path, heading: str, reason: str, expected: str
) -> None:
    """A reason that is not understood is asked about; only without one is what closed on a day done."""
    document = taken(export(tmp_path, f"""
        | number | title | state | {heading} | assignees | labels | createdAt | closedAt |
        | 4 | Tar the boats | CLOSED | {reason} | boathouse | tar | 2025-03-03T09:14:00Z | 2025-10-01T14:30:00Z |
        | 6 | Sell the oars | CLOSED | WONTFIX | boathouse | tar | 2025-03-03T09:14:00Z | 2025-10-02T14:30:00Z |
        | 7 | Mend the nets | CLOSED | DUPLICATE | boathouse | tar | 2025-03-03T09:14:00Z | 2025-10-02T14:30:00Z |
        | 8 | Air the lofts | CLOSED | COMPLETED | boathouse | tar | 2025-03-03T09:14:00Z | 2025-10-02T14:30:00Z |
        """))
    assert [action.status.value for action in actions(document)] == [
        expected, "closed_not_implemented", "superseded", "implemented"]
    assert ("status-closed" in codes(document)) == (expected == "not_reported")


@pytest.mark.parametrize("resolution", ["Fixed", "Done", "", "The crew did it with the old pots in May"])
def test_any_other_resolution_leaves_the_state_as_it_is(tmp_path: Path, resolution: str) -> None:
    document = taken(export(tmp_path, f"""
        | Summary | Issue key | Issue Type | Status | Resolution | Assignee | Reporter | Created | Due date |
        | Tar the boats | SEA-4 | Task | Done | {resolution} | Boat House | Ida Sorn | 3/Mar/25 9:14 AM | 30/Sep/25 12:00 AM |
        """))
    assert [action.status.value for action in actions(document)] == ["implemented"]


@pytest.mark.parametrize("resolution", ["2024/12", "The board resolved to mend the pier", "Res. 4"])
def test_a_resolution_that_is_no_state_is_kept_as_it_is(tmp_path: Path, resolution: str) -> None:
    document = taken(export(tmp_path, f"""
        | No | Resolution | Action | Owner | Status | Due date |
        | 1 | {resolution} | Tar the boats | Boat House | Done | 2025-09-30 |
        """))
    assert "closing_reason" not in {heading.key for heading in document.headings}


def test_a_first_row_without_dates_is_no_second_row_of_headings(tmp_path: Path) -> None:
    """Its cells may well be words of ours, such as “Task” and “Done”."""
    document = taken(export(tmp_path, """
        | Title | Type | Owner | Status | Milestone | Created by | Labels |
        | Tar the boats | Task | Boat House | Done | Spring round | Ida Sorn | tar |
        | Dry the sails | Task | Sail Loft | To do | Spring round | Ida Sorn | |
        """))
    assert [(action.text, action.status.value) for action in actions(document)] == [
        ("Tar the boats", "implemented"), ("Dry the sails", "not_started")]


@pytest.mark.parametrize("heading", ["People", "Person", "Members", "Membres", "Участники"])
def test_people_beside_actions_are_responsible(tmp_path: Path, heading: str) -> None:
    document = taken(export(tmp_path, f"""
        | Task | {heading} | Deadline | Status |
        | Tar the boats | Ida Sorn | 2025-09-30 | Done |
        | Dry the sails | Bo Lind | 2025-10-31 | To do |
        """))
    assert [action.responsible for action in actions(document)] == ["Ida Sorn", "Bo Lind"]


@pytest.mark.parametrize("table", ["""
        | Title | Author | Members | Due date | Status |
        | The long sea | Ida Sorn | Al Roe | 2025-01-01 | On loan |
        | The short sea | Bo Lind | Cy Dee | 2025-02-01 | On loan |
    """, """
        | Name | Person | Created | Updated | Status |
        | Ida Sorn | Bo Lind | 2025-01-01 | 2025-01-02 | Active |
        | Al Roe | Cy Dee | 2025-01-01 | 2025-01-02 | Active |
    """, """
        | Activity | Speaker | Start | End |
        | Opening words | Ida Sorn | 2025-01-02 | 2025-01-02 |
        | Panel on boats | Bo Lind | 2025-01-03 | 2025-01-04 |
    """, """
        | Product | Title | Price | Tags | Created |
        | p1 | Blue lamp for boats | 3 | lamp | 2025-01-01 |
        | p2 | Red lamp for yards | 4 | lamp | 2025-01-01 |
    """, """
        | Course | Start | Finish | With | % complete |
        | Knots for all | 2025-01-01 | 2025-02-01 | Ida Sorn | 40% |
        | Sails for all | 2025-01-01 | 2025-03-01 | Bo Lind | 100% |
    """, """
        | Version | Title | Created | Author | URL |
        | 1.0 | First big release | 2025-01-01 | ida | https://git.example/1 |
        | 1.1 | Second big release | 2025-02-01 | bo | https://git.example/2 |
    """])
def test_what_only_has_columns_as_a_board_has_them_is_no_tracker(tmp_path: Path, table: str) -> None:
    with pytest.raises(Refused):
        taken(export(tmp_path, table))
