import re
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from tests.registers import numbers_of
from tests.sources.responses import FORM
from tests.sources.tables import UNITS, taken, words_of
from toolkit.sources.taking_in import TakenInDocument
from toolkit.tracker.record.codes import Acceptance, Status
from toolkit.tracker.record.problems import Refused
from toolkit.tracker.views.figures import latest_as_of


def read(folder: Path, text: str = FORM, **options: object) -> TakenInDocument:
    path = folder / "response.txt"
    path.write_text(text, encoding="utf-8")
    return taken(path, **options)  # type: ignore[arg-type]


def test_fields_and_answers_are_read_from_their_labels(tmp_path: Path) -> None:
    document = read(tmp_path)
    assert document.kind == "management-response"
    assert "Recommendation · Management Response · Description" in document.how_known
    register = document.register
    first, second = register.recommendations.values()
    assert (first.number, first.origin, first.text) == ("1", "Evaluation recommendation", "Cut the hedges by a common plan")
    assert first.response == "The gardeners agree. Hedges matter."
    assert (first.operating_principles, first.uneg_criteria) == ("Order/neatness, Planning", "Relevance, Efficiency")
    assert (first.acceptance, second.acceptance) == (Acceptance.ACCEPTED, Acceptance.PARTIALLY_ACCEPTED)
    assert (second.text, second.thematic_area) == ("Measure them", "")
    assert (register.settings.title, register.settings.organization) == (
        "Evaluation of the hedges: heights and widths", "Garden Unit")


def test_what_stands_before_the_first_recommendation_and_descriptions_are_contributions(tmp_path: Path) -> None:
    found = [(c.number, c.kind, c.heading, c.text) for c in read(tmp_path).register.contributions]
    assert found == [
        ("", "heading", "", "Management Response"), ("", "label", "Unit", "Garden Unit"),
        ("", "label", "Plan Period", "2015 - 2016"),
        ("", "label", "Title of the Evaluation", "Evaluation of the hedges: heights and widths"),
        ("", "label", "Year", "2016"), ("", "label", "Approval State", "Approved"),
        ("1", "label", "Description", ""), ("2", "label", "Description", "Heights only")]


def test_columns_without_separators_are_read_apart(tmp_path: Path) -> None:
    document = read(tmp_path)
    first, second, third = document.register.actions.values()
    assert (first.ref, first.recommendation, first.text) == ("1.1", "1", "Draw up a plan of hedges.")
    assert (first.responsible, first.lead, first.support) == ("Garden Unit/ OHG", ("GU",), ("OHG",))
    assert (first.deadline, first.due_date, first.status) == ("2016/12", date(2016, 12, 31), Status.IMPLEMENTED)
    assert document.register.comments["1.1", "GU", ""].comment == "The plan is on the wall."
    assert (second.text, second.responsible) == ("Cut them once a year, with all gardeners", "Garden Supplies Unit, Gardeners")
    assert (second.due_date, second.status) == (date(2017, 6, 30), Status.IN_PROGRESS)
    assert (third.text, third.lead, third.status) == ("Buy a measuring rod", ("OHG",), Status.NOT_STARTED)
    assert [p.place.ref for p in document.problems if p.code == "repaired-columns"] == ["1.1", "1.2", "2.1"]


@pytest.mark.parametrize(("written", "deadline", "status", "comment"), [
    ("31 December 2017 Completed Done", date(2017, 12, 31), Status.IMPLEMENTED, "Done"),
    ("2017-03 Initiated The rest follows", date(2017, 3, 31), Status.IN_PROGRESS, "The rest follows"),
    ("TBC Not Initiated", None, Status.NOT_STARTED, ""),
    ("Ongoing Ongoing As every year", None, Status.IN_PROGRESS, "As every year"),
    ("2017/12 Completed i) the first ii) the second", date(2017, 12, 31), Status.IMPLEMENTED, "i) the first ii) the second"),
    ("2017/12 Completed: 3 May 2017 Done", date(2017, 12, 31), Status.IMPLEMENTED, "Done"),
    ("2017/12 Somehow", date(2017, 12, 31), Status.NOT_REPORTED, "Somehow"),
])
def test_a_deadline_and_a_status_word_anchor_the_columns(
    tmp_path: Path, written: str, deadline: date | None, status: Status, comment: str,
) -> None:
    register = read(tmp_path, FORM.replace("2017/01 Not started", written)).register
    action = register.actions["2.1"]
    assert (action.text, action.responsible, action.due_date, action.status) == (
        "Buy a measuring rod", "OHG", deadline, status)
    assert (register.comments["2.1", "OHG", ""].comment if comment else "") == comment


