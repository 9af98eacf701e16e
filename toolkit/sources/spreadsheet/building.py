"""From the entries of a tracker to a register: like a progress table, with columns of their own for what that joins."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from toolkit.sources.documents.workbook_cells import Cell
from toolkit.sources.documents.workbook_looks import described, meaning_of, meaning_of_word
from toolkit.sources.register.building import RegisterBuilder
from toolkit.sources.register.closures import against, denies, is_closed, settled
from toolkit.sources.register.comments import Said, read_comment, who_said
from toolkit.sources.register.entries import Entry, Piece
from toolkit.sources.spreadsheet.assembled import Assembled, Struck, TrackerEntry, locator
from toolkit.sources.spreadsheet.dates import hidden_days, swapped_days
from toolkit.sources.spreadsheet.evidence import PARTIES
from toolkit.sources.spreadsheet.grammar import is_label
from toolkit.sources.spreadsheet.headings import name_of, plain
from toolkit.tracker.judging.swapped_dates import DAY_AND_MONTH, day_first
from toolkit.tracker.record.actions import Action, Comment, Recommendation
from toolkit.tracker.record.codes import Acceptance, How, Role, Status, YesNo
from toolkit.tracker.record.columns import fold
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.periods import Period
from toolkit.tracker.record.problems import Place, Problem
from toolkit.tracker.record.register import About, Register
from toolkit.tracker.record.register_sheets import RECOMMENDATIONS
from toolkit.tracker.record.units import Unit
from toolkit.tracker.wording.deadlines import Deadline, DeadlineKind
from toolkit.tracker.wording.sentences import lines
from toolkit.tracker.wording.statuses import StatusReading, read_acceptance, read_status
from toolkit.tracker.wording.units import PartiesReading, Party
from toolkit.words.phrases import fact
from toolkit.words.readings import statuses as words
from toolkit.words.speaking import Unsaid

_YES = frozenset({"yes", "y", "true", "x", "oui", "si", "sí", "да"})
_NO = frozenset({"no", "n", "false", "non", "нет"})
_YES_OR_NO = dict.fromkeys(_YES, Acceptance.ACCEPTED) | dict.fromkeys(_NO, Acceptance.NOT_ACCEPTED)
_LABELS = re.compile(r"[,;\n]")
_DATED = ("deadline", "due_date", "completed", "revised_deadline")
_AS_SAID = Unsaid(words.AS_YOU_SAID)
"""Why a word is read as it is, where somebody said what it means."""


class TrackerBuilder(RegisterBuilder):
    """Makes a register from the sheets of a tracker.

    Args:
        made: Its sheets, as one table.
        units: That it may name.
        colours: What the colours of status cells mean, if anything.
        statuses: What words mean in this organization, as `fold` has them.
        accept_suggestions: Whether the one suggestion for a malformed deadline is taken.
        now: The moment.
        fiscal_year_starts: The month in which the organization's fiscal year begins; 0 where it is not known.
        as_of: The day of the document, where it says one.
    """

    def __init__(self, made: Assembled, units: Sequence[Unit], colours: Mapping[str, Status],
                 statuses: Mapping[str, Status], *, accept_suggestions: bool, now: datetime,
                 fiscal_year_starts: int = 0, as_of: date | None = None) -> None:
        super().__init__(made.table, units, accept_suggestions=accept_suggestions, now=now,
                         fiscal_year_starts=fiscal_year_starts, as_of=as_of)
        self._made = made
        self._colours = colours
        self._statuses = statuses
        self._columns = _columns_of_dates(self._entries())
        self._day_first = day_first(entry.words(key) for entry in self._entries() for key in _DATED)
        self._swapped = {(sheet, position): day for (sheet, _, _), cells in self._columns.items()
                         for position, day in swapped_days(cells).items()}

    def build(self, about: About, title: str = "") -> Register:
        """Fill the register and return it."""
        register = super().build(about, title)
        for number, answers in self._made.answers.items():
            self._answered(number, answers)
        for number, key, piece in self._made.asides:
            self._record(number, key, piece.text, piece.locator)
        for number, cells in self._made.extras.items():
            self._keep_extra(RECOMMENDATIONS.name, RECOMMENDATIONS.identity_of(Recommendation(number)), cells)
        for struck in self._made.struck:
            self._strike(struck)
        for (sheet, _, key), dates in self._columns.items():
            self._report_hidden(sheet, name_of(key), dates)
        return register

    def _report_hidden(self, sheet: str, column: str, cells: Sequence[Cell]) -> None:
        """Say how dates were read of which the format shows no day; those on a first day once for the column."""
        first, other = hidden_days(cells)
        found = [("date-hidden-day", cell, str(cell.hidden_day)) for cell in other]
        found += [("dates-without-day", cell, str(len(first))) for cell in first[:1]]
        for code, cell, suggestion in found:
            place = Place(self._table.file, sheet, cell.row, cell.address, column)
            self._table.report(code, place, cell.words(self._made.language), suggestion)

    def _entries(self) -> list[TrackerEntry]:
        return [entry for entry in self._table.entries if isinstance(entry, TrackerEntry)]

    def _add(self, entry: Entry) -> None:
        """Add one action, and what its own columns say of it."""
        super()._add(entry)
        if not isinstance(entry, TrackerEntry):
            return
        action = self.register.actions[entry.ref]
        changes: dict[str, Any] = {"number": entry.own if entry.own != entry.ref else ""}
        changes |= {
            key: entry.words(key) for key in ("revision_reason", "closing_reason") if entry.words(key)}
        if not action.responsible:
            changes["responsible"] = "; ".join(filter(None, (entry.words(key) for key in PARTIES)))
        revised = self._period(entry, "revised_deadline")
        if revised:
            changes["revised_deadline"] = revised.day
        continuing = fold(entry.words("continuing"))
        if continuing in _YES | _NO:
            changes["continuing"] = YesNo.YES if continuing in _YES else YesNo.NO
        action = self.register.actions[entry.ref] = replace(action, **changes)
        self._add_remarks(entry, action)
        self._keep_extra("Actions", entry.ref, entry.others)

    def _add_remarks(self, entry: TrackerEntry, action: Action) -> None:
        """Add notes and evidence, and what no column could hold, to the comment of the unit that leads."""
        unit = action.lead[0] if action.lead else ""
        said = [(heading, cell.note) for heading, cell in entry.notes]
        said += [(name_of(key), entry.words(key)) for key in ("revised_deadline", "continuing", "completed")
                 if entry.words(key) and not self._is_read(entry, key, action)]
        for _, cell in entry.notes:
            self._record(entry.ref, "note", cell.note, locator(_sheet(entry), cell))
        comment = self.register.comments.get((entry.ref, unit, ""), Comment(entry.ref, unit, ""))
        words = "\n".join([comment.comment] * bool(comment.comment) + [fact(key, text) for key, text in said])
        evidence = "\n".join(entry.lines("evidence"))
        if words or evidence:
            self.register.comments[entry.ref, unit, ""] = replace(comment, comment=words, evidence=evidence)

    def _is_read(self, entry: TrackerEntry, key: str, action: Action) -> bool:
        """Whether a cell gave its value; what did not is reported."""
        if getattr(action, key) is not None:
            return True
        self._report("kept-as-comment", entry, key, entry.words(key))
        return False

    def _deadline(self, entry: Entry, written: str) -> Deadline:
        """The deadline; its day from the column of due dates, where there is one."""
        dated = self._turned(entry, "due_date", self._read_deadline(entry.words("due_date")))
        if dated.due:
            if dated.rest:
                self._report("deadline-rest", entry, "due_date", dated.rest, dated.due.isoformat())
            return replace(self._read_deadline(written), due=dated.due)
        serial = next((cell.serial for cell in _held(entry, "deadline") if cell.serial), None)
        if serial:
            read = Deadline(written, DeadlineKind.MALFORMED, suggestions=(serial,))
            return self._malformed(entry, read)
        settled = self._settled(entry, "deadline", written)
        return self._turned(entry, "deadline", settled or super()._deadline(entry, written))

    def _turned(self, entry: Entry, key: str, read: Deadline) -> Deadline:
        """A real date whose day and month a spreadsheet has swapped: asked, or as meant where that is accepted."""
        days = (self._swapped.get((_sheet(entry), (cell.row, cell.column))) for cell in _held(entry, key))
        day = next((day for day in days if day), None)
        if day is None:
            return read
        self._report("date-turned" if self._accept else "date-swapped", entry, key, entry.words(key), day.isoformat())
        return replace(read, first=day, last=day, due=day) if self._accept else read

    def _settled(self, entry: Entry, key: str, written: str) -> Deadline | None:
        """A date such as 03/04/2018, read as the other dates of the tracker show; None where they do not."""
        read = self._read_deadline(written)
        figures = DAY_AND_MONTH.fullmatch(written)
        if self._day_first is None or figures is None or len(read.suggestions) < 2:
            return None
        first = int(figures[1])
        day = next((day for day in read.suggestions if (day.day if self._day_first else day.month) == first), None)
        if day is None:
            return None
        self._report("date-settled", entry, key, written, day.isoformat())
        return replace(read, kind=DeadlineKind.DAY, first=day, last=day, due=day, precision="day", rest="", doubts=())

    def _status(self, entry: Entry) -> tuple[StatusReading, Said]:
        """The status from its own column, where there is none from the beginning of the comment; else from a colour."""
        stated = entry.words("status")
        remarks = self._labelled(entry)
        has_column = isinstance(entry, TrackerEntry) and entry.has_status
        if stated or (has_column and not entry.words("progress")):
            reading = self._read_status(stated)
            said: Said = [("", reading.rest)] if reading.rest else []
            said += who_said(remarks, self._names)
        else:
            reading, said = read_comment(remarks, self._names)
            reading = self._as_said(reading)
        named = meaning_of_word(stated, self._colours)
        if named and reading.status is Status.NOT_REPORTED:
            reading, said = replace(reading, status=named), who_said(remarks, self._names)
        completed, is_said = self._period(entry, "completed"), _AS_SAID in reading.reasons
        reading, said = self._settle(entry, reading, said, is_dated=completed is not None)
        is_unclear = self._report_unclear(entry, reading)
        if stated and not is_unclear and reading.status is Status.NOT_REPORTED and not is_said:
            self._report("status-kept-as-comment", entry, "status", stated)
        self._report_against(entry, reading, said)
        reading = self._coloured(entry, reading)
        if completed:
            reading = replace(reading, completed=completed)
            if reading.status is Status.NOT_REPORTED and not has_column and not entry.words("progress"):
                reading = replace(reading, status=Status.IMPLEMENTED)
                self._report("status-from-date", entry, "completed", entry.words("completed"))
        elif reading.completed is None and reading.status is Status.IMPLEMENTED and stated and remarks:
            reading = self._with_date_of_comment(entry, reading, " ".join(remarks))
        if reading.status is Status.NOT_REPORTED and not stated and not is_unclear:
            self._report("status-not-stated", entry, "status", stated)
        return reading, said

    def _with_date_of_comment(self, entry: Entry, reading: StatusReading, remarks: str) -> StatusReading:
        """The day of implementation that the comment states, where it states the same status; which is reported."""
        told = read_status(remarks)
        if told.status is not reading.status or told.completed is None:
            return reading
        self._report("completed-from-comment", entry, "comment", told.completed.written, told.completed.plain)
        return replace(reading, completed=told.completed)

    def _read_status(self, stated: str) -> StatusReading:
        """The reading of a status cell; the words of the organization count first."""
        own = self._statuses.get(fold(stated))
        if own:
            return StatusReading(stated, own, words=(stated,), reasons=(_AS_SAID,))
        return self._as_said(read_status(stated))

    def _as_said(self, read: StatusReading) -> StatusReading:
        """A reading whose doubt is about a word of which somebody has said what it means."""
        asked = [self._statuses[fold(doubt.said)] for doubt in read.doubts if fold(doubt.said) in self._statuses]
        return replace(read, status=asked[0], doubts=(), reasons=(_AS_SAID,)) if asked else read

    def _settle(self, entry: Entry, reading: StatusReading, said: Said, *,
                is_dated: bool) -> tuple[StatusReading, Said]:
        """“Closed” where other columns say how, which is reported; “Done” where the reason for closing denies it."""
        reason = entry.words("closing_reason") or _label_that_denies(entry)
        reading = against(reading, self._read_status(reason))
        if not is_closed(reading):
            return reading, said
        remarks = " ".join([*self._labelled(entry), *entry.lines("evidence")])
        known = settled(reading, reason, remarks, is_dated=is_dated)
        if known is not reading:
            self._report("status-settled", entry, "status", entry.words("status") or reading.text, known.status.label)
        return known, [one for one in said if one != ("", reading.rest)] if known is not reading else said

    def _labelled(self, entry: Entry) -> list[str]:
        """The lines of the comments; where a sheet has several columns of them, each under its heading."""
        found: list[str] = []
        for piece in (*entry.pieces.get("progress", []), *entry.pieces.get("comment", [])):
            label = entry.labels.get(piece.locator, "") if isinstance(entry, TrackerEntry) else ""
            parts = piece.text.split("\n")
            found += [fact(label, parts[0]), *parts[1:]] if label else parts
        return found

    def _coloured(self, entry: Entry, reading: StatusReading) -> StatusReading:
        """The status that a colour means, where nothing is written; a contradiction is reported."""
        if not self._colours or not isinstance(entry, TrackerEntry):
            return reading
        fill = _fill(entry, self._colours)
        meant = meaning_of(fill, self._colours) if fill else None
        if meant is None or meant is reading.status:
            return reading
        if reading.status is not Status.NOT_REPORTED:
            self._report("colour-contradicts", entry, "status", reading.status.label, meant.label)
            return reading
        self._record(entry.ref, "status", f"{described(fill)}: {meant.label}", f"{_sheet(entry)}!{entry.row.locator}")
        return replace(reading, status=meant)

    def _parties(self, entry: Entry) -> PartiesReading:
        """Who is responsible: all in one column, or each role in a column of its own."""
        if not any(entry.words(key) for key in PARTIES[1:]):
            return self._read_parties(entry)
        parties: dict[str, Party] = {}
        for key, role in (("lead", Role.LEAD), ("responsible", Role.LEAD), ("support", Role.SUPPORT),
                          ("endorser", Role.ENDORSER)):
            read = self._names.read(_listed(entry, key))
            self._report_splits(entry, key, read)
            for party in read.parties:
                own = party.role if key == "responsible" and not entry.words("lead") else role
                own = Role.SUPPORT if key == "responsible" and entry.words("lead") else own
                parties.setdefault(party.code or party.name, replace(party, role=own))
                self._report_unknown(entry, key, party)
        return PartiesReading(entry.words("responsible"), tuple(parties.values()))

    def _read_parties(self, entry: Entry) -> PartiesReading:
        """Units below each other in a cell are parted as others are by a semicolon."""
        parties = self._names.read(_listed(entry, "responsible"))
        if not parties.parties:
            self._report("unit-missing", entry, "responsible", "")
        for party in parties.parties:
            self._report_unknown(entry, "responsible", party)
        self._report_splits(entry, "responsible", parties)
        if parties.rest:
            self._report("unit-rest", entry, "responsible", parties.rest)
        return parties

    def _report_unknown(self, entry: Entry, key: str, party: Party) -> None:
        if not party.known:
            self._report("unit-unknown", entry, key, party.name, party.suggestion)

    def _period(self, entry: Entry, key: str) -> Period | None:
        """The day or stretch of days in a column of dates; None where there is none, or it cannot be read."""
        written = entry.words(key)
        read = self._settled(entry, key, written) or self._read_deadline(written)
        if not read.sure or (read.first is None and read.last is None):
            return None
        read = self._turned(entry, key, read)
        first = read.first or read.last
        return Period(first, read.last, written) if first else None

    def _answered(self, number: str, answers: Mapping[str, Sequence[Piece]]) -> None:
        """What the columns of a recommendation say: where it comes from, the answer to it and its code lists."""
        recommendation = self.register.recommendations.get(("", number), Recommendation(number))
        changes: dict[str, Any] = {}
        for key, pieces in answers.items():
            words = "\n".join(piece.text for piece in pieces)
            if key != "acceptance":
                changes[key] = words
            for piece in pieces:
                self._record(number, key, piece.text, piece.locator)
        said = " ".join(piece.text for piece in answers.get("acceptance", answers.get("response", ())))
        acceptance = _YES_OR_NO.get(fold(said)) if "acceptance" in answers else None
        acceptance = acceptance or read_acceptance(said)
        if acceptance:
            changes["acceptance"] = acceptance
        elif said and "acceptance" in answers:
            changes["response"] = "\n".join(filter(None, (changes.get("response", ""), said)))
        self.register.put(replace(recommendation, **changes))

    def _keep_extra(self, sheet: str, key: str, found: Mapping[str, Sequence[Cell]]) -> None:
        """Keep columns that the tracker does not know, by their headings; a single date stays a date."""
        for heading, cells in found.items():
            kept: object = "\n".join(cell.text for cell in cells if cell.text)
            if len(cells) == 1 and isinstance(cells[0].value, date) and cells[0].precision == "day":
                kept = cells[0].value
            if kept:
                self.register.extra.setdefault(sheet, {}).setdefault(key, {})[heading] = kept

    def _strike(self, struck: Struck) -> None:
        cell = struck.cell
        place = Place(self._table.file, struck.sheet, cell.row, cell.address, struck.heading, struck.ref)
        found, instead = " ".join(cell.struck.split()), " ".join(cell.text.split())
        self._table.problems.append(Problem("struck-out" if instead else "struck-away", place, found, instead))
        self.register.history.append(Change(self._when, "", struck.ref, struck.key, found, instead, How.IMPORT, "",
                                            self._table.file, struck.sheet, cell.address))

    def _record(self, ref: str, key: str, words: str, locator: str) -> None:
        sheet, _, cell = locator.rpartition("!")
        self.register.history.append(Change(self._when, "", ref, key, "", words, How.IMPORT, "", self._table.file,
                                            sheet, cell))


def _held(entry: Entry, key: str) -> list[Cell]:
    return entry.held.get(key, []) if isinstance(entry, TrackerEntry) else []


def _label_that_denies(entry: Entry) -> str:
    """The label on a card that says that it was closed without being done, such as “wontfix”."""
    held = entry.others.items() if isinstance(entry, TrackerEntry) else ()
    labels = (label.strip() for heading, cells in held if is_label(plain(heading)) for cell in cells
              for label in _LABELS.split(cell.text))
    return next((label for label in labels if label and denies(read_status(label))), "")


def _sheet(entry: Entry) -> str:
    return getattr(entry.row, "sheet", "")


def _listed(entry: Entry, key: str) -> str:
    return "; ".join(part for line in entry.lines(key) for part in lines(line))


def _fill(entry: TrackerEntry, meanings: Mapping[str, Status]) -> str:
    """The colour that counts: of the status cell, else the only one of the row that means something."""
    fills = [cell.fill for cell in entry.status_cells if cell.fill] or sorted(
        {cell.fill for cell in entry.cells if cell.fill and meaning_of(cell.fill, meanings)})
    return fills[0] if len({meaning_of(fill, meanings) for fill in fills}) == 1 else ""


def _columns_of_dates(entries: Sequence[TrackerEntry]) -> dict[tuple[str, int, str], list[Cell]]:
    """The cells of each column of dates: sheet, column and its key -> cells."""
    columns: dict[tuple[str, int, str], dict[int, Cell]] = {}
    for entry in entries:
        for key in _DATED:
            for cell in _held(entry, key):
                columns.setdefault((_sheet(entry), cell.column, key), {})[cell.row] = cell
    return {place: list(cells.values()) for place, cells in columns.items()}
