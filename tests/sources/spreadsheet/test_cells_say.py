"""Columns whose headings say nothing: what their cells show, what is read so, and what is only asked."""

import pytest

from tests.sources.tables import codes
from tests.sources.trackers import Take
from toolkit.sources.taking_in import TakenInDocument
from toolkit.tracker.record.problems import Refused, what_is_wrong, what_to_do


def told(document: TakenInDocument) -> list[str]:
    """Each action: reference, who, due date, status."""
    return [" · ".join([action.ref, action.responsible, str(action.revised_deadline or action.due_date or ""), action.status.value])
            for action in document.register.actions.values()]


@pytest.mark.parametrize(("heading", "cells", "statuses"), [
    ("Where we are", ("Done", "In progress", "Not started"), ["implemented", "in_progress", "not_started"]),
    ("How it goes", ("Completed 3 May 2018", "Ongoing", "ongoing"), ["implemented", "in_progress", "in_progress"]),
    ("Où on en est", ("Réalisé", "En cours", "Non commencé"), ["implemented", "in_progress", "not_started"]),
])
def test_the_only_column_of_statuses_is_the_status_and_is_asked(
    take: Take, heading: str, cells: tuple[str, ...], statuses: list[str]
) -> None:
    document = take(f"""
        | No | Action        | Owner     | Deadline   | {heading}  |
        | 1  | Mend the pier | Yard Crew | 2018-06-30 | {cells[0]} |
        | 2  | Sew two sails | Sail Loft | 2018-08-31 | {cells[1]} |
        | 3  | Tar the boats | Yard Crew | 2018-07-31 | {cells[2]} |
    """)
    assert [action.status.value for action in document.register.actions.values()] == statuses
    assert codes(document, "heading-guessed") == ["heading-guessed"]


def test_of_two_columns_of_statuses_none_is_taken(take: Take) -> None:
    document = take("""
        | No | Action        | Owner     | Deadline   | Ours        | Theirs      |
        | 1  | Mend the pier | Yard Crew | 2018-06-30 | Completed   | In progress |
        | 2  | Sew two sails | Sail Loft | 2018-08-31 | Completed   | Completed   |
        | 3  | Tar the boats | Yard Crew | 2018-07-31 | Not started | Not started |
    """)
    assert {action.status.value for action in document.register.actions.values()} == {"not_reported"}


@pytest.mark.parametrize(("heading", "column", "cells"), [
    ("Horizon", "Deadline", ("30 June 2018", "May 2018", "end of 2018")),
    ("Finish line", "Deadline", ("2018-06-30", "2018-05-31", "2018-08-31")),
    ("Crew", "Responsible", ("Yard Crew", "Sail Loft", "Yard Crew")),
])
def test_a_column_of_dates_or_names_is_asked_and_never_taken_unasked(
    take: Take, heading: str, column: str, cells: tuple[str, ...]
) -> None:
    other = "Owner" if column == "Deadline" else "Deadline"
    held = ("Boat House", "Mast House", "Boat House") if column == "Deadline" else ("2018-06-30", "2018-05-31", "2018-08-31")
    table = f"""
        | No | Action        | {other}   | Status      | {heading}  |
        | 1  | Mend the pier | {held[0]} | In progress | {cells[0]} |
        | 2  | Sew two sails | {held[1]} | Completed   | {cells[1]} |
        | 3  | Tar the boats | {held[2]} | Not started | {cells[2]} |
    """
    (problem,) = [one for one in take(table).problems if one.code == "column-likely"]
    assert f"“{heading}” may be it" in what_is_wrong(problem)
    assert f'--map "{column}={heading}"' in what_to_do(problem)
    mapped = take(table, headings=[f"{column}={heading}"])
    assert all(action.due_date and action.responsible for action in mapped.register.actions.values())
    assert codes(mapped, "column-likely") == []


