"""Lists without a table: records under labels, recommendations with lines below, minutes, and items that ask for something."""

from datetime import date
from pathlib import Path

import pytest
from docx.document import Document as WordDocument

from tests.sources.documents_made import actions, asked, kept, taken, told, word
from tests.sources.tables import codes
from toolkit.sources.taking_in import TakenInDocument
from toolkit.tracker.record.problems import Refused


def text(folder: Path, words: str) -> TakenInDocument:
    path = folder / "plan.txt"
    path.write_text(words, encoding="utf-8")
    return taken(path)


# records


RECORDS = """Harbour review
As of 3 February 2025

Rec. No.: {0}
Recommendation: Keep the boats dry
Action: Tar the boats
 and the oars
By: Boat House
Deadline: 4 March 2025
Weather: fine

Rec. No.: {1}
Recommendation: Feed the crew
Action: Hire a cook
By: Purser
Deadline: May 2025

Rec. No.: {2}
Recommendation: Mend the nets
Action: Buy twine
By: Net Yard
Deadline: June 2025
Weather: rain
"""


def test_blocks_with_the_same_labels_are_rows(tmp_path: Path) -> None:
    document = text(tmp_path, RECORDS.format(4, 5, 9))
    assert (document.kind, asked(document)) == ("list", [
        "4 · Keep the boats dry ·  · not_stated", "5 · Feed the crew ·  · not_stated", "9 · Mend the nets ·  · not_stated"])
    assert [(a.recommendation, a.text, a.responsible, str(a.due_date)) for a in actions(document)] == [
        ("4", "Tar the boats and the oars", "Boat House", "2025-03-04"), ("5", "Hire a cook", "Purser", "2025-05-31"),
        ("9", "Buy twine", "Net Yard", "2025-06-30")]
    assert document.register.sources[""].as_of == date(2025, 2, 3)
    assert all(words in kept(document) for words in ("fine", "rain", "Weather"))


def test_so_are_blocks_of_paragraphs_in_word(tmp_path: Path) -> None:
    lines = [line for line in RECORDS.replace("\n and the oars", "").format(1, 2, 3).splitlines() if line]
    assert len(actions(taken(word(tmp_path / "plan.docx", *lines)))) == 3


def test_so_are_blocks_in_french_whose_values_stand_below_their_labels(tmp_path: Path) -> None:
    block = "Mesure :\n{}\nResponsable : Atelier\nÉchéance : {} mai 2025\n\n"
    document = text(tmp_path, "Plan\n\n" + "".join(block.format(f"Peindre {n}", n) for n in ("1", "2", "3")))
    assert [(a.text, a.due_date) for a in actions(document)] == [(f"Peindre {n}", date(2025, 5, n)) for n in (1, 2, 3)]


def test_a_sentence_after_the_last_record_is_none_of_its_words(tmp_path: Path) -> None:
    document = text(tmp_path, RECORDS.format(1, 2, 3) + "\nAll of this was agreed.\n")
    assert codes(document, "prose") == ["prose-left-out"]
    assert "All of this was agreed." in kept(document)


def test_a_number_behind_the_first_label_is_that_of_the_recommendation(tmp_path: Path) -> None:
    block = "Observation {0}: Store {0} is damp.\nRecommendation: Dry store {0}.\nAction: Buy coal\nOwner: Purser\nDue: May 2025\n\n"
    document = text(tmp_path, "Audit\n\n" + "".join(block.format(number) for number in (3, 5, 6)))
    assert [line.split(" · ")[:2] for line in asked(document)] == [[str(n), f"Dry store {n}."] for n in (3, 5, 6)]
    assert all(f"Store {number} is damp." in kept(document) for number in (3, 5, 6))


# forms: tables of labels


FORM = """
    | Recommendation {0}  | Keep boat {0} dry |
    | Management response | Agreed            |
    | Action:             | Tar boat {0}      |
    | Responsible         | Boat House        |
    | Deadline            | May 2025          |
"""
FRENCH_FORM = """
    | Recommandation {0}       | <             |
    | Recommandation           | Sécher {0}    |
    | Réponse de la direction  | Acceptée      |
    | Mesure                   | Peindre {0}   |
    | Responsable              | Atelier       |
    | Échéance                 | mai 2025      |
"""


