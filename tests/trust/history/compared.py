"""What the restatement knows of a register, and the same of the toolkit's register, to be held against each other."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from tests.trust.history.restated_workbooks import KEYS, REQUEST, SHARED, SPLIT, SUPERSEDED, Workbook, heard
from tests.trust.history.worlds import COLUMNS, OWN_ROW
from tests.trust.restated import OWN, WORD, Book, Cell, Claim, Held, Line
from tests.trust.restated_dates import Asked
from toolkit.tracker.judging.reported import RoundHeard
from toolkit.tracker.merge.competing import plain_form
from toolkit.tracker.record.codes import How
from toolkit.tracker.record.column_names import bare, is_not_taken
from toolkit.tracker.record.columns import to_plain, value_of
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.units import Unit

UNIT_KEYS = ("name", "aliases", "replaced_by", "until")
"""The columns of a unit that histories change."""


class Decision(NamedTuple):
    """What somebody typed beside a claim: which claim is meant, to keep the register, or a value; and by whom."""

    claim: Claim
    word: str | Claim
    by: str


@dataclass
class Known:
    """What the restatement knows at one moment.

    Attributes:
        held: The register.
        written: Its answers and parties as they were last written, from which edits by hand are told.
        decisions: By cell, what was decided and is to be applied by the next run.
    """

    held: Held
    written: Held
    decisions: dict[Cell, Decision] = field(default_factory=dict)

    @classmethod
    def of(cls, held: Held) -> "Known":
        """A register that was written just now."""
        return cls(held, Held(held.register.copy(), held.parties.copy(), units=held.units.copy(),
                              settings=held.settings.copy()))

    def copy(self) -> "Known":
        """The same, of which nothing changes any more when this one does."""
        return Known(self.held.copy(), self.written, self.decisions.copy())

    def by_hand(self) -> list[Line]:
        """What people have changed since the register was last written."""
        old, new = self.written, self.held
        both = old.parties.keys() & new.parties.keys()
        values = [(cell.ref, cell.column, old.register.get(cell, ""), new.register.get(cell, ""))
                  for cell in {*old.register, *new.register} if cell.unit or cell.ref in both]
        values += [(ref, key, ", ".join(old.parties[ref][at]), ", ".join(new.parties[ref][at]))
                   for ref in both for at, key in enumerate(("lead", "support"))]
        values += [("", key, old.settings[key], new.settings[key]) for key in new.settings]
        values += [(code, key, old.units[code][key], new.units[code][key]) for code in new.units for key in new.units[code]]
        rows = [Line("hand", "", ref, OWN_ROW, True, "", "") for ref in old.parties.keys() ^ new.parties.keys()]
        return rows + [Line("hand", "", ref, key, True, was, now) for ref, key, was, now in values if was != now]

    def is_touched(self) -> bool:
        """Whether people have changed or decided anything since the register was last written."""
        return bool(self.by_hand() or self.decisions or any(one.decision and not one.outcome for one in self.held.asked))

    def write(self) -> None:
        """Write the register: what was changed by hand stands in its history."""
        self.held.history += self.by_hand()
        self.written = Known.of(self.held).written


def differ(what: str, expected: object, found: object) -> None:
    """Hold one thing against the other.

    Raises:
        AssertionError: They differ; it says in what.
    """
    if expected == found:
        return
    if isinstance(expected, dict) and isinstance(found, dict):
        keys = {*expected, *found}
        expected, found = ({key: one.get(key) for key in keys if expected.get(key) != found.get(key)}
                           for one in (expected, found))
    elif isinstance(expected, set) and isinstance(found, set):
        expected, found = expected - found, found - expected
    raise AssertionError(f"{what}: should be {expected}, is {found}")


def as_expected(known: Known, found: Register) -> None:
    """Hold a register against what the restatement knows.

    Raises:
        AssertionError: They differ.
    """
    held = known.held
    differ("answers", {cell: value for cell, value in held.register.items() if value or cell.unit}, values_of(found))
    differ("parties", held.parties, {ref: (action.lead, action.support) for ref, action in found.actions.items()})
    differ("units", held.units, {code: plain_unit(unit) for code, unit in found.units.items()})
    differ("waiting", held.waiting, waiting_of(found))
    differ("dates asked for", held.asked, asked_of(found))
    differ("history", Counter(held.history + known.by_hand()), Counter(
        line_of(line) for line in (*found.history, *found.hand_edits) if line.how is not How.ROUND))
    differ("issued", held.issued, issued_of(found))
    differ("returns", {key: [len(some) for some in runs] for key, runs in held.runs.items()}, runs_of(found))


def as_heard(known: Known, workbooks: Mapping[Book, Workbook], found: Register) -> None:
    """Hold what each round heard of each action against the restatement.

    Raises:
        AssertionError: They differ.
    """
    for name in known.held.rounds:
        differ(f"heard in {name}", heard(known.held, workbooks, name),
               {ref: ({unit: str(state) for unit, state in one.by_unit.items()}, one.last)
                for ref, one in RoundHeard(found, name).actions.items()})


def plain_unit(unit: Unit) -> dict[str, str]:
    """What a register says of a unit that may change."""
    return {key: to_plain(getattr(unit, key)) for key in UNIT_KEYS}


def values_of(found: Register) -> dict[Cell, str]:
    """The answers that a register holds; comment and evidence of each row, also empty ones."""
    keys = (*SHARED, "due_date", REQUEST, SPLIT, SUPERSEDED, *WORD)
    shared = {Cell(ref, key): plain for ref, action in found.actions.items() for key in keys
              if (plain := to_plain(value_of(action, COLUMNS[key])))}
    return shared | {Cell(c.ref, key, c.unit, c.round): to_plain(value_of(c, COLUMNS[key]))
                     for c in found.comments.values() for key in OWN}


def waiting_of(found: Register) -> dict[Cell, list[Claim]]:
    """What waits in a register, in the order of the options."""
    waiting: dict[Cell, list[Claim]] = {}
    for c in found.conflicts:
        claim = Claim(c.round, c.unit, c.file, plain_form(c.value, COLUMNS[c.key]))
        waiting.setdefault(cell_of(c.ref, c.key, c.unit, c.round), []).append(claim)
    return waiting


def asked_of(found: Register) -> list[Asked]:
    """The dates that units asked for."""
    return [Asked(p.ref, p.unit, p.round, p.file, to_plain(p.new_date), p.reason, p.outcome, p.decision, p.decided_by)
            for p in found.proposals if p.is_date]


def line_of(change: Change) -> Line:
    """A line of the history; of a row and of a consolidation that was taken back, only what it is about."""
    if change.how is How.UNDO or change.key == OWN_ROW:
        return Line(change.how.value, "", change.ref, change.key, True, "", "")
    source = (change.unit, change.file) if change.how is not How.HAND else ("", "")
    return Line(change.how.value, change.round, change.ref, bare(change.key), not is_not_taken(change.key), change.old,
                change.new, *source, change.by)


def issued_of(found: Register) -> dict[Book, dict[Cell, str]]:
    """What stands in each workbook that a register has issued."""
    return {Book(round_name, unit, one.version): {
        cell_of(ref, key, unit, round_name): plain for ref, row in one.values.items() for key, plain in row.items() if key in KEYS}
        for (round_name, unit), versions in found.issued.items() for one in versions}


def runs_of(found: Register) -> dict[tuple[str, str], list[int]]:
    """By round and unit, how many returns were taken in, run by run."""
    runs: dict[tuple[str, str], list[int]] = {}
    for (round_name, unit, _), count in sorted(Counter((one.round, one.unit, one.when) for one in found.returns).items()):
        runs.setdefault((round_name, unit), []).append(count)
    return runs


def cell_of(ref: str, key: str, unit: str, round_name: str) -> Cell:
    """The cell of an answer of a unit in a round."""
    return Cell(ref, key, unit, round_name) if key in OWN else Cell(ref, key)


def key_of(heading: str) -> str:
    """The column of a heading."""
    return next((key for key, column in COLUMNS.items() if column.heading == heading), heading)
