"""The table of design section 6 stated a second time: slow, over plain dictionaries, one cell after the other.

It was first written from the design by somebody who had not seen the merge, and shares no code with it; where the two
differed, the design decided which of them was mended. The comments in `judge` and `settle` are the rows of the table.
Where the table says nothing, it is read so:

- Of two returns of one unit in a run, one that left the cell as it was says nothing of it.
- An answer that its unit gave before in the round and has since replaced waits, as an old file sent again would say it.
- What waits for a decision competes with what is said later; a unit's own waiting answer gives way to its later one.
- All that is said of a cell in one run counts at once. Where it agrees, it is taken if anybody who says so may.
- A decision for an answer makes it what its unit said last; any other decision is a change by somebody else.
- An emptied answer is asked for again, with `--accept-emptied`, by giving the last returns of the unit again.

It is about one round and the first version of its workbooks; what is withdrawn is held by `test_laws.py`.

A cell is (ref, column, unit whose own it is, or "" where all units share it); a value is plain text, "" is none.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

Cell = tuple[str, str, str]
Values = dict[Cell, str]


class Return(NamedTuple):
    """A unit's workbook.

    Attributes:
        unit: Whose it is.
        name: Stands for its bytes.
        answers: What stands in its cells. A column or row that is missing, and a cell with an error, has no entry.
    """

    unit: str
    name: str
    answers: Values


class Claim(NamedTuple):
    """An answer that a return changed."""

    unit: str
    name: str
    value: str


@dataclass
class Held:
    """The register in one round, and what is known of its returns.

    Attributes:
        register: What it holds now.
        issued: What every unit was issued.
        said: By unit, what it said last where it changed something: the base of a second return is the first one. Of
            two returns in one run that differ it is the first by name, until a decision takes one of them.
        taken: By unit, what the register last took from it.
        given: By unit and cell, what it answered that was taken, withdrawn or decided on.
        waiting: By cell, the claims that wait for a decision.
        runs: By unit, the names of its returns, run by run.
        history: Each change by a return: cell, old, new, its name.
        warned: Answers that a return emptied, and that were not taken: its name, the cell.
    """

    register: Values
    issued: Values
    said: dict[str, Values] = field(default_factory=dict)
    taken: dict[str, Values] = field(default_factory=dict)
    given: dict[tuple[str, Cell], set[str]] = field(default_factory=dict)
    waiting: dict[Cell, set[Claim]] = field(default_factory=dict)
    runs: dict[str, list[set[str]]] = field(default_factory=dict)
    history: list[tuple[Cell, str, str, str]] = field(default_factory=list)
    warned: set[tuple[str, Cell]] = field(default_factory=set)


def consolidate(held: Held, returns: list[Return], accept_emptied: bool = False) -> None:
    """One run. Cells do not look at each other, and the order of the returns does not matter."""
    known = {name for runs in held.runs.values() for names in runs for name in names}
    new = [r for r in returns if r.name not in known]  # whose bytes were taken in before changes nothing
    units = {r.unit for r in new}
    last = [r for r in returns if r.unit not in units and r.name in held.runs[r.unit][-1]]
    complete = {unit for unit, runs in held.runs.items() if runs[-1] <= {r.name for r in last}}
    for cell in sorted({cell for r in returns for cell in r.answers}):
        again = []
        for unit in sorted(complete if accept_emptied else ()):  # its last returns, as the warning offers
            own = [r for r in last if r.unit == unit and cell in r.answers]
            again += own if all(r.answers[cell] == "" for r in own) else []
        judge(held, cell, new + again, accept_emptied)
    for unit in sorted(units):
        held.runs.setdefault(unit, []).append({r.name for r in new if r.unit == unit})


def judge(held: Held, cell: Cell, returns: list[Return], accept_emptied: bool) -> None:
    """All returns of one run, for one cell."""
    now = held.register.get(cell, "")
    changed = []
    for unit, name, answers in sorted(returns, key=lambda r: (r.unit, r.name)):
        if cell not in answers:  # the column is missing; a cell with an error problem: no change
            continue
        value, waits = answers[cell], own_waiting(held, unit, cell)
        if value == base_of(held, unit, cell) and waits <= {value}:  # unchanged: the register stays
            continue
        if value == "" and cell[1] == "status" and (now or waits):  # a status must be answered: its own error
            continue
        if value == "" and not accept_emptied and (now or waits):  # a filled answer is now empty: a warning
            held.warned.add((name, cell))
            continue
        changed.append(Claim(unit, name, value))
    settle(held, cell, now, [claim for claim in changed if claim.value or accept_emptied])
    for claim in reversed(changed):
        held.said.setdefault(claim.unit, {})[cell] = claim.value


def settle(held: Held, cell: Cell, now: str, claims: list[Claim]) -> None:
    """What was changed: all that is said of the cell, in this run and still waiting, must agree to be taken.

    What a unit says now stands in place of what of its own still waited.
    """
    if not claims:
        return
    units = {claim.unit for claim in claims}
    withdrawn: list[Claim] = []
    others = {claim for claim in held.waiting.get(cell, set()) if claim.unit not in units}
    unchanged = [claim for claim in claims if now == expected(held, claim.unit, cell) and not repeated(held, claim, cell)]
    for old in held.waiting.get(cell, set()) - others:
        if not any(claim.unit == old.unit and claim.value == old.value for claim in claims):
            withdrawn.append(old)
    values = {claim.value for claim in others.union(claims)}
    held.waiting.pop(cell, None)
    if values == {now}:  # changed to the same: nothing to do
        pass
    elif len(values) == 1 and unchanged:  # the register is unchanged, or holds what the unit said before: taken
        taken = unchanged[0]
        held.register[cell] = taken.value
        held.history.append((cell, now, taken.value, taken.name))
        held.taken.setdefault(taken.unit, {})[cell] = taken.value
        held.given.setdefault((taken.unit, cell), set()).add(taken.value)
    else:  # two that differ in one run, or the register was changed by anybody else: a conflict, the register stays
        held.waiting[cell] = others | {claim for claim in claims if claim.value != now}
    for old in withdrawn:
        held.given.setdefault((old.unit, cell), set()).add(old.value)


def repeated(held: Held, claim: Claim, cell: Cell) -> bool:
    """Whether an answer was given before and replaced since; going back to what was issued is a correction."""
    if base_of(held, claim.unit, cell) == "":
        return False
    return claim.value != held.issued.get(cell, "") and claim.value in held.given.get((claim.unit, cell), set())


def base_of(held: Held, unit: str, cell: Cell) -> str:
    """What an answer is held against."""
    return held.said.get(unit, {}).get(cell, held.issued.get(cell, ""))


def own_waiting(held: Held, unit: str, cell: Cell) -> set[str]:
    """What the unit said before and nobody has decided on."""
    return {claim.value for claim in held.waiting.get(cell, set()) if claim.unit == unit}


def expected(held: Held, unit: str, cell: Cell) -> str:
    """What the register holds if nobody else changed it.

    That is what the unit said before; where that still waits, what the register took from it last, or what was issued.
    """
    if own_waiting(held, unit, cell):
        return held.taken.get(unit, {}).get(cell, held.issued.get(cell, ""))
    return base_of(held, unit, cell)


def decide(held: Held, cell: Cell, value: str, chosen: Claim | None) -> None:
    """Apply a decision on a conflict: the value of a claim, or another one (what the register holds, what is typed)."""
    held.register[cell] = value
    for claim in held.waiting.pop(cell):
        if claim == chosen or claim.value != value:
            held.given.setdefault((claim.unit, cell), set()).add(claim.value)
    if chosen:
        held.said[chosen.unit][cell] = value
