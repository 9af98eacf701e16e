"""What headings mean: by the stems of their words, by what their cells are, and by what a person says."""

import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sources.tables import codes
from tests.sources.trackers import Take, merge
from toolkit.sources.spreadsheet import stems
from toolkit.sources.spreadsheet.grammar import MAY_STAND
from toolkit.sources.spreadsheet.headings import name_of, read_heading, read_map
from toolkit.sources.spreadsheet.stems import stands_for, unaccented
from toolkit.sources.taking_in import TakenInDocument
from toolkit.tracker.record.cells import column_letters
from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.problems import Refused, what_is_wrong


def read_as(document: TakenInDocument) -> dict[str, str]:
    """Heading -> the key of the column that it is read as."""
    return {heading.text: heading.key for heading in document.headings}


def said(document: TakenInDocument, code: str) -> list[str]:
    """What is said with a code."""
    return [what_is_wrong(problem) for problem in document.problems if problem.code == code]


@pytest.mark.parametrize(("heading", "key"), [
    ("Task description", "text"), ("Mitigation plan/strategy", "text"), ("Step/Activity", "text"), ("Remediation", "text"),
    ("Treatment of the risk", "text"), ("Overall remediation plan", "text"),
    ("Mitigation / response", "text"), ("Response / treatment", "text"), ("Further action required", "text"),
    ("Recommended mitigation", "text"), ("Corrective Action Plan", "text"), ("Countermeasures", "text"),
    ("Deliverables", "text"), ("Description de la tâche", "text"), ("Mesures correctives proposées", "text"),
    ("Plan de remédiation", "text"), ("Acción de mejora propuesta", "text"), ("Compromisos", "text"),
    ("Descripción de la actividad", "text"), ("Описание задачи", "text"), ("Корректирующие мероприятия", "text"),
    ("Описание действий", "text"),
    ("Мероприятия по устранению", "text"), ("Action category", ""), ("Cost of the action", ""), ("Milestone changes", ""),
    ("Tâche parente", ""), ("Prioridad de la acción", ""), ("Категория действия", ""), ("Réglage de la tâche", ""),
    ("Task force", ""),
])
def test_what_will_be_done_is_known_by_the_stems_of_words(heading: str, key: str) -> None:
    match = read_heading(heading)
    assert (match.key if match else "") == key


@pytest.mark.parametrize(("heading", "key"), [
    ("Scheduled completion date", "deadline"), ("Planned completion", "deadline"), ("Anticipated finish", "deadline"),
    ("Due date / timing", "deadline"), ("Date de fin prévue", "deadline"), ("Fecha compromiso", "deadline"),
    ("Fechas planificadas", "deadline"), ("Срок устранения", "deadline"), ("Планируемая дата завершения", "deadline"),
    ("Крайний день: дата", "deadline"), ("Дедлайн", "deadline"),
    ("Revised target date", "revised_deadline"), ("Nueva fecha límite", "revised_deadline"),
    ("Date actually completed", "completed"), ("Closed at", "completed"), ("Date de clôture", "completed"),
    ("Fecha de cierre", "completed"), ("Фактическая дата", "completed"),
    ("Status date", ""), ("Original detection date", ""), ("Date raised", ""), ("Last updated date", ""),
    ("Date d'ouverture", ""), ("Next follow-up", ""), ("Fecha de inicio", ""), ("Дата выявления", ""), ("Date", ""),
])
def test_a_date_is_known_by_what_it_is_of(heading: str, key: str) -> None:
    match = read_heading(heading)
    assert (match.key if match else "") == key