@pytest.mark.parametrize(("form", "first"), [
    (FORM, "1 · Keep boat 1 dry · Agreed · accepted"), (FRENCH_FORM, "1 · Sécher 1 · Acceptée · accepted")])
@pytest.mark.parametrize("count", [2, 4])
def test_tables_that_have_labels_in_their_first_column_are_forms(tmp_path: Path, form: str, first: str, count: int) -> None:
    blocks = [block for number in range(1, count + 1) for block in (form.format(number), f"Page {number}")]
    document = taken(word(tmp_path / "forms.docx", "Follow-up", *blocks))
    assert asked(document)[0] == first
    assert [(a.recommendation, a.due_date) for a in actions(document)] == [
        (str(number), date(2025, 5, 31)) for number in range(1, count + 1)]
    assert codes(document, "heading") == []


def test_one_table_with_two_columns_that_are_no_labels_is_no_form(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        taken(word(tmp_path / "people.docx", "People", "| Ann | Chair |\n| Bob | Cook |\n| Eve | Mate |"))


# labels within a line


@pytest.mark.parametrize("words", [
    "1. Tar the boats. Responsible: Boat House. Deadline: 4 March 2025\n2. Dry the sails. Responsible: Sail Loft. Deadline: 5 March 2025",
    "- Tar the boats; owner: Boat House; due: 4 March 2025\n- Dry the sails; owner: Sail Loft; due: 5 March 2025",
    "Action: Tar the boats. By: Boat House. Deadline: 4 March 2025.\nAction: Dry the sails. By: Sail Loft. Deadline: 5 March 2025.",
])
def test_labels_may_stand_within_a_line(tmp_path: Path, words: str) -> None:
    document = text(tmp_path, f"Minutes\n\nTo do\n\n{words}\n")
    assert [(a.text.rstrip("."), a.responsible, a.due_date) for a in actions(document)] == [
        ("Tar the boats", "Boat House", date(2025, 3, 4)), ("Dry the sails", "Sail Loft", date(2025, 3, 5))]


def test_three_letters_with_the_same_beginning_are_no_records(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        text(tmp_path, "To: Ann\nFrom: Bob\nSubject: Boats\n\nHello.\n\n" * 3)
    assert caught.value.problem.code == "document-unknown"


# recommendations with lines below


@pytest.mark.parametrize(("words", "first"), [
    (("Recommendation 1: Keep the boats dry.\nManagement response: Agreed.\nAction 1.1: Tar them\nBy: Boat House\n"
     "Deadline: May 2025\nAction 1.2: Cover them\nBy: Sail Loft\nDeadline: June 2025\n\n"
     "Recommendation 2: Feed the crew.\nManagement response: Rejected.\n"),
     ("1", "Keep the boats dry.", "Agreed.")),
    (("Recommandation 1 : Garder les barques au sec.\nRéponse de la direction : Acceptée.\nMesure : Les peindre\n"
     "Responsable : Atelier\nÉchéance : mai 2025\nMesure : Les couvrir\nResponsable : Voilerie\nÉchéance : juin 2025\n\n"
     "Recommandation 2 : Nourrir l'équipage.\nRéponse de la direction : Rejetée.\n"),
     ("1", "Garder les barques au sec.", "Acceptée.")),
    (("1. Recomendación: Secar las barcas.\nRespuesta de la administración: Aceptada.\nAcción: Pintarlas\n"
     "Responsable: Taller\nPlazo: mayo de 2025\nAcción: Cubrirlas\nResponsable: Velería\nPlazo: junio de 2025\n\n"
     "2. Recomendación: Alimentar a todos.\nRespuesta de la administración: Rechazada.\n"),
     ("1", "Secar las barcas.", "Aceptada.")),
    (("Рекомендация 1: Сушить лодки.\nОтвет руководства: Принята.\nМера: Красить\nОтветственный: Верфь\nСрок: май 2025\n"
     "Мера: Накрыть\nОтветственный: Склад\nСрок: июнь 2025\n\nРекомендация 2: Кормить всех.\nОтвет руководства: Отклонена.\n"),
     ("1", "Сушить лодки.", "Принята.")),
])
def test_a_recommendation_with_labelled_lines_in_each_language(tmp_path: Path, words: str, first: tuple[str, ...]) -> None:
    document = text(tmp_path, f"Plan\n\n{words}")
    assert tuple(asked(document)[0].split(" · ")[:3]) == first
    assert len(asked(document)) == 2
    assert [(a.recommendation, a.due_date) for a in actions(document)] == [("1", date(2025, 5, 31)), ("1", date(2025, 6, 30))]


def test_numbered_paragraphs_of_word_below_a_heading(tmp_path: Path) -> None:
    def write(document: WordDocument) -> None:
        document.add_heading("Recommendations", 1)
        for number in (1, 2):
            document.add_paragraph(f"Dig well {number}", style="List Number")
            document.add_paragraph("Responsible: Wells Desk")
            document.add_paragraph(f"Deadline: {number} May 2025")
    document = taken(word(tmp_path / "plan.docx", "Plan", change=write))
    assert [line.split(" · ")[:2] for line in asked(document)] == [["1", "Dig well 1"], ["2", "Dig well 2"]]
    assert [(a.responsible, a.due_date) for a in actions(document)] == [
        ("Wells Desk", date(2025, 5, 1)), ("Wells Desk", date(2025, 5, 2))]


# minutes


def test_minutes_with_actions_below_the_points_of_the_agenda(tmp_path: Path) -> None:
    document = text(tmp_path, """Minutes of 3 February 2025

1. Finance
There is little money.
Action: Count the money (Purser, by 4 March 2025)

2. Boats
Action: Tar the boats (phase 2)
Who: Boat House
By when: May 2025
- Action: Sell the oars (Net Yard; Purser; 9 June 2025)
""")
    assert asked(document) == []
    assert [line.split(" · ")[2:5] for line in told(document)] == [
        ["Count the money", "Purser", "2025-03-04"], ["Tar the boats (phase 2)", "Boat House", "2025-05-31"],
        ["Sell the oars", "Net Yard; Purser", "2025-06-09"]]
    assert all(words in kept(document) for words in ("There is little money.", "Finance", "Boats"))


@pytest.mark.parametrize(("line", "expected"), [
    ("Action: Tar the boats (Ms Sorn, by half-term 24 October 2025)", ("Tar the boats", "Ms Sorn", "2025-10-24", "not_reported")),
    ("Action: Tar the boats (Purser, immediately)", ("Tar the boats", "Purser", "None", "not_reported")),
    ("Action: Tar the boats (Purser; ASAP)", ("Tar the boats", "Purser", "None", "not_reported")),
    ("Action: Tar the boats (Purser, by 10 October 2025) – DONE", ("Tar the boats", "Purser", "2025-10-10", "implemented")),
    ("Action: Tar the boats (Purser, by May 2025) - in progress", ("Tar the boats", "Purser", "2025-05-31", "in_progress")),
    ("ACTION – Tar the boats (Mr Lind, end of October)", ("Tar the boats", "Mr Lind", "None", "not_reported")),
    ("ACTION 2 — Tar the boats: all of them (Mr Lind, 3 May 2025)",
     ("Tar the boats: all of them", "Mr Lind", "2025-05-03", "not_reported")),
    ("TÂCHE – Goudronner (M. Lind, le 3 mai 2025)", ("Goudronner", "M. Lind", "2025-05-03", "not_reported")),
])
def test_an_action_of_minutes_says_who_and_when_at_its_end(
    tmp_path: Path, line: str, expected: tuple[str, str, str, str]
) -> None:
    document = text(tmp_path, f"Minutes of 3 February 2025\n\nBoats\n\n{line}\n\nMoney\n\nAction: Count it (Al Roe, 4 May 2025)\n")
    assert [(a.text, a.responsible, str(a.due_date), a.status.value) for a in actions(document)] == [
        expected, ("Count it", "Al Roe", "2025-05-04", "not_reported")]


@pytest.mark.parametrize("line", [
    "Action: Tar the boats (phase 2, north)", "Action: Tar the boats (see the annex, page 4)",
    "Action: Tar the boats (Purser, by May 2025) – see annex", "Action: Tar the boats (Purser and crew)",
])
def test_what_does_not_say_who_and_when_stays_with_the_action(tmp_path: Path, line: str) -> None:
    document = text(tmp_path, f"Minutes of 3 February 2025\n\n{line}\n\nAction: Count it (Al Roe, 4 May 2025)\n")
    first, _ = actions(document)
    assert (first.text, first.responsible) == (line.removeprefix("Action: "), "")


def test_prose_with_a_word_in_capitals_and_a_dash_is_no_action(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        text(tmp_path, "REPORT\n\nNOTE – the boats are old.\nAction – more of it – is needed.\nACTION is good.\n")


def test_what_stands_below_another_heading_is_no_action_of_the_recommendation_above(tmp_path: Path) -> None:
    document = text(tmp_path, "# Plan\n\nRecommendation 1: Keep dry.\nAction: Tar them\nBy: Crew\n\n## Weather\n\nAction: Watch it\nBy: Mate\n")
    assert [(a.recommendation, a.text) for a in actions(document)] == [("1", "Tar them"), ("", "Watch it")]


def test_a_recommendation_without_words_leaves_its_actions_alone(tmp_path: Path) -> None:
    document = text(tmp_path, "Plan\n\nRecommendation 1:\nAction: Tar them\nBy: Crew\n\nRecommendation 2:\nAction: Eat\nBy: Cook\n")
    assert [(a.text, a.responsible) for a in actions(document)] == [("Tar them", "Crew"), ("Eat", "Cook")]


@pytest.mark.parametrize("heading", ["Actions", "Action items:", "ACTIONS\n======="])
def test_items_below_a_heading_of_actions_that_say_who_and_when(tmp_path: Path, heading: str) -> None:
    document = text(tmp_path, f"Minutes\n\n{heading}\n\n- Tar the boats (Boat House, 4 March 2025)\n- Eat (soon)\n"
                              "- Dry the sails (Sail Loft, May 2025)\n")
    assert [(a.text, a.responsible) for a in actions(document)] == [("Tar the boats", "Boat House"), ("Dry the sails", "Sail Loft")]
    assert "Eat (soon)" in kept(document)


def test_numbered_actions_with_lines_below(tmp_path: Path) -> None:
    document = text(tmp_path, "To do\n\n1. Tar the boats\n   Owner: Boat House\n   Due: 4 March 2025\n\n2. Dry the sails\n"
                              "   Owner: Sail Loft\n   Due: 5 March 2025\n")
    assert told(document) == ["1 ·  · Tar the boats · Boat House · 2025-03-04 · not_reported",
                              "2 ·  · Dry the sails · Sail Loft · 2025-03-05 · not_reported"]


@pytest.mark.parametrize("boxes", [("[ ]", "[x]"), ("☐", "☒")])
def test_items_with_boxes_to_tick_are_actions_and_what_a_tick_means_is_asked(tmp_path: Path, boxes: tuple[str, str]) -> None:
    document = text(tmp_path, f"Call\n\n- {boxes[0]} Call the rope maker (Sail Loft, 7 March 2025)\n- {boxes[1]} Count the oars\n")
    assert [(a.text, a.responsible, a.status.value) for a in actions(document)] == [
        ("Call the rope maker", "Sail Loft", "not_reported"), ("Count the oars", "", "not_reported")]
    assert [(p.found, p.suggestion) for p in document.problems if p.code == "status-unclear"][1] == (boxes[1], "Implemented")


# items that only look like recommendations


@pytest.mark.parametrize("words", [
    "Recommendations\n\n1. The harbour should keep its boats dry.\n2. The crew must be fed.\n3. It was sunny.\n",
    "Décisions\n\n1. Le port devrait garder\nses barques au sec.\n2. Le comité invite l'équipage à manger.\n",
    "Conclusiones\n\n- El puerto debe secar sus barcas.\n- Se recomienda alimentar a todos.\n",
    "Решения\n\n1. Порту следует сушить лодки.\n2. Комитет просит кормить всех.\n",
    "# Decisions\n\nThe Committee:\n\n(a) requests the harbour to keep its boats dry;\n(b) invites the crew to eat.\n",
])
def test_items_below_a_heading_that_ask_are_recommendations_and_that_is_asked(tmp_path: Path, words: str) -> None:
    document = text(tmp_path, f"Report\n\n{words}")
    assert (len(asked(document)), actions(document)) == (2, [])
    [problem] = [problem for problem in document.problems if problem.code == "list-found"]
    assert (problem.found, problem.suggestion) == ("2 items", words.split("\n", maxsplit=1)[0].strip("# "))


def test_items_below_another_heading_or_that_ask_for_nothing_are_none(tmp_path: Path) -> None:
    for words in ("Weather\n\n1. It should rain.\n2. It must snow.\n", "Recommendations\n\n1. Rain.\n2. Snow.\n",
                  "Recommendations\n\nWeather\n\n1. It should rain.\n2. It must snow.\n"):
        with pytest.raises(Refused) as caught:
            text(tmp_path, f"Report\n\n{words}")
        assert caught.value.problem.code == "document-unknown"


# items parted by signs


@pytest.mark.parametrize("words", ["""Things to do after the winter meeting

1. Tar the boats in the yard - Boat House - by 20 September 2025 - DONE
2. Dry all of the sails
   in the upper loft - Sail Loft & Net Yard - by 10 Oct 2025 - in progress
3. Sell the old oars - Purser - end of October 2025
4. Mend the pier - Purser - when the ice is gone - not started
""", """Harbour, 3 février 2025

• Goudronner les bateaux | Hangar | d’ici le 20 septembre 2025 | Fait
• Sécher toutes les voiles | Voilerie | pour le 10 octobre 2025 | En cours
• Vendre les vieilles rames | Intendant | 31 octobre 2025 |
• Réparer la jetée | Intendant | après la glace | À faire
""", """Harbour

Tar the boats in the yard; 20/09/2025; Boat House; done
Dry all of the sails; 10/10/2025; Sail Loft; under way
Sell the old oars; 31/10/2025; Purser
Mend the pier; after the ice; Purser; not started
""", """Actions

- Tar the boats in the yard, Boat House, 20 September 2025, done
- Dry all of the sails, Sail Loft, 10 October 2025, in progress
- Sell the old oars, Purser, 31 October 2025, nobody has asked
- Mend the pier, Purser, after the ice, not started
"""])
def test_items_parted_by_the_same_sign_say_what_who_by_when_and_how_far(tmp_path: Path, words: str) -> None:
    document = text(tmp_path, words)
    read = actions(document)
    assert [str(action.due_date) for action in read] == ["2025-09-20", "2025-10-10", "2025-10-31", "None"]
    assert [action.status.value for action in read] == ["implemented", "in_progress", "not_reported", "not_started"]
    assert [len(action.text.split()) > 2 for action in read] == [True] * 4
    assert all(action.responsible and "20" not in action.responsible for action in read)
    assert [word for word in words.split() if word.strip(".;|,") not in kept(document) and word != "-"] == []


def test_an_item_that_is_not_parted_as_the_others_is_an_action_as_a_whole(tmp_path: Path) -> None:
    document = text(tmp_path, """Actions
1. Tar the boats - Boat House - by 20 September 2025
2. Dry the sails - Sail Loft - by 10 October 2025
3. Write to the owners of the oars
4. Mend the pier - Purser - by 3 November 2025
""")
    assert [(action.text, action.responsible) for action in actions(document)][2] == ("Write to the owners of the oars", "")
    assert len(codes(document, "deadline-missing", "unit-missing")) == 2


@pytest.mark.parametrize("words", ["""Evenings at the pier
- Songs of the sea - Town Hall - 3 May 2025
- Tales of the deep - Net Yard - 4 June 2025
- The long wind - Boat House - 5 July 2025
""", """Programme
1. 3 May 2025 - Opening words - Ida Sorn
2. 4 May 2025 - Walk along the pier - Bo Lind
3. 5 May 2025 - Closing words - Al Roe
""", """Books
The long sea; Ida Sorn; 2021
The short sea; Bo Lind; 2022
The wide sea; Al Roe; 2023
""", """Actions
- Tar the boats - Boat House - by 20 September 2025
- Dry the sails - Sail Loft - by 10 October 2025
"""])
def test_other_lists_with_names_and_dates_are_no_actions(tmp_path: Path, words: str) -> None:
    with pytest.raises(Refused):
        text(tmp_path, words)
