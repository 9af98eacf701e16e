"""The group Reports: Word reports on the open register, made by the job of `tracker report` from its file."""

from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import xlwings as xw

from toolkit.addin import folders
from toolkit.addin.as_of import as_of_day, ask_as_of
from toolkit.addin.excel import asking
from toolkit.addin.excel.pressing import button, moment, title
from toolkit.addin.open_register import saved_register
from toolkit.jobs.registers import load_reported
from toolkit.opening import open_with_its_program
from toolkit.tracker.views.figures import latest_as_of
from toolkit.words import addin as words
from toolkit.words import console
from toolkit.words.speaking import counted, said, text

if TYPE_CHECKING:
    from toolkit.jobs.reporting import ReportResult

HOUSE_FORMAT, REPORTS = "house format", "reports"
"""Under these the last house format and the folder of the reports are remembered."""


@button
def progress_report(book: xw.Book) -> None:
    """Make a report in the house format that was used last; it is asked for the first time."""
    register = folders.register_id(book)
    _make(book, folders.recall(register, HOUSE_FORMAT) or _one_of_ours(folders.register_path(book)))


def report_in(house_format: str) -> None:
    """Make a report in a house format of the toolkit, by its name."""

    @button
    def make(book: xw.Book) -> None:
        _make(book, house_format)

    make()


@button
def report_in_another(book: xw.Book) -> None:
    """Make a report in a house format from a folder of the person's own."""
    register = folders.register_id(book)
    _make(book, str(_one_of_theirs(folders.recall(register, HOUSE_FORMAT))))


@button
def as_of_date(book: xw.Book) -> None:
    """Ask for the day as of which everything is judged, and remember it."""
    register, usual = folders.register_id(book), _usual_day(folders.register_path(book))
    day = ask_as_of(register, usual)
    book.app.alert(said(words.AS_OF_SET, register=book.name, day=day), title())


@button
def open_reports_folder(book: xw.Book) -> None:
    """Open the folder in which the reports on the register are kept."""
    register = folders.register_id(book)
    open_with_its_program(_folder(book, register, folders.register_path(book)))


def _make(book: xw.Book, house_format: str) -> None:
    """Make a report and open it.

    Args:
        book: The register.
        house_format: A name of the toolkit's, or the folder of another.
    """
    from toolkit.jobs.reporting import report

    path, register, chosen = saved_register(book), folders.register_id(book), Path(house_format)
    as_of = as_of_day(register, _usual_day(path))
    out = _free(book.app, _folder(book, register, path) / f"{chosen.name} {as_of}.docx")
    book.app.status_bar = said(words.MAKING_REPORT, name=out.name)
    where = (chosen.parent,) if chosen.is_absolute() else ()
    made = report(path, chosen.name, out, moment(), as_of=as_of, folders=where)
    folders.remember(register, HOUSE_FORMAT, house_format)
    if sentences := list(_told(made)):
        book.app.alert("\n\n".join(sentences), title())
    open_with_its_program(out)


def _told(made: "ReportResult") -> Iterator[str]:
    """What somebody should know who opens a report: what was renewed in it, and what its template leaves out."""
    if made.renewal:
        kept = counted(console.COUNT_KEPT, made.renewal.kept)
        yield counted(words.RENEWED, made.renewal.conflicts, name=made.written.name, kept=kept)
    if made.is_template_new:
        yield text(words.TEMPLATE_IS_NEW)
    yield from made.left_out


def _one_of_ours(path: Path) -> str:
    from toolkit.jobs.reporting import formats_for

    return asking.ask_choice(text(words.WHICH_FORMAT), formats_for(load_reported(path)))


def _one_of_theirs(last: str) -> Path:
    """The folder of a house format; one that holds several is good too."""
    from toolkit.word.house_formats import names

    start = Path(last).parent if Path(last).is_absolute() else None
    folder = asking.ask_folder(text(words.FORMAT_FOLDER), start)
    inside = names([folder])
    return folder / asking.ask_choice(text(words.WHICH_FORMAT), inside) if inside else folder


def _usual_day(path: Path) -> date | None:
    """The day that the register itself says."""
    return latest_as_of(load_reported(path))


def _folder(book: xw.Book, register: str, path: Path) -> Path:
    beside = path.parent / REPORTS
    question = said(words.REPORTS_FOLDER, register=book.name)
    return folders.folder_for(register, REPORTS, question, beside if beside.is_dir() else path.parent)


def _free(app: xw.App, out: Path) -> Path:
    """Where to write: a report that is there is only renewed where they agree."""
    question = said(words.REPORT_EXISTS, name=out.name)
    if not out.exists() or asking.ask_yes_no(app, question):
        return out
    numbered = (out.with_stem(f"{out.stem} ({number})") for number in count(2))
    return next(path for path in numbered if not path.exists())
