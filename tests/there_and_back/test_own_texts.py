"""Texts that somebody wrote in the register are printed in every house format, and passed over when a report is taken in."""

from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.there_and_back.comparison import differences
from tests.word.keeping.reports import NOW, SOURCES, report
from tests.word.reading import W, part, text_of
from toolkit.sources.taking_in import take_in
from toolkit.tracker.record.codes import TextPlace
from toolkit.tracker.record.narrative import OwnText
from toolkit.tracker.record.register import Register

LOOKS_LIKE = ["1. Paint the signs", "Recommendation 3: Do it", "=SUM(A1)", "{{ title }}", "{%p endfor %}", "<w:p/>", "\x0b\x00\ud800",
              "a\tb", "  ", "ANNEX II", "(a) Plant; and", "Status: Done", "\N{HERB}\u200b", "x" * 32_767, "Decision 4. Took note"]
"""What could be taken for a part of the document, or cannot stand in one."""
WORDS = st.lists(st.sampled_from(LOOKS_LIKE) | st.text(max_size=20), min_size=1, max_size=4).map("\n".join)


def back(name: str, made: bytes, units: Register) -> Register:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "report.docx"
        path.write_bytes(made)
        return take_in(path, kind=name, units=[*units.units.values()], now=NOW).register


def without(register: Register) -> Register:
    register = deepcopy(register)
    register.texts = []
    return register


@pytest.mark.slow(reason="each example makes two reports and takes them in again")
@pytest.mark.parametrize("name", SOURCES)
@given(data=st.data())
@settings(max_examples=3, deadline=None)
def test_any_text_is_printed_and_never_taken_for_a_part_of_the_document(name: str, data: st.DataObject) -> None:
    held = SOURCES[name]()
    asked = [*held.recommendations.values()]
    for place in TextPlace:
        for one in ([None] if place is TextPlace.SUMMARY else asked):
            if words := data.draw(st.none() | WORDS):
                held.texts.append(OwnText(place, one.source if one else "", one.number if one else "", text=words))
    made = report(name, held)
    assert differences(back(name, report(name, without(held)), held), back(name, made, held)) == []
    lines = [text_of(one).strip() for one in part(made).iter(f"{W}p")]
    assert "It was a year of storms." in lines
