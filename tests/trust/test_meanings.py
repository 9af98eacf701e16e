"""What people do to a return is in the history with its cell or among the problems: 1,000 of the ways, in memory.

`python -m tests.trust.meanings` tries 10,000, and `make trust` runs it.
"""

import pytest

from tests.trust import meanings
from tests.trust.handling import Handled
from tests.trust.meanings import examine, silences
from toolkit.tracker.record.problems import Place, Problem


@pytest.mark.parametrize("first", range(0, 1000, 250))
def test_no_change_of_meaning_is_silent(first: int) -> None:
    assert not examine(range(first, first + 250))


def returned() -> Handled:
    return Handled.of(meanings.returned())


def test_sorted_hidden_and_moved_rows_and_columns_mean_what_they_meant() -> None:
    def said(sheet: Handled) -> set[tuple[str, str, str]]:
        told = meanings.told(sheet)
        return {(change.ref, change.key, change.new) for change in told.changes.values()}

    before = said(returned())
    assert len(before) == 5
    for number in range(100):
        assert said(meanings.only_moved(number)) == before


@pytest.mark.parametrize("cell", [(2, 3), (3, 14), (4, 9), (6, 16), (8, 16), (9, 25)], ids=str)
def test_a_change_that_nothing_names_is_found(cell: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = returned()
    sheet.put(*cell, "Something else")
    assert not silences(sheet)
    monkeypatch.setattr(meanings.Told, "cell", lambda *_: False)
    monkeypatch.setattr(meanings.Told, "row", lambda *_: False)
    assert any("Something else" in one for one in silences(sheet))


def test_a_column_whose_heading_is_a_number_is_named() -> None:
    sheet = returned()
    sheet.put(1, 20, 2018)
    sheet.put(3, 20, "Half is done")
    told = meanings.told(sheet)
    assert Problem("column-unknown", Place("LKS.xlsx", "Actions", 1, "T1", "2018"), "2018") in told.problems
