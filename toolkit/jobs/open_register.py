"""A register that is open in a program: its cells as they are on screen, unsaved ones included."""

from pathlib import Path

from toolkit import store
from toolkit.jobs.registers import load
from toolkit.reading.workbook import read_workbook
from toolkit.tracker.record.cells import RawWorkbook
from toolkit.tracker.record.columns import columns_of, tidy
from toolkit.tracker.record.register import About, Register, Settings
from toolkit.tracker.record.register_sheets import BASE, SHEETS, plain_of
from toolkit.workbook.register.reading import read_register


def open_register(raw: RawWorkbook, name: str) -> Register:
    """What an open register says, without what the toolkit remembers in its hidden sheet.

    Args:
        raw: Its cells.
        name: Of the file.

    Raises:
        Refused: It is not a register, or a cell of it cannot be read.
    """
    return read_register(RawWorkbook(tuple(sheet for sheet in raw.sheets if sheet.name != BASE)), name)


def is_as_in_file(raw: RawWorkbook, path: Path) -> bool:
    """Whether an open register says what its file says; colours, notes, widths and sheets that were added do not count.

    Args:
        raw: Its cells.
        path: The file.

    Raises:
        Refused: One of the two cannot be read.
    """
    file = read_workbook(store.read_bytes(path))
    return _said(open_register(raw, path.name)) == _said(open_register(file, path.name))


def fingerprint(path: Path) -> str:
    """What a register's file says, as 64 characters; they stay the same when a program saves it and changes nothing.

    Raises:
        Refused: It is missing or cannot be read.
    """
    register = load(path).register
    issued = {issued_to: len(versions) for issued_to, versions in register.issued.items()}
    said = _said(register), issued, [(sheet.name, sheet.rows) for sheet in register.foreign]
    return store.sha256_of(repr(said).encode("utf-8", "surrogatepass"))


def _said(register: Register) -> tuple[object, ...]:
    records = [[plain_of(record, sheet.in_form(register.form).columns) for record in sheet.records(register)]
               for sheet in SHEETS]
    added = {name: {key: {heading: tidy(str(value)) for heading, value in row.items()} for key, row in rows.items()}
             for name, rows in register.extra.items()}
    stated = plain_of(register.about, columns_of(About)), plain_of(register.settings, columns_of(Settings))
    return stated, records, added
