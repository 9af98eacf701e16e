"""What people changed in a register by hand since it was last written, each with its cell."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.tracker.record.cells import RawSheet, address
from toolkit.tracker.record.codes import How
from toolkit.tracker.record.column_names import bare, is_not_taken, not_taken
from toolkit.tracker.record.columns import Column
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.problems import Place, Problem
from toolkit.tracker.record.register_sheets import SHEETS, Sheet, mark, numbered
from toolkit.tracker.record.rounds import Plain
from toolkit.tracker.returns.answers import as_text
from toolkit.tracker.wording.evidence.links import links_in
from toolkit.workbook.register.added import kept

MOST = 30_000
"""UTF-16 units of a row that the history keeps when somebody deleted or added it by hand."""
SHOWN = 200
"""Characters of a row or value that a problem shows."""


@dataclass(frozen=True, slots=True)
class Stands:
    """Where the records of a sheet stand.

    Attributes:
        file: The register's name.
        sheet: The sheet.
        where: Column key -> column number.
        rows: The number of the row of each record, in their order.
        refs: The reference of the action that each record is about, in their order; "" for none.
    """

    file: str
    sheet: RawSheet
    where: dict[str, int]
    rows: list[int]
    refs: list[str]

    def cell(self, row: int, key: str) -> str:
        """The address of a value; nothing where its row or column is gone."""
        return address(row, self.where[key]) if row and key in self.where else ""


def linked(stands: Mapping[str, Stands]) -> dict[str, int]:
    """Sheet -> how many of its cells the writer of registers makes links of, whoever made them links before."""
    return {sheet.name: sum(_leads(here, row, column) for column in sheet.shown if column.leads for row in here.rows)
            for sheet in SHEETS if (here := stands.get(sheet.name)) is not None}


def _leads(here: Stands, row: int, column: Column) -> bool:
    value = here.sheet.rows[row].get(here.where.get(column.key, 0))
    return value is not None and any(links_in(as_text(kept(value))))


def refs_of(records: Iterable[object]) -> list[str]:
    """The reference of the action that each record is about; "" for none."""
    return [getattr(record, "ref", "") for record in records]


def hand_edits(declared: Sheet, before: Sequence[Plain], now: Sequence[Plain], stands: Stands) -> Iterator[Change]:
    """What was changed in one sheet: values, and rows that were added or deleted.

    Args:
        declared: The sheet.
        before: Its rows as last written.
        now: Its rows, in the order in which they stand.
        stands: Where.
    """
    if before == now:
        return
    old_rows, new_rows = _without(before, now), _without(now, before)
    olds = dict(zip(_names(declared, (before[at] for at in old_rows)), old_rows, strict=True))
    news = dict(zip(_names(declared, (now[at] for at in new_rows)), new_rows, strict=True))
    for name in [*olds, *(name for name in news if name not in olds)]:
        old = before[olds[name]] if name in olds else None
        new, row = (now[news[name]], stands.rows[news[name]]) if name in news else (None, 0)
        ref = (old or new or {}).get(declared.named_by, "")
        if old is None or new is None:
            yield _change(ref, declared.row_key, _summary(old), _summary(new), declared, stands,
                          stands.cell(row, declared.columns[0].key))
            continue
        for key in [*old, *(key for key in new if key not in old)]:
            if old.get(key, "") != new.get(key, ""):
                yield _change(ref, key, old.get(key, ""), new.get(key, ""), declared, stands,
                              stands.cell(row, key))


def derived_edits(
    declared: Sheet, marks: dict[str, dict[str, int]], records: Iterable[object], stands: Stands
) -> Iterator[Change]:
    """What somebody typed into a computed column; it is computed again, so it goes into the history.

    Args:
        declared: The sheet.
        marks: What a row is known by -> column key -> the mark of what was computed.
        records: The rows, in the order in which they stand.
        stands: Where.
    """
    columns = [(column.key, stands.where[column.key]) for column in declared.derived if column.key in stands.where]
    # Beside a new reference stands what was computed for the row under its earlier one, or that it was copied from.
    anywhere = {key: {known.get(key) for known in marks.values()} for key, _ in columns}
    for record, row in zip(records, stands.rows, strict=True):
        cells, known = stands.sheet.rows[row], marks.get(declared.identity_of(record))
        for key, number in columns:
            text = as_text(kept(cells[number])) if number in cells else ""
            if text and mark(text) not in (anywhere[key] if known is None else {known.get(key)}):
                name = getattr(record, declared.named_by)
                yield _change(name, not_taken(key), "", text[:MOST], declared, stands, address(row, number))


def stated_edits(before: Plain, now: Plain, columns: Iterable[Column], file: str, sheet: str,
                 cells: dict[str, str]) -> Iterator[Change]:
    """What somebody changed of what the register says of itself."""
    for column in columns:
        old, new = before.get(column.key, ""), now.get(column.key, "")
        if old != new:
            yield Change(key=column.key, old=old, new=new, how=How.HAND, file=file, sheet=sheet,
                         cell=cells.get(column.key, ""))


def problems_of(declared: Sheet, edits: Iterable[Change], stands: Stands, *, lasting: bool) -> Iterator[Problem]:
    """The edits that a person must hear of: values that are not taken, and lines that were never to be changed.

    Args:
        declared: The sheet.
        edits: Of that sheet.
        stands: Where its records stand.
        lasting: Whether its lines are only ever added.
    """
    headings = {column.key: column.heading for column in declared.shown}
    for edit in edits:
        key = bare(edit.key)
        place = Place(edit.file, stands.sheet.name, cell=edit.cell, column=headings.get(key, ""), ref=edit.ref)
        if is_not_taken(edit.key):
            yield Problem("derived-typed", place, edit.new[:SHOWN])
        elif lasting and not edit.new and key not in headings:
            yield Problem("record-deleted", place, edit.old[:SHOWN])
        elif lasting and key in headings:
            yield Problem("record-edited", place, edit.old[:SHOWN])


def _without(rows: Sequence[Plain], others: Sequence[Plain]) -> list[int]:
    """Places of the rows that do not stand among others, whole and as often."""
    left = Counter(frozenset(row.items()) for row in others)
    places: list[int] = []
    for at, row in enumerate(rows):
        held = frozenset(row.items())
        if left[held]:
            left[held] -= 1
        else:
            places.append(at)
    return places


def _names(declared: Sheet, rows: Iterable[Plain]) -> list[str]:
    return numbered(" | ".join(row.get(key, "") for key in declared.identity) for row in rows)


def _change(ref: str, key: str, old: str, new: str, declared: Sheet, stands: Stands, cell: str) -> Change:
    return Change(ref=ref, key=key, old=old, new=new, how=How.HAND, file=stands.file, sheet=declared.name, cell=cell)


def _summary(plain: Plain | None) -> str:
    """A row in one text, cut where it would not fit into a cell: the earlier register in the archive has it whole."""
    from toolkit.workbook.writing.workbook import fitting

    return fitting("; ".join(f"{key}: {value}" for key, value in plain.items()) if plain else "", MOST, "…")