@pytest.mark.parametrize(("heading", "key"), [
    ("Responsible team", "responsible"), ("Owner of the risk", "responsible"), ("Point of Contact", "responsible"),
    ("POC", "responsible"), ("Accountable manager", "responsible"), ("Contact person", "responsible"),
    ("Pilote de l'action", "responsible"), ("Área responsable", "responsible"), ("Ответственное лицо", "responsible"),
    ("Lead person", "lead"), ("Issue status", "status"), ("Completion level", "status"), ("Risk ID", "own"),
    ("NC No.", "own"), ("Finding #", "own"), ("POA&M ID", "own"), ("CAPA Ref", "own"), ("Key activities", "text"),
    ("Weakness description", "finding"), ("Constats", "finding"), ("Hallazgo", "finding"),
    ("Выявленные нарушения", "finding"), ("Owner email", "responsible"), ("Risk owner category", ""), ("Raised by", ""),
])
def test_parties_states_numbers_and_findings_are_known_by_the_stems_of_words(heading: str, key: str) -> None:
    match = read_heading(heading)
    assert (match.key if match else "") == key


@given(st.text(max_size=60) | st.lists(st.sampled_from(
    ["action", "date", "of", "the", "status", "owner", "target", "completion", "plan", "&", "/", "и", "et", "responsable",
     "fecha", "срок", "id", "#", "risk"]),
    max_size=9).map(" ".join))
def test_any_text_is_read_as_one_of_our_columns_or_as_none(heading: str) -> None:
    match = read_heading(heading)
    assert match is None or match.key in MAY_STAND or name_of(match.key)


def test_of_two_columns_with_one_meaning_the_one_whose_cells_read_as_such_wins_and_it_is_said(take: Take) -> None:
    document = take("""
        | Action         | Owner          | Target date | Status                 | Status of the work |
        | Buy new lamps  | Keepers Office | 2018-06-30  | Ask the shop once more | In progress        |
        | Paint the door | Paint Shop     | 2018-07-31  | See the minutes of May | Completed          |
        | Sweep the yard | Paint Shop     | 2018-08-31  | Rain on most days      | Not started        |
    """)
    assert [action.status for action in document.register.actions.values()] == [
        Status.IN_PROGRESS, Status.IMPLEMENTED, Status.NOT_STARTED]
    assert said(document, "column-same") == [
        "“Status of the work” was read as Status, so “Status” was kept as a column of its own."]


@pytest.mark.parametrize(("heading", "cells"), [
    ("Follow-up status", ("2018-05-01", "2018-05-02", "2018-05-03")),
    ("Team responsible", ("2018-05-01", "2018-05-02", "2018-05-03")),
    ("Planned finish", ("by the shop", "with the boat", "on the roof")),
])
def test_a_likely_heading_is_not_taken_where_its_cells_are_something_else(
    take: Take, heading: str, cells: tuple[str, ...]
) -> None:
    document = take("\n".join([f"| No | Action | Who | When | {heading} |", *(
        f"| {number} | Sweep yard {number} | Paint Shop | 2018-06-30 | {cell} |"
        for number, cell in enumerate(cells, 1))]))
    assert read_as(document)[heading] == ""
    assert all(not action.revised_deadline for action in document.register.actions.values())


def test_of_two_columns_of_actions_the_one_with_texts_wins(take: Take) -> None:
    document = take("""
        | ID | Commitment     | Owner          | Due        | Status      | Next action |
        | 1  | Buy new lamps  | Keepers Office | 2018-06-30 | In progress | Call        |
        | 2  | Paint the door | Paint Shop     | 2018-07-31 | Completed   | Wait        |
    """)
    assert [action.text for action in document.register.actions.values()] == ["Buy new lamps", "Paint the door"]


def test_a_column_of_parties_and_dates_is_read_apart(take: Take) -> None:
    document = take("""
        | No | Action         | Lead & target date           | Status      |
        | 1  | Buy new lamps  | Keepers Office, 30 June 2018 | In progress |
        | 2  | Paint the door | Paint Shop by 31 July 2018   | Completed   |
        | 3  | Sweep the yard | Yard Crew (August 2018)      | Not started |
    """)
    actions = document.register.actions.values()
    assert [(action.lead, action.due_date.isoformat() if action.due_date else "") for action in actions] == [
        (("KO",), "2018-06-30"), (("PS",), "2018-07-31"), (("YC",), "2018-08-31")]


