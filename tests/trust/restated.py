"""The merge table of the design, restated plainly: one cell at a time, over dictionaries.

Slow and obvious on purpose; it shares no code with the merge that it is held against. A value is text, "" if empty.
"""

from dataclasses import dataclass, field

Cell = tuple[str, str, str]
"""(ref, column, unit whose own cell it is, or "" where all units share one)."""


@dataclass
class Answer:
    """One return: the unit, and what stands in each of its cells; a missing column or an error cell is not there."""

    unit: str
    cells: dict[Cell, str]


@dataclass
class Restated:
    """The register as the table sees it.

    Attributes:
        values: What each cell holds.
        issued: What each cell held when the workbooks were issued.
        said: Unit -> what it said last, in earlier runs, of each cell.
        changed_by: Cell -> the unit whose return changed it last.
        conflicts: Cell -> unit -> its values that wait for a decision.
    """

    values: dict[Cell, str]
    issued: dict[Cell, str]
    said: dict[str, dict[Cell, str]] = field(default_factory=dict)
    changed_by: dict[Cell, str] = field(default_factory=dict)
    conflicts: dict[Cell, dict[str, set[str]]] = field(default_factory=dict)

    def run(self, answers: list[Answer]) -> None:
        """Take in the returns of one run."""
        for cell in sorted({cell for answer in answers for cell in answer.cells}):
            self._settle(cell, [(a.unit, a.cells[cell]) for a in answers if cell in a.cells])
        self._remember(answers)

    def _base(self, unit: str, cell: Cell) -> str:
        return self.said.get(unit, {}).get(cell, self.issued.get(cell, ""))

    def _settle(self, cell: Cell, returned: list[tuple[str, str]]) -> None:
        now = self.values.get(cell, "")
        changed = [(u, v) for u, v in returned if v != self._base(u, cell) and v != ""]
        if not changed:
            return
        before = self.conflicts.pop(cell, {})
        waiting = {u: v for u, v in before.items() if u not in {u for u, _ in changed}}
        fresh = [(u, v) for u, v in changed if v != now]
        wanted = {v for _, v in fresh} | {v for values in waiting.values() for v in values}
        if len(wanted) == 1 and fresh and all(self._may_change(u, cell, bool(before)) for u, _ in fresh):
            self.values[cell] = fresh[0][1]
            self.changed_by[cell] = fresh[0][0]
        elif wanted:
            for unit, value in fresh:
                waiting.setdefault(unit, set()).add(value)
            self.conflicts[cell] = waiting

    def _may_change(self, unit: str, cell: Cell, waited: bool) -> bool:
        """Whether the cell holds the unit's base, or what the unit itself changed it to.

        The base of a second return is the first one, not what was issued; only where the first one still waits, the
        register never left what was issued.
        """
        now = self.values.get(cell, "")
        base = {self._base(unit, cell)} | ({self.issued.get(cell, "")} if waited else set())
        return now in base or self.changed_by.get(cell) == unit

    def _remember(self, answers: list[Answer]) -> None:
        new: dict[tuple[str, Cell], set[str]] = {}
        for answer in answers:
            for cell, value in answer.cells.items():
                if value not in ("", self._base(answer.unit, cell)):
                    new.setdefault((answer.unit, cell), set()).add(value)
        for (unit, cell), values in new.items():
            if len(values) == 1:
                self.said.setdefault(unit, {})[cell] = min(values)
