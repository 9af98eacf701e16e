"""Histories of three to six rounds in invented organizations, made from a number: the same one each time.

A step names what it is about by numbers that are counted round, so that a history from which steps are taken out is
one still.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Literal, TypeVar

from tests.trust.history.restated_workbooks import KEYS

FURTHER = "AUD19-"
"""What the references of a register's second source begin with."""
UNITS = ("PAR", "LIB", "WAT", "OBS")
SEED = 20261129
T = TypeVar("T")
Kind = Literal["answer", "comment", "hand over", "add", "delete", "request", "unit", "split", "supersede", "reopen"]
Option = int | Literal["keep", "typed", "unclear"]


@dataclass(frozen=True)
class Planned:
    """An action as the register of an organization begins with it."""

    ref: str
    lead: tuple[str, ...]
    support: tuple[str, ...]
    due: str
    status: str
    comment: str


@dataclass(frozen=True)
class Issue:
    """A new round is opened and issued to every unit; or, where `again`, the last one issued again to one unit."""

    joint: bool
    again: int | None = None


@dataclass(frozen=True)
class Filled:
    """A return.

    Attributes:
        unit: Whose.
        version: Which of the unit's workbooks in the round, the last one first.
        start: A workbook as it was issued, the one that the unit returned last, or an earlier return saved anew.
        edits: Number of a row, column, number of what is typed.
        drop: The column that the unit deleted, or "".
    """

    unit: int
    version: int
    start: Literal["issued", "last", "earlier"]
    edits: tuple[tuple[int, str, int], ...]
    drop: str = ""


@dataclass(frozen=True)
class Consolidate:
    """A run.

    Attributes:
        late: How many rounds before the last one it is for.
        returns: That come for the first time.
        again: Numbers of returns that came before, the last one first; and whether they come under another name.
        accept_emptied: Whether the option is given.
    """

    late: int
    returns: tuple[Filled, ...]
    again: tuple[tuple[int, bool], ...] = ()
    accept_emptied: bool = False


@dataclass(frozen=True)
class ByHand:
    """Somebody changes the register: an answer, a comment, the lead unit of an action; adds or deletes an action.

    Or requests an update of one, splits it, says that others are done in its place, or opens it again; or a unit is
    renamed, replaced, split or abolished.
    """

    what: Kind
    at: int
    to: int


@dataclass(frozen=True)
class Decide:
    """Somebody decides on a conflict: for an option, to keep the register, for another value, or unclearly."""

    at: int
    option: Option


@dataclass(frozen=True)
class Undo:
    """The last consolidation is taken back; and its returns are consolidated again."""

    again: bool


@dataclass(frozen=True)
class DecideDate:
    """Somebody decides on a new date that waits: to accept it, to decline it, or unclearly."""

    at: int
    word: Literal["Accept", "Decline", "Perhaps"]


@dataclass(frozen=True)
class Approve:
    """Somebody switches the approval of revised deadlines on or off."""

    says: Literal["yes", "no"]


Step = Issue | Consolidate | ByHand | Decide | Undo | DecideDate | Approve


@dataclass(frozen=True)
class History:
    """What happens in an organization."""

    actions: tuple[Planned, ...]
    steps: tuple[Step, ...]


def history(number: int, seed: int = SEED) -> History:
    """The history of that number."""
    chance = Random(f"{seed} history {number}")
    units = UNITS[:chance.randint(2, 4)]
    actions = tuple(_planned(chance, units, at) for at in range(chance.randint(2, 4)))
    steps, approving = _steps(chance), Random(f"{seed} approval {number}")
    return History(actions, tuple(_with_approval(approving, steps) if approving.random() < 0.5 else steps))


def _with_approval(chance: Random, steps: Sequence[Step]) -> list[Step]:
    """The same history, in which the centre approves dates, units ask for more of them, and some are decided on."""
    made: list[Step] = [Approve("yes")]
    for step in steps:
        made.append(replace(step, returns=tuple(_asking(chance, one) for one in step.returns))
                    if isinstance(step, Consolidate) else step)
        if isinstance(step, Consolidate) and chance.random() < 0.45:
            made += [DecideDate(chance.randrange(9), chance.choice(["Accept", "Accept", "Decline", "Perhaps"]))
                     for _ in range(chance.choice([1, 1, 2]))]
        if chance.random() < 0.03:
            made.append(Approve(chance.choice(["yes", "no"])))
    return made


def _asking(chance: Random, one: Filled) -> Filled:
    """A return in which a new date is asked for, most often of the same action."""
    if one.start == "earlier" or chance.random() < 0.4:
        return one
    keys = ["revised_deadline", *chance.choice([[], ["revision_reason"]])]
    row = chance.choice([0, 0, chance.randrange(9)])
    return replace(one, edits=(*one.edits, *((row, key, chance.randrange(99)) for key in keys)))


