"""Where no list says which units there are: each cell is read as the table says, or asked; none is silently wrong."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from toolkit.sources.register.entries import TableRow
from toolkit.sources.register.unit_lists import gather_units
from toolkit.tracker.wording.parties.shapes import without_article
from toolkit.tracker.wording.units import UnitNames
from toolkit.tracker.wording.words import folded

TABLES = Path(__file__).parent / "parties.md"
FEWEST, FEWEST_RIGHT = 100, 88
"""Cells, so that a broken table is noticed; and of a hundred, those that are read as the table says."""


def columns() -> Iterator[list[tuple[str, set[str]]]]:
    """Each table as a column: its cells with the parties that they name."""
    for part in TABLES.read_text(encoding="utf-8").split("\n## ")[1:]:
        rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in part.splitlines() if line.startswith("| ")]
        yield [(text, {name.strip() for name in named.split(" + ")} - {""}) for text, named in rows[2:]]


def judged() -> Iterator[tuple[str, bool, bool]]:
    """Each cell, whether it is read as the table says, and whether it is asked."""
    for column in columns():
        gathered = gather_units(TableRow({"responsible": text}, {}, "", 0) for text, _ in column)
        names = UnitNames(gathered.units)
        asked = {row["responsible"] for row, _ in gathered.asked}
        for text, named in column:
            read = names.read(text)
            found = {folded(without_article(party.name)) for party in read.parties}
            yield text, found == {folded(without_article(name)) for name in named}, text in asked or not read.sure


def test_no_cell_is_silently_wrong() -> None:
    assert [text for text, is_right, is_asked in judged() if not is_right and not is_asked] == []


def test_most_cells_are_read_as_the_table_says() -> None:
    every = list(judged())
    assert len(every) >= FEWEST
    assert sum(is_right for _, is_right, _ in every) * 100 >= FEWEST_RIGHT * len(every)


PARTS = st.sampled_from([
    "Department of Fogs", "Mists", "Dews and Rains", "Head", "Manager", "ABC", "HR", "Policy", "Una Vole", "Dr Tarn", "Paul",
    "Lamp Unit", "the Lamp Board", "all crews", "a@x.example", "de la mer", "et du port", "Отдел туманов", "дождей", "Начальник",
    "Ministries of Tides", "(Lamp Trust)", "LamNor", "Vole, Una", "[2]", "by 30 June 2024", "Unité", "Jefe", "", "(", ")"])
CUTS = st.sampled_from([", ", " and ", " & ", " or ", "/", "; ", " et ", " y ", " и ", " with ", ", and ", ";#4;#", " (", ") ", "\n"])
CELLS = st.lists(st.tuples(PARTS, CUTS), min_size=1, max_size=6).map(lambda parts: "".join(map("".join, parts)))


@given(CELLS)
def test_no_letter_is_lost_and_both_readings_of_a_split_are_of_its_words(text: str) -> None:
    read = UnitNames(()).read(text)
    kept = Counter(re.findall(r"\w", "".join(read.words) + read.rest))
    assert not Counter(re.findall(r"\w", text)) - kept
    for doubt in read.doubts:
        if doubt.code == "unit-split":
            parted, whole = sorted((Counter(re.findall(r"\w", reading)) for reading in doubt.suggestions), key=Counter.total)
            assert doubt.suggestions[0] != doubt.suggestions[1]
            assert not parted - whole  # of the words between names, the whole has more


@given(st.lists(CELLS, max_size=6))
def test_what_is_gathered_is_known_and_each_code_is_once(cells: list[str]) -> None:
    gathered = gather_units(TableRow({"responsible": text}, {}, "", 0) for text in cells)
    assert len({unit.code for unit in gathered.units}) == len(gathered.units)
    assert all(len(unit.code) > 1 for unit in gathered.units)
    names = UnitNames(gathered.units)
    for text in cells:
        assert all(party.known or party.suggestion for party in names.read(text).parties), text
