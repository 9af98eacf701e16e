"""Work plans: starts beside ends, shares of what is done, outlines with sums, supporting columns, codes, short headings."""

import pytest

from tests.sources.spreadsheet.test_headings import read_as
from tests.sources.tables import codes
from tests.sources.trackers import Take
from toolkit.sources.documents.workbook_cells import Cell
from toolkit.sources.spreadsheet.evidence import percentages
from toolkit.sources.spreadsheet.headings import read_heading
from toolkit.sources.taking_in import TakenInDocument
from toolkit.tracker.record.problems import what_is_wrong


def short(document: TakenInDocument) -> list[str]:
    """Its actions in short: text, who, when, how far."""
    return [" · ".join([action.text, action.responsible, str(action.due_date or ""), action.status.value])
            for action in document.register.actions.values()]


# the end beside a start


@pytest.mark.parametrize(("start", "end"), [
    ("Inicio", "Fin"), ("Start", "Finish"), ("Fecha de inicio", "Fecha de término"), ("Début", "Fin"),
    ("Date de début", "Date de fin"), ("Начало", "Окончание"), ("Дата начала", "Дата окончания"), ("Begin", "End"),
    ("Planned start", "Planned end"),
])
def test_the_end_beside_a_start_is_the_deadline_without_a_question(take: Take, start: str, end: str) -> None:
    document = take(f"""
        | No | Activity       | Responsible    | {start}    | {end}      | Status      |
        | 1  | Buy new lamps  | Keepers Office | 2018-01-10 | 2018-06-30 | In progress |
        | 2  | Paint the door | Paint Shop     | 2018-02-10 | 2018-07-31 | Not started |
    """)
    assert [str(action.due_date) for action in document.register.actions.values()] == ["2018-06-30", "2018-07-31"]
    assert codes(document, "heading-guessed") == []


@pytest.mark.parametrize(("end", "cells", "key"), [
    ("End", ("2018-05-01", "", ""), ""), ("Finish", ("north", "south", "east"), ""), ("Actual end", ("2018-05-01", "", ""), "completed"),
])
def test_an_end_that_only_what_is_done_has_or_that_is_no_date_is_no_deadline(
    take: Take, end: str, cells: tuple[str, ...], key: str
) -> None:
    states = ("Done", "In progress", "Not started")
    document = take("\n".join([f"| No | Activity | Responsible | Start | {end} | Status |", *(
        f"| {n} | Sweep yard {n} | Paint Shop | 2018-01-10 | {cell} | {state} |"
        for n, (cell, state) in enumerate(zip(cells, states, strict=True), 1))]))
    assert read_as(document)[end] == key


def test_beside_a_deadline_an_end_is_kept_as_it_is(take: Take) -> None:
    document = take("""
        | No | Activity       | Responsible    | Deadline   | Start      | Finish     | Status      |
        | 1  | Buy new lamps  | Keepers Office | 2018-12-31 | 2018-01-10 | 2018-06-30 | In progress |
    """)
    assert short(document) == ["Buy new lamps · Keepers Office · 2018-12-31 · in_progress"]
    assert read_as(document)["Finish"] == ""


# the share that is done


@pytest.mark.parametrize(("heading", "cells"), [
    ("% avance", ("0%", "40%", "100%")), ("Avance %", ("0", "0.4", "1")), ("% complete", ("0", "40", "100")),
    ("Progress (%)", ("0 %", "40 %", "100 %")), ("% réalisé", ("0", "40", "100")), ("Готовность, %", ("0", "40", "100")),
    ("Percent done", ("0", "40", "100")), ("% cumpl.", ("0%", "40%", "100%")),
])
def test_the_share_that_is_done_is_the_status_where_no_other_column_is(
    take: Take, heading: str, cells: tuple[str, ...]
) -> None:
    document = take("\n".join([f"| No | Activity | Responsible | Deadline | {heading} |", *(
        f"| {number} | Sweep yard {number} | Paint Shop | 2018-06-30 | {cell} |" for number, cell in enumerate(cells, 1))]))
    assert [action.status.value for action in document.register.actions.values()] == [
        "not_started", "in_progress", "implemented"]
    assert codes(document, "status") == []


@pytest.mark.parametrize("heading", ["% of budget", "Cost (%)", "% complete date", "Weight %"])
def test_a_share_of_something_else_is_no_status(take: Take, heading: str) -> None:
    document = take(f"| No | Activity | Responsible | Deadline | {heading} |\n| 1 | Sweep yards | Yard | 2018-06-30 | 40% |")
    assert read_as(document)[heading] == ""