def test_lines_that_were_wrapped_belong_together(tmp_path: Path) -> None:
    text = FORM.replace("Garden Unit/ OHG 2016/12", "Garden\nUnit/ OHG\n2016/12").replace("on the wall.", "on\n2.5 metres of wall.")
    text = text.replace("Hedges matter.", "Hedges matter.\nThey matter: to all.")
    register = read(tmp_path, text).register
    assert list(register.actions) == ["1.1", "1.2", "2.1"]
    assert register.actions["1.1"].responsible == "Garden Unit/ OHG"
    assert register.comments["1.1", "GU", ""].comment == "The plan is on 2.5 metres of wall."
    assert register.recommendations["", "1"].response.endswith("They matter: to all.")
    assert {change.cell for change in register.history if change.ref == "1.1"} == {"L20–L23", "L20"}


def test_labels_that_are_lost_are_known_by_their_order(tmp_path: Path) -> None:
    front = FORM[:FORM.index("Recommendation")]
    bare = "Management Response\n\n: Garden Unit\n: 2015 - 2016\n: Evaluation of the hedges\n:\n: OHG\n:\n\n,\n\n: Approved\n"
    document = read(tmp_path, FORM.replace(front, bare))
    labels = [(c.heading, c.text) for c in document.register.contributions if c.kind == "label" and not c.number]
    assert labels == [("Unit", "Garden Unit"), ("Plan Period", "2015 - 2016"),
                      ("Title of the Evaluation", "Evaluation of the hedges"), ("Year", ""), ("Responding Unit", "OHG"),
                      ("Overall Response", ""), ("Approval State", "Approved")]
    codes = [p.code for p in document.problems]
    assert (codes.count("labels-lost"), codes.count("left-out-signs")) == (1, 1)


def test_other_fields_than_seven_without_a_label_stay_without_one(tmp_path: Path) -> None:
    document = read(tmp_path, FORM.replace("Unit: Garden", ": Garden").replace("Plan Period:", ":").replace(
        "Title of the Evaluation: Evaluation of the hedges: ", ": ").replace("Year:", ":").replace("Approval State:", ":"))
    assert [c.heading for c in document.register.contributions if c.kind == "label" and not c.number] == [""] * 5
    assert document.register.settings.title == "Management Response"


@pytest.mark.parametrize(("before", "line"), [
    ("Key Actions\n", "Weight: heavy, of course."), ("Management Response: The", "Priority: High")])
def test_a_label_that_the_form_does_not_know_is_a_field_of_its_own(tmp_path: Path, before: str, line: str) -> None:
    register = read(tmp_path, FORM.replace(before, f"{line}\n{before}", 1)).register
    fields = [(c.heading, c.text) for c in register.contributions if c.number == "1"]
    assert fields == [("Description", ""), tuple(line.split(": "))]
    assert register.recommendations["", "1"].text == "Cut the hedges by a common plan"


