"""Rounds for the laws of the merge: several runs over a small register, and all that may happen between them.

Each run is carried out by the merge, and by its restatement beside it.
"""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from hypothesis import settings
from hypothesis import strategies as st

from tests.own_columns import DECLARED
from tests.registers import register
from tests.returns import ROUND, open_round, submission
from tests.trust.restated import KEEP, OWN, Book, Cell, Claim, Held, Return, Values, decide
from tests.trust.restated import consolidate as restated
from toolkit.tracker.merge.competing import plain_form
from toolkit.tracker.merge.consolidate import Consolidation, consolidate
from toolkit.tracker.record.cells import CellValue, ErrorValue, PerCent
from toolkit.tracker.record.codes import How
from toolkit.tracker.record.column_names import is_not_taken
from toolkit.tracker.record.columns import Column, from_plain, to_plain, units_in, value_of, with_value
from toolkit.tracker.record.decisions import Conflict
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.register import About, Register
from toolkit.tracker.returns.answers import as_text
from toolkit.tracker.returns.content import ReturnContent
from toolkit.tracker.returns.submission import Submission

ACTIONS = """
    | Ref. | Action            | Lead | Support | Status      | Comment 2018-12 |
    | 1.1  | Paint the signs   | PAR  | LIB     | In progress | Primer is on    |
    | 1.2  | Print the leaflet | LIB  | PAR     |             |                 |
"""
ALL_UNITS = """
    | Code  |
    | PAR   |
    | LIB   |
    | ROADS |
    | TREES |
"""
REFS, UNITS, LEADS = ("1.1", "1.2"), ("PAR", "LIB"), {"1.1": "PAR", "1.2": "LIB"}
ERROR, ISSUED = ErrorValue("#REF!"), ErrorValue()
"""What is typed where a cell is to have an error; and what stands there where nothing is typed."""
TYPED: dict[str, dict[CellValue | None, str]] = {
    "status": {"Implemented": "implemented", "In progress": "in_progress", "Superseded": "superseded", None: ""},
    "continuing": {"Yes": "yes", "No": "no", None: ""},
    "comment": {"Half is done": "Half is done", "Primer is on": "Primer is on", None: ""},
    "evidence": {"Photo 3": "Photo 3", "Photo 4": "Photo 4", None: ""},
    "own_2": {PerCent(0.4): "40", "65%": "65", 0: "0", None: ""},
    "own_3": {1234567.5: "1234567.5", "12 000": "12000", None: ""},
    "own_4": {"1 – LOW": "1 - low", "4": "4", None: ""},
    "own_5": {date(2018, 5, 2): "2018-05-02", "3 May 2018": "2018-05-03", None: ""},
    "own_6": {"Yes": "yes", "n": "no", None: ""},
    "own_7": {"=1+1": "=1+1", "Seen": "Seen", None: ""},
    "still_so": {"Yes": "yes", None: ""},
}
"""Column -> what is typed -> its plain value."""
CELLS = [("1.1", "status")] * 8 + [(ref, key) for ref in REFS for key in TYPED]
"""Where something is typed; most often in the same cell, so that much happens to it."""
COLUMNS: dict[str, Column] = {column.key: column for column in Register(
    About("test"), own_columns=DECLARED).form.answers}
LONG = os.environ.get("TRUST") == "1"


