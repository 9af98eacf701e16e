"""What people added to a register, as far as it is carried along: sheets of their own, and how their columns look."""

from collections.abc import Mapping
from dataclasses import dataclass, field

NumberFormat = str | int
"""The code of a number format, or the number of one that every program knows without its code."""
Key = int | str
"""The number of a row or a column; in a sheet of the register, what the row or the column is known by."""


@dataclass(frozen=True, slots=True)
class Look:
    """How added columns look, as far as it can be kept; a number format is absent where it is General.

    Attributes:
        widths: Column -> width in characters, where somebody set it.
        columns: Column -> number format of the cells in which nothing stands yet.
        cells: (row, column) -> number format of a cell.
    """

    widths: Mapping[Key, float] = field(default_factory=dict)
    columns: Mapping[Key, NumberFormat] = field(default_factory=dict)
    cells: Mapping[tuple[Key, Key], NumberFormat] = field(default_factory=dict)

    def named(self, rows: Mapping[int, str], columns: Mapping[int, str]) -> "Look":
        """The same of some rows and columns, by their names instead of their numbers."""
        numbers = {name: number for number, name in columns.items()}
        return Look(
            {name: self.widths[at] for name, at in numbers.items() if at in self.widths},
            {name: self.columns[at] for name, at in numbers.items() if at in self.columns},
            {(name, heading): self.cells[row, at] for row, name in rows.items() for heading, at in numbers.items()
             if (row, at) in self.cells},
        )


@dataclass(frozen=True, slots=True)
class ForeignSheet:
    """A sheet that somebody added to the register.

    Attributes:
        name: Its name.
        rows: Row number -> column number -> value; a formula where it can be kept.
        look: How it looks.
        is_hidden: Whether a person sees it.
        behind: The sheet of the register that it stands behind; "" where it stands before all of them.
        names: The defined names that its formulas need, each with what it stands for.
    """

    name: str
    rows: Mapping[int, Mapping[int, object]]
    look: Look = field(default_factory=Look, compare=False)
    is_hidden: bool = field(default=False, compare=False)
    behind: str = field(default="", compare=False)
    names: Mapping[str, str] = field(default_factory=dict, compare=False)
