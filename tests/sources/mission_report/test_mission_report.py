"""Taking in mission reports: forms of numbered sections, as text and as Word documents."""

import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sources.forms import ACTIONS, HEADS, NOW, said, section, taken, text_form, word_form, written
from tests.sources.tables import codes
from toolkit.sources.mission_report.by_whom import as_person, gather_parties, parties, without_dates
from toolkit.sources.taking_in import TakenInDocument, take_in
from toolkit.tracker.mission_form import DATE_BESIDE
from toolkit.tracker.record.codes import How, Status, UnitKind
from toolkit.tracker.record.narrative import Person
from toolkit.tracker.record.problems import Refused, sentence
from toolkit.tracker.record.units import Unit
from toolkit.tracker.views.figures import latest_as_of

TWELVE = [str(number) for number in range(1, 10)] + ["9.a", "9.b", "9.c", "10", "11", "12"]


@pytest.fixture
def form(tmp_path: Path) -> TakenInDocument:
    """The invented form, taken in from text."""
    return taken(written(tmp_path, text_form()))


def rows(document: TakenInDocument) -> list[tuple[str, str, str]]:
    return [(a.text, a.responsible, a.deadline) for a in document.register.actions.values()]


def test_every_section_is_a_contribution_under_its_number(form: TakenInDocument) -> None:
    assert [c.number for c in form.register.contributions if c.kind == "section"] == TWELVE
    assert (section(form, "1").heading, section(form, "1").text) == ("Practice area", "Water")
    assert section(form, "2").heading == "Mission period (incl. of travel days)"
    assert section(form, "8").text == "EUR: 1,250"
    assert (section(form, "9.a").heading, section(form, "9.a").level) == ("Findings", 2)


def test_bullets_lose_their_signs_and_a_numbered_list_is_no_series_of_sections(form: TakenInDocument) -> None:
    at = said(form).index(("9.a", "section", ""))
    assert said(form)[at - 2:at + 6] == [
        ("", "bullet", "See the wells"), ("", "bullet", "Measure the springs"), ("9.a", "section", ""),
        ("", "bullet", "Two of 3 wells are dry."), ("", "paragraph", "1. This list is no section"),
        ("", "paragraph", "2. Nor is this"), ("", "bullet", "The third is deep."), ("9.b", "section", "")]


def test_members_counterparts_and_recipients_are_people_and_bodies(form: TakenInDocument) -> None:
    assert form.register.people == [
        Person("Mission members", organization="Water and Wells team"),
        Person("Key counterparts", name="Ida Holm", title="Half-time Well Keeper"),
        Person("Key counterparts", "Spring Board", "Bo van der Veld"),
        Person("Key counterparts", organization="Well keepers' group"),
        Person("Distribution list", organization="Water team"),
        Person("Distribution list", name="Ida Holm", title="Well Keeper"),
        Person("Distribution list", organization="WHO, FAO focal points")]


def test_entries_of_a_list_may_stand_in_one_line(tmp_path: Path) -> None:
    people = taken(written(tmp_path, text_form().replace("\n· Ida Holm, Well Keeper \n", "; Ida Holm, Well Keeper\n"))).register.people
    assert people[-3:-1] == [Person("Distribution list", "Water team"), Person("Distribution list", name="Ida Holm", title="Well Keeper")]


def test_the_rows_of_the_matrix_are_actions_under_what_the_mission_was_for(form: TakenInDocument) -> None:
    recommendation, = form.register.recommendations.values()
    assert (recommendation.number, recommendation.text, recommendation.origin) == (
        "1", "Find out why the wells run dry", "Follow up action matrix")
    assert rows(form) == [ACTIONS[0], ("Dig the upper well", "Olu Berg, Head of Wells", "May 5, 2019"), ACTIONS[2]]
    assert list(form.register.actions) == ["1.1", "1.2", "1.3"]
    assert [a.due_date for a in form.register.actions.values()] == [date(2018, 11, 30), date(2019, 5, 5), None]
    assert {a.status for a in form.register.actions.values()} == {Status.NOT_REPORTED}
    assert codes(form, "status") == ["statuses-not-stated"]