def test_beside_a_status_a_share_is_kept_as_it_is(take: Take) -> None:
    document = take("""
        | No | Activity      | Responsible    | Deadline   | Status      | % complete |
        | 1  | Buy new lamps | Keepers Office | 2018-06-30 | Not started | 40%        |
    """)
    assert short(document) == ["Buy new lamps · Keepers Office · 2018-06-30 · not_started"]


@pytest.mark.parametrize(("figures", "said", "cells"), [
    ("% avancement", "Libellé", ("Terminée", "En cours", "Non commencée")),
    ("Avancement", "Libellé", ("Terminée", "En cours", "Non commencée")),
    ("État", "Où on en est", ("Terminée", "En cours", "Non commencée")),
    ("% réalisé", "État", ("Terminée", "En cours", "Non commencée")),
    ("Status (%)", "Status remarks", ("Completed", "In progress", "Not started")),
    ("% complete", "Comments", ("Completed", "In progress", "Not started")),
    ("% avance", "Estado", ("Concluida", "En curso", "No iniciada")),
    ("Avance (%)", "Descripción", ("Concluida", "En curso", "No iniciada")),
    ("%", "Статус", ("Выполнено", "Выполняется", "Не начато")),
    ("Готовность, %", "Примечание", ("Выполнено", "Выполняется", "Не начато")),
])
def test_words_say_how_far_it_is_where_figures_do_too(take: Take, figures: str, said: str, cells: tuple[str, ...]) -> None:
    document = take(f"""
        | No | Activity      | Responsible    | Deadline   | {figures} | {said}     |
        | 1  | Buy new lamps | Keepers Office | 2018-06-30 | 1         | {cells[0]} |
        | 2  | Paint a door  | Keepers Office | 2018-06-30 | 0.5       | {cells[1]} |
        | 3  | Sweep a yard  | Keepers Office | 2018-06-30 | 0         | {cells[2]} |
    """)
    assert [action.status.value for action in document.register.actions.values()] == [
        "implemented", "in_progress", "not_started"]
    assert read_as(document)[figures] == ""
    assert {*codes(document, "column-same"), *codes(document, "columns-kept")}
    assert codes(document, "status") == []


def test_figures_that_contradict_the_words_are_told_once(take: Take) -> None:
    document = take("""
        | No | Mesure        | Responsable    | Échéance   | Avancement |            |
        |    |               |                |            | %          | Libellé    |
        | 1  | Buy new lamps | Keepers Office | 2018-06-30 | 0          | Terminée   |
        | 2  | Paint a door  | Keepers Office | 2018-06-30 | 1          | En cours   |
        | 3  | Sweep a yard  | Keepers Office | 2018-06-30 | 0.5        | Abandonnée |
        | 4  | Sweep a path  | Keepers Office | 2018-06-30 | 0          | En cours   |
    """, lambda sheet: sheet.merge_cells("E1:F1"))
    assert [action.status.value for action in document.register.actions.values()] == [
        "implemented", "in_progress", "closed_not_implemented", "in_progress"]
    (told,) = [problem for problem in document.problems if problem.code == "status-contradicted"]
    assert what_is_wrong(told) == (
        "The figures of “Avancement %” contradict the words of “Libellé”. The words were used. Number of rows: 2.")


def test_comments_of_several_words_stay_comments_beside_a_share(take: Take) -> None:
    document = take("""
        | No | Activity      | Responsible    | Deadline   | % complete | Comments                               |
        | 1  | Buy new lamps | Keepers Office | 2018-06-30 | 100%       | Completed with the help of the harbour |
        | 2  | Paint a door  | Keepers Office | 2018-06-30 | 50%        | In progress since the spring of 2018   |
        | 3  | Sweep a yard  | Keepers Office | 2018-06-30 | 0%         | Not started, as nobody has a broom     |
    """)
    assert [action.status.value for action in document.register.actions.values()] == [
        "implemented", "in_progress", "not_started"]
    assert read_as(document)["Comments"] == "comment"


