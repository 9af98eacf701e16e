"""What happens when a button is pressed: the open workbook is handed on, and a person reads sentences."""

import time
from collections.abc import Callable
from datetime import datetime
from functools import wraps

import xlwings as xw

from toolkit.addin.excel.asking import Cancelled, title
from toolkit.console import log_details
from toolkit.progress import watched_by
from toolkit.tracker.record.problems import Refused
from toolkit.words import addin as words
from toolkit.words.phrases import told
from toolkit.words.speaking import Message, said, text

__all__ = ["StatusBar", "button", "moment", "title"]
EVERY_SECONDS = 1.0
"""How often the status bar says how far work has come."""


def moment() -> datetime:
    """The present moment, in the local time of the information unit."""
    return datetime.now()  # noqa: DTZ005 - history is written in local time


class StatusBar:
    """Shows in Excel's status bar how far work has come; not more often than somebody can read.

    Args:
        app: Excel.
        clock: Gives seconds.
    """

    def __init__(self, app: xw.App, clock: Callable[[], float] = time.monotonic) -> None:
        self._app, self._clock = app, clock
        self._last = clock()

    def step(self, what: Message, done: int, total: int) -> None:
        """Show it, if the last time is a while ago."""
        now = self._clock()
        if now - self._last >= EVERY_SECONDS:
            self._app.status_bar, self._last = told(what, done, total), now


def button(action: Callable[[xw.Book], str | None]) -> Callable[[], None]:
    """Make a button of a function: whatever happens, a person reads a sentence and never a traceback.

    What the function returns stays in Excel's status bar.
    """

    @wraps(action)
    def pressed() -> None:
        book, left = xw.Book.caller(), None
        try:
            book.app.status_bar = text(words.AT_WORK)
            with watched_by(StatusBar(book.app)):
                left = action(book)
        except Cancelled:
            pass
        except Refused as refused:
            book.app.alert(str(refused), title())
        except Exception:  # the last line of defence: the details go to a log file
            book.app.alert(said(words.UNEXPECTED, log=log_details()), title())
        finally:
            book.app.status_bar = left or False

    return pressed