def test_a_date_beside_a_person_is_kept_and_is_not_the_deadline(form: TakenInDocument) -> None:
    assert form.register.extra == {"Actions": {"1.2": {DATE_BESIDE: "March 3, 2019"}}}
    problem, = (p for p in form.problems if p.code == "date-beside")
    assert (problem.found, problem.suggestion, problem.place.ref) == ("March 3, 2019", "May 5, 2019", "1.2")
    assert "March 3, 2019 Olu Berg, Head of Wells" in {c.new for c in form.register.history if c.ref == "1.2"}


def test_people_and_teams_are_units_known_by_all_they_were_called(form: TakenInDocument) -> None:
    assert [(u.name, u.aliases, u.kind) for u in form.register.units.values()] == [
        ("Ana Lind", ("Ana Lind, Water Officer",), UnitKind.PERSON),
        ("Olu Berg", ("Olu Berg, Head of Wells",), UnitKind.PERSON),
        ("Well Coordinator", (), UnitKind.UNIT), ("Regional water team", (), UnitKind.UNIT)]
    assert [(a.lead, a.support) for a in form.register.actions.values()] == [
        (("AL",), ()), (("OB",), ()), (("WC",), ("RWT",))]
    assert codes(form, "unit") == ["unit-unconfirmed"] * 4


def test_units_that_are_given_are_taken(tmp_path: Path) -> None:
    units = [Unit("WO", "Ana Lind"), Unit("W", "Wells Office", ("Olu Berg",))]
    register = taken(written(tmp_path, text_form()), units).register
    assert [a.lead for a in register.actions.values()] == [("WO",), ("W",), ()]
    assert list(register.units) == ["WO", "W"]


def test_what_the_form_lacks_is_said(form: TakenInDocument) -> None:
    assert codes(form, "document", "form", "links") == ["form-lacks", "links-lost", "document-without-as-of"]


def test_a_form_without_a_title_is_known_by_the_kind_of_mission(form: TakenInDocument) -> None:
    assert form.register.settings.title == "Workshop on wells"


def test_lines_above_the_form_are_title_labels_and_masthead(tmp_path: Path) -> None:
    front = "Back-to-office report\nWater House\nWells of the north\nDate: 3 December 2018\nPrepared by: Ana Lind\n\n"
    document = taken(written(tmp_path, text_form(front=front)))
    assert (document.register.settings.title, latest_as_of(document.register)) == ("Water House", date(2018, 12, 3))
    assert [(c.kind, c.heading, c.text) for c in document.register.contributions[:4]] == [
        ("masthead", "", "Back-to-office report"), ("masthead", "", "Wells of the north"),
        ("label", "Date", "3 December 2018"), ("label", "Prepared by", "Ana Lind")]
    assert codes(document, "document", "form") == []


def test_every_word_of_the_form_is_in_the_history_with_its_place(form: TakenInDocument) -> None:
    kept = Counter(" ".join(change.new for change in form.register.history).split())
    assert not Counter(text_form().split()) - kept
    assert {(c.how, c.file, c.when) for c in form.register.history} == {(How.IMPORT, "mission.txt", "2019-01-02 03:04:05")}
    assert all(re.fullmatch(r"L\d+", c.cell) for c in form.register.history)


def test_a_form_that_has_lost_its_tabs_is_read_by_its_blank_lines(tmp_path: Path, form: TakenInDocument) -> None:
    document = taken(written(tmp_path, text_form(tab="")))
    assert rows(document) == rows(form)
    assert said(document) == said(form)
    assert document.register.people == form.register.people


