"""The day for which the open register is judged: the one that was chosen in the ribbon, else the register's own."""

from contextlib import suppress
from datetime import date

from toolkit.addin import folders
from toolkit.addin.excel import asking
from toolkit.words import addin as words
from toolkit.words.speaking import text


def as_of_day(register: str, usual: date | None) -> date:
    """The day to judge for; asked for where there is none.

    Args:
        register: The id of the register.
        usual: The day that the register itself says.

    Raises:
        Cancelled: The question was not answered.
    """
    return _chosen_day(register, usual) or usual or ask_as_of(register, usual)


def ask_as_of(register: str, usual: date | None) -> date:
    """Ask for the day to judge for, and remember it until the register itself says another one.

    Args:
        register: The id of the register.
        usual: The day that the register itself says.

    Raises:
        Cancelled: The question was not answered.
    """
    day = asking.ask_day(text(words.AS_OF_WHICH_DAY), _chosen_day(register, usual) or usual)
    folders.remember(register, _instead_of(usual), day.isoformat())
    return day


def _chosen_day(register: str, usual: date | None) -> date | None:
    """The day that was chosen instead of the usual one; a new round brings its own day again."""
    with suppress(ValueError):
        return date.fromisoformat(folders.recall(register, _instead_of(usual)))
    return None


def _instead_of(usual: date | None) -> str:
    return f"as-of date instead of {usual or 'none'}"
