"""A management response, made from a register and taken in again, gives the same register."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.libreoffice import convert
from tests.shared import shared
from tests.sources.responses import FORM
from tests.sources.tables import UNITS
from tests.there_and_back.comparison import differences
from tests.word.invented import invented
from toolkit.sources.taking_in import read_units, take_in
from toolkit.tracker.record.actions import Comment
from toolkit.tracker.record.codes import Acceptance
from toolkit.tracker.record.register import Register
from toolkit.tracker.views.figures import latest_as_of
from toolkit.word import house_formats
from toolkit.word.documents import render

REPORTS = Path(__file__).parents[2] / "reports"
NOW = datetime(2019, 1, 5, 9, 30, tzinfo=UTC)
AS_OF = date(2018, 12, 31)
SEED = "002_6da9e6de966dff24.txt"


def printed(register: Register, folder: Path) -> Path:
    path = folder / "report.docx"
    path.write_bytes(render(house_formats.find("management-response", [REPORTS]), register, AS_OF, NOW))
    return path


def there_and_back(register: Register, folder: Path, *, listed: bool = True) -> Register:
    units = list(register.units.values()) if listed else None
    document = take_in(printed(register, folder), units=units, now=NOW)
    assert document.kind == "management-response"
    assert "left-out" not in {problem.code for problem in document.problems}
    return document.register


def form(folder: Path, text: str = FORM) -> Register:
    path = folder / "response.txt"
    path.write_text(text, encoding="utf-8")
    return take_in(path, units=UNITS, now=NOW).register


def test_an_invented_form_comes_back_whole(tmp_path: Path) -> None:
    register = form(tmp_path)
    back = there_and_back(register, tmp_path)
    assert differences(register, back) == []
    assert (back.settings.title, back.settings.organization, latest_as_of(back)) == (
        register.settings.title, register.settings.organization, AS_OF)


@pytest.mark.parametrize("listed", [True, False])
def test_document_002_comes_back_whole(tmp_path: Path, listed: bool) -> None:
    units = read_units(shared("gold", "units_002.csv")) if listed else None
    register = take_in(shared("seeds", SEED), units=units, now=NOW).register
    back = there_and_back(register, tmp_path, listed=listed)
    assert differences(register, back) == []
    assert (len(back.recommendations), len(back.actions), len(back.contributions)) == (8, 18, 6)


def test_printing_what_came_back_gives_the_same_document(tmp_path: Path) -> None:
    register = form(tmp_path)
    first = printed(register, tmp_path).read_bytes()
    assert printed(there_and_back(register, tmp_path), tmp_path).read_bytes() == first


def test_fields_without_a_label_and_labels_nobody_knows_come_back(tmp_path: Path) -> None:
    text = FORM.replace("Unit: Garden", ": Garden").replace("Year: 2016", "Weather: fair\nYear:")
    text = text.replace("Management Response: The", "Priority: High\nManagement Response: The")
    register = form(tmp_path, text.replace("Key Actions\n", "Weight: heavy, of course.\nKey Actions\n", 1))
    assert len([c for c in register.contributions if c.number == "1"]) == 3
    assert differences(register, there_and_back(register, tmp_path)) == []


def test_answers_statuses_revisions_and_several_comments_come_back(tmp_path: Path) -> None:
    register = form(tmp_path)
    for number, acceptance in zip(("1", "2"), (Acceptance.NOT_STATED, Acceptance.NOT_RELEVANT), strict=True):
        register.put(replace(
            register.recommendations["", number], acceptance=acceptance, response="First line\nSecond: line"))
    other = invented()
    closed, revised, dated = other.actions["3.1"], other.actions["2.3"], other.actions["1.2"]
    for ref, model in zip(register.actions, (closed, revised, dated), strict=True):
        register.actions[ref] = replace(
            register.actions[ref], status=model.status, closing_reason=model.closing_reason, completed=model.completed,
            revised_deadline=model.revised_deadline, revision_reason=model.revision_reason)
    register.comments["1.1", "OHG", ""] = Comment("1.1", "OHG", "", "Completed by hand,\nin ink")
    back = there_and_back(register, tmp_path)
    assert differences(register, back) == []
    assert back.actions["1.1"].closing_reason == closed.closing_reason


def test_a_register_from_elsewhere_comes_back_but_for_what_the_form_does_not_print(tmp_path: Path) -> None:
    register = invented()
    units = {"RP": "Roads and Paths Section", "HI": "Hill Office", "VA": "Valley Department", "AL": "All Heads of Section"}
    assert set(units) == set(register.units)
    back = there_and_back(register, tmp_path)
    # 1.2 and 2.2 name more units in words than the register gives parts to; 7.5 has no deadline and no unit.
    assert differences(register, back, ignoring=("action.support", "action.endorser", "action.continuing", "due_date")) == []


@pytest.mark.libreoffice
def test_a_report_that_another_program_has_saved_comes_back_whole(tmp_path: Path) -> None:
    register = form(tmp_path)
    saved = convert(printed(register, tmp_path), "docx", tmp_path / "saved")
    assert differences(register, take_in(saved, units=UNITS, now=NOW).register) == []


@pytest.mark.libreoffice
def test_a_report_that_was_saved_as_text_gives_the_same_actions(tmp_path: Path) -> None:
    register = form(tmp_path)
    saved = convert(printed(register, tmp_path), "txt", tmp_path / "saved")
    back = take_in(saved, units=UNITS, now=NOW).register
    assert [(a.ref, a.text, a.responsible, a.due_date, a.status) for a in back.actions.values()] == [
        (a.ref, a.text, a.responsible, a.due_date, a.status) for a in register.actions.values()]
