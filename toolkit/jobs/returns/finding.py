"""Which files may be returns."""

from collections.abc import Iterable
from pathlib import Path

from toolkit import store
from toolkit.tracker.record.problems import Place, Problem, Refused

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
"""Endings that a returned workbook may have; what cannot be read of these is a problem, not silence."""
CONFLICTED = ("conflicted copy", "in conflict", "sync-conflict")


def find_files(paths: Iterable[Path]) -> tuple[list[tuple[str, Path]], list[Problem]]:
    """The files that may be returns, and what was passed over.

    Args:
        paths: Files, and folders that are searched with all below them.

    Returns:
        (name below the folder that was given, path) in the order of names; and a problem for each file passed over.

    Raises:
        Refused: A folder cannot be read.
    """
    found: list[tuple[str, Path]] = []
    skipped: list[Problem] = []
    for path in paths:
        is_folder = store.is_folder(path)
        for file in store.files_below(path) if is_folder else [path]:
            name = file.relative_to(path).as_posix() if is_folder else file.name
            code = _why_skipped(file) if is_folder else _why_never(file)
            if code:
                skipped.append(Problem(code, Place(file=name), found=file.name))
            elif not (is_folder and file.name.startswith(".")):
                found.append((_readable(name), file))
    return found, skipped


def _readable(name: str) -> str:
    """A name that can be written down: bytes that are no text become signs that say so."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _why_never(file: Path) -> str:
    if file.name.startswith("~$"):
        return "lock-file"
    return "own-list" if "problems" in file.stem.casefold() and _is_problem_list(file) else ""


def _is_problem_list(file: Path) -> bool:
    """Whether a file is what a check wrote beside the checked copies."""
    from toolkit.reading.workbook import RETURN_LIMITS, read_workbook  # for the rare file that is called so
    from toolkit.tracker.returns.marked import PROBLEMS_SHEET
    from toolkit.tracker.returns.return_sheets import PROBLEM_LISTS, is_headed

    try:
        raw = read_workbook(store.read_bytes(file), limits=RETURN_LIMITS)
    except (Refused, MemoryError, RecursionError):
        return False
    return len(raw.sheets) == 1 and any(is_headed(raw, PROBLEMS_SHEET, headings) for headings in PROBLEM_LISTS)


def _why_skipped(file: Path) -> str:
    if any(mark in file.name.casefold() for mark in CONFLICTED):
        return "conflicted-copy"
    is_hidden = file.name.startswith(".")
    if file.suffix.casefold() in WORKBOOKS:
        return "hidden-file" if is_hidden else _why_never(file)
    if not is_hidden:
        return "skipped-file"
    return _why_never(file)
