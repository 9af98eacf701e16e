"""Sheets and workbooks that are locked: unlocked while something is marked, and locked again exactly as they were.

Issued returns are locked without a password. xlwings has no words for it, so Excel's own objects are asked: on Windows
those of COM, on macOS those of AppleScript.
"""

import platform
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, Protocol

import xlwings as xw

from toolkit.tracker.record.problems import Place, Refused

ALLOWED = {
    "AllowFormattingCells": "allow_formatting_cells",
    "AllowFormattingColumns": "allow_formatting_columns",
    "AllowFormattingRows": "allow_formatting_rows",
    "AllowInsertingColumns": "allow_inserting_columns",
    "AllowInsertingRows": "allow_inserting_rows",
    "AllowInsertingHyperlinks": "allow_inserting_hyperlinks",
    "AllowDeletingColumns": "allow_deleting_columns",
    "AllowDeletingRows": "allow_deleting_rows",
    "AllowSorting": "allow_sorting",
    "AllowFiltering": "allow_filtering",
    "AllowUsingPivotTables": "allow_using_pivot_table",
}
"""What may stay allowed on a locked sheet, on Windows and on macOS, in the order in which Protect takes it."""
Settings = tuple[Any, ...]


class Locked(Refused):
    """A sheet or the workbook is locked in a way that cannot be lifted, such as with a password."""


class _Lock(Protocol):
    """The lock of a sheet or of a workbook."""

    def settings(self) -> Settings | None:
        """How it is locked; None where it is not."""

    def lift(self) -> None:
        """Unlock it, if it has no password."""

    def put_back(self, settings: Settings) -> None:
        """Lock it as it was."""


@contextmanager
def unlocked(book: xw.Book, sheets: Iterable[xw.Sheet]) -> Iterator[None]:
    """Unlock a workbook's structure and some of its sheets as long as the block lasts.

    Args:
        book: The workbook.
        sheets: Those of its sheets in which cells are to be changed.

    Raises:
        Locked: Something cannot be unlocked; what was unlocked before is locked again.
    """
    on_mac = platform.system() == "Darwin"
    with ExitStack() as stack:
        stack.enter_context(_lifted(_MacBook(book.api) if on_mac else _WindowsBook(book.api), Place(), book.name))
        for sheet in sheets:
            lock: _Lock = _MacSheet(sheet.api) if on_mac else _WindowsSheet(sheet.api)
            stack.enter_context(_lifted(lock, Place(sheet=sheet.name), sheet.name))
        yield


@contextmanager
def _lifted(lock: _Lock, place: Place, name: str) -> Iterator[None]:
    settings = lock.settings()
    if settings is None:
        yield
        return
    try:
        lock.lift()
    except Exception as error:  # each system says in its own way that there is a password
        raise Locked("locked-in-excel", place, name) from error
    if lock.settings() is not None:
        raise Locked("locked-in-excel", place, name)
    try:
        yield
    finally:
        lock.put_back(settings)


class _WindowsSheet:
    def __init__(self, api: Any) -> None:
        self.api = api

    def settings(self) -> Settings | None:
        api = self.api
        locked = (api.ProtectDrawingObjects, api.ProtectContents, api.ProtectScenarios)
        if not any(locked):
            return None
        return (api.EnableSelection, *locked, api.ProtectionMode, *(getattr(api.Protection, key) for key in ALLOWED))

    def lift(self) -> None:
        self.api.Unprotect("")  # without any password Excel would ask for one

    def put_back(self, settings: Settings) -> None:
        self.api.Protect("", *settings[1:])
        self.api.EnableSelection = settings[0]


class _WindowsBook:
    def __init__(self, api: Any) -> None:
        self.api = api

    def settings(self) -> Settings | None:
        locked = (self.api.ProtectStructure, self.api.ProtectWindows)
        return locked if any(locked) else None

    def lift(self) -> None:
        self.api.Unprotect("")

    def put_back(self, settings: Settings) -> None:
        self.api.Protect("", *settings)


class _MacSheet:
    def __init__(self, api: Any) -> None:
        self.api = api

    def settings(self) -> Settings | None:
        api = self.api
        locked = (api.protect_drawing_objects.get(), api.protect_contents.get(), api.protect_scenarios.get())
        if not any(locked):
            return None
        allowed = (getattr(api.protection_object, key).get() for key in ALLOWED.values())
        return (api.enable_selection.get(), *locked, api.protection_mode.get(), *allowed)

    def lift(self) -> None:
        self.api.unprotect(password="")

    def put_back(self, settings: Settings) -> None:
        keys = ("drawing_objects", "worksheet_contents", "scenarios", "user_interface_only", *ALLOWED.values())
        self.api.protect_worksheet(**dict(zip(keys, settings[1:], strict=True)))
        self.api.enable_selection.set(settings[0])


class _MacBook:
    def __init__(self, api: Any) -> None:
        self.api = api

    def settings(self) -> Settings | None:
        locked = (self.api.protect_structure.get(), self.api.protect_windows.get())
        return locked if any(locked) else None

    def lift(self) -> None:
        self.api.unprotect(password="")

    def put_back(self, settings: Settings) -> None:
        self.api.protect_workbook(structure=settings[0], windows=settings[1])
