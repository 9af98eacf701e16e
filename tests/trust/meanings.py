"""What differs between a return and what was issued is in the history with its cell, or among the problems.

The return is read here a second time, plainly: by the very headings and references that stand in it.
`python -m tests.trust.meanings --mutants 10000`; `--first 1234 --mutants 1` looks at one again.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from random import Random

from openpyxl.worksheet.cell_range import CellRange

from tests.hostile.invented import NOW, content, filled_in, honest
from tests.returns import ROUND
from tests.trust.handling import ACTIONS, MOVES, PROPOSALS, Handled, handled
from tests.trust.mutants import SEED, registered
from toolkit.reading.workbook import read_workbook
from toolkit.tracker.merge.consolidate import Consolidation, consolidate
from toolkit.tracker.record.cells import CellValue, Formula, RawSheet, RawWorkbook, Row, address
from toolkit.tracker.record.columns import fold
from toolkit.tracker.record.history import now_stamp
from toolkit.tracker.record.problems import Problem, Refused
from toolkit.tracker.returns.answers import as_text
from toolkit.tracker.returns.parsing import parse_return
from toolkit.tracker.returns.submission import Submission

COMPUTED = ("Timing", "Check")
SHOWN = ("Recommendation", "Your role", "Last comment", "What others wrote", *COMPUTED)
"""Headings of columns that are only shown: to clear one says nothing."""
IN_LABELS = ("Status", "Continuing")
"""Headings of columns where only the choice counts, not how it is written."""
ANSWERED = ("Status", "Date of implementation", "Revised deadline", "Reason for revision", "Reason for closing",
            "Continuing", "Comment", "Evidence")
OURS = ("Read me", "Lists", "_base", PROPOSALS)


@cache
def returned() -> RawWorkbook:
    """The return that is handled, with its usual answers."""
    return read_workbook(honest())


@cache
def _headings() -> dict[str, str]:
    """Folded heading -> heading, as issued."""
    return {fold(str(text)): str(text) for text in _issued_rows()[1].values()}


@cache
def _issued_rows() -> dict[int, Row]:
    return next(sheet for sheet in read_workbook(filled_in({})).sheets if sheet.name == ACTIONS).rows


@cache
def _issued() -> dict[str, dict[str, CellValue]]:
    """Ref -> heading -> what the cell held when it was issued."""
    rows = _issued_rows()
    return {as_text(row[1]): {str(rows[1][at]): value for at, value in row.items()}
            for number, row in rows.items() if number > 1}


class Told:
    """What the history and the problems name."""

    def __init__(self, submission: Submission, outcome: Consolidation) -> None:
        self.sheet = submission.sheet
        self.problems = [*submission.problems, *outcome.problems]
        self.changes = {change.cell: change for change in outcome.changes}
        self._in_actions = [p for p in self.problems if p.place.sheet == self.sheet]
        self._cells = {p.place.cell for p in self._in_actions} | self.changes.keys()
        self._codes = {(p.code, p.place.row) for p in self._in_actions}
        self.headings = {(p.code, p.place.column) for p in self._in_actions}
        self.refs = {p.place.ref for p in self.problems if p.code == "ref-missing"}
        self.others = {p.found for p in self.problems if p.code in ("sheet-extra", "sheet-copied")}
        self.counted = {p.place.sheet for p in self.problems if p.code == "values-outside"}
        self.proposals = submission.proposals
        self._merged = [CellRange(p.found) for p in self._in_actions if p.code in ("answers-merged", "cells-merged")]

    def cell(self, row: int, column: int) -> bool:
        """Whether a cell of the Actions sheet is named."""
        return address(row, column) in self._cells or any(
            one.min_col <= column <= one.max_col and one.min_row <= row <= one.max_row for one in self._merged)

    def row(self, number: int) -> bool:
        """Whether a row is named as one that is not taken."""
        return any((code, number) in self._codes for code in ("ref-unknown", "ref-duplicate", "row-without-ref", "ref-merged"))

    def missing(self, heading: str) -> bool:
        """Whether a column is named as one that is not there, or not clear."""
        return any((code, heading) in self.headings
                   for code in ("column-missing", "column-derived-missing", "column-twice"))

    def heading_at(self, row: int, column: int) -> Problem | None:
        """The problem with a heading."""
        at = address(row, column)
        return next((p for p in self._in_actions if p.place.cell == at and p.code.startswith("column-")), None)


def told(sheet: Handled) -> Told:
    """What is told of a return.

    Raises:
        Refused: All of it is, by name.
    """
    submission = parse_return(sheet.as_read(), content().issued, "LKS.xlsx", "0")
    return Told(submission, consolidate(registered(), ROUND.name, [submission], now_stamp(NOW)))


def silences(sheet: Handled) -> list[str]:
    """What differs from what was issued, and is nowhere named; what the history has without a reason."""
    try:
        known = told(sheet)
    except Refused:
        return []
    raw = sheet.as_read()
    actions = next(one for one in raw.sheets if one.name == known.sheet)
    differing = dict[str, str]()
    silent = [*_in_actions(actions, sheet.header, known, differing), *_in_other_sheets(raw, known)]
    for at, change in known.changes.items():
        if at not in differing:
            silent.append(f"the history has {change.new!r} of {at}, which is as it was issued")
        elif change.key in ("comment", "evidence") and change.new != differing[at]:
            silent.append(f"the history has {change.new!r} of {at}, which says {differing[at]!r}")
    return silent


def _in_actions(sheet: RawSheet, header: int, told: Told, differing: dict[str, str]) -> Iterator[str]:
    columns = dict[int, str]()
    for at, value in sheet.rows[header].items():
        problem = told.heading_at(header, at)
        folded = fold(value) if isinstance(value, str) else ""
        if problem is not None:
            columns[at] = problem.place.column if problem.code == "column-renamed" else ""
        elif folded in _headings():
            columns[at] = _headings()[folded]
        elif as_text(value) and not told.cell(header, at):
            yield f"the heading {value!r}"
    for heading in _headings().values():
        if heading not in (*SHOWN, *columns.values()) and not told.missing(heading):
            yield f"the heading {heading} is missing"
    columns = {at: "" if ("column-twice", heading) in told.headings else heading for at, heading in columns.items()}
    where = {heading: at for at, heading in columns.items()}
    if "Ref." not in where:
        yield "the references are missing"
        return
    refs = Counter(as_text(row.get(where["Ref."])) for number, row in sheet.rows.items() if number > header)
    yield from (f"the row of {ref} is missing" for ref in _issued() if not refs[ref] and ref not in told.refs)
    for number, row in sheet.rows.items():
        if number != header:
            ref = as_text(row.get(where["Ref."])) if number > header else ""
            yield from _in_row(number, row, ref if refs[ref] == 1 else "", columns, told, differing)


def _in_row(
    number: int, row: Row, ref: str, columns: dict[int, str], told: Told, differing: dict[str, str]
) -> Iterator[str]:
    if told.row(number):
        return
    issued = _issued().get(ref, {})
    for at in sorted(row.keys() | {at for at, heading in columns.items() if heading in issued}):
        value = row.get(at)
        heading = columns.get(at, None if as_text(value) else "")
        if heading == "" or (heading in COMPUTED and isinstance(value, Formula)):
            continue
        if heading is not None and issued and _says_the_same(value, issued.get(heading), heading):
            continue
        if not as_text(value) and (not issued or heading in SHOWN):
            continue
        differing[address(number, at)] = as_text(value)
        if not told.cell(number, at) and not (heading is None and told.sheet in told.counted):
            yield f"{address(number, at)} ({heading}) of {ref or 'no action'}: {value!r:.60}, was {issued.get(heading or '')!r:.60}"


def _says_the_same(value: CellValue | None, issued: CellValue | None, heading: str) -> bool:
    one, other = as_text(value), as_text(issued)
    if isinstance(value, Formula) or (heading in ANSWERED and heading not in IN_LABELS):
        return one == other
    return fold(one) == fold(other)


def _in_other_sheets(raw: RawWorkbook, told: Told) -> Iterator[str]:
    for sheet in raw.sheets:
        if sheet.name not in (*OURS, told.sheet, *told.others) and _written(sheet):
            yield f"the sheet {sheet.name}"
    proposals = next(sheet for sheet in raw.sheets if sheet.name == PROPOSALS)
    proposed = {text for p in told.proposals for text in (p.recommendation, p.text, p.responsible, p.deadline, p.reason)}
    named = {p.place.cell for p in told.problems if p.place.sheet == PROPOSALS}
    before = _written(next(sheet for sheet in returned().sheets if sheet.name == PROPOSALS))
    for at, text in _written(proposals).items():
        if before.get(at) != text and text not in proposed and at not in named and PROPOSALS not in told.others:
            yield f"{PROPOSALS} {at}: {text!r:.60}"


def _written(sheet: RawSheet) -> dict[str, str]:
    return {address(number, at): text for number, row in sheet.rows.items() for at, value in row.items()
            if (text := as_text(value))}


def examine(numbers: Iterable[int], seed: int = SEED) -> list[str]:
    """Handle a return in many ways, and hold each against the law.

    Args:
        numbers: One for each way.
        seed: Of all chances.

    Returns:
        What is silent, with all that makes it again.
    """
    found = []
    for number in numbers:
        sheet = handled(returned(), Random(f"{seed} meanings {number}"))
        if silent := silences(sheet):
            again = f"python -m tests.trust.meanings --first {number} --mutants 1 --seed {seed}"
            found.append(f"{silent[0]} ({'; '.join(sheet.done)}; again: {again})")
    return found


def only_moved(number: int, seed: int = SEED) -> Handled:
    """The return with its rows and columns sorted, moved and hidden, and nothing else done to it."""
    sheet, chance = Handled.of(returned()), Random(f"{seed} moved {number}")
    for _ in range(chance.randrange(1, 4)):
        chance.choice(MOVES)(sheet, chance)
    return sheet


def main() -> int:
    """Print what is silent; 1 if anything is."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--mutants", type=int, default=10_000)
    options.add_argument("--first", type=int, default=0)
    options.add_argument("--seed", type=int, default=SEED)
    given, started = options.parse_args(), time.monotonic()
    found = examine(range(given.first, given.first + given.mutants), given.seed)
    sys.stdout.write("".join(f"{one}\n" for one in found))
    sys.stdout.write(f"{given.mutants:,} changes of meaning: {len(found)} silent ({time.monotonic() - started:.0f} seconds)\n")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
