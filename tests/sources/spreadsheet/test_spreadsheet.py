"""Taking in trackers that exist already in Excel."""

from datetime import date

import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from tests.registers import numbers_of
from tests.sources.tables import codes
from tests.sources.trackers import Take, fill, merge
from toolkit.sources.spreadsheet.headings import read_heading
from toolkit.tracker.record.codes import Acceptance, Status
from toolkit.tracker.record.periods import Period
from toolkit.tracker.record.units import Unit
from toolkit.tracker.views.figures import latest_as_of

HEADER = "| No | Recommendation | Action | Responsible | Deadline | Status | Comments |"


def test_each_row_becomes_an_action(take: Take) -> None:
    document = take(f"""
        {HEADER}
        | 1 | Light the lamps | Buy lamps      | Keepers Office | 2018-06-30 | Implemented | Bought in May |
        | 2 | Paint the tower | Choose a paint | Paint Shop     | Q4 2019    | Ongoing     |               |
    """)
    register = document.register
    assert document.kind == "spreadsheet"
    assert numbers_of(register) == ["1", "2"]
    first, second = register.actions.values()
    assert (first.ref, first.text, first.deadline, first.due_date, first.status, first.lead) == (
        "1.1", "Buy lamps", "30 June 2018", date(2018, 6, 30), Status.IMPLEMENTED, ("KO",))
    assert (second.due_date, second.status) == (date(2019, 12, 31), Status.IN_PROGRESS)
    assert [comment.comment for comment in register.comments.values()] == ["Bought in May"]


def test_title_rows_merged_recommendations_and_another_order_of_columns(take: Take) -> None:
    document = take("""
        Follow-up to the Review of Lighthouses (2017)
        Status as of 31 December 2018
        -
        | Status      | Rec. no. | Recommendation  | Target date   | Planned action | Owner          |
        | Completed   | 1        | Light the lamps | End of 2018   | Buy lamps      | Keepers Office |
        | In progress |          |                 | 31 March 2019 | Train keepers  | Training Unit  |
        | Not started | 2        | Paint the tower | 2019          | Choose a paint | Paint Shop     |
    """, merge("A1:F1", "B5:B6", "C5:C6"))
    register = document.register
    assert (register.settings.title, latest_as_of(register)) == (
        "Follow-up to the Review of Lighthouses (2017)", date(2018, 12, 31))
    assert [(a.ref, a.due_date, a.status) for a in register.actions.values()] == [
        ("1.1", date(2018, 12, 31), Status.IMPLEMENTED), ("1.2", date(2019, 3, 31), Status.IN_PROGRESS),
        ("2.1", date(2019, 12, 31), Status.NOT_STARTED)]
    assert codes(document, "numbers", "repaired", "left") == []


def test_a_coloured_status_is_reported_and_taken_only_when_its_meaning_is_said(take: Take) -> None:
    tracker = f"""
        {HEADER}
        | 1 | Light the lamps | Buy lamps      | Keepers Office | 2018-06-30 |  |  |
        | 2 | Paint the tower | Choose a paint | Paint Shop     | 2019-06-30 |  |  |
    """
    colours = [fill("00B050", "F2"), fill("FF0000", "F3")]
    silent = take(tracker, colours)
    assert {a.status for a in silent.register.actions.values()} == {Status.NOT_REPORTED}
    assert codes(silent, "colours") == ["colours-found"]
    told = take(tracker, colours, colours=["green=implemented,#FF0000=not started"])
    assert [a.status for a in told.register.actions.values()] == [Status.IMPLEMENTED, Status.NOT_STARTED]


def test_struck_out_text_is_kept_apart_from_what_replaces_it(take: Take) -> None:
    document = take(f"""
        {HEADER}
        | 1 | Light the lamps | Buy lamps | Keepers Office | ~~30 June 2018~~ 31 December 2019 | Ongoing |  |
    """)
    action = document.register.actions["1.1"]
    assert (action.deadline, action.due_date) == ("31 December 2019", date(2019, 12, 31))
    struck = next(change for change in document.register.history if change.old)
    assert (struck.key, struck.old, struck.new, struck.sheet, struck.cell) == (
        "deadline", "30 June 2018", "31 December 2019", "Tracker", "E2")


