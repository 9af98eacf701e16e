"""Collecting what units contribute to the narrative, from the sheets Contributions of their returns.

A unit may correct what it contributed in a round by returning again: what it said last is the base, held against what
it says now. A contribution that the centre has worded anew in the register is never replaced, and one that is missing
from a later return stays, unless emptied answers are accepted. The history has every step with its source cell; what a
unit said last is worked out from it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from toolkit.tracker.record.codes import How, PartKind
from toolkit.tracker.record.contributions import (
    collecting_list,
    in_printed_order,
    narrative_places,
    source_for,
    without_bullet,
)
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.narrative import Contributed, Contribution
from toolkit.tracker.record.problems import Place, Problem
from toolkit.tracker.record.register import Register
from toolkit.tracker.returns.contributed import CONTRIBUTIONS_SHEET
from toolkit.tracker.returns.submission import Submission
from toolkit.words.speaking import text

KEY = "contribution"
"""Under which contributions stand in the history; the reference there is the theme."""
LEVEL = 3
"""Of a bullet where the narrative has none yet."""


@dataclass(frozen=True, slots=True)
class Said:
    """One contribution, and where it stands in the return."""

    theme: str
    text: str
    file: str = ""
    cell: str = ""

    def is_same(self, other: "Said") -> bool:
        """Whether the other says the same, wherever it stands."""
        return (self.theme, self.text) == (other.theme, other.text)


@dataclass(slots=True)
class Collected:
    """What collecting did.

    Attributes:
        changes: For the history.
        problems: What the centre should look at.
    """

    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def said_last(register: Register, round_name: str, unit: str) -> list[Contributed]:
    """What a unit contributed in a round, as it said it last."""
    return [Contributed(said.theme, said.text) for said in _said_before(register.history, round_name, unit)]


def collect(
    register: Register, submissions: Sequence[Submission], round_name: str, when: str, *, accept_emptied: bool
) -> Collected:
    """Take the contributions of returns into a register, whose list of contributions is changed.

    Args:
        register: The register, a copy that may be changed.
        submissions: Returns that were not taken in before, in an order that does not depend on chance.
        round_name: The round.
        when: The moment, as history writes it.
        accept_emptied: Whether what is missing from a later return is removed.
    """
    outcome = Collected()
    by_unit: dict[str, list[Submission]] = {}
    for submission in submissions:
        by_unit.setdefault(submission.issued.unit, []).append(submission)
    order = {unit: place for place, unit in enumerate(register.units)}
    for unit in sorted(by_unit, key=lambda code: (order.get(code, len(order)), code)):
        collector = _Collector(register, outcome, round_name, when, unit, accept_emptied)
        collector.merge(_said_now(by_unit[unit], outcome.problems))
    return outcome


def _said_before(history: Iterable[Change], round_name: str, unit: str) -> list[Said]:
    """What a unit said last in a round, worked out from the history."""
    said: list[Said] = []
    for change in history:
        if (change.key, change.how, change.round, change.unit) != (KEY, How.RETURN, round_name, unit):
            continue
        place = next((at for at, one in enumerate(said) if change.old and one.text == change.old), len(said))
        said[place:place + 1] = [Said(change.ref, change.new, change.file, change.cell)] if change.new else []
    return said


def _said_now(submissions: Sequence[Submission], problems: list[Problem]) -> list[Said] | None:
    """What the returns of one unit say together; None where none of them has the sheet."""
    said: list[Said] = []
    for submission in submissions:
        before = list(said)
        for cell, contributed in (submission.contributions or {}).items():
            one = Said(contributed.theme, without_bullet(contributed.text), submission.file, cell)
            if not any(one.is_same(other) for other in said):
                said.append(one)
        if before and len(said) > len(before):
            problems.append(Problem("contributions-from-two", Place(submission.file, text(CONTRIBUTIONS_SHEET))))
    return None if all(submission.contributions is None for submission in submissions) else said


class _Collector:
    """Takes in what one unit says."""

    def __init__(self, register: Register, outcome: Collected, round_name: str, when: str, unit: str,
                 accept_emptied: bool) -> None:
        self.register = register
        self.outcome = outcome
        self.round = round_name
        self.when = when
        self.unit = unit
        self.accept_emptied = accept_emptied

    def merge(self, now: list[Said] | None) -> None:
        """Hold what is said now against what was said last: pair off what is the same, then what stands alike."""
        if now is None:
            return
        before = _said_before(self.register.history, self.round, self.unit)
        new = [said for said in now if not any(said.is_same(other) for other in before)]
        gone = [said for said in before if not any(said.is_same(other) for other in now)]
        for old, corrected in _paired(gone, new):
            gone.remove(old)
            new.remove(corrected)
            self._correct(old, corrected)
        for said in new:
            self._add(said)
        for said in gone:
            self._withdraw(said)

    def _add(self, said: Said) -> None:
        if self._place_of(said) is None:
            self._insert(said)
        self._write(said, "")

    def _insert(self, said: Said) -> None:
        """Put a contribution behind the bullets of the source that it belongs to."""
        contributions, source = self.register.contributions, source_for(self.register, said.theme)
        places = narrative_places(self.register, source)
        run = collecting_list([contributions[at] for at in places])
        level = contributions[places[run.stop - 1]].level if run else LEVEL
        contributions.insert(places[run.stop - 1] + 1 if places else len(contributions),
                             self._contribution(said, level, source))
        self.register.contributions = in_printed_order(self.register)
        if not source and len(self.register.sources) > 1:
            self._doubt("contribution-of-no-source", said, said.text)

    def _correct(self, old: Said, new: Said) -> None:
        place = self._place_of(old)
        if place is None:
            self._add(new)
            self._doubt("contribution-reworded", new, old.text)
            return
        contributions = self.register.contributions
        held, source = contributions[place], source_for(self.register, new.theme)
        if source in ("", held.source) or not held.source:
            contributions[place] = self._contribution(new, held.level, source or held.source)
            self.register.contributions = in_printed_order(self.register)
        else:
            del contributions[place]
            self._insert(new)
        self._write(new, old.text)

    def _withdraw(self, said: Said) -> None:
        if not self.accept_emptied:
            self._doubt("contribution-missing", said, said.text)
            return
        place = self._place_of(said)
        if place is not None:
            del self.register.contributions[place]
        self._write(Said(said.theme, "", said.file, said.cell), said.text)

    def _contribution(self, said: Said, level: int, source: str) -> Contribution:
        return Contribution(level=level, theme=said.theme, kind=PartKind.BULLET, text=said.text,
                            contributed_by=self.unit, source=source)

    def _place_of(self, said: Said) -> int | None:
        """Where the register has it as the unit said it."""
        return next((at for at, c in enumerate(self.register.contributions)
                     if (c.contributed_by, c.theme, c.text) == (self.unit, said.theme, said.text)), None)

    def _write(self, said: Said, old: str) -> None:
        change = Change(when=self.when, round=self.round, ref=said.theme, key=KEY, old=old, new=said.text,
                        how=How.RETURN, unit=self.unit, file=said.file, sheet=text(CONTRIBUTIONS_SHEET), cell=said.cell)
        self.register.history.append(change)
        self.outcome.changes.append(change)

    def _doubt(self, code: str, said: Said, found: str) -> None:
        place = Place(said.file, text(CONTRIBUTIONS_SHEET), cell=said.cell)
        self.outcome.problems.append(Problem(code, place, found, said.text))


def _paired(gone: Sequence[Said], new: Sequence[Said]) -> list[tuple[Said, Said]]:
    """What was corrected: the same text under another theme, else another text in the same cell."""
    pairs: list[tuple[Said, Said]] = []
    for alike in ("text", "cell"):
        for old in gone:
            taken = [one for pair in pairs for one in pair]
            match = next((one for one in new if one not in taken and getattr(one, alike) == getattr(old, alike)), None)
            if match and old not in taken:
                pairs.append((old, match))
    return pairs