def _planned(chance: Random, units: Sequence[str], at: int) -> Planned:
    lead = tuple(chance.sample(units, chance.choice([1, 1, 1, 1, 2, 0] if at else [1, 1, 2])))
    others = [unit for unit in units if unit not in lead]
    support = tuple(chance.sample(others, min(len(others), chance.choice([0, 1, 1]))))
    status = chance.choice(["Not started", "In progress", ""])
    comment = chance.choice(["", "Primer is on"]) if lead else ""
    of = chance.choice(["", "", FURTHER])
    return Planned(f"{of}{1 + at // 3}.{1 + at % 3}", lead, support, chance.choice(["2019-06-30", "2020-12-31", ""]), status, comment)


def _steps(chance: Random) -> list[Step]:
    steps: list[Step] = []
    makers: list[Callable[[Random, int], Step]] = [_consolidate, _by_hand, _decide, _undo, _issued_again]
    for number in range(chance.randint(3, 6)):
        steps.append(Issue(chance.random() < 0.4))
        for _ in range(chance.randint(4, 8)):
            make = chance.choices(makers, [60, 13, 16, 7, 4])[0]
            steps.append(make(chance, number))
    return steps


def _consolidate(chance: Random, rounds_before: int) -> Consolidate:
    late = 0 if chance.random() < 0.7 else chance.randint(0, rounds_before)
    returns = tuple(_filled(chance) for _ in range(chance.choice([0, 1, 1, 2, 3])))
    again = tuple((chance.choice([0, 0, 1, chance.randrange(99)]), chance.random() < 0.3)
                  for _ in range(chance.choice([0, 0, 1, 2])))
    return Consolidate(late, returns, again, chance.random() < 0.25)


def _filled(chance: Random) -> Filled:
    """Most often of the same unit, which goes on from its last return, so that returns meet."""
    start: Literal["issued", "last", "earlier"] = chance.choice(["issued", "last", "last", "earlier"])
    edits = () if start == "earlier" else tuple(_edit(chance) for _ in range(chance.randint(1, 4)))
    unit = chance.choice([0, 0, chance.randrange(99)])
    return Filled(unit, chance.choice([0, 0, 0, 0, 1]), start, edits, chance.choice([*[""] * 9, *KEYS]))


def _edit(chance: Random) -> tuple[int, str, int]:
    """Most often of the same few cells, so that much happens to them."""
    key = chance.choice(["status", "status", "status", "comment", "comment", *KEYS])
    return chance.choice([0, 0, 0, chance.randrange(99)]), key, chance.randrange(99)


def _by_hand(chance: Random, _: int) -> ByHand:
    kinds: list[Kind] = ["answer", "comment", "hand over", "add", "delete", "request", "unit", "split", "supersede", "reopen"]
    what = chance.choices(kinds, [28, 10, 18, 7, 7, 6, 34, 9, 14, 9])[0]
    return ByHand(what, chance.choice([0, 0, chance.randrange(99)]), chance.randrange(99))


def _decide(chance: Random, _: int) -> Decide:
    options: list[Option] = [0, 0, 1, 1, "keep", "typed", "unclear"]
    return Decide(chance.randrange(99), chance.choice(options))


def _undo(chance: Random, _: int) -> Undo:
    return Undo(chance.random() < 0.7)


def _issued_again(chance: Random, _: int) -> Issue:
    return Issue(chance.random() < 0.4, chance.randrange(99))


def smallest(found: History, fails: Callable[[History], bool]) -> History:
    """A history that fails still, and from which no step, return or edit can be taken out without its passing."""
    while True:
        smaller = next((one for one in _smaller(found) if fails(one)), None)
        if smaller is None:
            return found
        found = smaller


def _smaller(one: History) -> list[History]:
    shorter = [replace(one, steps=steps) for size in (8, 4, 2, 1) for steps in _without(one.steps, size)]
    simpler = []
    for at, step in enumerate(one.steps):
        if isinstance(step, Consolidate):
            fewer = [replace(step, returns=some) for some in _without(step.returns)]
            fewer += [replace(step, again=some) for some in _without(step.again)]
            fewer += [replace(step, returns=(*step.returns[:place], replace(filled, edits=edits), *step.returns[place + 1:]))
                      for place, filled in enumerate(step.returns) for edits in _without(filled.edits)]
            simpler += [replace(one, steps=(*one.steps[:at], some, *one.steps[at + 1:])) for some in fewer]
    return [*shorter, *simpler, *(replace(one, actions=some) for some in _without(one.actions) if some)]


def _without(some: tuple[T, ...], size: int = 1) -> list[tuple[T, ...]]:
    return [some[:at] + some[at + size:] for at in range(0, len(some), size)]
