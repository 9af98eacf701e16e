"""Questions to the person at Excel: one function for each kind, so that a test can answer in their place.

Yes and no are asked by Excel itself. Excel has no other question that is the same on Windows and macOS, so a folder
and a short text are asked in a window of Python's own, above Excel.
"""

import platform
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import xlwings as xw

from toolkit.addin.excel.calling import saves_itself
from toolkit.tracker.record.problems import Refused
from toolkit.words import addin as words
from toolkit.words.speaking import said, text

if TYPE_CHECKING:
    import tkinter



def title() -> str:
    """What stands above each question and each message."""
    return text(words.TITLE)


class Cancelled(Exception):
    """A question was answered with nothing; the button ends, and nothing has happened."""


def ask_yes_no(app: xw.App, question: str) -> bool:
    """Whether the person agrees."""
    return app.alert(question, title(), buttons="yes_no") == "yes"


def may_mark(book: xw.Book) -> bool:
    """Whether cells of a workbook may be marked; with AutoSave, the person decides whether everybody gets the marks."""
    return not saves_itself(sys.argv) or ask_yes_no(book.app, said(words.SAVED_AT_ONCE, name=book.name))


def ask_folder(question: str, start: Path | None = None) -> Path:
    """A folder that exists.

    Args:
        question: What the window is headed.
        start: The folder that it shows first.

    Raises:
        Cancelled: None was chosen.
        Refused: This Python cannot open a window.
    """
    with _window() as window:
        from tkinter import filedialog

        # A Mac shows no title there, and no other system knows of a message.
        words = {"message": question} if platform.system() == "Darwin" else {"title": question}
        answer = filedialog.askdirectory(parent=window, initialdir=start, mustexist=True, **words)
    if not answer:
        raise Cancelled
    return Path(answer)


def ask_text(question: str, proposal: str = "") -> str:
    """A short text, without blanks around it.

    Args:
        question: What stands above the line to type in.
        proposal: What stands in that line at first.

    Raises:
        Cancelled: Nothing was typed.
        Refused: This Python cannot open a window.
    """
    with _window() as window:
        from tkinter import simpledialog

        answer = simpledialog.askstring(title(), question, parent=window, initialvalue=proposal)
    if not (answer or "").strip():
        raise Cancelled
    return str(answer).strip()


def ask_day(question: str, proposal: date | None = None) -> date:
    """A day, written as year-month-day; anything else is asked again, and never guessed.

    Raises:
        Cancelled: Nothing was typed.
        Refused: This Python cannot open a window.
    """
    asked, typed = question, proposal.isoformat() if proposal else ""
    while True:
        typed = ask_text(asked, typed)
        try:
            return date.fromisoformat(typed)
        except ValueError:
            asked = said(words.NOT_A_DAY, typed=typed, question=question)


def ask_choice(question: str, choices: Sequence[str]) -> str:
    """One of several names; anything else is asked again.

    Raises:
        Cancelled: Nothing was typed.
        Refused: This Python cannot open a window.
    """
    question = said(words.CHOICES, question=question, choices=", ".join(choices))
    asked, typed = question, choices[0]
    while (typed := ask_text(asked, typed)) not in choices:
        asked = said(words.NOT_A_CHOICE, typed=typed, question=question)
    return typed


@contextmanager
def _window() -> Iterator["tkinter.Tk"]:
    """An unseen window above all others, in the middle of the screen, to which a question belongs."""
    try:
        import tkinter
    except ImportError as error:
        raise Refused("windows-absent") from error
    try:
        window = tkinter.Tk()
    except tkinter.TclError as error:
        raise Refused("windows-absent") from error
    try:
        window.title(title())
        window.geometry(f"1x1+{window.winfo_screenwidth() // 2}+{window.winfo_screenheight() // 3}")
        window.attributes("-alpha", 0.0)
        window.attributes("-topmost", True)
        window.update()
        window.focus_force()
        yield window
    finally:
        window.destroy()
