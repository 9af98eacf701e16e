"""The open register as a job reads it: from its file, when what is on screen stands there."""

from pathlib import Path

import xlwings as xw

from toolkit.addin.excel.open_cells import raw_workbook
from toolkit.addin.folders import is_on_the_web, is_saved, register_path
from toolkit.jobs.open_register import is_as_in_file
from toolkit.tracker.record.problems import Refused


def saved_register(book: xw.Book) -> Path:
    """The file of the open register.

    Excel takes a workbook for changed once it has computed it, or coloured a cell; so what it says counts. And what was
    saved on OneDrive or SharePoint reaches the file on this computer only later.

    Raises:
        Refused: It is not a register, has changes that are not saved, or its file is not yet as it is open.
        Cancelled: The question where its file is was not answered.
    """
    path, saved = register_path(book), is_saved(book)
    if (saved and not is_on_the_web(book)) or is_as_in_file(raw_workbook(book), path):
        return path
    raise Refused("register-behind" if saved else "register-unsaved", found=book.name, suggestion=str(path.parent))
