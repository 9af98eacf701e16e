"""What stands in the columns of the organization when a register is read, and what was declared of them before.

A heading may have been changed since, a kind or a choice too, or a column may have been declared that somebody had
added before. Nothing that stands there is lost, and nothing is read as what it is not.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from toolkit.tracker.record.cells import CellValue, PerCent, address
from toolkit.tracker.record.codes import OwnKind
from toolkit.tracker.record.columns import Column, Kind, fold
from toolkit.tracker.record.forms.own_columns import OwnColumn
from toolkit.tracker.record.problems import Place, Problem
from toolkit.tracker.record.register_sheets import numbered
from toolkit.tracker.returns.answers import as_text
from toolkit.words import details
from toolkit.words.speaking import Message, counted

SHOWN = 5
"""How many cells are named."""


class OwnValues:
    """The values of the organization's columns on one sheet.

    Attributes:
        written: Keys of the columns that the sheet had when it was written.
        set_aside: Row, column and value of what cannot be read in a column that was declared since; it stays beside.
    """

    def __init__(self, own: Sequence[Column], before: Iterable[OwnColumn]) -> None:
        """Begin with the columns as they are declared now, and all as they were when the register was written."""
        self._own = own
        self._before = {one.key: one for one in before}
        self._misfits: dict[tuple[str, str], list[str]] = {}
        self.written: frozenset[str] = frozenset()
        self.set_aside: list[tuple[int, Column, CellValue]] = []

    def as_written(self, columns: Sequence[Column]) -> list[Column]:
        """Columns by the headings that they had when the sheet was written, or else by those that they have now."""
        return [replace(one, title=Message(former), aliases=(one.heading,))
                if one.is_own and (former := self._heading(one.key)) not in ("", one.heading) else one
                for one in columns]

    def _heading(self, key: str) -> str:
        return self._before[key].heading if key in self._before else ""

    def was_declared(self, heading: str) -> bool:
        """Whether a heading was that of a column of the organization when the register was written."""
        return any(one.heading == heading for one in self._before.values())

    def as_now(self, value: CellValue, column: Column) -> CellValue:
        """A value of a column whose kind was changed: 40% as 40, where the column holds numbers now."""
        was = self._before.get(column.key)
        is_share = was is not None and was.kind is OwnKind.PER_CENT and column.kind is Kind.NUMBER
        return value.shown if is_share and isinstance(value, PerCent) else value

    def is_set_aside(self, column: Column, value: CellValue, row: int, at: int) -> bool:
        """Whether there is a reason for which a value cannot be read: the column is new, or was declared otherwise."""
        was = self._before.get(column.key)
        if column.key not in self.written:
            self.set_aside.append((row, column, value))
        elif was is not None and (was.column.kind, was.listed) != (column.kind, column.listed):
            self._misfits.setdefault((column.key, as_text(value)), []).append(address(row, at))
        else:
            return False
        return True

    def misfits(self, file: str, sheet: str) -> Iterator[Problem]:
        """The values that columns can hold no longer, each with its first cell."""
        by_key = {column.key: column for column in self._own}
        for (key, value), cells in self._misfits.items():
            is_choice = fold(value) in map(fold, self._before[key].column.listed) and by_key[key].kind is Kind.LIST
            more = counted(details.MORE_CELLS_SAY_SO, len(cells) - SHOWN) if len(cells) > SHOWN else ""
            place = Place(file, sheet, cell=cells[0], column=by_key[key].heading)
            yield Problem("own-choice-in-use" if is_choice else "own-kind-in-use", place, value,
                          ", ".join([*cells[:SHOWN], *([more] if more else [])]))

    def told(self, file: str, sheet: str, reserved: Sequence[str]) -> Iterator[Problem]:
        """What stays beside a column that was declared since, each column with its first cell."""
        told = set[str]()
        for row, column, value in self.set_aside:
            if column.key not in told:
                told.add(column.key)
                name = numbered([*reserved, column.heading])[-1]
                yield Problem("own-not-taken-over", Place(file, sheet, row, column=column.heading), as_text(value),
                              name)
