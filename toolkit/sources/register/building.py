"""From the entries of a table to a register: every value read from its words, every word kept in the history."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from toolkit.sources.register.comments import Said, read_comment
from toolkit.sources.register.entries import Entry, Table
from toolkit.sources.register.references import resolve_references
from toolkit.tracker.record.actions import Action, Comment, Recommendation
from toolkit.tracker.record.codes import Acceptance, How, Role, Status, YesNo
from toolkit.tracker.record.history import Change, now_stamp
from toolkit.tracker.record.problems import Place
from toolkit.tracker.record.register import About, Register, Settings
from toolkit.tracker.record.units import Unit
from toolkit.tracker.wording.dated.fiscal import ENDS_UNKNOWN
from toolkit.tracker.wording.dated.revisions import read_revision
from toolkit.tracker.wording.dates import find_dates
from toolkit.tracker.wording.deadlines import DayOrder, Deadline, DeadlineKind, order_of, read_deadline
from toolkit.tracker.wording.scopes import contradictions
from toolkit.tracker.wording.statuses import StatusReading, read_acceptance
from toolkit.tracker.wording.units import PartiesReading, UnitNames
from toolkit.words.phrases import either
from toolkit.words.speaking import Unsaid

_CONTINUING_KINDS = (DeadlineKind.CONTINUOUS, DeadlineKind.OPEN_START)
_WITHOUT_DAY = (DeadlineKind.ASAP, DeadlineKind.TO_BE_CONFIRMED, DeadlineKind.OPEN_START, DeadlineKind.CONDITIONAL,
                DeadlineKind.RECURRING)
_TAKEN_WITH_A_DOUBT = ("deadline-tentative", "deadline-years", "deadline-several", "deadline-weekday", "deadline-far",
                       "deadline-done")
_UNCLEAR = ("status-unclear", "status-closed", "status-stopped")
"""Doubts about what a status word says, reported under the same codes."""


class RegisterBuilder:
    """Makes a register from a table; what it doubts is added to the table's problems."""

    def __init__(self, table: Table, units: Sequence[Unit], *, accept_suggestions: bool, now: datetime,
                 fiscal_year_starts: int = 0, as_of: date | None = None) -> None:
        self._table = table
        self._names = UnitNames(units)
        self._accept = accept_suggestions
        self._fiscal_year_starts, self._as_of = fiscal_year_starts, as_of
        self._order = order_of(entry.words("deadline") for entry in table.entries)
        self._when = now_stamp(now)
        self._readings: dict[str, StatusReading] = {}
        self.register = Register(About("", self._when), units={unit.code: unit for unit in units})

    def build(self, about: About, title: str = "") -> Register:
        """Fill the register and return it.

        Args:
            about: What it says of itself.
            title: Of the document.
        """
        register = self.register
        register.about, register.settings = replace(about, created=self._when), Settings(title)
        for piece in self._table.title:
            self._record("", "title", piece.text, piece.locator)
        for number, pieces in self._table.recommendations.items():
            register.put(Recommendation(number, text=" ".join(piece.text for piece in pieces)))
            for piece in pieces:
                self._record(number, "recommendation", piece.text, piece.locator)
        for number, piece in self._table.numbers:
            self._record(number, "number", piece.text, piece.locator)
        for entry in self._table.entries:
            self._add(entry)
        for piece in self._table.left_out:
            self._record("", "left_out", piece.text, piece.locator)
        resolve_references(register, self._readings, self._places(), self._table)
        return register

    def _add(self, entry: Entry) -> None:
        """Add one action, its comment, and the words of each of its cells to the history."""
        revision = read_revision(entry.words("deadline"))
        deadline = self._deadline(entry, revision.first)
        reading, said = self._status(entry)
        parties = self._parties(entry)
        continuing = reading.continuing
        if reading.status is Status.IMPLEMENTED and deadline.kind in _CONTINUING_KINDS:
            continuing = YesNo.YES
        action = Action(
            entry.ref, entry.recommendation, entry.words("text"), responsible=entry.words("responsible"),
            lead=parties.codes(Role.LEAD), support=parties.codes(Role.SUPPORT), endorser=parties.codes(Role.ENDORSER),
            deadline=revision.first, due_date=deadline.due, revised_deadline=revision.due,
            revision_reason=revision.reason, status=reading.status,
            completed=reading.completed, closing_reason=reading.closing_reason, continuing=continuing)
        self.register.actions[entry.ref] = action
        self._readings[entry.ref] = reading
        for named, text in said:
            unit = named or (action.lead[0] if action.lead else "")
            before = self.register.comments.get((entry.ref, unit, ""))
            joined = f"{before.comment}\n{text}" if before else text
            self.register.comments[entry.ref, unit, ""] = Comment(entry.ref, unit, "", joined)
        if entry.row.extra:
            self.register.extra.setdefault("Actions", {})[entry.ref] = dict(entry.row.extra)
        self._answer(entry)
        for key, pieces in entry.pieces.items():
            for piece in pieces:
                self._record(entry.ref, key, piece.text, piece.locator)

    def _answer(self, entry: Entry) -> None:
        """Keep an acceptance that was written into the action cell as the management response too."""
        text = entry.words("text")
        acceptance = read_acceptance(text)
        recommendation = self.register.recommendations.get(("", entry.recommendation))
        if acceptance is None or recommendation is None or recommendation.acceptance is not Acceptance.NOT_STATED:
            return
        self.register.put(replace(recommendation, response=text, acceptance=acceptance))
        self._report("repaired-response", entry, "text", text)

    def _deadline(self, entry: Entry, written: str) -> Deadline:
        """The deadline with its due date: the one suggestion for a malformed one only where that is accepted."""
        read = self._read_deadline(written, self._order)
        asked = next((doubt.why for doubt in read.doubts if doubt.code == "deadline-question"), None)
        if read.kind is DeadlineKind.BLANK:
            self._report("deadline-missing", entry, "deadline", written)
        elif read.kind is DeadlineKind.MALFORMED:
            read = self._malformed(entry, read)
        elif read.kind in _WITHOUT_DAY:
            self._report("deadline-without-day", entry, "deadline", written, Unsaid(read.kind.words).say())
        elif asked == ENDS_UNKNOWN:
            days = next(doubt.suggestions for doubt in read.doubts if doubt.code == "deadline-question")
            self._report("deadline-fiscal", entry, "deadline", written, either(list(days)))
        elif asked:
            self._report("deadline-without-day", entry, "deadline", written, asked.say())
        elif read.due != self._read_deadline(written).due and read.due:
            self._report("deadline-order", entry, "deadline", written, read.due.isoformat())
        if read.rest and read.kind not in (DeadlineKind.MALFORMED, DeadlineKind.CONDITIONAL):
            self._report("deadline-rest", entry, "deadline", read.rest,
                         read.due.isoformat() if read.due else Unsaid(read.kind.words).say())
        for doubt in read.doubts:
            if read.due and not read.rest and doubt.code in _TAKEN_WITH_A_DOUBT:
                self._report(doubt.code, entry, "deadline", written, read.due.isoformat())
        return read

    def _read_deadline(self, written: str, order: DayOrder | None = None) -> Deadline:
        """Read a deadline as the document's own day and the organization's fiscal year settle it."""
        return read_deadline(written, order, self._fiscal_year_starts, self._as_of)

    def _malformed(self, entry: Entry, read: Deadline) -> Deadline:
        days = [day.isoformat() for day in read.suggestions]
        if self._accept and len(days) == 1:
            self._report("deadline-suggestion", entry, "deadline", read.text, days[0])
            return replace(read, due=read.suggestions[0])
        code = "deadline-ambiguous" if len(days) > 1 else "deadline-malformed"
        self._report(code, entry, "deadline", read.text, either(days))
        return read

    def _status(self, entry: Entry) -> tuple[StatusReading, Said]:
        reading, said = read_comment(entry.lines("comment"), self._names)
        if not self._report_unclear(entry, reading) and reading.status is Status.NOT_REPORTED:
            self._report("status-not-stated", entry, "status", entry.words("comment"))
        self._report_against(entry, reading, said)
        return reading, said

    def _report_unclear(self, entry: Entry, reading: StatusReading) -> bool:
        """Report words that do not say clearly how far the action is; whether there are any."""
        unclear = [doubt for doubt in reading.doubts if doubt.code in _UNCLEAR]
        for doubt in unclear:
            read_as = [reading.status.label] if doubt.code == "status-stopped" else list(doubt.suggestions)
            self._report(doubt.code, entry, "status", doubt.said, either(read_as))
        return bool(unclear)

    def _report_against(self, entry: Entry, reading: StatusReading, said: Said) -> None:
        """Report words that contradict the status: beside it, or else in what was said of the action."""
        beside = [doubt.said for doubt in reading.doubts if doubt.code == "status-contradiction"]
        for words in (beside or contradictions(reading.status, "\n".join(text for _, text in said)))[:1]:
            self._report("status-doubtful", entry, "status", words, reading.status.label)

    def _parties(self, entry: Entry) -> PartiesReading:
        written = entry.words("responsible")
        parties = self._names.read(written)
        if not parties.parties:
            self._report("unit-missing", entry, "responsible", written)
        for party in parties.parties:
            if not party.known:
                self._report("unit-unknown", entry, "responsible", party.name, party.suggestion)
        self._report_splits(entry, "responsible", parties)
        if parties.rest:
            self._report("unit-rest", entry, "responsible", parties.rest)
        return parties

    def _report_splits(self, entry: Entry, key: str, parties: PartiesReading) -> None:
        """Report words that may be one name or several, with both readings."""
        for doubt in parties.doubts:
            if doubt.code == "unit-split":
                self._report(doubt.code, entry, key, doubt.said, either(list(doubt.suggestions)))

    def _places(self) -> Mapping[str, Place]:
        return {entry.ref: entry.row.place(self._table.file, entry.ref) for entry in self._table.entries}

    def _report(self, code: str, entry: Entry, column: str, found: str, suggestion: str = "") -> None:
        self._table.report(code, entry.place(self._table.file, column, found), found, suggestion)

    def _record(self, ref: str, key: str, words: str, locator: str) -> None:
        self.register.history.append(Change(self._when, "", ref, key, "", words, How.IMPORT, "", self._table.file, "",
                                            locator))


def title_and_as_of(lines: Sequence[str]) -> tuple[str, date | None]:
    """The title of a document and the day as of which it reports, from its title lines.

    The day is that of the line that names a single day; the title is all lines before it, or the first line.
    """
    for index, line in enumerate(lines):
        days = [found for found in find_dates(line) if found.precision == "day" and not found.is_range]
        if len(days) == 1 and days[0].period is not None:
            return " ".join(lines[:index] or lines[:1]), days[0].period.first
    return " ".join(lines[:1]), None
