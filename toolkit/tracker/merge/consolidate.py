"""The three-way merge: what was issued, what came back, what the register holds now.

Nothing is lost and nothing is overwritten in silence: a value is taken only where the register still holds what the
unit saw when it answered; everything else is a conflict, and waits for a decision with both values and their places.
The order of the returns in one run does not matter, because all of them are gathered before any is applied.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from toolkit.tracker.judging.rules import NEVER_EMPTY
from toolkit.tracker.judging.verifying.renewed import set_back
from toolkit.tracker.merge.competing import comparable, decided, in_competition, plain_form, same, shown
from toolkit.tracker.merge.earlier import Earlier, let_stand_as_said
from toolkit.tracker.merge.handed_over import still_answers
from toolkit.tracker.merge.pairs import parted
from toolkit.tracker.merge.proposals.deciding import Decided, decide_proposals
from toolkit.tracker.merge.proposals.new_actions import take_proposals
from toolkit.tracker.merge.proposals.new_dates import DATE, KEYS, NewDates
from toolkit.tracker.merge.values import Answer, Values, as_declared_now, competing_columns
from toolkit.tracker.record.codes import How
from toolkit.tracker.record.column_names import as_told, heading_in, is_not_taken, not_taken
from toolkit.tracker.record.columns import Column, Filler
from toolkit.tracker.record.decisions import Conflict
from toolkit.tracker.record.history import Change, TakenIn
from toolkit.tracker.record.problems import Place, Problem
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import CONFLICTS, tab_of
from toolkit.tracker.record.rounds import Issued
from toolkit.tracker.returns.collecting import collect
from toolkit.tracker.returns.submission import Submission
from toolkit.words import register as words
from toolkit.words.speaking import said


@dataclass(slots=True)
class Consolidation:
    """The outcome of a run.

    Attributes:
        register: The new register; the one given is left as it was.
        changes: What was written to the history in this run.
        conflicts: Those that came up in this run.
        problems: What was found on the way, beyond the problems of the returns themselves.
        decided: What the decisions on proposals did.
        new_returns: How many returns were taken in that had not been before.
    """

    register: Register
    changes: list[Change] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    decided: Decided = field(default_factory=Decided)
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
    edited = register.copy()
    edited.history += [replace(change, when=when) for change in register.hand_edits]
    edited.hand_edits = []
    return edited


def edited_by_hand(register: Register) -> tuple[Change, ...]:
    """What people changed by hand since a register was written, as people call the columns."""
    edits = (edit for edit in register.hand_edits if edit.how is How.HAND)
    return tuple(as_told(edits, register.own_ever))


class _Merge:
    """One run. Works on a copy of the register's collections; the records themselves never change."""

    def __init__(self, register: Register, round_name: str, when: str, accept_emptied: bool) -> None:
        self.register = with_hand_edits(register, when)
        self.outcome = Consolidation(self.register, changes=self.register.history[len(register.history):])
        self.round = round_name
        self.when = when
        self.accept_emptied = accept_emptied
        self.columns = competing_columns(register.form)
        self.values = Values(self.register)
        self.decided: list[Conflict] = []
        self.again: dict[str, Problem] = {}

    def run(self, submissions: list[Submission]) -> Consolidation:
        """Decisions, then returns."""
        self._apply_decisions()
        self._decide_proposals()
        self.earlier = Earlier(self.register, self.round, self.columns)
        self.dates = NewDates(self.register, self.earlier, self.when, self._write, accept_emptied=self.accept_emptied)
        refs = {ref: number for number, ref in enumerate(self.register.actions)}
        fresh, known = self._sorted_out(submissions)
        by_cell: dict[tuple[str, str, str], list[Answer]] = {}
        emptied = self._emptied_by(fresh, known) if self.accept_emptied else ()
        answers = chain((p for s in fresh for p in self._proposed_by(s)), emptied)
        for proposed in self.dates.apart(answers):
            if proposed.ref not in refs:
                self._report("action-gone", proposed, shown(proposed.value, proposed.column))
                continue
            owner = proposed.unit if proposed.column.filler is Filler.EVERY_UNIT else ""
            by_cell.setdefault((proposed.ref, proposed.column.key, owner), []).append(proposed)
        order = list(self.columns)
        for key in sorted(by_cell, key=lambda k: (refs[k[0]], order.index(k[1]), k[2])):
            self._settle(by_cell[key])
        for asking in self.dates.put():
            if code := self._why_to_ask(asking):
                self._report(code, asking, asking.value)
        self._decide_proposals()
        self.outcome.problems += self.outcome.decided.problems
        collected = collect(self.register, fresh, self.round, self.when, accept_emptied=self.accept_emptied)
        self.outcome.changes += collected.changes
        self.outcome.problems += collected.problems
        self.earlier.keep(fresh)
        self._log(fresh)
        for line in set_back(self.register, [*self.outcome.changes]):
            self._write(line)
        self.register.conflicts = [self._beside_the_register(c) for c in self.register.conflicts]
        self.dates.show_present_dates()
        heard = {*self._taken_by_file(), *(c.file for c in self.outcome.conflicts)}
        self.outcome.problems += [told for file, told in self.again.items() if file not in heard]
        told = {(p.place.ref, p.code) for s in fresh for p in s.problems}
        self.outcome.problems += parted(self.register, self.outcome.changes, self.decided, told)
        return self.outcome

    # what the centre did

    def _apply_decisions(self) -> None:
        groups: dict[str, list[Conflict]] = {}
        for conflict in self.register.conflicts:
            groups.setdefault(conflict.number, []).append(conflict)
        self.register.conflicts = [c for group in groups.values() if not self._decide(group) for c in group]

    def _decide(self, group: list[Conflict]) -> bool:
        """Apply the decision on one conflict; False if none can be. Where its action is gone, only “keep” can."""
        decisions = {c.decision.strip() for c in group if c.decision.strip()}
        if not decisions:
            return False
        first, column = group[0], self.columns.get(group[0].key)
        place = Place(sheet=tab_of(self.register, CONFLICTS.name), ref=first.ref,
                      column=heading_in(first, self.register.own_ever))
        plain = chosen = None
        if column is not None and len(decisions) == 1:
            current = self.values.current(first.ref, column, first.unit, first.round)
            plain, chosen = decided(next(iter(decisions)), group, column, current)
            if plain is not None and (chosen or plain != current) and not self.values.may_be(first.ref, column, plain):
                plain = None
        if column is None or plain is None:
            is_gone = column is not None and not self.values.has(first.ref, column)
            code = "decision-on-what-is-gone" if is_gone else "decision-unclear"
            self.outcome.problems.append(Problem(code, place, "; ".join(sorted(decisions))))
            return False
        by = ", ".join(dict.fromkeys(text for c in group for text in (c.decided_by, c.decided_on) if text))
        source = chosen or Conflict(unit=first.unit if column.filler is Filler.EVERY_UNIT else "")
        change = Change(when=self.when, round=(chosen or first).round, ref=first.ref, key=column.key, old=current,
                        new=plain, how=How.DECISION, unit=source.unit, file=source.file, sheet=source.sheet,
                        cell=source.cell, by=by)
        self._apply(column, change)
        if chosen:
            let_stand_as_said(self.register, chosen, plain)
            self.decided.append(chosen)
        for c in group:
            if c is not chosen and not same(plain_form(c.value, column), plain, column):
                self._write(replace(change, key=not_taken(column.key), old="", new=plain_form(c.value, column),
                                    round=c.round, unit=c.unit, file=c.file, sheet=c.sheet, cell=c.cell))
        return True

    def _decide_proposals(self) -> None:
        """Before the returns, which answer what is decided; and after them, what only these have made possible."""
        before, now = self.outcome.decided.settled, decide_proposals(self.register, self.when)
        self.outcome.decided = replace(now, settled=[*before, *now.settled])
        self.outcome.changes += now.changes

    # what the units did

    def _sorted_out(self, submissions: list[Submission]) -> tuple[list[Submission], list[Submission]]:
        """The returns that are new, and those taken in before; of two that are the same, that with the longer name."""
        first: dict[str, Submission] = {}
        for submission in sorted(submissions, key=lambda s: (len(s.file), s.file)):
            first.setdefault(submission.sha256, submission)
        fresh: list[Submission] = []
        known: list[Submission] = []
        for submission in sorted(submissions, key=lambda s: (s.issued.unit, s.file, s.sha256)):
            when, same = self.earlier.when.get(submission.sha256), first[submission.sha256]
            if when or same is not submission:
                self.again[submission.file] = Problem(
                    "already-taken-in", Place(file=submission.file), when or said(words.IN_THIS_RUN),
                    "" if when else same.file)
                known.append(submission)
            else:
                fresh.append(submission)
        return fresh, known

    def _emptied_by(self, fresh: list[Submission], known: list[Submission]) -> Iterator[Answer]:
        """Answers that are empty in the last returns of units that sent nothing new, given again to have them taken."""
        units = {submission.issued.unit for submission in fresh}
        for unit, last in self.earlier.last_returns(known).items():
            for proposed in (p for s in last for p in self._proposed_by(s) if unit not in units):
                rows = [s.rows[proposed.ref] for s in last if proposed.ref in s.rows]
                if not any(row.plain.get(proposed.column.key) for row in rows):
                    yield proposed

    def _proposed_by(self, submission: Submission) -> Iterator[Answer]:
        unit, waits = submission.issued.unit, self.earlier.waits
        for ref, row in submission.rows.items():
            base = self.earlier.base(submission, ref)
            for key, value in row.plain.items():
                was = base.get(key, "")
                if value == was and waits.get((ref, key, unit)) in (None, {value}):
                    continue
                column, issued_as = self.columns.get(key), submission.issued.form.by_key[key]
                if column is None or not column.is_own:
                    now = value if column else None
                else:
                    now = as_declared_now(value, issued_as, column) if column.filler is issued_as.filler else None
                    was = as_declared_now(was, issued_as, column) or was
                if column is None or now is None:
                    self._keep_apart(Answer(issued_as, ref, value, was, submission), is_gone=column is None)
                else:
                    yield Answer(column, ref, now, was, submission)

    def _keep_apart(self, proposed: Answer, *, is_gone: bool) -> None:
        """Keep an answer in the history that no column of the register can hold any longer."""
        key = proposed.column.key
        if proposed.value:
            self._report("own-gone" if is_gone else "own-changed", proposed, shown(proposed.value, proposed.column))
            self._write(Change(when=self.when, round=self.round, ref=proposed.ref, key=not_taken(key),
                               new=proposed.value, how=How.RETURN, **proposed.source))
        self.earlier.note(proposed.submission.issued, proposed.ref, key, proposed.value)

    def _settle(self, proposals: list[Answer]) -> None:
        """Decide one cell: take the value, leave it, or make it a conflict.

        A unit's new answer stands in place of what it said before, also where that waits for a decision; but one that
        comes late never in place of what the unit said for a later round. It is taken where everybody who said
        something new, and everything that waits, agrees.
        """
        first = proposals[0]
        column = first.column
        current = self.values.current(first.ref, column, first.unit, self.round, first.submission.issued)
        said = [p for p in proposals if not self._is_refused(p, current)]
        for p in said:
            self.earlier.note(p.submission.issued, p.ref, column.key, p.value)
        said = [p for p in said if p.value or self.accept_emptied]
        if not said:
            return
        if column.key == DATE:
            self.dates.replaced_by(said)
        units = {p.unit for p in said}
        waiting = [c for c in self.register.conflicts if (c.ref, c.key) == (first.ref, column.key)
                   and not (column.filler is Filler.EVERY_UNIT and (c.unit not in units or c.round != self.round))]
        kept = [c for c in waiting if c.unit not in units or self.earlier.is_later(c.round)]
        self.register.conflicts = [c for c in self.register.conflicts if c not in waiting]
        values = {comparable(value, column) for value in (
            *(p.value for p in said), *(plain_form(c.value, column) for c in kept))}
        why = [self._why_to_ask(p) for p in said]
        rightful = [p for p, code in zip(said, why, strict=True) if not code and self._may_take(p, current)]
        self._withdraw([c for c in waiting if c not in kept], said)
        if values == {comparable(current, column)}:
            return
        for p, code in zip(said, why, strict=True):
            if code:
                self._report(code, p, shown(p.value, column))
        if len(values) == 1 and rightful:
            self._take(rightful[0], current)
        else:
            self._conflict(waiting, kept, [p for p in said if not same(p.value, current, column)], current)

    def _why_to_ask(self, p: Answer) -> str:
        """The code of what keeps an answer from being taken without a decision, whatever the register holds; or ""."""
        if not still_answers(self.register, p.submission.issued, p.ref, p.column):
            return "handed-over"
        return "answer-repeated" if self.earlier.is_repeated(p.submission, p.ref, p.column.key, p.value) else ""

    def _withdraw(self, replaced: list[Conflict], said: list[Answer]) -> None:
        """Keep in the history what waited and its unit now says otherwise."""
        for c in replaced:
            column = self.columns[c.key]
            plain = plain_form(c.value, column)
            if not any(p.unit == c.unit and same(plain, p.value, column) for p in said):
                self._write(Change(when=self.when, round=c.round, ref=c.ref, key=not_taken(c.key), new=plain,
                                   how=How.RETURN, unit=c.unit, file=c.file, sheet=c.sheet, cell=c.cell))

    def _take(self, taken: Answer, current: str) -> None:
        issued = taken.submission.issued.values[taken.ref].get(taken.column.key, "")
        if same(taken.value, issued, taken.column):
            self._report("answer-taken-back", taken, shown(current, taken.column))
        change = Change(when=self.when, round=self.round, ref=taken.ref, key=taken.column.key, old=current,
                        new=taken.value, how=How.RETURN, **taken.source)
        self._apply(taken.column, change, taken.submission.issued)

    def _may_take(self, proposed: Answer, current: str) -> bool:
        """Whether the register holds what it does if nobody else changed it.

        That is what the unit said before, or else was issued; where what it said still waits for a decision, what the
        register took from it last, or else was issued.
        """
        issued, key = proposed.submission.issued, proposed.column.key
        cell = proposed.ref, key, proposed.unit
        if cell in self.earlier.waits:
            seen = [self.earlier.taken.get(cell, issued.values[proposed.ref].get(key, ""))]
        else:
            seen = [proposed.base, *self.earlier.said_of(issued, proposed.ref, key)]
        return any(same(value, current, proposed.column) for value in seen)

    def _is_refused(self, proposed: Answer, current: str) -> bool:
        """Whether a filled answer is empty now, which takes nothing from the register, nor from what waits."""
        waits = (proposed.ref, proposed.column.key, proposed.unit) in self.earlier.waits
        waits |= bool(proposed.base) and proposed.column.key in KEYS and self.dates.waits(proposed.ref, proposed.unit)
        may_empty = self.accept_emptied and proposed.column.key not in NEVER_EMPTY
        refused = not (proposed.value or may_empty or (same("", current, proposed.column) and not waits))
        if refused and proposed.column.key not in NEVER_EMPTY:
            self._report("answer-emptied", proposed, shown(current or proposed.base, proposed.column))
        return refused

    def _report(self, code: str, proposed: Answer, found: str) -> None:
        source = proposed.source
        place = Place(source["file"], source["sheet"], proposed.submission.rows[proposed.ref].row, source["cell"],
                      proposed.column.heading, proposed.ref)
        self.outcome.problems.append(Problem(code, place, found))

    def _conflict(
        self, waiting: list[Conflict], kept: list[Conflict], proposals: list[Answer], current: str
    ) -> None:
        new = [
            Conflict(round=self.round, ref=p.ref, key=p.column.key, value=shown(p.value, p.column), **p.source)
            for p in sorted(proposals, key=lambda p: (p.unit, p.submission.file, p.value))
        ]
        competing = kept + new
        held = shown(current, self.columns[competing[0].key])
        number = waiting[0].number if waiting else ""
        lettered = in_competition(competing, number, held, self.register.conflicts)
        self.register.conflicts += lettered
        self.outcome.conflicts += lettered[len(kept):]

    def _beside_the_register(self, conflict: Conflict) -> Conflict:
        """What waits, beside what the register holds now: it may have changed since the conflict came up."""
        column = self.columns.get(conflict.key)
        if column is None or not self.values.has(conflict.ref, column):
            return conflict
        held = shown(self.values.current(conflict.ref, column, conflict.unit, conflict.round), column)
        return conflict if held == conflict.register_value else replace(conflict, register_value=held)

    def _log(self, submissions: Sequence[Submission]) -> None:
        for change in take_proposals(self.register, submissions, self.when):
            self._write(change)
        changes = self._taken_by_file()
        conflicts = Counter(c.file for c in self.outcome.conflicts)
        for s in submissions:
            self.register.returns.append(TakenIn(self.when, self.round, s.issued.unit, s.file, s.sha256,
                                                 changes[s.file], conflicts[s.file], len(s.problems)))
        self.outcome.new_returns = len(submissions)

    def _taken_by_file(self) -> Counter[str]:
        """How many answers of each file this run has taken."""
        return Counter(c.file for c in self.outcome.changes if c.how is How.RETURN and not is_not_taken(c.key))

    # the register's cells

    def _apply(self, column: Column, change: Change, issued: Issued | None = None) -> None:
        if change.old != change.new:
            self.values.put(column, change, issued)
        self._write(change)

    def _write(self, change: Change) -> None:
        self.register.history.append(change)
        self.outcome.changes.append(change)
