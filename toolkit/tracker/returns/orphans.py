"""What people wrote beside a row that is gone from the register, such as a conflict that was decided."""

from collections.abc import Iterator

from toolkit.tracker.record.codes import How
from toolkit.tracker.record.column_names import not_taken
from toolkit.tracker.record.columns import tidy
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.register import Register
from toolkit.tracker.record.register_sheets import SHEETS, Sheet


def orphans(register: Register, file: str, when: str) -> list[Change]:
    """For the history: the values of added columns whose rows the register no longer has.

    Args:
        register: As it will be written.
        file: Its name.
        when: The moment, as history writes it.
    """
    return [change for sheet in SHEETS if sheet.name in register.extra for change in _of(sheet, register, file, when)]


def _of(sheet: Sheet, register: Register, file: str, when: str) -> Iterator[Change]:
    rows = set(sheet.row_keys(sheet.records(register)))
    for key, values in register.extra[sheet.name].items():
        ref = key.split(" | ")[sheet.identity.index(sheet.named_by)]
        for heading, value in values.items() if key not in rows else ():
            if text := tidy(str(value)):
                yield Change(when=when, ref=ref, key=not_taken(heading), new=text, how=How.HAND, file=file,
                             sheet=sheet.name)