@pytest.mark.parametrize(("written", "number", "source", "text"), [
    ("Recommendation: 7. Cut", "7", "", "Cut"),
    ("Recommendation: Recommendation no. 7 Cut", "7", "Recommendation", "Cut"),
    ("Recommendation 7: Cut", "7", "", "Cut"),
    ("Recommendation: IV: Cut", "IV", "", "Cut"),
    ("Recommendation: 12 hedges should be cut", "1", "", "12 hedges should be cut"),
    ("Recommendation: In phase 2: cut", "1", "", "In phase 2: cut"),
    ("Recommendation:\nCut", "1", "", "Cut"),
])
def test_the_number_of_a_recommendation(tmp_path: Path, written: str, number: str, source: str, text: str) -> None:
    document = read(tmp_path, FORM.replace("Recommendation: Evaluation recommendation 1: Cut the hedges by a common plan", written))
    found = next(iter(document.register.recommendations.values()))
    assert (found.number, found.origin, found.text) == (number, source, text)
    assert ("repaired-number" in [p.code for p in document.problems]) == (number == "1")


def test_numbers_and_references_that_come_again_are_told_apart(tmp_path: Path) -> None:
    text = FORM.replace("recommendation 2.", "recommendation 1.").replace("2.1 Buy", "1.1 Buy")
    document = read(tmp_path, text)
    assert numbers_of(document.register) == ["1", "1b"]
    assert [(a.ref, a.recommendation) for a in document.register.actions.values()] == [
        ("1.1", "1"), ("1.2", "1"), ("1.1b", "1b")]
    assert {"repaired-number-again", "repaired-ref-again"} <= {p.code for p in document.problems}


def test_a_reference_may_come_again_and_again(tmp_path: Path) -> None:
    line = "2.1 Buy a measuring rod OHG 2017/01 Not started\n"
    refs = list(read(tmp_path, FORM + line * 29).register.actions)
    assert len(refs) == len(set(refs)) == 32
    assert refs[-5:] == ["2.1z", "2.1-2", "2.1-3", "2.1-4", "2.1-5"]


def test_an_action_whose_columns_cannot_be_told_apart_stays_whole(tmp_path: Path) -> None:
    document = read(tmp_path, FORM.replace("2.1 Buy a measuring rod OHG 2017/01 Not started", "2.1 Somebody measures"))
    assert document.register.actions["2.1"].text == "Somebody measures"
    [problem] = [p for p in document.problems if p.code == "columns-not-found"]
    assert (problem.place.ref, problem.is_error) == ("2.1", True)


@pytest.mark.parametrize(("category", "acceptance", "code"), [
    ("Accepted, with a reservation", Acceptance.ACCEPTED, ""),
    ("Not Accepted", Acceptance.NOT_ACCEPTED, ""),
    ("", Acceptance.NOT_STATED, ""),
    ("Perhaps", Acceptance.NOT_STATED, "acceptance-unknown"),
])
def test_the_category_of_the_answer(tmp_path: Path, category: str, acceptance: Acceptance, code: str) -> None:
    document = read(tmp_path, FORM.replace("Partially Accepted", category))
    assert document.register.recommendations["", "2"].acceptance is acceptance
    assert [p.code for p in document.problems if p.code.startswith("acceptance")] == ([code] if code else [])


def test_an_answer_that_only_takes_note_is_in_doubt(tmp_path: Path) -> None:
    document = read(tmp_path, FORM.replace("The gardeners agree.", "The gardeners take note of it."))
    [problem] = [p for p in document.problems if p.code == "acceptance-doubtful"]
    assert (problem.found, problem.suggestion) == ("Accepted", "The gardeners take note of it")


def test_a_comment_that_does_not_bear_out_the_status_is_in_doubt(tmp_path: Path) -> None:
    document = read(tmp_path, FORM.replace("The plan is on the wall.", "It is good. The ink is expected to dry by May."))
    [problem] = [p for p in document.problems if p.code == "status-doubtful"]
    assert (problem.place.ref, problem.found) == ("1.1", "is expected to dry by May")
    assert document.register.actions["1.1"].status is Status.IMPLEMENTED


def test_a_sentence_in_several_comments_is_listed_once(tmp_path: Path) -> None:
    same = "The hedge team has met four times and has drawn a map."
    document = read(tmp_path, FORM.replace("Two of nine are cut.", same).replace("The plan is on the wall.", f"Done. {same}"))
    [problem] = [p for p in document.problems if p.code == "comment-repeated"]
    assert (problem.found, problem.suggestion) == (same, "1.1, 1.2")


