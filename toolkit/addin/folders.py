"""Where the files of the open register are, and what a person said about them before.

What is asked once is remembered for each register by its own id, so that it stays known when the file is moved.
"""

import platform
from pathlib import Path
from typing import Any

import xlwings as xw

from toolkit.addin.excel import asking
from toolkit.addin.excel.open_cells import raw_workbook
from toolkit.addin_build.remembered import LOCAL, recall, remember
from toolkit.jobs import identity
from toolkit.tracker.record.problems import Refused
from toolkit.tracker.record.register_sheets import ABOUT, tabs
from toolkit.words import addin as words
from toolkit.words.speaking import said

__all__ = ["address_of", "folder_for", "is_on_the_web", "is_saved", "recall", "register_id", "register_path",
           "remember"]


def register_id(book: xw.Book) -> str:
    """The id of the open register.

    Raises:
        Refused: It is not a register.
    """
    return identity.register_id(raw_workbook(book, *tabs(ABOUT)), book.name)


def register_path(book: xw.Book) -> Path:
    """The file of the open register on this computer; its folder is asked for where Excel only knows a web address.

    Raises:
        Refused: It is not a register, was never saved, or the folder that was chosen does not hold it.
        Cancelled: The question for the folder was not answered.
    """
    register, address = register_id(book), address_of(book)
    if is_on_the_web(book):
        return _local_copy(book.name, register)
    if not {"/", "\\"} & set(address):
        raise Refused("register-never-saved", found=book.name)
    return Path(address)


def folder_for(register: str, what: str, question: str, start: Path | None = None) -> Path:
    """A folder that is asked for once and then remembered; asked again when it is no longer there.

    Args:
        register: The id of the register.
        what: The folder is for, such as `returns`.
        question: To ask.
        start: The folder that is shown first.

    Raises:
        Cancelled: The question was not answered.
    """
    known = recall(register, what)
    if known and Path(known).is_dir():
        return Path(known)
    folder = asking.ask_folder(question, start)
    remember(register, what, str(folder))
    return folder


def address_of(book: xw.Book) -> str:
    """Where Excel says that a workbook is: a path, a web address, or only a name if it was never saved.

    xlwings would look for a local file of a web address in the likely places; a likely place is a guess.
    """
    return str(_property(book, "FullName", "full_name"))


def is_on_the_web(book: xw.Book) -> bool:
    """Whether Excel has a workbook from OneDrive or SharePoint."""
    return "://" in address_of(book)


def is_saved(book: xw.Book) -> bool:
    """Whether a workbook has no changes that are not saved."""
    return bool(_property(book, "Saved", "saved"))


def _property(book: xw.Book, on_windows: str, on_mac: str) -> Any:
    """A property of Excel's own workbook, for which xlwings has no name."""
    if platform.system() == "Darwin":
        return getattr(book.api, on_mac).get()
    return getattr(book.api, on_windows)


def _local_copy(name: str, register: str) -> Path:
    known = recall(register, LOCAL)
    if known and _is_register(Path(known, name), register):
        return Path(known, name)
    folder = asking.ask_folder(said(words.LOCAL_FOLDER, register=name))
    if not _is_register(folder / name, register):
        raise Refused("register-not-here", found=name, suggestion=str(folder))
    remember(register, LOCAL, str(folder))
    return folder / name


def _is_register(path: Path, register: str) -> bool:
    try:
        return identity.register_id_of(path) == register
    except Refused:
        return False