def test_headings_in_two_rows_are_read_together(take: Take) -> None:
    document = take("""
        | No | Recommendation  | Key action | Responsibility |               | Timeline   |                  | Status    |
        |    |                 |            | Lead           | Support       | Deadline   | Revised deadline |           |
        | 1  | Light the lamps | Buy lamps  | Keepers Office | Training Unit | 2018-06-30 | 2019-06-30       | Ongoing   |
        | 2  | Paint the tower | Buy paint  | Paint Shop     |               | 2018-12-31 |                  | Completed |
    """, merge("A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1", "H1:H2"))
    first, second = document.register.actions.values()
    assert (first.lead, first.support, first.responsible) == (("KO",), ("TU",), "Keepers Office; Training Unit")
    assert (first.due_date, first.revised_deadline) == (date(2018, 6, 30), date(2019, 6, 30))
    assert (second.lead, second.support, second.status) == (("PS",), (), Status.IMPLEMENTED)


def test_a_french_tracker(take: Take) -> None:
    document = take("""
        Suivi des recommandations de l'évaluation des phares
        Situation au 31 décembre 2018
        | N° | Recommandation       | Mesures à prendre   | Unité responsable | Échéance    | État d'avancement | Commentaires     |
        | 1  | Allumer les lampes   | Acheter des lampes  | Bureau des Phares | 2018-06-30  | Achevé            | Achetées en mai  |
        |    |                      | Former les gardiens | Unité Formation   | fin 2018    | En cours          |                  |
        | 2  | Peindre la tour      | Choisir la peinture | Atelier Peinture  | À confirmer | Non commencé      |                  |
    """)
    register = document.register
    assert register.sources[""].language == "fr"
    assert [(a.ref, a.deadline, a.due_date) for a in register.actions.values()] == [
        ("1.1", "30 juin 2018", date(2018, 6, 30)), ("1.2", "fin 2018", date(2018, 12, 31)), ("2.1", "À confirmer", None)]
    assert [a.lead for a in register.actions.values()] == [("BP",), ("UF",), ("AP",)]
    assert [a.status for a in register.actions.values()] == [
        Status.IMPLEMENTED, Status.IN_PROGRESS, Status.NOT_STARTED]


def test_a_spanish_tracker(take: Take) -> None:
    document = take("""
        | Nº | Recomendación         | Acción             | Unidad responsable | Plazo      | Estado      | Observaciones | Prioridad |
        | 1  | Encender las lámparas | Comprar lámparas   | Oficina de Faros   | 2018-06-30 | Implementada | Listo        | Alta      |
        | 2  | Pintar la torre       | Elegir la pintura  | Taller de Pintura  | 2019       | En curso    |               | Baja      |
    """)
    register = document.register
    assert (register.sources[""].language, [a.deadline for a in register.actions.values()]) == (
        "es", ["30 de junio de 2018", "2019"])
    assert [a.status for a in register.actions.values()] == [Status.IMPLEMENTED, Status.IN_PROGRESS]
    assert register.extra["Actions"] == {"1.1": {"Prioridad": "Alta"}, "2.1": {"Prioridad": "Baja"}}


def test_a_russian_tracker_with_a_row_that_counts_the_columns(take: Take) -> None:
    document = take("""
        План мероприятий по обзору маяков
        | № п/п | Рекомендация   | Мероприятие    | Ответственный исполнитель | Срок исполнения | Статус      | Примечание     |
        | 1     | 2              | 3              | 4                         | 5               | 6           | 7              |
        | 1     | Зажечь лампы   | Купить лампы   | Отдел маяков              | 2018-06-30      | Выполнено   | Куплены в мае  |
        | 2     | Покрасить маяк | Выбрать краску | Малярный цех              | до конца 2018   | Не начато   |                |
    """)
    register = document.register
    assert register.sources[""].language == "ru"
    assert [(a.ref, a.deadline, a.due_date, a.status) for a in register.actions.values()] == [
        ("1.1", "30 июня 2018", date(2018, 6, 30), Status.IMPLEMENTED),
        ("2.1", "до конца 2018", date(2018, 12, 31), Status.NOT_STARTED)]
    assert codes(document, "left") == ["left-out"]


