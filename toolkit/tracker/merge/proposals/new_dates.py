"""New dates that units ask for, where the centre approves revised deadlines: each waits until it is accepted.

A revised deadline that a return says anew is no answer then, but a proposal with its reason. What its unit says later
in its place takes the place of the proposal, but nothing that comes late for an earlier round does. All that was said
is in the history, with the cell that it came from; the register holds what was accepted, and only that.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from toolkit.tracker.judging.timing import effective_due_date
from toolkit.tracker.merge.earlier import Earlier
from toolkit.tracker.merge.values import Answer
from toolkit.tracker.record.actions import Action
from toolkit.tracker.record.codes import How, ProposalKind, YesNo
from toolkit.tracker.record.column_names import DECLINE_REASON, bare, not_taken, proposed
from toolkit.tracker.record.columns import to_plain
from toolkit.tracker.record.decisions import ACCEPTED, DECLINED, WITHDRAWN, Proposed
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.register import Register

DATE, REASON = KEYS = "revised_deadline", "revision_reason"


class _Wish(NamedTuple):
    """What one return asks for.

    Attributes:
        day: The new date, as plain text.
        reason: Why.
        answers: The answers that say something new of it, by the key of their column.
        source: Where the date stands, as fields of `Proposed`: in an earlier return where this one does not say it.
    """

    day: str
    reason: str
    answers: dict[str, Answer]
    source: dict[str, str]


class NewDates:
    """The new dates of one run.

    Attributes:
        wished: (ref, unit) -> what its returns ask for.
    """

    def __init__(self, register: Register, earlier: Earlier, when: str, write: Callable[[Change], None], *,
                 accept_emptied: bool) -> None:
        self.register = register
        self.earlier = earlier
        self.when = when
        self.accept_emptied = accept_emptied
        self._write = write
        self.wished: dict[tuple[str, str], list[_Wish]] = {}
        self._asked: dict[tuple[str, str], list[int]] = {}
        for at, p in enumerate(register.proposals):
            if p.is_date:
                self._asked.setdefault((p.ref, p.unit), []).append(at)

    def apart(self, answers: Iterable[Answer]) -> list[Answer]:
        """The answers that ask for no new date, and so are merged; those that do are kept here.

        Returns:
            With an answer that asks for one, the reason that its return gives is kept here, too.
        """
        merged: list[Answer] = []
        rows: dict[tuple[str, str], list[Answer]] = {}
        for answer in answers:
            if answer.column.key in KEYS and answer.ref in self.register.actions and self._may_ask(answer):
                rows.setdefault((answer.submission.sha256, answer.ref), []).append(answer)
            else:
                merged.append(answer)
        for row in rows.values():
            wish = self._wish({answer.column.key: answer for answer in row})
            if wish is None:
                merged += row
            elif wish.answers:
                self.wished.setdefault((row[0].ref, row[0].unit), []).append(wish)
        return merged

    def put(self) -> list[Answer]:
        """Put what is asked for on the sheet Proposed.

        Returns:
            The answers that ask for something, of which it may be said why they are odd.
        """
        for (ref, unit), wishes in sorted(self.wished.items()):
            for answer in (answer for wish in wishes for answer in wish.answers.values()):
                self.earlier.note(answer.submission.issued, ref, answer.column.key, answer.value)
            self._put(self.register.actions[ref], unit, wishes)
        return [wish.answers[DATE] for wishes in self.wished.values() for wish in wishes if DATE in wish.answers]

    def replaced_by(self, answers: Iterable[Answer]) -> None:
        """Withdraw what waits of units that now say something else of a date, which is merged."""
        for ref, unit in {(answer.ref, answer.unit) for answer in answers} - self.wished.keys():
            for at in self._waiting(ref, unit):
                self._withdraw(at)

    def waits(self, ref: str, unit: str) -> bool:
        """Whether a new date of a unit waits that a return of this round may take the place of."""
        return bool(self._waiting(ref, unit))

    def show_present_dates(self) -> None:
        """Show beside what waits when its action is due now: it may have changed since the date was asked for."""
        for at, p in enumerate(self.register.proposals):
            action = self.register.actions.get(p.ref)
            if p.is_date and not p.outcome and action:
                self.register.proposals[at] = replace(p, due_until_now=effective_due_date(action))

    def _may_ask(self, answer: Answer) -> bool:
        """Whether the centre approves dates, or did when the one was asked for that this may take the place of."""
        return self.register.settings.approve_deadlines is YesNo.YES or self.waits(answer.ref, answer.unit)

    def _wish(self, said: dict[str, Answer]) -> _Wish | None:
        """What the answers of one row ask for; None where they are merged."""
        first = next(iter(said.values()))
        ref, base = first.ref, self.earlier.base(first.submission, first.ref)
        row = first.submission.rows[ref].plain
        new = {key: answer for key, answer in said.items() if answer.value != answer.base}
        day, reason = row.get(DATE, base.get(DATE, "")), row.get(REASON, base.get(REASON, ""))
        if not day or day == to_plain(self.register.actions[ref].revised_deadline):
            return None
        if DATE not in new and not (reason or self.accept_emptied):
            return None
        if DATE in new:
            return _Wish(day, reason, new, _source(first))
        own = [self.register.proposals[at] for at in self._waiting(ref, first.unit)]
        held = next((p for p in own if to_plain(p.new_date) == day), own[-1] if own else None)
        if held is not None:
            is_said = DATE in row and to_plain(held.new_date) == day
            return _Wish(to_plain(held.new_date), reason, new, _source(first) if is_said else _source_of(held))
        was_asked = any(to_plain(self.register.proposals[at].new_date) == day
                        for at in self._asked.get((ref, first.unit), ()))
        return _Wish(day, reason, new, _source(first)) if was_asked and DATE in row else None

    def _put(self, action: Action, unit: str, wishes: list[_Wish]) -> None:
        proposals = self.register.proposals
        said = {(wish.day, wish.reason) for wish in wishes}
        known = {_words(proposals[at]) for at in self._asked.get((action.ref, unit), ()) if not proposals[at].outcome}
        stale = [at for at in self._waiting(action.ref, unit) if _words(proposals[at]) not in said]
        new: dict[tuple[str, str], _Wish] = {}
        for wish in sorted(wishes, key=lambda one: one.source.get("file", "")):
            if (wish.day, wish.reason) not in known:
                new.setdefault((wish.day, wish.reason), wish)
        for wish in new.values():
            at = next((at for at in stale if to_plain(proposals[at].new_date) == wish.day), stale[0] if stale else None)
            stale = [other for other in stale if other != at]
            self._keep(action, unit, wish, at)
        for at in stale:
            self._withdraw(at)

    def _keep(self, action: Action, unit: str, wish: _Wish, at: int | None) -> None:
        """Let a wish wait, in place of one or beside all others."""
        held = Proposed() if at is None else self.register.proposals[at]
        for key, answer in wish.answers.items():
            old = {DATE: to_plain(held.new_date), REASON: held.reason}[key]
            if answer.value != old:
                self._write(Change(self.when, answer.submission.issued.round, action.ref, proposed(key), old,
                                   answer.value, How.RETURN, **answer.source))
        asked: dict[str, Any] = {"reason": wish.reason, "decision": "", "decline_reason": "", "decided_by": "",
                                 "decided_on": "", **wish.source}
        if at is None:
            asked |= {"kind": ProposalKind.NEW_DATE, "ref": action.ref, "unit": unit, "text": action.text,
                      "recommendation": self.register.name_of(action.source, action.recommendation),
                      "responsible": action.responsible, "deadline": action.deadline}
        kept = replace(held, new_date=date.fromisoformat(wish.day), due_until_now=effective_due_date(action), **asked)
        if at is None:
            self._asked.setdefault((action.ref, unit), []).append(len(self.register.proposals))
            self.register.proposals.append(kept)
        else:
            self.register.proposals[at] = kept

    def _withdraw(self, at: int) -> None:
        """Keep on the sheet, and in the history, that a unit no longer asks for a date."""
        held = self.register.proposals[at]
        self._write(Change(self.when, held.round, held.ref, not_taken(DATE), "", to_plain(held.new_date), How.RETURN,
                           held.unit, held.file, held.sheet, held.cell))
        self.register.proposals[at] = replace(held, outcome=WITHDRAWN)

    def _waiting(self, ref: str, unit: str) -> list[int]:
        """The places of a unit's new dates that wait, but for those that it asked for in a later round."""
        proposals = self.register.proposals
        return [at for at in self._asked.get((ref, unit), ())
                if not (proposals[at].outcome or self.earlier.is_later(proposals[at].round))]


