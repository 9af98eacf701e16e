"""What a button hands to Python: the job, and the workbook over which it was pressed."""

import sys
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import takewhile

import xlwings as xw

from toolkit.tracker.record.problems import Refused
from toolkit.words.languages.cldr import ENGLISH

LANGUAGE, BOOK, WINDOW, AUTOSAVE = "--lang=", "--book=", "--window=", "--autosave"


def job_of(told: Sequence[str]) -> list[str]:
    """The job and its words, such as `report_in` and a house format.

    Args:
        told: The words of the command line.
    """
    return list(takewhile(lambda word: not word.startswith("-"), told))


def language_of(told: Sequence[str]) -> str:
    """The language in which the add-in was built.

    Args:
        told: The words of the command line.
    """
    return _after(LANGUAGE, told) or ENGLISH


def book_name(told: Sequence[str]) -> str:
    """The name of the workbook over which a button was pressed; it comes as the codes of its characters.

    Args:
        told: The words of the command line.
    """
    codes = (int(code) for code in _after(BOOK, told).split("-") if code)
    return b"".join(code.to_bytes(2, "little") for code in codes).decode("utf-16-le", "surrogatepass")


def saves_itself(told: Sequence[str]) -> bool:
    """Whether AutoSave is on for the workbook, so that every change is saved at once.

    Args:
        told: The words of the command line.
    """
    return AUTOSAVE in told


def called_from(told: Sequence[str]) -> xw.Book:
    """The workbook over which a button was pressed.

    Args:
        told: The words of the command line.

    Raises:
        Refused: It is no longer open.
    """
    name = book_name(told)
    for program in _programs(_after(WINDOW, told)):
        for book in program.books:
            if _plain(book.name) == _plain(name):
                return book
    raise Refused("workbook-closed", found=name)


def _after(option: str, told: Sequence[str]) -> str:
    return next((word.removeprefix(option) for word in told if word.startswith(option)), "")


def _plain(name: str) -> str:
    """A name as it is compared: a Mac may write an accent as a sign of its own."""
    return unicodedata.normalize("NFC", name).casefold()


def _programs(window: str) -> Iterable[xw.App]:
    """The Excel whose window it is; on a Mac, which names none, all that run."""
    if sys.platform == "win32":
        from xlwings import _xlwindows

        return [xw.App(impl=_xlwindows.App(xl=int(window)))]
    return xw.apps
