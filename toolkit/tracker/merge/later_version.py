"""A later version of a document that a register holds: what changed in the document since it was taken in.

As with a return, each cell is held against two others: what the document said when it was taken in, and what the
register holds now. What the document left as it was changes nothing. What it changed is taken where the register
still holds what the document said before; else both values wait for a decision. Nothing is ever removed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from toolkit.tracker.merge.competing import in_competition, plain_form, shown
from toolkit.tracker.merge.documents import ADDED, COMMENTS, are_alike, rows_of, says_nothing
from toolkit.tracker.merge.refs import next_ref, refs_ever
from toolkit.tracker.merge.values import Values, competing_columns
from toolkit.tracker.record.actions import Source
from toolkit.tracker.record.codes import How
from toolkit.tracker.record.column_names import belonging, heading_of, not_taken, parted
from toolkit.tracker.record.columns import Column
from toolkit.tracker.record.decisions import Conflict
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.problems import Place, Problem
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import ACTIONS, RECOMMENDATIONS, Sheet
from toolkit.tracker.record.rounds import Document, Plain
from toolkit.tracker.returns.answers import as_text

FOLLOWS = {"due_date": "deadline", "lead": "responsible", "support": "responsible", "endorser": "responsible",
           "completed": "status", "closing_reason": "status", "continuing": "status",
           "revision_reason": "revised_deadline"}
"""Column -> the one whose new words may leave it empty."""
_READ_FROM = {"due_date": ("deadline",), "revised_deadline": ("deadline",), "lead": ("responsible",),
              "support": ("responsible",), "endorser": ("responsible",), "status": ("progress", "comment"),
              "completed": ("status", "progress", "comment"), "closing_reason": ("status", "progress", "comment"),
              "continuing": ("status",), "comment": ("progress", "note")}
"""Column of an action -> others of the document whose words it is read from, where it has none of its own."""
_ASKED_FROM = {"text": ("recommendation",), "acceptance": ("acceptance", "response", "text")}
"""The same for the columns of a recommendation."""


@dataclass(slots=True)
class Later:
    """What a later version of a document gave.

    Attributes:
        register: The new register; the one given is left as it was.
        new: What the recommendations and actions are called that are new.
        gone: What those are called that the document no longer has; the register keeps them.
        changes: What was taken from the document in place of something else.
        conflicts: What waits for a decision since.
        problems: What somebody should look at.
    """

    register: Register
    new: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def report(self, code: str, place: Place, found: str = "", suggestion: str = "") -> None:
        """Add a problem."""
        self.problems.append(Problem(code, place, found, suggestion))


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell of a row that document and register have.

    Attributes:
        column: Its column, with the key that the history has for it.
        base: What the document said before; None where that is not known.
        now: What it says now.
        held: What the register holds.
        value: What the document says, as its record has it.
        change: The line of history that it makes if it is taken.
        may_empty: Whether it may hold nothing now, because of what the document says in another column.
    """

    column: Column
    base: str | None
    now: str
    held: str
    value: Any
    change: Change
    may_empty: bool


class Compared:
    """What a comparison looks at: a later version, what the document said before, and the register.

    Args:
        outcome: What is found goes into it, and into its register, a copy that may be changed.
        document: What the later version gave.
        code: Of its source.
        when: The moment, as history writes it.
    """

    def __init__(self, outcome: Later, document: Register, code: str, when: str) -> None:
        self.outcome = outcome
        self.register = outcome.register
        self.document = document
        self.code = code
        self.when = when
        self.before: Document | None = self.register.documents.get(code)

    @property
    def source(self) -> Source:
        """The source, as the register has it."""
        return self.register.sources[self.code]


