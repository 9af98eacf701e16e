"""The wording of letters, as a centre writes it."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.letters.templates import Filled, read_template
from toolkit.tracker.record.problems import Refused
from toolkit.tracker.views.letters import NAMES, Fact, Listed

PIER = Listed("3.1", "Paint the pier", "1 May 2018", "244 days overdue")
NOTHING: dict[str, Fact] = dict.fromkeys(NAMES, "")
FACTS: dict[str, Fact] = NOTHING | {"person": "Ana Roble", "unit": "Hive Crew", "round": "2018-12", "overdue": (PIER,)}


def filled(written: str, **facts: Fact) -> Filled:
    return read_template(written, "remind.txt", NAMES).filled(FACTS | facts)


def refusal(written: str) -> Refused:
    with pytest.raises(Refused) as refused:
        read_template(written, "remind.txt", NAMES)
    return refused.value


def test_facts_stand_where_they_are_named_and_comments_are_left_out() -> None:
    letter = filled("# for whoever edits this\nSubject: {{unit}},  round {{ round }}\n\nDear {{ person }},\n# and this\n\nAll well?\n")
    assert letter == Filled("Hive Crew, round 2018-12", (("Dear Ana Roble,",), ("All well?",)))


def test_a_list_keeps_its_lines_and_within_a_sentence_says_how_many() -> None:
    letter = filled("subject: Late\nOverdue:\n{{ overdue }}\n\nThat makes {{ overdue }}.")
    assert letter.paragraphs == (("Overdue:", (PIER,)), ("That makes 1.",))


def test_a_line_with_nothing_to_say_goes_and_with_it_the_colon_above() -> None:
    letter = filled("Subject: Late\nOverdue:\n{{ overdue }}\n\nPlease come by {{ return_by }}.\n\nYours,\n{{ contact }}\nThe desk", overdue=())
    assert letter.paragraphs == (("Yours,", "The desk"),)


def test_a_line_that_ends_in_a_colon_of_its_own_stays() -> None:
    assert filled("Subject: Late\nThree things are asked of you:\n\nBe quick.").paragraphs[0] == ("Three things are asked of you:",)


def test_a_misspelt_name_is_refused_with_its_line_and_the_likely_one() -> None:
    told = refusal("Subject: Late\n\nDear {{ persn }},")
    assert str(told) == "remind.txt, line 3: The wording of the letter names “persn”, which no letter has. Did you mean person?"


@pytest.mark.parametrize("written", ["", "\n\n# only a comment", "Dear all,\nSubject: Late"])
def test_a_letter_begins_with_its_subject(written: str) -> None:
    assert refusal(written).problem.code == "letter-without-subject"


@pytest.mark.parametrize("line", ["Dear {{ person,", "Dear person }},", "{{ {{ person }}"])
def test_a_brace_without_a_partner_is_told(line: str) -> None:
    assert refusal(f"Subject: Late\n{line}").problem.code in ("letter-braces", "letter-name-unknown")


@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_any_wording_is_read_or_refused_in_a_sentence(written: str) -> None:
    with suppress(Refused):
        letter = read_template(f"Subject: x\n{written}", "any.txt", NAMES).filled(FACTS)
        assert "\n" not in letter.subject
        assert all(paragraph for paragraph in letter.paragraphs)


@given(st.dictionaries(st.sampled_from(NAMES), st.text(max_size=30)))
def test_what_a_fact_says_is_never_taken_for_wording(facts: dict[str, str]) -> None:
    said = {name: value for name, value in facts.items() if name != "overdue"}
    letter = filled("Subject: Late\n" + "\n\n".join(f"{name}: {{{{ {name} }}}}" for name in NAMES if name != "overdue"), **NOTHING | said)
    assert [paragraph for paragraph, in letter.paragraphs] == [f"{name}: {said[name]}" for name in NAMES if said.get(name)]
