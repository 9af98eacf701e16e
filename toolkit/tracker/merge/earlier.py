"""What the returns of earlier runs said in a round: what a new return of the same unit is held against.

The base of a unit's second return is its first one. Of two that differ in one run it is the first by the name of its
file, until a decision takes one of them.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from toolkit.tracker.merge.competing import plain_form
from toolkit.tracker.record.codes import How
from toolkit.tracker.record.column_names import bare
from toolkit.tracker.record.columns import Column
from toolkit.tracker.record.decisions import Conflict
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.rounds import Issued, Plain
from toolkit.tracker.returns.submission import Submission

Version = tuple[str, str, int]
"""(round, unit, version of the workbook)."""


class Earlier:
    """The memory of one round, as a run finds it when decisions are applied and before returns are merged.

    Attributes:
        when: SHA-256 of a return that was taken in -> the moment.
        waits: (ref, column key, unit) -> what the unit said in this round and nobody has decided on.
        taken: (ref, column key, unit) -> what the register last took from a return of the unit.
        given: (ref, column key, unit) -> everything that the unit answered in this round and the history has.
    """

    def __init__(self, register: Register, round_name: str, columns: dict[str, Column]) -> None:
        self.register = register
        self.round = register.rounds.get(round_name)
        self.returns = [r for r in register.returns if r.round == round_name]
        self.when = {r.sha256: r.when for r in self.returns}
        self.waits: dict[tuple[str, str, str], set[str]] = {}
        for c in register.conflicts:
            if c.round == round_name and (column := columns.get(c.key)):
                self.waits.setdefault((c.ref, c.key, c.unit), set()).add(plain_form(c.value, column))
        self.taken = {(change.ref, change.key, change.unit): change.new for change in register.history
                      if change.how is How.RETURN and change.round == round_name}
        self.given: dict[tuple[str, str, str], set[str]] = {}
        for change in register.history:
            if change.round == round_name and change.file and change.how in (How.RETURN, How.DECISION, How.APPROVAL):
                self.given.setdefault((change.ref, bare(change.key), change.unit), set()).add(change.new)
        self._said: dict[Version, dict[tuple[str, str], str]] = {}

    def base(self, submission: Submission, ref: str) -> Plain:
        """What an action is held against: what was issued and, over it, what the unit said since."""
        issued = submission.issued
        said = self.register.returned.get(_version(issued), {}).get(ref)
        return issued.values[ref] | said if said else issued.values[ref]

    def is_repeated(self, submission: Submission, ref: str, key: str, value: str) -> bool:
        """Whether an answer is one that the unit gave earlier and has since replaced, as in an old file sent again.

        Going back to what was issued is a correction, and an answer after none is one.
        """
        issued, last = submission.issued.values[ref].get(key, ""), self.base(submission, ref).get(key, "")
        return last != "" and value != issued and value in self.given.get((ref, key, submission.issued.unit), ())

    def is_later(self, round_name: str) -> bool:
        """Whether what waits was said for a later round, so that no answer that comes late stands in its place."""
        return self.round is not None and not self.register.is_by(round_name, self.round.as_of or date.max)

    def said_of(self, issued: Issued, ref: str, key: str) -> list[str]:
        """What the unit said last of a cell in each of the workbooks that were issued to it in the round."""
        versions = range(1, len(self.register.issued.get((issued.round, issued.unit), ())) + 1)
        rows = (self.register.returned.get((issued.round, issued.unit, at), {}).get(ref, {}) for at in versions)
        return [row[key] for row in rows if key in row]

    def last_returns(self, known: Iterable[Submission]) -> dict[str, list[Submission]]:
        """Of returns that were taken in, by unit, those of its last run, where all of them are given again."""
        latest = {r.unit: r.when for r in self.returns}
        expected = Counter(r.unit for r in self.returns if r.when == latest[r.unit])
        again: dict[str, dict[str, Submission]] = {}
        for submission in known:
            unit = submission.issued.unit
            if self.when.get(submission.sha256) == latest.get(unit, ""):
                again.setdefault(unit, {})[submission.sha256] = submission
        return {unit: list(found.values()) for unit, found in again.items() if len(found) == expected[unit]}

    def note(self, issued: Issued, ref: str, key: str, value: str) -> None:
        """Take a note of what a return says anew, to be kept when the run ends."""
        self._said.setdefault(_version(issued), {}).setdefault((ref, key), value)

    def keep(self, submissions: Iterable[Submission]) -> None:
        """Keep what was noted, as the base of the next returns; and that these were returned at all."""
        returned = self.register.returned
        for submission in submissions:
            returned.setdefault(_version(submission.issued), {})
        for version, answers in self._said.items():
            said = {ref: dict(plain) for ref, plain in returned.get(version, {}).items()}
            for (ref, key), value in answers.items():
                said.setdefault(ref, {})[key] = value
            returned[version] = said


def let_stand_as_said(register: Register, chosen: Conflict, plain: str) -> None:
    """Make what was decided for what its unit said, which may have said two things."""
    for version, said in register.returned.items():
        row = said.get(chosen.ref, {})
        if version[:2] == (chosen.round, chosen.unit) and chosen.key in row:
            register.returned[version] = {**said, chosen.ref: {**row, chosen.key: plain}}


def word_of(register: Register, chosen: Conflict, key: str) -> str | None:
    """What the unit of an option said last of another column of the same action; None where that is not known."""
    for issued in reversed(register.issued.get((chosen.round, chosen.unit), [])):
        said = register.returned.get(_version(issued))
        if said is not None and chosen.ref in issued.values:
            return said.get(chosen.ref, {}).get(key, issued.values[chosen.ref].get(key, ""))
    return None


def _version(issued: Issued) -> Version:
    return issued.round, issued.unit, issued.version
