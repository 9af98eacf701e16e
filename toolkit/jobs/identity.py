"""Which register a workbook is: by its own id, which stays the same wherever its file lies and whatever its name is."""

from contextlib import suppress
from pathlib import Path

from toolkit import store
from toolkit.jobs.cached import kept_in
from toolkit.tracker.record.cells import RawWorkbook
from toolkit.tracker.record.problems import Refused
from toolkit.tracker.record.register_sheets import ABOUT, SETTINGS, sheet_in, tabs
from toolkit.workbook.cache.registers import Parts


def register_id(raw: RawWorkbook, name: str) -> str:
    """The id of a register.

    Args:
        raw: Its cells; those of the sheet About are enough.
        name: Of the file.

    Raises:
        Refused: It is not a register.
    """
    about = sheet_in(raw, ABOUT)
    if about is None:
        raise Refused("register-not-open", found=name)
    from toolkit.workbook.register.reading import read_register  # needed by nobody who finds what was kept of one

    return read_register(RawWorkbook((about,), left_out=raw.left_out), name, ()).about.register_id


def register_id_of(path: Path) -> str:
    """The id of the register in a file.

    Raises:
        Refused: The file cannot be read, or is not a register.
    """
    data = store.read_bytes(path)
    if kept := kept_in(path, data, Parts((), memory=False, closed=0)):
        return kept.about.register_id
    from toolkit.reading.workbook import read_workbook

    return register_id(read_workbook(data, only=tabs(ABOUT)), path.name)


def language_of(path: Path) -> str:
    """The code of the language of the register in a file; "" where the file is no register or cannot be read."""
    with suppress(Refused):
        data = store.read_bytes(path)
        if kept := kept_in(path, data, Parts((), memory=False, closed=0)):
            return kept.settings.language.value
        from toolkit.reading.workbook import read_workbook
        from toolkit.workbook.register.stated import Stated

        return Stated(read_workbook(data, only=tabs(ABOUT, SETTINGS)), path.name).settings.language.value
    return ""
