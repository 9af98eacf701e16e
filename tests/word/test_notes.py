"""A raised number is the mark of a footnote, or a square or cube: text is data."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.registers import register
from tests.word.reading import W, part, text_of
from toolkit.tracker.record.narrative import Contribution
from toolkit.word import house_formats
from toolkit.word.documents import render
from toolkit.word.notes import noted

REPORTS = Path(__file__).parents[2] / "reports"


@pytest.mark.parametrize(("text", "mark", "without", "place"), [
    ("Lay 5 m² of ice.² It melts.", "²", "Lay 5 m² of ice. It melts.", 16),
    ("Lay 5m² of ice", "²", "Lay 5m² of ice", 14),
    ("Cut 3 km², or 2 ft³", "³", "Cut 3 km², or 2 ft³", 19),
    ("The ice³ is 2 m³", "³", "The ice is 2 m³", 7),
    ("Ferries² run", "²", "Ferries run", 7),
    ("Costs¹² and¹ time", "¹", "Costs¹² and time", 11),
    ("Lay 5 m² of ice", "", "Lay 5 m² of ice", 15),
])
def test_a_note_stands_in_the_place_of_its_mark_and_no_power_is_one(text: str, mark: str, without: str, place: int) -> None:
    made = noted(text, mark, "A note")
    assert (made.text, made.notes) == (without, ((place, "A note"),))


def test_a_square_in_conclusions_stays_and_the_note_stands_where_its_mark_did() -> None:
    about = replace(register("| Ref. | Action |\n| 1.1 | Paint |"), contributions=[
        Contribution("1", "", 1, kind="paragraph", text="Lay 5 m² of ice."),
        Contribution("2", "", 1, kind="paragraph", text="It covers 9 km² in all.² It melts."),
        Contribution("²", "", 1, kind="footnote", text="Measured in May"),
    ])
    found = house_formats.find("session-conclusions", [REPORTS])
    data = render(found, about, date(2018, 12, 31), datetime(2019, 1, 5, 9, 30, tzinfo=UTC))
    paragraphs = [block for block in part(data).iter(f"{W}p") if "of ice" in text_of(block) or "in all" in text_of(block)]
    assert [text_of(block) for block in paragraphs] == ["Lay 5 m² of ice.", "It covers 9 km² in all. It melts."]
    assert [len(list(block.iter(f"{W}footnoteReference"))) for block in paragraphs] == [0, 1]
