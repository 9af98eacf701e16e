"""The three-way merge: what was issued, what came back, what the register holds now.

Nothing is lost and nothing is overwritten in silence: a value is taken only where the register still holds what the
unit saw when it answered; everything else is a conflict, and waits for a decision with both values and their places.
The order of the returns in one run does not matter, because all of them are gathered before any is applied.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass, field, fields, replace
from typing import Any

from toolkit.tracker.answers import read_answer
from toolkit.tracker.codes import How
from toolkit.tracker.collecting import collect
from toolkit.tracker.columns import Column, Filler, from_plain, to_plain
from toolkit.tracker.issuing import as_answer
from toolkit.tracker.model import (
    Change,
    Comment,
    Conflict,
    Plain,
    Register,
    Submission,
    TakenIn,
    answer_columns,
)
from toolkit.tracker.problems import Place, Problem

KEEP = "Keep the register"
"""The decision that leaves the register as it is."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """A value that a return would change a cell of the register to."""

    column: Column
    ref: str
    value: str
    base: str
    submission: Submission

    @property
    def source(self) -> dict[str, str]:
        """Where it comes from, as fields of `Change` and `Conflict`."""
        submission = self.submission
        return {"unit": submission.issued.unit, "file": submission.file, "sheet": submission.sheet,
                "cell": submission.cell(self.ref, self.column.key)}


@dataclass(slots=True)
class Consolidation:
    """The outcome of a run.

    Attributes:
        register: The new register; the one given is left as it was.
        changes: What was written to the history in this run.
        conflicts: Those that came up in this run.
        problems: What was found on the way, beyond the problems of the returns themselves.
        new_returns: How many returns were taken in that had not been before.
    """

    register: Register
    changes: list[Change] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    new_returns: int = 0

    @property
    def is_new(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.changes or self.conflicts or self.new_returns)


def consolidate(
    register: Register, round_name: str, submissions: Iterable[Submission], when: str, *, accept_emptied: bool = False
) -> Consolidation:
    """Merge returns into a register.

    Hand edits that were found on reading the register go to the history first, then decisions typed into its
    conflicts are applied, then the returns are merged.

    Args:
        register: The register; it is not changed.
        round_name: The round that the returns belong to.
        submissions: The returns, in any order.
        when: The moment, as history writes it.
        accept_emptied: Whether an answer that is empty now empties the register's.
    """
    return _Merge(register, round_name, when, accept_emptied).run(list(submissions))


def with_hand_edits(register: Register, when: str) -> Register:
    """A register whose hand edits, found on reading it, stand in its history."""
    edited = _copy(register)
    edited.history += [replace(change, when=when) for change in register.hand_edits]
    edited.hand_edits = []
    return edited


class _Merge:
    """One run. Works on a copy of the register's collections; the records themselves never change."""

    def __init__(self, register: Register, round_name: str, when: str, accept_emptied: bool) -> None:
        self.register = with_hand_edits(register, when)
        self.outcome = Consolidation(self.register, changes=self.register.history[len(register.history):])
        self.round = round_name
        self.when = when
        self.accept_emptied = accept_emptied
        self.columns = {column.key: column for column in answer_columns()}
        self.own_comments = {(c.ref, c.unit): c for c in register.comments.values()}
        self.refs = {ref: number for number, ref in enumerate(register.actions)}

    def run(self, submissions: list[Submission]) -> Consolidation:
        """Decisions, then returns."""
        self._apply_decisions()
        fresh = self._not_taken_in_before(submissions)
        by_cell: dict[tuple[str, str, str], list[Proposed]] = {}
        for submission in fresh:
            for proposed in self._proposed_by(submission):
                owner = submission.issued.unit if proposed.column.filler is Filler.EVERY_UNIT else ""
                by_cell.setdefault((proposed.ref, proposed.column.key, owner), []).append(proposed)
        order = list(self.columns)
        for key in sorted(by_cell, key=lambda k: (self.refs[k[0]], order.index(k[1]), k[2])):
            self._settle(by_cell[key])
        collected = collect(self.register, fresh, self.round, self.when, accept_emptied=self.accept_emptied)
        self.outcome.changes += collected.changes
        self.outcome.problems += collected.problems
        self._remember(fresh)
        self._log(fresh)
        return self.outcome

    # what the centre did

    def _apply_decisions(self) -> None:
        groups: dict[str, list[Conflict]] = {}
        for conflict in self.register.conflicts:
            groups.setdefault(conflict.number, []).append(conflict)
        self.register.conflicts = [c for group in groups.values() if not self._decide(group) for c in group]

    def _decide(self, group: list[Conflict]) -> bool:
        """Apply the decision on one conflict; False if there is none, or none that can be read."""
        decisions = {c.decision.strip() for c in group if c.decision.strip()}
        if not decisions:
            return False
        first = group[0]
        place = Place(sheet="Conflicts", ref=first.ref, column=self.columns[first.key].heading)
        if len(decisions) > 1:
            self.outcome.problems.append(Problem("decision-unclear", place, "; ".join(sorted(decisions))))
            return False
        decision = decisions.pop()
        chosen = next((c for c in group if c.option.casefold() == decision.casefold()), None)
        column, current = self.columns[first.key], self._current(first.ref, self.columns[first.key], first.unit)
        if decision.casefold() in (KEEP.casefold(), "keep"):
            plain: str | None = current
        else:
            plain = read_answer(chosen.value if chosen else decision, column).plain
        if plain is None:
            self.outcome.problems.append(Problem("decision-unclear", place, decision))
            return False
        source = chosen or Conflict(unit=first.unit if column.filler is Filler.EVERY_UNIT else "")
        change = Change(when=self.when, round=first.round, ref=first.ref, key=column.key, old=current, new=plain,
                        how=How.DECISION, unit=source.unit, file=source.file, sheet=source.sheet, cell=source.cell,
                        by=next((c.decided_by for c in group if c.decided_by), ""))
        self._apply(column, change)
        return True

    # what the units did

    def _not_taken_in_before(self, submissions: list[Submission]) -> list[Submission]:
        before = {(r.round, r.sha256): r.when for r in self.register.returns}
        fresh: dict[str, Submission] = {}
        for submission in sorted(submissions, key=lambda s: (s.issued.unit, s.file, s.sha256)):
            known = before.get((self.round, submission.sha256))
            if known or submission.sha256 in fresh:
                place = Place(file=submission.file)
                self.outcome.problems.append(Problem("already-taken-in", place, known or "in this run"))
            else:
                fresh[submission.sha256] = submission
        return list(fresh.values())

    def _proposed_by(self, submission: Submission) -> Iterable[Proposed]:
        issued = submission.issued
        earlier = self.register.returned.get((issued.round, issued.unit, issued.version), {})
        for ref, row in submission.rows.items():
            base = issued.values[ref]
            if ref in earlier:
                base = base | earlier[ref]
            for key, value in row.plain.items():
                was = base.get(key, "")
                if value != was and ref in self.register.actions:
                    yield Proposed(self.columns[key], ref, value, was, submission)

    def _settle(self, proposals: list[Proposed]) -> None:
        """Decide one cell: take the value, leave it, or make it a conflict."""
        first = proposals[0]
        current = self._current(first.ref, first.column, first.submission.issued.unit)
        open_ones = [p for p in proposals if p.value != current and not self._is_emptied(p, current)]
        if len({p.value for p in open_ones}) > 1 or any(p.base != current for p in open_ones):
            self._conflict(open_ones, current)
        elif open_ones:
            taken = open_ones[0]
            self._apply(taken.column, Change(when=self.when, round=self.round, ref=taken.ref, key=taken.column.key,
                                             old=current, new=taken.value, how=How.RETURN, **taken.source))
        self._withdraw(proposals, keep=open_ones)

    def _is_emptied(self, proposed: Proposed, current: str) -> bool:
        if proposed.value or self.accept_emptied:
            return False
        source = proposed.source
        place = Place(source["file"], source["sheet"], proposed.submission.rows[proposed.ref].row, source["cell"],
                      proposed.column.heading, proposed.ref)
        self.outcome.problems.append(Problem("answer-emptied", place, shown(current, proposed.column)))
        return True

    def _conflict(self, proposals: list[Proposed], current: str) -> None:
        first = proposals[0]
        units = {p.submission.issued.unit for p in proposals}
        waiting = [c for c in self.register.conflicts if (c.ref, c.key) == (first.ref, first.column.key)
                   and not (first.column.filler is Filler.EVERY_UNIT and c.unit not in units)]
        kept = [c for c in waiting if c.unit not in units]
        number = waiting[0].number if waiting else self._next_number()
        self.register.conflicts = [c for c in self.register.conflicts if c not in waiting]
        new = [
            Conflict(number=number, round=self.round, ref=p.ref, key=p.column.key,
                     register_value=shown(current, p.column), value=shown(p.value, p.column), **p.source)
            for p in sorted(proposals, key=lambda p: (p.submission.issued.unit, p.submission.file, p.value))
        ]
        lettered = [replace(c, option=chr(ord("A") + place)) for place, c in enumerate(kept + new)]
        self.register.conflicts += lettered
        self.outcome.conflicts += lettered[len(kept):]

    def _next_number(self) -> str:
        numbers = [int(c.number.lstrip("C")) for c in self.register.conflicts if c.number.lstrip("C").isdigit()]
        return f"C{max(numbers, default=0) + 1}"

    def _withdraw(self, proposals: list[Proposed], keep: list[Proposed]) -> None:
        """A unit whose new answer agrees with the register no longer competes for the cell."""
        staying = {p.submission.issued.unit for p in keep}
        gone = {p.submission.issued.unit for p in proposals} - staying
        if gone and self.register.conflicts:
            first = proposals[0]
            self.register.conflicts = [
                c for c in self.register.conflicts
                if not (c.ref == first.ref and c.key == first.column.key and c.unit in gone)
            ]

    def _remember(self, submissions: list[Submission]) -> None:
        """Keep what each unit said last, as the base of its next return."""
        by_issue: dict[tuple[str, str, int], list[Submission]] = {}
        for s in submissions:
            by_issue.setdefault((s.issued.round, s.issued.unit, s.issued.version), []).append(s)
        for key, group in by_issue.items():
            earlier = self.register.returned.get(key, {})
            self.register.returned[key] = _overlay(earlier, group, self.accept_emptied)

    def _log(self, submissions: Sequence[Submission]) -> None:
        changes = Counter(c.file for c in self.outcome.changes if c.how is How.RETURN)
        conflicts = Counter(c.file for c in self.outcome.conflicts)
        for s in submissions:
            self.register.returns.append(TakenIn(self.when, self.round, s.issued.unit, s.file, s.sha256,
                                                 changes[s.file], conflicts[s.file], len(s.problems)))
            self.register.proposals += s.proposals
        self.outcome.new_returns = len(submissions)

    # the register's cells

    def _current(self, ref: str, column: Column, unit: str) -> str:
        if column.filler is Filler.EVERY_UNIT:
            return getattr(self.own_comments.get((ref, unit)), column.key, "")
        return to_plain(as_answer(getattr(self.register.actions[ref], column.key)))

    def _apply(self, column: Column, change: Change) -> None:
        if change.old == change.new:
            self._write(change)
            return
        if column.filler is Filler.EVERY_UNIT:
            self._comment(column, change)
        else:
            value = from_plain(change.new, column)
            new: dict[str, Any] = {column.key: value}
            self.register.actions[change.ref] = replace(self.register.actions[change.ref], **new)
        self._write(change)

    def _comment(self, column: Column, change: Change) -> None:
        last = self.own_comments.get((change.ref, change.unit), Comment(change.ref, change.unit))
        new: dict[str, Any] = {column.key: change.new}
        comment = replace(last, round=change.round, **new)
        self.own_comments[change.ref, change.unit] = comment
        key = (change.ref, change.unit, change.round)
        self.register.comments.pop(key, None)
        self.register.comments[key] = comment

    def _write(self, change: Change) -> None:
        self.register.history.append(change)
        self.outcome.changes.append(change)


def shown(plain: str, column: Column) -> str:
    """A plain value in the words that people read: labels instead of codes."""
    if column.codes is not None and plain:
        return column.codes(plain).label
    return plain


def _overlay(earlier: dict[str, Plain], group: list[Submission], accept_emptied: bool) -> dict[str, Plain]:
    """What a unit said last: its earlier answers and, over them, each new one on which its returns agree."""
    merged = {ref: dict(plain) for ref, plain in earlier.items()}
    cells: dict[tuple[str, str], set[str]] = {}
    for submission in group:
        for ref, row in submission.rows.items():
            base = submission.issued.values[ref] | earlier.get(ref, {})
            for key, value in row.plain.items():
                if value != base.get(key, "") and (value or accept_emptied):
                    cells.setdefault((ref, key), set()).add(value)
    for (ref, key), values in cells.items():
        if len(values) == 1:
            merged.setdefault(ref, {})[key] = values.pop()
    return merged


def _copy(register: Register) -> Register:
    copied = copy(register)
    for f in fields(Register):
        value = getattr(register, f.name)
        if isinstance(value, dict | list):
            setattr(copied, f.name, value.copy())
    return copied
