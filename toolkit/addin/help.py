"""The group Help."""

import xlwings as xw

from toolkit import __version__
from toolkit.addin.excel.pressing import TITLE, button
from toolkit.addin_build.installing import examine


@button
def doctor(book: xw.Book) -> None:
    """Say whether everything that the add-in needs is in place."""
    lines = (f"{'Good' if f.good else 'To put right'}: {f.what}: {f.found}" + (f" ({f.fix})" if f.fix else "")
             for f in examine())
    book.app.alert("\n".join(lines), TITLE)


@button
def about(book: xw.Book) -> None:
    """Say which version this is."""
    book.app.alert(f"tracker-toolkit {__version__}, with xlwings {xw.__version__}.", TITLE)
