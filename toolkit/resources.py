"""Finds the folders `workbook_templates`, `reports` and `macros`, in a checkout and in an installed package."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The folder of that name: carried by the installed package, or at the top of the checkout.

    Raises:
        FileNotFoundError: The installation is incomplete.
    """
    for candidate in (PACKAGE / "_resources" / name, PACKAGE.parent / name):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"The installation is incomplete: it has no folder {name}. Install tracker-toolkit again.")
