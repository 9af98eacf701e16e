"""What the rows of a tracker are put into before a register is built of them."""

from dataclasses import dataclass, field

from toolkit.sources.documents.workbook_cells import Cell
from toolkit.sources.register.entries import Entry, Piece, Table, TableRow
from toolkit.sources.spreadsheet.headings import name_of
from toolkit.tracker.record.columns import fold
from toolkit.tracker.record.problems import Place

STANDS_FOR_OTHERS = ("status", "progress", "comment", "closing_reason", "evidence", "responsible", "lead", "support",
                     "endorser", "deadline", "due_date")
"""The columns in whose words a value may stand that has a column of its own, such as a status in a comment."""


@dataclass(frozen=True, slots=True)
class SheetRow(TableRow):
    """A row of a tracker.

    Attributes:
        sheet: Where it stands.
        addresses: Column key -> the address of its cell.
    """

    sheet: str = ""
    addresses: dict[str, str] = field(default_factory=dict)

    def place(self, file: str, ref: str = "", column: str = "") -> Place:
        """The row, or one of its cells, as the place of a problem."""
        cell = self.addresses.get(column, self.locator)
        heading = name_of(column) if column in self.addresses else column
        return Place(file, self.sheet, self.position, cell, heading, ref)


@dataclass(slots=True)
class TrackerEntry(Entry):
    """One action as the tracker has it.

    Attributes:
        held: Column key -> the cells it was read from; none for a row that was read apart.
        others: The columns that the tracker does not know: heading -> cells.
        notes: The notes on its cells: (our name or the heading of the column, cell).
        labels: Where a sheet has several columns of comments: locator -> heading.
        cells: All cells of its row, coloured blank ones too.
        status_cells: Those of the column of the status.
        has_status: Whether its sheet has such a column.
        own: What its sheet calls it.
    """

    held: dict[str, list[Cell]] = field(default_factory=dict)
    others: dict[str, list[Cell]] = field(default_factory=dict)
    notes: list[tuple[str, Cell]] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    cells: list[Cell] = field(default_factory=list)
    status_cells: list[Cell] = field(default_factory=list)
    has_status: bool = False
    own: str = ""

    def place(self, file: str, column: str, found: str) -> Place:
        """The cell in which words stand; that of the column where they stand in none as they are told."""
        place, wanted = self.row.place(file, self.ref, column), fold(found)
        if not wanted or wanted in fold(self.words(column)):
            places = [one for one in self.pieces.get(column, []) if wanted and wanted in fold(one.text)]
        else:
            places = [one for key in STANDS_FOR_OTHERS for one in self.pieces.get(key, []) if wanted in fold(one.text)]
            column = next((key for key in STANDS_FOR_OTHERS if wanted in fold(self.words(key))), column)
        if not places:
            return place
        sheet, _, cell = places[0].locator.rpartition("!")
        return place._replace(sheet=sheet, cell=cell, column=name_of(column))


@dataclass(frozen=True, slots=True)
class Struck:
    """A cell in which something is struck out: of which action or recommendation, and in which column."""

    ref: str
    key: str
    heading: str
    sheet: str
    cell: Cell


@dataclass(slots=True)
class Assembled:
    """The tables of all sheets as one.

    Attributes:
        table: What the register is built from.
        answers: Number -> column key -> the pieces that say something of the recommendation.
        asides: Words that are kept in the history alone: (number, column key or what it is, piece).
        extras: Number -> heading -> cells, of recommendations without an action.
        struck: The cells in which something is struck out.
        language: In which dates are written out.
    """

    table: Table
    answers: dict[str, dict[str, list[Piece]]] = field(default_factory=dict)
    asides: list[tuple[str, str, Piece]] = field(default_factory=list)
    extras: dict[str, dict[str, list[Cell]]] = field(default_factory=dict)
    struck: list[Struck] = field(default_factory=list)
    language: str = "en"


def locator(sheet: str, cell: Cell) -> str:
    """The place of a cell in one text, as formulas write it."""
    return f"{sheet}!{cell.address}"