def test_sheets_of_one_layout_are_read_as_one_tracker(take: Take) -> None:
    document = take({
        "2016": f"{HEADER}\n| 1 | Light the lamps | Buy lamps | Keepers Office | 2016-06-30 | Completed | |",
        "2017": f"{HEADER}\n| 1 | Paint the tower | Buy paint | Paint Shop | 2017-06-30 | Ongoing | |",
        "Lists": "| Statuses |\n| Completed |\n| Ongoing |",
    })
    assert list(document.register.actions) == ["2016-1.1", "2017-1.1"]
    assert numbers_of(document.register) == ["2016-1", "2017-1"]
    assert codes(document, "numbers", "sheet") == ["numbers-prefixed", "numbers-prefixed", "sheet-left-out"]
    change = next(c for c in document.register.history if c.new == "Paint the tower")
    assert (change.sheet, change.cell) == ("2017", "B2")


@pytest.mark.parametrize(("header", "first", "second"), [
    ("| No | Action |", ("1", "2"), ("1", "2")),
    ("| Ref | Action |", ("A1", "A2"), ("A2", "A3")),
    ("| Rec | Recommendation | Ref | Action |", ("1 | Light | 1.1", "1 | Light | 1.2"),
     ("1 | Light | 1.2", "2 | Seed | 2.1")),
])
def test_sheets_that_each_count_from_one_keep_every_number(
    take: Take, header: str, first: tuple[str, ...], second: tuple[str, ...]
) -> None:
    rows = {sheet: [f"| {number} | Act {sheet} {number[-2:]} | Keepers Office | 2016-06-30 | Ongoing |"
                    for number in numbers] for sheet, numbers in (("2016", first), ("2017", second))}
    document = take({sheet: "\n".join([f"{header} Responsible | Deadline | Status |", *lines])
                     for sheet, lines in rows.items()})
    written = [(sheet, number.rpartition("| ")[2]) for sheet, numbers in (("2016", first), ("2017", second))
               for number in numbers]
    actions = document.register.actions
    assert list(actions) == [f"{sheet}-{number}" for sheet, number in written]
    told = {c.ref: c.sheet for c in document.register.history if c.key == "text"}
    assert [(told[a.ref], a.own_number) for a in actions.values()] == written
    assert codes(document, "numbers") == ["numbers-prefixed", "numbers-prefixed"]


def test_a_number_that_a_sheet_gives_twice_is_kept_beside_the_reference(take: Take) -> None:
    document = take("""
        | Ref | Action    | Responsible    | Deadline   | Status  |
        | A1  | Buy lamps | Keepers Office | 2016-06-30 | Ongoing |
        | A1  | Hang them | Keepers Office | 2016-06-30 | Ongoing |
    """)
    assert [(a.ref, a.number) for a in document.register.actions.values()] == [("A1", ""), ("1", "A1")]


def test_sheets_by_unit_share_their_recommendations(take: Take) -> None:
    units = (Unit("KO", "Keepers Office"), Unit("PS", "Paint Shop"))
    header = "| No | Recommendation | Action | Deadline | Status |"
    document = take({
        "Keepers Office": f"{header}\n| 1 | Light the lamps | Buy lamps | 2016-06-30 | Completed |",
        "Paint Shop": f"{header}\n| 1 | Light the lamps | Paint the lamps | 2017-06-30 | Ongoing |",
    }, units=units)
    assert numbers_of(document.register) == ["1"]
    assert [(a.ref, a.lead) for a in document.register.actions.values()] == [("1.1", ("KO",)), ("1.2", ("PS",))]


def test_several_units_in_a_cell(take: Take) -> None:
    document = take(f"""
        {HEADER}
        | 1 | Light the lamps | Buy lamps. Hang them up. | Keepers Office\\nTraining Unit | 2018-06-30 | Ongoing | |
        | 2 | Paint the tower | Buy paint                | Paint Shop; Keepers Office     | 2018-06-30 | Ongoing | |
        | 3 | Sweep the stair | Buy brooms               | Training Unit / Paint Shop     | 2018-06-30 | Ongoing | |
    """)
    assert [(a.lead, a.support) for a in document.register.actions.values()] == [
        (("KO",), ("TU",)), (("PS",), ("KO",)), (("TU",), ("PS",))]


