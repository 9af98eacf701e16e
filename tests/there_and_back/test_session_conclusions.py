"""The conclusions of a session, printed in their house format and taken in again, are the same."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.libreoffice import convert
from tests.shared import shared
from tests.sources.session_conclusions.test_session_conclusions import WHOLE
from tests.there_and_back.comparison import differences
from tests.word.sessions import session
from toolkit.jobs.reporting import report
from toolkit.jobs.taking_in import import_document
from toolkit.sources.taking_in import take_in
from toolkit.tracker.record.codes import Status
from toolkit.tracker.record.register import Register
from toolkit.tracker.views.comparing import compare
from toolkit.tracker.views.figures import latest_as_of
from toolkit.word import house_formats
from toolkit.word.documents import render
from toolkit.word.layout.pages import with_page_numbers

REPORTS = Path(__file__).parents[2] / "reports"
TEXT = "003_cd4b36b209d0c63a.txt"
NOW = datetime(2021, 1, 2, 3, 4, 5)


def printed(register: Register, folder: Path, *, numbered: bool = False) -> Path:
    house_format = house_formats.find("session-conclusions", [REPORTS])
    data = render(house_format, register, latest_as_of(register) or date(2021, 1, 1), NOW)
    path = folder / "report.docx"
    path.write_bytes(with_page_numbers(data) if numbered else data)
    return path


def again(path: Path) -> Register:
    document = take_in(path, now=NOW)
    assert document.kind == "session-conclusions"
    return document.register


def of_the_register(before: Register, after: Register) -> list[str]:
    return [str(found) for found in compare(before, after) if found.kind == "register"]


def test_an_invented_session_comes_back_as_it_was(tmp_path: Path) -> None:
    before = session()
    after = again(printed(before, tmp_path))
    assert differences(before, after) == []
    assert of_the_register(before, after) == []


@pytest.mark.libreoffice
def test_page_numbers_are_no_part_of_the_record(tmp_path: Path) -> None:
    assert differences(session(), again(printed(session(), tmp_path, numbered=True))) == []


def test_what_was_reported_is_added_and_not_taken_in(tmp_path: Path) -> None:
    before = session()
    before.actions["4.a"] = replace(before.actions["4.a"], status=Status.IN_PROGRESS)
    assert differences(before, again(printed(before, tmp_path)), ignoring=["action.status"]) == []


def test_numbers_out_of_order_come_back_too(tmp_path: Path) -> None:
    before = session()
    before.actions["II-1.4"] = replace(before.actions["II-1.3"], ref="II-1.4", text="Rest under them.")
    after = again(printed(before, tmp_path))
    assert {ref: action.text for ref, action in after.actions.items()} == {
        ref: action.text for ref, action in before.actions.items()}


def renumbered(*changes: tuple[str, str]) -> str:
    """The invented document with other numbers."""
    text = WHOLE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize("text", [
    renumbered(("9. *Would", "11. *Would")),
    renumbered(("  - a. *Requested", "  - i. *Requested"), ("  - b. *Encouraged", "  - ii. *Encouraged")),
    renumbered(("  - a. Water;", "  - c. Water;"), ("  - b. Shade.", "  - d. Shade.")),
    renumbered(("## I Opening", "## IV Opening"), ("**II Water**", "**V Water**")),
    renumbered(("## 1. Plant", "## 4. Plant"), ("- 1.3. Carry", "- 2.1. Carry")),
    renumbered(("8. Trees were praised.", "Kind of tree\tNumber\tPlace\nOak\t3\tHill\n\n8. Trees were praised.")),
    renumbered(("## **Shade**", "## 3. Shade"), ("Trees were", "Trees<sup>2</sup> were"), ("---\n\n<sup>1<", "<sup>1<")),
])
def test_what_word_would_count_otherwise_comes_back_with_its_own_numbers(text: str, tmp_path: Path) -> None:
    path = tmp_path / "session.txt"
    path.write_text(text, encoding="utf-8")
    before = take_in(path, now=NOW).register
    assert differences(before, again(printed(before, tmp_path))) == []


@pytest.mark.libreoffice
def test_a_report_that_another_program_has_saved_comes_back_as_it_was(tmp_path: Path) -> None:
    saved = convert(printed(session(), tmp_path), "docx", tmp_path / "saved")
    assert differences(session(), again(saved)) == []


def test_document_003_comes_back_as_it_was(tmp_path: Path) -> None:
    before = take_in(shared("seeds", TEXT), now=NOW).register
    after = again(printed(before, tmp_path))
    assert differences(before, after) == []
    assert of_the_register(before, after) == []
    assert (len(after.contributions), len(after.people), len(after.actions)) == (
        len(before.contributions), len(before.people), len(before.actions))


def test_document_003_can_be_reported_by_the_jobs(tmp_path: Path) -> None:
    imported = import_document(shared("seeds", TEXT), tmp_path / "register.xlsx", NOW)
    made = report(tmp_path / "register.xlsx", "session-conclusions", tmp_path / "report.docx", NOW)
    assert differences(imported.register, again(made.written)) == []