def examples(few: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """How many examples a law is tried on: a few, always the same ones; 2,000 new ones in the long version."""
    return settings(max_examples=2000 if LONG else few, derandomize=not LONG)


@dataclass(frozen=True)
class Typed:
    """What a unit types into its workbook, and the column that it deletes."""

    unit: str
    cells: dict[tuple[str, str], CellValue | None]
    drop: str = ""


@dataclass(frozen=True)
class Run:
    """One run, and what the centre does before it.

    Attributes:
        returns: That come for the first time.
        again: Numbers of returns of earlier runs that lie in the folder still, counted round.
        by_hand: Shared cell -> plain value that somebody types into the register.
        units: Code of a unit -> what replaces it, and its last day.
        leads: Ref -> the lead that somebody types.
        decision: The number of a waiting conflict, counted round, and of an option, or "keep", or "typed".
        accept_emptied: Whether the option is given.
    """

    returns: tuple[Typed, ...]
    again: tuple[int, ...] = ()
    by_hand: tuple[tuple[Cell, str], ...] = ()
    decision: tuple[int, int | str] | None = None
    accept_emptied: bool = False
    units: tuple[tuple[str, str, str], ...] = ()
    leads: tuple[tuple[str, str], ...] = ()


@st.composite
def typed(draw: st.DrawFn) -> Typed:
    """A return in which few cells are typed into, so that returns meet."""
    cells = draw(st.lists(st.sampled_from(CELLS), unique=True, min_size=1, max_size=3))
    values = {cell: draw(st.sampled_from([*TYPED[cell[1]], ERROR])) for cell in cells}
    return Typed(draw(st.sampled_from(UNITS)), values, draw(st.sampled_from(["", "", "", *TYPED])))


@st.composite
def changed_by_hand(draw: st.DrawFn) -> tuple[Cell, str]:
    """A change that somebody makes in the register."""
    ref, key = draw(st.sampled_from([(ref, key) for ref, key in CELLS if key not in OWN]))
    return cell_of(ref, key, ""), draw(st.sampled_from(list(TYPED[key].values())))


REPLACED = [("PAR", "LIB", "2018-12-31"), ("PAR", "ROADS", "2018-12-01"), ("PAR", "LIB, ROADS", "2018-12-31"),
            ("PAR", "", "2018-12-31"), ("LIB", "ROADS", "2018-12-31"), ("ROADS", "TREES", "2019-06-30")]
"""A unit, what replaces it, and its last day: before and after the as-of date of the round."""
LEADS_TYPED = [("1.1", "LIB"), ("1.1", "ROADS"), ("1.2", "TREES"), ("1.2", "PAR")]
NUMBERS = st.integers(0, 5)
RUN = st.builds(
    Run, st.sampled_from([0, 1, 1, 2, 2, 3]).flatmap(lambda size: st.tuples(*[typed()] * size)),
    st.lists(NUMBERS, max_size=1).map(tuple), st.lists(changed_by_hand(), max_size=2).map(tuple),
    st.none() | st.tuples(NUMBERS, st.sampled_from([0, 1, "keep", "typed"])), st.sampled_from([False, False, True]),
    st.sampled_from([*[()] * 4, *((one,) for one in REPLACED)]), st.sampled_from([*[()] * 4, *((one,) for one in LEADS_TYPED)]))
RUNS = st.lists(RUN, min_size=2, max_size=6)
JOINT = st.sampled_from(["lead", "all"])


class Desk:
    """The register of a round in which several runs are made.

    Attributes:
        register: As the last run left it.
        contents: By unit, what was issued.
        sent: Every return so far.
    """

    def __init__(self, joint: str) -> None:
        self.register = replace(register(ACTIONS, units=ALL_UNITS), own_columns=DECLARED.copy())
        self.contents: dict[str, ReturnContent] = open_round(self.register, joint=joint)
        self.sent: list[Submission] = []

    def prepare(self, number: int, run: Run, shuffle: Random | None = None) -> list[Submission]:
        """Do what the centre does before a run.

        Args:
            number: Of the run.
            run: What happens.
            shuffle: Puts rows and columns of the returns that are new into another order.

        Returns:
            What lies in the folder then.
        """
        for (ref, key, *_), value in run.by_hand:
            self._type(ref, key, value)
        for code, after, until in run.units:
            self.register.units[code] = replace(self.register.units[code], replaced_by=tuple(units_in(after)),
                                                until=date.fromisoformat(until))
        for ref, lead in run.leads:
            self.register.actions[ref] = replace(self.register.actions[ref], lead=(lead,))
        if run.decision and self.register.conflicts:
            self._decide(*run.decision)
        again = [self.sent[at % len(self.sent)] for at in run.again if self.sent]
        new = [submission(self.contents[typed.unit], typed.cells, drop=[typed.drop] if typed.drop else [],
                          file=f"{typed.unit} {number}-{place}.xlsx", shuffle=shuffle)
               for place, typed in enumerate(run.returns)]
        self.sent += new
        return again + new

    def consolidate(self, number: int, run: Run, submissions: Sequence[Submission], when: str = "") -> Consolidation:
        """Merge what lies in the folder."""
        outcome = consolidate(self.register, "2018-12", submissions, when or f"2019-01-2{number}",
                              accept_emptied=run.accept_emptied)
        self.register = outcome.register
        return outcome

    def _type(self, ref: str, key: str, value: str) -> None:
        """Change a cell of the register by hand, as it is found on reading it."""
        action = self.register.actions[ref]
        column = COLUMNS[key]
        old = to_plain(value_of(action, column))
        if old != value:
            self.register.actions[ref] = with_value(action, column, from_plain(value, column))
            self.register.hand_edits.append(Change(ref=ref, key=key, old=old, new=value, how=How.HAND))

    def _decide(self, at: int, option: int | str) -> None:
        """Type a decision on the Conflicts sheet."""
        numbers = list(dict.fromkeys(c.number for c in self.register.conflicts))
        group = [c for c in self.register.conflicts if c.number == numbers[at % len(numbers)]]
        if isinstance(option, int):
            word = group[option % len(group)].option
        else:
            word = KEEP if option == "keep" else next(as_text(typed) for typed in TYPED[group[0].key])
        self.register.conflicts = [replace(c, decision=word) if c is group[0] else c for c in self.register.conflicts]


class Both(Desk):
    """The same, with its restatement beside it."""

    def __init__(self, joint: str) -> None:
        super().__init__(joint)
        self.begun = values_of(self.register)
        self.books = {unit: Book(ROUND.name, unit) for unit in UNITS}
        issued = {book: {in_round(cell): value for cell, value in self.begun.items() if cell.unit in ("", unit)}
                  for unit, book in self.books.items()}
        begun = {in_round(cell): value for cell, value in self.begun.items()}
        parties = {ref: (action.lead, action.support) for ref, action in self.register.actions.items()}
        self.held = Held(begun, parties, [ROUND.name], issued, set(issued) if joint == "all" else set())
        self.joint = joint
        self.returns: dict[str, Return] = {}

    def run(self, number: int, run: Run) -> Consolidation:
        """One run on both sides."""
        submissions = self.prepare(number, run)
        self.held.register.update(run.by_hand)
        self.held.units |= {code: {"replaced_by": after, "until": until} for code, after, until in run.units}
        self.held.parties |= {ref: ((lead,), self.held.parties[ref][1]) for ref, lead in run.leads}
        for place, typed in enumerate(run.returns):
            name = f"{typed.unit} {number}-{place}.xlsx"
            self.returns[name] = Return(self.books[typed.unit], name, name, self._answers(typed))
        self._restate_decision()
        self.held.history = []
        restated(self.held, ROUND.name, [self.returns[s.file] for s in submissions], run.accept_emptied)
        return self.consolidate(number, run, submissions)

    @property
    def values(self) -> Values:
        """What the restatement holds that is not empty; a unit's own is what it wrote last."""
        return filled(self.begun | {cell._replace(round=""): value for cell, value in self.held.register.items()})

    @property
    def waiting(self) -> dict[Cell, set[Claim]]:
        """What waits in the restatement."""
        return {cell._replace(round=""): set(claims) for cell, claims in self.held.waiting.items()}

    @property
    def taken(self) -> set[tuple[Cell, str, str, str]]:
        """What the last run of the restatement took from returns."""
        return {(cell_of(line.ref, line.column, line.unit), line.old, line.new, line.name)
                for line in self.held.history if line.how == "return" and line.taken}

    @property
    def warned(self) -> set[tuple[str, str, str]]:
        """The emptied answers that it warned of."""
        return {(name, ref, COLUMNS[key].heading) for code, name, ref, key in self.held.told if code == "answer-emptied"}

    def _restate_decision(self) -> None:
        for first in (c for c in self.register.conflicts if c.decision):
            group = [c for c in self.register.conflicts if c.number == first.number]
            chosen = next((claim_of(c) for c in group if c.option == first.decision), None)
            words = {as_text(typed): plain for typed, plain in TYPED[first.key].items()}
            word = KEEP if first.decision == KEEP else words.get(first.decision, "")
            decide(self.held, in_round(cell_of(first.ref, first.key, first.unit)), chosen or word)

    def _answers(self, typed: Typed) -> Values:
        """What the table sees of a return: the answers that are the unit's own to give and can be read."""
        answers, issued = {}, self.held.issued[self.books[typed.unit]]
        for ref, key in ((ref, key) for ref in REFS for key in TYPED if key != typed.drop):
            if key in OWN or self.joint == "all" or LEADS[ref] == typed.unit:
                cell = in_round(cell_of(ref, key, typed.unit))
                value = typed.cells.get((ref, key), ISSUED)
                if value is not ERROR:
                    answers[cell] = issued.get(cell, "") if value is ISSUED else TYPED[key][value]
        for ref in REFS:  # nothing can be confirmed where nothing is answered
            confirmed = in_round(cell_of(ref, "still_so", typed.unit))
            if answers.get(Cell(ref, "status")) == "" and answers.get(confirmed):
                del answers[confirmed]
        return answers


def cell_of(ref: str, key: str, unit: str) -> Cell:
    return Cell(ref, key, unit if key in OWN else "")


def in_round(cell: Cell) -> Cell:
    return cell._replace(round=ROUND.name if cell.unit else "")


def claim_of(conflict: Conflict) -> Claim:
    return Claim(conflict.round, conflict.unit, conflict.file, plain_form(conflict.value, COLUMNS[conflict.key]))


def values_of(held: Register) -> Values:
    """What the cells hold that are not empty; a unit's own is what it wrote last."""
    shared = {cell_of(ref, key, ""): to_plain(value_of(action, COLUMNS[key])) for ref, action in held.actions.items()
              for key in TYPED if key not in OWN}
    own = {cell_of(c.ref, key, c.unit): to_plain(value_of(c, COLUMNS[key])) for c in held.comments_in_order()
           for key in OWN}
    return filled(shared | own)


def filled(values: Values) -> Values:
    return {cell: value for cell, value in values.items() if value}


def waiting_in(held: Register) -> dict[Cell, set[Claim]]:
    waiting: dict[Cell, set[Claim]] = {}
    for conflict in held.conflicts:
        cell = cell_of(conflict.ref, conflict.key, conflict.unit)
        waiting.setdefault(cell, set()).add(claim_of(conflict))
    return waiting


def taken_in(outcome: Consolidation) -> set[tuple[Cell, str, str, str]]:
    return {(cell_of(c.ref, c.key, c.unit), c.old, c.new, c.file)
            for c in outcome.changes if c.how is How.RETURN and not is_not_taken(c.key)}


def warned_in(outcome: Consolidation) -> set[tuple[str, str, str]]:
    return {(p.place.file, p.place.ref, p.place.column) for p in outcome.problems if p.code == "answer-emptied"}