def test_a_cell_with_several_deadlines_and_actions_is_read_apart(take: Take) -> None:
    document = take(f"""
        {HEADER}
        | 1 | Light the lamps | Buy lamps\\nHang them up | Keepers Office | 30 June 2018\\n31 December 2018 | Completed\\nOngoing | Fine |
    """)
    assert [(a.ref, a.text, a.due_date, a.status) for a in document.register.actions.values()] == [
        ("1.1", "Buy lamps", date(2018, 6, 30), Status.IMPLEMENTED),
        ("1.2", "Hang them up", date(2018, 12, 31), Status.IN_PROGRESS)]
    assert codes(document, "repaired") == ["repaired-collapsed", "repaired-shared"]


def test_dates_as_text_and_as_figures_and_without_their_format(take: Take) -> None:
    document = take(f"""
        {HEADER}
        | 1 | Light the lamps | Buy lamps | Keepers Office | '25/06/2018 | Ongoing | |
        | 2 | Paint the tower | Buy paint | Paint Shop     | '03/04/2018 | Ongoing | |
        | 3 | Sweep the stair | Get broom | Paint Shop     | 2015        | Ongoing | |
        | 4 | Clean the lens  | Get cloth | Paint Shop     | 43465       | Ongoing | |
        | 5 | Oil the hinges  | Get oil   | Paint Shop     | ASAP        | Ongoing | |
    """)
    assert [a.due_date for a in document.register.actions.values()] == [
        date(2018, 6, 25), date(2018, 4, 3), date(2015, 12, 31), None, None]
    malformed = next(p for p in document.problems if p.code == "deadline-malformed")
    assert (malformed.place.cell, malformed.suggestion) == ("E5", "2018-12-31")
    assert codes(document, "date", "deadline-w") == ["date-settled", "deadline-without-day"]


def test_a_reference_kept_as_a_number_is_read_as_it_was_meant(take: Take) -> None:
    rows = "\n".join(f"| {f'1.{n}' if n < 10 else '1.1' if n == 10 else '1.11'} | Light the lamps | Buy lamp {n} | "
                     f"Keepers Office | 2018-06-30 | Ongoing | |" for n in range(1, 12))
    document = take(f"{HEADER}\n{rows}")
    assert list(document.register.actions) == [f"1.{n}" for n in range(1, 12)]
    assert numbers_of(document.register) == ["1"]
    assert codes(document, "repaired") == ["repaired-ten"]


def test_notes_are_taken_along_as_comments(take: Take) -> None:
    def note(sheet: Worksheet) -> None:
        sheet["E2"].comment = Comment("Agreed by phone", "A. Keeper")
        sheet["F1"].comment = Comment("Choose from the list", "A. Keeper")

    document = take(f"{HEADER}\n| 1 | Light the lamps | Buy lamps | Keepers Office | 2018-06-30 | Ongoing | Two bought |", note)
    assert document.register.comments["1.1", "KO", ""].comment == "Two bought\nDeadline: Agreed by phone"


def test_hidden_rows_columns_and_sheets_are_read_and_said(take: Take) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["G"].hidden = True
        sheet.auto_filter.ref = "A1:G3"
        sheet.parent["Old"].sheet_state = "hidden"  # type: ignore[index]

    document = take({
        "Now": f"{HEADER}\n| 1 | Light the lamps | Buy lamps | Keepers Office | 2018-06-30 | Ongoing | |\n"
               "| 2 | Paint the tower | Buy paint | Paint Shop | 2018-06-30 | Ongoing | Grey |",
        "Old": f"{HEADER}\n| 3 | Sweep the stair | Get broom | Paint Shop | 2015 | Completed | |",
    }, hide)
    assert list(document.register.actions) == ["1.1", "2.1", "3.1"]
    assert codes(document, "hidden") == ["hidden-rows", "hidden-columns", "hidden-sheet"]


