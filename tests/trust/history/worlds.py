"""Where a history happens: in memory, by the merge alone; or on disk, by the jobs, with workbooks that are filled in.

Both do what they are told, and know nothing of what should come of it.
"""

from collections.abc import Collection, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any, Protocol

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.doors.command_line import value_beside
from tests.registers import register as register_of
from tests.returns import filled_in, open_round, plain_register
from tests.trust.history.restated_workbooks import ERROR, Typed
from tests.trust.history.steps import FURTHER, Planned
from tests.trust.restated import Book
from toolkit.jobs.consolidating import consolidate_returns
from toolkit.jobs.issuing import issue_workbooks
from toolkit.jobs.past import UNDO, undo
from toolkit.jobs.registers import create, load
from toolkit.tracker.merge.consolidate import Consolidation, consolidate, with_hand_edits
from toolkit.tracker.merge.proposals.deciding import decide_proposals
from toolkit.tracker.record.actions import Action, Comment, Recommendation, Source
from toolkit.tracker.record.cells import CellValue, ErrorValue, address
from toolkit.tracker.record.codes import How, Status, YesNo
from toolkit.tracker.record.columns import Column, columns_of, from_plain, to_plain
from toolkit.tracker.record.decisions import Conflict
from toolkit.tracker.record.forms.form import STANDARD
from toolkit.tracker.record.history import Change, now_stamp
from toolkit.tracker.record.problems import Problem, Refused
from toolkit.tracker.record.register import Register, Settings
from toolkit.tracker.record.register_sheets import UNITS
from toolkit.tracker.record.rounds import ReportingRound
from toolkit.tracker.record.units import Unit
from toolkit.tracker.returns.content import ReturnContent
from toolkit.tracker.returns.issuing import fulfil_requests, issue
from toolkit.tracker.returns.parsing import parse_return
from toolkit.tracker.returns.submission import Submission
from toolkit.tracker.views.filters import Selection
from toolkit.tracker.views.rounds.closed import close_last

START = datetime(2019, 1, 1, 9)
COLUMNS: dict[str, Column] = {column.key: column for column in (*columns_of(Action), *STANDARD.answers)}
UNIT_COLUMNS: dict[str, Column] = {column.key: column for column in columns_of(Unit)}
SETTINGS: dict[str, Column] = {column.key: column for column in columns_of(Settings)}
LABELS: dict[str, str] = {code.value: code.label for code in (*Status, *YesNo)}
OWN_ROW = "Actions row"
"""Under which the history has an action that was added or deleted by hand."""


@dataclass(frozen=True)
class Ran:
    """What came of a run: what it told of the returns that it read and of the merge, and whether there was anything new."""

    problems: list[Problem]
    is_new: bool


class World(Protocol):
    """Where a history happens.

    Attributes:
        register: As it is read now, with the hand edits that are found.
        cells: By return, the address of each cell -> what stands in it.
        may_refuse: Whether it knows when there is nothing to be taken back.
    """

    may_refuse: bool
    register: Register
    cells: dict[str, dict[str, object]]

    def issue(self, one: ReportingRound, joint: bool, units: Collection[str], *, anybody: bool) -> None:
        """Issue workbooks of a round; to nobody, where nothing is to be asked."""

    def fill_in(self, book: Book, typed: Typed, drop: str, name: str) -> None:
        """Return a workbook."""

    def copy(self, name: str, copy: str) -> None:
        """Put a return into the folder once more, under another name."""

    def consolidate(self, round_name: str, names: Sequence[str], accept_emptied: bool) -> Ran:
        """Consolidate returns."""

    def type_action(self, ref: str, new: Mapping[str, str]) -> None:
        """Change an action in the register by hand."""

    def type_comment(self, key: tuple[str, str, str], column: str, value: str) -> None:
        """Change a comment in the register by hand."""

    def type_unit(self, code: str, new: Mapping[str, str]) -> None:
        """Change a unit in the register by hand."""

    def add_action(self, planned: Planned) -> None:
        """Add an action to the register by hand."""

    def delete_action(self, ref: str) -> None:
        """Delete an action from the register by hand."""

    def decide(self, conflict: Conflict, word: str, by: str) -> None:
        """Type a decision on an option."""

    def set(self, key: str, value: str) -> None:
        """Type a setting."""

    def decide_date(self, at: int, word: str, by: str) -> None:
        """Type a decision on a new date, by its place among all that was asked for."""

    def undo(self) -> bool:
        """Take the last consolidation back; False if that is refused."""


def later(now: datetime, one: ReportingRound) -> datetime:
    """A moment after another one at which a round is issued, some days after its as-of date."""
    after = datetime.combine(one.as_of, time(9)) + timedelta(days=10) if one.as_of else now
    return max(now + timedelta(hours=9), after)


