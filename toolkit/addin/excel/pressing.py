"""What happens when a button is pressed: the open workbook is handed on, and a person reads sentences."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps

import xlwings as xw

from toolkit.addin.excel.asking import TITLE, Cancelled
from toolkit.console import log_details
from toolkit.tracker.record.problems import Refused
from toolkit.words import addin as words
from toolkit.words.speaking import said, text

__all__ = ["TITLE", "button", "moment"]


def moment() -> datetime:
    """The present moment, in the local time of the information unit."""
    return datetime.now()  # noqa: DTZ005 - history is written in local time


def button(action: Callable[[xw.Book], str | None]) -> Callable[[], None]:
    """Make a button of a function: whatever happens, a person reads a sentence and never a traceback.

    What the function returns stays in Excel's status bar.
    """

    @wraps(action)
    def pressed() -> None:
        book, left = xw.Book.caller(), None
        try:
            book.app.status_bar = text(words.AT_WORK)
            left = action(book)
        except Cancelled:
            pass
        except Refused as refused:
            book.app.alert(str(refused), TITLE)
        except Exception:  # the last line of defence: the details go to a log file
            book.app.alert(said(words.UNEXPECTED, log=log_details()), TITLE)
        finally:
            book.app.status_bar = left or False

    return pressed