def test_totals_footnotes_and_a_legend_below_the_table_are_left_out_and_listed(take: Take) -> None:
    document = take(f"""
        {HEADER}
        | 1     | Light the lamps | Buy lamps | Keepers Office | 2018-06-30 | Ongoing |  |
        | 2     | Paint the tower | Buy paint | Paint Shop     | 2018-06-30 |         |  |
        | Total |                 | 2         |                |            | 50%     |  |
        * Subject to funding
        -
        | Legend |             |
        |        | Implemented |
        |        | Overdue     |
    """, [fill("00B050", "F3", "A8"), fill("FF0000", "A9")])
    assert list(document.register.actions) == ["1.1", "2.1"]
    assert codes(document, "left") == ["left-out"] * 5
    colours = next(p for p in document.problems if p.code == "colours-found")
    assert colours.suggestion == "green=implemented"


def test_dividers_become_sections_of_the_rows_below(take: Take) -> None:
    document = take(f"""
        {HEADER}
        Light and glass
        | 1 | Light the lamps | Buy lamps | Keepers Office | 2018-06-30 | Ongoing |  |
        Paint and brooms
        | 2 | Paint the tower | Buy paint | Paint Shop     | 2018-06-30 | Ongoing |  |
    """, merge("A2:G2", "A4:G4"))
    assert [rows["Section"] for rows in document.register.extra["Actions"].values()] == [
        "Light and glass", "Paint and brooms"]


def test_dividers_that_are_the_recommendations(take: Take) -> None:
    document = take("""
        | No | Action | Responsible | Deadline | Status |
        Recommendation 1: Light the lamps
        | 1.1 | Buy lamps | Keepers Office | 2018-06-30 | Ongoing |
        | 1.2 | Hang them | Keepers Office | 2018-06-30 | Ongoing |
        Recommendation 2: Paint the tower
        | 2.1 | Buy paint | Paint Shop     | 2018-06-30 | Ongoing |
    """, merge("A2:E2", "A5:E5"))
    register = document.register
    assert {r.number: r.text for r in register.recommendations.values()} == {"1": "Light the lamps", "2": "Paint the tower"}
    assert [(a.ref, a.recommendation) for a in register.actions.values()] == [("1.1", "1"), ("1.2", "1"), ("2.1", "2")]


def test_an_audit_tracker_without_a_column_of_actions(take: Take) -> None:
    document = take("""
        | Audit report | Rec. # | Recommendation  | Management response | Accepted? | Due date   | Action owner   | Current status | Date completed |
        | A/2017       | 7      | Light the lamps | We will buy lamps.  | Yes, agreed | 2018-06-30 | Keepers Office | Closed       |                |
        | A/2017       | 9      | Paint the tower | Too dear.           | Rejected  | 2018-06-30 | Paint Shop     | Implemented    | 2018-05-02     |
    """)
    register = document.register
    assert [(r.number, r.origin, r.response) for r in register.recommendations.values()] == [
        ("7", "A/2017", "We will buy lamps.\nYes, agreed"), ("9", "A/2017", "Too dear.")]
    assert register.recommendations["", "9"].acceptance is Acceptance.NOT_ACCEPTED
    second = register.actions["9.1"]
    assert (second.text, second.due_date, second.completed) == (
        "Paint the tower", date(2018, 6, 30), Period.of_day(date(2018, 5, 2)))


def test_a_plain_list_of_actions(take: Take) -> None:
    document = take("""
        | # | What       | Who            | By when    | Done on    |
        | 1 | Buy lamps  | Keepers Office | 2018-06-30 | 2018-06-01 |
        | 2 | Buy paint  | Paint Shop     | 2018-12-31 |            |
    """)
    register = document.register
    assert not register.recommendations
    assert [(a.ref, a.recommendation, a.lead) for a in register.actions.values()] == [
        ("1", "", ("KO",)), ("2", "", ("PS",))]