def accept_date(register: Register, asked: Proposed, when: str) -> tuple[Proposed, list[Change]]:
    """Make an accepted date the revised deadline of its action, with its reason.

    Args:
        register: Its actions are changed; nothing of its history.
        asked: A new date that can be accepted.
        when: The moment, as history writes it.

    Returns:
        The proposal with its outcome, and the lines for the history.
    """
    action = register.actions[asked.ref]
    new: dict[str, Any] = {DATE: asked.new_date, REASON: asked.reason}
    register.actions[asked.ref] = replace(action, **new)
    changes = [_change(asked, when, DATE, to_plain(action.revised_deadline), to_plain(asked.new_date))]
    if asked.reason != action.revision_reason:
        said, given = _said(register, asked), _change(asked, when, REASON, action.revision_reason, asked.reason)
        changes.append(replace(given, file=said.file, sheet=said.sheet, cell=said.cell))
    return replace(asked, outcome=ACCEPTED), changes


def _said(register: Register, asked: Proposed) -> Change:
    """The line of a reason, which need not have come with its date; none where the unit left it as it was issued."""
    said = (asked.round, asked.ref, asked.unit, asked.reason)
    return next((c for c in reversed(register.history) if (c.how, bare(c.key)) == (How.RETURN, REASON)
                 and (c.round, c.ref, c.unit, c.new) == said), Change())


def decline_date(asked: Proposed, when: str) -> tuple[Proposed, list[Change]]:
    """Decline a new date: the proposal with its outcome, and the lines for the history."""
    changes = [_change(asked, when, not_taken(DATE), "", to_plain(asked.new_date))]
    if asked.decline_reason:
        changes.append(_change(asked, when, DECLINE_REASON, "", asked.decline_reason))
    return replace(asked, outcome=DECLINED), changes


def _source(answer: Answer) -> dict[str, str]:
    """Where the date of a row stands, as fields of `Proposed`."""
    submission = answer.submission
    return {"round": submission.issued.round, "file": submission.file, "sheet": submission.sheet,
            "cell": submission.cell(answer.ref, DATE)}


def _source_of(asked: Proposed) -> dict[str, str]:
    """The same of a date that waits."""
    return {"round": asked.round, "file": asked.file, "sheet": asked.sheet, "cell": asked.cell}


def _words(asked: Proposed) -> tuple[str, str]:
    return to_plain(asked.new_date), asked.reason


def _change(asked: Proposed, when: str, key: str, old: str, new: str) -> Change:
    by = ", ".join(text for text in (asked.decided_by, asked.decided_on) if text)
    return Change(when=when, round=asked.round, ref=asked.ref, key=key, old=old, new=new, how=How.APPROVAL,
                  unit=asked.unit, file=asked.file, sheet=asked.sheet, cell=asked.cell, by=by)
