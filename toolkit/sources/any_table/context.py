"""What stands above a table and belongs to all its rows: a recommendation, the response to it, its acceptance."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from toolkit.sources.any_table.grid import heading_of
from toolkit.sources.documents.workbook_cells import Aside, Cell, Position, Sheet
from toolkit.sources.spreadsheet.entries import OF_RECOMMENDATION
from toolkit.sources.spreadsheet.headings import exact_key
from toolkit.sources.spreadsheet.layout import Layout, language_of
from toolkit.tracker.wording.statuses import read_acceptance

LONGEST_LABEL = 60
_WORD = r"(?:[^\W\d]+ )?(?:recommendations?|recommandations?|recomendaci[oó]n|рекомендация|rec\.)(?: (?:or|/) issue)?"
NUMBERED = re.compile(
    rf"{_WORD}\W*(?:no\.?|n°|nº|№)?\s*(?P<number>(?:[A-Z]{{1,3}}[-./]?)?\d+(?:\.\d+)*[a-z]?|[IVX]+(?!\w))\s*(?:[.:)–—-]+\s*(?P<text>.*)|$)",
    re.IGNORECASE | re.DOTALL)
COUNTED = re.compile(rf"(?P<number>\d+(?:\.\d+)*)[.)]?\s*{_WORD}\s*[:.–—-]\s*(?P<text>.*)", re.IGNORECASE | re.DOTALL)
_BARE_ANSWER = 40
"""The most letters of a paragraph that is nothing but an answer, such as “Partially agreed”."""


Pieces = dict[str, Aside]
"""Column key -> the words, and where they stand."""


@dataclass
class Context:
    """What is said of recommendations, one after the other.

    Attributes:
        pieces: What was last said of one.
        alone: Those before it that have no table.
        is_used: Whether the last one has a table.
        waits: The key whose words the next paragraph holds; "" where none does.
    """

    pieces: Pieces = field(default_factory=dict)
    alone: list[Pieces] = field(default_factory=list)
    is_used: bool = False
    waits: str = ""

    def take(self, above: Iterable[Aside]) -> tuple[list[Aside], list[Aside]]:
        """Take in the paragraphs above a table.

        Returns:
            Those that say something of a recommendation, and the others.
        """
        used: list[Aside] = []
        others: list[Aside] = []
        for aside in above:
            (used if self._takes(aside) else others).append(aside)
        self.waits = ""
        return used, others

    def end(self) -> list[Pieces]:
        """The recommendations that have words and no table, once all is taken in."""
        alone = [*self.alone, *([] if self.is_used else [self.pieces])]
        return [pieces for pieces in alone if "recommendation" in pieces]

    def _takes(self, aside: Aside) -> bool:
        numbered = NUMBERED.match(aside.text) or COUNTED.match(aside.text)
        if numbered:
            self.alone += [] if self.is_used else [self.pieces]
            self.is_used = False
            self.pieces = {"number": Aside(numbered["number"], aside.place)}
            self._say("recommendation", numbered["text"] or "", aside.place)
            return True
        label, colon, words = aside.text.partition(":")
        key = exact_key(label) if colon and len(label) <= LONGEST_LABEL else ""
        if self.pieces and key in OF_RECOMMENDATION:
            self._say(key, words.strip(), aside.place)
        elif self.waits:
            self._say(self.waits, aside.text, aside.place)
        elif self.pieces and len(aside.text) <= _BARE_ANSWER and read_acceptance(aside.text):
            self._say("acceptance", aside.text, aside.place)
        else:
            return False
        return True

    def _say(self, key: str, words: str, place: str) -> None:
        self.waits = "" if words else key
        if words:
            self.pieces[key] = Aside(words, place)


def with_context(sheet: Sheet, layout: Layout, pieces: Mapping[str, Aside]) -> Sheet:
    """A table with what stands above it in columns of their own, over all rows that have more than one cell."""
    language = language_of([layout])
    rows = [row for row, cells in sheet.rows() if row > layout.last and sum(c.has_words for c in cells.values()) > 1]
    column = max(column for _, column in (*sheet.cells, *sheet.merged))
    cells: dict[Position, Cell] = dict(sheet.cells)
    merged: dict[Position, Position] = dict(sheet.merged)
    for key, piece in pieces.items() if rows else ():
        column += 1
        cells[layout.last, column] = Cell(layout.last, column, heading_of(key, language), place=piece.place)
        cells[rows[0], column] = Cell(rows[0], column, piece.text, place=piece.place)
        merged |= {(row, column): (rows[0], column) for row in rows[1:]}
    return replace(sheet, cells=cells, merged=merged)