def test_several_columns_of_comments_keep_their_headings(take: Take) -> None:
    document = take("""
        | Recommendation  | Action    | Responsible    | Deadline   | Status  | Update 2017 | Update 2018 | Evidence |
        | Light the lamps | Buy lamps | Keepers Office | 2018-06-30 | Ongoing | Two bought  | All bought  | Invoice  |
    """)
    comment = document.register.comments["1.1", "KO", ""]
    assert comment.comment == "Update 2017: Two bought\nUpdate 2018: All bought"
    assert comment.evidence == "Invoice"
    assert codes(document, "numbers") == ["numbers-made"]


def test_a_traffic_light_beside_the_status_is_carried_along(take: Take) -> None:
    document = take("""
        | Ref | Recommendation  | Agreed action | Lead           | RAG   | Implementation status | Timeline |
        | R1  | Light the lamps | Buy lamps     | Keepers Office | Amber | Ongoing               | Q3 2018  |
    """)
    assert document.register.actions["R1.1"].status is Status.IN_PROGRESS
    assert document.register.extra["Actions"] == {"R1.1": {"RAG": "Amber"}}
    assert codes(document, "column") == ["column-same"]


def test_the_name_of_a_colour_written_out_counts_as_the_colour(take: Take) -> None:
    document = take(f"""
        {HEADER}
        | 1 | Light the lamps | Buy lamps | Keepers Office | 2018 | Green |  |
        | 2 | Paint the tower | Buy paint | Paint Shop     | 2018 | Amber |  |
    """, colours=["green=implemented,orange=in_progress"])
    assert [a.status for a in document.register.actions.values()] == [Status.IMPLEMENTED, Status.IN_PROGRESS]


def test_a_colour_that_contradicts_the_word_is_reported_and_the_word_counts(take: Take) -> None:
    document = take(f"{HEADER}\n| 1 | Light the lamps | Buy lamps | Keepers Office | 2018 | Ongoing |  |",
                    fill("FF0000", "F2"), colours=["red=not_started"])
    assert document.register.actions["1.1"].status is Status.IN_PROGRESS
    assert codes(document, "colour") == ["colour-contradicts"]


def test_a_column_of_numbers_without_a_heading_numbers_the_recommendations(take: Take) -> None:
    document = take("""
        |    | Recommendation  | Key actions | By whom        | When | State   |
        | 1. | Light the lamps | Buy lamps   | Keepers Office | 2018 | Ongoing |
        |    |                 | Hang them   | Keepers Office | 2019 | Ongoing |
        | 3. | Paint the tower | Buy paint   | Paint Shop     | 2019 | Ongoing |
    """)
    assert list(document.register.actions) == ["1.1", "1.2", "3.1"]


def test_an_action_merged_over_several_units_is_one_action_for_each(take: Take) -> None:
    document = take(f"""
        {HEADER}
        | 1 | Light the lamps | Buy lamps | Keepers Office | 2018-06-30 | Completed |  |
        |   |                 |           | Training Unit  | 2018-12-31 | Ongoing   |  |
    """, merge("A2:A3", "B2:B3", "C2:C3"))
    assert [(a.ref, a.text, a.lead) for a in document.register.actions.values()] == [
        ("1.1", "Buy lamps", ("KO",)), ("1.2", "Buy lamps", ("TU",))]
    assert codes(document, "repaired") == ["repaired-shared"]


def test_a_row_that_is_struck_out_whole_is_left_out_and_listed(take: Take) -> None:
    document = take(f"""
        {HEADER}
        | 1     | Light the lamps     | Buy lamps     | Keepers Office | 2018     | Ongoing     |  |
        | ~~2~~ | ~~Paint the tower~~ | ~~Buy paint~~ | ~~Paint Shop~~ | ~~2018~~ | ~~Ongoing~~ |  |
    """)
    assert numbers_of(document.register) == ["1"]
    assert codes(document, "struck") == ["struck-row"]


