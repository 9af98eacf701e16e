"""The open register as a job reads it: from its file, when what is on screen stands there."""

from pathlib import Path

import xlwings as xw

from toolkit.addin.folders import is_saved, register_path
from toolkit.addin.open_cells import raw_workbook
from toolkit.jobs.open_register import is_as_in_file
from toolkit.tracker.problems import Refused


def saved_register(book: xw.Book) -> Path:
    """The file of the open register.

    Excel takes a workbook for changed once it has computed it, or coloured a cell; so what it says counts.

    Raises:
        Refused: It is not a register, or has changes that are not saved.
        Cancelled: The question where its file is was not answered.
    """
    path = register_path(book)
    if not is_saved(book) and not is_as_in_file(raw_workbook(book), path):
        raise Refused("register-unsaved", found=book.name)
    return path