def shown(key: str, plain: str) -> CellValue | None:
    """A plain value as it is typed into a cell."""
    if not plain or plain == ERROR:
        return ErrorValue(ERROR) if plain else None
    if key in ("completed", "revised_deadline", "due_date", "until"):
        return date.fromisoformat(plain)
    return LABELS.get(plain, plain)


def made(planned: Sequence[Planned]) -> Register:
    """The register that an organization begins with."""
    rows = [f"| {one.ref} | Do {one.ref} | {', '.join(one.lead)} | {', '.join(one.support)} | {one.due} | {one.status} | {one.comment} |"
            for one in planned]
    register = register_of("\n".join(["| Ref. | Action | Lead | Support | Due date | Status | Comment |", *rows]), units="""
        | Code | Name         |
        | PAR  | Parks        |
        | LIB  | Library      |
        | WAT  | Waterworks   |
        | OBS  | Observatory  |
    """)
    code = FURTHER.removesuffix("-")
    register.sources[code] = Source(code, "Audit of the lamps", prefix=FURTHER)
    for ref, action in register.actions.items():
        if ref.startswith(FURTHER):
            number = action.recommendation.removeprefix(FURTHER)
            register.recommendations.pop((action.source, action.recommendation), None)
            register.put(Recommendation(number, text=f"Recommendation {number}", source=code))
            register.actions[ref] = replace(action, source=code, recommendation=number, number=ref.removeprefix(FURTHER))
    return register


def _action(planned: Planned) -> Action:
    return made([planned]).actions[planned.ref]


class InMemory:
    """The merge alone. Undoing is to go back to the register of before, as the job does from the archive."""

    may_refuse = False

    def __init__(self, planned: Sequence[Planned]) -> None:
        self.register = made(planned)
        self.now = START
        self.cells: dict[str, dict[str, object]] = {}
        self._written = self.register.copy()
        self._contents: dict[Book, ReturnContent] = {}
        self._sent: dict[str, Submission] = {}
        self._before: list[Register] = []

    def issue(self, one: ReportingRound, joint: bool, units: Collection[str], *, anybody: bool) -> None:
        self.now = later(self.now, one)
        asked = {issuance.content.unit.code for issuance in issue(self.register, one)}
        assert bool(asked.intersection(units) if units else asked) is anybody, f"workbooks for {asked}"
        if not anybody:
            return
        before, self.register = self.register, with_hand_edits(self.register, now_stamp(self.now))
        close_last(self.register, before, one, now_stamp(self.now))
        decide_proposals(self.register, now_stamp(self.now))
        contents = open_round(self.register, one, "all" if joint else "lead", units, everything=False)
        for content in contents.values():
            self._contents[Book(one.name, content.unit.code, content.issued.version)] = content
        fulfil_requests(self.register, (content.issued for content in contents.values()), now_stamp(self.now))
        self._written = self.register.copy()

    def fill_in(self, book: Book, typed: Typed, drop: str, name: str) -> None:
        content = self._contents[book]
        raw = filled_in(content, {cell: shown(cell[1], value) for cell, value in typed.items()}, drop=[drop])
        self.cells[name] = {address(row, at): value for row, cells in raw.sheets[0].rows.items() for at, value in cells.items()}
        self._sent[name] = parse_return(raw, content.issued, name, f"bytes of {name}")

    def copy(self, name: str, copy: str) -> None:
        one = self._sent[name]
        self._sent[copy] = replace(one, file=copy, problems=tuple(problem.in_file(copy) for problem in one.problems))
        self.cells[copy] = self.cells[name]

    def consolidate(self, round_name: str, names: Sequence[str], accept_emptied: bool) -> Ran:
        self._tick()
        submissions = [self._sent[name] for name in names]
        outcome = self._merged(self.register, round_name, submissions, accept_emptied)
        untidy = Random(len(names)).sample(submissions, len(names))
        assert plain_register(self._merged(self.register, round_name, untidy, accept_emptied).register) == plain_register(
            outcome.register), "the order of the files matters"
        again = self._merged(outcome.register, round_name, submissions, accept_emptied)
        assert not again.is_new, f"a run again changes something: {again.changes}"
        if outcome.is_new:
            self._before.append(self.register)
            self.register, self._written = outcome.register, outcome.register.copy()
        return Ran([*(p for s in submissions for p in s.problems), *outcome.problems], outcome.is_new)

    def _merged(self, held: Register, round_name: str, some: Sequence[Submission], accept_emptied: bool) -> Consolidation:
        return consolidate(held, round_name, some, now_stamp(self.now), accept_emptied=accept_emptied)

    def type_action(self, ref: str, new: Mapping[str, str]) -> None:
        typed: dict[str, Any] = {key: from_plain(value, COLUMNS[key]) for key, value in new.items()}
        self.register.actions[ref] = replace(self.register.actions[ref], **typed)
        self._read_again()

    def type_comment(self, key: tuple[str, str, str], column: str, value: str) -> None:
        typed: dict[str, Any] = {column: from_plain(value, COLUMNS[column])}
        self.register.comments[key] = replace(self.register.comments[key], **typed)
        self._read_again()

    def type_unit(self, code: str, new: Mapping[str, str]) -> None:
        typed: dict[str, Any] = {key: from_plain(value, UNIT_COLUMNS[key]) for key, value in new.items()}
        self.register.units[code] = replace(self.register.units[code], **typed)
        self._read_again()

    def add_action(self, planned: Planned) -> None:
        self.register.actions[planned.ref] = _action(planned)
        self._read_again()

    def delete_action(self, ref: str) -> None:
        del self.register.actions[ref]
        self._read_again()

    def decide(self, conflict: Conflict, word: str, by: str) -> None:
        self.register.conflicts = [replace(c, decision=word, decided_by=by) if c is conflict else c
                                   for c in self.register.conflicts]

    def set(self, key: str, value: str) -> None:
        said: dict[str, Any] = {key: from_plain(value, SETTINGS[key])}
        self.register.settings = replace(self.register.settings, **said)
        self._read_again()

    def decide_date(self, at: int, word: str, by: str) -> None:
        self.register.proposals[at] = replace(self.register.proposals[at], decision=word, decided_by=by)

    def undo(self) -> bool:
        self._tick()
        undone = [change for change in self.register.history if change.how is How.UNDO]
        self.register = with_hand_edits(self._before.pop(), now_stamp(self.now))
        undone.append(Change(now_stamp(self.now), key=UNDO, how=How.UNDO))
        self.register.history += [change for change in undone if change not in self.register.history]
        self._written = self.register.copy()
        return True

    def _tick(self) -> None:
        self.now += timedelta(hours=9)

    def _read_again(self) -> None:
        """Find what differs from the register as it was last written, as reading the file does."""
        before, now = self._written, self.register
        edits = [Change(ref=ref, key=OWN_ROW, new="added" * (ref in now.actions), how=How.HAND)
                 for ref in before.actions.keys() ^ now.actions.keys()]
        for ref in before.actions.keys() & now.actions.keys():
            edits += _differing(ref, before.actions[ref], now.actions[ref])
        for key in before.comments:
            edits += _differing(key[0], before.comments[key], now.comments[key])
        for code in before.units:
            edits += [replace(edit, sheet=UNITS.name) for edit in _differing(code, before.units[code], now.units[code])]
        edits += _differing("", before.settings, now.settings)
        now.hand_edits = edits