def test_a_recommendation_without_an_action_keeps_its_columns(take: Take) -> None:
    document = take("""
        | No | Recommendation  | Accepted | Action    | Owner          | Deadline | Status  | Priority |
        | 1  | Light the lamps | Yes      | Buy lamps | Keepers Office | 2018     | Ongoing | High     |
        | 2  | Paint the tower | No       |           |                |          |         | Low      |
    """)
    register = document.register
    assert list(register.actions) == ["1.1"]
    assert register.extra["Recommendations"] == {" | 2": {"Priority": "Low"}}
    assert [r.acceptance for r in register.recommendations.values()] == [Acceptance.ACCEPTED, Acceptance.NOT_ACCEPTED]


def test_an_extra_column_with_a_heading_of_ours_gets_a_name_of_its_own(take: Take) -> None:
    document = take("""
        | No | Recommendation  | Action    | Owner          | Deadline | Timing | Deadline | Status  |
        | 1  | Light the lamps | Buy lamps | Keepers Office | 2018     | Tight  | 2019     | Ongoing |
    """)
    assert document.register.extra["Actions"] == {"1.1": {"Timing (F)": "Tight", "Deadline (G)": "2019"}}


@pytest.mark.parametrize(("heading", "key"), [
    ("Target date for completion", "deadline"), ("Status (as of 31 Dec 2018)", "status"), ("Action owner", "responsible"),
    ("Statut de l'action", "status"), ("Estado de la acción", "status"), ("Echeance", "deadline"),
    ("Ответственные исполнители", "responsible"), ("Lead / Support", "responsible"), ("Status / Comments", "progress"),
    ("Update Q1 2019", "comment"), ("Recomendation", "recommendation"), ("Total actions", ""), ("Budget (USD)", ""),
])
def test_headings_are_known_by_their_words(heading: str, key: str) -> None:
    match = read_heading(heading)
    assert (match.key if match else "") == key


def test_a_second_table_below_with_headings_of_its_own_is_read_too(take: Take) -> None:
    document = take(f"""
        {HEADER}
        | 1 | Light the lamps | Buy lamps | Keepers Office | 2018-06-30 | Ongoing |  |
        -
        Part B: closed recommendations
        | No | Recommendation  | Status | Action    | Responsible |
        | 7  | Paint the tower | Closed | Buy paint | Paint Shop  |
    """)
    assert [(a.ref, a.text, a.lead, a.status) for a in document.register.actions.values()] == [
        ("1.1", "Buy lamps", ("KO",), Status.IN_PROGRESS),
        ("7.1", "Buy paint", ("PS",), Status.NOT_REPORTED)]


def test_a_remark_is_kept_whole_and_tells_no_status_beside_a_column_of_statuses(take: Take) -> None:
    document = take(f"""
        {HEADER}
        | 1 | Light the lamps | Buy lamps | Keepers Office | 2018 |         | Completed in May by the crew |
        | 2 | Paint the tower | Buy paint | Paint Shop     | 2018 | Ongoing | Started in June              |
    """)
    assert [a.status for a in document.register.actions.values()] == [Status.NOT_REPORTED, Status.IN_PROGRESS]
    assert [c.comment for c in document.register.comments.values()] == ["Completed in May by the crew", "Started in June"]


def test_a_date_of_implementation_tells_the_status_where_no_column_does(take: Take) -> None:
    document = take("""
        | No | Recommendation  | Action    | Owner          | Deadline   | Implementation date |
        | 1  | Light the lamps | Buy lamps | Keepers Office | 2018-06-30 | 2018-06-01          |
        | 2  | Paint the tower | Buy paint | Paint Shop     | 2018-12-31 |                     |
    """)
    assert [a.status for a in document.register.actions.values()] == [Status.IMPLEMENTED, Status.NOT_REPORTED]
    assert codes(document, "status") == ["status-from-date", "status-not-stated"]


def test_a_day_of_implementation_that_only_the_comment_states_is_told(take: Take) -> None:
    document = take(f"""
        {HEADER}
        | 1 | Light the lamps | Buy lamps | Keepers Office | 2018-06-30 | Implemented | Done on 15 May 2018  |
        | 2 | Paint the tower | Buy paint | Paint Shop     | 2018-06-30 | Implemented | The tower is painted |
    """)
    assert [a.completed and a.completed.plain for a in document.register.actions.values()] == ["2018-05-15", None]
    assert [(p.code, p.found, p.suggestion, p.place.cell) for p in document.problems if "comment" in p.code] == [
        ("completed-from-comment", "15 May 2018", "2018-05-15", "G2")]


