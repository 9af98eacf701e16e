"""The matrix of follow-up actions within a form: a table with its rows, or one in which each cell has become a line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby

from toolkit.sources.mission_report.cells import Cell, Line
from toolkit.sources.register.entries import free_headings
from toolkit.tracker.record.columns import fold
from toolkit.tracker.wording.deadlines import DeadlineKind, read_deadline
from toolkit.words.formats import mission_report as words
from toolkit.words.languages.catalogues import meanings
from toolkit.words.speaking import Message

HEADINGS: dict[str, tuple[str, ...]] = {
    "number": ("no", "nr", "n°", "#", "number", "item"),
    "text": ("action to be taken", "actions to be taken", "action", "actions", "follow-up action", "follow-up actions",
             "follow up action", "follow up actions", "action required", "action point", "action points", "activity",
             "activities", "next step", "next steps", "recommendation", "recommended action", "what", "task", "tasks"),
    "responsible": ("by whom", "who", "responsible", "responsible person", "responsible persons", "person responsible",
                    "responsible party", "responsible unit", "responsibility", "assigned to", "focal point", "lead"),
    "deadline": ("expected completion date", "completion date", "expected date", "expected date of completion",
                 "deadline", "due date", "target date", "by when", "when", "date", "timeline", "timeframe",
                 "time frame", "time-frame", "due"),
    "comment": ("status", "state", "status /comments", "comments", "comment", "remarks", "progress",
                "status of implementation", "implementation status"),
}
"""Column key -> the headings that mean it in the documents of others."""
_OURS: dict[str, Message] = {"text": words.ACTION, "responsible": words.BY_WHOM, "deadline": words.COMPLETION_DATE,
                             "comment": words.STATUS}
"""Column key -> what our own house format writes above it."""
MOST_COLUMNS = 8



@dataclass(slots=True)
class MatrixRow:
    """A row of the matrix: column number -> the lines of its cell."""

    cells: dict[int, list[Line]]

    def lines(self) -> Iterator[Line]:
        """All its lines."""
        for cell in self.cells.values():
            yield from cell


@dataclass(slots=True)
class Matrix:
    """The matrix, read.

    Attributes:
        columns: The heading and the key of each column; the key is "" for one that is not known.
        headed: The lines of its header.
        rows: Those with words.
        again: Header rows that come again.
        unsure: The rows whose number of cells is not that of the columns.
        before: What stands above it in its section.
        after: What stands below it.
    """

    columns: list[tuple[str, str]]
    headed: list[Line]
    rows: list[MatrixRow] = field(default_factory=list)
    again: list[list[Line]] = field(default_factory=list)
    unsure: list[MatrixRow] = field(default_factory=list)
    before: list[Cell] = field(default_factory=list)
    after: list[Cell] = field(default_factory=list)


def read_matrix(cells: Sequence[Cell]) -> Matrix | None:
    """Find the matrix among the cells of a section; None where there is none."""
    return _in_rows(cells) or _in_cells(cells) or _in_cells(list(_line_by_line(cells)))


@cache
def _key_of() -> Mapping[str, str]:
    """A heading as it is looked up -> the key of its column."""
    ours = {fold(name): key for key, message in _OURS.items() for name in meanings(message)}
    return ours | {fold(name): key for key, names in HEADINGS.items() for name in names}


def _columns(headings: Sequence[str]) -> list[tuple[str, str]]:
    columns: list[tuple[str, str]] = []
    for heading in headings:
        key = _key_of().get(fold(heading).replace("/ ", "/").replace(" / ", " /"), "")
        columns.append((heading, "" if key in (known for _, known in columns) else key))
    free = free_headings((at, heading, str(at + 1)) for at, (heading, key) in enumerate(columns) if not key)
    return [(free.get(at, heading), key) for at, (heading, key) in enumerate(columns)]


def _is_header(columns: Sequence[tuple[str, str]]) -> bool:
    keys = {key for _, key in columns}
    return "text" in keys and bool(keys & {"responsible", "deadline"})


def _in_rows(cells: Sequence[Cell]) -> Matrix | None:
    """A matrix whose rows are there: cells belong to the column whose heading stands above them."""
    matrix: Matrix | None = None
    starts: list[int] = []
    before: list[Cell] = []
    for (table, row), group in groupby(cells, lambda cell: (cell.table, cell.row)):
        together = list(group)
        columns = _columns([cell.text for cell in together]) if row else []
        if matrix is None:
            if _is_header(columns):
                matrix = Matrix(columns, [line for cell in together for line in cell.lines], before=before)
                starts, of_table = [cell.column for cell in together], table
            else:
                before += together
        elif not row or table != of_table:
            matrix.after += together
        elif _is_header(columns):
            matrix.again.append([line for cell in together for line in cell.lines])
        else:
            found = MatrixRow({})
            for cell in together:
                at = max((i for i, start in enumerate(starts) if start <= cell.column), default=0)
                found.cells.setdefault(at, []).extend(cell.lines)
            _add(matrix, found)
    return matrix


def _in_cells(cells: Sequence[Cell]) -> Matrix | None:
    """A matrix whose cells stand one below the other; a blank line may stand between two rows."""
    for start, cell in enumerate(cells):
        if not _columns([cell.text])[0][1]:
            continue
        columns = _columns([cell.text for cell in _until_gap(cells[start:start + MOST_COLUMNS])])
        below = cells[start + len(columns):]
        alike = bool(below) and below[0].lines[0].after_gap and len(_until_gap(below)) == len(columns)
        while not alike and not columns[-1][1]:
            columns.pop()
        if _is_header(columns):
            end = start + len(columns)
            headed = [line for cell in cells[start:end] for line in cell.lines]
            matrix = Matrix(columns, headed, before=list(cells[:start]))
            _fill(matrix, cells[end:])
            return matrix
    return None


def _until_gap(cells: Sequence[Cell]) -> list[Cell]:
    """The cells up to the first blank line between them."""
    gap = next((i for i, cell in enumerate(cells) if i and cell.lines[0].after_gap), len(cells))
    return list(cells[:gap])


def _fill(matrix: Matrix, cells: Sequence[Cell]) -> None:
    """Part the cells into rows: by the blank lines where that fits, else by their number."""
    width = len(matrix.columns)
    chunks: list[list[Cell]] = []
    for cell in cells:
        if not chunks or cell.lines[0].after_gap:
            chunks.append([])
        chunks[-1].append(cell)
    chunks = [chunk for chunk in chunks if any(cell.text for cell in chunk)]
    flat = [cell for chunk in chunks for cell in chunk]
    if any(len(chunk) != width for chunk in chunks) and len(flat) % width == 0:
        chunks = [flat[at:at + width] for at in range(0, len(flat), width)]
    for chunk in chunks:
        row = _fitted(matrix, chunk)
        _add(matrix, row)
        if len(chunk) != width:
            matrix.unsure.append(row)


def _fitted(matrix: Matrix, chunk: Sequence[Cell]) -> MatrixRow:
    """The cells of a row under the columns; with another number of cells, a date counts as the deadline."""
    keys = [key for _, key in matrix.columns]
    if len(chunk) == len(keys):
        return MatrixRow({at: cell.lines for at, cell in enumerate(chunk)})
    row = MatrixRow({})
    first, *others = chunk
    row.cells[keys.index("text")] = list(first.lines)
    for cell in others:
        dated = read_deadline(cell.text).kind not in (DeadlineKind.MALFORMED, DeadlineKind.BLANK)
        wanted = "deadline" if dated else "responsible"
        at = keys.index(wanted) if wanted in keys else keys.index("text")
        row.cells.setdefault(at, []).extend(cell.lines)
    return row


def _add(matrix: Matrix, row: MatrixRow) -> None:
    if any(line.text for line in row.lines()):
        matrix.rows.append(row)


def _line_by_line(cells: Sequence[Cell]) -> Iterator[Cell]:
    """Each line as a cell of its own, for a text that has lost the tabs before its cells."""
    for cell in cells:
        for line in cell.lines:
            yield cell.part([line])
