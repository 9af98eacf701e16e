"""Taking in the conclusions of a session, as text and as Word documents."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.registers import numbers_of
from tests.sources.tables import NOW, codes, taken
from toolkit.sources.documents.reading import read_document
from toolkit.sources.taking_in import TakenInDocument, take_in
from toolkit.tracker.record.codes import How, RecommendationKind
from toolkit.tracker.record.narrative import Person
from toolkit.tracker.record.problems import Refused, sentence
from toolkit.tracker.record.units import Unit
from toolkit.tracker.views.figures import latest_as_of
from toolkit.word import house_formats
from toolkit.word.documents import render

REPORTS = Path(__file__).parents[3] / "reports"

Take = Callable[[str], TakenInDocument]
HEAD = """
**AGO**
**Association of Garden Offices**

---

**Council of Gardeners**

**Conclusions of the Council of Gardeners**
**at its Third Session**

4 and 6 May 2021

## Table of Contents

I\tOpening\t2
II\tWater\t3
\tAnnex I – 4 May 2021: List of Participants\t5
\tAGO/2021/2/Add.1 - A paper that is not here\t
"""
BODY = """
## I Opening

1. The Council met twice.
2. It spoke of:
  - a. Water;
  - b. Shade.

### **II Water**

#### Documentation:

- ✓ AGO/2021/7 – Water in *dry* years
- ✓ *A paper without a symbol*

