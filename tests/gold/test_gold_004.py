"""Document 004 against its hand-made reading: a report to a council with a box, sections, paragraphs and bullets."""

from collections import Counter
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from tests.shared import gold, shared
from toolkit.sources.documents.reading import read_document
from toolkit.sources.taking_in import TakenInDocument, take_in
from toolkit.tracker.record.codes import RecommendationKind
from toolkit.tracker.record.contributions import collecting_list, themes
from toolkit.tracker.record.narrative import Contribution

SEED, TEXT = "004", "004_669841f31bd2a738.txt"


@cache
def _document() -> TakenInDocument:
    return take_in(shared("seeds", TEXT), now=datetime(2019, 1, 2, 3, 4, 5))


def _of_kind(kind: str) -> list[Contribution]:
    return [c for c in _document().register.contributions if c.kind == kind]


def _words_behind(row: dict[str, str]) -> str:
    """The paragraph with its bullets where a row of the gold stands; all of the narrative where it names none."""
    contributions = _document().register.contributions
    start = next((at for at, c in enumerate(contributions) if c.number == row["locator"]), 0)
    stop = next((at for at, c in enumerate(contributions) if start and at > start and c.number), len(contributions))
    return " ".join(c.text for c in contributions[start:stop])


@pytest.fixture(autouse=True)
def _the_document_is_here() -> None:
    shared("seeds", TEXT)


def test_it_is_recognized_by_its_box() -> None:
    assert _document().kind == "council-report"


def test_the_parts_are_counted() -> None:
    counts = Counter(c.kind for c in _document().register.contributions)
    assert (counts["section"], counts["paragraph"], counts["bullet"], counts["heading"]) == (3, 10, 21, 1)
    assert [c.heading for c in _of_kind("box")] == ["Summary", "Action required"]


def test_numbers_are_read_in_whichever_way_they_are_written() -> None:
    assert [c.number for c in _of_kind("section")] == ["1", "2", "3"]
    assert [c.number for c in _of_kind("paragraph")] == [
        "1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "2.4", "3.1", "3.2"]


def test_the_instructions_of_the_resolution_are_recommendations() -> None:
    found = _document().register.recommendations
    assert [(r.number, r.kind) for r in found.values()] == [
        (number, RecommendationKind.INSTRUCTION) for number in ("1.2a", "1.2b", "1.3a", "1.3b", "1.4")]
    assert len({r.origin for r in found.values()}) == 1
    for recommendation in found.values():
        asked = recommendation.text.split(" to ensure ")[-1].split(" to provide ")[-1]
        assert asked in _text_of(recommendation.number.rstrip("ab"))


def _text_of(number: str) -> str:
    return next(c.text for c in _of_kind("paragraph") if c.number == number)


def test_the_bullets_under_outcomes_are_those_that_units_add_to() -> None:
    contributions = _document().register.contributions
    collected = collecting_list(contributions)
    assert len(collected) == 15
    assert contributions[collected.start - 1].number == "2.4"


def test_the_areas_of_common_interest_are_the_themes() -> None:
    found = themes(_document().register)
    assert len(found) == 9
    assert all(theme in _text_of("2.3") for theme in found)


@pytest.mark.parametrize("row", [row for row in gold("gold_status.csv", SEED) if row["cell"] == "bullet"] or [{}],
                         ids=lambda row: row.get("segment_text", "")[:40])
def test_a_bullet_tells_what_was_achieved_and_is_no_action(row: dict[str, str]) -> None:
    assert [c for c in _of_kind("bullet") if c.text.startswith(row["segment_text"])]
    assert not _document().register.actions


@pytest.mark.parametrize("row", [*gold("gold_deadlines.csv", SEED), *gold("gold_units.csv", SEED)] or [{}],
                         ids=lambda row: row.get("segment_text", "")[:40])
def test_the_words_of_the_gold_stand_where_it_says(row: dict[str, str]) -> None:
    assert row["segment_text"] in _words_behind(row)


def test_what_the_box_asks_stands_in_the_box() -> None:
    asked = next(row for row in gold("gold_status.csv", SEED) if row["cell"] == "action_required")
    assert [c.text for c in _of_kind("box") if c.heading.startswith("Action")] == [asked["segment_text"]]


def test_nothing_but_rules_and_traces_of_conversion_is_left_out() -> None:
    left_out = [p for p in _document().problems if p.code == "left-out"]
    assert [p.place.cell for p in left_out] == ["L5", "L6", "L6", "L13", "L41"]
    assert not [p for p in left_out if any(map(str.isalpha, p.found)) and not p.found.startswith("[bookmark:")]


def test_the_date_that_the_document_does_not_state_is_asked_for() -> None:
    assert [p.code for p in _document().problems][-1] == "document-without-as-of"


def test_every_word_of_the_file_is_there() -> None:
    text = Path(shared("seeds", TEXT)).read_text(encoding="utf-8-sig").replace("]", "] ").replace("[", " [")
    kept = " ".join(change.new for change in _document().register.history)
    assert not Counter(text.split()) - Counter(kept.replace("]", "] ").replace("[", " [").split())
    assert {row.locator for row in read_document(shared("seeds", TEXT)).rows} == {
        change.cell for change in _document().register.history}
