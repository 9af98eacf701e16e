"""What the shell offers behind an option when a person presses Tab: names that stand in the register at hand."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from toolkit.cli.finding import HERE, REGISTER, formats_here

Complete = Callable[[Any, str], list[str]]
"""The context and the beginning of a word -> the words that it may become."""


def _offering(found: Callable[[Path], Iterable[str]]) -> Complete:
    """Offers what is found for the register that was typed, or that of the current folder; nothing where it fails."""

    def complete(ctx: Any, incomplete: str) -> list[str]:
        typed = Path(ctx.params.get(REGISTER) or HERE)
        try:
            offered = list(found(typed if typed.is_file() else HERE))
        except Exception:  # a person who types wants no word of a register that cannot be read
            return []
        return [word for word in offered if word.startswith(incomplete)]

    return complete


def _first_column(name: str) -> Callable[[Path], list[str]]:
    def found(register: Path) -> list[str]:
        from toolkit import store
        from toolkit.reading.workbook import read_workbook
        from toolkit.tracker.record.register_sheets import SHEETS, sheet_in, tabs
        from toolkit.tracker.returns.answers import as_text

        heading = next(sheet for sheet in SHEETS if sheet.name == name).columns[0].heading
        book = read_workbook(store.read_bytes(register), only=tabs(name))
        sheet = sheet_in(book, name)
        header, *rows = sheet.rows.values() if sheet else [{}]
        at = next(number for number, value in header.items() if as_text(value) == heading)
        return [as_text(row[at]) for row in rows if row.get(at)]

    return found


def _statuses(_: Path) -> list[str]:
    from toolkit.tracker.record.codes import Status

    return [status.value for status in Status]


def _letter_kinds(_: Path) -> list[str]:
    from toolkit.tracker.record.codes import LetterKind

    return [kind.value for kind in LetterKind]


def _formats(_: Path) -> list[str]:
    from toolkit import resources
    from toolkit.word.house_formats import names

    return names([*formats_here(), resources.folder("reports")])


rounds, sources, units = (_offering(_first_column(name)) for name in ("Rounds", "Sources", "Units"))
statuses, letter_kinds, formats = _offering(_statuses), _offering(_letter_kinds), _offering(_formats)
