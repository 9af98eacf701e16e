"""How people read the history and the conflicts: headings for the keys of columns, labels for codes, and back again."""

from functools import cache

from toolkit.tracker.record.actions import Action, Comment, Derived
from toolkit.tracker.record.codes import How
from toolkit.tracker.record.columns import Value, columns_of, tidy
from toolkit.tracker.record.decisions import Conflict
from toolkit.tracker.record.history import Change
from toolkit.tracker.record.register import About
from toolkit.tracker.record.register_sheets import ABOUT, SHEETS

NOT_TAKEN = "(not taken)"
"""Follows the column of a value that stays out of the register."""
VALUES = ("old", "new")
"""The columns of the history that hold values of the column that a line is about."""
_OF_ACTIONS = (About, Action, Comment, Derived)
"""Where a column is looked for, but for what people changed by hand on another sheet; an import also sets the title."""
_RECORDS: dict[str, tuple[type, ...]] = {
    ABOUT.casefold(): (About,), **{sheet.name.casefold(): (sheet.record,) for sheet in SHEETS if not sheet.derived}}


def not_taken(key: str) -> str:
    """The key under which the history has a value that stays out of the register."""
    return f"{key} {NOT_TAKEN}"


def is_not_taken(key: str) -> bool:
    """Whether a key, or a heading, is that of a value that stays out of the register."""
    return key.endswith(NOT_TAKEN)


def bare(key: str) -> str:
    """The key of the column itself, where it may be that of a value that stays out of the register."""
    return key.removesuffix(NOT_TAKEN).rstrip()


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


def told(record: Change | Conflict, key: str) -> Value:
    """What people read in a column of a line of the history, or of a conflict; those have their words already."""
    if key == "key":
        return heading_in(record)
    value: Value = getattr(record, key)
    if key in VALUES and isinstance(record, Change):
        return _labels(bare(record.key), _meant(record.how, record.sheet)).get(str(value), value)
    return value


def code_of(text: str, key: str, how: How = How.RETURN, sheet: str = "") -> str:
    """The plain value of what `told` made of a value; a plain value stays what it is.

    Args:
        text: What people read.
        key: Of the column that the line is about.
        how: The change came about.
        sheet: Where it stands.
    """
    return _codes(bare(key), _meant(how, sheet)).get(text, text)


def _meant(how: How, sheet: str) -> str:
    return sheet.strip().casefold() if how is How.HAND else ""


def _named(text: str, names: dict[str, str]) -> str:
    if is_not_taken(text):
        return not_taken(_named(bare(text), names))
    return names.get(text, text)


@cache
def _headings(sheet: str) -> dict[str, str]:
    records = _RECORDS.get(sheet, _OF_ACTIONS)
    return {column.key: column.heading for record in records for column in columns_of(record)}


@cache
def _keys(sheet: str) -> dict[str, str]:
    return {heading: key for key, heading in _headings(sheet).items()}


@cache
def _labels(key: str, sheet: str) -> dict[str, str]:
    """Code -> its label; of what is computed the history has what somebody typed, and no codes."""
    records = [record for record in _RECORDS.get(sheet, _OF_ACTIONS) if record is not Derived]
    codes = (column.codes for record in records for column in columns_of(record) if column.key == key)
    return {code.value: code.label for of_column in codes for code in of_column or ()}


@cache
def _codes(key: str, sheet: str) -> dict[str, str]:
    return {label: code for code, label in _labels(key, sheet).items()}