@pytest.mark.parametrize("doubtful", ["Keepers Office", "Keepers Office, May 2018 or June 2018", "30 June 2018"])
def test_a_column_of_parties_and_dates_is_left_whole_where_a_cell_is_in_doubt(take: Take, doubtful: str) -> None:
    document = take(f"""
        | No | Action         | Owner and deadline       | Status      |
        | 1  | Buy new lamps  | {doubtful}               | In progress |
        | 2  | Paint the door | Paint Shop, 31 July 2018 | Completed   |
    """)
    assert read_as(document)["Owner and deadline"] == ""
    (question,) = said(document, "column-not-parted")
    assert f"“{doubtful}”" in question
    assert [action.lead for action in document.register.actions.values()] == [(), ()]


@pytest.mark.parametrize(("header", "rows", "text"), [
    ("| ID | Raised | Place | Description | Owner | Due date | Status |",
     "| 1 | 2018-01-02 | Pier | Mend the old pier | Yard Crew | 2018-06-30 | In progress |", "Mend the old pier"),
    ("| Summary | Issue key | Priority | Assignee | Status | Due date |",
     "| Mend the old pier | WEB-1 | High | Yard Crew | In progress | 2018-06-30 |", "Mend the old pier"),
    ("| № | Наименование | Ответственный | Срок | Статус |",
     "| 1 | Починить старый причал | Отдел причалов | 2018-06-30 | Выполнено |", "Починить старый причал"),
    ("| Tarjeta | Responsable | Fecha límite |", "| Arreglar el muelle viejo | Taller | 2018-06-30 |",
     "Arreglar el muelle viejo"),
    ("| Vorgang | Owner | Deadline | Status |", "| Mend the old pier | Yard Crew | 2018-06-30 | In progress |",
     "Mend the old pier"),
])
def test_where_only_the_action_is_missing_the_longest_texts_stand_for_it_and_it_is_asked(
    take: Take, header: str, rows: str, text: str
) -> None:
    document = take(f"{header}\n{rows}")
    assert [action.text for action in document.register.actions.values()] == [text]
    (question,) = said(document, "heading-guessed")
    assert text in question


def test_no_short_or_repeated_texts_stand_for_actions(take: Take) -> None:
    with pytest.raises(Refused) as refused:
        take("""
            | Kind         | Owner      | Deadline   | Status      |
            | Yearly audit | Yard Crew  | 2018-06-30 | In progress |
            | Yearly audit | Paint Shop | 2018-06-30 | Completed   |
            | Yearly audit | Sail Loft  | 2018-06-30 | Completed   |
        """)
    assert refused.value.problem.code == "no-header-row"


@pytest.mark.parametrize("table", [
    "| Asset ID | Asset name | Owner | Bought | Status |\n| A-1 | Large red boat | Yard Crew | 2018-05-01 | In use |",
    "| Name | Department | Phone |\n| Ann Lee | Yard Crew | 123 |", "| Status | Meaning |\n| Open | Not yet begun by us |",
    "| Department | Number of actions | Completed | Overdue |\n| Yard Crew | 5 | 3 | 2 |",
    "| Course | Teacher | Start date | End date |\n| Knots for us all | Ann Lee | 2018-05-01 | 2018-06-01 |",
    "| Version | Date | Author | Description |\n| 1.0 | 2018-05-01 | Ann Lee | First issue of the log |",
])
def test_a_table_of_something_else_is_no_tracker(take: Take, table: str) -> None:
    document = take({"Actions": "| Action | Owner | Deadline |\n| Mend the pier | Yard Crew | 2018-06-30 |", "More": table})
    assert [action.text for action in document.register.actions.values()] == ["Mend the pier"]
    assert codes(document, "sheet-left-out") == ["sheet-left-out"]


