"""What people do to the sheets of a return, decided by a seeded chance: type, clear, paste, sort, insert, rename, hide."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from random import Random

from toolkit.tracker.record.cells import CellValue, ErrorValue, Formula, RawSheet, RawWorkbook, Row, SheetState

ACTIONS, PROPOSALS = "Actions", "New actions"
WORDS: tuple[CellValue, ...] = (
    "Implemented", "In progress", "Superseded", "Closed without implementation", "implemented", "done", "complted", "Yes",
    "No", "perhaps", "See the note", "Half is done;\nthe rest follows", " In progress ", "=1+1", "Q2 2018", "3 April 2018",
    "03/04/2018", "2018-10-01", "soon", "1.1", "3.10", "9.9", "a" * 4_001, "\u202esdrawkcab", "e\u0301", "  ", "0", "n/a")
OTHERS: tuple[CellValue, ...] = (
    date(2018, 10, 1), date(2019, 6, 30), datetime(2018, 11, 5, 9, 30), time(9, 30), 43_374, 7.25, 0, True, False,
    ErrorValue("#REF!"), ErrorValue("#N/A"), Formula("1+1", 2), Formula("1+1", None), Formula("H2", "In progress"))
HEADINGS: tuple[CellValue | None, ...] = (
    "Something", "Comments", "Coment", "Status", "Ref.", "Ref", "Evidence", "STATUS", "Due", "Remarks", "", None, 7)


@dataclass
class Handled:
    """A return while people work on it.

    Attributes:
        sheets: Name -> row -> column -> value.
        header: The row of the headings on the Actions sheet.
        hidden: Rows that are hidden there.
        merged: Its merged cells.
        done: What was done, in words.
    """

    sheets: dict[str, dict[int, Row]]
    header: int = 1
    hidden: set[int] = field(default_factory=set)
    merged: tuple[tuple[int, int, int, int], ...] = ()
    done: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, raw: RawWorkbook) -> "Handled":
        """A copy of a return, to be worked on."""
        return cls({sheet.name: {number: dict(row) for number, row in sheet.rows.items()} for sheet in raw.sheets})

    @property
    def rows(self) -> dict[int, Row]:
        """The rows of the Actions sheet."""
        return self.sheets[ACTIONS]

    @property
    def last(self) -> int:
        """The last row of the Actions sheet that holds anything."""
        return max(number for number, row in self.rows.items() if row)

    def below(self) -> list[int]:
        """The rows below the headings."""
        return [number for number in sorted(self.rows) if number > self.header]

    def columns(self) -> list[int]:
        """The columns that hold anything."""
        return sorted({at for row in self.rows.values() for at in row})

    def put(self, row: int, column: int, value: CellValue | None, sheet: str = ACTIONS) -> None:
        """Write or clear a cell."""
        cells = self.sheets[sheet].setdefault(row, {})
        cells.pop(column, None)
        if value is not None:
            cells[column] = value

    def renumbered(self, rows: dict[int, int], columns: dict[int, int]) -> None:
        """Move rows and columns of the Actions sheet: old number -> new number; others stay."""
        self.sheets[ACTIONS] = {rows.get(n, n): {columns.get(at, at): value for at, value in row.items()}
                                for n, row in self.rows.items()}
        self.header = rows.get(self.header, self.header)

    def as_read(self) -> RawWorkbook:
        """The return, as the reader gives it."""
        return RawWorkbook(tuple(
            RawSheet(name, SheetState.VISIBLE, {n: dict(sorted(row.items())) for n, row in sorted(rows.items()) if row},
                     frozenset(self.hidden) if name == ACTIONS else frozenset(),
                     merged=self.merged if name == ACTIONS else ()) for name, rows in self.sheets.items()))


def _typed(sheet: Handled, chance: Random) -> None:
    row, column = chance.choice(sheet.below()), chance.randrange(1, 19)
    value = chance.choice(chance.choice((WORDS, OTHERS)))
    sheet.put(row, column, value)
    sheet.done.append(f"{value!r:.40} typed into row {row}, column {column}")


def _typed_outside(sheet: Handled, chance: Random) -> None:
    row, column = chance.choice(((sheet.last + chance.randrange(1, 9), chance.randrange(1, 19)),
                                 (chance.choice(sheet.below()), chance.randrange(19, 30))))
    sheet.put(row, column, chance.choice(WORDS))
    sheet.done.append(f"typed outside, row {row}, column {column}")


def _cleared(sheet: Handled, chance: Random) -> None:
    row, column = chance.choice(sheet.below()), chance.choice(sheet.columns())
    how = chance.choice(("cell", "cell", "cell", "row", "column"))
    for number in sheet.below():
        for at in sheet.columns():
            if (number == row or how == "column") and (at == column or how == "row"):
                sheet.put(number, at, None)
    sheet.done.append(f"{how} cleared, row {row}, column {column}")


def _ref_retyped(sheet: Handled, chance: Random) -> None:
    row, ref = chance.choice(sheet.below()), chance.choice(("1.1", "3.10", 3.1, "3.1", "9.9", " 2.1 ", "", None, 2.1, "1,2"))
    sheet.put(row, next((at for at, v in sheet.rows[sheet.header].items() if v == "Ref."), 1), ref)
    sheet.done.append(f"ref {ref!r} typed into row {row}")


def _rows_sorted(sheet: Handled, chance: Random) -> None:
    rows = sheet.below()
    sheet.renumbered(dict(zip(rows, chance.sample(rows, len(rows)), strict=True)), {})
    sheet.done.append("rows shuffled")


def _columns_sorted(sheet: Handled, chance: Random) -> None:
    columns = sheet.columns()
    sheet.renumbered({}, dict(zip(columns, chance.sample(columns, len(columns)), strict=True)))
    sheet.done.append("columns shuffled")


def _column_moved(sheet: Handled, chance: Random) -> None:
    columns = sheet.columns()
    one, other = chance.choice(columns), chance.choice(columns)
    order = [at for at in columns if at != one]
    order.insert(columns.index(other), one)
    sheet.renumbered({}, dict(zip(order, columns, strict=True)))
    sheet.done.append(f"column {one} moved to {other}")


def _row_repeated(sheet: Handled, chance: Random) -> None:
    row = chance.choice(sheet.below())
    target = sheet.last + chance.choice((1, 2))
    sheet.rows[target] = dict(sheet.rows[row])
    if chance.random() < 0.5:
        sheet.put(target, chance.randrange(2, 16), chance.choice(WORDS))
    sheet.done.append(f"row {row} repeated as {target}")


def _row_deleted(sheet: Handled, chance: Random) -> None:
    row = chance.choice(sheet.below())
    del sheet.rows[row]
    sheet.renumbered({number: number - 1 for number in sheet.below() if number > row}, {})
    sheet.done.append(f"row {row} deleted")


def _row_inserted(sheet: Handled, chance: Random) -> None:
    before = chance.choice((1, *sheet.below()))
    sheet.renumbered({number: number + 1 for number in sheet.rows if number >= before}, {})
    if chance.random() < 0.7:
        sheet.put(before, chance.randrange(1, 19), chance.choice(WORDS))
    sheet.done.append(f"row inserted before {before}")


def _column_inserted(sheet: Handled, chance: Random) -> None:
    before = chance.choice(sheet.columns())
    sheet.renumbered({}, {at: at + 1 for at in sheet.columns() if at >= before})
    if chance.random() < 0.7:
        sheet.put(chance.choice((sheet.header, *sheet.below())), before, chance.choice(WORDS))
    sheet.done.append(f"column inserted before {before}")


def _heading_retyped(sheet: Handled, chance: Random) -> None:
    column, heading = chance.choice(sheet.columns()), chance.choice(HEADINGS)
    sheet.put(sheet.header, column, heading)
    sheet.done.append(f"heading {column} is now {heading!r}")


def _block_copied(sheet: Handled, chance: Random) -> None:
    """A rectangle pasted elsewhere, blank cells too, as pasting does; at times the headings are part of it."""
    top, left = chance.choice((sheet.header, *sheet.below())), chance.choice(sheet.columns())
    height, width = chance.randrange(1, 4), chance.choice((1, 2, 3, 18))
    down, right = chance.choice((*sheet.below(), sheet.last + 1)), chance.choice((left, left, *sheet.columns()))
    block = {(r, c): sheet.rows.get(top + r, {}).get(left + c) for r in range(height) for c in range(width)}
    for (r, c), value in block.items():
        sheet.put(down + r, right + c, value)
    sheet.done.append(f"{height} × {width} cells of row {top}, column {left} pasted at row {down}, column {right}")


def _hidden(sheet: Handled, chance: Random) -> None:
    sheet.hidden |= set(chance.sample(sheet.below(), chance.randrange(1, len(sheet.below()) + 1)))
    sheet.done.append("rows hidden")


def _proposed(sheet: Handled, chance: Random) -> None:
    row, column = chance.randrange(1, 12), chance.randrange(1, 9)
    sheet.put(row, column, chance.choice(WORDS), PROPOSALS)
    sheet.done.append(f"typed into {PROPOSALS}, row {row}, column {column}")


def _sheet_added(sheet: Handled, chance: Random) -> None:
    name = chance.choice(("Notes", "Actions (2)", "Sheet1"))
    sheet.sheets[name] = ({n: dict(row) for n, row in sheet.rows.items()} if chance.random() < 0.4
                          else {chance.randrange(1, 9): {chance.randrange(1, 9): chance.choice(WORDS)}})
    sheet.done.append(f"sheet {name} added")


def _merged(sheet: Handled, chance: Random) -> None:
    """Cells merged as Excel does it: the first one keeps what it says, and the others are empty."""
    top, left = chance.choice((sheet.header, *sheet.below())), chance.choice(sheet.columns())
    down, right = top + chance.choice((0, 1, 1, 2)), left + chance.choice((0, 0, 1, 17))
    for row in range(top, down + 1):
        for at in range(left, right + 1):
            if (row, at) != (top, left):
                sheet.put(row, at, None)
    sheet.merged = ((top, left, down, right),)
    sheet.done.append(f"rows {top} to {down} of the columns {left} to {right} merged")


Handling = Callable[[Handled, Random], None]
MOVES: tuple[Handling, ...] = (_rows_sorted, _columns_sorted, _column_moved, _hidden)
"""What leaves the meaning as it is."""
_EVERYTHING: tuple[Handling, ...] = (
    *MOVES, *[_typed] * 6, _typed_outside, _cleared, _cleared, _ref_retyped, _row_repeated, _row_deleted, _row_inserted,
    _column_inserted, _heading_retyped, _heading_retyped, _block_copied, _block_copied, _proposed, _sheet_added)


def handled(raw: RawWorkbook, chance: Random) -> Handled:
    """A return with one to three things done to it."""
    sheet = Handled.of(raw)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        if len(sheet.below()) > 1:
            chance.choice(_EVERYTHING)(sheet, chance)
    if chance.random() < 0.1:
        _merged(sheet, chance)  # at the end, because nothing is sorted or inserted within merged cells
    return sheet
