"""The group Help."""

import xlwings as xw

from toolkit import __version__
from toolkit.addin.excel.pressing import button, title
from toolkit.words import addin as words
from toolkit.words.speaking import said


@button
def doctor(book: xw.Book) -> None:
    """Say whether everything that the add-in needs is in place."""
    from toolkit.addin_build.installing import examine

    lines = (said(words.GOOD if f.good else words.TO_PUT_RIGHT, what=f.what, found=f.found, fix=f.fix)
             for f in examine())
    book.app.alert("\n".join(lines), title())


@button
def about(book: xw.Book) -> None:
    """Say which version this is."""
    book.app.alert(said(words.ABOUT, version=__version__, xlwings=xw.__version__), title())
