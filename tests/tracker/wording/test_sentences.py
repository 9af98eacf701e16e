"""Where a new sentence begins in texts that lost their bullets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.tracker.wording.sentences import is_closed, own_verbs, sentences, stays_open


@pytest.mark.parametrize(("text", "parts"), [
    ("Develop a planting plan for 2015 Develop a planting plan for 2016",
     ("Develop a planting plan for 2015", "Develop a planting plan for 2016")),
    ("Heads to name one gardener per House Model contract to be drafted Results of the trial to be reviewed",
     ("Heads to name one gardener per House", "Model contract to be drafted", "Results of the trial to be reviewed")),
    ("Update the Planting Strategy Disseminate the Planting", ("Update the Planting Strategy", "Disseminate the Planting")),
    ("Develop a plan with the Garden Change Group, HORT and May Day Fund", None),
    ("Review the measures of the Head Gardener in October 2014", None),
    ("1.1 Develop a plan", None),
    ("2.1. Count the beds. Water them", ("2.1. Count the beds.", "Water them")),
    ("3 Develop a plan", None),
    ("", ()),
])
def test_a_capital_begins_a_sentence_where_it_has_its_own_verb(text: str, parts: tuple[str, ...] | None) -> None:
    assert own_verbs(text) == ((text,) if parts is None else parts)


def test_in_a_comment_what_was_done_begins_a_sentence() -> None:
    assert own_verbs("See 4 above Planted for 2017 through Garden Friends", done=True) == (
        "See 4 above", "Planted for 2017 through Garden Friends")


def test_abbreviations_and_dotted_dates_end_no_sentence() -> None:
    assert sentences("Met on 7.10. 2016 with Mr. Rose. Agreed on No. 4.") == (
        "Met on 7.10. 2016 with Mr. Rose.", "Agreed on No. 4.")


@pytest.mark.parametrize("text", ["at the fair of the 12th", "roses and", "roses,", "roses (red", "planted by the"])
def test_a_text_that_breaks_off_stays_open(text: str) -> None:
    assert stays_open(text)
    assert not is_closed(text)


@pytest.mark.parametrize("text", ["roses planted", "roses (red)", "since 2016", ""])
def test_a_text_without_full_stop_need_not_break_off(text: str) -> None:
    assert not stays_open(text)


@given(st.text())
def test_every_word_is_kept(text: str) -> None:
    for parts in (sentences(text), own_verbs(text), own_verbs(text, done=True)):
        assert " ".join(parts).split() == text.split()