def test_a_matrix_without_blank_lines_is_read_by_the_number_of_its_columns(tmp_path: Path, form: TakenInDocument) -> None:
    text = text_form()
    start, end = text.index("\tAction to be"), text.index("\t12. ")
    packed = text[:start] + text[start:end].replace("\n\n", "\n") + text[end:]
    assert rows(taken(written(tmp_path, packed))) == rows(form)


def test_a_matrix_with_its_rows_in_lines_is_read_by_its_columns(tmp_path: Path, form: TakenInDocument) -> None:
    text = text_form()
    start, end = text.index("\tAction to be"), text.index("\t12. ")
    lines = "\n".join("\t".join(row) for row in (HEADS, *ACTIONS))
    assert rows(taken(written(tmp_path, f"{text[:start]}{lines}\n{text[end:]}"))) == rows(form)


def test_a_blank_cell_stays_blank(tmp_path: Path) -> None:
    document = taken(written(tmp_path, text_form([ACTIONS[0], ("Rest", "", "2 May 2019"), ("Sleep", "Ana Lind", "")])))
    assert rows(document)[1:] == [("Rest", "", "2 May 2019"), ("Sleep", "Ana Lind", "")]
    assert codes(document, "deadline-missing", "unit-missing") == ["unit-missing", "deadline-missing"]


def test_a_date_or_a_person_in_the_wrong_cell_is_put_in_its_place(tmp_path: Path) -> None:
    document = taken(written(tmp_path, text_form([
        ("Rest", "Ana Lind 3 May 2019", ""), ("Sleep", "", "4 May 2019 Olu Berg, Head of Wells"),
        ("Eat", "5 May 2019", "Well Keepers")])))
    assert rows(document) == [("Rest", "Ana Lind", "3 May 2019"), ("Sleep", "Olu Berg, Head of Wells", "4 May 2019"),
                              ("Eat", "Well Keepers", "5 May 2019")]
    assert codes(document, "repaired") == ["repaired-cells"] * 3
    assert document.register.extra == {}


def test_a_status_column_and_others_are_read(tmp_path: Path) -> None:
    heads = (*HEADS, "Status", "Cost")
    document = taken(written(tmp_path, text_form([
        ("Rest", "Ana Lind", "3 May 2019", "Implemented: 2 May 2019", "5"),
        ("Sleep", "Ana Lind", "4 May 2019", "In progress: two hours", "")], heads)))
    first, second = document.register.actions.values()
    assert (first.status, first.completed and first.completed.last) == (Status.IMPLEMENTED, date(2019, 5, 2))
    assert second.status is Status.IN_PROGRESS
    assert document.register.comments["1.2", "AL", ""].comment == "two hours"
    assert document.register.extra == {"Actions": {"1.1": {"Cost": "5"}}}
    assert codes(document, "status") == []


def test_a_row_with_too_few_cells_is_read_by_its_date_and_reported(tmp_path: Path) -> None:
    text = text_form([*ACTIONS, ("Rest", "6 May 2019")])
    document = taken(written(tmp_path, text))
    assert rows(document)[-1] == ("Rest", "", "6 May 2019")
    assert codes(document, "matrix") == ["matrix-row"]


@pytest.mark.parametrize("label_cells", [False, True])
def test_a_word_form_is_read_with_its_bullets(tmp_path: Path, label_cells: bool) -> None:
    document = taken(word_form(tmp_path / "mission.docx", label_cells=label_cells))
    assert [c.number for c in document.register.contributions if c.kind == "section"] == [str(n) for n in range(1, 8)]
    at = said(document).index(("5", "section", "The mission was to:"))
    assert said(document)[at + 1:at + 4] == [
        ("", "bullet", "See the wells"), ("", "bullet", "Measure the springs"), ("", "paragraph", "It did both.")]
    assert rows(document)[1] == ("Dig the upper well", "Olu Berg, Head of Wells", "May 5, 2019")
    assert [p.organization or p.name for p in document.register.people] == ["Water team", "Ida Holm"]