@pytest.mark.parametrize("heading", ["Logged on", "Created", "Last updated", "Date raised", "Reviewed"])
def test_dates_of_something_else_are_not_asked_about(take: Take, heading: str) -> None:
    document = take(f"""
        | No | Action        | Owner     | Status      | {heading}  |
        | 1  | Mend the pier | Yard Crew | In progress | 2018-06-30 |
        | 2  | Sew two sails | Sail Loft | Completed   | 2018-05-31 |
        | 3  | Tar the boats | Yard Crew | Not started | 2018-08-31 |
    """)
    assert codes(document, "column-likely") == []
    assert not any(action.deadline for action in document.register.actions.values())


@pytest.mark.parametrize("heading", ["To be done by", "Complete by", "To be implemented by", "À réaliser par", "A realizar por"])
def test_a_heading_that_ends_with_by_is_who_or_when_by_its_cells(take: Take, heading: str) -> None:
    by_name = take(f"""
        | Action        | {heading} | Due date   | Status      |
        | Mend the pier | Yard Crew | 2018-06-30 | In progress |
        | Sew two sails | Sail Loft | 2018-05-31 | In progress |
    """)
    assert told(by_name) == ["1 · Yard Crew · 2018-06-30 · in_progress", "2 · Sail Loft · 2018-05-31 · in_progress"]
    by_day = take(f"""
        | Action        | {heading}  | Owner     | Status      |
        | Mend the pier | 2018-06-30 | Yard Crew | In progress |
        | Sew two sails | 2018-05-31 | Sail Loft | In progress |
    """)
    assert told(by_day) == told(by_name)


@pytest.mark.parametrize("heading", ["Assignment group", "Responsible group", "Groupe responsable", "Grupo asignado"])
def test_a_group_is_responsible_where_nobody_else_is(take: Take, heading: str) -> None:
    alone = take(f"| Action | {heading} | Due date |\n| Mend the pier | Yard | 2018-06-30 |")
    assert [action.responsible for action in alone.register.actions.values()] == ["Yard"]
    beside = take(f"| Action | {heading} | Assigned to | Due date |\n| Mend the pier | Yard | Boat House | 2018-06-30 |")
    assert [action.responsible for action in beside.register.actions.values()] == ["Boat House"]


@pytest.mark.parametrize("heading", ["Raised by", "Reported by", "Bought by"])
def test_who_did_something_else_is_not_responsible(take: Take, heading: str) -> None:
    document = take(f"""
        | Action        | {heading} | Due date   | Status      |
        | Mend the pier | Ann Lee   | 2018-06-30 | In progress |
        | Sew two sails | Bo Reed   | 2018-05-31 | In progress |
        | Tar the boats | Ann Lee   | 2018-05-31 | In progress |
    """)
    assert not any(action.responsible for action in document.register.actions.values())


@pytest.mark.parametrize(("refs", "heading"), [(("3.1", "5.2", "6.1"), "Para"), (("B/1", "B/2", "B/7"), "Chart"),
                                               (("P-4", "P-9", "P-11"), "Berth")])
def test_a_first_column_of_identifiers_numbers_the_actions_and_is_asked(
    take: Take, refs: tuple[str, ...], heading: str
) -> None:
    document = take(f"""
        | {heading}  | Action        | Owner     | Deadline   |
        | '{refs[0]} | Mend the pier | Yard Crew | 2018-06-30 |
        | '{refs[1]} | Sew two sails | Sail Loft | 2018-08-31 |
        | '{refs[2]} | Tar the boats | Yard Crew | 2018-07-31 |
    """)
    assert tuple(document.register.actions) == refs
    assert codes(document, "heading-guessed") == ["heading-guessed"]


@pytest.mark.parametrize("vague", ["Amber", "Yellow", "2"])
def test_comments_that_begin_with_a_status_count_where_the_status_column_holds_none(take: Take, vague: str) -> None:
    document = take(f"""
        | No | Action        | Owner     | Deadline   | RAG     | Progress                |
        | 1  | Mend the pier | Yard Crew | 2018-06-30 | {vague} | In progress – planks in |
        | 2  | Sew two sails | Sail Loft | 2018-08-31 | {vague} | Completed               |
        | 3  | Tar the boats | Yard Crew | 2018-07-31 | {vague} | Not started             |
    """)
    assert [action.status.value for action in document.register.actions.values()] == ["in_progress", "implemented", "not_started"]
    assert sorted(codes(document, "heading-guessed", "column-same")) == ["column-same", "heading-guessed"]


