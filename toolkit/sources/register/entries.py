"""What is read from a table before it becomes a register: rows with named cells, and entries for one action each."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from toolkit.tracker.record.actions import Action, Derived, Recommendation
from toolkit.tracker.record.columns import columns_of, fold
from toolkit.tracker.record.problems import Place, Problem

CELL_KEYS = ("text", "deadline", "responsible", "comment")
"""The cells that each action has for itself, by column key; `text` is what is to be done."""


@cache
def our_headings() -> frozenset[str]:
    """What no column that somebody added may be called."""
    columns = (column for record in (Action, Derived, Recommendation) for column in columns_of(record))
    return frozenset(fold(heading) for column in columns for heading in column.headings)



@dataclass(frozen=True, slots=True)
class Piece:
    """Words as written, and where they stand."""

    text: str
    locator: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of the table with its cells by column key.

    Attributes:
        cells: Column key -> text; `number` and `recommendation` beside those of `CELL_KEYS`.
        extra: Heading -> text, for columns of headings that the format does not know.
        locator: Where it stands.
        position: For sorting.
    """

    cells: dict[str, str]
    extra: dict[str, str]
    locator: str
    position: int

    def __getitem__(self, key: str) -> str:
        return self.cells.get(key, "")

    def place(self, file: str, ref: str = "", column: str = "") -> Place:
        """The row as the place of a problem."""
        return Place(file=file, row=self.position, cell=self.locator, ref=ref, column=column)


def free_headings(columns: Iterable[tuple[int, str, str]]) -> dict[int, str]:
    """The headings under which columns are kept that we do not know, told from our own and from each other.

    Args:
        columns: The number of each, what its heading says, and what marks it where that is taken or says nothing.
    """
    seen, free = set(our_headings()), dict[int, str]()
    for number, heading, mark in columns:
        free[number] = f"{heading or 'Column'} ({mark})" if not heading or fold(heading) in seen else heading
        seen.add(fold(heading))
    return free


@dataclass(slots=True)
class Entry:
    """One action as the table has it.

    Attributes:
        ref: Its reference.
        recommendation: The number it belongs to.
        row: The row it begins in.
        pieces: Column key -> its words, piece by piece in the order of the document.
    """

    ref: str
    recommendation: str
    row: TableRow
    pieces: dict[str, list[Piece]] = field(default_factory=dict)

    def words(self, key: str) -> str:
        """All words of a cell in one line; a dash that stood for nothing is left out beside words."""
        texts = [piece.text for piece in self.pieces.get(key, [])]
        telling = [text for text in texts if any(map(str.isalnum, text))]
        return " ".join(" ".join(telling or texts).split())

    def place(self, file: str, column: str, found: str) -> Place:
        """Where words of a cell stand, as the place of a problem."""
        return self.row.place(file, self.ref, column)

    def lines(self, key: str) -> list[str]:
        """The lines of a cell."""
        return [line for piece in self.pieces.get(key, []) for line in piece.text.split("\n")]

    def add(self, key: str, text: str, locator: str) -> None:
        """Append words to a cell."""
        if text.strip():
            lines = (" ".join(line.split()) for line in text.splitlines())
            self.pieces.setdefault(key, []).append(Piece("\n".join(line for line in lines if line), locator))


@dataclass(slots=True)
class Table:
    """Everything read from a table document, before values are read from its words.

    Attributes:
        file: The document's name.
        title: The title lines.
        recommendations: Number -> its words, piece by piece.
        numbers: Numbers that were written otherwise, each with its words.
        entries: The actions in order.
        left_out: Words that belong to no action.
        problems: What was repaired or could not be settled.
    """

    file: str
    title: list[Piece] = field(default_factory=list)
    recommendations: dict[str, list[Piece]] = field(default_factory=dict)
    numbers: list[tuple[str, Piece]] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    left_out: list[Piece] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def report(self, code: str, place: Place, found: str = "", suggestion: str = "") -> None:
        """Add a problem."""
        self.problems.append(Problem(code, place, found, suggestion))
