"""An xlwings engine over LibreOffice: xlwings' own front end runs, and what it asks of Excel is done by a running Calc.

It has what the add-in uses and nothing else; a member that it lacks is an error.
"""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

import xlwings as xw

from tests.addin.calc_cells import Locked, Sheet
from tests.addin.file_engine import Apps
from tests.addin.file_engine import Engine as FileEngine
from tests.office import SOCKET, Link
from toolkit.addin.excel import asking
from toolkit.addin.excel.calling import book_name

ANSWERS, SAID, STATUS = "answers.json", "said.json", "status.json"


class Calc:
    """The engine."""

    name = "calc"
    type = "desktop"
    clean_value_data = staticmethod(FileEngine.clean_value_data)
    prepare_xl_data_element = staticmethod(FileEngine.prepare_xl_data_element)

    def __init__(self, folder: Path) -> None:
        self.apps = Apps(App(self, folder))


class App:
    pid = 1
    version = "16.0"
    screen_updating = True

    def __init__(self, engine: Calc, folder: Path) -> None:
        self.engine = engine
        self.folder = folder
        self.link = Link(folder / SOCKET)
        self.desktop: Any = self.link.unpacked({"object": 0})
        self.books = Books(self)

    @property
    def status_bar(self) -> object:
        return json.loads((self.folder / STATUS).read_text(encoding="utf-8"))

    @status_bar.setter
    def status_bar(self, text: object) -> None:
        (self.folder / STATUS).write_text(json.dumps(text), encoding="utf-8")

    @property
    def selection(self) -> Any:
        document = self.desktop.CurrentComponent
        place = document.CurrentSelection.RangeAddress
        sheet = Sheet(Book(self, document), document.CurrentController.ActiveSheet)
        return sheet.range((place.StartRow + 1, place.StartColumn + 1), (place.EndRow + 1, place.EndColumn + 1))

    def activate(self, steal_focus: bool = False) -> None:
        del steal_focus

    def alert(self, prompt: str, title: str, buttons: str, mode: object, callback: object) -> str:
        """Write down what is said; a question is answered as the test has laid down."""
        del title, mode, callback
        said = self.folder / SAID
        said.write_text(json.dumps([*json.loads(said.read_text(encoding="utf-8")), prompt]), encoding="utf-8")
        return next_answer(self.folder) if buttons == "yes_no" else "ok"


def next_answer(folder: Path) -> str:
    """The answer to the next question; a question that the test did not expect is an error."""
    first, *rest = json.loads((folder / ANSWERS).read_text(encoding="utf-8"))
    (folder / ANSWERS).write_text(json.dumps(rest), encoding="utf-8")
    return str(first)


class Books:
    """The workbooks that are open."""

    def __init__(self, app: App) -> None:
        self.app = app

    def _all(self) -> "list[Book]":
        found, components = [], self.app.desktop.Components.createEnumeration()
        while components.hasMoreElements():
            found.append(Book(self.app, components.nextElement()))
        return found

    def __iter__(self) -> "Iterator[Book]":
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def __call__(self, key: int | str) -> "Book":
        if isinstance(key, int):
            return self._all()[key - 1]
        found = [book for book in self._all() if book.name.lower() == key.lower()]
        if not found:
            raise KeyError(key)
        return found[0]

    def add(self) -> "Book":
        return self._loaded("private:factory/scalc")

    def open(self, path: str, *rest: object) -> "Book":
        del rest
        return self._loaded(Path(path).as_uri())

    def _loaded(self, address: str) -> "Book":
        return Book(self.app, self.app.desktop.loadComponentFromURL(address, "_blank", 0, ()))


class Book:
    def __init__(self, app: App, document: Any) -> None:
        self.app = app
        self.document = document
        self.api = Locked(document, FullName=self.fullname, Saved=not document.Modified)

    @property
    def name(self) -> str:
        return str(self.document.Title)

    @property
    def fullname(self) -> str:
        url = str(self.document.URL)
        return url2pathname(urlsplit(url).path) if url.startswith("file:") else url or self.name

    @property
    def sheets(self) -> "Sheets":
        return Sheets(self)

    def activate(self) -> None:
        self.document.CurrentController.Frame.activate()


class Sheets:
    def __init__(self, book: Book) -> None:
        self.book = book
        self.list = book.document.Sheets

    def __len__(self) -> int:
        return int(self.list.Count)

    def __iter__(self) -> "Iterator[Sheet]":
        return (self(number) for number in range(1, len(self) + 1))

    def __call__(self, key: int | str) -> "Sheet":
        if isinstance(key, int):
            return Sheet(self.book, self.list.getByIndex(key - 1))
        if not self.list.hasByName(key):
            raise KeyError(key)
        return Sheet(self.book, self.list.getByName(key))

    @property
    def active(self) -> "Sheet":
        return Sheet(self.book, self.book.document.CurrentController.ActiveSheet)

    def add(self, before: "Sheet | None", after: "Sheet | None", name: str) -> "Sheet":
        names = list(self.list.ElementNames)
        at = names.index(before.name) if before else names.index(after.name) + 1 if after else 0
        self.list.insertNewByName(name, at)
        sheet = self(name)
        sheet.activate()
        return sheet


def plug() -> None:
    """Put this engine in the place of Excel, and the caller's workbook before the button.

    The folder of the running LibreOffice is named in TRACKER_OFFICE, the workbook as RunPython names it, by `--book=`.
    """
    folder = Path(os.environ["TRACKER_OFFICE"])
    engine = Calc(folder)
    xw.engines.add(xw.main.Engine(impl=engine))
    xw.engines[engine.name].activate()
    xw.Book(impl=engine.apps.active.books(book_name(sys.argv))).set_mock_caller()
    vars(asking).update(ask_text=lambda *_: _typed(folder), ask_folder=lambda *_: Path(_typed(folder)))


def _typed(folder: Path) -> str:
    """What is answered in a window of Python's own; nothing, where the person closes it."""
    answer = next_answer(folder)
    if not answer:
        raise asking.Cancelled
    return answer