def _differing(
    ref: str, before: Action | Comment | Unit | Settings, now: Action | Comment | Unit | Settings
) -> list[Change]:
    record: type = type(now)
    plain = {column.key: (to_plain(getattr(before, column.key)), to_plain(getattr(now, column.key)))
             for column in columns_of(record)}
    return [Change(ref=ref, key=key, old=old, new=new, how=How.HAND) for key, (old, new) in plain.items() if old != new]


def _columns(sheet: Worksheet) -> dict[object, int]:
    """Heading -> the number of its column."""
    return {cell.value: at for at, cell in enumerate(sheet[1], start=1)}


class OnDisk:
    """A folder with a register, by the jobs; people work with openpyxl."""

    may_refuse = True

    def __init__(self, planned: Sequence[Planned], folder: Path) -> None:
        self.folder, self.now = folder, START
        self.path = folder / "register.xlsx"
        self.cells: dict[str, dict[str, object]] = {}
        self._books: dict[Book, Path] = {}
        create(self.path, made(planned), self.now)
        self._read()

    def issue(self, one: ReportingRound, joint: bool, units: Collection[str], *, anybody: bool) -> None:
        self.now = later(self.now, one)
        out = self.folder / "outbox" / f"{self.now:%Y-%m-%d-%H}"
        with nullcontext() if anybody else pytest.raises(Refused, match="all actions are finished"):
            issue_workbooks(self.path, one.name, self.now, as_of=one.as_of, out=out, selection=Selection(units=tuple(units)),
                            joint="all" if joint else "lead")
        if not anybody:
            return
        self._read()
        for path in out.iterdir():
            version = len(self.register.issued[one.name, path.stem])
            self._books[Book(one.name, path.stem, version)] = path

    def fill_in(self, book: Book, typed: Typed, drop: str, name: str) -> None:
        workbook = openpyxl.load_workbook(self._books[book])
        sheet = workbook["Actions"]
        columns = _columns(sheet)
        rows = {sheet.cell(row, 1).value: row for row in range(2, sheet.max_row + 1)}
        for (ref, key), value in typed.items():
            typed_in = shown(key, value)
            sheet.cell(rows[ref], columns[COLUMNS[key].heading]).value = (
                ERROR if isinstance(typed_in, ErrorValue) else typed_in)  # type: ignore[assignment]
        if drop:
            sheet.delete_cols(columns[COLUMNS[drop].heading])
        workbook.properties.description = name
        self._saved(name).parent.mkdir(exist_ok=True)
        workbook.save(self._saved(name))
        self.cells[name] = {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None}

    def copy(self, name: str, copy: str) -> None:
        self._saved(copy).write_bytes(self._saved(name).read_bytes())
        self.cells[copy] = self.cells[name]

    def consolidate(self, round_name: str, names: Sequence[str], accept_emptied: bool) -> Ran:
        self._tick()
        files = [self._saved(name) for name in names]
        result = consolidate_returns(self.path, files, round_name, self.now, accept_emptied=accept_emptied)
        self._read()
        assert not (result.written and self.register.hand_edits), "a hand edit that nobody made"
        again = consolidate_returns(self.path, files[::-1], round_name, self.now, accept_emptied=accept_emptied, dry_run=True)
        assert not again.outcome.is_new, "a run again changes something"
        assert all(one.submission for one in result.received), result.problems
        read = [p for one in result.received for p in one.problems]
        return Ran([*read, *result.outcome.problems], result.written)

    def type_action(self, ref: str, new: Mapping[str, str]) -> None:
        self._type("Actions", {"Ref.": ref}, {COLUMNS[key].heading: shown(key, value) for key, value in new.items()})

    def type_comment(self, key: tuple[str, str, str], column: str, value: str) -> None:
        ref, unit, round_name = key
        self._type("Comments", {"Ref.": ref, "Unit": unit, "Round": round_name}, {COLUMNS[column].heading: shown(column, value)})

    def type_unit(self, code: str, new: Mapping[str, str]) -> None:
        self._type("Units", {"Code": code}, {UNIT_COLUMNS[key].heading: shown(key, value) for key, value in new.items()})

    def add_action(self, planned: Planned) -> None:
        action = _action(planned)
        plain = {column.heading: shown(column.key, to_plain(getattr(action, column.key))) for column in columns_of(Action)}
        self._type("Actions", {"Ref.": None}, plain)

    def delete_action(self, ref: str) -> None:
        self._type("Actions", {"Ref.": ref}, None)

    def decide(self, conflict: Conflict, word: str, by: str) -> None:
        self._type("Conflicts", {"Conflict": conflict.number, "Option": conflict.option}, {"Decision": word, "Decided by": by})

    def set(self, key: str, value: str) -> None:
        workbook = openpyxl.load_workbook(self.path)
        value_beside(workbook["Settings"], SETTINGS[key].heading).value = LABELS[value]
        workbook.save(self.path)
        self._read()

    def decide_date(self, at: int, word: str, by: str) -> None:
        workbook = openpyxl.load_workbook(self.path)
        sheet = workbook["Proposed"]
        columns = _columns(sheet)
        sheet.cell(2 + at, columns["Decision"]).value, sheet.cell(2 + at, columns["Decided by"]).value = word, by
        workbook.save(self.path)
        self._read()

    def undo(self) -> bool:
        self._tick()
        try:
            undo(self.path, self.now)
        except Refused:
            return False
        finally:
            self._read()
        return True

    def _type(self, name: str, where: Mapping[str, object], new: Mapping[str, object] | None) -> None:
        """Type into the row that is found, or delete it."""
        workbook = openpyxl.load_workbook(self.path)
        sheet = workbook[name]
        columns = _columns(sheet)
        row = next(row for row in range(2, sheet.max_row + 2) if all(
            (sheet.cell(row, columns[heading]).value or None) == (value or None) for heading, value in where.items()))
        if new is None:
            sheet.delete_rows(row)
        for heading, value in (new or {}).items():
            sheet.cell(row, columns[heading]).value = value  # type: ignore[assignment]
        workbook.save(self.path)
        self._read()

    def _saved(self, name: str) -> Path:
        return self.folder / "inbox" / name

    def _read(self) -> None:
        self.register = load(self.path).register

    def _tick(self) -> None:
        self.now += timedelta(hours=9)