@pytest.mark.parametrize("heading", ["Implementation date", "Date de mise en œuvre", "Fecha de implementación", "Дата исполнения"])
def test_the_only_date_of_a_table_without_a_status_is_the_deadline_and_is_asked(take: Take, heading: str) -> None:
    document = take(f"""
        | No | Action        | Responsible  | {heading}  |
        | 1  | Paint the pen | Goose Warden | 2026-06-30 |
        | 2  | Sow the grass | Goose Warden | 2026-09-30 |
    """)
    actions = document.register.actions.values()
    assert [(str(action.due_date), action.status.value) for action in actions] == [
        ("2026-06-30", "not_reported"), ("2026-09-30", "not_reported")]
    assert "heading-guessed" in {problem.code for problem in document.problems}


def test_a_date_that_says_that_it_was_done_says_so_without_a_status_too(take: Take) -> None:
    document = take("""
        | No | Action        | Responsible  | Date completed |
        | 1  | Paint the pen | Goose Warden | 2024-06-30     |
        | 2  | Sow the grass | Goose Warden |                |
    """)
    assert [action.status.value for action in document.register.actions.values()] == ["implemented", "not_reported"]


def test_a_date_of_completion_of_what_is_not_done_is_its_deadline(take: Take) -> None:
    document = take("""
        | Action         | Owner      | Completion date | Status      |
        | Mend the pier  | Yard Crew  | 2018-06-30      | In progress |
        | Paint the door | Paint Shop | 2018-05-31      | Completed   |
        | Sew two sails  | Sail Loft  | 2018-08-31      | Not started |
    """)
    assert [action.deadline for action in document.register.actions.values()] == [
        "30 June 2018", "31 May 2018", "31 August 2018"]
    assert codes(document, "heading-guessed") == ["heading-guessed"]


@pytest.mark.parametrize("second", [
    "| Risk | Likelihood | Mitigation | Risk owner | Target completion |\n| Storm | High | Tie the boats | Yard Crew | 2018-06-30 |",
    "| Weakness | Remediation plan | Contact person | Planned completion |\n| Rot | Tie the boats | Yard Crew | 2018-06-30 |",
    "| Étape | Responsable | Échéance | Avancement |\n| Tie the boats | Yard Crew | 2018-06-30 | half |",
])
@pytest.mark.parametrize("between", ["-", "-\nOther things to do", "Other things to do"])
def test_a_table_of_another_layout_below_is_read_by_its_own_headings(take: Take, between: str, second: str) -> None:
    document = take(f"""
        | No | Action        | Owner     | Deadline   | Status      |
        | 1  | Mend the pier | Sail Loft | 2018-05-31 | In progress |
        {between}
        {second}
    """)
    assert [(a.text, a.lead, a.deadline) for a in document.register.actions.values()] == [
        ("Mend the pier", ("SL",), "31 May 2018"), ("Tie the boats", ("YC",), "30 June 2018")]


def test_a_group_above_a_heading_says_what_the_heading_does_not(take: Take) -> None:
    document = take("""
        | No | Action         | Owner      | Completion date |            | Status      |
        |    |                |            | Planned         | Actual     |             |
        | 1  | Mend the pier  | Yard Crew  | 2018-06-30      |            | In progress |
        | 2  | Paint the door | Paint Shop | 2018-05-31      | 2018-05-20 | Completed   |
    """, merge("A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:F2"))
    assert [(action.deadline, action.completed.written if action.completed else "")
            for action in document.register.actions.values()] == [("30 June 2018", ""), ("31 May 2018", "20 May 2018")]


@pytest.mark.parametrize(("heading", "numbers"), [
    ("Issue ID", ("I-014", "I-022")), ("NC No.", ("NC 7/18", "NC 8/18")), ("Finding #", ("2018.3", "2018.4")),
    ("CAPA Ref", ("C0009", "C0012")), ("№ замечания", ("З-1", "З-2")), ("Vulnerability ID", ("V-1", "V-2")),
])
def test_the_identifiers_that_people_use_number_the_actions(
    take: Take, heading: str, numbers: tuple[str, str]
) -> None:
    document = take(f"""
        | {heading}     | Action        | Owner      | Deadline   |
        | '{numbers[0]} | Mend the pier | Yard Crew  | 2018-06-30 |
        | '{numbers[1]} | Sew two sails | Sail Loft  | 2018-08-31 |
    """)
    assert tuple(document.register.actions) == numbers