def test_page_numbers_and_links_between_the_lines_are_left_out_and_listed(tmp_path: Path) -> None:
    text = FORM.replace("Recommendation: Evaluation recommendation 2", "1 / 2\nhttps://hedges.example/plan\nRecommendation: Evaluation recommendation 2")
    document = read(tmp_path, text)
    assert [p.found for p in document.problems if p.code == "left-out"] == ["1 / 2", "https://hedges.example/plan"]
    assert {"1 / 2", "https://hedges.example/plan"} <= {c.new for c in document.register.history if c.key == "left_out"}
    assert document.register.comments["1.2", "GSU", ""].comment == "Two of nine are cut."


@pytest.mark.parametrize(("number", "left_out"), [("5/10", True), ("1/10", False), ("5/3", False), ("1/2", False)])
def test_a_page_number_within_a_sentence_is_known_by_its_place(tmp_path: Path, number: str, left_out: bool) -> None:
    filler = "Words of no weight. " * 40
    text = FORM.replace("The gardeners agree.", filler).replace("Measuring is for others.", filler)
    text = text.replace("The plan is on the wall.", f"The plan is on the {number} wall.")
    document = read(tmp_path, text)
    assert [p.found for p in document.problems if p.code == "left-out-page-number"] == ([number] if left_out else [])
    assert document.register.comments["1.1", "GU", ""].comment == (
        "The plan is on the wall." if left_out else f"The plan is on the {number} wall.")


def test_the_day_as_of_which_it_reports_may_stand_below_the_heading(tmp_path: Path) -> None:
    document = read(tmp_path, FORM.replace("Management Response\n", "Management Response\nStatus as of 31 December 2018\n", 1))
    assert latest_as_of(document.register) == date(2018, 12, 31)
    assert "document-without-as-of" not in [p.code for p in document.problems]
    assert "document-without-as-of" in [p.code for p in read(tmp_path).problems]


def test_without_a_list_of_units_they_are_gathered_from_the_document(tmp_path: Path) -> None:
    document = read(tmp_path, FORM.replace("Garden Unit/ OHG", "Garden Unit (GU)/ OHG"), units=None)
    register = document.register
    assert [(a.text, a.responsible) for a in register.actions.values()] == [
        ("Draw up a plan of hedges.", "Garden Unit (GU)/ OHG"),
        ("Cut them once a year, with all gardeners", "Garden Supplies Unit, Gardeners"), ("Buy a measuring rod", "OHG")]
    assert {unit.code: unit.name for unit in register.units.values()} == {
        "GU": "Garden Unit", "OHG": "OHG", "GSU": "Garden Supplies Unit", "GARDE": "Gardeners"}
    assert register.actions["1.1"].lead == ("GU",)


def test_every_word_is_in_the_register(tmp_path: Path) -> None:
    document = read(tmp_path)
    assert not set(re.findall(r"\S+", FORM)) - set(words_of(document))


def word(path: Path, rows: list[tuple[str, ...]]) -> Path:
    """The first recommendation of the form in Word, with its key actions in a table; a single cell spans the row."""
    document = Document()
    for line in FORM[:FORM.index("Responsible")].splitlines():
        document.add_paragraph(line)
    table = document.add_table(0, len(rows[0]))
    for row in rows:
        cells = table.add_row().cells
        if len(row) == 1:
            cells[0].merge(cells[-1])
        for cell, text in zip(cells, row, strict=False):
            cell.text = text
    document.save(str(path))
    return path


