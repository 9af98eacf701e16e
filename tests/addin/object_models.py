"""Excel's own objects over a saved file, as COM shows them on Windows and AppleScript on macOS.

Only what the add-in asks of them. Names for macOS are held against the dictionary that xlwings brings.
"""

import re
from types import SimpleNamespace
from typing import Any

from openpyxl.utils.protection import hash_password
from xlwings import mac_dict

ALLOWED = {
    "FormattingCells": "formatCells", "FormattingColumns": "formatColumns", "FormattingRows": "formatRows",
    "InsertingColumns": "insertColumns", "InsertingRows": "insertRows", "InsertingHyperlinks": "insertHyperlinks",
    "DeletingColumns": "deleteColumns", "DeletingRows": "deleteRows", "Sorting": "sort", "Filtering": "autoFilter",
    "UsingPivotTables": "pivotTables",
}  # fmt: skip
"""In the order in which Protect takes them; a file says what is locked, Excel what is allowed."""
NO_RESTRICTIONS, UNLOCKED_CELLS, NO_SELECTION = 0, 1, -4142
_SELECTION = {(False, False): NO_RESTRICTIONS, (True, False): UNLOCKED_CELLS, (True, True): NO_SELECTION}
_MAC_NAMES = {name for name, _ in mac_dict.properties}
_MAC_COMMANDS = {name: {parameter for parameter, _ in parameters} for name, _, parameters in mac_dict.commands}


class ComError(Exception):
    """What Excel answers when something cannot be done."""


class WindowsBook:
    """A workbook in COM."""

    def __init__(self, wb: Any, fullname: str) -> None:
        self.FullName = fullname
        self.Saved = True
        self._wb = wb

    @property
    def ProtectStructure(self) -> bool:  # noqa: N802
        return bool(self._wb.security and self._wb.security.lockStructure)

    @property
    def ProtectWindows(self) -> bool:  # noqa: N802
        return bool(self._wb.security and self._wb.security.lockWindows)

    def Unprotect(self, password: str) -> None:  # noqa: N802
        held = self._wb.security.workbookPassword
        if held and held != hash_password(password):
            raise ComError("The password you supplied is not correct.")
        self._wb.security.lockStructure = self._wb.security.lockWindows = None

    def Protect(self, password: str, structure: bool, windows: bool) -> None:  # noqa: N802
        assert password == ""
        self._wb.security.lockStructure, self._wb.security.lockWindows = structure or None, windows or None


class WindowsSheet:
    """A worksheet in COM."""

    def __init__(self, ws: Any) -> None:
        self._lock = ws.protection
        self.Protection = SimpleNamespace(**{
            f"Allow{what}": not getattr(self._lock, key) for what, key in ALLOWED.items()})
        self.ProtectionMode = False

    @property
    def ProtectContents(self) -> bool:  # noqa: N802
        return bool(self._lock.sheet)

    @property
    def ProtectDrawingObjects(self) -> bool:  # noqa: N802
        return bool(self._lock.sheet and self._lock.objects)

    @property
    def ProtectScenarios(self) -> bool:  # noqa: N802
        return bool(self._lock.sheet and self._lock.scenarios)

    @property
    def EnableSelection(self) -> int:  # noqa: N802
        return _SELECTION[bool(self._lock.selectLockedCells), bool(self._lock.selectUnlockedCells)]

    @EnableSelection.setter
    def EnableSelection(self, kind: int) -> None:  # noqa: N802
        self._lock.selectLockedCells, self._lock.selectUnlockedCells = next(
            pair for pair, number in _SELECTION.items() if number == kind)

    def Unprotect(self, password: str) -> None:  # noqa: N802
        if self._lock.password and self._lock.password != hash_password(password):
            raise ComError("The password you supplied is not correct.")
        # What was allowed is forgotten, and so is what may be selected: who puts it back has to say all of it.
        for key in (*ALLOWED.values(), "objects", "scenarios", "sheet", "selectLockedCells", "selectUnlockedCells"):
            setattr(self._lock, key, False)

    def Protect(self, password: str, drawings: bool, contents: bool, scenarios: bool, interface_only: bool,  # noqa: N802
                *allowed: bool) -> None:
        assert (password, interface_only) == ("", False)
        self._lock.objects, self._lock.sheet, self._lock.scenarios = drawings, contents, scenarios
        for key, is_allowed in zip(ALLOWED.values(), allowed, strict=True):
            setattr(self._lock, key, not is_allowed)


class Mac:
    """An object in AppleScript, as appscript shows it: a property is asked with `get()`."""

    def __init__(self, windows: Any) -> None:
        self._windows = windows

    def __getattr__(self, name: str) -> Any:
        assert name in _MAC_NAMES, name
        said = {"protection_object": "Protection", "interior_object": "Interior", "shape_object": "Shape",
                "allow_using_pivot_table": "AllowUsingPivotTables"}
        camel = said.get(name, re.sub(r"(?:^|_)(\w)", lambda letter: letter[1].upper(), name))
        value = getattr(self._windows, camel)
        if name.endswith("_object"):
            return Mac(value)
        return SimpleNamespace(get=lambda: f"k.{value}" if name == "pattern" else value,
                               set=lambda new: setattr(self._windows, camel, new))

    def unprotect(self, password: str) -> None:
        self._windows.Unprotect(password)

    def protect_worksheet(self, **named: Any) -> None:
        assert set(named) | {"password"} == _MAC_COMMANDS["protect_worksheet"]
        ordered = ("drawing_objects", "worksheet_contents", "scenarios", "user_interface_only", *(
            "allow_" + re.sub(r"(?<!^)([A-Z])", r"_\1", what).lower().replace("tables", "table") for what in ALLOWED))
        self._windows.Protect("", *(named[key] for key in ordered))

    def protect_workbook(self, **named: Any) -> None:
        assert set(named) | {"password"} == _MAC_COMMANDS["protect_workbook"]
        self._windows.Protect("", named["structure"], named["windows"])
