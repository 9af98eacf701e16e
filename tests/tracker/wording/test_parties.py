"""Where no list says which units there are: each cell is read as the table says, or asked; none is silently wrong."""

from collections.abc import Iterator
from pathlib import Path

from toolkit.sources.register.entries import TableRow
from toolkit.sources.register.unit_lists import gather_units
from toolkit.tracker.wording.parties.shapes import without_article
from toolkit.tracker.wording.units import UnitNames
from toolkit.tracker.wording.words import folded

TABLES = Path(__file__).parent / "parties.md"
FEWEST, FEWEST_RIGHT = 80, 88
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