def test_a_table_in_word_has_each_action_above_its_values(tmp_path: Path) -> None:
    rows: list[tuple[str, ...]] = [
        ("Responsible", "Deadline", "Status", "Comments"), ("1.1 Draw up a plan",), ("Garden Unit/ OHG", "2016/12", "Completed", "On the wall\nin ink"),
        ("1.2 Cut them",), ("Garden Supplies Unit", "", "", ""), ("1.3 Water them",), ("", "2017/06", "Somehow", "Two are wet.")]
    document = taken(word(tmp_path / "response.docx", rows))
    found = document.register
    assert [(a.ref, a.text, a.responsible, a.deadline, a.status) for a in found.actions.values()] == [
        ("1.1", "Draw up a plan", "Garden Unit/ OHG", "2016/12", Status.IMPLEMENTED),
        ("1.2", "Cut them", "Garden Supplies Unit", "", Status.NOT_REPORTED),
        ("1.3", "Water them", "", "2017/06", Status.NOT_REPORTED)]
    assert found.comments["1.1", "GU", ""].comment == "On the wall\nin ink"
    codes = [p.code for p in document.problems]
    assert codes.count("status-unknown") == 1
    assert "repaired-columns" not in codes


def test_a_line_below_a_table_is_left_out_and_listed(tmp_path: Path) -> None:
    path = word(tmp_path / "response.docx", [
        ("Responsible", "Deadline", "Status", "Comments"), ("1.1 Draw up a plan",), ("OHG", "2016/12", "Completed", "Done")])
    change = Document(str(path))
    change.add_paragraph("Printed for the gardeners only")
    change.save(str(path))
    document = taken(path)
    assert document.register.actions["1.1"].text == "Draw up a plan"
    assert [p.found for p in document.problems if p.code == "left-out"] == ["Printed for the gardeners only"]


def test_a_table_without_a_header_row_is_read_by_its_words(tmp_path: Path) -> None:
    text = FORM.replace("Responsible Deadline Status Comments\n2.1 Buy a measuring rod OHG 2017/01",
                        "2.1 Buy a measuring rod\tOHG\t2017/01")
    action = read(tmp_path, text).register.actions["2.1"]
    assert (action.text, action.responsible, action.deadline) == ("Buy a measuring rod", "OHG", "2017/01")


def test_a_table_may_have_columns_of_its_own_for_number_and_action(tmp_path: Path) -> None:
    rows: list[tuple[str, ...]] = [
        ("No", "Key Action", "Responsible", "Deadline", "Status", "Comments"),
        ("1.1", "Draw up a plan", "Garden Unit", "2016/12", "Completed", ""), ("", "Cut them", "OHG", "2017/12", "Ongoing", "")]
    document = taken(word(tmp_path / "response.docx", rows))
    assert [(a.ref, a.text, a.lead) for a in document.register.actions.values()] == [
        ("1.1", "Draw up a plan", ("GU",)), ("1.2", "Cut them", ("OHG",))]
    assert [p.found for p in document.problems if p.code == "repaired-ref"] == ["1.2"]


def test_comments_of_several_units_stay_apart(tmp_path: Path) -> None:
    rows: list[tuple[str, ...]] = [
        ("Responsible", "Deadline", "Status", "Comments"), ("1.1 Draw up a plan",),
        ("Garden Unit/ OHG", "2016/12", "Completed: 3 May 2016", "Garden Unit: Drawn\nOHG: Seen")]
    register = taken(word(tmp_path / "response.docx", rows)).register
    assert {key: c.comment for key, c in register.comments.items()} == {
        ("1.1", "GU", ""): "Drawn", ("1.1", "OHG", ""): "Seen"}
    completed = register.actions["1.1"].completed
    assert completed is not None
    assert completed.first == date(2016, 5, 3)


@pytest.mark.parametrize("text", [
    "Recommendation: Cut the hedges\n", "Management Response: Yes\nManagement Response Category: Accepted\n",
    "A letter about a recommendation\nRecommendation: none\n",
])
def test_what_is_no_management_response_is_refused_in_a_sentence(tmp_path: Path, text: str) -> None:
    path = tmp_path / "letter.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Refused, match="recommendation with its management response under labels"):
        taken(path)


def test_units_of_the_sample_are_all_known(tmp_path: Path) -> None:
    assert list(read(tmp_path).register.units) == [unit.code for unit in UNITS]