@pytest.mark.parametrize(("shown", "meant"), [
    (["0", "1"], {"0": "0%"}), (["0", "0.5", "1"], {"0": "0%", "0.5": "50%", "1": "100%"}),
    (["1", "60"], {"1": "1%", "60": "60%"}), (["0.5", "60"], {}), (["40%", "1"], {}), (["0,25"], {"0,25": "25%"}),
])
def test_a_figure_is_read_as_a_percentage_only_where_its_column_shows_of_what(
    shown: list[str], meant: dict[str, str]
) -> None:
    assert percentages(Cell(row, 1, text) for row, text in enumerate(shown, 1)) == meant


def test_a_schedule_without_anybody_responsible_comes_in(take: Take) -> None:
    document = take("""
        | Task Name      | Duration | Start      | Finish     | % Complete |
        | Buy new lamps  | 30 days  | 2018-01-10 | 2018-06-30 | 40%        |
        | Paint the door | 12 days  | 2018-02-10 | 2018-07-31 | 0%         |
    """)
    assert short(document) == ["Buy new lamps ·  · 2018-06-30 · in_progress", "Paint the door ·  · 2018-07-31 · not_started"]


# sums of an outline


OUTLINE = """
    | No    | Activity                 | Responsible | Start      | Finish     | % complete | Remarks |
    | 1     | COMPONENT 1. LIGHTS      |             | {0}        | {1}        | {2}        |         |
    | 1.1   | Buy new lamps            | Lamp Shop   | 2018-01-10 | 2018-06-30 | 40%        | In May  |
    | 1.2   | Clean the lenses         | Lamp Shop   | 2018-03-01 | 2018-09-30 | 0%         |         |
    | 2     | COMPONENT 2. BOATS       |             |            |            |            |         |
    | 2.1   | Tar the boats            | Boat House  | 2018-02-01 | 2018-07-31 | 100%       |         |
"""


@pytest.mark.parametrize("sums", [("", "", "20%"), ("2018-01-10", "2018-09-30", ""), ("2018-01-01", "2018-12-31", "20%")])
def test_a_parent_that_sums_up_the_lines_below_it_is_no_action(take: Take, sums: tuple[str, str, str]) -> None:
    document = take(OUTLINE.format(*sums))
    assert [action.text for action in document.register.actions.values()] == [
        "Buy new lamps", "Clean the lenses", "Tar the boats"]
    assert [one.text for one in document.register.recommendations.values()] == ["COMPONENT 1. LIGHTS", "COMPONENT 2. BOATS"]


@pytest.mark.parametrize("sums", [("2018-04-01", "2018-09-30", ""), ("", "", "waits for the shop"), ("2018-01-10", "2018-07-15", "")])
def test_what_says_more_than_a_sum_is_an_action_of_its_own(take: Take, sums: tuple[str, str, str]) -> None:
    texts = [action.text for action in take(OUTLINE.format(*sums)).register.actions.values()]
    assert "COMPONENT 1. LIGHTS" in texts


@pytest.mark.parametrize("numbering", ["WBS", "WBS code", "EDT", "Outline number"])
def test_an_outline_may_be_numbered_by_its_work_breakdown(take: Take, numbering: str) -> None:
    document = take(OUTLINE.replace("| No    |", f"| {numbering} |").format("2018-01-10", "2018-09-30", "20%"))
    assert [action.ref for action in document.register.actions.values()] == ["1.1", "1.2", "2.1"]


@pytest.mark.parametrize("words", ["AVANCE GENERAL", "Overall progress", "Готовность в целом", "Moyenne"])
def test_a_figure_for_all_below_the_last_row_is_no_action(take: Take, words: str) -> None:
    document = take(OUTLINE.format("", "", "20%") + f"| {words} | | | | | 52% | |")
    assert len(document.register.actions) == 3
    assert all(words != action.ref for action in document.register.actions.values())


def test_a_divider_may_have_a_figure_beside_it(take: Take) -> None:
    document = take("""
        | No    | Activity         | Responsible | Deadline   | Status      | Done |
        | Yards |                  |             |            |             | 52%  |
        | 1     | Sweep both yards | Yard Crew   | 2018-06-30 | In progress | 40%  |
    """)
    assert short(document) == ["Sweep both yards · Yard Crew · 2018-06-30 · in_progress"]


# who supports


