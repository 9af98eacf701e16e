"""What people call the columns that the history, the conflicts and the problems name by their keys."""

from functools import cache

from toolkit.tracker.codes import How
from toolkit.tracker.columns import columns_of, tidy
from toolkit.tracker.model import About, Action, Change, Comment, Conflict, Derived
from toolkit.tracker.register_sheets import ABOUT, SHEETS

NOT_TAKEN = "(not taken)"
"""Follows the column of a value that stays out of the register."""
_OF_ACTIONS = (Action, Comment, Derived)
"""Where a column is looked for, but for what people changed by hand on another sheet of the register."""
_RECORDS: dict[str, tuple[type, ...]] = {
    ABOUT.casefold(): (About,), **{sheet.name.casefold(): (sheet.record,) for sheet in SHEETS if not sheet.derived}}


def not_taken(key: str) -> str:
    """The key under which the history has a value that stays out of the register."""
    return f"{key} {NOT_TAKEN}"


def heading_of(key: str, how: How = How.RETURN, sheet: str = "") -> str:
    """What people call a column; the key itself where it is no column.

    Args:
        key: Of the column.
        how: The change came about; of one by hand the sheet says which columns are meant, else those of actions are.
        sheet: Where it stands.
    """
    return _named(key, _headings(_meant(how, sheet)))


def key_of(text: str, how: How = How.RETURN, sheet: str = "") -> str:
    """The key of what `heading_of` made; a key stays what it is."""
    return _named(tidy(text), _keys(_meant(how, sheet)))


def heading_in(record: Change | Conflict) -> str:
    """What people call the column that a line of the history, or a conflict, is about."""
    return heading_of(record.key, getattr(record, "how", How.RETURN), record.sheet)


def _meant(how: How, sheet: str) -> str:
    return sheet.strip().casefold() if how is How.HAND else ""


def _named(text: str, names: dict[str, str]) -> str:
    if text.endswith(NOT_TAKEN):
        return not_taken(_named(text.removesuffix(NOT_TAKEN).rstrip(), names))
    return names.get(text, text)


@cache
def _headings(sheet: str) -> dict[str, str]:
    records = _RECORDS.get(sheet, _OF_ACTIONS)
    return {column.key: column.heading for record in records for column in columns_of(record)}


@cache
def _keys(sheet: str) -> dict[str, str]:
    return {heading: key for key, heading in _headings(sheet).items()}