def test_a_status_that_does_not_say_how_far_the_action_is_is_asked(take: Take) -> None:
    document = take(f"""
        {HEADER}
        | 1 | Light the lamps | Buy lamps   | Keepers Office | 2018-06-30 | Closed                 |                    |
        | 2 | Paint the tower | Buy paint   | Paint Shop     | 2018-06-30 | Closed (no paint)      |                    |
        | 3 | Sweep the stair | Get brooms  | Paint Shop     | 2018-06-30 | Will be completed      |                    |
        | 4 | Clean the lens  | Get cloths  | Paint Shop     | 2018-06-30 | 21 % (6) had been done |                    |
        | 5 | Oil the hinges  | Get oil     | Paint Shop     | 2018-06-30 | ☐ Done                 |                    |
        | 6 | Mend the door   | Get a board | Paint Shop     | 2018-06-30 | It is being completed  |                    |
        | 7 | Mend the roof   | Get tiles   | Paint Shop     | 2018-06-30 | Implemented            | Tiles being bought |
    """)
    assert [action.status for action in document.register.actions.values()] == [
        Status.NOT_REPORTED, Status.CLOSED_NOT_IMPLEMENTED, Status.NOT_REPORTED, Status.NOT_REPORTED,
        Status.NOT_REPORTED, Status.IN_PROGRESS, Status.IMPLEMENTED]
    assert [(p.code, p.found, p.suggestion, p.place.cell) for p in document.problems if p.code.startswith("status")] == [
        ("status-closed", "Closed", "Implemented or Closed without implementation", "F2"),
        ("status-unclear", "Will be completed", "Not started or In progress", "F4"),
        ("status-unclear", "21 % (6)", "In progress", "F5"), ("status-unclear", "☐ Done", "Not started or In progress", "F6"),
        ("status-doubtful", "being bought", "Implemented", "G8")]


@pytest.mark.parametrize(("number_format", "refs"), [
    ('"REC-2024-"000', ["REC-2024-007", "REC-2024-012"]), ("000", ["007", "012"]), ('"R-"0', ["R-7", "R-12"]), ("0.0", ["7.0", "12.0"]),
    ("0\\.0", ["0.7", "1.2"]), ("General", ["7", "12"]),
])
@pytest.mark.parametrize("heading", ["No", "Ref.", "Action no."])
def test_a_reference_is_read_as_its_number_format_shows_it(
    take: Take, heading: str, number_format: str, refs: list[str],
) -> None:
    def numbered(sheet: Worksheet) -> None:
        for address in ("A2", "A3"):
            sheet[address].number_format = number_format

    document = take(f"""
        | {heading} | Action    | Responsible    | Deadline   | Status  |
        | 7         | Buy lamps | Keepers Office | 2018-06-30 | Ongoing |
        | 12        | Buy paint | Paint Shop     | 2018-06-30 | Ongoing |
    """, numbered)
    assert list(document.register.actions) == refs


def test_a_recommendation_is_numbered_as_its_number_format_shows_it(take: Take) -> None:
    def numbered(sheet: Worksheet) -> None:
        for address in ("A2", "A3"):
            sheet[address].number_format = '"R-"000'

    document = take(f"""
        {HEADER}
        | 7  | Light the lamps | Buy lamps | Keepers Office | 2018-06-30 | Ongoing |  |
        | 12 | Paint the tower | Buy paint | Paint Shop     | 2018-06-30 | Ongoing |  |
    """, numbered)
    assert numbers_of(document.register) == ["R-007", "R-012"]


def test_a_share_that_its_number_format_rounds_to_all_is_not_implemented(take: Take) -> None:
    def as_share(sheet: Worksheet) -> None:
        sheet["F2"].value, sheet["F2"].number_format = 0.996, "0%"

    document = take(f"{HEADER}\n| 1 | Light the lamps | Buy lamps | Keepers Office | 2018-06-30 | x | |", as_share)
    assert document.register.actions["1.1"].status is Status.IN_PROGRESS