3. The Chair recalled the dry years. A [map](#) was

shown to all members.
4. Everybody agreed.

➤ ***The Council of Gardeners:***

5. *Took note of the paper. Specifically:*
  - a. *Requested the Office of Wells to dig by June 2022 two wells.*
  - b. *Encouraged all members to report at their first session of 2023.*
6. *Thanked the Chair.*

7. The Chair closed the item.

## **Shade**

8. Trees were praised.

***The Council of Gardeners:***

9. *Would plant trees.*
"""
PEOPLE = """
## Annex I – 4 May 2021: List of Participants

**Chair: Ms. Rosa Thorn**, Head Gardener, Hill Office
**Secretary: Mr. Basil Green**

Organizations\tName – Title – Division
Hill Office\tMs. Rosa Thorn, Head Gardener
\t<b>Mr. Ash Grove</b> , Deputy, Division of Trees, Shrubs and Hedges
<b>Valley/Marsh</b>\t<b>Ms. Fern Dаle</b> , Adviser

Organizations\tName – Title – Division
<b>Guests:</b>\t
<b>Press</b>\tMr. Reed Marsh
"""
PLAN = """
## **Annex II – Workplan 2021-2022: Shade for all**

### Table of Contents

Why\t9
1. Plant\t9

## Why

Shade is scarce<sup>1</sup>. It was not always so.

---

<sup>1</sup> [See the survey](#)

Therefore a plan is needed.

## 1. Plant

### Objective:

#### **More trees**

#### Actions:

- 1.1. Choose kinds of tree.
- 1.2. Plant them:
  - 1.2.1. In the hills.
  - 1.2.2. In the valley.

### 2. Water

#### Objective:

**Wet roots**

#### Actions:

- 1.3. Carry water by hand until 1 May 2022.
"""
WHOLE = HEAD + BODY + PEOPLE + PLAN


@pytest.fixture
def take(tmp_path: Path) -> Take:
    """Take in an invented document."""
    def _take(text: str) -> TakenInDocument:
        path = tmp_path / "session.txt"
        path.write_text(text, encoding="utf-8")
        return taken(path, None)
    return _take


def kinds(document: TakenInDocument, *wanted: str) -> list[tuple[str, str]]:
    """Number (or heading) and text of the parts of the narrative of some kinds."""
    return [(part.number or part.heading, part.text) for part in document.register.contributions
            if part.kind in wanted]


def test_the_masthead_gives_title_body_and_day(take: Take) -> None:
    document = take(WHOLE)
    settings = document.register.settings
    assert (settings.title, settings.organization, latest_as_of(document.register)) == (
        "Conclusions of the Council of Gardeners at its Third Session", "Council of Gardeners", date(2021, 5, 6))
    assert kinds(document, "masthead", "dates") == [
        ("", "AGO"), ("", "Association of Garden Offices"), ("", "Council of Gardeners"), ("", "4 and 6 May 2021")]


def test_a_symbol_and_a_date_in_the_masthead_are_told_apart(take: Take) -> None:
    document = take(WHOLE.replace("---\n", "AGO/2021/8\n\n20 June 2021\n", 1))
    assert kinds(document, "symbol", "date") == [("", "AGO/2021/8"), ("", "20 June 2021")]
    assert latest_as_of(document.register) == date(2021, 5, 6)


def test_the_contents_are_left_out_but_for_what_the_document_lacks(take: Take) -> None:
    document = take(WHOLE)
    assert kinds(document, "contents") == [("", "AGO/2021/2/Add.1 - A paper that is not here")]
    left = [problem.found for problem in document.problems if problem.code == "left-out"]
    assert left[0] == ("## Table of Contents · I Opening 2 · II Water 3 · "
                       "Annex I – 4 May 2021: List of Participants 5")


def test_headings_of_any_markup_are_sections_by_their_roman_number(take: Take) -> None:
    document = take(WHOLE)
    assert [(part.kind, part.number, part.heading) for part in document.register.contributions
            if part.kind in ("section", "heading", "annex")] == [
        ("section", "I", "Opening"), ("section", "II", "Water"), ("heading", "", "Shade"),
        ("annex", "Annex I", "4 May 2021: List of Participants"),
        ("annex", "Annex II", "Workplan 2021-2022: Shade for all"), ("heading", "", "Why")]


def test_paragraphs_are_numbered_through_the_document_with_their_points(take: Take) -> None:
    document = take(WHOLE)
    numbered = [part for part in document.register.contributions if part.kind in ("paragraph", "decision")]
    assert [part.number for part in numbered] == [str(number) for number in range(1, 10)]
    assert [part.kind for part in numbered if part.number in "5 6 7 9"] == ["decision", "decision", "paragraph", "decision"]
    assert kinds(document, "point") == [("2.a", "Water;"), ("2.b", "Shade.")]


def test_a_paragraph_that_a_page_break_divides_is_one(take: Take) -> None:
    document = take(WHOLE)
    assert ("3", "The Chair recalled the dry years. A map was shown to all members.") in kinds(document, "paragraph")
    assert codes(document, "repaired") == ["repaired-paragraph"]


def test_documents_have_their_symbol_apart(take: Take) -> None:
    assert kinds(take(WHOLE), "label", "documentation") == [
        ("Documentation:", ""), ("AGO/2021/7", "Water in dry years"), ("", "A paper without a symbol")]


def test_decisions_are_recommendations_and_their_points_actions(take: Take) -> None:
    register = take(WHOLE).register
    decisions = [r for r in register.recommendations.values() if r.kind is RecommendationKind.DECISION]
    assert [(r.number, r.text) for r in decisions] == [
        ("5", "Took note of the paper. Specifically:"), ("6", "Thanked the Chair."), ("9", "Would plant trees.")]
    asked, reported = (register.actions[ref] for ref in ("5.a", "5.b"))
    assert (asked.recommendation, asked.responsible, asked.deadline, asked.due_date) == (
        "5", "the Office of Wells", "by June 2022", date(2022, 6, 30))
    assert (reported.responsible, reported.due_date) == ("", None)


def test_an_action_due_at_an_event_has_no_day(take: Take) -> None:
    document = take(WHOLE)
    assert document.register.actions["5.b"].deadline == "at their first session of 2023"
    assert [(p.place.ref, p.found) for p in document.problems if p.code == "deadline-without-day"] == [
        ("5.b", "at their first session of 2023")]


def test_who_is_asked_is_read_with_a_list_of_units(tmp_path: Path) -> None:
    path = tmp_path / "session.txt"
    path.write_text(WHOLE, encoding="utf-8")
    units = [Unit("OW", "Office of Wells")]
    assert taken(path, units).register.actions["5.a"].lead == ("OW",)


def test_people_have_list_organization_name_title_and_part(take: Take) -> None:
    document = take(WHOLE)
    name = "Annex I – 4 May 2021: List of Participants"
    assert document.register.people == [
        Person(name, "Hill Office", "Ms. Rosa Thorn", "Head Gardener", "Chair"),
        Person(name, "", "Mr. Basil Green", "", "Secretary"),
        Person(name, "Hill Office", "Ms. Rosa Thorn", "Head Gardener"),
        Person(name, "Hill Office", "Mr. Ash Grove", "Deputy, Division of Trees, Shrubs and Hedges"),
        Person(name, "Valley/Marsh", "Ms. Fern Dаle", "Adviser"),
        Person(name, "Press", "Mr. Reed Marsh", "", "Guests")]
    assert [problem.found for problem in document.problems if problem.code == "mixed-letters"] == ["Dаle"]


def test_areas_of_a_workplan_are_priority_areas_with_their_actions(take: Take) -> None:
    document = take(WHOLE)
    register = document.register
    areas = [r for r in register.recommendations.values() if r.kind is RecommendationKind.PRIORITY_AREA]
    assert [(r.number, r.text) for r in areas] == [("II-1", "Plant"), ("II-2", "Water")]
    assert [(a.ref, a.recommendation) for a in register.actions.values() if a.ref.startswith("II")] == [
        ("II-1.1", "II-1"), ("II-1.2", "II-1"), ("II-1.2.1", "II-1"), ("II-1.2.2", "II-1"), ("II-1.3", "II-2")]
    assert kinds(document, "objective") == [("II-1", "More trees"), ("II-2", "Wet roots")]
    assert kinds(document, "actions") == [("II-1", ""), ("II-2", "")]


def test_the_years_of_a_workplan_are_those_of_its_actions(take: Take) -> None:
    actions = take(WHOLE).register.actions
    assert (actions["II-1.1"].deadline, actions["II-1.1"].due_date) == ("2021-2022", date(2022, 12, 31))
    assert (actions["II-1.3"].deadline, actions["II-1.3"].due_date) == ("until 1 May 2022", date(2022, 5, 1))


def test_a_footnote_follows_what_refers_to_it(take: Take) -> None:
    parts = [(part.kind, part.text) for part in take(WHOLE).register.contributions]
    place = parts.index(("text", "Shade is scarce¹. It was not always so."))
    assert parts[place + 1:place + 3] == [("footnote", "See the survey"), ("text", "Therefore a plan is needed.")]


def test_every_word_is_in_the_history_with_its_place(take: Take) -> None:
    history = take(WHOLE).register.history
    assert {change.how for change in history} == {How.IMPORT}
    assert not Counter(WHOLE.split()) - Counter(" ".join(change.new for change in history).split())
    assert all(change.cell for change in history)


@pytest.mark.parametrize("text", [
    BODY.replace("#### ", "").replace("### ", "").replace("## ", "").replace("*", ""),
    BODY.replace("## I ", "I. ").replace("### **II Water**", "II. Water"),
])
def test_a_text_without_markup_gives_the_same_decisions(take: Take, text: str) -> None:
    plain, marked = take(HEAD + text + PEOPLE), take(HEAD + BODY + PEOPLE)
    sections = [part.heading for part in plain.register.contributions if part.kind == "section"]
    assert sections == ["Opening", "Water"]
    assert set(marked.register.recommendations) <= set(plain.register.recommendations)
    assert plain.register.people == marked.register.people


def test_a_number_that_is_none_of_the_next_begins_no_paragraph(take: Take) -> None:
    document = take(WHOLE.replace("4. Everybody", "2020. Everybody"))
    assert [number for number, _ in kinds(document, "paragraph")] == ["1", "2", "3", "7", "8"]


def as_word(path: Path) -> Path:
    """The body of the document as somebody would type it in Word, with numbers typed by hand."""
    document = Document()
    document.styles.add_style("Decision", WD_STYLE_TYPE.PARAGRAPH)
    for line in ("Council of Gardeners", "Conclusions of the Council of Gardeners at its Third Session", "6 May 2021"):
        document.add_paragraph(line, "Title" if line.startswith("Conclusions") else None)
    for text, style in (
        ("I. Opening", "Heading 1"), ("1. The Council met twice.", None), ("2. It spoke of:", None),
        ("a. Water;", None), ("II. Water", "Heading 1"), ("3. Everybody agreed.", None),
        ("The Council of Gardeners:", None), ("4. Took note of the paper:", "Decision"),
        ("a. Requested the Office of Wells to dig by June 2022 two wells.", "Decision"), ("5. The Chair spoke.", None),
        ("Annex I – 4 May 2021: List of Participants", "Heading 1"), ("Chair: Ms. Rosa Thorn, Hill Office", None),
    ):
        document.add_paragraph(text, style)
    table = document.add_table(4, 2)
    for row, texts in zip(table.rows, (("Organizations", "Name – Title"), ("Hill Office", "Ms. Rosa Thorn, Head Gardener"),
                                       ("", "Mr. Ash Grove"), ("Guests:", "")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(3, 0).merge(table.cell(3, 1))
    table.add_row().cells[0].text = "Press"
    table.rows[4].cells[1].text = "Mr. Reed Marsh, Writer\nMs. Fern Dale"
    document.save(str(path))
    return path


def test_a_word_document_is_read_as_a_text_is(tmp_path: Path) -> None:
    register = taken(as_word(tmp_path / "session.docx"), None).register
    assert (register.settings.title, latest_as_of(register)) == (
        "Conclusions of the Council of Gardeners at its Third Session", date(2021, 5, 6))
    assert numbers_of(register) == ["4"]
    assert register.actions["4.a"].due_date == date(2022, 6, 30)
    assert [part.kind for part in register.contributions if part.number.isdecimal()] == [
        "paragraph", "paragraph", "paragraph", "decision", "paragraph"]
    assert [(person.organization, person.name, person.role) for person in register.people] == [
        ("Hill Office", "Ms. Rosa Thorn", "Chair"), ("Hill Office", "Ms. Rosa Thorn", ""),
        ("Hill Office", "Mr. Ash Grove", ""), ("Press", "Mr. Reed Marsh", "Guests"), ("Press", "Ms. Fern Dale", "Guests")]


def test_every_word_of_a_word_document_is_in_the_history(tmp_path: Path) -> None:
    path = as_word(tmp_path / "session.docx")
    words = " ".join(row.text for row in read_document(path).rows).split()
    history = taken(path, None).register.history
    assert not Counter(words) - Counter(" ".join(change.new for change in history).split())


def test_it_is_known_by_the_line_that_leads_to_decisions(take: Take) -> None:
    document = take(WHOLE)
    assert document.kind == "session-conclusions"
    assert document.how_known.endswith("The Council of Gardeners:")
    for problem in document.problems:
        assert sentence(problem)


@pytest.mark.parametrize("text", [
    HEAD, "1. One\n2. Two\n3. Three\n", BODY.replace("The Council of Gardeners:", "The Council agreed."), "I\nII\nIII\n"])
def test_what_has_no_decisions_below_sections_is_of_another_kind(tmp_path: Path, text: str) -> None:
    path = tmp_path / "letter.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Refused):
        take_in(path, kind="session-conclusions", now=NOW)


LINES = st.sampled_from([
    "## I One", "III Three", "## Annex I – A", "Annex", "### Objective:", "### 1. Area", "1. One", "2. *Two*", "  - a. a", "(b) b",
    "  - ii. i", "- 1.1. x", "- ✓ A/1 – B", "- b", "***The Council:***", "➤ Others:", "<sup>1</sup> note", "words<sup>1</sup>",
    "lower case", "Mr. A\tB", "Office\tMs. C, D", "\tMr. E", "Guests:\t", "Chair: Ms. F, G", "---", "I\tOne\t3", "4 May 2021", "*", "#", "[x](#)",
])


@pytest.mark.slow(reason="a Word document is written and read for each example")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(lines=st.lists(LINES, max_size=30))
def test_whatever_follows_whatever_no_word_is_lost_and_nothing_breaks(lines: list[str], tmp_path: Path) -> None:
    path = tmp_path / "session.txt"
    text = BODY + "\n\n".join(lines)
    path.write_text(text, encoding="utf-8")
    document = taken(path, None)
    kept = Counter(" ".join(change.new for change in document.register.history).split())
    assert not Counter(text.split()) - kept
    for problem in document.problems:
        assert sentence(problem)
    house_format = house_formats.find("session-conclusions", [REPORTS])
    Document(BytesIO(render(house_format, document.register, date(2021, 1, 1), NOW)))
