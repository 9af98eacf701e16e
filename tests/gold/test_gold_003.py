"""Document 003: its counts, its words, and the rows of the hand-made reading that are about it.

Where a test expects something else than a gold row says, the reason stands beside it.
"""

from collections import Counter
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest

from tests.shared import gold, shared
from toolkit.sources.taking_in import TakenInDocument, take_in
from toolkit.tracker.record.codes import RecommendationKind, Status
from toolkit.tracker.views.figures import latest_as_of
from toolkit.tracker.wording.deadlines import read_deadline

SEED = "003"
TEXT = "003_cd4b36b209d0c63a.txt"
DECISIONS = ["18", "32", "42", "43", "59", "60", "65"]
WORKPLAN = {
    "III-1": ["1.1", "1.2", "1.3"],
    "III-2": ["1.4", "1.5", "1.6", "1.6.1", "1.6.2"],
    "III-3": ["1.7", "1.7.1", "1.7.2", "1.8"],
    "III-4": ["1.9", "1.10", "1.11"],
    "III-5": ["1.12", "1.13", "1.14"],
}


@pytest.fixture(autouse=True)
def _here() -> None:
    shared("seeds", TEXT)


@cache
def _document() -> TakenInDocument:
    return take_in(shared("seeds", TEXT), now=datetime(2020, 11, 2, 3, 4, 5))


def _rows(name: str) -> list[object]:
    rows = [row for row in gold(name, SEED) if row.get("tested", "yes") == "yes"]
    absent = {"locator": "the folder ../shared", "segment_text": "absent"}
    return [pytest.param(row, id=f"{row['locator']}: {row['segment_text']}"[:60]) for row in rows or [absent]]


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _people(annex: str) -> list[tuple[str, str, str]]:
    return [(person.organization, person.name, person.role) for person in _document().register.people
            if person.list.startswith(f"{annex} ")]


@pytest.mark.parametrize("row", _rows("gold_deadlines.csv"))
def test_deadline(row: dict[str, str]) -> None:
    shared("gold", "gold_deadlines.csv")
    read = read_deadline(row["segment_text"])
    assert (read.kind, read.first, read.last) == (row["reads_as"], _day(row["start_iso"]), _day(row["end_iso"]))


def test_there_are_66_numbered_paragraphs_and_7_of_them_are_decisions() -> None:
    register = _document().register
    numbered = [part for part in register.contributions if part.number.isdecimal()]
    assert [part.number for part in numbered] == [str(number) for number in range(1, 67)]
    assert [part.number for part in numbered if part.kind == "decision"] == DECISIONS
    assert [r.number for r in register.recommendations.values() if r.kind is RecommendationKind.DECISION] == DECISIONS
    assert all(register.recommendations["", part.number].text == part.text for part in numbered if part.kind == "decision")


def test_the_lettered_points_of_a_decision_are_its_actions() -> None:
    actions = [action for action in _document().register.actions.values() if action.recommendation in DECISIONS]
    assert [action.ref for action in actions] == ["18.a", "18.b", "18.c", "18.d", "18.e"]
    assert [action.due_date for action in actions] == [None, None, date(2020, 12, 31), None, None]


def test_the_workplan_has_5_areas_and_18_actions_with_numbers_of_their_own() -> None:
    register = _document().register
    areas = [r.number for r in register.recommendations.values() if r.kind is RecommendationKind.PRIORITY_AREA]
    assert areas == list(WORKPLAN)
    for area, numbers in WORKPLAN.items():
        assert [a.ref for a in register.actions.values() if a.recommendation == area] == [f"III-{n}" for n in numbers]
    plan = [action for action in register.actions.values() if action.recommendation in WORKPLAN]
    assert {action.due_date for action in plan} == {date(2021, 12, 31)}
    objectives = [part for part in register.contributions if part.kind == "objective"]
    assert [part.number for part in objectives] == list(WORKPLAN)
    assert all(part.text for part in objectives)


