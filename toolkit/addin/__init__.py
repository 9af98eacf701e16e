"""The door in Excel: what the buttons of the add-in do, over the open workbook. It never saves and never closes it.

A person waits for each press while Python starts, so a button loads only its group, and xlwings is loaded without what
it would load for others: pandas alone takes longer than all of ours.
"""

import sys
from importlib import import_module
from typing import Any

_GROUPS = {
    "help": ("about", "doctor"),
    "register": ("consolidate_folder", "decide_conflicts", "highlight_late_items", "history_of_action",
                 "issue_workbooks", "who_is_missing"),
    "reports": ("as_of_date", "open_reports_folder", "progress_report", "report_in", "report_in_another"),
    "returns": ("check_folder", "check_return", "clear_all_marks", "next_problem"),
}
"""Group of the ribbon -> what its buttons do."""
BUTTONS = {button: group for group, buttons in _GROUPS.items() for button in buttons}
"""What a button does -> its group."""
_FOR_OTHERS = ("PIL", "markdown", "matplotlib", "numpy", "pandas", "plotly", "polars")
"""What xlwings loads where it is installed; it does without each of them."""


def __getattr__(name: str) -> Any:
    """What a button does.

    Raises:
        AttributeError: There is no such button.
    """
    if name not in BUTTONS:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{BUTTONS[name]}"), name)


def _load_xlwings() -> None:
    absent = [name for name in _FOR_OTHERS if name not in sys.modules]
    sys.modules.update(dict.fromkeys(absent))  # type: ignore[arg-type]  # Python takes None for what is not there
    try:
        import_module("xlwings")
    finally:
        for name in absent:
            del sys.modules[name]


_load_xlwings()
