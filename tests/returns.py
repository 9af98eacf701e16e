"""Returns for tests, in memory: what was issued, with some cells filled in as a unit would."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from random import Random

from toolkit.tracker.record.actions import Action
from toolkit.tracker.record.cells import CellValue, PerCent, RawSheet, RawWorkbook
from toolkit.tracker.record.columns import Column, Kind, columns_of
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import plain_of
from toolkit.tracker.record.rounds import Issued, ReportingRound
from toolkit.tracker.returns.content import ReturnContent
from toolkit.tracker.returns.issuing import answers_only, issue
from toolkit.tracker.returns.parsing import parse_return
from toolkit.tracker.returns.submission import Submission
from toolkit.workbook.returns.actions_sheet import in_return

ROUND = ReportingRound("2018-12", date(2018, 12, 31), date(2019, 1, 15))
Edits = Mapping[tuple[str, str], CellValue | None]
"""(ref, column key) -> what the unit typed; None empties the cell."""


def open_round(
    register: Register, reporting_round: ReportingRound = ROUND, joint: str = "lead", units: Collection[str] = (), *,
    everything: bool = True,
) -> dict[str, ReturnContent]:
    """Issue in memory, to every unit or to some: unit code -> content. The register remembers what was issued."""
    contents = {i.content.unit.code: i.content for i in issue(register, reporting_round, joint, everything=everything)
                if not units or i.content.unit.code in units}
    register.rounds.setdefault(reporting_round.name, replace(reporting_round, issued_to=tuple(contents)))
    for content in contents.values():
        key = (content.issued.round, content.issued.unit)
        register.issued.setdefault(key, []).append(answers_only(content.issued))
    return contents


def as_read(value: CellValue | None, column: Column) -> CellValue | None:
    """What stands in a cell, as the reader gives it: a number in a cell for percentages says so."""
    return PerCent(value) if column.kind is Kind.PER_CENT and isinstance(value, int | float) else value


def filled_in(
    content: ReturnContent, edits: Edits | None = None, *, drop: Iterable[str] = (), shuffle: Random | None = None,
    extra_rows: Iterable[Mapping[str, CellValue]] = (), headings: Mapping[str, str] | None = None,
) -> RawWorkbook:
    """The Actions sheet of a return, as the reader gives it.

    Args:
        content: What was issued.
        edits: What the unit typed.
        drop: Keys of columns that were deleted.
        shuffle: Puts rows and columns into another order.
        extra_rows: Rows that were added: column key -> value.
        headings: Column key -> another heading.
    """
    columns = [c for c in content.issued.form.columns if c.key not in set(drop)]
    rows = [{c.key: as_read(in_return(row.values.get(c.key), c), c) for c in columns} for row in content.rows]
    for (ref, key), value in (edits or {}).items():
        next(row for row in rows if row["ref"] == ref)[key] = value
    rows += [dict(row) for row in extra_rows]
    if shuffle is not None:
        shuffle.shuffle(rows)
        shuffle.shuffle(columns)
    names = {c.key: c.heading for c in columns} | dict(headings or {})
    cells: dict[int, dict[int, CellValue]] = {1: {n: names[c.key] for n, c in enumerate(columns, start=1)}}
    for number, row in enumerate(rows, start=2):
        cells[number] = {n: value for n, c in enumerate(columns, start=1) if (value := row.get(c.key)) is not None}
    return RawWorkbook((RawSheet("Actions", rows=cells),))


def submission(content: ReturnContent, edits: Edits | None = None, *, file: str = "", **options: object) -> Submission:
    """A return, filled in and read; its hash follows from its unit and what was typed."""
    raw = filled_in(content, edits, **options)  # type: ignore[arg-type]
    name = file or f"{content.unit.code}.xlsx"
    digest = f"{name} {sorted((k, repr(v)) for k, v in (edits or {}).items())} {sorted(options)}"
    return parse_return(raw, content.issued, name, digest)


def plain_register(register: Register) -> dict[str, object]:
    """What a register holds, for comparison; the order of comments and moments do not count."""
    return {
        "actions": {ref: plain_of(action, (*columns_of(Action), *register.form.own_of(Action)))
                    for ref, action in register.actions.items()},
        "comments": {key: (c.comment, c.evidence, c.still_so, c.own) for key, c in sorted(register.comments.items())},
        "conflicts": [(c.number, c.option, c.ref, c.key, c.register_value, c.value, c.unit, c.file, c.cell)
                      for c in register.conflicts],
        "history": [(c.ref, c.key, c.old, c.new, c.how, c.unit, c.file, c.cell) for c in register.history],
        "returns": [(r.unit, r.file, r.changes, r.conflicts) for r in register.returns],
        "returned": dict(sorted(register.returned.items())),
    }


def issued_of(content: ReturnContent, **changes: object) -> Issued:
    """What was issued, with some of it changed."""
    return replace(content.issued, **changes)  # type: ignore[arg-type]