def test_other_identifiers_stay_beside_the_numbering(take: Take) -> None:
    document = take("""
        | No | Risk ID | Action        | Owner     | Deadline   |
        | 1  | R-7     | Mend the pier | Yard Crew | 2018-06-30 |
        | 2  | R-9     | Sew two sails | Sail Loft | 2018-08-31 |
    """)
    assert [*document.register.actions] == ["1", "2"]
    assert [kept["Risk ID"] for kept in document.register.extra["Actions"].values()] == ["R-7", "R-9"]


def test_what_was_found_stands_as_the_recommendation_under_the_number_of_its_action(take: Take) -> None:
    document = take("""
        | Weakness ID | Weakness        | Remediation      | Point of contact | Scheduled completion date | Status date |
        | V-1         | Planks are old  | Nail the planks  | Yard Crew        | 2018-06-30                | 2018-05-01  |
        | V-2         | Ropes are wet   | Dry the ropes    | Sail Loft        | 2018-07-31                | 2018-05-01  |
    """)
    assert [(a.ref, a.recommendation, a.status) for a in document.register.actions.values()] == [
        ("V-1", "V-1", Status.NOT_REPORTED), ("V-2", "V-2", Status.NOT_REPORTED)]
    assert [r.text for r in document.register.recommendations.values()] == ["Planks are old", "Ropes are wet"]


def test_headings_that_are_read_or_kept_alike_are_told_in_one_line(take: Take) -> None:
    document = take("""
        | Group | Task description | Responsible team | Planned completion | Weather | Shape |
        | Pier  | Mend the pier    | Yard Crew        | 2018-06-30         | Rain    | Round |
    """)
    (read,), (kept,) = said(document, "headings-read"), said(document, "columns-kept")
    assert read.endswith("“Task description” as Action, “Responsible team” as Responsible, “Planned completion” as "
                         "Deadline.")
    assert kept.endswith("“Group” (A1), “Weather” (E1), “Shape” (F1).")


UNKNOWN = """
    | Lfd | Vorgang       | Wer zuerst | Bis        |
    | 1   | Mend the pier | Yard Crew  | 2018-06-30 |
    | 2   | Sew two sails | Sail Loft  | 2018-08-31 |
"""


@pytest.mark.parametrize("told", [
    ["Action=Vorgang", "Responsible=Wer zuerst", "Deadline=Bis"], ["Action=B", "Responsible=C", "Deadline=D"],
    ["Action=2", "Responsible=3", "Deadline=4"], ["Action=Log!B", "Responsible=Log!3", "Deadline=Log!Bis"],
    ["Action=b", "Responsible='Log'!c", "Deadline=Bis"],
])
def test_a_column_is_told_by_its_heading_its_letter_or_its_number(take: Take, told: list[str]) -> None:
    document = take({"Log": UNKNOWN}, headings=told)
    assert [(a.text, a.lead, a.deadline) for a in document.register.actions.values()] == [
        ("Mend the pier", ("YC",), "30 June 2018"), ("Sew two sails", ("SL",), "31 August 2018")]


def test_a_place_on_one_sheet_leaves_the_others_as_they_are(take: Take) -> None:
    document = take({
        "One": "| Action | Weather | Owner |\n| Mend the pier | Sew it | Yard Crew |",
        "Two": "| Action | Weather | Owner |\n| Sew two sails | Mend it | Sail Loft |",
    }, headings=["Comment=Two!B"])
    assert [comment.comment for comment in document.register.comments.values()] == ["Mend it"]


