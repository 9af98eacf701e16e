"""Putting a document together from what begins and ends in it: paragraphs, and tables with their rows and cells."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from toolkit.sources.documents.numbering import ListMark
from toolkit.sources.documents.rows import Part, Row
from toolkit.sources.documents.workbook_texts import Struck
from toolkit.tracker.record.problems import Place, Refused
from toolkit.words import details
from toolkit.words.speaking import figure, said

MAX_PIECES = 300_000
"""The most paragraphs, and cells of tables, also of those that other cells cover."""
_PIECES_OF_TABLE = 10
"""A table counts as so many of them, however little it holds."""
WIDEST, LONGEST = 1000, 65_534
"""The most columns and rows that a cell is taken to cover, as for HTML."""
_FEWEST_COLUMNS, _FEWEST_ROWS = 3, 2
"""Of a table within a cell that is one of its own; the words of a smaller one belong to the cell."""


@dataclass(slots=True)
class _Table:
    """A table that is read: its finished rows, and what is open of it.

    `down` is column -> in how many more rows a cell above covers it; `parts` is None outside of cells.
    """

    rows: list[tuple[list[tuple[Part, ...]], list[str]]] = field(default_factory=list)
    cells: list[tuple[Part, ...]] = field(default_factory=list)
    covered: list[str] = field(default_factory=list)
    down: dict[int, int] = field(default_factory=dict)
    parts: list[Part] | None = None
    spans: tuple[int, int] = (1, 1)
    in_row: bool = False
    is_folded: bool = False


class Blocks:
    """Takes a document as it is parsed, whatever is left open in it, and gives its rows.

    Args:
        file: Its name, for the place of a problem.
    """

    def __init__(self, file: str) -> None:
        self._file = file
        self._blocks: list[_Table | Part] = []
        self._open: list[_Table] = []
        self._words: list[tuple[str, bool]] = []
        self._left = MAX_PIECES
        self.mark = ListMark()

    def words(self, text: str, *, is_struck: bool = False) -> None:
        """Words of the paragraph that is open."""
        self._words.append((text, is_struck))

    def end_paragraph(self) -> None:
        """What was said up to here is a paragraph."""
        whole = _spaced("".join(text for text, _ in self._words))
        struck = _spaced(" ".join(text for text, gone in self._words if gone))
        if whole:
            self._count(1)
            left = _spaced("".join(" " if gone else text for text, gone in self._words))
            part = Part(whole, self.mark, None, Struck(left, struck) if struck else None)
            parts = self._open[-1].parts if self._open else None
            (self._blocks if parts is None else parts).append(part)
            self.mark = ListMark()
        self._words = []

    def begin_table(self) -> None:
        """A table begins, maybe within a cell."""
        self.end_paragraph()
        self._count(_PIECES_OF_TABLE)
        self._open.append(_Table())
        self._blocks.append(self._open[-1])

    def begin_row(self) -> None:
        """A row of the innermost table begins; one that is open ends."""
        self.end_row()
        if self._open:
            self._open[-1].in_row = True

    def begin_cell(self, across: int = 1, down: int = 1) -> None:
        """A cell of the innermost table begins, over some columns and rows; one that is open ends."""
        self.end_cell()
        if not self._open:
            return
        table = self._open[-1]
        table.in_row = True
        self._go_on(table)
        table.parts, table.spans = [], (min(max(across, 1), WIDEST), min(max(down, 1), LONGEST))

    def end_cell(self) -> None:
        """The open cell of the innermost table ends, if there is one."""
        self.end_paragraph()
        table = self._open[-1] if self._open else None
        if table is None or table.parts is None:
            return
        across, down = table.spans
        begins = len(table.cells)
        for column in range(begins, begins + across):
            self._add(table, tuple(table.parts) if column == begins else (), "" if column == begins else "<")
            if down > 1:
                table.down[column] = down - 1
        table.parts = None

    def end_row(self) -> None:
        """The open row of the innermost table ends, if there is one."""
        self.end_cell()
        table = self._open[-1] if self._open else None
        if table is None or not table.in_row:
            return
        while any(left and column >= len(table.cells) for column, left in table.down.items()):
            if not self._go_on(table):
                self._add(table, (), "")
        table.rows.append((table.cells, table.covered))
        table.cells, table.covered, table.in_row = [], [], False

    def end_table(self) -> None:
        """The innermost table ends. Where it is small and stands in a cell, its words belong to that."""
        self.end_row()
        if not self._open:
            return
        table = self._open.pop()
        parts = self._open[-1].parts if self._open else None
        width = max((len(cells) for cells, _ in table.rows), default=0)
        if parts is not None and (len(table.rows) < _FEWEST_ROWS or width < _FEWEST_COLUMNS):
            table.is_folded = True
            parts += [part for cells, _ in table.rows for cell in cells for part in cell]

    def rows(self) -> Iterator[Row]:
        """All of the document, once it has ended."""
        while self._open:
            self.end_table()
        self.end_paragraph()
        paragraphs, tables, positions = count(1), count(1), count(1)
        for block in self._blocks:
            if isinstance(block, Part):
                yield Row((block.text,), f"paragraph {next(paragraphs)}", next(positions), mark=block.mark)
            elif not block.is_folded:
                yield from _table_rows(block, next(tables), positions)

    def _go_on(self, table: _Table) -> bool:
        """The cells above that go on here; whether there is one."""
        begins = len(table.cells)
        while left := table.down.get(len(table.cells), 0):
            table.down[len(table.cells)] = left - 1
            self._add(table, (), "^")
        return len(table.cells) > begins

    def _add(self, table: _Table, parts: tuple[Part, ...], covered: str) -> None:
        self._count(1)
        table.cells.append(parts)
        table.covered.append(covered)

    def _count(self, more: int) -> None:
        self._left -= more
        if self._left < 0:
            raise Refused("too-large", Place(file=self._file), said(details.MORE_ELEMENTS, most=figure(MAX_PIECES)))


def _table_rows(table: _Table, number: int, positions: "count[int]") -> Iterator[Row]:
    for row, (parts, covered) in enumerate(table.rows, 1):
        cells = tuple("\n".join(part.text for part in cell) for cell in parts)
        position = next(positions)
        if any(cells):
            yield Row(cells, f"table {number} row {row}", position, number, parts=tuple(parts), number=row,
                      covered=tuple(covered))


def _spaced(text: str) -> str:
    """A text with its line ends, and otherwise with single blanks."""
    return "\n".join(line for part in text.split("\n") if (line := " ".join(part.split())))
