"""Each house format in each language: a report, taken in again, gives the same register, whatever language is spoken."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from docx import Document

from tests.there_and_back.comparison import differences
from tests.there_and_back.test_council_report import invented as council
from tests.there_and_back.test_management_response import form
from tests.there_and_back.test_mission_report import follow_up
from tests.there_and_back.test_mission_report import invented as mission
from tests.word.invented import invented
from tests.word.sessions import session
from toolkit.sources.taking_in import TakenInDocument, take_in
from toolkit.tracker.mission_form import SECTIONS
from toolkit.tracker.record.actions import Action, Comment, Recommendation
from toolkit.tracker.record.codes import Acceptance, Language, Status
from toolkit.tracker.record.narrative import Contribution, Person
from toolkit.tracker.record.periods import Period
from toolkit.tracker.record.register import Register
from toolkit.tracker.views.figures import latest_as_of
from toolkit.word import house_formats
from toolkit.word.documents import render
from toolkit.words.languages.catalogues import in_language
from toolkit.words.speaking import text

REPORTS = Path(__file__).parents[2] / "reports"
NOW = datetime(2019, 1, 20, 10, 0, tzinfo=UTC)
AS_OF = date(2018, 12, 31)
OTHERS = [one for one in Language if one is not Language.ENGLISH]
SOURCES: dict[str, Callable[[Path], Register]] = {
    "progress-table": lambda folder: invented(),
    "management-response": form,
    "mission-report": lambda folder: follow_up(mission(folder)),
    "council-report": council,
    "session-conclusions": lambda folder: session(),
}


def back(name: str, register: Register, code: Language, folder: Path) -> TakenInDocument:
    """What a report in a language gives when it is taken in by somebody who speaks English."""
    with in_language(code):
        data = render(house_formats.load(REPORTS / name, code), register, AS_OF, NOW, with_conflicts=True)
    path = folder / f"{name}.{code}.docx"
    path.write_bytes(data)
    return take_in(path, units=[*register.units.values()] or None, accept_suggestions=True, now=NOW)


@pytest.mark.parametrize("name", SOURCES)
def test_a_report_in_each_language_gives_the_register_that_the_english_one_gives(name: str, tmp_path: Path) -> None:
    register = SOURCES[name](tmp_path)
    english, *others = [back(name, register, code, tmp_path) for code in Language]
    assert len(english.register.actions) == len(register.actions) > 0
    for other in others:
        assert other.kind == name
        assert differences(english.register, other.register) == []
        assert latest_as_of(other.register) == latest_as_of(english.register)
        assert other.register.settings.title == english.register.settings.title


def of_every_status() -> Register:
    """A register with an action of each status, with and without a reason or a date, and with comments in several languages."""
    register = invented()
    register.recommendations = {("", "1"): Recommendation("1", text="Mend the roofs", acceptance=Acceptance.ACCEPTED)}
    register.actions, register.comments = {}, {}
    lead = next(iter(register.units))
    for status in Status:
        for reason, comment in (("", ""), ("no money", ""), ("", "Les toits sont réparés."), ("нет денег", "Half as high.")):
            ref = f"1.{len(register.actions) + 1}"
            done = Period.of_day(date(2018, 3, 1)) if status is Status.IMPLEMENTED else None
            given = reason if status.is_final and done is None else ""
            register.actions[ref] = Action(ref, "1", f"Roof {ref}", responsible=register.units[lead].name, lead=(lead,), deadline="31 May 2019",
                                           due_date=date(2019, 5, 31), status=status, completed=done, closing_reason=given)
            if comment and (given or not status.is_final or done):
                register.comments[ref, lead, ""] = Comment(ref, lead, "", comment)
    return register


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("name", ["progress-table", "management-response"])
def test_every_status_comes_back_from_its_word_in_each_language(name: str, code: Language, tmp_path: Path) -> None:
    register = of_every_status()
    taken = back(name, register, code, tmp_path).register
    assert told(taken) == told(register)
    assert {(key[0], one.comment) for key, one in taken.comments.items()} == {(key[0], one.comment) for key, one in register.comments.items()}


def told(register: Register) -> dict[str, tuple[Status, str, str]]:
    return {ref: (one.status, one.completed.plain if one.completed else "", one.closing_reason) for ref, one in register.actions.items()}


@pytest.mark.parametrize("code", OTHERS)
def test_a_form_with_the_sections_of_the_house_is_known_in_each_language(code: Language, tmp_path: Path) -> None:
    register = follow_up(mission(tmp_path))
    with in_language(code):
        register.contributions = [
            Contribution(one.number, text(one.heading), one.level, kind="section", text="" if one.lists_people or one.topic == "actions" else "Words.")
            for one in SECTIONS]
        register.people = [Person(text(one.heading), "Well School", "Ulf Ek", "Digger") for one in SECTIONS if one.lists_people]
    taken = back("mission-report", register, code, tmp_path)
    assert taken.kind == "mission-report"
    assert differences(register, taken.register, ignoring=("recommendation.text", "recommendation.origin")) == []
    assert [one.text for one in taken.register.recommendations.values()] == ["Words."]


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("name", SOURCES)
def test_a_house_format_has_words_and_a_template_in_each_language(name: str, code: Language) -> None:
    english, other = house_formats.load(REPORTS / name), house_formats.load(REPORTS / name, code)
    assert other.template.name == f"template.{code}.docx"
    assert other.title != english.title
    assert other.description != english.description
    headings = {cell.text for table in Document(str(other.template)).tables for row in table.rows for cell in row.cells}
    assert len(other.keep_columns) == len(english.keep_columns)
    assert set(other.keep_columns) <= headings
