"""What the file of a register will hold, opened as the next command will open it before it replaces anything."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from toolkit.progress import step
from toolkit.tracker.record.problems import Place, Problem, Refused, what_is_wrong
from toolkit.tracker.record.register import Register
from toolkit.words.phrases import READING_AGAIN


def written(
    register: Register, path: Path, now: datetime, *, tell: Callable[[Sequence[Problem]], None],
    read_whole: bool = False,
) -> bytes:
    """What the file of a register will hold, opened as the next command will open it.

    Args:
        register: The register.
        path: Of the file.
        now: The moment.
        tell: Told where it is nearly as large as it can be.
        read_whole: Whether its records are read, too: those of a document may be anything.

    Raises:
        Refused: It would not be read: it is too large, or holds what the reader refuses.
    """
    from toolkit.reading.workbook import cells_in
    from toolkit.workbook.memory import room
    from toolkit.workbook.register.writing import write_register

    filled = [*room.rows_of(register)]
    room.refuse_full(filled, path.name)
    data = write_register(register, now)
    filled += room.file_of(data)
    room.refuse_full(filled, path.name)
    step(READING_AGAIN)
    try:
        cells = _cells_of_records(data, path.name, register) if read_whole else cells_in(data)
    except Refused as refused:
        raise Refused("register-not-written", Place(file=path.name), plainly(refused)) from refused
    if nearly := room.nearly_full([*filled, room.of_cells(cells)], path.name):
        tell(nearly)
    return data


def _cells_of_records(data: bytes, name: str, register: Register) -> int:
    """How many cells a register has, of which the records can be read, too."""
    from toolkit.reading.workbook import cell_count, read_workbook
    from toolkit.workbook.register.reading import is_held, read_register

    raw = read_workbook(data)
    if not is_held(raw, name, register):
        read_register(raw, name)
    return sum(map(cell_count, raw.sheets))


def plainly(refused: Refused) -> str:
    """Why, in words that can follow a colon."""
    why = what_is_wrong(refused.problem)
    return why[:1].lower() + why[1:].split(". ")[0].rstrip(".")
