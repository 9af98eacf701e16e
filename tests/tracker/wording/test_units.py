"""How responsible parties in words are read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.tracker.record.codes import Role, UnitKind
from toolkit.tracker.record.units import Unit
from toolkit.tracker.wording.units import UnitNames

UNITS = (
    Unit("GU", "Garden Unit", ("Gardens",)),
    Unit("GSU", "Garden Supplies Unit"),
    Unit("IT", "Irrigation Team"),
    Unit("OH", "Office of the Head Gardener", ("OHG",)),
    Unit("ALL", "All Gardeners", ("Gardeners",), UnitKind.COLLECTIVE),
    Unit("RD", "Roses & Dahlias / Bulbs"),
)
NAMES = UnitNames(UNITS)
PIECES = st.sampled_from([
    "Garden Unit", "garden unit", "Garden Supplies Unit", "IT", "it", "OHG", "/", ",", ";", "and", "&", "for endorsement by",
    "in collaboration with", "All Gardeners", "Kitchen Office", "the", "(", ")", "Unit", "İT", "-", "Bulbs",
    "Head", "Department of Fogs", "Mists", "a@x.example", "Name;#12;#", "or", "co-lead", "[1]", "*", "Action:", "Dr Ivo Quill",
    "by 30 June 2024", "Berg, Anna", "отдел", "Отдел кадров", "Policy", "HR", "<", ">", "plus", "jointly",
])
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=10).map(" ".join), st.lists(PIECES, max_size=6).map("".join))


def codes(text: str) -> list[str]:
    return [f"{party.code or party.name}:{party.role[0]}" for party in NAMES.read(text).parties]


@pytest.mark.parametrize(("text", "expected"), [
    ("Garden Unit", ["GU:l"]),
    ("garden unit/ OHG", ["GU:l", "OH:s"]),
    ("OHG, Gardens; Irrigation Team and All Gardeners", ["OH:l", "GU:s", "IT:s", "ALL:s"]),
    ("Garden Unit for endorsement by Gardeners", ["GU:l", "ALL:e"]),
    ("OHG in collaboration with Garden Supplies Unit", ["OH:l", "GSU:s"]),
    ("Garden Unit Garden Unit", ["GU:l"]),
    ("Garden Unit / / OHG,", ["GU:l", "OH:s"]),
    ("Roses & Dahlias / Bulbs, IT", ["RD:l", "IT:s"]),
    ("", []), (" - ", []),
])
def test_the_first_named_leads_and_the_others_support(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_the_longest_name_wins() -> None:
    assert codes("Garden Supplies Unit") == ["GSU:l"]


def test_a_name_that_is_only_like_a_known_one_is_never_taken_for_it() -> None:
    party, = UnitNames([UNITS[0]]).read("Garden Supplies Unit").parties
    assert (party.known, party.name, party.suggestion) == (False, "Garden Supplies Unit", "Garden Unit")


def test_a_short_abbreviation_counts_only_in_capitals() -> None:
    assert codes("IT, as it is") == ["IT:l"]
    assert NAMES.read("IT, as it is").rest == "as it is"


def test_an_unknown_party_among_known_ones_is_kept_as_written() -> None:
    read = NAMES.read("Garden Unit/ Kitchen Office")
    assert [(party.name, party.known, party.role) for party in read.parties] == [
        ("Garden Unit", True, Role.LEAD), ("Kitchen Office", False, Role.SUPPORT)]


def test_words_beside_a_name_are_left_over() -> None:
    read = NAMES.read("Garden Unit (two posts)")
    assert (codes("Garden Unit (two posts)"), read.rest) == (["GU:l"], "(two posts)")


@pytest.mark.parametrize(("text", "segments"), [
    ("All Gardeners Garden Unit/ Gardeners OHG Garden Unit",
     ("All Gardeners", "Garden Unit/ Gardeners", "OHG", "Garden Unit")),
    ("Garden Unit Garden Unit", ("Garden Unit", "Garden Unit")),
    ("Garden Unit for endorsement by Gardeners OHG", ("Garden Unit for endorsement by Gardeners", "OHG")),
    ("Kitchen Office", ("Kitchen Office",)),
    ("", ()),
])
def test_names_without_a_separator_between_them_stand_for_several_actions(text: str, segments: tuple[str, ...]) -> None:
    assert NAMES.segments(text) == segments


def test_a_line_may_begin_with_who_says_it() -> None:
    assert NAMES.speaker("garden unit: Roses are red: all of them.") == ("GU", "Roses are red: all of them.")
    assert NAMES.speaker("Garden Unit says: nothing") is None
    assert NAMES.speaker("") is None


def test_one_party_is_shared_and_another_number_does_not_fit() -> None:
    assert NAMES.split("Garden Unit", 3) == ("Garden Unit",) * 3
    assert NAMES.split("Garden Unit OHG", 3) is None


@given(TEXTS)
def test_reading_never_raises_and_no_party_comes_twice(text: str) -> None:
    read = NAMES.read(text)
    assert read.text == text
    named = [(party.code, party.name) for party in read.parties]
    assert len(named) == len(set(named))


@given(TEXTS)
def test_what_is_not_understood_was_written(text: str) -> None:
    letters = "".join(text.split())
    for word in NAMES.read(text).rest.split():
        assert word in letters


@given(TEXTS)
def test_segments_keep_every_word(text: str) -> None:
    assert "".join(NAMES.segments(text)).replace(" ", "") == "".join(text.split())


@given(TEXTS)
def test_spaces_of_any_kind_do_not_count(text: str) -> None:
    read, again = NAMES.read(text), NAMES.read("\t" + " \u00a0 ".join(text.split()) + " ")
    assert (read.parties, read.rest) == (again.parties, again.rest)


def test_without_any_unit_everybody_is_unknown() -> None:
    read = UnitNames(()).read("Garden Unit/ OHG")
    assert [(party.name, party.known) for party in read.parties] == [("Garden Unit", False), ("OHG", False)]