def test_all_actions_are_not_reported() -> None:
    assert len(_document().register.actions) == 23
    assert {action.status for action in _document().register.actions.values()} == {Status.NOT_REPORTED}


def test_both_lists_of_participants_are_there() -> None:
    first, second = _people("Annex I"), _people("Annex II")
    text = Path(shared("seeds", TEXT)).read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if "\t" in line and ("Mr." in line or "Ms." in line)]
    lines = [line for line in text.splitlines() if line.startswith("**") and ("Mr." in line or "Ms." in line)]
    assert len(first) + len(second) == len(rows) + len(lines)
    for people in (first, second):
        assert [role for *_, role in people[:4]] == ["Chair", "Vice-Chair", "Secretary", "CEB Secretary"]
        assert {role for *_, role in people[4:]} == {"", "Other Representatives"}
        assert all(organization for organization, *_ in people[4:])
    assert sum(role == "Other Representatives" for *_, role in second) == 11


@pytest.mark.parametrize("row", [pytest.param(row, id=row["segment_text"]) for row in gold("gold_units.csv", SEED)
                                 if row["locator"] in ("annexI", "annexII")])
def test_participants_stand_as_they_are_written(row: dict[str, str]) -> None:
    """A slash within one organization does not part it, and no variant of a name is made another."""
    words = row["segment_text"].rstrip(":")
    assert [person for person in _document().register.people
            if words in (person.organization, person.role) or words in f"{person.name} {person.title}"]


def test_what_is_odd_is_repaired_or_reported() -> None:
    codes = Counter(problem.code for problem in _document().problems)
    assert codes["repaired-paragraph"] == 1
    assert codes["mixed-letters"] == 1
    register = _document().register
    assert [part.kind for part in register.contributions].count("lead_in") == 5
    assert [part.text[:15] for part in register.contributions if part.kind == "contents"] == ["CEB/2020/5/Add."]
    assert [part.number for part in register.contributions if part.kind == "section"] == [
        "I", "II", "III", "IV", "V", "VI"]
    assert [part.number for part in register.contributions if part.kind == "footnote"] == ["¹", "²", "³"]
    assert "<b>" not in " ".join(person.name + person.title for person in register.people)
    assert (latest_as_of(register), register.settings.organization) == (
        date(2020, 10, 13), "High-Level Committee on Management (HLCM)")


def test_every_word_is_in_the_register_with_its_place_or_listed_as_left_out() -> None:
    register = _document().register
    words = Counter(Path(shared("seeds", TEXT)).read_text(encoding="utf-8-sig").split())
    kept = Counter(" ".join(change.new for change in register.history).split())
    assert not words - kept
    assert all(change.cell for change in register.history)
    listed = " ".join(problem.found for problem in _document().problems if problem.code == "left-out")
    left = Counter(" ".join(change.new for change in register.history if change.key == "left_out").split())
    assert not left - Counter(f"{listed} --- --- ---".split())


def test_the_records_themselves_hold_the_words_of_every_line_that_is_not_left_out() -> None:
    register = _document().register
    texts = [register.settings.title, *(r.text for r in register.recommendations.values()),
             *(a.text for a in register.actions.values())]
    texts += [f"{p.number} {p.heading} {p.text}" for p in register.contributions if p.kind != "decision"]
    texts += [f"{p.organization} {p.name} {p.title} {p.role}" for p in register.people]
    written = " ".join(change.new for change in register.history if change.key != "left_out")
    assert len(_letters(written)) > 8000
    assert not Counter(_letters(written)) - Counter(_letters(" ".join(texts)))


def _letters(text: str) -> list[str]:
    """The words of a text without its markup, its numbers and its punctuation."""
    bare = text
    for markup in ("<b>", "</b>", "<sup>", "</sup>"):
        bare = bare.replace(markup, " ")
    cleaned = "".join(character if character.isalpha() else " " for character in bare)
    return [word for word in cleaned.split() if len(word) > 1]
