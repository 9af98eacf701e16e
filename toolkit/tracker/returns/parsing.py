"""From the raw cells of a return to what it says, row by row, and to everything that is wrong with it."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from toolkit.tracker.judging.live import LIVE, letters_behind_check, letters_of
from toolkit.tracker.judging.rules import Answers, Rule, broken_rules
from toolkit.tracker.judging.swapped_dates import swapped, swapped_among
from toolkit.tracker.judging.verifying.claims import COUNTS_AS
from toolkit.tracker.judging.verifying.renewed import EXPLAINED
from toolkit.tracker.record.cells import CellValue, Formula, RawSheet, RawWorkbook, Row, address, column_letters
from toolkit.tracker.record.codes import ProposalKind, Status, Verification
from toolkit.tracker.record.columns import (
    EXCEL_TEXT_LIMIT,
    VERIFICATION,
    Column,
    Filler,
    Kind,
    columns_of,
    fold,
    from_plain,
    tidy,
)
from toolkit.tracker.record.decisions import Proposal, Proposed
from toolkit.tracker.record.forms.form import STANDARD, Form
from toolkit.tracker.record.periods import Period
from toolkit.tracker.record.problems import Place, Problem, Refused
from toolkit.tracker.record.rounds import Issued, Plain
from toolkit.tracker.returns.answers import as_text, read_answer, read_returned
from toolkit.tracker.returns.contributed import CONTRIBUTIONS_SHEET, read_contributions
from toolkit.tracker.returns.extra_sheets import actions_layout, extra_sheets
from toolkit.tracker.returns.headings import Layout, find_layout
from toolkit.tracker.returns.marked import beyond_cells
from toolkit.tracker.returns.merged_cells import hidden_by, merged_within, range_of, told_of
from toolkit.tracker.returns.outside import outside_of
from toolkit.tracker.returns.return_sheets import BASE_SHEET
from toolkit.tracker.returns.submission import ReturnedRow, Submission
from toolkit.tracker.returns.typed_over import finished_layout, typed_into_finished, typed_over
from toolkit.tracker.wording.words import nearest
from toolkit.words.phrases import fact
from toolkit.words.speaking import _, figure, texts

ACTIONS_SHEET = _("Actions")
PROPOSALS_SHEET = _("New actions")
ABOUT_LENGTH = ("too-long", "longer-than-asked")
"""Problems that name how long a text is, and not the text."""
JUDGED = Answers._fields[1:]
"""Keys of the columns that rules look at, in their order."""
FINAL = frozenset(status.value for status in Status if status.is_final)
"""Plain values of a status that ends an action."""
GIVEN = "given"
"""Stands for any text where a rule asks only whether there is one."""


def parse_return(raw: RawWorkbook, issued: Issued, file: str, sha256: str) -> Submission:
    """Read and judge a return.

    Args:
        raw: The workbook as read.
        issued: What it answers to.
        file: Its name, for the places of problems and for the history.
        sha256: Of its bytes.

    Raises:
        Refused: It has no sheet with the tracker's headings.
    """
    finished, remembered = finished_layout(raw, issued), raw.sheet(BASE_SHEET) is not None
    sheet, layout = find_actions(raw, file, issued.form, finished[0] if finished else None)
    parser = _Parser(sheet, layout, issued, file)
    rows = parser.rows()
    proposals, unclear = _proposals(raw)
    contributions, doubts = read_contributions(raw, issued.themes)
    read = [*([PROPOSALS_SHEET] if proposals is not None else []), *([finished[0].name] if finished else []),
            *([CONTRIBUTIONS_SHEET] if contributions is not None else [])]
    problems = [
        *_beyond(raw), *layout.problems, *parser.problems, *unclear, *doubts, *outside_of(sheet, layout),
        *typed_over(sheet, layout, issued, {ref: row.row for ref, row in rows.items()},
                    remembered=remembered),
        *(typed_into_finished(*finished, issued, remembered=remembered) if finished else ()),
        *extra_sheets(raw, sheet, issued.form, read),
    ]
    is_unchanged = not (contributions or proposals or parser.proposals) and _are_as_issued(rows, issued)
    return Submission(
        file=file,
        sha256=sha256,
        issued=issued,
        sheet=sheet.name,
        letters={key: column_letters(number) for key, number in layout.where.items()},
        rows=rows,
        proposals=tuple(replace(p, round=issued.round, unit=issued.unit, file=file)
                        for p in (*parser.proposals, *(proposals or ()))),
        problems=tuple(problem.in_file(file) for problem in problems),
        contributions=contributions,
        set_aside=parser.set_aside,
        is_unchanged=is_unchanged,
    )


def _are_as_issued(rows: Mapping[str, ReturnedRow], issued: Issued) -> bool:
    return rows.keys() == issued.values.keys() and not any(
        row.unread or any(plain != issued.values[ref].get(key, "") for key, plain in row.plain.items())
        for ref, row in rows.items())


def find_actions(
    raw: RawWorkbook, file: str, form: Form, finished: RawSheet | None = None
) -> tuple[RawSheet, Layout]:
    """The Actions sheet, by its name or else by its headings.

    Args:
        raw: The return.
        file: Its name.
        form: What the sheet shows.
        finished: Its sheet Finished, which has some of the headings, too.

    Raises:
        Refused: There is none.
    """
    named = raw.sheet(ACTIONS_SHEET)
    for sheet in ([named] if named else []) + [s for s in raw.sheets if s is not named and s is not finished]:
        layout = actions_layout(sheet, form)
        if layout is not None:
            return sheet, layout
    raise Refused("no-actions-sheet", Place(file=file))


def _beyond(raw: RawWorkbook) -> list[Problem]:
    beyond = beyond_cells(raw)
    return [Problem("beyond-cells", found=", ".join(texts(*beyond)))] if beyond else []


class _Parser:
    """Reads the rows of one Actions sheet, gathering problems on the way."""

    def __init__(self, sheet: RawSheet, layout: Layout, issued: Issued, file: str) -> None:
        self.sheet, self.file = sheet, file
        self.layout = layout
        self.issued = issued
        self.problems: list[Problem] = []
        self.proposals: list[Proposed] = []
        self.set_aside: dict[int, str] = {}
        where = layout.where
        columns, answers = issued.form.by_key, issued.form.answers
        self.columns, self.status = columns, columns["status"]
        self.centre = [(k, n) for k, n in where.items() if columns[k].filler is Filler.CENTRE and k != "ref"]
        self.shown = [key for key, _ in self.centre], [at for _, at in self.centre]
        self.answers = [(c, c.key, where[c.key]) for c in answers if c.key in where]
        self.written = [at for _, at in self.centre] + [at for *_, at in self.answers]
        self.leads = {key for c, key, _ in self.answers if c.filler is Filler.LEAD}
        self.required = [key for c, key, _ in self.answers if c.required]
        self.dates = {key for c, key, _ in self.answers if c.kind in (Kind.DATE, Kind.PERIOD)}
        self.texts = {key for c, key, _ in self.answers if c.is_text}
        self.said_nothing = {key: "" for _, key, _ in self.answers}
        self.absent = {c.key for c in answers if c.key not in where}
        self.derived = [where[k] for k in where if columns[k].filler is Filler.DERIVED]
        behind = letters_behind_check(issued.form.columns)
        self.letters = {key: column_letters(where[key]) for key in behind if key in where}
        self.places = {key: column_letters(at) for key, at in where.items()}
        self.headings = {key: column.heading for key, column in columns.items()}
        self.live = {where[k] for k in LIVE if k in where}
        self.typed_days: dict[str, dict[tuple[str, int], date]] = {}
        self.typed_texts: dict[str, list[str]] = {}
        self.merged = merged_within(sheet, layout)
        self.hides = hidden_by(self.merged, where.values())

    def rows(self) -> dict[str, ReturnedRow]:
        """Every row that was issued and stands in the sheet once."""
        numbered = list(self._numbered())
        counts = Counter(ref for ref, _, _ in numbered)
        read: dict[str, ReturnedRow] = {}
        for ref, number, row in numbered:
            if ref not in self.issued.values:
                is_finished = ref in self.issued.finished
                self._add("ref-finished" if is_finished else "ref-unknown", number, "ref", ref, ref,
                          "" if is_finished else self._nearest_ref(ref))
                self._put_aside(number, row)
            elif counts[ref] > 1:
                self._add("ref-duplicate", number, "ref", ref, ref)
                self._put_aside(number, row)
            else:
                read[ref] = self._read_row(ref, number, row)
        for ref in (ref for ref in self.issued.values if ref not in counts):
            self._add("ref-missing", 0, "", ref, ref)
        self._doubt_days()
        self._tell_merged({row.row: ref for ref, row in read.items()})
        return read

    def _doubt_days(self) -> None:
        """Ask about real dates that the texts in their column, or the rules, show to have day and month swapped."""
        for key, days in self.typed_days.items():
            meant = {where: other for where, day in days.items()
                     if (other := swapped(day)) and self._broken_by_day(key, where[0], other)
                     < self._broken_by_day(key, where[0], day)}
            meant |= swapped_among(self.typed_texts.get(key, ()), days)
            for (ref, row), day in meant.items():
                self._add("day-month-swapped", row, key, ref, days[ref, row].isoformat(), day.isoformat())

    def _broken_by_day(self, key: str, ref: str, day: date) -> set[str]:
        """The rules about a column that a date in it breaks."""
        broken = broken_by({key: day.isoformat()}, (), self.issued.values[ref], self.issued.as_of)
        return {rule.code for rule in broken if rule.column == key}

    def _tell_merged(self, refs: Mapping[int, str]) -> None:
        """Name the merged cells, and what they were read as where they hold answers."""
        keys = {at: key for key, at in self.layout.where.items()}
        for problem, merged in zip(told_of(self.sheet, self.merged), self.merged, strict=True):
            top, left, _, right = merged
            if top in refs and left in keys and any(left <= at <= right for *_, at in self.answers):
                self._add("answers-merged", top, keys[left], refs[top], range_of(merged))
            else:
                self.problems.append(problem)

    def _numbered(self) -> Iterator[tuple[str, int, Row]]:
        ref_column = self.layout.where["ref"]
        for number, row in self.sheet.rows.items():
            if number <= self.layout.header_row:
                continue
            ref = as_text(row.get(ref_column))
            if self._is_hidden(number, ref_column):
                self._add("ref-merged", number, "ref", "", "")
                self._put_aside(number, row)
            elif ref:
                yield ref, number, row
            elif any(as_text(row.get(at)) for at in self.written):
                self._propose(number, row)
                self._put_aside(number, row)
            else:
                for at in self.derived:
                    if (text := as_text(row.get(at))) and not self._is_computed(row, at):
                        place = Place(sheet=self.sheet.name, row=number, cell=address(number, at))
                        self.problems.append(Problem("value-outside", place, text))

    def _is_computed(self, row: Row, at: int) -> bool:
        """Whether a cell holds a formula where ours stand, which says nothing that anybody typed."""
        return at in self.live and isinstance(row[at], Formula)

    def _put_aside(self, number: int, row: Row) -> None:
        """Keep what a row says that is not taken as it stands, heading by heading, for the copy that is sent back."""
        headings = self.sheet.rows[self.layout.header_row]
        lines = [fact(as_text(headings.get(at)) or column_letters(at), text) for at in sorted(row)
                 if (text := as_text(row[at])) and not self._is_computed(row, at)]
        self.set_aside[number] = "\n".join(lines)

    def _read_row(self, ref: str, number: int, row: Row) -> ReturnedRow:
        base = self.issued.values[ref]
        keys, places = self.shown
        for at, key, value, said in zip(places, keys, map(row.get, places), map(base.get, keys), strict=True):
            if value == said or (type(value) is date and value.isoformat() == said):
                continue
            issued = said or ""
            shown = as_text(value) if type(value) is not str else value
            if shown != issued and fold(shown) != fold(issued) and not self._is_hidden(number, at) and (
                    read_answer(value, self.columns[key]).plain != issued):
                self._add("locked-changed", number, key, ref, shown, issued)
        returned = ReturnedRow(number, self.said_nothing.copy(), {})
        leads = self.issued.may_answer(ref, self.status)
        if self.merged or not leads:
            self._leave_out(returned, ref, row, base, leads=leads)
        for column, key, at in [answer for answer in self.answers if answer[2] in row]:
            if key in returned.plain:
                self._read_cell(returned, ref, column, row[at])
                if key in self.dates:
                    self._note_date(returned, ref, key, row[at], base)
        for key in self.required:
            if returned.plain.get(key) == "":
                self._add("own-missing", number, key, ref, "")
        if leads:
            self._judge(ref, returned, base)
        return returned

    def _is_hidden(self, row: int, at: int) -> bool:
        """Whether a cell hides behind the one that it is merged with."""
        return bool(self.merged) and self.hides(row, at)

    def _leave_out(self, returned: ReturnedRow, ref: str, row: Row, base: Plain, *, leads: bool) -> None:
        """Leaves out answers that hide behind another cell, and those that are not this unit's to give."""
        for column, key, at in self.answers:
            if self.merged and self.hides(returned.row, at):
                del returned.plain[key]
            elif not leads and key in self.leads:
                del returned.plain[key]
                self._leave(returned.row, ref, column, row.get(at), base)

    def _leave(self, number: int, ref: str, column: Column, value: CellValue | None, base: Plain) -> None:
        """An answer that is not this unit's to give: a change there is named, and not taken."""
        issued = base.get(column.key, "")
        if read_returned(value, column).plain != issued:
            self._add("not-yours-to-answer", number, column.key, ref, as_text(value), issued)

    def _read_cell(self, returned: ReturnedRow, ref: str, column: Column, value: CellValue) -> None:
        if type(value) is str and column.key in self.texts and len(text := tidy(value)) <= column.max_length:
            returned.plain[column.key] = text
            return
        plain, code, suggestion = read_returned(value, column)
        if plain is not None:
            returned.plain[column.key] = plain
        if not code:
            return
        written = as_text(value)
        if plain is None:
            del returned.plain[column.key]
            returned.unread[column.key] = written[:EXCEL_TEXT_LIMIT]
        found = figure(len(written)) if code in ABOUT_LENGTH else written
        self._add(code, returned.row, column.key, ref, found, suggestion)

    def _note_date(self, returned: ReturnedRow, ref: str, key: str, value: CellValue, base: Plain) -> None:
        """Take note of a date that was typed, to be judged by those in its column."""
        if isinstance(value, str):
            self.typed_texts.setdefault(key, []).append(value)
        elif isinstance(value, date) and returned.plain.get(key) != base.get(key):
            day = value.date() if isinstance(value, datetime) else value
            self.typed_days.setdefault(key, {})[ref, returned.row] = day

    def _judge(self, ref: str, returned: ReturnedRow, base: Plain) -> None:
        is_whole = len(returned.plain) == len(self.said_nothing) and not self.absent
        unread = () if is_whole else self.said_nothing.keys() - returned.plain.keys() | self.absent
        for rule in broken_by(returned.plain, unread, base, self.issued.as_of):
            self._add(rule.code, returned.row, rule.column, ref, returned.plain.get(rule.column, ""),
                      self.headings.get(rule.instead, ""), letters_of(rule, self.letters))
            if self.problems[-1].is_error and returned.plain.get(rule.column):
                returned.unread[rule.column] = returned.plain.pop(rule.column)
        before, now = base.get("status", ""), returned.plain.get("status", "")
        is_refused = base.get(VERIFICATION) == Verification.NOT_ACCEPTED
        if is_refused and now in COUNTS_AS and not any(
                returned.plain.get(key, "") not in ("", base.get(key, "")) for key in EXPLAINED):
            self._add("claimed-again", returned.row, "status", ref, Status(now).label,
                      base.get("verification_reason", ""))
        elif now and before in FINAL and now not in FINAL and not is_refused:
            self._add("status-reopened", returned.row, "status", ref, Status(now).label, Status(before).label)

    def _propose(self, number: int, row: Row) -> None:
        texts = {key: as_text(row.get(at)) for key, at in self.layout.where.items()}
        cell = address(number, self.layout.where["ref"])
        self.problems.append(Problem("row-without-ref", Place(sheet=self.sheet.name, row=number, cell=cell)))
        self.proposals.append(Proposed(
            text=texts.get("text", "") or texts.get("comment", ""), responsible=texts.get("responsible", ""),
            deadline=texts.get("deadline", "") or texts.get("due_date", ""), reason=texts.get("comment", ""),
            sheet=self.sheet.name, cell=cell, kind=ProposalKind.NEW_ACTION))

    def _nearest_ref(self, ref: str) -> str:
        return nearest(ref, self.issued.values, 60) or ""

    def _add(
        self, code: str, row: int, key: str, ref: str, found: str, suggestion: str = "", letters: tuple[str, ...] = ()
    ) -> None:
        letters_of_column = self.places.get(key)
        cell = f"{letters_of_column}{row}" if letters_of_column and row else ""
        place = Place(self.file, self.sheet.name, row, cell, self.headings.get(key, ""), ref)
        self.problems.append(Problem(code, place, found, suggestion, letters))


