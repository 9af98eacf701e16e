import pytest

from toolkit.tracker.record.units import Unit
from toolkit.tracker.wording.unit_index import NameLists

LISTS = NameLists([
    Unit("GD", "Garden Division", ("Gardens",)), Unit("KD", "Kitchen Division", ("Kitchens",)), Unit("IT", "Clocks"),
    Unit("HG", "Office of the Head Gardener", ("OHG",)),
])


@pytest.mark.parametrize(("text", "found"), [
    ("Water the roses. GD/KD", "GD/KD"),
    ("Water the roses GD, IT", "GD, IT"),
    ("Agree it with IT IT", "IT"),
    ("Move it to the Gardens and Kitchens. OHG", "OHG"),
    ("Water it OHG in collaboration with the Kitchen Division", "OHG in collaboration with the Kitchen Division"),
    ("Water it Garden and Kitchen Divisions,", ""),
    ("Water it Gardens/ Kitchen Division (KD)/ ", "Gardens/ Kitchen Division (KD)/"),
    ("Water it GD/ / KD", "GD/ / KD"),
    ("Water it GD/ and all others, such as Kitchens", "GD/ and all others, such as Kitchens"),
    ("Let GD water it, and others, Kitchens", "Kitchens"),
    ("Gardens, Kitchens Divisions,", "Gardens, Kitchens Divisions,"),
    ("Have it agreed by IT and go on", ""),
    ("it", ""),
    ("", ""),
])
def test_the_longest_list_of_names_at_the_end(text: str, found: str) -> None:
    assert LISTS.at_end(text) == found


def test_nobody_is_found_where_no_unit_is_known() -> None:
    assert NameLists(()).at_end("Water it GD") == ""