def test_a_letter_that_is_a_heading_means_the_heading_and_it_is_said(take: Take) -> None:
    document = take("""
        | A          | B             | Deadline   | Status      |
        | Yard Crew  | Mend the pier | 2018-06-30 | In progress |
        | Sail Loft  | Sew two sails | 2018-08-31 | Completed   |
    """, headings=["Action=B", "Responsible=A"])
    assert [action.text for action in document.register.actions.values()] == ["Mend the pier", "Sew two sails"]
    assert codes(document, "map-heading-not-place") == ["map-heading-not-place"] * 2


@pytest.mark.parametrize("place", ["E", "12", "Other sheet!B", "Log!Weather", "XFE", "0"])
def test_a_place_where_no_column_is_is_refused(take: Take, place: str) -> None:
    with pytest.raises(Refused) as refused:
        take({"Log": UNKNOWN}, headings=["Action=Vorgang", "Deadline=Bis", f"Responsible={place}"])
    assert refused.value.problem.code == "map-heading-missing"


@given(st.integers(1, 16_384))
def test_every_column_is_found_by_its_letters_and_by_its_number(column: int) -> None:
    by_letters, by_number = read_map([f"Action={column_letters(column)}", f"Action={column}"])
    assert by_letters.columns("Log", {}) == by_number.columns("Log", {}) == [column]


@given(word=st.one_of(st.sampled_from(sorted({stem.rstrip("*:") for stem in unaccented(stems._STEMS).split()})),
                      st.text("abcdeimnorst-1", max_size=6)),
       behind=st.sampled_from(["", "s", "ing", "1", "_", " x", "-"]))
def test_a_word_stands_for_all_whose_stems_it_is_or_begins_with(word: str, behind: str) -> None:
    assert stands_for(word + behind) == {kind for kind, pattern in declared().items() if pattern.fullmatch(word + behind)}


@cache
def declared() -> dict[str, re.Pattern[str]]:
    """What a word stands for -> the words as they are declared."""
    lines = (line.partition(": ") for line in stems._STEMS.strip().replace("\n    ", " ").splitlines())
    return {kind: re.compile("|".join(unaccented(stem).replace("*", r"\w*") for stem in told.split())) for kind, _, told in lines}


@pytest.mark.parametrize("heading", [
    "N° mesure", "N° de mesure", "N° de la mesure", "No. mesure", "Réf. mesure", "ID mesure", "N° action", "N° d’action",
    "Nº medida", "N.º de medida", "Número de la medida", "Nº acción", "№ меры", "Номер меры", "№ действия",
    "Measure no.", "Measure No", "Measure #", "Measure ID", "Action no.",
])
def test_the_number_of_an_action_is_known_by_each_of_our_words_for_one(take: Take, heading: str) -> None:
    document = take(f"""
        | No | Recommendation  | {heading} | Action        | Owner     | Deadline   | Status      |
        | 4  | Mend what broke | '4.7      | Mend the pier | Yard Crew | 2018-06-30 | In progress |
        | 4  | Mend what broke | '4.9      | Sew two sails | Yard Crew | 2018-06-30 | In progress |
        | 6  | Look after it   | '6.2      | Tar the boats | Yard Crew | 2018-06-30 | Done        |
    """)
    assert [*document.register.actions] == ["4.7", "4.9", "6.2"]


def test_footnotes_below_a_column_of_numbers_do_not_take_its_numbers_away(take: Take) -> None:
    document = take("""
        | Réf. | Recommandation | Action        | Pilote    | Échéance   | Statut   |
        | A-1  | Mend           | Mend the pier | Yard Crew | 2018-06-30 | En cours |
        | A-2  |                | Sew two sails | Yard Crew | 2018-06-30 | En cours |
        | A-3  | Look after it  | Tar the boats | Yard Crew | 2018-06-30 | Terminée |
        | YC : l’équipe de la cale sèche, qui répare aussi les voiles et les bateaux du port |
    """)
    assert [*document.register.actions] == ["A-1", "A-2", "A-3"]
