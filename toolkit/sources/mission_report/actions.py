"""The rows of a mission report's matrix as actions, with dates and people put back where they belong."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from toolkit.sources.mission_report.by_whom import ByWhom, due_in, is_party, without_dates
from toolkit.sources.mission_report.cells import Line
from toolkit.sources.mission_report.matrix import Matrix, MatrixRow
from toolkit.sources.mission_report.sections import Section
from toolkit.sources.register.entries import CELL_KEYS, Entry, Table, TableRow
from toolkit.tracker.mission_form import DATE_BESIDE
from toolkit.tracker.record.problems import Place
from toolkit.tracker.wording.deadlines import DeadlineKind, read_deadline
from toolkit.words import sources as words
from toolkit.words.speaking import said

NUMBER = "1"
"""The number of the one recommendation that the actions follow up."""


@dataclass(slots=True)
class Actions:
    """The words of the matrix that no action has as they stand, for the history: reference, column key and line."""

    lines: list[tuple[str, str, Line]] = field(default_factory=list)


def read_actions(matrix: Matrix, table: Table) -> Actions:
    """Enter the rows of the matrix into a table; what is repaired is added to the table's problems."""
    actions = Actions([("", "heading", line) for line in matrix.headed])
    for lines in matrix.again:
        actions.lines += [("", "left_out", line) for line in lines]
        table.report("repaired-header", _place(table, lines[0]))
    for row in matrix.rows:
        _take(row, matrix, table, actions)
    return actions


def listed_actions(section: Section, table: Table) -> Actions:
    """Enter the bullets of a section without a matrix as actions; the section keeps its other lines.

    A day that an action is to be done by is its deadline; who is to do it is not taken from a sentence.
    """
    actions = Actions()
    for cell in section.cells:
        for line in (line for line in cell.lines if line.depth):
            entry = Entry(f"{NUMBER}.{len(table.entries) + 1}", NUMBER, TableRow({}, {}, line.locator, line.position))
            table.entries.append(entry)
            entry.add("text", line.text, line.locator)
            entry.add("deadline", due_in(line.text), line.locator)
            actions.lines.append((entry.ref, "text", line))
        cell.lines = [line for line in cell.lines if not line.depth]
    if table.entries:
        table.report("actions-without-columns", Place(file=table.file), str(len(table.entries)))
    return actions


def _take(row: MatrixRow, matrix: Matrix, table: Table, actions: Actions) -> None:
    """Take in one row: as an action, or as words that go on with the action above."""
    cells = {matrix.columns[at]: lines for at, lines in row.cells.items()}
    named = {key: lines for (_, key), lines in cells.items() if key}
    extra = {heading: _joined(lines) for (heading, key), lines in cells.items() if not key and _joined(lines)}
    goes_on = bool(table.entries) and not _joined(named.get("text", ()))
    if goes_on:
        entry = table.entries[-1]
        for heading, text in extra.items():
            entry.row.extra[heading] = f"{entry.row.extra.get(heading, '')} {text}".strip()
        for key, lines in named.items():
            for line in lines:
                entry.add(key, line.text, line.locator)
        table.report("repaired-continued", _place(table, next(row.lines()), entry.ref), _joined(list(row.lines())))
    else:
        first = next(row.lines())
        entry = Entry(f"{NUMBER}.{len(table.entries) + 1}", NUMBER, TableRow({}, extra, first.locator, first.position))
        table.entries.append(entry)
        _enter(entry, named, table)
    if row in matrix.unsure:
        table.report("matrix-row", _place(table, next(row.lines()), entry.ref), str(len(row.cells)),
                     str(len(matrix.columns)))
    for (heading, key), lines in cells.items():
        moved = not goes_on and entry.words(key) != _joined(lines)
        if key not in CELL_KEYS or moved or any(line.text != " ".join(line.written.split()) for line in lines):
            actions.lines += [(entry.ref, key or heading, line) for line in lines]


def _enter(entry: Entry, named: dict[str, list[Line]], table: Table) -> None:
    for key in ("text", "comment"):
        for line in named.get(key, ()):
            entry.add(key, line.text, line.locator)
    whom, deadline = named.get("responsible", []), named.get("deadline", [])
    who, when = _in_their_places(entry, without_dates(_joined(whom)), _joined(deadline), table)
    locator = (whom or deadline or [Line("", "", entry.row.locator, 0)])[0].locator
    entry.add("responsible", who, locator)
    entry.add("deadline", when, (deadline or whom)[0].locator if deadline or whom else locator)


def _in_their_places(entry: Entry, whom: ByWhom, when: str, table: Table) -> tuple[str, str]:
    """Who and by when, each put where it belongs.

    A date in the cell of a person is the deadline only where there is no other; else it is kept beside it. A person in
    the cell of the date is responsible where nobody else is named.
    """
    read = read_deadline(when)
    moved = without_dates(when)
    if not whom.words and is_party(moved.words) and (moved.dates or whom.dates):
        _report(table, entry, "repaired-cells", moved.words, said(words.RESPONSIBLE))
        return moved.words, (moved.dates or whom.dates)[0]
    if whom.dates and read.kind is DeadlineKind.BLANK and len(whom.dates) == 1:
        _report(table, entry, "repaired-cells", whom.dates[0], said(words.DEADLINE))
        return whom.words, whom.dates[0]
    if whom.dates:
        beside = "; ".join(whom.dates)
        entry.row.extra[DATE_BESIDE] = beside
        _report(table, entry, "date-beside", beside, when)
    return whom.words, when


def _joined(lines: Sequence[Line]) -> str:
    return " ".join(line.text for line in lines if line.text)


def _place(table: Table, line: Line, ref: str = "") -> Place:
    return Place(file=table.file, row=line.position, cell=line.locator, ref=ref)


def _report(table: Table, entry: Entry, code: str, found: str, suggestion: str) -> None:
    table.report(code, entry.row.place(table.file, entry.ref), found, suggestion)