@pytest.mark.parametrize(("comment", "said"), [
    ("Draft with the harbour master", "Draft=in_progress"), ("Awaiting the supplier", "Awaiting=in_progress"),
    ("En attente du fournisseur", "En attente=in_progress"),
])
def test_what_somebody_says_of_a_word_holds_for_comments_that_tell_the_status(take: Take, comment: str, said: str) -> None:
    table = f"""
        | No | Action        | Owner     | Deadline   | Update            |
        | 1  | Mend the pier | Yard Crew | 2018-06-30 | {comment}         |
        | 2  | Sew two sails | Sail Loft | 2018-08-31 | Completed in May. |
    """
    (asked,) = [problem for problem in take(table).problems if problem.code == "status-unclear"]
    assert asked.found == said.partition("=")[0]
    document = take(table, statuses=(said,))
    assert [action.status.value for action in document.register.actions.values()] == ["in_progress", "implemented"]
    assert codes(document, "status-unclear") == []


@pytest.mark.parametrize("foot", [
    "| | Sub-total | | £19,050 |", "| | Total | | 1 200 EUR |", "| Total records: 2 | | | |", "| Total de medidas: 2 | | | |",
    "| Key: | Red = late | Green = on time | |", "| Légende : | R = retard | V = à l'heure | |",
])
def test_a_total_or_a_key_below_the_table_is_no_action(take: Take, foot: str) -> None:
    document = take(f"""
        | No | Action        | Owner     | Deadline   |
        | 1  | Mend the pier | Yard Crew | 2018-06-30 |
        | 2  | Sew two sails | Sail Loft | 2018-08-31 |
        {foot}
    """)
    assert list(document.register.actions) == ["1", "2"]
    assert codes(document, "left-out") == ["left-out"]


@pytest.mark.parametrize("text", ["Total station: calibrate it", "Totals are checked by hand", "Key: cut a second one for the shed"])
def test_an_action_that_begins_like_a_total_or_a_key_stays_one(take: Take, text: str) -> None:
    document = take(f"""
        | No | Action        | Owner     | Deadline   |
        | 1  | Mend the pier | Yard Crew | 2018-06-30 |
        | 2  | {text}        | Sail Loft | 2018-08-31 |
    """)
    assert [action.text for action in document.register.actions.values()] == ["Mend the pier", text]


@pytest.mark.parametrize("first", ["40117", "https://boats.example/17", "2018-02-18T09:14:55.120Z"])
def test_a_row_of_data_is_no_second_row_of_headings(take: Take, first: str) -> None:
    with pytest.raises(Refused) as refused:
        take(f"""
            | Card ID  | Lane  | Due Date   | Board         |
            | '{first} | Done  | 3 May 2018 | Fleet actions |
            | '{first} | Doing | 4 May 2018 | Fleet actions |
        """)
    assert "The nearest is row 1 of Tracker" in refused.value.problem.found


def test_what_is_alike_on_several_sheets_is_told_once(take: Take) -> None:
    table = """
        | Item | What we will do for it | Owner     | Deadline   | Where we are |
        | {0}1 | Mend the pier          | Yard Crew | 2018-06-30 | Done         |
        | {0}2 | Sew two sails          | Sail Loft | 2018-08-31 | In progress  |
        | {0}3 | Tar the boats          | Yard Crew | 2018-07-31 | Not started  |
    """
    document = take({"North": table.format("N"), "South": table.format("S")})
    assert len(document.register.actions) == 6
    assert sorted(problem.found for problem in document.problems if problem.code == "heading-guessed") == [
        "What we will do for it", "Where we are"]