def test_a_matrix_within_a_cell_is_read_with_its_blank_cells(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        rows = document.tables[0].rows
        for row in rows[6:10]:
            row._tr.getparent().remove(row._tr)
        cell = rows[5].cells[0]
        inner = cell.add_table(0, 3)
        for texts in (HEADS, ("Rest", "", "2 May 2019"), ("Sleep", "Ana Lind", "")):
            for inner_cell, text in zip(inner.add_row().cells, texts, strict=True):
                inner_cell.text = text
        cell.add_paragraph("That is all.")
    document = taken(word_form(tmp_path / "mission.docx", change=change))
    assert rows(document) == [("Rest", "", "2 May 2019"), ("Sleep", "Ana Lind", "")]
    assert section(document, "6").text == "That is all."
    assert codes(document, "matrix") == []


def test_follow_up_actions_in_a_list_are_actions_with_the_day_they_name(tmp_path: Path) -> None:
    text = text_form()
    start, end = text.index("\tAction to be"), text.index("\t12. ")
    listed = "It was agreed:\n- Ana Lind to send the map by 30 November 2018\n- Dig the well\n- Recall the fair of 3 May 2017\n"
    document = taken(written(tmp_path, f"{text[:start]}{listed}{text[end:]}"))
    assert rows(document) == [("Ana Lind to send the map by 30 November 2018", "", "30 November 2018"), ("Dig the well", "", ""),
                              ("Recall the fair of 3 May 2017", "", "")]
    assert section(document, "11").text == "It was agreed:"
    assert codes(document, "actions") == ["actions-without-columns"]


def test_a_word_form_whose_numbers_are_lost_is_numbered_in_its_order(tmp_path: Path) -> None:
    document = taken(word_form(tmp_path / "mission.docx", numbers=False))
    assert [(c.number, c.heading) for c in document.register.contributions if c.kind == "section"][:3] == [
        ("1", "Practice area"), ("2", "Mission period"), ("3", "Type of mission")]
    assert len(document.register.actions) == 3
    assert codes(document, "sections") == ["sections-without-numbers"]


def test_a_header_row_that_comes_again_is_left_out(tmp_path: Path) -> None:
    document = taken(word_form(tmp_path / "mission.docx", [ACTIONS[0], HEADS, ACTIONS[2]]))
    assert len(document.register.actions) == 2
    assert codes(document, "repaired") == ["repaired-header"]


def test_a_row_without_an_action_goes_on_with_the_one_above(tmp_path: Path) -> None:
    document = taken(word_form(tmp_path / "mission.docx", [ACTIONS[0], ("", "and the Spring Board", "")]))
    assert rows(document) == [(ACTIONS[0][0], "Ana Lind, Water Officer and the Spring Board", ACTIONS[0][2])]
    assert codes(document, "repaired") == ["repaired-continued"]
    assert "and the Spring Board" in {change.new for change in document.register.history}


def test_a_table_of_people_is_read_by_its_headings(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        table = document.tables[0]
        for row in (("Name", "Position", "Institution"), ("Ulf Ek", "Digger", "Well School")):
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    people = taken(word_form(tmp_path / "mission.docx", change=change)).register.people
    assert people[-1] == Person("Distribution list", "Well School", "Ulf Ek", "Digger")


@pytest.mark.parametrize("before", ["\t10. Key", "\tDig the upper"])
def test_page_numbers_are_left_out(tmp_path: Path, form: TakenInDocument, before: str) -> None:
    document = taken(written(tmp_path, text_form().replace(before, f"Page 2 of 3\n{before}")))
    assert [c.new for c in document.register.history if c.key == "left_out"] == ["Page 2 of 3"]
    assert codes(document, "left-out") == ["left-out"]
    assert (rows(document), said(document)) == (rows(form), said(form))


def test_values_may_stand_in_the_line_of_their_heading(tmp_path: Path) -> None:
    text = text_form().replace("8. Costs\n", "8. Costs ").replace("4. Clients \n", "4. Clients: ").replace(
        "2. Mission period (incl. of travel days) \n\n", "2) Mission period (incl. of travel days) ")
    document = taken(written(tmp_path, text))
    assert [section(document, number).text for number in ("2", "4", "8")] == [
        "Nov 15-Nov 20, 2018", "Spring Board (12 people)", "EUR: 1,250"]


def test_a_wrapped_line_goes_on_with_its_bullet(tmp_path: Path) -> None:
    document = taken(written(tmp_path, text_form().replace("Measure the springs", "Measure the springs\nof the north")))
    assert ("", "bullet", "Measure the springs of the north") in said(document)


@pytest.mark.parametrize("text", [
    "1. Practice area: Water\n2. Clients: all\n3. Costs: none\n4. Findings: none\n",
    "1. One\n2. Two\n3. Three\n4. Four\n5. Five\n",
    "The purpose of the mission was to see wells.\n",
])
def test_other_numbered_texts_are_no_mission_reports(tmp_path: Path, text: str) -> None:
    with pytest.raises(Refused) as refused:
        take_in(written(tmp_path, text), kind="mission-report", now=NOW)
    assert str(refused.value).endswith("specify its kind with --kind.")


@pytest.mark.parametrize(("cell", "found"), [
    ("Ana Lind, Water Officer", [("Ana Lind", "Water Officer")]),
    ("Mr. Jean-Paul O'Neil - Director", [("Mr. Jean-Paul O'Neil", "Director")]),
    ("Ana Lind and Olu Berg", [("Ana Lind", ""), ("Olu Berg", "")]),
    ("Ana Lind, Olu Berg, Ida Holm", [("Ana Lind", ""), ("Olu Berg", ""), ("Ida Holm", "")]),
    ("Head of Wells; Spring Board", [("Head of Wells", ""), ("Spring Board", "")]),
    ("WHO, FAO", [("WHO", ""), ("FAO", "")]),
    ("Monitoring and Evaluation Unit", [("Monitoring and Evaluation Unit", "")]),
    ("all", [("all", "")]),
    ("", []),
])
def test_who_is_named_in_a_cell(cell: str, found: list[tuple[str, str]]) -> None:
    assert [(named.name, named.title) for named in parties(cell)] == found


def test_a_sentence_is_no_entry_of_a_list() -> None:
    assert as_person("The mission met the following people:", "x") is None
    assert as_person("We also thank all those who gave us so much of their time.", "x") is None
    assert as_person("Ana Lind, Director (a.i.)", "x") == Person("x", name="Ana Lind", title="Director (a.i.)")
    assert as_person("Dr. Ana LIND (Water School)", "x") == Person("x", "Water School", "Dr. Ana LIND")


def test_one_person_with_two_titles_is_one_unit() -> None:
    unit, = gather_parties(["Ana Lind, Officer", "Ana Lind, Head of Wells", "Ana Lind"])
    assert unit.aliases == ("Ana Lind, Officer", "Ana Lind, Head of Wells")
    assert without_dates("Ana Lind (by 3 May 2019)").words == "Ana Lind"


WORDS = st.sampled_from(["1.", "9.a", "11.", "12.", "\t", "\n", "\n\n", "-", "Ana Lind,", "Officer", "3 May 2019", "Costs:", "By whom",
                         "Action", "and", "Deadline", "Findings", "·", "Team", "Purpose of mission", "/", "Status", "Implemented"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.lists(WORDS, max_size=40).map(" ".join), st.sampled_from(["9.a Findings", "\tAction to be", "\t12. "]))
def test_whatever_is_written_into_a_form_no_word_of_it_is_lost(tmp_path: Path, words: str, before: str) -> None:
    text = text_form().replace(before, f"{words}\n{before}")
    document = take_in(written(tmp_path, text), kind="mission-report", now=NOW)
    kept = Counter(" ".join(change.new for change in document.register.history).split())
    assert not Counter(text.split()) - kept
    for problem in document.problems:
        assert sentence(problem)