@pytest.mark.parametrize(("lead", "other"), [
    ("Lead", "With"), ("Lead", "Supported by"), ("Lead unit", "Assisting"), ("Responsible", "With"), ("Chef de file", "Avec"),
    ("Responsable", "Con apoyo de"), ("Ответственный", "При поддержке"),
])
def test_a_supporting_column_stands_beside_a_leading_one(take: Take, lead: str, other: str) -> None:
    document = take(f"""
        | No | Action        | {lead}         | {other}    | Deadline   | Status      |
        | 1  | Buy new lamps | Keepers Office | Paint Shop | 2018-06-30 | In progress |
        | 2  | Sweep yards   | Keepers Office |            | 2018-06-30 | In progress |
    """)
    assert [(action.lead, action.support) for action in document.register.actions.values()] == [
        (("KO",), ("PS",)), (("KO",), ())]


# codes


@pytest.mark.parametrize(("heading", "code"), [
    ("Código hallazgo", "H-01"), ("Finding code", "F/2018/1"), ("Code", "R-2.1"), ("Код", "Н-01"), ("Code constat", "C01"),
])
def test_a_code_that_several_actions_have_is_the_number_of_the_recommendation(take: Take, heading: str, code: str) -> None:
    document = take(f"""
        | {heading} | Finding            | Action         | Responsible    | Deadline   |
        | {code}    | Too dark at night  | Buy new lamps  | Keepers Office | 2018-06-30 |
        | {code}    | Too dark at night  | Train keepers  | Training Unit  | 2018-06-30 |
        | X-99      | The paint is old   | Paint the door | Paint Shop     | 2018-06-30 |
    """)
    assert [action.recommendation for action in document.register.actions.values()] == [code, code, "X-99"]


@pytest.mark.parametrize("heading", ["Código hallazgo", "Finding code", "Recommendation code"])
def test_codes_of_findings_number_recommendations_also_where_each_has_one_action(take: Take, heading: str) -> None:
    document = take(f"""
        | {heading} | Finding            | Action         | Responsible    | Deadline   |
        | H-01      | Too dark at night  | Buy new lamps  | Keepers Office | 2018-06-30 |
        | H-02      | The paint is old   | Paint the door | Paint Shop     | 2018-06-30 |
    """)
    assert [action.recommendation for action in document.register.actions.values()] == ["H-01", "H-02"]


@pytest.mark.parametrize("heading", ["Department code", "Cost code", "Category code"])
def test_a_code_of_something_else_numbers_nothing(take: Take, heading: str) -> None:
    document = take(f"| {heading} | Action | Responsible | Deadline |\n| A-1 | Buy new lamps | Keepers Office | 2018-06-30 |")
    assert read_as(document)[heading] == ""


# short headings


@pytest.mark.parametrize(("heading", "key"), [
    ("Resp.", "responsible"), ("Resp. person", "responsible"), ("Resp. dept.", "responsible"), ("Dpto.", "responsible"),
    ("Dept.", "responsible"), ("Отв.", "responsible"), ("Отв. лицо", "responsible"), ("Исп.", "responsible"),
    ("Compl. date", "completed"), ("Act. date", "completed"), ("Дата исп.", "completed"), ("Act.", "text"),
    ("Act. correctiva", "text"), ("Éch.", "deadline"), ("Fec. lím.", "deadline"), ("Срок исп.", "deadline"),
    ("Est. compl.", "deadline"), ("Mgmt. resp.", "response"), ("Obs.", "comment"), ("Прим.", "comment"),
    ("Acc. correctiva", "text"), ("F. límite", "deadline"), ("F. Smith", ""), ("A. Person", ""),
    ("Rev. deadline", "revised_deadline"), ("Stat.", "status"), ("No.", "numbering"),
    ("St. Mary", ""), ("Art.", ""), ("Prep. by", ""), ("etc.", ""), ("approx.", ""), ("Inc.", ""), ("Resp", ""),
])
def test_a_shortened_word_with_its_full_stop_is_spelt_out(heading: str, key: str) -> None:
    match = read_heading(heading)
    assert (match.key if match else "") == key
    assert match is None or match.sureness < 3 or key == "numbering"


@pytest.mark.parametrize(("cells", "key"), [
    (("Light the lamps at night", "Paint the old tower"), "recommendation"), (("1", "2"), "number")])
def test_rec_is_a_number_or_a_recommendation_as_its_cells_are(take: Take, cells: tuple[str, str], key: str) -> None:
    document = take("\n".join(["| Rec. | Act. | Resp. | Éch. |", *(
        f"| {cell} | Buy new lamps {n} | Keepers Office | 2018-06-30 |" for n, cell in enumerate(cells))]))
    assert read_as(document)["Rec."] == key
    assert len(document.register.actions) == 2
