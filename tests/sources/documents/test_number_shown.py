"""A number is read as its format shows it."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from toolkit.sources.documents.number_shown import shown_number

FORMATS = st.lists(st.sampled_from([
    "0", "00", "#", "?", ".", ",", "%", '"R-"', "\\-", "General", ";", "@", "E+00", "/", " ", "[Red]", "[>3]", "_)", "* ", "x", "$",
    '"', "[", "\\", "yyyy"]), max_size=8).map("".join)
REFERENCES = st.tuples(st.sampled_from(["", '"R-"', '"REC-2024-"', "\\N", "[Blue]", '_("No. "']), st.integers(1, 6), st.sampled_from(
    ["", '"/2024"', '")"', "_)"]))


@pytest.mark.parametrize(("value", "number_format", "shown"), [
    (7, "000", "007"), (7, '"REC-2024-"000', "REC-2024-007"), (7, '"R-"General', "R-7"), (1, "0.0", "1.0"), (1.1, "0.00", "1.10"),
    (11, "0\\.0", "1.1"), (3, '"No. "0"/2024"', "No. 3/2024"), (1234567, "000\\-0000", "123-4567"), (5, "#", "5"),
    (3, "General", "3"), (2.5, "0", "2.5"), (1200, "#,##0", "1200"), (1200.5, "$#,##0.00", "1200.50"), (-3, "0;(0)", "(3)"),
    (-3, "0", "-3"), (0.21, "0%", "21%"), (0.213, "0.0%", "21.3%"), (1, "0%", "100%"), (0, "0%", "0%"), (0.5, ".00", "0.50"),
    (5, "0.00E+00", "5"), (2.5, "# ?/?", "2.5"), (5, '[>3]0;"few"', "5"), (3, ";;;", "3"), (5, "@", "5"), (1e20, "0", "1e+20"),
])
def test_a_number_is_read_as_it_is_shown(value: float, number_format: str, shown: str) -> None:
    assert shown_number(value, number_format) == shown


@pytest.mark.parametrize(("value", "shown"), [(0.996, "99.6%"), (0.9999, "99.99%"), (0.004, "0.4%"), (1.004, "100.4%")])
def test_a_part_never_shows_as_nothing_or_all(value: float, shown: str) -> None:
    assert shown_number(value, "0%") == shown


@given(st.integers(0, 99_999), REFERENCES)
def test_a_reference_keeps_what_is_before_and_behind_it_and_its_zeros(number: int, parts: tuple[str, int, str]) -> None:
    before, places, after = parts
    shown = shown_number(number, f"{before}{'0' * places}{after}")
    assert str(number).zfill(places) in shown
    assert all(word in shown for word in re.findall(r'"([^"]*)"', before + after))


@given(st.one_of(st.integers(), st.floats(allow_nan=False, allow_infinity=False)), FORMATS)
@example(1.797693134862316e+306, "0%")
def test_every_number_shows_in_every_format(value: float, number_format: str) -> None:
    assert any(map(str.isdigit, shown_number(value, number_format)))