class RowsCompared(Compared):
    """Compares the rows that have a number: recommendations, actions, and the comments on these."""

    def __init__(self, outcome: Later, document: Register, code: str, when: str) -> None:
        super().__init__(outcome, document, code, when)
        self._values = Values(self.register)
        self._columns = competing_columns(self.register.form)
        self._ever = {*refs_ever(self.register)}
        self._places = {(line.ref, line.key): line for line in reversed(document.history)}
        self._numbered: dict[str, list[str]] = {}
        for action in self.register.actions.values():
            if action.source == code:
                self._numbered.setdefault(action.own_number, []).append(action.ref)
        self._said = {row["ref"]: row.get("text", "") for row in (self.before or {}).get(ACTIONS.name, ())}
        self._refs = {ref: held for ref in document.actions if (held := self._held_as(ref))}
        self._others = {ref: self._refs.pop(ref) for ref in [*self._refs] if self._is_another(ref)}

    def compare(self) -> Document:
        """Compare them all.

        Returns:
            What the document says now; and what it said before, where it says nothing any more.
        """
        return {sheet.name: self._compare(sheet) for sheet in (RECOMMENDATIONS, ACTIONS, COMMENTS)}

    def further_words(self) -> Iterator[Change]:
        """The words of the document that the history lacks, as when a document is taken in first."""
        known = {(line.ref, line.key, line.new) for line in self.register.history}
        told = {(line.ref, line.key) for line in self.outcome.changes}
        told |= {(conflict.ref, conflict.key) for conflict in self.outcome.conflicts}
        for line in self.document.history:
            ref = self._refs.get(line.ref) or (f"{self.source.prefix}{line.ref}" if line.ref else "")
            if (ref, line.key, line.new) not in known and (ref, line.key) not in told:
                yield replace(line, ref=ref, when=self.when)

    def _held_as(self, ref: str) -> str:
        """What the register calls an action of the document; "" where it has none such."""
        exact = f"{self.source.prefix}{ref}"
        held = self.register.actions.get(exact)
        own = {*self._numbered.get(ref, ()), *([exact] if held and held.source == self.source.code else ())}
        same = [one for one in own if self.register.actions[one].text == self._said.get(ref)]
        if len(same) != 1 and exact in own:
            return exact
        return same[0] if len(same) == 1 else own.pop() if len(own) == 1 else ""

    def _is_another(self, ref: str) -> bool:
        """Whether a new action of the document has the number of one that the register has from elsewhere."""
        if self.before is None or ref in self._said:
            return False
        return not are_alike(self.document.actions[ref].text, self.register.actions[self._refs[ref]].text)

    def _compare(self, sheet: Sheet) -> list[Plain]:
        before = {_key(sheet, row): row for row in (self.before or {}).get(sheet.name, ())}
        kept: dict[str, Plain] = {}
        for row, record in zip(rows_of(sheet, self.document), sheet.records(self.document), strict=True):
            key, name = _key(sheet, row), self._name(sheet, row)
            base = before.get(key) if self.before is not None else None
            kept[key] = dict(row)
            if self._has(sheet, row):
                kept[key] |= self._compare_row(sheet, base, row, record)
            elif base is None and not (self.before is None and sheet is not COMMENTS and name in self._ever):
                self._add(sheet, row, record)
            elif row != base:
                self.outcome.report("version-row-gone", self._place(Change(ref=name)), sheet.tab)
        gone = [row for key, row in before.items() if key not in kept]
        self._tell_gone(sheet, gone)
        return [*kept.values(), *gone]

    def _name(self, sheet: Sheet, row: Plain) -> str:
        """What a row of the document is called in the register."""
        if sheet is RECOMMENDATIONS:
            return self.register.name_of(self.source.code, row["number"])
        return self._refs.get(row["ref"], f"{self.source.prefix}{row['ref']}")

    def _has(self, sheet: Sheet, row: Plain) -> bool:
        if sheet is RECOMMENDATIONS:
            return (self.source.code, row["number"]) in self.register.recommendations
        name = self._name(sheet, row)
        if sheet is ACTIONS:
            return name in self.register.actions and row["ref"] not in self._others
        return name in self.register.actions and (name, row.get("unit", ""), "") in self.register.comments

    def _add(self, sheet: Sheet, row: Plain, record: Any) -> None:
        """Add a row that is new, under a reference that was never used."""
        name = self._name(sheet, row)
        if sheet is RECOMMENDATIONS:
            self.register.put(replace(record, source=self.source.code))
        elif sheet is ACTIONS:
            if name in self._ever:
                name = next_ref(self.register, self.source.code, record.recommendation)
            self._refs[record.ref] = name
            number = record.number or (record.ref if name != record.ref else "")
            self.register.actions[name] = replace(record, ref=name, source=self.source.code, number=number)
            if other := self._others.get(record.ref):
                line = self._line(sheet, row, name, "text", "", "")
                self.outcome.report("version-another-action", self._place(line), record.text, other)
        elif name in self.register.actions:
            self.register.comments[name, record.unit, ""] = replace(record, ref=name)
        if sheet is not COMMENTS:
            self.outcome.new.append(name)
        self._add_beside(sheet, row, record, name)

    def _add_beside(self, sheet: Sheet, row: Plain, record: Any, name: str) -> None:
        """Keep what a new row has in columns that the tracker does not know."""
        beside = self.document.extra.get(sheet.name, {}).get(sheet.identity_of(record))
        if beside:
            self.register.extra.setdefault(sheet.name, {})[self._row_key(sheet, row, name)] = dict(beside)

    def _row_key(self, sheet: Sheet, row: Plain, name: str) -> str:
        key = (self.source.code, row["number"]) if sheet is RECOMMENDATIONS else (name,)
        return " | ".join(key)

    def _tell_gone(self, sheet: Sheet, gone: list[Plain]) -> None:
        for row in gone:
            if self._has(sheet, row) and sheet is not COMMENTS:
                name = self._name(sheet, row)
                self.outcome.gone.append(name)
                self.outcome.report("version-gone", Place(self.document.sources[""].file), name)

    # cells

    def _compare_row(self, sheet: Sheet, base: Plain | None, row: Plain, record: Any) -> Plain:
        """Compare the cells of a row that both have.

        Returns:
            What the document said before in cells that are empty now, and whose values the register keeps.
        """
        kept: Plain = {}
        name, unit = self._name(sheet, row), row.get("unit", "") if sheet is COMMENTS else ""
        for column in sheet.columns:
            known = self._columns.get(belonging(column.key, sheet.name))
            if known is None or parted(known.key)[0] != column.key or column.key in sheet.identity:
                continue
            held = self._values.current(name, known, unit, "")
            leads = FOLLOWS.get(known.key, "")
            cell = _Cell(
                known, None if base is None else base.get(column.key, ""), row.get(column.key, ""),
                "" if says_nothing(column.key, held) else held, getattr(record, column.key),
                self._line(sheet, row, name, known.key, held, unit),
                bool(row.get(leads)) and base is not None and row.get(leads) != base.get(leads))
            if self._is_emptied(cell):
                kept[column.key] = cell.base or ""
            else:
                self._settle(cell)
        self._compare_beside(sheet, base, row, record, name)
        return kept

    def _line(self, sheet: Sheet, row: Plain, name: str, key: str, held: str, unit: str) -> Change:
        """A line of history for a cell, with the place of the words that it is read from."""
        own, belongs = parted(key)
        others = (_ASKED_FROM if belongs else _READ_FROM).get(own, ())
        ref = row[sheet.named_by]
        place = next((self._places[ref, one] for one in (own, *others) if (ref, one) in self._places), Change())
        return Change(self.when, "", name, key, held, row.get(own, ""), How.VERSION, unit,
                      self.document.sources[""].file, place.sheet, place.cell)

    def _is_emptied(self, cell: _Cell) -> bool:
        """Whether a cell is empty now that was filled, which takes nothing from the register; it is told."""
        if cell.now or not cell.base or (cell.may_empty and cell.held == cell.base):
            return False
        if cell.held:
            self.outcome.report("version-emptied", self._place(cell.change), shown(cell.held, cell.column))
        return True

    def _settle(self, cell: _Cell) -> None:
        """Take a value, leave it, or make it a conflict."""
        if cell.now == cell.base or (cell.base is None and not cell.now):
            return
        waiting = [c for c in self.register.conflicts if (c.ref, c.key) == (cell.change.ref, cell.column.key)
                   and (not cell.change.unit or (c.unit, c.round) == (cell.change.unit, ""))]
        others = [c for c in waiting if c.round]
        self._withdraw([c for c in waiting if not c.round], cell)
        agree = all(plain_form(c.value, cell.column) == cell.now for c in others)
        if cell.now == cell.held and agree:
            return
        if cell.held == cell.base and agree:
            self._values.put(cell.column, cell.change, typed=cell.value)
            self.outcome.changes.append(cell.change)
        else:
            self._conflict(cell, waiting, others)

    def _withdraw(self, replaced: list[Conflict], cell: _Cell) -> None:
        """Keep in the history what waited since an earlier version of the document."""
        self.register.conflicts = [c for c in self.register.conflicts if c not in replaced]
        for c in replaced:
            plain = plain_form(c.value, cell.column)
            if plain != cell.now:
                self.outcome.changes.append(replace(
                    cell.change, key=not_taken(c.key), old="", new=plain, file=c.file, sheet=c.sheet, cell=c.cell))

    def _conflict(self, cell: _Cell, waiting: list[Conflict], others: list[Conflict]) -> None:
        line = cell.change
        new = Conflict(ref=line.ref, key=line.key, value=shown(cell.now, cell.column), unit=line.unit, file=line.file,
                       sheet=line.sheet, cell=line.cell)
        rest = [c for c in self.register.conflicts if c not in others]
        number = waiting[0].number if waiting else ""
        competing = in_competition([*others, new], number, shown(cell.held, cell.column), rest)
        self.register.conflicts = [*rest, *competing]
        self.outcome.conflicts.append(competing[-1])

    def _compare_beside(self, sheet: Sheet, base: Plain | None, row: Plain, record: Any, name: str) -> None:
        """Compare what stands in columns that the tracker does not know; where both changed, the register stays."""
        values = self.document.extra.get(sheet.name, {}).get(sheet.identity_of(record), {})
        rows = self.register.extra.setdefault(sheet.name, {}) if values else {}
        beside = rows.setdefault(self._row_key(sheet, row, name), {}) if values else {}
        for heading, value in values.items():
            now, held = row.get(f"{ADDED}{heading}", ""), as_text(beside.get(heading))  # type: ignore[arg-type]
            before = None if base is None else base.get(f"{ADDED}{heading}", "")
            line = self._line(sheet, row | {heading: now}, name, heading, held, "")
            if now in (before, held):
                continue
            if held == before:
                beside[heading] = value
                self.outcome.changes.append(line)
            else:
                self.outcome.report("version-both-changed", self._place(line), now, held)

    def _place(self, line: Change) -> Place:
        file, column = self.document.sources[""].file, heading_of(line.key)
        return Place(file, line.sheet, cell=line.cell, column=column, ref=line.ref)


def _key(sheet: Sheet, row: Plain) -> str:
    """What a row is known by in the document."""
    return " | ".join(row.get(key, "") for key in sheet.identity if key != "source")