def broken_by(plain: Plain, unread: Collection[str], base: Plain, as_of: date) -> Sequence[Rule]:
    """The rules that a row breaks; a rule that looks at an answer that could not be read does not judge.

    Args:
        plain: Answers as read.
        unread: Keys of answers that could not be read.
        base: What was issued: the due date, and the answers whose column is missing.
        as_of: Of the round.
    """
    due, status, completed, revised, *texts, still_so = [
        base.get(key, "") if said is None else said for key, said in zip(JUDGED, map(plain.get, JUDGED), strict=True)]
    broken = _broken(as_of, due, status, completed, revised, *[text and GIVEN for text in texts], still_so)
    return [rule for rule in broken if set(unread).isdisjoint(rule.looks_at)] if unread else broken


@lru_cache(maxsize=10_000)
def _broken(as_of: date, *plain: str) -> tuple[Rule, ...]:
    """The rules that answers break, in the order of `JUDGED`; rows are much alike."""
    return tuple(broken_rules(Answers(as_of, *map(_typed, JUDGED, plain))))


@lru_cache(maxsize=10_000)
def _typed(key: str, plain: str) -> Any:
    """An answer as rules judge it: nothing instead of “not reported”, a period by the day that stands for it."""
    column = STANDARD.by_key[key]
    value = from_plain(plain, column) if plain or column.kind in (Kind.TEXT, Kind.NOTE) else None
    return value.day if isinstance(value, Period) else value


def _proposals(raw: RawWorkbook) -> tuple[list[Proposed] | None, list[Problem]]:
    """What the sheet New actions proposes, and what is odd about it; None where there is no such sheet to be read."""
    sheet = raw.sheet(PROPOSALS_SHEET)
    layout = find_layout(sheet, columns_of(Proposal), "text", 2) if sheet else None
    if sheet is None or layout is None:
        return None, []
    found = []
    for number, row in sheet.rows.items():
        texts = {key: as_text(row.get(at)) for key, at in layout.where.items()}
        if number > layout.header_row and any(texts.values()):
            said: dict[str, Any] = dict(texts)
            found.append(Proposed(**said, kind=ProposalKind.NEW_ACTION, sheet=sheet.name,
                                  cell=address(number, layout.where["text"])))
    odd = [problem for problem in layout.problems if problem.code != "column-missing"]
    return found, [*odd, *told_of(sheet, merged_within(sheet, layout)), *outside_of(sheet, layout)]
